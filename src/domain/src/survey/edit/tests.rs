use proptest::prelude::*;

use super::super::{
    Answer, Answers, Journey, Kind, ORGANISATION, Speaker, Standing, SurveyFile, Text, Voice,
    journey,
};
use super::*;
use crate::response::Channel;

fn small() -> Definition {
    let file = include_str!("../../../testdata/small-survey.json");
    SurveyFile::read(file).expect("a good survey").definition
}

/// The place at the end of a section, or nowhere.
fn end(draft: &Draft, section: &str) -> Spot {
    match place(draft.definition(), section) {
        Some(Place::Section(_, section)) => Spot::at_end(section),
        _ => Spot {
            section: section.to_owned(),
            after: None,
        },
    }
}

fn add(draft: &mut Draft, section: &str, new: &Asked) -> Result<Code, Problem> {
    let spot = end(draft, section);
    draft.add_question(&spot, new)
}

fn fresh() -> Draft {
    Draft::new(small(), Past::default())
}

fn published() -> Draft {
    let definition = small();
    let past = Past::of([&definition]);
    Draft::new(definition, past)
}

fn empty(languages: &[&str]) -> Draft {
    let mut definition = small();
    definition.sections.clear();
    definition.languages = languages.iter().map(|&tag| tag.to_owned()).collect();
    Draft::new(definition, Past::default())
}

fn section(title: &str) -> SectionEdit {
    SectionEdit {
        title: title.to_owned(),
        ..SectionEdit::default()
    }
}

fn asked(text: &str, options: &str) -> Asked {
    Asked {
        text: text.to_owned(),
        options: options.to_owned(),
        ..Asked::default()
    }
}

fn codes(draft: &Draft) -> Vec<(String, Vec<String>)> {
    let sections = draft.definition().sections.iter();
    sections
        .map(|section| {
            let questions = section.questions.iter().map(|q| q.code.to_string());
            (section.code.to_string(), questions.collect())
        })
        .collect()
}

fn options(draft: &Draft, question: &str) -> Vec<(String, String)> {
    let question = draft.definition().question(question).expect("a question");
    let options = question.kind.options().iter();
    options
        .map(|option| (option.code.to_string(), option.printed.clone()))
        .collect()
}

#[test]
fn a_survey_is_written_from_nothing() {
    let mut draft = empty(&["en"]);
    let help = draft.add_section(&section("Getting help")).expect("added");
    assert_eq!(help.as_str(), "getting_help");
    let list = "A doctor's surgery | gp\n- Talking therapies\n\nSomewhere else\nNone of these\nI don't know";
    let first = add(&mut draft, "getting_help", &asked("Where?", list)).expect("added");
    assert_eq!(first.as_str(), "q1");
    let found = options(&draft, "q1");
    let names: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(names, ["gp", "talking_therapies", "else", "none", "dk"]);
    let printed: Vec<&str> = found.iter().map(|(_, printed)| printed.as_str()).collect();
    assert_eq!(printed, ["1", "2", "3", "4", "5"]);
    let question = draft.definition().question("q1").expect("a question");
    let flags: Vec<(bool, Option<Standing>)> = question
        .kind
        .options()
        .iter()
        .map(|o| (o.other, o.standing))
        .collect();
    assert_eq!(flags[2], (true, None));
    assert_eq!(flags[3], (false, Some(Standing::None)));
    assert_eq!(flags[4], (false, Some(Standing::DontKnow)));
    assert!(check(draft.definition()).is_empty());
}

#[test]
fn a_list_with_the_same_option_twice_is_refused_by_name_and_nothing_is_added() {
    let mut draft = fresh();
    let before = draft.definition().clone();
    let problem = draft
        .paste_options("q1", "Perhaps\nNever\nnever ")
        .expect_err("twice");
    assert_eq!(problem.key, "edit-duplicates");
    assert_eq!(problem.args[0].1, crate::Arg::from("“never”"));
    assert_eq!(draft.definition(), &before);
    let problem = draft.paste_options("q1", "YES").expect_err("is there");
    assert_eq!(problem.key, "edit-duplicates");
}

