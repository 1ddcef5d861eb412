//! What must hold for any comments whatever.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use proptest::prelude::*;

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

fn made_up_texts(count: usize, seed: u64) -> Vec<String> {
    made_up::comments(count, seed)
        .into_iter()
        .map(|comment| comment.text)
        .collect()
}

fn is_accounted_for(grouping: &Grouping, comments: usize) -> Result<(), TestCaseError> {
    prop_assert_eq!(grouping.assignments.len(), comments);
    let mut sizes = vec![0; grouping.themes.len()];
    for assignments in &grouping.assignments {
        let mut seen = BTreeSet::new();
        for assignment in assignments {
            prop_assert!(
                seen.insert(assignment.theme),
                "a theme twice for one comment"
            );
            prop_assert!((0.0..=1.0).contains(&assignment.confidence));
            sizes[assignment.theme] += 1;
        }
    }
    let names: BTreeSet<&str> = grouping.themes.iter().map(|t| t.name.as_str()).collect();
    prop_assert_eq!(names.len(), grouping.themes.len(), "two themes of one name");
    prop_assert!(grouping.themes.is_sorted_by(|a, b| a.size >= b.size));
    for (theme, size) in grouping.themes.iter().zip(sizes) {
        prop_assert_eq!(theme.size, size);
        prop_assert!(size > 0 && !theme.name.is_empty() && !theme.terms.is_empty());
        prop_assert!(!theme.typical.is_empty());
        for &comment in &theme.typical {
            prop_assert!(comment < comments);
        }
    }
    Ok(())
}

/// Texts of all kinds: made-up ones, words in many scripts, and plain noise.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => (0u64..40).prop_map(|seed| made_up_texts(1, seed).concat()),
        2 => "[a-c]{1,4}( [a-c]{1,4}){0,8}[.!?,]?",
        2 => "\\PC{0,40}",
        1 => any::<String>(),
        1 => "(ها|ہے|ਲੰਮੀ|等候|👍|don't|İI|ß|N/A|\n|, ){0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_comments_are_accounted_for(
        texts in prop::collection::vec(any_text(), 0..60),
        themes in prop::option::of(0usize..70),
        seed in any::<u64>(),
    ) {
        let grouping = group(&comments(&texts), &Options { themes, seed, threads: 1 });

        is_accounted_for(&grouping, texts.len())?;
        if let Some(wanted) = themes {
            prop_assert!(grouping.themes.len() <= wanted);
        }
    }

    #[test]
    fn another_order_changes_numbers_only(
        texts in prop::collection::vec(any_text(), 0..60),
        themes in prop::option::of(0usize..20),
        turn in 0usize..60,
    ) {
        let options = Options { themes, ..Options::default() };
        let mut turned = texts.clone();
        turned.reverse();
        if !turned.is_empty() {
            let middle = turn % turned.len();
            turned.rotate_left(middle);
        }

        let (one, other) = (group(&comments(&texts), &options), group(&comments(&turned), &options));

        let show = |grouping: &Grouping, texts: &[String]| {
            let mut assignments: Vec<(String, Vec<(usize, u32)>)> = texts
                .iter()
                .zip(&grouping.assignments)
                .map(|(t, a)| (t.clone(), a.iter().map(|a| (a.theme, a.confidence.to_bits())).collect()))
                .collect();
            assignments.sort();
            let themes: Vec<(String, Vec<String>, usize, Vec<String>)> = grouping
                .themes
                .iter()
                .map(|t| {
                    let typical = t.typical.iter().map(|&c| words::canonical(&texts[c])).collect();
                    (t.name.clone(), t.terms.clone(), t.size, typical)
                })
                .collect();
            (assignments, themes)
        };
        prop_assert_eq!(show(&one, &texts), show(&other, &turned));
    }

    #[test]
    fn the_same_input_gives_the_same_grouping(
        texts in prop::collection::vec(any_text(), 0..40),
        seed in any::<u64>(),
    ) {
        let options = Options { seed, ..Options::default() };

        prop_assert_eq!(group(&comments(&texts), &options), group(&comments(&texts), &options));
    }

    #[test]
    fn any_number_of_threads_finds_the_same_grouping(
        texts in prop::collection::vec(any_text(), 0..60),
        more in 0usize..400,
        seed in any::<u64>(),
        threads in 2usize..5,
        standing in any::<bool>(),
    ) {
        let mut texts = texts;
        texts.extend(made_up_texts(more, seed % 100));
        let themes = standing.then(|| Standing {
            name: "Buses".to_owned(),
            words: vec!["timetable".to_owned()],
            like: vec![0, 1],
        });
        let decisions = Decisions { themes: themes.into_iter().collect(), ..Decisions::default() };
        let by = |threads: usize| {
            let options = Options { seed, threads, ..Options::default() };
            group_by(&comments(&texts), &options, &decisions, &mut |_| ControlFlow::Continue(()))
        };

        prop_assert_eq!(by(1), by(threads));
    }

    #[test]
    fn equal_comments_have_equal_assignments(
        texts in prop::collection::vec(any_text(), 1..40),
        again in any::<prop::sample::Index>(),
    ) {
        let mut texts = texts;
        texts.push(again.get(&texts).clone());
        let first = again.index(texts.len() - 1);

        let grouping = group(&comments(&texts), &Options::default());

        prop_assert_eq!(&grouping.assignments[first], &grouping.assignments[texts.len() - 1]);
    }

    #[test]
    fn enough_different_comments_give_the_number_asked_for(
        count in 2usize..80,
        themes in 1usize..30,
        seed in any::<u64>(),
    ) {
        let texts = made_up_texts(count, seed);
        // Comments that differ only in the order of words may lie at one place.
        let different: BTreeSet<Vec<String>> = texts
            .iter()
            .map(|text| {
                let mut all: Vec<String> = words::words(&words::canonical(text)).map(str::to_owned).collect();
                all.sort();
                all
            })
            .collect();

        let grouping = group(&comments(&texts), &Options { themes: Some(themes), ..Options::default() });

        prop_assert!(grouping.themes.len() >= themes.min(different.len() / 2));
        prop_assert!(grouping.themes.len() <= themes);
    }

    #[test]
    fn no_text_upsets_reading(text in any::<String>()) {
        let canonical = words::canonical(&text);
        for word in words::sentences(&canonical).flat_map(words::words) {
            prop_assert!(canonical.contains(word));
        }
        let _ = detect(&text);
    }
}
