//! Who is asked.

use serde::Serialize;

use super::{Head, field};
use crate::web::Page;
use crate::web::ui::{Choice, DayField, Field, FormErrors};

/// Who is asked.
#[derive(Serialize)]
pub struct WhenPage {
    /// The survey.
    pub head: Head,
    /// Where the form is sent.
    pub action: String,
    /// Where the page leads back to.
    pub back: String,
    /// The section or question it is about.
    pub about: String,
    /// Whether it is about a section.
    pub is_section: bool,
    /// The condition as it stands in the form, as a sentence.
    pub sentence: String,
    /// The parts of the form, in order, with the depth of each.
    pub parts: Vec<PartView>,
    /// Whether there is a question before it to ask about.
    pub can_ask: bool,
    /// Whether a condition is stored, so that it can be taken away.
    pub is_set: bool,
}

/// A part of a condition: the head of a group, its end, or a test.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PartView {
    /// `group`, `end` or `test`.
    pub kind: String,
    /// Start of the names of its fields.
    pub path: String,
    /// Which test or group it is, in words.
    pub name: String,
    /// How the parts of a group are joined.
    pub modes: Vec<Choice>,
    /// The way they are joined while there are fewer than two, when it does not matter.
    pub alone: Option<String>,
    /// Whether a group may be put into it.
    pub can_nest: bool,
    /// Whether it can be taken away.
    pub can_remove: bool,
    /// The questions to ask about.
    pub questions: Vec<Choice>,
    /// How it is asked.
    pub hows: Vec<Choice>,
    /// The options to tick.
    pub options: Vec<Choice>,
    /// Words, when it is about words.
    pub words: Option<Field>,
    /// How many first places count, when it is about those of a ranking.
    pub places: Option<Field>,
    /// The least and the most, when it is about a number.
    pub numbers: Option<(Field, Field)>,
    /// The first and the last day, when it is about a day.
    pub days: Option<(DayField, DayField)>,
    /// What is wrong with it.
    pub error: Option<String>,
}

impl Page for WhenPage {
    const TEMPLATE: &'static str = "builder/when.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let group = |path: &str, kind: &str, deep: bool| PartView {
            kind: kind.to_owned(),
            path: path.to_owned(),
            name: "Group 1".to_owned(),
            modes: vec![Choice::plain("all", "All of these", true)],
            alone: deep.then(|| "any".to_owned()),
            can_nest: !deep,
            can_remove: deep,
            ..PartView::default()
        };
        let test = |path: &str, which: usize| PartView {
            kind: "test".to_owned(),
            path: path.to_owned(),
            name: "Condition 1".to_owned(),
            can_remove: true,
            questions: vec![Choice::plain("q1", "1. How easy is it?", true)],
            hows: vec![Choice::plain("any", "is any of these", true); usize::from(which > 0)],
            options: vec![Choice::plain("yes", "Yes", true); usize::from(which == 1)],
            words: (which == 2).then(|| field(&format!("{path}.words"))),
            numbers: (which == 3)
                .then(|| (field(&format!("{path}.min")), field(&format!("{path}.max")))),
            days: (which == 4).then(|| {
                let day = |name: &str| DayField::example(&format!("{path}.{name}"));
                (day("from"), day("to"))
            }),
            error: (which == 0).then(|| "Select a question".to_owned()),
            ..PartView::default()
        };
        let page = |full: bool, is_section: bool| Self {
            head: Head {
                errors: FormErrors::none(),
                ..Head::example(full)
            },
            action: "/staff/surveys/1/build/questions/q3/when".to_owned(),
            back: "/staff/surveys/1/build".to_owned(),
            about: "How long did you wait?".to_owned(),
            is_section,
            sentence: "Asked only if they answered “Yes” to question 1.".to_owned(),
            parts: if full {
                vec![
                    group("w", "group", false),
                    test("w-0", 0),
                    test("w-1", 1),
                    group("w-2", "group", true),
                    test("w-2-0", 2),
                    test("w-2-1", 3),
                    test("w-2-2", 4),
                    group("w-2", "end", true),
                    group("w", "end", false),
                ]
            } else {
                vec![]
            },
            can_ask: full,
            is_set: full,
        };
        vec![page(true, true), page(true, false), page(false, false)]
    }
}
