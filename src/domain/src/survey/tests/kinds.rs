//! Every kind of question: what is read of it, and that nothing is lost on the way.

use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use super::super::*;
use super::{code, fields};

fn every_kind() -> SurveyFile {
    let file = include_str!("../../../../../tests/browser/fixtures/every-kind.json");
    SurveyFile::read(file).expect("a good survey")
}

/// What is read of one question, or where something is wrong and what.
fn read(
    question: &str,
    pairs: &[(&str, &str)],
) -> Result<Option<Answer>, Vec<(String, &'static str)>> {
    let survey = every_kind();
    let question = survey.definition.question(question).expect("a question");
    match read_section(&[question], &fields(pairs), "en") {
        Ok(mut read) => Ok(read.remove(0).1),
        Err(problems) => Err(problems
            .iter()
            .map(|(place, problem)| (place.to_owned(), problem.key))
            .collect()),
    }
}

fn wrong(place: &str, key: &'static str) -> Result<Option<Answer>, Vec<(String, &'static str)>> {
    Err(vec![(place.to_owned(), key)])
}

#[test]
fn every_row_left_out_of_a_matrix_is_named() {
    assert_eq!(
        read("help", &[("help.crisis", "hard")]),
        Err(vec![
            ("help.gp".to_owned(), "row-missing"),
            ("help.team".to_owned(), "row-missing")
        ])
    );
    assert_eq!(
        read("help", &[("help.gp", "easy"), ("help.gp", "hard")]),
        wrong("help", "not-an-option")
    );
    assert_eq!(
        read("help", &[("help.gp", "impossible")]),
        wrong("help", "not-an-option")
    );
}

#[test]
fn a_ranking_closes_its_gaps_and_takes_each_place_once() {
    let ranked = |codes: &[&str]| {
        Ok(Some(Answer::Ranked(
            codes.iter().map(|c| code(c)).collect(),
        )))
    };
    assert_eq!(
        read("matters", &[("matters.late", "1"), ("matters.wait", " 3 ")]),
        ranked(&["late", "wait"])
    );
    assert_eq!(
        read("matters", &[("matters.late", "1"), ("matters.wait", "1")]),
        wrong("matters.late", "ranking-twice"),
        "the second box with the same place"
    );
    for typed in ["4", "0", "-1", "first", "1.5"] {
        let typed = [("matters.wait", "1"), ("matters.near", typed)];
        assert_eq!(
            read("matters", &typed),
            wrong("matters.near", "ranking-place"),
            "{typed:?}"
        );
    }
    assert_eq!(
        read("matters", &[]),
        wrong("matters.wait", "ranking-missing")
    );
}

#[test]
fn a_date_that_is_none_is_wrong_at_its_first_wrong_part() {
    let typed = |day, month, year| {
        read(
            "since",
            &[
                ("since.day", day),
                ("since.month", month),
                ("since.year", year),
            ],
        )
    };
    assert_eq!(
        typed(" 1", "3 ", "2024"),
        Ok(Some(Answer::Value("2024-03-01".to_owned())))
    );
    for (day, month, year, place) in [
        ("", "3", "2024", "since.day"),
        ("32", "3", "2024", "since.day"),
        ("31", "4", "2024", "since.day"),
        ("29", "2", "2023", "since.day"),
        ("1", "13", "2024", "since.month"),
        ("1", "", "", "since.month"),
        ("1", "3", "24", "since.year"),
        ("1", "3", "", "since.year"),
    ] {
        assert_eq!(
            typed(day, month, year),
            wrong(place, "date-format"),
            "{day}/{month}/{year}"
        );
    }
    assert_eq!(
        typed("31", "12", "1899"),
        wrong("since.day", "date-too-early")
    );
    assert_eq!(
        typed("1", "11", "2026"),
        wrong("since.day", "date-too-late")
    );
    assert_eq!(read("since", &[]), wrong("since.day", "answer-missing"));
}

#[test]
fn of_a_postcode_only_the_district_is_left() {
    for (typed, district) in [
        ("BA1 1AA", "BA1"),
        ("ba11aa", "BA1"),
        ("BA11 1AA", "BA11"),
        ("BA111AA", "BA11"),
        ("BA1", "BA1"),
        ("BA1 1", "BA1"),
        ("BA1 1A", "BA1"),
        (" sw1a 1aa ", "SW1A"),
        ("e1 6an", "E1"),
        ("W1T", "W1T"),
    ] {
        let read = read("where", &[("where", typed)]);
        assert_eq!(
            read,
            Ok(Some(Answer::Value(district.to_owned()))),
            "{typed}"
        );
    }
    for typed in ["Bath", "1AA", "BA1 1AAA", "B", "12345", "BA1 XYZ", "ＢＡ１"] {
        assert_eq!(
            read("where", &[("where", typed)]),
            wrong("where", "district-format"),
            "{typed}"
        );
    }
}

