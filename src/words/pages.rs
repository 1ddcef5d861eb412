//! What the template of public words receives.

use serde::Serialize;

use crate::translate::pages::{GoneView, PieceView};
use crate::web::Page;
use crate::web::ui::{Field, FormErrors, Link, Pagination};

/// Every public text of a programme beside its translation.
#[derive(Serialize)]
pub struct WordsPage {
    /// The programme, for staff.
    pub programme: Link,
    /// The texts of the programme in this language.
    pub here: String,
    /// Where the texts of this page are sent.
    pub action: String,
    /// The language they are written in: name and tag.
    pub source: Link,
    /// The language they are translated into: name and tag.
    pub language: Link,
    /// Which way that is written.
    pub dir: &'static str,
    /// The same texts in other languages.
    pub others: Vec<Link>,
    /// How far it is, in words.
    pub progress: String,
    /// The texts of this page, by what they belong to.
    pub groups: Vec<WordsGroup>,
    /// What was typed for texts that are not there any more.
    pub gone: Vec<GoneView>,
    /// Pages of the texts.
    pub pages: Option<Pagination>,
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
            let piece = |place, state, full| PieceView::example(place, state, full, &errors);
            let gone = GoneView::example("notice:9:first", &errors);
            let here = "/staff/programmes/1/words/ur";
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
                here: here.to_owned(),
                action: format!("{here}?page=2"),
                source: Link::new("English", "en"),
                language: Link::new("Urdu", "ur"),
                dir: "rtl",
                others: vec![Link::new("Welsh", "/staff/programmes/1/words/cy")],
                progress: "2 of 4 texts, 2 to check again".to_owned(),
                groups: match full {
                    true => vec![group],
                    false => Vec::new(),
                },
                gone: gone
                    .field
                    .error
                    .is_some()
                    .then_some(gone)
                    .into_iter()
                    .collect(),
                pages: Pagination::new(2, 3, |page| format!("?page={page}")).filter(|_| full),
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
            page(true, FormErrors::example("t:notice:9:first", "It went")),
            page(false, FormErrors::example("t:notice:9:first", "It went")),
            page(true, FormErrors::example("words", "Publishing is on hold")),
            page(
                true,
                FormErrors::example("pasted", "2 rows stand in the way"),
            ),
            page(true, FormErrors::example("translator", "Too long")),
        ]
    }
}
