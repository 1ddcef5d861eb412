//! What each thing that has texts is called on pages of staff, no two of them alike.

use std::collections::HashMap;

use domain::public_text::Thing;
use domain::{Arg, Named};

use super::{Apart, Source, Subject};
use crate::web::Shell;

/// The headings of the things of a programme.
pub(super) struct Headings(HashMap<(Thing, i64), String>);

impl Headings {
    /// Those of everything that has a text.
    pub(super) fn of(shell: &Shell, sources: &[Source]) -> Self {
        let mut known = HashMap::new();
        let mut subjects: Vec<&Subject> = Vec::new();
        for source in sources {
            let key = (source.of.thing, source.of.object);
            known.entry(key).or_insert_with(|| {
                subjects.push(&source.of);
                subjects.len() - 1
            });
        }
        let names = subjects
            .iter()
            .map(|subject| (plain(shell, subject), more(shell, subject)));
        let headings = told_apart(names.collect(), |heading, number, of| {
            let values = [
                ("heading", Arg::Text(heading)),
                ("number", Arg::from(number)),
                ("of", Arg::from(of)),
            ];
            shell.with("words-alike", &values)
        });
        let heading = |(key, at): ((Thing, i64), usize)| Some((key, headings.get(at)?.clone()));
        Self(known.into_iter().filter_map(heading).collect())
    }

    /// The heading of a thing.
    pub(super) fn get(&self, subject: &Subject) -> String {
        let heading = self.0.get(&(subject.thing, subject.object));
        heading.cloned().unwrap_or_default()
    }
}

/// What a thing is and what it is called.
fn plain(shell: &Shell, subject: &Subject) -> String {
    let what = shell.t(&format!("words-of-{}", subject.thing.name()));
    match subject.thing {
        // There is one.
        Thing::Programme => what,
        _ => format!("{what}: {}", subject.name),
    }
}

/// What tells it from others of its name.
fn more(shell: &Shell, subject: &Subject) -> String {
    match &subject.apart {
        Apart::Order => String::new(),
        Apart::Event(venue, None) => venue.clone(),
        Apart::Event(venue, Some(day)) => format!("{venue}, {}", shell.texts.date(*day)),
        Apart::Question(code) => {
            let code = [("code", Arg::from(code.as_str()))];
            shell.with("words-question", &code)
        }
    }
}

/// Headings from names, each with what else is known of the thing. That is added where names are
/// alike; `numbered` is for what is alike even so.
fn told_apart(
    names: Vec<(String, String)>,
    numbered: impl Fn(String, usize, usize) -> String,
) -> Vec<String> {
    let plain: Vec<String> = names.iter().map(|(name, _)| name.clone()).collect();
    let fuller = |(name, more): (String, String)| match alike(&plain, &name) > 1 {
        true if !more.is_empty() => format!("{name}, {more}"),
        _ => name,
    };
    let fuller: Vec<String> = names.into_iter().map(fuller).collect();
    let heading = |(at, name): (usize, &String)| match alike(&fuller, name) {
        2.. => {
            let before = fuller.iter().take(at + 1).filter(|it| *it == name).count();
            numbered(name.clone(), before, alike(&fuller, name))
        }
        _ => name.clone(),
    };
    fuller.iter().enumerate().map(heading).collect()
}

fn alike(names: &[String], name: &str) -> usize {
    names.iter().filter(|it| *it == name).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_of_one_name_are_told_apart_by_what_is_known_of_them_or_by_their_order() {
        let names = [
            ("Drop-in: Tea", "Hall, 3 March"),
            ("Drop-in: Soup", "Hall, 4 March"),
            ("Drop-in: Tea", "Library, 3 March"),
            ("Commitment: Buses", ""),
            ("Commitment: Buses", ""),
            ("Drop-in: Tea", "Hall, 3 March"),
        ];
        let names = names.map(|(name, more)| (name.to_owned(), more.to_owned()));

        let told = told_apart(names.into(), |name, at, of| format!("{name} ({at}/{of})"));

        let wanted = [
            "Drop-in: Tea, Hall, 3 March (1/2)",
            "Drop-in: Soup",
            "Drop-in: Tea, Library, 3 March",
            "Commitment: Buses (1/2)",
            "Commitment: Buses (2/2)",
            "Drop-in: Tea, Hall, 3 March (2/2)",
        ];
        assert_eq!(told, wanted);
    }
}
