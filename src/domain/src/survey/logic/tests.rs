use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::*;
use super::*;

fn read(sections: &serde_json::Value) -> Definition {
    let mut definition: Definition = serde_json::from_value(serde_json::json!({
        "title": "t", "purpose": "p", "privacy": "p", "contact": { "team": "t" },
        "languages": ["en"], "sections": sections,
    }))
    .expect("a definition");
    definition.number_options();
    definition
}

fn keys(sections: &serde_json::Value) -> Vec<(String, &'static str)> {
    let found = logic(&read(sections));
    found.into_iter().map(|f| (f.place, f.key)).collect()
}

fn single(code: &str) -> serde_json::Value {
    serde_json::json!({ "code": code, "kind": "single", "text": "x", "options": [
        { "code": "yes", "text": "Yes" }, { "code": "no", "text": "No" } ] })
}

/// A survey whose second section has this condition, and its question that one.
fn two(section: serde_json::Value, question: serde_json::Value) -> serde_json::Value {
    let mut asked = single("q2");
    asked["show_if"] = question;
    serde_json::json!([
        { "code": "s1", "title": "a", "questions": [single("q1"), { "code": "n", "kind": "number", "text": "x", "min": 0, "max": 10 }] },
        { "code": "s2", "title": "b", "show_if": section, "questions": [asked] },
    ])
}

#[test]
fn what_can_never_be_the_case_is_found_and_why() {
    let yes = || serde_json::json!({ "question": "q1", "is": "yes" });
    let no = || serde_json::json!({ "question": "q1", "is": "no" });
    let null = serde_json::Value::Null;
    let both = serde_json::json!({ "all": [yes(), no()] });
    let found = keys(&two(both.clone(), null.clone()));
    assert_eq!(
        found,
        [("s2".into(), "exclude"), ("s2".into(), "never-section")]
    );
    let found = keys(&two(null.clone(), both));
    assert_eq!(
        found,
        [
            ("s2".into(), "empty-section"),
            ("s2.q2".into(), "exclude"),
            ("s2.q2".into(), "never-question")
        ]
    );
    let found = keys(&two(yes(), no()));
    assert!(
        found.contains(&("s2.q2".into(), "contradiction")),
        "{found:?}"
    );
    let found = keys(&two(yes(), yes()));
    assert_eq!(found, [("s2.q2".into(), "redundant")]);
    let beyond = serde_json::json!({ "question": "n", "from": 11 });
    assert_eq!(
        keys(&two(beyond, null.clone())),
        [("s2".into(), "never-section")]
    );
    let any = serde_json::json!({ "any": [yes(), { "not": yes() }] });
    assert_eq!(keys(&two(any, null)), [("s2".into(), "always-section")]);
}

#[test]
fn what_was_left_out_may_decide_and_that_is_said() {
    let not_yes = serde_json::json!({ "not": { "question": "q1", "is": "yes" } });
    let found = keys(&two(not_yes, serde_json::Value::Null));
    assert_eq!(found, [("s2".into(), "skipped-shows")]);
    let unanswered = serde_json::json!({ "question": "q1", "answered": false });
    assert_eq!(keys(&two(unanswered, serde_json::Value::Null)), []);
}

#[test]
fn a_required_question_nobody_can_answer_ends_the_way() {
    let mut question = single("q1");
    question["kind"] = "several".into();
    question["required"] = true.into();
    question["min"] = 3.into();
    let found = keys(&serde_json::json!([
        { "code": "s1", "title": "a", "questions": [question] }
    ]));
    assert_eq!(found, [("s1.q1".into(), "dead-end")]);
}

