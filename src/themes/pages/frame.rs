//! The themes of a question, and what was done to them.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

/// The themes of a question.
#[derive(Serialize)]
pub struct FramePage {
    /// The survey.
    pub survey: Link,
    /// The question.
    pub question: String,
    /// Address of this page, start of all its forms.
    pub here: String,
    /// Name of the state.
    pub state_name: String,
    /// How far the question is, in words.
    pub state: String,
    /// What near-identical comments come to, in words.
    pub bundles: Option<String>,
    /// How many of the comments a person has read, in words.
    pub read: String,
    /// The same in percent, for the bar.
    pub share_read: u64,
    /// Where to go on reading; none when everything was read.
    pub next: Option<String>,
    /// Lists of comments.
    pub lists: Vec<Link>,
    /// `none`, `waiting`, `running`, `done`, `stopped`, `failed`, or `half`: failed
    /// when the new themes were there and not every comment in them.
    pub run: &'static str,
    /// How much of the grouping is done.
    pub percent: i32,
    /// What the last grouping did, in sentences.
    pub run_text: Vec<String>,
    /// Where the program is taught; none while it has nothing to ask.
    pub teach: Option<String>,
    /// About how many themes are wanted.
    pub wanted: Field,
    /// Sorting into the themes that stand only; none while none does.
    pub closed: Option<Vec<Choice>>,
    /// Themes, each before those below it.
    pub themes: Vec<ThemeView>,
    /// The step that can be undone.
    pub undo: Option<UndoView>,
    /// Whether anything was done yet.
    pub has_history: bool,
    /// Standing by the themes.
    pub agree: AgreeView,
    /// What is wrong.
    pub errors: FormErrors,
    /// Name of a theme to be made.
    pub name: Field,
    /// What belongs to it.
    pub definition: Field,
    /// Words people use for it.
    pub known_by: Field,
    /// The theme above it.
    pub parents: Vec<Choice>,
}

/// A theme in the frame.
#[derive(Clone, Debug, Serialize)]
pub struct ThemeView {
    /// Its key.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// Its name, leading to it.
    pub link: Link,
    /// How deep it stands, from 0.
    pub depth: usize,
    /// What belongs to it.
    pub definition: String,
    /// What does not.
    pub excludes: String,
    /// How far it is, in words.
    pub state: String,
    /// Name of its state.
    pub state_name: String,
    /// How many comments, from how many people, in words.
    pub size: String,
    /// How many proposals nobody decided about, in words; none when there are none.
    pub open: Option<String>,
    /// Share of all comments, for the bar: 0 to 100.
    pub share: u64,
    /// Its typical words.
    pub terms: String,
    /// What became part of it and what it was split from, in words.
    pub lineage: Vec<String>,
    /// Its most typical comments.
    pub typical: Vec<String>,
}

/// The step that can be undone.
#[derive(Clone, Debug, Serialize)]
pub struct UndoView {
    /// Its key.
    pub step: i64,
    /// What was done, by whom and when.
    pub text: String,
}

/// Standing by the themes of a question.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AgreeView {
    /// Who stands by them and since when; none while they are decided about.
    pub agreed: Option<String>,
    /// Why, where something was open.
    pub reason: String,
    /// What is still open, in words.
    pub open: Vec<String>,
    /// Why it is agreed all the same.
    pub why: Field,
}

impl ThemeView {
    pub(super) fn example(state_name: &str, depth: usize) -> Self {
        let full = state_name == "accepted";
        let when = |text: &str| if full { text.to_owned() } else { String::new() };
        Self {
            id: 4 + i64::try_from(depth).unwrap_or(0),
            number: "7".to_owned(),
            link: Link::new("Waiting times", "/staff/theme/1"),
            depth,
            definition: when("How long it takes"),
            excludes: when("Opening hours"),
            state: "Proposed".to_owned(),
            state_name: state_name.to_owned(),
            size: "54 comments from 51 people".to_owned(),
            open: full.then(|| "12 proposals to look at".to_owned()),
            share: 12,
            terms: when("wait, months, list"),
            lineage: if full {
                vec!["“Delays” became part of it".to_owned()]
            } else {
                vec![]
            },
            typical: vec!["I waited a year".to_owned()],
        }
    }
}

