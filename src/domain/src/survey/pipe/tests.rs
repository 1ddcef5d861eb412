use proptest::prelude::*;

use super::*;
use crate::survey::{Fault, SurveyFile, check};

/// The small survey with texts that weave answers in, each in English and Welsh.
fn survey(texts: &[(&str, &str, &str)]) -> Definition {
    let json = include_str!("../../../testdata/small-survey.json");
    let mut definition = SurveyFile::read(json).expect("a survey").definition;
    for (place, english, welsh) in texts {
        for (found, text) in crate::survey::texts_mut(&mut definition) {
            if found == *place {
                text.set("en", english, "en");
                text.set("cy", welsh, "en");
            }
        }
    }
    definition
}

fn answers(given: Vec<(&str, Answer)>) -> Answers {
    let mut answers = Answers::new();
    for (code, answer) in given {
        answers.set(Code::parse(code).expect("a code"), Some(answer));
    }
    answers
}

fn chose(codes: &[&str]) -> Answer {
    let code = |code: &&str| Code::parse(code).expect("a code");
    Answer::Options {
        chosen: codes.iter().map(code).collect(),
        other: None,
    }
}

fn say(given: Given, _: &str) -> String {
    match given {
        Given::Words(words) => words.join(" + "),
        Given::Number(number) => number.to_string(),
        Given::Day(day) => day.to_string(),
    }
}

fn reads(definition: &Definition, answers: &Answers, code: &str, lang: &str) -> String {
    let text = &definition.question(code).expect("a question").text;
    let piping = Piping::new(definition, answers);
    let filled = piping.fill(text, lang, say).expect("an answer woven in");
    let piece = |piece: Filled| match piece {
        Filled::Text(text) | Filled::Answer(text) => text,
    };
    filled.into_iter().map(piece).collect()
}

fn problems(definition: &Definition) -> Vec<(String, &'static str)> {
    let told = |fault: Fault| (fault.place, fault.problem.key);
    check(definition).into_iter().map(told).collect()
}

#[test]
fn a_text_is_taken_apart_and_what_is_no_place_stays_as_it_is() {
    let pipe = |question, fallback| Part::Pipe(Pipe { question, fallback });
    for (text, expected) in [
        ("Plain", vec![Part::Words("Plain")]),
        (
            "Of {{q1|this service}}?",
            vec![
                Part::Words("Of "),
                pipe("q1", "this service"),
                Part::Words("?"),
            ],
        ),
        ("{{ q1 | it }}", vec![pipe("q1", "it")]),
        ("{{q1}}", vec![pipe("q1", "")]),
        ("{{q1|a|b}}", vec![pipe("q1", "a|b")]),
        ("{{q1|a}}{{q2|b}}", vec![pipe("q1", "a"), pipe("q2", "b")]),
        ("{{}}", vec![Part::Broken("{{}}")]),
        ("{{q 1|a}}", vec![Part::Broken("{{q 1|a}}")]),
        ("a {{q1", vec![Part::Words("a "), Part::Broken("{{q1")]),
        ("{{q1|{{q2|a}}", vec![Part::Broken("{{q1|{{q2|a}}")]),
        ("{ {q1} }", vec![Part::Words("{ {q1} }")]),
        ("سے {{q1|یہ}}", vec![Part::Words("سے "), pipe("q1", "یہ")]),
        ("", vec![]),
    ] {
        assert_eq!(parts(text), expected, "{text}");
    }
}

#[test]
fn without_an_answer_everybody_reads_the_fallback() {
    let mut text = Text::english("How is {{q1|this service}}?");
    text.set("cy", "Sut mae {{q1|y gwasanaeth hwn}}?", "en");
    assert_eq!(text.get("en").0, "How is this service?");
    assert_eq!(text.get("cy").0, "Sut mae y gwasanaeth hwn?");
    assert_eq!(text.get("ur"), ("How is this service?", "en"));
    assert_eq!(text.exactly("en"), "How is {{q1|this service}}?");
    assert_eq!(Text::english("Of {{q1}}").get("en").0, "Of …", "a draft");
    text.drop_pipes();
    assert_eq!(text.exactly("cy"), "Sut mae y gwasanaeth hwn?");
}

