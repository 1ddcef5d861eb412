//! The proof sheet.

use domain::Arg;
use domain::survey::{
    Choice, Condition, Definition, Kind, Picture, Question, Section, Severity, Standing, Text,
    age_to_read, check, lint, logic,
};

use super::checks::by_language;
use super::pages::{ProofPage, ProofQuestion, ProofSection, TextCell, TextRow, Tongue};
use super::queries::{self, EditionRow};
use super::wording::{direction, language, woven};
use crate::equality;
use crate::staff::proof::In;
use crate::staff::roles::SeeSurveys;
use crate::survey::{SurveyId, sentence};
use crate::web::ui::Link;
use crate::web::{Error, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes.get("/staff/surveys/{survey}/proof", sheet);
}

async fn sheet(who: In<SurveyId, SeeSurveys>, shell: Shell) -> Reply {
    let editions = queries::editions(shell.db().read(), &who).await?;
    let edition = editions.last().ok_or(Error::NotFound)?;
    shell.render(page(&shell, who.object(), edition)?)
}

/// A survey by the title of a version of it, leading back to its page.
pub(super) fn survey_link(survey: SurveyId, edition: &EditionRow) -> Link {
    let title = edition.definition.title.get("en").0;
    Link::new(title, format!("/staff/surveys/{}", survey.0))
}

/// A version in words: `Draft of version 2`.
pub(super) fn version(shell: &Shell, edition: &EditionRow) -> String {
    let number = ("number", Arg::Number(edition.number.into()));
    match edition.published_at {
        Some(at) => {
            let day = shell.texts.date(domain::time::day_in_london(at));
            shell.with("proof-version", &[number, ("day", Arg::Text(day))])
        }
        None => shell.with("proof-version-draft", &[number]),
    }
}

fn page(shell: &Shell, survey: SurveyId, edition: &EditionRow) -> Result<ProofPage, Error> {
    let definition = &edition.definition;
    let sheet = Sheet { shell, definition };
    let set = equality::shipped_set().map_err(anyhow::Error::from)?;
    let asked = set
        .questions
        .iter()
        .filter(|q| definition.equality.contains(&q.id));
    let own = format!("/staff/surveys/{}", survey.0);
    let contact = &definition.contact;
    let lines = [&contact.email, &contact.phone, &contact.address];
    Ok(ProofPage {
        survey: survey_link(survey, edition),
        version: version(shell, edition),
        fingerprint: edition.sha256.chars().take(12).collect(),
        today: shell.texts.date(shell.now.day()),
        counts: sheet.counts(set.minutes(&definition.equality)),
        found: sheet.found(),
        links: vec![
            Link::new(shell.t("checks-title"), format!("{own}/checks")),
            Link::new(shell.t("changes-title"), format!("{own}/changes")),
        ],
        languages: definition
            .languages
            .iter()
            .map(|tag| Tongue {
                tag: tag.clone(),
                name: language(&shell.texts, tag),
            })
            .collect(),
        start: [
            sheet.rows(&[
                ("proof-title-of", &definition.title),
                ("proof-purpose", &definition.purpose),
            ]),
            sheet.picture(
                ("proof-picture", "proof-caption"),
                definition.picture.as_ref(),
            ),
            sheet.rows(&[
                ("survey-undecided", &definition.undecided),
                ("proof-options", &definition.options),
                ("proof-decision", &definition.decision),
                ("survey-next-steps", &definition.next_steps),
                ("survey-privacy", &definition.privacy),
                ("proof-controllers", &definition.controllers),
                ("proof-basis", &definition.basis),
                ("proof-retention", &definition.retention),
                ("proof-contact", &contact.team),
            ]),
        ]
        .concat(),
        contact: lines.into_iter().flatten().cloned().collect(),
        sections: sheet.sections(),
        equality: asked.map(|q| q.question.get("en").0.to_owned()).collect(),
    })
}

struct Sheet<'a> {
    shell: &'a Shell,
    definition: &'a Definition,
}

