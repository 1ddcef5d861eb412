//! One section, one question, the options of one question.

use serde::Serialize;

use super::{Head, PictureLine, field};
use crate::respond::pages::QuestionView;
use crate::web::Page;
use crate::web::ui::{Choice, DayField, Field, FormErrors};

/// Earlier answers that can be woven into a text.
#[derive(Clone, Debug, Serialize)]
pub struct WeavingView {
    /// The questions, in order.
    pub rows: Vec<WeavingRow>,
    /// How the texts read that have some: with an answer and without.
    pub reads: Vec<String>,
}

/// An earlier question.
#[derive(Clone, Debug, Serialize)]
pub struct WeavingRow {
    /// Its number and its text.
    pub question: String,
    /// What to write for its answer.
    pub written: String,
}

impl WeavingView {
    pub(super) fn example(full: bool) -> Self {
        Self {
            rows: vec![WeavingRow {
                question: "1. Which service do you use?".to_owned(),
                written: "{{q1|this service}}".to_owned(),
            }],
            reads: vec!["How was “[answer to question 1]”?".to_owned(); usize::from(full)],
        }
    }
}

/// A section.
#[derive(Serialize)]
pub struct SectionFormPage {
    /// The survey.
    pub head: Head,
    /// Where the form is sent.
    pub action: String,
    /// Whether it is a new one.
    pub new: bool,
    /// The code it has; empty for a new one.
    pub at: String,
    /// The heading.
    pub title: Field,
    /// What is proposed.
    pub summary: Field,
    /// What the link to a document says.
    pub document: Field,
    /// Where it leads.
    pub href: Field,
    /// The code, while it can be chosen.
    pub code: Option<Field>,
    /// Its picture, once it is there.
    pub picture: Option<PictureLine>,
    /// Answers that can be woven into the introduction.
    pub weaving: Option<WeavingView>,
}

impl Page for SectionFormPage {
    const TEMPLATE: &'static str = "builder/section.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |full: bool| Self {
            head: Head {
                errors: FormErrors::none(),
                ..Head::example(full)
            },
            action: "/staff/surveys/1/build/sections/s1".to_owned(),
            new: !full,
            at: "s1".to_owned(),
            title: field("title"),
            summary: field("summary"),
            document: field("document"),
            href: field("href"),
            code: full.then(|| field("code")),
            picture: full.then(|| PictureLine::example(true)),
            weaving: full.then(|| WeavingView::example(true)),
        };
        vec![page(true), page(false)]
    }
}

/// A question, with what the public will see of it.
#[derive(Serialize)]
pub struct QuestionFormPage {
    /// The survey.
    pub head: Head,
    /// Where the form is sent.
    pub action: String,
    /// Its code, when it is not new.
    pub code: Option<String>,
    /// The question.
    pub text: Field,
    /// One sentence of help.
    pub hint: Field,
    /// What has to be known before.
    pub before: Field,
    /// Its picture, once it is there.
    pub picture: Option<PictureLine>,
    /// The picture beside its easy read wording, where it has one.
    pub easy: Option<EasyPicture>,
    /// The ways of answering.
    pub ways: Vec<Choice>,
    /// What is wrong with the choice.
    pub way_error: Option<String>,
    /// Options that come ready.
    pub presets: Vec<Choice>,
    /// What is wrong with the choice.
    pub preset_error: Option<String>,
    /// Options to add.
    pub options: Option<Field>,
    /// Statements to add.
    pub rows: Option<Field>,
    /// Options that are there, in words.
    pub has: Vec<String>,
    /// The bounds: which there are, and their boxes.
    pub bounds: BoundsView,
    /// The ticks.
    pub ticks: Vec<Choice>,
    /// What is wrong with them.
    pub ticks_error: Option<String>,
    /// The places it can stand at.
    pub spots: Vec<Spots>,
    /// The place it stood at when the form was made.
    pub spot_was: String,
    /// What is not finished.
    pub faults: Vec<String>,
    /// What is worth a second look, each with how much it matters.
    pub advice: Vec<(String, String)>,
    /// Whether what most questions do without is shown at once.
    pub open: bool,
    /// Who is asked, in a sentence, where there is a question before it that a condition could ask
    /// about.
    pub asked: Option<String>,
    /// The question as the public will see it.
    pub preview: Option<QuestionView>,
    /// Answers that can be woven into its texts.
    pub weaving: Option<WeavingView>,
}

/// The places of a question in one section.
#[derive(Clone, Debug, Serialize)]
pub struct Spots {
    /// The section.
    pub section: String,
    /// Before all its questions, and behind each.
    pub choices: Vec<Choice>,
}

/// The boxes for the bounds of an answer.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BoundsView {
    /// `count`, `places`, `number`, `limit`, `days`, or `all` while the way is not chosen.
    pub which: String,
    /// The least.
    pub min: Field,
    /// The most.
    pub max: Field,
    /// The longest text.
    pub limit: Field,
    /// The first day.
    pub from: DayField,
    /// The last day.
    pub to: DayField,
}

