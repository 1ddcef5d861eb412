//! Every assessment, and beginning one.

use actix_web::web::Query;
use domain::assessment::{Stage, is_overdue};
use domain::{Arg, Named, Problem, Problems};
use serde::Deserialize;

use super::commands::{self, BeginError};
use super::forms::NewForm;
use super::pages::{ListLine, ListPage};
use super::queries;
use crate::db::Tx;
use crate::programme;
use crate::staff::proof::Staff;
use crate::staff::roles::WriteAssessment;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

type Anybody = Staff<WriteAssessment>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/assessments", list)
        .post("/staff/assessments", begin);
}

/// Which programme a new assessment is about, when somebody comes from it.
#[derive(Debug, Deserialize)]
struct About {
    #[serde(default)]
    programme: String,
}

async fn list(who: Anybody, shell: Shell, about: Query<About>) -> Reply {
    let form = NewForm {
        programme: about.programme.clone(),
        ..NewForm::default()
    };
    let page = list_page(&shell, &who, &form, FormErrors::none()).await?;
    shell.render(page)
}

async fn list_page(
    shell: &Shell,
    who: &Anybody,
    form: &NewForm,
    errors: FormErrors,
) -> Result<ListPage, Error> {
    let db = shell.db().read();
    let rows = queries::list(db, who).await?;
    let today = shell.now.day();
    let line = |(row, version): &(queries::AssessmentRow, queries::VersionRow)| {
        let values = [
            ("stage", Arg::Number(row.stage.number().into())),
            ("number", Arg::Number(version.number.into())),
        ];
        ListLine {
            link: Link::new(
                shell.with("assess-version", &values),
                format!("/staff/assessments/{}", row.id),
            ),
            programme: row.title.clone(),
            state: shell.t(&format!("assess-state-{}", version.state.name())),
            review: row.review_on.map(|day| shell.texts.date(day)),
            overdue: is_overdue(row.review_on, version.state, today),
        }
    };
    let programmes = programme::queries::all(db).await?;
    let reached = programmes
        .into_iter()
        .filter(|one| who.reach().holds(one.id));
    let programme = |one: programme::queries::ProgrammeRow| {
        let key = one.id.to_string();
        let on = form.programme == key;
        Choice::plain(key, one.title, on)
    };
    let stage = |stage: &Stage| {
        let label = shell.t(&format!("assess-stage-{}", stage.name()));
        Choice::plain(stage.name(), label, form.stage == stage.name())
    };
    Ok(ListPage {
        lines: rows.iter().map(line).collect(),
        programmes: reached.map(programme).collect(),
        programme_error: errors.of("programme"),
        stages: Stage::ALL.iter().map(stage).collect(),
        stage_error: errors.of("stage"),
        direct_why: Field::new("direct_why", &form.direct_why, &errors),
        errors,
    })
}

async fn begin(who: Anybody, shell: Shell, form: Posted<NewForm>) -> Reply {
    let programmes = programme::queries::all(shell.db().read()).await?;
    let reached = programmes.iter().map(|one| one.id);
    let known: Vec<i64> = reached.filter(|id| who.reach().holds(*id)).collect();
    let (programme, stage, why) = match form.parse(&known) {
        Ok(new) => new,
        Err(problems) => return refuse(&shell, &who, &form, &problems).await,
    };
    let now = shell.now;
    let begin =
        async |tx: &Tx| commands::begin(tx, &who, programme, stage, why.as_ref(), now).await;
    match shell.db().write(begin).await {
        Ok(new) => {
            shell.flash(Flash::new("flash-assess-begun"));
            shell.see_other(&format!("/staff/assessments/{}", new.0))
        }
        // There it is: somebody began it already.
        Err(BeginError::Exists(id)) => shell.see_other(&format!("/staff/assessments/{id}")),
        Err(BeginError::NoFirstLook) => {
            let problem = Problem::says("assess-no-first-look");
            let problems = Problems::one("direct_why", problem);
            refuse(&shell, &who, &form, &problems).await
        }
        Err(BeginError::Database(error)) => Err(error.into()),
    }
}

async fn refuse(shell: &Shell, who: &Anybody, form: &NewForm, problems: &Problems) -> Reply {
    let errors = FormErrors::new(shell, problems);
    shell.invalid(list_page(shell, who, form, errors).await?)
}
