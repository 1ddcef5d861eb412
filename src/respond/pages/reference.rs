//! Where staff look a reference up.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Field, FormErrors};

/// Where a reference is typed in, and what it tells.
#[derive(Serialize)]
pub struct ReferencePage {
    /// What is wrong.
    pub errors: FormErrors,
    /// The reference.
    pub code: Field,
    /// What it belongs to.
    pub found: Vec<ReferenceRow>,
}

/// A response, as far as a reference tells of it.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceRow {
    /// Name of the survey in addresses.
    pub survey: String,
    /// When it came in, in words.
    pub received: String,
    /// When it was last changed, in words.
    pub corrected: Option<String>,
    /// Whether it counts, in words.
    pub counts: String,
}

impl Page for ReferencePage {
    const TEMPLATE: &'static str = "respond/reference.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, found: bool| Self {
            code: Field::new("code", "7TX3-V0QK", &errors),
            errors,
            found: match found {
                true => vec![ReferenceRow {
                    survey: "better-days".to_owned(),
                    received: "It came in on 6 March 2026.".to_owned(),
                    corrected: Some("It was last changed on 7 March 2026.".to_owned()),
                    counts: "It is counted.".to_owned(),
                }],
                false => vec![],
            },
        };
        vec![
            page(FormErrors::none(), true),
            page(FormErrors::example("code", "No response has this"), false),
        ]
    }
}
