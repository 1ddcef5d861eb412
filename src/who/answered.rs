//! Who answered against who lives here, and whom to reach out to.

use actix_web::web::{Data, Query};
use domain::characteristic::Characteristic;
use domain::disclosure::{Figure, OneWay, Policy};
use domain::disproportion::{Part, against};
use domain::stats::{Against, Flag, collapsed};
use domain::{Arg, Problems};

use super::baselines::{Expected, Set};
use super::commands;
use super::forms::{Compare, ReachForm};
use super::ground::{Ground, Reviewer, percent, share, signed};
use super::outreach::entries;
use super::pages::{WhoPage, WhoRow, WhoTable};
use super::queries;
use crate::db::Tx;
use crate::equality;
use crate::results::names::subject_name;
use crate::results::printed;
use crate::results::queries::one_ways;
use crate::results::subjects::{Subject, characteristic_code};
use crate::results::views::figure_view;
use crate::survey::Published;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Shell};

pub(super) async fn who(
    who: Reviewer,
    shell: Shell,
    published: Data<Published>,
    chosen: Query<Compare>,
) -> Reply {
    let ground = Ground::of(&shell, &who, &published).await?;
    let typed = ReachForm {
        with: chosen.into_inner().with,
        ..ReachForm::default()
    };
    let page = page(&shell, &who, &ground, &typed, &Problems::new()).await?;
    ground.looked(&shell, "who", "").await?;
    shell.render(page)
}

/// Puts a group on the outreach list.
pub(super) async fn reach_out(
    who: Reviewer,
    shell: Shell,
    published: Data<Published>,
    form: Posted<ReachForm>,
) -> Reply {
    let ground = Ground::of(&shell, &who, &published).await?;
    let known = |code: &str, group: &str| {
        let by = ground.subject(&characteristic_code(code));
        by.is_some_and(|by| by.category(group).is_some())
    };
    let (group, plan) = match form.parse(known) {
        Ok(parsed) => parsed,
        Err(problems) => {
            let page = page(&shell, &who, &ground, &form, &problems).await?;
            return shell.invalid(page);
        }
    };
    let now = shell.now;
    shell
        .db()
        .write(async |tx: &Tx| commands::reach_out(tx, &who, group, &plan, now).await)
        .await?;
    shell.flash(Flash::new("flash-outreach-added"));
    let with = form_urlencoded::byte_serialize(form.with.as_bytes()).collect::<String>();
    shell.see_other(&format!("{}/who?with={with}#outreach", ground.survey.href))
}

async fn page(
    shell: &Shell,
    who: &Reviewer,
    ground: &Ground,
    typed: &ReachForm,
    problems: &Problems,
) -> Result<WhoPage, Error> {
    let db = shell.db().read();
    let sets = queries::sets(db).await?;
    let set = queries::chosen(db, who, &sets, &typed.with).await?;
    let codes: Vec<String> = ground
        .characteristics()
        .map(|one| one.code.clone())
        .collect();
    let released = match &ground.snapshot {
        Some(snapshot) => one_ways(db, snapshot.id, &codes).await?,
        None => Vec::new(),
    };
    let mut tables = Vec::new();
    let mut without = Vec::new();
    for (subject, characteristic, one) in compared(ground, &released) {
        match set.map(|set| set.expected(characteristic)) {
            Some(Some(expected)) => tables.push(table(shell, subject, one, &expected)),
            Some(None) => without.push(subject_name(shell, subject).text),
            None => {}
        }
    }
    let missed: Vec<&str> = tables
        .iter()
        .flat_map(|table| &table.rows)
        .filter(|row| row.flag == "under" || row.flag == "few")
        .map(|row| row.code.as_str())
        .collect();
    let errors = FormErrors::new(shell, problems);
    let list = queries::outreach(db, who).await?;
    Ok(WhoPage {
        head: ground.head(shell),
        sets: choices(shell, &sets, set),
        set: set.map(|set| set.name.clone()),
        words: tables
            .iter()
            .flat_map(|table| table.words.clone())
            .collect(),
        without: (!without.is_empty()).then(|| without.join(", ")),
        groups: groups(shell, ground, &missed, &typed.group),
        group_error: errors.of("group"),
        plan: Field::new("plan", &typed.plan, &errors),
        with: set.map(|set| set.code.clone()).unwrap_or_default(),
        list: entries(shell, &list).await?,
        errors,
        tables,
    })
}

/// The sets to compare with; none of them as long as none is chosen.
pub(super) fn choices(shell: &Shell, sets: &[Set], chosen: Option<&Set>) -> Vec<Choice> {
    let is_chosen = |one: &Set| chosen.is_some_and(|chosen| chosen.code == one.code);
    let choice = |one: &Set| Choice::plain(&one.code, &one.name, is_chosen(one));
    let none = Choice::plain("", shell.t("who-with-none"), true);
    let none = chosen.is_none().then_some(none);
    none.into_iter().chain(sets.iter().map(choice)).collect()
}

/// What was released of each characteristic.
fn compared<'a>(
    ground: &'a Ground,
    released: &'a [OneWay],
) -> impl Iterator<Item = (&'a Subject, &'static Characteristic, &'a OneWay)> {
    ground.characteristics().filter_map(|subject| {
        let mut all = equality::characteristics().iter();
        let own = all.find(|one| characteristic_code(&one.code) == subject.code)?;
        let one = released.iter().find(|one| one.code == subject.code)?;
        Some((subject, own, one))
    })
}

