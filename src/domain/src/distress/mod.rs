//! Hearing words of distress in what somebody wrote.
//!
//! A list for each language (`en.txt`, `cy.txt`, `ur.txt`) holds phrases by which people say that
//! life is in danger: their own, or that of somebody close to them. What only sounds like it
//! ("killing time", "suicide prevention") is passed over, what is turned round ("not suicidal") does
//! not count, and what is said of people in general does not either. Every list is held against
//! every text, because nobody writes in one language alone.
//!
//! This is no judgement about anybody. It decides whether help is offered on the next page and
//! whether a person looks at the response soon; it misses some and hears some wrongly, and the pages
//! that use it say so.

mod lists;
mod words;

use std::ops::Range;
use std::sync::LazyLock;

use self::lists::{Lists, Rule, Sense, Single};
use self::words::Word;
use crate::named::named;

named! {
    /// What words of distress are about, the most pressing first.
    pub enum Topic {
        /// Wanting to die.
        Suicide = "suicide",
        /// Being in danger, or close to hurting somebody.
        Danger = "danger",
        /// Being hurt by somebody.
        Abuse = "abuse",
        /// Hurting oneself.
        SelfHarm = "self_harm",
    }
}

named! {
    /// Whom words of distress are about.
    pub enum Whose {
        /// Whoever writes.
        Writer = "writer",
        /// Somebody close to them.
        Close = "close",
    }
}

/// Words of distress in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// What they are about.
    pub topic: Topic,
    /// Whom.
    pub whose: Whose,
    /// Whether the sentence says that it was long ago.
    pub long_ago: bool,
    /// Where they stand in the text, in bytes.
    pub at: Range<usize>,
}

/// The longest text that is listened to, in bytes. Fields end far below it.
const LONGEST: usize = 256 * 1024;
/// The longest phrase, in words.
const PHRASE: usize = 30;
/// How many words back a sentence is searched for whom it is about.
const BACK: usize = 14;

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    Lists::read(&[
        include_str!("en.txt"),
        include_str!("cy.txt"),
        include_str!("ur.txt"),
    ])
});

/// Whether a text holds words of distress.
#[must_use]
pub fn is_heard(text: &str) -> bool {
    !listen(text).is_empty()
}

/// The words of distress of a text, in order, none overlapping another.
#[must_use]
pub fn listen(text: &str) -> Vec<Heard> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let lists = &*LISTS;
    let mut heard = Vec::new();
    for sentence in words::sentences(text, |word| lists.number(word)) {
        listen_to(lists, &sentence, &mut heard);
    }
    heard
}

/// The most pressing of what was heard: of today before long ago, of the writer before others.
#[must_use]
pub fn gravest(heard: &[Heard]) -> Option<&Heard> {
    heard
        .iter()
        .min_by_key(|one| (one.long_ago, one.topic, one.whose))
}

/// A rule that fits, and the words it fits to.
struct Fit<'l> {
    rule: &'l Rule,
    from: usize,
    to: usize,
}

fn listen_to(lists: &Lists, sentence: &[Word], heard: &mut Vec<Heard>) {
    let numbers: Vec<u32> = sentence.iter().map(|word| word.number).collect();
    let mut fits = fitting(lists, &lists.distress, &numbers);
    if fits.is_empty() {
        return;
    }
    fits.extend(fitting(lists, &lists.beside, &numbers));
    let within = |sense: Sense, at: usize| {
        let mut of_sense = fits.iter().filter(|fit| fit.rule.sense == sense);
        of_sense.any(|fit| fit.from <= at && at < fit.to)
    };
    let sentence = Sentence {
        words: sentence,
        numbers: &numbers,
        turned: (0..numbers.len())
            .map(|at| within(Sense::NotANegation, at))
            .collect(),
    };
    let long_ago = fits.iter().any(|fit| fit.rule.sense == Sense::LongAgo);
    let mut found: Vec<Heard> = fits
        .iter()
        .filter_map(|fit| {
            let Sense::Distress(topic, whose) = fit.rule.sense else {
                return None;
            };
            let single = lists.single.get(fit.rule.list)?;
            let meant = (fit.from..fit.to).all(|at| !within(Sense::NotMeant, at));
            if !meant || (!fit.rule.negated && sentence.is_turned_round(single, fit)) {
                return None;
            }
            let whose = match whose {
                Some(whose) => whose,
                None => sentence.whose(single, fit)?,
            };
            let first = sentence.words.get(fit.from)?;
            let last = sentence.words.get(fit.to.checked_sub(1)?)?;
            Some(Heard {
                topic,
                whose,
                long_ago,
                at: first.from..last.to,
            })
        })
        .collect();
    found.sort_by_key(|one| (one.at.start, std::cmp::Reverse(one.at.end), one.topic));
    for one in found {
        match heard.last_mut() {
            Some(before) if one.at.start < before.at.end => {
                before.at.end = before.at.end.max(one.at.end);
                before.topic = before.topic.min(one.topic);
                before.whose = before.whose.min(one.whose);
            }
            _ => heard.push(one),
        }
    }
}

