use proptest::prelude::*;

use super::*;
use crate::frame::SECOND_SAMPLE;

fn close(value: Option<f64>, expected: f64) {
    let value = value.expect("a figure");
    assert!(
        (value - expected).abs() < 0.000_5,
        "{value} is not {expected}"
    );
}

/// Values by unit from rows of observers, where a dot is a value that is missing.
fn units(rows: &[&str]) -> Vec<Vec<usize>> {
    let values = |row: &&str| -> Vec<Option<usize>> {
        row.split(' ').map(|value| value.parse().ok()).collect()
    };
    let rows: Vec<Vec<Option<usize>>> = rows.iter().map(values).collect();
    let of_unit = |at: usize| rows.iter().filter_map(|row| row[at]).collect();
    (0..rows[0].len()).map(of_unit).collect()
}

/// Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections A, B and C.
#[test]
fn the_worked_examples_of_krippendorff_come_out() {
    let two_values = units(&["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]);
    close(alpha(&two_values), 0.095);

    // a b c d e are 0 1 2 3 4.
    let five_values = units(&["0 0 1 1 3 2 2 2 4 3 3 0", "1 0 1 1 1 2 2 2 4 3 3 3"]);
    close(alpha(&five_values), 0.692);

    let four_observers = units(&[
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ]);
    close(alpha(&four_observers), 0.743);
}

#[test]
fn who_always_says_the_opposite_agrees_less_than_chance() {
    let opposite = units(&["0 1 0 1 0 1", "1 0 1 0 1 0"]);
    assert!(alpha(&opposite).expect("a figure") < -0.5);
}

#[test]
fn where_nobody_could_differ_there_is_no_alpha() {
    assert_eq!(alpha(&units(&["0 0 0", "0 0 0"])), None);
    assert_eq!(alpha::<Vec<usize>>(&[]), None);
    assert_eq!(alpha(&[vec![1], vec![0], vec![]]), None);
}

fn said(first: bool, second: bool) -> Pair {
    (Some(first), Some(second))
}

#[test]
fn agreement_is_told_of_every_theme_with_what_both_and_one_put_there() {
    let comments: Vec<Vec<Pair>> = (0..20)
        .map(|at| {
            vec![
                said(at < 6, at < 6),
                said(at < 8, at < 4),
                (Some(at < 3), (at < 10).then_some(at < 3)),
            ]
        })
        .collect();
    let (whole, each) = between_people(&comments, 3, 1);
    assert_eq!((each[0].comments, each[0].both, each[0].one), (20, 6, 0));
    assert_eq!((each[1].comments, each[1].both, each[1].one), (20, 4, 4));
    assert_eq!(
        (each[2].comments, each[2].both),
        (10, 3),
        "what is missing is no word"
    );
    close(each[0].alpha.map(|it| it.value), 1.0);
    close(each[2].alpha.map(|it| it.value), 1.0);
    let second = alpha(
        &(0..20)
            .map(|at| [usize::from(at < 8), usize::from(at < 4)])
            .collect::<Vec<_>>(),
    );
    assert_eq!(each[1].alpha.map(|it| it.value), second);
    assert_eq!((whole.comments, whole.both, whole.one), (20, 13, 4));
    let (low, high) = whole.alpha.and_then(|it| it.interval).expect("an interval");
    let value = whole.alpha.expect("a figure").value;
    assert!(
        low < value && value < high && high <= 1.0,
        "{low} {value} {high}"
    );
}

#[test]
fn of_fewer_than_ten_comments_no_interval_is_told() {
    let comments = vec![
        vec![said(true, true)],
        vec![said(false, false)],
        vec![said(true, false)],
    ];
    let (whole, _) = between_people(&comments, 1, 1);
    let alpha = whole.alpha.expect("a figure");
    assert_eq!(alpha.interval, None);
}

#[test]
fn what_the_program_gets_right_is_counted_by_theme_and_on_the_mean() {
    let mut comments = Vec::new();
    for at in 0..30 {
        // Of the first theme: 8 hits, 2 missed, 4 wrong. Of the second: nothing right.
        let first = said(at < 10, (2..10).contains(&at) || (20..24).contains(&at));
        let second = said(at == 29, at == 0);
        // Neither names the third.
        comments.push(vec![first, second, said(false, false)]);
    }
    let (whole, each) = of_the_program(&comments, 3, 1);
    assert_eq!((each[0].hits, each[0].missed, each[0].wrong), (8, 2, 4));
    close(each[0].precision, 8.0 / 12.0);
    close(each[0].recall, 0.8);
    close(each[0].f1.map(|it| it.value), 16.0 / 22.0);
    close(each[1].f1.map(|it| it.value), 0.0);
    assert_eq!(each[2].f1, None);
    close(whole.f1.map(|it| it.value), 8.0 / 22.0);
    assert_eq!(whole.comments, 30);
}

#[test]
fn a_sample_is_drawn_by_its_seed_and_in_no_order() {
    let keys: Vec<i64> = (1..=1_000).collect();
    let drawn = draw(&keys, 100, 7);
    assert_eq!(drawn, draw(&keys, 100, 7));
    assert_ne!(drawn, draw(&keys, 100, 8));
    assert_eq!(
        drawn[..50],
        draw(&keys, 50, 7),
        "its beginning is a sample too"
    );
    let mut sorted = drawn.clone();
    sorted.sort_unstable();
    assert_ne!(sorted, drawn);
    sorted.dedup();
    assert_eq!(sorted.len(), 100);
    assert_eq!(draw(&keys, 5_000, 7).len(), 1_000);
    assert_eq!(draw(&[], 5, 7), Vec::<i64>::new());
}

/// Two people who code as a coin with one side in ten falls, and take over from each other a share
/// of what they say.
fn two_people(comments: usize, themes: usize, alike: usize, seed: u64) -> Vec<Vec<Pair>> {
    let mut random = Random::new(seed, 99);
    let mut coin = |of: usize| random.below(1_000) < of;
    (0..comments)
        .map(|_| {
            (0..themes)
                .map(|_| {
                    let first = coin(100);
                    let second = if coin(alike) { first } else { coin(100) };
                    said(first, second)
                })
                .collect()
        })
        .collect()
}

#[test]
fn by_chance_alpha_is_near_nothing() {
    let (whole, _) = between_people(&two_people(2_000, 10, 0, 1), 10, 1);
    let alpha = whole.alpha.expect("a figure");
    assert!(alpha.value.abs() < 0.03, "{alpha:?}");
}

/// What is proposed as the size of a sample gives an interval somebody can use.
#[test]
fn the_sample_that_is_proposed_gives_an_interval_of_about_a_tenth_to_each_side() {
    for seed in 0..5 {
        let (whole, _) = between_people(&two_people(SECOND_SAMPLE, 12, 700, seed), 12, seed);
        let (low, high) = whole.alpha.and_then(|it| it.interval).expect("an interval");
        assert!((0.08..0.25).contains(&(high - low)), "{low} {high}");
    }
}

/// Of a hundred samples the interval holds what is true about ninety-five times.
#[test]
fn intervals_hold_what_is_true_nineteen_times_of_twenty() {
    // Of an endless number of comments alpha is the share taken over.
    let holds = (0..100).filter(|seed| {
        let (whole, _) = between_people(&two_people(100, 4, 700, *seed), 4, *seed);
        let (low, high) = whole.alpha.and_then(|it| it.interval).expect("an interval");
        low <= 0.7 && 0.7 <= high
    });
    let holds = holds.count();
    assert!((86..=100).contains(&holds), "{holds}");
}

proptest! {
    #[test]
    fn alpha_is_one_when_all_say_the_same_and_never_more(
        values in prop::collection::vec((0_usize..4, 0_usize..4), 2..60),
    ) {
        let same: Vec<[usize; 2]> = values.iter().map(|(a, _)| [*a, *a]).collect();
        let several = values.iter().any(|(a, _)| *a != values[0].0);
        prop_assert_eq!(alpha(&same), several.then_some(1.0));
        let given: Vec<[usize; 2]> = values.iter().map(|(a, b)| [*a, *b]).collect();
        if let Some(alpha) = alpha(&given) {
            prop_assert!((-1.0..=1.0).contains(&alpha));
        }
    }

    #[test]
    fn who_is_first_and_the_order_of_units_do_not_matter(
        values in prop::collection::vec((0_usize..3, 0_usize..3), 2..40),
    ) {
        let there: Vec<[usize; 2]> = values.iter().map(|(a, b)| [*a, *b]).collect();
        let back: Vec<[usize; 2]> = values.iter().rev().map(|(a, b)| [*b, *a]).collect();
        match (alpha(&there), alpha(&back)) {
            (Some(there), Some(back)) => prop_assert!((there - back).abs() < 1e-9),
            (there, back) => prop_assert_eq!(there, back),
        }
    }

    #[test]
    fn intervals_lie_between_none_and_all_and_repeat(
        words in prop::collection::vec((any::<bool>(), any::<bool>()), 10..60),
        seed in 0_u64..50,
    ) {
        let comments: Vec<Vec<Pair>> = words.iter().map(|(a, b)| vec![said(*a, *b)]).collect();
        let (whole, _) = of_the_program(&comments, 1, seed);
        prop_assert_eq!(whole, of_the_program(&comments, 1, seed).0);
        if let Some((low, high)) = whole.f1.and_then(|it| it.interval) {
            prop_assert!((0.0..=1.0).contains(&low) && (0.0..=1.0).contains(&high));
            prop_assert!(low <= high);
        }
    }
}