#[test]
fn words_within_words_and_days_are_decided_too() {
    let survey = |condition: serde_json::Value| {
        serde_json::json!([
            { "code": "s1", "title": "a", "questions": [
                { "code": "w", "kind": "short_text", "text": "x" },
                { "code": "d", "kind": "date", "text": "x", "from": "2027-01-01", "to": "2027-12-31" },
                { "code": "p", "kind": "district", "text": "x" } ] },
            { "code": "s2", "title": "b", "show_if": condition, "questions": [single("q2")] },
        ])
    };
    let late_but_no_bus = serde_json::json!({ "all": [
        { "question": "w", "contains": "late bus" }, { "not": { "question": "w", "contains": "bus" } } ] });
    assert!(keys(&survey(late_but_no_bus)).contains(&("s2".into(), "never-section")));
    let bus_but_not_late = serde_json::json!({ "all": [
        { "question": "w", "contains": "bus" }, { "not": { "question": "w", "contains": "late bus" } } ] });
    assert_eq!(keys(&survey(bus_but_not_late)), []);
    let another_year = serde_json::json!({ "question": "d", "dates": { "from": "2028-01-01" } });
    assert_eq!(
        keys(&survey(another_year)),
        [("s2".into(), "never-section")]
    );
    let no_district = serde_json::json!({ "question": "p", "contains": "b-1" });
    assert_eq!(keys(&survey(no_district)), [("s2".into(), "never-section")]);
    let bath = serde_json::json!({ "question": "p", "contains": "BA1" });
    assert_eq!(keys(&survey(bath)), []);
}

#[test]
fn what_is_too_much_to_try_is_said_and_not_guessed() {
    let options: Vec<_> = (0..20)
        .map(|n| serde_json::json!({ "code": format!("o{n}"), "text": "x" }))
        .collect();
    let each: Vec<_> = (0..20)
        .map(|n| serde_json::json!({ "question": "q1", "is": format!("o{n}") }))
        .collect();
    let found = keys(&serde_json::json!([
        { "code": "s1", "title": "a", "questions": [{ "code": "q1", "kind": "several", "text": "x", "options": options }] },
        { "code": "s2", "title": "b", "show_if": { "all": each }, "questions": [single("q2")] },
    ]));
    assert_eq!(found, [("s2".into(), "unsure")]);
}

/// Twenty questions in the first section, and twenty sections after it, each for those who said yes
/// to one of them and, from the second on, to the question of the section before.
fn staircase(last: serde_json::Value) -> Vec<(String, &'static str)> {
    let first: Vec<_> = (0..20).map(|n| single(&format!("a{n}"))).collect();
    let mut sections = vec![serde_json::json!({ "code": "s", "title": "x", "questions": first })];
    for n in 0..20 {
        let yes = |code: String| serde_json::json!({ "question": code, "is": "yes" });
        let mut all = vec![yes(format!("a{n}"))];
        all.extend((n > 0).then(|| yes(format!("b{}", n - 1))));
        sections.push(serde_json::json!({ "code": format!("s{n}"), "title": "x",
            "show_if": { "all": all }, "questions": [single(&format!("b{n}"))] }));
    }
    sections.push(serde_json::json!({ "code": "end", "title": "x",
        "show_if": last, "questions": [single("z")] }));
    let found = keys(&sections.into());
    let is_told = |key: &str| key == "skipped-hides";
    found.into_iter().filter(|(_, key)| !is_told(key)).collect()
}

#[test]
fn many_questions_that_each_decide_one_step_are_followed_to_the_end() {
    let all = |first: &str, other: &str| {
        let yes = |code: &str, is: &str| serde_json::json!({ "question": code, "is": is });
        serde_json::json!({ "all": [yes("b19", "yes"), yes(first, other)] })
    };
    assert_eq!(staircase(all("b0", "yes")), []);
    assert_eq!(
        staircase(all("a7", "no")),
        [("end".into(), "never-section")]
    );
}

#[test]
fn faults_come_first() {
    let later = serde_json::json!({ "question": "q2", "is": "yes" });
    let found = keys(&two(later, serde_json::Value::Null));
    assert_eq!(found, [("survey".into(), "faults-first")]);
}

/// A tape of numbers that a small survey is read from, so that it can be made smaller.
struct Tape<'a>(std::slice::Iter<'a, u8>);

