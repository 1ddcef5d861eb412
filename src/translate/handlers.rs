//! The languages of a survey: which there are, how far each is, offering one more.

use actix_web::web::Path;
use domain::survey::EASY_ENGLISH;
use domain::survey::translation::{Progress, fingerprint, pieces};
use domain::{Arg, Problem, Problems};

use super::commands::{self, TranslateError};
use super::forms::{CheckForm, OfferForm};
use super::pages::{LanguageLine, LanguagePage, PartLine, TranslationsPage};
use super::queries::{self, Checked};
use super::wording::{self, Tongue, home, offered};
use crate::db::Tx;
use crate::proof::queries::{EditionRow, editions};
use crate::staff::proof::{In, Permission};
use crate::staff::roles::{EditSurvey, SeeSurveys};
use crate::survey::SurveyId;
use crate::survey::commands::SaveError;
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::gate::AnyStaff;
use crate::web::ui::{Choice, DayField, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/translations", languages)
        .post("/staff/surveys/{survey}/translations", offer)
        .get("/staff/surveys/{survey}/translations/{tongue}", language)
        .post("/staff/surveys/{survey}/translations/{tongue}/check", check)
        .post(
            "/staff/surveys/{survey}/translations/{tongue}/withdraw",
            withdraw,
        );
}

pub(super) type Officer = In<SurveyId, EditSurvey>;

/// A survey as translators work on it: its versions, the one worked on last.
pub(super) struct Work(Vec<EditionRow>);

impl Work {
    pub(super) async fn find<P: Permission>(
        shell: &Shell,
        who: &In<SurveyId, P>,
    ) -> Result<Self, Error> {
        let editions = editions(shell.db().read(), who).await?;
        match editions.is_empty() {
            true => Err(Error::NotFound),
            false => Ok(Self(editions)),
        }
    }

    /// The draft, or what was published last.
    pub(super) fn latest(&self) -> Result<&EditionRow, Error> {
        self.0.last().ok_or(Error::NotFound)
    }

    /// A language it is offered in, besides the one it is written in.
    pub(super) fn tongue(&self, shell: &Shell, tag: &str) -> Result<Tongue, Error> {
        let languages = &self.latest()?.definition.languages;
        let is_offered = languages.iter().skip(1).any(|it| it == tag);
        match is_offered {
            true => Ok(Tongue::of(shell, tag)),
            false => Err(Error::NotFound),
        }
    }

    /// The earlier source of a text that bears this mark.
    pub(super) fn earlier(&self, place: &str, mark: &str) -> Option<String> {
        self.0.iter().rev().find_map(|edition| {
            let source = domain::survey::source(&edition.definition);
            let texts = domain::survey::texts(&edition.definition);
            let (_, text) = texts.into_iter().find(|(at, _)| at == place)?;
            let words = text.exactly(source);
            (domain::survey::mark(words) == mark).then(|| words.to_owned())
        })
    }

    pub(super) fn survey(&self, survey: SurveyId) -> Result<Link, Error> {
        let title = self.latest()?.definition.title.get("en").0;
        Ok(Link::new(title, format!("/staff/surveys/{}", survey.0)))
    }

    /// What becomes of work done now, in words.
    pub(super) fn note(&self, shell: &Shell) -> Result<String, Error> {
        let latest = self.latest()?;
        let number = latest.number + i32::from(latest.published_at.is_some());
        let number = [("number", Arg::Number(number.into()))];
        Ok(match latest.published_at {
            Some(_) => shell.with("translate-note-open", &number),
            None => shell.with("translate-note-draft", &number),
        })
    }
}

async fn languages(who: In<SurveyId, SeeSurveys>, staff: AnyStaff, shell: Shell) -> Reply {
    let page = list(&shell, &who, &staff, FormErrors::none()).await?;
    shell.render(page)
}

