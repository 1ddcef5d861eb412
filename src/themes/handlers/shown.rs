//! What several pages of the workbench show.

use std::collections::HashMap;
use std::sync::Arc;

use domain::frame::{By, ThemeState};
use domain::survey::Definition;
use domain::theme::Language;
use domain::{Arg, Named};

use super::OfSurvey;
use crate::staff::proof::{In, Scoped};
use crate::staff::roles::DecideThemes;
use crate::survey::{Published, Version, queries as surveys};
use crate::themes::commands::{Detail, Question};
use crate::themes::pages::{CommentView, Keys, ThemeTag, ThemeView, UndoView};
use crate::themes::queries::{self, CommentRow, Listed, QuestionRow, StepRow, ThemeRow};
use crate::translate;
use crate::web::ui::{Choice, Link};
use crate::web::{Error, Shell};

/// A question on the desk of an officer.
pub(super) struct Desk {
    /// Which.
    pub question: Question,
    /// How far it is.
    pub row: QuestionRow,
    /// What it asks.
    pub text: String,
    /// Title of its survey.
    pub survey: String,
    /// Where its themes are.
    pub here: String,
}

impl Desk {
    /// The question of a field; not found when nobody commented on it.
    pub(super) async fn of(
        shell: &Shell,
        published: &Published,
        officer: &OfSurvey,
        field: &str,
    ) -> Result<Self, Error> {
        let question = Question::of(officer, field);
        open_to(shell, officer, &question).await?;
        let row = queries::question(shell.db().read(), question.survey, field).await?;
        let row = row.ok_or(Error::NotFound)?;
        let version = version(shell, published, officer).await?;
        Ok(Self {
            row,
            text: question_text(shell, &version.definition, field),
            survey: version.definition.title.get("en").0.to_owned(),
            here: here(&question),
            question,
        })
    }

    /// How many comments a person has read, in words.
    pub(super) fn read(&self, shell: &Shell) -> String {
        let values = [
            ("read", arg(self.row.read)),
            ("count", arg(self.row.comments)),
        ];
        shell.with("themes-read-of", &values)
    }

    /// The same in percent.
    pub(super) fn share_read(&self) -> u64 {
        share(self.row.read, self.row.comments)
    }

    /// Where to go on reading; none when everything was read.
    pub(super) fn next(&self) -> Option<String> {
        (self.row.read < self.row.comments).then(|| format!("{}/next", self.here))
    }

    /// The way back to the themes.
    pub(super) fn back(&self, shell: &Shell) -> Link {
        Link::new(shell.t("themes-back"), self.here.clone())
    }
}

/// Where the themes of a question are.
pub(super) fn here(question: &Question) -> String {
    format!("/staff/themes/{}/{}", question.survey, question.field)
}

/// A field nobody commented on is not found.
pub(super) async fn known(
    shell: &Shell,
    officer: &OfSurvey,
    field: &str,
) -> Result<Question, Error> {
    let question = Question::of(officer, field);
    open_to(shell, officer, &question).await?;
    let is_known = queries::is_commented(shell.db().read(), question.survey, field).await?;
    is_known.then_some(question).ok_or(Error::NotFound)
}

/// Somebody who codes comments of a question second sees no page of it but theirs: on every other
/// they could meet what was said before.
pub(super) async fn open_to<O: Scoped>(
    shell: &Shell,
    officer: &In<O, DecideThemes>,
    question: &Question,
) -> Result<(), Error> {
    let staff = officer.actor().staff();
    match queries::open_sample(shell.db().read(), question, staff).await? {
        Some(_) => Err(Error::See(format!("{}/second", here(question)))),
        None => Ok(()),
    }
}

/// What a question asks, in words, and the way back to its themes; for pages that count nothing.
pub(super) async fn about(
    shell: &Shell,
    published: &Published,
    officer: &OfSurvey,
    question: &Question,
) -> Result<(String, Link), Error> {
    open_to(shell, officer, question).await?;
    asked(shell, published, officer, question).await
}

