//! Lists of comments.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

/// A comment as an officer reads it.
#[derive(Clone, Debug, Serialize)]
pub struct CommentView {
    /// Key.
    pub id: i64,
    /// The words.
    pub text: String,
    /// Where it is coded.
    pub href: String,
    /// How they came in, in words.
    pub channel: String,
    /// Language they seem to be in, when it is not English.
    pub language: Option<String>,
    /// Whether somebody has read them.
    pub read: bool,
    /// Whether it was picked.
    pub picked: bool,
    /// In English: who translated them, and the words.
    pub translation: Option<(String, String)>,
    /// The themes they belong to.
    pub themes: Vec<ThemeTag>,
}

/// A theme a comment belongs to.
#[derive(Clone, Debug, Serialize)]
pub struct ThemeTag {
    /// The theme.
    pub link: Link,
    /// Whether the program proposed it and nobody decided.
    pub proposed: bool,
}

impl CommentView {
    pub(super) fn example(read: bool) -> Self {
        Self {
            id: 1 + i64::from(read),
            text: "I waited a year".to_owned(),
            href: "/staff/themes/1/q2/comments/2".to_owned(),
            channel: "Paper".to_owned(),
            language: (!read).then(|| "Welsh".to_owned()),
            read,
            picked: read,
            translation: (!read).then(|| ("In English:".to_owned(), "A year".to_owned())),
            themes: vec![ThemeTag {
                link: Link::new("Waiting", "/staff/theme/1"),
                proposed: read,
            }],
        }
    }
}

/// The pages before and after this one.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Keys {
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// A list of comments of a question.
#[derive(Serialize)]
pub struct ListPage {
    /// The themes.
    pub frame: Link,
    /// The question.
    pub question: String,
    /// Heading.
    pub title: String,
    /// Address of the list, where it is narrowed down.
    pub here: String,
    /// Where what was picked goes.
    pub picked: String,
    /// This very page, to come back to.
    pub this: String,
    /// How many comments the list has, in words.
    pub count: String,
    /// Which comments.
    pub show: Vec<Choice>,
    /// How they came in.
    pub channels: Vec<Choice>,
    /// Their languages.
    pub languages: Vec<Choice>,
    /// Comments.
    pub comments: Vec<CommentView>,
    /// The pages around this one.
    pub keys: Keys,
    /// Themes that what is picked can go to.
    pub to: Vec<Choice>,
    /// What is wrong with the choice.
    pub to_error: Option<String>,
    /// Name of a new theme for what is picked.
    pub name: Field,
    /// What is wrong.
    pub errors: FormErrors,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "themes/comments.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |comments: Vec<CommentView>, errors: FormErrors| Self {
            frame: Link::new("Themes", "/staff/themes/1/q2"),
            question: "What would help?".to_owned(),
            title: "All comments".to_owned(),
            here: "/staff/themes/1/q2/comments".to_owned(),
            picked: "/staff/themes/1/q2/picked".to_owned(),
            this: "?show=unread".to_owned(),
            count: "412 comments".to_owned(),
            show: vec![Choice::plain("", "All", true)],
            channels: vec![Choice::plain("", "All", true)],
            languages: vec![Choice::plain("", "All", true)],
            comments,
            keys: Keys {
                previous: Some("?before=3".to_owned()),
                next: Some("?after=9".to_owned()),
            },
            to: vec![Choice::plain("2", "Staff", false)],
            to_error: errors.of("to"),
            name: Field::new("name", "", &errors),
            errors,
        };
        let both = || vec![CommentView::example(true), CommentView::example(false)];
        vec![
            page(both(), FormErrors::none()),
            page(both(), FormErrors::example("to", "Select a theme")),
            Self {
                keys: Keys::default(),
                ..page(vec![], FormErrors::none())
            },
        ]
    }
}
