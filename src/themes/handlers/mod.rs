//! The workbench: questions, reading, coding, themes.

mod agreement;
mod codebook;
mod coded;
mod coding;
mod differences;
mod examples;
mod finding;
mod frame;
mod grouping;
mod groups;
mod lists;
mod published;
mod questions;
mod reading;
mod searches;
mod second;
mod shown;
mod theme;
mod together;
mod told;

use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;
use crate::themes::ThemeId;
use crate::web::Routes;

pub(crate) use shown::question_text;

type OfSurvey = In<SurveyId, DecideThemes>;
type OfTheme = In<ThemeId, DecideThemes>;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    questions::mount(routes);
    frame::mount(routes);
    grouping::mount(routes);
    reading::mount(routes);
    lists::mount(routes);
    searches::mount(routes);
    coding::mount(routes);
    second::mount(routes);
    agreement::mount(routes);
    differences::mount(routes);
    published::mount(routes);
    told::mount(routes);
    theme::mount(routes);
    examples::mount(routes);
    together::mount(routes);
    groups::mount(routes);
    codebook::mount(routes);
}
