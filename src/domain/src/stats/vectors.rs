//! Every reference number, reproduced; and what must hold of any sample.

use proptest::prelude::*;
use serde_json::Value;

use super::*;

fn reference() -> Value {
    serde_json::from_str(include_str!("../../testdata/statistics.json")).unwrap()
}

fn counts(value: &Value) -> Vec<u32> {
    let counts = value.as_array().unwrap().iter();
    counts
        .map(|count| u32::try_from(count.as_u64().unwrap()).unwrap())
        .collect()
}

fn count(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

fn floats(value: &Value) -> Vec<f64> {
    let floats = value.as_array().unwrap().iter();
    floats.map(|float| float.as_f64().unwrap()).collect()
}

#[track_caller]
fn near(mine: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap_or_else(|| panic!("no {what}"));
    assert!((mine - theirs).abs() < 1e-9, "{what}: {mine} and {theirs}");
}

#[track_caller]
fn all_near(mine: &[f64], theirs: &Value, what: &str) {
    assert_eq!(mine.len(), theirs.as_array().unwrap().len(), "{what}");
    for (mine, theirs) in mine.iter().zip(theirs.as_array().unwrap()) {
        near(*mine, theirs, what);
    }
}

/// Shares of the baseline as the reference had them: percent points of the rows.
fn shares(rows: &Value) -> Vec<f64> {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| row["baseline_pct"].as_f64().unwrap() / 100.0)
        .collect()
}

#[test]
fn a_sample_against_a_baseline_agrees_with_the_reference() {
    let all = reference();
    let case = &all["representativeness_age16plus_bnes"];
    let rows = case["rows"].as_array().unwrap();
    let observed: Vec<u32> = rows.iter().map(|row| count(&row["observed"])).collect();
    let baseline = shares(&case["rows"]);
    let fit = goodness_of_fit(&observed, &baseline).unwrap();
    near(fit.chi_square, &case["chi2"], "chi2");
    near(fit.p, &case["p"], "p");
    near(fit.w, &case["cramers_w"], "w");
    assert_eq!(fit.degrees as u64, case["df"].as_u64().unwrap());
    assert!(fit.is_reliable());
    let n = count(&case["n"]);
    let each: Vec<Against> = observed
        .iter()
        .zip(&baseline)
        .map(|(count, share)| against(*count, n, *share).unwrap())
        .collect();
    let p: Vec<f64> = each.iter().map(|one| one.p).collect();
    let adjusted = adjusted(&p);
    for (at, row) in rows.iter().enumerate() {
        let (one, what) = (&each[at], row["category"].as_str().unwrap());
        near(fit.expected[at], &row["expected"], what);
        near(fit.residuals[at], &row["pearson_residual"], what);
        near(fit.adjusted[at], &row["adjusted_residual"], what);
        near(one.share * 100.0, &row["sample_pct"], what);
        near(one.difference * 100.0, &row["diff_pp"], what);
        near(one.ratio.unwrap(), &row["ratio"], what);
        near(one.interval.0 * 100.0, &row["wilson_lo_pct"], what);
        near(one.interval.1 * 100.0, &row["wilson_hi_pct"], what);
        near(one.p, &row["binom_two_sided_p"], what);
        near(adjusted[at], &row["bh_adjusted_p"], what);
        let flag = match one.flag {
            Flag::Under => "under",
            Flag::InLine => "in_line",
            Flag::Over => "over",
        };
        assert_eq!(flag, row["flag"], "{what}");
    }
}

#[test]
fn groups_too_small_to_test_are_tested_together() {
    let all = reference();
    let case = &all["gof_ethnicity5_bnes"];
    let observed = counts(&case["observed"]);
    let expected = floats(&case["expected"]);
    let fit = goodness_of_fit(&observed, &expected).unwrap();
    near(fit.chi_square, &case["chi2"], "chi2");
    near(fit.p, &case["p"], "p");
    all_near(&fit.expected, &case["expected"], "expected");
    assert!(!fit.is_reliable());
    let apart: Vec<usize> = (0..5).collect();
    let wider = vec![0, 1, 1, 1, 1];
    let (at, fit) = collapsed(&observed, &expected, &[apart, wider]).unwrap();
    let merged = &case["collapsed_white_vs_other"];
    assert_eq!(at, 1);
    near(fit.chi_square, &merged["chi2"], "chi2");
    near(fit.p, &merged["p"], "p");
    all_near(&fit.expected, &merged["expected"], "expected");
    assert_eq!(collapsed(&[1, 1], &[0.5, 0.5], &[vec![0, 1]]), None);
}

