//! Programmes for staff: what they are, which surveys they have, and how these go.

use domain::survey::Fields;
use domain::{Arg, Named};

use super::ProgrammeId;
use super::commands::{self, Settings};
use super::forms;
use super::pages::{
    ChannelsLine, SettingsPage, StaffProgrammeLine, StaffProgrammePage, StaffProgrammesPage,
};
use super::queries::{self, ProgrammeRow};
use crate::db::Tx;
use crate::results::rounded;
use crate::staff::proof::{In, Permission, Reach, Staff};
use crate::staff::roles::{EditSurvey, SeeSurveys};
use crate::survey;
use crate::web::flash::Flash;
use crate::web::gate::AnyStaff;
use crate::web::ui::{Choice, DayField, Field, FormErrors, Link};
use crate::who::{self, baselines::Set};

use crate::web::{Error, Posted, Reply, Routes, Shell};
use crate::words;

/// Mounts the pages of staff. `new` comes before the number of a programme.
pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/programmes", list)
        .get("/staff/programmes/new", blank)
        .post("/staff/programmes/new", create)
        .get("/staff/programmes/{programme}", programme)
        .get("/staff/programmes/{programme}/settings", settings)
        .post("/staff/programmes/{programme}/settings", save);
}

type Officer = In<ProgrammeId, EditSurvey>;

async fn list(who: Staff<SeeSurveys>, staff: AnyStaff, shell: Shell) -> Reply {
    let db = shell.db().read();
    let programmes = queries::all(db).await?;
    let surveys = survey::queries::list(db, &who).await?;
    let line = |programme: &ProgrammeRow| {
        let theirs = surveys
            .iter()
            .filter(|row| row.programme_id == programme.id);
        StaffProgrammeLine {
            link: Link::new(
                &programme.title,
                format!("/staff/programmes/{}", programme.id),
            ),
            body_name: programme.body_name.clone(),
            state: state(&shell, programme),
            surveys: shell
                .texts
                .number(i64::try_from(theirs.count()).unwrap_or(i64::MAX)),
            fictional: programme.fictional,
        }
    };
    let within = programmes
        .iter()
        .filter(|programme| who.reach().holds(programme.id));
    let everywhere = staff.who().prove::<EditSurvey>();
    shell.render(StaffProgrammesPage {
        rows: within.map(line).collect(),
        may_add: everywhere.is_some_and(|proof| *proof.reach() == Reach::Site),
    })
}

fn state(shell: &Shell, programme: &ProgrammeRow) -> String {
    match (programme.finished, programme.decided_on) {
        (true, _) => shell.t("programme-state-finished"),
        (false, Some(day)) => shell.with(
            "programme-state-decided",
            &[("when", Arg::Text(shell.texts.date(day)))],
        ),
        (false, None) => shell.t("programme-state-running"),
    }
}

async fn programme(who: In<ProgrammeId, SeeSurveys>, staff: AnyStaff, shell: Shell) -> Reply {
    let db = shell.db().read();
    let programme = queries::by_id(db, who.object().0).await?;
    let programme = programme.ok_or(Error::NotFound)?;
    let rows = survey::queries::of_programme(db, &who).await?;
    let channels = survey::queries::channels_of_programme(db, &who).await?;
    let line = |row: &survey::queries::SurveyRow| {
        let theirs = channels.iter().filter(|(of, _, _)| *of == row.id);
        ChannelsLine {
            survey: survey::line(&shell, row),
            draft: row.has_draft && row.state != domain::survey::SurveyState::Draft,
            channels: theirs
                .map(|(_, channel, n)| {
                    let name = shell.t(&format!("channel-{}", channel.name()));
                    format!("{name}: {}", rounded(&shell, *n))
                })
                .collect(),
        }
    };
    shell.render(StaffProgrammePage {
        id: programme.id,
        slug: programme.slug.clone(),
        title: programme.title.clone(),
        summary: programme.summary.clone(),
        body_name: programme.body_name.clone(),
        state: state(&shell, &programme),
        fictional: programme.fictional,
        surveys: rows.iter().map(line).collect(),
        may_edit: staff.who().may(EditSurvey::NAME),
        words: match staff.who().may(EditSurvey::NAME) {
            true => words::handlers::doors(&shell, programme.id),
            false => Vec::new(),
        },
    })
}

