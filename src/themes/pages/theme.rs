//! One theme.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

use super::{CommentView, Keys, ThemeView};

/// One theme with its comments.
#[derive(Serialize)]
pub struct ThemePage {
    /// The themes of its question.
    pub frame: Link,
    /// The themes above it, from the top.
    pub above: Vec<Link>,
    /// The themes below it.
    pub below: Vec<Link>,
    /// Address of this page, start of its forms.
    pub here: String,
    /// Where what is picked goes.
    pub picked: String,
    /// The theme.
    pub theme: ThemeView,
    /// What near-identical comments come to, in words.
    pub bundles: Option<String>,
    /// Heading.
    pub title: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// Name.
    pub name: Field,
    /// Definition.
    pub definition: Field,
    /// What does not belong to it.
    pub excludes: Field,
    /// Words people use for it.
    pub known_by: Field,
    /// Themes it can become part of.
    pub into: Vec<Choice>,
    /// What is wrong with the choice.
    pub into_error: Option<String>,
    /// Themes it can stand below.
    pub parents: Vec<Choice>,
    /// What is wrong with the choice.
    pub parent_error: Option<String>,
    /// Name of the theme it is split into.
    pub part: Field,
    /// Words of the comments that go there.
    pub words: Field,
    /// Parts the program sees in it.
    pub parts: Vec<PartView>,
    /// Comments the program is least sure of.
    pub borderline: Vec<CommentView>,
    /// Whether only proposals are listed that nobody decided about.
    pub only_open: bool,
    /// Where the others are.
    pub other_list: Link,
    /// Comments.
    pub comments: Vec<CommentView>,
    /// The pages around this one.
    pub keys: Keys,
    /// Themes that what is picked can go to.
    pub to: Vec<Choice>,
    /// What is wrong with the choice.
    pub to_error: Option<String>,
    /// Name of a new theme for what is picked.
    pub fresh: Field,
    /// Where proposals are let stand together.
    pub together: Option<Link>,
    /// Where a commitment can be written for it.
    pub commit: Option<Link>,
}

/// A part the program sees in a theme.
#[derive(Clone, Debug, Serialize)]
pub struct PartView {
    /// Key of its group.
    pub id: i64,
    /// What the program would call it.
    pub name: String,
    /// How many comments it holds, in words.
    pub size: String,
    /// Its typical words.
    pub terms: String,
    /// Its most typical comment.
    pub typical: Option<String>,
}

impl PartView {
    fn example(full: bool) -> Self {
        Self {
            id: 9,
            name: "Waiting by telephone".to_owned(),
            size: "14 comments".to_owned(),
            terms: if full { "hold, ring, line" } else { "" }.to_owned(),
            typical: full.then(|| "On hold for an hour".to_owned()),
        }
    }
}

impl Page for ThemePage {
    const TEMPLATE: &'static str = "themes/theme.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let choices = || {
            vec![
                Choice::plain("2", "Staff", false),
                Choice::plain("3", "Crisis", false),
            ]
        };
        let page = |state: &str, full: bool, errors: FormErrors| Self {
            frame: Link::new("Themes", "/staff/themes/1/q2"),
            above: if full {
                vec![Link::new("Access", "/staff/theme/2")]
            } else {
                vec![]
            },
            below: if full {
                vec![Link::new("Waiting lists", "/staff/theme/3")]
            } else {
                vec![]
            },
            here: "/staff/theme/1".to_owned(),
            picked: "/staff/theme/1/picked".to_owned(),
            theme: ThemeView::example(state, 0),
            bundles: full.then(|| "9 comments came in 1 bundle".to_owned()),
            title: "Waiting times".to_owned(),
            name: Field::new("name", "Waiting times", &errors),
            definition: Field::new("definition", "", &errors),
            excludes: Field::new("excludes", "", &errors),
            known_by: Field::new("known_by", "", &errors),
            into: if full { choices() } else { vec![] },
            into_error: errors.of("into"),
            parents: choices(),
            parent_error: errors.of("parent"),
            part: Field::new("part", "", &errors),
            words: Field::new("words", "", &errors),
            parts: if full {
                vec![PartView::example(true), PartView::example(false)]
            } else {
                vec![]
            },
            borderline: if full {
                vec![CommentView::example(true)]
            } else {
                vec![]
            },
            only_open: full,
            other_list: Link::new("All of them", "?"),
            comments: if full {
                vec![CommentView::example(true), CommentView::example(false)]
            } else {
                vec![]
            },
            keys: Keys {
                previous: full.then(|| "?before=2".to_owned()),
                next: full.then(|| "?after=9".to_owned()),
            },
            to: choices(),
            to_error: errors.of("to"),
            fresh: Field::new("fresh", "", &errors),
            together: full.then(|| Link::new("Accept 12 together", "/staff/theme/1/together")),
            commit: full.then(|| Link::new("Answer it", "/staff/tracker/new?theme=1")),
            errors,
        };
        vec![
            page("proposed", true, FormErrors::none()),
            page(
                "accepted",
                true,
                FormErrors::example("name", "Enter a name"),
            ),
            page(
                "set_aside",
                true,
                FormErrors::example("into", "Select a theme"),
            ),
            page("proposed", false, FormErrors::none()),
            page(
                "accepted",
                true,
                FormErrors::example("to", "Select a theme"),
            ),
        ]
    }
}

/// Proposals of a theme that are let stand together, after a sample of them.
#[derive(Serialize)]
pub struct BatchPage {
    /// The theme.
    pub theme: Link,
    /// Address of this page.
    pub here: String,
    /// How many proposals there are, in words.
    pub open: String,
    /// The sample.
    pub sample: Vec<CommentView>,
    /// How many of the sample were wrong, in words: it asks whether to let the others stand all the same.
    pub doubt: Option<String>,
    /// What is wrong.
    pub errors: FormErrors,
    /// Says that the others stand all the same.
    pub sure: Vec<Choice>,
    /// What is wrong with that.
    pub sure_error: Option<String>,
}

impl Page for BatchPage {
    const TEMPLATE: &'static str = "themes/together.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |sample: Vec<CommentView>, doubt: bool, errors: FormErrors| Self {
            theme: Link::new("Waiting times", "/staff/theme/1"),
            here: "/staff/theme/1/together".to_owned(),
            open: "112 proposals".to_owned(),
            sample,
            doubt: doubt.then(|| "5 of 20 do not belong".to_owned()),
            sure: vec![Choice::plain("yes", "Accept the others", false)],
            sure_error: errors.of("sure"),
            errors,
        };
        let both = || vec![CommentView::example(true), CommentView::example(false)];
        vec![
            page(both(), false, FormErrors::none()),
            page(both(), true, FormErrors::example("sure", "Say whether")),
            page(vec![], false, FormErrors::none()),
        ]
    }
}
