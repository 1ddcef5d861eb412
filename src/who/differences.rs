//! The list of differences: the strongest evidence first, then what can be said of small groups.

use std::collections::{BTreeMap, HashMap};

use actix_web::web::{Data, Query};
use domain::disclosure::{Figure, OneWay, Policy, TwoWay};
use domain::disproportion::{Asked, Difference, Evidence, Found, Verdict, find};
use domain::{Arg, Named};

use super::forms::{About, Listed};
use super::ground::{Ground, Reviewer, percent, signed};
use super::pages::{DifferenceView, DifferencesPage, SmallView};
use super::queries::{self, DecisionRow};
use crate::equality;
use crate::results::names::subject_name;
use crate::results::printed;
use crate::results::queries::{one_ways, tables_by};
use crate::results::subjects::{Subject, SubjectKind};
use crate::survey::Published;
use crate::web::ui::{Choice, Link, Pagination};
use crate::web::{Error, Reply, Shell};

/// Differences on a page.
const PAGE: usize = 15;
/// Differences shown of a small group.
const OF_FEW: usize = 3;

/// What a list is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    Open,
    Decided(Verdict),
}

impl Show {
    fn of(name: &str) -> Self {
        Verdict::from_name(name).map_or(Self::Open, Self::Decided)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Decided(verdict) => verdict.name(),
        }
    }
}

pub(super) async fn list(
    who: Reviewer,
    shell: Shell,
    published: Data<Published>,
    asked: Query<Listed>,
) -> Reply {
    let ground = Ground::of(&shell, &who, &published).await?;
    let page = page(&shell, &who, &ground, &asked).await?;
    // What is noted is what was found, not what an address said.
    let by = ground.characteristics().find(|one| one.code == asked.by);
    let by = by.map_or("", |one| one.code.as_str());
    ground.looked(&shell, "differences", by).await?;
    shell.render(page)
}

/// The answers of a table that are compared: a theme or an option once, of two answers the first.
pub(super) fn answers<'a>(subject: &'a Subject, table: &'a TwoWay) -> Vec<&'a str> {
    let is_row = |code: &str| table.rows.iter().any(|row| row.code == code);
    let stated = subject.categories.iter().filter(|one| one.is_stated());
    let mut rows: Vec<&str> = stated
        .map(|category| category.code.as_str())
        .filter(|code| is_row(code))
        .collect();
    if subject.several {
        rows.retain(|code| subject.dimension_of(code) == table.rows_of);
    } else if rows.len() == 2 && table.rows.len() == 2 {
        rows.truncate(1);
    }
    rows
}

/// Every difference of a release.
pub(super) async fn found(
    shell: &Shell,
    who: &Reviewer,
    ground: &Ground,
    by: Option<&str>,
) -> Result<(Found, Vec<TwoWay>), Error> {
    let Some(snapshot) = &ground.snapshot else {
        return Ok((Found::default(), Vec::new()));
    };
    let tables = tables_by(shell.db().read(), who, snapshot.id, by).await?;
    let mut place: HashMap<(&str, &str), &TwoWay> = HashMap::new();
    for table in tables.iter().filter(|table| table.withheld.is_none()) {
        place.insert((&table.rows_of, &table.columns_of), table);
    }
    let mut asked = Vec::new();
    for subject in ground.said() {
        for dimension in subject.dimensions() {
            for by in ground.characteristics() {
                if let Some(table) = place.get(&(dimension.as_str(), by.code.as_str())) {
                    let answers = answers(subject, table);
                    asked.push(Asked { table, answers });
                }
            }
        }
    }
    let found = find(&asked, &Policy::default());
    Ok((found, tables))
}

