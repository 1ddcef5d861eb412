//! One comment large, the themes beside it.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use domain::frame::{By, Span, Stance, ThemeState, sentences};
use domain::theme::{self, Language};
use domain::{Arg, Named, Problems};

use super::OfSurvey;
use super::shown;
use crate::db::Tx;
use crate::redaction;
use crate::safeguarding;
use crate::survey::Published;
use crate::themes::commands::{self, Coding, Question};
use crate::themes::forms::{CodingForm, MarkForm, WordsForm};
use crate::themes::pages::{CodingPage, MarkView, ProposedTheme, ThemeTick, WordsPart};
use crate::themes::queries::{self, CodingRow, OwnTheme, ThemeRow};
use crate::translate;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

type At = Path<(i64, String, i64)>;

/// So many words are told in which the program hears a theme.
const MOST_HEARD: usize = 5;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/themes/{survey}/{field}/comments/{comment}", coding)
        .post("/staff/themes/{survey}/{field}/comments/{comment}", save)
        .post(
            "/staff/themes/{survey}/{field}/comments/{comment}/words",
            mark,
        )
        .post(
            "/staff/themes/{survey}/{field}/comments/{comment}/unmark",
            unmark,
        );
}

/// What was typed into a form that came back.
#[derive(Default)]
struct Typed {
    coding: Option<CodingForm>,
    words: WordsForm,
    problems: Problems,
}

async fn coding(officer: OfSurvey, shell: Shell, published: Data<Published>, path: At) -> Reply {
    let shown = page(&shell, &officer, &published, &path, Typed::default()).await?;
    shell.render(shown)
}

async fn page(
    shell: &Shell,
    officer: &OfSurvey,
    published: &Published,
    (_, field, id): &(i64, String, i64),
    typed: Typed,
) -> Result<CodingPage, Error> {
    let at = Question::of(officer, field);
    let db = shell.db().read();
    let row = queries::coding(db, &at, *id).await?;
    let mut row = row.ok_or(Error::NotFound)?;
    let hides = !row.hidden.is_empty();
    let of = (at.survey, field.as_str(), Some(*id));
    let is_open = hides && redaction::queries::is_open(db, officer.actor(), of, shell.now).await?;
    if is_open {
        row.hidden.clear();
    }
    let (question, frame) = shown::about(shell, published, officer, &at).await?;
    let here = shown::here(&at);
    let themes = queries::outline(db, at.survey, field).await?;
    let (previous, following) = queries::near(db, &at, *id).await?;
    let undo = queries::last_step(db, &at, officer.actor(), false).await?;
    let translation = translate::queries::translations(db, &[*id])
        .await?
        .remove(id);
    let errors = FormErrors::new(shell, &typed.problems);
    let shown_now: Vec<String> = themes.iter().map(|theme| theme.id.to_string()).collect();
    let typed_in = typed.coding.as_ref();
    let heard = heard(shell, &row).await?;
    let tick = |theme: &ThemeRow| tick(shell, theme, &row, &heard, typed_in);
    let ticks: Vec<ThemeTick> = themes.iter().map(tick).collect();
    let stance = match typed_in {
        Some(form) => Stance::from_name(&form.stance),
        None => row.stance,
    };
    let flag = |name: &str, set: bool| {
        let set = typed_in.map_or(set, |form| form.has(name));
        Choice::plain(name, shell.t(&format!("flag-{name}")), set)
    };
    let address = |id: i64| format!("{here}/comments/{id}");
    let foreign = shown::foreign(&row.comment);
    Ok(CodingPage {
        frame,
        question,
        title: shell.with("coding-title", &[("number", Arg::from(id.to_string()))]),
        here: address(*id),
        blind: None,
        parts: parts(&row, &themes),
        facts: facts(shell, &row),
        original: (hides && !is_open)
            .then(|| redaction::open_one_view(shell, (at.survey, field, *id))),
        is_original: is_open,
        danger: format!("{}/danger", address(*id)),
        is_case: safeguarding::queries::is_case(db, *id).await?,
        redact: Some(format!("/staff/redaction/{}/{field}/{id}", at.survey)),
        translate: (foreign.is_some() && translation.is_none())
            .then(|| format!("/staff/themes/{}/languages", at.survey)),
        translation: translation.map(|(words, by, _)| {
            let by = [("name", Arg::Text(by))];
            (shell.with("foreign-translation", &by), words)
        }),
        marks: marks(&row, &themes),
        proposals: proposals(&row, &ticks),
        proposed: proposed(&row)
            .map(|own| own.theme.to_string())
            .collect::<Vec<_>>()
            .join(","),
        themes: ticks,
        shown: shown_now.join(","),
        codes: codes(shell, &themes),
        code: Field::new(
            "code",
            typed_in.map_or("", |form| form.code.as_str()),
            &errors,
        ),
        stance: stances(shell, stance),
        flags: vec![flag("strong", row.strong), flag("quote", row.quote)],
        note: Field::new(
            "note",
            typed_in.map_or(row.note.as_str(), |form| form.note.as_str()),
            &errors,
        ),
        mark_themes: shown::choices(&themes, &typed.words.theme, None),
        mark_error: errors.of("theme"),
        words: Field::new("words", &typed.words.words, &errors),
        undo: undo.as_ref().map(|step| shown::undo(shell, step)),
        undo_href: format!("{here}/undo"),
        previous: previous.map(address),
        following: following.map(address),
        errors,
    })
}