/// Every one of these rules that fits somewhere, each in its longest form.
fn fitting<'l>(lists: &'l Lists, begins: &[Vec<u32>], numbers: &[u32]) -> Vec<Fit<'l>> {
    let mut fits = Vec::new();
    for (from, number) in numbers.iter().enumerate() {
        if *number == 0 {
            continue;
        }
        let at = usize::try_from(*number).ok();
        let begins = at.and_then(|at| begins.get(at));
        let rest = numbers.get(from..).unwrap_or_default();
        let phrase = rest.get(..PHRASE).unwrap_or(rest);
        for rule in begins.into_iter().flatten() {
            let rule = usize::try_from(*rule)
                .ok()
                .and_then(|at| lists.rules.get(at));
            let Some(rule) = rule else { continue };
            let ends = rule.part.step(phrase, 1) & (u32::MAX >> (31 - phrase.len().min(31)));
            if ends > 1 {
                let longest = usize::try_from(ends.ilog2()).unwrap_or(0);
                fits.push(Fit {
                    rule,
                    from,
                    to: from + longest,
                });
            }
        }
    }
    fits
}

struct Sentence<'s> {
    words: &'s [Word],
    numbers: &'s [u32],
    /// Words that seem to turn a phrase round and do not.
    turned: Vec<bool>,
}

impl Sentence<'_> {
    /// Whether a negation stands before the phrase with only light words between, or after it in a
    /// language that puts it there.
    fn is_turned_round(&self, single: &Single, fit: &Fit<'_>) -> bool {
        // "not suicidal": a pause between the two parts them. "want to" of the phrase is behind it.
        for at in (0..fit.from).rev() {
            let paused = self.words.get(at + 1).is_some_and(|word| word.paused);
            let number = self.numbers.get(at).copied().unwrap_or(0);
            let void = self.turned.get(at).copied().unwrap_or(false);
            if paused || void {
                break;
            }
            if single.negations.contains(&number) {
                return true;
            }
            if !single.light.contains(&number) {
                break;
            }
        }
        for at in fit.to..self.numbers.len() {
            let paused = self.words.get(at).is_some_and(|word| word.paused);
            let number = self.numbers.get(at).copied().unwrap_or(0);
            if paused {
                break;
            }
            if single.negations_after.contains(&number) {
                return true;
            }
            if !single.light_after.contains(&number) {
                break;
            }
        }
        false
    }

    /// Whom a phrase is about; none when it is about people in general.
    fn whose(&self, single: &Single, fit: &Fit<'_>) -> Option<Whose> {
        let from = fit.to.saturating_sub(BACK + (fit.to - fit.from));
        let mut is_pronoun = false;
        for at in (from..fit.to).rev() {
            let number = self.numbers.get(at).copied().unwrap_or(0);
            if single.close.contains(&number) {
                return Some(Whose::Close);
            }
            // "he" stands for somebody named before: perhaps somebody close.
            if is_pronoun {
                continue;
            }
            if single.first.contains(&number) {
                return Some(Whose::Writer);
            }
            if single.pronouns.contains(&number) {
                is_pronoun = true;
            } else if single.others.contains(&number) {
                return None;
            }
        }
        // Nobody was named: whoever writes leaves out themselves.
        (!is_pronoun).then_some(Whose::Writer)
    }
}

#[cfg(test)]
mod tests;