impl Tape<'_> {
    fn below(&mut self, n: u8) -> u8 {
        self.0.next().map_or(0, |byte| byte % n)
    }
}

fn random_question(tape: &mut Tape<'_>, name: &str) -> serde_json::Value {
    let options = |n: u8, standing: bool| -> Vec<serde_json::Value> {
        let option = |i: u8| {
            let mut option = serde_json::json!({ "code": format!("o{i}"), "text": "x" });
            if standing && i + 1 == n {
                option["standing"] = "none".into();
            }
            option
        };
        (0..n).map(option).collect()
    };
    let mut question = match tape.below(4) {
        0 => serde_json::json!({ "kind": "several", "options": options(3, tape.below(2) == 0),
            "min": tape.below(3), "max": 1 + tape.below(3) }),
        1 => serde_json::json!({ "kind": "number", "min": 0, "max": tape.below(3) }),
        2 => serde_json::json!({ "kind": "short_text" }),
        _ => serde_json::json!({ "kind": "single", "options": options(2 + tape.below(2), false) }),
    };
    question["code"] = name.into();
    question["text"] = "x".into();
    question["required"] = (tape.below(2) == 0).into();
    question
}

fn random_condition(
    tape: &mut Tape<'_>,
    earlier: &[serde_json::Value],
    depth: u8,
) -> serde_json::Value {
    if depth > 0 && tape.below(2) == 0 {
        let part = |tape: &mut Tape<'_>| random_condition(tape, earlier, depth - 1);
        return match tape.below(3) {
            0 => serde_json::json!({ "all": [part(tape), part(tape)] }),
            1 => serde_json::json!({ "any": [part(tape), part(tape)] }),
            _ => serde_json::json!({ "not": part(tape) }),
        };
    }
    let asked = &earlier[usize::from(tape.below(u8::try_from(earlier.len()).expect("few")))];
    let code = asked["code"].clone();
    if tape.below(6) == 0 {
        return serde_json::json!({ "question": code, "answered": tape.below(2) == 0 });
    }
    match asked["kind"].as_str() {
        Some("number") => {
            let from = tape.below(4);
            serde_json::json!({ "question": code, "from": from, "to": from + tape.below(2) })
        }
        Some("short_text") => {
            let words = ["a", "ab", "b"][usize::from(tape.below(3))];
            serde_json::json!({ "question": code, "contains": words })
        }
        _ => {
            let count = asked["options"].as_array().map_or(1, Vec::len);
            let option = |tape: &mut Tape<'_>| format!("o{}", usize::from(tape.below(3)) % count);
            if tape.below(3) == 0 {
                serde_json::json!({ "question": code, "any_of": [option(tape), option(tape)] })
            } else {
                serde_json::json!({ "question": code, "is": option(tape) })
            }
        }
    }
}

/// Three or four sections of one or two questions, with conditions on earlier ones.
fn random_survey(bytes: &[u8]) -> Definition {
    let mut tape = Tape(bytes.iter());
    let mut earlier: Vec<serde_json::Value> = Vec::new();
    let mut sections = Vec::new();
    for s in 0..3 + tape.below(2) {
        let mut section = serde_json::json!({ "code": format!("s{s}"), "title": "x" });
        if s > 0 && tape.below(2) == 0 {
            section["show_if"] = random_condition(&mut tape, &earlier, 2);
        }
        let mut questions = Vec::new();
        let room = 5_usize.saturating_sub(earlier.len());
        for q in 0..(1 + tape.below(2)).min(u8::try_from(room).unwrap_or(0).max(1)) {
            let mut question = random_question(&mut tape, &format!("q{s}{q}"));
            if s > 0 && tape.below(2) == 0 {
                question["show_if"] = random_condition(&mut tape, &earlier, 2);
            }
            questions.push(question);
        }
        earlier.extend(questions.iter().cloned());
        section["questions"] = questions.into();
        sections.push(section);
    }
    read(&sections.into())
}

