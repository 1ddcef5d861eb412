//! A section and the questions on it.

use serde::Serialize;

use super::{CheckRow, CheckSection, Head, PictureView, QuestionView};
use crate::safeguarding::pages::SafetyPanel;
use crate::web::ui::{FormErrors, Link, Said};
use crate::web::{Html, Page, markdown};

/// One section of a survey.
#[derive(Serialize)]
pub struct SectionPage {
    /// The survey.
    pub head: Head,
    /// Its number in its address.
    pub number: usize,
    /// Its heading.
    pub title: Said,
    /// The part of the proposal it is about.
    pub summary: Html,
    /// Language of the summary, when it is not the page's.
    pub summary_lang: Option<String>,
    /// Its picture.
    pub picture: Option<PictureView>,
    /// The full document.
    pub document: Option<Link>,
    /// `Section 2 of 4`, when that is true.
    pub progress: Option<String>,
    /// Where Back leads.
    pub back: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// What is asked.
    pub questions: Vec<QuestionView>,
    /// Codes of the questions that others of the page depend on, with blanks between them.
    pub deciding: String,
    /// What came and what went since a script asked last.
    pub changes: String,
    /// Whether a file can come with it.
    pub encloses: bool,
    /// What it shows of answers saved before, to tell later whether they changed elsewhere.
    pub seen: String,
    /// Answers that were saved elsewhere since it was opened, and are others than those typed here.
    pub elsewhere: Vec<CheckRow>,
    /// Questions that answers of this page brought: where each stands, and the question.
    pub brought: Vec<(String, Said)>,
    /// Whether the check page comes next, because a single answer is being changed.
    pub to_check: bool,
    /// Sent after the close, within the hours of grace.
    pub grace: bool,
    /// Help, when words of distress were given on the page before.
    pub safety: Option<SafetyPanel>,
    /// Whether something was kept when it was opened.
    pub begun: bool,
    /// Where the list of sections is, if there is one.
    pub all: Option<String>,
    /// Whether earlier answers of whoever reads it are woven into it.
    #[serde(skip)]
    pub woven: bool,
}

impl SectionPage {
    /// Says which of its questions are new: their codes, with blanks between them. Those of another
    /// page are passed over.
    pub fn show_brought(&mut self, codes: &str) {
        let codes: Vec<&str> = codes.split(' ').collect();
        let new = self
            .questions
            .iter()
            .filter(|question| codes.contains(&question.code.as_str()));
        self.brought = new
            .map(|question| (format!("#{}", question.code), question.text.clone()))
            .collect();
    }
}

impl Page for SectionPage {
    const TEMPLATE: &'static str = "respond/section.html";
    const PUBLIC: bool = true;
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn is_shared(&self) -> bool {
        !self.woven
            && self.safety.is_none()
            && self.errors.is_empty()
            && self.brought.is_empty()
            && self.questions.iter().all(QuestionView::is_blank)
    }

    fn examples() -> Vec<Self> {
        let page = |full: bool, questions: Vec<QuestionView>| Self {
            head: Head::example(),
            number: 2,
            title: Said::plain("Help in a crisis"),
            summary: if full {
                markdown::render("We *propose*")
            } else {
                Html::default()
            },
            summary_lang: full.then(|| "en".to_owned()),
            picture: full.then(|| PictureView::example(full)),
            document: full.then(|| Link::new("The full proposal", "https://example.org/p")),
            progress: full.then(|| "Section 2 of 4".to_owned()),
            back: "/surveys/better-days".to_owned(),
            errors: if full {
                FormErrors::example("q-single", "Select an answer")
            } else {
                FormErrors::none()
            },
            encloses: questions.iter().any(|question| question.kind == "file"),
            deciding: questions
                .iter()
                .map(|q| q.code.as_str())
                .take(usize::from(full))
                .collect(),
            changes: if full {
                "A question is no longer asked."
            } else {
                ""
            }
            .to_owned(),
            questions,
            seen: String::new(),
            elsewhere: match CheckSection::examples().pop() {
                Some(section) if full => section.rows,
                _ => Vec::new(),
            },
            brought: vec![
                ("#q-single".to_owned(), Said::plain("What would help?"));
                usize::from(full)
            ],
            to_check: full,
            grace: full,
            safety: SafetyPanel::examples().into_iter().next().filter(|_| full),
            begun: full,
            all: full.then(|| "/surveys/better-days/sections".to_owned()),
            woven: full,
        };
        let mut pages = vec![page(true, QuestionView::examples())];
        pages.extend(QuestionView::examples().into_iter().map(|question| {
            page(
                false,
                vec![QuestionView {
                    alone: true,
                    ..question
                }],
            )
        }));
        pages
    }
}
