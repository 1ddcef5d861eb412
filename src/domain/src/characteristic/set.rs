//! The equality questions, screen by screen, and the tags they give.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::PREFER_NOT;
use crate::problem::{Problem, Problems};
use crate::survey::{Fields, Text};
use crate::text::{length, normalise};

/// A versioned list of equality questions. Labels may be edited in a new version, codes never.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EqualitySet {
    /// Which version of the set this is.
    pub version: String,
    /// The questions in the order they are asked.
    pub questions: Vec<EqualityQuestion>,
}

/// One equality question. Every one is optional and offers "prefer not to say".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EqualityQuestion {
    /// Permanent name.
    pub id: String,
    /// The question.
    pub question: Text,
    /// One short sentence of help.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hint: Text,
    /// Whether several options may be chosen.
    #[serde(rename = "type")]
    pub kind: Picks,
    /// What can be chosen.
    pub options: Vec<EqualityOption>,
    /// Asked only when an earlier question was answered with one of these options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<ShowIf>,
    /// Not asked of people who said they are younger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask_min_age: Option<u8>,
    /// For long lists asked on two screens: the code of each group of options, by its label.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, String>,
}

/// Whether one or several options may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Picks {
    /// One.
    Single,
    /// Several.
    Multi,
}

/// The condition of a question that follows another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowIf {
    /// The earlier question.
    pub question: String,
    /// Its options that lead here.
    #[serde(rename = "in")]
    pub any_of: Vec<String>,
}

/// One option of an equality question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EqualityOption {
    /// Permanent name.
    pub code: String,
    /// What it says.
    pub label: Text,
    /// One short sentence of help.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hint: Text,
    /// Whether it excludes every other option.
    #[serde(default)]
    pub exclusive: bool,
    /// Label of the group it belongs to, on two-screen questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// A box to say more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub write_in: Option<WriteIn>,
}

/// A box beside an option. What is written there is in no export and dies with the link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteIn {
    /// What the box asks.
    pub label: Text,
    /// The longest text taken.
    pub max_chars: u32,
}

/// What one person answered about themselves: codes by question, and words beside options.
///
/// A question without an entry was left blank or never reached. Never shown beside an identity,
/// never logged.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tags {
    codes: BTreeMap<String, Vec<String>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    write_ins: BTreeMap<String, String>,
}

impl std::fmt::Debug for Tags {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<withheld>")
    }
}

impl Tags {
    /// The codes given to a question.
    #[must_use]
    pub fn codes(&self, question: &str) -> &[String] {
        self.codes.get(question).map_or(&[], Vec::as_slice)
    }

    /// Whether this code was given to the question.
    #[must_use]
    pub fn has(&self, question: &str, code: &str) -> bool {
        self.codes(question).iter().any(|given| given == code)
    }

    /// Sets the codes of a question; none blanks it.
    pub fn set(&mut self, question: &str, codes: Vec<String>) {
        if codes.is_empty() {
            self.codes.remove(question);
        } else {
            self.codes.insert(question.to_owned(), codes);
        }
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }
}

/// One screen of equality questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen<'a> {
    /// Its number in the address, counted from 1 over all screens there could be.
    pub number: usize,
    /// What it asks.
    pub parts: Vec<Part<'a>>,
}

