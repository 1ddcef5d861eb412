//! Who reads what.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

/// Whether every comment of a question was read, and by whom.
#[derive(Serialize)]
pub struct ReadingPage {
    /// The themes.
    pub frame: Link,
    /// The question.
    pub question: String,
    /// Address of this page, start of its forms.
    pub here: String,
    /// How many comments a person has read, in words.
    pub read: String,
    /// The same in percent, for the bar.
    pub share: u64,
    /// Where to go on reading; none when everything was read.
    pub next: Option<String>,
    /// Who read how many.
    pub readers: Vec<(String, String)>,
    /// Who was asked to read what.
    pub turns: Vec<TurnView>,
    /// How they came in: with the list of them, and how many.
    pub channels: Vec<(Link, String)>,
    /// Their languages: with the list of them, how many, and what waits for a translation.
    pub languages: Vec<(Link, String, String)>,
    /// Where translations are kept.
    pub translate: Link,
    /// What is wrong.
    pub errors: FormErrors,
    /// Who can be asked.
    pub people: Vec<Choice>,
    /// What is wrong with the choice.
    pub reader_error: Option<String>,
    /// How many.
    pub count: Field,
}

/// Comments somebody was asked to read.
#[derive(Clone, Debug, Serialize)]
pub struct TurnView {
    /// Key.
    pub id: i64,
    /// Who.
    pub reader: String,
    /// How many of how many are left, in words.
    pub left: String,
    /// Who asked, and when.
    pub asked: String,
}

impl Page for ReadingPage {
    const TEMPLATE: &'static str = "themes/reading.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |full: bool, errors: FormErrors| Self {
            frame: Link::new("Themes", "/staff/themes/1/q2"),
            question: "What would help?".to_owned(),
            here: "/staff/themes/1/q2/reading".to_owned(),
            read: "49 of 412 comments were read by a person".to_owned(),
            share: 12,
            next: full.then(|| "/staff/themes/1/q2/next".to_owned()),
            readers: if full {
                vec![("Jo".to_owned(), "49".to_owned())]
            } else {
                vec![]
            },
            turns: if full {
                vec![TurnView {
                    id: 3,
                    reader: "Sam".to_owned(),
                    left: "12 of 50 left".to_owned(),
                    asked: "Jo, 3 March 2026".to_owned(),
                }]
            } else {
                vec![]
            },
            channels: vec![(Link::new("Paper", "?channel=paper"), "72".to_owned())],
            languages: vec![(
                Link::new("Urdu", "?language=urd"),
                "3".to_owned(),
                if full { "2 wait" } else { "" }.to_owned(),
            )],
            translate: Link::new("Comments in other languages", "/staff/themes/1/languages"),
            people: vec![Choice::plain("1", "Jo", false)],
            reader_error: errors.of("reader"),
            count: Field::new("count", "50", &errors),
            errors,
        };
        vec![
            page(true, FormErrors::none()),
            page(false, FormErrors::none()),
            page(true, FormErrors::example("reader", "Select somebody")),
        ]
    }
}
