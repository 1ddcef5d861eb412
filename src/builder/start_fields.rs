//! What the form of the start page holds: from the draft into fields, and from fields into edits.

use chrono::NaiveTime;
use domain::survey::{Definition, Fields, Schedule, Text};
use domain::text::Email;
use domain::{Problem, Problems};

use super::fields::{day, line, maybe, push_day, words};

/// A text of the start page, and where it stands in a definition.
pub(super) struct StartText {
    /// Name of its field.
    pub(super) name: &'static str,
    /// Key of its label.
    pub(super) label: &'static str,
    /// Key of how to write it.
    pub(super) hint: &'static str,
    /// Key of what it is called in a problem.
    what: &'static str,
    /// The text.
    pub(super) of: fn(&Definition) -> &Text,
    of_mut: fn(&mut Definition) -> &mut Text,
}

macro_rules! start_texts {
    ($($field:ident $name:literal $label:literal $hint:literal $what:literal),+ $(,)?) => {
        /// The texts of the start page, in the order of the form.
        pub(super) const TEXTS: &[StartText] = &[$(StartText {
            name: $name,
            label: $label,
            hint: $hint,
            what: $what,
            of: |definition| &definition.$field,
            of_mut: |definition| &mut definition.$field,
        }),+];
    };
}

start_texts! {
    purpose "purpose" "builder-purpose" "builder-purpose-hint" "field-survey-purpose",
    undecided "undecided" "builder-undecided" "builder-undecided-hint" "field-undecided",
    options "choices" "builder-choices" "builder-choices-hint" "field-choices",
    decision "decision" "builder-decision" "builder-decision-hint" "field-decision",
    next_steps "next_steps" "builder-next-steps" "builder-next-steps-hint" "field-next-steps",
    privacy "privacy" "builder-privacy" "builder-privacy-hint" "field-privacy",
    controllers "controllers" "builder-controllers" "builder-controllers-hint" "field-controllers",
    basis "basis" "builder-basis" "builder-basis-hint" "field-basis",
    retention "retention" "builder-retention" "builder-retention-hint" "field-retention",
}

/// What stands on the start page, as typed.
pub(super) struct About {
    title: String,
    texts: Vec<String>,
    team: String,
    email: Option<String>,
    phone: Option<String>,
    address: Option<String>,
    languages: Vec<String>,
    equality: Vec<String>,
    /// When it is open.
    pub(super) schedule: Schedule,
}

/// The fields of the page about a survey.
pub(super) fn of_about(definition: &Definition, schedule: Schedule, lang: &str) -> Fields {
    let mut fields = Fields::default();
    fields.push("title", definition.title.exactly(lang));
    fields.push("team", definition.contact.team.exactly(lang));
    for text in TEXTS {
        fields.push(text.name, (text.of)(definition).exactly(lang));
    }
    let contact = &definition.contact;
    for (name, value) in [
        ("email", &contact.email),
        ("phone", &contact.phone),
        ("address", &contact.address),
    ] {
        fields.push(name, value.clone().unwrap_or_default());
    }
    for tag in definition.languages.iter().skip(1) {
        fields.push("languages", tag.as_str());
    }
    for id in &definition.equality {
        fields.push("equality", id.as_str());
    }
    for (name, clock) in [("opens", schedule.opens), ("closes", schedule.closes)] {
        push_day(&mut fields, name, clock.map(|clock| clock.date()));
        if let Some(clock) = clock {
            fields.push(format!("{name}-clock"), clock.format("%H:%M").to_string());
        }
    }
    fields
}

/// The page about a survey, or everything wrong with what was typed. `known` are the ids of
/// equality questions.
pub(super) fn about(fields: &Fields, known: &[String]) -> Result<About, Problems> {
    let mut problems = Problems::new();
    let title = line(&mut problems, fields, "title", "field-title", 200);
    let texts = TEXTS
        .iter()
        .map(|text| words(&mut problems, fields, text.name, text.what, 20_000))
        .collect();
    let team = maybe(&mut problems, fields, "team", "field-team", 200);
    let email = fields.one("email").trim();
    let email = (!email.is_empty()).then(|| email.to_owned());
    if let Some(email) = &email {
        problems.take("email", Email::parse(email).map(|_| ()));
    }
    let some = |text: String| (!text.is_empty()).then_some(text);
    let phone = some(maybe(&mut problems, fields, "phone", "field-phone", 40));
    let address = some(maybe(
        &mut problems,
        fields,
        "address",
        "field-address",
        300,
    ));
    let schedule = Schedule {
        opens: moment(
            &mut problems,
            fields,
            "opens",
            NaiveTime::from_hms_opt(9, 0, 0),
        ),
        closes: moment(
            &mut problems,
            fields,
            "closes",
            NaiveTime::from_hms_opt(23, 59, 0),
        ),
    };
    if schedule
        .opens
        .zip(schedule.closes)
        .is_some_and(|(opens, closes)| opens >= closes)
    {
        problems.add("closes-day", Problem::says("survey-closes-before-opening"));
    }
    // In the order they are asked, whatever the order they came in.
    let chosen = |id: &&String| fields.all("equality").any(|one| one == id.as_str());
    let equality = known.iter().filter(chosen).cloned().collect();
    let languages = fields.all("languages").map(str::to_owned).collect();
    problems.finish(|| {
        Some(About {
            title: title?,
            texts,
            team,
            email,
            phone,
            address,
            languages,
            equality,
            schedule,
        })
    })
}

/// A day with a clock time beside it; a day alone has the usual time.
fn moment(
    problems: &mut Problems,
    fields: &Fields,
    name: &str,
    usual: Option<NaiveTime>,
) -> Option<chrono::NaiveDateTime> {
    let day = day(problems, fields, name);
    let field = format!("{name}-clock");
    let raw = fields.one(&field).trim().to_owned();
    let time = if raw.is_empty() {
        usual
    } else {
        let parsed = NaiveTime::parse_from_str(&raw, "%H:%M").ok();
        problems.take(&field, parsed.ok_or(Problem::says("clock-format-24")))
    };
    Some(day?.and_time(time?))
}

impl About {
    /// Writes it into a definition, in the language the survey is written in.
    pub(super) fn write(&self, definition: &mut Definition) {
        let lang = definition.languages.first().cloned();
        let lang = lang.unwrap_or_else(|| "en".to_owned());
        definition.title.set(&lang, &self.title, &lang);
        definition.contact.team.set(&lang, &self.team, &lang);
        for (text, typed) in TEXTS.iter().zip(&self.texts) {
            (text.of_mut)(definition).set(&lang, typed, &lang);
        }
        definition.contact.email.clone_from(&self.email);
        definition.contact.phone.clone_from(&self.phone);
        definition.contact.address.clone_from(&self.address);
        let others = self.languages.iter().filter(|tag| **tag != lang).cloned();
        definition.languages = std::iter::once(lang.clone()).chain(others).collect();
        definition.equality.clone_from(&self.equality);
    }
}