#[test]
fn what_a_condition_asks_about_is_not_taken_away_and_the_place_is_named() {
    for edit in [
        |draft: &mut Draft| draft.remove("q1"),
        |draft: &mut Draft| draft.remove("s1"),
        |draft: &mut Draft| draft.remove_option("q1", "dk"),
        |draft: &mut Draft| {
            let spot = end(draft, "s2");
            draft.move_to("q1", &spot)
        },
        |draft: &mut Draft| draft.move_down("s1"),
        |draft: &mut Draft| {
            draft.set_question(
                "q1",
                &Asked {
                    manner: Manner::Number,
                    ..asked("How many?", "")
                },
            )
        },
    ] {
        let mut draft = fresh();
        let before = draft.definition().clone();
        let problem = edit(&mut draft).expect_err("refused");
        assert_eq!(problem.key, "edit-asked-about");
        assert!(format!("{problem:?}").contains("“Second”"), "{problem:?}");
        assert_eq!(draft.definition(), &before);
    }
    let mut draft = fresh();
    draft.set_condition("s2", None).expect("shown to everybody");
    let left: Vec<String> = draft
        .definition()
        .sections
        .iter()
        .filter(|s| s.show_if.is_some())
        .map(|s| s.code.to_string())
        .collect();
    if left.is_empty()
        && draft
            .definition()
            .questions()
            .all(|(_, q)| q.show_if.is_none())
    {
        draft.remove("q1").expect("nothing asks about it any more");
    }
}

#[test]
fn what_was_published_keeps_its_codes_for_ever() {
    let mut draft = published();
    let highest = draft.definition().questions().count();
    let new = add(&mut draft, "s1", &asked("New?", "")).expect("added");
    assert_eq!(new.as_str(), format!("q{}", highest + 1));
    draft.remove(new.as_str()).expect("removed");

    // An option that was published does not come back under its code, nor its printed code.
    draft.set_condition("s2", None).expect("cleared");
    draft.paste_options("q1", "Perhaps").expect("added");
    assert_eq!(
        options(&draft, "q1")[3],
        ("perhaps".to_owned(), "4".to_owned())
    );
    if draft.remove_option("q1", "no").is_ok() {
        draft.paste_options("q1", "No").expect("added");
        let codes = options(&draft, "q1");
        assert_eq!(codes[3], ("no_2".to_owned(), "5".to_owned()));
    }
    let problem = draft.set_section(
        "s1",
        &SectionEdit {
            code: Code::parse("start"),
            ..section("First")
        },
    );
    assert_eq!(problem.expect_err("published").key, "edit-code-published");
    let kind = Asked {
        manner: Manner::Several,
        ..asked("Do you agree?", "")
    };
    let problem = draft.set_question("q1", &kind).expect_err("published");
    assert_eq!(problem.key, "edit-kind-published");
}

#[test]
fn a_tenth_option_would_change_what_is_printed_on_forms_already_out() {
    let mut draft = published();
    let nine: String = (1..=6).map(|n| format!("Option {n}\n")).collect();
    draft.paste_options("q1", &nine).expect("nine fit");
    let problem = draft.paste_options("q1", "One more").expect_err("ten");
    assert_eq!(problem.key, "edit-paper-width");

    let mut draft = fresh();
    draft.paste_options("q1", &nine).expect("nine fit");
    draft
        .paste_options("q1", "One more")
        .expect("nothing is printed yet");
    assert_eq!(options(&draft, "q1")[9].1, "10");
    assert_eq!(options(&draft, "q1")[0].1, "01");
}

#[test]
fn another_kind_keeps_what_it_can() {
    let mut draft = fresh();
    let was = options(&draft, "q3");
    let another = |manner| Asked {
        manner,
        ..asked("Which?", "")
    };
    for manner in [Manner::Likert, Manner::Single] {
        draft.set_question("q3", &another(manner)).expect("changed");
        assert_eq!(options(&draft, "q3"), was, "{manner:?}");
    }
    // "I don't know" and "something else" cannot be put in order.
    let problem = draft
        .set_question("q3", &another(Manner::Ranking))
        .expect_err("not in order");
    assert_eq!(problem.key, "survey-misplaced-option");
    assert_eq!(options(&draft, "q3"), was);
    let text = Asked {
        manner: Manner::ShortText,
        ..asked("Which?", "")
    };
    draft.set_question("q2", &text).expect("changed");
    assert!(matches!(
        draft.definition().question("q2").expect("q2").kind,
        Kind::ShortText { limit: 200 }
    ));
}

