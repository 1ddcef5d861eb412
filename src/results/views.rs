//! Released figures as pages print them.

use domain::Arg;
use domain::disclosure::{Cell, Figure, OneWay, Percent, Policy, Reason, SharesOf, TwoWay};
use serde::Serialize;

use super::names::{name_of, question_name, subject_name};
use super::ranking::RankingView;
use super::subjects::{Subject, SubjectCategory, SubjectKind};
use super::summary::{self, Summary};
use super::{HIDDEN, printed};
use crate::web::Shell;
use crate::web::ui::Said;

/// A share: its words and how long its bar is, from 0 to 100.
#[derive(Clone, Debug, Serialize)]
pub struct Share {
    /// The share with its sign.
    pub text: String,
    /// The length of its bar.
    pub bar: String,
}

/// A figure of a table.
#[derive(Clone, Debug, Serialize)]
pub struct FigureView {
    /// The number, or `[c]`.
    pub count: String,
    /// Message key of why it is hidden.
    pub hidden: Option<&'static str>,
    /// Its share, where the base carries one.
    pub share: Option<Share>,
}

/// One subject for everybody together.
#[derive(Clone, Debug, Serialize)]
pub struct AllView {
    /// What it is about.
    pub name: Said,
    /// How many gave an answer, where that is shown.
    pub answered: Option<String>,
    /// Whether only those who analyse the survey see it.
    pub analyst_only: bool,
    /// Its answers.
    pub rows: Vec<AllRow>,
    /// What has to be known about versions of the question, in sentences.
    pub notes: Vec<String>,
    /// What was put in which place, instead of answers.
    pub ranking: Option<RankingView>,
    /// Whether every number of it is hidden.
    pub withheld: bool,
    /// What the answers come to, in sentences.
    pub summary: Summary,
}

/// An answer and how many gave it.
#[derive(Clone, Debug, Serialize)]
pub struct AllRow {
    /// The answer.
    pub name: Said,
    /// How many.
    pub figure: FigureView,
}

/// One subject by one characteristic.
#[derive(Clone, Debug, Serialize)]
pub struct ByGroupView {
    /// What it is about.
    pub name: Said,
    /// The characteristic.
    pub by: Said,
    /// The groups.
    pub groups: Vec<GroupHead>,
    /// The answers, one figure for each group.
    pub rows: Vec<ByGroupRow>,
    /// Message key of what shares are shares of.
    pub shares_of: &'static str,
    /// Answers and groups without a place in the table, in one line.
    pub left_out: Option<String>,
    /// Whether nothing of it is shown.
    pub withheld: bool,
    /// What can be said in sentences.
    pub words: Vec<String>,
}

/// A group as head of a column.
#[derive(Clone, Debug, Serialize)]
pub struct GroupHead {
    /// The group.
    pub name: Said,
    /// How many belong to it.
    pub people: String,
}

/// An answer by group.
#[derive(Clone, Debug, Serialize)]
pub struct ByGroupRow {
    /// The answer.
    pub name: Said,
    /// One figure for each group.
    pub figures: Vec<FigureView>,
}

/// By how many percent points a group must lie above everybody or below before that is put into words.
const APART: f64 = 10.0;

/// A released figure as pages print it, with its share where it carries one.
#[must_use]
pub fn figure_view(shell: &Shell, cell: Cell, percent: Option<Percent>) -> FigureView {
    FigureView {
        count: printed(shell, cell.figure()),
        hidden: cell.reason().map(|reason| reason.key()),
        share: percent.map(share),
    }
}

fn share(percent: Percent) -> Share {
    let decimals = usize::from(percent.decimals());
    Share {
        text: format!("{:.decimals$}%", percent.value()),
        bar: format!("{:.1}", percent.value()),
    }
}

/// What a subject, or the ranking it is the first place of, is about, and how many gave an answer.
#[must_use]
pub fn heading(shell: &Shell, first: &Subject, released: &[OneWay]) -> (Said, Option<String>) {
    let (name, counted) = match first.ranking() {
        Some(_) => {
            let own = released.iter().find(|one| one.code == first.code);
            (question_name(shell, first), own)
        }
        None => (subject_name(shell, first), released.first()),
    };
    let key = match first.kind {
        SubjectKind::Themes => "figures-commented",
        _ => "figures-answered",
    };
    let answered = counted.map(|one| {
        let count = printed(shell, one.answered.figure());
        shell.with(key, &[("count", Arg::Text(count))])
    });
    (name, answered)
}

