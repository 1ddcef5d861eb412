//! What people type about assessments.

use chrono::NaiveDate;
use domain::assessment::{Deed, Degree, Document, EvidenceKind, Impact, Limb, Row, Stage};
use domain::survey::Fields;
use domain::text::{Line, Paragraph};
use domain::time::parse_day;
use domain::{Named, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::web::form::forms;

/// The most characters of one text.
const MOST: usize = 4000;

fn day(fields: &Fields, name: &str) -> [String; 3] {
    ["day", "month", "year"].map(|part| fields.one(&format!("{name}-{part}")).to_owned())
}

fn text(
    problems: &mut Problems,
    fields: &Fields,
    name: &str,
    what: &'static str,
) -> Option<String> {
    let parsed = Paragraph::parse_optional(fields.one(name), what, MOST);
    let text = problems.take(name, parsed)?;
    Some(text.map(Paragraph::into_string).unwrap_or_default())
}

fn one<T: Named>(fields: &Fields, name: &str) -> Option<T> {
    T::from_name(fields.one(name))
}

/// What an assessment says as a whole, checked as far as a draft is.
pub(super) fn about(fields: &Fields, document: &Document) -> Result<Document, Problems> {
    let mut problems = Problems::new();
    let mut take = |name: &str, what: &'static str| text(&mut problems, fields, name, what);
    let aims = take("aims", "field-aims");
    let affected = take("affected", "field-affected");
    let inequalities = take("inequalities", "field-inequalities");
    let conclusion = take("conclusion", "field-conclusion");
    let quotation = take("quotation", "field-quotation");
    let late_why = take("late_why", "field-late-why");
    let review_on = problems.take("review_on-day", parse_day(&day(fields, "review_on")));
    let assessed_on = problems.take("assessed_on-day", parse_day(&day(fields, "assessed_on")));
    problems.finish(|| {
        Some(Document {
            aims: aims?,
            affected: affected?,
            inequalities: inequalities?,
            conclusion: conclusion?,
            quotation: quotation?,
            late_why: late_why?,
            claims_none: fields.one("claims_none") == "yes",
            review_on: review_on?,
            assessed_on: assessed_on?,
            ..document.clone()
        })
    })
}

/// What an assessment says as a whole, as boxes hold it.
pub(super) fn typed_about(document: &Document) -> Fields {
    let mut fields = Fields::default();
    for (name, text) in [
        ("aims", &document.aims),
        ("affected", &document.affected),
        ("inequalities", &document.inequalities),
        ("conclusion", &document.conclusion),
        ("quotation", &document.quotation),
        ("late_why", &document.late_why),
    ] {
        fields.push(name, text.clone());
    }
    if document.claims_none {
        fields.push("claims_none", "yes");
    }
    typed_day(&mut fields, "review_on", document.review_on);
    typed_day(&mut fields, "assessed_on", document.assessed_on);
    fields
}

fn typed_day(fields: &mut Fields, name: &str, day: Option<NaiveDate>) {
    let Some(day) = day else { return };
    for (part, format) in [("day", "%-d"), ("month", "%-m"), ("year", "%Y")] {
        fields.push(format!("{name}-{part}"), day.format(format).to_string());
    }
}

/// Evidence somebody types: of what kind, what it says, where it comes from.
pub(super) type Typed = (EvidenceKind, String, String);
/// An action somebody types: what, who, by when.
pub(super) type Promised = (String, String, NaiveDate);

/// A row as typed, checked as far as a draft is.
#[derive(Debug)]
pub(super) struct RowTyped {
    /// The row, with the evidence and the actions it had.
    pub(super) row: Row,
    /// Evidence to be added.
    pub(super) evidence: Option<Typed>,
    /// An action to be added.
    pub(super) action: Option<Promised>,
}

/// Reads a row. `was` is the row as it is.
pub(super) fn row(fields: &Fields, was: &Row) -> Result<RowTyped, Problems> {
    let mut problems = Problems::new();
    let mut take = |name: &str, what: &'static str| text(&mut problems, fields, name, what);
    let known = take("known", "field-known");
    let gap = take("gap", "field-gap");
    let gap_plan = take("gap_plan", "field-gap-plan");
    let mitigation = take("mitigation", "field-mitigation");
    let justification = take("justification", "field-justification");
    let none = take("risk_none", "field-risk");
    let partial = take("risk_partial", "field-risk");
    let delayed = take("risk_delayed", "field-risk");
    let limbs = fields.all("limbs").filter_map(Limb::from_name);
    let limbs: Vec<Limb> = limbs
        .filter(|l| l.is_owed_to(&was.characteristic))
        .collect();
    let evidence = typed(&mut problems, fields);
    let action = promised(&mut problems, fields);
    problems.finish(|| {
        let mut row = was.clone();
        row.impact = one::<Impact>(fields, "impact");
        row.known = known?;
        row.limbs = limbs;
        row.severity = one::<Degree>(fields, "severity");
        row.likelihood = one::<Degree>(fields, "likelihood");
        row.gap = gap?;
        row.gap_plan = gap_plan?;
        row.mitigation = mitigation?;
        row.justification = justification?;
        row.residual = one::<Impact>(fields, "residual");
        row.risks.none = none?;
        row.risks.partial = partial?;
        row.risks.delayed = delayed?;
        Some(RowTyped {
            row,
            evidence: evidence?,
            action: action?,
        })
    })
}

fn is_typed(fields: &Fields, names: &[&str]) -> bool {
    names.iter().any(|name| !fields.one(name).trim().is_empty())
}

/// Evidence that was typed; `Some(None)` where none was, `None` where it is wrong.
fn typed(problems: &mut Problems, fields: &Fields) -> Option<Option<Typed>> {
    if !is_typed(fields, &["new_words", "new_source"]) {
        return Some(None);
    }
    let kind = one::<EvidenceKind>(fields, "new_kind").filter(|kind| !kind.is_pinned());
    let kind = kind.ok_or(Problem::says("assess-kind-missing"));
    let kind = problems.take("new_kind", kind);
    let words = Paragraph::parse(fields.one("new_words"), "field-evidence", MOST);
    let words = problems.take("new_words", words);
    let source = Line::parse(fields.one("new_source"), "field-source", 300);
    let source = problems.take("new_source", source);
    Some(Some((kind?, words?.into_string(), source?.into_string())))
}

/// An action that was typed; `Some(None)` where none was, `None` where it is wrong.
fn promised(problems: &mut Problems, fields: &Fields) -> Option<Option<Promised>> {
    let names = [
        "new_action",
        "new_owner",
        "new_due-day",
        "new_due-month",
        "new_due-year",
    ];
    if !is_typed(fields, &names) {
        return Some(None);
    }
    let words = Paragraph::parse(fields.one("new_action"), "field-action", 1000);
    let words = problems.take("new_action", words);
    let owner = Line::parse(fields.one("new_owner"), "field-owner", 200);
    let owner = problems.take("new_owner", owner);
    let due = parse_day(&day(fields, "new_due"));
    let due = due.and_then(|day| day.ok_or(Problem::says("assess-due-missing")));
    let due = problems.take("new_due-day", due);
    Some(Some((words?.into_string(), owner?.into_string(), due?)))
}

/// A row as boxes hold it.
pub(super) fn typed_row(row: &Row) -> Fields {
    let mut fields = Fields::default();
    for (name, text) in [
        ("known", &row.known),
        ("gap", &row.gap),
        ("gap_plan", &row.gap_plan),
        ("mitigation", &row.mitigation),
        ("justification", &row.justification),
        ("risk_none", &row.risks.none),
        ("risk_partial", &row.risks.partial),
        ("risk_delayed", &row.risks.delayed),
    ] {
        fields.push(name, text.clone());
    }
    let names = [
        ("impact", row.impact.map(Named::name)),
        ("residual", row.residual.map(Named::name)),
        ("severity", row.severity.map(Named::name)),
        ("likelihood", row.likelihood.map(Named::name)),
    ];
    for (name, value) in names {
        fields.push(name, value.unwrap_or_default());
    }
    for limb in &row.limbs {
        fields.push("limbs", limb.name());
    }
    fields
}

/// A new assessment as typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct NewForm {
    /// Key of the programme.
    pub(super) programme: String,
    /// 1 or 2.
    pub(super) stage: String,
    /// Why there is no first look.
    pub(super) direct_why: String,
}

