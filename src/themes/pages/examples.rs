//! Splitting a theme by examples.

use serde::Serialize;

use super::CommentView;
use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

/// Splitting a theme by examples.
#[derive(Serialize)]
pub struct ExamplesPage {
    /// The theme.
    pub theme: Link,
    /// Its address with what is asked here.
    pub here: String,
    /// The new themes.
    pub parts: Vec<PartFields>,
    /// The words of comments that are offered.
    pub look: Field,
    /// Comments that are examples or can be.
    pub rows: Vec<ExampleRow>,
    /// How the others would be sorted.
    pub sorted: Option<SortedView>,
    /// What is wrong.
    pub errors: FormErrors,
}

/// The boxes of a new theme.
#[derive(Clone, Debug, Serialize)]
pub struct PartFields {
    /// Its number.
    pub number: usize,
    /// Its name.
    pub name: Field,
    /// Words that say it.
    pub words: Field,
}

/// A comment that can be an example.
#[derive(Clone, Debug, Serialize)]
pub struct ExampleRow {
    /// The comment.
    pub comment: CommentView,
    /// What it is an example of.
    pub of: Vec<Choice>,
}

/// How comments would be sorted.
#[derive(Clone, Debug, Serialize)]
pub struct SortedView {
    /// For each new theme its name, how many it gets in words, and some of them.
    pub parts: Vec<(String, String, Vec<String>)>,
    /// How many stay, in words.
    pub stay: String,
    /// What says so again when it is done.
    pub again: Vec<(String, String)>,
}

impl Page for ExamplesPage {
    const TEMPLATE: &'static str = "themes/examples.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |full: bool, errors: FormErrors| Self {
            theme: Link::new("Waiting", "/staff/theme/1"),
            here: "/staff/theme/1/examples".to_owned(),
            parts: (1..4)
                .map(|number| PartFields {
                    number,
                    name: Field::new(&format!("part{number}"), "", &errors),
                    words: Field::new(&format!("words{number}"), "", &errors),
                })
                .collect(),
            look: Field::new("look", "", &errors),
            rows: match full {
                true => vec![ExampleRow {
                    comment: CommentView::example(true),
                    of: vec![
                        Choice::plain("", "None", true),
                        Choice::plain("2:1", "Theme 1", false),
                    ],
                }],
                false => vec![],
            },
            sorted: full.then(|| SortedView {
                parts: vec![(
                    "Waiting for a call".to_owned(),
                    "12 comments".to_owned(),
                    vec!["I waited for a call".to_owned()],
                )],
                stay: "4 comments stay".to_owned(),
                again: vec![("part1".to_owned(), "Waiting for a call".to_owned())],
            }),
            errors,
        };
        vec![
            page(true, FormErrors::none()),
            page(false, FormErrors::none()),
            page(false, FormErrors::example("part1", "Enter a name")),
        ]
    }
}
