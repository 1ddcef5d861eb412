//! How far people agree about the themes of a question, and the program with them.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

use super::WordsPart;

/// How far people agree, and the program with them.
#[derive(Serialize)]
pub struct AgreementPage {
    /// The themes.
    pub frame: Link,
    /// The question.
    pub question: String,
    /// Address of this page, start of its forms.
    pub here: String,
    /// Where samples are given back.
    pub second: String,
    /// How many comments a person has coded, in words.
    pub coded: String,
    /// Whether anything can be drawn or measured.
    pub any: bool,
    /// Samples somebody codes second or has coded.
    pub samples: Vec<SampleView>,
    /// Who can code second.
    pub people: Vec<Choice>,
    /// What is wrong with the choice.
    pub coder_error: Option<String>,
    /// How many comments.
    pub count: Field,
    /// Where two people differ.
    pub differences: Option<Link>,
    /// What was measured last.
    pub measured: Option<MeasuredView>,
    /// Least alpha.
    pub alpha: Field,
    /// Least F1.
    pub f1: Field,
    /// What is wrong.
    pub errors: FormErrors,
}

/// A sample somebody codes second or has coded.
#[derive(Clone, Debug, Serialize)]
pub struct SampleView {
    /// Key.
    pub id: i64,
    /// Who, and how far they are, in words.
    pub text: String,
    /// Who had it drawn, when, from how many, with which seed.
    pub drawn: String,
    /// Whether it is still being coded.
    pub open: bool,
}

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct MeasuredView {
    /// Who asked for it, and when.
    pub when: String,
    /// How themes changed since, in words.
    pub since: Vec<String>,
    /// How far two people agree: the figure, what it is worth, and from what, in words.
    pub people: FigureLine,
    /// How far the program agrees with who saw no proposal.
    pub blind: FigureLine,
    /// How far it agrees with who had its proposals in sight.
    pub in_sight: FigureLine,
    /// Each theme.
    pub themes: Vec<MeasuredLine>,
}

/// A figure in words.
#[derive(Clone, Debug, Serialize)]
pub struct FigureLine {
    /// The figure with its interval.
    pub figure: String,
    /// From how many comments, in words.
    pub from: String,
    /// What it is worth, in words.
    pub worth: String,
    /// The name of that, for its colour.
    pub worth_name: String,
}

/// What was measured about one theme: figures, each with its interval and how many comments.
#[derive(Clone, Debug, Serialize)]
pub struct MeasuredLine {
    /// The theme.
    pub name: String,
    /// Alpha of two people, and from what.
    pub people: (String, String),
    /// F1 of the program with who saw no proposal, and from what.
    pub blind: (String, String),
    /// F1 with who had its proposals in sight, and from what.
    pub in_sight: (String, String),
}

impl Page for AgreementPage {
    const TEMPLATE: &'static str = "themes/agreement.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let line = |worth: &str| FigureLine {
            figure: "0.71 (0.62 to 0.79)".to_owned(),
            from: "100 comments".to_owned(),
            worth: "Enough for tentative conclusions".to_owned(),
            worth_name: worth.to_owned(),
        };
        let pair = || ("0.71 (0.62 to 0.79)".to_owned(), "100".to_owned());
        let measured = |full: bool| MeasuredView {
            when: "Jo, 3 March 2027".to_owned(),
            since: full
                .then(|| "“Waiting” was described anew".to_owned())
                .into_iter()
                .collect(),
            people: line("tentative"),
            blind: line("low"),
            in_sight: line("reliable"),
            themes: vec![MeasuredLine {
                name: "Waiting times".to_owned(),
                people: pair(),
                blind: pair(),
                in_sight: pair(),
            }],
        };
        let sample = |open: bool| SampleView {
            id: 3 + i64::from(open),
            text: "Jo has coded 12 of 100".to_owned(),
            drawn: "Drawn by Sam".to_owned(),
            open,
        };
        let page = |any: bool, full: bool, errors: FormErrors| Self {
            frame: Link::new("Themes", "/staff/themes/1/q2"),
            question: "What would help?".to_owned(),
            here: "/staff/themes/1/q2/agreement".to_owned(),
            second: "/staff/themes/1/q2/second".to_owned(),
            coded: "112 comments were coded".to_owned(),
            any,
            samples: if any {
                vec![sample(true), sample(false)]
            } else {
                vec![]
            },
            people: vec![Choice::plain("1", "Jo", false)],
            coder_error: errors.of("coder"),
            count: Field::new("count", "100", &errors),
            differences: full.then(|| {
                Link::new(
                    "5 comments differ",
                    "/staff/themes/1/q2/agreement/differences",
                )
            }),
            measured: any.then(|| measured(full)),
            alpha: Field::new("alpha", "0.667", &errors),
            f1: Field::new("f1", "0.750", &errors),
            errors,
        };
        vec![
            page(false, false, FormErrors::none()),
            page(true, true, FormErrors::example("coder", "Select who")),
            page(true, false, FormErrors::none()),
        ]
    }
}

