//! Officers answer questions in public, correct what was wrong, and tell what happened.

use actix_web::web::{Data, Path};
use domain::notice::NoticeKind;
use domain::{Arg, Named};

use super::NoticeId;
use super::commands::{self, NoticeError};
use super::forms::{NoticeForm, WithdrawForm};
use super::pages::{NoticePage, NoticeTexts, StaffNotice, StaffNoticesPage};
use super::public::views;
use super::queries::{self, Notice, Subject, Worded};
use crate::db::{Db, Tx};
use crate::publish::queries::in_force;
use crate::respond::commands::addresses::count;
use crate::results::rounded;
use crate::staff::proof::{In, Permission};
use crate::staff::roles::{EditSurvey, SeeSurveys};
use crate::survey::{Published, SurveyId};
use crate::web::flash::Flash;
use crate::web::gate::AnyStaff;
use crate::web::locale::LANGUAGES;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};
use crate::words::Spoken;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/notices", list)
        .get("/staff/surveys/{survey}/notices/new/{kind}", ask)
        .post("/staff/surveys/{survey}/notices/new/{kind}", publish)
        .get("/staff/notices/{notice}", change)
        .post("/staff/notices/{notice}", reword)
        .post("/staff/notices/{notice}/withdraw", withdraw);
}

type Officer = In<SurveyId, EditSurvey>;
type Editor = In<NoticeId, EditSurvey>;

/// The survey notices are about.
async fn subject(shell: &Shell, survey: i64) -> Result<Subject, Error> {
    let found = queries::subject(shell.db().read(), survey).await?;
    found.ok_or(Error::NotFound)
}

/// The languages notices are written in: those of the survey, the first one always.
fn languages(of: &Subject) -> Vec<String> {
    let all = of.definition.languages.iter();
    all.filter(|lang| !lang.contains("-x-")).cloned().collect()
}

/// The languages the notices of a survey are written in.
pub(crate) async fn languages_of(db: &Db, survey: SurveyId) -> Result<Vec<String>, Error> {
    let found = queries::subject(db.read(), survey.0).await?;
    Ok(languages(&found.ok_or(Error::NotFound)?))
}

fn title(of: &Subject) -> String {
    of.definition.title.get("en").0.to_owned()
}

async fn list(who: In<SurveyId, SeeSurveys>, staff: AnyStaff, shell: Shell) -> Reply {
    let db = shell.db().read();
    let subject = subject(&shell, who.object().0).await?;
    let notices = queries::with_names(db, &who).await?;
    let may_edit = staff.who().may(EditSurvey::NAME);
    let seen = views(&shell, &Spoken::english(), &notices)
        .into_iter()
        .zip(&notices);
    shell.render(StaffNoticesPage {
        id: subject.survey,
        title: title(&subject),
        public: format!("/surveys/{}/notices", subject.slug),
        addresses: left(&shell, &who).await?,
        digest: last_digest(&shell, subject.survey).await?,
        held: in_force(db, who.programme(), shell.now).await?.is_some(),
        may_edit,
        notices: seen
            .map(|(view, notice)| StaffNotice {
                change: (may_edit && view.withdrawn.is_none())
                    .then(|| format!("/staff/notices/{}", notice.id)),
                history: notice
                    .wordings
                    .iter()
                    .map(|one| said_by(&shell, one))
                    .collect(),
                told: told(&shell, notice),
                view,
            })
            .collect(),
    })
}

/// How many have left an address, in words.
pub(crate) async fn left<P: Permission>(
    shell: &Shell,
    who: &In<SurveyId, P>,
) -> Result<String, Error> {
    let left = count(shell.db().read(), who).await?;
    let left = rounded(shell, u32::try_from(left).unwrap_or(u32::MAX));
    Ok(shell.with("notices-addresses", &[("count", Arg::Text(left))]))
}

/// When people were last told what became of the survey, in words.
async fn last_digest(shell: &Shell, survey: i64) -> Result<String, Error> {
    let Some((at, count)) = queries::last_digest(shell.db().read(), survey).await? else {
        return Ok(shell.t("notices-digest-never"));
    };
    let count = rounded(shell, u32::try_from(count).unwrap_or(0));
    let values = [
        ("count", Arg::Text(count)),
        ("when", Arg::Text(shell.texts.moment(at))),
    ];
    Ok(shell.with("notices-digest-last", &values))
}

