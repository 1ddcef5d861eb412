//! Writing an assessment: the whole of it, and a row beside what it can rest on.

use actix_web::web::{Path, Query};
use domain::assessment::{
    Action, Degree, Document, Evidence, EvidenceKind, Impact, Limb, Row, Stage,
};
use domain::survey::Fields;
use domain::{Arg, Named, Problem, Problems};

use super::Writer;
use super::commands::{self, WriteError, mark};
use super::cover::here;
use super::forms::{self, RowTyped, typed_about, typed_row};
use super::groups::{Group, groups};
use super::pages::{AboutPage, RowPage};
use super::queries::{self, AssessmentRow, VersionRow};
use super::shelf::{self, Looking, Shelf, address, shelf as beside};
use super::views::{Around, row_view, title};
use crate::db::Tx;
use crate::web::flash::Flash;
use crate::web::gate::AnyStaff;
use crate::web::ui::{Choice, DayField, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/assessments/{assessment}/about", about)
        .post("/staff/assessments/{assessment}/about", save_about)
        .get("/staff/assessments/{assessment}/rows/{row}", row)
        .post("/staff/assessments/{assessment}/rows/{row}", save_row);
}

/// The assessment and its last version, while it can be written in.
async fn open(shell: &Shell, by: &Writer) -> Result<(AssessmentRow, VersionRow), Error> {
    let found = queries::one(shell.db().read(), by).await?;
    let (row, versions) = found.ok_or(Error::NotFound)?;
    let last = versions.into_iter().next().ok_or(Error::NotFound)?;
    if last.state.is_open() {
        Ok((row, last))
    } else {
        Err(Error::See(here(by.object())))
    }
}

fn refusal(error: WriteError) -> Error {
    match error {
        WriteError::Database(error) => error.into(),
        WriteError::Full => Error::Conflict("assess-full"),
        WriteError::Shut | WriteError::Changed => Error::Conflict("assess-moved"),
    }
}

/// The parts of a document that stand on one page: all but its rows.
fn whole(document: &Document) -> Document {
    Document {
        rows: Vec::new(),
        last: 0,
        ..document.clone()
    }
}

async fn about(by: Writer, shell: Shell) -> Reply {
    let (row, last) = open(&shell, &by).await?;
    let typed = typed_about(&last.document);
    let was = mark(&whole(&last.document));
    shell.render(about_page(&shell, &row, &typed, was, FormErrors::none()))
}

async fn save_about(by: Writer, shell: Shell, form: Posted<Fields>) -> Reply {
    let (row, last) = open(&shell, &by).await?;
    let new = match forms::about(&form, &last.document) {
        Ok(new) => new,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            let was = form.one("was").to_owned();
            return shell.invalid(about_page(&shell, &row, &form, was, errors));
        }
    };
    let (now, was) = (shell.now, form.one("was"));
    let save = async |tx: &Tx| {
        commands::write(tx, &by, "about", now, |document| {
            if mark(&whole(document)) != was {
                return Err(WriteError::Changed);
            }
            *document = Document {
                rows: std::mem::take(&mut document.rows),
                last: document.last,
                ..new.clone()
            };
            Ok(())
        })
        .await
    };
    match shell.db().write(save).await {
        Ok(_) => {
            shell.flash(Flash::new("flash-assess-saved"));
            shell.see_other(&here(by.object()))
        }
        Err(WriteError::Changed) => {
            let (row, last) = open(&shell, &by).await?;
            let problems = Problems::one("aims", Problem::says("assess-changed"));
            let errors = FormErrors::new(&shell, &problems);
            let was = mark(&whole(&last.document));
            shell.invalid(about_page(&shell, &row, &form, was, errors))
        }
        Err(error) => Err(refusal(error)),
    }
}

