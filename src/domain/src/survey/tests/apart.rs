//! "I don't know" and "I'd rather not say" beside a ranking, a number, a day, an address, a file or words.

use super::*;
use crate::paper::{self, Keyed};

const APART: &str = r#"[
    {"code": "dk", "printed": "1", "text": "I don't know", "standing": "dont_know"},
    {"code": "pnts", "printed": "2", "text": "I'd rather not say", "standing": "prefer_not"}]"#;

fn asked(kind: &str) -> Question {
    let file = format!(
        r#"{{"code": "q1", "text": "How many?", "required": true, "apart": {APART}, {kind}}}"#
    );
    serde_json::from_str(&file).expect("a question")
}

fn number() -> Question {
    asked(r#""kind": "number", "max": 9"#)
}

fn ranking() -> Question {
    asked(
        r#""kind": "ranking", "options": [
            {"code": "tea", "printed": "1", "text": "Tea"},
            {"code": "jam", "printed": "2", "text": "Jam"}]"#,
    )
}

fn read(question: &Question, pairs: &[(&str, &str)]) -> Result<Option<Answer>, String> {
    let read = question.read(&fields(pairs), "en");
    read.map_err(|problem| problem.key.to_owned())
}

fn chose(option: &str) -> Answer {
    Answer::one(code(option))
}

fn definition(question: Question) -> Definition {
    let mut definition = small().definition;
    definition.sections[0].questions[0] = question;
    definition
}

#[test]
fn not_knowing_is_an_answer_whatever_the_question_asks_for() {
    let plain = [
        r#""kind": "number""#,
        r#""kind": "date""#,
        r#""kind": "district""#,
        r#""kind": "email""#,
        r#""kind": "short_text""#,
        r#""kind": "long_text""#,
    ];
    let plain = plain.map(|kind| (asked(kind), "answer-missing"));
    let ranked = [(ranking(), "ranking-missing")];
    for (question, missing) in plain.into_iter().chain(ranked) {
        let kind = question.kind.name();
        assert_eq!(
            read(&question, &[("q1..", "dk")]),
            Ok(Some(chose("dk"))),
            "{kind}"
        );
        assert_eq!(read(&question, &[]), Err(missing.to_owned()), "{kind}");
        let mut answers = Answers::new();
        answers.set(code("q1"), Some(chose("pnts")));
        // As it is shown again, and as it is stored and read back.
        let again = Fields::of(&[&question], &answers);
        assert_eq!(
            read(&question, &[("q1..", "pnts")]),
            Ok(Some(chose("pnts")))
        );
        assert_eq!(again.one("q1.."), "pnts");
        let (closed, comments) = answers.split();
        assert!(comments.is_empty());
        assert_eq!(Answers::join(closed, comments), answers);
    }
}

#[test]
fn an_answer_beside_a_tick_is_asked_about_and_neither_is_lost() {
    let question = number();
    let both = [("q1", "3"), ("q1..", "dk")];
    assert_eq!(read(&question, &both), Err("answer-or-apart".to_owned()));
    let wrong = [("q1", "three"), ("q1..", "dk")];
    assert_eq!(read(&question, &wrong), Err("answer-or-apart".to_owned()));
    let twice = [("q1..", "dk"), ("q1..", "pnts")];
    assert_eq!(read(&question, &twice), Err("apart-twice".to_owned()));
    for unknown in ["yes", "dk ", "1"] {
        assert_eq!(
            read(&question, &[("q1..", unknown)]),
            Err("not-an-option".to_owned())
        );
    }
    assert_eq!(
        read(&question, &[("q1", "3"), ("q1..", "")]),
        Ok(Some(Answer::Number(3)))
    );
}

