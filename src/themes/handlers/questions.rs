//! Surveys, and their questions with comments.

use actix_web::web::Data;
use domain::Named;

use super::OfSurvey;
use super::shown::{arg, question_text, share, version};
use crate::staff::proof::Staff;
use crate::staff::roles::DecideThemes;
use crate::survey::{Published, queries as surveys};
use crate::themes::pages::{QuestionLine, QuestionsPage, SurveysPage};
use crate::themes::queries::{self, QuestionRow};
use crate::web::ui::Link;
use crate::web::{Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/themes", list)
        .get("/staff/themes/{survey}", questions);
}

async fn list(officer: Staff<DecideThemes>, shell: Shell) -> Reply {
    let rows = surveys::titles(shell.db().read(), officer.reach()).await?;
    let link = |(id, title): (i64, String)| Link::new(title, format!("/staff/themes/{id}"));
    shell.render(SurveysPage {
        surveys: rows.into_iter().map(link).collect(),
    })
}

async fn questions(officer: OfSurvey, shell: Shell, published: Data<Published>) -> Reply {
    let version = version(&shell, &published, &officer).await?;
    let definition = &version.definition;
    let mut rows = queries::questions(shell.db().read(), &officer).await?;
    let place = |field: &str| {
        let code = field.strip_suffix(".other").unwrap_or(field);
        definition
            .questions()
            .position(|(_, question)| question.code.as_str() == code)
    };
    rows.sort_by_key(|row| place(&row.field));
    let survey = officer.object().0;
    let line = |row: QuestionRow| {
        line(
            &shell,
            survey,
            question_text(&shell, definition, &row.field),
            &row,
        )
    };
    shell.render(QuestionsPage {
        title: definition.title.get("en").0.to_owned(),
        languages: Link::new(
            shell.t("foreign-link"),
            format!("/staff/themes/{survey}/languages"),
        ),
        attached: Link::new(
            shell.t("attached-title"),
            format!("/staff/surveys/{survey}/attached"),
        ),
        rows: rows.into_iter().map(line).collect(),
    })
}

fn line(shell: &Shell, survey: i64, text: String, row: &QuestionRow) -> QuestionLine {
    let here = format!("/staff/themes/{survey}/{}", row.field);
    let state = row.state().name();
    let read = [("read", arg(row.read)), ("count", arg(row.comments))];
    QuestionLine {
        read: shell.with("themes-read-of", &read),
        share: share(row.read, row.comments),
        next: (row.read < row.comments).then(|| format!("{here}/next")),
        accepted: shell.with("themes-accepted", &[("count", arg(row.accepted))]),
        state_name: state.to_owned(),
        state: shell.t(&format!("question-{state}")),
        link: Link::new(text, here),
    }
}
