//! Publishing what was found, and taking it back.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use domain::campaign::{FEWEST, campaigns};
use domain::disclosure::Policy;
use domain::frame::{Check, Grouping, Open};
use domain::stats::agreement::Worth;
use domain::survey::Definition;
use domain::{Arg, Named, Problems};

use super::OfSurvey;
use super::shown::{self, Desk, arg};
use super::told::{Sizes, answers, how, views};
use crate::db::Tx;
use crate::survey::Published;
use crate::themes::commands::{self, Publication, PublishError};
use crate::themes::forms::{PublishForm, WhyForm};
use crate::themes::pages::{CheckView, PublishPage, PublishedView, QuoteView};
use crate::themes::queries::{self, Campaigns, PublicationRow, Quotable, Reason, Told, ToldTheme};
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};
use crate::words::Spoken;

/// Up to so many comments are searched for near-identical texts whenever somebody looks; more of them
/// when it is published.
const AT_ONCE: u64 = 2_000;

type At = Path<(i64, String)>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/themes/{survey}/{field}/publish", look)
        .post("/staff/themes/{survey}/{field}/publish", publish)
        .post("/staff/themes/{survey}/{field}/publish/back", withdraw);
}

/// A question before it is published: what the public would read, and what is open.
struct Ready {
    desk: Desk,
    told: Told,
    quotes: Vec<Quotable>,
    open: Vec<Open>,
    least_alpha: f64,
    alpha: Option<f64>,
    f1: Option<f64>,
    refused: Option<&'static str>,
    slug: String,
}

impl Ready {
    async fn of(
        shell: &Shell,
        published: &Published,
        officer: &OfSurvey,
        field: &str,
        picked: Option<&PublishForm>,
    ) -> Result<Self, Error> {
        let desk = Desk::of(shell, published, officer, field).await?;
        let db = shell.db().read();
        let frame = queries::frame(db, desk.question.survey, field).await?;
        let measured = queries::last_measure(db, &desk.question).await?;
        let since = match &measured {
            Some(row) => queries::since(db, &desk.question, row).await?,
            None => Vec::new(),
        };
        let least = queries::least(db, &desk.question).await?;
        let themes = queries::to_be_told(&frame);
        let ids: Vec<i64> = themes.iter().map(|theme| theme.id).collect();
        let (quotes, unchecked) = queries::quotable(db, &desk.question, &ids).await?;
        let grouping = queries::not_done(db, &desk.question, desk.row.run).await?;
        let measure = measured.as_ref();
        let found = queries::found(&desk.row, &frame, measure, &since, unchecked, grouping);
        let version = shown::version(shell, published, officer).await?;
        let slug = crate::survey::queries::slug(db, desk.question.survey).await?;
        let agreement = measured.as_ref().filter(|_| !found.out_of_date).map(|row| {
            let people = &row.measured.people;
            (Worth::of(row.measured.alpha()), people.comments)
        });
        Ok(Self {
            told: Told {
                read: desk.share_read(),
                machine: desk.row.run.is_some(),
                sorted: found.machine,
                agreement: agreement.filter(|(_, comments)| *comments > 0),
                campaigns: match picked.is_some() || desk.row.comments <= AT_ONCE {
                    true => told_campaigns(shell, &desk).await?,
                    false => None,
                },
                themes,
            },
            open: found.open(least),
            least_alpha: f64::from(least.alpha) / 1_000.0,
            alpha: found.alpha,
            f1: found.f1,
            refused: refused(&version.definition, field, &ids),
            slug: slug.ok_or(Error::NotFound)?,
            quotes,
            desk,
        })
    }

    fn checks(&self) -> Vec<Check> {
        let mut checks: Vec<Check> = self.open.iter().map(|open| open.check()).collect();
        checks.dedup();
        checks
    }

    /// The form with the quotations the public reads now.
    async fn as_it_is(&self, shell: &Shell) -> Result<PublishForm, Error> {
        let quotes = queries::quoted(shell.db().read(), &self.desk.question).await?;
        Ok(PublishForm {
            quotes,
            ..PublishForm::default()
        })
    }

    /// The quotations that were picked, by theme.
    fn picked(&self, form: &PublishForm) -> Vec<Quotable> {
        let picked = self
            .quotes
            .iter()
            .filter(|quote| form.quotes.contains(&quote.comment));
        picked.cloned().collect()
    }
}

/// Why a question cannot be published at all: people were told it never would be, or there is
/// nothing to tell.
fn refused(definition: &Definition, field: &str, themes: &[i64]) -> Option<&'static str> {
    let code = field.strip_suffix(".other").unwrap_or(field);
    let analyst_only = definition
        .question(code)
        .is_some_and(|asked| asked.analyst_only);
    match (analyst_only, themes.is_empty()) {
        (true, _) => Some("publish-themes-analyst"),
        (false, true) => Some("publish-themes-nothing"),
        (false, false) => None,
    }
}

