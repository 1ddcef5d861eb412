//! What the templates of publishing receive.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors};

/// Where a draft stands on its way to the public.
#[derive(Serialize)]
pub struct PublishPage {
    /// Key of the survey.
    pub id: i64,
    /// Title of the survey.
    pub title: String,
    /// The draft; none when everything is published.
    pub draft: Option<DraftView>,
    /// What is wrong with what was typed.
    pub errors: FormErrors,
    /// A preview link that was just made.
    pub preview: Option<String>,
    /// How many preview links work, in words.
    pub previews: String,
    /// Whether links can be ended.
    pub has_previews: bool,
    /// How long a preview works, in words.
    pub preview_until: String,
    /// Whether somebody who edits surveys looks at it.
    pub may_edit: bool,
}

/// The draft and what is in its way.
#[derive(Clone, Debug, Serialize)]
pub struct DraftView {
    /// Its number.
    pub number: i32,
    /// Hash of the questionnaire, for the forms.
    pub sha: String,
    /// The two checks.
    pub steps: Vec<StepView>,
    /// Every gate in order.
    pub gates: Vec<GateView>,
    /// What to think about again, in words.
    pub cautions: Vec<String>,
    /// How many gates are in the way, in words; none when it can be opened.
    pub in_the_way: Option<String>,
    /// When it opens, in words.
    pub opens: String,
}

/// One of the two checks.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    /// Its name in forms.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// What to look at.
    pub text: String,
    /// Who signed, when, why alone; newest first.
    pub signed: Vec<(String, bool)>,
    /// Whether a signature stands.
    pub done: bool,
    /// Why the same person signs twice, as typed; shown where it is asked for.
    pub reason: Option<Field>,
}

/// One thing that has to be in order.
#[derive(Clone, Debug, Serialize)]
pub struct GateView {
    /// Its name in forms.
    pub name: String,
    /// What has to be in order.
    pub label: String,
    /// `done`, `missing` or `passed`.
    pub state: &'static str,
    /// The state in words.
    pub state_text: String,
    /// Who passed it and why.
    pub passed: Vec<(String, String)>,
    /// Where it is put right.
    pub href: Option<String>,
    /// The box for a reason to pass it; none where nobody can.
    pub reason: Option<Field>,
}

impl Page for PublishPage {
    const TEMPLATE: &'static str = "publish/publish.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |draft: Option<DraftView>, full: bool| Self {
            id: 1,
            title: "Community mental health".to_owned(),
            draft,
            errors: match full {
                true => FormErrors::example("reason-options", "Enter the reason"),
                false => FormErrors::none(),
            },
            preview: full.then(|| "https://example.org/preview/x".to_owned()),
            previews: "2 links work".to_owned(),
            has_previews: full,
            preview_until: "6 December 2026".to_owned(),
            may_edit: full,
        };
        let shut = DraftView::example(true);
        let free = DraftView::example(false);
        vec![
            page(Some(shut.clone()), true),
            page(Some(free.clone()), true),
            page(Some(shut), false),
            page(Some(free), false),
            page(None, false),
        ]
    }
}

impl DraftView {
    fn example(shut: bool) -> Self {
        let none = FormErrors::none();
        let step = |name: &'static str, done: bool, ask: bool| StepView {
            name,
            label: "Equality check".to_owned(),
            text: "Read the proof sheet".to_owned(),
            signed: vec![
                ("Jo Reviewer, 1 March 2027".to_owned(), done),
                ("Jo Reviewer, 1 February 2027".to_owned(), false),
            ],
            done,
            reason: ask.then(|| Field::new(&format!("reason-{name}"), "", &none)),
        };
        let gate = |name: &'static str, state: &'static str, way: bool| GateView {
            name: name.to_owned(),
            label: "What the options are".to_owned(),
            state,
            state_text: "Missing".to_owned(),
            passed: vec![
                ("Jo Officer, 1 March 2027".to_owned(), "A reason".to_owned());
                usize::from(state == "passed")
            ],
            href: way.then(|| "/staff/surveys/1/build/about#basis".to_owned()),
            reason: (way && state == "missing")
                .then(|| Field::new(&format!("reason-{name}"), "", &none)),
        };
        Self {
            number: 2,
            sha: "0a".to_owned(),
            steps: vec![
                step("equality", !shut, shut),
                step("communications", false, false),
            ],
            gates: vec![
                gate("sound", "missing", false),
                gate("options", "missing", true),
                gate("decision", "passed", true),
                gate("basis", "done", true),
            ],
            cautions: vec!["It is open for less than six weeks".to_owned(); usize::from(shut)],
            in_the_way: shut.then(|| "2 things are missing".to_owned()),
            opens: "It opens at once".to_owned(),
        }
    }
}

/// A day in three boxes.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DateField {
    /// Start of the names of its boxes.
    pub name: &'static str,
    /// Day.
    pub day: String,
    /// Month.
    pub month: String,
    /// Year.
    pub year: String,
    /// What is wrong.
    pub error: Option<String>,
}

