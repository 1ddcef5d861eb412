//! From definitions and answers to what templates print.

mod answers;
mod equality;
mod question;
mod woven;

use domain::survey::{Definition, Section, Text};

use super::pages::{ContactLines, Head};
use crate::survey::OpenSurvey;
use crate::web::ui::{Link, Said};

pub(super) use answers::{Shown, answered, missing, rows};
pub(super) use equality::equality;
pub(super) use question::{codes, put_files, questions};
pub(crate) use question::{picture, question};
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

/// The link to the document of a section.
pub(super) fn document(section: &Section, lang: &str) -> Option<Link> {
    let document = section.document.as_ref()?;
    Some(Link::new(document.title.get(lang).0, document.href.clone()))
}

fn said(text: &Text, lang: &str) -> Option<Said> {
    (!text.is_empty()).then(|| Said::of(text, lang))
}
