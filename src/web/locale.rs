//! Every text of the interface, by key and language.
//!
//! Texts live in `locale/<language>/public.ftl` (Fluent), which has the same keys in every language,
//! and those only staff see in `locale/en/staff.ftl`, in English alone. Templates and Rust name keys,
//! never sentences. A key missing in a language falls back to English; a key missing in English
//! prints itself, and a test finds it first.

mod read;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use domain::survey::EASY_ENGLISH;
use domain::time::clock_in_london;
use domain::{Arg, Problem};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use read::{READ, Read};

/// A language the interface exists in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// The tag in `lang` and in the address.
    pub tag: &'static str,
    /// Its own name.
    pub name: &'static str,
    /// Whether it is written from right to left.
    pub rtl: bool,
    /// The texts of the public, and those of staff.
    sources: [&'static str; 2],
}

impl Language {
    /// The direction it is written in, as `dir` says it.
    #[must_use]
    pub const fn dir(&self) -> &'static str {
        if self.rtl { "rtl" } else { "ltr" }
    }

    /// The keys of the texts the public can meet.
    pub fn public_keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        message_keys(self.sources[0])
    }

    fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.sources.into_iter().flat_map(message_keys)
    }
}

/// The language everything is written in first, and staff pages always.
const ENGLISH: Language = Language {
    tag: "en",
    name: "English",
    rtl: false,
    sources: [
        include_str!("locale/en/public.ftl"),
        include_str!("locale/en/staff.ftl"),
    ],
};

/// Welsh; awaiting a speaker's check.
const WELSH: Language = Language {
    tag: "cy",
    name: "Cymraeg",
    rtl: false,
    sources: [include_str!("locale/cy/public.ftl"), ""],
};

/// Urdu; awaiting a speaker's check.
const URDU: Language = Language {
    tag: "ur",
    name: "اردو",
    rtl: true,
    sources: [include_str!("locale/ur/public.ftl"), ""],
};

/// The languages of the interface, the first of them without a prefix in addresses.
pub const LANGUAGES: &[Language] = &[ENGLISH, WELSH, URDU];

/// English in easy read: what stands here stands in place of the English text, and everything else is
/// said in English. Nobody with lived experience has checked it yet.
const EASY_READ: Language = Language {
    tag: "en",
    name: "English",
    rtl: false,
    sources: [include_str!("locale/en/easy.ftl"), ""],
};

/// The languages a survey can be offered in, those of the site first: whoever is offered one can read
/// it.
pub fn readable() -> impl Iterator<Item = &'static str> {
    let spoken = LANGUAGES.iter().map(|language| language.tag);
    spoken.chain(READ.iter().map(|read| read.tag))
}

/// The prefix of surveys in easy read.
const EASY: &str = "easy";

/// What the first part of an address can be, and the wording it means.
pub(super) fn prefixes() -> impl Iterator<Item = (&'static str, &'static str)> {
    let spoken = LANGUAGES.iter().skip(1).map(|language| language.tag);
    let read = READ.iter().map(|read| read.tag);
    spoken
        .chain(read)
        .map(|tag| (tag, tag))
        .chain([(EASY, EASY_ENGLISH)])
}

/// A path of this site where surveys are read in a wording; one nobody knows is English.
#[must_use]
pub fn path_in(reading: &str, path: &str) -> String {
    match prefixes().find(|(_, meaning)| *meaning == reading) {
        Some((prefix, _)) => format!("/{prefix}{path}"),
        None => path.to_owned(),
    }
}

/// The texts of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// Messages without variables, ready to print.
    plain: HashMap<String, String>,
    fallback: Option<Arc<Texts>>,
}

/// The texts of every language, and those of English in easy read.
#[derive(Clone)]
pub struct Locales {
    languages: Vec<Arc<Texts>>,
    easy: Arc<Texts>,
}

impl Locales {
    /// The shipped languages, read once in a process.
    pub fn shipped() -> anyhow::Result<Self> {
        static SHIPPED: OnceLock<Locales> = OnceLock::new();
        match SHIPPED.get() {
            Some(shipped) => Ok(shipped.clone()),
            None => {
                let read = Self::read(LANGUAGES)?;
                Ok(SHIPPED.get_or_init(|| read).clone())
            }
        }
    }

    fn read(languages: &[Language]) -> anyhow::Result<Self> {
        let english = Arc::new(Texts::read(ENGLISH, None)?);
        let mut all = Vec::with_capacity(languages.len());
        for language in languages {
            if language.tag == ENGLISH.tag {
                all.push(Arc::clone(&english));
            } else {
                all.push(Arc::new(Texts::read(
                    *language,
                    Some(Arc::clone(&english)),
                )?));
            }
        }
        Ok(Self {
            languages: all,
            easy: Arc::new(Texts::read(EASY_READ, Some(english))?),
        })
    }

