//! A question as if every group had answered in its share of those who live here.
//!
//! Weights are made from released margins: how many of each group answered the question. One
//! characteristic at a time, because answers by two characteristics at once are not released.

use actix_web::web::{Data, Query};
use domain::Arg;
use domain::disclosure::{Figure, Policy, TwoWay};
use domain::disproportion::Part;
use domain::stats::{Confidence, Raked, RakingCell, raked, wilson_of_share};

use super::answered::choices;
use super::baselines::{Expected, Set};
use super::forms::Weigh;
use super::ground::{Ground, Reviewer, percent, share};
use super::pages::{WeightRow, WeightedPage, WeightedRow, WeightedView};
use super::queries;
use crate::equality;
use crate::results::HIDDEN;
use crate::results::names::subject_name;
use crate::results::queries::two_ways;
use crate::results::subjects::{Subject, characteristic_code};
use crate::survey::Published;
use crate::web::ui::{Choice, Said};
use crate::web::{Error, Reply, Shell};

pub(super) async fn weighted(
    who: Reviewer,
    shell: Shell,
    published: Data<Published>,
    asked: Query<Weigh>,
) -> Reply {
    let ground = Ground::of(&shell, &who, &published).await?;
    let page = page(&shell, &who, &ground, &asked).await?;
    if page.view.is_some() || page.refused.is_some() {
        let what = format!("weighted.{}", asked.what);
        ground.looked(&shell, &what, &asked.by).await?;
    }
    shell.render(page)
}

async fn page(
    shell: &Shell,
    who: &Reviewer,
    ground: &Ground,
    asked: &Weigh,
) -> Result<WeightedPage, Error> {
    let db = shell.db().read();
    let sets = queries::sets(db).await?;
    let set = queries::chosen(db, who, &sets, &asked.with).await?;
    let what = |subject: &Subject| {
        let name = subject_name(shell, subject).text;
        Choice::plain(&subject.code, name, subject.code == asked.what)
    };
    let mut page = WeightedPage {
        head: ground.head(shell),
        what: ground.said().map(what).collect(),
        by: ground.by_choices(shell, &asked.by),
        sets: choices(shell, &sets, set),
        view: None,
        refused: None,
    };
    let Some(snapshot) = ground.snapshot.as_ref().filter(|_| !asked.what.is_empty()) else {
        return Ok(page);
    };
    let what = ground.said().find(|subject| subject.code == asked.what);
    let by = ground
        .characteristics()
        .find(|subject| subject.code == asked.by);
    let (what, by) = what.zip(by).ok_or(Error::NotFound)?;
    let Some(set) = set else {
        page.refused = Some(shell.t("who-no-area"));
        return Ok(page);
    };
    let dimensions = what.dimensions();
    let tables = two_ways(db, who, snapshot.id, &dimensions, &by.code).await?;
    let mut all = equality::characteristics().iter();
    let own = all.find(|one| characteristic_code(&one.code) == by.code);
    match own.and_then(|own| set.expected(own)) {
        Some(expected) => match weights(shell, by, &tables, &expected) {
            Ok(weights) => {
                page.view = Some(view(shell, (what, by), &tables, &weights, (set, &expected)))
            }
            Err(refused) => page.refused = Some(refused),
        },
        None => {
            let name = [("set", Arg::from(set.name.as_str()))];
            page.refused = Some(shell.with("weighted-no-baseline", &name));
        }
    }
    Ok(page)
}

/// What one person of each group counts for.
struct Weights {
    groups: Vec<(String, u32)>,
    raked: Raked,
}

/// Weights that give every group its share, or why there are none.
fn weights(
    shell: &Shell,
    by: &Subject,
    tables: &[TwoWay],
    expected: &Expected,
) -> Result<Weights, String> {
    let first = tables.iter().find(|table| table.withheld.is_none());
    let first = first.ok_or_else(|| shell.t("weighted-withheld"))?;
    let base = |code: &str| {
        let head = first.columns.iter().find(|head| head.code == code)?;
        match head.base.figure() {
            Figure::Shown(people) if people > 0 => Some(people),
            _ => None,
        }
    };
    let missing: Vec<String> = by
        .categories
        .iter()
        .filter(|group| base(&group.code).is_none())
        .map(|group| Said::of(&group.name, shell.language()).text)
        .collect();
    if !missing.is_empty() {
        let list = [("groups", Arg::Text(missing.join(", ")))];
        return Err(shell.with("weighted-empty", &list));
    }
    let groups: Vec<(String, u32)> = by
        .categories
        .iter()
        .filter_map(|group| Some((group.code.clone(), base(&group.code)?)))
        .collect();
    let cells: Vec<RakingCell> = groups
        .iter()
        .enumerate()
        .map(|(at, (_, people))| RakingCell {
            count: f64::from(*people),
            at: vec![at],
        })
        .collect();
    let raked = raked(&cells, std::slice::from_ref(&expected.shares));
    let raked = raked.map_err(|_| shell.t("weighted-withheld"))?;
    Ok(Weights { groups, raked })
}

