//! The rules of the module, on made-up comments.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::*;

fn comments(texts: &[String]) -> Vec<Comment<'_>> {
    texts
        .iter()
        .map(|text| Comment {
            text,
            language: None,
        })
        .collect()
}

fn grouped<T: AsRef<str>>(texts: &[T]) -> Grouping {
    grouped_into(texts, None)
}

fn grouped_into<T: AsRef<str>>(texts: &[T], themes: Option<usize>) -> Grouping {
    let comments: Vec<Comment<'_>> = texts
        .iter()
        .map(|t| Comment {
            text: t.as_ref(),
            language: None,
        })
        .collect();
    group(
        &comments,
        &Options {
            themes,
            ..Options::default()
        },
    )
}

fn made_up_texts(count: usize, seed: u64) -> Vec<String> {
    made_up::comments(count, seed)
        .into_iter()
        .map(|comment| comment.text)
        .collect()
}

#[test]
fn comments_on_the_same_subject_share_a_theme() {
    let made_up = made_up::comments(1_500, 11);
    let texts: Vec<&str> = made_up
        .iter()
        .map(|comment| comment.text.as_str())
        .collect();

    let grouping = grouped(&texts);

    // For each theme its commonest subject; how many comments have it.
    let mut counts = vec![[0usize; 12]; grouping.themes.len()];
    let mut placed = 0;
    for (comment, assignments) in made_up.iter().zip(&grouping.assignments) {
        if let Some(main) = assignments.first() {
            placed += 1;
            for &subject in &comment.subjects {
                counts[main.theme][subject] += 1;
            }
        }
    }
    let right: usize = counts.iter().filter_map(|counts| counts.iter().max()).sum();
    assert!(placed * 10 >= made_up.len() * 9, "{placed} placed");
    assert!(
        right * 10 >= placed * 9,
        "{right} of {placed} with their subject"
    );
    assert!(
        (8..=24).contains(&grouping.themes.len()),
        "{} themes",
        grouping.themes.len()
    );
}

#[test]
fn a_comment_that_says_two_things_has_two_themes() {
    let made_up = made_up::comments(1_500, 12);
    let texts: Vec<&str> = made_up
        .iter()
        .map(|comment| comment.text.as_str())
        .collect();

    let grouping = grouped(&texts);

    let mean = |subjects: usize| {
        let of = made_up.iter().zip(&grouping.assignments);
        let lengths: Vec<usize> = of
            .filter(|(c, _)| c.subjects.len() == subjects)
            .map(|(_, a)| a.len())
            .collect();
        lengths.iter().sum::<usize>() as f64 / lengths.len() as f64
    };
    assert!(mean(1) < 1.3, "{}", mean(1));
    assert!(mean(2) > 1.6, "{}", mean(2));
}

#[test]
fn no_theme_swallows_the_others() {
    let grouping = grouped(&made_up_texts(2_000, 13));

    assert!(grouping.themes.iter().all(|theme| theme.size * 3 < 2_000));
}

#[test]
fn the_number_asked_for_is_met_exactly() {
    let texts = made_up_texts(400, 14);

    for wanted in [1, 2, 3, 7, 12, 40, 150] {
        assert_eq!(grouped_into(&texts, Some(wanted)).themes.len(), wanted);
    }
}

#[test]
fn no_more_themes_come_out_than_comments_differ() {
    let texts = [
        "the bus was late",
        "the bus was late",
        "cold swimming pool",
        "THE BUS WAS LATE",
    ];

    assert_eq!(grouped_into(&texts, Some(5)).themes.len(), 2);
    assert_eq!(grouped_into(&texts, Some(0)).themes.len(), 0);
}

#[test]
fn no_comments_make_no_themes() {
    assert_eq!(grouped::<&str>(&[]), Grouping::default());
}

#[test]
fn one_or_two_comments_are_accounted_for() {
    for texts in [
        &["buses"][..],
        &["late buses", "late buses"],
        &["late bus", "cold water"],
    ] {
        assert_eq!(grouped(texts).assignments.len(), texts.len());
    }
}

