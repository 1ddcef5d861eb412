//! Which groups of people a theme comes from.

use serde::Serialize;

use crate::results::pages::SnapshotView;
use crate::results::views::ByGroupView;
use crate::web::Page;
use crate::web::ui::Link;

/// Which groups of people a theme comes from, as far as was released.
#[derive(Serialize)]
pub struct GroupsPage {
    /// The theme.
    pub theme: Link,
    /// Which release; none before the first.
    pub snapshot: Option<SnapshotView>,
    /// Each characteristic.
    pub groups: Vec<ByGroupView>,
}

impl Page for GroupsPage {
    const TEMPLATE: &'static str = "themes/groups.html";

    fn examples() -> Vec<Self> {
        let page = |full: bool| Self {
            theme: Link::new("Waiting times", "/staff/theme/1"),
            snapshot: full.then(SnapshotView::example),
            groups: if full {
                ByGroupView::examples()
            } else {
                vec![]
            },
        };
        vec![page(true), page(false)]
    }
}