#[test]
fn the_answer_stands_there_in_the_language_of_the_text() {
    let survey = survey(&[(
        "q3:text",
        "You said {{q1|nothing}}.",
        "Dywedoch {{q1|dim}}.",
    )]);
    let yes = answers(vec![("q1", chose(&["yes"]))]);
    assert_eq!(reads(&survey, &yes, "q3", "en"), "You said Yes.");
    assert_eq!(reads(&survey, &yes, "q3", "cy"), "Dywedoch Ydw.");
    assert_eq!(
        reads(&survey, &yes, "q3", "ur"),
        "You said Yes.",
        "as the text is"
    );
    assert_eq!(reads(&survey, &yes, "q3", "en-x-easy"), "You said Yes.");
}

#[test]
fn several_are_a_list_and_ways_of_not_answering_are_none() {
    let text = "Of {{q3|them}}: {{q4|somehow}}.";
    let survey = survey(&[("q5:text", text, "{{q4|rhywsut}} {{q3|nhw}}")]);
    let of = |given: Vec<(&str, Answer)>| {
        let mut all = vec![("q1", chose(&["yes"]))];
        all.extend(given);
        reads(&survey, &answers(all), "q5", "en")
    };
    assert_eq!(of(vec![]), "Of them: somehow.");
    assert_eq!(
        of(vec![("q3", chose(&["o1", "o2"]))]),
        "Of One + Two: somehow."
    );
    assert_eq!(of(vec![("q3", chose(&["none"]))]), "Of them: somehow.");
    assert_eq!(of(vec![("q4", chose(&["walk"]))]), "Of them: On foot.");
    let other = |words: Option<&str>| Answer::Options {
        chosen: vec![Code::parse("else").expect("a code")],
        other: words.map(str::to_owned),
    };
    let said = of(vec![("q4", other(Some("by  <b>boat</b>\n")))]);
    assert_eq!(said, "Of them: by <b>boat</b>.");
    assert_eq!(of(vec![("q4", other(None))]), "Of them: somehow.");
}

#[test]
fn what_is_not_on_the_way_is_not_said() {
    let survey = survey(&[("q5:text", "Of {{q3|them}}", "{{q3|nhw}}")]);
    let mut given = answers(vec![("q1", chose(&["yes"])), ("q3", chose(&["o1"]))]);
    assert_eq!(reads(&survey, &given, "q5", "en"), "Of One");
    given.set(Code::parse("q1").expect("a code"), Some(chose(&["no"])));
    assert_eq!(reads(&survey, &given, "q5", "en"), "Of them");
}

#[test]
fn numbers_days_and_short_words_are_said_and_nothing_else() {
    let json = include_str!("../../../testdata/small-survey.json");
    let survey = SurveyFile::read(json).expect("a survey").definition;
    let given = answers(vec![
        ("q5", Answer::Number(7)),
        ("q2", Answer::Text("A long story".to_owned())),
    ]);
    let piping = Piping::new(&survey, &given);
    assert_eq!(piping.given("q5", "en"), Some(Given::Number(7)));
    assert_eq!(piping.given("q2", "en"), None, "a long text");
    assert_eq!(piping.given("q9", "en"), None, "no question");
}

#[test]
fn long_words_are_cut_behind_a_word_and_letters_are_never_torn() {
    let said = own;
    assert_eq!(said(" a\tb\r\nc "), "a b c");
    assert_eq!(own("a\u{2069}\u{202e}b"), "ab", "no way out");
    let long = "seven letters ".repeat(9);
    assert_eq!(
        said(&long),
        "seven letters seven letters seven letters seven letters…"
    );
    let one = "x".repeat(99);
    assert_eq!(said(&one), format!("{}…", "x".repeat(LONGEST_OWN)));
    let family = "👨‍👩‍👧".repeat(LONGEST_OWN + 1);
    assert_eq!(said(&family), format!("{}…", "👨‍👩‍👧".repeat(LONGEST_OWN)));
    let exact = "é".repeat(LONGEST_OWN);
    assert_eq!(said(&exact), exact);
    assert_eq!(own("  \n"), "");
}

#[test]
fn a_sound_survey_weaves_in_what_is_earlier_in_every_language() {
    let good = survey(&[
        (
            "q3:text",
            "You said {{q1|nothing}}.",
            "Dywedoch {{q1|dim}}.",
        ),
        ("q5:text", "{{q3|a}} {{q1|b}} {{q3|c}}", "{{q1|b}} {{q3|a}}"),
    ]);
    assert_eq!(problems(&good), vec![]);
}

