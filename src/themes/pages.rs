//! What the templates of themes receive.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link, Pagination};

/// Surveys whose comments can be themed.
#[derive(Serialize)]
pub struct SurveysPage {
    /// Surveys.
    pub surveys: Vec<Link>,
}

impl Page for SurveysPage {
    const TEMPLATE: &'static str = "themes/surveys.html";

    fn examples() -> Vec<Self> {
        vec![
            Self {
                surveys: vec![Link::new("Better days", "/staff/themes/1")],
            },
            Self { surveys: vec![] },
        ]
    }
}

/// The questions of a survey that hold comments.
#[derive(Serialize)]
pub struct QuestionsPage {
    /// Comments in other languages.
    pub languages: Link,
    /// Files that came with answers.
    pub attached: Link,
    /// Title of the survey.
    pub title: String,
    /// Questions.
    pub rows: Vec<QuestionLine>,
}

/// A question with comments.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionLine {
    /// The question, leading to its themes.
    pub link: Link,
    /// Comments.
    pub comments: String,
    /// How many a person has read, in words.
    pub read: String,
    /// Themes an officer stands by.
    pub accepted: String,
    /// The last grouping in words.
    pub run: String,
}

impl Page for QuestionsPage {
    const TEMPLATE: &'static str = "themes/questions.html";

    fn examples() -> Vec<Self> {
        let line = QuestionLine {
            link: Link::new("What would help?", "/staff/themes/1/q2"),
            comments: "412".to_owned(),
            read: "12% of comments read".to_owned(),
            accepted: "5".to_owned(),
            run: "Grouped".to_owned(),
        };
        let title = "Better days".to_owned();
        vec![
            Self {
                languages: Link::new("Comments in other languages", "/staff/themes/1/languages"),
                attached: Link::new("Files that came with answers", "/staff/surveys/1/attached"),
                title: title.clone(),
                rows: vec![line],
            },
            Self {
                languages: Link::new("Comments in other languages", "/staff/themes/1/languages"),
                attached: Link::new("Files that came with answers", "/staff/surveys/1/attached"),
                title,
                rows: vec![],
            },
        ]
    }
}

/// The themes of a question.
#[derive(Serialize)]
pub struct FramePage {
    /// Title of the survey.
    pub survey: Link,
    /// The question.
    pub question: String,
    /// Address of this page, start of all its forms.
    pub here: String,
    /// How many comments there are and how many a person has read, in words.
    pub read: String,
    /// `none`, `waiting`, `running`, `done` or `failed`.
    pub run: &'static str,
    /// How much of the grouping is done.
    pub percent: i32,
    /// What the last grouping did, in words.
    pub run_text: String,
    /// Themes.
    pub themes: Vec<ThemeView>,
    /// Comments in no theme, in words; and where they are.
    pub none: Option<Link>,
    /// All comments.
    pub all: Link,
}

/// A theme in the frame.
#[derive(Clone, Debug, Serialize)]
pub struct ThemeView {
    /// Its name, leading to it.
    pub link: Link,
    /// What belongs to it.
    pub definition: String,
    /// How far it is, in words.
    pub state: String,
    /// Name of its state.
    pub state_name: String,
    /// How many comments.
    pub size: usize,
    /// Share of all comments, for the bar: 0 to 100.
    pub share: usize,
    /// Its most typical comments.
    pub typical: Vec<String>,
}

impl ThemeView {
    fn example(state_name: &str) -> Self {
        Self {
            link: Link::new("Waiting times", "/staff/themes/1/q2/1"),
            definition: if state_name == "accepted" {
                "How long it takes".to_owned()
            } else {
                String::new()
            },
            state: "Proposed".to_owned(),
            state_name: state_name.to_owned(),
            size: 54,
            share: 12,
            typical: vec!["I waited a year".to_owned()],
        }
    }
}