#[test]
fn yes_and_no_come_in_every_language_of_the_survey() {
    let mut draft = empty(&["en", "cy", "ur", "tlh"]);
    draft.add_section(&section("One")).expect("added");
    let yes_no = Asked {
        preset: Some(Preset::YesNo),
        ..asked("Will you come?", "")
    };
    add(&mut draft, "one", &yes_no).expect("added");
    let question = draft.definition().question("q1").expect("q1");
    let words: Vec<Vec<&str>> = question
        .kind
        .options()
        .iter()
        .map(|option| {
            ["en", "cy", "ur", "tlh"]
                .iter()
                .map(|tag| option.text.exactly(tag))
                .collect()
        })
        .collect();
    assert_eq!(words, [["Yes", "Ie", "ہاں", ""], ["No", "Na", "نہیں", ""]]);

    let problem = draft
        .set_question("q1", &yes_no)
        .expect_err("options are there");
    assert_eq!(problem.key, "edit-preset-not-empty");
    let mut draft = empty(&["tlh"]);
    draft.add_section(&section("One")).expect("added");
    let problem = add(&mut draft, "one", &yes_no).expect_err("no words");
    assert_eq!(problem.key, "edit-preset-language");
}

#[test]
fn a_changed_text_makes_its_translations_stale() {
    let mut draft = fresh();
    let mut edits: Vec<OptionEdit> = Vec::new();
    for (code, text) in [("yes", "Yes, I do"), ("no", "No"), ("dk", "I don't know")] {
        edits.push(OptionEdit {
            code: code.to_owned(),
            text: text.to_owned(),
            hint: String::new(),
            other: false,
            standing: None,
        });
    }
    draft.set_options("q1", &edits).expect("saved");
    let question = draft.definition().question("q1").expect("q1");
    let yes: &Text = &question.kind.options()[0].text;
    assert!(yes.is_stale("cy", "en"));
}

#[test]
fn a_copied_section_has_codes_of_its_own() {
    let mut draft = fresh();
    let copy = draft.copy("s1").expect("copied");
    assert_ne!(copy.as_str(), "s1");
    assert_eq!(codes(&draft)[1].0, copy.as_str());
    assert_eq!(codes(&draft)[1].1.len(), codes(&draft)[0].1.len());
    assert!(check(draft.definition()).is_empty());
}

#[test]
fn marks_tell_changed_things_from_unchanged_ones() {
    let draft = fresh();
    let question = draft.definition().question("q1").expect("q1");
    let mut other = question.clone();
    assert_eq!(mark(question), mark(&other));
    other.required = !other.required;
    assert_ne!(mark(question), mark(&other));
}

/// One edit, whatever it does.
#[derive(Clone, Debug)]
enum Deed {
    AddSection(String),
    AddQuestion(usize, String, u8),
    Up(usize),
    Down(usize),
    To(usize, usize),
    Copy(usize),
    Remove(usize),
    Paste(usize, String),
    RemoveOption(usize, usize),
    MoveOption(usize, usize, bool),
    Kind(usize, u8),
    Free(usize),
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let word = "[A-Za-z ']{0,12}|Other|None|ur: ہاں";
    prop_oneof![
        word.prop_map(Deed::AddSection),
        (0..9_usize, word, 0..12_u8).prop_map(|(s, t, k)| Deed::AddQuestion(s, t, k)),
        (0..30_usize).prop_map(Deed::Up),
        (0..30_usize).prop_map(Deed::Down),
        (0..30_usize, 0..9_usize).prop_map(|(q, s)| Deed::To(q, s)),
        (0..30_usize).prop_map(Deed::Copy),
        (0..30_usize).prop_map(Deed::Remove),
        (0..30_usize, "([A-Za-z]{1,6}\n){1,4}").prop_map(|(q, t)| Deed::Paste(q, t)),
        (0..30_usize, 0..9_usize).prop_map(|(q, o)| Deed::RemoveOption(q, o)),
        (0..30_usize, 0..9_usize, any::<bool>()).prop_map(|(q, o, u)| Deed::MoveOption(q, o, u)),
        (0..30_usize, 0..12_u8).prop_map(|(q, k)| Deed::Kind(q, k)),
        (0..30_usize).prop_map(Deed::Free),
    ]
}

fn manner(number: u8) -> Manner {
    *crate::named::Named::ALL
        .get(usize::from(number))
        .unwrap_or(&Manner::Single)
}