impl Page for QuestionFormPage {
    const TEMPLATE: &'static str = "builder/question.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |which: &str, full: bool| Self {
            head: Head::example(full),
            action: "/staff/surveys/1/build/questions/q1".to_owned(),
            code: full.then(|| "q1".to_owned()),
            text: field("text"),
            hint: field("hint"),
            before: field("before"),
            picture: full.then(|| PictureLine::example(false)),
            easy: full.then(|| EasyPicture {
                choices: vec![Choice::plain("", "No picture", true)],
                error: Some("Select the picture".to_owned()),
                alt: field("easy-alt"),
                files: "/staff/surveys/1/build/files".to_owned(),
            }),
            ways: vec![Choice::plain("single", "One of a list", true)],
            way_error: None,
            presets: vec![Choice::plain("", "None", true); usize::from(full)],
            preset_error: None,
            options: Some(field("options")),
            rows: Some(field("rows")),
            has: vec!["Yes".to_owned(); usize::from(full)],
            bounds: BoundsView {
                which: which.to_owned(),
                min: field("min"),
                max: field("max"),
                limit: field("limit"),
                from: DayField::example("from"),
                to: DayField::example("to"),
            },
            ticks: vec![Choice::plain("required", "It must be answered", false)],
            ticks_error: None,
            spots: vec![Spots {
                section: "Getting help".to_owned(),
                choices: vec![Choice::plain("s1", "First of all", true)],
            }],
            spot_was: "s1".to_owned(),
            faults: vec!["needs 2 to 99 options".to_owned(); usize::from(full)],
            advice: vec![
                ("Advice".to_owned(), "asks two things at once".to_owned());
                usize::from(full)
            ],
            open: full,
            asked: full.then(|| "Asked only if they answered question 1.".to_owned()),
            preview: None,
            weaving: full.then(|| WeavingView::example(which == "all")),
        };
        let kinds = ["all", "count", "places", "number", "limit", "days", ""];
        let mut pages: Vec<Self> = kinds.iter().map(|which| page(which, true)).collect();
        pages.push(Self {
            options: None,
            rows: None,
            ..page("limit", false)
        });
        pages.push(Self {
            preview: QuestionView::examples().into_iter().next(),
            ..page("count", true)
        });
        pages
    }
}

/// Which picture stands beside the easy read wording.
#[derive(Clone, Debug, Serialize)]
pub struct EasyPicture {
    /// No picture, and those there are.
    pub choices: Vec<Choice>,
    /// What is wrong with the choice.
    pub error: Option<String>,
    /// What it shows; empty when it says nothing that the words do not.
    pub alt: Field,
    /// Where pictures are uploaded.
    pub files: String,
}

/// The options of a question.
#[derive(Serialize)]
pub struct OptionsPage {
    /// The survey.
    pub head: Head,
    /// The code of the question.
    pub code: String,
    /// What it asks.
    pub question: String,
    /// Options to add, one a line.
    pub more: Field,
    /// The options.
    pub options: Vec<OptionView>,
    /// Statements to add; `None` when it is no matrix.
    pub more_rows: Option<Field>,
    /// The statements.
    pub rows: Vec<OptionView>,
}

/// An option, or a statement.
#[derive(Clone, Debug, Serialize)]
pub struct OptionView {
    /// Its code.
    pub code: String,
    /// The number beside its box on paper.
    pub printed: String,
    /// Whether it was published, so that its code is kept for ever.
    pub published: bool,
    /// What it says.
    pub text: Field,
    /// One sentence of help.
    pub hint: Field,
    /// What it means: nothing special, a box to say more, or no opinion.
    pub means: Vec<Choice>,
    /// Name of that choice.
    pub means_name: String,
    /// Whether it stands first.
    pub first: bool,
    /// Whether it stands last.
    pub last: bool,
}

impl Page for OptionsPage {
    const TEMPLATE: &'static str = "builder/options.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let option = |n: usize, published: bool| OptionView {
            code: format!("o{n}"),
            printed: n.to_string(),
            published,
            text: field(&format!("text.o{n}")),
            hint: field(&format!("hint.o{n}")),
            means: vec![Choice::plain("", "An answer like any other", true)],
            means_name: format!("means.o{n}"),
            first: n == 1,
            last: n == 2,
        };
        let page = |full: bool| Self {
            head: Head {
                errors: FormErrors::none(),
                ..Head::example(full)
            },
            code: "q1".to_owned(),
            question: "How easy is it?".to_owned(),
            more: field("more"),
            options: if full {
                vec![option(1, true), option(2, false)]
            } else {
                vec![]
            },
            more_rows: full.then(|| field("more_rows")),
            rows: if full {
                let row = |n: usize| OptionView {
                    text: field(&format!("row.r{n}")),
                    means_name: String::new(),
                    ..option(n, false)
                };
                vec![row(1), row(2)]
            } else {
                vec![]
            },
        };
        vec![page(true), page(false)]
    }
}

/// A section or a question that is about to be taken away.
#[derive(Serialize)]
pub struct RemovalPage {
    /// The survey.
    pub head: Head,
    /// The code.
    pub code: String,
    /// Whether it is a section.
    pub is_section: bool,
    /// What it says.
    pub title: String,
    /// What goes with it: questions of a section, options of a question.
    pub with: Vec<String>,
    /// Whether it was published.
    pub published: bool,
    /// Why it cannot be taken away.
    pub refused: Option<String>,
}

impl Page for RemovalPage {
    const TEMPLATE: &'static str = "builder/remove.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |is_section: bool, full: bool| Self {
            head: Head {
                errors: FormErrors::none(),
                ..Head::example(full)
            },
            code: "q1".to_owned(),
            is_section,
            title: "How easy is it?".to_owned(),
            with: vec!["Very easy".to_owned(); usize::from(full)],
            published: full,
            refused: (!full).then(|| "Question 3 asks about this".to_owned()),
        };
        vec![page(true, true), page(false, true), page(false, false)]
    }
}
