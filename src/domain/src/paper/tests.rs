use proptest::prelude::*;

use super::*;
use crate::survey::SurveyFile;

fn survey() -> SurveyFile {
    SurveyFile::read(include_str!("../../testdata/small-survey.json")).expect("a good survey")
}

fn key(question: &str, raw: &str, other: &str) -> Result<Keyed, &'static str> {
    let survey = survey();
    let question = survey.definition.question(question).expect("a question");
    read(question, &typed_fields(question, raw, other), "en").map_err(|wrong| wrong[0].1.key)
}

fn every_kind() -> SurveyFile {
    let file = include_str!("../../../../tests/browser/fixtures/every-kind.json");
    SurveyFile::read(file).expect("a good survey")
}

/// What is keyed for one question of the survey with every kind, in these fields.
fn key_all(question: &str, typed: &[(&str, &str)]) -> Result<Keyed, Vec<(String, &'static str)>> {
    let survey = every_kind();
    let question = survey.definition.question(question).expect("a question");
    let mut fields = Fields::default();
    for (name, value) in typed {
        fields.push(*name, *value);
    }
    let named = |wrong: Vec<(String, Problem)>| {
        wrong
            .into_iter()
            .map(|(place, problem)| (place, problem.key))
            .collect()
    };
    read(question, &fields, "en").map_err(named)
}

fn code(raw: &str) -> Code {
    Code::parse(raw).expect("a code")
}

#[test]
fn each_statement_of_a_matrix_is_keyed_for_itself() {
    let rows = |pairs: &[(&str, &str)]| {
        Answer::Rows(
            pairs
                .iter()
                .map(|(row, step)| (code(row), code(step)))
                .collect(),
        )
    };
    assert_eq!(
        key_all("help", &[("help.gp", "1"), ("help.team", "4")]),
        Ok(Keyed::Answer(rows(&[("gp", "easy"), ("team", "dk")])))
    );
    assert_eq!(
        key_all(
            "help",
            &[("help.gp", "1"), ("help.crisis", "12"), ("help.team", "?")]
        ),
        Ok(Keyed::Partly(rows(&[("gp", "easy")]))),
        "two crosses in one line leave the other lines as they are"
    );
    assert_eq!(key_all("help", &[("help.gp", "?")]), Ok(Keyed::Unclear));
    assert_eq!(key_all("help", &[]), Ok(Keyed::Blank));
    assert_eq!(
        key_all(
            "help",
            &[("help.gp", "7"), ("help.crisis", "2"), ("help.team", "x")]
        ),
        Err(vec![
            ("help.gp".to_owned(), "keying-code"),
            ("help.team".to_owned(), "keying-code")
        ])
    );
}

#[test]
fn a_ranking_is_keyed_as_codes_in_the_order_of_their_places() {
    let ranked = |codes: &[&str]| {
        Ok(Keyed::Answer(Answer::Ranked(
            codes.iter().map(|c| code(c)).collect(),
        )))
    };
    for typed in ["3 1 2", "312", "3,1,2"] {
        assert_eq!(
            key_all("matters", &[("matters", typed)]),
            ranked(&["people", "wait", "near"])
        );
    }
    assert_eq!(key_all("matters", &[("matters", "2")]), ranked(&["near"]));
    assert_eq!(key_all("matters", &[("matters", " ")]), Ok(Keyed::Blank));
    assert_eq!(key_all("matters", &[("matters", "?")]), Ok(Keyed::Unclear));
    let twice = vec![("matters".to_owned(), "keying-ranked-twice")];
    assert_eq!(key_all("matters", &[("matters", "3 3 1")]), Err(twice));
}

#[test]
fn a_date_is_keyed_as_it_stands_on_the_paper() {
    let day = Ok(Keyed::Answer(Answer::Value("2024-03-01".to_owned())));
    for typed in ["1/3/2024", "01.03.2024", "1 3 2024", "2024-03-01"] {
        assert_eq!(key_all("since", &[("since", typed)]), day, "{typed}");
    }
    assert_eq!(key_all("since", &[("since", "?")]), Ok(Keyed::Unclear));
    let wrong = Err(vec![("since".to_owned(), "date-format")]);
    assert_eq!(key_all("since", &[("since", "1/3/24")]), wrong);
}

fn typed_fields(question: &Question, raw: &str, other: &str) -> Fields {
    let mut fields = Fields::default();
    fields.push(question.code.as_str(), raw);
    fields.push(other_field(question), other);
    fields
}

fn options(codes: &[&str], other: Option<&str>) -> Result<Keyed, &'static str> {
    Ok(Keyed::Answer(Answer::Options {
        chosen: codes.iter().filter_map(|c| Code::parse(c)).collect(),
        other: other.map(str::to_owned),
    }))
}

#[test]
fn the_printed_code_stands_for_its_option() {
    assert_eq!(key("q1", "1", ""), options(&["yes"], None));
    assert_eq!(key("q1", " 3 ", ""), options(&["dk"], None));
    assert_eq!(key("q1", "9", ""), Err("keying-code"));
}

#[test]
fn several_codes_come_with_or_without_spaces() {
    for typed in ["01 02 09", "010209", "1 2 9", "09,1,02", "01 01 02 09"] {
        assert_eq!(
            key("q3", typed, ""),
            options(&["o1", "o2", "o9"], None),
            "{typed}"
        );
    }
}

#[test]
fn a_paper_form_may_have_more_boxes_crossed_than_the_web_allows() {
    assert_eq!(
        key("q3", "01 02 03 04", ""),
        options(&["o1", "o2", "o3", "o4"], None)
    );
}

