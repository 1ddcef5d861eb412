//! What the components in `templates/ui.html` receive, ready to print.

use domain::{Problems, survey};
use serde::Serialize;

use super::locale::LANGUAGES;
use super::{Html, Page, Shell, markdown};

/// A link with its words.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: String,
}

impl Link {
    /// A link.
    #[must_use]
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: href.into(),
        }
    }
}

/// Words of a survey in the language they are really in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The words.
    pub text: String,
    /// Their language, when it is not the page's.
    pub lang: Option<String>,
}

impl Said {
    /// The words of a text for a reader of `lang`.
    #[must_use]
    pub fn of(text: &survey::Text, lang: &str) -> Self {
        let (words, real) = text.get(lang);
        // What is read in a language the site does not speak stands on a page in English.
        let plain = survey::plain_tag(lang);
        let spoken = LANGUAGES.iter().any(|language| language.tag == plain);
        let page = if spoken { plain } else { LANGUAGES[0].tag };
        Self {
            text: words.to_owned(),
            lang: (real != page).then(|| real.to_owned()),
        }
    }

    /// Words in the language of the page.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            lang: None,
        }
    }
}

/// A link with words in the language they are really in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SaidLink {
    /// What it says.
    pub said: Said,
    /// Where it leads.
    pub href: String,
}

impl SaidLink {
    /// A link.
    #[must_use]
    pub fn new(said: Said, href: impl Into<String>) -> Self {
        let href = href.into();
        Self { said, href }
    }

    /// A link in the language of the page.
    #[must_use]
    pub fn plain(text: &str, href: &str) -> Self {
        Self::new(Said::plain(text), href)
    }
}

/// What was written in Markdown, in the language it is really in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SaidHtml {
    /// The text.
    pub html: Html,
    /// Its language, when it is not the page's.
    pub lang: Option<String>,
}

impl SaidHtml {
    /// Markdown in the language of the page.
    #[must_use]
    pub fn plain(markdown: &str) -> Self {
        Self {
            html: markdown::render(markdown),
            lang: None,
        }
    }
}

/// One problem of a form: its sentence and the control it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// Name of the field.
    pub field: String,
    /// Where the link of the summary leads: the first control of the field.
    pub anchor: String,
    /// The sentence.
    pub text: String,
}

/// The problems of a form in the order of its fields, as sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct FormErrors(Vec<FieldError>);

impl FormErrors {
    /// The sentences of the problems; each links to the control with the field's name as its id.
    #[must_use]
    pub fn new(shell: &Shell, problems: &Problems) -> Self {
        let error = |(field, problem): (&str, &domain::Problem)| FieldError {
            field: field.to_owned(),
            anchor: field.to_owned(),
            text: shell.problem(problem),
        };
        Self(problems.iter().map(error).collect())
    }

    /// The same where several forms of a page have fields of one name: the id of a control is its
    /// name with this after it.
    #[must_use]
    pub fn anchored(shell: &Shell, problems: &Problems, after: &str) -> Self {
        let mut errors = Self::new(shell, problems);
        for error in &mut errors.0 {
            error.anchor.push_str(after);
        }
        errors
    }

    /// Nothing wrong.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// One example, for the examples of pages.
    #[must_use]
    pub fn example(field: &str, text: &str) -> Self {
        let (field, text) = (field.to_owned(), text.to_owned());
        Self(vec![FieldError {
            anchor: field.clone(),
            field,
            text,
        }])
    }

    /// The same where the id of the control has this after the name of its field.
    #[must_use]
    pub fn example_after(field: &str, after: &str, text: &str) -> Self {
        let mut errors = Self::example(field, text);
        for error in &mut errors.0 {
            error.anchor.push_str(after);
        }
        errors
    }

