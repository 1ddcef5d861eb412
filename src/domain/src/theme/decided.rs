//! What must hold when officers have decided: rulings, standing themes, levels, learning.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use proptest::prelude::*;

use super::*;

fn comments(texts: &[String]) -> Vec<Comment<'_>> {
    let comment = |text| Comment {
        text,
        language: None,
    };
    texts.iter().map(|text| comment(text.as_str())).collect()
}

fn by(texts: &[String], decisions: &Decisions) -> Grouping {
    let go_on = &mut |_| ControlFlow::Continue(());
    group_by(&comments(texts), &Options::default(), decisions, go_on).unwrap_or_default()
}

fn made_up(count: usize, seed: u64) -> (Vec<String>, Vec<usize>) {
    let made_up = made_up::comments(count, seed);
    made_up.into_iter().map(|m| (m.text, m.subjects[0])).unzip()
}

fn standing(name: &str, words: &[&str]) -> Standing {
    Standing {
        name: name.to_owned(),
        words: words.iter().map(|&word| word.to_owned()).collect(),
        like: Vec::new(),
    }
}

fn main_of(grouping: &Grouping, comment: usize) -> Option<usize> {
    grouping.assignments[comment].first().map(|a| a.theme)
}

#[test]
fn a_guided_start_sorts_by_names_and_words() {
    let (texts, subjects) = made_up(600, 31);
    let decisions = Decisions {
        themes: vec![
            standing("Buses", &["bus", "timetable"]),
            standing("Libraries", &["library", "readers"]),
        ],
        ..Decisions::default()
    };

    let grouping = by(&texts, &decisions);

    assert_eq!(grouping.themes[0].name, "Buses");
    assert_eq!(grouping.themes[1].name, "Libraries");
    assert!(grouping.themes.len() > 6, "the rest is grouped as before");
    for subject in 0..2 {
        let own: Vec<usize> = (0..texts.len())
            .filter(|&at| subjects[at] == subject)
            .collect();
        let found = own
            .iter()
            .filter(|&&at| grouping.assignments[at].iter().any(|a| a.theme == subject));
        assert!(found.count() * 10 >= own.len() * 8, "subject {subject}");
    }
}

#[test]
fn a_closed_frame_proposes_nothing_else() {
    let (texts, _) = made_up(200, 32);
    let decisions = Decisions {
        themes: vec![
            standing("Buses", &["bus"]),
            standing("Nobody says this", &["xylophone"]),
        ],
        closed: true,
        ..Decisions::default()
    };

    let grouping = by(&texts, &decisions);

    assert_eq!(grouping.themes.len(), 2);
    assert_eq!(grouping.assignments.len(), 200);
}

#[test]
fn examples_split_a_theme_in_two() {
    let (texts, subjects) = made_up(600, 33);
    let like = |subject: usize| -> Vec<usize> {
        (0..texts.len())
            .filter(|&at| subjects[at] == subject)
            .take(6)
            .collect()
    };
    let theme = |name: &str, subject| Standing {
        name: name.to_owned(),
        words: Vec::new(),
        like: like(subject),
    };
    let decisions = Decisions {
        themes: vec![theme("One half", 0), theme("Other half", 2)],
        ..Decisions::default()
    };

    let grouping = by(&texts, &decisions);

    for (theme, subject) in [(0, 0), (1, 2)] {
        let own: Vec<usize> = (0..texts.len())
            .filter(|&at| subjects[at] == subject)
            .collect();
        let says = |at: usize| grouping.assignments[at].iter().any(|a| a.theme == theme);
        let found = own.iter().filter(|&&at| says(at)).count();
        assert!(found * 10 >= own.len() * 7, "{found} of {}", own.len());
    }
}

