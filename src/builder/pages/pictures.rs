//! The picture of a place.

use serde::Serialize;

use super::{Head, field};
use crate::respond::pages::PictureView;
use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors};

/// A picture where it belongs, with the way to its page.
#[derive(Clone, Debug, Serialize)]
pub struct PictureLine {
    /// The picture; none while there is none.
    pub picture: Option<PictureView>,
    /// Its page.
    pub href: String,
}

impl PictureLine {
    pub(super) fn example(full: bool) -> Self {
        Self {
            picture: full.then(|| PictureView::example(true)),
            href: "/staff/surveys/1/build/picture".to_owned(),
        }
    }
}

/// The picture of the start page, of a section or of a question.
#[derive(Serialize)]
pub struct PicturePage {
    /// The survey.
    pub head: Head,
    /// What it belongs to.
    pub place: String,
    /// The page it belongs to.
    pub back: String,
    /// Where the form is sent.
    pub action: String,
    /// The address of the picture there is.
    pub now: Option<String>,
    /// What it is and how large, in words.
    pub kind: Option<String>,
    /// What it is said to show.
    pub alt_now: String,
    /// No picture, and those that were uploaded before.
    pub choices: Vec<Choice>,
    /// The most megabytes a picture may have.
    pub most: String,
    /// What is wrong with the choice.
    pub src_error: Option<String>,
    /// What is wrong with the picture that was sent.
    pub file_error: Option<String>,
    /// What it shows.
    pub alt: Field,
    /// What stands below it.
    pub caption: Field,
    /// Where its words are translated, if the survey has several languages.
    pub translated: Option<String>,
}

impl Page for PicturePage {
    const TEMPLATE: &'static str = "builder/picture.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |full: bool, errors: FormErrors| Self {
            place: "“Getting help”".to_owned(),
            back: "/staff/surveys/1/build/sections/s1".to_owned(),
            action: "/staff/surveys/1/build/sections/s1/picture".to_owned(),
            now: full.then(|| "/files/abc/house.png".to_owned()),
            kind: full.then(|| "Picture (PNG), 310 KB".to_owned()),
            alt_now: "A house".to_owned(),
            choices: match full {
                true => vec![
                    Choice::plain("", "No picture", false),
                    Choice::plain("/files/abc/house.png", "house.png", true),
                ],
                false => Vec::new(),
            },
            most: "5".to_owned(),
            src_error: None,
            file_error: errors.of("file"),
            alt: field("alt"),
            caption: field("caption"),
            translated: full.then(|| "/staff/surveys/1/translations".to_owned()),
            head: Head {
                errors,
                ..Head::example(full)
            },
        };
        vec![
            page(true, FormErrors::none()),
            page(false, FormErrors::example("file", "Select a picture")),
        ]
    }
}
