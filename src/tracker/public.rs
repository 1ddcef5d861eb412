//! The public tracker.

use actix_web::web::{Path, Query};
use domain::commitment::{Status, is_late};
use domain::{Arg, Named};
use serde::Deserialize;

use super::pages::{CommitmentPage, CommitmentView, TrackerPage, UpdateView};
use super::queries::{self, CommitmentRow, Filter, UpdateRow};
use crate::programme;
use crate::themes::queries as themes;
use crate::web::ui::{Choice, Link, Pagination};
use crate::web::{Error, Public, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/you-said", tracker)
        .get("/you-said/{commitment}", commitment);
}

/// The chosen filters, as they stand in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Chosen {
    status: String,
    organisation: String,
    programme: String,
    page: String,
}

/// Commitments on one page.
const PAGE: usize = 10;

impl Chosen {
    /// The address of the list with one filter changed.
    fn href(&self, shell: &Shell, name: &str, value: &str) -> String {
        let pick = |own: &str, current: &str| {
            let value = if own == name { value } else { current };
            (!value.is_empty()).then(|| format!("{own}={value}"))
        };
        let parts: Vec<String> = [
            pick("status", &self.status),
            pick("organisation", &self.organisation),
            pick("programme", &self.programme),
        ]
        .into_iter()
        .flatten()
        .collect();
        let path = shell.path("/you-said");
        if parts.is_empty() {
            path
        } else {
            format!("{path}?{}", parts.join("&"))
        }
    }

    /// The address of one page of the list as it is narrowed.
    fn page_href(&self, shell: &Shell, page: usize) -> String {
        let list = self.href(shell, "", "");
        let joint = if list.contains('?') { '&' } else { '?' };
        format!("{list}{joint}page={page}")
    }
}

async fn tracker(_: Public, shell: Shell, chosen: Query<Chosen>) -> Reply {
    shell
        .render_recent(async || tracker_page(&shell, &chosen).await)
        .await
}

async fn tracker_page(shell: &Shell, chosen: &Chosen) -> Result<TrackerPage, Error> {
    let db = shell.db().read();
    let organisations = programme::queries::organisations(db).await?;
    let programmes = programme::queries::all(db).await?;
    // What a filter does not know is no filter.
    let chosen = Chosen {
        status: Status::from_name(&chosen.status)
            .map_or("", Named::name)
            .to_owned(),
        organisation: known(
            organisations.iter().map(|o| o.1.as_str()),
            &chosen.organisation,
        ),
        programme: known(
            programmes.iter().map(|p| p.slug.as_str()),
            &chosen.programme,
        ),
        page: chosen.page.clone(),
    };
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let filter = Filter {
        status: Status::from_name(&chosen.status),
        organisation: some(&chosen.organisation),
        programme: some(&chosen.programme),
    };
    let rows = queries::published(db, &filter).await?;
    let all = || Choice::plain("", shell.t("filter-all"), false);
    let choices = |list: Vec<(String, String)>, chosen: &str| -> Vec<Choice> {
        let pick = |(value, label): (String, String)| {
            let checked = value == chosen;
            Choice::plain(value, label, checked)
        };
        std::iter::once(all())
            .chain(list.into_iter().map(pick))
            .collect()
    };
    let statuses: Vec<(String, String)> = Status::ALL
        .iter()
        .map(|s| (s.name().to_owned(), status_text(shell, *s)))
        .collect();
    let bodies: Vec<(String, String)> = organisations
        .iter()
        .map(|o| (o.1.clone(), o.2.clone()))
        .collect();
    let pieces: Vec<(String, String)> = programmes
        .iter()
        .map(|p| (p.slug.clone(), p.title.clone()))
        .collect();
    let label = |list: &[(String, String)], value: &str| {
        list.iter()
            .find(|(known, _)| known == value)
            .map(|(_, label)| label.clone())
    };
    let remove = |name: &str, label: Option<String>| {
        let label = label?;
        let text = shell.with("filter-remove", &[("filter", Arg::from(label))]);
        Some(Link::new(text, chosen.href(shell, name, "")))
    };
    let removable = [
        remove("status", label(&statuses, &chosen.status)),
        remove("organisation", label(&bodies, &chosen.organisation)),
        remove("programme", label(&pieces, &chosen.programme)),
    ];
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let (number, of) = Pagination::place(&chosen.page, rows.len(), PAGE);
    let shown: Vec<&CommitmentRow> = rows.iter().skip((number - 1) * PAGE).take(PAGE).collect();
    Ok(TrackerPage {
        count: shell.with("tracker-count", &[("count", Arg::Number(count))]),
        rows: public_views(shell, &shown).await?,
        pages: Pagination::new(number, of, |page| chosen.page_href(shell, page)),
        chosen: removable.into_iter().flatten().collect(),
        statuses: choices(statuses, &chosen.status),
        organisations: choices(bodies, &chosen.organisation),
        programmes: choices(pieces, &chosen.programme),
    })
}

