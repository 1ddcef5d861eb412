//! What the page of responses set aside receives.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors};

/// Responses set aside, and those that might be.
#[derive(Serialize)]
pub struct AsidePage {
    /// Key of the survey.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// How many are set aside as what, in words.
    pub counts: Vec<String>,
    /// Responses that might be set aside.
    pub suggested: Vec<ResponseView>,
    /// A receipt code.
    pub code: Field,
    /// As what they can be set aside.
    pub reasons: Vec<Choice>,
    /// What is wrong with that choice.
    pub reason_error: Option<String>,
    /// Why.
    pub why: Field,
    /// Responses that are set aside.
    pub aside: Vec<ResponseView>,
    /// What was done, the last first.
    pub history: Vec<String>,
    /// The last day, in words.
    pub closes: Option<String>,
    /// Days of grace for what was posted.
    pub days: Field,
}

/// A response in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ResponseView {
    /// Key.
    pub id: i64,
    /// Its number in words.
    pub name: String,
    /// When and how it came in.
    pub came: String,
    /// As what it is aside, or why it is suggested.
    pub reason: String,
    /// How its words begin.
    pub words: Option<String>,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Page for AsidePage {
    const TEMPLATE: &'static str = "aside/aside.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let view = |words: Option<&str>| ResponseView {
            id: 7,
            name: "Response 7".to_owned(),
            came: "6 March 2026, On paper".to_owned(),
            reason: "Came too late".to_owned(),
            words: words.map(str::to_owned),
            chosen: words.is_some(),
        };
        let page = |errors: FormErrors, full: bool| Self {
            id: 1,
            title: "Better days".to_owned(),
            counts: vec!["Test: 1".to_owned(); usize::from(full)],
            suggested: match full {
                true => vec![view(Some("More\nbuses")), view(None)],
                false => vec![],
            },
            code: Field::new("code", "", &errors),
            reasons: vec![Choice::plain("late", "Came too late", false)],
            reason_error: errors.of("reason"),
            why: Field::new("why", "", &errors),
            aside: match full {
                true => vec![view(Some("A test")), view(None)],
                false => vec![],
            },
            history: vec!["Response 7 was set aside".to_owned(); usize::from(full)],
            closes: full.then(|| "12 December 2026".to_owned()),
            days: Field::new("days", "5", &errors),
            errors,
        };
        vec![
            page(FormErrors::none(), true),
            page(FormErrors::none(), false),
            page(FormErrors::example("code", "Select a response"), true),
            page(FormErrors::example("reason", "Select a reason"), false),
        ]
    }
}