#[test]
fn merging_and_splitting_again_restores() {
    let (texts, _) = made_up(400, 34);
    let before = by(&texts, &Decisions::default());
    let all_of = |grouping: &Grouping, theme: usize| -> Vec<usize> {
        (0..texts.len())
            .filter(|&at| main_of(grouping, at) == Some(theme))
            .collect()
    };
    let theme = |name: &str, like: Vec<usize>| Standing {
        name: name.to_owned(),
        words: Vec::new(),
        like,
    };
    let (first, second) = (all_of(&before, 0), all_of(&before, 1));
    let rulings = |theme: usize, of: &[usize]| -> Vec<Ruling> {
        of.iter()
            .map(|&comment| Ruling {
                comment,
                theme,
                belongs: true,
            })
            .collect()
    };

    let merged = by(
        &texts,
        &Decisions {
            themes: vec![theme("Both", [first.clone(), second.clone()].concat())],
            rulings: rulings(0, &[first.clone(), second.clone()].concat()),
            closed: false,
        },
    );
    let split = by(
        &texts,
        &Decisions {
            themes: vec![theme("A", first.clone()), theme("B", second.clone())],
            rulings: [rulings(0, &first), rulings(1, &second)].concat(),
            closed: false,
        },
    );

    let both: BTreeSet<usize> = all_of(&merged, 0).into_iter().collect();
    assert!(
        first
            .iter()
            .chain(&second)
            .all(|comment| both.contains(comment))
    );
    let again: BTreeSet<usize> = all_of(&split, 0).into_iter().collect();
    assert!(first.iter().all(|comment| again.contains(comment)));
    assert!(
        second
            .iter()
            .all(|&comment| main_of(&split, comment) == Some(1))
    );
}

#[test]
fn levels_are_nested_and_the_proposed_one_is_the_grouping() {
    let (texts, _) = made_up(1_500, 35);

    let grouping = by(&texts, &Decisions::default());

    assert!(
        grouping.levels.len() >= 2,
        "{} levels",
        grouping.levels.len()
    );
    let proposed = &grouping.levels[grouping.proposed];
    assert_eq!(proposed.themes, grouping.themes);
    assert!(
        grouping
            .levels
            .is_sorted_by(|a, b| a.themes.len() < b.themes.len())
    );
    for pair in grouping.levels.windows(2) {
        let [coarse, fine] = pair else { continue };
        assert_eq!(fine.within.len(), fine.themes.len());
        for (up, down) in coarse.main.iter().zip(&fine.main) {
            let above = down.map(|theme| fine.within[theme as usize] as u32);
            assert_eq!(*up, above);
        }
    }
}

#[test]
fn a_hundred_edited_copies_are_no_theme_of_their_own_size() {
    let (mut texts, _) = made_up(400, 36);
    let alone = by(&texts, &Decisions::default()).themes.len();
    for at in 0..400 {
        texts.push(format!(
            "Please keep the library on Mill Street open on Saturdays for all the children who read {at}. Signed, reader {at}"
        ));
    }

    let grouping = by(&texts, &Decisions::default());

    let of_copies: BTreeSet<Option<usize>> = (400..800).map(|at| main_of(&grouping, at)).collect();
    assert_eq!(of_copies.len(), 1, "near-identical texts stay together");
    assert!(grouping.themes.len() + 3 >= alone);
}

#[test]
fn coded_comments_teach_the_others() {
    let (texts, subjects) = made_up(800, 37);
    let coded: Vec<Coded> = (0..120)
        .map(|comment| Coded {
            comment,
            themes: vec![100 + subjects[comment]],
        })
        .collect();

    let learned = learn(
        &comments(&texts),
        &coded,
        &BTreeMap::new(),
        &Options::default(),
        &mut |_| ControlFlow::Continue(()),
    )
    .unwrap_or_default();

    let right = (120..800)
        .filter(|&at| learned.assignments[at].first().map(|a| a.theme) == Some(100 + subjects[at]));
    let right = right.count();
    assert!(right * 10 >= 680 * 7, "{right} of 680");
    assert!(learned.next.iter().all(|&comment| comment >= 120));
    let agreement = learned.agreement.map(|a| (a.comments, a.micro_f1 > 0.6));
    assert_eq!(agreement, Some((120, true)));
    for coded in &coded {
        assert_eq!(learned.assignments[coded.comment][0].theme, coded.themes[0]);
    }
}