fn pick(draft: &Draft, sections: bool, at: usize) -> String {
    let definition = draft.definition();
    let mut all: Vec<String> = definition
        .sections
        .iter()
        .map(|s| s.code.to_string())
        .collect();
    if !sections {
        all.extend(definition.questions().map(|(_, q)| q.code.to_string()));
    }
    all.get(at % all.len().max(1)).cloned().unwrap_or_default()
}

fn option(draft: &Draft, question: &str, at: usize) -> String {
    let question = draft.definition().question(question);
    let options = question.map(|q| q.kind.options()).unwrap_or_default();
    options
        .get(at % options.len().max(1))
        .map(|o| o.code.to_string())
        .unwrap_or_default()
}

fn apply(draft: &mut Draft, deed: &Deed) -> Result<(), Problem> {
    match deed {
        Deed::AddSection(title) => draft
            .add_section(&section(&format!("T{title}")))
            .map(|_| ()),
        Deed::AddQuestion(at, text, kind) => {
            let new = Asked {
                manner: manner(*kind),
                ..asked(&format!("Q{text}"), "")
            };
            add(draft, &pick(draft, true, *at), &new).map(|_| ())
        }
        Deed::Up(at) => draft.move_up(&pick(draft, false, *at)),
        Deed::Down(at) => draft.move_down(&pick(draft, false, *at)),
        Deed::To(at, to) => {
            let spot = end(draft, &pick(draft, true, *to));
            draft.move_to(&pick(draft, false, *at), &spot)
        }
        Deed::Copy(at) => draft.copy(&pick(draft, false, *at)).map(|_| ()),
        Deed::Remove(at) => draft.remove(&pick(draft, false, *at)),
        Deed::Paste(at, lines) => draft.paste_options(&pick(draft, false, *at), lines),
        Deed::RemoveOption(at, of) => {
            let question = pick(draft, false, *at);
            draft.remove_option(&question, &option(draft, &question, *of))
        }
        Deed::MoveOption(at, of, up) => {
            let question = pick(draft, false, *at);
            draft.move_option(&question, &option(draft, &question, *of), *up)
        }
        Deed::Kind(at, kind) => {
            let question = pick(draft, false, *at);
            let Some(found) = draft.definition().question(&question) else {
                return Ok(());
            };
            let edit = Asked {
                manner: manner(*kind),
                bounds: Bounds::default(),
                ..Asked::of(found, draft.language())
            };
            draft.set_question(&question, &edit)
        }
        Deed::Free(at) => draft.set_condition(&pick(draft, false, *at), None),
    }
}

proptest! {
    /// Whatever is done: what is wrong afterwards was wrong before, or is merely unfinished;
    /// a refusal changes nothing; codes stay unique, and those of the past keep their meaning.
    #[test]
    fn no_edit_breaks_anything(of_old in any::<bool>(), deeds in prop::collection::vec(any_deed(), 1..40)) {
        let mut draft = if of_old { published() } else { fresh() };
        let start = draft.definition().clone();
        for deed in &deeds {
            let before = draft.definition().clone();
            if apply(&mut draft, deed).is_err() {
                prop_assert_eq!(draft.definition(), &before);
            }
            let faults = check(draft.definition());
            for fault in &faults {
                prop_assert!(UNFINISHED.contains(&fault.problem.key), "{:?} after {:?}", fault, deed);
            }
        }
        if of_old {
            for (_, question) in start.questions() {
                let Some(now) = draft.definition().question(question.code.as_str()) else { continue };
                prop_assert!(Manner::of(&now.kind).is_like(Manner::of(&question.kind)));
                for option in now.kind.options() {
                    if let Some(was) = question.kind.option(option.code.as_str()) {
                        prop_assert_eq!(&was.printed, &option.printed);
                        prop_assert_eq!(&was.text, &option.text);
                    } else {
                        prop_assert!(question.kind.options().iter().all(|o| o.printed != option.printed));
                    }
                }
            }
        }
        let written = draft.definition().canonical().expect("json");
        let read: Definition = serde_json::from_str(&written).expect("read again");
        prop_assert_eq!(&read, draft.definition());
    }

    /// Up and down undo one another, a copy is undone by removing it, an added option likewise.
    #[test]
    fn edits_are_undone_by_their_inverse(deeds in prop::collection::vec(any_deed(), 0..15), at in 0..30_usize) {
        let mut draft = fresh();
        for deed in &deeds {
            let _ = apply(&mut draft, deed);
        }
        let before = draft.definition().clone();
        let code = pick(&draft, false, at);
        if draft.move_up(&code).is_ok() && draft.definition() != &before {
            draft.move_down(&code).expect("down again");
            prop_assert_eq!(draft.definition(), &before);
        }
        if let Ok(copy) = draft.copy(&code) {
            draft.remove(copy.as_str()).expect("removed again");
            prop_assert_eq!(draft.definition(), &before);
        }
    }
}