fn about_page(
    shell: &Shell,
    row: &AssessmentRow,
    typed: &Fields,
    was: String,
    errors: FormErrors,
) -> AboutPage {
    let field = |name: &str| Field::new(name, typed.one(name), &errors);
    let decided = row.decided_on.is_some_and(|day| day <= shell.now.day());
    let claims = typed.one("claims_none") == "yes";
    AboutPage {
        title: title(shell, row.stage),
        back: format!("/staff/assessments/{}", row.id),
        was,
        aims: field("aims"),
        affected: field("affected"),
        inequalities: field("inequalities"),
        conclusion: field("conclusion"),
        claim: vec![Choice::plain("yes", shell.t("assess-claim-label"), claims)],
        claim_error: errors.of("claims_none"),
        quotation: field("quotation"),
        late_why: (row.stage == Stage::Two && decided).then(|| field("late_why")),
        assessed_on: DayField::new("assessed_on", typed, &errors),
        review_on: DayField::new("review_on", typed, &errors),
        errors,
    }
}

/// A row somebody writes: the group, the row as it is, and what goes round it.
struct Writing {
    assessment: AssessmentRow,
    version: VersionRow,
    groups: Vec<Group>,
    at: usize,
}

impl Writing {
    async fn find(shell: &Shell, by: &Writer, code: &str) -> Result<Self, Error> {
        let (assessment, version) = open(shell, by).await?;
        let groups = groups(&shell.texts, "en");
        let at = groups.iter().position(|group| group.code == code);
        Ok(Self {
            assessment,
            version,
            groups,
            at: at.ok_or(Error::NotFound)?,
        })
    }

    fn group(&self) -> &Group {
        &self.groups[self.at]
    }

    fn row(&self) -> Row {
        let code = self.group().code;
        let row = self.version.document.row(code).cloned();
        row.unwrap_or_else(|| Row::blank(code))
    }

    fn next(&self) -> Option<&Group> {
        self.groups.get(self.at + 1)
    }
}

async fn row(
    by: Writer,
    who: AnyStaff,
    shell: Shell,
    path: Path<(i64, String)>,
    looking: Query<Looking>,
) -> Reply {
    let writing = Writing::find(&shell, &by, &path.1).await?;
    let shelf = beside(&shell, &by, who.who(), &looking).await?;
    let (typed, was) = (typed_row(&writing.row()), mark(&writing.row()));
    let page = row_page(&shell, &writing, shelf, &typed, (was, FormErrors::none())).await?;
    shell.render(page)
}

/// What a button of the page asks for, beside keeping what was typed.
enum Asked<'a> {
    Save,
    Next,
    Look,
    Pin(&'a str),
    TakeOut(u32),
}

impl<'a> Asked<'a> {
    fn read(deed: &'a str) -> Self {
        match deed.split_once(':') {
            Some(("pin", value)) => Self::Pin(value),
            Some(("out", number)) => number.parse().map_or(Self::Save, Self::TakeOut),
            _ if deed == "next" => Self::Next,
            _ if deed == "look" => Self::Look,
            _ => Self::Save,
        }
    }
}

/// Every button of the page keeps what was typed first: nothing is lost by looking something up.
async fn save_row(
    by: Writer,
    who: AnyStaff,
    shell: Shell,
    path: Path<(i64, String)>,
    form: Posted<Fields>,
) -> Reply {
    let writing = Writing::find(&shell, &by, &path.1).await?;
    let looking = Looking {
        what: form.one("what").to_owned(),
        who: form.one("who").to_owned(),
    };
    let typed = match forms::row(&form, &writing.row()) {
        Ok(typed) => typed,
        Err(problems) => {
            let was = form.one("was").to_owned();
            return refuse(
                &shell,
                (&by, &who),
                &writing,
                &looking,
                &form,
                (was, &problems),
            )
            .await;
        }
    };
    match keep(&shell, &by, &writing, &typed, form.one("was")).await {
        Ok(()) => {}
        Err(WriteError::Changed) => {
            let now = Writing::find(&shell, &by, &path.1).await?;
            let was = mark(&now.row());
            let problems = Problems::one("known", Problem::says("assess-changed"));
            return refuse(&shell, (&by, &who), &now, &looking, &form, (was, &problems)).await;
        }
        Err(error) => return Err(refusal(error)),
    }
    let asked = Asked::read(form.one("deed"));
    go_on(&shell, &by, &who, &writing, &looking, asked).await
}

