//! Translating a questionnaire: which texts a language has, and taking a translator's work in.
//!
//! A text is *there*, *missing*, or *stale*: made of another source text than there is now. A stale
//! one stays and is shown until somebody writes it anew or says that it is still right. Easy read is
//! translated like a language, from the plain wording.

use std::collections::{BTreeMap, BTreeSet};

use super::pipe::{Part, parts, pipes};
use super::{Definition, mark, source, texts, texts_mut};
use crate::named::named;
use crate::text::{length, normalise};

/// The longest translation of one text, in UTF-16 units.
pub const LONGEST: usize = 10_000;

named! {
    /// How far a text is in a language.
    pub enum State {
        /// Nothing yet.
        Missing = "missing",
        /// Made of an earlier wording.
        Stale = "stale",
        /// It has its text.
        There = "there",
    }
}

/// One text with its translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Its place; see [`texts`].
    pub place: String,
    /// The page it is on: 0 is the start page, the sections count from 1.
    pub part: usize,
    /// The number of the question it belongs to, counted from 1 through the whole survey.
    pub question: Option<usize>,
    /// The words in the language the survey is written in.
    pub source: &'a str,
    /// The words in the other language; empty when there are none.
    pub text: &'a str,
    /// How far it is.
    pub state: State,
    /// Mark of the wording it was made of, where it is known.
    pub made_of: Option<&'a str>,
}

impl Piece<'_> {
    /// Changes when the source or the translation does: what somebody saw who edits it.
    #[must_use]
    pub fn seen(&self) -> String {
        shown(self.source, self.text)
    }
}

/// The marks of a text and of its translation as they were shown together.
fn shown(source: &str, text: &str) -> String {
    format!("{}.{}", mark(source), mark(text))
}

/// Every text of a survey beside its translation into a language, in the order people meet them.
#[must_use]
pub fn pieces<'a>(definition: &'a Definition, lang: &str) -> Vec<Piece<'a>> {
    let source = source(definition);
    let pages = pages(definition);
    texts(definition)
        .into_iter()
        .map(|(place, text)| {
            let head = place.split(':').next().unwrap_or_default();
            let on = if place.contains(':') {
                pages.get(head)
            } else {
                None
            };
            let (part, question) = on.copied().unwrap_or_default();
            let words = text.exactly(lang);
            Piece {
                part,
                question,
                source: text.exactly(source),
                state: match words.trim() {
                    "" => State::Missing,
                    _ if text.is_stale(lang, source) => State::Stale,
                    _ => State::There,
                },
                text: words,
                made_of: text.made_of(lang),
                place,
            }
        })
        .collect()
}

/// Page and number of each question, and page of each section, by code.
fn pages(definition: &Definition) -> BTreeMap<&str, (usize, Option<usize>)> {
    let mut pages = BTreeMap::new();
    let mut number = 0;
    for (part, section) in (1..).zip(&definition.sections) {
        pages.insert(section.code.as_str(), (part, None));
        for question in &section.questions {
            number += 1;
            pages.insert(question.code.as_str(), (part, Some(number)));
        }
    }
    pages
}

/// How many texts are there, missing and stale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Those that are there.
    pub there: usize,
    /// Those that are missing.
    pub missing: usize,
    /// Those that are stale.
    pub stale: usize,
}

impl Progress {
    /// Counts pieces.
    #[must_use]
    pub fn of<'a>(pieces: impl IntoIterator<Item = &'a Piece<'a>>) -> Self {
        let mut progress = Self::default();
        for piece in pieces {
            match piece.state {
                State::There => progress.there += 1,
                State::Missing => progress.missing += 1,
                State::Stale => progress.stale += 1,
            }
        }
        progress
    }

    /// How many there are in all.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.there + self.missing + self.stale
    }

    /// Whether nothing is left to do.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.missing + self.stale == 0
    }
}

/// What a translator says about one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// Which text.
    pub place: String,
    /// Its translation; empty takes it away.
    pub text: String,
    /// Whether a stale translation was read and is still right.
    pub still_right: bool,
    /// [`Piece::seen`] of what they saw. Another by now means that somebody else was quicker.
    pub seen: Option<String>,
    /// The source text they worked from, where that is known. It may be an earlier one.
    pub made_of: Option<String>,
}

impl Edit {
    /// Whether everything is left as it was shown, whatever became of the text.
    #[must_use]
    pub fn changes_nothing(&self) -> bool {
        let was = self.seen.as_deref().and_then(|seen| seen.split_once('.'));
        !self.still_right && was.is_some_and(|(_, text)| text == mark(&clean(&self.text)))
    }
}

/// Why an edit was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such text, or not any more.
    Unknown,
    /// The same text came twice.
    Twice,
    /// It is longer than [`LONGEST`].
    TooLong,
    /// Somebody changed the source or the translation since it was shown.
    Changed,
    /// It does not weave in the same earlier answers as the source, each with words for those who
    /// gave none.
    Pipes,
}

