//! What changed between two questionnaires, and what each change does to the figures.
//!
//! Everything is compared by permanent code, in the language the later questionnaire was written
//! in. What has no words of its own yet is still reported, as "something else changed": a change
//! is never passed over in silence.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::{
    Choice, Code, Condition, Definition, Kind, Phrase, Picture, Question, Row, Section, Text,
    sentence,
};
use crate::named::named;
use crate::problem::Arg;

named! {
    /// What a change does to figures that join several versions.
    pub enum Effect {
        /// Nothing: figures are not touched by it.
        None = "none",
        /// Answers of both versions mean the same and are counted together.
        Same = "same",
        /// Counted from this version on; there is nothing before it.
        New = "new",
        /// Counted up to the version before; shown as no longer asked or offered.
        Gone = "gone",
        /// An officer has to say whether answers of both versions count together.
        Decide = "decide",
        /// Answers of the two versions cannot be put together; only the later ones are counted.
        Apart = "apart",
    }
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where, by codes: `s2`, `s2.q5`, `s2.q5.bus`, or a field of the questionnaire.
    pub place: String,
    /// The question it is about, with its number: in the later questionnaire, or in the earlier
    /// when it is gone.
    pub question: Option<(Code, usize)>,
    /// Message key of what changed.
    pub key: &'static str,
    /// Values the message weaves in.
    pub args: Vec<(&'static str, Arg)>,
    /// Who is asked now, where that is what changed; [`Phrase::Always`] when everybody is.
    pub asked: Option<Phrase>,
    /// What it does to the figures.
    pub effect: Effect,
}

/// Everything that changed from one questionnaire to the next, in the order of the later one.
#[must_use]
pub fn diff(before: &Definition, after: &Definition) -> Vec<Change> {
    if before == after {
        return Vec::new();
    }
    let original = after.languages.first().map_or("en", String::as_str);
    let mut differ = Differ {
        before,
        after,
        original,
        changes: Vec::new(),
    };
    differ.survey();
    for section in &after.sections {
        match by_code(&before.sections, &section.code) {
            Some(was) => differ.section(was, section),
            None => differ.note(
                section.code.as_str(),
                None,
                ("section-added", Effect::New),
                vec![("title", differ.say(&section.title))],
            ),
        }
        for (place, question) in section.questions.iter().map(|q| (place(section, q), q)) {
            match find(before, &question.code) {
                Some((_, number, was)) if number > 0 => differ.question(&place, was, question),
                _ => {
                    let text = differ.say(&question.text);
                    let new = ("question-added", Effect::New);
                    differ.note(&place, Some(&question.code), new, vec![("text", text)]);
                }
            }
        }
    }
    differ.gone();
    differ.moved();
    if differ.changes.is_empty() {
        differ.note("survey", None, ("something-else", Effect::None), vec![]);
    }
    differ.changes
}

fn place(section: &Section, question: &Question) -> String {
    format!("{}.{}", section.code, question.code)
}

/// A question with its section and its number among all questions.
fn find<'a>(definition: &'a Definition, code: &Code) -> Option<(&'a Section, usize, &'a Question)> {
    let mut all = definition.questions().zip(1..);
    all.find(|((_, question), _)| question.code == *code)
        .map(|((section, question), number)| (section, number, question))
}

fn by_code<'a>(sections: &'a [Section], code: &Code) -> Option<&'a Section> {
    sections.iter().find(|section| section.code == *code)
}

struct Differ<'a> {
    before: &'a Definition,
    after: &'a Definition,
    original: &'a str,
    changes: Vec<Change>,
}