async fn refuse(
    shell: &Shell,
    (by, who): (&Writer, &AnyStaff),
    writing: &Writing,
    looking: &Looking,
    form: &Fields,
    (was, problems): (String, &Problems),
) -> Reply {
    let shelf = beside(shell, by, who.who(), looking).await?;
    let errors = FormErrors::new(shell, problems);
    shell.invalid(row_page(shell, writing, shelf, form, (was, errors)).await?)
}

/// Keeps a row as it was typed, with the evidence and the action that were typed below it.
async fn keep(
    shell: &Shell,
    by: &Writer,
    writing: &Writing,
    typed: &RowTyped,
    was: &str,
) -> Result<(), WriteError> {
    let (now, code) = (shell.now, writing.group().code);
    let part = format!("row:{code}");
    let save = async |tx: &Tx| {
        commands::write(tx, by, &part, now, |document| {
            let old = document.row(code).cloned();
            if mark(&old.unwrap_or_else(|| Row::blank(code))) != was {
                return Err(WriteError::Changed);
            }
            let mut row = typed.row.clone();
            if let Some((kind, words, source)) = &typed.evidence {
                if row.evidence.len() >= domain::assessment::MOST_EVIDENCE {
                    return Err(WriteError::Full);
                }
                row.evidence.push(Evidence {
                    number: document.number(),
                    kind: *kind,
                    words: words.clone(),
                    source: source.clone(),
                    snapshot: None,
                });
            }
            if let Some((words, owner, due_on)) = &typed.action {
                row.actions.push(Action {
                    number: document.number(),
                    words: words.clone(),
                    owner: owner.clone(),
                    due_on: *due_on,
                });
            }
            // An extra nobody says anything of is no row.
            if document.row(code).is_some() || !row.is_blank() {
                *document.row_mut(code) = row;
            }
            Ok(())
        })
        .await
        .map(|_| ())
    };
    shell.db().write(save).await
}

async fn go_on(
    shell: &Shell,
    by: &Writer,
    who: &AnyStaff,
    writing: &Writing,
    looking: &Looking,
    asked: Asked<'_>,
) -> Reply {
    let (now, code) = (shell.now, writing.group().code);
    let mut to = address(by.object(), code, looking);
    match asked {
        Asked::Save => shell.flash(Flash::new("flash-assess-saved")),
        Asked::Next => {
            shell.flash(Flash::new("flash-assess-saved"));
            to = match writing.next() {
                Some(next) => address(by.object(), next.code, &Looking::default()),
                None => here(by.object()),
            };
        }
        Asked::Look => {
            let values = [
                ("title", Arg::Text(title(shell, writing.assessment.stage))),
                ("group", Arg::from(writing.group().name.as_str())),
            ];
            let purpose = shell.with("assess-purpose", &values);
            shelf::state(shell, by, who.who(), looking, &purpose).await?;
            to.push_str("#found");
        }
        Asked::Pin(value) => {
            let shelf = beside(shell, by, who.who(), looking).await?;
            // Another release came meanwhile: what is there now is shown.
            let key = match shelf.pin(value) {
                Some(pin) => {
                    let pin = async |tx: &Tx| commands::pin(tx, by, code, pin, now).await;
                    shell.db().write(pin).await.map_err(refusal)?;
                    "flash-assess-pinned"
                }
                None => "flash-assess-not-pinned",
            };
            shell.flash(Flash::new(key).quietly());
            to.push_str("#found");
        }
        Asked::TakeOut(number) => {
            let take_out = async |tx: &Tx| commands::take_out(tx, by, code, number, now).await;
            shell.db().write(take_out).await.map_err(refusal)?;
            shell.flash(Flash::new("flash-assess-taken-out").quietly());
            to.push_str("#evidence");
        }
    }
    shell.see_other(&to)
}