/// Everything that can be answered to a question online, besides nothing: found by posting it.
fn answers_to(question: &Question) -> Vec<Answer> {
    let posts: Vec<Vec<String>> = match &question.kind {
        Kind::Number { .. } => (-1..5).map(|n: i64| vec![n.to_string()]).collect(),
        Kind::ShortText { .. } => ["x", "a", "b", "a b", "ab"]
            .iter()
            .map(|t| vec![(*t).to_owned()])
            .collect(),
        kind => {
            let codes: Vec<String> = kind.options().iter().map(|o| o.code.to_string()).collect();
            (1..1_u32 << codes.len())
                .map(|set| {
                    let chosen = codes.iter().enumerate();
                    chosen
                        .filter(|(i, _)| set & (1 << i) != 0)
                        .map(|(_, c)| c.clone())
                        .collect()
                })
                .collect()
        }
    };
    let read = |values: Vec<String>| {
        let pairs = values
            .into_iter()
            .map(|value| (question.code.to_string(), value));
        let fields = Fields::from(pairs.collect::<Vec<_>>());
        question.read(&fields, "en").ok().flatten()
    };
    posts.into_iter().filter_map(read).collect()
}

/// What the answers say about the questions asked before a section, by the meaning of routing and
/// nothing else.
fn told(definition: &Definition, answers: &Answers, before: usize) -> Answers {
    let mut told = Answers::new();
    for (at, section) in definition.sections.iter().enumerate().take(before) {
        for question in &section.questions {
            if is_asked(definition, answers, at, question) {
                told.set(
                    question.code.clone(),
                    answers.get(question.code.as_str()).cloned(),
                );
            }
        }
    }
    told
}

fn is_asked(
    definition: &Definition,
    answers: &Answers,
    section: usize,
    question: &Question,
) -> bool {
    let told = told(definition, answers, section);
    let conditions = [&definition.sections[section].show_if, &question.show_if];
    conditions
        .into_iter()
        .flatten()
        .all(|condition| condition.holds(&told))
}

/// Every set of answers a person can give online: whatever was typed where nobody was asked is
/// left out, and nobody passes a required question they were asked without answering it.
fn everybody(definition: &Definition) -> Vec<Answers> {
    let mut all = vec![Answers::new()];
    for (at, section) in definition.sections.iter().enumerate() {
        for question in &section.questions {
            let possible = answers_to(question);
            let stuck = question.required && possible.is_empty();
            let mut next = Vec::new();
            for answers in all {
                if !is_asked(definition, &answers, at, question) {
                    next.push(answers);
                    continue;
                }
                for answer in &possible {
                    let mut with = answers.clone();
                    with.set(question.code.clone(), Some(answer.clone()));
                    next.push(with);
                }
                if !question.required || stuck {
                    next.push(answers);
                }
            }
            all = next;
        }
    }
    all
}

fn leaves<'c>(condition: &'c Condition, found: &mut Vec<&'c Condition>) {
    match condition {
        Condition::All { all: parts } | Condition::Any { any: parts } => {
            parts.iter().for_each(|part| leaves(part, found));
        }
        Condition::Not { not } => leaves(not, found),
        leaf => found.push(leaf),
    }
}

