//! What a release promises, tried by the attacker of `attack` on made-up surveys.

use proptest::prelude::*;

use super::super::*;
use super::attack::Attack;
use super::survey::{Survey, gate, keyed, made_up, merely_rounded, option, plain};

/// Option X, chosen by 12, by five groups of which 8, 1, 1, 1, 1 chose it.
fn worked_leak() -> Survey {
    let mut people = Vec::new();
    for (group, &chose) in [8, 1, 1, 1, 1].iter().enumerate() {
        people.extend((0..30).map(|person| vec![usize::from(person >= chose), group]));
    }
    let mut groups = plain("g", 5);
    groups.categories.pop();
    Survey {
        dimensions: vec![option("q", "x"), groups],
        people,
        pairs: vec![(0, 1)],
    }
}

#[test]
fn option_x_of_8_1_1_1_1_and_12_is_solved_from_rounded_numbers_but_not_from_a_release() {
    let survey = worked_leak();

    let rounded = Attack::on_figures(&survey, &merely_rounded(&survey)).on_small_counts(&survey);
    assert_eq!(rounded.len(), 4);
    assert!(rounded.iter().all(|found| found.is_told()), "{rounded:?}");

    for key in 0..20 {
        let release = survey.release(key);
        let found = Attack::on(&survey, &release).on_small_counts(&survey);
        assert_eq!(found.len(), 4);
        assert!(found.iter().all(|found| found.is_open()), "{found:?}");
        let table = release.table("x", "g").unwrap();
        let eight = table.count("x+", "g0").unwrap();
        assert_eq!(
            eight,
            Cell::Hidden(Reason::Protected),
            "the 8 would tell the four others"
        );
    }
}

#[test]
fn rounding_alone_tells_some_small_counts_of_the_surveys_tried_here() {
    let told = (0..150).map(|seed| {
        let survey = made_up(seed, 15 + seed as usize);
        let found = Attack::on_figures(&survey, &merely_rounded(&survey)).on_small_counts(&survey);
        found.iter().filter(|found| found.is_told()).count()
    });
    assert!(
        told.sum::<usize>() > 20,
        "or else the attacker below proves nothing"
    );
}