async fn page(
    shell: &Shell,
    who: &Reviewer,
    ground: &Ground,
    asked: &Listed,
) -> Result<DifferencesPage, Error> {
    let db = shell.db().read();
    let by = ground.characteristics().find(|one| one.code == asked.by);
    let by = by.map(|one| one.code.as_str());
    // All are compared together whatever is listed: evidence is judged over everything looked at.
    let (found, _) = found(shell, who, ground, None).await?;
    let decisions = queries::decisions(db, who).await?;
    let active: Vec<&DecisionRow> = decisions
        .iter()
        .filter(|row| row.undone_at.is_none())
        .collect();
    let is_by = |one: &Difference| by.is_none_or(|by| one.who == by);
    let show = Show::of(&asked.show);
    let listed: Vec<DifferenceView> = match show {
        Show::Open => {
            let open = found.standing_out().filter(|one| is_open(one, &active));
            let open = open.filter(|one| is_by(one));
            open.filter_map(|one| view(shell, ground, one, &active))
                .collect()
        }
        Show::Decided(verdict) => active
            .iter()
            .filter(|row| row.verdict == verdict)
            .filter(|row| by.is_none_or(|by| row.about[2] == by))
            .filter_map(|row| decided(shell, ground, row, &found, &active))
            .collect(),
    };
    let (number, of) = Pagination::place(&asked.page, listed.len(), PAGE);
    let small = match show {
        Show::Open if number == 1 => small(shell, ground, &found, by, &active, who).await?,
        _ => Vec::new(),
    };
    let here = format!("{}/differences", ground.survey.href);
    let href = |page: usize| {
        let by = by.unwrap_or_default();
        format!("{here}?show={}&by={by}&page={page}", show.name())
    };
    let out = found.standing_out().count();
    let numbers = [
        (
            "made",
            Arg::Text(shell.texts.number(whole(found.differences.len()))),
        ),
        (
            "not",
            Arg::Text(shell.texts.number(whole(found.not_compared))),
        ),
        ("out", Arg::from(out)),
    ];
    let shows = [
        Show::Open,
        Show::Decided(Verdict::TakenUp),
        Show::Decided(Verdict::SetAside),
    ];
    let mut choices = vec![Choice::plain(
        "",
        shell.t("differences-by-all"),
        by.is_none(),
    )];
    choices.extend(ground.by_choices(shell, by.unwrap_or_default()));
    Ok(DifferencesPage {
        head: ground.head(shell),
        summary: shell.with("differences-summary", &numbers),
        shows: shows
            .into_iter()
            .map(|one| {
                let label = shell.t(&format!("differences-show-{}", one.name()));
                Choice::plain(one.name(), label, one == show)
            })
            .collect(),
        by: choices,
        title: shell.t(&format!("differences-title-{}", show.name())),
        none: shell.t(&format!("differences-none-{}", show.name())),
        small,
        listed: listed
            .into_iter()
            .skip((number - 1) * PAGE)
            .take(PAGE)
            .collect(),
        pages: Pagination::new(number, of, href),
    })
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Whether nothing was decided about a difference, or it has become another one since.
fn is_open(one: &Difference, active: &[&DecisionRow]) -> bool {
    let decision = active.iter().find(|row| row.is_about(one));
    decision.is_none_or(|row| Verdict::is_outdated(f64::from(row.points), one.points))
}

/// A difference for a reader; none when what it is about is no longer asked.
pub(super) fn view(
    shell: &Shell,
    ground: &Ground,
    one: &Difference,
    active: &[&DecisionRow],
) -> Option<DifferenceView> {
    let subject = ground.of_dimension(&one.what)?;
    let about = About {
        what: one.what.clone(),
        answer: one.answer.clone(),
        who: one.who.clone(),
        group: one.group.clone(),
    };
    let decision = active.iter().find(|row| row.is_about(one));
    Some(DifferenceView {
        href: format!("{}/differences/one?{}", ground.survey.href, about.query()),
        group: ground.group(shell, &one.who, &one.group)?,
        question: subject_name(shell, subject),
        words: words(shell, ground, subject, one)?,
        size: Some(size(shell, one)),
        evidence: Some((
            evidence_name(one.evidence),
            shell.t(evidence_key(one.evidence)),
        )),
        decision: decision.map(|row| decision_words(shell, row, Some(one))),
    })
}

/// "42% of them chose “Hard”: 18 points more than the other groups together (24%)."
pub(super) fn words(
    shell: &Shell,
    ground: &Ground,
    subject: &Subject,
    one: &Difference,
) -> Option<String> {
    let key = match subject.kind {
        SubjectKind::Themes => "difference-say-theme",
        _ if subject.ranking().is_some() => "difference-say-place",
        _ if subject.is_number() => "difference-say-number",
        _ => "difference-say",
    };
    let values = [
        (
            "answer",
            Arg::Text(ground.name(shell, subject, &one.answer)?),
        ),
        ("share", Arg::Text(percent(one.mine))),
        ("than", Arg::Text(than(shell, one))),
    ];
    Some(shell.with(key, &values))
}

/// "18 points more than the other groups together (24%)".
fn than(shell: &Shell, one: &Difference) -> String {
    let points = one.points.round();
    let side = match points {
        points if points > 0.0 => "more",
        points if points < 0.0 => "less",
        _ => "same",
    };
    let values = [
        ("side", Arg::from(side)),
        ("points", Arg::Number(points.abs() as i64)),
        ("groups", Arg::from(one.groups)),
        ("others", Arg::Text(percent(one.others))),
    ];
    shell.with("difference-than", &values)
}

pub(super) fn size(shell: &Shell, one: &Difference) -> String {
    let values = [
        ("points", Arg::Text(signed(one.points))),
        ("count", Arg::Number(one.points.round().abs() as i64)),
        ("low", Arg::Text(signed(one.interval.0))),
        ("high", Arg::Text(signed(one.interval.1))),
    ];
    shell.with("difference-size", &values)
}

const fn evidence_name(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Weak => "weak",
        Evidence::Some => "some",
        Evidence::Strong => "strong",
    }
}