fn view(
    shell: &Shell,
    (what, by): (&Subject, &Subject),
    tables: &[TwoWay],
    weights: &Weights,
    (set, expected): (&Set, &Expected),
) -> WeightedView {
    let people: u32 = weights.groups.iter().map(|(_, people)| people).sum();
    let largest = weights.raked.weights.iter().copied().fold(0.0, f64::max);
    let effective = weights.raked.effective;
    let rows = what
        .categories
        .iter()
        .filter(|category| category.is_stated());
    let rows = rows.filter_map(|category| {
        let table = match what.several {
            true => {
                let own = what.dimension_of(&category.code);
                tables.iter().find(|table| table.rows_of == own)
            }
            false => tables.first(),
        }?;
        table.rows.iter().find(|row| row.code == category.code)?;
        let shares = shares(table, &category.code, weights);
        let (unweighted, weighted, interval) = match shares {
            Some((part, weighted)) => {
                let (low, high) = wilson_of_share(weighted, effective, Confidence::NinetyFive);
                let ends = [
                    ("low", Arg::Text(share(low, 0))),
                    ("high", Arg::Text(share(high, 0))),
                ];
                (
                    percent(part),
                    share(weighted, 0),
                    Some(shell.with("who-between", &ends)),
                )
            }
            None => (HIDDEN.to_owned(), HIDDEN.to_owned(), None),
        };
        Some(WeightedRow {
            name: Said::of(&category.name, shell.language()),
            unweighted,
            weighted,
            interval,
        })
    });
    let weight = |((code, count), weight): (&(String, u32), &f64)| {
        let group = by.category(code)?;
        Some(WeightRow {
            name: Said::of(&group.name, shell.language()),
            people: shell.texts.number(i64::from(*count)),
            weight: format!("{weight:.2}"),
        })
    };
    let pairs = weights.groups.iter().zip(&weights.raked.weights);
    let sizes = [
        ("people", Arg::Text(shell.texts.number(i64::from(people)))),
        ("effective", Arg::Text(format!("{effective:.0}"))),
    ];
    let mut cautions = Vec::new();
    if largest > 5.0 {
        let largest = [("weight", Arg::Text(format!("{largest:.1}")))];
        cautions.push(shell.with("weighted-caution-heavy", &largest));
    }
    if effective < f64::from(people) / 2.0 {
        cautions.push(shell.t("weighted-caution-half"));
    }
    let source = [
        ("set", Arg::from(set.name.as_str())),
        ("population", Arg::Text(expected.population.clone())),
        ("source", Arg::Text(expected.source.clone())),
        ("day", Arg::Text(shell.texts.date(expected.as_of))),
    ];
    WeightedView {
        name: subject_name(shell, what),
        by: subject_name(shell, by),
        rows: rows.collect(),
        weights: pairs.filter_map(weight).collect(),
        effective: shell.with("weighted-effective", &sizes),
        cautions,
        source: shell.with("weighted-source", &source),
    }
}

/// The share of an answer as it came in and weighted; nothing where a figure of it is hidden.
fn shares(table: &TwoWay, answer: &str, weights: &Weights) -> Option<(Part, f64)> {
    let mut part = Part { count: 0, of: 0 };
    let (mut count, mut of) = (0.0, 0.0);
    for ((group, _), weight) in weights.groups.iter().zip(&weights.raked.weights) {
        let Figure::Shown(mine) = table.count(answer, group)?.figure() else {
            return None;
        };
        let head = table.columns.iter().find(|head| head.code == *group)?;
        let Figure::Shown(base) = head.base.figure() else {
            return None;
        };
        part.count += mine;
        part.of += base;
        count += weight * f64::from(mine);
        of += weight * f64::from(base);
    }
    let carries = part.of >= Policy::default().percent_base() && of > 0.0;
    carries.then(|| (part, (count / of).min(1.0)))
}
