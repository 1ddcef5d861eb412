//! Figures by protected characteristic, for reviewers.

use actix_web::web::{Data, Query};

use super::commands;
use super::forms::{Choice as Chosen, PurposeForm};
use super::pages::{FiguresPage, PurposePage, SurveysPage};
use super::queries::{self, Stated};
use crate::db::Tx;
use crate::results::names::subject_name;
use crate::results::subjects::{PAIRS, Subject, SubjectKind, characteristic_code};
use crate::results::views::{self, AllView, ByGroupView};
use crate::results::{self, handlers::snapshot_view};
use crate::staff::proof::{In, Staff};
use crate::staff::roles::ReadProtected;
use crate::survey::{self, Published, SurveyId, Version};
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    routes
        .get("/staff/equality", surveys)
        .get("/staff/equality/{survey}/comments", super::comments::read)
        .get("/staff/equality/{survey}", figures)
        .post("/staff/equality/{survey}", state);
}

pub(super) type Reviewer = In<SurveyId, ReadProtected>;

async fn surveys(who: Staff<ReadProtected>, shell: Shell) -> Reply {
    let titles = survey::queries::titles(shell.db().read(), who.reach()).await?;
    let link = |(id, title): (i64, String)| Link::new(title, format!("/staff/equality/{id}"));
    shell.render(SurveysPage {
        surveys: titles.into_iter().map(link).collect(),
    })
}

pub(super) fn link(version: &Version, survey: SurveyId) -> Link {
    Link::new(
        version.definition.title.get("en").0,
        format!("/staff/equality/{}", survey.0),
    )
}

/// Takes down the purpose, then leads to the figures.
async fn state(
    who: Reviewer,
    shell: Shell,
    published: Data<Published>,
    form: Posted<PurposeForm>,
) -> Reply {
    let version = results::handlers::version(&shell, &published, &who).await?;
    let here = link(&version, who.object());
    let purpose = match form.parse() {
        Ok(purpose) => purpose,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            let purpose = Field::new("purpose", &form.purpose, &errors);
            return shell.invalid(PurposePage {
                survey: here,
                errors,
                purpose,
            });
        }
    };
    let now = shell.now;
    shell
        .db()
        .write(async |tx: &Tx| commands::state(tx, &who, &purpose, now).await)
        .await?;
    shell.see_other(&here.href)
}

async fn figures(
    who: Reviewer,
    shell: Shell,
    published: Data<Published>,
    chosen: Query<Chosen>,
) -> Reply {
    let version = results::handlers::version(&shell, &published, &who).await?;
    let here = link(&version, who.object());
    let Some(stated) = queries::stated(shell.db().read(), &who, shell.now).await? else {
        let errors = FormErrors::none();
        let purpose = Field::new("purpose", "", &errors);
        return shell.render(PurposePage {
            survey: here,
            errors,
            purpose,
        });
    };
    let (subjects, _) = results::handlers::counted(&shell, who.object()).await?;
    let asked = Asked::find(&subjects, &chosen)?;
    let (all, by_group, snapshot) = asked.look_up(&shell, &who, &stated).await?;
    shell.render(FiguresPage {
        survey: here,
        purpose: stated.purpose,
        snapshot,
        what: what(&shell, &subjects, &chosen.what),
        who: by_whom(&shell, &subjects, &chosen.who),
        all,
        by_group,
    })
}

/// Which figures are asked for.
struct Asked<'a> {
    /// One subject, or every characteristic.
    what: Vec<&'a Subject>,
    by: Option<&'a Subject>,
}

type Shown = (
    Vec<AllView>,
    Option<ByGroupView>,
    Option<results::pages::SnapshotView>,
);

