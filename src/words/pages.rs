//! What the template of public words receives.

use serde::Serialize;

use crate::translate::pages::PieceView;
use crate::web::Page;
use crate::web::ui::{Field, FormErrors, Link};

/// Every public text of a programme beside its translation.
#[derive(Serialize)]
pub struct WordsPage {
    /// The programme, for staff.
    pub programme: Link,
    /// This page.
    pub here: String,
    /// The language they are translated into: name and tag.
    pub language: Link,
    /// Which way that is written.
    pub dir: &'static str,
    /// The same texts in other languages.
    pub others: Vec<Link>,
    /// How far it is, in words.
    pub progress: String,
    /// The texts, by what they belong to.
    pub groups: Vec<WordsGroup>,
    /// Rows of a table that stand in the way.
    pub rows: Vec<String>,
    /// Who translated the table.
    pub translator: Field,
    /// The table, pasted.
    pub pasted: Field,
    /// What was wrong.
    pub errors: FormErrors,
}

/// The texts of one thing.
#[derive(Clone, Debug, Serialize)]
pub struct WordsGroup {
    /// What it is, in words.
    pub title: String,
    /// The texts.
    pub pieces: Vec<PieceView>,
}

impl Page for WordsPage {
    const TEMPLATE: &'static str = "words/words.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |full: bool, errors: FormErrors| {
            let piece = |place: &str, state, full: bool| PieceView {
                place: place.to_owned(),
                label: "Title".to_owned(),
                source: "Evening safe space".to_owned(),
                seen: "0123".to_owned(),
                meanwhile: errors.of(&format!("t:{place}")),
                field: Field::new(&format!("t:{place}"), "شام کی محفوظ جگہ", &errors),
                rows: 1,
                state,
                state_text: "There".to_owned(),
                before: None,
                still_right: full,
                by: full.then(|| "Jo, 3 March 2026".to_owned()),
                woven: false,
            };
            let group = WordsGroup {
                title: "Commitment: Evening safe space".to_owned(),
                pieces: vec![
                    piece("commitment:1:title", "missing", false),
                    piece("commitment:1:you_said", "stale", true),
                    piece("commitment:1:we_are_doing", "stale", false),
                    piece("update:1:note", "there", true),
                ],
            };
            Self {
                programme: Link::new("Better days", "/staff/programmes/1"),
                here: "/staff/programmes/1/words/ur".to_owned(),
                language: Link::new("Urdu", "ur"),
                dir: "rtl",
                others: vec![Link::new("Welsh", "/staff/programmes/1/words/cy")],
                progress: "2 of 4 texts, 2 to check again".to_owned(),
                groups: match full {
                    true => vec![group],
                    false => Vec::new(),
                },
                rows: errors.of("pasted").into_iter().collect(),
                translator: Field::new("translator", "", &errors),
                pasted: Field::new("pasted", "place,translation", &errors),
                errors,
            }
        };
        vec![
            page(true, FormErrors::none()),
            page(false, FormErrors::none()),
            page(
                true,
                FormErrors::example("t:commitment:1:you_said", "Changed"),
            ),
            page(true, FormErrors::example("words", "Publishing is on hold")),
            page(
                true,
                FormErrors::example("pasted", "2 rows stand in the way"),
            ),
            page(true, FormErrors::example("translator", "Too long")),
        ]
    }
}