#[test]
fn two_shares_agree_with_the_reference() {
    let all = reference();
    for case in all["two_proportions"]["cases"].as_array().unwrap() {
        let of = |key: &str| count(&case[key]);
        let one = compared((of("a"), of("na")), (of("b"), of("nb"))).unwrap();
        near(one.difference, &case["diff"], "difference");
        near(one.z, &case["z"], "z");
        near(one.p_normal, &case["p_z"], "p");
        near(one.p_fisher(), &case["fisher_p_two_sided"], "fisher");
        near(one.interval.0, &case["newcombe_lo"], "lower");
        near(one.interval.1, &case["newcombe_hi"], "upper");
        near(one.least_expected, &case["min_expected"], "expected");
        match case["odds_ratio"].as_f64() {
            Some(_) => near(one.odds_ratio.unwrap(), &case["odds_ratio"], "odds"),
            None => assert_eq!(one.odds_ratio, None),
        }
        let (method, p) = match one.method {
            Method::Normal => ("z", one.p_normal),
            Method::Fisher => ("fisher", one.p_fisher()),
        };
        assert_eq!(method, case["use"]);
        assert!((one.p - p).abs() < 1e-15);
    }
    assert_eq!(compared((0, 0), (1, 2)), None);
    let alike = compared((4, 4), (9, 9)).unwrap();
    assert!((alike.p - 1.0).abs() < 1e-12, "nothing varies: p is 1");
}

#[test]
fn many_tests_at_once_agree_with_the_reference() {
    for case in reference()["benjamini_hochberg"].as_array().unwrap() {
        let mine = adjusted(&floats(&case["p"]));
        all_near(&mine, &case["adjusted"], "adjusted");
        let kept: Vec<bool> = mine.iter().map(|p| *p <= 0.05).collect();
        assert_eq!(Value::from(kept), case["reject_05"]);
    }
    assert!(adjusted(&[]).is_empty());
}

#[test]
fn tables_agree_with_the_reference() {
    for case in reference()["contingency"]["cases"].as_array().unwrap() {
        let rows = case["table"].as_array().unwrap().iter();
        let table: Vec<Vec<u32>> = rows.map(counts).collect();
        let mine = contingency(&table).unwrap();
        near(mine.chi_square, &case["chi2"], "chi2");
        near(mine.p, &case["p"], "p");
        near(mine.v, &case["cramers_v"], "V");
        near(
            mine.v_corrected,
            &case["cramers_v_bias_corrected"],
            "V corrected",
        );
        assert_eq!(mine.degrees as u64, case["df"].as_u64().unwrap());
        for (at, row) in mine.expected.iter().enumerate() {
            all_near(row, &case["expected"][at], "expected");
        }
        for (at, row) in mine.residuals.iter().enumerate() {
            all_near(row, &case["adjusted_residuals"][at], "residuals");
        }
    }
    assert_eq!(contingency(&[vec![1, 0], vec![2, 0]]), None);
    assert_eq!(contingency(&[vec![1, 2]]), None);
}

