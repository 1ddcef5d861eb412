//! What the template of the tour receives.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::Link;

/// Six steps through the made-up programme.
#[derive(Serialize)]
pub struct FollowPage {
    /// The steps.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// What it shows.
    pub title: String,
    /// In a sentence.
    pub text: String,
    /// Where.
    pub link: Link,
    /// Which role signs in for it; none for a public page.
    pub role: Option<String>,
}

impl Page for FollowPage {
    const TEMPLATE: &'static str = "demo/follow.html";
    const PUBLIC: bool = true;

    fn examples() -> Vec<Self> {
        let step = |role: Option<&str>| Step {
            title: "3. Paper".to_owned(),
            text: "A Community Champion types in the forms.".to_owned(),
            link: Link::new("Open the paper desk", "/staff/paper"),
            role: role.map(str::to_owned),
        };
        vec![Self {
            steps: vec![step(None), step(Some("champion"))],
        }]
    }
}