#[test]
fn blank_unclear_and_wrong_are_three_things() {
    assert_eq!(key("q1", "", ""), Ok(Keyed::Blank));
    assert_eq!(key("q1", "?", ""), Ok(Keyed::Unclear));
    assert_eq!(key("q1", "0", ""), Ok(Keyed::Unclear));
    assert_eq!(
        key("q1", "12", ""),
        Ok(Keyed::Unclear),
        "two boxes where one was asked for"
    );
    assert_eq!(
        key("q3", "01 10", ""),
        Ok(Keyed::Unclear),
        "none of these beside another box"
    );
    assert_eq!(key("q1", "x", ""), Err("keying-code"));
}

#[test]
fn words_beside_a_box_are_kept_with_their_option() {
    assert_eq!(
        key("q4", "2", " by tram "),
        options(&["else"], Some("by tram"))
    );
    assert_eq!(
        key("q4", "", "by tram"),
        options(&["else"], Some("by tram"))
    );
    assert_eq!(key("q4", "1", "by tram"), options(&["walk"], None));
}

#[test]
fn nothing_is_required_of_paper() {
    assert_eq!(key("q4", "", ""), Ok(Keyed::Blank));
    assert_eq!(key("q2", "", ""), Ok(Keyed::Blank));
    assert_eq!(key("q5", "?", ""), Ok(Keyed::Unclear));
}

#[test]
fn a_form_can_be_shown_again_as_it_was_keyed() {
    let survey = survey();
    let question = survey.definition.question("q3").expect("a question");
    let Ok(Keyed::Answer(answer)) = read(question, &typed_fields(question, "0209", ""), "en")
    else {
        panic!("an answer")
    };
    assert_eq!(
        typed(question, &answer),
        [("q3".to_owned(), "02 09".to_owned())]
    );
}

#[test]
fn options_without_codes_of_their_own_are_keyed_by_their_place() {
    assert_eq!(read_places("2", 3), Ok(Some(vec![1])));
    assert_eq!(read_places("1 12", 12), Ok(Some(vec![0, 11])));
    assert_eq!(read_places("", 3), Ok(Some(vec![])));
    assert_eq!(read_places("?", 3), Ok(None));
    assert!(read_places("4", 3).is_err());
    assert_eq!(printed(3, width(12)), "03");
}

#[test]
fn a_serial_shows_its_check_character() {
    assert_eq!(Serial::of(4821).to_string(), "4821-Z");
    assert_eq!(Serial::parse("4821z", true), Ok(Serial::of(4821)));
    assert_eq!(Serial::parse("4821", false), Ok(Serial::of(4821)));
    assert!(Serial::parse("4821", true).is_err());
    assert!(Serial::parse("x", false).is_err());
}

proptest! {
    #[test]
    fn one_wrong_digit_or_two_changed_about_is_always_noticed(number in 1000..9_999_999_u32, at in 0..7_usize, digit in 0..10_u8) {
        let good = Serial::of(number).to_string();
        let mut bytes = good.clone().into_bytes();
        let digits = good.len() - 2;
        let at = at % digits;
        bytes[at] = b'0' + digit;
        let wrong = String::from_utf8(bytes.clone()).expect("ascii");
        prop_assert_eq!(Serial::parse(&wrong, true).is_ok(), wrong == good);
        let mut bytes = good.clone().into_bytes();
        bytes.swap(at, (at + 1) % digits);
        let turned = String::from_utf8(bytes).expect("ascii");
        if (at + 1) < digits {
            prop_assert_eq!(Serial::parse(&turned, true).is_ok(), turned == good);
        }
    }

    #[test]
    fn nothing_keyed_makes_the_reader_panic(raw in "\\PC*", other in "\\PC*") {
        let survey = every_kind();
        for (_, question) in survey.definition.questions() {
            let mut fields = typed_fields(question, &raw, &other);
            for row in question.kind.rows() {
                fields.push(row_field(question, &row.code), raw.clone());
            }
            let _ = read(question, &fields, "en");
        }
    }
}

#[test]
fn a_form_that_is_opened_again_and_saved_says_what_it_said() {
    let survey = every_kind();
    for (_, question) in survey.definition.questions() {
        let code = question.code.as_str();
        let rows = question.kind.rows().iter();
        let rows: Vec<String> = rows.map(|row| row_field(question, &row.code)).collect();
        let apart = apart_field(question);
        for raw in ["", "1", "2", "?", "1 2", "2 1", "3", "12", "a word"] {
            for beside in ["", "1", "?"] {
                let mut fields = Fields::default();
                fields.push(code, raw);
                fields.push(&apart, beside);
                for (place, row) in rows.iter().enumerate() {
                    fields.push(row, if place % 2 == 0 { raw } else { "1" });
                }
                let Ok(keyed) = read(question, &fields, "en") else {
                    continue;
                };
                let (answer, flag) = match keyed.clone() {
                    Keyed::Blank => (None, None),
                    Keyed::Unclear => (None, Some(Flag::Unclear)),
                    Keyed::Answer(answer) => (Some(answer), None),
                    Keyed::Partly(answer) => (Some(answer), Some(Flag::Unclear)),
                };
                let mut again = Fields::default();
                for (name, value) in typed_again(question, answer.as_ref(), flag) {
                    again.push(name, value);
                }
                let read = read(question, &again, "en");
                assert_eq!(read.as_ref(), Ok(&keyed), "{code}: {raw:?}, {beside:?}");
            }
        }
    }
}
