//! The public tracker.

use actix_web::web::{Path, Query};
use domain::commitment::{Status, is_late};
use domain::public_text::Thing;
use domain::{Arg, Named};
use serde::Deserialize;

use super::pages::{CommitmentPage, CommitmentView, TrackerPage, UpdateView};
use super::queries::{self, CommitmentRow, Filter, UpdateRow};
use crate::programme;
use crate::themes::queries::{self as themes, ToldAt};
use crate::web::ui::{Choice, Pagination, Said, SaidLink};
use crate::web::{Error, Public, Reply, Routes, Shell};
use crate::words::Spoken;

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
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let (number, of) = Pagination::place(&chosen.page, rows.len(), PAGE);
    let shown: Vec<&CommitmentRow> = rows.iter().skip((number - 1) * PAGE).take(PAGE).collect();
    let about = programmes.iter().map(|p| (Thing::Programme, p.id));
    let spoken = Spoken::of(shell, about.chain(things(&shown))).await?;
    let all = || Choice::plain("", shell.t("filter-all"), false);
    let choices = |list: Vec<(String, Said)>, chosen: &str| -> Vec<Choice> {
        let pick = |(value, label): (String, Said)| Choice {
            checked: value == chosen,
            value,
            label,
            ..Choice::default()
        };
        std::iter::once(all())
            .chain(list.into_iter().map(pick))
            .collect()
    };
    let statuses: Vec<(String, Said)> = Status::ALL
        .iter()
        .map(|s| (s.name().to_owned(), Said::plain(status_text(shell, *s))))
        .collect();
    let bodies: Vec<(String, Said)> = organisations
        .iter()
        .map(|o| (o.1.clone(), spoken.own(&o.2)))
        .collect();
    let pieces: Vec<(String, Said)> = programmes
        .iter()
        .map(|p| {
            (
                p.slug.clone(),
                spoken.say(Thing::Programme, p.id, "title", &p.title),
            )
        })
        .collect();
    let label = |list: &[(String, Said)], value: &str| {
        list.iter()
            .find(|(known, _)| known == value)
            .map(|(_, label)| label.clone())
    };
    let remove =
        |name: &str, label: Option<Said>| Some(SaidLink::new(label?, chosen.href(shell, name, "")));
    let removable = [
        remove("status", label(&statuses, &chosen.status)),
        remove("organisation", label(&bodies, &chosen.organisation)),
        remove("programme", label(&pieces, &chosen.programme)),
    ];
    Ok(TrackerPage {
        count: shell.with("tracker-count", &[("count", Arg::Number(count))]),
        rows: public_views(shell, &spoken, &shown).await?,
        pages: Pagination::new(number, of, |page| chosen.page_href(shell, page)),
        chosen: removable.into_iter().flatten().collect(),
        statuses: choices(statuses, &chosen.status),
        organisations: choices(bodies, &chosen.organisation),
        programmes: choices(pieces, &chosen.programme),
        partly: spoken.lacks(),
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
    let mut history = queries::public_history(db, &[row.id]).await?;
    let history = history.remove(&row.id).unwrap_or_default();
    let about = history.iter().map(|update| (Thing::Update, update.id));
    let spoken = Spoken::of(&shell, about.chain(things(&[&row]))).await?;
    let told = public_views(&shell, &spoken, &[&row]).await?.pop();
    shell.render(CommitmentPage {
        row: told.unwrap_or_else(|| view(&shell, &spoken, &row)),
        history: history
            .iter()
            .map(|update| update_view(&shell, &spoken, update))
            .collect(),
        partly: spoken.lacks(),
    })
}

/// What is said of these commitments besides their history.
fn things(rows: &[&CommitmentRow]) -> Vec<(Thing, i64)> {
    let theme = |row: &&CommitmentRow| Some((Thing::Theme, row.theme.as_ref()?.id));
    let own = rows.iter().map(|row| (Thing::Commitment, row.id));
    let programmes = rows.iter().map(|row| (Thing::Programme, row.programme.id));
    own.chain(programmes)
        .chain(rows.iter().filter_map(theme))
        .collect()
}

/// A status in words.
pub(super) fn status_text(shell: &Shell, status: Status) -> String {
    shell.t(&format!("status-{}", status.name()))
}

/// A commitment ready to print.
pub(super) fn view(shell: &Shell, spoken: &Spoken, row: &CommitmentRow) -> CommitmentView {
    let say = |field: &str, text: &str| spoken.say(Thing::Commitment, row.id, field, text);
    let of = &row.programme;
    CommitmentView {
        title: say("title", &row.title),
        href: shell.path(&format!("/you-said/{}", row.id)),
        you_said: say("you_said", &row.you_said),
        we_are_doing: say("we_are_doing", &row.we_are_doing),
        why_not: say("why_not", &row.why_not),
        status: status_text(shell, row.status),
        status_name: row.status.name().to_owned(),
        due: row.due_on.map(|day| shell.texts.date(day)),
        late: is_late(row.status, row.due_on, shell.now.day()),
        changed: shell
            .texts
            .date(domain::time::day_in_london(row.changed_at)),
        programme: Some(SaidLink::new(
            spoken.say(Thing::Programme, of.id, "title", &of.title),
            shell.path(&format!("/programmes/{}", of.slug)),
        )),
        fictional: of.fictional,
        owners: row
            .owners
            .iter()
            .map(|(_, _, name, first)| (name.clone(), *first))
            .collect(),
        theme: (row.theme.as_ref())
            .map(|theme| spoken.say(Thing::Theme, theme.id, "name", &theme.name)),
        told: None,
    }
}

/// Commitments ready to print, each leading to what was said of its theme where the public reads it,
/// and calling it as it is called there.
async fn public_views(
    shell: &Shell,
    spoken: &Spoken,
    rows: &[&CommitmentRow],
) -> Result<Vec<CommitmentView>, Error> {
    let themes: Vec<i64> = rows
        .iter()
        .filter_map(|row| Some(row.theme.as_ref()?.id))
        .collect();
    let told = themes::told_at(shell.db().read(), &themes).await?;
    let with = |row: &&CommitmentRow| {
        let mut row = CommitmentRow::clone(row);
        let mut address = None;
        if let Some(theme) = &mut row.theme
            && let Some(ToldAt { slug, field, name }) = told.get(&theme.id)
        {
            let at = format!("/surveys/{slug}/results/{field}#theme-{}", theme.id);
            address = Some(shell.path(&at));
            // What officers call it by now is not public before it is published.
            theme.name.clone_from(name);
        }
        CommitmentView {
            told: address,
            ..view(shell, spoken, &row)
        }
    };
    Ok(rows.iter().map(with).collect())
}

/// A change ready to print.
pub(super) fn update_view(shell: &Shell, spoken: &Spoken, update: &UpdateRow) -> UpdateView {
    let day = domain::time::day_in_london(update.at);
    UpdateView {
        id: update.id,
        when: shell.texts.date(day),
        date: day.to_string(),
        status: status_text(shell, update.status),
        status_name: update.status.name().to_owned(),
        note: spoken.say(Thing::Update, update.id, "note", &update.note),
    }
}