pub(super) const fn evidence_key(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Weak => "evidence-weak",
        Evidence::Some => "evidence-some",
        Evidence::Strong => "evidence-strong",
    }
}

/// What was decided, and whether it is asked again.
fn decision_words(shell: &Shell, row: &DecisionRow, now: Option<&Difference>) -> String {
    let values = [
        (
            "when",
            Arg::Text(
                shell
                    .texts
                    .date(domain::time::day_in_london(row.decided_at)),
            ),
        ),
        ("points", Arg::Text(signed(f64::from(row.points)))),
        ("reason", Arg::Text(row.reason.clone())),
    ];
    let said = shell.with(&format!("difference-was-{}", row.verdict.name()), &values);
    let then = f64::from(row.points);
    let changed = match now {
        Some(one) if Verdict::is_outdated(then, one.points) => Some("difference-changed"),
        Some(_) => None,
        None => Some("difference-gone"),
    };
    match changed {
        Some(key) => format!("{said} {}", shell.t(key)),
        None => said,
    }
}

/// A difference that was decided about, also when it cannot be compared any more.
fn decided(
    shell: &Shell,
    ground: &Ground,
    row: &DecisionRow,
    found: &Found,
    active: &[&DecisionRow],
) -> Option<DifferenceView> {
    if let Some(now) = found.differences.iter().find(|one| row.is_about(one)) {
        return view(shell, ground, now, active);
    }
    let [what, answer, who, group] = row.about.clone();
    let subject = ground.of_dimension(&what)?;
    let values = [("answer", Arg::Text(ground.name(shell, subject, &answer)?))];
    Some(DifferenceView {
        group: ground.group(shell, &who, &group)?,
        question: subject_name(shell, subject),
        words: shell.with("difference-say-gone", &values),
        size: None,
        evidence: None,
        decision: Some(decision_words(shell, row, None)),
        href: {
            let about = About {
                what,
                answer,
                who,
                group,
            };
            format!("{}/differences/one?{}", ground.survey.href, about.query())
        },
    })
}