    /// The sentence about a field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<String> {
        self.0
            .iter()
            .find(|error| error.field == field)
            .map(|error| error.text.clone())
    }

    /// The sentence about a field or about the first wrong part of it, `since.day` of `since`, and
    /// which field that is.
    #[must_use]
    pub fn within(&self, field: &str) -> Option<(String, &str)> {
        let error = self.0.iter().find(|error| {
            let rest = error.field.strip_prefix(field);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })?;
        Some((error.text.clone(), &error.field))
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// One text box.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Field {
    /// Its name and id.
    pub name: String,
    /// What stands in it.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

impl Field {
    /// A box with what was typed and what is wrong with it.
    #[must_use]
    pub fn new(name: &str, value: &str, errors: &FormErrors) -> Self {
        Self {
            name: name.to_owned(),
            value: value.to_owned(),
            error: errors.of(name),
        }
    }
}

/// A day in three boxes, `name-day`, `name-month` and `name-year`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DayField {
    /// Start of the names of the boxes.
    pub name: String,
    /// The day.
    pub day: String,
    /// The month.
    pub month: String,
    /// The year.
    pub year: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

impl DayField {
    /// The boxes with what was typed and what is wrong with it.
    #[must_use]
    pub fn new(name: &str, typed: &survey::Fields, errors: &FormErrors) -> Self {
        let part = |part: &str| typed.one(&format!("{name}-{part}")).to_owned();
        Self {
            name: name.to_owned(),
            day: part("day"),
            month: part("month"),
            year: part("year"),
            error: errors.of(&format!("{name}-day")),
        }
    }

    /// Empty boxes, for the examples of pages.
    #[must_use]
    pub fn example(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }
}

/// One thing to choose, in radios, checkboxes or a select.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Its value when posted.
    pub value: String,
    /// What it says.
    pub label: Said,
    /// A short sentence of help.
    pub hint: Option<Said>,
    /// Whether it is chosen.
    pub checked: bool,
    /// Whether it stands apart, after "or".
    pub apart: bool,
    /// Whether it excludes all others.
    pub exclusive: bool,
    /// The box beside it.
    pub other: Option<OtherBox>,
    /// The code printed beside its box on paper.
    pub printed: String,
}

/// The box beside an option.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OtherBox {
    /// Its name and id.
    pub name: String,
    /// What stands in it.
    pub value: String,
    /// What it asks.
    pub label: Said,
}

impl Choice {
    /// A plain choice in the language of the page.
    #[must_use]
    pub fn plain(value: impl Into<String>, label: impl Into<String>, checked: bool) -> Self {
        let (value, label) = (value.into(), Said::plain(label));
        Self {
            value,
            label,
            checked,
            ..Self::default()
        }
    }
}

/// Pages of a long list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Pagination {
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// Which page this is.
    pub number: usize,
    /// How many there are.
    pub of: usize,
}

impl Pagination {
    /// Which page is asked for, and how many there are. A page that does not exist is the first.
    #[must_use]
    pub fn place(asked: &str, rows: usize, on_a_page: usize) -> (usize, usize) {
        let of = rows.div_ceil(on_a_page).max(1);
        let number = asked.parse().ok().filter(|page| (1..=of).contains(page));
        (number.unwrap_or(1), of)
    }

    /// The links around page `number` of `of`; `None` when there is only one page.
    #[must_use]
    pub fn new(number: usize, of: usize, href: impl Fn(usize) -> String) -> Option<Self> {
        (of > 1).then(|| Self {
            previous: (number > 1).then(|| href(number - 1)),
            next: (number < of).then(|| href(number + 1)),
            number,
            of,
        })
    }
}

/// A page about something that went wrong, with a way on.
#[derive(Serialize)]
pub struct ErrorPage {
    title: String,
    text: String,
    ways: Vec<Link>,
    id: Option<String>,
}

impl ErrorPage {
    /// The page of a kind of trouble: `error-<kind>-title` and `error-<kind>-text`.
    #[must_use]
    pub fn new(shell: &Shell, kind: &str) -> Self {
        let mut ways = vec![Link::new(shell.t("way-home"), shell.path("/"))];
        match kind {
            "sign-in" => ways.insert(0, Link::new(shell.t("way-sign-in"), "/staff/sign-in")),
            "forbidden" => ways.insert(0, Link::new(shell.t("way-staff"), "/staff")),
            "missing" => {
                ways.push(Link::new(shell.t("way-you-said"), shell.path("/you-said")));
            }
            _ => {}
        }
        Self {
            title: shell.t(&format!("error-{kind}-title")),
            text: shell.t(&format!("error-{kind}-text")),
            ways,
            id: (kind == "internal").then(|| shell.request_id()),
        }
    }
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "error.html";
    const PUBLIC: bool = true;

    fn examples() -> Vec<Self> {
        let plain = |id: Option<&str>| Self {
            title: "Page not found".to_owned(),
            text: "If you typed the address, check it is correct.".to_owned(),
            ways: vec![Link::new("Start page", "/")],
            id: id.map(str::to_owned),
        };
        vec![plain(None), plain(Some("0123456789abcdef"))]
    }
}