/// A subject for everybody together. Themes stand with the largest first, everything else in the
/// order of the questionnaire.
#[must_use]
pub fn all(shell: &Shell, subject: &Subject, released: &[OneWay]) -> AllView {
    let policy = Policy::default();
    let row = |category: &SubjectCategory| {
        let one = one_of(subject, category, released)?;
        let cell = one.count(&category.code)?;
        let percent = category
            .is_stated()
            .then(|| one.percent(&policy, &category.code))
            .flatten();
        let row = AllRow {
            name: name_of(shell, subject, category),
            figure: figure_view(shell, cell, percent),
        };
        Some((cell, row))
    };
    let asked = subject.categories.iter().filter(|one| !one.is_not_asked());
    let mut rows: Vec<(Cell, AllRow)> = asked.filter_map(row).collect();
    if subject.kind == SubjectKind::Themes {
        rows.sort_by_key(|(cell, _)| match cell.figure() {
            Figure::Shown(count) => std::cmp::Reverse(count),
            Figure::Hidden => std::cmp::Reverse(0),
        });
    }
    let (name, answered) = heading(shell, subject, released);
    let is_hidden = |(cell, _): &(Cell, AllRow)| cell.reason().is_some();
    AllView {
        name,
        withheld: !rows.is_empty() && rows.iter().all(is_hidden),
        analyst_only: subject.analyst_only,
        answered,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        notes: Vec::new(),
        ranking: None,
        summary: summary::of(shell, subject, released),
    }
}

fn one_of<'a>(
    subject: &Subject,
    category: &SubjectCategory,
    released: &'a [OneWay],
) -> Option<&'a OneWay> {
    if !subject.several {
        return released.first();
    }
    let dimension = subject.dimension_of(&category.code);
    // A way of not answering stands in every option's figures; any of them will do.
    let own = released.iter().find(|one| one.code == dimension);
    own.or_else(|| released.first().filter(|_| !category.is_stated()))
}

/// A subject by a characteristic, with what can be said about it in words.
#[must_use]
pub fn by_group(
    shell: &Shell,
    subject: &Subject,
    by: &Subject,
    tables: &[TwoWay],
    everybody: &[OneWay],
) -> ByGroupView {
    let heads = tables.first().map_or(&[][..], |table| &table.columns[..]);
    let groups: Vec<(&str, GroupHead)> = heads
        .iter()
        .filter_map(|head| {
            let category = by.category(&head.code)?;
            let people = printed(shell, head.count.figure());
            let name = name_of(shell, by, category);
            Some((head.code.as_str(), GroupHead { name, people }))
        })
        .collect();
    let mut lines: Vec<(&SubjectCategory, &TwoWay)> = subject
        .categories
        .iter()
        .filter_map(|category| Some((category, table_of(subject, category, tables)?)))
        .filter(|(category, table)| table.rows.iter().any(|row| row.code == category.code))
        .collect();
    if subject.kind == SubjectKind::Themes {
        lines.sort_by_key(|(category, table)| {
            let row = table.rows.iter().find(|row| row.code == category.code);
            std::cmp::Reverse(row.map(|row| match row.count.figure() {
                Figure::Shown(count) => count,
                Figure::Hidden => 0,
            }))
        });
    }
    let policy = Policy::default();
    let rows: Vec<ByGroupRow> = lines
        .iter()
        .map(|(category, table)| ByGroupRow {
            name: name_of(shell, subject, category),
            figures: groups
                .iter()
                .map(|(group, _)| {
                    let cell = table.count(&category.code, group);
                    let cell = cell.unwrap_or(Cell::Hidden(Reason::Withheld));
                    figure_view(shell, cell, table.percent(&policy, &category.code, group))
                })
                .collect(),
        })
        .collect();
    let mut figures = rows.iter().flat_map(|row| &row.figures);
    let everyone = tables
        .iter()
        .any(|table| table.shares_of == SharesOf::Everybody);
    ByGroupView {
        name: subject_name(shell, subject),
        by: subject_name(shell, by),
        withheld: figures.all(|figure| figure.hidden.is_some()),
        rows,
        shares_of: if everyone {
            "figures-shares-everybody"
        } else {
            "figures-shares-answered"
        },
        left_out: left_out(shell, subject, by, tables),
        words: words(shell, subject, by, &lines, everybody),
        groups: groups.into_iter().map(|(_, head)| head).collect(),
    }
}

fn table_of<'a>(
    subject: &Subject,
    category: &SubjectCategory,
    tables: &'a [TwoWay],
) -> Option<&'a TwoWay> {
    if !subject.several {
        return tables.first();
    }
    let dimension = subject.dimension_of(&category.code);
    tables.iter().find(|table| table.rows_of == dimension)
}