impl Page for FramePage {
    const TEMPLATE: &'static str = "themes/frame.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |run: &'static str, full: bool| Self {
            survey: Link::new("Better days", "/staff/themes/1"),
            question: "What would help?".to_owned(),
            here: "/staff/themes/1/q2".to_owned(),
            read: "412 comments, 12% read".to_owned(),
            run,
            percent: 40,
            run_text: "412 comments grouped".to_owned(),
            themes: if full {
                ["proposed", "accepted", "set_aside"]
                    .map(ThemeView::example)
                    .to_vec()
            } else {
                vec![]
            },
            none: full.then(|| Link::new("20 comments in no theme", "/staff/themes/1/q2/none")),
            all: Link::new("All comments", "/staff/themes/1/q2/all"),
        };
        vec![
            page("none", false),
            page("waiting", false),
            page("running", true),
            page("done", true),
            page("failed", false),
        ]
    }
}

/// One theme, or comments in none.
#[derive(Serialize)]
pub struct ThemePage {
    /// Title of the survey's themes.
    pub frame: Link,
    /// Address of this page, start of its forms.
    pub here: String,
    /// Address where comments are marked as read.
    pub read_href: String,
    /// The theme; none for a list of comments.
    pub theme: Option<ThemeView>,
    /// Heading.
    pub title: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// Name.
    pub name: Field,
    /// Definition.
    pub definition: Field,
    /// Themes it can become part of.
    pub into: Vec<Choice>,
    /// What is wrong with the choice.
    pub into_error: Option<String>,
    /// Themes a comment can go to.
    pub to: Vec<Choice>,
    /// Comments.
    pub comments: Vec<CommentView>,
    /// Which page of them.
    pub pages: Option<Pagination>,
    /// The page after this, for the form that marks these as read.
    pub next: usize,
    /// Where a commitment can be written for it.
    pub commit: Option<Link>,
}

/// A comment as an officer reads it.
#[derive(Clone, Debug, Serialize)]
pub struct CommentView {
    /// Key.
    pub id: i64,
    /// The words.
    pub text: String,
    /// How they came in, in words.
    pub channel: String,
    /// Language they seem to be in, when it is not English.
    pub language: Option<String>,
    /// Whether somebody has read them.
    pub read: bool,
    /// In English: who translated them, and the words.
    pub translation: Option<(String, String)>,
}

impl Page for ThemePage {
    const TEMPLATE: &'static str = "themes/theme.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let comment = |read: bool| CommentView {
            id: 1 + i64::from(read),
            text: "I waited a year".to_owned(),
            channel: "Paper".to_owned(),
            language: (!read).then(|| "cym".to_owned()),
            read,
            translation: (!read).then(|| ("In English:".to_owned(), "A year".to_owned())),
        };
        let choices = || {
            vec![
                Choice::plain("2", "Staff", false),
                Choice::plain("3", "Crisis", false),
            ]
        };
        let page = |theme: Option<&str>, errors: FormErrors| Self {
            frame: Link::new("Themes", "/staff/themes/1/q2"),
            here: "/staff/themes/1/q2/1".to_owned(),
            read_href: "/staff/themes/1/q2/read".to_owned(),
            theme: theme.map(ThemeView::example),
            title: "Waiting times".to_owned(),
            name: Field::new("name", "Waiting times", &errors),
            definition: Field::new("definition", "", &errors),
            into: choices(),
            into_error: errors.of("into"),
            to: choices(),
            comments: if theme.is_some() {
                vec![comment(true), comment(false)]
            } else {
                vec![]
            },
            pages: Pagination::new(2, 3, |n| format!("?page={n}")),
            next: 3,
            commit: theme.map(|_| Link::new("Answer this theme", "/staff/tracker/new?theme=1")),
            errors,
        };
        vec![
            page(Some("proposed"), FormErrors::none()),
            page(
                Some("accepted"),
                FormErrors::example("name", "Enter a name"),
            ),
            page(
                Some("set_aside"),
                FormErrors::example("into", "Select a theme"),
            ),
            page(None, FormErrors::none()),
        ]
    }
}
