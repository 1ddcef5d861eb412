//! What the templates of sharing receive.

use serde::Serialize;

use super::square::Square;
use crate::respond::pages::{ContactLines, Head};
use crate::web::Page;
use crate::web::ui::{Link, Said};

/// A poster to print.
#[derive(Serialize)]
pub struct PosterPage {
    /// The survey.
    pub head: Head,
    /// Who asks.
    pub body_name: String,
    /// What it is for.
    pub purpose: Said,
    /// Until when, in words.
    pub closes: Option<String>,
    /// The short address as it is typed.
    pub address: String,
    /// The same for cameras.
    pub square: Option<Square>,
    /// Whom to ask for help.
    pub contact: ContactLines,
    /// That it can be answered in another language, in that language, with the way it is written.
    pub also: Vec<(String, String, &'static str)>,
    /// The poster in other languages, each with the tag of its language.
    pub others: Vec<(Link, &'static str)>,
}

fn square() -> Option<Square> {
    Square::of("https://heard.example/s/K7QM")
}

impl Page for PosterPage {
    const TEMPLATE: &'static str = "sharing/poster.html";
    const PUBLIC: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        let page = |full: bool| Self {
            head: Head::example(),
            body_name: "Larkmoor Council".to_owned(),
            purpose: Said::plain("To hear what would help"),
            closes: full.then(|| "12 December 2026".to_owned()),
            address: "heard.example/s/K7QM".to_owned(),
            square: square().filter(|_| full),
            contact: ContactLines::example(),
            also: match full {
                true => vec![("Gallwch ateb yn Gymraeg".to_owned(), "cy".to_owned(), "ltr")],
                false => vec![],
            },
            others: match full {
                true => vec![(Link::new("Cymraeg", "/cy/surveys/better-days/poster"), "cy")],
                false => vec![],
            },
        };
        vec![page(true), page(false)]
    }
}

/// What officers need to spread the word.
#[derive(Serialize)]
pub struct SharePage {
    /// Key of the survey.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Whether it was ever opened: what was not has no address the public could use.
    pub published: bool,
    /// The short address.
    pub address: String,
    /// The same for cameras.
    pub square: Option<Square>,
    /// The square as a file.
    pub file: String,
    /// Posters, by language.
    pub posters: Vec<Link>,
    /// Texts to copy.
    pub texts: Vec<ShareText>,
}

/// A text to copy.
#[derive(Clone, Debug, Serialize)]
pub struct ShareText {
    /// Id of its box.
    pub id: String,
    /// What it is for.
    pub label: String,
    /// The text.
    pub text: String,
    /// How many lines it needs.
    pub rows: usize,
    /// Its language.
    pub lang: String,
    /// The direction it is written in.
    pub dir: &'static str,
}

impl Page for SharePage {
    const TEMPLATE: &'static str = "sharing/share.html";

    fn examples() -> Vec<Self> {
        let page = |published: bool| Self {
            id: 1,
            title: "Community mental health".to_owned(),
            published,
            address: "https://heard.example/s/K7QM".to_owned(),
            square: square().filter(|_| published),
            file: "/surveys/better-days/qr.svg".to_owned(),
            posters: vec![Link::new("English", "/surveys/better-days/poster")],
            texts: vec![ShareText {
                id: "short-en".to_owned(),
                label: "A short message (English)".to_owned(),
                text: "Tell us what you think".to_owned(),
                rows: 3,
                lang: "en".to_owned(),
                dir: "ltr",
            }],
        };
        vec![page(true), page(false)]
    }
}
