//! What the templates of equality figures receive.

use serde::Serialize;

use crate::results::pages::SnapshotView;
use crate::results::views::{AllView, ByGroupView};
use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

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
