//! What an assessment says, and what it has to say before it is handed in.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Degree, Impact, Limb, Stage};
use crate::named::named;
use crate::problem::{Problem, Problems};

/// The most pieces of evidence one row holds.
pub const MOST_EVIDENCE: usize = 40;

/// What an assessment says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Document {
    /// What the change is for.
    pub aims: String,
    /// Who is affected.
    pub affected: String,
    /// What it does to inequalities in health: who gets care and how well they fare.
    pub inequalities: String,
    /// What was concluded.
    pub conclusion: String,
    /// Whether it says that nobody is worse off. Others rely on that, so it is watched.
    pub claims_none: bool,
    /// Wording of an older source, shown as a quotation.
    pub quotation: String,
    /// Why the full assessment comes only after the decision.
    pub late_why: String,
    /// When it was made.
    pub assessed_on: Option<NaiveDate>,
    /// When it is looked at again.
    pub review_on: Option<NaiveDate>,
    /// What it says of each group.
    pub rows: Vec<Row>,
    /// The last number given to a piece of evidence or an action.
    pub last: u32,
}

/// What an assessment says of one characteristic or local extra.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Row {
    /// Code of the characteristic.
    pub characteristic: String,
    /// What the change does to these people; none while nobody has said.
    pub impact: Option<Impact>,
    /// What is known and what it means for them, in words.
    pub known: String,
    /// Which needs of section 149 it touches.
    pub limbs: Vec<Limb>,
    /// How bad harm would be.
    pub severity: Option<Degree>,
    /// How likely harm is.
    pub likelihood: Option<Degree>,
    /// What is not known.
    pub gap: String,
    /// What is done to find out.
    pub gap_plan: String,
    /// What is done against harm.
    pub mitigation: String,
    /// Why harm that stays is a proportionate means to a legitimate aim.
    pub justification: String,
    /// What is left of the impact after that.
    pub residual: Option<Impact>,
    /// What happens to these people if the change comes late or in part.
    pub risks: Risks,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
    /// What is promised.
    pub actions: Vec<Action>,
}

/// What happens to a group if the change is not delivered as meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Risks {
    /// Not at all.
    pub none: String,
    /// In part.
    pub partial: String,
    /// Late.
    pub delayed: String,
}

named! {
    /// What a piece of evidence is.
    pub enum EvidenceKind {
        /// A figure of a release, as it stood when it was pinned.
        Figure = "figure",
        /// How many people raised a theme, as released when it was pinned.
        Theme = "theme",
        /// Words that were passed for publication.
        Quote = "quote",
        /// What was heard at an event.
        Event = "event",
        /// The census, or another count of who lives here.
        Census = "census",
        /// A needs assessment of the area.
        Jsna = "jsna",
        /// Research.
        Research = "research",
    }
}

impl EvidenceKind {
    /// Whether it is taken from what people answered, and never typed.
    #[must_use]
    pub const fn is_pinned(self) -> bool {
        matches!(self, Self::Figure | Self::Theme | Self::Quote)
    }
}

/// Something an assessment rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Its number in this assessment, given once.
    pub number: u32,
    /// What it is.
    pub kind: EvidenceKind,
    /// What it says; empty for a quotation, whose words are kept where they can be taken back.
    #[serde(default)]
    pub words: String,
    /// Where it comes from.
    #[serde(default)]
    pub source: String,
    /// Of which release.
    #[serde(default)]
    pub snapshot: Option<i64>,
}

/// Something that is promised to a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Its number in this assessment, given once.
    pub number: u32,
    /// What will be done.
    pub words: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub due_on: NaiveDate,
}

