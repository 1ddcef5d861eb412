use proptest::prelude::*;

use super::*;
use crate::disclosure::{Cell, LeftOut, Reason, Row, SharesOf};

fn policy() -> Policy {
    Policy::default()
}

/// A released table: bases of groups, and a row of counts for each answer; none is hidden.
fn table(rows_of: &str, bases: &[u32], answers: &[(&str, &[Option<u32>])]) -> TwoWay {
    let cell = |count: &Option<u32>| count.map_or(Cell::Hidden(Reason::Protected), Cell::Shown);
    TwoWay {
        rows_of: rows_of.to_owned(),
        columns_of: "who.age".to_owned(),
        shares_of: SharesOf::Answered,
        withheld: None,
        rows: answers
            .iter()
            .map(|(code, _)| Row {
                code: (*code).to_owned(),
                count: Cell::Shown(100),
            })
            .collect(),
        columns: bases
            .iter()
            .enumerate()
            .map(|(at, base)| ColumnHead {
                code: format!("g{at}"),
                is_group: false,
                count: Cell::Shown(*base),
                base: Cell::Shown(*base),
            })
            .collect(),
        cells: answers
            .iter()
            .map(|(_, counts)| counts.iter().map(cell).collect())
            .collect(),
        rows_left_out: vec![],
        columns_left_out: vec![],
    }
}

fn found(tables: &[TwoWay]) -> Found {
    let asked = tables.iter().map(|table| Asked {
        table,
        answers: table.rows.iter().map(|row| row.code.as_str()).collect(),
    });
    find(&asked.collect::<Vec<_>>(), &policy())
}

#[test]
fn a_group_that_answered_otherwise_stands_out_and_says_by_how_much() {
    let table = table(
        "q1",
        &[60, 150, 150],
        &[("hard", &[Some(45), Some(45), Some(45)])],
    );
    let found = found(&[table]);
    let first = &found.differences[0];
    assert_eq!((first.group.as_str(), first.is_of_few), ("g0", true));
    assert_eq!(
        (first.mine, first.others),
        (Part { count: 45, of: 60 }, Part { count: 90, of: 300 })
    );
    assert!((first.points - 45.0).abs() < 1e-9);
    assert!(
        first.interval.0 > 24.0 && first.interval.1 < 63.0,
        "{first:?}"
    );
    assert_eq!(first.evidence, Evidence::Strong);
    assert_eq!(found.standing_out().count(), 1);
}

#[test]
fn what_rounding_alone_can_make_does_not_stand_out() {
    // 10 of 30 and 20 of 30 could be 12 of 28 and 18 of 32.
    let tight = table("q1", &[30, 30], &[("yes", &[Some(5), Some(15)])]);
    let one = difference(&tight, "yes", "g0", &policy()).unwrap();
    let exact = stats::compared((5, 30), (15, 30)).unwrap();
    assert!(one.interval.0 / 100.0 < exact.interval.0 && one.interval.1 / 100.0 > exact.interval.1);
    assert!(one.p > exact.p);
    let rounded = table("q1", &[30, 30], &[("yes", &[Some(10), Some(15)])]);
    assert_eq!(found(&[rounded]).standing_out().count(), 0);
}

#[test]
fn hidden_figures_and_groups_below_thirty_give_no_comparison() {
    let hidden = table(
        "q1",
        &[60, 150, 150, 20],
        &[("hard", &[None, Some(45), Some(75), Some(10)])],
    );
    let found = found(&[hidden]);
    let groups: Vec<&str> = found
        .differences
        .iter()
        .map(|one| one.group.as_str())
        .collect();
    assert_eq!(groups.len(), 2, "{groups:?}");
    assert!(!groups.contains(&"g0") && !groups.contains(&"g3"));
    assert_eq!(found.differences[0].without, ["g0"]);
    assert_eq!(found.not_compared, 2);
    let small: Vec<&str> = found.small.iter().map(|one| one.group.as_str()).collect();
    assert_eq!(small, ["g0", "g3"]);
}

#[test]
fn a_group_without_a_column_is_named_as_small() {
    let mut left_out = table("q1", &[60, 150], &[("hard", &[Some(30), Some(45)])]);
    left_out.columns_left_out = vec![
        LeftOut {
            code: "few".to_owned(),
            reason: Reason::SmallGroup,
        },
        LeftOut {
            code: "silent".to_owned(),
            reason: Reason::NotStated,
        },
    ];
    let found = found(&[left_out]);
    assert_eq!(
        found.differences.len(),
        1,
        "of two groups the smaller is told"
    );
    assert_eq!(found.small.len(), 1);
    assert_eq!(found.small[0].group, "few");
}

