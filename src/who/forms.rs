//! What is chosen and typed about who answered.

use domain::disproportion::Verdict;
use domain::text::Paragraph;
use domain::{Named, Problem, Problems};
use serde::Deserialize;

use crate::web::form::forms;

/// The longest reason or plan.
const LONGEST: usize = 1_000;

/// Which baseline is compared with; empty for the first.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Compare {
    /// Code of a set.
    pub with: String,
}

/// Which question is weighted by which characteristic, to which baseline.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Weigh {
    /// Code of a set.
    pub with: String,
    /// Code of a subject.
    pub what: String,
    /// Code of the subject of a characteristic.
    pub by: String,
}

/// Which differences are listed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Listed {
    /// What was decided about them: `open` (the same as nothing), `taken_up`, `set_aside`.
    pub show: String,
    /// Code of the subject of a characteristic; empty for all.
    pub by: String,
    /// Which page of them.
    pub page: String,
}

/// One difference: an answer or a theme by a group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct About {
    /// Released dimension.
    pub what: String,
    /// Answer.
    pub answer: String,
    /// Code of the subject of a characteristic.
    pub who: String,
    /// Group.
    pub group: String,
}

impl About {
    /// As the end of an address.
    pub(super) fn query(&self) -> String {
        form_urlencoded::Serializer::new(String::new())
            .append_pair("what", &self.what)
            .append_pair("answer", &self.answer)
            .append_pair("who", &self.who)
            .append_pair("group", &self.group)
            .finish()
    }
}

/// Decides about a difference.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DecideForm {
    /// Released dimension.
    pub what: String,
    /// Answer.
    pub answer: String,
    /// Code of the subject of a characteristic.
    pub who: String,
    /// Group.
    pub group: String,
    /// Taken up or set aside.
    pub verdict: String,
    /// Why.
    pub reason: String,
}

impl DecideForm {
    /// About which.
    pub(super) fn about(&self) -> About {
        About {
            what: self.what.clone(),
            answer: self.answer.clone(),
            who: self.who.clone(),
            group: self.group.clone(),
        }
    }

    /// What and why, or everything wrong with it.
    pub(super) fn parse(&self) -> Result<(Verdict, Paragraph), Problems> {
        let mut problems = Problems::new();
        let verdict = Verdict::from_name(&self.verdict);
        let verdict = verdict.ok_or_else(|| Problem::says("difference-verdict"));
        let verdict = problems.take("verdict", verdict);
        let reason = Paragraph::parse(&self.reason, "field-reason", LONGEST);
        let reason = problems.take("reason", reason);
        problems.finish(|| Some((verdict?, reason?)))
    }
}

/// Takes a decision back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct UndoForm {
    /// Key of the decision.
    pub decision: String,
}

/// Puts a group on the outreach list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReachForm {
    /// The baseline the page showed.
    pub with: String,
    /// The group as `<characteristic>.<group>`.
    pub group: String,
    /// What will be done.
    pub plan: String,
}

impl ReachForm {
    /// Characteristic, group and plan, or everything wrong with it; `known` says which groups there
    /// are.
    pub(super) fn parse(
        &self,
        known: impl Fn(&str, &str) -> bool,
    ) -> Result<((&str, &str), Paragraph), Problems> {
        let mut problems = Problems::new();
        let group = self.group.split_once('.');
        let group = group.filter(|(characteristic, group)| known(characteristic, group));
        let group = group.ok_or_else(|| Problem::says("outreach-group"));
        let group = problems.take("group", group);
        let plan = Paragraph::parse(&self.plan, "field-outreach-plan", LONGEST);
        let plan = problems.take("plan", plan);
        problems.finish(|| Some((group?, plan?)))
    }
}

/// Says what came of an entry of the outreach list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DoneForm {
    /// Key of the entry.
    pub entry: String,
    /// What came of it.
    pub outcome: String,
}

impl DoneForm {
    /// Which, and what, or everything wrong with it.
    pub(super) fn parse(&self) -> Result<Paragraph, Problems> {
        let mut problems = Problems::new();
        let outcome = Paragraph::parse(&self.outcome, "field-outreach-outcome", LONGEST);
        let outcome = problems.take("outcome", outcome);
        problems.finish(|| outcome)
    }
}

forms!(DecideForm, UndoForm, ReachForm, DoneForm);