fn stances(shell: &Shell, chosen: Option<Stance>) -> Vec<Choice> {
    let one = |at: &Stance| {
        let label = shell.t(&format!("stance-{}", at.name()));
        Choice::plain(at.name(), label, chosen == Some(*at))
    };
    let none = Choice::plain("", shell.t("stance-none"), chosen.is_none());
    Stance::ALL.iter().map(one).chain([none]).collect()
}

/// Numbers and names for the echo beside the coding field.
pub(super) fn codes(shell: &Shell, themes: &[ThemeRow]) -> String {
    let pair = |theme: &ThemeRow| {
        let name = called(shell, theme).replace('|', "/");
        format!("{}={name}", theme.number)
    };
    themes.iter().map(pair).collect::<Vec<_>>().join("|")
}

/// What a theme is called where comments are put into it: one that is set aside is said to be.
fn called(shell: &Shell, theme: &ThemeRow) -> String {
    match theme.state {
        ThemeState::SetAside => {
            let name = [("name", Arg::from(theme.name.as_str()))];
            shell.with("coding-set-aside", &name)
        }
        _ => theme.name.clone(),
    }
}

/// The words of a comment in which the program hears each theme it proposes for it.
async fn heard(shell: &Shell, row: &CodingRow) -> Result<HashMap<i64, String>, Error> {
    let proposed = row.themes.iter().filter(|own| own.by == By::Machine);
    let proposed: Vec<i64> = proposed.map(|own| own.theme).collect();
    let terms = queries::terms(shell.db().read(), &proposed).await?;
    let text = row.comment.text.as_str();
    let language = theme::detect(text).unwrap_or(Language::ENGLISH);
    let words = |terms: &[String]| {
        let mut words: Vec<String> = Vec::new();
        for range in theme::carrying(text, language, terms) {
            let word = text.get(range).unwrap_or_default().to_lowercase();
            if words.len() < MOST_HEARD && !words.contains(&word) {
                words.push(word);
            }
        }
        words.join(", ")
    };
    Ok(terms
        .iter()
        .map(|(theme, terms)| (*theme, words(terms)))
        .collect())
}

pub(super) fn tick(
    shell: &Shell,
    theme: &ThemeRow,
    row: &CodingRow,
    heard: &HashMap<i64, String>,
    typed: Option<&CodingForm>,
) -> ThemeTick {
    let own = row.themes.iter().find(|own| own.theme == theme.id);
    let proposed = own.filter(|own| own.by != By::Person).map(|own| {
        if own.by == By::Batch {
            return shell.t("coding-together");
        }
        let sure = percent(own.confidence.unwrap_or(0.0));
        let words = heard.get(&theme.id).map_or("", String::as_str);
        let values = [("percent", Arg::Number(sure)), ("words", Arg::from(words))];
        match words {
            "" => shell.with("coding-proposed", &values),
            _ => shell.with("coding-proposed-by", &values),
        }
    });
    let mut hint = theme.definition.clone();
    if !theme.excludes.is_empty() {
        let not = [("text", Arg::from(theme.excludes.as_str()))];
        hint = format!("{hint} {}", shell.with("theme-not", &not));
    }
    ThemeTick {
        id: theme.id,
        number: theme.number.to_string(),
        name: called(shell, theme),
        depth: theme.depth,
        hint: hint.trim().to_owned(),
        // What nobody has read the comment for is ticked for nobody.
        checked: match typed {
            Some(form) => form.themes.contains(&theme.id),
            None => own.is_some() && proposed.is_none(),
        },
        proposed,
    }
}