#[test]
fn the_more_is_compared_the_more_a_difference_must_show() {
    let one = table("q1", &[100, 200], &[("a", &[Some(45), Some(55)])]);
    let alone = found(std::slice::from_ref(&one));
    assert_eq!(alone.standing_out().count(), 1);
    let mut many = vec![one];
    for at in 0..60 {
        many.push(table(
            &format!("q{at}"),
            &[100, 200],
            &[("a", &[Some(30), Some(60)])],
        ));
    }
    assert_eq!(found(&many).standing_out().count(), 0);
}

#[test]
fn the_way_in_explains_no_more_than_the_groups_came_in_differently() {
    let alike = table(
        "how.channel",
        &[100, 200],
        &[
            ("online", &[Some(80), Some(160)]),
            ("paper", &[Some(20), Some(40)]),
        ],
    );
    let Channels::AtMost(points) = channels(Some(&alike), "g0", &policy()) else {
        panic!("it is told");
    };
    assert!(points < 12.0, "rounding alone: {points}");
    let apart = table(
        "how.channel",
        &[100, 200],
        &[
            ("online", &[Some(20), Some(160)]),
            ("paper", &[Some(80), Some(40)]),
        ],
    );
    let Channels::AtMost(points) = channels(Some(&apart), "g0", &policy()) else {
        panic!("it is told");
    };
    assert!((60.0..75.0).contains(&points), "{points}");
    let hidden = table(
        "how.channel",
        &[100, 200],
        &[
            ("online", &[Some(80), Some(160)]),
            ("paper", &[None, Some(40)]),
        ],
    );
    let Channels::AtMost(points) = channels(Some(&hidden), "g0", &policy()) else {
        panic!("it is told");
    };
    assert!(
        (20.0..30.0).contains(&points),
        "what is hidden may all differ: {points}"
    );
    assert_eq!(channels(None, "g0", &policy()), Channels::Unknown);
    assert_eq!(channels(Some(&alike), "none", &policy()), Channels::Unknown);
}

#[test]
fn a_share_of_a_baseline_is_judged_whatever_was_rounded() {
    // 45 of 300 may be 43 of 302 or 47 of 298: 11 to 20 %.
    let one = against(45, 300, 0.19, &policy()).unwrap();
    assert_eq!(one.flag, stats::Flag::InLine);
    assert_eq!(
        stats::against(45, 300, 0.195).unwrap().flag,
        stats::Flag::Under
    );
    assert_eq!(
        against(45, 300, 0.195, &policy()).unwrap().flag,
        stats::Flag::InLine
    );
    assert_eq!(
        against(45, 300, 0.25, &policy()).unwrap().flag,
        stats::Flag::Under
    );
    assert_eq!(
        against(45, 300, 0.05, &policy()).unwrap().flag,
        stats::Flag::Over
    );
    assert_eq!(against(10, 25, 0.5, &policy()), None);
}

#[test]
fn a_decision_is_asked_again_when_the_difference_became_another() {
    assert!(!Verdict::is_outdated(18.0, 12.0));
    assert!(Verdict::is_outdated(18.0, 8.0));
    assert!(Verdict::is_outdated(4.0, -1.0));
}

/// Exact counts of two groups.
fn counts() -> impl Strategy<Value = ((u32, u32), (u32, u32))> {
    let group = || (40_u32..300).prop_flat_map(|n| (8..=n - 8, Just(n)));
    (group(), group())
}

proptest! {
    #[test]
    fn the_interval_holds_that_of_the_exact_counts(((a, n), (b, m)) in counts()) {
        let policy = policy();
        let round = |count| match policy.round(count) {
            Figure::Shown(count) => Some(count),
            Figure::Hidden => None,
        };
        let released = table(
            "q1",
            &[round(n).unwrap(), round(m).unwrap()],
            &[("a", &[round(a), round(b)])],
        );
        let one = difference(&released, "a", "g0", &policy).unwrap();
        let exact = stats::compared((a, n), (b, m)).unwrap();
        prop_assert!(one.interval.0 / 100.0 <= exact.interval.0 + 1e-9);
        prop_assert!(one.interval.1 / 100.0 >= exact.interval.1 - 1e-9);
    }

    #[test]
    fn nothing_is_said_of_what_is_hidden(hide in 0_usize..6, counts in prop::collection::vec(2_u32..20, 6)) {
        // Two tables that look alike give the same, whatever stood behind a hidden figure.
        let cells: Vec<Option<u32>> = counts.iter().enumerate()
            .map(|(at, count)| (at != hide).then_some(count * 5))
            .collect();
        let released = table("q1", &[100; 6], &[("a", &cells)]);
        let found = found(&[released]);
        let of_hidden = format!("g{hide}");
        prop_assert!(found.differences.iter().all(|one| one.group != of_hidden));
        prop_assert!(found.differences.iter().all(|one| one.others.of == 400));
    }
}