#[test]
fn an_address_never_stays_with_the_answers() {
    let mut answers = Answers::new();
    let address = read("tell", &[("tell", " ann@example.org ")]).expect("an address");
    answers.set(code("tell"), address);
    let (closed, comments) = answers.split();
    assert!(closed.is_empty() && comments.is_empty());
    let addresses: Vec<_> = answers.addresses().map(|(_, address)| address).collect();
    assert_eq!(addresses, ["ann@example.org"]);
}

#[test]
fn what_no_answer_can_be_is_no_survey() {
    let faults = |from: &str, to: &str| -> Vec<(String, &'static str)> {
        let json = every_kind().write().expect("a file");
        assert!(json.contains(from), "{from}");
        let faults = SurveyFile::read(&json.replacen(from, to, 1)).expect_err("a fault");
        faults
            .into_iter()
            .map(|fault| (fault.place, fault.problem.key))
            .collect()
    };
    let fault = |place: &str, key: &'static str| vec![(place.to_owned(), key)];
    let ranked = r#""code": "late","#;
    let apart = r#""code": "late", "standing": "dont_know","#;
    assert_eq!(
        faults(ranked, apart),
        fault("order.matters.late", "survey-misplaced-option")
    );
    let boxed = r#""code": "late", "other": true,"#;
    assert_eq!(
        faults(ranked, boxed),
        fault("order.matters.late", "survey-misplaced-option")
    );
    assert_eq!(
        faults("/favicon.ico", "https://elsewhere.example/p.png"),
        fault("extras.settled", "survey-bad-picture")
    );
    assert_eq!(
        faults(r#""places": 3"#, r#""places": 9"#),
        fault("order.matters", "survey-bad-bounds")
    );
    let asks = r#""code": "extras", "show_if": { "question": "tell", "answered": true },"#;
    assert_eq!(
        faults(r#""code": "extras","#, asks),
        fault("extras", "survey-condition-email")
    );
}

#[test]
fn a_file_is_never_asked_for_twice_on_a_page_nor_of_everybody_nor_asked_about_on_paper() {
    let wrong = |change: &dyn Fn(&mut Definition)| -> Vec<(String, &'static str)> {
        let mut definition = every_kind().definition;
        change(&mut definition);
        let faults = check(&definition).into_iter();
        faults
            .map(|fault| (fault.place, fault.problem.key))
            .collect()
    };
    let photo = |definition: &Definition| definition.question("photo").expect("it").clone();
    let extras = |definition: &mut Definition, question: Question| {
        let section = definition.sections.last_mut().expect("a section");
        section
            .questions
            .retain(|other| other.code != question.code);
        section.questions.push(question);
    };
    let fault = |place: &str, key: &'static str| vec![(place.to_owned(), key)];
    assert_eq!(wrong(&|_| {}), []);
    let required = |definition: &mut Definition| {
        let question = photo(definition);
        extras(
            definition,
            Question {
                required: true,
                ..question
            },
        );
    };
    assert_eq!(
        wrong(&required),
        fault("extras.photo", "survey-file-required")
    );
    let twice = |definition: &mut Definition| {
        let question = photo(definition);
        extras(
            definition,
            Question {
                code: code("letter"),
                ..question
            },
        );
    };
    assert_eq!(wrong(&twice), fault("extras.letter", "survey-two-files"));
    let asked_about = |online_only: bool| {
        move |definition: &mut Definition| {
            let mut section = definition.sections.last().expect("a section").clone();
            section.code = code("more");
            section
                .questions
                .retain(|question| question.code.as_str() == "inside");
            for question in &mut section.questions {
                question.code = code("again");
                question.online_only = online_only;
            }
            section.show_if =
                serde_json::from_str(r#"{"question": "photo", "answered": true}"#).ok();
            definition.sections.push(section);
        }
    };
    assert_eq!(
        wrong(&asked_about(false)),
        fault("more", "survey-condition-online-only")
    );
    assert_eq!(wrong(&asked_about(true)), []);
}

#[test]
fn a_statement_called_file_is_no_file() {
    let steps: Closed = serde_json::from_str(r#"{"file": "agree"}"#).expect("steps");
    assert!(matches!(steps, Closed::Rows(_)));
    let file: Closed = serde_json::from_str(
        r#"{"file": {"token": "t", "name": "a.pdf", "kind": "pdf", "length": 1}}"#,
    )
    .expect("a file");
    assert!(matches!(file, Closed::File { .. }));
}

#[test]
fn an_order_of_its_own_is_the_same_each_time_and_keeps_what_stands_apart_last() {
    let survey = every_kind();
    let question = survey.definition.question("settled").expect("a question");
    let order = |seed: &[u8]| -> Vec<String> {
        let codes = question.shuffled(seed).expect("it is shuffled");
        codes.into_iter().map(ToString::to_string).collect()
    };
    let mut first = std::collections::BTreeMap::new();
    for person in 0..400_u32 {
        let order = order(&person.to_be_bytes());
        assert_eq!(
            order,
            self::every_order(question, person),
            "the same each time"
        );
        assert_eq!(order[4..], ["else", "dk"], "they stay at the end");
        let mut sorted = order.clone();
        sorted.sort();
        assert_eq!(sorted, ["dk", "else", "gate", "shade", "sun", "wall"]);
        *first.entry(order[0].clone()).or_insert(0) += 1;
    }
    assert!(
        first.len() == 4 && first.values().all(|n| (60..140).contains(n)),
        "{first:?}"
    );
    let scale = survey.definition.question("agree").expect("a question");
    let scale = Question {
        shuffle: true,
        ..scale.clone()
    };
    assert_eq!(
        scale.shuffled(b"seed"),
        None,
        "the order of a scale is its meaning"
    );
}

fn every_order(question: &Question, person: u32) -> Vec<String> {
    let codes = question.shuffled(&person.to_be_bytes()).unwrap_or_default();
    codes.into_iter().map(ToString::to_string).collect()
}

/// Something somebody can answer to a question, by a few free choices.
fn answer(question: &Question, words: &str, number: i64, picks: &[Index]) -> Option<Answer> {
    let pick = |at: usize, of: usize| picks.get(at).map_or(0, |index| index.index(of.max(1)));
    let codes: Vec<Code> = question
        .kind
        .options()
        .iter()
        .map(|o| o.code.clone())
        .collect();
    match &question.kind {
        Kind::Single { options } | Kind::Likert { options } => {
            let chosen = options.get(pick(0, options.len()))?;
            let other = chosen.other.then(|| words.trim().to_owned());
            Some(Answer::Options {
                chosen: vec![chosen.code.clone()],
                other: other.filter(|words| !words.is_empty()),
            })
        }
        Kind::Several { options, min, max } => {
            let least = usize::from(min.unwrap_or(1)).max(1);
            let most = max.map_or(options.len(), usize::from);
            let plain: Vec<Code> = options
                .iter()
                .filter(|option| option.standing.is_none())
                .map(|option| option.code.clone())
                .collect();
            let count = (least + pick(0, most - least + 1)).min(plain.len());
            let chosen = plain.into_iter().take(count).collect();
            Some(Answer::Options {
                chosen,
                other: None,
            })
        }
        Kind::Matrix { rows, .. } => {
            let step = |(at, row): (usize, &Row)| {
                Some((row.code.clone(), codes.get(pick(at, codes.len()))?.clone()))
            };
            Some(Answer::Rows(
                rows.iter().enumerate().filter_map(step).collect(),
            ))
        }
        Kind::Ranking { places, .. } => {
            let mut codes = codes;
            codes.rotate_left(pick(0, 4));
            codes.truncate(1 + pick(1, places.map_or(codes.len(), usize::from)));
            Some(Answer::Ranked(codes))
        }
        Kind::Number { min, max } => Some(Answer::Number(
            number.clamp(min.unwrap_or(-99), max.unwrap_or(99)),
        )),
        Kind::Date { from, .. } => {
            let days = u64::try_from(number.rem_euclid(40_000)).unwrap_or(0);
            let day = (*from)?.checked_add_days(chrono::Days::new(days))?;
            Some(Answer::Value(day.to_string()))
        }
        Kind::District => Some(Answer::Value(
            ["BA1", "SW1A", "E1", "M60"][pick(0, 4)].to_owned(),
        )),
        Kind::Email => Some(Answer::Email(format!(
            "p{}@example.org",
            number.unsigned_abs()
        ))),
        Kind::File => Some(Answer::File(Attached {
            token: format!("{number:032x}"),
            name: format!("{words}.pdf"),
            kind: crate::upload::FileKind::Pdf,
            length: 7,
        })),
        Kind::ShortText { limit } | Kind::LongText { limit } => {
            let fits: String = words.trim().chars().take((*limit as usize) / 2).collect();
            let fits = fits.trim().to_owned();
            (!fits.is_empty()).then_some(Answer::Text(fits))
        }
    }
}

proptest! {
    #[test]
    fn what_a_page_shows_of_an_answer_is_read_as_that_answer(
        words in "[a-zA-Zéß🙂 ]{0,60}", number in -500..500_i64, picks in prop::collection::vec(any::<Index>(), 6)
    ) {
        let survey = every_kind();
        for (_, question) in survey.definition.questions() {
            let Some(given) = answer(question, &words, number, &picks) else { continue };
            let mut answers = Answers::new();
            answers.set(question.code.clone(), Some(given.clone()));
            let shown = Fields::of(&[question], &answers);
            // A file comes in no field, so nobody can give themselves one by typing.
            let given = Some(given).filter(|_| !question.takes_file());
            prop_assert_eq!(question.read(&shown, "en"), Ok(given), "{}", question.code);
        }
    }

    #[test]
    fn what_is_stored_comes_together_again_without_the_addresses(
        words in "[a-z ]{0,20}", number in -500..500_i64, picks in prop::collection::vec(any::<Index>(), 6)
    ) {
        let survey = every_kind();
        let mut answers = Answers::new();
        let mut kept = Answers::new();
        for (_, question) in survey.definition.questions() {
            let given = answer(question, &words, number, &picks);
            answers.set(question.code.clone(), given.clone());
            let given = given.filter(|given| !matches!(given, Answer::Email(_)));
            kept.set(question.code.clone(), given);
        }
        let (closed, comments) = answers.split();
        let json = serde_json::to_string(&closed).expect("json");
        prop_assert!(!json.contains('@'));
        let again = Answers::join(serde_json::from_str(&json).expect("json"), comments);
        prop_assert_eq!(again, kept);
    }

    #[test]
    fn what_is_keyed_of_an_answer_is_that_answer(
        number in -500..500_i64, picks in prop::collection::vec(any::<Index>(), 6)
    ) {
        let survey = every_kind();
        for (_, question) in survey.definition.questions() {
            let Some(given) = answer(question, "word", number, &picks) else { continue };
            let mut fields = Fields::default();
            for (name, typed) in crate::paper::typed(question, &given) {
                fields.push(name, typed);
            }
            let keyed = crate::paper::read(question, &fields, "en");
            let given = match question.takes_file() {
                true => crate::paper::Keyed::Blank,
                false => crate::paper::Keyed::Answer(given),
            };
            prop_assert_eq!(keyed, Ok(given), "{}", question.code);
        }
    }

    #[test]
    fn bounds_hold_whatever_is_posted(
        posted in subsequence(vec!["trees", "shops", "quiet", "people", "none"], 0..=5),
        places in prop::collection::vec("[0-5]?", 4)
    ) {
        let survey = every_kind();
        let many = survey.definition.question("many").expect("a question");
        let pairs: Vec<_> = posted.iter().map(|option| ("many", *option)).collect();
        if let Ok(Some(Answer::Options { chosen, .. })) = many.read(&fields(&pairs), "en") {
            let apart = chosen.iter().any(|code| code.as_str() == "none");
            let allowed = if apart { 1..=1 } else { 2..=3 };
            prop_assert!(allowed.contains(&chosen.len()));
        }
        let matters = survey.definition.question("matters").expect("a question");
        let mut typed = Fields::default();
        for (option, place) in matters.kind.options().iter().zip(&places) {
            typed.push(rank_field(matters, &option.code), place.clone());
        }
        if let Ok(Some(Answer::Ranked(ranked))) = matters.read(&typed, "en") {
            let unique: std::collections::BTreeSet<_> = ranked.iter().collect();
            prop_assert!(ranked.len() <= 3 && unique.len() == ranked.len());
        }
    }

    #[test]
    fn nothing_posted_makes_a_reader_of_any_kind_panic(
        part in "(\\.(other|gp|team|day|month|year|wait))?", value in "\\PC{0,40}"
    ) {
        let survey = every_kind();
        for (_, question) in survey.definition.questions() {
            let name = format!("{}{part}", question.code);
            let _ = read_section(&[question], &fields(&[(&name, &value)]), "en");
        }
    }
}
