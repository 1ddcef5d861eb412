//! What the templates of equality figures receive.

use serde::Serialize;

use crate::results::pages::SnapshotView;
use crate::results::views::{AllView, ByGroupView};
use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link, Pagination};

/// The surveys a reviewer may read.
#[derive(Serialize)]
pub struct SurveysPage {
    /// Surveys, the newest first.
    pub surveys: Vec<Link>,
}

impl Page for SurveysPage {
    const TEMPLATE: &'static str = "equality/surveys.html";

    fn examples() -> Vec<Self> {
        let survey = Link::new("Community mental health", "/staff/equality/1");
        vec![
            Self {
                surveys: vec![survey],
            },
            Self { surveys: vec![] },
        ]
    }
}

/// What figures are read for.
#[derive(Serialize)]
pub struct PurposePage {
    /// The survey.
    pub survey: Link,
    /// What is wrong.
    pub errors: FormErrors,
    /// The purpose.
    pub purpose: Field,
}

impl Page for PurposePage {
    const TEMPLATE: &'static str = "equality/purpose.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors| Self {
            survey: Link::new("Community mental health", "/staff/equality/1"),
            purpose: Field::new("purpose", "", &errors),
            errors,
        };
        vec![
            page(FormErrors::none()),
            page(FormErrors::example("purpose", "Enter a purpose")),
        ]
    }
}

/// What a group said on a question.
#[derive(Serialize)]
pub struct CommentsPage {
    /// The survey.
    pub survey: Link,
    /// Where this page is.
    pub here: String,
    /// What they are read for.
    pub purpose: String,
    /// Which release; none yet below ten responses.
    pub snapshot: Option<SnapshotView>,
    /// Questions.
    pub questions: Vec<Choice>,
    /// Groups, under the characteristic each is of.
    pub groups: Vec<(String, Vec<Choice>)>,
    /// What was asked for: the question and the group, in words; none when nothing was.
    pub asked: Option<(String, String)>,
    /// How many comments there are, in words; none where they are not shown.
    pub count: Option<String>,
    /// The words, and what they say in English where they are in another language.
    pub comments: Vec<(String, Option<String>)>,
    /// The pages around this one.
    pub pages: Option<Pagination>,
}

impl Page for CommentsPage {
    const TEMPLATE: &'static str = "equality/comments.html";

    fn examples() -> Vec<Self> {
        let page = |snapshot: bool, asked: bool, count: Option<&str>| Self {
            survey: Link::new("Community mental health", "/staff/equality/1"),
            here: "/staff/equality/1/comments".to_owned(),
            purpose: "evidence for the stage 1 assessment".to_owned(),
            snapshot: snapshot.then(SnapshotView::example),
            questions: vec![Choice::plain("q2", "What would help?", true)],
            groups: vec![(
                "Age".to_owned(),
                vec![Choice::plain("age.under_25", "Under 25", true)],
            )],
            asked: asked.then(|| ("What would help?".to_owned(), "Age: under 25".to_owned())),
            count: count.map(str::to_owned),
            comments: match count {
                Some(_) => vec![
                    ("I waited a year".to_owned(), None),
                    ("Rok".to_owned(), Some("A year".to_owned())),
                ],
                None => vec![],
            },
            pages: count.and_then(|_| Pagination::new(1, 2, |n| format!("?page={n}"))),
        };
        vec![
            page(false, false, None),
            page(true, false, None),
            page(true, true, None),
            page(true, true, Some("20 comments")),
        ]
    }
}

/// Released figures of a survey by protected characteristic.
#[derive(Serialize)]
pub struct FiguresPage {
    /// The survey.
    pub survey: Link,
    /// What they are read for.
    pub purpose: String,
    /// Which release; none yet below ten responses.
    pub snapshot: Option<SnapshotView>,
    /// What can be looked at, by heading.
    pub what: Vec<(String, Vec<Choice>)>,
    /// By which characteristic.
    pub who: Vec<Choice>,
    /// Subjects for everybody together.
    pub all: Vec<AllView>,
    /// One subject by one characteristic.
    pub by_group: Option<ByGroupView>,
}

impl Page for FiguresPage {
    const TEMPLATE: &'static str = "equality/figures.html";

    fn examples() -> Vec<Self> {
        let page = |snapshot: bool, all: Vec<AllView>, by_group: Option<ByGroupView>| Self {
            survey: Link::new("Community mental health", "/staff/equality/1"),
            purpose: "evidence for the stage 1 assessment".to_owned(),
            snapshot: snapshot.then(SnapshotView::example),
            what: vec![(
                "Questions".to_owned(),
                vec![Choice::plain("q1", "How easy?", true)],
            )],
            who: vec![Choice::plain("who.age", "Age", false)],
            all,
            by_group,
        };
        let mut pages = vec![
            page(false, vec![], None),
            page(true, vec![AllView::example()], None),
        ];
        pages.extend(
            ByGroupView::examples()
                .into_iter()
                .map(|view| page(true, vec![], Some(view))),
        );
        pages
    }
}
