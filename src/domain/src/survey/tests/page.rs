//! Questions that depend on answers of their own page.

use super::*;

/// One page: who says yes is asked why, and who says why is asked whether they may be quoted.
fn definition() -> Definition {
    let file = r#"{"title": "T", "purpose": "P", "privacy": "P", "contact": {"team": "Team"},
        "languages": ["en"], "sections": [{"code": "s1", "title": "One", "questions": [
            {"code": "q1", "text": "Have you used it?", "kind": "single",
             "options": [{"code": "yes", "printed": "1", "text": "Yes"},
                         {"code": "no", "printed": "2", "text": "No"}]},
            {"code": "q2", "text": "What was it like?", "kind": "short_text", "required": true,
             "show_if": {"question": "q1", "is": "yes"}},
            {"code": "q3", "text": "How often?", "kind": "number", "max": 9,
             "show_if": {"question": "q2", "answered": true}}]}]}"#;
    serde_json::from_str(file).expect("a definition")
}

fn known(pairs: &[(&str, &str)]) -> Answers {
    let definition = definition();
    let mut answers = Answers::new();
    for (name, value) in pairs {
        let question = definition.question(name).expect("a question");
        let answer = question
            .read(&fields(&[(name, value)]), "en")
            .expect("an answer");
        answers.set(code(name), answer);
    }
    answers
}

/// What comes of a page: answers read, or the keys of what is wrong.
fn send(before: &[(&str, &str)], typed: &[(&str, &str)]) -> Result<Vec<String>, Vec<&'static str>> {
    let (definition, before) = (definition(), known(before));
    let way = journey(&definition, &before);
    let stop = way.stop(1).expect("the page");
    let read = read_page(
        &definition,
        &before,
        stop,
        &fields(typed),
        "en",
        Wanted::All,
    );
    let codes = |read: Vec<(Code, Option<Answer>)>| {
        let given = read.into_iter().filter(|(_, answer)| answer.is_some());
        given.map(|(code, _)| code.to_string()).collect()
    };
    let keys = |problems: crate::problem::Problems| problems.iter().map(|(_, p)| p.key).collect();
    read.map(codes).map_err(keys)
}

#[test]
fn a_question_may_depend_on_one_above_it_and_on_none_below() {
    let sound = definition();
    assert_eq!(check(&sound), []);
    let mut turned = sound;
    turned.sections[0].questions.reverse();
    let keys: Vec<_> = check(&turned)
        .iter()
        .map(|fault| fault.problem.key)
        .collect();
    assert_eq!(keys, ["survey-condition-not-earlier"; 2]);
}

#[test]
fn a_page_brings_one_after_another_what_its_answers_lead_to() {
    let definition = definition();
    let shown = |answers: &Answers| -> Vec<String> {
        let way = journey(&definition, answers);
        let asked = way.questions().map(|q| q.code.to_string());
        asked.collect()
    };
    let blank = Answers::new();
    assert_eq!(shown(&blank), ["q1"]);
    assert_eq!(shown(&known(&[("q1", "yes")])), ["q1", "q2"]);
    let all = known(&[("q1", "yes"), ("q2", "Kind")]);
    assert_eq!(shown(&all), ["q1", "q2", "q3"]);
    let way = journey(&definition, &blank);
    let after = journey(&definition, &all);
    let brought = after.brought(&way.stops()[0]);
    let codes: Vec<_> = brought.iter().map(|q| q.code.as_str()).collect();
    assert_eq!(codes, ["q2", "q3"]);
    assert_eq!(after.brought(&after.stops()[0]), Vec::<&Question>::new());
}

#[test]
fn what_an_answer_of_the_page_takes_away_need_not_be_right() {
    // Asked, and required.
    assert_eq!(
        send(&[("q1", "yes")], &[("q1", "yes")]),
        Err(vec!["answer-missing"])
    );
    // Not asked any more.
    assert_eq!(
        send(&[("q1", "yes")], &[("q1", "no")]),
        Ok(vec!["q1".to_owned()])
    );
    let before = [("q1", "yes"), ("q2", "Kind")];
    assert_eq!(
        send(&before, &[("q1", "yes"), ("q2", "Kind"), ("q3", "99")]),
        Err(vec!["number-too-large"])
    );
    // What was typed there is not lost unsaid.
    assert_eq!(
        send(&before, &[("q1", "no"), ("q2", "Kind"), ("q3", "99")]),
        Ok(vec!["q1".to_owned(), "q2".to_owned()])
    );
}

#[test]
fn the_logic_check_follows_conditions_on_the_same_page() {
    let mut definition = definition();
    assert_eq!(logic(&definition), []);
    let never =
        r#"{"all": [{"question": "q1", "is": "no"}, {"question": "q2", "answered": true}]}"#;
    definition.sections[0].questions[2].show_if =
        Some(serde_json::from_str(never).expect("a condition"));
    let keys: Vec<_> = logic(&definition)
        .iter()
        .map(|finding| finding.key)
        .collect();
    assert_eq!(keys, ["never-question"]);
}