    /// The texts of a language or of easy read, or English.
    #[must_use]
    pub fn get(&self, tag: &str) -> &Arc<Texts> {
        if tag == EASY_ENGLISH {
            return &self.easy;
        }
        self.languages
            .iter()
            .find(|texts| texts.language.tag == tag)
            .unwrap_or(&self.languages[0])
    }

    /// The texts of a language, if the site speaks it.
    #[must_use]
    pub fn spoken(&self, tag: &str) -> Option<&Texts> {
        let found = self.languages.iter().map(Arc::as_ref);
        found.into_iter().find(|texts| texts.language.tag == tag)
    }

    /// Every language there is.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Texts>> {
        self.languages.iter()
    }
}

/// A whole number with a comma between thousands, as it is written in English, Welsh and Urdu.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    if number < 0 {
        out.push('−');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Writes thousands in sentences as they are written in tables.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a whole number below what a float holds exactly"
)]
fn large_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let is_large = number.value.fract() == 0.0 && (1e3..1e15).contains(&number.value.abs());
    is_large.then(|| grouped(number.value as i64))
}

impl Texts {
    fn read(language: Language, fallback: Option<Arc<Self>>) -> anyhow::Result<Self> {
        let mut bundle = FluentBundle::new_concurrent(vec![language.tag.parse()?]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(large_number));
        for source in language.sources {
            let resource = FluentResource::try_new(source.to_owned())
                .map_err(|(_, errors)| anyhow::anyhow!("{} texts: {errors:?}", language.tag))?;
            bundle
                .add_resource(resource)
                .map_err(|errors| anyhow::anyhow!("{} texts: {errors:?}", language.tag))?;
        }
        let mut texts = Self {
            language,
            bundle,
            plain: HashMap::new(),
            fallback,
        };
        for key in language.keys() {
            if let Some((text, true)) = texts.resolve(key, None) {
                texts.plain.insert(key.to_owned(), text);
            }
        }
        Ok(texts)
    }

