//! The parts of a questionnaire, as they stand in a survey file and in a frozen version.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Choice, Condition, Kind, Text, Voice};

/// A permanent name of a section, question or option: letters, digits, `_` and `-`, at most 40.
///
/// It appears in addresses, field names and exports, and is never shown as a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

impl Code {
    /// Reads a code exactly as written.
    pub fn parse(raw: &str) -> Option<Self> {
        Self::fits(raw).then(|| Self(raw.to_owned()))
    }

    fn fits(raw: &str) -> bool {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        (1..=40).contains(&raw.len()) && raw.bytes().all(plain)
    }

    /// A letter and a number: `q1`.
    pub(super) fn from_number(letter: char, number: u32) -> Self {
        Self(format!("{letter}{number}"))
    }

    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Code {
    type Error = String;

    fn try_from(raw: String) -> Result<Self, Self::Error> {
        if Self::fits(&raw) {
            return Ok(Self(raw));
        }
        Err(format!(
            "{raw:?} is no code: use 1 to 40 letters, digits, hyphens or underscores"
        ))
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A questionnaire: everything a version freezes, and nothing that may change while it is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// What the survey is called.
    pub title: Text,
    /// What it is for and who may answer, in one or two sentences for the start page.
    pub purpose: Text,
    /// A picture on the start page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// What is not yet decided, so that an answer can still change it (Gunning's first principle).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub undecided: Text,
    /// What the options are and why, or why there is only one.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub options: Text,
    /// Who decides, and when.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub decision: Text,
    /// What happens with the answers and when people will hear.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub next_steps: Text,
    /// What becomes of the answers, in a sentence or two, and how to object.
    pub privacy: Text,
    /// Which bodies are responsible for the data (UK GDPR art. 13(1)(a)).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub controllers: Text,
    /// Why the law allows them to have it (art. 13(1)(c)).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub basis: Text,
    /// How long they keep it (art. 13(2)(a)).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub retention: Text,
    /// Whom to ask for help or another format.
    pub contact: Contact,
    /// Languages the survey is offered in; the first is the one it was written in.
    pub languages: Vec<String>,
    /// The pages of the survey.
    pub sections: Vec<Section>,
    /// Which equality questions follow, by their id in the equality set. Empty asks none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub equality: Vec<String>,
}

/// Where to ask for help, for paper, or for another format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The team, never a person.
    pub team: Text,
    /// Their mailbox.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Their telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Where paper forms go back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// One page: a part of the proposal and the questions on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Permanent name.
    pub code: Code,
    /// The heading of the page: a statement, not a question.
    pub title: Text,
    /// What is proposed, in Markdown.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub summary: Text,
    /// A picture that belongs to it: a plan, a photograph of the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// The full document about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
    /// Who sees the page. Absent: everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
    /// What is asked, in order.
    pub questions: Vec<Question>,
}

/// A link to a document with what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// What the link says.
    pub title: Text,
    /// An `https` or `http` address, or a path on this site.
    pub href: String,
}

/// A picture with what it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// Its address on this site.
    pub src: String,
    /// What it shows, for those who do not see it; nothing where the words beside it say the same.
    #[serde(default)]
    pub alt: Text,
    /// What stands below it, for everybody: who took it, what else is to be known.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub caption: Text,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Permanent name; also the name of its field on every form.
    pub code: Code,
    /// What has to be known before it can be answered, in Markdown, above the question.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub before: Text,
    /// The question itself.
    pub text: Text,
    /// One short sentence of help.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hint: Text,
    /// A picture that belongs to the question: a map, a plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// A picture beside the easy read wording. It may show nothing new: then it says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub easy_picture: Option<Picture>,
    /// Whether it must be answered to go on. Most questions of a consultation are not.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// Whether a split of its answers is hidden sooner (class disclosure on small bases).
    #[serde(default, skip_serializing_if = "is_false")]
    pub sensitive: bool,
    /// Whether the matter is settled, so that answers cannot change it any more.
    #[serde(default, skip_serializing_if = "is_false")]
    pub settled: bool,
    /// Whether only those who analyse the survey see its figures.
    #[serde(default, skip_serializing_if = "is_false")]
    pub analyst_only: bool,
    /// Whether it is left out of the paper form.
    #[serde(default, skip_serializing_if = "is_false")]
    pub online_only: bool,
    /// Whether its options come in another order for each person, those that stand apart excepted.
    #[serde(default, skip_serializing_if = "is_false")]
    pub shuffle: bool,
    /// What it asks about whoever answers, if it is that sort of question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    /// Who is asked. Absent: everybody who sees the section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
    /// Ways of not answering where they cannot stand among options to choose: "I don't know",
    /// "prefer not to say" beside a ranking, a number, a day, an address, a file or words
    /// ([`Kind::takes_apart`]). A person ticks one instead of answering, and it is a real answer
    /// with its own code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<Choice>,
    /// How it is answered.
    #[serde(flatten)]
    pub kind: Kind,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape serde asks for"
)]
pub(super) const fn is_false(value: &bool) -> bool {
    !*value
}

