//! Documents and pictures of a survey.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::FormErrors;

/// The files of a survey.
#[derive(Serialize)]
pub struct FilesPage {
    /// Key of the survey.
    pub survey: i64,
    /// Its title.
    pub title: String,
    /// The files, the newest first.
    pub files: Vec<FileLine>,
    /// What is wrong with what was sent.
    pub error: Option<String>,
    /// The most megabytes a file may have.
    pub most: String,
    /// Everything wrong.
    pub errors: FormErrors,
}

/// A file.
#[derive(Clone, Debug, Serialize)]
pub struct FileLine {
    /// Key.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// Its address.
    pub href: String,
    /// What it is and how large, in words.
    pub kind: String,
    /// Whether it is a picture.
    pub is_picture: bool,
    /// Where the draft uses it; empty when it does not.
    pub used: String,
    /// Whether a published version uses it.
    pub published: bool,
    /// Whether nothing here uses it, and another survey or the library does.
    pub elsewhere: bool,
}

impl Page for FilesPage {
    const TEMPLATE: &'static str = "builder/files.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let file = |id: i64, used: bool| FileLine {
            id,
            name: "plan.pdf".to_owned(),
            href: "/files/abc/plan.pdf".to_owned(),
            kind: "Document, 120 KB".to_owned(),
            is_picture: !used,
            used: if used { "“Getting help”" } else { "" }.to_owned(),
            published: used,
            elsewhere: id == 3,
        };
        let page = |files: Vec<FileLine>, errors: FormErrors| Self {
            survey: 1,
            title: "Community mental health".to_owned(),
            files,
            error: errors.of("file"),
            most: "5".to_owned(),
            errors,
        };
        vec![
            page(
                vec![file(1, true), file(2, false), file(3, false)],
                FormErrors::none(),
            ),
            page(vec![], FormErrors::example("file", "Select a file")),
        ]
    }
}
