//! Publishing what was found, and taking it back.

use serde::Serialize;

use super::ToldView;
use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

/// Publishing what was found.
#[derive(Serialize)]
pub struct PublishPage {
    /// The themes.
    pub frame: Link,
    /// The question.
    pub question: String,
    /// Address of this page, start of its forms.
    pub here: String,
    /// Where the public reads it, who published it and when.
    pub public: Option<(String, String)>,
    /// Whether what would be published differs from what is.
    pub changed: bool,
    /// Why it cannot be published, in words.
    pub refused: Option<String>,
    /// What is looked at before publishing.
    pub checks: Vec<CheckView>,
    /// What the public would read.
    pub themes: Vec<ToldView>,
    /// How the themes came about, in sentences, as the public would read it.
    pub how: Vec<String>,
    /// Which figures they are, in sentences.
    pub figures: Vec<String>,
    /// Quotations that can be picked: the comment, its words, whether it is picked, and where it
    /// would stand.
    pub quotes: Vec<QuoteView>,
    /// Reading the page as the public will.
    pub sure: Vec<Choice>,
    /// What is wrong with that.
    pub sure_error: Option<String>,
    /// Why it is taken back.
    pub why: Field,
    /// What is wrong.
    pub errors: FormErrors,
    /// What was published before.
    pub history: Vec<PublishedView>,
}

/// Something that should hold.
#[derive(Clone, Debug, Serialize)]
pub struct CheckView {
    /// What it is.
    pub title: String,
    /// What was found, in words.
    pub found: String,
    /// Whether it is open; then a reason is asked for.
    pub open: bool,
    /// Why it is published all the same.
    pub why: Field,
    /// Where it can be put in order.
    pub way: Option<Link>,
}

/// A quotation that can be picked.
#[derive(Clone, Debug, Serialize)]
pub struct QuoteView {
    /// The comment.
    pub id: i64,
    /// The words.
    pub text: String,
    /// Whether it is picked.
    pub picked: bool,
    /// The themes it would stand below.
    pub themes: String,
    /// The comment with everything about it.
    pub href: String,
}

/// A publication.
#[derive(Clone, Debug, Serialize)]
pub struct PublishedView {
    /// Who published it, and when.
    pub by: String,
    /// What was open, what was found, and why it was published all the same.
    pub reasons: Vec<(String, String, String)>,
    /// How it ended, in words.
    pub ended: Option<String>,
    /// Why it was taken back.
    pub why: String,
}

impl Page for PublishPage {
    const TEMPLATE: &'static str = "themes/publish.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let check = |open: bool, errors: &FormErrors| CheckView {
            title: "Every comment is read".to_owned(),
            found: "20 comments were read by nobody".to_owned(),
            open,
            why: Field::new("why-read", "", errors),
            way: open.then(|| Link::new("Read on", "/staff/themes/1/q2/next")),
        };
        let past = |ended: bool| PublishedView {
            by: "Jo, 3 March 2027".to_owned(),
            reasons: if ended {
                vec![("Read".to_owned(), "20 left".to_owned(), "Time".to_owned())]
            } else {
                vec![]
            },
            ended: ended.then(|| "Taken back by Jo".to_owned()),
            why: if ended { "A name" } else { "" }.to_owned(),
        };
        let page = |public: bool, refused: bool, errors: FormErrors| Self {
            frame: Link::new("Themes", "/staff/themes/1/q2"),
            question: "What would help?".to_owned(),
            here: "/staff/themes/1/q2/publish".to_owned(),
            public: public.then(|| {
                (
                    "/surveys/better-days/results/q2".to_owned(),
                    "Jo".to_owned(),
                )
            }),
            changed: public && !refused,
            refused: refused.then(|| "Only staff see this question.".to_owned()),
            checks: vec![check(true, &errors), check(false, &errors)],
            themes: if refused {
                vec![]
            } else {
                ToldView::examples()
            },
            how: vec!["A person read every comment.".to_owned()],
            figures: vec!["Figures as of today".to_owned()],
            quotes: if refused {
                vec![]
            } else {
                [true, false]
                    .map(|picked| QuoteView {
                        id: 5 + i64::from(picked),
                        text: "I waited a year".to_owned(),
                        picked,
                        themes: "Waiting times".to_owned(),
                        href: "/staff/themes/1/q2/comments/5".to_owned(),
                    })
                    .into()
            },
            sure: vec![Choice::plain("yes", "I have read it", false)],
            sure_error: errors.of("sure"),
            why: Field::new("why", "", &errors),
            history: if public {
                vec![past(false), past(true)]
            } else {
                vec![]
            },
            errors,
        };
        vec![
            page(false, false, FormErrors::none()),
            page(true, false, FormErrors::example("sure", "Read it")),
            page(true, true, FormErrors::none()),
            page(false, false, FormErrors::example("why-read", "Say why")),
        ]
    }
}
