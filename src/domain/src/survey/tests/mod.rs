use proptest::prelude::*;

use super::*;

mod apart;
mod kinds;
mod page;

fn code(raw: &str) -> Code {
    Code::parse(raw).expect("a code")
}

fn small() -> SurveyFile {
    SurveyFile::read(include_str!("../../../testdata/small-survey.json")).expect("a good survey")
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    Fields::from(
        pairs
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect::<Vec<_>>(),
    )
}

fn answer_of(
    survey: &SurveyFile,
    question: &str,
    pairs: &[(&str, &str)],
) -> Result<Option<Answer>, String> {
    let question = survey.definition.question(question).expect("a question");
    question
        .read(&fields(pairs), "en")
        .map_err(|problem| problem.key.to_owned())
}

fn numbers(journey: &Journey<'_>) -> Vec<usize> {
    journey.stops().iter().map(|stop| stop.number).collect()
}

#[test]
fn a_survey_travels_as_a_file_without_loss() {
    let survey = small();
    let again = SurveyFile::read(&survey.write().expect("a file")).expect("the same survey");
    assert_eq!(survey, again);
}

#[test]
fn the_frozen_spelling_does_not_depend_on_the_order_of_keys() {
    let one = canonical::to_string(
        &serde_json::json!({"b": 1, "a": {"d": [1, {"y": 0, "x": "é"}], "c": null}}),
    );
    assert_eq!(
        one.expect("json"),
        r#"{"a":{"c":null,"d":[1,{"x":"é","y":0}]},"b":1}"#
    );
}

#[test]
fn a_misspelt_key_is_a_fault_and_not_an_optional_question() {
    let json = small()
        .write()
        .expect("a file")
        .replace("\"required\": true", "\"requird\": true");
    let faults = SurveyFile::read(&json).expect_err("a fault");
    assert_eq!(faults[0].problem.key, "survey-unknown-key");
    assert_eq!(
        faults[0].place,
        "definition.sections[1].questions[1].requird"
    );
}

#[test]
fn everything_wrong_with_a_survey_is_said_at_once() {
    let mut survey = small();
    survey.definition.title = Text::default();
    survey.definition.sections[0].questions[0].code = code("q2");
    survey.definition.sections[2].questions.clear();
    let keys: Vec<_> = check(&survey.definition)
        .iter()
        .map(|fault| fault.problem.key)
        .collect();
    assert!(keys.contains(&"survey-no-text"));
    assert!(keys.contains(&"survey-code-twice"));
    assert!(keys.contains(&"survey-no-question"));
    assert!(keys.contains(&"survey-condition-not-earlier"));
}

#[test]
fn options_without_a_printed_code_are_numbered_in_order() {
    let survey = small();
    let printed = |question: &str| -> Vec<String> {
        let question = survey.definition.question(question).expect("a question");
        question
            .kind
            .options()
            .iter()
            .map(|option| option.printed.clone())
            .collect()
    };
    assert_eq!(printed("q1"), ["1", "2", "3"]);
    assert_eq!(printed("q3")[..3], ["01", "02", "03"]);
}

#[test]
fn a_required_question_must_be_answered_and_others_need_not_be() {
    let survey = small();
    assert_eq!(answer_of(&survey, "q1", &[]), Err("choice-missing".into()));
    assert_eq!(answer_of(&survey, "q2", &[]), Ok(None));
    assert_eq!(answer_of(&survey, "q2", &[("q2", "  \r\n ")]), Ok(None));
}

#[test]
fn words_beside_an_option_count_only_with_that_option() {
    let survey = small();
    let other =
        |chosen: &str, text: &str| answer_of(&survey, "q4", &[("q4", chosen), ("q4.other", text)]);
    let options = |chosen: &str, other: Option<&str>| {
        Ok(Some(Answer::Options {
            chosen: vec![code(chosen)],
            other: other.map(str::to_owned),
        }))
    };
    assert_eq!(other("else", " a bus "), options("else", Some("a bus")));
    assert_eq!(other("walk", "a bus"), options("walk", None));
    assert_eq!(other("", "a bus"), options("else", Some("a bus")));
}

#[test]
fn none_of_these_stands_alone() {
    let survey = small();
    assert_eq!(
        answer_of(&survey, "q3", &[("q3", "o1"), ("q3", "none")]),
        Err("choice-or-none".into())
    );
    assert!(answer_of(&survey, "q3", &[("q3", "none")]).is_ok());
    assert_eq!(
        answer_of(
            &survey,
            "q3",
            &[("q3", "o1"), ("q3", "o2"), ("q3", "o3"), ("q3", "o4")]
        ),
        Err("choice-too-many".into())
    );
}

#[test]
fn what_no_browser_would_send_is_refused() {
    let survey = small();
    assert_eq!(
        answer_of(&survey, "q1", &[("q1", "DROP TABLE")]),
        Err("not-an-option".into())
    );
    assert_eq!(
        answer_of(&survey, "q1", &[("q1", "yes"), ("q1", "no")]),
        Err("not-an-option".into())
    );
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let survey = small();
    assert_eq!(
        answer_of(&survey, "q5", &[("q5", " 1,2 ")]),
        Ok(Some(Answer::Number(12)))
    );
    for (raw, key) in [
        ("x", "number-format"),
        ("-1", "number-too-small"),
        ("99999", "number-too-large"),
        ("NaN", "number-format"),
        ("9999999999999999999999", "number-format"),
    ] {
        assert_eq!(
            answer_of(&survey, "q5", &[("q5", raw)]),
            Err(key.into()),
            "{raw}"
        );
    }
}

