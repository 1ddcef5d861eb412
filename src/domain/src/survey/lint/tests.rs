use super::super::*;
use super::*;

fn survey(edit: impl FnOnce(&mut Definition)) -> Definition {
    let json = include_str!("../../../testdata/small-survey.json");
    let mut definition = SurveyFile::read(json).expect("a good survey").definition;
    definition.languages.truncate(1);
    edit(&mut definition);
    definition
}

fn keys(edit: impl FnOnce(&mut Definition)) -> Vec<(String, &'static str)> {
    lint(&survey(edit))
        .into_iter()
        .map(|advice| (advice.place, advice.key))
        .collect()
}

fn q(definition: &mut Definition, at: usize) -> &mut Question {
    let all = definition
        .sections
        .iter_mut()
        .flat_map(|s| &mut s.questions);
    all.into_iter().nth(at).expect("a question")
}

/// What an edit adds to the advice there is.
fn added(edit: impl FnOnce(&mut Definition)) -> Vec<(String, &'static str)> {
    let before = keys(|_| {});
    keys(edit)
        .into_iter()
        .filter(|one| !before.contains(one))
        .collect()
}

#[test]
fn each_rule_sees_what_it_is_for() {
    let one = |place: &str, key: &'static str| vec![(place.to_owned(), key)];
    let text = |at: usize, text: &'static str| added(move |d| q(d, at).text = Text::english(text));
    assert_eq!(
        text(0, "Are the rooms clean and quiet?"),
        one("s1.q1", "two-in-one")
    );
    assert_eq!(text(0, "Surely you agree?"), one("s1.q1", "leading"));
    assert_eq!(
        text(0, "Should we not go without you?"),
        one("s1.q1", "double-negative")
    );
    assert_eq!(text(0, "Should we not go?"), one("s1.q1", "negative"));
    assert_eq!(text(0, "Does the CMHT help?"), one("s1.q1", "short-form"));
    assert_eq!(
        text(0, "PLEASE TELL US: yes or no?"),
        one("s1.q1", "capitals")
    );
    assert_eq!(text(0, "Do stakeholders agree?"), one("s1.q1", "jargon"));
    let long = "This is a question that goes on and on, and then some more, because nobody ever told whoever wrote it that it should have come to its end long before now?";
    assert_eq!(text(1, long), one("s1.q2", "long-sentence"));
    assert_eq!(added(|d| q(d, 0).settled = true), one("s1.q1", "settled"));
    assert_eq!(
        added(|d| q(d, 0).sensitive = true),
        one("s1.q1", "no-prefer-not")
    );
    let ages = added(|d| {
        let options = q(d, 0).kind.options_mut().expect("options");
        options[0].text = Text::english("18-25");
        options[1].text = Text::english("25-35");
    });
    assert_eq!(ages, one("s1.q1", "overlap"));
    let scale = added(|d| {
        let q1 = q(d, 0);
        let mut options = q1.kind.options().to_vec();
        options.pop();
        options.push(options[0].clone());
        for (option, text) in options.iter_mut().zip(["Very good", "Good", "Bad"]) {
            option.text = Text::english(text);
        }
        q1.kind = Kind::Likert { options };
        q1.required = false;
    });
    assert_eq!(
        scale,
        [
            ("s1.q1".to_owned(), "no-dont-know"),
            ("s1.q1".to_owned(), "unbalanced")
        ]
    );
    let many = added(|d| {
        let question = q(d, 1).clone();
        d.sections[0].questions.extend(vec![question; 20]);
    });
    assert!(many.contains(&("survey".to_owned(), "many-questions")));
}

#[test]
fn translations_that_lack_or_are_old_are_named_with_their_language() {
    let edited = |d: &mut Definition| {
        d.languages = vec!["en".into(), "cy".into(), "en-x-easy".into()];
        d.title.set("en", "Another title", "en");
    };
    let found = keys(edited);
    assert!(found.contains(&("title".to_owned(), "stale")));
    assert!(found.contains(&("purpose".to_owned(), "no-translation")));
    assert!(found.contains(&("s1.q1".to_owned(), "no-easy-read")));
    assert!(found.contains(&("survey".to_owned(), "no-easy-picture")));
    // Whether it must be answered or not.
    assert!(found.contains(&("s1.q2".to_owned(), "no-easy-read")));
}

#[test]
fn english_rules_are_for_english() {
    let found = keys(|d| {
        d.languages = vec!["de".into()];
        q(d, 0).text =
            serde_json::from_str(r#"{"de": "Ist das KMHT and so on not without clear?"}"#)
                .expect("a text");
    });
    assert!(
        !found
            .iter()
            .any(|(place, key)| place == "s1.q1" && *key != "no-way-out"),
        "{found:?}"
    );
}

#[test]
fn a_plain_survey_hears_nothing_but_what_is_true() {
    // Required with "I don't know" among the answers, and one required without.
    assert_eq!(keys(|_| {}), [("s2.q4".to_owned(), "no-way-out")]);
}
