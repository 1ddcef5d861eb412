//! What must hold before a definition may become a version.

use std::collections::{BTreeMap, BTreeSet};

use super::{Choice, Condition, Definition, Document, Kind, Question, Row, Text};
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
/// Conditions may ask only about questions of earlier sections: a page never changes under the
/// person filling it in, with or without JavaScript.
#[must_use]
pub fn check(definition: &Definition) -> Vec<Fault> {
    let mut found = Found {
        faults: Vec::new(),
        languages: &definition.languages,
    };
    found.text("title", &definition.title);
    found.text("purpose", &definition.purpose);
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
    for section in &definition.sections {
        let place = section.code.to_string();
        if !codes.insert(section.code.as_str()) {
            found.fault(&place, Problem::says("survey-code-twice"));
        }
        found.text(&place, &section.title);
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
        for question in &section.questions {
            let place = format!("{place}.{}", question.code);
            if !codes.insert(question.code.as_str()) {
                found.fault(&place, Problem::says("survey-code-twice"));
            }
            found.question(&place, question);
            let on_paper = !question.online_only;
            found.condition(&place, question.show_if.as_ref(), on_paper, &earlier);
        }
        earlier.extend(section.questions.iter().map(|q| (q.code.as_str(), q)));
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

    fn document(&mut self, place: &str, document: Option<&Document>) {
        let Some(document) = document else { return };
        self.text(place, &document.title);
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
        if let Kind::Matrix { rows, .. } = &question.kind {
            self.rows(place, rows);
        }
        let easy = question.easy_picture.as_ref();
        if easy.is_some_and(|picture| !is_local(&picture.src)) {
            self.fault(place, Problem::says("survey-bad-picture"));
        }
        if let Some(picture) = &question.picture {
            self.text(place, &picture.alt);
            if !is_local(&picture.src) {
                self.fault(place, Problem::says("survey-bad-picture"));
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
                if asked.kind.option(option.as_str()).is_none() {
                    let problem = Problem::says("survey-condition-no-option");
                    let problem = problem.with("question", question.as_str());
                    self.fault(place, problem.with("option", option.as_str()));
                }
            }
        }
    }
}

/// Whether an address leads to this site, whatever its name is.
fn is_local(href: &str) -> bool {
    href.starts_with('/') && !href.starts_with("//") && !href.contains('\\')
}
