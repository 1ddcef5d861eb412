//! Finding comments.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

/// A part of a text.
#[derive(Clone, Debug, Serialize)]
pub struct MarkedPart {
    /// Its words.
    pub text: String,
    /// Whether they were looked for.
    pub found: bool,
}

/// What a list of comments is narrowed down by.
#[derive(Clone, Debug, Serialize)]
pub struct FindingView {
    /// The words looked for.
    pub words: Field,
    /// Whether by words or by meaning.
    pub find: Vec<Choice>,
    /// Which comments.
    pub show: Vec<Choice>,
    /// How they came in.
    pub channels: Vec<Choice>,
    /// Their languages.
    pub languages: Vec<Choice>,
    /// Their themes.
    pub themes: Vec<Choice>,
    /// What their writers think.
    pub stances: Vec<Choice>,
    /// Whether near-identical comments are shown once.
    pub copies: Vec<Choice>,
    /// The first day they came in.
    pub since: Field,
    /// The last.
    pub until: Field,
    /// Whether the list is narrowed down by more than words.
    pub narrowed: bool,
    /// Whether it was looked for by meaning.
    pub by_meaning: bool,
    /// Where everything is shown again.
    pub clear: Option<String>,
    /// Searches that were given a name.
    pub kept: Vec<Link>,
    /// Where they are kept.
    pub searches: String,
    /// Whether this one can be kept.
    pub keep: bool,
    /// The name of this one.
    pub called: Field,
    /// What this one looks for.
    pub query: String,
}

impl FindingView {
    pub(super) fn example(full: bool, errors: &FormErrors) -> Self {
        let any = || vec![Choice::plain("", "Any", true)];
        Self {
            words: Field::new("words", if full { "bus \"too late\"" } else { "" }, errors),
            find: any(),
            show: any(),
            channels: any(),
            languages: any(),
            themes: any(),
            stances: any(),
            copies: any(),
            since: Field::new("since", if full { "27/3/2019" } else { "" }, errors),
            until: Field::new("until", "", errors),
            narrowed: full,
            by_meaning: full,
            clear: full.then(|| "/staff/themes/1/q2/comments".to_owned()),
            kept: match full {
                true => vec![Link::new("Buses", "/staff/themes/1/q2/comments?words=bus")],
                false => vec![],
            },
            searches: "/staff/themes/1/q2/searches".to_owned(),
            keep: full,
            called: Field::new("called", "", errors),
            query: if full { "?words=bus" } else { "" }.to_owned(),
        }
    }
}

/// The searches of a question that were given a name.
#[derive(Serialize)]
pub struct SearchesPage {
    /// The comments.
    pub list: Link,
    /// The question.
    pub question: String,
    /// The searches.
    pub rows: Vec<SearchLine>,
    /// What is wrong.
    pub errors: FormErrors,
}

/// A search that was given a name.
#[derive(Clone, Debug, Serialize)]
pub struct SearchLine {
    /// Leads to what it finds.
    pub link: Link,
    /// Who named it and when.
    pub by: String,
    /// Its address.
    pub here: String,
    /// Its name.
    pub called: Field,
}

impl Page for SearchesPage {
    const TEMPLATE: &'static str = "themes/searches.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |rows: bool, errors: FormErrors| Self {
            list: Link::new("Comments", "/staff/themes/1/q2/comments"),
            question: "What would help?".to_owned(),
            rows: match rows {
                true => vec![SearchLine {
                    link: Link::new("Buses", "/staff/themes/1/q2/comments?words=bus"),
                    by: "Jo, 1 May 2026".to_owned(),
                    here: "/staff/themes/1/q2/searches/1".to_owned(),
                    called: Field::new("called-1", "Buses", &errors),
                }],
                false => vec![],
            },
            errors,
        };
        vec![
            page(true, FormErrors::none()),
            page(true, FormErrors::example("called-1", "Enter a name")),
            page(false, FormErrors::none()),
        ]
    }
}
