//! Asking as whom people answer: three sections that come ready, in front of all others.

use super::super::{
    Code, Condition, Definition, ORGANISATION, Section, Text, Voice, source, texts_mut,
};
use super::copies::insert_section;
use super::{Draft, Past};
use crate::named::Named;
use crate::problem::Problem;

/// Whom people answer for, in which capacities, and what their organisation is called.
const SECTIONS: &str = include_str!("voice.json");

impl Draft {
    /// Puts the sections that ask as whom people answer in front of all others, and says the code of
    /// the first. Refused where any of it is asked already.
    pub fn ask_voice(&mut self) -> Result<Code, Problem> {
        self.guarded(|definition, past| {
            if Voice::ALL
                .iter()
                .any(|voice| definition.voiced(*voice).is_some())
            {
                return Err(Problem::says("edit-voice-asked"));
            }
            ask(definition, past)
        })
    }
}

fn ask(definition: &mut Definition, past: &Past) -> Result<Code, Problem> {
    let mut codes = Vec::new();
    for (at, section) in in_its_languages(definition).into_iter().enumerate() {
        codes.push(insert_section(definition, past, at, section)?);
    }
    let who = definition.voiced(Voice::WhoFor).map(|who| who.code.clone());
    let (Some(question), Some(is)) = (who, Code::parse(ORGANISATION)) else {
        return Err(super::gone());
    };
    let of_organisations = Condition::Is { question, is };
    for section in definition.sections.iter_mut().take(codes.len()) {
        let asks = |voice| section.questions.iter().any(|q| q.voice == Some(voice));
        section.show_if = if asks(Voice::Organisation) {
            Some(of_organisations.clone())
        } else if asks(Voice::Capacities) {
            Some(Condition::Not {
                not: Box::new(of_organisations.clone()),
            })
        } else {
            None
        };
    }
    codes.into_iter().next().ok_or_else(super::gone)
}

/// The sections with their texts in the languages of the survey; a source language they are not
/// written in gets the English words, to be translated.
fn in_its_languages(definition: &Definition) -> Vec<Section> {
    let Ok(sections) = serde_json::from_str::<Vec<Section>>(SECTIONS) else {
        return Vec::new();
    };
    let source = source(definition).to_owned();
    let mut alone = Definition {
        sections,
        // The language they are written in here.
        languages: vec!["en".to_owned()],
        ..definition.clone()
    };
    for (_, text) in texts_mut(&mut alone) {
        let mut said = Text::default();
        let words = match text.exactly(&source) {
            "" => text.get("en").0,
            words => words,
        };
        said.set(&source, words, &source);
        for lang in &definition.languages {
            if *lang != source && !text.exactly(lang).is_empty() {
                said.set(lang, text.exactly(lang), &source);
            }
        }
        *text = said;
    }
    alone.sections
}