/// Who said it, and when.
fn said_by(shell: &Shell, one: &Worded) -> String {
    let name = one.by.clone().unwrap_or_else(|| shell.t("the-operator"));
    let when = shell.texts.moment(one.at);
    shell.with(
        "by-whom-when",
        &[("name", Arg::Text(name)), ("when", Arg::Text(when))],
    )
}

/// Whether people were told.
fn told(shell: &Shell, notice: &Notice) -> String {
    match (notice.told, notice.tell) {
        (Some((at, count)), _) => {
            let count = rounded(shell, u32::try_from(count).unwrap_or(0));
            let when = shell.texts.moment(at);
            let values = [("count", Arg::Text(count)), ("when", Arg::Text(when))];
            shell.with("notices-told", &values)
        }
        (None, true) => shell.t("notices-to-be-told"),
        (None, false) => shell.t("notices-not-told"),
    }
}

/// The path of a new notice: its survey and its kind.
type NewPlace = Path<(String, String)>;

fn kind(place: &NewPlace) -> Result<NoticeKind, Error> {
    NoticeKind::from_name(&place.1).ok_or(Error::NotFound)
}

async fn ask(officer: Officer, shell: Shell, place: NewPlace) -> Reply {
    let kind = kind(&place)?;
    let form = NoticeForm::new(kind.is_for_everybody());
    let page = new_page(&shell, &officer, kind, &form, FormErrors::none()).await?;
    shell.render(page)
}

async fn new_page(
    shell: &Shell,
    officer: &Officer,
    kind: NoticeKind,
    form: &NoticeForm,
    errors: FormErrors,
) -> Result<NoticePage, Error> {
    let subject = subject(shell, officer.object().0).await?;
    let back = format!("/staff/surveys/{}/notices", subject.survey);
    let tell = Choice::plain("yes", shell.t("notice-tell-them"), form.tells());
    Ok(NoticePage {
        action: format!("{back}/new/{}", kind.name()),
        is_new: true,
        tell: vec![tell],
        addresses: left(shell, officer).await?,
        ..page(shell, &subject, kind, form, errors)
    })
}

/// What both pages share.
fn page(
    shell: &Shell,
    of: &Subject,
    kind: NoticeKind,
    form: &NoticeForm,
    errors: FormErrors,
) -> NoticePage {
    let languages = languages(of);
    let several = languages.len() > 1;
    let field = |name: String| Field::new(&name, form.typed(&name), &errors);
    let label = |which: &str, lang: &str| {
        let label = shell.t(&format!("notice-label-{which}-{}", kind.name()));
        match several {
            true => format!("{label} ({})", language_name(lang)),
            false => label,
        }
    };
    let texts = languages.iter().zip(0..).map(|(lang, at)| NoticeTexts {
        language: several.then(|| language_name(lang)),
        lang: lang.clone(),
        optional: at > 0,
        first_label: label("first", lang),
        second_label: label("second", lang),
        first: field(format!("first-{lang}")),
        second: field(format!("second-{lang}")),
    });
    NoticePage {
        action: String::new(),
        back: format!("/staff/surveys/{}/notices", of.survey),
        title: title(of),
        kind: kind.name(),
        is_new: false,
        read: form.typed("read").to_owned(),
        texts: texts.collect(),
        link: (kind == NoticeKind::News).then(|| field("link".to_owned())),
        reason: None,
        tell: Vec::new(),
        addresses: shell.t("notice-told-once"),
        why: None,
        errors,
    }
}

/// The name of a language in itself, or its tag.
fn language_name(tag: &str) -> String {
    let known = LANGUAGES.iter().find(|language| language.tag == tag);
    known.map_or(tag, |language| language.name).to_owned()
}