impl NewForm {
    /// Programme, stage, and why there is no first look; or everything wrong with it.
    pub(super) fn parse(&self, known: &[i64]) -> Result<(i64, Stage, Option<Paragraph>), Problems> {
        let mut problems = Problems::new();
        let programme = self.programme.parse().ok().filter(|id| known.contains(id));
        let programme = programme.ok_or(Problem::says("assess-programme-missing"));
        let programme = problems.take("programme", programme);
        let stage = Stage::from_name(&self.stage).ok_or(Problem::says("assess-stage-missing"));
        let stage = problems.take("stage", stage);
        let why = Paragraph::parse_optional(&self.direct_why, "field-direct-why", 1000);
        let why = problems.take("direct_why", why);
        problems.finish(|| Some((programme?, stage?, why?)))
    }
}

/// A step as typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct MoveForm {
    /// Name of the deed.
    pub(super) deed: String,
    /// What is said with it.
    pub(super) note: String,
    /// Why one person does what two should do.
    pub(super) alone: String,
    /// The next review: day, month, year.
    #[serde(rename = "next-day")]
    pub(super) day: String,
    /// The month.
    #[serde(rename = "next-month")]
    pub(super) month: String,
    /// The year.
    #[serde(rename = "next-year")]
    pub(super) year: String,
}

