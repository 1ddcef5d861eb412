//! The way through a survey that a set of answers gives.

use std::collections::BTreeSet;

use super::condition::Given;
use super::{Answer, Answers, Condition, Definition, Question, Section};

/// One page a person comes by, with the questions they see on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop<'a> {
    /// Which section of the definition this is, counted from 1: the number in its address.
    pub number: usize,
    /// The section.
    pub section: &'a Section,
    /// The questions seen, in order.
    pub questions: Vec<&'a Question>,
}

/// The pages a person comes by, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey<'a> {
    stops: Vec<Stop<'a>>,
    certain: bool,
}

/// The answers to questions that were on the way so far.
struct OnTheWay<'a> {
    answers: &'a Answers,
    questions: Vec<&'a str>,
}

impl Given for OnTheWay<'_> {
    fn given(&self, question: &str) -> Option<&Answer> {
        let seen = self.questions.contains(&question);
        self.answers.get(question).filter(|_| seen)
    }
}

/// The way the answers given so far lead through the survey.
///
/// Conditions look only at answers to questions that are themselves on the way, so an answer that
/// a later change made unreachable no longer leads anywhere. A section none of whose questions is
/// seen is passed over.
#[must_use]
pub fn journey<'a>(definition: &'a Definition, answers: &Answers) -> Journey<'a> {
    let mut on_the_way = OnTheWay {
        answers,
        questions: Vec::new(),
    };
    let mut stops = Vec::new();
    for (index, section) in definition.sections.iter().enumerate() {
        if section
            .show_if
            .as_ref()
            .is_some_and(|condition| !condition.holds(&on_the_way))
        {
            continue;
        }
        let mut questions = Vec::new();
        for question in &section.questions {
            if question
                .show_if
                .as_ref()
                .is_none_or(|condition| condition.holds(&on_the_way))
            {
                questions.push(question);
                on_the_way.questions.push(question.code.as_str());
            }
        }
        if !questions.is_empty() {
            stops.push(Stop {
                number: index + 1,
                section,
                questions,
            });
        }
    }
    let everybodys = |section: &Section| {
        let mut questions = section.questions.iter();
        section.show_if.is_none() && questions.any(|question| question.show_if.is_none())
    };
    let certain = definition.sections.iter().all(everybodys);
    Journey { stops, certain }
}

impl<'a> Stop<'a> {
    /// The page as it stood in front of somebody whose browser lets questions come and go with the
    /// answers they depend on. `codes` are those it showed, with blanks between them. A question that
    /// depends on nothing of its own page does not come and go.
    #[must_use]
    pub fn as_shown(&self, codes: &str) -> Self {
        let codes: BTreeSet<&str> = codes.split_whitespace().collect();
        let is_shown = |question: &&Question| {
            let code = question.code.as_str();
            match self.section.depends(question) {
                true => codes.contains(code),
                false => self.questions.iter().any(|q| q.code.as_str() == code),
            }
        };
        Self {
            questions: self.section.questions.iter().filter(is_shown).collect(),
            ..self.clone()
        }
    }
}

impl Section {
    /// Whether a question of this section depends on another of it.
    fn depends(&self, question: &Question) -> bool {
        let own = |code: &str| self.questions.iter().any(|q| q.code.as_str() == code);
        let condition = question.show_if.iter();
        let mut mentions = condition.flat_map(Condition::mentions);
        mentions.any(|(code, _)| own(code.as_str()))
    }

    /// The questions of this section that others of it depend on, in order.
    #[must_use]
    pub fn deciding(&self) -> Vec<&Question> {
        let conditions = self.questions.iter().filter_map(|q| q.show_if.as_ref());
        let mentions = conditions.flat_map(Condition::mentions);
        let codes: BTreeSet<&str> = mentions.map(|(code, _)| code.as_str()).collect();
        let decides = |question: &&Question| codes.contains(question.code.as_str());
        self.questions.iter().filter(decides).collect()
    }
}

impl<'a> Journey<'a> {
    /// The pages in order.
    #[must_use]
    pub fn stops(&self) -> &[Stop<'a>] {
        &self.stops
    }

    /// The page with this number, if it is on the way.
    #[must_use]
    pub fn stop(&self, number: usize) -> Option<&Stop<'a>> {
        self.stops.iter().find(|stop| stop.number == number)
    }

    /// The first page.
    #[must_use]
    pub fn first(&self) -> Option<&Stop<'a>> {
        self.stops.first()
    }

    /// The page after this one; `None` when the check page comes next.
    #[must_use]
    pub fn after(&self, number: usize) -> Option<&Stop<'a>> {
        self.stops.iter().find(|stop| stop.number > number)
    }

    /// The page before this one; `None` when the start page lies before.
    #[must_use]
    pub fn before(&self, number: usize) -> Option<&Stop<'a>> {
        self.stops.iter().rev().find(|stop| stop.number < number)
    }

    /// Which page of how many this is, where routing cannot change how many there are.
    #[must_use]
    pub fn progress(&self, number: usize) -> Option<(usize, usize)> {
        let position = self.stops.iter().position(|stop| stop.number == number)?;
        self.certain.then_some((position + 1, self.stops.len()))
    }

    /// The questions of this way that were answered and are not asked on another, in order: what
    /// goes when an earlier answer changes.
    #[must_use]
    pub fn dropped(&self, after: &Journey<'_>, answers: &Answers) -> Vec<&'a Question> {
        let kept: BTreeSet<&str> = after.questions().map(|q| q.code.as_str()).collect();
        self.questions()
            .filter(|q| !kept.contains(q.code.as_str()) && answers.get(q.code.as_str()).is_some())
            .collect()
    }

    /// The same way with a page as it stood in front of somebody: what it showed besides stands on it
    /// too.
    #[must_use]
    pub fn showing(&self, shown: &Stop<'a>) -> Self {
        let mut way = self.clone();
        for stop in way
            .stops
            .iter_mut()
            .filter(|stop| stop.number == shown.number)
        {
            let known = stop.questions.iter().chain(&shown.questions);
            let known: BTreeSet<&str> = known.map(|question| question.code.as_str()).collect();
            let questions = stop.section.questions.iter();
            stop.questions = questions
                .filter(|question| known.contains(question.code.as_str()))
                .collect();
        }
        way
    }

    /// The questions of this page of the other way that are not on the page as it was shown: what
    /// answers of the page itself brought.
    #[must_use]
    pub fn brought(&self, shown: &Stop<'_>) -> Vec<&'a Question> {
        let is_new = |question: &&Question| shown.questions.iter().all(|q| q.code != question.code);
        let now = self.stop(shown.number).into_iter();
        now.flat_map(|stop| stop.questions.iter().copied())
            .filter(is_new)
            .collect()
    }

    /// Every question on the way, in order.
    pub fn questions(&self) -> impl Iterator<Item = &'a Question> + '_ {
        self.stops
            .iter()
            .flat_map(|stop| stop.questions.iter().copied())
    }
}
