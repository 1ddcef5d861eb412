//! Where an assessment stands, and taking it further.

use domain::assessment::{Caution, Deed, Stage, Times, cautions, changes, needs_reason};
use domain::time::day_in_london;
use domain::{Arg, Named, Problem, Problems};

use super::commands::{self, Move, MoveError};
use super::forms::{DoubtForm, MoveForm, OverdueForm};
use super::groups::{Group, groups, names};
use super::pages::{ClaimView, CoverPage, DeedView, RowLine, StepFields, StepView};
use super::queries::{self, AssessmentRow, StepRow, VersionRow};
use super::views::{Around, change_view, document_view, title};
use super::{AssessmentId, Writer};
use crate::db::Tx;
use crate::staff::proof::{In, Permission};
use crate::staff::roles::PublishAssessment;
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::gate::AnyStaff;
use crate::web::ui::{DayField, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/assessments/{assessment}", cover)
        .post("/staff/assessments/{assessment}/step", step)
        .post("/staff/assessments/{assessment}/publish", publish)
        .post("/staff/assessments/{assessment}/doubt", doubt)
        .post("/staff/assessments/{assessment}/overdue", overdue);
}

/// What was typed on the page and refused.
#[derive(Default)]
struct Refused {
    step: MoveForm,
    doubt: DoubtForm,
    errors: Option<FormErrors>,
}

async fn cover(by: Writer, staff: AnyStaff, shell: Shell) -> Reply {
    let page = cover_page(&shell, &by, &staff, Refused::default()).await?;
    shell.render(page)
}

async fn step(by: Writer, staff: AnyStaff, shell: Shell, form: Posted<MoveForm>) -> Reply {
    let deed = form.deed().ok_or(Error::Malformed)?;
    let moved = match form.parse(deed, shell.now.day()) {
        Ok(moved) => moved,
        Err(problems) => return refuse(&shell, (&by, &staff), &form, &problems).await,
    };
    let groups = groups(&shell.texts, "en");
    let names = names(&groups);
    let this = Move {
        deed: moved.deed,
        note: &moved.note,
        alone: &moved.alone,
        review_on: moved.review_on,
    };
    let now = shell.now;
    let act = async |tx: &Tx| commands::act(tx, &by, &this, &names, now).await;
    match shell.db().write(act).await {
        Ok(()) => {
            shell.flash(Flash::new(&format!("flash-assess-{}", deed.name())));
            shell.see_other(&here(by.object()))
        }
        Err(MoveError::SamePerson) => {
            let problems = Problems::one("alone", Problem::says("assess-alone-missing"));
            refuse(&shell, (&by, &staff), &form, &problems).await
        }
        Err(MoveError::Incomplete(_)) => {
            // The page lists what is missing with the way to each.
            let problems = Problems::one("missing", Problem::says("assess-incomplete"));
            refuse(&shell, (&by, &staff), &form, &problems).await
        }
        Err(error) => Err(refusal(error)),
    }
}

fn refusal(error: MoveError) -> Error {
    match error {
        MoveError::Held => Error::Conflict("held"),
        MoveError::Database(error) => error.into(),
        _ => Error::Conflict("assess-moved"),
    }
}

async fn refuse(
    shell: &Shell,
    (by, staff): (&Writer, &AnyStaff),
    form: &MoveForm,
    problems: &Problems,
) -> Reply {
    let refused = Refused {
        step: form.clone(),
        errors: Some(FormErrors::new(shell, problems)),
        ..Refused::default()
    };
    shell.invalid(cover_page(shell, by, staff, refused).await?)
}

async fn publish(
    by: In<AssessmentId, PublishAssessment>,
    shell: Shell,
    _: Posted<Button>,
) -> Reply {
    let now = shell.now;
    let publish = async |tx: &Tx| commands::publish(tx, &by, now).await;
    shell.db().write(publish).await.map_err(refusal)?;
    shell.flash(Flash::new("flash-assess-publish"));
    shell.see_other(&here(by.object()))
}

async fn doubt(by: Writer, staff: AnyStaff, shell: Shell, form: Posted<DoubtForm>) -> Reply {
    let (words, source) = match form.parse() {
        Ok(typed) => typed,
        Err(problems) => {
            let refused = Refused {
                doubt: form.into_inner(),
                errors: Some(FormErrors::new(&shell, &problems)),
                ..Refused::default()
            };
            return shell.invalid(cover_page(&shell, &by, &staff, refused).await?);
        }
    };
    let now = shell.now;
    let doubt =
        async |tx: &Tx| commands::doubt(tx, &by, words.as_str(), source.as_str(), now).await;
    if !shell.db().write(doubt).await? {
        return Err(Error::Conflict("assess-moved"));
    }
    shell.flash(Flash::new("flash-assess-doubted"));
    shell.see_other(&here(by.object()))
}

async fn overdue(by: Writer, shell: Shell, form: Posted<OverdueForm>) -> Reply {
    let (now, shown) = (shell.now, form.shown != "no");
    let show = async |tx: &Tx| commands::show_overdue(tx, &by, shown, now).await;
    shell.db().write(show).await?;
    shell.flash(Flash::new("flash-assess-overdue"));
    shell.see_other(&here(by.object()))
}

