//! Which groups of people a theme comes from, as far as was released.

use domain::disclosure::TwoWay;

use super::OfTheme;
use super::theme::{beside, link};
use crate::results::handlers::{counted, snapshot_view};
use crate::results::subjects::{Subject, SubjectKind, theme_dimension, themes_code};
use crate::results::views::{ByGroupView, by_group};
use crate::results::{self, queries::SnapshotRow};
use crate::survey::SurveyId;
use crate::themes::commands::Question;
use crate::themes::pages::GroupsPage;
use crate::web::ui::Said;
use crate::web::{Error, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes.get("/staff/theme/{theme}/groups", groups);
}

async fn groups(officer: OfTheme, shell: Shell) -> Reply {
    let (question, themes) = beside(&shell, &officer).await?;
    let id = officer.object().0;
    let row = themes.iter().find(|theme| theme.id == id);
    let row = row.ok_or(Error::NotFound)?;
    let db = shell.db().read();
    let snapshot = results::queries::latest(db, question.survey).await?;
    let views = match &snapshot {
        Some(snapshot) => {
            let name = Said::plain(&row.name);
            released(&shell, &officer, &question, snapshot, &name).await?
        }
        None => Vec::new(),
    };
    shell.render(GroupsPage {
        theme: link(row),
        snapshot: snapshot.map(|snapshot| snapshot_view(&shell, &snapshot)),
        groups: views,
    })
}

/// What was released of the theme by each characteristic.
async fn released(
    shell: &Shell,
    officer: &OfTheme,
    question: &Question,
    snapshot: &SnapshotRow,
    name: &Said,
) -> Result<Vec<ByGroupView>, Error> {
    let db = shell.db().read();
    let theme = officer.object().0;
    let dimension = theme_dimension(&question.field, theme);
    let tables = results::queries::theme_by_groups(db, officer, snapshot.id, &dimension).await?;
    let everybody = results::queries::one_ways(db, snapshot.id, &[dimension]).await?;
    let (subjects, _) = counted(shell, SurveyId(question.survey)).await?;
    let code = themes_code(&question.field);
    let Some(mut only) = subjects
        .iter()
        .find(|subject| subject.code == code)
        .cloned()
    else {
        return Ok(Vec::new());
    };
    only.categories
        .retain(|category| category.code == theme.to_string());
    let of = |by: &Subject| {
        let own = tables.iter().filter(|table| table.columns_of == by.code);
        let own: Vec<TwoWay> = own.cloned().collect();
        (!own.is_empty()).then(|| ByGroupView {
            name: name.clone(),
            ..by_group(shell, &only, by, &own, &everybody)
        })
    };
    let who = subjects
        .iter()
        .filter(|by| by.kind == SubjectKind::Characteristic);
    Ok(who.filter_map(of).collect())
}