impl Definition {
    /// Every question with the section it stands in, in order.
    pub fn questions(&self) -> impl Iterator<Item = (&Section, &Question)> {
        self.sections.iter().flat_map(|section| {
            section
                .questions
                .iter()
                .map(move |question| (section, question))
        })
    }

    /// Every picture, with whether all who answer come past it.
    pub fn pictures(&self) -> impl Iterator<Item = (&Picture, bool)> {
        let sections = self.sections.iter().flat_map(|section| {
            let all = section.show_if.is_none();
            let questions = section.questions.iter().flat_map(move |question| {
                let all = all && question.show_if.is_none();
                let pictures = [&question.picture, &question.easy_picture];
                pictures.into_iter().flatten().map(move |one| (one, all))
            });
            section
                .picture
                .iter()
                .map(move |one| (one, all))
                .chain(questions)
        });
        self.picture.iter().map(|one| (one, true)).chain(sections)
    }

    /// The texts of the start page, each with its place as faults and advice name it.
    #[must_use]
    pub const fn start(&self) -> [(&'static str, &Text); 11] {
        [
            ("title", &self.title),
            ("purpose", &self.purpose),
            ("undecided", &self.undecided),
            ("options", &self.options),
            ("decision", &self.decision),
            ("next_steps", &self.next_steps),
            ("privacy", &self.privacy),
            ("controllers", &self.controllers),
            ("basis", &self.basis),
            ("retention", &self.retention),
            ("contact.team", &self.contact.team),
        ]
    }

    /// The question with this code.
    #[must_use]
    pub fn question(&self, code: &str) -> Option<&Question> {
        self.questions()
            .map(|(_, question)| question)
            .find(|question| question.code.as_str() == code)
    }

    /// Numbers the options that carry no printed code yet.
    ///
    /// Every code of a question has the same width, so that a run of digits can be cut apart:
    /// one digit up to nine options, two above.
    pub fn number_options(&mut self) {
        for question in self
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.questions)
        {
            if let Some(options) = question.kind.options_mut() {
                number(options);
            }
            number(&mut question.apart);
        }
    }

    /// How long answering takes, in whole minutes, from what is asked rather than from a promise.
    ///
    /// Reading at 200 words a minute, 8 seconds to choose, 15 for each option list above six, and
    /// 60 to write a comment: the pace of a careful reader on a phone.
    #[must_use]
    pub fn minutes(&self) -> usize {
        let seconds: usize = self
            .sections
            .iter()
            .map(|section| words(&section.summary) * 60 / 200)
            .chain(self.questions().map(|(_, question)| question.seconds()))
            .sum();
        seconds.div_ceil(60).max(1)
    }
}

fn number(options: &mut [Choice]) {
    let width = crate::paper::width(options.len());
    let mut next = 1;
    for i in 0..options.len() {
        if options
            .get(i)
            .is_none_or(|option| !option.printed.is_empty())
        {
            continue;
        }
        let free = loop {
            let candidate = crate::paper::printed(next, width);
            next += 1;
            if options.iter().all(|option| option.printed != candidate) {
                break candidate;
            }
        };
        if let Some(option) = options.get_mut(i) {
            option.printed = free;
        }
    }
}

fn words(text: &Text) -> usize {
    text.get("en").0.split_whitespace().count()
}

impl Section {
    /// What is asked on paper.
    pub fn on_paper(&self) -> impl Iterator<Item = &Question> {
        self.questions
            .iter()
            .filter(|question| !question.online_only)
    }
}

impl Question {
    fn seconds(&self) -> usize {
        let reading = words(&self.before) + words(&self.text) + words(&self.hint);
        let choosing = match &self.kind {
            Kind::LongText { .. } => 60,
            Kind::ShortText { .. }
            | Kind::Number { .. }
            | Kind::Date { .. }
            | Kind::District
            | Kind::Email => 12,
            Kind::File => 60,
            Kind::Matrix { rows, .. } => 8 * rows.len(),
            Kind::Ranking { options, .. } => 5 * options.len(),
            _ if self.kind.options().len() > 6 => 15,
            _ => 8,
        };
        reading * 60 / 200 + choosing
    }

    /// Everything that can be chosen: the options, then the ways of not answering beside them.
    pub fn choices(&self) -> impl Iterator<Item = &Choice> {
        self.kind.options().iter().chain(&self.apart)
    }

    /// What can be chosen, by its code.
    #[must_use]
    pub fn choice(&self, code: &str) -> Option<&Choice> {
        self.choices().find(|choice| choice.code.as_str() == code)
    }

    /// Whether it takes a file.
    #[must_use]
    pub const fn takes_file(&self) -> bool {
        matches!(self.kind, Kind::File)
    }

    /// Whether the answer is words rather than a choice or a number.
    #[must_use]
    pub const fn is_free_text(&self) -> bool {
        matches!(self.kind, Kind::ShortText { .. } | Kind::LongText { .. })
    }
}