pub(super) fn here(assessment: AssessmentId) -> String {
    format!("/staff/assessments/{}", assessment.0)
}

async fn cover_page(
    shell: &Shell,
    by: &Writer,
    staff: &AnyStaff,
    refused: Refused,
) -> Result<CoverPage, Error> {
    let db = shell.db().read();
    let (row, versions) = queries::one(db, by).await?.ok_or(Error::NotFound)?;
    let last = versions.first().ok_or(Error::NotFound)?;
    let groups = groups(&shell.texts, "en");
    let quotes = queries::quotes(db, &[last.id]).await?;
    let around = Around {
        groups: &groups,
        quotes: &quotes,
        version: last.id,
        today: shell.now.day(),
    };
    let has_full = queries::has_signed(db, row.programme, Stage::Two).await?;
    let steps = queries::steps(db, by).await?;
    let open = last.state.is_open();
    let errors = refused.errors.unwrap_or_else(FormErrors::none);
    let signed = versions.iter().find(|version| version.signed_at.is_some());
    let before = versions
        .get(1)
        .map(|before| changes(&before.document, &last.document));
    let latest = format!("/programmes/{}/assessment", row.slug);
    Ok(CoverPage {
        programme: Link::new(&row.title, format!("/staff/programmes/{}", row.programme)),
        title: title(shell, row.stage),
        here: here(by.object()),
        state: shell.t(&format!("assess-state-{}", last.state.name())),
        state_name: last.state.name(),
        cautions: warnings(shell, &row, last, has_full),
        open,
        missing: missing(shell, &row, last, &groups),
        rows: rows(shell, &row, last, &groups),
        document: document_view(shell, &last.document, &around),
        review: row.review_on.map(|day| shell.texts.date(day)),
        deeds: deeds(shell, by, last, &steps),
        typed: StepFields {
            note: Field::new("note", &refused.step.note, &errors),
            alone: Field::new("alone", &refused.step.alone, &errors),
            next: DayField {
                name: "next".to_owned(),
                day: refused.step.day.clone(),
                month: refused.step.month.clone(),
                year: refused.step.year.clone(),
                error: errors.of("next-day"),
            },
            deed: refused.step.deed,
        },
        can_publish: signed.is_some_and(|version| {
            let may = staff.who().may(PublishAssessment::NAME);
            may && version.published_at.is_none() && version.state.after(Deed::Publish).is_some()
        }),
        public: row.published_at.map(|_| latest),
        overdue_shown: !row.overdue_hidden,
        claim: claim(shell, &row, signed, &refused.doubt, &errors).await?,
        changes: before
            .unwrap_or_default()
            .iter()
            .map(|change| change_view(shell, change, &groups))
            .collect(),
        steps: steps
            .iter()
            .map(|step| step_view(shell, step, &versions))
            .collect(),
        errors,
    })
}

fn warnings(shell: &Shell, row: &AssessmentRow, last: &VersionRow, has_full: bool) -> Vec<String> {
    let actions = last.document.rows.iter().flat_map(|row| &row.actions);
    let times = Times {
        decided_on: row.decided_on,
        signed_on: last.signed_at.map(day_in_london),
        review_on: match last.state.is_signed() {
            true => row.review_on,
            false => last.document.review_on,
        },
        first_due: actions.map(|action| action.due_on).min(),
        has_full,
        claims_none: last.document.claims_none,
    };
    let day = |day: Option<chrono::NaiveDate>| day.map(Arg::Day);
    let words = |caution: Caution| {
        let key = format!("assess-caution-{}", caution.name());
        let on = match caution {
            Caution::ReviewFar | Caution::ReviewOverdue => day(times.review_on),
            Caution::ActionsPast => day(times.first_due),
            _ => day(times.decided_on),
        };
        let values: Vec<(&str, Arg)> = on.map(|on| ("day", on)).into_iter().collect();
        shell.with(&key, &values)
    };
    cautions(row.stage, last.state, &times, shell.now.day())
        .into_iter()
        .map(words)
        .collect()
}

fn is_late(shell: &Shell, row: &AssessmentRow) -> bool {
    row.decided_on.is_some_and(|day| day <= shell.now.day())
}

/// What is missing from the whole, each with the way to where it is put right.
fn missing(shell: &Shell, row: &AssessmentRow, last: &VersionRow, groups: &[Group]) -> Vec<Link> {
    if !last.state.is_open() {
        return Vec::new();
    }
    let names = names(groups);
    let today = shell.now.day();
    let problems = last
        .document
        .problems(row.stage, &names, is_late(shell, row), today);
    let base = format!("/staff/assessments/{}", row.id);
    let link = |(field, problem): (&str, &Problem)| {
        let href = match field.strip_prefix("row-") {
            Some(code) => format!("{base}/rows/{code}"),
            None => format!("{base}/about#{}", field.trim_end_matches("-day")),
        };
        Link::new(shell.problem(problem), href)
    };
    problems.iter().map(link).collect()
}

