//! What an assessment says, as pages print it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::assessment::{
    Change, Document, Evidence, EvidenceKind, Impact, Row, Value, Word, words,
};
use domain::{Arg, Named};
use serde::Serialize;

use super::groups::Group;
use crate::web::Shell;
use crate::web::ui::Link;

/// A fact with its name.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it says.
    pub text: String,
    /// Whether somebody wrote it, in their own words.
    pub own: bool,
}

/// A piece of evidence.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceView {
    /// Its number.
    pub number: u32,
    /// What it is.
    pub kind: String,
    /// What it says; none where quoted words were taken back.
    pub words: Option<String>,
    /// Whether they are the words of somebody who answered.
    pub quote: bool,
    /// Where it comes from.
    pub source: String,
}

/// Something that is promised.
#[derive(Clone, Debug, Serialize)]
pub struct ActionView {
    /// Its number.
    pub number: u32,
    /// What will be done.
    pub words: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub due: String,
    /// Whether that day is past.
    pub past: bool,
}

/// What an assessment says of one group.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// Its code.
    pub code: String,
    /// The group.
    pub name: String,
    /// Impact in words; none where nothing is said of it.
    pub impact: Option<String>,
    /// Name of the impact.
    pub impact_name: &'static str,
    /// What it rests on.
    pub evidence: Vec<EvidenceView>,
    /// Everything else it says.
    pub facts: Vec<Fact>,
    /// What is promised.
    pub actions: Vec<ActionView>,
}

/// The groups on which the impact is the same.
#[derive(Clone, Debug, Serialize)]
pub struct FoundView {
    /// The impact, in words.
    pub impact: String,
    /// The groups, each with the way to what is said of it.
    pub groups: Vec<Link>,
}

/// What an assessment says.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentView {
    /// What was found, harm before good.
    pub found: Vec<FoundView>,
    /// Aims, who is affected, inequalities in health.
    pub facts: Vec<Fact>,
    /// A row for each characteristic of the Act, and for local extras that were assessed.
    pub rows: Vec<RowView>,
    /// What was concluded.
    pub conclusion: String,
    /// Whether it says that nobody is worse off.
    pub claims_none: bool,
    /// Wording of an older source.
    pub quotation: String,
    /// Why the full assessment came only after the decision.
    pub late_why: String,
}

/// Words that were quoted, by version and number.
pub(super) type Quotes = BTreeMap<(i64, u32), String>;

/// What goes round a document when it is shown.
pub(super) struct Around<'a> {
    /// The groups there are.
    pub groups: &'a [Group],
    /// Words that were quoted.
    pub quotes: &'a Quotes,
    /// Which version it is.
    pub version: i64,
    /// The day it is read.
    pub today: NaiveDate,
}

fn fact(shell: &Shell, key: &str, text: &str) -> Option<Fact> {
    let (label, text) = (shell.t(key), text.to_owned());
    let own = true;
    (!text.trim().is_empty()).then_some(Fact { label, text, own })
}

fn chosen<T: Named>(
    shell: &Shell,
    key: &str,
    prefix: &str,
    chosen: impl IntoIterator<Item = T>,
) -> Option<Fact> {
    let name = |one: T| shell.t(&format!("{prefix}{}", one.name()));
    let text = chosen.into_iter().map(name).collect::<Vec<_>>().join("; ");
    let label = shell.t(key);
    let own = false;
    (!text.is_empty()).then_some(Fact { label, text, own })
}