/// Codes and names of the groups an assessment can speak about, and whether it must: the nine of the
/// Act.
pub type Names<'a> = &'a [(&'a str, String, bool)];

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

impl Row {
    /// A row nobody has written in.
    #[must_use]
    pub fn blank(characteristic: &str) -> Self {
        Self {
            characteristic: characteristic.to_owned(),
            ..Self::default()
        }
    }

    /// Whether nobody has written in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::blank(&self.characteristic)
    }

    /// Message keys of what is wrong with it, in the order of its fields.
    #[must_use]
    pub fn faults(&self, stage: Stage) -> Vec<&'static str> {
        let mut faults = Vec::new();
        let mut ask = |wrong: bool, key| {
            if wrong {
                faults.push(key);
            }
        };
        let Some(impact) = self.impact else {
            return vec!["assess-impact-missing"];
        };
        let is_known = !self.evidence.is_empty() || !is_blank(&self.known);
        let is_planned = !is_blank(&self.gap_plan);
        match impact {
            // "No difference" is a finding as well, and says why.
            Impact::Neutral => ask(!is_known, "assess-neutral-why"),
            Impact::Unknown => ask(!is_planned, "assess-unknown-plan"),
            _ => ask(!is_known && !is_planned, "assess-evidence-missing"),
        }
        ask(
            !is_blank(&self.gap) && !is_planned && impact != Impact::Unknown,
            "assess-gap-plan",
        );
        if impact.harms() {
            let answered = !is_blank(&self.mitigation) && !self.actions.is_empty();
            ask(
                !answered && is_blank(&self.justification),
                "assess-harm-answer",
            );
            ask(self.severity.is_none(), "assess-severity-missing");
            ask(self.likelihood.is_none(), "assess-likelihood-missing");
            ask(
                stage == Stage::Two && self.residual.is_none(),
                "assess-residual-missing",
            );
        }
        let risks = &self.risks;
        let no_risk = is_blank(&risks.none) && is_blank(&risks.partial) && is_blank(&risks.delayed);
        ask(
            stage == Stage::Two && impact != Impact::Neutral && no_risk,
            "assess-risks-missing",
        );
        faults
    }
}

