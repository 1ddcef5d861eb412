//! What must hold before a definition may become a version.

use std::collections::{BTreeMap, BTreeSet};

use super::pipe::{Part, can_be_piped, parts, pipes};
use super::{Choice, Condition, Definition, Document, Kind, Picture, Question, Row, Text, Voice};
use crate::problem::Problem;

/// One thing wrong with a definition, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The place, by codes: `s2`, `s2.q5`, `s2.q5.other`, or a field of the file.
    pub place: String,
    /// What is wrong there.
    pub problem: Problem,
}

/// Everything wrong with a definition; empty when it may be published.
///
/// Conditions ask about what comes before, on the same page too: there the page comes back with
/// what an answer brings, and never changes under the person filling it in.
#[must_use]
pub fn check(definition: &Definition) -> Vec<Fault> {
    let mut found = Found {
        faults: Vec::new(),
        languages: &definition.languages,
    };
    found.start(definition);
    found.text("title", &definition.title);
    found.text("purpose", &definition.purpose);
    found.picture("picture", definition.picture.as_ref());
    found.text("privacy", &definition.privacy);
    found.text("contact.team", &definition.contact.team);
    if definition.languages.is_empty() {
        found.fault("languages", Problem::says("survey-no-language"));
    }
    if definition.sections.is_empty() {
        found.fault("sections", Problem::says("survey-no-section"));
    }
    let mut earlier: BTreeMap<&str, &Question> = BTreeMap::new();
    let mut codes: BTreeSet<&str> = BTreeSet::new();
    let mut voices: BTreeSet<Voice> = BTreeSet::new();
    for section in &definition.sections {
        let place = section.code.to_string();
        if !codes.insert(section.code.as_str()) {
            found.fault(&place, Problem::says("survey-code-twice"));
        }
        found.text(&place, &section.title);
        found.no_pipes(&place, &section.title);
        found.pipes(&place, &section.summary, &earlier);
        found.picture(&place, section.picture.as_ref());
        found.document(&place, section.document.as_ref());
        let on_paper = section.on_paper().next().is_some();
        found.condition(&place, section.show_if.as_ref(), on_paper, &earlier);
        // A page takes one file.
        let files = section.questions.iter().filter(|q| q.takes_file());
        for question in files.skip(1) {
            let place = format!("{place}.{}", question.code);
            found.fault(&place, Problem::says("survey-two-files"));
        }
        if section.questions.is_empty() {
            found.fault(&place, Problem::says("survey-no-question"));
        }
        let mut before = earlier.clone();
        for question in &section.questions {
            let place = format!("{place}.{}", question.code);
            if !codes.insert(question.code.as_str()) {
                found.fault(&place, Problem::says("survey-code-twice"));
            }
            found.question(&place, question);
            if question.voice.is_some_and(|voice| !voices.insert(voice)) {
                found.fault(&place, Problem::says("survey-voice-twice"));
            }
            for text in [&question.before, &question.text, &question.hint] {
                found.pipes(&place, text, &earlier);
            }
            let on_paper = !question.online_only;
            found.condition(&place, question.show_if.as_ref(), on_paper, &before);
            before.insert(question.code.as_str(), question);
        }
        earlier = before;
    }
    found.faults
}

struct Found<'a> {
    faults: Vec<Fault>,
    languages: &'a [String],
}