/// One question as a screen asks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// The whole question.
    Whole(&'a EqualityQuestion),
    /// The first of two screens: which group of options.
    Groups(&'a EqualityQuestion),
    /// The second: the options of the group chosen, by the group's code and label.
    Within(&'a EqualityQuestion, &'a str, &'a str),
}

impl<'a> Part<'a> {
    /// The question it belongs to.
    #[must_use]
    pub const fn question(&self) -> &'a EqualityQuestion {
        match self {
            Self::Whole(question) | Self::Groups(question) | Self::Within(question, ..) => question,
        }
    }

    /// What can be chosen here, as code and label.
    #[must_use]
    pub fn choices(&self) -> Vec<(&'a str, &'a Text, Option<&'a EqualityOption>)> {
        let question = self.question();
        let plain =
            |option: &'a EqualityOption| (option.code.as_str(), &option.label, Some(option));
        match self {
            Self::Whole(_) => question.options.iter().map(plain).collect(),
            Self::Within(_, _, label) => question
                .options
                .iter()
                .filter(|option| option.group.as_deref() == Some(label) || option.group.is_none())
                .map(plain)
                .collect(),
            // The groups themselves are offered by the page, which knows their labels.
            Self::Groups(_) => question
                .options
                .iter()
                .filter(|option| option.group.is_none())
                .map(plain)
                .collect(),
        }
    }

    /// The groups offered on the first of two screens, as code and label, in the set's order.
    #[must_use]
    pub fn groups(&self) -> Vec<(&'a str, &'a str)> {
        let Self::Groups(question) = self else {
            return Vec::new();
        };
        let mut groups: Vec<(&str, &str)> = Vec::new();
        for label in question
            .options
            .iter()
            .filter_map(|option| option.group.as_deref())
        {
            if let Some(code) = question.groups.get(label)
                && groups.iter().all(|(known, _)| known != code)
            {
                groups.push((code, label));
            }
        }
        groups
    }
}

impl EqualitySet {
    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&EqualityQuestion> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The screens a person comes by who was asked these questions and has answered so far.
    ///
    /// Numbers stay the same whatever is answered, so a bookmark or the Back button finds the
    /// same screen. Questions for people over an age are passed over only when a younger age was
    /// given; a blank age asks them.
    #[must_use]
    pub fn screens<'a>(&'a self, asked: &[String], tags: &Tags) -> Vec<Screen<'a>> {
        let mut screens: Vec<Screen<'a>> = Vec::new();
        let mut number = 0;
        let mut beside: Option<&str> = None;
        for question in self.questions.iter().filter(|q| asked.contains(&q.id)) {
            // Sex and gender identity are one screen of two questions (GOV.UK pattern).
            let joins = beside == Some("sex") && question.id == "gender_identity";
            if !joins {
                number += 1;
            }
            beside = Some(question.id.as_str());
            let two_screens = !question.groups.is_empty();
            if question.is_for(tags) {
                let part = if two_screens {
                    Part::Groups(question)
                } else {
                    Part::Whole(question)
                };
                match screens.last_mut() {
                    Some(screen) if joins && screen.number == number => screen.parts.push(part),
                    _ => screens.push(Screen {
                        number,
                        parts: vec![part],
                    }),
                }
            }
            if two_screens {
                number += 1;
                if let Some((code, label)) = question.group_chosen(tags) {
                    screens.push(Screen {
                        number,
                        parts: vec![Part::Within(question, code, label)],
                    });
                }
            }
        }
        screens
    }

    /// How long the screens take, in whole minutes: 9 seconds for each question asked.
    #[must_use]
    pub fn minutes(&self, asked: &[String]) -> usize {
        (asked.len() * 9).div_ceil(60).max(1)
    }
}

impl EqualityQuestion {
    fn is_for(&self, tags: &Tags) -> bool {
        let follows = self.show_if.as_ref().is_none_or(|condition| {
            condition
                .any_of
                .iter()
                .any(|code| tags.has(&condition.question, code))
        });
        let too_young =
            self.ask_min_age.is_some_and(|age| age >= 16) && tags.has("age_band", "AGE_0_15");
        follows && !too_young
    }

    /// The group of options that was chosen, itself or through one of its options.
    fn group_chosen<'a>(&'a self, tags: &Tags) -> Option<(&'a str, &'a str)> {
        self.groups.iter().find_map(|(label, code)| {
            let within = |option: &EqualityOption| {
                option.group.as_ref() == Some(label) && tags.has(&self.id, &option.code)
            };
            (tags.has(&self.id, code) || self.options.iter().any(within))
                .then_some((code.as_str(), label.as_str()))
        })
    }

    /// The label of a code of this question, a group's included, in a language.
    #[must_use]
    pub fn label<'a>(&'a self, code: &str, lang: &str) -> Option<&'a str> {
        self.options
            .iter()
            .find(|option| option.code == code)
            .map(|option| option.label.get(lang).0)
            .or_else(|| {
                self.groups
                    .iter()
                    .find(|(_, c)| *c == code)
                    .map(|(l, _)| l.as_str())
            })
    }
}