impl<'a> Asked<'a> {
    /// What an address asks for: an unknown subject is no page; a characteristic by itself or by
    /// one it may not be crossed with is shown for everybody together.
    fn find(subjects: &'a [Subject], chosen: &Chosen) -> Result<Self, Error> {
        let find = |code: &str| {
            let found = subjects.iter().find(|subject| subject.code == code);
            found.ok_or(Error::NotFound)
        };
        let is_who = |subject: &&Subject| subject.kind == SubjectKind::Characteristic;
        if chosen.what.is_empty() {
            return Ok(Self {
                what: subjects.iter().filter(is_who).collect(),
                by: None,
            });
        }
        let what = find(&chosen.what)?;
        let by = if chosen.who.is_empty() {
            None
        } else {
            Some(find(&chosen.who)?)
        };
        let by = by.filter(is_who).filter(|by| {
            let allowed = |(down, across): &(&str, &str)| {
                characteristic_code(down) == what.code && characteristic_code(across) == by.code
            };
            what.kind != SubjectKind::Characteristic || PAIRS.iter().any(allowed)
        });
        Ok(Self {
            what: vec![what],
            by,
        })
    }

    /// Looks the figures up in the release, and notes that they were looked at.
    async fn look_up(
        &self,
        shell: &Shell,
        who: &Reviewer,
        stated: &Stated,
    ) -> Result<Shown, Error> {
        let db = shell.db().read();
        let Some(snapshot) = results::queries::latest(db, who.object().0).await? else {
            return Ok((Vec::new(), None, None));
        };
        let mut all = Vec::new();
        let mut by_group = None;
        for subject in &self.what {
            let dimensions = subject.dimensions();
            let everybody = results::queries::one_ways(db, snapshot.id, &dimensions).await?;
            if everybody.is_empty() {
                continue;
            }
            match self.by {
                Some(by) => {
                    let code = &by.code;
                    let tables =
                        results::queries::two_ways(db, who, snapshot.id, &dimensions, code).await?;
                    by_group = Some(views::by_group(shell, subject, by, &tables, &everybody));
                }
                None => all.push(views::all(shell, subject, &everybody)),
            }
        }
        let dimension = match self.what.as_slice() {
            [one] => one.code.as_str(),
            _ => "",
        };
        let by = self.by.map_or("", |by| by.code.as_str());
        let (reading, now) = (stated.id, shell.now);
        shell
            .db()
            .write(async |tx: &Tx| commands::looked(tx, reading, dimension, by, now).await)
            .await?;
        Ok((all, by_group, Some(snapshot_view(shell, &snapshot))))
    }
}

/// What can be looked at, under headings.
fn what(shell: &Shell, subjects: &[Subject], chosen: &str) -> Vec<(String, Vec<Choice>)> {
    let of = |heading: &str, kinds: &[SubjectKind]| {
        let choices = subjects
            .iter()
            .filter(|subject| kinds.contains(&subject.kind))
            .map(|subject| {
                let name = subject_name(shell, subject).text;
                Choice::plain(&subject.code, name, subject.code == chosen)
            })
            .collect();
        (shell.t(heading), choices)
    };
    let headings = [
        of("figures-question", &[SubjectKind::Question]),
        of("figures-themes", &[SubjectKind::Themes]),
        of(
            "figures-groups",
            &[
                SubjectKind::Characteristic,
                SubjectKind::Channel,
                SubjectKind::Language,
                SubjectKind::Variant,
                SubjectKind::When,
            ],
        ),
    ];
    headings
        .into_iter()
        .filter(|(_, choices): &(String, Vec<Choice>)| !choices.is_empty())
        .collect()
}

fn by_whom(shell: &Shell, subjects: &[Subject], chosen: &str) -> Vec<Choice> {
    let characteristics = subjects
        .iter()
        .filter(|subject| subject.kind == SubjectKind::Characteristic)
        .map(|subject| {
            let name = subject_name(shell, subject).text;
            Choice::plain(&subject.code, name, subject.code == chosen)
        });
    let everybody = Choice::plain("", shell.t("figures-who-all"), chosen.is_empty());
    std::iter::once(everybody).chain(characteristics).collect()
}
