//! Lists of comments.

use serde::Serialize;

use super::{FindingView, MarkedPart, UndoView};
use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

/// A comment as an officer reads it.
#[derive(Clone, Debug, Serialize)]
pub struct CommentView {
    /// Key.
    pub id: i64,
    /// The words.
    pub text: String,
    /// The same in parts, where some of them were looked for.
    pub marked: Vec<MarkedPart>,
    /// Where comments that say the like are.
    pub like: Option<String>,
    /// How many near-identical ones were sent, leading to them.
    pub bundle: Option<Link>,
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
            marked: match read {
                true => vec![
                    MarkedPart {
                        text: "I waited ".to_owned(),
                        found: false,
                    },
                    MarkedPart {
                        text: "a year".to_owned(),
                        found: true,
                    },
                ],
                false => vec![],
            },
            bundle: read.then(|| Link::new("Sent 9 times", "/staff/themes/1/q2/comments?bundle=1")),
            like: read.then(|| "/staff/themes/1/q2/comments?like=2".to_owned()),
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
    /// What it is narrowed down by.
    pub finding: FindingView,
    /// That the comments are being read for what they mean.
    pub reading: Option<String>,
    /// What is done to all of them, moving and making a theme, where more than stand here.
    pub all: Option<(String, String)>,
    /// Whether some of these comments have near-identical ones.
    pub copies: bool,
    /// What this officer moved last.
    pub undo: Option<UndoView>,
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
            finding: FindingView::example(!comments.is_empty(), &errors),
            reading: comments.is_empty().then(|| "Being read".to_owned()),
            all: (!comments.is_empty()).then(|| ("Move all".to_owned(), "Of all".to_owned())),
            copies: !comments.is_empty(),
            undo: (!comments.is_empty()).then(|| UndoView {
                step: 7,
                text: "12 comments were moved".to_owned(),
            }),
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