impl Document {
    /// An assessment of these groups in which nothing is written.
    #[must_use]
    pub fn blank<'a>(groups: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            rows: groups.into_iter().map(Row::blank).collect(),
            ..Self::default()
        }
    }

    /// What it says of a group.
    #[must_use]
    pub fn row(&self, characteristic: &str) -> Option<&Row> {
        let mut rows = self.rows.iter();
        rows.find(|row| row.characteristic == characteristic)
    }

    /// The same, to be changed; begun where nothing is said yet.
    pub fn row_mut(&mut self, characteristic: &str) -> &mut Row {
        let at = self
            .rows
            .iter()
            .position(|row| row.characteristic == characteristic);
        let at = at.unwrap_or_else(|| {
            self.rows.push(Row::blank(characteristic));
            self.rows.len() - 1
        });
        &mut self.rows[at]
    }

    /// A number no piece of evidence and no action of it has, or ever had.
    pub fn number(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    /// Whether it says of some group that it is worse off, or that this is not known.
    #[must_use]
    pub fn harms_or_does_not_know(&self) -> bool {
        let mut rows = self.rows.iter().filter_map(|row| row.impact);
        rows.any(|impact| impact.harms() || impact == Impact::Unknown)
    }

    /// Everything that is missing before it can be handed in. Problems with a row stand under
    /// `row-` and its code. `names` are the groups that must have a row; `late` says that the
    /// decision it is for is made.
    #[must_use]
    pub fn problems(
        &self,
        stage: Stage,
        names: Names<'_>,
        late: bool,
        today: NaiveDate,
    ) -> Problems {
        let mut problems = Problems::new();
        for (field, text, key) in [
            ("aims", &self.aims, "assess-aims-missing"),
            ("affected", &self.affected, "assess-affected-missing"),
            ("conclusion", &self.conclusion, "assess-conclusion-missing"),
        ] {
            if is_blank(text) {
                problems.add(field, Problem::says(key));
            }
        }
        if stage == Stage::Two && is_blank(&self.inequalities) {
            problems.add("inequalities", Problem::says("assess-inequalities-missing"));
        }
        if stage == Stage::Two && late && is_blank(&self.late_why) {
            problems.add("late_why", Problem::says("assess-late-why"));
        }
        if self.claims_none && self.harms_or_does_not_know() {
            problems.add("claims_none", Problem::says("assess-claim-contradicts"));
        }
        match self.review_on {
            None => problems.add("review_on-day", Problem::says("assess-review-missing")),
            Some(day) if day <= today => {
                problems.add("review_on-day", Problem::says("assess-review-past"));
            }
            Some(day)
                if today
                    .checked_add_months(Months::new(12))
                    .is_some_and(|y| day > y) =>
            {
                problems.add("review_on-day", Problem::says("assess-review-far"));
            }
            Some(_) => {}
        }
        for (code, name, must) in names {
            let row = self.row(code);
            // A local extra nobody wrote about needs no row.
            if !must && row.is_none_or(Row::is_blank) {
                continue;
            }
            let faults = row.map_or_else(|| Row::default().faults(stage), |row| row.faults(stage));
            for key in faults {
                let problem = Problem::says(key).with("group", name.as_str());
                problems.add(&format!("row-{code}"), problem);
            }
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Named;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn names() -> Vec<(&'static str, String, bool)> {
        let name = |code: &'static str, must| (code, code.to_owned(), must);
        vec![name("age", true), name("sex", true), name("rural", false)]
    }

    fn whole() -> Document {
        let row = |code: &str| Row {
            characteristic: code.to_owned(),
            impact: Some(Impact::Neutral),
            known: "The same for all".to_owned(),
            ..Row::default()
        };
        Document {
            aims: "Help".to_owned(),
            affected: "All".to_owned(),
            inequalities: "Less far to go".to_owned(),
            conclusion: "Go on".to_owned(),
            review_on: Some(day("2027-03-01")),
            rows: vec![row("age"), row("sex")],
            ..Document::default()
        }
    }

    fn found(document: &Document, stage: Stage) -> Vec<(String, &'static str)> {
        let problems = document.problems(stage, &names(), false, day("2026-11-23"));
        let found = problems.iter().map(|(field, p)| (field.to_owned(), p.key));
        found.collect()
    }

    #[test]
    fn an_empty_assessment_is_told_everything_at_once() {
        let blank = Document::blank(["age", "sex", "rural"]);
        let fields: Vec<String> = found(&blank, Stage::One).into_iter().map(|f| f.0).collect();
        let all = [
            "aims",
            "affected",
            "conclusion",
            "review_on-day",
            "row-age",
            "row-sex",
        ];
        assert_eq!(fields, all);
        assert_eq!(found(&whole(), Stage::One), []);
        assert_eq!(found(&whole(), Stage::Two), []);
        let mut begun = whole();
        begun.row_mut("rural").gap = "How many have a car".to_owned();
        let missing = [("row-rural".to_owned(), "assess-impact-missing")];
        assert_eq!(found(&begun, Stage::One), missing);
    }

    #[test]
    fn harm_needs_an_answer_with_somebody_who_gives_it_or_a_justification() {
        let mut document = whole();
        let row = document.row_mut("age");
        row.impact = Some(Impact::Mixed);
        row.severity = Some(Degree::High);
        row.likelihood = Some(Degree::Low);
        row.mitigation = "A bus".to_owned();
        let missing = [("row-age".to_owned(), "assess-harm-answer")];
        assert_eq!(found(&document, Stage::One), missing);
        let action = Action {
            number: 1,
            words: "A bus".to_owned(),
            owner: "Buses".to_owned(),
            due_on: day("2027-01-01"),
        };
        document.row_mut("age").actions.push(action);
        assert_eq!(found(&document, Stage::One), []);
        document.row_mut("age").actions.clear();
        document.row_mut("age").justification = "There is no other way".to_owned();
        assert_eq!(found(&document, Stage::One), []);
        let two: Vec<_> = found(&document, Stage::Two)
            .into_iter()
            .map(|f| f.1)
            .collect();
        assert_eq!(two, ["assess-residual-missing", "assess-risks-missing"]);
    }

    #[test]
    fn nobody_is_worse_off_is_not_said_beside_harm_or_doubt() {
        for impact in [Impact::Negative, Impact::Mixed, Impact::Unknown] {
            let mut document = whole();
            document.claims_none = true;
            assert_eq!(found(&document, Stage::One), []);
            document.row_mut("sex").impact = Some(impact);
            let keys: Vec<_> = found(&document, Stage::One)
                .into_iter()
                .map(|f| f.1)
                .collect();
            assert!(keys.contains(&"assess-claim-contradicts"), "{impact:?}");
        }
    }

    #[test]
    fn a_review_is_due_within_a_year() {
        let mut document = whole();
        for (review, key) in [
            ("2026-11-23", Some("assess-review-past")),
            ("2026-11-24", None),
            ("2027-11-23", None),
            ("2027-11-24", Some("assess-review-far")),
        ] {
            document.review_on = Some(day(review));
            let keys: Vec<_> = found(&document, Stage::One)
                .into_iter()
                .map(|f| f.1)
                .collect();
            assert_eq!(keys, key.into_iter().collect::<Vec<_>>(), "{review}");
        }
    }

    #[test]
    fn a_late_full_assessment_says_why() {
        let document = whole();
        let late = |stage| {
            let problems = document.problems(stage, &names(), true, day("2026-11-23"));
            problems.iter().any(|(_, p)| p.key == "assess-late-why")
        };
        assert!(late(Stage::Two));
        assert!(!late(Stage::One));
    }

    fn a_row() -> impl Strategy<Value = Row> {
        let text = || prop_oneof![Just(String::new()), Just("Words".to_owned())];
        let impact = proptest::option::of(proptest::sample::select(Impact::ALL));
        let degree = || proptest::option::of(proptest::sample::select(Degree::ALL));
        let texts = (text(), text(), text(), text(), text());
        (impact, degree(), degree(), texts, any::<bool>()).prop_map(
            |(impact, severity, likelihood, (known, gap, gap_plan, mitigation, late), acts)| Row {
                characteristic: "age".to_owned(),
                impact,
                severity,
                likelihood,
                known,
                gap,
                gap_plan,
                mitigation,
                residual: impact,
                risks: Risks {
                    delayed: late,
                    ..Risks::default()
                },
                actions: acts
                    .then(|| Action {
                        number: 1,
                        words: "A bus".to_owned(),
                        owner: "Buses".to_owned(),
                        due_on: NaiveDate::MIN,
                    })
                    .into_iter()
                    .collect(),
                ..Row::default()
            },
        )
    }

    proptest! {
        #[test]
        fn what_may_be_handed_in_says_what_its_impact_asks_for(row in a_row()) {
            let faults = row.faults(Stage::Two);
            if faults.is_empty() {
                let impact = row.impact.expect("an impact");
                prop_assert!(impact != Impact::Unknown || !row.gap_plan.is_empty());
                prop_assert!(!impact.harms() || (!row.actions.is_empty() && row.severity.is_some()));
                prop_assert!(row.gap.is_empty() || !row.gap_plan.is_empty());
                prop_assert!(!row.known.is_empty() || !row.gap_plan.is_empty());
            }
            // A full assessment asks for whatever a first look asks for.
            for fault in row.faults(Stage::One) {
                prop_assert!(faults.contains(&fault));
            }
        }

        #[test]
        fn a_document_is_read_back_as_it_was_written(row in a_row(), claim in any::<bool>()) {
            let document = Document { claims_none: claim, rows: vec![row], ..Document::default() };
            let json = serde_json::to_string(&document).expect("JSON");
            prop_assert_eq!(serde_json::from_str::<Document>(&json).expect("a document"), document);
        }
    }
}