impl Screen<'_> {
    /// Takes the answers of this screen over into the tags.
    ///
    /// What is left blank is blanked. An option no browser would send is refused; an exclusive
    /// option beside others is a problem the person can put right.
    pub fn read(&self, fields: &Fields, tags: &mut Tags) -> Result<(), Problems> {
        let mut problems = Problems::new();
        let mut after = tags.clone();
        for part in &self.parts {
            let question = part.question();
            let read = read_part(part, fields);
            if let Some((codes, words)) = problems.take(&question.id, read) {
                let keeps_detail = matches!(part, Part::Groups(_))
                    && question
                        .group_chosen(tags)
                        .is_some_and(|(code, _)| codes == [code]);
                if !keeps_detail {
                    after.set(&question.id, codes);
                    after.write_ins.remove(&question.id);
                }
                if let Some(words) = words {
                    after.write_ins.insert(question.id.clone(), words);
                }
            }
        }
        if problems.is_empty() {
            *tags = after;
            Ok(())
        } else {
            Err(problems)
        }
    }

    /// What the screen shows for tags given before.
    #[must_use]
    pub fn fields(&self, tags: &Tags) -> Fields {
        let mut fields = Fields::default();
        for part in &self.parts {
            let question = part.question();
            match part {
                Part::Groups(_) => {
                    if let Some((code, _)) = question.group_chosen(tags) {
                        fields.push(question.id.as_str(), code);
                    } else if tags.has(&question.id, PREFER_NOT) {
                        fields.push(question.id.as_str(), PREFER_NOT);
                    }
                }
                Part::Whole(_) | Part::Within(..) => {
                    for code in tags.codes(&question.id) {
                        fields.push(question.id.as_str(), code.as_str());
                    }
                    if let Some(words) = tags.write_ins.get(&question.id) {
                        fields.push(format!("{}.other", question.id), words.as_str());
                    }
                }
            }
        }
        fields
    }
}

/// Codes chosen on one part of a screen, and the words beside them.
type PartRead = (Vec<String>, Option<String>);

fn read_part(part: &Part<'_>, fields: &Fields) -> Result<PartRead, Problem> {
    let question = part.question();
    let posted: Vec<&str> = fields
        .all(&question.id)
        .filter(|value| !value.is_empty())
        .collect();
    let choices = part.choices();
    let groups = part.groups();
    let known = |code: &str| {
        choices.iter().any(|(known, ..)| *known == code) || groups.iter().any(|(g, _)| *g == code)
    };
    if posted.iter().any(|code| !known(code))
        || (question.kind == Picks::Single && posted.len() > 1)
    {
        return Err(Problem::says("not-an-option"));
    }
    let options: Vec<&EqualityOption> = choices
        .iter()
        .filter(|(code, ..)| posted.contains(code))
        .filter_map(|c| c.2)
        .collect();
    if let Some(apart) = options.iter().find(|option| option.exclusive)
        && posted.len() > 1
    {
        let label = apart.label.get("en").0;
        return Err(Problem::says("choice-or-none").with("option", label));
    }
    let words = match options.iter().find_map(|option| option.write_in.as_ref()) {
        Some(write_in) => {
            let text = normalise(fields.one(&format!("{}.other", question.id)));
            let text = text.trim().to_owned();
            let max = usize::try_from(write_in.max_chars).unwrap_or(100);
            if length(&text) > max {
                return Err(Problem::says("answer-too-long").with("max", max));
            }
            Some(text).filter(|text| !text.is_empty())
        }
        None => None,
    };
    let mut codes: Vec<String> = posted.iter().map(|code| (*code).to_owned()).collect();
    // The second screen left blank keeps what the first one said.
    if let (Part::Within(_, group, _), true) = (part, codes.is_empty()) {
        codes.push((*group).to_owned());
    }
    Ok((codes, words))
}