impl Page for FramePage {
    const TEMPLATE: &'static str = "themes/frame.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |run: &'static str, full: bool, errors: FormErrors| Self {
            survey: Link::new("Better days", "/staff/themes/1"),
            question: "What would help?".to_owned(),
            here: "/staff/themes/1/q2".to_owned(),
            state_name: "reviewing".to_owned(),
            state: "Reviewing".to_owned(),
            bundles: full.then(|| "9 comments came in 1 bundle".to_owned()),
            read: "49 of 412 comments were read by a person".to_owned(),
            share_read: 12,
            next: full.then(|| "/staff/themes/1/q2/next".to_owned()),
            lists: vec![Link::new("All comments", "/staff/themes/1/q2/comments")],
            run,
            percent: 40,
            run_text: vec!["412 comments grouped".to_owned()],
            teach: full.then(|| "/staff/themes/1/q2/teach".to_owned()),
            wanted: Field::new("themes", "", &errors),
            closed: full.then(|| vec![Choice::plain("yes", "Nothing else", false)]),
            themes: if full {
                vec![
                    ThemeView::example("accepted", 0),
                    ThemeView::example("proposed", 1),
                    ThemeView::example("set_aside", 2),
                ]
            } else {
                vec![]
            },
            undo: full.then(|| UndoView {
                step: 3,
                text: "Jo merged “Delays” into “Waiting times”".to_owned(),
            }),
            has_history: full,
            agree: AgreeView {
                agreed: (run == "failed").then(|| "Agreed by Jo".to_owned()),
                reason: if full {
                    String::new()
                } else {
                    "Time".to_owned()
                },
                open: if full {
                    vec!["363 comments were read by nobody".to_owned()]
                } else {
                    vec![]
                },
                why: Field::new("why", "", &errors),
            },
            name: Field::new("name", "", &errors),
            definition: Field::new("definition", "", &errors),
            known_by: Field::new("known_by", "", &errors),
            parents: vec![Choice::plain("", "None", true)],
            errors,
        };
        vec![
            page("none", false, FormErrors::none()),
            page("waiting", false, FormErrors::none()),
            page("running", true, FormErrors::none()),
            page("half", true, FormErrors::none()),
            page("done", true, FormErrors::example("why", "Say why")),
            page("failed", false, FormErrors::none()),
            page(
                "stopped",
                true,
                FormErrors::example("themes", "Enter a number"),
            ),
        ]
    }
}

/// What was done to the themes of a question.
#[derive(Serialize)]
pub struct HistoryPage {
    /// The themes.
    pub frame: Link,
    /// The question.
    pub question: String,
    /// The steps, the last one first.
    pub steps: Vec<StepView>,
    /// Earlier ones.
    pub older: Option<String>,
}

/// One step.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    /// What was done.
    pub text: String,
    /// By whom and when.
    pub by: String,
    /// Who undid it and when.
    pub undone: Option<String>,
}

impl Page for HistoryPage {
    const TEMPLATE: &'static str = "themes/history.html";

    fn examples() -> Vec<Self> {
        let step = |undone: bool| StepView {
            text: "“Delays” became part of “Waiting times”".to_owned(),
            by: "Jo, 3 March 2026".to_owned(),
            undone: undone.then(|| "Undone by Jo".to_owned()),
        };
        let page = |steps: Vec<StepView>| Self {
            frame: Link::new("Themes", "/staff/themes/1/q2"),
            question: "What would help?".to_owned(),
            older: (!steps.is_empty()).then(|| "?before=4".to_owned()),
            steps,
        };
        vec![page(vec![step(true), step(false)]), page(vec![])]
    }
}