/// The same for whoever codes comments of it second.
pub(super) async fn asked(
    shell: &Shell,
    published: &Published,
    officer: &OfSurvey,
    question: &Question,
) -> Result<(String, Link), Error> {
    let version = version(shell, published, officer).await?;
    let text = question_text(shell, &version.definition, &question.field);
    Ok((text, Link::new(shell.t("themes-back"), here(question))))
}

/// The version that is answered now.
pub(super) async fn version(
    shell: &Shell,
    published: &Published,
    officer: &OfSurvey,
) -> Result<Arc<Version>, Error> {
    let id = surveys::current_version(shell.db().read(), officer)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(published.version(shell.db(), id).await?)
}

/// The question of a field, in words; a field of an earlier version keeps its code.
pub(crate) fn question_text(shell: &Shell, definition: &Definition, field: &str) -> String {
    let code = field.strip_suffix(".other").unwrap_or(field);
    let text = definition
        .question(code)
        .map(|question| question.text.get("en").0.to_owned());
    match (text, field.ends_with(".other")) {
        (Some(text), false) => text,
        (Some(text), true) => shell.with("themes-other", &[("question", Arg::from(text))]),
        (None, _) => field.to_owned(),
    }
}

/// A count woven into a text.
pub(super) fn arg(n: u64) -> Arg {
    Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

pub(super) fn number(shell: &Shell, n: u64) -> String {
    shell.texts.number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// A part of a whole in percent; all of it only when nothing is left.
pub(super) fn share(part: u64, whole: u64) -> u64 {
    (part * 100).checked_div(whole).unwrap_or(0).min(100)
}

/// A language by its English name.
pub(super) fn language_name(shell: &Shell, code: &str) -> String {
    match Language::parse(code) {
        Ok(language) if code != "und" => language.english_name().to_owned(),
        _ => shell.t("language-untold"),
    }
}

/// Comments as lists show them.
pub(super) async fn comments(
    shell: &Shell,
    ids: &[i64],
    themes: &[ThemeRow],
    here: &str,
    picked: &[i64],
) -> Result<Vec<CommentView>, Error> {
    let db = shell.db().read();
    let rows = queries::comments(db, ids).await?;
    let mut translations = translate::queries::translations(db, ids).await?;
    let names: HashMap<i64, &str> = themes
        .iter()
        .map(|row| (row.id, row.name.as_str()))
        .collect();
    let view = |row: CommentRow| CommentView {
        id: row.id,
        marked: Vec::new(),
        like: None,
        bundle: None,
        href: format!("{here}/comments/{}", row.id),
        channel: shell.t(&format!("channel-{}", row.channel.name())),
        language: foreign(&row),
        read: row.read_by.is_some(),
        picked: picked.contains(&row.id),
        translation: translations.remove(&row.id).map(|(words, by, _)| {
            let by = [("name", Arg::Text(by))];
            (shell.with("foreign-translation", &by), words)
        }),
        themes: row
            .themes
            .iter()
            .filter(|(_, by)| *by != By::Within)
            .filter_map(|(id, by)| {
                Some(ThemeTag {
                    link: Link::new(*names.get(id)?, format!("/staff/theme/{id}")),
                    proposed: *by == By::Machine,
                })
            })
            .collect(),
        text: row.text,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// The language of a comment that is not in English.
pub(super) fn foreign(row: &CommentRow) -> Option<String> {
    let language = Language::parse(row.language.as_deref()?).ok()?;
    let is_foreign = language != Language::ENGLISH;
    is_foreign.then(|| language.english_name().to_owned())
}

/// The pages around one of a list.
pub(super) fn keys(listed: &Listed, href: &str) -> Keys {
    let join = if href.contains('?') { '&' } else { '?' };
    let to = |word: &str, id: Option<&i64>| id.map(|id| format!("{href}{join}{word}={id}"));
    Keys {
        previous: to("before", listed.ids.first()).filter(|_| listed.before),
        next: to("after", listed.ids.last()).filter(|_| listed.after),
    }
}

/// Where a page begins, as the address says.
pub(super) fn from(before: &str, after: &str) -> queries::From {
    match (before.parse(), after.parse()) {
        (Ok(id), _) => queries::From::Before(id),
        (_, Ok(id)) => queries::From::After(id),
        _ => queries::From::First,
    }
}

/// A theme in the frame.
pub(super) fn theme(
    shell: &Shell,
    row: &ThemeRow,
    of_all: u64,
    quoted: &[CommentRow],
    all: &[ThemeRow],
) -> ThemeView {
    let quote = |id: &i64| {
        let found = quoted.iter().find(|row| row.id == *id);
        found.map(|row| row.text.clone())
    };
    let name = |id: i64| all.iter().find(|other| other.id == id);
    let merged = row
        .merged
        .iter()
        .map(|name| ("theme-lineage-merged", name.clone()));
    let split = row.split_from.and_then(name);
    let split = split.map(|other| ("theme-lineage-split", other.name.clone()));
    let lineage = merged.chain(split).map(|(key, name)| {
        let name = [("name", Arg::Text(name))];
        shell.with(key, &name)
    });
    ThemeView {
        id: row.id,
        number: row.number.to_string(),
        link: Link::new(&row.name, format!("/staff/theme/{}", row.id)),
        depth: row.depth,
        definition: row.definition.clone(),
        excludes: row.excludes.clone(),
        state: shell.t(&format!("theme-{}", row.state.name())),
        state_name: row.state.name().to_owned(),
        size: size(shell, row),
        open: (row.size.open > 0 && row.state != ThemeState::SetAside)
            .then(|| shell.with("theme-open", &[("count", arg(row.size.open))])),
        share: share(row.size.comments, of_all),
        terms: row.terms.join(", "),
        lineage: lineage.collect(),
        typical: row.typical.iter().take(3).filter_map(quote).collect(),
    }
}

fn size(shell: &Shell, row: &ThemeRow) -> String {
    let values = [
        ("count", arg(row.size.comments)),
        ("people", arg(row.size.people())),
        ("bodies", arg(row.size.bodies)),
    ];
    match row.size.bodies {
        0 => shell.with("theme-size", &values),
        _ => shell.with("theme-size-bodies", &values),
    }
}

/// Themes to choose from, each as far in as it is deep.
pub(super) fn choices(themes: &[ThemeRow], chosen: &str, not: Option<i64>) -> Vec<Choice> {
    let others = themes.iter().filter(|row| Some(row.id) != not);
    let choice = |row: &ThemeRow| {
        let id = row.id.to_string();
        let checked = id == chosen;
        let label = format!("{}{}. {}", "– ".repeat(row.depth), row.number, row.name);
        Choice::plain(id, label, checked)
    };
    others.map(choice).collect()
}

/// What was done, in words.
pub(super) fn deed(shell: &Shell, step: &StepRow) -> String {
    let Detail {
        name, other_name, ..
    } = &step.detail;
    let placed_at_top = step.deed == domain::frame::Deed::Place && step.detail.other.is_none();
    let taken_out = step.deed == domain::frame::Deed::Move && step.detail.other.is_none();
    let values = [
        ("name", Arg::from(name.as_str())),
        ("other", Arg::from(other_name.as_str())),
        ("count", arg(step.comments)),
        ("was", Arg::from(step.detail.was_name.as_str())),
        (
            "comment",
            Arg::from(step.detail.comment.unwrap_or(0).to_string()),
        ),
    ];
    let key = match (step.deed.name(), step.detail.state) {
        ("judge", Some(state)) => format!("step-judge-{}", state.name()),
        (_, _) if placed_at_top => "step-place-top".to_owned(),
        (_, _) if taken_out => "step-move-out".to_owned(),
        (deed, _) => format!("step-{deed}"),
    };
    shell.with(&key, &values)
}

/// A step that can be undone.
pub(super) fn undo(shell: &Shell, step: &StepRow) -> UndoView {
    let done = shell.done_by(step.by.as_deref(), step.at);
    UndoView {
        step: step.id,
        text: format!("{} ({done})", deed(shell, step)),
    }
}