/// Small groups: what can be said of each, whatever larger groups said.
async fn small(
    shell: &Shell,
    ground: &Ground,
    found: &Found,
    by: Option<&str>,
    active: &[&DecisionRow],
    who: &Reviewer,
) -> Result<Vec<SmallView>, Error> {
    let Some(snapshot) = &ground.snapshot else {
        return Ok(Vec::new());
    };
    let db = shell.db().read();
    let codes: Vec<String> = ground
        .characteristics()
        .map(|one| one.code.clone())
        .collect();
    let released = one_ways(db, snapshot.id, &codes).await?;
    let field = equality::queries::commented(db, who)
        .await?
        .into_iter()
        .next();
    let mut of_group: BTreeMap<(&str, &str), Vec<&Difference>> = BTreeMap::new();
    for one in found.differences.iter().filter(|one| one.is_of_few) {
        of_group
            .entry((&one.who, &one.group))
            .or_default()
            .push(one);
    }
    let mut views = Vec::new();
    for subject in ground.characteristics() {
        if by.is_some_and(|by| by != subject.code) {
            continue;
        }
        let one_way = released.iter().find(|one| one.code == subject.code);
        for category in &subject.categories {
            let mine = of_group.remove(&(subject.code.as_str(), category.code.as_str()));
            let is_small = found.small.iter();
            let mut is_small = is_small.filter(|one| one.who == subject.code);
            if mine.is_none() && !is_small.any(|one| one.group == category.code) {
                continue;
            }
            let mine = mine.unwrap_or_default();
            let figure = one_way.and_then(|one: &OneWay| one.count(&category.code));
            let figure = figure.map_or(Figure::Hidden, |cell| cell.figure());
            let differences = mine.iter().filter(|one| is_open(one, active)).take(OF_FEW);
            let code = subject.code.strip_prefix("who.").unwrap_or(&subject.code);
            let group = format!("{code}.{}", category.code);
            let may_read = figure != Figure::Hidden;
            views.push(SmallView {
                name: ground
                    .group(shell, &subject.code, &category.code)
                    .unwrap_or_default(),
                said: said_of(shell, figure, &mine),
                differences: differences
                    .filter_map(|one| view(shell, ground, one, active))
                    .collect(),
                comments: field.as_ref().filter(|_| may_read).map(|field| {
                    let query = form_urlencoded::Serializer::new(String::new())
                        .append_pair("question", field)
                        .append_pair("group", &group)
                        .finish();
                    Link::new(
                        shell.t("differences-read-comments"),
                        format!("{}/comments?{query}", ground.survey.href),
                    )
                }),
            });
        }
    }
    Ok(views)
}

/// What can be said of a small group in words.
fn said_of(shell: &Shell, figure: Figure, mine: &[&Difference]) -> Vec<String> {
    let count = [("count", Arg::Text(printed(shell, figure)))];
    let mut said = vec![match figure {
        Figure::Shown(_) => shell.with("small-people", &count),
        Figure::Hidden => shell.t("small-hidden"),
    }];
    // As shown, without judging: five points or more either way.
    let more = mine.iter().filter(|one| one.points >= 5.0).count();
    let less = mine.iter().filter(|one| one.points <= -5.0).count();
    if mine.is_empty() {
        said.push(shell.t("small-not-compared"));
    } else {
        let tally = [
            ("all", Arg::from(mine.len())),
            ("more", Arg::from(more)),
            ("less", Arg::from(less)),
            ("alike", Arg::from(mine.len() - more - less)),
        ];
        said.push(shell.with("small-tally", &tally));
        if mine.iter().all(|one| one.evidence == Evidence::Weak) {
            said.push(shell.t("small-weak"));
        }
    }
    said
}
