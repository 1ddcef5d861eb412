//! A ranking as one table: what was put in which place, from the released figures and nothing else.

use domain::disclosure::{Cell, Figure, OneWay};
use serde::Serialize;

use super::subjects::{Subject, SubjectCategory};
use super::summary;
use super::views::{AllRow, AllView, FigureView, figure_view, heading};
use super::{HIDDEN, printed};
use crate::web::Shell;
use crate::web::ui::Said;

/// From how many people on a mean place is shown.
const ENOUGH: u32 = 30;

/// What was put in which place.
#[derive(Clone, Debug, Serialize)]
pub struct RankingView {
    /// How many places there are.
    pub places: usize,
    /// What was put in order.
    pub rows: Vec<RankingRow>,
    /// How many said instead that they do not know, or would rather not say.
    pub beside: Vec<AllRow>,
}

/// One thing that was put in order.
#[derive(Clone, Debug, Serialize)]
pub struct RankingRow {
    /// What it is.
    pub name: Said,
    /// How many gave it each place, the first place first.
    pub figures: Vec<FigureView>,
    /// How many gave it none, worked out from the figures beside it.
    pub unplaced: String,
    /// Its mean place, worked out from the figures beside it.
    pub mean: Option<String>,
}

/// The places of one ranking as one table.
#[must_use]
pub fn ranking(shell: &Shell, places: &[Subject], released: &[OneWay]) -> Option<AllView> {
    let first = places.first()?;
    let of_place = |place: &Subject| released.iter().find(|one| one.code == place.code);
    let answered = of_place(first)?.answered.figure();
    let row = |category: &SubjectCategory| {
        let cells: Vec<Cell> = places
            .iter()
            .filter_map(|place| of_place(place)?.count(&category.code))
            .collect();
        let counts: Option<Vec<u32>> = cells.iter().map(|cell| shown(cell.figure())).collect();
        let unplaced = shown(answered).zip(counts.as_ref());
        let unplaced = unplaced.map(|(all, counts)| all.saturating_sub(counts.iter().sum()));
        RankingRow {
            name: Said::of(&category.name, shell.language()),
            figures: cells
                .into_iter()
                .map(|cell| figure_view(shell, cell, None))
                .collect(),
            unplaced: unplaced.map_or(HIDDEN.to_owned(), |count| {
                printed(shell, Figure::Shown(count))
            }),
            mean: counts.as_deref().and_then(mean),
        }
    };
    let (name, answered) = heading(shell, first, released);
    let told = first.categories.iter().filter(|one| !one.is_not_asked());
    let (beside, options): (Vec<_>, Vec<_>) = told.partition(|one| one.beside);
    let rows: Vec<RankingRow> = options.into_iter().map(row).collect();
    let instead = |category: &SubjectCategory| {
        let cell = of_place(first)?.count(&category.code)?;
        Some(AllRow {
            name: Said::of(&category.name, shell.language()),
            figure: figure_view(shell, cell, None),
        })
    };
    let mut figures = rows.iter().flat_map(|row| &row.figures);
    Some(AllView {
        withheld: figures.all(|figure| figure.hidden.is_some()),
        name,
        analyst_only: first.analyst_only,
        answered,
        ranking: Some(RankingView {
            places: places.len(),
            rows,
            beside: beside.into_iter().filter_map(instead).collect(),
        }),
        summary: summary::of(shell, first, released),
        rows: Vec::new(),
        notes: Vec::new(),
    })
}

const fn shown(figure: Figure) -> Option<u32> {
    match figure {
        Figure::Shown(count) => Some(count),
        Figure::Hidden => None,
    }
}

fn mean(counts: &[u32]) -> Option<String> {
    let people: u32 = counts.iter().sum();
    let places = (1..).zip(counts);
    let sum: u32 = places.map(|(place, count): (u32, _)| place * count).sum();
    (people >= ENOUGH).then(|| format!("{:.1}", f64::from(sum) / f64::from(people)))
}

impl RankingView {
    pub(super) fn example() -> Self {
        let row = |mean: Option<&str>, hidden: bool| RankingRow {
            name: Said::plain("A shorter wait"),
            figures: vec![FigureView::example(if hidden { HIDDEN } else { "40" }, None); 2],
            unplaced: if hidden { HIDDEN } else { "20" }.to_owned(),
            mean: mean.map(str::to_owned),
        };
        Self {
            places: 2,
            rows: vec![row(Some("1.5"), false), row(None, true)],
            beside: vec![AllRow {
                name: Said::plain("I don't know"),
                figure: FigureView::example("10", None),
            }],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::mean;

    #[test]
    fn a_mean_place_is_of_those_who_gave_one_and_of_thirty_or_more() {
        assert_eq!(mean(&[20, 10, 0]).as_deref(), Some("1.3"));
        assert_eq!(mean(&[0, 0, 35]).as_deref(), Some("3.0"));
        assert_eq!(mean(&[20, 5, 0]), None);
        assert_eq!(mean(&[]), None);
    }
}
