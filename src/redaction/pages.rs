//! What the templates of redaction receive.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

/// Saying what originals are opened for.
#[derive(Clone, Debug, Serialize)]
pub struct OpenView {
    /// Where it is sent.
    pub action: String,
    /// Where to go on to afterwards.
    pub to: String,
    /// Reasons.
    pub reasons: Vec<Choice>,
    /// What is wrong with the choice.
    pub error: Option<String>,
    /// The reason in words.
    pub note: Field,
}

impl OpenView {
    /// As it stands in examples of pages.
    #[must_use]
    pub fn example(errors: &FormErrors) -> Self {
        Self {
            action: "/staff/redaction/1/q2/open".to_owned(),
            to: "coding".to_owned(),
            reasons: vec![Choice::plain("redacting", "To redact", true)],
            error: errors.of("reason"),
            note: Field::new("note", "", errors),
        }
    }
}

/// The comments of a question that hold something nobody has decided about.
#[derive(Serialize)]
pub struct RedactionPage {
    /// The question.
    pub question: String,
    /// Its themes.
    pub frame: Link,
    /// Address of this page, start of its forms.
    pub here: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// Saying what for; none when that was said today.
    pub open: Option<OpenView>,
    /// How many comments wait, in words.
    pub waiting: String,
    /// The first of them.
    pub first: Option<String>,
    /// Candidates by kind.
    pub kinds: Vec<KindView>,
    /// What was done last, and the moment by which it is taken back.
    pub undo: Option<(String, String)>,
    /// Comments that wait, as they may be shown.
    pub comments: Vec<(Link, String)>,
    /// The page after this one.
    pub next: Option<String>,
}

/// Candidates of a kind.
#[derive(Clone, Debug, Serialize)]
pub struct KindView {
    /// Its name.
    pub name: String,
    /// What it is, how many there are, and in how many comments.
    pub text: String,
    /// What taking them all out does, in words.
    pub label: String,
    /// Some of them.
    pub sample: Vec<String>,
}

impl Page for RedactionPage {
    const TEMPLATE: &'static str = "redaction/queue.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |open: Option<OpenView>, full: bool, errors: FormErrors| Self {
            question: "What would help?".to_owned(),
            frame: Link::new("Themes", "/staff/themes/1/q2"),
            here: "/staff/redaction/1/q2".to_owned(),
            errors,
            open,
            waiting: "2 comments wait".to_owned(),
            first: full.then(|| "/staff/redaction/1/q2/7".to_owned()),
            kinds: if full {
                vec![KindView {
                    name: "postcode".to_owned(),
                    text: "3 postcodes in 2 comments".to_owned(),
                    label: "Take out all 3".to_owned(),
                    sample: vec!["AB1 2CD".to_owned()],
                }]
            } else {
                vec![]
            },
            undo: full.then(|| ("You decided about 3 places".to_owned(), "17".to_owned())),
            comments: if full {
                let link = Link::new("Comment 7", "/staff/redaction/1/q2/7");
                vec![(link, "I live at [postcode removed]".to_owned())]
            } else {
                vec![]
            },
            next: full.then(|| "/staff/redaction/1/q2?after=7".to_owned()),
        };
        let wrong = FormErrors::example("reason", "Select a reason");
        vec![
            page(None, true, FormErrors::none()),
            page(None, false, FormErrors::none()),
            page(
                Some(OpenView::example(&FormErrors::none())),
                false,
                FormErrors::none(),
            ),
            page(Some(OpenView::example(&wrong)), true, wrong),
        ]
    }
}

/// One comment as it was written, what is hidden in it, and what anybody may see of it.
#[derive(Serialize)]
pub struct SheetPage {
    /// The question.
    pub question: String,
    /// The comments that wait.
    pub queue: Link,
    /// Which comment this is, in words.
    pub title: String,
    /// Address of this page, start of its forms.
    pub here: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// Saying what for; none when that was said today.
    pub open: Option<OpenView>,
    /// The words as they were written, in pieces.
    pub parts: Vec<SheetPart>,
    /// The words that may be shown.
    pub shown: String,
    /// Candidates and marks.
    pub marks: Vec<MarkView>,
    /// The reason in words.
    pub note: Field,
    /// Words to be hidden.
    pub words: Field,
    /// What they can say.
    pub kinds: Vec<Choice>,
    /// What is wrong with the kind.
    pub kind_error: Option<String>,
    /// Why they are hidden.
    pub reasons: Vec<Choice>,
    /// What is wrong with the reason.
    pub reason_error: Option<String>,
    /// The reason in words.
    pub why_note: Field,
    /// What was done last, and the moment by which it is taken back.
    pub undo: Option<(String, String)>,
    /// The comment among its themes.
    pub coding: String,
    /// Its key.
    pub comment: String,
}

/// A piece of what was written.
#[derive(Clone, Debug, Serialize)]
pub struct SheetPart {
    /// The words.
    pub text: String,
    /// The number of the candidate they are; none where they are none.
    pub number: Option<usize>,
    /// Name of what was decided about it.
    pub state: String,
}

/// A candidate, or words that were marked by hand.
#[derive(Clone, Debug, Serialize)]
pub struct MarkView {
    /// Key.
    pub id: i64,
    /// Its number on the page.
    pub number: usize,
    /// The words.
    pub words: String,
    /// What they may say, and why that is thought, in words.
    pub about: String,
    /// Who decided what and when, in words.
    pub decided: Option<String>,
    /// Name of what was decided.
    pub state: String,
    /// What can be decided: headings with choices.
    pub choices: Vec<(String, Vec<Choice>)>,
}