/// Groups to choose from: those that answered less first, then all others.
fn groups(
    shell: &Shell,
    ground: &Ground,
    missed: &[&str],
    chosen: &str,
) -> Vec<(String, Vec<Choice>)> {
    let choices = ground.characteristics().flat_map(|by| {
        let code = by.code.strip_prefix("who.").unwrap_or(&by.code);
        by.categories.iter().map(move |group| {
            let value = format!("{code}.{}", group.code);
            let name = ground.group(shell, &by.code, &group.code);
            let checked = value == chosen;
            Choice::plain(value, name.unwrap_or_default(), checked)
        })
    });
    let (first, rest): (Vec<Choice>, Vec<Choice>) =
        choices.partition(|choice| missed.contains(&choice.value.as_str()));
    [
        ("outreach-groups-missed", first),
        ("outreach-groups-rest", rest),
    ]
    .into_iter()
    .filter(|(_, choices)| !choices.is_empty())
    .map(|(key, choices)| (shell.t(key), choices))
    .collect()
}

/// One characteristic against its baseline.
fn table(shell: &Shell, subject: &Subject, one: &OneWay, expected: &Expected) -> WhoTable {
    let policy = Policy::default();
    let answered = match one.answered.figure() {
        Figure::Shown(answered) => answered,
        Figure::Hidden => 0,
    };
    let mut rows = Vec::new();
    let mut words = Vec::new();
    let mut counts = Vec::new();
    for (category, baseline) in subject.categories.iter().zip(&expected.shares) {
        let Some(cell) = one.count(&category.code) else {
            continue;
        };
        let name = crate::web::ui::Said::of(&category.name, shell.language());
        let shown = match cell.figure() {
            Figure::Shown(count) => Some(count),
            Figure::Hidden => None,
        };
        counts.extend(shown);
        let judged = shown.and_then(|count| against(count, answered, *baseline, &policy));
        let part = Part {
            count: shown.unwrap_or(0),
            of: answered,
        };
        let flag = match judged.map(|judged| judged.flag) {
            None => "few",
            Some(Flag::Under) => "under",
            Some(Flag::InLine) => "in_line",
            Some(Flag::Over) => "over",
        };
        if let (Some(judged), "under" | "over") = (&judged, flag) {
            words.push(sentence(shell, subject, &name.text, part, judged, flag));
        }
        rows.push(WhoRow {
            code: code_of(subject, &category.code),
            name,
            count: figure_view(shell, cell, None),
            share: judged.map(|_| percent(part)),
            baseline: share(*baseline, 1),
            difference: judged.map(|judged| signed(judged.difference * 100.0)),
            ratio: judged
                .and_then(|judged| judged.ratio)
                .map(|ratio| format!("{ratio:.1}")),
            interval: judged.map(|judged| {
                let (low, high) = judged.interval;
                let ends = [
                    ("low", Arg::Text(share(low, 0))),
                    ("high", Arg::Text(share(high, 0))),
                ];
                shell.with("who-between", &ends)
            }),
            flag,
        });
    }
    let whole = counts.len() == expected.shares.len();
    let count = printed(shell, one.answered.figure());
    let source = [
        ("population", Arg::Text(expected.population.clone())),
        ("source", Arg::Text(expected.source.clone())),
        ("day", Arg::Text(shell.texts.date(expected.as_of))),
    ];
    WhoTable {
        name: subject_name(shell, subject),
        answered: shell.with("who-answered", &[("count", Arg::Text(count))]),
        source: shell.with("who-source", &source),
        fit: whole
            .then(|| fit(shell, &counts, &expected.shares, answered))
            .flatten()
            .unwrap_or_else(|| shell.t("who-fit-none")),
        withheld: rows.iter().all(|row| row.count.hidden.is_some()),
        rows,
        words,
    }
}

fn code_of(subject: &Subject, group: &str) -> String {
    let code = subject.code.strip_prefix("who.").unwrap_or(&subject.code);
    format!("{code}.{group}")
}

/// A group that answered more or less than its share, in a sentence.
fn sentence(
    shell: &Shell,
    subject: &Subject,
    name: &str,
    part: Part,
    judged: &Against,
    flag: &str,
) -> String {
    let values = [
        (
            "group",
            Arg::Text(shell.with(
                "who-group-of",
                &[
                    ("characteristic", subject_name(shell, subject).text.into()),
                    ("group", Arg::from(name)),
                ],
            )),
        ),
        ("share", Arg::Text(percent(part))),
        ("baseline", Arg::Text(share(judged.baseline, 0))),
    ];
    shell.with(&format!("who-say-{flag}"), &values)
}

/// Whether those who answered differ from the baseline as a whole, in a sentence.
fn fit(shell: &Shell, counts: &[u32], shares: &[f64], answered: u32) -> Option<String> {
    if answered < Policy::default().percent_base() {
        return None;
    }
    let largest = (0..shares.len()).max_by(|a, b| {
        let of = |at: &usize| shares.get(*at).copied().unwrap_or(0.0);
        of(a).total_cmp(&of(b))
    })?;
    let apart: Vec<usize> = (0..shares.len()).collect();
    let against_rest: Vec<usize> = apart.iter().map(|at| usize::from(*at != largest)).collect();
    let (grouping, fit) = collapsed(counts, shares, &[apart, against_rest])?;
    let key = match (fit.p, fit.w) {
        (p, _) if p >= 0.05 => "who-fit-alike",
        (_, w) if w < 0.2 => "who-fit-little",
        (_, w) if w < 0.4 => "who-fit-some",
        _ => "who-fit-much",
    };
    let values = [
        ("chi", Arg::Text(format!("{:.1}", fit.chi_square))),
        ("degrees", Arg::from(fit.degrees)),
        ("size", Arg::Text(format!("{:.2}", fit.w))),
    ];
    let merged = match grouping {
        0 => String::new(),
        _ => format!(" {}", shell.t("who-fit-merged")),
    };
    Some(format!("{}{merged}", shell.with(key, &values)))
}