/// A step, checked.
#[derive(Debug)]
pub(super) struct Moved {
    /// What.
    pub(super) deed: Deed,
    /// What is said with it.
    pub(super) note: String,
    /// Why one person does what two should do.
    pub(super) alone: String,
    /// The next review.
    pub(super) review_on: Option<NaiveDate>,
}

impl MoveForm {
    /// The deed that was asked for.
    pub(super) fn deed(&self) -> Option<Deed> {
        Deed::from_name(&self.deed).filter(|deed| !matches!(deed, Deed::Write | Deed::Publish))
    }

    /// The step, or everything wrong with it. What is given back says what is to be changed, and what
    /// is kept says until when and why.
    pub(super) fn parse(&self, deed: Deed, today: NaiveDate) -> Result<Moved, Problems> {
        let mut problems = Problems::new();
        let must = matches!(deed, Deed::Return | Deed::Keep | Deed::Review | Deed::Close);
        let note = Paragraph::parse_optional(&self.note, "field-step-note", 2000);
        let note = note.and_then(|note| match note {
            None if must => Err(Problem::says("assess-note-missing")),
            note => Ok(note.map(Paragraph::into_string).unwrap_or_default()),
        });
        let note = problems.take("note", note);
        let alone = Paragraph::parse_optional(&self.alone, "field-alone", 1000);
        let alone = problems.take("alone", alone);
        let next = parse_day(&[self.day.clone(), self.month.clone(), self.year.clone()]);
        let year = today.checked_add_months(chrono::Months::new(12));
        let next = next.and_then(|next| match next {
            None if deed == Deed::Keep => Err(Problem::says("assess-review-missing")),
            Some(day) if day <= today => Err(Problem::says("assess-review-past")),
            Some(day) if year.is_some_and(|year| day > year) => {
                Err(Problem::says("assess-review-far"))
            }
            next => Ok(next),
        });
        let next = match deed {
            Deed::Keep => problems.take("next-day", next),
            _ => Some(None),
        };
        problems.finish(|| {
            Some(Moved {
                deed,
                note: note?,
                alone: alone?.map(Paragraph::into_string).unwrap_or_default(),
                review_on: next?,
            })
        })
    }
}

/// Evidence against a claim, as typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct DoubtForm {
    /// What it says.
    pub(super) words: String,
    /// Where it comes from.
    pub(super) source: String,
}

impl DoubtForm {
    /// Words and source, or everything wrong with them.
    pub(super) fn parse(&self) -> Result<(Paragraph, Line), Problems> {
        let mut problems = Problems::new();
        let words = Paragraph::parse(&self.words, "field-evidence", 2000);
        let words = problems.take("words", words);
        let source = problems.take("source", Line::parse(&self.source, "field-source", 300));
        problems.finish(|| Some((words?, source?)))
    }
}

/// Whether the public is told, as typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct OverdueForm {
    /// `yes` or `no`.
    pub(super) shown: String,
}

forms!(NewForm, MoveForm, DoubtForm, OverdueForm);

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in pairs {
            fields.push(*name, *value);
        }
        fields
    }

    #[test]
    fn a_row_comes_back_as_it_was_typed() {
        let row = Row {
            characteristic: "age".to_owned(),
            impact: Some(Impact::Mixed),
            known: "Buses stop at six".to_owned(),
            limbs: vec![Limb::Eliminate, Limb::Foster],
            severity: Some(Degree::High),
            ..Row::default()
        };
        let read = super::row(&typed_row(&row), &Row::blank("age")).expect("a row");
        assert_eq!(read.row, row);
        assert!(read.evidence.is_none() && read.action.is_none());
    }

    #[test]
    fn needs_that_are_not_owed_are_not_taken() {
        let typed = fields(&[("limbs", "a"), ("limbs", "b")]);
        let read = super::row(&typed, &Row::blank("marriage")).expect("a row");
        assert_eq!(read.row.limbs, [Limb::Eliminate]);
    }

    #[test]
    fn half_an_action_and_half_a_source_are_told_at_once() {
        let typed = fields(&[("new_words", "Few buses"), ("new_owner", "Buses")]);
        let problems = super::row(&typed, &Row::blank("age")).expect_err("problems");
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(
            fields,
            ["new_kind", "new_source", "new_action", "new_due-day"]
        );
    }

    #[test]
    fn a_figure_is_pinned_and_never_typed() {
        let typed = fields(&[
            ("new_words", "40%"),
            ("new_source", "Us"),
            ("new_kind", "figure"),
        ]);
        assert!(super::row(&typed, &Row::blank("age")).is_err());
    }

    #[test]
    fn what_is_kept_says_why_and_until_when() {
        let today = "2026-11-23".parse().expect("a day");
        let problems = MoveForm::default()
            .parse(Deed::Keep, today)
            .expect_err("problems");
        let keys: Vec<_> = problems.iter().map(|(_, p)| p.key).collect();
        assert_eq!(keys, ["assess-note-missing", "assess-review-missing"]);
        assert!(MoveForm::default().parse(Deed::Submit, today).is_ok());
    }
}
