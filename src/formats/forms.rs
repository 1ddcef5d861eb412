//! What is typed to ask for another format, and to see to it.

use chrono::NaiveDate;
use domain::formats::{Need, RequestState};
use domain::survey::Fields;
use domain::text::{Email, Paragraph, Phone};
use domain::time::parse_day;
use domain::{Named, Problem, Problems};
use serde::Deserialize;

use crate::web::form::{Form, forms};

/// The longest text of a request.
const TEXT: usize = 1_000;

/// Somebody asks.
#[derive(Clone, Debug, Default)]
pub(super) struct AskForm {
    /// Codes of needs.
    pub needs: Vec<String>,
    /// What else, or which language, or how large.
    pub more: String,
    /// What they want to be called.
    pub name: String,
    /// Address.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Where something can be sent.
    pub post: String,
    /// What makes sending twice harmless.
    pub nonce: String,
}

impl Form for AskForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let fields = Fields::from(pairs);
        let one = |name: &str| fields.one(name).to_owned();
        Some(Self {
            needs: fields.all("needs").map(str::to_owned).collect(),
            more: one("more"),
            name: one("name"),
            email: one("email"),
            phone: one("phone"),
            post: one("post"),
            nonce: one("nonce"),
        })
    }
}

/// A request, checked.
#[derive(Clone, Debug)]
pub struct Request {
    /// What is needed; empty where only words say it.
    pub needs: Vec<Need>,
    /// What else, in words.
    pub more: Option<Paragraph>,
    /// What they want to be called.
    pub name: Option<Paragraph>,
    /// Address.
    pub email: Option<Email>,
    /// Telephone.
    pub phone: Option<Phone>,
    /// Where something can be sent.
    pub post: Option<Paragraph>,
}

impl AskForm {
    /// The request, or everything wrong with it.
    pub(super) fn parse(&self) -> Result<Request, Problems> {
        let mut problems = Problems::new();
        let needs: Vec<Need> = Need::ALL
            .iter()
            .copied()
            .filter(|need| self.needs.iter().any(|given| given == need.name()))
            .collect();
        let more = Paragraph::parse_optional(&self.more, "field-needs", TEXT);
        let more = problems.take("more", more).flatten();
        if needs.is_empty() && self.more.trim().is_empty() {
            problems.add("needs", Problem::says("format-need-missing"));
        }
        let name = Paragraph::parse_optional(&self.name, "field-name", 100);
        let name = problems.take("name", name).flatten();
        let given = |typed: &str| !typed.trim().is_empty();
        let email = given(&self.email).then(|| problems.take("email", Email::parse(&self.email)));
        let phone = given(&self.phone).then(|| problems.take("phone", Phone::parse(&self.phone)));
        let post = Paragraph::parse_optional(&self.post, "field-post", 500);
        let post = problems.take("post", post).flatten();
        if email.is_none() && phone.is_none() && !given(&self.post) {
            problems.add("email", Problem::says("format-contact-missing"));
        }
        problems.finish(|| {
            Some(Request {
                needs,
                more,
                name,
                email: email.flatten(),
                phone: phone.flatten(),
                post,
            })
        })
    }
}

/// Who sees to a request, and by when.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct CareForm {
    /// Key of an account; empty for nobody.
    pub owner: String,
    due_day: String,
    due_month: String,
    due_year: String,
}

impl CareForm {
    /// As it stands.
    pub(super) fn of(owner: Option<i64>, due: NaiveDate) -> Self {
        Self {
            owner: owner.map(|id| id.to_string()).unwrap_or_default(),
            due_day: due.format("%-d").to_string(),
            due_month: due.format("%-m").to_string(),
            due_year: due.format("%Y").to_string(),
        }
    }

    /// Day, month and year it is due.
    pub(super) fn due(&self) -> [String; 3] {
        [&self.due_day, &self.due_month, &self.due_year].map(Clone::clone)
    }

    /// Owner and day, or everything wrong with them. `officers` are those who can see to it.
    pub(super) fn parse(&self, officers: &[i64]) -> Result<(Option<i64>, NaiveDate), Problems> {
        let mut problems = Problems::new();
        let owner = match self.owner.as_str() {
            "" => Ok(None),
            typed => match typed.parse() {
                Ok(id) if officers.contains(&id) => Ok(Some(id)),
                _ => Err(Problem::says("not-an-option")),
            },
        };
        let owner = problems.take("owner", owner);
        let due = parse_day(&self.due()).and_then(|day| day.ok_or(Problem::says("day-format")));
        let due = problems.take("due-day", due);
        problems.finish(|| Some((owner?, due?)))
    }
}

/// What became of a request.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SettleForm {
    /// `done` or `not_possible`.
    pub state: String,
    /// What was done, or why it could not be.
    pub note: String,
}

impl SettleForm {
    /// What became of it, or everything wrong. Why it could not be done has to be said.
    pub(super) fn parse(&self) -> Result<(RequestState, Option<Paragraph>), Problems> {
        let mut problems = Problems::new();
        let state = RequestState::from_name(&self.state);
        let state = state.filter(|state| *state != RequestState::Waiting);
        let state = problems.take("state", state.ok_or(Problem::says("format-state-missing")));
        let note = match state {
            Some(RequestState::NotPossible) => {
                Paragraph::parse(&self.note, "field-reason", TEXT).map(Some)
            }
            _ => Paragraph::parse_optional(&self.note, "field-reason", TEXT),
        };
        let note = problems.take("note", note);
        problems.finish(|| Some((state?, note?)))
    }
}

forms!(CareForm, SettleForm);