impl Sheet<'_> {
    fn counts(&self, equality_minutes: usize) -> Vec<(String, String)> {
        let (shell, definition) = (self.shell, self.definition);
        let count = |what: &dyn Fn(&Question) -> bool| {
            definition.questions().filter(|(_, q)| what(q)).count()
        };
        let conditions = definition
            .sections
            .iter()
            .filter(|s| s.show_if.is_some())
            .count();
        let minutes = |n: usize| shell.with("minutes", &[("count", Arg::from(n))]);
        let number = |n: usize| shell.texts.number(i64::try_from(n).unwrap_or(i64::MAX));
        let mut counts = vec![
            ("proof-sections", number(definition.sections.len())),
            ("proof-questions", number(count(&|_| true))),
            ("proof-required", number(count(&|q| q.required))),
            ("proof-comments", number(count(&Question::is_free_text))),
            (
                "proof-conditions",
                number(conditions + count(&|q| q.show_if.is_some())),
            ),
            ("proof-minutes", minutes(definition.minutes())),
            ("proof-equality", number(definition.equality.len())),
        ];
        if !definition.equality.is_empty() {
            counts.push(("proof-equality-minutes", minutes(equality_minutes)));
        }
        let languages: Vec<String> = definition
            .languages
            .iter()
            .map(|tag| language(&shell.texts, tag))
            .collect();
        counts.push(("proof-languages", languages.join(", ")));
        if let Some(age) = age_to_read(definition) {
            let age = [("age", Arg::Number(age.round() as i64))];
            counts.push(("proof-age", shell.with("proof-age-years", &age)));
        }
        counts
            .into_iter()
            .map(|(key, n)| (shell.t(key), n))
            .collect()
    }

    fn found(&self) -> Vec<String> {
        let findings = logic(self.definition);
        let of = |severity: Severity| findings.iter().filter(|f| f.severity == severity).count();
        let (advice, tongues) = by_language(lint(self.definition));
        let wrong = check(self.definition).len() + of(Severity::Wrong);
        let counts = [
            ("found-wrong", wrong),
            ("found-look", of(Severity::Look)),
            ("found-advice", advice.len() + tongues.len()),
        ];
        let say = |(key, n): (&str, usize)| self.shell.with(key, &[("count", Arg::from(n))]);
        counts.into_iter().map(say).collect()
    }

    fn rows(&self, texts: &[(&str, &Text)]) -> Vec<TextRow> {
        let filled = texts.iter().filter(|(_, text)| !text.is_empty());
        filled
            .map(|(key, text)| self.row(self.shell.t(key), vec![], text))
            .collect()
    }

    fn row(&self, label: String, marks: Vec<String>, text: &Text) -> TextRow {
        let original = self
            .definition
            .languages
            .first()
            .map_or("en", String::as_str);
        let cell = |tag: &String| TextCell {
            lang: tag.clone(),
            dir: direction(tag),
            text: woven(self.shell, self.definition, text.exactly(tag)),
            stale: tag != original && text.is_stale(tag, original),
        };
        TextRow {
            label,
            marks,
            picture: None,
            silent: false,
            cells: self.definition.languages.iter().map(cell).collect(),
        }
    }

    /// A picture, what it shows, and what stands below it.
    fn picture(&self, keys: (&str, &str), picture: Option<&Picture>) -> Vec<TextRow> {
        let Some(picture) = picture else {
            return Vec::new();
        };
        let shows = self.row(self.shell.t(keys.0), vec![], &picture.alt);
        let shows = TextRow {
            picture: Some(picture.src.clone()),
            silent: keys.0 == "proof-easy-picture" && picture.alt.is_empty(),
            ..shows
        };
        let below = self.rows(&[(keys.1, &picture.caption)]);
        [shows].into_iter().chain(below).collect()
    }

    fn asked(&self, condition: Option<&Condition>) -> String {
        sentence::asked_of(&self.shell.texts, self.definition, condition)
            .unwrap_or_else(|| self.shell.t("asked-always"))
    }

    fn sections(&self) -> Vec<ProofSection> {
        let mut numbers = 1..;
        let section = |(number, section): (usize, &Section)| {
            let document = section.document.as_ref();
            let mut rows = self.rows(&[
                ("proof-heading", &section.title),
                ("proof-summary", &section.summary),
            ]);
            let keys = ("proof-picture", "proof-caption");
            rows.extend(self.picture(keys, section.picture.as_ref()));
            if let Some(document) = document {
                rows.extend(self.rows(&[("proof-document", &document.title)]));
            }
            ProofSection {
                number,
                code: section.code.to_string(),
                title: section.title.get("en").0.to_owned(),
                asked: self.asked(section.show_if.as_ref()),
                rows,
                href: document.map(|document| document.href.clone()),
                questions: section
                    .questions
                    .iter()
                    .zip(&mut numbers)
                    .map(|(question, number)| self.question(section, question, number))
                    .collect(),
            }
        };
        (1..).zip(&self.definition.sections).map(section).collect()
    }

    fn question(&self, section: &Section, question: &Question, number: usize) -> ProofQuestion {
        let mut rows = self.rows(&[
            ("proof-before", &question.before),
            ("proof-question", &question.text),
            ("proof-hint", &question.hint),
        ]);
        let keys = ("proof-picture", "proof-caption");
        rows.extend(self.picture(keys, question.picture.as_ref()));
        let keys = ("proof-easy-picture", "proof-easy-caption");
        rows.extend(self.picture(keys, question.easy_picture.as_ref()));
        for row in question.kind.rows() {
            rows.push(self.row(
                self.shell.t("proof-row"),
                vec![row.code.to_string()],
                &row.text,
            ));
        }
        for option in question.choices() {
            rows.extend(self.option(option));
        }
        ProofQuestion {
            number,
            code: question.code.to_string(),
            title: question.text.get("en").0.to_owned(),
            asked: match (&section.show_if, &question.show_if) {
                // What the section asks stands above all its questions.
                (Some(_), None) => self.shell.t("asked-of-section"),
                (_, own) => self.asked(own.as_ref()),
            },
            facts: self.facts(question),
            rows,
        }
    }

    fn option(&self, option: &Choice) -> Vec<TextRow> {
        let shell = self.shell;
        let printed = [("printed", Arg::from(option.printed.as_str()))];
        let mut marks = vec![
            option.code.to_string(),
            shell.with("proof-printed", &printed),
        ];
        marks.extend(option.standing.map(|standing| {
            shell.t(match standing {
                Standing::None => "proof-standing-none",
                Standing::DontKnow => "proof-standing-unsure",
                Standing::PreferNot => "proof-standing-prefer-not",
            })
        }));
        if option.other {
            marks.push(shell.t("proof-box"));
        }
        let mut rows = vec![self.row(shell.t("proof-option"), marks, &option.text)];
        if !option.hint.is_empty() {
            rows.push(self.row(shell.t("proof-option-hint"), vec![], &option.hint));
        }
        rows
    }

    /// How a question is answered, what is allowed, and what is special about it.
    fn facts(&self, question: &Question) -> Vec<String> {
        let shell = self.shell;
        let mut facts = vec![shell.t(&format!("proof-kind-{}", question.kind.name()))];
        facts.extend(self.limits(&question.kind));
        for (is, key) in [
            (question.required, "proof-flag-required"),
            (!question.required, "proof-flag-optional"),
            (question.sensitive, "proof-flag-sensitive"),
            (question.settled, "proof-flag-settled"),
            (question.analyst_only, "proof-flag-analyst"),
            (question.online_only, "proof-flag-online"),
            (question.shuffle, "proof-flag-shuffle"),
            (!question.apart.is_empty(), "proof-flag-apart"),
        ] {
            if is {
                facts.push(shell.t(key));
            }
        }
        facts
    }

    fn limits(&self, kind: &Kind) -> Vec<String> {
        let shell = self.shell;
        let say = |key: &str, value: Arg| shell.with(key, &[("value", value)]);
        let least = |n: String| say("proof-least", Arg::Text(n));
        let most = |n: String| say("proof-most", Arg::Text(n));
        let number = |n: i64| shell.texts.number(n);
        let day = |day: chrono::NaiveDate| shell.texts.date(day);
        match kind {
            Kind::Several { min, max, .. } => {
                let (min, max) = (
                    min.map(|n| least(n.to_string())),
                    max.map(|n| most(n.to_string())),
                );
                min.into_iter().chain(max).collect()
            }
            Kind::Ranking { places, .. } => {
                places.map(|n| most(n.to_string())).into_iter().collect()
            }
            Kind::Number { min, max } => {
                let (min, max) = (min.map(|n| least(number(n))), max.map(|n| most(number(n))));
                min.into_iter().chain(max).collect()
            }
            Kind::Date { from, to } => {
                let (from, to) = (from.map(|d| least(day(d))), to.map(|d| most(day(d))));
                from.into_iter().chain(to).collect()
            }
            Kind::ShortText { limit } | Kind::LongText { limit } => {
                vec![say(
                    "proof-characters",
                    Arg::Text(number(i64::from(*limit))),
                )]
            }
            _ => Vec::new(),
        }
    }
}