fn known<'a>(mut names: impl Iterator<Item = &'a str>, chosen: &str) -> String {
    names
        .find(|name| *name == chosen)
        .unwrap_or_default()
        .to_owned()
}

async fn commitment(_: Public, shell: Shell, id: Path<i64>) -> Reply {
    let db = shell.db().read();
    let row = queries::one_published(db, *id)
        .await?
        .ok_or(Error::NotFound)?;
    let history = queries::history(db, row.id).await?;
    let told = public_views(&shell, &[&row]).await?.pop();
    shell.render(CommitmentPage {
        row: told.unwrap_or_else(|| view(&shell, &row)),
        history: history
            .iter()
            .filter(|u| u.published)
            .map(|u| update_view(&shell, u))
            .collect(),
    })
}

/// A status in words.
pub(super) fn status_text(shell: &Shell, status: Status) -> String {
    shell.t(&format!("status-{}", status.name()))
}

/// A commitment ready to print.
pub(super) fn view(shell: &Shell, row: &CommitmentRow) -> CommitmentView {
    let (slug, title, fictional) = &row.programme;
    CommitmentView {
        title: row.title.clone(),
        href: shell.path(&format!("/you-said/{}", row.id)),
        you_said: row.you_said.clone(),
        we_are_doing: row.we_are_doing.clone(),
        why_not: row.why_not.clone(),
        status: status_text(shell, row.status),
        status_name: row.status.name().to_owned(),
        due: row.due_on.map(|day| shell.texts.date(day)),
        late: is_late(row.status, row.due_on, shell.now.day()),
        changed: shell
            .texts
            .date(domain::time::day_in_london(row.changed_at)),
        programme: Some(Link::new(title, shell.path(&format!("/programmes/{slug}")))),
        fictional: *fictional,
        owners: row
            .owners
            .iter()
            .map(|(_, _, name, first)| (name.clone(), *first))
            .collect(),
        theme: row.theme.as_ref().map(|theme| theme.name.clone()),
        told: None,
    }
}

/// Commitments ready to print, each leading to what was said of its theme where the public reads it.
async fn public_views(
    shell: &Shell,
    rows: &[&CommitmentRow],
) -> Result<Vec<CommitmentView>, Error> {
    let themes: Vec<i64> = rows
        .iter()
        .filter_map(|row| Some(row.theme.as_ref()?.id))
        .collect();
    let told = themes::told_at(shell.db().read(), &themes).await?;
    let with = |row: &&CommitmentRow| {
        let theme = row.theme.as_ref().map(|theme| theme.id);
        let at = theme.and_then(|theme| Some((theme, told.get(&theme)?)));
        let told = at.map(|(theme, (slug, field))| {
            shell.path(&format!("/surveys/{slug}/results/{field}#theme-{theme}"))
        });
        CommitmentView {
            told,
            ..view(shell, row)
        }
    };
    Ok(rows.iter().map(with).collect())
}

/// A change ready to print.
pub(super) fn update_view(shell: &Shell, update: &UpdateRow) -> UpdateView {
    let day = domain::time::day_in_london(update.at);
    UpdateView {
        id: update.id,
        when: shell.texts.date(day),
        date: day.to_string(),
        status: status_text(shell, update.status),
        status_name: update.status.name().to_owned(),
        note: update.note.clone(),
    }
}