/// Whether one category by another is a figure of its own, hidden for itself.
fn is_printed(survey: &Survey, release: &Release, [d, r, a, c]: [usize; 4]) -> bool {
    let (down, across) = (&survey.dimensions[d], &survey.dimensions[a]);
    let table = release.table(&down.code, &across.code).unwrap();
    let cell = table.count(&down.categories[r].code, &across.categories[c].code);
    matches!(cell, Some(cell) if cell.reason() != Some(Reason::Withheld))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_small_count_is_ever_told(seed: u64, people in 10usize..160, key: u64) {
        let survey = made_up(seed, people);
        let release = survey.release(key);

        let attack = Attack::on(&survey, &release);
        for found in attack.on_small_counts(&survey) {
            prop_assert!(found.holds_the_truth() && !found.is_told(), "{found:?}");
        }
        let printed = |at| is_printed(&survey, &release, at);
        for found in attack.on_small_counts_of(&survey, printed) {
            prop_assert!(found.is_open(), "{found:?}");
        }
    }

    #[test]
    fn not_even_to_a_reader_who_was_told_the_size_of_every_large_group(
        seed: u64, people in 10usize..160, key: u64,
    ) {
        let survey = made_up(seed, people);
        let release = survey.release(key);

        let mut attack = Attack::on(&survey, &release);
        attack.told_sizes(&survey, key);
        for found in attack.on_small_counts(&survey) {
            prop_assert!(found.holds_the_truth() && !found.is_told(), "{found:?}");
        }
        let printed = |at| is_printed(&survey, &release, at);
        for found in attack.on_small_counts_of(&survey, printed) {
            prop_assert!(found.is_open(), "{found:?}");
        }
    }

    #[test]
    fn nor_to_one_who_knows_that_the_same_people_skipped_all_characteristics(
        seed: u64, people in 30usize..200, key: u64, told: bool,
    ) {
        let survey = gate(seed, people);
        let mut attack = Attack::on(&survey, &survey.release(key));
        if told {
            attack.told_sizes(&survey, key);
        }
        let silent = |at: usize| (at, survey.dimensions[at].categories.len() - 1);
        (2..survey.dimensions.len()).for_each(|at| attack.same_people(&survey, silent(1), silent(at)));

        for found in attack.on_small_counts(&survey) {
            prop_assert!(!found.is_told(), "{found:?}");
            let skipped = found.what.ends_with('-');
            prop_assert!(told || !skipped || found.is_open(), "{found:?}");
        }
    }

    #[test]
    fn nor_to_one_who_counted_those_outside_a_table(seed: u64, people in 30usize..200, key: u64) {
        let survey = gate(seed, people);
        let release = survey.release(key);
        let mut attack = Attack::on(&survey, &release);
        attack.told_sizes(&survey, key);
        attack.told_insides(&survey, key);

        let printed = |at| is_printed(&survey, &release, at);
        for found in attack.on_small_counts_of(&survey, printed) {
            prop_assert!(!found.what.contains(" x ") || found.is_open(), "{found:?}");
        }
    }

    #[test]
    fn what_is_shown_is_true(seed: u64, people in 10usize..400, key: u64) {
        let survey = made_up(seed, people);
        let release = survey.release(key);
        for (at, dimension) in survey.dimensions.iter().enumerate() {
            let shown = release.dimension(&dimension.code);
            for (category, count) in dimension.categories.iter().zip(survey.one_way(at)) {
                let cell = shown.and_then(|shown| shown.count(&category.code));
                prop_assert!(is_true(cell, count), "{cell:?} for {count}");
            }
        }
        for &(down, across) in &survey.pairs {
            let codes = (&survey.dimensions[down].code, &survey.dimensions[across].code);
            let Some(table) = release.table(codes.0, codes.1) else { continue };
            for row in &table.rows {
                for column in &table.columns {
                    let count = survey.count(down, &row.code, across, &column.code);
                    let cell = table.count(&row.code, &column.code);
                    prop_assert!(is_true(cell, count), "{cell:?} for {count}");
                    if count == 0 {
                        let reason = cell.and_then(|cell| cell.reason());
                        prop_assert!(matches!(reason, None | Some(Reason::Withheld)));
                    }
                }
            }
        }
    }

    #[test]
    fn a_release_is_a_function_of_counts_and_rank(seed: u64, people in 10usize..200, key: u64) {
        let survey = made_up(seed, people);
        let mut turned = survey.clone();
        turned.people.reverse();
        prop_assert_eq!(survey.release(key), turned.release(key));

        let release = survey.release(key);
        let json = serde_json::to_string(&release).unwrap();
        prop_assert_eq!(serde_json::from_str::<Release>(&json).unwrap(), release);
    }

    #[test]
    fn a_further_dimension_changes_nothing_in_the_others(
        seed: u64, people in 10usize..200, key: u64,
    ) {
        let all = made_up(seed, people);
        let mut fewer = all.clone();
        fewer.dimensions.pop();
        fewer.pairs.retain(|&(_, across)| across < fewer.dimensions.len());

        let (all, fewer) = (all.release(key), fewer.release(key));
        for dimension in fewer.dimensions() {
            prop_assert_eq!(Some(dimension), all.dimension(&dimension.code));
        }
        for table in fewer.tables() {
            prop_assert_eq!(Some(table), all.table(&table.rows_of, &table.columns_of));
        }
    }
}

/// Zero is zero, and anything else at most two away and never small.
fn is_true(cell: Option<Cell>, count: u32) -> bool {
    match cell {
        Some(Cell::Shown(0)) => count == 0,
        Some(Cell::Shown(shown)) => shown.abs_diff(count) <= 2 && count > 7,
        Some(Cell::Hidden(_)) | None => true,
    }
}

/// Tries all tables of two by two instead of solving equations.
#[test]
fn an_attacker_who_tries_every_table_of_two_by_two_finds_no_small_count() {
    let policy = Policy::default();
    for seed in 0..60u64 {
        let survey = two_by_two(seed);
        let release = survey.release(seed);
        let (sums, table) = (release.dimensions(), release.table("q", "g").unwrap());
        let fits = |cell: Option<Cell>, count: u32| match cell {
            Some(Cell::Shown(shown)) => policy.rounded(count) == shown,
            Some(Cell::Hidden(Reason::Protected)) => count >= 1,
            _ => true,
        };
        let truth = survey.two_way(0, 1);
        let most = survey.people.len() as u32 + 4;
        let mut values = [[false; 64]; 4];
        for first in 0..=most {
            for second in 0..=most - first {
                for third in 0..=most - first - second {
                    for fourth in 0..=most - first - second - third {
                        let cells = [first, second, third, fourth];
                        let sum = |at: [usize; 2]| at.map(|at| cells[at]).iter().sum();
                        let fit = fits(Some(release.responses().into()), cells.iter().sum())
                            && fits(sums[0].count("q0"), sum([0, 1]))
                            && fits(sums[0].count("q1"), sum([2, 3]))
                            && fits(sums[1].count("g0"), sum([0, 2]))
                            && fits(sums[1].count("g1"), sum([1, 3]))
                            && (0..4).all(|at| {
                                let (row, column) = (["q0", "q1"][at / 2], ["g0", "g1"][at % 2]);
                                fits(table.count(row, column), cells[at])
                            });
                        if fit {
                            (0..4).for_each(|at| values[at][cells[at] as usize] = true);
                        }
                    }
                }
            }
        }
        for (at, &count) in truth
            .iter()
            .enumerate()
            .filter(|(_, count)| (1..=7).contains(*count))
        {
            assert!(values[at][count as usize], "the truth fits");
            let open = values[at].iter().filter(|&&possible| possible).count();
            assert!(
                open >= 5,
                "seed {seed}: {truth:?} leaves {open} values for cell {at}"
            );
        }
    }
}