#[test]
fn comments_without_words_belong_to_none() {
    let mut texts = made_up_texts(60, 15);
    texts.extend(["", " ", "?!", "10/10", "\n\n", "-", "\u{200F}"].map(str::to_owned));

    let grouping = grouped(&texts);

    assert!(grouping.assignments[60..].iter().all(Vec::is_empty));
}

#[test]
fn nothing_to_add_belongs_to_none() {
    let mut texts = made_up_texts(60, 16);
    texts.extend(
        [
            "None",
            "Nothing to add",
            "n/a",
            "No.",
            "Can’t think of anything",
        ]
        .map(str::to_owned),
    );

    let grouping = grouped(&texts);

    assert!(grouping.assignments[60..].iter().all(Vec::is_empty));
}

const AT_LARGE: [&str; 8] = [
    "Nothing, all was excellent",
    "No, everything is fine as it is",
    "None. Very happy with the service!",
    "Can’t fault it, brilliant",
    "Nothing really, you are all wonderful",
    "No complaints, keep up the good job",
    "Dim, popeth yn wych",
    "Nic, wszystko było w porządku",
];

#[test]
fn a_denial_with_praise_at_large_belongs_to_none_and_makes_no_theme() {
    let mut texts = made_up_texts(400, 26);
    let alone = grouped(&texts);
    for at in 0..10 {
        texts.extend(AT_LARGE.map(|text| format!("{text}{}", " ".repeat(at) + &"!".repeat(at))));
    }

    let grouping = grouped(&texts);

    assert!(grouping.assignments[400..].iter().all(Vec::is_empty));
    assert!(grouping.themes.len().abs_diff(alone.themes.len()) <= 2);
    let placed = grouping.assignments[..400].iter().filter(|a| !a.is_empty());
    assert!(placed.count() >= 380);
}

#[test]
fn a_denial_that_goes_on_to_a_subject_belongs_where_the_subject_is() {
    let mut texts = made_up_texts(600, 27);
    texts.extend(
        [
            "Nothing, but the bus was late",
            "No complaints. The librarians order new books for readers",
            "None of the swimming lessons had cold water",
        ]
        .map(str::to_owned),
    );

    let grouping = grouped(&texts);

    assert!(grouping.assignments[600..].iter().all(|a| !a.is_empty()));
}

#[test]
fn praise_alone_stays_with_the_themes() {
    let mut texts = made_up_texts(200, 28);
    for praise in ["Excellent", "Great", "Brilliant", "Wonderful", "Fantastic"] {
        for rest in ["", " all round", " in every way", ", thank you"] {
            texts.push(format!("{praise}{rest}"));
        }
    }

    let grouping = grouped(&texts);

    let placed = grouping.assignments[200..].iter().filter(|a| !a.is_empty());
    assert!(placed.count() >= 10);
}

#[test]
fn a_campaign_of_one_text_is_one_theme_of_full_size() {
    let grouping = grouped(&vec!["Keep the library open on Saturdays"; 5_000]);

    let sizes: Vec<usize> = grouping.themes.iter().map(|theme| theme.size).collect();
    assert_eq!(sizes, [5_000]);
    assert_eq!(grouping.themes[0].typical, [0]);
}

#[test]
fn a_campaign_does_not_drown_the_rest() {
    let mut texts = made_up_texts(300, 17);
    let alone = grouped(&texts).themes.len();
    texts.extend(vec!["Keep the library open on Saturdays".to_owned(); 3_000]);

    let together = grouped(&texts).themes.len();

    assert!(
        together + 3 >= alone && together <= alone + 3,
        "{alone} became {together}"
    );
}