#[test]
fn the_name_of_a_theme_is_an_example_of_it() {
    let (texts, subjects) = made_up(600, 42);
    // Two of each of four subjects, and none of the fifth.
    let mut coded: Vec<Coded> = Vec::new();
    for subject in [0, 2, 4, 6] {
        let own = (0..600).filter(|&at| subjects[at] == subject).take(2);
        coded.extend(own.map(|comment| Coded {
            comment,
            themes: vec![subject],
        }));
    }
    let names: BTreeMap<usize, String> = [
        (0, "Buses and their timetable"),
        (2, "Swimming pool"),
        (3, "Car park and permits"),
        (4, "Recycling and bins"),
        (6, "Counselling and therapy"),
    ]
    .map(|(theme, name)| (theme, name.to_owned()))
    .into();
    let right = |names: &BTreeMap<usize, String>| {
        let go_on = &mut |_| ControlFlow::Continue(());
        let learned = learn(&comments(&texts), &coded, names, &Options::default(), go_on);
        let assignments = learned.unwrap_or_default().assignments;
        let own = |subject: usize| {
            let found = assignments.iter().zip(&subjects);
            let found = found.filter(|(found, own)| {
                **own == subject && found.first().is_some_and(|main| main.theme == subject)
            });
            found.count()
        };
        (own(0) + own(2) + own(4) + own(6), own(3))
    };

    let (without, none) = right(&BTreeMap::new());
    let (with, some) = right(&names);

    assert_eq!(none, 0);
    assert!(some > 20, "{some} of a theme known by its name alone");
    assert!(with + 10 >= without, "{with} beside {without}");
}

#[test]
fn nothing_coded_proposes_nothing() {
    let (texts, _) = made_up(20, 38);

    let learned = learn(
        &comments(&texts),
        &[],
        &BTreeMap::new(),
        &Options::default(),
        &mut |_| ControlFlow::Continue(()),
    );

    let assignments = learned
        .map(|learned| learned.assignments)
        .unwrap_or_default();
    assert_eq!(assignments, vec![Vec::new(); 20]);
}

const AT_LARGE: [&str; 6] = [
    "Nothing, all was excellent",
    "No, everything is fine as it is",
    "None. Very happy with the service!",
    "Nothing really, you are all wonderful",
    "No problems, everybody was perfect",
    "Nothing, brilliant service",
];

fn with_answers_at_large() -> Vec<String> {
    let (mut texts, _) = made_up(300, 39);
    texts.extend(AT_LARGE.map(str::to_owned));
    texts
}

#[test]
fn an_officer_may_put_an_answer_that_speaks_of_nothing_anywhere() {
    let texts = with_answers_at_large();
    let ruling = Ruling {
        comment: 300,
        theme: 0,
        belongs: true,
    };
    let decisions = Decisions {
        themes: vec![standing("Buses", &["bus", "timetable"])],
        rulings: vec![ruling],
        closed: false,
    };

    let grouping = by(&texts, &decisions);

    assert_eq!(main_of(&grouping, 300), Some(0));
    assert_eq!(grouping.assignments[300][0].confidence, 1.0);
}

#[test]
fn a_theme_for_answers_that_speak_of_nothing_takes_them_and_no_other_does() {
    let texts = with_answers_at_large();
    let by_name = Decisions {
        themes: vec![standing(
            "Nothing to add",
            &["excellent", "brilliant", "happy"],
        )],
        ..Decisions::default()
    };
    let by_example = Decisions {
        themes: vec![Standing {
            like: vec![300, 301, 302],
            ..standing("All well", &[])
        }],
        ..Decisions::default()
    };

    for decisions in [by_name, by_example] {
        let grouping = by(&texts, &decisions);

        let (own, none): (Vec<_>, Vec<_>) = (300..306)
            .map(|at| main_of(&grouping, at))
            .partition(Option::is_some);
        assert!(own.len() >= 3, "{} and {}", own.len(), none.len());
        assert!(own.iter().all(|theme| *theme == Some(0)), "{own:?}");
    }
}

