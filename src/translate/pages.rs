//! What the templates of translating receive.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, DayField, Field, FormErrors, Link, Pagination};

/// The languages of a survey.
#[derive(Serialize)]
pub struct TranslationsPage {
    /// The survey.
    pub survey: Link,
    /// This page.
    pub here: String,
    /// The language it is written in.
    pub source: String,
    /// What becomes of work done now.
    pub note: String,
    /// The other languages.
    pub languages: Vec<LanguageLine>,
    /// Languages it could be offered in.
    pub choices: Vec<Choice>,
    /// What is wrong with the choice.
    pub error: Option<String>,
    /// What was wrong.
    pub errors: FormErrors,
    /// Whether the reader may change anything.
    pub may_edit: bool,
}

/// A language of a survey.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageLine {
    /// Its name and page.
    pub link: Link,
    /// `done`, `unchecked`, `begun` or `none`.
    pub state: &'static str,
    /// How far it is, in words.
    pub progress: String,
    /// Whether somebody who speaks it has read it.
    pub checked: String,
}

fn survey() -> Link {
    Link::new("Community mental health", "/staff/surveys/1")
}

impl Page for TranslationsPage {
    const TEMPLATE: &'static str = "translate/languages.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let line = |state| LanguageLine {
            link: Link::new("Urdu", "/staff/surveys/1/translations/ur"),
            state,
            progress: "90 of 97 texts".to_owned(),
            checked: "Nobody who speaks it has checked it".to_owned(),
        };
        let page = |languages, may_edit, errors: FormErrors| Self {
            survey: survey(),
            here: "/staff/surveys/1/translations".to_owned(),
            source: "English".to_owned(),
            note: "What you save goes into the draft of version 2".to_owned(),
            languages,
            choices: vec![Choice::plain("cy", "Welsh", false)],
            error: errors.of("language"),
            errors,
            may_edit,
        };
        vec![
            page(Vec::new(), true, FormErrors::example("language", "Select")),
            page(
                vec![line("done"), line("unchecked"), line("begun"), line("none")],
                true,
                FormErrors::none(),
            ),
            page(vec![line("done")], false, FormErrors::none()),
        ]
    }
}

/// A language of a survey, page by page.
#[derive(Serialize)]
pub struct LanguagePage {
    /// The survey.
    pub survey: Link,
    /// All its languages.
    pub home: String,
    /// This page.
    pub here: String,
    /// The language.
    pub language: String,
    /// What becomes of work done now.
    pub note: String,
    /// How far it is, in words.
    pub progress: String,
    /// Whether nothing is left to do.
    pub is_done: bool,
    /// Whether it is easy read.
    pub is_easy: bool,
    /// The pages of the survey.
    pub parts: Vec<PartLine>,
    /// Who translated how many texts.
    pub credits: Vec<String>,
    /// Whether somebody who speaks it has read it.
    pub checked: String,
    /// Who has.
    pub checked_by: Field,
    /// On which day; for easy read.
    pub checked_on: DayField,
    /// Who translated the table.
    pub translator: Field,
    /// The table, pasted.
    pub pasted: Field,
    /// Rows of the table that stand in the way.
    pub rows: Vec<String>,
    /// What was wrong.
    pub errors: FormErrors,
    /// Whether the reader may change anything.
    pub may_edit: bool,
}

/// A page of a survey in a language.
#[derive(Clone, Debug, Serialize)]
pub struct PartLine {
    /// Its name and where it is translated.
    pub link: Link,
    /// `done`, `begun` or `none`.
    pub state: &'static str,
    /// How far it is, in words.
    pub progress: String,
}

