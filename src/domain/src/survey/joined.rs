//! Several versions of a survey read as one, for its figures.
//!
//! Answers are joined by question code, but only where the meaning is unchanged. Whether a changed
//! wording changes the meaning is for an officer to say; until somebody has, only the later answers
//! are counted, because figures that mix two questions would be wrong and nobody would see it.

use std::collections::BTreeMap;

use super::diff::{Effect, counted_alike, standing_effect};
use super::{Choice, Code, Definition, Question, Row, Section, Text};

/// A version that was published.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'a> {
    /// Its number among the versions of the survey.
    pub number: i32,
    /// Its questionnaire.
    pub definition: &'a Definition,
}

/// What an officer said about the answers to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The version the change came with.
    pub number: i32,
    /// The question.
    pub question: Code,
    /// Which change it was: see [`Changed::mark`].
    pub mark: String,
    /// Whether answers from before it count together with those since.
    pub together: bool,
}

/// A change to a question that somebody has to judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The question.
    pub question: Code,
    /// Names this very change: other words get another mark, and are judged anew.
    pub mark: String,
}

/// How a question came to be counted from a version on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its answers cannot be put together with earlier ones.
    Kind,
    /// Somebody said it means something else now.
    Decided,
    /// Nobody has said yet whether it means the same.
    Undecided,
}

/// Versions of a survey as figures read them.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The last version, with questions and options that only earlier ones had, after the others.
    pub definition: Definition,
    /// Questions of which only answers of this version and later ones are counted, and why.
    pub since: BTreeMap<Code, (i32, Why)>,
    /// Questions that are no longer asked, with the last version that did.
    pub gone: BTreeMap<Code, i32>,
    /// Options that are no longer offered, by question, with the last version that did.
    pub retired: BTreeMap<Code, Vec<(Code, i32)>>,
}

impl Joined {
    /// Whether an answer to a question, given in a version, is counted.
    #[must_use]
    pub fn counts(&self, question: &str, version: i32) -> bool {
        self.since
            .get(question)
            .is_none_or(|(since, _)| version >= *since)
    }
}

