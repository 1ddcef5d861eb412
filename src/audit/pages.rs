//! What the template of the audit trail receives.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

/// The audit trail.
#[derive(Serialize)]
pub struct AuditPage {
    /// How the chain stands, in words.
    pub standing: String,
    /// Whether it is broken.
    pub broken: bool,
    /// What is wrong with what is looked for.
    pub errors: FormErrors,
    /// Who.
    pub people: Vec<Choice>,
    /// What is wrong with the choice.
    pub who_error: Option<String>,
    /// Deeds.
    pub deeds: Vec<Choice>,
    /// What is wrong with the choice.
    pub deed_error: Option<String>,
    /// Programmes.
    pub programmes: Vec<Choice>,
    /// What is wrong with the choice.
    pub programme_error: Option<String>,
    /// One thing.
    pub about: Field,
    /// The first day.
    pub from: Field,
    /// The last day.
    pub until: Field,
    /// Whether anything is left out.
    pub filtered: bool,
    /// Entries, the newest first.
    pub rows: Vec<EntryLine>,
    /// Where the newest are, when they are not here.
    pub newest: Option<String>,
    /// Where older ones are.
    pub older: Option<String>,
}

/// An entry of the trail.
#[derive(Clone, Serialize)]
pub struct EntryLine {
    /// Its place.
    pub number: String,
    /// When, in words.
    pub when: String,
    /// Who.
    pub who: String,
    /// What they did, in words.
    pub deed: String,
    /// To what, leading to everything about it.
    pub about: Link,
    /// Numbers and codes that go with it.
    pub more: String,
}

impl Page for AuditPage {
    const TEMPLATE: &'static str = "audit/trail.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let line = EntryLine {
            number: "1,204".to_owned(),
            when: "23 November 2026 at 2pm".to_owned(),
            who: "Jo".to_owned(),
            deed: "Changed a survey or what belongs to it".to_owned(),
            about: Link::new("Survey 3", "/staff/audit?about=survey%3A3"),
            more: "opened: 2".to_owned(),
        };
        let choices = || {
            vec![
                Choice::plain("", "Everybody", false),
                Choice::plain("staff:1", "Jo", true),
            ]
        };
        let page = |errors: FormErrors, broken: bool, rows: Vec<EntryLine>| Self {
            standing: "The trail is whole.".to_owned(),
            broken,
            people: choices(),
            who_error: errors.of("who"),
            deeds: choices(),
            deed_error: errors.of("deed"),
            programmes: choices(),
            programme_error: errors.of("programme"),
            about: Field::new("about", "survey:3", &errors),
            from: Field::new("from", "", &errors),
            until: Field::new("until", "", &errors),
            filtered: broken,
            newest: broken.then(|| "/staff/audit".to_owned()),
            older: (!broken).then(|| "/staff/audit?before=1".to_owned()),
            rows,
            errors,
        };
        vec![
            page(FormErrors::none(), false, vec![line]),
            page(FormErrors::none(), true, vec![]),
            page(
                FormErrors::example("from", "Enter a real day"),
                false,
                vec![],
            ),
        ]
    }
}