impl Found<'_> {
    fn fault(&mut self, place: &str, problem: Problem) {
        self.faults.push(Fault {
            place: place.to_owned(),
            problem,
        });
    }

    fn text(&mut self, place: &str, text: &Text) {
        let original = self.languages.first().map_or("en", String::as_str);
        if text.is_empty() || !text.languages().any(|lang| lang == original) {
            self.fault(
                place,
                Problem::says("survey-no-text").with("language", original),
            );
        }
    }

    /// Texts of the start page. Nobody has answered anything when they are read.
    fn start(&mut self, definition: &Definition) {
        for (place, text) in definition.start() {
            self.no_pipes(place, text);
        }
    }

    /// A text that is read by everybody alike, counted, or shown in the title of a page: no place
    /// for what one person answered.
    fn no_pipes(&mut self, place: &str, text: &Text) {
        let woven = |lang: &str| pipes(text.exactly(lang)).next().is_some();
        if text.languages().any(woven) {
            self.fault(place, Problem::says("survey-pipe-not-here"));
        }
    }

    /// Earlier answers woven into a text, and whether every language weaves in the same ones.
    fn pipes(&mut self, place: &str, text: &Text, earlier: &BTreeMap<&str, &Question>) {
        let original = self.languages.first().map_or("en", String::as_str);
        let wanted: BTreeSet<&str> = codes(text.exactly(original));
        for code in &wanted {
            let key = match earlier.get(code) {
                None => "survey-pipe-not-earlier",
                Some(asked) if !can_be_piped(&asked.kind) => "survey-pipe-kind",
                Some(_) => continue,
            };
            self.fault(place, Problem::says(key).with("question", *code));
        }
        for lang in self.languages {
            let written = text.exactly(lang);
            if lang != original && !written.trim().is_empty() && codes(written) != wanted {
                let problem = Problem::says("survey-pipe-translation");
                self.fault(place, problem.with("language", lang.as_str()));
            }
            for part in parts(written) {
                match part {
                    Part::Broken(words) => {
                        let problem = Problem::says("survey-pipe-broken");
                        self.fault(place, problem.with("text", words));
                    }
                    Part::Pipe(pipe) if pipe.fallback.is_empty() => {
                        let problem = Problem::says("survey-pipe-no-fallback");
                        let problem = problem.with("question", pipe.question);
                        self.fault(place, problem.with("language", lang.as_str()));
                    }
                    Part::Pipe(_) | Part::Words(_) => {}
                }
            }
        }
    }

    fn document(&mut self, place: &str, document: Option<&Document>) {
        let Some(document) = document else { return };
        self.text(place, &document.title);
        self.no_pipes(place, &document.title);
        let href = &document.href;
        if !is_local(href) && !href.starts_with("https://") && !href.starts_with("http://") {
            self.fault(place, Problem::says("survey-bad-link"));
        }
    }

    fn question(&mut self, place: &str, question: &Question) {
        self.text(place, &question.text);
        let bounds_cross = match &question.kind {
            Kind::Number {
                min: Some(min),
                max: Some(max),
            } => min > max,
            Kind::Several {
                min: Some(min),
                max: Some(max),
                ..
            } => min > max,
            Kind::Several {
                min: Some(min),
                options,
                ..
            } => usize::from(*min) > options.len(),
            Kind::Ranking {
                places: Some(places),
                options,
            } => *places == 0 || usize::from(*places) > options.len(),
            Kind::Date {
                from: Some(from),
                to: Some(to),
            } => from > to,
            Kind::ShortText { limit } | Kind::LongText { limit } => !(1..=10_000).contains(limit),
            _ => false,
        };
        if question.takes_file() && question.required {
            self.fault(place, Problem::says("survey-file-required"));
        }
        if bounds_cross {
            self.fault(place, Problem::says("survey-bad-bounds"));
        }
        if question
            .voice
            .is_some_and(|voice| !voice.fits(&question.kind))
        {
            self.fault(place, Problem::says("survey-voice-kind"));
        }
        if question.kind.options_are_asked() {
            self.options(place, question.kind.options());
        }
        // Nobody ranks not knowing, and a grid has no room for words of one's own.
        let ranked = matches!(question.kind, Kind::Ranking { .. });
        let plain = ranked || matches!(question.kind, Kind::Matrix { .. });
        let misplaced =
            |option: &&Choice| (ranked && option.standing.is_some()) || (plain && option.other);
        for option in question.kind.options().iter().filter(misplaced) {
            let place = format!("{place}.{}", option.code);
            self.fault(&place, Problem::says("survey-misplaced-option"));
        }
        self.apart(place, question);
        if let Kind::Matrix { rows, .. } = &question.kind {
            self.rows(place, rows);
        }
        self.picture(place, question.picture.as_ref());
        // Beside easy read it may show what the words say.
        self.shown(place, question.easy_picture.as_ref());
    }

    /// A picture that says something of its own, also to who does not see it.
    fn picture(&mut self, place: &str, picture: Option<&Picture>) {
        let Some(picture) = picture else { return };
        self.shown(place, Some(picture));
        let original = self.languages.first().map_or("en", String::as_str);
        if picture.alt.without_answers(original).trim().is_empty() {
            let problem = Problem::says("survey-no-alt");
            self.fault(place, problem.with("language", original));
        }
    }

    fn shown(&mut self, place: &str, picture: Option<&Picture>) {
        let Some(picture) = picture else { return };
        self.no_pipes(place, &picture.alt);
        self.no_pipes(place, &picture.caption);
        if !is_local(&picture.src) {
            self.fault(place, Problem::says("survey-bad-picture"));
        }
    }

    /// Ways of not answering beside a question. None has the code of an option; their printed codes
    /// are keyed in a box of their own.
    fn apart(&mut self, place: &str, question: &Question) {
        let options = question.kind.options().iter();
        let mut codes: BTreeSet<&str> = options.map(|option| option.code.as_str()).collect();
        let mut printed = BTreeSet::new();
        for choice in &question.apart {
            let place = format!("{place}.{}", choice.code);
            let stands = choice.standing.is_some() && !choice.other;
            if !question.kind.takes_apart() || !stands {
                self.fault(&place, Problem::says("survey-misplaced-option"));
            }
            self.text(&place, &choice.text);
            self.no_pipes(&place, &choice.text);
            self.no_pipes(&place, &choice.hint);
            if !codes.insert(choice.code.as_str()) {
                self.fault(&place, Problem::says("survey-code-twice"));
            }
            let digits = choice.printed.len() == 1 && ("1"..="9").contains(&&*choice.printed);
            if !digits || !printed.insert(choice.printed.as_str()) {
                let problem = Problem::says("survey-bad-printed-code");
                self.fault(&place, problem.with("width", 1_i64));
            }
        }
    }

    fn rows(&mut self, place: &str, rows: &[Row]) {
        if rows.is_empty() || rows.len() > 30 {
            self.fault(place, Problem::says("survey-bad-row-count"));
        }
        let mut codes = BTreeSet::new();
        for row in rows {
            let place = format!("{place}.{}", row.code);
            self.text(&place, &row.text);
            self.no_pipes(&place, &row.text);
            // `q1.other` holds the words beside an option.
            if !codes.insert(row.code.as_str()) || row.code.as_str() == "other" {
                self.fault(&place, Problem::says("survey-code-twice"));
            }
        }
    }

    fn options(&mut self, place: &str, options: &[Choice]) {
        if options.len() < 2 || options.len() > 99 {
            self.fault(place, Problem::says("survey-bad-option-count"));
        }
        if options.iter().filter(|option| option.other).count() > 1 {
            self.fault(place, Problem::says("survey-two-others"));
        }
        let width = crate::paper::width(options.len());
        let (mut codes, mut printed) = (BTreeSet::new(), BTreeSet::new());
        for option in options {
            let place = format!("{place}.{}", option.code);
            self.text(&place, &option.text);
            self.no_pipes(&place, &option.text);
            self.no_pipes(&place, &option.hint);
            if !codes.insert(option.code.as_str()) {
                self.fault(&place, Problem::says("survey-code-twice"));
            }
            let digits = option.printed.len() == width
                && option.printed.chars().all(|c| c.is_ascii_digit())
                && option.printed.chars().any(|c| c != '0');
            if !digits || !printed.insert(option.printed.as_str()) {
                self.fault(
                    &place,
                    Problem::says("survey-bad-printed-code").with("width", width),
                );
            }
        }
    }

    fn condition(
        &mut self,
        place: &str,
        condition: Option<&Condition>,
        on_paper: bool,
        earlier: &BTreeMap<&str, &Question>,
    ) {
        let kind = |code: &str| earlier.get(code).map(|question| &question.kind);
        for question in condition.map(|it| it.misfits(&kind)).unwrap_or_default() {
            let problem = Problem::says("survey-condition-misfit");
            self.fault(place, problem.with("question", question.as_str()));
        }
        for (question, options) in condition.map(Condition::mentions).unwrap_or_default() {
            let Some(asked) = earlier.get(question.as_str()) else {
                let problem = Problem::says("survey-condition-not-earlier");
                self.fault(place, problem.with("question", question.as_str()));
                continue;
            };
            // What is sent along with a paper form is not typed in with it.
            if on_paper && (asked.online_only || asked.takes_file()) {
                let problem = Problem::says("survey-condition-online-only");
                self.fault(place, problem.with("question", question.as_str()));
            }
            // What was written there is kept apart: nobody could tell later who was asked.
            if matches!(asked.kind, Kind::Email) {
                let problem = Problem::says("survey-condition-email");
                self.fault(place, problem.with("question", question.as_str()));
            }
            for option in options {
                if asked.choice(option.as_str()).is_none() {
                    let problem = Problem::says("survey-condition-no-option");
                    let problem = problem.with("question", question.as_str());
                    self.fault(place, problem.with("option", option.as_str()));
                }
            }
        }
    }
}

fn codes(text: &str) -> BTreeSet<&str> {
    pipes(text).map(|pipe| pipe.question).collect()
}

/// Whether an address leads to this site, whatever its name is.
fn is_local(href: &str) -> bool {
    href.starts_with('/') && !href.starts_with("//") && !href.contains('\\')
}
