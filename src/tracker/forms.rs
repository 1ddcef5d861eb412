//! What an officer or an owner types about a commitment.

use chrono::NaiveDate;
use domain::commitment::{Response, Status, agrees};
use domain::survey::Fields;
use domain::text::{Line, Paragraph};
use domain::time::parse_day;
use domain::{Named, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::web::form::{Form, forms};

/// A commitment as typed.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct CommitmentForm {
    /// What it is called.
    pub title: String,
    /// What people said.
    pub you_said: String,
    /// What is being done.
    pub we_are_doing: String,
    /// Why it is not.
    pub why_not: String,
    /// Name of the status.
    pub status: String,
    /// Due day: day, month, year.
    pub due: [String; 3],
    /// Keys of the organisations.
    pub owners: Vec<String>,
    /// Key of the one that is accountable.
    pub accountable: String,
    /// What changed, for the public history.
    pub note: String,
}

/// A commitment, checked.
#[derive(Clone, Debug)]
pub struct Commitment {
    /// What it is called.
    pub title: Line,
    /// What people said.
    pub you_said: Paragraph,
    /// What is done, or why not.
    pub response: Response,
    /// How far it is.
    pub status: Status,
    /// When it is due.
    pub due_on: Option<NaiveDate>,
    /// The organisations, the accountable one first if there is one.
    pub owners: Vec<i64>,
    /// Whether the first of them is accountable.
    pub accountable: bool,
}

impl Form for CommitmentForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let fields = Fields::from(pairs);
        let one = |name: &str| fields.one(name).to_owned();
        Some(Self {
            title: one("title"),
            you_said: one("you_said"),
            we_are_doing: one("we_are_doing"),
            why_not: one("why_not"),
            status: one("status"),
            due: [one("due-day"), one("due-month"), one("due-year")],
            owners: fields.all("owners").map(str::to_owned).collect(),
            accountable: one("accountable"),
            note: one("note"),
        })
    }
}

impl CommitmentForm {
    /// The commitment, or everything wrong with it. `known` are the keys of the organisations.
    pub(super) fn parse(&self, known: &[i64]) -> Result<Commitment, Problems> {
        let mut problems = Problems::new();
        let title = problems.take("title", Line::parse(&self.title, "field-title", 120));
        let you_said = problems.take(
            "you_said",
            Paragraph::parse(&self.you_said, "field-you-said", 4000),
        );
        let status = Status::from_name(&self.status).ok_or(Problem::says("status-missing"));
        let status = problems.take("status", status);
        let response =
            status.and_then(|status| problems.take("we_are_doing", self.response(status)));
        let due_on = problems.take("due-day", parse_day(&self.due)).flatten();
        let owners = problems.take("owners", self.owners(known));
        problems.finish(|| {
            Some(Commitment {
                title: title?,
                you_said: you_said?,
                response: response?,
                status: status?,
                due_on,
                owners: owners?,
                accountable: !self.accountable.is_empty(),
            })
        })
    }

    fn response(&self, status: Status) -> Result<Response, Problem> {
        let doing = Paragraph::parse_optional(&self.we_are_doing, "field-we-are-doing", 4000)?;
        let reason = Paragraph::parse_optional(&self.why_not, "field-why-not", 4000)?;
        let response = match (status, doing, reason) {
            (Status::NotDoing, _, Some(reason)) => Response::NotDoing(reason.into_string()),
            (Status::NotDoing, _, None) => return Err(Problem::says("commitment-reason-missing")),
            (_, Some(doing), _) => Response::Doing(doing.into_string()),
            (_, None, _) => return Err(Problem::says("commitment-deed-missing")),
        };
        agrees(status, &response).map(|()| response)
    }

    fn owners(&self, known: &[i64]) -> Result<Vec<i64>, Problem> {
        let parse = |raw: &String| raw.parse::<i64>().ok().filter(|id| known.contains(id));
        let mut owners: Vec<i64> = self.owners.iter().filter_map(parse).collect();
        owners.dedup();
        if let Some(accountable) = parse(&self.accountable) {
            owners.retain(|owner| *owner != accountable);
            owners.insert(0, accountable);
        }
        if owners.is_empty() {
            Err(Problem::says("owners-missing"))
        } else {
            Ok(owners)
        }
    }

    /// The note on a change, which a published commitment needs.
    pub(super) fn parse_note(&self) -> Result<Paragraph, Problems> {
        Paragraph::parse(&self.note, "field-note", 1000).map_err(|p| Problems::one("note", p))
    }
}

/// What an owner reports.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct UpdateForm {
    /// Name of the status.
    pub status: String,
    /// What happened.
    pub note: String,
}

impl UpdateForm {
    /// Status and note, or everything wrong with them. An owner cannot refuse a promise alone.
    pub(super) fn parse(&self) -> Result<(Status, Paragraph), Problems> {
        let mut problems = Problems::new();
        let status = Status::from_name(&self.status)
            .filter(|status| !matches!(status, Status::NotStated | Status::NotDoing))
            .ok_or(Problem::says("status-missing"));
        let status = problems.take("status", status);
        let note = problems.take("note", Paragraph::parse(&self.note, "field-note", 1000));
        problems.finish(|| Some((status?, note?)))
    }
}

forms!(UpdateForm);

/// Why a report goes back to its owner. Several can wait on one page: the box of each has its key.
pub(super) struct SendBack {
    /// Name of the box.
    pub name: String,
    /// What was typed into it.
    pub typed: String,
}

impl SendBack {
    /// What was typed about this report.
    pub(super) fn of(update: i64, form: &Fields) -> Self {
        let name = Self::name(update);
        let typed = form.one(&name).to_owned();
        Self { name, typed }
    }

    /// The name of the box about a report.
    pub(super) fn name(update: i64) -> String {
        format!("why-{update}")
    }

    /// The words, or what is wrong with them.
    pub(super) fn parse(&self) -> Result<Paragraph, Problems> {
        let why = Paragraph::parse(&self.typed, "field-send-back-why", 1000);
        why.map_err(|problem| Problems::one(&self.name, problem))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> CommitmentForm {
        CommitmentForm {
            title: "A safe space".into(),
            you_said: "Evenings are the hardest".into(),
            we_are_doing: "We are opening one".into(),
            status: "on_track".into(),
            due: ["1".into(), "2".into(), "2027".into()],
            owners: vec!["3".into(), "4".into()],
            accountable: "4".into(),
            ..CommitmentForm::default()
        }
    }

    #[test]
    fn the_accountable_owner_stands_first() {
        let read = typed().parse(&[3, 4, 5]).expect("a commitment");
        assert_eq!(read.owners, [4, 3]);
        assert!(read.accountable);
        assert_eq!(read.due_on, NaiveDate::from_ymd_opt(2027, 2, 1));
    }

    #[test]
    fn not_doing_needs_its_reason_and_keeps_it() {
        let form = CommitmentForm {
            status: "not_doing".into(),
            ..typed()
        };
        let problems = form.parse(&[3, 4]).expect_err("no reason");
        assert_eq!(
            problems.iter().map(|(_, p)| p.key).collect::<Vec<_>>(),
            ["commitment-reason-missing"]
        );
        let form = CommitmentForm {
            why_not: "No money".into(),
            ..form
        };
        assert!(matches!(
            form.parse(&[3, 4]).expect("a commitment").response,
            Response::NotDoing(_)
        ));
    }

    #[test]
    fn everything_missing_is_said_at_once() {
        let problems = CommitmentForm::default().parse(&[]).expect_err("nothing");
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["title", "you_said", "status", "owners"]);
    }
}