impl Page for SheetPage {
    const TEMPLATE: &'static str = "redaction/comment.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let mark = |state: &str| MarkView {
            id: if state == "proposed" { 3 } else { 4 },
            number: 1,
            words: "AB1 2CD".to_owned(),
            about: "Postcode: it has the shape of one".to_owned(),
            decided: (state != "proposed").then(|| "Jo, today".to_owned()),
            state: state.to_owned(),
            choices: vec![(
                "Take it out".to_owned(),
                vec![Choice::plain(
                    "accepted:place",
                    "It tells where somebody lives",
                    true,
                )],
            )],
        };
        let part = |number: Option<usize>, state: &str| SheetPart {
            text: "AB1 2CD".to_owned(),
            number,
            state: state.to_owned(),
        };
        let page = |marks: Vec<MarkView>, errors: FormErrors, open: bool| Self {
            question: "What would help?".to_owned(),
            queue: Link::new("Hidden words", "/staff/redaction/1/q2"),
            title: "Comment 7".to_owned(),
            here: "/staff/redaction/1/q2/7".to_owned(),
            open: open.then(|| OpenView::example(&errors)),
            parts: vec![part(None, ""), part(Some(1), "proposed")],
            shown: "I live at [postcode removed]".to_owned(),
            note: Field::new("note", "", &errors),
            words: Field::new("words", "", &errors),
            kinds: vec![Choice::plain("name", "A name", true)],
            kind_error: errors.of("kind"),
            reasons: vec![Choice::plain("person", "It names somebody", true)],
            reason_error: errors.of("why"),
            why_note: Field::new("why_note", "", &errors),
            undo: (!marks.is_empty()).then(|| ("You decided".to_owned(), "17".to_owned())),
            coding: "/staff/themes/1/q2/comments/7".to_owned(),
            comment: "7".to_owned(),
            marks,
            errors,
        };
        vec![
            page(
                vec![mark("proposed"), mark("accepted")],
                FormErrors::none(),
                false,
            ),
            page(vec![], FormErrors::none(), false),
            page(vec![], FormErrors::none(), true),
            page(
                vec![mark("left")],
                FormErrors::example("note", "Say why"),
                false,
            ),
            page(vec![], FormErrors::example("words", "Not there"), false),
        ]
    }
}

/// Quotations of a question: proposed, looked at, published.
#[derive(Serialize)]
pub struct QuotesPage {
    /// The question.
    pub question: String,
    /// Its themes.
    pub frame: Link,
    /// Address of this page.
    pub here: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// How many may be published, in words.
    pub count: String,
    /// Proposed words.
    pub quotes: Vec<QuoteView>,
}

/// Words somebody proposed to quote.
#[derive(Clone, Debug, Serialize)]
pub struct QuoteView {
    /// Key of the comment.
    pub comment: i64,
    /// The comment among its themes.
    pub coding: Link,
    /// Where what is hidden in it is decided.
    pub redact: String,
    /// What may be shown of it.
    pub shown: String,
    /// The words that may be published, if they may.
    pub quote: Option<String>,
    /// Every rule that does not let them be, in words.
    pub unfit: Vec<String>,
    /// Who looked at them and what came of it, in words.
    pub looked: Option<String>,
    /// Whether the form for the second look is open.
    pub open: bool,
    /// Whether whoever looks also proposed them.
    pub is_own: bool,
    /// The words.
    pub words: Field,
    /// What has to be true of them.
    pub checks: Vec<Choice>,
    /// What is wrong with that.
    pub check_error: Option<String>,
    /// Why not, or why alone.
    pub why: Field,
}

impl Page for QuotesPage {
    const TEMPLATE: &'static str = "redaction/quotes.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let quote = |fit: bool, errors: &FormErrors| QuoteView {
            comment: 7,
            coding: Link::new("Comment 7", "/staff/themes/1/q2/comments/7"),
            redact: "/staff/redaction/1/q2/7".to_owned(),
            shown: "I waited a year".to_owned(),
            quote: fit.then(|| "I waited a year".to_owned()),
            unfit: if fit {
                vec![]
            } else {
                vec!["Nobody looked at it".to_owned()]
            },
            looked: fit.then(|| "Passed by Jo".to_owned()),
            open: !fit,
            is_own: !fit,
            words: Field::new("words", "I waited a year", errors),
            checks: vec![Choice::plain("rare", "Nothing rare", false)],
            check_error: errors.of("check"),
            why: Field::new("why", "", errors),
        };
        let page = |quotes: Vec<QuoteView>, errors: FormErrors| Self {
            question: "What would help?".to_owned(),
            frame: Link::new("Themes", "/staff/themes/1/q2"),
            here: "/staff/quotes/1/q2".to_owned(),
            count: "1 may be published".to_owned(),
            quotes,
            errors,
        };
        let wrong = || FormErrors::example("check", "Tick all");
        vec![
            page(vec![quote(true, &FormErrors::none())], FormErrors::none()),
            page(vec![quote(false, &FormErrors::none())], FormErrors::none()),
            page(vec![quote(false, &wrong())], wrong()),
            page(vec![], FormErrors::none()),
        ]
    }
}
