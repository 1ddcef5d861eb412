//! Checking, advising on, comparing and answering a survey of 60 questions with 20 conditions. Under 20 ms
//! is aimed at for checking it.

#![expect(
    clippy::expect_used,
    reason = "a benchmark may stop on its own mistake"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use domain::survey::{Answer, Answers, Code, Definition, diff, journey, lint, logic};

/// Sixty questions in twenty sections; every section but the first four has a nested condition on
/// questions of four sections before it, some of which have conditions themselves.
fn large() -> Definition {
    let sections: Vec<_> = (0..20)
        .map(|s| {
            let questions: Vec<_> = (0..3).map(|q| question(s, q)).collect();
            let mut section = serde_json::json!({
                "code": format!("s{s}"), "title": "A part of the proposal", "questions": questions,
            });
            if s >= 4 {
                let on = |back: usize, q: usize, o: usize| {
                    serde_json::json!({ "question": format!("q{}-{q}", s - back), "is": format!("o{o}") })
                };
                section["show_if"] = serde_json::json!({ "any": [
                    { "all": [on(1, 0, 0), { "not": on(2, 1, 1) }] },
                    { "all": [on(3, 2, 2), on(4, 0, 1)] },
                ] });
            }
            section
        })
        .collect();
    let mut definition: Definition = serde_json::from_value(serde_json::json!({
        "title": "A large survey", "purpose": "To be checked", "privacy": "Nothing is kept",
        "contact": { "team": "The team" }, "languages": ["en"], "sections": sections,
    }))
    .expect("a definition");
    definition.number_options();
    definition
}

fn question(section: usize, question: usize) -> serde_json::Value {
    let options: Vec<_> = (0..5)
        .map(|o| serde_json::json!({ "code": format!("o{o}"), "text": format!("Answer number {o}") }))
        .collect();
    let kind = ["single", "several", "likert"][question];
    let mut made = serde_json::json!({
        "code": format!("q{section}-{question}"), "kind": kind, "options": options,
        "text": "How far do you think that this part of the proposal would help people who live here?",
    });
    // Four of the conditions stand at questions.
    if section >= 16 && question == 2 {
        made["show_if"] = serde_json::json!({ "question": format!("q{}-0", section - 6), "any_of": ["o0", "o3"] });
    }
    made
}

/// Everything answered with the first option.
fn answered(definition: &Definition) -> Answers {
    let mut answers = Answers::new();
    for (_, question) in definition.questions() {
        let first = Code::parse("o0").expect("a code");
        answers.set(question.code.clone(), Some(Answer::one(first)));
    }
    answers
}

fn survey(c: &mut Criterion) {
    let before = large();
    let mut after = before.clone();
    after.sections.swap(3, 9);
    c.bench_function("logic of 60 questions with 20 conditions", |b| {
        b.iter(|| logic(&before))
    });
    let answers = answered(&before);
    c.bench_function(
        "journey to a page of 60 questions with 20 conditions",
        |b| {
            b.iter(|| {
                journey(&before, &answers)
                    .stop(20)
                    .map(|stop| stop.questions.len())
            });
        },
    );
    c.bench_function("lint of 60 questions", |b| b.iter(|| lint(&before)));
    c.bench_function("diff of 60 questions", |b| b.iter(|| diff(&before, &after)));
}

criterion_group!(benches, survey);
criterion_main!(benches);
