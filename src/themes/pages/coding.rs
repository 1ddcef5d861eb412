//! One comment, and the themes beside it.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

use super::UndoView;
use crate::redaction::pages::OpenView;

/// One comment and what is said about it.
#[derive(Serialize)]
pub struct CodingPage {
    /// The themes.
    pub frame: Link,
    /// The question.
    pub question: String,
    /// Which comment this is, in words.
    pub title: String,
    /// Address of this page, start of its forms.
    pub here: String,
    /// Coding second: nothing that others said is shown.
    pub blind: Option<BlindView>,
    /// The words, with what carries a theme marked.
    pub parts: Vec<WordsPart>,
    /// How they came in, in which language, and who has read them, in words.
    pub facts: String,
    /// Opening what was written; none when nothing is hidden, or it is open.
    pub original: Option<OpenView>,
    /// Whether the words stand as they were written though some are hidden from others.
    pub is_original: bool,
    /// Where what is hidden is decided.
    pub redact: Option<String>,
    /// Where a reader says that they fear for somebody.
    pub danger: String,
    /// Whether those who look after people have the response already.
    pub is_case: bool,
    /// In English: who translated them, and the words.
    pub translation: Option<(String, String)>,
    /// Where it can be translated, when it is in another language and nobody did.
    pub translate: Option<String>,
    /// The words marked so far.
    pub marks: Vec<MarkView>,
    /// What is proposed, the surest first.
    pub proposals: Vec<ProposedTheme>,
    /// Keys of the proposed themes, with commas between.
    pub proposed: String,
    /// The themes.
    pub themes: Vec<ThemeTick>,
    /// Keys of the themes on the page, with commas between.
    pub shown: String,
    /// Numbers and names of themes, for the echo beside the field.
    pub codes: String,
    /// The coding field.
    pub code: Field,
    /// What the writer thinks.
    pub stance: Vec<Choice>,
    /// Whether it is strong evidence, and whether it is proposed as a quotation.
    pub flags: Vec<Choice>,
    /// A note.
    pub note: Field,
    /// Themes whose words can be marked.
    pub mark_themes: Vec<Choice>,
    /// What is wrong with the choice.
    pub mark_error: Option<String>,
    /// The words to be marked.
    pub words: Field,
    /// What is wrong.
    pub errors: FormErrors,
    /// The step that can be undone.
    pub undo: Option<UndoView>,
    /// Where undoing is sent.
    pub undo_href: String,
    /// The comment before.
    pub previous: Option<String>,
    /// The comment after.
    pub following: Option<String>,
}

/// Coding second.
#[derive(Clone, Debug, Serialize)]
pub struct BlindView {
    /// How far it is, in words.
    pub progress: String,
    /// The same in percent.
    pub share: u64,
    /// Where the sample is given back.
    pub back: String,
    /// Where one can go meanwhile.
    pub pause: String,
}

/// Some of the words.
#[derive(Clone, Debug, Serialize)]
pub struct WordsPart {
    /// The words.
    pub text: String,
    /// The number of the sentence that begins here.
    pub sentence: Option<usize>,
    /// The themes they carry; empty where they carry none.
    pub themes: String,
}

/// Words marked so far.
#[derive(Clone, Debug, Serialize)]
pub struct MarkView {
    /// Key.
    pub id: i64,
    /// The theme.
    pub theme: String,
    /// The words.
    pub words: String,
}

/// A theme that is proposed for the comment.
#[derive(Clone, Debug, Serialize)]
pub struct ProposedTheme {
    /// Its number.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// By whom, and how sure, in words.
    pub how: String,
}

/// A theme that can be ticked.
#[derive(Clone, Debug, Serialize)]
pub struct ThemeTick {
    /// Key.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// How deep it stands.
    pub depth: usize,
    /// What belongs to it, and what does not.
    pub hint: String,
    /// Whether the comment belongs to it.
    pub checked: bool,
    /// Whether it is proposed, by whom and how sure, in words.
    pub proposed: Option<String>,
}

impl Page for CodingPage {
    const TEMPLATE: &'static str = "themes/coding.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let tick = |id: i64, proposed: bool| ThemeTick {
            id,
            number: id.to_string(),
            name: "Waiting times".to_owned(),
            depth: usize::from(proposed),
            hint: if proposed {
                "How long it takes".to_owned()
            } else {
                String::new()
            },
            checked: !proposed,
            proposed: proposed.then(|| "proposed, 82% sure".to_owned()),
        };
        let part = |sentence: Option<usize>, themes: &str| WordsPart {
            text: "I waited a year. ".to_owned(),
            sentence,
            themes: themes.to_owned(),
        };
        let page = |full: bool, errors: FormErrors| Self {
            frame: Link::new("Themes", "/staff/themes/1/q2"),
            question: "What would help?".to_owned(),
            title: "Comment 7".to_owned(),
            here: "/staff/themes/1/q2/comments/7".to_owned(),
            blind: (!full).then(|| BlindView {
                progress: "12 of 100 coded".to_owned(),
                share: 12,
                back: "/staff/themes/1/q2/second/3/back".to_owned(),
                pause: "/staff/themes/1".to_owned(),
            }),
            parts: vec![part(Some(1), ""), part(None, "Waiting times")],
            facts: "Paper, read by Jo".to_owned(),
            original: full.then(|| OpenView::example(&FormErrors::none())),
            is_original: !full,
            redact: full.then(|| "/staff/redaction/1/q2/7".to_owned()),
            danger: "/staff/themes/1/q8/comments/7/danger".to_owned(),
            is_case: full,
            translation: full.then(|| ("In English:".to_owned(), "A year".to_owned())),
            translate: (!full).then(|| "/staff/themes/1/languages".to_owned()),
            marks: if full {
                vec![MarkView {
                    id: 2,
                    theme: "Waiting times".to_owned(),
                    words: "a year".to_owned(),
                }]
            } else {
                vec![]
            },
            proposals: if full {
                vec![ProposedTheme {
                    number: "1".to_owned(),
                    name: "Waiting times".to_owned(),
                    how: "proposed, 82% sure".to_owned(),
                }]
            } else {
                vec![]
            },
            proposed: if full { "1" } else { "" }.to_owned(),
            themes: if full {
                vec![tick(1, true), tick(2, false)]
            } else {
                vec![]
            },
            shown: "1,2".to_owned(),
            codes: "1=Waiting times".to_owned(),
            code: Field::new("code", "", &errors),
            stance: vec![Choice::plain("for", "For it", false)],
            flags: vec![Choice::plain("strong", "Strong evidence", full)],
            note: Field::new("note", "", &errors),
            mark_themes: vec![Choice::plain("1", "Waiting times", false)],
            mark_error: errors.of("theme"),
            words: Field::new("words", "", &errors),
            undo: full.then(|| UndoView {
                step: 3,
                text: "You coded comment 6".to_owned(),
            }),
            undo_href: "/staff/themes/1/q2/undo".to_owned(),
            previous: full.then(|| "/staff/themes/1/q2/comments/6".to_owned()),
            following: full.then(|| "/staff/themes/1/q2/comments/8".to_owned()),
            errors,
        };
        vec![
            page(true, FormErrors::none()),
            page(false, FormErrors::none()),
            Self {
                blind: None,
                ..page(false, FormErrors::none())
            },
            page(true, FormErrors::example("code", "There is no theme 99")),
            page(true, FormErrors::example("words", "Not in the comment")),
        ]
    }
}
