//! What the templates of themes receive.

mod agreement;
mod codebook;
mod coding;
mod examples;
mod finding;
mod frame;
mod groups;
mod lists;
mod published;
mod reading;
mod theme;
mod told;

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::Link;

pub use agreement::{
    AgreementPage, DifferencesPage, FigureLine, MeasuredLine, MeasuredView, SampleView, SettlePage,
    SettleView,
};
pub use codebook::CodebookPage;
pub use coding::{BlindView, CodingPage, MarkView, ProposedTheme, ThemeTick, WordsPart};
pub use examples::{ExampleRow, ExamplesPage, PartFields, SortedView};
pub use finding::{FindingView, MarkedPart, SearchLine, SearchesPage};
pub use frame::{AgreeView, FramePage, HistoryPage, StepView, ThemeView, UndoView};
pub use groups::GroupsPage;
pub use lists::{CommentView, Keys, ListPage, ThemeTag};
pub use published::{CheckView, PublishPage, PublishedView, QuoteView};
pub use reading::{ReadingPage, TurnView};
pub use theme::{BatchPage, PartView, ThemePage};
pub use told::{ToldListPage, ToldPage, ToldView};

/// Surveys whose comments can be themed.
#[derive(Serialize)]
pub struct SurveysPage {
    /// Surveys.
    pub surveys: Vec<Link>,
}

impl Page for SurveysPage {
    const TEMPLATE: &'static str = "themes/surveys.html";

    fn examples() -> Vec<Self> {
        vec![
            Self {
                surveys: vec![Link::new("Better days", "/staff/themes/1")],
            },
            Self { surveys: vec![] },
        ]
    }
}

/// The questions of a survey that hold comments.
#[derive(Serialize)]
pub struct QuestionsPage {
    /// Comments in other languages.
    pub languages: Link,
    /// Files that came with answers.
    pub attached: Link,
    /// Title of the survey.
    pub title: String,
    /// Questions.
    pub rows: Vec<QuestionLine>,
}

/// A question with comments.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionLine {
    /// The question, leading to its themes.
    pub link: Link,
    /// How many a person has read, in words.
    pub read: String,
    /// The same in percent, for the bar.
    pub share: u64,
    /// Where to go on reading; none when everything was read.
    pub next: Option<String>,
    /// Themes an officer stands by.
    pub accepted: String,
    /// Name of its state.
    pub state_name: String,
    /// How far it is, in words.
    pub state: String,
}

impl Page for QuestionsPage {
    const TEMPLATE: &'static str = "themes/questions.html";

    fn examples() -> Vec<Self> {
        let line = |state: &str, unread: bool| QuestionLine {
            link: Link::new("What would help?", "/staff/themes/1/q2"),
            read: "49 of 412".to_owned(),
            share: 12,
            next: unread.then(|| "/staff/themes/1/q2/next".to_owned()),
            accepted: "5".to_owned(),
            state_name: state.to_owned(),
            state: "Reviewing".to_owned(),
        };
        let page = |rows: Vec<QuestionLine>| Self {
            languages: Link::new("Comments in other languages", "/staff/themes/1/languages"),
            attached: Link::new("Files that came with answers", "/staff/surveys/1/attached"),
            title: "Better days".to_owned(),
            rows,
        };
        vec![
            page(vec![line("reviewing", true), line("agreed", false)]),
            page(vec![]),
        ]
    }
}