fn rows(shell: &Shell, row: &AssessmentRow, last: &VersionRow, groups: &[Group]) -> Vec<RowLine> {
    let line = |group: &Group| {
        let own = last.document.row(group.code).filter(|own| !own.is_blank());
        let faults = match (own, group.protected) {
            (Some(own), _) => own.faults(row.stage),
            (None, true) => vec!["assess-impact-missing"],
            (None, false) => vec![],
        };
        let count = own.map_or(0, |own| own.evidence.len());
        let name = || ("group", Arg::from(group.name.as_str()));
        let words = |key: &&str| shell.with(&format!("problem-{key}"), &[name()]);
        let impact = own.and_then(|own| own.impact);
        RowLine {
            code: group.code.to_owned(),
            name: group.name.clone(),
            href: last
                .state
                .is_open()
                .then(|| format!("/staff/assessments/{}/rows/{}", row.id, group.code)),
            impact: impact.map(|one| shell.t(&format!("impact-{}", one.name()))),
            evidence: shell.with("assess-evidence-count", &[("count", Arg::from(count))]),
            faults: faults
                .iter()
                .filter(|_| last.state.is_open())
                .map(words)
                .collect(),
        }
    };
    groups.iter().map(line).collect()
}

/// What can be done with the last version, what is usually done next first.
fn deeds(shell: &Shell, by: &Writer, last: &VersionRow, steps: &[StepRow]) -> Vec<DeedView> {
    let wrote: Vec<Option<i64>> = steps
        .iter()
        .filter(|step| step.version == last.id && step.deed == Deed::Write)
        .map(|step| step.staff)
        .collect();
    let can = |deed: &&Deed| {
        let own_way = matches!(deed, Deed::Write | Deed::Publish);
        !own_way && last.state.after(**deed).is_some()
    };
    // The order of the enum is the order of the way.
    let mut all: Vec<Deed> = Deed::ALL.iter().filter(can).copied().collect();
    all.sort_by_key(|deed| matches!(deed, Deed::Return | Deed::Close));
    let view = |(at, deed): (usize, Deed)| DeedView {
        deed: deed.name(),
        label: shell.t(&format!("assess-deed-{}", deed.name())),
        text: shell.t(&format!("assess-deed-{}-text", deed.name())),
        note: deed != Deed::Revise,
        optional: matches!(deed, Deed::Submit | Deed::Agree | Deed::SignOff),
        review: deed == Deed::Keep,
        alone: needs_reason(deed, by.actor().staff(), &wrote),
        main: at == 0,
    };
    all.into_iter().enumerate().map(view).collect()
}

fn step_view(shell: &Shell, step: &StepRow, versions: &[VersionRow]) -> StepView {
    let number = versions.iter().find(|version| version.id == step.version);
    let number = number.map_or(0, |version| version.number);
    let who = step
        .name
        .clone()
        .unwrap_or_else(|| shell.t("assess-operator"));
    let values = [
        ("who", Arg::Text(who)),
        ("day", Arg::Day(day_in_london(step.at))),
        ("number", Arg::Number(number.into())),
    ];
    StepView {
        text: shell.with(&format!("assess-did-{}", step.deed.name()), &values),
        note: step.note.clone(),
        alone: step.alone.clone(),
    }
}

/// The claim that nobody is worse off, if the version in force makes it.
async fn claim(
    shell: &Shell,
    row: &AssessmentRow,
    signed: Option<&VersionRow>,
    typed: &DoubtForm,
    errors: &FormErrors,
) -> Result<Option<ClaimView>, Error> {
    let makes = |version: &&VersionRow| version.document.claims_none;
    let Some(version) = signed.filter(makes) else {
        return Ok(None);
    };
    let Some(since) = version.signed_at else {
        return Ok(None);
    };
    let db = shell.db().read();
    let doubts = queries::doubts(db, &[version.id]).await?;
    let relied = queries::relied(db, row, since).await?;
    let doubt = |doubt: &queries::DoubtRow| {
        let who = doubt.name.clone().unwrap_or_else(|| shell.t("assess-site"));
        let values = [
            ("source", Arg::from(doubt.source.as_str())),
            ("who", Arg::Text(who)),
            ("day", Arg::Day(day_in_london(doubt.at))),
        ];
        (doubt.words.clone(), shell.with("assess-doubt-by", &values))
    };
    let survey = |(_, slug): &(i64, String)| {
        shell.with(
            "assess-relied-survey",
            &[("survey", Arg::from(slug.as_str()))],
        )
    };
    let mut who: Vec<String> = relied.surveys.iter().map(survey).collect();
    if let Some(day) = relied.decided_on {
        who.push(shell.with("assess-relied-decision", &[("day", Arg::Day(day))]));
    }
    if relied.commitments > 0 {
        let count = i64::try_from(relied.commitments).unwrap_or(i64::MAX);
        let count = [("count", Arg::Number(count))];
        who.push(shell.with("assess-relied-commitments", &count));
    }
    Ok(Some(ClaimView {
        since: shell.texts.date(day_in_london(since)),
        doubts: doubts.iter().map(doubt).collect(),
        relied: who,
        words: Field::new("words", &typed.words, errors),
        source: Field::new("source", &typed.source, errors),
    }))
}