/// Reads versions as one, the earliest first. `None` when there are none.
#[must_use]
pub fn join(editions: &[Edition<'_>], decisions: &[Decision]) -> Option<Joined> {
    let (first, rest) = editions.split_first()?;
    let mut joined = Joined {
        definition: first.definition.clone(),
        since: BTreeMap::new(),
        gone: BTreeMap::new(),
        retired: BTreeMap::new(),
    };
    let mut before = first.number;
    for edition in rest {
        joined.add(*edition, before, decisions);
        before = edition.number;
    }
    Some(joined)
}

/// The changes from what was asked so far to a questionnaire that somebody has to judge.
#[must_use]
pub fn to_judge(so_far: &Joined, next: &Definition) -> Vec<Changed> {
    let original = next.languages.first().map_or("en", String::as_str);
    let changed = next.questions().filter_map(|(_, question)| {
        let was = so_far.definition.question(question.code.as_str())?;
        (relation(was, question, original) == Effect::Decide).then(|| Changed {
            question: question.code.clone(),
            mark: mark(was, question, original),
        })
    });
    changed.collect()
}

impl Joined {
    fn add(&mut self, edition: Edition<'_>, before: i32, decisions: &[Decision]) {
        let original = edition.definition.languages.first();
        let original = original.map_or("en", String::as_str);
        let mut next = edition.definition.clone();
        let mut retired = BTreeMap::new();
        for question in next.sections.iter_mut().flat_map(|s| &mut s.questions) {
            let code = question.code.clone();
            let Some(was) = self.definition.question(code.as_str()) else {
                continue;
            };
            let why = match relation(was, question, original) {
                Effect::Apart => Some(Why::Kind),
                Effect::Decide => {
                    let mark = mark(was, question, original);
                    let said = decisions.iter().find(|one| {
                        one.number == edition.number && one.question == code && one.mark == mark
                    });
                    match said.map(|one| one.together) {
                        Some(true) => None,
                        Some(false) => Some(Why::Decided),
                        None => Some(Why::Undecided),
                    }
                }
                _ => None,
            };
            if let Some(why) = why {
                self.since.insert(code, (edition.number, why));
                continue;
            }
            let mut known = self.retired.remove(code.as_str()).unwrap_or_default();
            let left = left_over(was, question);
            known.retain(|(option, _)| left.contains(option));
            for option in left {
                if known.iter().all(|(one, _)| *one != option) {
                    known.push((option, before));
                }
            }
            if !known.is_empty() {
                retired.insert(code, known);
            }
        }
        self.keep_gone(&mut next, before);
        // A question that is gone keeps what was said of its options.
        let still: Vec<Code> = self.gone.keys().cloned().collect();
        for code in still {
            if let Some(known) = self.retired.remove(code.as_str()) {
                retired.insert(code, known);
            }
        }
        self.retired = retired;
        self.definition = next;
    }

    /// Questions that are not asked any more stay at the end of their section.
    fn keep_gone(&mut self, next: &mut Definition, before: i32) {
        let mut gone = BTreeMap::new();
        for (section, question) in self.definition.questions() {
            if next.question(question.code.as_str()).is_some() {
                continue;
            }
            let last = self.gone.get(&question.code).copied().unwrap_or(before);
            gone.insert(question.code.clone(), last);
            match next.sections.iter_mut().find(|s| s.code == section.code) {
                Some(same) => same.questions.push(question.clone()),
                None => next.sections.push(Section {
                    questions: vec![question.clone()],
                    ..section.clone()
                }),
            }
        }
        self.gone = gone;
    }
}

/// Puts options and statements only the earlier question had behind those of the later one, and
/// says which those are.
fn left_over(was: &Question, now: &mut Question) -> Vec<Code> {
    let missing = |choices: &[Choice]| -> Vec<Choice> {
        let missing = choices
            .iter()
            .filter(|option| now.choice(option.code.as_str()).is_none());
        missing.cloned().collect()
    };
    let (options, apart) = (missing(was.kind.options()), missing(&was.apart));
    let all = options.iter().chain(&apart);
    let codes = all.map(|option| option.code.clone()).collect();
    if let Some(known) = now.kind.options_mut() {
        known.extend(options);
    }
    now.apart.extend(apart);
    if let super::Kind::Matrix { rows, .. } = &mut now.kind {
        let kept = |row: &&Row| rows.iter().all(|other| other.code != row.code);
        let missing: Vec<Row> = was.kind.rows().iter().filter(kept).cloned().collect();
        rows.extend(missing);
    }
    codes
}

/// What a change of a question means for its figures: the gravest thing about it.
fn relation(was: &Question, now: &Question, original: &str) -> Effect {
    if !counted_alike(&was.kind, &now.kind) {
        return Effect::Apart;
    }
    let mut effect = Effect::Same;
    let mut judge = || effect = Effect::Decide;
    if words(&was.text, original) != words(&now.text, original) {
        judge();
    }
    for (old, new) in pairs(was, now) {
        if old.standing != new.standing {
            if standing_effect(&now.kind) == Effect::Apart {
                return Effect::Apart;
            }
            judge();
        }
        if words(&old.text, original) != words(&new.text, original) {
            judge();
        }
    }
    for row in now.kind.rows() {
        let old = was.kind.rows().iter().find(|other| other.code == row.code);
        if old.is_some_and(|old| words(&old.text, original) != words(&row.text, original)) {
            judge();
        }
    }
    if limits(was) != limits(now) {
        judge();
    }
    effect
}

/// Options both questions have.
fn pairs<'a>(
    was: &'a Question,
    now: &'a Question,
) -> impl Iterator<Item = (&'a Choice, &'a Choice)> {
    now.choices()
        .filter_map(|new| Some((was.choice(new.code.as_str())?, new)))
}

/// How many may be chosen or put in order.
const fn limits(question: &Question) -> (Option<u16>, Option<u16>) {
    match &question.kind {
        super::Kind::Several { min, max, .. } => (*min, *max),
        super::Kind::Ranking { places, .. } => (*places, None),
        _ => (None, None),
    }
}

fn words<'t>(text: &'t Text, original: &str) -> &'t str {
    let exact = text.exactly(original).trim();
    if exact.is_empty() {
        text.get(original).0.trim()
    } else {
        exact
    }
}

/// A short name of everything about a question that was to be judged.
fn mark(was: &Question, now: &Question, original: &str) -> String {
    let mut whole = String::new();
    for question in [was, now] {
        whole.push_str(words(&question.text, original));
        for option in question.choices() {
            // What only one of them has is no matter of wording.
            if was.choice(option.code.as_str()).is_some()
                && now.choice(option.code.as_str()).is_some()
            {
                let standing = option.standing;
                whole.push_str(&format!(
                    "\n{} {standing:?} {}",
                    option.code,
                    words(&option.text, original)
                ));
            }
        }
        for row in question.kind.rows() {
            let both = [was, now]
                .iter()
                .all(|q| q.kind.rows().iter().any(|r| r.code == row.code));
            if both {
                whole.push_str(&format!("\n{} {}", row.code, words(&row.text, original)));
            }
        }
        whole.push_str(&format!("\n{:?}\n", limits(question)));
    }
    super::wording::mark(&whole)
}

#[cfg(test)]
mod tests {
    use super::super::SurveyFile;
    use super::*;

    fn first() -> Definition {
        let json = include_str!("../../testdata/small-survey.json");
        SurveyFile::read(json).expect("a good survey").definition
    }

    fn code(raw: &str) -> Code {
        Code::parse(raw).expect("a code")
    }