#[test]
fn a_question_is_put_behind_another_or_before_all() {
    let mut draft = empty(&["en"]);
    draft.add_section(&section("One")).expect("added");
    draft.add_section(&section("Two")).expect("added");
    let list = "A\nB";
    for text in ["First?", "Second?", "Third?"] {
        let spot = end(&draft, "one");
        draft
            .add_question(&spot, &asked(text, list))
            .expect("added");
    }
    let spot = |section: &str, after: Option<&str>| Spot {
        section: section.to_owned(),
        after: after.map(str::to_owned),
    };
    let order = |draft: &Draft| -> Vec<String> {
        let all = draft.definition().questions();
        all.map(|(section, question)| format!("{}.{}", section.code, question.code))
            .collect()
    };

    draft.move_to("q3", &spot("one", None)).expect("moved");
    assert_eq!(order(&draft), ["one.q3", "one.q1", "one.q2"]);
    draft
        .move_to("q3", &spot("one", Some("q1")))
        .expect("moved");
    assert_eq!(order(&draft), ["one.q1", "one.q3", "one.q2"]);
    draft
        .move_to("q3", &spot("one", Some("q3")))
        .expect("stays");
    assert_eq!(order(&draft), ["one.q1", "one.q3", "one.q2"]);
    draft.move_to("q1", &spot("two", None)).expect("moved");
    assert_eq!(order(&draft), ["one.q3", "one.q2", "two.q1"]);
    let gone = draft
        .move_to("q1", &spot("one", Some("q9")))
        .expect_err("no such place");
    assert_eq!(gone.key, "edit-gone");
    draft
        .add_question(&spot("one", Some("q3")), &asked("Between?", list))
        .expect("added");
    assert_eq!(order(&draft), ["one.q3", "one.q4", "one.q2", "two.q1"]);
}

#[test]
fn what_was_kept_comes_in_under_new_codes_and_without_conditions() {
    let source = small();
    let mut kept = source.sections.last().expect("a section").clone();
    let question = kept.questions.first_mut().expect("a question");
    question.show_if = Some(Condition::Answered {
        question: Code::parse("nowhere").expect("a code"),
        answered: true,
    });
    let question = question.clone();
    let mut draft = fresh();
    let before = draft.definition().questions().count();

    let spot = end(&draft, source.sections[0].code.as_str());
    let code = draft.insert_question(&spot, question).expect("put in");
    let copied = draft.definition().question(code.as_str()).expect("there");
    assert!(copied.show_if.is_none());
    assert!(
        source.question(code.as_str()).is_none(),
        "a code of its own"
    );

    let many = kept.questions.len();
    let section = draft.insert_section(kept).expect("put in");
    assert!(place(&source, section.as_str()).is_none());
    assert_eq!(draft.definition().questions().count(), before + 1 + many);
    let broken = check(draft.definition());
    assert!(broken.is_empty(), "{broken:?}");
}

#[test]
fn whom_people_answer_for_is_asked_in_front_once_and_in_every_language() {
    let mut draft = empty(&["en", "cy", "pl"]);
    let first = draft.ask_voice().expect("asked");
    let definition = draft.definition();
    assert_eq!(definition.sections[0].code, first);
    assert_eq!(check(definition), vec![]);
    let who = definition.voiced(Voice::WhoFor).expect("the question");
    assert_eq!(who.text.exactly("en"), "Who are you answering for?");
    assert_eq!(who.text.exactly("cy"), "Dros bwy rydych chi'n ateb?");
    assert!(!who.text.is_stale("cy", "en"));
    assert_eq!(who.text.exactly("pl"), "", "to be translated");
    assert_eq!(who.text.exactly("ur"), "", "not a language of this survey");
    assert_eq!(draft.ask_voice(), Err(Problem::says("edit-voice-asked")));

    let mut other = empty(&["pl"]);
    other.ask_voice().expect("asked");
    let who = other.definition().voiced(Voice::WhoFor).expect("asked");
    assert_eq!(who.text.exactly("pl"), "Who are you answering for?");
}