type What = (&'static str, Effect);

impl Differ<'_> {
    fn note(
        &mut self,
        place: &str,
        question: Option<&Code>,
        (key, effect): What,
        args: Vec<(&'static str, Arg)>,
    ) {
        let number = question.and_then(|code| {
            let found = find(self.after, code).or_else(|| find(self.before, code));
            found.map(|(_, number, _)| (code.clone(), number))
        });
        self.changes.push(Change {
            place: place.to_owned(),
            question: number,
            key,
            args,
            asked: None,
            effect,
        });
    }

    /// The words of a text as they were written.
    fn words<'t>(&self, text: &'t Text) -> &'t str {
        match text.exactly(self.original) {
            "" => text.get(self.original).0,
            words => words,
        }
    }

    fn say(&self, text: &Text) -> Arg {
        Arg::from(self.words(text))
    }

    fn survey(&mut self) {
        let (was, now) = (self.before, self.after);
        for (field, old, new) in [
            ("title", &was.title, &now.title),
            ("purpose", &was.purpose, &now.purpose),
            ("undecided", &was.undecided, &now.undecided),
            ("options", &was.options, &now.options),
            ("decision", &was.decision, &now.decision),
            ("next_steps", &was.next_steps, &now.next_steps),
            ("privacy", &was.privacy, &now.privacy),
            ("controllers", &was.controllers, &now.controllers),
            ("basis", &was.basis, &now.basis),
            ("retention", &was.retention, &now.retention),
        ] {
            let key = match field {
                "title" => "title-changed",
                "purpose" => "purpose-changed",
                "undecided" => "undecided-changed",
                "options" => "options-changed",
                "decision" => "decision-changed",
                "next_steps" => "next-steps-changed",
                "controllers" => "controllers-changed",
                "basis" => "basis-changed",
                "retention" => "retention-changed",
                _ => "privacy-changed",
            };
            self.text(field, None, (key, Effect::None), old, new);
        }
        let pictures = (was.picture.as_ref(), now.picture.as_ref());
        self.picture("picture", None, Effect::None, pictures);
        if was.contact != now.contact {
            self.note("contact", None, ("contact-changed", Effect::None), vec![]);
        }
        self.names(
            "languages",
            ("language-added", "language-removed"),
            (&was.languages, &now.languages),
        );
        let sorted = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
        if was.languages != now.languages && sorted(&was.languages) == sorted(&now.languages) {
            self.note("languages", None, ("languages-order", Effect::None), vec![]);
        }
        let (old, new) = (&was.equality, &now.equality);
        if old != new {
            for (effect, key, from, to) in [
                (Effect::New, "equality-added", new, old),
                (Effect::Gone, "equality-removed", old, new),
            ] {
                for id in from.iter().filter(|id| !to.contains(id)) {
                    let name = vec![("name", Arg::from(id.as_str()))];
                    self.note("equality", None, (key, effect), name);
                }
            }
            if sorted(old) == sorted(new) {
                self.note("equality", None, ("equality-order", Effect::Same), vec![]);
            }
        }
    }

    fn names(
        &mut self,
        place: &str,
        (added, removed): (&'static str, &'static str),
        (old, new): (&[String], &[String]),
    ) {
        for (key, from, to) in [(added, new, old), (removed, old, new)] {
            for name in from.iter().filter(|name| !to.contains(name)) {
                let name = vec![("name", Arg::from(name.as_str()))];
                self.note(place, None, (key, Effect::None), name);
            }
        }
    }

    /// A text that changed where it was written, and its translations that changed.
    fn text(&mut self, place: &str, question: Option<&Code>, what: What, was: &Text, now: &Text) {
        if was == now {
            return;
        }
        let (from, to) = (self.words(was), self.words(now));
        if from != to {
            let args = vec![("from", Arg::from(from)), ("to", Arg::from(to))];
            let (key, effect) = what;
            let key = match (from.is_empty(), to.is_empty(), key) {
                (true, _, "hint-changed") => "hint-added",
                (_, true, "hint-changed") => "hint-removed",
                (true, _, "before-changed") => "before-added",
                (_, true, "before-changed") => "before-removed",
                (true, _, "caption-changed") => "caption-added",
                (_, true, "caption-changed") => "caption-removed",
                _ => key,
            };
            self.note(place, question, (key, effect), args);
        }
        let languages: BTreeSet<&str> = was.languages().chain(now.languages()).collect();
        let (mut told, original) = (from != to, self.original);
        for language in languages.into_iter().filter(|lang| *lang != original) {
            let (old, new) = (was.exactly(language), now.exactly(language));
            if old == new {
                continue;
            }
            let key = match (old.is_empty(), new.is_empty()) {
                (true, _) => "translation-added",
                (_, true) => "translation-removed",
                _ => "translation-changed",
            };
            let args = vec![("language", Arg::from(language)), ("to", Arg::from(new))];
            self.note(place, question, (key, Effect::Same), args);
            told = true;
        }
        if !told {
            // The words are the same; which source text a translation was made of is not.
            self.note(
                place,
                question,
                ("translation-checked", Effect::None),
                vec![],
            );
        }
    }

    /// A picture that came, went, or became another; what it shows and what stands below it.
    fn picture(
        &mut self,
        place: &str,
        question: Option<&Code>,
        effect: Effect,
        pictures: (Option<&Picture>, Option<&Picture>),
    ) {
        let key = match pictures {
            (None, None) => return,
            (None, Some(_)) => "picture-added",
            (Some(_), None) => "picture-removed",
            (Some(was), Some(now)) => {
                self.text(place, question, ("alt-changed", effect), &was.alt, &now.alt);
                let caption = ("caption-changed", effect);
                self.text(place, question, caption, &was.caption, &now.caption);
                if was.src == now.src {
                    return;
                }
                "picture-changed"
            }
        };
        self.note(place, question, (key, effect), vec![]);
    }

    fn flag(&mut self, place: &str, question: &Code, (was, now): (bool, bool), keys: (What, What)) {
        if was != now {
            self.note(
                place,
                Some(question),
                if now { keys.0 } else { keys.1 },
                vec![],
            );
        }
    }

    fn asked(
        &mut self,
        place: &str,
        question: Option<&Code>,
        (was, now): (Option<&Condition>, Option<&Condition>),
    ) {
        if was == now {
            return;
        }
        let phrase = now.map_or(Phrase::Always, |now| {
            sentence(self.after, now, self.original)
        });
        self.note(place, question, ("asked-of-others", Effect::Same), vec![]);
        if let Some(change) = self.changes.last_mut() {
            change.asked = Some(phrase);
        }
    }

    fn section(&mut self, was: &Section, now: &Section) {
        let count = self.changes.len();
        let place = now.code.as_str();
        let title = ("section-title-changed", Effect::None);
        self.text(place, None, title, &was.title, &now.title);
        let summary = ("summary-changed", Effect::Same);
        self.text(place, None, summary, &was.summary, &now.summary);
        let pictures = (was.picture.as_ref(), now.picture.as_ref());
        self.picture(place, None, Effect::Same, pictures);
        if was.document != now.document {
            self.note(place, None, ("document-changed", Effect::Same), vec![]);
        }
        self.asked(place, None, (was.show_if.as_ref(), now.show_if.as_ref()));
        // What else a section may say one day.
        let mut same = was.clone();
        same.questions.clone_from(&now.questions);
        if same != *now && self.changes.len() == count {
            self.note(place, None, ("something-else", Effect::None), vec![]);
        }
    }

    fn question(&mut self, place: &str, was: &Question, now: &Question) {
        if was == now {
            return;
        }
        let count = self.changes.len();
        let code = Some(&now.code);
        let wording = ("wording-changed", Effect::Decide);
        self.text(place, code, wording, &was.text, &now.text);
        let hint = ("hint-changed", Effect::Same);
        self.text(place, code, hint, &was.hint, &now.hint);
        let before = ("before-changed", Effect::Same);
        self.text(place, code, before, &was.before, &now.before);
        for pictures in [
            (was.picture.as_ref(), now.picture.as_ref()),
            (was.easy_picture.as_ref(), now.easy_picture.as_ref()),
        ] {
            self.picture(place, code, Effect::Same, pictures);
        }
        let same = |added, removed| ((added, Effect::Same), (removed, Effect::Same));
        let none = |added, removed| ((added, Effect::None), (removed, Effect::None));
        for (flags, keys) in [
            (
                (was.required, now.required),
                same("required-now", "required-no-longer"),
            ),
            (
                (was.shuffle, now.shuffle),
                same("shuffle-now", "shuffle-no-longer"),
            ),
            (
                (was.online_only, now.online_only),
                same("online-now", "online-no-longer"),
            ),
            (
                (was.sensitive, now.sensitive),
                none("sensitive-now", "sensitive-no-longer"),
            ),
            (
                (was.settled, now.settled),
                none("settled-now", "settled-no-longer"),
            ),
            (
                (was.analyst_only, now.analyst_only),
                none("analyst-now", "analyst-no-longer"),
            ),
        ] {
            self.flag(place, &now.code, flags, keys);
        }
        self.asked(place, code, (was.show_if.as_ref(), now.show_if.as_ref()));
        self.kind(place, was, now);
        if self.changes.len() == count {
            let effect = if was.kind == now.kind {
                Effect::Same
            } else {
                Effect::Decide
            };
            self.note(place, code, ("something-else", effect), vec![]);
        }
    }

    fn kind(&mut self, place: &str, was: &Question, now: &Question) {
        if was.kind == now.kind {
            return;
        }
        let code = Some(&now.code);
        if was.kind.name() != now.kind.name() {
            let effect = if counted_alike(&was.kind, &now.kind) {
                Effect::Same
            } else {
                Effect::Apart
            };
            let args = vec![
                ("from", Arg::from(was.kind.name())),
                ("to", Arg::from(now.kind.name())),
            ];
            self.note(place, code, ("kind-changed", effect), args);
        }
        self.options(place, was, now);
        self.rows(place, now, was.kind.rows(), now.kind.rows());
        let blank = |kind: &Kind| {
            let mut kind = kind.clone();
            if let Some(options) = kind.options_mut() {
                options.clear();
            }
            if let Kind::Matrix { rows, .. } = &mut kind {
                rows.clear();
            }
            kind
        };
        let (old, new) = (blank(&was.kind), blank(&now.kind));
        if old != new && old.name() == new.name() {
            let effect = match new {
                Kind::Several { .. } | Kind::Ranking { .. } => Effect::Decide,
                _ => Effect::Same,
            };
            self.note(place, code, ("limits-changed", effect), vec![]);
        }
    }

    fn options(&mut self, place: &str, was: &Question, now: &Question) {
        let code = Some(&now.code);
        let [old, new] = [was, now].map(|question| question.choices().collect::<Vec<_>>());
        for option in &new {
            let at = format!("{place}.{}", option.code);
            match old.iter().find(|other| other.code == option.code) {
                Some(before) => self.option(&at, now, before, option),
                None => {
                    let name = vec![("option", self.say(&option.text))];
                    self.note(&at, code, ("option-added", Effect::New), name);
                }
            }
        }
        for option in &old {
            if now.choice(option.code.as_str()).is_none() {
                let at = format!("{place}.{}", option.code);
                let name = vec![("option", self.say(&option.text))];
                self.note(&at, code, ("option-removed", Effect::Gone), name);
            }
        }
        let codes = |options: &[&Choice], others: &[&Choice]| -> Vec<Code> {
            let kept = options
                .iter()
                .filter(|o| others.iter().any(|p| p.code == o.code));
            kept.map(|option| option.code.clone()).collect()
        };
        if codes(&old, &new) != codes(&new, &old) {
            self.note(place, code, ("options-order", Effect::Same), vec![]);
        }
    }

    fn option(&mut self, at: &str, question: &Question, was: &Choice, now: &Choice) {
        let code = Some(&question.code);
        let count = self.changes.len();
        let wording = ("option-wording", Effect::Decide);
        self.text(at, code, wording, &was.text, &now.text);
        let hint = ("option-hint", Effect::Same);
        self.text(at, code, hint, &was.hint, &now.hint);
        let name = || vec![("option", self.say(&now.text))];
        let mut found = Vec::new();
        if was.standing != now.standing {
            let effect = standing_effect(&question.kind);
            found.push((("option-standing", effect), name()));
        }
        if was.other != now.other {
            let key = if now.other {
                "option-box-now"
            } else {
                "option-box-no-longer"
            };
            found.push(((key, Effect::Same), name()));
        }
        if was.printed != now.printed {
            found.push((("option-printed", Effect::Same), name()));
        }
        for (what, args) in found {
            self.note(at, code, what, args);
        }
        if was != now && self.changes.len() == count {
            self.note(at, code, ("something-else", Effect::Decide), vec![]);
        }
    }

    fn rows(&mut self, place: &str, question: &Question, old: &[Row], new: &[Row]) {
        let code = Some(&question.code);
        for row in new {
            let at = format!("{place}.{}", row.code);
            match old.iter().find(|other| other.code == row.code) {
                Some(was) => {
                    let wording = ("row-wording", Effect::Decide);
                    self.text(&at, code, wording, &was.text, &row.text);
                }
                None => {
                    let name = vec![("row", self.say(&row.text))];
                    self.note(&at, code, ("row-added", Effect::New), name);
                }
            }
        }
        for row in old
            .iter()
            .filter(|row| new.iter().all(|other| other.code != row.code))
        {
            let at = format!("{place}.{}", row.code);
            let name = vec![("row", self.say(&row.text))];
            self.note(&at, code, ("row-removed", Effect::Gone), name);
        }
        let codes = |rows: &[Row], others: &[Row]| -> Vec<Code> {
            let kept = rows
                .iter()
                .filter(|row| others.iter().any(|o| o.code == row.code));
            kept.map(|row| row.code.clone()).collect()
        };
        if codes(old, new) != codes(new, old) {
            self.note(place, code, ("rows-order", Effect::Same), vec![]);
        }
    }

    fn gone(&mut self) {
        for (section, question) in self.before.questions() {
            if find(self.after, &question.code).is_none() {
                let text = vec![("text", self.say(&question.text))];
                let gone = ("question-removed", Effect::Gone);
                self.note(&place(section, question), Some(&question.code), gone, text);
            }
        }
        for section in &self.before.sections {
            if by_code(&self.after.sections, &section.code).is_none() {
                let title = vec![("title", self.say(&section.title))];
                let gone = ("section-removed", Effect::Gone);
                self.note(section.code.as_str(), None, gone, title);
            }
        }
    }

    /// Questions and sections that stand elsewhere, as few as tell it.
    fn moved(&mut self) {
        let codes = |definition: &Definition| -> Vec<Code> {
            let all = definition.sections.iter();
            all.map(|section| section.code.clone()).collect()
        };
        for code in displaced(&codes(self.before), &codes(self.after)) {
            let section = by_code(&self.after.sections, &code);
            let title = section.map_or_else(|| Arg::from(""), |s| self.say(&s.title));
            let moved = ("section-moved", Effect::Same);
            self.note(code.as_str(), None, moved, vec![("title", title)]);
        }
        let codes = |definition: &Definition| -> Vec<Code> {
            definition
                .questions()
                .map(|(_, q)| q.code.clone())
                .collect()
        };
        let displaced = displaced(&codes(self.before), &codes(self.after));
        for (section, question) in self.after.questions() {
            let Some((was_in, was, _)) = find(self.before, &question.code) else {
                continue;
            };
            let at = place(section, question);
            if was_in.code != section.code {
                let title = vec![("title", self.say(&section.title))];
                let moved = ("question-moved-section", Effect::Same);
                self.note(&at, Some(&question.code), moved, title);
            } else if displaced.contains(&question.code) {
                let from = vec![("from", Arg::from(was))];
                let moved = ("question-moved", Effect::Same);
                self.note(&at, Some(&question.code), moved, from);
            }
        }
    }
}

