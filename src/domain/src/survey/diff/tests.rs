use proptest::prelude::*;

use super::super::*;
use super::*;

fn first() -> Definition {
    let json = include_str!("../../../testdata/small-survey.json");
    SurveyFile::read(json).expect("a good survey").definition
}

fn code(raw: &str) -> Code {
    Code::parse(raw).expect("a code")
}

fn found(edit: impl Fn(&mut Definition)) -> Vec<(String, &'static str, Effect)> {
    let mut after = first();
    edit(&mut after);
    let changes = diff(&first(), &after);
    changes
        .into_iter()
        .map(|c| (c.place, c.key, c.effect))
        .collect()
}

fn q(definition: &mut Definition, at: usize) -> &mut Question {
    let all = definition
        .sections
        .iter_mut()
        .flat_map(|s| &mut s.questions);
    all.into_iter().nth(at).expect("a question")
}

fn shown(src: &str) -> Picture {
    Picture {
        src: src.to_owned(),
        alt: Text::english("A lamp in a window"),
        caption: Text::default(),
    }
}

/// What is said when the picture of the first section becomes another.
fn of_picture(edit: fn(&mut Option<Picture>)) -> Vec<&'static str> {
    let mut before = first();
    before.sections[0].picture = Some(shown("/files/a/lamp.png"));
    let mut after = before.clone();
    edit(&mut after.sections[0].picture);
    diff(&before, &after).iter().map(|one| one.key).collect()
}

#[test]
fn what_changed_about_a_picture_is_said_whatever_it_was() {
    assert_eq!(of_picture(|one| *one = None), ["picture-removed"]);
    let said = of_picture(|one| *one = Some(shown("/files/b/lamp.png")));
    assert_eq!(said, ["picture-changed"]);
    let said = of_picture(|one| {
        let alt = &mut one.as_mut().expect("it").alt;
        alt.set("en", "A lamp", "en");
        alt.set("cy", "Lamp", "en");
    });
    assert_eq!(said, ["alt-changed", "translation-added"]);
    let said = of_picture(|one| {
        let caption = &mut one.as_mut().expect("it").caption;
        caption.set("en", "Drawn by Ana", "en");
    });
    assert_eq!(said, ["caption-added"]);
}

type Edit = fn(&mut Definition);

