//! The code frame as a file.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Field, FormErrors, Link};

/// Files of a question: its code frame, out and in, and its comments.
#[derive(Serialize)]
pub struct CodebookPage {
    /// The themes.
    pub frame: Link,
    /// The question.
    pub question: String,
    /// Start of the addresses of files.
    pub here: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// A pasted table.
    pub table: Field,
}

impl Page for CodebookPage {
    const TEMPLATE: &'static str = "themes/codebook.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors| Self {
            frame: Link::new("Themes", "/staff/themes/1/q2"),
            question: "What would help?".to_owned(),
            here: "/staff/themes/1/q2".to_owned(),
            table: Field::new("table", "", &errors),
            errors,
        };
        vec![
            page(FormErrors::none()),
            page(FormErrors::example("table", "Paste a table")),
        ]
    }
}