fn choices<T: Named>(shell: &Shell, prefix: &str, chosen: &str) -> Vec<Choice> {
    let choice = |one: &T| {
        let label = shell.t(&format!("{prefix}{}", one.name()));
        Choice::plain(one.name(), label, one.name() == chosen)
    };
    T::ALL.iter().map(choice).collect()
}

async fn row_page(
    shell: &Shell,
    writing: &Writing,
    shelf: Shelf,
    typed: &Fields,
    (was, errors): (String, FormErrors),
) -> Result<RowPage, Error> {
    let (row, group) = (writing.row(), writing.group());
    let quotes = queries::quotes(shell.db().read(), &[writing.version.id]).await?;
    let around = Around {
        groups: &writing.groups,
        quotes: &quotes,
        version: writing.version.id,
        today: shell.now.day(),
    };
    let view = row_view(shell, group, &row, &around);
    let field = |name: &str| Field::new(name, typed.one(name), &errors);
    let owed = |limb: &&Limb| limb.is_owed_to(group.code);
    let limb = |limb: &Limb| {
        let label = shell.t(&format!("assessment-limb-{}", limb.name()));
        let on = typed.all("limbs").any(|name| name == limb.name());
        Choice::plain(limb.name(), label, on)
    };
    let own = EvidenceKind::ALL.iter().filter(|kind| !kind.is_pinned());
    let kind = |kind: &EvidenceKind| {
        let label = shell.t(&format!("evidence-{}", kind.name()));
        Choice::plain(kind.name(), label, typed.one("new_kind") == kind.name())
    };
    let risks = ["none", "partial", "delayed"].map(|case| {
        let label = shell.t(&format!("assessment-risk-{case}"));
        (label, field(&format!("risk_{case}")))
    });
    let name = || ("group", Arg::from(group.name.as_str()));
    let fault = |key: &&str| shell.with(&format!("problem-{key}"), &[name()]);
    let begun = !row.is_blank();
    let faults = row.faults(writing.assessment.stage);
    Ok(RowPage {
        title: title(shell, writing.assessment.stage),
        name: group.name.clone(),
        back: format!("/staff/assessments/{}", writing.assessment.id),
        here: format!(
            "/staff/assessments/{}/rows/{}",
            writing.assessment.id, group.code
        ),
        was,
        shelf,
        faults: faults.iter().filter(|_| begun).map(fault).collect(),
        evidence: view.evidence,
        actions: view.actions,
        impacts: choices::<Impact>(shell, "impact-", typed.one("impact")),
        known: field("known"),
        limbs: Limb::ALL.iter().filter(owed).map(limb).collect(),
        only_first: Limb::ALL.iter().any(|limb| !owed(&limb)),
        severity: choices::<Degree>(shell, "degree-", typed.one("severity")),
        likelihood: choices::<Degree>(shell, "degree-", typed.one("likelihood")),
        gap: field("gap"),
        gap_plan: field("gap_plan"),
        mitigation: field("mitigation"),
        justification: field("justification"),
        residual: choices::<Impact>(shell, "impact-", typed.one("residual")),
        risks: risks.into_iter().collect(),
        full: writing.assessment.stage == Stage::Two,
        new_kind: own.map(kind).collect(),
        new_kind_error: errors.of("new_kind"),
        new_words: field("new_words"),
        new_source: field("new_source"),
        new_action: field("new_action"),
        new_owner: field("new_owner"),
        new_due: DayField::new("new_due", typed, &errors),
        next: writing.next().map(|next| next.name.clone()),
        errors,
    })
}