/// Campaigns among the comments of a question: the same ones staff see.
async fn told_campaigns(shell: &Shell, desk: &Desk) -> Result<Option<Campaigns>, Error> {
    let texts = queries::texts(shell.db().read(), &desk.question).await?;
    let found = actix_web::web::block(move || {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut found = campaigns(&texts);
        found.retain(|one| one.copies >= FEWEST);
        found
    });
    let found = found.await.map_err(|error| Error::Internal(error.into()))?;
    let comments: usize = found.iter().map(|one| one.texts.len()).sum();
    Ok((!found.is_empty()).then(|| Campaigns {
        groups: found.len(),
        comments: Policy::default().round(u32::try_from(comments).unwrap_or(u32::MAX)),
        points: found.iter().map(|one| one.points).sum(),
    }))
}

async fn look(officer: OfSurvey, shell: Shell, published: Data<Published>, path: At) -> Reply {
    let ready = Ready::of(&shell, &published, &officer, &path.1, None).await?;
    let (form, none) = (ready.as_it_is(&shell).await?, Problems::new());
    let shown = page(&shell, &ready, &form, &WhyForm::default(), &none).await?;
    shell.render(shown)
}

async fn page(
    shell: &Shell,
    ready: &Ready,
    form: &PublishForm,
    back: &WhyForm,
    problems: &Problems,
) -> Result<PublishPage, Error> {
    let desk = &ready.desk;
    let db = shell.db().read();
    let rows = queries::publications(db, &desk.question).await?;
    let people = rows.iter().flat_map(|row| {
        let ended = row.ended.as_ref().and_then(|(by, ..)| *by);
        [row.published.0, ended]
    });
    let names = crate::staff::queries::names(db, people).await?;
    let errors = FormErrors::new(shell, problems);
    let sizes = Sizes::of(
        shell,
        desk.question.survey,
        &desk.question.field,
        &ready.told.themes,
    );
    let sizes = sizes.await?;
    let mut shown: HashMap<i64, Vec<String>> = HashMap::new();
    for quote in ready.picked(form) {
        for theme in &quote.themes {
            shown.entry(*theme).or_default().push(quote.text.clone());
        }
    }
    let current = rows.iter().find(|row| row.ended.is_none());
    let by = |(by, at): (Option<i64>, chrono::DateTime<chrono::Utc>)| {
        shell.done_by(names.of(by).as_deref(), at)
    };
    let past = |row: &PublicationRow| PublishedView {
        by: by(row.published),
        reasons: row
            .reasons
            .iter()
            .map(|reason| {
                (
                    check_title(shell, reason.check),
                    reason.found.clone(),
                    reason.why.clone(),
                )
            })
            .collect(),
        ended: row.ended.as_ref().map(|(who, at, why)| {
            let key = match why.is_empty() {
                true => "publish-themes-replaced",
                false => "publish-themes-ended",
            };
            shell.with(key, &[("by", Arg::Text(by((*who, *at))))])
        }),
        why: row
            .ended
            .as_ref()
            .map(|(_, _, why)| why.clone())
            .unwrap_or_default(),
    };
    let here = format!("{}/publish", desk.here);
    Ok(PublishPage {
        frame: desk.back(shell),
        question: desk.text.clone(),
        public: current.map(|row| {
            let field = &desk.question.field;
            (
                format!("/surveys/{}/results/{field}", ready.slug),
                by(row.published),
            )
        }),
        changed: current.is_some_and(|row| {
            let campaigns = row.told.campaigns;
            let now = Told {
                campaigns,
                ..ready.told.clone()
            };
            row.told != now
        }),
        refused: ready.refused.map(|key| shell.t(key)),
        checks: Check::ALL
            .iter()
            .map(|check| check_view(shell, ready, form, *check, &errors))
            .collect(),
        themes: views(
            shell,
            &Spoken::english(),
            &ready.told.themes,
            &sizes,
            &answers(shell, &ready.told.themes).await?,
            shown,
        ),
        how: how(shell, &ready.told),
        figures: sizes.figures(shell),
        quotes: ready
            .quotes
            .iter()
            .map(|quote| quote_view(ready, form, quote))
            .collect(),
        sure: vec![Choice::plain(
            "yes",
            shell.t("publish-themes-sure-yes"),
            form.sure,
        )],
        sure_error: errors.of("sure"),
        why: Field::new("why", &back.why, &errors),
        history: rows.iter().map(past).collect(),
        errors,
        here,
    })
}

fn quote_view(ready: &Ready, form: &PublishForm, quote: &Quotable) -> QuoteView {
    let name = |id: &i64| ready.told.themes.iter().find(|theme| theme.id == *id);
    let names: Vec<&str> = quote
        .themes
        .iter()
        .filter_map(name)
        .map(|theme: &ToldTheme| theme.name.as_str())
        .collect();
    QuoteView {
        id: quote.comment,
        text: quote.text.clone(),
        picked: form.quotes.contains(&quote.comment),
        themes: names.join(", "),
        href: format!("{}/comments/{}", ready.desk.here, quote.comment),
    }
}

