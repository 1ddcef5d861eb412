//! What templates receive.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Pagination, Said};

/// The files that came with the answers of a survey.
#[derive(Serialize)]
pub struct FilesPage {
    /// Key of the survey.
    pub survey: i64,
    /// Its title.
    pub title: String,
    /// The files, the newest first.
    pub files: Vec<SentFile>,
    /// Further pages.
    pub pages: Option<Pagination>,
}

/// A file with what it came with.
#[derive(Clone, Debug, Serialize)]
pub struct SentFile {
    /// Names it in its address.
    pub token: String,
    /// What it is called.
    pub name: String,
    /// What it is and how large, in words.
    pub kind: String,
    /// The question it answers.
    pub question: Said,
    /// The response, by its number.
    pub response: String,
    /// The day it came in.
    pub received: String,
    /// What was written with it.
    pub words: Vec<String>,
}

impl Page for FilesPage {
    const TEMPLATE: &'static str = "attached/files.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let file = |words: Vec<String>| SentFile {
            token: "0123456789abcdef0123456789abcdef".to_owned(),
            name: "Llun o'r tŷ.jpg".to_owned(),
            kind: "Picture (JPEG), 310 KB".to_owned(),
            question: Said::plain("Is there a picture you want to show us?"),
            response: "Response 12".to_owned(),
            received: "14 November 2026".to_owned(),
            words,
        };
        let page = |files: Vec<SentFile>, pages: Option<Pagination>| Self {
            survey: 1,
            title: "Community mental health".to_owned(),
            files,
            pages,
        };
        let words = vec!["The waiting room".to_owned()];
        vec![
            page(
                vec![file(words), file(vec![])],
                Pagination::new(2, 3, |n| format!("?page={n}")),
            ),
            page(vec![], None),
        ]
    }
}