#[test]
fn organisations_are_told_apart_from_people_and_asked_otherwise() {
    let mut draft = empty(&["en"]);
    draft.ask_voice().expect("asked");
    let definition = draft.definition();
    let code = |voice| definition.voiced(voice).expect("asked").code.clone();
    let option = |code: &str| Some(Answer::one(Code::parse(code).expect("a code")));
    let mut answers = Answers::new();
    assert_eq!(
        definition.speaker(&answers),
        Some(Speaker::Person),
        "skipped"
    );

    answers.set(code(Voice::WhoFor), option("helping"));
    let asked = journey(definition, &answers);
    let asks = |way: &Journey<'_>, voice| {
        let mut stops = way.stops().iter().flat_map(|stop| &stop.questions);
        stops.any(|question| question.voice == Some(voice))
    };
    assert!(asks(&asked, Voice::Capacities) && !asks(&asked, Voice::Organisation));
    assert_eq!(definition.speaker(&answers), Some(Speaker::Person));

    answers.set(code(Voice::WhoFor), option(ORGANISATION));
    let asked = journey(definition, &answers);
    assert!(!asks(&asked, Voice::Capacities) && asks(&asked, Voice::Organisation));
    assert_eq!(
        definition.speaker(&answers),
        Some(Speaker::Organisation(None))
    );
    answers.set(
        code(Voice::Organisation),
        Some(Answer::Text(" The Link ".to_owned())),
    );
    let speaker = definition.speaker(&answers).expect("asked");
    assert_eq!(speaker.channel(Channel::Online), Channel::Organisation);
    assert_eq!(speaker.organisation().as_deref(), Some("The Link"));
}

#[test]
fn a_copy_of_a_question_about_whoever_answers_is_an_ordinary_question() {
    let mut draft = empty(&["en"]);
    draft.ask_voice().expect("asked");
    let who = draft.definition().voiced(Voice::WhoFor).expect("asked");
    let code = who.code.to_string();
    let copy = draft.copy(&code).expect("copied");
    let copied = draft.definition().question(copy.as_str()).expect("a copy");
    assert_eq!(copied.voice, None);
    assert_eq!(check(draft.definition()), vec![]);
    let mut wrong = draft.definition().clone();
    wrong.sections[0].questions[0].kind = Kind::LongText { limit: 100 };
    wrong.sections[0].questions[1].voice = Some(Voice::Capacities);
    let keys: Vec<&str> = check(&wrong)
        .iter()
        .map(|fault| fault.problem.key)
        .collect();
    assert!(keys.contains(&"survey-voice-kind"), "{keys:?}");
    assert!(keys.contains(&"survey-voice-twice"), "{keys:?}");
}

#[test]
fn what_an_answer_is_woven_into_holds_the_question_in_its_place() {
    let mut draft = fresh();
    let woven = Asked {
        manner: Manner::Number,
        ..asked("How often {{q4|this}}?", "")
    };
    let code = add(&mut draft, "s3", &woven).expect("a question");
    let refused = |problem: Result<(), Problem>| {
        let problem = problem.expect_err("refused");
        let place = problem.args.first().map(|(_, place)| place.clone());
        (problem.key, place)
    };
    let place = Some(crate::problem::Arg::from("“How often this?”"));
    assert_eq!(
        refused(draft.remove("q4")),
        ("edit-woven-in", place.clone())
    );
    let last = end(&draft, "s3");
    assert_eq!(
        refused(draft.move_to("q4", &last)),
        ("edit-woven-in", place)
    );
    assert!(draft.remove("q2").is_ok(), "nobody speaks of it");

    let later = Asked {
        manner: Manner::Number,
        ..asked("How often {{q99|this}}?", "")
    };
    let own = draft.set_question(code.as_str(), &later);
    assert_eq!(own.expect_err("unknown").key, "survey-pipe-not-earlier");
    let bare = Asked {
        manner: Manner::Number,
        ..asked("How often {{q4}}?", "")
    };
    let own = draft.set_question(code.as_str(), &bare);
    assert_eq!(own.expect_err("no fallback").key, "survey-pipe-no-fallback");
}