fn two_by_two(seed: u64) -> Survey {
    let mut random = super::survey::draws(seed);
    let sizes = [random(9) + 1, random(16), random(16) + 4, random(8)];
    let mut dimensions = vec![plain("q", 2), plain("g", 2)];
    dimensions
        .iter_mut()
        .for_each(|dimension| drop(dimension.categories.pop()));
    let people = sizes
        .iter()
        .enumerate()
        .flat_map(|(at, &size)| vec![vec![at / 2, at % 2]; size]);
    Survey {
        dimensions,
        people: people.collect(),
        pairs: vec![(0, 1)],
    }
}

/// One question by one characteristic from its table; the last row and column are not stated.
fn table_of(cells: &[&[u32]]) -> Survey {
    let dimensions = vec![plain("q", cells.len() - 1), plain("g", cells[0].len() - 1)];
    let mut people = Vec::new();
    for (row, line) in cells.iter().enumerate() {
        for (column, &count) in line.iter().enumerate() {
            people.extend(vec![vec![row, column]; count as usize]);
        }
    }
    Survey {
        dimensions,
        people,
        pairs: vec![(0, 1)],
    }
}

#[test]
fn a_group_that_gave_one_answer_is_withheld_when_small_or_sensitive() {
    let mut survey = table_of(&[&[16, 40, 60, 0], &[0, 0, 50, 0], &[0, 0, 0, 0]]);
    let withheld = Some(Reason::Withheld);
    let reason = |release: &Release, group: &str| {
        release
            .table("q", "g")
            .unwrap()
            .count("q0", group)
            .unwrap()
            .reason()
    };

    let release = survey.release(1);
    assert_eq!(reason(&release, "g0"), withheld);
    assert_eq!(reason(&release, "g1"), None);

    survey.dimensions[0].sensitive = true;
    assert_eq!(reason(&survey.release(1), "g1"), withheld);
    assert_eq!(reason(&survey.release(1), "g2"), None);
}

#[test]
fn nearly_everybody_looks_like_everybody() {
    let all = table_of(&[&[16, 60, 0], &[0, 50, 0], &[0, 0, 0]]).release(1);
    let nearly = table_of(&[&[13, 60, 0], &[3, 50, 0], &[0, 0, 0]]).release(1);
    let column = |release: &Release| {
        let table = release.table("q", "g").unwrap();
        [table.count("q0", "g0"), table.count("q1", "g0")]
    };
    assert_eq!(column(&all), column(&nearly));
}

#[test]
fn wider_groups_are_shown_beside_their_parts_and_audited_with_them() {
    let mut survey = table_of(&[&[120, 22, 31, 6, 40], &[90, 18, 5, 9, 30], &[4, 3, 2, 1, 5]]);
    for category in &mut survey.dimensions[1].categories[1..4] {
        category.group = Some("others".to_owned());
    }
    let release = survey.release(3);
    let heads = &release.table("q", "g").unwrap().columns;
    assert!(
        heads
            .iter()
            .any(|head| head.code == "others" && head.is_group)
    );
    let found = Attack::on(&survey, &release).on_small_counts(&survey);
    assert!(found.iter().all(|found| !found.is_told()), "{found:?}");
}