async fn publish(
    officer: Officer,
    shell: Shell,
    published: Data<Published>,
    place: NewPlace,
    form: Posted<NoticeForm>,
) -> Reply {
    let kind = kind(&place)?;
    let subject = subject(&shell, officer.object().0).await?;
    let wording = match form.parse(kind, &languages(&subject), false) {
        Ok(wording) => wording,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(new_page(&shell, &officer, kind, &form, errors).await?);
        }
    };
    let (now, tell) = (shell.now, form.tells());
    let publish = async |tx: &Tx| commands::publish(tx, &officer, kind, &wording, tell, now).await;
    let outcome = shell.db().write(publish).await.map(|_| ());
    done(
        &shell,
        &published,
        outcome,
        &subject,
        "flash-notice-published",
    )
}

/// After something was published: the list, as the public sees it from now on.
fn done(
    shell: &Shell,
    published: &Published,
    outcome: Result<(), NoticeError>,
    of: &Subject,
    flash: &str,
) -> Reply {
    match outcome {
        Ok(()) => {
            published.forget();
            shell.flash(Flash::new(flash));
            shell.see_other(&format!("/staff/surveys/{}/notices", of.survey))
        }
        Err(NoticeError::Held) => Err(Error::Conflict("held")),
        Err(NoticeError::Changed) => Err(Error::Conflict("notice-changed")),
        Err(NoticeError::Database(error)) => Err(error.into()),
    }
}

/// A notice that stands, with its survey.
async fn find(shell: &Shell, editor: &Editor) -> Result<(Notice, Subject), Error> {
    let found = queries::one(shell.db().read(), editor).await?;
    let notice = found.ok_or(Error::NotFound)?;
    if notice.wordings.first().is_none_or(|now| now.withdrawn) {
        return Err(Error::Conflict("notice-changed"));
    }
    let subject = subject(shell, notice.survey).await?;
    Ok((notice, subject))
}

async fn change(editor: Editor, shell: Shell) -> Reply {
    let (notice, subject) = find(&shell, &editor).await?;
    let languages = languages(&subject);
    let now = notice.wordings.first().ok_or(Error::NotFound)?;
    let form = NoticeForm::of(now, &languages);
    let page = change_page(&shell, &(notice, subject), &form, "", FormErrors::none());
    shell.render(page)
}

fn change_page(
    shell: &Shell,
    (notice, subject): &(Notice, Subject),
    form: &NoticeForm,
    why: &str,
    errors: FormErrors,
) -> NoticePage {
    let reason = Field::new("reason", form.typed("reason"), &errors);
    let why = Field::new("why", why, &errors);
    NoticePage {
        action: format!("/staff/notices/{}", notice.id),
        reason: Some(reason),
        why: Some(why),
        ..page(shell, subject, notice.kind, form, errors)
    }
}

async fn reword(
    editor: Editor,
    shell: Shell,
    published: Data<Published>,
    form: Posted<NoticeForm>,
) -> Reply {
    let found = find(&shell, &editor).await?;
    let wording = match form.parse(found.0.kind, &languages(&found.1), true) {
        Ok(wording) => wording,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(change_page(&shell, &found, &form, "", errors));
        }
    };
    let read = form.read().ok_or(Error::Malformed)?;
    let now = shell.now;
    let reword = async |tx: &Tx| commands::reword(tx, &editor, read, &wording, now).await;
    let outcome = shell.db().write(reword).await;
    done(
        &shell,
        &published,
        outcome,
        &found.1,
        "flash-notice-changed",
    )
}

async fn withdraw(
    editor: Editor,
    shell: Shell,
    published: Data<Published>,
    form: Posted<WithdrawForm>,
) -> Reply {
    let found = find(&shell, &editor).await?;
    let reason = match form.parse() {
        Ok(reason) => reason,
        Err(problems) => {
            let now = found.0.wordings.first().ok_or(Error::NotFound)?;
            let typed = NoticeForm::of(now, &languages(&found.1));
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(change_page(&shell, &found, &typed, &form.why, errors));
        }
    };
    let now = shell.now;
    let withdraw = async |tx: &Tx| commands::withdraw(tx, &editor, &reason, now).await;
    let outcome = shell.db().write(withdraw).await;
    done(
        &shell,
        &published,
        outcome,
        &found.1,
        "flash-notice-withdrawn",
    )
}