    /// Which language this is.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Every key this language has a text for.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.language.keys()
    }

    /// Whether the key has a text here or in English.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key) || self.fallback.as_ref().is_some_and(|f| f.has(key))
    }

    /// The text of a key that needs no values.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of a key with values woven in.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, Arg)]) -> String {
        if values.is_empty()
            && let Some(text) = self.plain.get(key)
        {
            return text.clone();
        }
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, self.value(value));
        }
        match self.resolve(key, Some(&args)) {
            Some((text, _)) => text,
            None => match &self.fallback {
                Some(english) => english.with(key, values),
                None => key.to_owned(),
            },
        }
    }

    /// The text of a plain key without a copy, where there is one.
    #[must_use]
    pub fn plain(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(String::as_str)
    }

    /// The sentence of a problem.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        self.with(&format!("problem-{}", problem.key), &problem.args)
    }

    /// Words of somebody else, held together so that letters of the other direction cannot turn the
    /// sentence they stand in (first-strong isolation).
    #[must_use]
    pub fn isolated(&self, text: &str) -> String {
        // What begins with a part that is held together already is a text of ours, like a date. The
        // search for its first letter skips such parts and may find none: it runs as the page does.
        let ours = text.starts_with(['\u{2067}', '\u{2068}']);
        match self.language.rtl || text.chars().any(is_right_to_left) {
            true if ours && self.language.rtl => format!("\u{2067}{text}\u{2069}"),
            true => format!("\u{2068}{text}\u{2069}"),
            false => text.to_owned(),
        }
    }

    fn value(&self, value: &Arg) -> FluentValue<'static> {
        match value {
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Day(day) => FluentValue::from(self.date(*day)),
            Arg::Term { term } => FluentValue::from(self.t(term)),
            Arg::Text(text) => FluentValue::from(self.isolated(text)),
        }
    }

    /// The text of a key, and whether it came out without a missing value.
    fn resolve(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<(String, bool)> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, args, &mut errors)
            .into_owned();
        Some((text, errors.is_empty()))
    }

    /// A day in words: `6 March 2019`.
    #[must_use]
    pub fn date(&self, day: NaiveDate) -> String {
        let month = self.t(&format!("month-{}", day.month()));
        let values = [
            ("day", Arg::Text(day.day().to_string())),
            ("month", Arg::Text(month)),
            ("year", Arg::Text(day.year().to_string())),
        ];
        self.with("date-long", &values)
    }

    /// A day in words with its day of the week: `Wednesday 6 March 2019`.
    #[must_use]
    pub fn weekday_date(&self, day: NaiveDate) -> String {
        let weekday = day.weekday().number_from_monday();
        let values = [
            ("weekday", Arg::Text(self.t(&format!("weekday-{weekday}")))),
            ("date", Arg::Text(self.date(day))),
        ];
        self.with("date-of-week", &values)
    }

    /// When people meet: `Wednesday 6 March 2019 at 2:30pm to 4pm`.
    #[must_use]
    pub fn meeting(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> String {
        let values = [
            ("from", Arg::Text(self.meeting_begins(from))),
            ("to", Arg::Text(self.time(to))),
        ];
        self.with("moment-to", &values)
    }

    /// When people begin to meet: `Wednesday 6 March 2019 at 2:30pm`.
    #[must_use]
    pub fn meeting_begins(&self, from: DateTime<Utc>) -> String {
        let day = self.weekday_date(clock_in_london(from).date());
        let values = [
            ("date", Arg::Text(day)),
            ("time", Arg::Text(self.time(from))),
        ];
        self.with("date-and-time", &values)
    }

    /// A month in words: `March 2019`.
    #[must_use]
    pub fn month(&self, day: NaiveDate) -> String {
        let month = self.t(&format!("month-{}", day.month()));
        let values = [
            ("month", Arg::Text(month)),
            ("year", Arg::Text(day.year().to_string())),
        ];
        self.with("date-month-year", &values)
    }

    /// The clock in London at an instant: `2:30pm`, `noon`, `midnight`.
    #[must_use]
    pub fn time(&self, instant: DateTime<Utc>) -> String {
        self.clock(clock_in_london(instant).time())
    }

    /// A time of day: `9am`, `5:30pm`, `noon`.
    #[must_use]
    pub fn clock(&self, clock: NaiveTime) -> String {
        match (clock.hour(), clock.minute()) {
            (0, 0) => self.t("time-midnight"),
            (12, 0) => self.t("time-noon"),
            (hour, minute) => {
                let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
                let digits = if minute == 0 {
                    twelve.to_string()
                } else {
                    format!("{twelve}:{minute:02}")
                };
                let key = if hour < 12 { "time-am" } else { "time-pm" };
                self.with(key, &[("clock", Arg::Text(digits))])
            }
        }
    }

    /// Day and clock in London at an instant: `6 March 2019 at 2:30pm`.
    #[must_use]
    pub fn moment(&self, instant: DateTime<Utc>) -> String {
        let values = [
            (
                "date",
                Arg::Text(self.date(clock_in_london(instant).date())),
            ),
            ("time", Arg::Text(self.time(instant))),
        ];
        self.with("date-and-time", &values)
    }

    /// A whole number with the separators of the language.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        grouped(number)
    }
}