#[test]
fn options_are_bounded_by_each_other() {
    // Everybody chose exactly one of two options, so that each tells the other.
    let people =
        (0..90).map(|at| vec![usize::from(at % 30 >= 3), usize::from(at % 30 < 3), at / 30]);
    let mut groups = plain("g", 3);
    groups.categories.pop();
    let survey = Survey {
        dimensions: vec![option("q", "x"), option("q", "y"), groups],
        people: people.collect(),
        pairs: vec![(0, 2), (1, 2)],
    };
    let release = survey.release(1);
    for table in release.tables() {
        let hidden = |cell: &Cell| matches!(cell, Cell::Hidden(_));
        assert!(table.cells.iter().flatten().all(hidden), "{table:?}");
    }
}

/// The three places of a ranking of four options by two groups. 40 of the first group answered; 18
/// put `a` first, 18 second, and 3 third.
fn three_places(tied: bool) -> Survey {
    let place = |code: &str| {
        let mut place = plain(code, 4);
        let options = ["a", "b", "c", "d"];
        for (category, option) in place.categories.iter_mut().zip(options) {
            category.code = option.to_owned();
        }
        place.place_of = tied.then(|| "ranking".to_owned());
        place
    };
    let mut groups = plain("g", 2);
    groups.categories.pop();
    let people = |order: [usize; 3], group: usize, times: usize| {
        std::iter::repeat_n([&order[..], &[group]].concat(), times)
    };
    let people = people([0, 1, 2], 0, 10)
        .chain(people([0, 2, 3], 0, 8))
        .chain(people([1, 0, 2], 0, 9))
        .chain(people([1, 0, 3], 0, 9))
        .chain(people([1, 2, 0], 0, 3))
        .chain(people([1, 2, 3], 0, 1))
        .chain((0..4).flat_map(|at| people([at, (at + 1) % 4, (at + 2) % 4], 1, 20)));
    Survey {
        dimensions: vec![place("first"), place("second"), place("third"), groups],
        people: people.collect(),
        pairs: vec![(0, 3), (1, 3), (2, 3)],
    }
}

#[test]
fn what_other_places_leave_for_one_is_allowed_for() {
    // Twice 20 is shown, which is 18 or more: at most 4 of 40 can have put it third.
    let apart = three_places(false).release(1);
    for place in ["first", "second"] {
        let table = apart.table(place, "g").unwrap();
        assert_eq!(table.count("a", "g0").unwrap().figure(), Figure::Shown(20));
    }
    let third = |release: &Release, group: &str| -> Vec<Cell> {
        let table = release.table("third", "g").unwrap();
        let cells = ["a", "b", "c", "d"].map(|option| table.count(option, group));
        cells.into_iter().flatten().collect()
    };
    let says_small = |cell: &Cell| *cell == Cell::Hidden(Reason::Protected);
    assert!(third(&apart, "g0").iter().any(says_small));

    let tied = three_places(true).release(1);

    let withheld = |cell: &Cell| *cell == Cell::Hidden(Reason::Withheld);
    assert!(third(&tied, "g0").iter().all(withheld), "{tied:?}");
    assert_eq!(third(&tied, "g1"), third(&apart, "g1"));
    assert_eq!(tied.table("first", "g"), apart.table("first", "g"));
    assert_eq!(tied.dimensions(), apart.dimensions());
}

#[test]
fn fewer_than_ten_responses_show_nothing_but_that() {
    let release = made_up(1, 9).release(1);
    assert!(release.has_too_few());
    assert_eq!(release.responses(), Figure::Shown(10));
    assert!(release.dimensions().is_empty() && release.tables().is_empty());
    assert_eq!(made_up(1, 5).release(1).responses(), Figure::Hidden);
}

#[test]
fn locked_counts_do_not_print() {
    assert_eq!(format!("{:?}", made_up(1, 20).lock()), "<withheld>");
    assert!(Guarded::lock(10).is_a_group(&Policy::default()));
    assert!(!Guarded::lock(9).is_a_group(&Policy::default()));
}

#[test]
fn counts_that_do_not_add_up_are_refused() {
    let mut counts = Counts::of(10);
    let wrong = counts.dimension(plain("q", 1), vec![4, 5]);
    assert_eq!(wrong, Err(CountsError::DoesNotAddUp("q".to_owned())));
    let down = counts.dimension(plain("q", 1), vec![4, 6]).unwrap();
    let across = counts.dimension(plain("g", 1), vec![3, 7]).unwrap();
    assert!(counts.dimension(plain("q", 1), vec![4, 6]).is_err());
    assert!(counts.table(down, across, vec![1, 3, 2, 3]).is_err());
    assert!(counts.table(down, across, vec![1, 3, 2, 4]).is_ok());
    let rank = keyed(1);
    assert_eq!(
        counts
            .lock()
            .publish(&Policy::default(), rank)
            .tables()
            .len(),
        1
    );
}
