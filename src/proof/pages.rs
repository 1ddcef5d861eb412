//! What the templates of proof receive.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, FormErrors, Link};

/// Everything a version of a survey holds, for sign-off on paper.
#[derive(Serialize)]
pub struct ProofPage {
    /// The survey.
    pub survey: Link,
    /// Which version this is, in words.
    pub version: String,
    /// What names this very version: the beginning of its hash.
    pub fingerprint: String,
    /// The day it was printed.
    pub today: String,
    /// Counts and minutes: what and how many.
    pub counts: Vec<(String, String)>,
    /// How many problems there are and how much advice, in words.
    pub found: Vec<String>,
    /// The checks, and the changes.
    pub links: Vec<Link>,
    /// The languages side by side, the one it was written in first.
    pub languages: Vec<Tongue>,
    /// Texts of the start page.
    pub start: Vec<TextRow>,
    /// Whom to ask, line by line.
    pub contact: Vec<String>,
    /// The pages of the survey.
    pub sections: Vec<ProofSection>,
    /// Names of the equality questions that follow.
    pub equality: Vec<String>,
}

/// A language as head of a column.
#[derive(Clone, Debug, Serialize)]
pub struct Tongue {
    /// Its tag.
    pub tag: String,
    /// Its name.
    pub name: String,
}

/// One text in every language.
#[derive(Clone, Debug, Serialize)]
pub struct TextRow {
    /// What the text is.
    pub label: String,
    /// Code and printed code, and what else is to be known, where it is an option.
    pub marks: Vec<String>,
    /// The address of the picture it is about.
    pub picture: Option<String>,
    /// Whether it is a picture that says nothing the words beside it do not.
    pub silent: bool,
    /// The texts in the order of the languages.
    pub cells: Vec<TextCell>,
}

/// A text in one language.
#[derive(Clone, Debug, Serialize)]
pub struct TextCell {
    /// The language's tag.
    pub lang: String,
    /// Which way it is written.
    pub dir: &'static str,
    /// The words; empty when there are none.
    pub text: String,
    /// Whether the source changed since it was translated.
    pub stale: bool,
}

/// One page of the survey.
#[derive(Serialize)]
pub struct ProofSection {
    /// Its number.
    pub number: usize,
    /// Its permanent name.
    pub code: String,
    /// Its heading.
    pub title: String,
    /// Who sees it.
    pub asked: String,
    /// Its texts.
    pub rows: Vec<TextRow>,
    /// Address of its document.
    pub href: Option<String>,
    /// Its questions.
    pub questions: Vec<ProofQuestion>,
}

/// One question.
#[derive(Serialize)]
pub struct ProofQuestion {
    /// Its number.
    pub number: usize,
    /// Its permanent name.
    pub code: String,
    /// The question.
    pub title: String,
    /// Who is asked it.
    pub asked: String,
    /// How it is answered, what is allowed, what is special about it.
    pub facts: Vec<String>,
    /// Its texts and options.
    pub rows: Vec<TextRow>,
}

fn survey() -> Link {
    Link::new("Community mental health", "/staff/surveys/1")
}

impl ProofPage {
    fn example(full: bool) -> Self {
        let many = usize::from(full);
        let cell = |lang: &str, text: &str, stale| TextCell {
            lang: lang.to_owned(),
            dir: "ltr",
            text: text.to_owned(),
            stale,
        };
        let row = |label: &str, marks: &[&str]| TextRow {
            label: label.to_owned(),
            marks: marks.iter().map(|mark| (*mark).to_owned()).collect(),
            picture: full.then(|| "/favicon.ico".to_owned()),
            silent: full && label == "Heading",
            cells: if full {
                vec![
                    cell("en", "Yes", false),
                    cell("cy", "Ydw", true),
                    cell("pl", "", false),
                ]
            } else {
                vec![cell("en", "Yes", false)]
            },
        };
        let tongue = |tag: &str, name: &str| Tongue {
            tag: tag.to_owned(),
            name: name.to_owned(),
        };
        Self {
            survey: survey(),
            version: "Draft of version 2".to_owned(),
            fingerprint: "0123456789ab".to_owned(),
            today: "21 November 2026".to_owned(),
            counts: vec![("Questions".to_owned(), "13".to_owned())],
            found: vec!["Nothing must be put right.".to_owned(); many],
            links: vec![Link::new("Problems and advice", "/staff/surveys/1/checks")],
            languages: if full {
                vec![
                    tongue("en", "English"),
                    tongue("cy", "Welsh"),
                    tongue("pl", "Polish"),
                ]
            } else {
                vec![tongue("en", "English")]
            },
            start: vec![row("Title", &[])],
            contact: vec!["The team".to_owned(); many],
            sections: vec![ProofSection {
                number: 1,
                code: "help".to_owned(),
                title: "Getting help".to_owned(),
                asked: "Asked of everybody.".to_owned(),
                rows: vec![row("Heading", &[])],
                href: full.then(|| "https://example.org".to_owned()),
                questions: vec![ProofQuestion {
                    number: 1,
                    code: "q1".to_owned(),
                    title: "Do you agree?".to_owned(),
                    asked: "Asked of everybody.".to_owned(),
                    facts: vec!["One answer".to_owned(); many],
                    rows: vec![row("Option", &["yes", "1"])],
                }],
            }],
            equality: vec!["What is your age group?".to_owned(); many],
        }
    }
}

impl Page for ProofPage {
    const TEMPLATE: &'static str = "proof/sheet.html";

    fn examples() -> Vec<Self> {
        vec![Self::example(true), Self::example(false)]
    }
}