/// Comments two people coded differently.
#[derive(Serialize)]
pub struct DifferencesPage {
    /// Where agreement is.
    pub back: Link,
    /// The question.
    pub question: String,
    /// Those that are open: the words, and the themes.
    pub open: Vec<(Link, String)>,
    /// How many were settled, in words.
    pub settled: String,
    /// Those: the words, and by whom.
    pub done: Vec<(Link, String)>,
}

impl Page for DifferencesPage {
    const TEMPLATE: &'static str = "themes/differences.html";

    fn examples() -> Vec<Self> {
        let row = || {
            (
                Link::new("I waited", "/staff/x"),
                "Waiting times".to_owned(),
            )
        };
        let page = |full: bool| Self {
            back: Link::new("Agreement", "/staff/themes/1/q2/agreement"),
            question: "What would help?".to_owned(),
            open: if full { vec![row()] } else { vec![] },
            settled: "1 is settled".to_owned(),
            done: if full { vec![row()] } else { vec![] },
        };
        vec![page(true), page(false)]
    }
}

/// One comment two people coded differently.
#[derive(Serialize)]
pub struct SettlePage {
    /// All of them.
    pub back: Link,
    /// The question.
    pub question: String,
    /// Which comment this is, in words.
    pub title: String,
    /// Address of this page.
    pub here: String,
    /// The words.
    pub parts: Vec<WordsPart>,
    /// How they came in, and in which language.
    pub facts: String,
    /// The comment in English: who translated it, and the words.
    pub translation: Option<(String, String)>,
    /// Where both put it.
    pub both: String,
    /// Where they differ.
    pub themes: Vec<SettleView>,
    /// Who the two are and who settled it; none before.
    pub settled: Option<String>,
    /// What is wrong.
    pub errors: FormErrors,
}

/// A theme about which two people differ.
#[derive(Clone, Debug, Serialize)]
pub struct SettleView {
    /// Name of its field.
    pub name: String,
    /// The theme.
    pub theme: String,
    /// What belongs to it and what does not.
    pub hint: String,
    /// Who put the comment there and who did not, in words.
    pub said: String,
    /// In or out.
    pub choices: Vec<Choice>,
    /// What is wrong.
    pub error: Option<String>,
}

impl Page for SettlePage {
    const TEMPLATE: &'static str = "themes/settle.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let theme = |hint: &str, errors: &FormErrors| SettleView {
            name: "theme-7".to_owned(),
            theme: "Waiting times".to_owned(),
            hint: hint.to_owned(),
            said: "First: yes. Second: no.".to_owned(),
            choices: vec![Choice::plain("in", "It belongs there", false)],
            error: errors.of("theme-7"),
        };
        let page = |full: bool, errors: FormErrors| Self {
            back: Link::new("All of them", "/staff/themes/1/q2/agreement/differences"),
            question: "What would help?".to_owned(),
            title: "Comment 7".to_owned(),
            here: "/staff/themes/1/q2/agreement/differences/7".to_owned(),
            parts: vec![WordsPart {
                text: "I waited".to_owned(),
                sentence: None,
                themes: String::new(),
            }],
            facts: "Paper".to_owned(),
            translation: full.then(|| ("In English:".to_owned(), "A year".to_owned())),
            both: if full {
                "Cost".to_owned()
            } else {
                String::new()
            },
            themes: vec![theme(if full { "How long" } else { "" }, &errors)],
            settled: full.then(|| "Settled by Jo".to_owned()),
            errors,
        };
        vec![
            page(true, FormErrors::none()),
            page(false, FormErrors::example("theme-7", "Select one")),
        ]
    }
}