impl Page for LanguagePage {
    const TEMPLATE: &'static str = "translate/language.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let part = |state| PartLine {
            link: Link::new(
                "Page 1, Getting help",
                "/staff/surveys/1/translations/ur/pages/1",
            ),
            state,
            progress: "2 of 24 texts".to_owned(),
        };
        let page = |is_done: bool, may_edit: bool, errors: FormErrors| Self {
            survey: survey(),
            home: "/staff/surveys/1/translations".to_owned(),
            here: "/staff/surveys/1/translations/ur".to_owned(),
            language: "Urdu".to_owned(),
            note: "What you save goes into the draft of version 2".to_owned(),
            progress: "90 of 97 texts".to_owned(),
            is_done,
            is_easy: !may_edit || errors.of("checked-day").is_some(),
            parts: vec![part("done"), part("begun"), part("none")],
            credits: if is_done {
                vec!["Jo: 97 texts".to_owned()]
            } else {
                Vec::new()
            },
            checked: "Nobody who speaks it has checked it".to_owned(),
            checked_by: Field::new("checked_by", "", &errors),
            checked_on: DayField {
                error: errors.of("checked-day"),
                ..DayField::example("checked")
            },
            translator: Field::new("translator", "", &errors),
            pasted: Field::new("pasted", "place,translation", &errors),
            rows: errors.of("pasted").into_iter().collect(),
            errors,
            may_edit,
        };
        vec![
            page(true, true, FormErrors::none()),
            page(
                false,
                true,
                FormErrors::example("pasted", "2 rows stand in the way"),
            ),
            page(
                false,
                true,
                FormErrors::example("checked_by", "Enter a name"),
            ),
            page(false, true, FormErrors::example("translator", "Too long")),
            page(
                true,
                true,
                FormErrors::example("checked-day", "Enter the day"),
            ),
            page(false, false, FormErrors::none()),
        ]
    }
}

/// The texts of one page of a survey beside their translations.
#[derive(Serialize)]
pub struct PartPage {
    /// The survey's title.
    pub survey: String,
    /// Name of the page.
    pub title: String,
    /// The language page by page.
    pub back: String,
    /// This page.
    pub here: String,
    /// Whether no page comes after it.
    pub is_last: bool,
    /// The language it is written in: name and tag.
    pub source: Link,
    /// Which way that is written.
    pub source_dir: &'static str,
    /// The language it is translated into: name and tag.
    pub language: Link,
    /// Which way that is written.
    pub dir: &'static str,
    /// What becomes of work done now.
    pub note: String,
    /// The texts.
    pub pieces: Vec<PieceView>,
    /// What was typed for texts that are not there any more.
    pub gone: Vec<GoneView>,
    /// What was wrong.
    pub errors: FormErrors,
}

/// What was typed for a text that is not there any more, to copy.
#[derive(Clone, Debug, Serialize)]
pub struct GoneView {
    /// Where it stood.
    pub place: String,
    /// What the text was called.
    pub label: String,
    /// The words.
    pub field: Field,
}

impl GoneView {
    pub(crate) fn example(place: &str, errors: &FormErrors) -> Self {
        Self {
            place: place.to_owned(),
            label: "Question 1, an option".to_owned(),
            field: Field::new(&format!("t:{place}"), "آسان", errors),
        }
    }
}

/// A text beside its translation.
#[derive(Clone, Debug, Serialize)]
pub struct PieceView {
    /// Its place.
    pub place: String,
    /// What it is called among the texts around it.
    pub label: String,
    /// What it is called among all: posted back.
    pub called: String,
    /// The words it is made of.
    pub source: String,
    /// What was seen of it: posted back.
    pub seen: String,
    /// What somebody else saved while this was typed.
    pub meanwhile: Option<String>,
    /// The box.
    pub field: Field,
    /// How many lines the box shows.
    pub rows: usize,
    /// `missing`, `stale` or `there`.
    pub state: &'static str,
    /// The same in words.
    pub state_text: String,
    /// The words it was made of before they changed.
    pub before: Option<String>,
    /// Whether a stale text was said to be still right.
    pub still_right: bool,
    /// Who translated it, and when.
    pub by: Option<String>,
    /// Whether earlier answers are woven into it.
    pub woven: bool,
}

impl PieceView {
    pub(crate) fn example(
        place: &str,
        state: &'static str,
        full: bool,
        errors: &FormErrors,
    ) -> Self {
        Self {
            place: place.to_owned(),
            label: "Question 1, an option".to_owned(),
            called: "Page 1: Question 1, an option".to_owned(),
            source: "Very easy".to_owned(),
            seen: "0123.4567".to_owned(),
            meanwhile: errors.of(&format!("t:{place}")),
            field: Field::new(&format!("t:{place}"), "بہت آسان", errors),
            rows: 1,
            state,
            state_text: "There".to_owned(),
            before: full.then(|| "Easy".to_owned()),
            still_right: full,
            by: full.then(|| "Jo, 3 March 2026".to_owned()),
            woven: full,
        }
    }
}