/// The answers and groups that have no place because too few gave them or belong to them.
fn left_out(shell: &Shell, subject: &Subject, by: &Subject, tables: &[TwoWay]) -> Option<String> {
    let few = |reason: Reason| reason == Reason::SmallGroup;
    let answers = tables.iter().flat_map(|table| {
        let left = table.rows_left_out.iter().filter(|left| few(left.reason));
        left.filter_map(|left| Some(name_of(shell, subject, subject.category(&left.code)?).text))
    });
    let groups = tables.first().into_iter().flat_map(|table| {
        let left = table
            .columns_left_out
            .iter()
            .filter(|left| few(left.reason));
        left.filter_map(|left| Some(name_of(shell, by, by.category(&left.code)?).text))
    });
    let names: Vec<String> = groups.chain(answers).collect();
    let list = names.join(", ");
    (!names.is_empty())
        .then(|| shell.with("figures-left-out", &[("groups", Arg::from(list.as_str()))]))
}

/// What stands out, in sentences: where the share of a group lies well above everybody's or below.
fn words(
    shell: &Shell,
    subject: &Subject,
    by: &Subject,
    lines: &[(&SubjectCategory, &TwoWay)],
    everybody: &[OneWay],
) -> Vec<String> {
    let policy = Policy::default();
    let keys = match subject.kind {
        SubjectKind::Themes => ["figures-say-theme-more", "figures-say-theme-less"],
        _ => ["figures-say-more", "figures-say-less"],
    };
    let mut sentences: Vec<(f64, String)> = Vec::new();
    let mut compared = false;
    for (category, table) in lines {
        let one = one_of(subject, category, everybody);
        let Some(others) = one.and_then(|one| one.percent(&policy, &category.code)) else {
            continue;
        };
        for head in &table.columns {
            let Some(mine) = table.percent(&policy, &category.code, &head.code) else {
                continue;
            };
            compared = true;
            let Some(group) = by.category(&head.code) else {
                continue;
            };
            let apart = mine.value() - others.value();
            if apart.abs() >= APART {
                let [more, less] = keys;
                let key = if apart > 0.0 { more } else { less };
                let option = name_of(shell, subject, category).text;
                let values = [
                    ("group", Arg::Text(name_of(shell, by, group).text)),
                    ("option", Arg::Text(option)),
                    ("share", Arg::Text(share(mine).text)),
                    ("others", Arg::Text(share(others).text)),
                ];
                sentences.push((apart.abs(), shell.with(key, &values)));
            }
        }
    }
    // What stands out most comes first; equals stay in the order of the questionnaire.
    sentences.sort_by(|a, b| b.0.total_cmp(&a.0));
    let sentences: Vec<String> = sentences.into_iter().map(|(_, said)| said).collect();
    match (compared, sentences.is_empty()) {
        (false, _) => vec![shell.t("figures-say-none")],
        (true, true) => vec![shell.t("figures-say-same")],
        (true, false) => sentences,
    }
}

impl AllView {
    pub(crate) fn example() -> Self {
        let row = |name: &str, count: &str, share: Option<&str>| AllRow {
            name: Said::plain(name),
            figure: FigureView::example(count, share),
        };
        Self {
            name: Said::plain("How easy was it to get help?"),
            answered: Some("Answered by 410".to_owned()),
            analyst_only: true,
            rows: vec![
                row("Easy", "120", Some("29")),
                row("Very easy", HIDDEN, None),
            ],
            notes: vec!["Counted since 3 March 2027.".to_owned()],
            ranking: None,
            withheld: false,
            summary: Summary::example(),
        }
    }

    pub(super) fn example_of_nothing() -> Self {
        Self {
            withheld: true,
            ..Self::example()
        }
    }

    pub(super) fn example_of_ranking() -> Self {
        Self {
            rows: vec![],
            ranking: Some(RankingView::example()),
            summary: Summary::default(),
            ..Self::example()
        }
    }
}

impl FigureView {
    pub(super) fn example(count: &str, share: Option<&str>) -> Self {
        Self {
            count: count.to_owned(),
            hidden: (count == HIDDEN).then_some(Reason::Protected.key()),
            share: share.map(|share| Share {
                text: format!("{share}%"),
                bar: share.to_owned(),
            }),
        }
    }
}

impl ByGroupView {
    pub(crate) fn examples() -> Vec<Self> {
        let shown = Self {
            name: Said::plain("How easy was it to get help?"),
            by: Said::plain("Disability"),
            groups: vec![
                GroupHead {
                    name: Said::plain("Disabled"),
                    people: "160".to_owned(),
                },
                GroupHead {
                    name: Said::plain("Not disabled"),
                    people: "210".to_owned(),
                },
            ],
            rows: vec![ByGroupRow {
                name: Said::plain("Easy"),
                figures: vec![
                    FigureView::example("35", Some("22")),
                    FigureView::example(HIDDEN, None),
                ],
            }],
            shares_of: "figures-shares-answered",
            left_out: Some("Not in this table: Very easy.".to_owned()),
            withheld: false,
            words: vec!["No group stands out by ten points or more.".to_owned()],
        };
        let withheld = Self {
            withheld: true,
            rows: vec![],
            left_out: None,
            ..shown.clone()
        };
        vec![shown, withheld]
    }
}