#[test]
fn weaving_in_an_answer_waits_for_the_translations() {
    let mut draft = fresh();
    let plain = Asked {
        manner: Manner::Number,
        ..asked("How often?", "")
    };
    let code = add(&mut draft, "s3", &plain).expect("a question");
    let translated = draft.guarded(|definition, _| {
        let question = question_mut(definition, code.as_str())?;
        question.text.set("cy", "Pa mor aml?", "en");
        Ok(())
    });
    assert!(translated.is_ok());
    let woven = Asked {
        manner: Manner::Number,
        ..asked("How often {{q1|this}}?", "")
    };
    assert!(draft.set_question(code.as_str(), &woven).is_ok());
    let faults = check(draft.definition());
    let keys: Vec<&str> = faults.iter().map(|fault| fault.problem.key).collect();
    assert_eq!(keys, vec!["survey-pipe-translation"]);
}

#[test]
fn a_kept_question_comes_without_answers_to_others() {
    let mut draft = fresh();
    let woven = Asked {
        manner: Manner::Number,
        ..asked("How often {{q1|this}}?", "")
    };
    let code = add(&mut draft, "s3", &woven).expect("a question");
    let kept = draft.definition().question(code.as_str()).cloned();
    let spot = end(&draft, "s1");
    let again = draft
        .insert_question(&spot, kept.expect("it"))
        .expect("a question");
    let again = draft.definition().question(again.as_str()).expect("it");
    assert_eq!(again.text.exactly("en"), "How often this?");
}

#[test]
fn a_picture_of_easy_read_may_say_nothing_and_keeps_its_translation_when_it_says_the_same() {
    let mut draft = empty(&["en", "cy"]);
    draft.add_section(&section("One")).expect("added");
    let with = |picture: Option<(&str, &str)>| Asked {
        easy_picture: picture.map(|(src, alt)| (src.to_owned(), alt.to_owned())),
        options: String::new(),
        ..asked("Where?", "Here\nThere")
    };
    let first = Asked {
        options: "Here\nThere".to_owned(),
        ..with(Some(("/files/a/house.png", "")))
    };
    add(&mut draft, "one", &first).expect("added");
    let href = "/files/a/house.png";
    assert_eq!(uses(draft.definition(), href).len(), 1, "it is used");
    assert!(check(draft.definition()).is_empty(), "it says nothing");
    let places: Vec<String> = super::super::texts(draft.definition())
        .into_iter()
        .map(|t| t.0)
        .collect();
    assert!(
        !places.contains(&"q1:easy-picture".to_owned()),
        "{places:?}"
    );

    draft
        .set_question("q1", &with(Some((href, "A house"))))
        .expect("it says something");
    let places: Vec<String> = super::super::texts(draft.definition())
        .into_iter()
        .map(|t| t.0)
        .collect();
    assert!(places.contains(&"q1:easy-picture".to_owned()), "{places:?}");

    let elsewhere = with(Some(("//example.org/house.png", "")));
    let problem = draft.set_question("q1", &elsewhere).expect_err("not ours");
    assert_eq!(problem.key, "survey-bad-picture");
    draft.set_question("q1", &with(None)).expect("taken away");
    assert!(uses(draft.definition(), href).is_empty());
}

