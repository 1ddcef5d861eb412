//! What the pages of safeguarding receive.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link, Said};

/// Help for whoever wrote words of distress, within a page of the survey.
#[derive(Clone, Debug, Serialize)]
pub struct SafetyPanel {
    /// In which days and hours somebody looks at what was sent, in words; none when nobody does.
    pub hours: Option<String>,
    /// Whether the answers were sent already.
    pub sent: bool,
    /// The programme's own lines of help.
    pub lines: Vec<Said>,
}

impl SafetyPanel {
    pub(crate) fn examples() -> Vec<Self> {
        let panel = |watched: bool, sent: bool| Self {
            hours: watched.then(|| "Monday to Friday, 9am to 5pm".to_owned()),
            sent,
            lines: match watched {
                true => vec![Said::plain("Moor Line, 01632 960 111, every evening")],
                false => vec![],
            },
        };
        vec![
            panel(true, false),
            panel(true, true),
            panel(false, false),
            panel(false, true),
        ]
    }
}

/// The safeguarding queue.
#[derive(Serialize)]
pub struct QueuePage {
    /// Whether the ended cases are shown instead of those that wait.
    pub ended: bool,
    /// How many wait, in words.
    pub waiting: Option<String>,
    /// Cases.
    pub cases: Vec<CaseLine>,
}

/// A case in the queue. It holds no words of the response.
#[derive(Clone, Debug, Serialize)]
pub struct CaseLine {
    /// Its number, leading to it.
    pub link: Link,
    /// The programme.
    pub programme: String,
    /// The day the response came in, in words.
    pub received: String,
    /// The way it came in, in words.
    pub channel: String,
    /// What was heard, in words.
    pub topic: String,
    /// Whom it is about, in words.
    pub whose: String,
    /// Whether it seems to be long ago.
    pub long_ago: bool,
    /// Name of its state.
    pub state: &'static str,
    /// Its state in words.
    pub state_text: String,
    /// Who did the last step, and when.
    pub last: Option<String>,
}

impl CaseLine {
    fn examples() -> Vec<Self> {
        let line = |full: bool| Self {
            link: Link::new("Case 7", "/staff/safeguarding/7"),
            programme: "Better days".to_owned(),
            received: "6 March 2026".to_owned(),
            channel: "Online".to_owned(),
            topic: "Wanting to die".to_owned(),
            whose: "Whoever wrote it".to_owned(),
            long_ago: full,
            state: if full { "looking" } else { "new" },
            state_text: "Being looked at".to_owned(),
            last: full.then(|| "Sam, 7 March 2026 at 9am".to_owned()),
        };
        vec![line(true), line(false)]
    }
}

impl Page for QueuePage {
    const TEMPLATE: &'static str = "safeguarding/queue.html";

    fn examples() -> Vec<Self> {
        let page = |ended: bool, cases: Vec<CaseLine>| Self {
            ended,
            waiting: (!cases.is_empty()).then(|| "2 wait".to_owned()),
            cases,
        };
        vec![
            page(false, CaseLine::examples()),
            page(true, CaseLine::examples()),
            page(false, vec![]),
            page(true, vec![]),
        ]
    }
}

/// One case.
#[derive(Serialize)]
pub struct CasePage {
    /// Key.
    pub id: i64,
    /// What the queue says of it.
    pub case: CaseLine,
    /// What the response says in words.
    pub words: Vec<WordsView>,
    /// What was done, the last first.
    pub steps: Vec<StepView>,
    /// What is wrong with the form.
    pub errors: FormErrors,
    /// Name of the state it is in.
    pub from: &'static str,
    /// What it may become.
    pub states: Vec<Choice>,
    /// What is wrong with that choice.
    pub state_error: Option<String>,
    /// What was done.
    pub note: Field,
}

/// Words somebody wrote, with the question.
#[derive(Clone, Debug, Serialize)]
pub struct WordsView {
    /// The question.
    pub question: Said,
    /// The words in pieces, each with whether it was heard as distress.
    pub pieces: Vec<(String, bool)>,
}

/// One step of a case.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    /// What it became, in words.
    pub state: String,
    /// Who and when.
    pub by: String,
    /// What was done.
    pub note: Option<String>,
}

