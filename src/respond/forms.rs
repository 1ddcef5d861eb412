//! The small forms around answering.

use domain::receipt::Receipt;
use domain::spoken::{NoCode, SpokenCode};
use domain::text::Email;
use domain::{Problem, Problems};
use serde::Deserialize;

use crate::web::form::forms;

/// Whether somebody answers the equality questions.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct GateForm {
    /// `yes`, `no`, or nothing yet.
    pub(super) answer: String,
}

impl GateForm {
    pub(super) fn parse(&self) -> Result<bool, Problems> {
        match self.answer.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(Problems::one("answer", Problem::says("equality-gate"))),
        }
    }
}

/// A receipt code typed in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReceiptForm {
    /// What was typed.
    pub(super) code: String,
    /// `yes` on the page that asks whether it shall really be withdrawn.
    pub(super) confirm: String,
}

impl ReceiptForm {
    /// A code that cannot be one is answered exactly like one that is not known.
    pub(super) fn parse(&self) -> Result<Receipt, Problems> {
        if self.code.trim().is_empty() {
            return Err(Problems::one("code", Problem::says("receipt-missing")));
        }
        Receipt::parse(&self.code)
            .ok_or_else(|| Problems::one("code", Problem::says("receipt-unknown")))
    }
}

/// The code of answers that were not sent yet, typed in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ResumeForm {
    /// What was typed.
    pub(super) code: String,
}

impl ResumeForm {
    pub(super) fn parse(&self) -> Result<SpokenCode, Problems> {
        let key = |why| match why {
            NoCode::Missing => "resume-missing",
            NoCode::Length => "resume-length",
            NoCode::Mistyped => "resume-mistyped",
        };
        SpokenCode::parse(&self.code).map_err(|why| Problems::one("code", Problem::says(key(why))))
    }
}

/// Where a link is to be sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LinkForm {
    /// The address.
    pub(super) email: String,
    /// `yes` when a reminder is wanted.
    pub(super) remind: String,
}

impl LinkForm {
    pub(super) fn parse(&self) -> Result<Email, Problems> {
        Email::parse(&self.email).map_err(|problem| Problems::one("email", problem))
    }
}

/// Sends everything. The one box it has is not shown to people.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SendForm {
    /// What programs write that fill in every box they find.
    pub(super) more: String,
}

forms!(SendForm, ResumeForm, GateForm, ReceiptForm, LinkForm);