#[test]
fn a_picture_says_what_it_shows_in_every_language_and_moves_with_its_section() {
    let mut draft = empty(&["en", "cy"]);
    draft.add_section(&section("One")).expect("added");
    add(&mut draft, "one", &asked("Where?", "Here\nThere")).expect("added");
    let missing = |draft: &Draft| super::super::translated(draft.definition(), "cy").1;
    let before = missing(&draft);
    let href = "/files/a/house.png";
    let picture = |src: &str, alt: &str| PictureEdit {
        src: src.to_owned(),
        alt: alt.to_owned(),
        caption: "Drawn by Ana".to_owned(),
    };
    let all = [
        PictureOf::Start,
        PictureOf::Section("one"),
        PictureOf::Question("q1"),
    ];
    for of in all {
        let elsewhere = picture("//example.org/house.png", "A house");
        let refused = draft
            .set_picture(of, Some(&elsewhere))
            .expect_err("not ours");
        assert_eq!(refused.key, "survey-bad-picture");
        draft
            .set_picture(of, Some(&picture(href, "")))
            .expect("unfinished");
        let faults = check(draft.definition());
        let keys: Vec<&str> = faults.iter().map(|fault| fault.problem.key).collect();
        assert_eq!(keys, ["survey-no-alt"], "{of:?}");
        assert!(is_unfinished(&faults[0]));
        let done = picture(href, "A house");
        draft.set_picture(of, Some(&done)).expect("finished");
        assert!(check(draft.definition()).is_empty());
        assert_eq!(of.find(draft.definition()).expect("it").src, href);
    }
    assert_eq!(uses(draft.definition(), href).len(), 3);
    let places: Vec<String> = super::super::texts(draft.definition())
        .into_iter()
        .map(|text| text.0)
        .collect();
    for place in [
        "picture",
        "caption",
        "one:picture",
        "one:caption",
        "q1:picture",
    ] {
        assert!(places.contains(&place.to_owned()), "{place}: {places:?}");
    }
    assert_eq!(
        missing(&draft),
        before + 6,
        "what each shows, and its caption"
    );

    // Another picture keeps the translation of what has not changed.
    let translate = |definition: &mut Definition| {
        let picture = definition.picture.as_mut().expect("it");
        picture.alt.set("cy", "Tŷ", "en");
    };
    draft.set_about(translate).expect("translated");
    let other = picture("/files/b/house.png", "A house");
    draft
        .set_picture(PictureOf::Start, Some(&other))
        .expect("another");
    let alt = |draft: &Draft| draft.definition().picture.clone().expect("it").alt;
    assert!(alt(&draft).exactly("cy") == "Tŷ" && !alt(&draft).is_stale("cy", "en"));
    let other = picture("/files/b/house.png", "Two houses");
    draft
        .set_picture(PictureOf::Start, Some(&other))
        .expect("other words");
    assert!(alt(&draft).is_stale("cy", "en"));

    // What changes the words of a section leaves its picture; its copies and the library take it
    // along.
    draft
        .set_section("one", &section("One again"))
        .expect("changed");
    let asked_again = asked("Where else?", "");
    draft.set_question("q1", &asked_again).expect("changed");
    let copy = draft.copy("one").expect("copied");
    let found = PictureOf::Section(copy.as_str()).find(draft.definition());
    assert_eq!(found.expect("copied").src, href);
    let kept = draft.definition().sections[0].clone();
    let mut elsewhere = empty(&["en"]);
    let brought = elsewhere.insert_section(kept).expect("brought");
    let found = PictureOf::Section(brought.as_str()).find(elsewhere.definition());
    assert_eq!(found.expect("brought").src, href);
    assert_eq!(uses(elsewhere.definition(), href).len(), 2);

    for of in all {
        draft.set_picture(of, None).expect("taken away");
        assert!(of.find(draft.definition()).is_none());
    }
}

#[test]
fn only_what_everybody_comes_past_counts_as_seen_by_all() {
    let mut draft = fresh();
    for (at, section) in ["s1", "s2", "s3"].into_iter().enumerate() {
        let edit = PictureEdit {
            src: format!("/files/{at}/house.png"),
            alt: "A house".to_owned(),
            caption: String::new(),
        };
        let of = PictureOf::Section(section);
        draft.set_picture(of, Some(&edit)).expect("a picture");
    }
    for (picture, all) in draft.definition().pictures() {
        let mut sections = draft.definition().sections.iter();
        let section = sections.find(|one| one.picture.as_ref() == Some(picture));
        assert_eq!(all, section.expect("its section").show_if.is_none());
    }
    assert!(draft.definition().pictures().any(|(_, all)| all));
    assert!(draft.definition().pictures().any(|(_, all)| !all));
}

#[test]
fn a_document_or_a_picture_is_asked_for_once_on_a_page_and_never_of_everybody() {
    let mut draft = empty(&["en"]);
    draft.add_section(&section("One")).expect("added");
    let file = Asked {
        manner: Manner::File,
        required: true,
        ..asked("A picture?", "")
    };
    add(&mut draft, "one", &file).expect("added");
    assert!(!draft.definition().question("q1").expect("q1").required);
    let problem = add(&mut draft, "one", &file).expect_err("a second one");
    assert_eq!(problem.key, "survey-two-files");
}
