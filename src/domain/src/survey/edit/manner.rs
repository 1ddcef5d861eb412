//! How a question is answered, and everything else its form says.

use chrono::NaiveDate;

use super::super::{Code, Kind, Picture, Question, Standing, Text};
use super::pictures::placed;
use super::{Past, Preset, choices, presets};
use crate::named::{Named, named};
use crate::problem::Problem;

named! {
    /// A way of answering, by its name in a file.
    pub enum Manner {
        /// One of the options.
        Single = "single",
        /// Any number of the options.
        Several = "several",
        /// One step of a scale.
        Likert = "likert",
        /// One step of the same scale for each statement.
        Matrix = "matrix",
        /// The options in order.
        Ranking = "ranking",
        /// One line.
        ShortText = "short_text",
        /// Words of any shape.
        LongText = "long_text",
        /// A whole number.
        Number = "number",
        /// A day.
        Date = "date",
        /// The first half of a postcode.
        District = "district",
        /// An address.
        Email = "email",
        /// A document or a picture.
        File = "file",
    }
}

/// The bounds a form gives: of a number or a count in `min` and `max`, of words in `limit`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub min: Option<i64>,
    /// The most; of a ranking, the places.
    pub max: Option<i64>,
    /// The longest text.
    pub limit: Option<u32>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// What the form of a question says.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What has to be known before, in Markdown.
    pub before: String,
    /// The question.
    pub text: String,
    /// One short sentence of help.
    pub hint: String,
    /// The address of a picture beside its easy read wording, and what it shows, if anything.
    pub easy_picture: Option<(String, String)>,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether a split of its answers is hidden sooner.
    pub sensitive: bool,
    /// Whether the matter is settled.
    pub settled: bool,
    /// Whether only analysts see its figures.
    pub analyst_only: bool,
    /// Whether it is left out on paper.
    pub online_only: bool,
    /// Whether its options come in another order for each person.
    pub shuffle: bool,
    /// Whether "I don't know" can be ticked instead of answering it.
    pub dont_know: bool,
    /// Whether "I'd rather not say" can.
    pub prefer_not: bool,
    /// How it is answered.
    pub manner: Manner,
    /// The bounds of an answer.
    pub bounds: Bounds,
    /// Options that come ready.
    pub preset: Option<Preset>,
    /// Options to add, one a line.
    pub options: String,
    /// Statements of a matrix to add, one a line.
    pub rows: String,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            before: String::new(),
            text: String::new(),
            hint: String::new(),
            easy_picture: None,
            required: false,
            sensitive: false,
            settled: false,
            analyst_only: false,
            online_only: false,
            shuffle: false,
            dont_know: false,
            prefer_not: false,
            manner: Manner::Single,
            bounds: Bounds::default(),
            preset: None,
            options: String::new(),
            rows: String::new(),
        }
    }
}

impl Manner {
    /// The way a kind is answered.
    #[must_use]
    pub fn of(kind: &Kind) -> Self {
        Self::from_name(kind.name()).unwrap_or(Self::LongText)
    }

    /// Whether what was answered one way can be counted with what was answered the other.
    #[must_use]
    pub fn is_like(self, other: Self) -> bool {
        let pair = |a, b| (self == a && other == b) || (self == b && other == a);
        self == other || pair(Self::Single, Self::Likert) || pair(Self::ShortText, Self::LongText)
    }

    /// Whether there are options to choose from.
    #[must_use]
    pub const fn has_options(self) -> bool {
        matches!(
            self,
            Self::Single | Self::Several | Self::Likert | Self::Matrix | Self::Ranking
        )
    }

    /// Whether ways of not answering can stand beside it.
    #[must_use]
    pub const fn takes_apart(self) -> bool {
        !matches!(
            self,
            Self::Single | Self::Several | Self::Likert | Self::Matrix
        )
    }