#[test]
fn of_a_file_only_the_tick_comes_in_a_field() {
    let mut file = asked(r#""kind": "file""#);
    file.required = false;
    assert_eq!(read(&file, &[("q1..", "pnts")]), Ok(Some(chose("pnts"))));
    assert_eq!(read(&file, &[("q1", "plan.pdf")]), Ok(None));
    let definition = definition(file.clone());
    let faults = check(&definition);
    assert!(
        !faults.iter().any(|fault| fault.place.contains("q1")),
        "{faults:?}"
    );
    let keyed = paper::read(&file, &fields(&[("q1..", "2")]), "en");
    assert_eq!(keyed, Ok(Keyed::Answer(chose("pnts"))));
}

#[test]
fn a_keyer_types_the_code_of_the_box_that_was_ticked() {
    let question = number();
    let keyed = |pairs: &[(&str, &str)]| paper::read(&question, &fields(pairs), "en");
    assert_eq!(keyed(&[("q1..", "2")]), Ok(Keyed::Answer(chose("pnts"))));
    assert_eq!(keyed(&[]), Ok(Keyed::Blank));
    assert_eq!(keyed(&[("q1..", "?")]), Ok(Keyed::Unclear));
    assert_eq!(keyed(&[("q1..", "1 2")]), Ok(Keyed::Unclear));
    // Both: what was written counts, and somebody looks again.
    assert_eq!(
        keyed(&[("q1", "3"), ("q1..", "1")]),
        Ok(Keyed::Partly(Answer::Number(3)))
    );
    let wrong = keyed(&[("q1..", "7")]).expect_err("no such box");
    assert_eq!(
        (wrong[0].0.as_str(), wrong[0].1.key),
        ("q1..", "keying-code")
    );
    assert_eq!(
        paper::typed(&question, &chose("pnts")),
        [("q1..".to_owned(), "2".to_owned())]
    );
}

#[test]
fn places_beside_a_tick_are_asked_about_and_kept_on_paper() {
    let question = ranking();
    let both = [("q1.tea", "1"), ("q1..", "dk")];
    assert_eq!(read(&question, &both), Err("answer-or-apart".to_owned()));
    assert_eq!(
        read(&question, &[("q1.dk", "1"), ("q1..", "dk")]),
        Ok(Some(chose("dk"))),
        "what is no option has no place"
    );
    let keyed = |pairs: &[(&str, &str)]| paper::read(&question, &fields(pairs), "en");
    let order = Answer::Ranked(vec![code("jam"), code("tea")]);
    assert_eq!(keyed(&[("q1..", "1")]), Ok(Keyed::Answer(chose("dk"))));
    assert_eq!(
        keyed(&[("q1", "2 1"), ("q1..", "1")]),
        Ok(Keyed::Partly(order))
    );
    assert_eq!(
        paper::typed(&question, &chose("dk")),
        [("q1..".to_owned(), "1".to_owned())]
    );
}

#[test]
fn conditions_can_ask_who_does_not_know() {
    for question in [number(), ranking()] {
        can_be_asked_about(question);
    }
}

fn can_be_asked_about(question: Question) {
    let mut definition = definition(question);
    let condition = r#"{"question": "q1", "is": "dk"}"#;
    let last = definition.sections.len() - 1;
    definition.sections[last].show_if = Some(serde_json::from_str(condition).expect("a condition"));
    definition.sections[1].show_if = None;
    for section in &mut definition.sections {
        for question in &mut section.questions {
            question.show_if = None;
        }
    }
    assert_eq!(check(&definition), []);
    assert!(
        logic(&definition)
            .iter()
            .all(|finding| finding.key != "never-section")
    );
    definition.sections[last].show_if =
        Some(serde_json::from_str(r#"{"question": "q1", "is": "maybe"}"#).expect("a condition"));
    let keys: Vec<_> = check(&definition)
        .iter()
        .map(|fault| fault.problem.key)
        .collect();
    assert_eq!(keys, ["survey-condition-no-option"]);
}

#[test]
fn they_stand_only_where_they_cannot_stand_among_options() {
    let choice = |at: usize| format!(r#"{{"code": "o{at}", "printed": "{at}", "text": "{at}"}}"#);
    let options = format!("[{}, {}]", choice(1), choice(2));
    let single = asked(&format!(r#""kind": "single", "options": {options}"#));
    let mut plain = number();
    plain.apart[1].standing = None;
    for (question, wrong) in [(number(), 0), (ranking(), 0), (single, 2), (plain, 1)] {
        let mut definition = definition(question);
        for section in &mut definition.sections {
            section.show_if = None;
            for question in &mut section.questions {
                question.show_if = None;
            }
        }
        let faults = check(&definition);
        let keys: Vec<_> = faults.iter().map(|fault| fault.problem.key).collect();
        assert_eq!(keys, vec!["survey-misplaced-option"; wrong]);
    }
}

#[test]
fn none_has_the_code_of_something_to_put_in_order() {
    let mut question = ranking();
    question.apart[0].code = code("jam");
    let mut definition = definition(question);
    for section in &mut definition.sections {
        section.show_if = None;
        for question in &mut section.questions {
            question.show_if = None;
        }
    }
    let faults = check(&definition);
    let keys: Vec<_> = faults.iter().map(|fault| fault.problem.key).collect();
    assert_eq!(keys, ["survey-code-twice"]);
}

#[test]
fn their_words_are_translated_and_travel_with_the_file() {
    let definition = definition(number());
    let places: Vec<String> = texts(&definition).into_iter().map(|(at, _)| at).collect();
    assert!(places.contains(&"q1:option:dk".to_owned()), "{places:?}");
    let written = serde_json::to_string(&definition).expect("json");
    let again: Definition = serde_json::from_str(&written).expect("the same");
    assert_eq!(again, definition);
    // A survey without any is written as it always was.
    let plain = serde_json::to_string(&small().definition).expect("json");
    assert!(!plain.contains("apart"));
}
