//! What a survey's figures are about: questions, themes, the channel, characteristics.

mod given;
mod making;

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::cube::{Column, Kind as CubeKind, Role};
use domain::disclosure::Category;
use domain::survey::{Band, Standing, Text};

pub(super) use given::Given;
pub use making::{subjects, uncounted};

/// Pairs of characteristics that may be crossed with one another: who answered, by age and sex.
pub const PAIRS: &[(&str, &str)] = &[("age", "sex")];

/// Code of the subject that counts how responses came in; no question can have it.
pub const CHANNEL: &str = "how.channel";
/// Code of the subject that counts in which language people answered.
pub const LANGUAGE: &str = "how.language";
/// Code of the subject that counts which form of the questionnaire people answered.
pub const VARIANT: &str = "how.variant";
/// Code of the subject that counts when responses came in.
pub const WHEN: &str = "how.when";
/// Code of what counts those who were not asked a question; no option can have it.
pub const NOT_ASKED: &str = "not asked";

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
    /// Whether its categories are the steps of a scale, from one end to the other.
    pub scale: bool,
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
    /// A question with options or with a number, a statement of a matrix, or a place of a ranking.
    Question,
    /// The accepted themes of what was written in answer to a question.
    Themes,
    /// How responses came in.
    Channel,
    /// In which language people answered.
    Language,
    /// Which form of the questionnaire they answered.
    Variant,
    /// When responses came in.
    When,
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
    /// The numbers it stands for, where it is a band.
    pub band: Option<Band>,
    /// Whether it is a way of not putting things in order. It is counted with the first place, and
    /// no thing was put there.
    pub beside: bool,
    standing: Option<Standing>,
}

/// A stretch of time that responses are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Its first day.
    pub first: NaiveDate,
    /// Whether it is a month; a week from Monday to Sunday otherwise.
    pub month: bool,
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

/// Code of the subject that counts the themes of a field.
#[must_use]
pub fn themes_code(field: &str) -> String {
    format!("themes.{field}")
}

/// Code of the subject that counts a place of a ranking, the first place being 1.
#[must_use]
pub fn place_code(question: &str, place: usize) -> String {
    format!("{question}/{place}")
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

    /// Whether it is about how people answered, and not what they said or who they are.
    #[must_use]
    pub const fn is_how(&self) -> bool {
        use SubjectKind::{Channel, Language, Variant, When};
        matches!(self.kind, Channel | Language | Variant | When)
    }

    /// Whether its answers are bands of numbers.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.categories
            .iter()
            .any(|category| category.band.is_some())
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
                SubjectKind::Question | SubjectKind::Themes | SubjectKind::Channel => {
                    Role::Question
                }
                SubjectKind::Language | SubjectKind::Variant | SubjectKind::When => Role::Alone,
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
    fn named(code: impl Into<String>, name: Text) -> Self {
        Self {
            code: code.into(),
            name,
            band: None,
            beside: false,
            standing: None,
        }
    }

    /// Whether choosing it is an answer. "I don't know" is one, but none that has a place in an
    /// order; "prefer not to say" is none.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.standing != Some(Standing::PreferNot) && !self.beside && !self.is_not_asked()
    }

    /// Whether it counts those who were not asked.
    #[must_use]
    pub fn is_not_asked(&self) -> bool {
        self.code == NOT_ASKED
    }

    /// Whether it is a step of a scale, where its question has one: "I don't know" stands outside.
    #[must_use]
    pub fn is_on_scale(&self) -> bool {
        self.standing.is_none() && !self.is_not_asked()
    }

    fn counted(&self) -> Category {
        if self.is_stated() {
            Category::stated(&self.code)
        } else {
            Category::not_stated(&self.code)
        }
    }
}

impl Span {
    /// More weeks than this are too many to look at.
    const WEEKS: i64 = 26;

    /// The weeks from one day to another, or the months where those are many.
    #[must_use]
    pub fn of(first: NaiveDate, last: NaiveDate) -> Vec<Self> {
        let month = (last - first).num_weeks() >= Self::WEEKS;
        let begin = Self::holding(first, month);
        std::iter::successors(Some(begin), |span| span.next())
            .take_while(|span| span.first <= last)
            .collect()
    }

    fn holding(day: NaiveDate, month: bool) -> Self {
        let first = match month {
            true => day.with_day(1),
            false => Some(day.week(chrono::Weekday::Mon).first_day()),
        };
        Self {
            first: first.unwrap_or(day),
            month,
        }
    }

    fn next(self) -> Option<Self> {
        let first = match self.month {
            true => self.first.checked_add_months(Months::new(1)),
            false => self.first.checked_add_days(Days::new(7)),
        };
        first.map(|first| Self { first, ..self })
    }

    /// Its code among the answers.
    #[must_use]
    pub fn code(self) -> String {
        let pattern = if self.month { "%Y-%m" } else { "%Y-%m-%d" };
        self.first.format(pattern).to_string()
    }

    /// The stretch of time with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let month = code.len() == "2026-11".len();
        let day = match month {
            true => format!("{code}-01"),
            false => code.to_owned(),
        };
        let first = day.parse().ok()?;
        Some(Self { first, month })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_few_weeks_are_weeks_and_many_are_months() {
        let weeks = Span::of(day("2026-11-04"), day("2026-11-16"));
        let codes: Vec<String> = weeks.iter().map(|span| span.code()).collect();
        assert_eq!(codes, ["2026-11-02", "2026-11-09", "2026-11-16"]);
        let months = Span::of(day("2026-11-04"), day("2027-07-01"));
        assert_eq!(months.len(), 9);
        assert_eq!(
            months.last().map(|span| span.code()).as_deref(),
            Some("2027-07")
        );
        for span in weeks.into_iter().chain(months) {
            assert_eq!(Span::parse(&span.code()), Some(span));
        }
    }
}