const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// The keys of the messages of a Fluent source.
fn message_keys(source: &'static str) -> impl Iterator<Item = &'static str> {
    source.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let starts = key.chars().next().is_some_and(|c| c.is_ascii_lowercase());
        let fits = key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        (starts && fits && line.starts_with(key)).then_some(key)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Arc<Texts> {
        Arc::clone(Locales::shipped().expect("the shipped texts").get("en"))
    }

    #[test]
    fn every_language_is_named_once_and_no_address_begins_like_one() {
        let tags: Vec<&str> = readable().collect();
        let once: std::collections::BTreeSet<&str> = tags.iter().copied().collect();
        assert_eq!(tags.len(), once.len());
        let names: std::collections::BTreeSet<&str> = READ.iter().map(|it| it.english).collect();
        assert_eq!(names.len(), READ.len());
        assert!(READ.is_sorted_by_key(|it| it.english.replace('ā', "a").to_lowercase()));
        for tag in &tags {
            let letters = tag.split('-').all(|part| {
                (2..=4).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic())
            });
            assert!(letters, "{tag}");
        }
        let routes = crate::app::routes();
        let begins = routes
            .rules()
            .iter()
            .filter_map(|rule| rule.path.split('/').nth(1));
        for first in begins.chain([super::super::frame::LARGE, EASY]) {
            assert!(
                !once.contains(first),
                "{first} is a language and an address"
            );
        }
    }

    #[test]
    fn thousands_are_written_alike_in_sentences_and_tables() {
        let texts = english();
        let read = [("read", Arg::Number(17)), ("count", Arg::Number(12_927))];
        let sentence = texts.with("themes-read-of", &read);
        assert_eq!(sentence, "17 of 12,927 comments were read by a person");
        assert_eq!(texts.number(12_927), "12,927");
        assert_eq!(texts.number(-1_000), "−1,000");
        assert_eq!(texts.number(999), "999");
    }

    /// Day, month and year are each held together, so that no letter of the whole says which way it
    /// runs: left alone it would run from left to right, the year first for whoever reads Urdu.
    #[test]
    fn a_date_runs_as_its_page_does() {
        let locales = Locales::shipped().expect("the shipped texts");
        let day = NaiveDate::from_ymd_opt(2026, 11, 16).expect("a day");
        let said = |lang: &str| {
            let texts = locales.get(lang);
            texts.isolated(&texts.date(day))
        };
        assert!(said("ur").starts_with("\u{2067}\u{2068}16\u{2069}"));
        assert_eq!(said("en"), "16 November 2026");
        let urdu = locales.get("ur");
        assert!(urdu.isolated("Larkmoor").starts_with('\u{2068}'));
    }

    #[test]
    fn days_and_hours_read_as_people_say_them() {
        let texts = english();
        let at = |text: &str| {
            DateTime::parse_from_rfc3339(text)
                .expect("an instant")
                .to_utc()
        };
        assert_eq!(
            texts.moment(at("2019-03-06T14:30:00Z")),
            "6 March 2019 at 2:30pm"
        );
        assert_eq!(
            texts.moment(at("2026-07-01T08:00:00Z")),
            "1 July 2026 at 9am"
        );
        assert_eq!(texts.time(at("2026-01-01T12:00:00Z")), "noon");
        assert_eq!(texts.time(at("2026-01-01T00:00:00Z")), "midnight");
    }

    #[test]
    fn numbers_are_grouped() {
        let texts = english();
        assert_eq!(texts.number(1_234_567), "1,234,567");
        assert_eq!(texts.number(-90), "−90");
    }

    #[test]
    fn no_key_stands_twice() {
        for language in LANGUAGES {
            let mut seen = std::collections::BTreeSet::new();
            for key in language.keys() {
                assert!(seen.insert(key), "{}: {key} stands twice", language.tag);
            }
        }
    }

    /// The texts of a source by their keys, with what they go on with on further lines.
    fn messages(source: &'static str) -> std::collections::BTreeMap<&'static str, String> {
        let mut messages = std::collections::BTreeMap::new();
        let mut last = None;
        for line in source.lines() {
            match line
                .split_once(" = ")
                .filter(|_| !line.starts_with([' ', '#']))
            {
                Some((key, text)) => {
                    messages.insert(key, text.to_owned());
                    last = Some(key);
                }
                None if line.starts_with(' ') => {
                    if let Some(text) = last.and_then(|key| messages.get_mut(key)) {
                        text.push_str(line);
                    }
                }
                None => last = None,
            }
        }
        messages
    }

    fn values(text: &str) -> std::collections::BTreeSet<&str> {
        let ends = |c: char| !c.is_ascii_alphanumeric() && c != '_';
        let after = text.split('$').skip(1);
        after.filter_map(|rest| rest.split(ends).next()).collect()
    }

    #[test]
    fn easy_read_says_what_the_public_reads_with_the_same_values_in_it() {
        let english = messages(ENGLISH.sources[0]);
        let easy = messages(EASY_READ.sources[0]);
        assert!(easy.len() > 80, "{}", easy.len());
        for (key, text) in &easy {
            let plain = english.get(key);
            let plain = plain.unwrap_or_else(|| panic!("{key} is no text of the public"));
            assert_eq!(values(text), values(plain), "{key}");
        }
    }

    #[test]
    fn a_sentence_of_easy_read_is_short() {
        for (key, text) in messages(EASY_READ.sources[0]) {
            for sentence in text.split_inclusive(['.', '?', '!', ':']) {
                let words = sentence.split_whitespace().count();
                assert!(words <= 15, "{key}: {words} words in: {sentence}");
            }
        }
    }

    #[test]
    fn what_has_no_easy_words_is_said_in_english() {
        let locales = Locales::shipped().expect("the shipped texts");
        let easy = locales.get(EASY_ENGLISH);
        assert_eq!(easy.t("check-title"), "Look at your answers");
        assert_eq!(easy.t("month-3"), "March");
        assert_eq!(easy.language().tag, "en");
    }

    #[test]
    fn every_language_has_the_same_texts_for_the_public() {
        let keys = |language: &Language| -> std::collections::BTreeSet<_> {
            language.public_keys().collect()
        };
        let english = keys(&ENGLISH);
        for language in LANGUAGES {
            let here = keys(language);
            let lacking: Vec<_> = english.difference(&here).collect();
            let more: Vec<_> = here.difference(&english).collect();
            let file = format!("src/web/locale/{}/public.ftl", language.tag);
            assert!(lacking.is_empty(), "add to {file}: {lacking:?}");
            assert!(more.is_empty(), "only in {file}, not in English: {more:?}");
        }
    }
}
