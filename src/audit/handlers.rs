//! The audit trail, for administrators.

use actix_web::web::Query;
use domain::{Arg, Problems};
use serde_json::Value;

use super::commands;
use super::deeds::{DEEDS, KINDS, key};
use super::forms::Wanted;
use super::pages::{AuditPage, EntryLine};
use super::queries::{self, EntryRow, Standing};
use crate::db::Tx;
use crate::programme;
use crate::staff;
use crate::staff::proof::{Staff, label};
use crate::staff::roles::ReadAudit;
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// Entries on a page.
const ON_A_PAGE: usize = 50;

/// What goes with an entry and is a code, not somebody's words.
const CODES: [&str; 10] = [
    "channel", "did", "field", "format", "gate", "kind", "language", "passed", "role", "state",
];

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    routes
        .get("/staff/audit", look)
        .post("/staff/audit/check", check);
}

/// What can be chosen.
struct Known {
    people: Vec<(String, String)>,
    programmes: Vec<(i64, String)>,
}

async fn known(shell: &Shell, who: &Staff<ReadAudit>) -> Result<Known, Error> {
    let db = shell.db().read();
    let accounts = staff::queries::everybody(db, who).await?;
    let people = accounts
        .into_iter()
        .map(|account| (label(account.id), account.name));
    let others = [("operator", "audit-operator"), ("system", "audit-system")];
    let others = others.map(|(actor, key)| (actor.to_owned(), shell.t(key)));
    let programmes = programme::queries::all(db).await?;
    Ok(Known {
        people: people.chain(others).collect(),
        programmes: programmes.into_iter().map(|p| (p.id, p.title)).collect(),
    })
}

async fn look(who: Staff<ReadAudit>, shell: Shell, wanted: Query<Wanted>) -> Reply {
    let known = known(&shell, &who).await?;
    let people: Vec<String> = known
        .people
        .iter()
        .map(|(actor, _)| actor.clone())
        .collect();
    let programmes: Vec<i64> = known.programmes.iter().map(|(id, _)| *id).collect();
    match wanted.parse(&people, &programmes) {
        Ok(filter) => {
            let most = u64::try_from(ON_A_PAGE + 1).unwrap_or(u64::MAX);
            let rows = queries::newest(shell.db().read(), &who, &filter, most).await?;
            shell.render(page(&shell, &who, &known, &wanted, rows, None).await?)
        }
        Err(problems) => {
            let problems = Some(problems);
            shell.invalid(page(&shell, &who, &known, &wanted, Vec::new(), problems).await?)
        }
    }
}

/// Has the whole chain walked by a worker.
async fn check(who: Staff<ReadAudit>, shell: Shell, _: Posted<Button>) -> Reply {
    let now = shell.now;
    let check = async |tx: &Tx| commands::check(tx, &who, now).await;
    shell.db().write(check).await?;
    shell.flash(Flash::new("flash-audit-checking"));
    shell.see_other("/staff/audit")
}

async fn page(
    shell: &Shell,
    who: &Staff<ReadAudit>,
    known: &Known,
    wanted: &Wanted,
    mut rows: Vec<EntryRow>,
    problems: Option<Problems>,
) -> Result<AuditPage, Error> {
    let errors = problems.map_or_else(FormErrors::none, |p| FormErrors::new(shell, &p));
    let standing = queries::standing(shell.db().read(), who).await?;
    let goes_on = rows.len() > ON_A_PAGE;
    rows.truncate(ON_A_PAGE);
    let last = rows.last().map(|row| row.seq).filter(|_| goes_on);
    let choices = |all: &str, chosen: &str, list: Vec<(String, String)>| -> Vec<Choice> {
        let every = Choice::plain("", shell.t(all), chosen.is_empty());
        let one = |(value, label): (String, String)| {
            let checked = value == chosen;
            Choice::plain(value, label, checked)
        };
        [every]
            .into_iter()
            .chain(list.into_iter().map(one))
            .collect()
    };
    let mut deeds: Vec<(String, String)> = DEEDS
        .iter()
        .map(|deed| ((*deed).to_owned(), shell.t(&key(deed))))
        .collect();
    deeds.sort_by(|a, b| a.1.cmp(&b.1));
    let programmes = known.programmes.iter();
    let programmes = programmes.map(|(id, title)| (id.to_string(), title.clone()));
    Ok(AuditPage {
        standing: in_words(shell, standing),
        broken: matches!(standing, Standing::Broken(_)),
        people: choices("audit-everybody", &wanted.who, known.people.clone()),
        who_error: errors.of("who"),
        deeds: choices("audit-everything", &wanted.deed, deeds),
        deed_error: errors.of("deed"),
        programmes: choices(
            "audit-all-programmes",
            &wanted.programme,
            programmes.collect(),
        ),
        programme_error: errors.of("programme"),
        about: Field::new("about", &wanted.about, &errors),
        from: Field::new("from", &wanted.from, &errors),
        until: Field::new("until", &wanted.until, &errors),
        filtered: !query(wanted, None).is_empty(),
        rows: rows.iter().map(|row| line(shell, known, row)).collect(),
        newest: (!wanted.before.is_empty()).then(|| address(wanted, None)),
        older: last.map(|seq| address(wanted, Some(seq))),
        errors,
    })
}