#[test]
fn what_cannot_be_woven_in_is_said() {
    for (place, english, welsh, key) in [
        ("q3:text", "{{q5|a}}", "{{q5|a}}", "survey-pipe-not-earlier"),
        ("q3:text", "{{q3|a}}", "{{q3|a}}", "survey-pipe-not-earlier"),
        ("q3:text", "{{q4|a}}", "{{q4|a}}", "survey-pipe-not-earlier"),
        (
            "q3:text",
            "{{q99|a}}",
            "{{q99|a}}",
            "survey-pipe-not-earlier",
        ),
        ("q3:text", "{{q2|a}}", "{{q2|a}}", "survey-pipe-kind"),
        ("q3:text", "{{q1}}", "{{q1|a}}", "survey-pipe-no-fallback"),
        ("q3:text", "{{q1|a}}", "{{q1| }}", "survey-pipe-no-fallback"),
        ("q3:text", "{{q 1|a}}", "dim", "survey-pipe-broken"),
        ("q3:text", "{{q1|a}}", "dim", "survey-pipe-translation"),
        ("q3:text", "a", "{{q1|dim}}", "survey-pipe-translation"),
        ("title", "{{q1|a}}", "{{q1|a}}", "survey-pipe-not-here"),
        ("purpose", "{{q1|a}}", "{{q1|a}}", "survey-pipe-not-here"),
        ("s2:title", "{{q1|a}}", "{{q1|a}}", "survey-pipe-not-here"),
        (
            "q3:option:o1",
            "{{q1|a}}",
            "{{q1|a}}",
            "survey-pipe-not-here",
        ),
    ] {
        let faulty = survey(&[(place, english, welsh)]);
        let found: Vec<&str> = problems(&faulty).into_iter().map(|(_, key)| key).collect();
        assert_eq!(found, vec![key], "{place}: {english} / {welsh}");
    }
}

#[test]
fn a_survey_with_answers_woven_in_travels_as_a_file_without_loss() {
    let json = include_str!("../../../testdata/small-survey.json");
    let mut file = SurveyFile::read(json).expect("a survey");
    file.definition = survey(&[("q3:text", "{{q1|a “b”}}", "{{q1|ا}}")]);
    let again = SurveyFile::read(&file.write().expect("a file")).expect("the same survey");
    assert_eq!(file, again);
}

proptest! {
    #[test]
    fn the_parts_of_a_text_are_the_text(text in "[a{}|q1 \n]{0,30}") {
        let again: String = parts(&text)
            .into_iter()
            .map(|part| match part {
                Part::Words(words) | Part::Broken(words) => words.to_owned(),
                // White space around code and fallback is not kept.
                Part::Pipe(_) => "\u{1}".to_owned(),
            })
            .collect();
        let pipes = pipes(&text).count();
        prop_assert_eq!(again.matches('\u{1}').count(), pipes);
        if pipes == 0 {
            prop_assert_eq!(again, text);
        }
    }

    #[test]
    fn what_is_said_was_answered_on_the_way(
        first in proptest::option::of(prop_oneof![Just("yes"), Just("no"), Just("dk")]),
        second in proptest::sample::subsequence(vec!["o1", "o2", "none"], 0..=3),
        number in proptest::option::of(0..100_i64),
    ) {
        let survey = survey(&[]);
        let mut given = Vec::new();
        given.extend(first.map(|code| ("q1", chose(&[code]))));
        if !second.is_empty() {
            given.push(("q3", chose(&second)));
        }
        given.extend(number.map(|number| ("q5", Answer::Number(number))));
        let given = answers(given);
        let way = journey(&survey, &given);
        let piping = Piping::new(&survey, &given);
        for (_, question) in survey.questions() {
            let code = question.code.as_str();
            let asked = way.questions().any(|on_way| on_way.code == question.code);
            let said = piping.given(code, "en");
            prop_assert!(said.is_none() || (asked && given.get(code).is_some()));
            let opinion = match given.get(code) {
                Some(Answer::Options { chosen, .. }) => chosen.iter().any(|code| {
                    let option = question.kind.option(code.as_str());
                    option.is_some_and(|option| option.standing.is_none())
                }),
                answer => answer.is_some(),
            };
            prop_assert_eq!(said.is_some(), asked && opinion);
        }
    }

    #[test]
    fn own_words_are_never_long_and_stand_on_one_line(text in "\\PC{0,200}") {
        let said = own(&text);
        prop_assert!(said.graphemes(true).count() <= LONGEST_OWN + 1);
        prop_assert!(!said.contains(['\n', '\r', '\t']));
    }
}