    fn question<'d>(definition: &'d mut Definition, code: &str) -> &'d mut Question {
        let all = definition
            .sections
            .iter_mut()
            .flat_map(|s| &mut s.questions);
        all.into_iter()
            .find(|q| q.code.as_str() == code)
            .expect("a question")
    }

    fn joined(versions: &[&Definition], decisions: &[Decision]) -> Joined {
        let edition = |(definition, number)| Edition { number, definition };
        let editions: Vec<_> = versions.iter().copied().zip(1..).map(edition).collect();
        join(&editions, decisions).expect("a version")
    }

    fn said(so_far: &Joined, next: &Definition, number: i32, together: bool) -> Decision {
        let changed = to_judge(so_far, next).remove(0);
        Decision {
            number,
            question: changed.question,
            mark: changed.mark,
            together,
        }
    }

    #[test]
    fn the_same_question_in_two_versions_is_counted_in_both() {
        let one = first();
        let mut two = first();
        question(&mut two, "q1").hint = Text::english("Only one");
        let joined = joined(&[&one, &two], &[]);
        assert!(joined.since.is_empty() && joined.gone.is_empty() && joined.retired.is_empty());
        assert!(joined.counts("q1", 1));
    }

    #[test]
    fn a_changed_wording_counts_together_only_when_somebody_said_so() {
        let one = first();
        let mut two = first();
        question(&mut two, "q1").text = Text::english("Do you disagree?");
        let alone = joined(&[&one], &[]);
        assert_eq!(to_judge(&alone, &two).len(), 1);

        let nobody = joined(&[&one, &two], &[]);
        assert_eq!(nobody.since[&code("q1")], (2, Why::Undecided));
        assert!(!nobody.counts("q1", 1) && nobody.counts("q1", 2) && nobody.counts("q2", 1));
        let together = joined(&[&one, &two], &[said(&alone, &two, 2, true)]);
        assert!(together.counts("q1", 1));
        let apart = joined(&[&one, &two], &[said(&alone, &two, 2, false)]);
        assert_eq!(apart.since[&code("q1")], (2, Why::Decided));

        // A decision is about these words: with others it is open again.
        let mut other = two.clone();
        question(&mut other, "q1").text = Text::english("Do you mind?");
        let again = joined(&[&one, &other], &[said(&alone, &two, 2, true)]);
        assert_eq!(again.since[&code("q1")], (2, Why::Undecided));
        // And what came before an earlier break stays out for good.
        let mut three = two.clone();
        question(&mut three, "q1").text = Text::english("Do you really disagree?");
        let so_far = joined(&[&one, &two], &[]);
        let decision = said(&so_far, &three, 3, true);
        let all = joined(&[&one, &two, &three], &[decision]);
        assert!(!all.counts("q1", 1) && all.counts("q1", 2));
    }

    #[test]
    fn an_option_that_is_gone_keeps_its_answers_and_its_place_is_last() {
        let one = first();
        let mut two = first();
        question(&mut two, "q1")
            .kind
            .options_mut()
            .expect("options")
            .remove(1);
        let both = joined(&[&one, &two], &[]);
        let options = both.definition.question("q1").expect("q1").kind.options();
        let codes: Vec<_> = options.iter().map(|o| o.code.as_str()).collect();
        assert_eq!(codes, ["yes", "dk", "no"]);
        assert_eq!(both.retired[&code("q1")], [(code("no"), 1)]);
        assert!(both.since.is_empty());
        // It comes back: nothing is gone any more.
        let back = joined(&[&one, &two, &one], &[]);
        assert!(back.retired.is_empty());
        // It comes back with other words: that is for somebody to judge.
        let mut other = first();
        let options = question(&mut other, "q1")
            .kind
            .options_mut()
            .expect("options");
        options[1].text = Text::english("Never");
        assert_eq!(joined(&[&one, &two, &other], &[]).since[&code("q1")].0, 3);
    }

    #[test]
    fn a_question_that_is_gone_is_still_read() {
        let one = first();
        let mut two = first();
        two.sections.remove(1);
        let mut three = two.clone();
        three.sections[0].title = Text::english("Other");
        let all = joined(&[&one, &two, &three], &[]);
        assert_eq!(all.gone[&code("q3")], 1);
        assert!(all.definition.question("q3").is_some());
        assert_eq!(all.definition.sections.len(), 3);
    }

    #[test]
    fn another_kind_of_question_never_counts_together() {
        let one = first();
        let mut two = first();
        let q3 = question(&mut two, "q3");
        let options = q3.kind.options().to_vec();
        q3.kind = super::super::Kind::Single { options };
        assert!(to_judge(&joined(&[&one], &[]), &two).is_empty());
        assert_eq!(
            joined(&[&one, &two], &[]).since[&code("q3")],
            (2, Why::Kind)
        );
    }
}