/// What `logic` has to find, by trying everybody.
fn expected(definition: &Definition) -> BTreeSet<(String, &'static str)> {
    let everybody = everybody(definition);
    let mut found = BTreeSet::new();
    for (at, section) in definition.sections.iter().enumerate() {
        let before: Vec<Answers> = everybody.iter().map(|a| told(definition, a, at)).collect();
        let sees = |told: &&Answers| section.show_if.as_ref().is_none_or(|c| c.holds(*told));
        let inside: Vec<&Answers> = before.iter().filter(sees).collect();
        let place = section.code.to_string();
        if let Some(condition) = &section.show_if {
            if inside.is_empty() {
                found.insert((place.clone(), "never-section"));
            } else if inside.len() == before.len() {
                found.insert((place.clone(), "always-section"));
            } else {
                let all: Vec<&Answers> = before.iter().collect();
                skipped(definition, &all, &place, condition, &mut found);
            }
        }
        let mut anybody = false;
        for question in &section.questions {
            let place = format!("{place}.{}", question.code);
            let mut nobody = inside.is_empty();
            if let (Some(condition), false) = (&question.show_if, inside.is_empty()) {
                let holds = |told: &&Answers| condition.holds(*told);
                let asked = inside.iter().copied().filter(holds).count();
                let anywhere = before.iter().filter(holds).count();
                nobody = asked == 0;
                if asked == 0 {
                    let key = if anywhere == 0 {
                        "never-question"
                    } else {
                        "contradiction"
                    };
                    found.insert((place.clone(), key));
                } else if asked == inside.len() {
                    let always = anywhere == before.len();
                    let key = if always {
                        "always-question"
                    } else {
                        "redundant"
                    };
                    found.insert((place.clone(), key));
                } else {
                    skipped(definition, &inside, &place, condition, &mut found);
                }
            }
            anybody |= !nobody;
            if question.required {
                if nobody {
                    found.insert((place, "required-never"));
                } else if answers_to(question).is_empty() {
                    found.insert((place, "dead-end"));
                }
            }
        }
        if !anybody && !inside.is_empty() {
            found.insert((place, "empty-section"));
        }
    }
    found
}

