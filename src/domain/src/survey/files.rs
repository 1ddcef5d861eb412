//! Which files of this site a questionnaire uses: pictures it shows, documents it leads to.

use std::collections::BTreeMap;

use super::{Definition, Text};
use crate::upload::Audience;

/// Where files of surveys are.
const FOLDER: &str = "/files/";

/// What names each file of this site that a questionnaire uses, with who comes past it. One that
/// everybody comes past somewhere is everybody's.
#[must_use]
pub fn files(definition: &Definition) -> BTreeMap<String, Audience> {
    let mut found = Found {
        definition,
        files: BTreeMap::new(),
    };
    for (picture, everybody) in definition.pictures() {
        found.note(&picture.src, everybody);
    }
    for section in &definition.sections {
        let everybody = section.show_if.is_none();
        found.text(&section.summary, everybody);
        if let Some(document) = &section.document {
            found.note(&document.href, everybody);
        }
        for question in &section.questions {
            found.text(&question.before, everybody && question.show_if.is_none());
        }
    }
    found.files
}

struct Found<'a> {
    definition: &'a Definition,
    files: BTreeMap<String, Audience>,
}

impl Found<'_> {
    fn text(&mut self, text: &Text, everybody: bool) {
        for lang in &self.definition.languages {
            self.note(text.exactly(lang), everybody);
        }
    }

    fn note(&mut self, text: &str, everybody: bool) {
        for rest in text.split(FOLDER).skip(1) {
            let Some((token, _)) = rest.split_once('/') else {
                continue;
            };
            let audience = match everybody {
                true => Audience::Everybody,
                false => Audience::Some,
            };
            let known = self.files.entry(token.to_owned()).or_insert(audience);
            if everybody {
                *known = audience;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{Document, Picture, SurveyFile};

    #[test]
    fn a_file_is_everybodys_when_everybody_comes_past_it_once() {
        let json = include_str!("../../testdata/small-survey.json");
        let mut definition = SurveyFile::read(json).expect("a survey").definition;
        let picture = |src: &str| Picture {
            src: src.to_owned(),
            alt: Text::english("A house"),
            caption: Text::default(),
        };
        assert!(files(&definition).is_empty());
        // Only some come past the second section.
        assert!(definition.sections[1].show_if.is_some());
        definition.sections[1].picture = Some(picture("/files/aa/house.png"));
        definition.sections[1].summary = Text::english("[a](/files/bb/a.pdf) [b](/files/cc/b.pdf)");
        definition.sections[0].questions[0].before = Text::english("See [b](/files/cc/b.pdf).");
        definition.sections[0].document = Some(Document {
            title: Text::english("All of it"),
            href: "/files/dd/all.pdf".to_owned(),
        });
        definition.sections[0].questions[1].easy_picture = Some(picture("/files/ee/pen.png"));
        definition.picture = Some(picture("/pictures/lamp.svg"));
        let expected = [
            ("aa", Audience::Some),
            ("bb", Audience::Some),
            ("cc", Audience::Everybody),
            ("dd", Audience::Everybody),
            ("ee", Audience::Everybody),
        ];
        let expected = expected.map(|(token, seen)| (token.to_owned(), seen));
        assert_eq!(files(&definition), BTreeMap::from(expected));
    }
}