/// The questions of the page as it would be asked with this in its fields.
fn asked(definition: &Definition, before: &Answers, typed: &[(&str, &str)]) -> Vec<String> {
    let way = journey(definition, before);
    let stop = way.stop(1).expect("the page");
    let asked = asked_now(definition, before, stop, &fields(typed), "en").expect("the page");
    asked.questions.iter().map(|q| q.code.to_string()).collect()
}

#[test]
fn a_page_is_asked_live_by_the_rules_it_is_read_by() {
    let definition = definition();
    let live =
        |before: &[(&str, &str)], typed: &[(&str, &str)]| asked(&definition, &known(before), typed);
    assert_eq!(live(&[], &[]), ["q1"]);
    assert_eq!(live(&[], &[("q1", "yes")]), ["q1", "q2"]);
    let all = [("q1", "yes"), ("q2", "Kind")];
    assert_eq!(live(&[], &all), ["q1", "q2", "q3"], "one after another");
    // What is typed in a question that is not asked leads nowhere.
    assert_eq!(live(&[], &[("q1", "no"), ("q2", "Kind")]), ["q1"]);
    // What was kept is what the fields hold now, also where they are blank.
    assert_eq!(live(&all, &[("q1", "yes"), ("q2", " ")]), ["q1", "q2"]);
    assert_eq!(live(&all, &[]), ["q1"]);
    // An option nobody offers is not read: what was kept stays.
    assert_eq!(
        live(&all, &[("q1", "perhaps"), ("q2", "Kind")]),
        ["q1", "q2", "q3"]
    );
}

#[test]
fn every_way_of_asking_decides_live() {
    let file = r#"{"title": "T", "purpose": "P", "privacy": "P", "contact": {"team": "Team"},
        "languages": ["en"], "sections": [{"code": "s1", "title": "One", "questions": [
            {"code": "many", "text": "How often?", "kind": "number"},
            {"code": "what", "text": "What helps?", "kind": "several",
             "options": [{"code": "tea", "printed": "1", "text": "Tea"},
                         {"code": "talk", "printed": "2", "text": "Talk"}]},
            {"code": "words", "text": "And?", "kind": "short_text"},
            {"code": "often", "text": "Why so often?", "kind": "short_text",
             "show_if": {"question": "many", "from": 5, "to": 9}},
            {"code": "any", "text": "Which?", "kind": "short_text",
             "show_if": {"any": [{"question": "what", "any_of": ["tea", "talk"]},
                                 {"all": [{"question": "words", "contains": "bus"},
                                          {"not": {"question": "many", "answered": true}}]}]}}]}]}"#;
    let definition: Definition = serde_json::from_str(file).expect("a definition");
    let live = |typed: &[(&str, &str)]| asked(&definition, &Answers::new(), typed).split_off(3);
    assert_eq!(live(&[]), [""; 0]);
    assert_eq!(live(&[("many", "5")]), ["often"]);
    assert_eq!(live(&[("many", "10")]), [""; 0]);
    assert_eq!(live(&[("what", "talk")]), ["any"]);
    assert_eq!(live(&[("words", "The BUS is late")]), ["any"]);
    assert_eq!(live(&[("words", "The bus"), ("many", "6")]), ["often"]);
}

#[test]
fn a_page_as_it_was_shown_has_what_depends_on_nothing_of_it_and_what_it_says() {
    let definition = definition();
    let way = journey(&definition, &known(&[("q1", "yes"), ("q2", "Kind")]));
    let stop = way.stop(1).expect("the page");
    let shown = |codes: &str| -> Vec<String> {
        let shown = stop.as_shown(codes);
        shown.questions.iter().map(|q| q.code.to_string()).collect()
    };
    assert_eq!(shown(""), ["q1"]);
    assert_eq!(shown("q3 q2"), ["q1", "q2", "q3"]);
    assert_eq!(shown("q2 elsewhere"), ["q1", "q2"]);
    let deciding: Vec<_> = stop
        .section
        .deciding()
        .iter()
        .map(|q| q.code.to_string())
        .collect();
    assert_eq!(deciding, ["q1", "q2"]);
}

#[test]
fn pages_are_counted_only_where_no_answer_decides_whether_one_is_passed_over() {
    let mut definition = definition();
    let progress = |definition: &Definition| journey(definition, &Answers::new()).progress(1);
    assert_eq!(progress(&definition), Some((1, 1)));
    // All that is on the second page depends on an answer, and with it the page.
    let mut second = definition.sections[0].clone();
    second.code = code("s2");
    second
        .questions
        .retain(|question| question.show_if.is_some());
    definition.sections[0].questions.truncate(1);
    definition.sections.push(second);
    assert_eq!(check(&definition), []);
    assert_eq!(progress(&definition), None);
    definition.sections[1].questions[1].show_if = None;
    assert_eq!(progress(&definition), Some((1, 2)));
}
