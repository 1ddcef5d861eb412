//! Proof: what makes a survey safe to publish.
//!
//! The *proof sheet* shows everything a version holds on paper, for sign-off. The *checks* are its
//! faults, what its routing does, and advice on its wording. The *changes* are what the next
//! version does to the one before and to its figures; where a question was reworded an officer
//! says whether answers of both count together, and that is kept for the figures to follow. The
//! rules are in `domain::survey`; nothing here stops anybody.

mod changes;
mod checks;
pub mod commands;
pub mod pages;
pub mod queries;
mod sheet;
mod wording;

pub(crate) use wording::{direction, language, start};

use crate::web::Routes;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    sheet::mount(routes);
    checks::mount(routes);
    changes::mount(routes);
}

#[cfg(test)]
mod tests {
    use domain::survey::{Definition, lint};

    fn demo() -> Definition {
        let json = include_str!("../demo/data/larkmoor-survey.json");
        let mut file: serde_json::Value = serde_json::from_str(json).expect("the demo");
        let mut definition: Definition =
            serde_json::from_value(file["definition"].take()).expect("a definition");
        definition.number_options();
        definition
    }

    /// The equality questions as if they were a survey of their own.
    fn equality() -> Definition {
        let set = crate::equality::shipped_set().expect("the set");
        let questions: Vec<_> = set
            .questions
            .iter()
            .map(|question| {
                let options: Vec<_> = question
                    .options
                    .iter()
                    .map(|option| {
                        serde_json::json!({
                            "code": option.code, "text": option.label, "hint": option.hint,
                            "standing": option.exclusive.then_some("prefer_not"),
                        })
                    })
                    .collect();
                serde_json::json!({
                    "code": question.id, "text": question.question, "hint": question.hint,
                    "kind": "single", "options": options,
                })
            })
            .collect();
        serde_json::from_value(serde_json::json!({
            "title": "Equality", "purpose": "To see who answered", "privacy": "It is kept apart",
            "contact": { "team": "The team" }, "languages": ["en"],
            "sections": [{ "code": "e", "title": "About you", "questions": questions }],
        }))
        .expect("a definition")
    }

    fn said(definition: &Definition) -> Vec<String> {
        let advice = lint(definition);
        advice
            .iter()
            .map(|a| format!("{}: {}", a.place, a.key))
            .collect()
    }

    #[test]
    fn advice_on_our_own_surveys_is_what_it_was_judged_to_be() {
        insta::assert_snapshot!("advice_on_the_demo", said(&demo()).join("\n"));
        insta::assert_snapshot!(
            "advice_on_the_equality_questions",
            said(&equality()).join("\n")
        );
    }
}