/// What an assessment says, for a reader.
#[must_use]
pub(super) fn document_view(
    shell: &Shell,
    document: &Document,
    around: &Around<'_>,
) -> DocumentView {
    let rows = around.groups.iter().filter_map(|group| {
        let row = document.row(group.code).filter(|row| !row.is_blank());
        // All nine of the Act have a row, also where nothing is said of them.
        let blank = Row::default();
        (group.protected || row.is_some())
            .then(|| row_view(shell, group, row.unwrap_or(&blank), around))
    });
    let facts = [
        ("assessment-aims", &document.aims),
        ("assessment-affected", &document.affected),
        ("assessment-inequalities", &document.inequalities),
    ];
    let rows: Vec<RowView> = rows.collect();
    DocumentView {
        found: found(&rows),
        facts: facts
            .into_iter()
            .filter_map(|(key, text)| fact(shell, key, text))
            .collect(),
        rows,
        conclusion: document.conclusion.clone(),
        claims_none: document.claims_none,
        quotation: document.quotation.clone(),
        late_why: document.late_why.clone(),
    }
}

/// The groups by their impact: harm first, what nobody knows yet, then good.
fn found(rows: &[RowView]) -> Vec<FoundView> {
    use Impact::{Mixed, Negative, Neutral, Positive, Unknown};
    let of = |impact: Impact| {
        let theirs = rows.iter().filter(|row| row.impact_name == impact.name());
        let link = |row: &RowView| Link::new(&row.name, format!("#{}", row.code));
        Some(FoundView {
            impact: theirs.clone().next()?.impact.clone()?,
            groups: theirs.map(link).collect(),
        })
    };
    [Negative, Mixed, Unknown, Positive, Neutral]
        .into_iter()
        .filter_map(of)
        .collect()
}

/// What an assessment says of one group, for a reader.
#[must_use]
pub(super) fn row_view(shell: &Shell, group: &Group, row: &Row, around: &Around<'_>) -> RowView {
    let facts = [
        fact(shell, "assessment-known", &row.known),
        chosen(
            shell,
            "assessment-limbs",
            "assessment-duty-",
            row.limbs.iter().copied(),
        ),
        chosen(shell, "assessment-severity", "degree-", row.severity),
        chosen(shell, "assessment-likelihood", "degree-", row.likelihood),
        fact(shell, "assessment-gap", &row.gap),
        fact(shell, "assessment-gap-plan", &row.gap_plan),
        fact(shell, "assessment-mitigation", &row.mitigation),
        fact(shell, "assessment-justification", &row.justification),
        chosen(shell, "assessment-residual", "impact-", row.residual),
        fact(shell, "assessment-risk-none", &row.risks.none),
        fact(shell, "assessment-risk-partial", &row.risks.partial),
        fact(shell, "assessment-risk-delayed", &row.risks.delayed),
    ];
    let action = |one: &domain::assessment::Action| ActionView {
        number: one.number,
        words: one.words.clone(),
        owner: one.owner.clone(),
        due: shell.texts.date(one.due_on),
        past: one.due_on < around.today,
    };
    RowView {
        code: group.code.to_owned(),
        name: group.name.clone(),
        impact: row
            .impact
            .map(|one| shell.t(&format!("impact-{}", one.name()))),
        impact_name: row.impact.map_or("", Named::name),
        evidence: row
            .evidence
            .iter()
            .map(|one| evidence_view(shell, one, around))
            .collect(),
        facts: facts.into_iter().flatten().collect(),
        actions: row.actions.iter().map(action).collect(),
    }
}

fn evidence_view(shell: &Shell, one: &Evidence, around: &Around<'_>) -> EvidenceView {
    let quote = one.kind == EvidenceKind::Quote;
    let words = match quote {
        true => around.quotes.get(&(around.version, one.number)).cloned(),
        false => Some(one.words.clone()),
    };
    EvidenceView {
        number: one.number,
        kind: shell.t(&format!("evidence-{}", one.kind.name())),
        words,
        quote,
        source: one.source.clone(),
    }
}

/// A run of words of a change.
#[derive(Clone, Debug, Serialize)]
pub struct RunView {
    /// `same`, `gone` or `new`.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// Something that changed since the version before.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeView {
    /// Of which group; none for the assessment as a whole.
    pub group: Option<String>,
    /// What it is.
    pub what: String,
    /// How it was and is.
    pub runs: Vec<RunView>,
}