/// Edits of every sort, each with what has to be said about it.
const EDITS: &[(&str, Effect, Edit)] = &[
    ("title-changed", Effect::None, |d| {
        d.title.set("en", "Another", "en")
    }),
    ("picture-added", Effect::None, |d| {
        d.picture = Some(shown("/files/a/lamp.png"));
    }),
    ("picture-added", Effect::Same, |d| {
        d.sections[0].picture = Some(shown("/files/a/lamp.png"));
    }),
    ("purpose-changed", Effect::None, |d| {
        d.purpose = Text::english("Another")
    }),
    ("contact-changed", Effect::None, |d| {
        d.contact.phone = Some("1".into())
    }),
    ("language-added", Effect::None, |d| {
        d.languages.push("ur".into())
    }),
    ("language-removed", Effect::None, |d| {
        d.languages.truncate(1)
    }),
    ("equality-added", Effect::New, |d| {
        d.equality.push("sex".into())
    }),
    ("section-title-changed", Effect::None, |d| {
        d.sections[0].title = Text::english("x")
    }),
    ("summary-changed", Effect::Same, |d| {
        d.sections[0].summary = Text::english("x")
    }),
    ("asked-of-others", Effect::Same, |d| {
        d.sections[1].show_if = None
    }),
    ("section-moved", Effect::Same, |d| d.sections.swap(0, 2)),
    ("section-removed", Effect::Gone, |d| {
        d.sections.remove(1);
    }),
    ("question-removed", Effect::Gone, |d| {
        d.sections[0].questions.remove(1);
    }),
    ("question-moved", Effect::Same, |d| {
        d.sections[0].questions.swap(0, 1)
    }),
    ("question-moved-section", Effect::Same, |d| {
        let moved = d.sections[0].questions.remove(1);
        d.sections[2].questions.push(moved);
    }),
    ("question-added", Effect::New, |d| {
        let mut new = d.sections[0].questions[1].clone();
        new.code = Code::parse("new").expect("a code");
        d.sections[2].questions.push(new);
    }),
    ("section-added", Effect::New, |d| {
        let mut new = d.sections[0].clone();
        new.code = Code::parse("new").expect("a code");
        new.questions.clear();
        d.sections.push(new);
    }),
    ("wording-changed", Effect::Decide, |d| {
        q(d, 0).text = Text::english("Do you mind?")
    }),
    ("hint-added", Effect::Same, |d| {
        q(d, 0).hint = Text::english("x")
    }),
    ("before-added", Effect::Same, |d| {
        q(d, 0).before = Text::english("x")
    }),
    ("translation-added", Effect::Same, |d| {
        q(d, 0).text.set("cy", "Ydych?", "en")
    }),
    ("required-no-longer", Effect::Same, |d| {
        q(d, 0).required = false
    }),
    ("sensitive-now", Effect::None, |d| q(d, 0).sensitive = true),
    ("settled-now", Effect::None, |d| q(d, 0).settled = true),
    ("analyst-now", Effect::None, |d| q(d, 0).analyst_only = true),
    ("online-now", Effect::Same, |d| q(d, 0).online_only = true),
    ("shuffle-now", Effect::Same, |d| q(d, 0).shuffle = true),
    ("asked-of-others", Effect::Same, |d| q(d, 5).show_if = None),
    ("kind-changed", Effect::Apart, |d| {
        q(d, 4).kind = Kind::District
    }),
    ("kind-changed", Effect::Same, |d| {
        q(d, 1).kind = Kind::ShortText { limit: 10 }
    }),
    ("limits-changed", Effect::Same, |d| {
        q(d, 1).kind = Kind::LongText { limit: 10 }
    }),
    ("limits-changed", Effect::Decide, |d| {
        if let Kind::Several { max, .. } = &mut q(d, 2).kind {
            *max = Some(2);
        }
    }),
    ("option-added", Effect::New, |d| {
        let options = q(d, 0).kind.options_mut().expect("options");
        let mut new = options[0].clone();
        new.code = Code::parse("new").expect("a code");
        options.push(new);
    }),
    ("option-removed", Effect::Gone, |d| {
        q(d, 0).kind.options_mut().expect("options").pop();
    }),
    ("options-order", Effect::Same, |d| {
        q(d, 0).kind.options_mut().expect("options").swap(0, 1)
    }),
    ("option-wording", Effect::Decide, |d| {
        q(d, 0).kind.options_mut().expect("options")[0]
            .text
            .set("en", "Yes, I do", "en");
    }),
    ("option-hint", Effect::Same, |d| {
        q(d, 0).kind.options_mut().expect("options")[0].hint = Text::english("x");
    }),
    ("option-standing", Effect::Apart, |d| {
        q(d, 2).kind.options_mut().expect("options")[0].standing = Some(Standing::None);
    }),
    ("option-standing", Effect::Decide, |d| {
        q(d, 0).kind.options_mut().expect("options")[0].standing = Some(Standing::DontKnow);
    }),
    ("option-box-now", Effect::Same, |d| {
        q(d, 0).kind.options_mut().expect("options")[0].other = true
    }),
    ("option-printed", Effect::Same, |d| {
        q(d, 0).kind.options_mut().expect("options")[0].printed = "9".into();
    }),
];

#[test]
fn every_sort_of_edit_is_said_with_what_it_does_to_the_figures() {
    for (key, effect, edit) in EDITS {
        let changes = found(edit);
        let said = changes.iter().any(|(_, k, e)| k == key && e == effect);
        assert!(said, "{key}: {changes:?}");
    }
}

#[test]
fn a_change_names_its_place_its_question_and_both_wordings() {
    let mut after = first();
    q(&mut after, 3).kind.options_mut().expect("options")[0].text = Text::english("By foot");
    let changes = diff(&first(), &after);
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].place, "s2.q4.walk");
    assert_eq!(changes[0].question, Some((code("q4"), 4)));
    let words = vec![("from", Arg::from("On foot")), ("to", Arg::from("By foot"))];
    assert_eq!(changes[0].args, words);
}

#[test]
fn who_is_asked_now_is_said_as_a_sentence() {
    let mut after = first();
    q(&mut after, 5).show_if =
        Some(serde_json::from_str(r#"{"question": "q1", "is": "yes"}"#).expect("a condition"));
    let changes = diff(&first(), &after);
    assert!(matches!(&changes[0].asked, Some(Phrase::Says(says)) if says.number == Some(1)));
}

#[test]
fn one_moved_question_is_one_change() {
    let mut after = first();
    let moved = after.sections[0].questions.remove(0);
    after.sections[0].questions.push(moved);
    assert_eq!(diff(&first(), &after).len(), 1);
}

proptest! {
    #[test]
    fn nothing_changed_is_nothing_said_and_every_edit_shows(picks in proptest::collection::vec(0..EDITS.len(), 0..4)) {
        let mut after = first();
        for pick in &picks {
            // Some edits take away what another needs.
            let mut edited = after.clone();
            let edit = EDITS[*pick].2;
            if std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| edit(&mut edited))).is_ok() {
                after = edited;
            }
        }
        prop_assert_eq!(diff(&after, &after), Vec::new());
        prop_assert_eq!(diff(&first(), &after).is_empty(), first() == after);
    }
}