#[test]
fn comments_that_share_no_word_belong_to_none() {
    let letters = |n: usize| char::from(b'a' + (n % 26) as u8);
    let texts: Vec<String> = (0..3_000)
        .map(|n| {
            [letters(n), letters(n / 26), letters(n / 676), 'q', 'x']
                .iter()
                .collect()
        })
        .collect();

    let grouping = grouped(&texts);

    assert!(grouping.themes.is_empty());
    assert_eq!(grouping.assignments.len(), 3_000);
}

#[test]
fn names_are_words_people_wrote() {
    let texts = made_up_texts(800, 18);
    let said: BTreeSet<String> = texts
        .iter()
        .flat_map(|t| {
            words::words(&words::canonical(t))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();

    for theme in grouped(&texts).themes {
        for word in theme.name.split([' ', ',']).filter(|word| !word.is_empty()) {
            assert!(
                said.contains(&word.to_lowercase()),
                "{word} in {}",
                theme.name
            );
        }
    }
}

#[test]
fn the_bus_theme_is_called_after_buses() {
    let names: Vec<String> = grouped(&made_up_texts(800, 19))
        .themes
        .into_iter()
        .map(|theme| theme.name)
        .collect();

    assert!(names.iter().any(|name| name.contains("bus")), "{names:?}");
}

#[test]
fn several_languages_and_scripts_stand_side_by_side() {
    let mut texts = made_up_texts(200, 20);
    for n in 0..12 {
        texts.push(format!("Mae'r llyfrgell ar gau bob dydd Sadwrn {n}"));
        texts.push(format!("Biblioteka jest zamknięta w każdą sobotę {n}"));
        texts.push(format!("المكتبة مغلقة يوم السبت {n}"));
        texts.push(format!("لائبریری ہفتے کو بند رہتی ہے {n}"));
        texts.push(format!("图书馆星期六关门 {n}"));
        texts.push(format!("👍🏽 🚌 {n}"));
    }

    let grouping = grouped(&texts);

    let placed = grouping.assignments[200..]
        .iter()
        .filter(|a| !a.is_empty())
        .count();
    assert!(placed * 10 >= 72 * 9, "{placed} of 72");
}

#[test]
fn a_very_long_comment_is_read_to_its_end() {
    let mut texts = made_up_texts(100, 21);
    texts.push(made_up_texts(2_000, 22).join(" "));
    texts.push("ha ".repeat(40_000));
    texts.push("مرحبا، ".repeat(10_000));
    texts.push("x".repeat(100_000));
    texts.push("- ".repeat(50_000));

    assert_eq!(grouped(&texts).assignments.len(), 105);
}

#[test]
fn progress_never_falls_and_ends_at_one() {
    let texts = made_up_texts(300, 23);
    let mut told: Vec<Progress> = Vec::new();

    group_with(&comments(&texts), &Options::default(), &mut |progress| {
        told.push(progress);
        ControlFlow::Continue(())
    });

    assert!(told.is_sorted_by(|a, b| a.share <= b.share && a.stage <= b.stage));
    assert_eq!(told.first().map(|p| p.stage), Some(Stage::Reading));
    assert_eq!(told.last().map(|p| p.share), Some(1.0));
}

#[test]
fn it_stops_at_the_first_call_that_says_so() {
    let texts = made_up_texts(300, 24);
    for stage in [
        Stage::Reading,
        Stage::Learning,
        Stage::Comparing,
        Stage::Grouping,
        Stage::Assigning,
    ] {
        let mut calls_after = 0;

        let grouping = group_with(&comments(&texts), &Options::default(), &mut |progress| {
            if progress.stage < stage {
                return ControlFlow::Continue(());
            }
            calls_after += 1;
            ControlFlow::Break(())
        });

        assert_eq!((grouping, calls_after), (None, 1), "{stage:?}");
    }
}

#[test]
fn a_grouping_survives_being_stored() {
    let grouping = grouped(&made_up_texts(100, 25));

    let stored = serde_json::to_string(&grouping).unwrap_or_default();

    assert_eq!(
        serde_json::from_str::<Grouping>(&stored).ok(),
        Some(grouping)
    );
}