#[test]
fn a_text_at_its_limit_is_taken_and_one_unit_more_is_not() {
    let survey = small();
    let fits = "é".repeat(300);
    assert!(matches!(
        answer_of(&survey, "q2", &[("q2", &fits)]),
        Ok(Some(_))
    ));
    assert_eq!(
        answer_of(&survey, "q2", &[("q2", &format!("{fits}é"))]),
        Err("answer-too-long".into())
    );
    // An emoji is two units, as browsers count.
    assert_eq!(
        answer_of(&survey, "q2", &[("q2", &"🙂".repeat(151))]),
        Err("answer-too-long".into())
    );
}

#[test]
fn the_journey_follows_the_answers() {
    let survey = small();
    let mut answers = Answers::new();
    assert_eq!(numbers(&journey(&survey.definition, &answers)), [1, 3]);
    answers.set(code("q1"), Some(Answer::one(code("yes"))));
    let way = journey(&survey.definition, &answers);
    assert_eq!(numbers(&way), [1, 2, 3]);
    assert_eq!(way.after(1).map(|stop| stop.number), Some(2));
    assert_eq!(way.before(3).map(|stop| stop.number), Some(2));
    assert_eq!(
        way.progress(1),
        None,
        "routing can still change how many pages there are"
    );
}

#[test]
fn an_answer_that_became_unreachable_leads_nowhere_and_is_not_kept() {
    let survey = small();
    let mut answers = Answers::new();
    answers.set(code("q1"), Some(Answer::one(code("yes"))));
    answers.set(code("q3"), Some(Answer::one(code("o1"))));
    answers.set(code("q1"), Some(Answer::one(code("no"))));
    let way = journey(&survey.definition, &answers);
    assert_eq!(numbers(&way), [1, 3]);
    assert_eq!(answers.kept(&way).get("q3"), None);
    assert!(
        way.questions()
            .all(|question| question.code.as_str() != "q6"),
        "q6 asks about q3"
    );
}

#[test]
fn stored_answers_come_together_again() {
    let mut answers = Answers::new();
    answers.set(code("q1"), Some(Answer::one(code("yes"))));
    answers.set(code("q2"), Some(Answer::Text("More buses".into())));
    answers.set(
        code("q4"),
        Some(Answer::Options {
            chosen: vec![code("else")],
            other: Some("tram".into()),
        }),
    );
    answers.set(code("q5"), Some(Answer::Number(-3)));
    let (closed, comments) = answers.split();
    assert_eq!(comments.len(), 2);
    let json = serde_json::to_string(&closed).expect("json");
    assert_eq!(
        Answers::join(serde_json::from_str(&json).expect("json"), comments),
        answers
    );
}

/// An answer for each question of the small survey, present or not.
fn any_answers() -> impl Strategy<Value = Answers> {
    let pick = |options: &'static [&'static str]| {
        proptest::option::of(proptest::sample::subsequence(options, 1..=options.len()))
    };
    let yes = proptest::option::of(proptest::sample::select(vec!["yes", "no", "dk"]));
    (
        yes,
        pick(&["o1", "o2", "none"]),
        pick(&["walk", "else"]),
        proptest::option::of(-5..200_i64),
    )
        .prop_map(|(q1, q3, q4, q5)| {
            let mut answers = Answers::new();
            answers.set(code("q1"), q1.map(|c| Answer::one(code(c))));
            let several = |chosen: Vec<&str>| Answer::Options {
                chosen: chosen.into_iter().map(code).collect(),
                other: None,
            };
            answers.set(code("q3"), q3.map(several));
            answers.set(code("q4"), q4.map(several));
            answers.set(code("q5"), q5.map(Answer::Number));
            answers
        })
}

proptest! {
    #[test]
    fn keeping_what_is_reachable_changes_nothing_the_second_time(answers in any_answers()) {
        let survey = small();
        let way = journey(&survey.definition, &answers);
        let kept = answers.kept(&way);
        prop_assert_eq!(&journey(&survey.definition, &kept), &way);
        prop_assert_eq!(kept.kept(&way), kept);
    }

    #[test]
    fn every_page_but_the_last_has_a_next_one_and_the_way_ends(answers in any_answers()) {
        let survey = small();
        let way = journey(&survey.definition, &answers);
        let mut seen = Vec::new();
        let mut stop = way.first();
        while let Some(here) = stop {
            seen.push(here.number);
            stop = way.after(here.number);
        }
        prop_assert_eq!(seen, numbers(&way));
    }

    #[test]
    fn a_posted_page_shows_again_what_it_stored(answers in any_answers()) {
        let survey = small();
        for stop in journey(&survey.definition, &answers).stops() {
            let fields = Fields::of(&stop.questions, &answers);
            if let Ok(read) = read_section(&stop.questions, &fields, "en") {
                let mut again = Answers::new();
                for (question, answer) in read {
                    again.set(question, answer);
                }
                prop_assert_eq!(Fields::of(&stop.questions, &again), fields);
            }
        }
    }

    #[test]
    fn no_posted_text_makes_the_reader_panic(name in "q[1-6](\\.other)?", value in "\\PC*") {
        let survey = small();
        for (_, question) in survey.definition.questions() {
            let _ = question.read(&fields(&[(&name, &value)]), "en");
        }
    }
}
