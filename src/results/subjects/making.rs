//! What is counted of a survey.

use domain::Named;
use domain::characteristic::Characteristic;
use domain::response::{Channel, Variant};
use domain::survey::{Definition, Kind, Question, Text, bands, plain_tag};

use super::{
    CHANNEL, CountedTheme, LANGUAGE, NOT_ASKED, Part, Span, Subject, SubjectCategory, SubjectKind,
    VARIANT, WHEN, characteristic_code, themes_code,
};

/// Everything that is counted of a survey: what was said first, then who said it.
///
/// Each statement of a matrix is counted for itself, as a question with its scale; so is each place
/// of a ranking: which option was put there; of numbers, how many lie in each band. Characteristics
/// are counted when every question they are derived from is asked. What is not counted: see
/// [`uncounted`].
#[must_use]
pub fn subjects(
    definition: &Definition,
    themes: &[CountedTheme],
    characteristics: &[Characteristic],
    spans: &[Span],
) -> Vec<Subject> {
    let questions = definition
        .questions()
        .flat_map(|(_, question)| of_question(question));
    let mut fields: Vec<&str> = themes.iter().map(|theme| theme.field.as_str()).collect();
    fields.dedup();
    let asked = |characteristic: &&Characteristic| {
        let mut questions = characteristic.questions();
        questions.all(|question| definition.equality.iter().any(|asked| asked == question))
    };
    questions
        .chain(
            fields
                .into_iter()
                .map(|field| of_themes(definition, field, themes)),
        )
        .chain(of_how(definition, spans))
        .chain(characteristics.iter().filter(asked).map(of_characteristic))
        .collect()
}

/// The questions without figures of their own: days, districts, addresses. Of files it is
/// said how many came in.
#[must_use]
pub fn uncounted(definition: &Definition) -> Vec<&Question> {
    definition
        .questions()
        .map(|(_, question)| question)
        .filter(|question| {
            let counted = question.kind.options_are_asked()
                || question.takes_file()
                || matches!(question.kind, Kind::Number { .. });
            !question.is_free_text() && !counted
        })
        .collect()
}

fn of_question(question: &Question) -> Vec<Subject> {
    let whole = || of_options(question);
    let part = |code: String, part: Part| Subject {
        // No question has a code with a stroke in it, and no characteristic and no field.
        code: format!("{}/{code}", question.code),
        part: Some(part),
        ..of_options(question)
    };
    match &question.kind {
        Kind::Matrix { rows, .. } => rows
            .iter()
            .map(|row| part(row.code.to_string(), Part::Row(row.text.clone())))
            .collect(),
        Kind::Ranking { options, places } => (1..=places.map_or(options.len(), usize::from))
            .map(|place| {
                let beside = question.apart.iter().filter(|_| place == 1);
                let beside = beside.map(|choice| SubjectCategory {
                    beside: true,
                    ..of_option(choice)
                });
                let categories = options.iter().map(of_option).chain(beside);
                Subject {
                    categories: of_question_with(question, categories).categories,
                    ..part(place.to_string(), Part::Place(place))
                }
            })
            .collect(),
        Kind::Number { min, max } => vec![of_number(question, *min, *max)],
        kind if kind.options_are_asked() => vec![whole()],
        _ => Vec::new(),
    }
}

fn of_options(question: &Question) -> Subject {
    let options = question.kind.options().iter().map(of_option);
    of_question_with(question, options)
}

fn of_option(option: &domain::survey::Choice) -> SubjectCategory {
    SubjectCategory {
        code: option.code.to_string(),
        name: option.text.clone(),
        band: None,
        beside: false,
        standing: option.standing,
    }
}

fn of_number(question: &Question, min: Option<i64>, max: Option<i64>) -> Subject {
    let category = |band: domain::survey::Band| SubjectCategory {
        band: Some(band),
        ..SubjectCategory::named(band.code(), Text::default())
    };
    let bands = bands(min, max).into_iter().map(category);
    of_question_with(question, bands.chain(question.apart.iter().map(of_option)))
}

fn of_question_with(
    question: &Question,
    categories: impl Iterator<Item = SubjectCategory>,
) -> Subject {
    let not_asked = SubjectCategory::named(NOT_ASKED, Text::default());
    Subject {
        code: question.code.to_string(),
        kind: SubjectKind::Question,
        name: question.text.clone(),
        part: None,
        analyst_only: question.analyst_only,
        categories: categories.chain([not_asked]).collect(),
        several: matches!(question.kind, Kind::Several { .. }),
        scale: matches!(question.kind, Kind::Likert { .. } | Kind::Matrix { .. }),
        sensitive: question.sensitive,
    }
}

fn of_themes(definition: &Definition, field: &str, themes: &[CountedTheme]) -> Subject {
    let question = field.split('.').next().unwrap_or(field);
    let of_field = themes.iter().filter(|theme| theme.field == field);
    Subject {
        code: themes_code(field),
        kind: SubjectKind::Themes,
        name: definition
            .question(question)
            .map(|question| question.text.clone())
            .unwrap_or_default(),
        part: None,
        analyst_only: definition
            .question(question)
            .is_some_and(|question| question.analyst_only),
        categories: of_field
            .map(|theme| SubjectCategory::named(theme.id.to_string(), Text::english(&theme.name)))
            .collect(),
        several: true,
        scale: false,
        sensitive: false,
    }
}

/// How, when and in what form people answered.
fn of_how(definition: &Definition, spans: &[Span]) -> [Subject; 4] {
    let of = |code: &str, kind, categories: Vec<String>| Subject {
        code: code.to_owned(),
        kind,
        name: Text::default(),
        part: None,
        analyst_only: false,
        categories: categories
            .into_iter()
            .map(|code| SubjectCategory::named(code, Text::default()))
            .collect(),
        several: false,
        scale: false,
        sensitive: false,
    };
    // What an organisation sends is read and not counted among people.
    let people = Channel::ALL
        .iter()
        .filter(|channel| **channel != Channel::Organisation);
    let channels = people.map(|channel| channel.name().to_owned()).collect();
    // Easy read is a form of its language.
    let plain = definition.languages.iter().map(|tag| plain_tag(tag));
    let mut languages: Vec<String> = Vec::new();
    for tag in plain {
        if !languages.iter().any(|known| known == tag) {
            languages.push(tag.to_owned());
        }
    }
    let variants = Variant::ALL.iter().map(|variant| variant.name().to_owned());
    [
        of(CHANNEL, SubjectKind::Channel, channels),
        of(LANGUAGE, SubjectKind::Language, languages),
        of(VARIANT, SubjectKind::Variant, variants.collect()),
        of(
            WHEN,
            SubjectKind::When,
            spans.iter().map(|span| span.code()).collect(),
        ),
    ]
}

fn of_characteristic(characteristic: &Characteristic) -> Subject {
    let category = |group: &domain::characteristic::Group| {
        SubjectCategory::named(group.code.clone(), group.name.clone())
    };
    Subject {
        code: characteristic_code(&characteristic.code),
        kind: SubjectKind::Characteristic,
        name: characteristic.name.clone(),
        part: None,
        analyst_only: false,
        categories: characteristic.groups.iter().map(category).collect(),
        several: false,
        scale: false,
        // What everybody of a small group is, nobody needs to be told.
        sensitive: false,
    }
}
