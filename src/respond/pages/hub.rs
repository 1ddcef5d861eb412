//! The list of sections.

use serde::Serialize;

use super::Head;
use crate::web::Page;
use crate::web::ui::Said;

/// The sections of a survey with more than a few, to be answered in any order.
#[derive(Serialize)]
pub struct HubPage {
    /// The survey.
    pub head: Head,
    /// How many are done, in words, when it is certain how many there are.
    pub progress: Option<String>,
    /// The sections.
    pub rows: Vec<HubRow>,
    /// Where everything is checked and sent; none before anything was answered.
    pub check: Option<String>,
    /// After the close, within the hours of grace.
    pub grace: bool,
}

/// A section in the list.
#[derive(Clone, Debug, Serialize)]
pub struct HubRow {
    /// Its number.
    pub number: usize,
    /// Its heading.
    pub title: Said,
    /// Its page; none while it cannot be answered.
    pub href: Option<String>,
    /// `not_started`, `in_progress`, `done` or `waits`.
    pub state: &'static str,
    /// Why it cannot be answered yet.
    pub reason: Option<String>,
}

impl Page for HubPage {
    const TEMPLATE: &'static str = "respond/hub.html";
    const PUBLIC: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let row = |number: usize, state: &'static str| HubRow {
            number,
            title: Said::plain("About help"),
            href: (state != "waits").then(|| "/surveys/better-days/sections/1".to_owned()),
            state,
            reason: (state == "waits").then(|| "Answer “About you” first".to_owned()),
        };
        let states = ["done", "in_progress", "not_started", "waits"];
        let page = |full: bool| Self {
            head: Head::example(),
            progress: full.then(|| "1 of 4 sections done".to_owned()),
            rows: (1..).zip(states).map(|(n, state)| row(n, state)).collect(),
            check: full.then(|| "/surveys/better-days/check".to_owned()),
            grace: full,
        };
        vec![page(true), page(false)]
    }
}