#[test]
fn what_people_coded_of_answers_that_speak_of_nothing_is_learned() {
    let (mut texts, subjects) = made_up(400, 40);
    texts.extend(
        (0..5).flat_map(|at| AT_LARGE.map(|text| format!("{text}{}", " really".repeat(at)))),
    );
    let mut coded: Vec<Coded> = (0..80)
        .map(|comment| Coded {
            comment,
            themes: vec![subjects[comment]],
        })
        .collect();
    let at = |coded: &[Coded]| {
        let go_on = &mut |_| ControlFlow::Continue(());
        let learned = learn(
            &comments(&texts),
            coded,
            &BTreeMap::new(),
            &Options::default(),
            go_on,
        )
        .unwrap_or_default();
        let own = &learned.assignments[406..430];
        let main = |own: &Vec<Assignment>| own.first().map(|main| main.theme);
        own.iter().map(main).collect::<Vec<_>>()
    };

    assert!(at(&coded).iter().all(Option::is_none));
    coded.extend((400..406).map(|comment| Coded {
        comment,
        themes: vec![77],
    }));
    let praised = at(&coded);
    let right = praised.iter().filter(|own| **own == Some(77)).count();
    assert!(
        right * 10 >= praised.len() * 8,
        "{right} of {}",
        praised.len()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_decision_is_never_undone(
        count in 0usize..40,
        seed in any::<u64>(),
        themes in 0usize..4,
        closed in any::<bool>(),
        rulings in prop::collection::vec((0usize..45, 0usize..5, any::<bool>()), 0..30),
        like in prop::collection::vec(0usize..50, 0..6),
        again in any::<u64>(),
    ) {
        let (mut texts, _) = made_up(count, seed % 50);
        texts.extend(["", "👍", "مرحبا بكم", "Bus", "bus"].map(str::to_owned));
        let decisions = Decisions {
            themes: (0..themes).map(|n| Standing { like: like.clone(), ..standing(&format!("Theme {n}"), &["bus", ""]) }).collect(),
            rulings: rulings.iter().map(|&(comment, theme, belongs)| Ruling { comment, theme, belongs }).collect(),
            closed,
        };
        let options = Options { seed: again, ..Options::default() };

        let grouping = group_by(&comments(&texts), &options, &decisions, &mut |_| ControlFlow::Continue(())).unwrap_or_default();

        prop_assert_eq!(grouping.assignments.len(), texts.len());
        for theme in 0..themes {
            prop_assert_eq!(&grouping.themes[theme].name, &format!("Theme {theme}"));
        }
        for ruling in decisions.valid(texts.len()) {
            let own = grouping.assignments[ruling.comment].iter().find(|a| a.theme == ruling.theme);
            prop_assert_eq!(own.is_some(), ruling.belongs);
            prop_assert!(own.is_none_or(|a| a.confidence == 1.0));
        }
        for assignments in &grouping.assignments {
            let distinct: BTreeSet<usize> = assignments.iter().map(|a| a.theme).collect();
            prop_assert_eq!(distinct.len(), assignments.len());
            prop_assert!(assignments.iter().all(|a| a.theme < grouping.themes.len()));
        }
        prop_assert_eq!(&grouping.levels[grouping.proposed].themes, &grouping.themes);
    }

    #[test]
    fn anything_can_be_learned_from(
        texts in prop::collection::vec("\\PC{0,30}|[a-d ]{0,20}", 0..25),
        coded in prop::collection::vec((0usize..30, prop::collection::vec(0usize..4, 0..3)), 0..25),
    ) {
        let coded: Vec<Coded> = coded.into_iter().map(|(comment, themes)| Coded { comment, themes }).collect();

        let learned = learn(&comments(&texts), &coded, &BTreeMap::new(), &Options::default(), &mut |_| ControlFlow::Continue(())).unwrap_or_default();

        prop_assert_eq!(learned.assignments.len(), texts.len());
        for assignment in learned.assignments.iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&assignment.confidence));
        }
    }
}
