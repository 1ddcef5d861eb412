//! As whom somebody answers: for themselves, helping somebody else, or for an organisation, and in
//! which capacities.
//!
//! These are questions like any other, so paper, translation, conditions and figures know them. What
//! the program does beyond that: the response of an organisation is told apart from those of people,
//! and is not asked about protected characteristics, which are a person's. Somebody who answers in
//! several capacities is one person and several voices: counted once, and once in each.

use super::{Answer, Answers, Definition, Kind, Question};
use crate::named::named;
use crate::response::Channel;

named! {
    /// What a question asks about whoever answers.
    pub enum Voice {
        /// Whom they answer for. The option [`ORGANISATION`] means an organisation.
        WhoFor = "who_for",
        /// In which capacities: as somebody who uses services, as a carer, at work.
        Capacities = "capacities",
        /// What the organisation is called.
        Organisation = "organisation",
    }
}

/// The option of [`Voice::WhoFor`] by which somebody answers for an organisation.
pub const ORGANISATION: &str = "organisation";

/// Who speaks in a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// A person, alone or with help.
    Person,
    /// An organisation, by its name if it gave one.
    Organisation(Option<String>),
}

impl Speaker {
    /// The way a response came in, of the way it reached us.
    #[must_use]
    pub const fn channel(&self, reached: Channel) -> Channel {
        match self {
            Self::Person => reached,
            Self::Organisation(_) => Channel::Organisation,
        }
    }

    /// The organisation's name.
    #[must_use]
    pub fn organisation(self) -> Option<String> {
        match self {
            Self::Person => None,
            Self::Organisation(name) => name,
        }
    }
}

impl Voice {
    /// Whether a question of this kind can ask it.
    #[must_use]
    pub fn fits(self, kind: &Kind) -> bool {
        match self {
            Self::WhoFor => {
                matches!(kind, Kind::Single { options } if options.iter().any(|o| o.code.as_str() == ORGANISATION))
            }
            Self::Capacities => matches!(kind, Kind::Several { .. }),
            Self::Organisation => matches!(kind, Kind::ShortText { .. }),
        }
    }
}

impl Definition {
    /// The question that asks this about whoever answers.
    #[must_use]
    pub fn voiced(&self, voice: Voice) -> Option<&Question> {
        let mut questions = self.questions().map(|(_, question)| question);
        questions.find(|question| question.voice == Some(voice))
    }

    /// Who speaks in these answers; `None` where nobody is asked.
    #[must_use]
    pub fn speaker(&self, answers: &Answers) -> Option<Speaker> {
        let asked = self.voiced(Voice::WhoFor)?;
        let said = answers.get(asked.code.as_str());
        if !said.is_some_and(|answer| answer.has(ORGANISATION)) {
            return Some(Speaker::Person);
        }
        let named = self.voiced(Voice::Organisation);
        let name = match named.and_then(|question| answers.get(question.code.as_str())) {
            Some(Answer::Text(name)) => Some(name.trim().to_owned()),
            _ => None,
        };
        Some(Speaker::Organisation(name.filter(|name| !name.is_empty())))
    }
}
