//! A draft as the public would meet it.

use serde::Serialize;

use super::{PictureView, QuestionView};
use crate::web::ui::{FormErrors, Link, Said};
use crate::web::{Html, Page, markdown};

/// A page of a preview: the start, a section, or the end.
#[derive(Serialize)]
pub struct PreviewPage {
    /// Title of the survey.
    pub title: Said,
    /// Until when the link works, in words.
    pub until: String,
    /// What it is for.
    pub purpose: Said,
    /// Its picture.
    pub picture: Option<PictureView>,
    /// Headed texts of the start page.
    pub texts: Vec<(String, Said)>,
    /// The start of the preview.
    pub start: String,
    /// The first section; only on the start.
    pub first: Option<String>,
    /// The section; none on the start and at the end.
    pub section: Option<PreviewSection>,
    /// What is wrong.
    pub errors: FormErrors,
}

/// A section of a preview.
#[derive(Serialize)]
pub struct PreviewSection {
    /// Its heading.
    pub title: Said,
    /// What is proposed.
    pub summary: Html,
    /// Its picture.
    pub picture: Option<PictureView>,
    /// The full document.
    pub document: Option<Link>,
    /// What is asked.
    pub questions: Vec<QuestionView>,
    /// Codes of the questions that others of the page depend on, with blanks between them.
    pub deciding: String,
    /// What came and what went since a script asked last.
    pub changes: String,
    /// Where its form goes.
    pub action: String,
    /// The answers given so far, sealed.
    pub so_far: String,
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "respond/preview.html";
    const PUBLIC: bool = true;
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |first: bool, section: bool, errors: FormErrors| Self {
            title: Said::plain("Better days"),
            until: "1 March 2027".to_owned(),
            purpose: Said::plain("To hear what would help"),
            picture: first.then(|| PictureView::example(true)),
            texts: vec![(
                "Not yet decided".to_owned(),
                Said::plain("Where it will be"),
            )],
            start: "/preview/x".to_owned(),
            first: first.then(|| "/preview/x/sections/1".to_owned()),
            section: section.then(|| PreviewSection {
                title: Said::plain("Help in a crisis"),
                summary: markdown::render("We *propose*"),
                picture: Some(PictureView::example(true)),
                document: Some(Link::new("The full proposal", "https://example.org/p")),
                questions: QuestionView::examples(),
                deciding: "q-single".to_owned(),
                changes: "A question is no longer asked.".to_owned(),
                action: "/preview/x/sections/1".to_owned(),
                so_far: "AAAA".to_owned(),
            }),
            errors,
        };
        vec![
            page(true, false, FormErrors::none()),
            page(false, true, FormErrors::none()),
            page(
                false,
                true,
                FormErrors::example("q-single", "Select an answer"),
            ),
            page(false, false, FormErrors::none()),
        ]
    }
}