fn in_words(shell: &Shell, standing: Standing) -> String {
    let number = |name: &'static str, number: i64| (name, Arg::Number(number));
    let at = |instant| ("when", Arg::from(shell.texts.moment(instant)));
    match standing {
        Standing::Whole {
            checked_at,
            seq,
            since,
        } => {
            let values = [at(checked_at), number("seq", seq), number("since", since)];
            shell.with("audit-whole", &values)
        }
        Standing::Behind {
            checked_at,
            seq,
            since,
        } => {
            let values = [at(checked_at), number("seq", seq), number("since", since)];
            shell.with("audit-behind", &values)
        }
        Standing::Unchecked(since) => shell.with("audit-unchecked", &[number("since", since)]),
        Standing::Broken(seq) => shell.with("audit-broken", &[number("seq", seq)]),
    }
}

fn line(shell: &Shell, known: &Known, row: &EntryRow) -> EntryLine {
    let who = known.people.iter().find(|(actor, _)| *actor == row.actor);
    let about = Wanted {
        about: row.object.clone(),
        ..Wanted::default()
    };
    EntryLine {
        number: shell.texts.number(row.seq),
        when: shell.texts.moment(row.at),
        who: who.map_or_else(|| row.actor.clone(), |(_, name)| name.clone()),
        deed: match DEEDS.contains(&row.deed.as_str()) {
            true => shell.t(&key(&row.deed)),
            // An older site, or a newer one, knew it.
            false => row.deed.clone(),
        },
        about: Link::new(thing(shell, known, &row.object), address(&about, None)),
        more: more(&row.detail),
    }
}

/// What an entry is about: a programme or an account by its name, other things by their number.
fn thing(shell: &Shell, known: &Known, object: &str) -> String {
    let Some((kind, id)) = object
        .split_once(':')
        .filter(|(kind, _)| KINDS.contains(kind))
    else {
        return object.to_owned();
    };
    let name = match kind {
        "programme" => known
            .programmes
            .iter()
            .find(|(known, _)| known.to_string() == id),
        _ => None,
    };
    let name = name.map(|(_, title)| title.as_str());
    let account = known.people.iter().find(|(actor, _)| actor == object);
    let name = name.or(account.map(|(_, name)| name.as_str()));
    shell.with(
        &format!("audit-about-{kind}"),
        &[("id", Arg::from(name.unwrap_or(id)))],
    )
}

/// The numbers and codes that go with an entry. Of anything else only that it is there: reasons are
/// somebody's words.
fn more(detail: &str) -> String {
    let Ok(Value::Object(parts)) = serde_json::from_str(detail) else {
        return String::new();
    };
    let part = |(name, value): (&String, &Value)| {
        let called = name.replace('_', " ");
        match value {
            Value::Null | Value::Bool(false) => None,
            Value::Bool(true) => Some(called),
            Value::Number(number) => Some(format!("{called}: {number}")),
            Value::String(code) if CODES.contains(&name.as_str()) && is_code(code) => {
                Some(format!("{called}: {code}"))
            }
            Value::Array(list) if list.iter().all(Value::is_number) => {
                let list: Vec<String> = list.iter().map(Value::to_string).collect();
                Some(format!("{called}: {}", list.join(" ")))
            }
            _ => Some(called),
        }
    };
    parts.iter().filter_map(part).collect::<Vec<_>>().join(", ")
}

fn is_code(text: &str) -> bool {
    text.len() <= 40
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.:".contains(c))
}

/// The page that shows the same, older than an entry or from the newest on.
fn address(wanted: &Wanted, before: Option<i64>) -> String {
    match query(wanted, before) {
        query if query.is_empty() => "/staff/audit".to_owned(),
        query => format!("/staff/audit?{query}"),
    }
}

fn query(wanted: &Wanted, before: Option<i64>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in [
        ("who", &wanted.who),
        ("deed", &wanted.deed),
        ("programme", &wanted.programme),
        ("about", &wanted.about),
        ("from", &wanted.from),
        ("until", &wanted.until),
    ] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    if let Some(before) = before {
        query.append_pair("before", &before.to_string());
    }
    query.finish()
}