/// Whether answers to two kinds of question are counted in the same way.
pub(super) fn counted_alike(was: &Kind, now: &Kind) -> bool {
    let one = |kind: &Kind| matches!(kind, Kind::Single { .. } | Kind::Likert { .. });
    let words = |kind: &Kind| matches!(kind, Kind::ShortText { .. } | Kind::LongText { .. });
    was.name() == now.name() || (one(was) && one(now)) || (words(was) && words(now))
}

/// A way of not choosing excludes others: what was chosen beside it before has no place any more.
pub(super) const fn standing_effect(kind: &Kind) -> Effect {
    match kind {
        Kind::Several { .. } => Effect::Apart,
        _ => Effect::Decide,
    }
}

/// The codes outside a longest run that stands in the same order in both lists.
fn displaced(before: &[Code], after: &[Code]) -> Vec<Code> {
    let kept: Vec<(usize, &Code)> = after
        .iter()
        .filter_map(|code| Some((before.iter().position(|other| other == code)?, code)))
        .collect();
    // Longest increasing run of places, ending at each.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(kept.len());
    for (i, (place, _)) in kept.iter().enumerate() {
        let before = (0..i)
            .filter(|j| kept[*j].0 < *place)
            .max_by_key(|j| best[*j].0);
        best.push((before.map_or(1, |j| best[j].0 + 1), before));
    }
    let mut stays = BTreeSet::new();
    let mut at = (0..best.len()).max_by_key(|i| best[*i].0);
    while let Some(i) = at {
        stays.insert(i);
        at = best[i].1;
    }
    let moved = kept.iter().enumerate().filter(|(i, _)| !stays.contains(i));
    moved.map(|(_, (_, code))| (*code).clone()).collect()
}