impl Page for CasePage {
    const TEMPLATE: &'static str = "safeguarding/case.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, case: CaseLine, full: bool| Self {
            id: 7,
            case,
            words: vec![WordsView {
                question: Said::plain("What would help?"),
                pieces: vec![("I ".to_owned(), false), ("wanted to die".to_owned(), true)],
            }],
            steps: match full {
                true => vec![
                    StepView {
                        state: "Being looked at".to_owned(),
                        by: "Sam, 7 March 2026 at 9am".to_owned(),
                        note: Some("Rang the ward".to_owned()),
                    },
                    StepView {
                        state: "New".to_owned(),
                        by: "Sam, 7 March 2026 at 8am".to_owned(),
                        note: None,
                    },
                ],
                false => vec![],
            },
            from: "new",
            states: vec![Choice::plain("looking", "Being looked at", false)],
            state_error: errors.of("state"),
            note: Field::new("note", "", &errors),
            errors,
        };
        let lines = CaseLine::examples();
        let errors = FormErrors::example("state", "Select how far it is");
        let mut pages: Vec<Self> = lines
            .into_iter()
            .zip([true, false])
            .map(|(line, full)| page(FormErrors::none(), line, full))
            .collect();
        pages.extend(
            CaseLine::examples()
                .pop()
                .map(|line| page(errors, line, false)),
        );
        pages
    }
}

/// Who leads, and when.
#[derive(Serialize)]
pub struct SettingsPage {
    /// Key of the programme.
    pub programme: i64,
    /// Its title.
    pub title: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// Who can lead; empty when nobody holds the role.
    pub leads: Vec<Choice>,
    /// What is wrong with that choice.
    pub lead_error: Option<String>,
    /// Days of the week, for the first day.
    pub first: Vec<Choice>,
    /// What is wrong with it.
    pub first_error: Option<String>,
    /// Days of the week, for the last day.
    pub last: Vec<Choice>,
    /// What is wrong with it.
    pub last_error: Option<String>,
    /// From what time.
    pub from: Field,
    /// Until what time.
    pub until: Field,
    /// The programme's own lines of help.
    pub lines: Field,
    /// The panel as the public sees it; none before anything is set.
    pub panel: Option<SafetyPanel>,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "safeguarding/settings.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, full: bool| Self {
            programme: 1,
            title: "Better days".to_owned(),
            leads: vec![Choice::plain("3", "Sam", true); usize::from(full)],
            lead_error: errors.of("lead"),
            first: vec![Choice::plain("1", "Monday", true)],
            first_error: errors.of("first"),
            last: vec![Choice::plain("5", "Friday", true)],
            last_error: errors.of("last"),
            from: Field::new("from", "09:00", &errors),
            until: Field::new("until", "17:00", &errors),
            lines: Field::new("lines", "", &errors),
            panel: SafetyPanel::examples().into_iter().next().filter(|_| full),
            errors,
        };
        vec![
            page(FormErrors::none(), true),
            page(FormErrors::example("lead", "Select who leads"), false),
        ]
    }
}

/// Somebody who reads what was said fears for a person.
#[derive(Serialize)]
pub struct RaisePage {
    /// What it is called.
    pub called: String,
    /// Where it is read; the page lies below.
    pub at: String,
    /// Where its reader goes on from.
    pub back: String,
    /// Where a lead is named, when nobody leads yet.
    pub settings: Option<String>,
    /// What may be feared.
    pub topics: Vec<Choice>,
    /// What is wrong with that choice.
    pub topic_error: Option<String>,
    /// For whom.
    pub whose: Vec<Choice>,
    /// What is wrong with that choice.
    pub whose_error: Option<String>,
    /// What made the reader think so.
    pub why: Field,
    /// What is wrong.
    pub errors: FormErrors,
}

impl Page for RaisePage {
    const TEMPLATE: &'static str = "safeguarding/raise.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, led: bool| Self {
            called: "Comment 12".to_owned(),
            at: "/staff/themes/1/q8/comments/12".to_owned(),
            back: "/staff/themes/1/q8/comments/12".to_owned(),
            settings: (!led).then(|| "/staff/programmes/1/safeguarding".to_owned()),
            topics: vec![Choice::plain("danger", "Being in danger", false)],
            topic_error: errors.of("topic"),
            whose: vec![Choice::plain("writer", "About whoever wrote it", true)],
            whose_error: errors.of("whose"),
            why: Field::new("why", "", &errors),
            errors,
        };
        vec![
            page(FormErrors::none(), true),
            page(FormErrors::example("topic", "Choose what you fear"), false),
        ]
    }
}