fn check_title(shell: &Shell, check: Check) -> String {
    shell.t(&format!("check-{}", check.name()))
}

/// What a check found, in words.
fn found(shell: &Shell, ready: &Ready, check: Check) -> String {
    let open = ready.open.iter().find(|open| open.check() == check);
    let two = |value: Option<f64>| Arg::Text(value.map_or("–".to_owned(), |it| format!("{it:.2}")));
    let values = |count: u64| {
        [
            ("count", arg(count)),
            ("alpha", two(ready.alpha)),
            ("least", two(Some(ready.least_alpha))),
            ("f1", two(ready.f1)),
        ]
    };
    match open {
        None => shell.with(&format!("check-{}-done", check.name()), &values(0)),
        Some(Open::Unread(count)) => shell.with("agree-unread", &values(*count)),
        Some(Open::Ungrouped(Grouping::UnderWay)) => shell.t("check-grouped-under-way"),
        Some(Open::Ungrouped(Grouping::BrokenOff)) => shell.t("check-grouped-broken-off"),
        Some(Open::NotAgreed) => shell.t("check-agreed-open"),
        Some(Open::Undecided(count)) => shell.with("check-undecided-open", &values(*count)),
        Some(Open::Unmeasured) => shell.t("check-agreement-unmeasured"),
        Some(Open::TooLow) => shell.with("check-agreement-low", &values(0)),
        Some(Open::MachineTooLow) => shell.with("check-agreement-machine", &values(0)),
        Some(Open::OutOfDate) => shell.t("agreement-out-of-date"),
        Some(Open::Unchecked(count)) => shell.with("check-quotes-open", &values(*count)),
    }
}

fn check_view(
    shell: &Shell,
    ready: &Ready,
    form: &PublishForm,
    check: Check,
    errors: &FormErrors,
) -> CheckView {
    let open = ready.checks().contains(&check);
    let here = &ready.desk.here;
    let way = match check {
        Check::Read => Some(("themes-read-next", format!("{here}/next"))),
        Check::Grouped | Check::Agreed | Check::Undecided => Some(("themes-back", here.clone())),
        Check::Agreement => Some(("agreement-title", format!("{here}/agreement"))),
        Check::Quotes => None,
    };
    let way = way.filter(|_| open);
    CheckView {
        title: check_title(shell, check),
        found: found(shell, ready, check),
        open,
        why: Field::new(&format!("why-{}", check.name()), form.of(check), errors),
        way: way.map(|(key, href)| Link::new(shell.t(key), href)),
    }
}

async fn publish(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<PublishForm>,
) -> Reply {
    let ready = Ready::of(&shell, &published, &officer, &path.1, Some(&form)).await?;
    if ready.refused.is_some() {
        return Err(Error::Conflict("not-to-publish"));
    }
    let reasons = match form.parse(&ready.checks()) {
        Ok(reasons) => reasons,
        Err(problems) => {
            let back = WhyForm::default();
            return shell.invalid(page(&shell, &ready, &form, &back, &problems).await?);
        }
    };
    let reason = |(check, why): (Check, String)| Reason {
        found: found(&shell, &ready, check),
        check,
        why,
    };
    let reasons: Vec<Reason> = reasons.into_iter().map(reason).collect();
    let new = Publication {
        told: &ready.told,
        reasons: &reasons,
        quotes: &ready.picked(&form),
    };
    let (field, now) = (&path.1, shell.now);
    let publish = async |tx: &Tx| commands::publish(tx, &officer, field, &new, now).await;
    shell
        .db()
        .write(publish)
        .await
        .map_err(|error| match error {
            PublishError::Held => Error::Conflict("held"),
            PublishError::Database(error) => error.into(),
        })?;
    published.forget();
    shell.flash(Flash::new("flash-themes-published"));
    shell.see_other(&format!("{}/publish", ready.desk.here))
}

async fn withdraw(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<WhyForm>,
) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let why = match form.parse() {
        Ok(why) => why,
        Err(problems) => {
            let ready = Ready::of(&shell, &published, &officer, &path.1, None).await?;
            let as_it_is = ready.as_it_is(&shell).await?;
            return shell.invalid(page(&shell, &ready, &as_it_is, &form, &problems).await?);
        }
    };
    let now = shell.now;
    let withdraw =
        async |tx: &Tx| commands::withdraw(tx, &officer, &question.field, &why, now).await;
    let done = shell.db().write(withdraw).await?;
    published.forget();
    shell.flash(Flash::new(if done {
        "flash-themes-withdrawn"
    } else {
        "flash-themes-not-public"
    }));
    shell.see_other(&format!("{}/publish", shown::here(&question)))
}
