//! What is typed about responses to be set aside.

use domain::receipt::Receipt;
use domain::response::SetAside as Reason;
use domain::text::Paragraph;
use domain::{Named, Problem, Problems};
use serde::Deserialize;

use crate::web::form::forms;

/// The longest reason.
const WHY: usize = 1_000;
/// The most days of grace.
const MOST_DAYS: u8 = 28;

/// Sets responses aside.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AsideForm {
    /// Keys of responses that were suggested.
    pub response: Vec<String>,
    /// A receipt code, for a test of one's own.
    pub code: String,
    /// As what.
    pub reason: String,
    /// Why.
    pub why: String,
}

/// Checked.
pub(super) struct Aside {
    /// Keys of responses.
    pub responses: Vec<i64>,
    /// A receipt.
    pub receipt: Option<Receipt>,
    /// As what.
    pub reason: Reason,
    /// Why.
    pub why: Paragraph,
}

impl AsideForm {
    /// Which, as what, and why; or everything wrong with it.
    pub(super) fn parse(&self) -> Result<Aside, Problems> {
        let mut problems = Problems::new();
        let responses: Vec<i64> = self
            .response
            .iter()
            .filter_map(|id| id.parse().ok())
            .collect();
        let code = self.code.trim();
        let receipt = match code.is_empty() {
            true => Some(None),
            false => {
                let read = Receipt::parse(code).ok_or_else(|| Problem::says("receipt-unknown"));
                problems.take("code", read).map(Some)
            }
        };
        if responses.is_empty() && code.is_empty() {
            problems.add("code", Problem::says("aside-which"));
        }
        let reason = Reason::from_name(&self.reason);
        let reason = problems.take(
            "reason",
            reason.ok_or_else(|| Problem::says("aside-reason")),
        );
        let why = Paragraph::parse(&self.why, "field-reason", WHY);
        let why = problems.take("why", why);
        problems.finish(|| {
            Some(Aside {
                responses,
                receipt: receipt?,
                reason: reason?,
                why: why?,
            })
        })
    }
}

/// Sets the days of grace.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct GraceForm {
    /// How many.
    pub days: String,
}

impl GraceForm {
    /// How many, from none to four weeks.
    pub(super) fn parse(&self) -> Result<u8, Problems> {
        let days = self.days.trim().parse::<u8>().ok();
        let days = days.filter(|days| *days <= MOST_DAYS);
        days.ok_or_else(|| Problems::one("days", Problem::says("aside-days")))
    }
}

forms!(AsideForm, GraceForm);