/// Conditions that come out as they do because something was not answered.
fn skipped(
    definition: &Definition,
    told: &[&Answers],
    place: &str,
    condition: &Condition,
    found: &mut BTreeSet<(String, &'static str)>,
) {
    let mut statements = Vec::new();
    leaves(condition, &mut statements);
    let tests = statements
        .iter()
        .filter(|leaf| !matches!(leaf, Condition::Answered { .. }));
    let asked_about: BTreeSet<&Code> = tests
        .flat_map(|leaf| leaf.mentions())
        .map(|(q, _)| q)
        .collect();
    for code in asked_about {
        let section = |q: &Code| {
            let has = |s: &Section| s.questions.iter().any(|question| question.code == *q);
            definition.sections.iter().position(has).expect("a section")
        };
        let question = definition.question(code.as_str()).expect("a question");
        for told in told.iter().filter(|told| told.get(code.as_str()).is_none()) {
            let outcome = condition.holds(*told);
            let hangs = answers_to(question).into_iter().any(|answer| {
                let mut with = (*told).clone();
                with.set(code.clone(), Some(answer));
                condition.holds(&with) != outcome
            });
            if hangs && outcome {
                found.insert((place.to_owned(), "skipped-shows"));
            }
            if hangs && !outcome && !is_asked(definition, told, section(code), question) {
                found.insert((place.to_owned(), "skipped-hides"));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn findings_are_exactly_what_trying_everybody_finds(bytes in proptest::collection::vec(any::<u8>(), 120)) {
        let definition = random_survey(&bytes);
        prop_assert!(check(&definition).iter().all(|f| f.problem.key == "survey-bad-bounds"), "{:?}", check(&definition));
        let found: BTreeSet<(String, &'static str)> = logic(&definition)
            .into_iter()
            .map(|finding| (finding.place, finding.key))
            .filter(|(_, key)| *key != "exclude")
            .collect();
        prop_assert_eq!(found, expected(&definition), "{:#?}", definition.sections);
    }

    #[test]
    fn the_journey_ends_and_is_what_the_meaning_of_routing_says(
        bytes in proptest::collection::vec(any::<u8>(), 120),
        picks in proptest::collection::vec(any::<u8>(), 8),
    ) {
        let definition = random_survey(&bytes);
        // Answers to anything, asked or not, as a browser that went back and forth leaves them.
        let mut answers = Answers::new();
        for ((_, question), pick) in definition.questions().zip(&picks) {
            let possible = answers_to(question);
            let at = usize::from(*pick) % (possible.len() + 1);
            answers.set(question.code.clone(), possible.into_iter().nth(at));
        }
        let way = journey(&definition, &answers);
        let seen: Vec<&str> = way.questions().map(|q| q.code.as_str()).collect();
        let mut meant = Vec::new();
        for (at, section) in definition.sections.iter().enumerate() {
            for question in &section.questions {
                if is_asked(&definition, &answers, at, question) {
                    meant.push(question.code.as_str());
                }
            }
        }
        prop_assert_eq!(&seen, &meant);
        prop_assert!(way.stops().len() <= definition.sections.len());
        prop_assert!(way.stops().windows(2).all(|pair| pair[0].number < pair[1].number));
        let nobody: BTreeSet<String> = logic(&definition)
            .into_iter()
            .filter(|f| ["never-section", "never-question", "contradiction", "empty-section"].contains(&f.key))
            .map(|finding| finding.place)
            .collect();
        // Who passed a required question without an answer is nobody the site lets through.
        let let_through = way.questions().all(|q| !q.required || answers.get(q.code.as_str()).is_some());
        for stop in way.stops().iter().filter(|_| let_through) {
            prop_assert!(!nobody.contains(stop.section.code.as_str()));
            for question in &stop.questions {
                let place = format!("{}.{}", stop.section.code, question.code);
                prop_assert!(!nobody.contains(&place));
            }
        }
    }
}

/// A matrix and a ranking, and a question that is asked by this condition.
fn by_parts(condition: serde_json::Value) -> Vec<(String, &'static str)> {
    let option = |code: &str| serde_json::json!({ "code": code, "text": code });
    let options = |codes: [&str; 3]| codes.map(option);
    let mut asked = single("q3");
    asked["show_if"] = condition;
    keys(
        &serde_json::json!([{ "code": "s1", "title": "a", "questions": [
        { "code": "q1", "kind": "matrix", "text": "x", "rows": options(["staff", "place", "times"]),
          "options": options(["good", "fair", "poor"]) },
        { "code": "q2", "kind": "ranking", "text": "x", "places": 2, "options": options(["tea", "milk", "jam"]) },
        asked ] }]),
    )
}

#[test]
fn each_statement_of_a_matrix_and_each_place_of_a_ranking_is_followed_by_itself() {
    let row = |row: &str, step: &str| serde_json::json!({ "question": "q1", "row": row, "any_of": [step] });
    let first = |first: u16, option: &str| serde_json::json!({ "question": "q2", "first": first, "any_of": [option] });
    let all = |parts: [serde_json::Value; 2]| serde_json::json!({ "all": parts });
    let not = |part: serde_json::Value| serde_json::json!({ "not": part });
    let is_never = |condition: serde_json::Value| {
        let found = by_parts(condition);
        found
            .iter()
            .any(|(place, key)| place == "s1.q3" && *key == "never-question")
    };
    assert_eq!(by_parts(row("staff", "poor")), []);
    assert_eq!(by_parts(first(1, "tea")), []);
    // One statement has one step; two may differ.
    assert!(is_never(all([row("staff", "poor"), row("staff", "good")])));
    assert!(!is_never(all([row("staff", "poor"), row("place", "good")])));
    // Who said it of a statement said it of any.
    let any = serde_json::json!({ "question": "q1", "is": "poor" });
    assert!(is_never(all([row("staff", "poor"), not(any.clone())])));
    assert!(!is_never(all([not(row("staff", "poor")), any])));
    // One option stands first, and what stands first is among the first two.
    assert!(is_never(all([first(1, "tea"), first(1, "milk")])));
    assert!(!is_never(all([first(1, "tea"), first(2, "milk")])));
    assert!(is_never(all([first(1, "tea"), not(first(2, "tea"))])));
    let ranked = serde_json::json!({ "question": "q2", "is": "jam" });
    assert!(!is_never(all([ranked.clone(), first(2, "tea")])));
    assert!(is_never(all([not(ranked), first(2, "jam")])));
    // What is no statement, or no place, is a fault.
    for wrong in [row("food", "poor"), first(3, "tea"), first(0, "tea")] {
        assert_eq!(by_parts(wrong), [("survey".to_owned(), "faults-first")]);
    }
}