/// What was found in a survey, by how much it matters.
#[derive(Serialize)]
pub struct ChecksPage {
    /// The survey.
    pub survey: Link,
    /// Which version this is, in words.
    pub version: String,
    /// What there is to say in one sentence.
    pub summary: String,
    /// At which age it can be read, in words.
    pub age: Option<String>,
    /// The proof sheet, and the changes.
    pub links: Vec<Link>,
    /// What was found.
    pub groups: Vec<CheckGroup>,
}

/// Findings that matter alike.
#[derive(Serialize)]
pub struct CheckGroup {
    /// Message key of its heading.
    pub key: &'static str,
    /// What stands below the heading.
    pub text: String,
    /// The findings.
    pub items: Vec<CheckItem>,
}

/// One finding.
#[derive(Serialize)]
pub struct CheckItem {
    /// Where.
    pub place: Link,
    /// What.
    pub text: String,
    /// Why it matters.
    pub why: Option<String>,
}

impl Page for ChecksPage {
    const TEMPLATE: &'static str = "proof/checks.html";

    fn examples() -> Vec<Self> {
        let item = |why: Option<&str>| CheckItem {
            place: Link::new("Question 1: Do you agree?", "/staff/surveys/1/proof#q-q1"),
            text: "This sentence has 31 words.".to_owned(),
            why: why.map(str::to_owned),
        };
        let page = |full: bool| Self {
            survey: survey(),
            version: "Draft of version 2".to_owned(),
            summary: "Nothing must be put right.".to_owned(),
            age: full.then(|| "It can be read from the age of 11 on.".to_owned()),
            links: vec![Link::new("Proof sheet", "/staff/surveys/1/proof")],
            groups: if full {
                vec![CheckGroup {
                    key: "checks-advice",
                    text: "Rules of thumb.".to_owned(),
                    items: vec![item(None), item(Some("Long sentences are read twice."))],
                }]
            } else {
                vec![]
            },
        };
        vec![page(true), page(false)]
    }
}

/// What the next version changes, and what that does to the figures.
#[derive(Serialize)]
pub struct ChangesPage {
    /// The survey.
    pub survey: Link,
    /// Which version follows which, in words.
    pub between: String,
    /// Why there is nothing to compare, in words.
    pub nothing: Option<String>,
    /// How many changes of each effect, in words.
    pub summary: Vec<String>,
    /// Everything wrong with what was decided.
    pub errors: FormErrors,
    /// Number of the later version.
    pub number: i32,
    /// Questions that were reworded.
    pub decisions: Vec<DecisionView>,
    /// Whether the reader may decide.
    pub can_decide: bool,
    /// The changes by place.
    pub groups: Vec<ChangeGroup>,
    /// Other versions to look at.
    pub others: Vec<Link>,
}

/// A reworded question.
#[derive(Serialize)]
pub struct DecisionView {
    /// Name of its field.
    pub name: String,
    /// The question's number.
    pub number: usize,
    /// The question, as a place.
    pub place: Link,
    /// What was reworded, in sentences.
    pub changes: Vec<String>,
    /// The two answers.
    pub choices: Vec<Choice>,
    /// What is wrong with the answer.
    pub error: Option<String>,
    /// What was said before, by whom and when.
    pub said: Option<String>,
}

/// Changes of one place.
#[derive(Serialize)]
pub struct ChangeGroup {
    /// The place.
    pub place: Link,
    /// What changed there.
    pub changes: Vec<ChangeView>,
}

/// One change.
#[derive(Serialize)]
pub struct ChangeView {
    /// What changed, in a sentence.
    pub text: String,
    /// Name of what it does to the figures.
    pub effect: &'static str,
    /// That in words.
    pub effect_text: String,
}

impl Page for ChangesPage {
    const TEMPLATE: &'static str = "proof/changes.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let place = || Link::new("Question 1: Do you agree?", "/staff/surveys/1/proof#q-q1");
        let decision = |error: Option<&str>, said: Option<&str>, name: &str| DecisionView {
            name: name.to_owned(),
            number: 1,
            place: place(),
            changes: vec!["The wording changed.".to_owned()],
            choices: vec![
                Choice::plain("together", "Count them together", said.is_some()),
                Choice::plain("apart", "Count only later answers", false),
            ],
            error: error.map(str::to_owned),
            said: said.map(str::to_owned),
        };
        let page = |can_decide: bool| Self {
            survey: survey(),
            between: "From version 1 to the draft of version 2".to_owned(),
            nothing: None,
            summary: vec!["3 changes leave the figures as they are".to_owned()],
            errors: if can_decide {
                FormErrors::example("count-q1", "Say whether they count together")
            } else {
                FormErrors::none()
            },
            number: 2,
            decisions: vec![
                decision(
                    can_decide.then_some("Say whether they count together"),
                    None,
                    "count-q1",
                ),
                decision(None, Some("Jo said on 3 March 2027: together"), "count-q2"),
            ],
            can_decide,
            groups: vec![ChangeGroup {
                place: place(),
                changes: vec![ChangeView {
                    text: "The option “Bus” was added.".to_owned(),
                    effect: "new",
                    effect_text: "Counted from now on".to_owned(),
                }],
            }],
            others: vec![Link::new("Version 1", "/staff/surveys/1/changes?version=1")],
        };
        let nothing = Self {
            nothing: Some("There is only one version.".to_owned()),
            summary: vec![],
            decisions: vec![],
            groups: vec![],
            others: vec![],
            errors: FormErrors::none(),
            ..page(false)
        };
        let same = Self {
            decisions: vec![],
            groups: vec![],
            ..page(false)
        };
        vec![page(true), page(false), nothing, same]
    }
}