#[test]
fn scales_agree_with_the_reference() {
    let all = reference();
    for case in all["mann_whitney"]["cases"].as_array().unwrap() {
        let (a, b) = (counts(&case["counts_a"]), counts(&case["counts_b"]));
        let mine = mann_whitney(&a, &b).unwrap();
        near(mine.u.0, &case["u1"], "u1");
        near(mine.u.1, &case["u2"], "u2");
        near(mine.variance, &case["variance_tie_corrected"], "variance");
        near(mine.p, &case["p_continuity"], "p");
        match case["p_no_continuity"].as_f64() {
            Some(_) => near(mine.p_plain.unwrap(), &case["p_no_continuity"], "p plain"),
            None => assert_eq!(mine.p_plain, None),
        }
        near(mine.higher, &case["cles"], "cles");
        near(mine.rank_biserial, &case["rank_biserial"], "rank biserial");
        for (group, counts) in [("a", &a), ("b", &b)] {
            let quarters = quartiles(counts).unwrap();
            near(quarters.lower, &case[&format!("q1_{group}")], "q1");
            near(quarters.median, &case[&format!("median_{group}")], "median");
            near(quarters.upper, &case[&format!("q3_{group}")], "q3");
        }
    }
    let case = &all["mann_whitney_exact_small"];
    let steps = |key: &str| {
        let mut steps = vec![0; 10];
        for at in counts(&case[key]) {
            steps[at as usize - 1] = 1;
        }
        steps
    };
    let mine = mann_whitney(&steps("a"), &steps("b")).unwrap();
    near(mine.u.0, &case["u1"], "u1");
    near(mine.p_exact.unwrap(), &case["p"], "exact p");
    let case = &all["kruskal_wallis"];
    let groups: Vec<Vec<u32>> = case["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(counts)
        .collect();
    let groups: Vec<&[u32]> = groups.iter().map(Vec::as_slice).collect();
    let mine = kruskal_wallis(&groups).unwrap();
    near(mine.h, &case["h"], "h");
    near(mine.p, &case["p"], "p");
    assert_eq!(mine.degrees as u64, case["df"].as_u64().unwrap());
    assert_eq!(mann_whitney(&[0, 0], &[1, 2]), None);
    assert_eq!(quartiles(&[0, 0]), None);
    let alike = kruskal_wallis(&[&[0, 4], &[0, 6]]).unwrap();
    assert!((alike.p - 1.0).abs() < 1e-12);
}

#[test]
fn weights_agree_with_the_reference() {
    let all = reference();
    let case = &all["raking"];
    let (sexes, ages) = (["F", "M"], ["16-34", "35-54", "55-74", "75+"]);
    let rows = case["cells"].as_array().unwrap();
    let place = |of: &[&str], name: &Value| of.iter().position(|it| name == it).unwrap();
    let cells: Vec<RakingCell> = rows
        .iter()
        .map(|row| RakingCell {
            count: row["count"].as_f64().unwrap(),
            at: vec![place(&sexes, &row["sex"]), place(&ages, &row["age"])],
        })
        .collect();
    let target = |margin: &str, of: &[&str]| -> Vec<f64> {
        let shares = &case["targets"][margin];
        of.iter()
            .map(|name| shares[name].as_f64().unwrap())
            .collect()
    };
    let targets = [target("sex", &sexes), target("age", &ages)];
    let mine = raked(&cells, &targets).unwrap();
    let n: f64 = cells.iter().map(|cell| cell.count).sum();
    for (weight, row) in mine.weights.iter().zip(rows) {
        near(*weight, &row["weight"], "weight");
    }
    assert_eq!(
        mine.rounds as u64,
        case["iterations_to_1e-12"].as_u64().unwrap()
    );
    near(mine.effective, &case["n_eff_kish"], "effective size");
    near(
        n / mine.effective,
        &case["design_effect_kish"],
        "design effect",
    );
    let supporters = |weights: &[f64]| {
        let of_row = |(row, w): (&Value, &f64)| row["supporters"].as_f64().unwrap() * w;
        rows.iter().zip(weights).map(of_row).sum::<f64>() / n
    };
    near(
        supporters(&[1.0; 8]),
        &case["unweighted_support"],
        "unweighted",
    );
    let weighted = supporters(&mine.weights);
    near(weighted, &case["weighted_support"], "weighted");
    let (low, high) = wilson_of_share(weighted, mine.effective, Confidence::NinetyFive);
    near(low, &case["weighted_wilson95_on_neff"][0], "lower");
    near(high, &case["weighted_wilson95_on_neff"][1], "upper");
    let (capped, effective) = trimmed(&cells, &mine.weights, 2.0);
    let theirs = &case["trimmed_cap2_then_renormalised"];
    all_near(&capped, &theirs["weights"], "capped");
    near(effective, &theirs["n_eff"], "effective size, capped");
    near(n / effective, &theirs["deff"], "design effect, capped");
    // By one margin alone it is post-stratification.
    let age_only: Vec<RakingCell> = (0..4)
        .map(|age| RakingCell {
            count: cells
                .iter()
                .filter(|cell| cell.at[1] == age)
                .map(|cell| cell.count)
                .sum(),
            at: vec![age],
        })
        .collect();
    let mine = raked(&age_only, &targets[1..]).unwrap();
    let theirs = &all["post_stratification_age"]["weights"];
    for (weight, age) in mine.weights.iter().zip(ages) {
        near(*weight, &theirs[age], age);
    }
}

#[test]
fn no_weight_makes_up_for_nobody() {
    let cells = [
        RakingCell {
            count: 30.0,
            at: vec![0],
        },
        RakingCell {
            count: 0.0,
            at: vec![1],
        },
    ];
    let refused = raked(&cells, &[vec![0.5, 0.5]]);
    assert_eq!(
        refused,
        Err(RakingError::Empty {
            margin: 0,
            category: 1
        })
    );
    // Two categories that are the same people cannot have two shares.
    let same = [
        RakingCell {
            count: 30.0,
            at: vec![0, 0],
        },
        RakingCell {
            count: 10.0,
            at: vec![1, 1],
        },
    ];
    let refused = raked(&same, &[vec![0.5, 0.5], vec![0.2, 0.8]]);
    assert_eq!(refused, Err(RakingError::Contradictory));
}

/// Cells of a full table, and two margins.
fn sample() -> impl Strategy<Value = (Vec<RakingCell>, [Vec<f64>; 2])> {
    (2_usize..5, 2_usize..5).prop_flat_map(|(down, across)| {
        let counts = prop::collection::vec(1_u32..200, down * across);
        let share = |n: usize| prop::collection::vec(0.05_f64..1.0, n);
        (counts, share(down), share(across)).prop_map(move |(counts, rows, columns)| {
            let cell = |(at, count): (usize, u32)| RakingCell {
                count: f64::from(count),
                at: vec![at / across, at % across],
            };
            let cells = counts.into_iter().enumerate().map(cell).collect();
            (cells, [rows, columns])
        })
    })
}

proptest! {
    #[test]
    fn weights_meet_every_margin_and_keep_the_size((cells, targets) in sample()) {
        let raked = raked(&cells, &targets).unwrap();
        let n: f64 = cells.iter().map(|cell| cell.count).sum();
        let all: f64 = cells.iter().zip(&raked.weights).map(|(cell, w)| cell.count * w).sum();
        prop_assert!((all - n).abs() < 1e-6);
        prop_assert!(raked.effective <= n + 1e-6);
        prop_assert!(raked.weights.iter().all(|weight| *weight > 0.0));
        for (margin, shares) in targets.iter().enumerate() {
            let whole: f64 = shares.iter().sum();
            for (category, share) in shares.iter().enumerate() {
                let of = cells.iter().zip(&raked.weights).filter(|(cell, _)| cell.at[margin] == category);
                let got: f64 = of.map(|(cell, w)| cell.count * w).sum();
                prop_assert!((got / n - share / whole).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn a_sample_that_fits_already_is_left_as_it_is(counts in prop::collection::vec(1_u32..500, 2..8)) {
        let cells: Vec<RakingCell> = counts.iter().enumerate()
            .map(|(at, count)| RakingCell { count: f64::from(*count), at: vec![at] })
            .collect();
        let shares: Vec<f64> = counts.iter().copied().map(f64::from).collect();
        let raked = raked(&cells, &[shares]).unwrap();
        let n: f64 = counts.iter().copied().map(f64::from).sum();
        prop_assert!(raked.weights.iter().all(|weight| (weight - 1.0).abs() < 1e-9));
        prop_assert!((raked.effective - n).abs() < 1e-6);
    }

    #[test]
    fn an_interval_holds_its_difference_and_changes_its_sign_with_the_groups(
        (n, a) in (1_u32..400).prop_flat_map(|n| (Just(n), 0..=n)),
        (m, b) in (1_u32..400).prop_flat_map(|m| (Just(m), 0..=m)),
    ) {
        let one = compared((a, n), (b, m)).unwrap();
        let other = compared((b, m), (a, n)).unwrap();
        prop_assert!(one.interval.0 <= one.difference + 1e-12);
        prop_assert!(one.interval.1 >= one.difference - 1e-12);
        prop_assert!((one.interval.0 + other.interval.1).abs() < 1e-9);
        prop_assert!((0.0..=1.0).contains(&one.p));
        prop_assert!((one.p - other.p).abs() < 1e-7);
    }
}