fn in_words(shell: &Shell, value: &Value) -> String {
    match value {
        Value::Words(words) => words.clone(),
        Value::Keys(keys) => {
            let said: Vec<String> = keys.iter().map(|key| shell.t(key)).collect();
            said.join("; ")
        }
        Value::Day(day) => day.map(|day| shell.texts.date(day)).unwrap_or_default(),
    }
}

/// What changed, for a reader.
#[must_use]
pub(super) fn change_view(shell: &Shell, change: &Change, groups: &[Group]) -> ChangeView {
    let (before, after) = (
        in_words(shell, &change.before),
        in_words(shell, &change.after),
    );
    let told = match change.before {
        Value::Words(_) => words(&before, &after),
        // What was chosen is told whole.
        _ => {
            let both = [Word::Gone(before), Word::New(after)];
            let said = |word: &Word| !matches!(word, Word::Gone(t) | Word::New(t) if t.is_empty());
            both.into_iter().filter(said).collect()
        }
    };
    let run = |word: Word| match word {
        Word::Same(text) => RunView { kind: "same", text },
        Word::Gone(text) => RunView { kind: "gone", text },
        Word::New(text) => RunView { kind: "new", text },
    };
    let name = |code: &String| {
        let group = groups.iter().find(|group| group.code == code.as_str());
        group.map_or_else(|| code.clone(), |group| group.name.clone())
    };
    ChangeView {
        group: change.row.as_ref().map(name),
        what: shell.t(change.what),
        runs: told.into_iter().map(run).collect(),
    }
}

/// An assessment as headings name it.
#[must_use]
pub(super) fn title(shell: &Shell, stage: domain::assessment::Stage) -> String {
    let number = Arg::Number(stage.number().into());
    shell.with("assessment-title", &[("stage", number)])
}

impl DocumentView {
    pub(super) fn example(full: bool) -> Self {
        let fact = |own: bool| Fact {
            label: "What the change is for".to_owned(),
            text: "To help".to_owned(),
            own,
        };
        let evidence = |quote: bool, words: Option<&str>| EvidenceView {
            number: 1,
            kind: "Figure".to_owned(),
            words: words.map(str::to_owned),
            quote,
            source: "Better days, 21 November 2026".to_owned(),
        };
        let action = |past: bool| ActionView {
            number: 2,
            words: "A later bus".to_owned(),
            owner: "Larkmoor Buses".to_owned(),
            due: "1 March 2027".to_owned(),
            past,
        };
        let row = |impact: Option<&str>| RowView {
            code: impact.map_or("sex", |_| "age").to_owned(),
            name: "Age".to_owned(),
            impact: impact.map(str::to_owned),
            impact_name: "mixed",
            evidence: match impact {
                Some(_) => vec![
                    evidence(false, Some("Under 25: hard, 40%")),
                    evidence(true, Some("The last bus goes at six")),
                    evidence(true, None),
                ],
                None => vec![],
            },
            facts: impact
                .iter()
                .flat_map(|_| [fact(true), fact(false)])
                .collect(),
            actions: impact
                .iter()
                .flat_map(|_| [action(false), action(true)])
                .collect(),
        };
        let text = |text: &str| if full { text.to_owned() } else { String::new() };
        let rows = vec![row(Some("Positive and negative")), row(None)];
        Self {
            found: found(&rows),
            facts: vec![fact(true)],
            rows,
            conclusion: "Go on".to_owned(),
            claims_none: full,
            quotation: text("To eliminate"),
            late_why: text("It was urgent"),
        }
    }
}

impl ChangeView {
    pub(super) fn examples() -> Vec<Self> {
        let run = |kind: &'static str, text: &str| RunView {
            kind,
            text: text.to_owned(),
        };
        let change = |group: Option<&str>| Self {
            group: group.map(str::to_owned),
            what: "Impact".to_owned(),
            runs: vec![
                run("same", "A "),
                run("gone", "bus"),
                run("new", "later bus"),
            ],
        };
        vec![change(None), change(Some("Age"))]
    }
}
