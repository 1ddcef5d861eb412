//! What a survey's figures are about: questions, themes, the channel, characteristics.

use domain::Named;
use domain::characteristic::{Characteristic, Tags};
use domain::cube::{ANSWERED, Column, Kind as CubeKind, Role};
use domain::disclosure::Category;
use domain::response::Channel;
use domain::survey::{Closed, Code, Definition, Kind, Question, Standing, Text};

/// Pairs of characteristics that may be crossed with one another: who answered, by age and sex.
pub const PAIRS: &[(&str, &str)] = &[("age", "sex")];

/// Code of the subject that counts how responses came in; no question can have it.
pub const CHANNEL: &str = "how.channel";

/// Something that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its code among the subjects of the survey.
    pub code: String,
    /// What it is.
    pub kind: SubjectKind,
    /// What it is called.
    pub name: Text,
    /// Which part of its question it is.
    pub part: Option<Part>,
    /// Whether only those who analyse the survey see its figures.
    pub analyst_only: bool,
    /// What can be counted of it, in the order of the questionnaire.
    pub categories: Vec<SubjectCategory>,
    /// Whether one response may fall under several categories.
    pub several: bool,
    sensitive: bool,
}

/// A part of a question that is counted for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A statement of a matrix.
    Row(Text),
    /// A place of a ranking, counted from 1.
    Place(usize),
}

/// What a subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// A question with options, a statement of a matrix, or a place of a ranking.
    Question,
    /// The accepted themes of what was written in answer to a question.
    Themes,
    /// How responses came in.
    Channel,
    /// Who answered.
    Characteristic,
}

/// One answer, theme or group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectCategory {
    /// Permanent code.
    pub code: String,
    /// What it is called.
    pub name: Text,
    standing: Option<Standing>,
}

/// An accepted theme, as far as counting is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedTheme {
    /// Key.
    pub id: i64,
    /// The field it belongs to.
    pub field: String,
    /// What it is called.
    pub name: String,
}

/// Everything that is counted of a survey: what was said first, then who said it.
///
/// Each statement of a matrix is counted for itself, as a question with its scale; so is each place
/// of a ranking: which option was put there. Characteristics are counted when every question they
/// are derived from is asked. What is not counted: see [`uncounted`].
#[must_use]
pub fn subjects(
    definition: &Definition,
    themes: &[CountedTheme],
    characteristics: &[Characteristic],
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
        .chain([of_channel()])
        .chain(characteristics.iter().filter(asked).map(of_characteristic))
        .collect()
}

/// The questions without figures of their own: numbers, days, districts, addresses. Of files it is
/// said how many came in.
#[must_use]
pub fn uncounted(definition: &Definition) -> Vec<&Question> {
    definition
        .questions()
        .map(|(_, question)| question)
        .filter(|question| {
            let counted = question.kind.options_are_asked() || question.takes_file();
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
            .map(|place| part(place.to_string(), Part::Place(place)))
            .collect(),
        kind if kind.options_are_asked() => vec![whole()],
        _ => Vec::new(),
    }
}

fn of_options(question: &Question) -> Subject {
    let category = |option: &domain::survey::Choice| SubjectCategory {
        code: option.code.to_string(),
        name: option.text.clone(),
        standing: option.standing,
    };
    Subject {
        code: question.code.to_string(),
        kind: SubjectKind::Question,
        name: question.text.clone(),
        part: None,
        analyst_only: question.analyst_only,
        categories: question.kind.options().iter().map(category).collect(),
        several: matches!(question.kind, Kind::Several { .. }),
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
            .map(|theme| SubjectCategory {
                code: theme.id.to_string(),
                name: Text::english(&theme.name),
                standing: None,
            })
            .collect(),
        several: true,
        sensitive: false,
    }
}

fn of_channel() -> Subject {
    let category = |channel: &Channel| SubjectCategory {
        code: channel.name().to_owned(),
        name: Text::default(),
        standing: None,
    };
    Subject {
        code: CHANNEL.to_owned(),
        kind: SubjectKind::Channel,
        name: Text::default(),
        part: None,
        analyst_only: false,
        // What an organisation sends is read and not counted among people.
        categories: Channel::ALL
            .iter()
            .filter(|channel| **channel != Channel::Organisation)
            .map(category)
            .collect(),
        several: false,
        sensitive: false,
    }
}

fn of_characteristic(characteristic: &Characteristic) -> Subject {
    let category = |group: &domain::characteristic::Group| SubjectCategory {
        code: group.code.clone(),
        name: group.name.clone(),
        standing: None,
    };
    Subject {
        code: characteristic_code(&characteristic.code),
        kind: SubjectKind::Characteristic,
        name: characteristic.name.clone(),
        part: None,
        analyst_only: false,
        categories: characteristic.groups.iter().map(category).collect(),
        several: false,
        // What everybody of a small group is, nobody needs to be told.
        sensitive: false,
    }
}

/// Code of the subject that counts the themes of a field.
#[must_use]
pub fn themes_code(field: &str) -> String {
    format!("themes.{field}")
}

/// The released dimension of one theme of a field.
#[must_use]
pub fn theme_dimension(field: &str, theme: i64) -> String {
    format!("{}:{theme}", themes_code(field))
}

/// Code of the subject of a characteristic, apart from any question's.
#[must_use]
pub fn characteristic_code(code: &str) -> String {
    format!("who.{code}")
}

impl Subject {
    /// The released dimensions it consists of: itself, or one for each category.
    #[must_use]
    pub fn dimensions(&self) -> Vec<String> {
        if !self.several {
            return vec![self.code.clone()];
        }
        let stated = self
            .categories
            .iter()
            .filter(|category| category.is_stated());
        stated
            .map(|category| self.dimension_of(&category.code))
            .collect()
    }

    /// The released dimension of one category, where each has its own.
    #[must_use]
    pub fn dimension_of(&self, category: &str) -> String {
        format!("{}:{category}", self.code)
    }

    /// The code of the question it is, or is a part of.
    #[must_use]
    pub fn question(&self) -> &str {
        self.code.split('/').next().unwrap_or(&self.code)
    }

    /// The ranking this is a place of.
    #[must_use]
    pub fn ranking(&self) -> Option<&str> {
        let place = matches!(self.part, Some(Part::Place(_)));
        place.then(|| self.question())
    }

    /// The category with this code.
    #[must_use]
    pub fn category(&self, code: &str) -> Option<&SubjectCategory> {
        self.categories
            .iter()
            .find(|category| category.code == code)
    }

    pub(super) fn column(&self) -> Column {
        let is = |standing: Standing| move |c: &&SubjectCategory| c.standing == Some(standing);
        let none_of_these = self.categories.iter().filter(is(Standing::None));
        let unsure = self.categories.iter().filter(is(Standing::DontKnow));
        Column {
            code: self.code.clone(),
            role: match self.kind {
                SubjectKind::Characteristic => Role::Characteristic,
                _ => Role::Question,
            },
            kind: if self.several {
                CubeKind::Several {
                    at_least_one: self.kind != SubjectKind::Themes,
                    exclusive: none_of_these
                        .chain(unsure)
                        .map(|c| c.code.clone())
                        .collect(),
                }
            } else {
                match self.part {
                    Some(Part::Place(_)) => CubeKind::Place {
                        of: self.ranking().unwrap_or_default().to_owned(),
                    },
                    _ => CubeKind::Single,
                }
            },
            sensitive: self.sensitive,
            categories: self
                .categories
                .iter()
                .map(SubjectCategory::counted)
                .collect(),
        }
    }
}

impl SubjectCategory {
    /// Whether choosing it is an answer. "I don't know" is one; "prefer not to say" is none.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.standing != Some(Standing::PreferNot)
    }

    /// Whether it is a step of a scale, where its question has one: "I don't know" stands outside.
    #[must_use]
    pub const fn is_on_scale(&self) -> bool {
        self.standing.is_none()
    }

    fn counted(&self) -> Category {
        if self.is_stated() {
            Category::stated(&self.code)
        } else {
            Category::not_stated(&self.code)
        }
    }
}

