//! The workbench: questions, reading, coding, themes.

mod codebook;
mod coding;
mod frame;
mod lists;
mod questions;
mod reading;
mod shown;
mod theme;
mod together;

use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;
use crate::themes::ThemeId;
use crate::web::Routes;

type OfSurvey = In<SurveyId, DecideThemes>;
type OfTheme = In<ThemeId, DecideThemes>;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    questions::mount(routes);
    frame::mount(routes);
    reading::mount(routes);
    lists::mount(routes);
    coding::mount(routes);
    theme::mount(routes);
    together::mount(routes);
    codebook::mount(routes);
}