/// What is proposed for a comment: by the program, or by somebody who let it stand unread.
fn proposed(row: &CodingRow) -> impl Iterator<Item = &OwnTheme> {
    row.themes.iter().filter(|own| own.by != By::Person)
}

/// The proposals, the surest first.
fn proposals(row: &CodingRow, ticks: &[ThemeTick]) -> Vec<ProposedTheme> {
    let mut all: Vec<&OwnTheme> = proposed(row).collect();
    let sure = |own: &OwnTheme| own.confidence.unwrap_or(0.0);
    all.sort_by(|one, other| sure(other).total_cmp(&sure(one)));
    let view = |own: &OwnTheme| {
        let tick = ticks.iter().find(|tick| tick.id == own.theme)?;
        Some(ProposedTheme {
            number: tick.number.clone(),
            name: tick.name.clone(),
            how: tick.proposed.clone()?,
        })
    };
    all.into_iter().filter_map(view).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a share of 0 to 1 as a whole percent"
)]
fn percent(share: f32) -> i64 {
    (share.clamp(0.0, 1.0) * 100.0).round() as i64
}

/// How the comment came in, in which language, and who has read it.
fn facts(shell: &Shell, row: &CodingRow) -> String {
    let mut facts = vec![shell.t(&format!("channel-{}", row.comment.channel.name()))];
    if let Some(language) = shown::foreign(&row.comment) {
        facts.push(shell.with("comment-language", &[("language", Arg::Text(language))]));
    }
    facts.push(match row.readers.is_empty() {
        true => shell.t("comment-unread"),
        false => {
            let names = [("names", Arg::Text(row.readers.join(", ")))];
            shell.with("comment-read-by", &names)
        }
    });
    facts.join(", ")
}

