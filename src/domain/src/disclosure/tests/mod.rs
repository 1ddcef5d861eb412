use serde_json::Value;

use super::*;

mod attack;
mod linear;
mod releases;
mod survey;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../../testdata/disclosure.json")).unwrap()
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

fn numbers(value: &Value) -> Vec<u32> {
    value.as_array().unwrap().iter().map(number).collect()
}

fn figure(value: &Value) -> Figure {
    serde_json::from_value(value.clone()).unwrap()
}

#[test]
fn rounding_agrees_with_the_reference() {
    for case in vectors()["method_r_rounding"]["cases"].as_array().unwrap() {
        assert_eq!(
            Policy::default().round(number(&case["n"])),
            figure(&case["out"]),
            "{case}"
        );
    }
}

#[test]
fn percentages_come_from_shown_numbers() {
    let policy = Policy::default();
    for case in vectors()["method_r_percent"].as_array().unwrap() {
        let (part, of) = (
            policy.round(number(&case["num"])),
            policy.round(number(&case["den"])),
        );
        assert_eq!(
            (part, of),
            (figure(&case["num_out"]), figure(&case["den_out"]))
        );
        let percent = policy.percent(part, of).map(|percent| percent.value());
        assert_eq!(percent, case["pct"].as_f64(), "{case}");
    }
    assert_eq!(policy.percent(Figure::Shown(10), Figure::Shown(25)), None);
    let large = policy
        .percent(Figure::Shown(335), Figure::Shown(1000))
        .unwrap();
    assert_eq!((large.value(), large.decimals()), (33.5, 1));
}

#[test]
fn round_and_audit_agrees_with_the_reference() {
    let vectors = vectors();
    let cases = vectors["r2_round_and_audit"]["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 50);
    for case in cases {
        let counts = numbers(&case["counts"]);
        let order = numbers(&case["rank"]);
        let mode = match case["total_mode"].as_str().unwrap() {
            "exact" => TotalMode::Exact,
            _ => TotalMode::Rounded,
        };
        let rank = |at: usize| order.iter().position(|&o| o as usize == at).unwrap() as u64;
        match r2(&Policy::default(), &counts, mode, rank) {
            Line::Withheld => assert!(case["shown"].is_null(), "{case}"),
            Line::Shown(line) => {
                let shown: Vec<Figure> = case["shown"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(figure)
                    .collect();
                assert_eq!(line.figures, shown, "{case}");
                assert_eq!(line.total, figure(&case["total_shown"]), "{case}");
                let secondary = numbers(&case["secondary"]);
                assert_eq!(
                    line.secondary,
                    secondary.iter().map(|&s| s as usize).collect::<Vec<_>>()
                );
                let feasible = case["feasible"].as_object().unwrap();
                assert_eq!(feasible.len(), line.feasible.len(), "{case}");
                for (at, range) in &line.feasible {
                    let wanted = numbers(&feasible[&at.to_string()]);
                    assert_eq!(vec![range.low, range.high], wanted, "{case}");
                }
            }
        }
    }
}

#[test]
fn class_disclosure_agrees_with_the_reference() {
    for case in vectors()["class_disclosure"].as_array().unwrap() {
        let split = numbers(&case["row"]);
        assert_eq!(
            class_disclosure(&split),
            case["disclosive"].as_bool().unwrap(),
            "{case}"
        );
    }
}

#[test]
fn the_minimum_difference_rule_agrees_with_the_reference() {
    let vectors = vectors();
    let rule = &vectors["minimum_difference_rule"];
    for case in rule["cases"].as_array().unwrap() {
        let (first, second) = (number(&case["only_q1"]), number(&case["only_q2"]));
        let allowed = minimum_difference(first, second, number(&rule["threshold"]));
        assert_eq!(allowed, case["allowed"].as_bool().unwrap(), "{case}");
    }
}