/// What one response adds to the counts.
#[derive(Debug)]
pub(super) struct Given<'a> {
    pub(super) channel: Channel,
    pub(super) closed: Vec<(&'a str, &'a Closed)>,
    /// Field of each comment, and the keys of the accepted themes it falls under.
    pub(super) comments: Vec<(&'a str, &'a [i64])>,
    pub(super) tags: Tags,
}

impl Given<'_> {
    /// Subject and category of everything given that is counted. What an older version of the
    /// survey asked and this one does not is passed over.
    pub(super) fn pairs(
        &self,
        subjects: &[Subject],
        characteristics: &[Characteristic],
    ) -> Vec<(String, String)> {
        let known = |code: &str, category: &str| {
            let subject = subjects.iter().find(|subject| subject.code == code);
            subject.is_some_and(|subject| subject.category(category).is_some())
        };
        let mut pairs = vec![(CHANNEL.to_owned(), self.channel.name().to_owned())];
        for (question, closed) in &self.closed {
            let given: Vec<(String, &Code)> = match closed {
                Closed::Chosen(options) => options
                    .iter()
                    .map(|option| ((*question).to_owned(), option))
                    .collect(),
                Closed::Rows(rows) => rows
                    .iter()
                    .map(|(row, step)| (format!("{question}/{row}"), step))
                    .collect(),
                Closed::Ranked { ranked } => (1..)
                    .zip(ranked)
                    .map(|(place, option): (usize, _)| (format!("{question}/{place}"), option))
                    .collect(),
                Closed::Number(_) | Closed::Value(_) | Closed::File { .. } => Vec::new(),
            };
            let counted = given
                .into_iter()
                .filter(|(code, option)| known(code, option.as_str()));
            pairs.extend(counted.map(|(code, option)| (code, option.to_string())));
        }
        for (field, themes) in &self.comments {
            let code = themes_code(field);
            if subjects.iter().any(|subject| subject.code == code) {
                pairs.push((code.clone(), ANSWERED.to_owned()));
            }
            let themes = themes.iter().map(ToString::to_string);
            pairs.extend(
                themes
                    .filter(|theme| known(&code, theme))
                    .map(|theme| (code.clone(), theme)),
            );
        }
        for characteristic in characteristics {
            let group = characteristic
                .group_of(&self.tags)
                .and_then(|at| characteristic.groups.get(at));
            if let Some(group) = group {
                let code = characteristic_code(&characteristic.code);
                if known(&code, &group.code) {
                    pairs.push((code, group.code.clone()));
                }
            }
        }
        pairs
    }
}
