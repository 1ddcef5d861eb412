//! Pictures, and where files of this site are used.

use super::super::{Definition, Picture, Text};
use super::{Draft, called, language, question_mut, section_mut};
use crate::problem::Problem;

/// What a picture belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureOf<'a> {
    /// The start page.
    Start,
    /// A section, by its code.
    Section(&'a str),
    /// A question, by its code.
    Question(&'a str),
}

/// What the form of a picture says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureEdit {
    /// Its address on this site.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// What stands below it.
    pub caption: String,
}

impl PictureOf<'_> {
    /// The picture that is there now.
    #[must_use]
    pub fn find<'d>(&self, definition: &'d Definition) -> Option<&'d Picture> {
        let mut sections = definition.sections.iter();
        match self {
            Self::Start => definition.picture.as_ref(),
            Self::Section(code) => sections
                .find(|section| section.code.as_str() == *code)?
                .picture
                .as_ref(),
            Self::Question(code) => definition.question(code)?.picture.as_ref(),
        }
    }
}

impl Draft {
    /// Puts a picture in the place of another, or takes it away.
    ///
    /// Another picture keeps the translations of its words, which are stale where the words changed.
    pub fn set_picture(
        &mut self,
        of: PictureOf<'_>,
        edit: Option<&PictureEdit>,
    ) -> Result<(), Problem> {
        self.guarded(|definition, _| {
            let lang = language(definition).to_owned();
            let place = match of {
                PictureOf::Start => &mut definition.picture,
                PictureOf::Section(code) => &mut section_mut(definition, code)?.picture,
                PictureOf::Question(code) => &mut question_mut(definition, code)?.picture,
            };
            let before = place.take();
            *place = edit.map(|edit| {
                let mut picture = placed(before, &edit.src, &edit.alt, &lang);
                picture.caption.set(&lang, &edit.caption, &lang);
                picture
            });
            Ok(())
        })
    }
}

/// A picture in the place of another, whose translations it keeps.
pub(super) fn placed(before: Option<Picture>, src: &str, alt: &str, lang: &str) -> Picture {
    let mut picture = before.unwrap_or_else(|| Picture {
        src: String::new(),
        alt: Text::default(),
        caption: Text::default(),
    });
    src.clone_into(&mut picture.src);
    picture.alt.set(lang, alt, lang);
    picture
}

/// A place that uses a file of this site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Use {
    /// The start page.
    Start,
    /// A section or a question, as people call it.
    Called(String),
}

/// What leads to an address of this site or shows it.
#[must_use]
pub fn uses(definition: &Definition, href: &str) -> Vec<Use> {
    let mut places = Vec::new();
    let shows = |picture: &Option<Picture>| picture.as_ref().is_some_and(|one| one.src == href);
    let names = |text: &Text| {
        let mut languages = definition.languages.iter();
        languages.any(|lang| text.exactly(lang).contains(href))
    };
    if shows(&definition.picture) {
        places.push(Use::Start);
    }
    for section in &definition.sections {
        let document = section.document.as_ref();
        let leads = document.is_some_and(|document| document.href == href);
        if leads || shows(&section.picture) || names(&section.summary) {
            places.push(Use::Called(called(definition, section.code.as_str())));
        }
        for question in &section.questions {
            let shown = shows(&question.picture) || shows(&question.easy_picture);
            if shown || names(&question.before) {
                places.push(Use::Called(called(definition, question.code.as_str())));
            }
        }
    }
    places
}