/// An edit that is taken, and its words as they are kept.
pub type Wanted<'e> = (&'e Edit, String);

/// Compares edits with the texts they are about: those that are not left as they were shown, by
/// place, or everything that stands in the way. `fits` says whether new words go with their source.
pub fn sift<'e>(
    pieces: &[Piece<'_>],
    edits: &'e [Edit],
    fits: impl Fn(&Edit, &Piece<'_>, &str) -> bool,
) -> Result<BTreeMap<&'e str, Wanted<'e>>, Vec<(usize, Refusal)>> {
    let before: BTreeMap<&str, &Piece<'_>> = pieces
        .iter()
        .map(|piece| (piece.place.as_str(), piece))
        .collect();
    let mut refused = Vec::new();
    let mut wanted: BTreeMap<&str, Wanted<'_>> = BTreeMap::new();
    for (at, edit) in edits.iter().enumerate() {
        // What somebody else made of it meanwhile stays, and nothing is lost with a text that went.
        if edit.changes_nothing() {
            continue;
        }
        let Some(piece) = before.get(edit.place.as_str()) else {
            refused.push((at, Refusal::Unknown));
            continue;
        };
        let words = clean(&edit.text);
        let changes = words != piece.text || edit.still_right;
        let refusal = if wanted.contains_key(edit.place.as_str()) {
            Some(Refusal::Twice)
        } else if length(&words) > LONGEST {
            Some(Refusal::TooLong)
        } else if changes && !words.is_empty() && !fits(edit, piece, &words) {
            Some(Refusal::Pipes)
        } else if changes && edit.seen.as_ref().is_some_and(|it| *it != piece.seen()) {
            Some(Refusal::Changed)
        } else {
            None
        };
        refused.extend(refusal.map(|refusal| (at, refusal)));
        wanted.insert(&edit.place, (edit, words));
    }
    match refused.is_empty() {
        true => Ok(wanted),
        false => Err(refused),
    }
}

/// Takes edits in, all of them or none. Says the places that are different now.
///
/// An edit that changes nothing leaves a stale text stale, unless it says that it is still right.
pub fn translate(
    definition: &mut Definition,
    lang: &str,
    edits: &[Edit],
) -> Result<Vec<String>, Vec<(usize, Refusal)>> {
    let wanted = sift(&pieces(definition, lang), edits, weaves_the_same)?;
    let source = source(definition).to_owned();
    let mut changed = Vec::new();
    for (place, text) in texts_mut(definition) {
        let Some((edit, words)) = wanted.get(place.as_str()) else {
            continue;
        };
        let same = words == text.exactly(lang);
        if same && !(edit.still_right && text.is_stale(lang, &source)) {
            continue;
        }
        match &edit.made_of {
            Some(made_of) if !words.is_empty() && !same => text.set_made_of(lang, words, made_of),
            _ => text.set(lang, words, &source),
        }
        changed.push(place);
    }
    Ok(changed)
}

/// Whether a translation weaves in the answers that its source does. One that was made of an earlier
/// source may follow that one: it comes in stale.
fn weaves_the_same(edit: &Edit, piece: &Piece<'_>, words: &str) -> bool {
    let source = edit.made_of.as_deref().unwrap_or(piece.source);
    let whole = |part: Part<'_>| match part {
        Part::Words(_) => true,
        Part::Pipe(pipe) => !pipe.fallback.is_empty(),
        // Braces that are no place of an answer may stand in the source as well.
        Part::Broken(words) => source.contains(words),
    };
    codes(source) == codes(words) && parts(words).into_iter().all(whole)
}

fn codes(text: &str) -> BTreeSet<&str> {
    pipes(text).map(|pipe| pipe.question).collect()
}

fn clean(text: &str) -> String {
    normalise(text).trim().to_owned()
}