/// The comment cut where a sentence or a mark begins or ends.
pub(super) fn parts(row: &CodingRow, themes: &[ThemeRow]) -> Vec<WordsPart> {
    let text = &row.written;
    let said = sentences(text);
    let mut cuts: Vec<usize> = vec![0, text.chars().count()];
    cuts.extend(said.iter().map(|span| span.start));
    for mark in &row.spans {
        cuts.extend([mark.span.start, mark.span.end()]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    let part = |pair: &[usize]| {
        let [start, end] = *pair else { return None };
        let span = Span {
            start,
            length: end - start,
        };
        let carried = row
            .spans
            .iter()
            .filter(|mark| mark.span.start <= start && end <= mark.span.end() && start < end);
        let name = |id: i64| themes.iter().find(|theme| theme.id == id);
        let names: Vec<&str> = carried
            .filter_map(|mark| name(mark.theme))
            .map(|theme| theme.name.as_str())
            .collect();
        let sentence = said.iter().position(|at| at.start == start);
        Some(WordsPart {
            text: row.said(span),
            // One sentence needs no number.
            sentence: sentence.map(|at| at + 1).filter(|_| said.len() > 1),
            themes: names.join(", "),
        })
    };
    cuts.windows(2).filter_map(part).collect()
}

fn marks(row: &CodingRow, themes: &[ThemeRow]) -> Vec<MarkView> {
    let mark = |mark: &queries::SpanRow| {
        let theme = themes.iter().find(|theme| theme.id == mark.theme)?;
        Some(MarkView {
            id: mark.id,
            theme: theme.name.clone(),
            words: row.said(mark.span),
        })
    };
    row.spans.iter().filter_map(mark).collect()
}

/// The question with the comment and its themes, for what is posted.
async fn at_hand(
    shell: &Shell,
    officer: &OfSurvey,
    (_, field, id): &(i64, String, i64),
) -> Result<(Question, CodingRow, Vec<ThemeRow>), Error> {
    let question = Question::of(officer, field);
    shown::open_to(shell, officer, &question).await?;
    let db = shell.db().read();
    let row = queries::coding(db, &question, *id).await?;
    let mut row = row.ok_or(Error::NotFound)?;
    let of = (question.survey, field.as_str(), Some(*id));
    if redaction::queries::is_open(db, officer.actor(), of, shell.now).await? {
        row.hidden.clear();
    }
    let themes = queries::outline(db, question.survey, field).await?;
    Ok((question, row, themes))
}

async fn save(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<CodingForm>,
) -> Reply {
    let (question, row, themes) = at_hand(&shell, &officer, &path).await?;
    let form = form.into_inner();
    let numbers: Vec<(i32, i64)> = themes
        .iter()
        .map(|theme| (theme.number, theme.id))
        .collect();
    let said = match form.parse(&numbers, &row.searched()) {
        Ok(said) => said,
        Err(problems) => {
            let typed = Typed {
                coding: Some(form),
                problems,
                ..Typed::default()
            };
            return shell.invalid(page(&shell, &officer, &published, &path, typed).await?);
        }
    };
    let coding = Coding {
        // A theme that was typed stands on the page as well as one that is ticked.
        shown: form.shown.iter().chain(&said.themes).copied().collect(),
        proposed: form.proposed.iter().copied().collect(),
        themes: said.themes,
        said: said.said,
        spans: said.spans,
        stance: said.stance,
        strong: form.has("strong"),
        quote: form.has("quote"),
        note: said.note,
    };
    let (field, comment, now) = (&question.field, path.2, shell.now);
    let code = async |tx: &Tx| {
        let moved = commands::code(tx, &officer, field, comment, &coding, now).await?;
        commands::teach(tx, &officer, field, now).await?;
        Ok::<_, Error>(moved)
    };
    let (moved, waits) = shell.db().write(code).await?.ok_or(Error::NotFound)?;
    let key = if waits {
        "flash-coded-waits"
    } else {
        "flash-coded"
    };
    shell.flash(Flash::new(key).with("count", moved).quietly());
    on(&shell, &officer, &question, comment).await
}

/// Leads on to the next comment nobody has read, or back to the themes.
async fn on(shell: &Shell, officer: &OfSurvey, question: &Question, at: i64) -> Reply {
    let staff = officer.actor().staff();
    let next = queries::next_unread(shell.db().read(), question, staff, at).await?;
    let here = shown::here(question);
    match next {
        Some(next) => shell.see_other(&format!("{here}/comments/{next}#code")),
        None => {
            shell.flash(Flash::new("flash-all-read"));
            shell.see_other(&here)
        }
    }
}

async fn mark(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<WordsForm>,
) -> Reply {
    let (question, row, themes) = at_hand(&shell, &officer, &path).await?;
    let known: Vec<i64> = themes.iter().map(|theme| theme.id).collect();
    let (theme, spans) = match form.parse(&known, &row.searched()) {
        Ok(parsed) => parsed,
        Err(problems) => {
            let typed = Typed {
                words: form.into_inner(),
                problems,
                ..Typed::default()
            };
            return shell.invalid(page(&shell, &officer, &published, &path, typed).await?);
        }
    };
    let (field, comment, now) = (&question.field, path.2, shell.now);
    let mark = async |tx: &Tx| {
        commands::mark_words(tx, &officer, field, comment, theme, &spans, now).await
    };
    shell.db().write(mark).await?.ok_or(Error::NotFound)?;
    shell.flash(Flash::new("flash-words-marked"));
    shell.see_other(&format!("{}/comments/{comment}", shown::here(&question)))
}

async fn unmark(officer: OfSurvey, shell: Shell, path: At, form: Posted<MarkForm>) -> Reply {
    let mark: i64 = form.mark.parse().map_err(|_| Error::Malformed)?;
    let question = Question::of(&officer, &path.1);
    let (field, comment) = (&question.field, path.2);
    let unmark = async |tx: &Tx| commands::unmark_words(tx, &officer, field, comment, mark).await;
    if !shell.db().write(unmark).await? {
        return Err(Error::NotFound);
    }
    shell.flash(Flash::new("flash-words-unmarked"));
    shell.see_other(&format!("{}/comments/{comment}", shown::here(&question)))
}