async fn settings(officer: Officer, shell: Shell) -> Reply {
    let programme = queries::by_id(shell.db().read(), officer.object().0).await?;
    let programme = programme.ok_or(Error::NotFound)?;
    let typed = forms::of(&programme);
    let areas = who::queries::sets(shell.db().read()).await?;
    let page = settings_page(
        &shell,
        Some(&programme),
        &typed,
        (FormErrors::none(), &areas),
    );
    shell.render(page)
}

async fn save(officer: Officer, shell: Shell, form: Posted<Fields>) -> Reply {
    let programme = queries::by_id(shell.db().read(), officer.object().0).await?;
    let programme = programme.ok_or(Error::NotFound)?;
    let areas = who::queries::sets(shell.db().read()).await?;
    let parsed = match forms::settings(&form, &areas) {
        Ok(parsed) => parsed,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            let page = settings_page(&shell, Some(&programme), &form, (errors, &areas));
            return shell.invalid(page);
        }
    };
    let (now, read) = (shell.now, form.one("mark"));
    let set = async |tx: &Tx| commands::set(tx, &officer, read, &parsed, now).await;
    if shell.db().write(set).await? {
        shell.flash(Flash::new("flash-saved"));
        return shell.see_other(&format!("/staff/programmes/{}", programme.id));
    }
    // Somebody saved it meanwhile: both are shown, and the next save is a choice.
    let after = queries::by_id(shell.db().read(), programme.id).await?;
    let after = after.ok_or(Error::NotFound)?;
    let mut page = settings_page(&shell, Some(&after), &form, (FormErrors::none(), &areas));
    page.changed = true;
    shell.invalid_as(page, actix_web::http::StatusCode::CONFLICT)
}

/// Only who may everywhere can begin a programme: its own officers are named afterwards.
fn everywhere(officer: &Staff<EditSurvey>) -> Result<(), Error> {
    match officer.reach() {
        Reach::Site => Ok(()),
        Reach::Programmes(_) => Err(Error::NotFound),
    }
}

async fn blank(officer: Staff<EditSurvey>, shell: Shell) -> Reply {
    everywhere(&officer)?;
    let areas = who::queries::sets(shell.db().read()).await?;
    let page = settings_page(
        &shell,
        None,
        &Fields::default(),
        (FormErrors::none(), &areas),
    );
    shell.render(page)
}

async fn create(officer: Staff<EditSurvey>, shell: Shell, form: Posted<Fields>) -> Reply {
    everywhere(&officer)?;
    let areas = who::queries::sets(shell.db().read()).await?;
    let refused = |problems: &domain::Problems| {
        let errors = FormErrors::new(&shell, problems);
        settings_page(&shell, None, &form, (errors, &areas))
    };
    let (parsed, slug) = match forms::new(&form, &areas) {
        Ok(parsed) => parsed,
        Err(problems) => return shell.invalid(refused(&problems)),
    };
    let now = shell.now;
    let create = async |tx: &Tx| commands::create(tx, &officer, &slug, &parsed, now).await;
    match shell.db().write(create).await? {
        Some(id) => {
            shell.flash(Flash::new("flash-programme-made"));
            shell.see_other(&format!("/staff/programmes/{id}"))
        }
        None => shell.invalid(refused(&forms::slug_taken())),
    }
}

fn settings_page(
    shell: &Shell,
    programme: Option<&ProgrammeRow>,
    typed: &Fields,
    (errors, areas): (FormErrors, &[Set]),
) -> SettingsPage {
    let chosen = typed.one("area");
    let none = Choice::plain("", shell.t("programme-area-none"), chosen.is_empty());
    let area = |set: &Set| Choice::plain(&set.code, &set.name, set.code == chosen);
    let field = |name: &str| Field::new(name, typed.one(name), &errors);
    SettingsPage {
        id: programme.map(|programme| programme.id),
        mark: programme.map(Settings::mark).unwrap_or_default(),
        changed: false,
        title: field("title"),
        slug: programme.is_none().then(|| field("slug")),
        summary: field("summary"),
        body: field("body"),
        body_name: field("body_name"),
        undecided: field("undecided"),
        decision: field("decision"),
        decided: DayField::new("decided", typed, &errors),
        areas: std::iter::once(none)
            .chain(areas.iter().map(area))
            .collect(),
        area_error: errors.of("area"),
        source: field("source"),
        finished: typed.one("finished") == "yes",
        errors,
    }
}