impl Page for PartPage {
    const TEMPLATE: &'static str = "translate/part.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |is_last, errors: FormErrors| {
            let piece = |place, state, full| PieceView::example(place, state, full, &errors);
            let gone = GoneView::example("q9:text", &errors);
            Self {
                survey: survey().text,
                title: "Page 1, Getting help".to_owned(),
                back: "/staff/surveys/1/translations/ur".to_owned(),
                here: "/staff/surveys/1/translations/ur/pages/1".to_owned(),
                is_last,
                source: Link::new("English", "en"),
                source_dir: "ltr",
                language: Link::new("Urdu", "ur"),
                dir: "rtl",
                note: "What you save goes into the draft of version 2".to_owned(),
                pieces: vec![
                    piece("q1:option:a", "missing", false),
                    piece("q1:option:b", "stale", true),
                    piece("q1:option:c", "stale", false),
                    piece("q1:option:d", "there", true),
                ],
                gone: gone
                    .field
                    .error
                    .is_some()
                    .then_some(gone)
                    .into_iter()
                    .collect(),
                errors: errors.clone(),
            }
        };
        vec![
            page(false, FormErrors::none()),
            page(true, FormErrors::example("t:q1:option:b", "Changed")),
            page(true, FormErrors::example("t:q9:text", "It went")),
        ]
    }
}

/// Comments in other languages.
#[derive(Serialize)]
pub struct ForeignPage {
    /// The survey's title.
    pub survey: String,
    /// The questions of its workbench.
    pub themes: String,
    /// This page.
    pub here: String,
    /// What waits, by language.
    pub waiting: Vec<WaitingLine>,
    /// Those that are translated.
    pub done: Link,
    /// Whether those are shown.
    pub is_done: bool,
    /// The comments.
    pub comments: Vec<ForeignView>,
    /// Pages of the list.
    pub pages: Option<Pagination>,
    /// What was wrong.
    pub errors: FormErrors,
}

/// How many comments in a language wait.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingLine {
    /// The language, and its comments.
    pub link: Link,
    /// How many.
    pub count: String,
}

/// A comment in another language with its translation.
#[derive(Clone, Debug, Serialize)]
pub struct ForeignView {
    /// Key.
    pub id: i64,
    /// To which question.
    pub question: String,
    /// Its language.
    pub language: String,
    /// The words.
    pub text: String,
    /// Who translated it, and when.
    pub by: Option<String>,
    /// The translation.
    pub words: Field,
    /// Who translated it.
    pub translator: Field,
}

impl Page for ForeignPage {
    const TEMPLATE: &'static str = "translate/comments.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |full: bool, errors: FormErrors| {
            let view = |id, done: bool| ForeignView {
                id,
                question: "What would have made getting help easier?".to_owned(),
                language: "Urdu".to_owned(),
                text: "بس رات کو نہیں چلتی".to_owned(),
                by: done.then(|| "Sana, 3 March 2026".to_owned()),
                words: Field::new("words", "The bus does not run at night", &errors),
                translator: Field::new("translator", "Sana", &errors),
            };
            Self {
                survey: survey().text,
                themes: "/staff/themes/1".to_owned(),
                here: "/staff/themes/1/languages".to_owned(),
                waiting: match full {
                    true => vec![WaitingLine {
                        link: Link::new("Urdu", "/staff/themes/1/languages?language=urd"),
                        count: "2".to_owned(),
                    }],
                    false => Vec::new(),
                },
                done: Link::new("1 translated", "/staff/themes/1/languages?done=1"),
                is_done: !full,
                comments: match full {
                    true => vec![view(1, false), view(2, true)],
                    false => Vec::new(),
                },
                pages: Pagination::new(1, 2, |n| format!("?page={n}")).filter(|_| full),
                errors: errors.clone(),
            }
        };
        vec![
            page(false, FormErrors::none()),
            page(true, FormErrors::none()),
            page(
                true,
                FormErrors::example_after("words", "-1", "Enter the translation"),
            ),
            page(
                true,
                FormErrors::example_after("translator", "-1", "Enter a name"),
            ),
        ]
    }
}