    /// A kind of this manner with everything of another that it can keep.
    #[must_use]
    pub fn from_kind(self, kind: Kind, bounds: Bounds) -> Kind {
        let rows = kind.rows().to_vec();
        let options = match kind {
            Kind::Single { options }
            | Kind::Likert { options }
            | Kind::Matrix { options, .. }
            | Kind::Several { options, .. }
            | Kind::Ranking { options, .. } => options,
            _ => Vec::new(),
        };
        let count = |n: Option<i64>| n.and_then(|n| u16::try_from(n).ok());
        match self {
            Self::Single => Kind::Single { options },
            Self::Likert => Kind::Likert { options },
            Self::Matrix => Kind::Matrix { rows, options },
            Self::Several => Kind::Several {
                options,
                min: count(bounds.min),
                max: count(bounds.max),
            },
            Self::Ranking => Kind::Ranking {
                options,
                places: count(bounds.max),
            },
            Self::Number => Kind::Number {
                min: bounds.min,
                max: bounds.max,
            },
            Self::Date => Kind::Date {
                from: bounds.from,
                to: bounds.to,
            },
            Self::District => Kind::District,
            Self::Email => Kind::Email,
            Self::File => Kind::File,
            Self::ShortText => Kind::ShortText {
                limit: bounds.limit.unwrap_or(200),
            },
            Self::LongText => Kind::LongText {
                limit: bounds.limit.unwrap_or(10_000),
            },
        }
    }
}

impl Bounds {
    /// The bounds a kind has.
    #[must_use]
    pub fn of(kind: &Kind) -> Self {
        let none = Self::default();
        match kind {
            Kind::Several { min, max, .. } => Self {
                min: min.map(i64::from),
                max: max.map(i64::from),
                ..none
            },
            Kind::Ranking { places, .. } => Self {
                max: places.map(i64::from),
                ..none
            },
            Kind::Number { min, max } => Self {
                min: *min,
                max: *max,
                ..none
            },
            Kind::Date { from, to } => Self {
                from: *from,
                to: *to,
                ..none
            },
            Kind::ShortText { limit } | Kind::LongText { limit } => Self {
                limit: Some(*limit),
                ..none
            },
            _ => none,
        }
    }
}

impl Asked {
    /// What the form of a question shows.
    #[must_use]
    pub fn of(question: &Question, lang: &str) -> Self {
        let text = |text: &Text| text.exactly(lang).to_owned();
        let shown = |picture: &Option<Picture>| {
            let picture = picture.as_ref()?;
            Some((picture.src.clone(), text(&picture.alt)))
        };
        Self {
            before: text(&question.before),
            text: text(&question.text),
            hint: text(&question.hint),
            easy_picture: shown(&question.easy_picture),
            required: question.required,
            sensitive: question.sensitive,
            settled: question.settled,
            analyst_only: question.analyst_only,
            online_only: question.online_only,
            shuffle: question.shuffle,
            dont_know: question.stands_apart(Standing::DontKnow),
            prefer_not: question.stands_apart(Standing::PreferNot),
            manner: Manner::of(&question.kind),
            bounds: Bounds::of(&question.kind),
            ..Self::default()
        }
    }

    pub(super) fn new_question(&self, code: Code) -> Question {
        let none = Kind::LongText { limit: 1 };
        Question {
            code,
            before: Text::default(),
            text: Text::default(),
            hint: Text::default(),
            picture: None,
            easy_picture: None,
            required: false,
            sensitive: false,
            settled: false,
            analyst_only: false,
            online_only: false,
            shuffle: false,
            voice: None,
            show_if: None,
            apart: Vec::new(),
            kind: self.manner.from_kind(none, self.bounds),
        }
    }

    pub(super) fn write(
        &self,
        question: &mut Question,
        past: &Past,
        languages: &[String],
    ) -> Result<(), Problem> {
        let lang = languages.first().map_or("en", String::as_str);
        let published = past.manner(question.code.as_str());
        if published.is_some_and(|was| !was.is_like(self.manner)) {
            return Err(Problem::says("edit-kind-published"));
        }
        question.before.set(lang, &self.before, lang);
        question.text.set(lang, &self.text, lang);
        question.hint.set(lang, &self.hint, lang);
        let before = question.easy_picture.take();
        let easy = self.easy_picture.as_ref();
        question.easy_picture = easy.map(|(src, alt)| placed(before, src, alt, lang));
        // Nobody has to have a file to be heard.
        question.required = self.required && self.manner != Manner::File;
        question.sensitive = self.sensitive;
        question.settled = self.settled;
        question.analyst_only = self.analyst_only;
        question.online_only = self.online_only;
        question.shuffle = self.shuffle && self.manner.has_options();
        let none = Kind::LongText { limit: 1 };
        let kind = std::mem::replace(&mut question.kind, none);
        question.kind = self.manner.from_kind(kind, self.bounds);
        presets::set_apart(question, [self.dont_know, self.prefer_not], languages)?;
        if let Some(preset) = self.preset {
            preset.add(question, past, languages)?;
        }
        choices::add_options(question, past, &self.options, lang)?;
        choices::add_rows(question, past, &self.rows, lang)
    }
}
