//! From definitions and answers to what templates print.

mod answers;
mod equality;
mod question;
mod woven;

use domain::survey::{Definition, Text};

use super::pages::{ContactLines, Head};
use crate::survey::OpenSurvey;
use crate::web::ui::Said;

pub(super) use answers::{Shown, answered, missing, rows};
pub(super) use equality::equality;
pub(crate) use question::{picture, question};
pub(super) use question::{put_files, questions};
pub(super) use woven::Woven;

pub(crate) fn head(survey: &OpenSurvey, definition: &Definition, lang: &str) -> Head {
    Head {
        slug: survey.slug.clone(),
        title: Said::of(&definition.title, lang),
        fictional: survey.programme.fictional,
    }
}

pub(crate) fn contact(definition: &Definition, lang: &str) -> ContactLines {
    let contact = &definition.contact;
    ContactLines {
        team: Said::of(&contact.team, lang),
        email: contact.email.clone(),
        phone: contact.phone.clone(),
        address: contact.address.clone(),
    }
}

fn said(text: &Text, lang: &str) -> Option<Said> {
    (!text.is_empty()).then(|| Said::of(text, lang))
}