async fn list<P: Permission>(
    shell: &Shell,
    who: &In<SurveyId, P>,
    staff: &AnyStaff,
    errors: FormErrors,
) -> Result<TranslationsPage, Error> {
    let work = Work::find(shell, who).await?;
    let definition = &work.latest()?.definition;
    let checks = queries::checked(shell.db().read(), who.object().0).await?;
    let line = |tag: &String| {
        let all = pieces(definition, tag);
        let progress = Progress::of(&all);
        let mark = fingerprint(definition, tag);
        LanguageLine {
            link: Link::new(
                wording::Tongue::of(shell, tag).name,
                format!("{}/{tag}", home(who.object())),
            ),
            state: match is_unchecked(&checks, tag, &mark) && progress.is_done() {
                true => "unchecked",
                false => wording::state(progress),
            },
            progress: match tag == EASY_ENGLISH {
                true => wording::easy_progress(shell, &all),
                false => wording::progress(shell, progress),
            },
            checked: checked(shell, &checks, tag, &mark),
        }
    };
    let is_new = |tag: &&str| !definition.languages.iter().any(|it| it == *tag);
    let choice = |tag: &str| Choice::plain(tag, Tongue::of(shell, tag).name, false);
    Ok(TranslationsPage {
        survey: work.survey(who.object())?,
        here: home(who.object()),
        source: Tongue::source(shell, definition).name,
        note: work.note(shell)?,
        languages: definition.languages.iter().skip(1).map(line).collect(),
        choices: offered().filter(is_new).map(choice).collect(),
        error: errors.of("language"),
        errors,
        may_edit: staff.who().may(EditSurvey::NAME),
    })
}

/// Whether easy read is as nobody with lived experience has read it. Words that somebody wrote are
/// not yet words that people understand.
fn is_unchecked(checks: &[Checked], tag: &str, mark: &str) -> bool {
    let last = checks.iter().find(|check| check.language == tag);
    tag == EASY_ENGLISH && last.is_none_or(|check| check.mark != mark)
}

/// What is known of a check by somebody who speaks the language; a change since makes it fall.
fn checked(shell: &Shell, checks: &[Checked], tag: &str, mark: &str) -> String {
    let Some(last) = checks.iter().find(|check| check.language == tag) else {
        return shell.t(match tag == EASY_ENGLISH {
            true => "easy-unchecked",
            false => "translate-unchecked",
        });
    };
    let noted = domain::time::day_in_london(last.at);
    let day = last.on.unwrap_or(noted);
    let values = [
        ("name", Arg::from(last.by.as_str())),
        ("day", Arg::Text(shell.texts.date(day))),
    ];
    match last.mark == mark {
        true => shell.with("translate-checked", &values),
        false => shell.with("translate-checked-before", &values),
    }
}

async fn offer(officer: Officer, staff: AnyStaff, shell: Shell, form: Posted<OfferForm>) -> Reply {
    let tag = form.language.as_str();
    if !offered().any(|known| known == tag) {
        let problems = Problems::one("language", Problem::says("language-missing"));
        let errors = FormErrors::new(&shell, &problems);
        return shell.invalid(list(&shell, &officer, &staff, errors).await?);
    }
    let now = shell.now;
    let offering = async |tx: &Tx| commands::offer(tx, &officer, tag, now).await;
    shell.db().write(offering).await.map_err(failed)?;
    shell.flash(Flash::new("flash-language-offered"));
    shell.see_other(&format!("{}/{tag}", home(officer.object())))
}

/// A refusal nobody could have known of before, as an error page.
pub(super) fn failed(error: TranslateError) -> Error {
    match error {
        TranslateError::NotOffered => Error::NotFound,
        TranslateError::Refused(_) => Error::Conflict("draft-changed"),
        TranslateError::Save(SaveError::NoDraft) => Error::Conflict("survey-no-draft"),
        TranslateError::Save(SaveError::Changed) => Error::Conflict("draft-changed"),
        TranslateError::Save(SaveError::Database(error)) | TranslateError::Database(error) => {
            error.into()
        }
        TranslateError::Save(SaveError::Json(error)) => error.into(),
    }
}

async fn language(
    who: In<SurveyId, SeeSurveys>,
    staff: AnyStaff,
    shell: Shell,
    path: Path<(String, String)>,
) -> Reply {
    let page = overview(&shell, &who, &staff, &path.1, Said::default()).await?;
    shell.render(page)
}

/// What a page of a language says besides how far it is.
#[derive(Default)]
pub(super) struct Said<'a> {
    pub(super) errors: FormErrors,
    pub(super) checked_by: &'a str,
    pub(super) checked_on: Option<&'a CheckForm>,
    pub(super) translator: &'a str,
    pub(super) pasted: &'a str,
    pub(super) rows: Vec<String>,
}