/// A mark of everything a language says: it changes with the first word of it.
#[must_use]
pub fn fingerprint(definition: &Definition, lang: &str) -> String {
    let all: Vec<&str> = texts(definition)
        .into_iter()
        .map(|(_, text)| text.exactly(lang))
        .collect();
    mark(&all.join("\u{0}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::SurveyFile;

    fn survey() -> Definition {
        let json = include_str!("../../testdata/small-survey.json");
        SurveyFile::read(json).expect("a survey").definition
    }

    fn edit(place: &str, text: &str) -> Edit {
        Edit {
            place: place.to_owned(),
            text: text.to_owned(),
            ..Edit::default()
        }
    }

    fn piece<'a>(definition: &'a Definition, place: &str) -> Piece<'a> {
        let all = pieces(definition, "ur");
        let found = all.into_iter().find(|piece| piece.place == place);
        found.expect("a text")
    }

    #[test]
    fn a_text_is_on_the_page_where_people_meet_it() {
        let survey = survey();
        let on = |place| (piece(&survey, place).part, piece(&survey, place).question);
        assert_eq!(on("title"), (0, None));
        assert_eq!(on("s1:title"), (1, None));
        assert_eq!(on("q1:option:yes"), (1, Some(1)));
        assert_eq!(on("s2:title"), (2, None));
    }

    #[test]
    fn work_is_taken_in_and_goes_stale_with_its_source() {
        let mut survey = survey();
        let all = Progress::of(&pieces(&survey, "ur")).all();
        let changed = translate(&mut survey, "ur", &[edit("title", " سروے\r\n")]);
        assert_eq!(changed, Ok(vec!["title".to_owned()]));
        assert_eq!(piece(&survey, "title").text, "سروے");
        let now = Progress {
            there: 1,
            missing: all - 1,
            stale: 0,
        };
        assert_eq!(Progress::of(&pieces(&survey, "ur")), now);

        survey.title.set("en", "Another survey", "en");
        assert_eq!(piece(&survey, "title").state, State::Stale);
        let same = edit("title", "سروے");
        assert_eq!(
            translate(&mut survey, "ur", std::slice::from_ref(&same)),
            Ok(vec![])
        );
        assert_eq!(
            piece(&survey, "title").state,
            State::Stale,
            "nobody looked at it"
        );
        let looked = Edit {
            still_right: true,
            ..same
        };
        assert_eq!(
            translate(&mut survey, "ur", &[looked]).map(|it| it.len()),
            Ok(1)
        );
        assert_eq!(piece(&survey, "title").state, State::There);
    }

    #[test]
    fn work_made_of_an_earlier_wording_comes_in_stale() {
        let mut survey = survey();
        let old = Edit {
            made_of: Some("An old title".to_owned()),
            ..edit("title", "سروے")
        };
        assert!(translate(&mut survey, "ur", &[old]).is_ok());
        assert_eq!(piece(&survey, "title").state, State::Stale);
    }

    #[test]
    fn all_of_it_is_taken_or_nothing() {
        let mut survey = survey();
        let before = survey.clone();
        let seen = piece(&survey, "purpose").seen();
        let quicker = Edit {
            seen: Some("another".to_owned()),
            ..edit("purpose", "مقصد")
        };
        let long = "ا".repeat(LONGEST + 1);
        let edits = [
            edit("title", "سروے"),
            edit("title", "سروے"),
            edit("no:such", "متن"),
            quicker,
            edit("privacy", &long),
        ];
        let refused = vec![
            (1, Refusal::Twice),
            (2, Refusal::Unknown),
            (3, Refusal::Changed),
            (4, Refusal::TooLong),
        ];
        assert_eq!(translate(&mut survey, "ur", &edits), Err(refused));
        assert_eq!(survey, before);
        let mine = Edit {
            seen: Some(seen),
            ..edit("purpose", "مقصد")
        };
        assert!(translate(&mut survey, "ur", &[mine]).is_ok());
    }

    #[test]
    fn a_translation_weaves_in_the_same_answers() {
        let mut survey = survey();
        survey
            .purpose
            .set("en", "Of {{q1|it}} and {{q5|that}}", "en");
        for wrong in [
            "متن",
            "{{q1|یہ}}",
            "{{q1|یہ}} {{q5}}",
            "{{q1|یہ}} {{q5|و}} {{q3|ہ}}",
        ] {
            let refused = translate(&mut survey, "ur", &[edit("purpose", wrong)]);
            assert_eq!(refused, Err(vec![(0, Refusal::Pipes)]), "{wrong}");
        }
        let right = edit("purpose", "{{q5|وہ}} اور {{q1|یہ}}");
        assert!(translate(&mut survey, "ur", &[right]).is_ok());
        assert_eq!(survey.purpose.get("ur").0, "وہ اور یہ");
        let none = edit("purpose", "");
        assert!(translate(&mut survey, "ur", &[none]).is_ok(), "taken away");
    }

    #[test]
    fn somebody_elses_change_matters_only_where_one_types() {
        let mut survey = survey();
        let empty = piece(&survey, "title").seen();
        assert!(translate(&mut survey, "ur", &[edit("title", "سروے")]).is_ok());
        let untouched = Edit {
            seen: Some(empty),
            ..edit("title", "")
        };
        assert_eq!(translate(&mut survey, "ur", &[untouched]), Ok(vec![]));
        assert_eq!(piece(&survey, "title").text, "سروے");
    }

    #[test]
    fn a_text_that_went_matters_only_where_somebody_typed() {
        let mut survey = survey();
        let gone = |seen: String, text: &str| Edit {
            seen: Some(seen),
            ..edit("no:such", text)
        };
        let left = gone(shown("What went", "سروے"), "سروے\r\n");
        assert_eq!(translate(&mut survey, "ur", &[left]), Ok(vec![]));
        let typed = gone(shown("What went", "سروے"), "متن");
        let refused = Err(vec![(0, Refusal::Unknown)]);
        assert_eq!(translate(&mut survey, "ur", &[typed]), refused);
    }
}