impl DateField {
    /// Three boxes with what was typed and what is wrong with it.
    #[must_use]
    pub fn new(name: &'static str, parts: [String; 3], errors: &FormErrors) -> Self {
        let [day, month, year] = parts;
        let error = errors.of(&format!("{name}-day"));
        Self {
            name,
            day,
            month,
            year,
            error,
        }
    }

    fn example(name: &'static str, errors: &FormErrors) -> Self {
        Self::new(name, ["1", "3", "2027"].map(str::to_owned), errors)
    }
}

/// When a survey opens and closes.
#[derive(Serialize)]
pub struct DatesPage {
    /// Key of the survey.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// The day it opens.
    pub opens: DateField,
    /// The time it opens.
    pub opens_at: Field,
    /// The day it closes.
    pub closes: DateField,
    /// The time it closes.
    pub closes_at: Field,
    /// The mark of the closing date the public knows.
    pub read: String,
    /// Why the closing date is moved; asked for once the public knows it.
    pub reason: Option<Field>,
    /// Whether those who left an address are told; asked with the reason.
    pub tell: Vec<Choice>,
    /// How many have left one, in words.
    pub addresses: String,
    /// How it was moved before, in words, with the reason.
    pub moved: Vec<(String, String)>,
}

impl Page for DatesPage {
    const TEMPLATE: &'static str = "publish/dates.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, public: bool| Self {
            id: 1,
            title: "Better days".to_owned(),
            opens: DateField::example("opens", &errors),
            opens_at: Field::new("opens-at", "09:00", &errors),
            closes: DateField::example("closes", &errors),
            closes_at: Field::new("closes-at", "23:59", &errors),
            read: "1767225599".to_owned(),
            reason: public.then(|| Field::new("reason", "", &errors)),
            tell: vec![Choice::plain("yes", "Tell them", true); usize::from(public)],
            addresses: "12 people have left an address".to_owned(),
            moved: vec![("From 1 to 8 March".to_owned(), "Snow".to_owned()); usize::from(public)],
            errors,
        };
        vec![
            page(FormErrors::none(), false),
            page(FormErrors::example("closes-day", "Enter a real date"), true),
        ]
    }
}

/// Whether a survey is to be closed now.
#[derive(Serialize)]
pub struct ClosePage {
    /// Key of the survey.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// The closing date the public knows, in words.
    pub promised: Option<String>,
    /// Why it is closed now.
    pub reason: Field,
    /// Whether those who left an address are told.
    pub tell: Vec<Choice>,
    /// How many have left one, in words.
    pub addresses: String,
}

impl Page for ClosePage {
    const TEMPLATE: &'static str = "publish/close.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, promised: bool| Self {
            id: 1,
            title: "Better days".to_owned(),
            promised: promised.then(|| "8 March 2027 at 11:59pm".to_owned()),
            reason: Field::new("reason", "", &errors),
            tell: vec![Choice::plain("yes", "Tell them", true)],
            addresses: "12 people have left an address".to_owned(),
            errors,
        };
        vec![
            page(FormErrors::none(), false),
            page(FormErrors::example("reason", "Enter the reason"), true),
        ]
    }
}

/// The holds on publishing.
#[derive(Serialize)]
pub struct HoldsPage {
    /// What is wrong.
    pub errors: FormErrors,
    /// Holds, the newest first.
    pub holds: Vec<HoldView>,
    /// For which programme one can be set.
    pub programmes: Vec<Choice>,
    /// What is wrong with that choice.
    pub programme_error: Option<String>,
    /// The first day.
    pub from: DateField,
    /// The last day.
    pub until: DateField,
    /// Why.
    pub reason: Field,
}

/// A hold.
#[derive(Clone, Debug, Serialize)]
pub struct HoldView {
    /// Key.
    pub id: i64,
    /// For what, and from when to when, in words.
    pub what: String,
    /// Why.
    pub reason: String,
    /// Why it was lifted.
    pub lifted: Option<String>,
    /// The box for a reason to lift it, while it can be.
    pub lift: Option<Field>,
}

impl Page for HoldsPage {
    const TEMPLATE: &'static str = "publish/holds.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, full: bool| Self {
            holds: match full {
                true => vec![
                    HoldView {
                        id: 1,
                        what: "The whole site, 1 April to 7 May 2027".to_owned(),
                        reason: "Local elections".to_owned(),
                        lifted: None,
                        lift: Some(Field::new("reason-1", "", &errors)),
                    },
                    HoldView {
                        id: 2,
                        what: "Better days, 1 to 7 March 2027".to_owned(),
                        reason: "By-election".to_owned(),
                        lifted: Some("It was called off".to_owned()),
                        lift: None,
                    },
                ],
                false => vec![],
            },
            programmes: vec![Choice::plain("", "The whole site", true)],
            programme_error: full.then(|| "Select a programme".to_owned()),
            from: DateField::example("from", &errors),
            until: DateField::example("until", &errors),
            reason: Field::new("reason", "", &errors),
            errors,
        };
        vec![
            page(FormErrors::none(), false),
            page(FormErrors::example("reason", "Enter the reason"), true),
        ]
    }
}