pub(super) async fn overview<P: Permission>(
    shell: &Shell,
    who: &In<SurveyId, P>,
    staff: &AnyStaff,
    tag: &str,
    said: Said<'_>,
) -> Result<LanguagePage, Error> {
    let work = Work::find(shell, who).await?;
    let tongue = work.tongue(shell, tag)?;
    let definition = &work.latest()?.definition;
    let db = shell.db().read();
    let checks = queries::checked(db, who.object().0).await?;
    let credits = queries::credits(db, who, tag).await?;
    let all = pieces(definition, tag);
    let here = format!("{}/{tag}", home(who.object()));
    let part = |number: usize| {
        let progress = Progress::of(all.iter().filter(|piece| piece.part == number));
        PartLine {
            link: Link::new(
                wording::part(shell, definition, number),
                format!("{here}/pages/{number}"),
            ),
            state: wording::state(progress),
            progress: wording::progress(shell, progress),
        }
    };
    let mut by: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for credit in credits.into_values() {
        let name = credit.name.unwrap_or_else(|| shell.t("the-operator"));
        *by.entry(name).or_default() += 1;
    }
    let credit = |(name, texts): (String, usize)| {
        let values = [("name", Arg::Text(name)), ("count", Arg::from(texts))];
        shell.with("translate-credit", &values)
    };
    let progress = Progress::of(&all);
    Ok(LanguagePage {
        survey: work.survey(who.object())?,
        home: home(who.object()),
        language: tongue.name,
        note: work.note(shell)?,
        progress: match tag == EASY_ENGLISH {
            true => wording::easy_progress(shell, &all),
            false => wording::progress(shell, progress),
        },
        is_done: progress.is_done(),
        is_easy: tag == EASY_ENGLISH,
        parts: (0..=definition.sections.len()).map(part).collect(),
        credits: by.into_iter().map(credit).collect(),
        checked: checked(shell, &checks, tag, &fingerprint(definition, tag)),
        checked_by: Field::new("checked_by", said.checked_by, &said.errors),
        checked_on: checked_on(said.checked_on, &said.errors),
        translator: Field::new("translator", said.translator, &said.errors),
        pasted: Field::new("pasted", said.pasted, &said.errors),
        rows: said.rows,
        errors: said.errors,
        may_edit: staff.who().may(EditSurvey::NAME),
        here,
    })
}

/// The day of the check, as it is typed.
fn checked_on(form: Option<&CheckForm>, errors: &FormErrors) -> DayField {
    let part = |part: fn(&CheckForm) -> &String| form.map(part).cloned().unwrap_or_default();
    DayField {
        name: "checked".to_owned(),
        day: part(|form| &form.day),
        month: part(|form| &form.month),
        year: part(|form| &form.year),
        error: errors.of("checked-day"),
    }
}

async fn check(
    officer: Officer,
    staff: AnyStaff,
    shell: Shell,
    path: Path<(String, String)>,
    form: Posted<CheckForm>,
) -> Reply {
    let now = shell.now;
    let (by, on) = match form.parse(path.1 == EASY_ENGLISH, now.day()) {
        Ok(parsed) => parsed,
        Err(problems) => {
            let said = Said {
                errors: FormErrors::new(&shell, &problems),
                checked_by: &form.checked_by,
                checked_on: Some(&form),
                ..Said::default()
            };
            return shell.invalid(overview(&shell, &officer, &staff, &path.1, said).await?);
        }
    };
    let note = async |tx: &Tx| commands::check(tx, &officer, &path.1, (&by, on), now).await;
    shell.db().write(note).await.map_err(failed)?;
    shell.flash(Flash::new("flash-language-checked"));
    shell.see_other(&format!("{}/{}", home(officer.object()), path.1))
}

async fn withdraw(
    officer: Officer,
    shell: Shell,
    path: Path<(String, String)>,
    _: Posted<Button>,
) -> Reply {
    let now = shell.now;
    let withdrawing = async |tx: &Tx| commands::withdraw(tx, &officer, &path.1, now).await;
    shell.db().write(withdrawing).await.map_err(failed)?;
    shell.flash(Flash::new("flash-language-withdrawn"));
    shell.see_other(&home(officer.object()))
}
