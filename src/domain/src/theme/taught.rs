//! Grouping a question that officers are at work on: their themes stand, and once they have read
//! enough comments, what they said teaches the program where the others belong.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::decisions::Decisions;
use super::grouping::{apply, group_by, in_words};
use super::learning::{Agreement, Coded, learn};
use super::progress::Progress;
use super::{Assignment, Comment, Grouping, Options};

/// From so many comments that people read and coded the program learns.
pub const ENOUGH: usize = 50;

/// The share of the work that is grouping, where learning follows.
const GROUPING: f32 = 0.6;

/// What was learned from comments people coded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// How many comments it was learned from.
    pub coded: usize,
    /// How the program does on comments it was not shown.
    pub agreement: Option<Agreement>,
    /// Comments nobody coded, the one first from whose coding most is to be learned.
    pub next: Vec<usize>,
    /// Comments that are like none of those people coded, in order: of them nothing was learned, and
    /// they stay where they are.
    pub strange: Vec<usize>,
}

/// Where comments belong among the standing themes by what people coded, and no other themes; of
/// those the lesson calls strange nothing but rulings. `None` if `tell` said to stop. A ruling is never undone. `coded` counts themes as
/// [`Decisions::themes`] does.
pub fn taught(
    comments: &[Comment<'_>],
    decisions: &Decisions,
    coded: &[Coded],
    options: &Options,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Option<(Vec<Vec<Assignment>>, Lesson)> {
    let names = decisions.themes.iter().map(in_words).enumerate().collect();
    let learned = learn(comments, coded, &names, options, tell)?;
    let mut assignments = learned.assignments;
    for own in &mut assignments {
        own.retain(|assignment| assignment.theme < decisions.themes.len());
    }
    for comment in &learned.strange {
        assignments[*comment].clear();
    }
    apply(decisions, &mut assignments);
    let lesson = Lesson {
        coded: coded.len(),
        agreement: learned.agreement,
        next: learned.next,
        strange: learned.strange,
    };
    Some((assignments, lesson))
}

/// As [`group_by`]. Where people coded [`ENOUGH`] comments, under two themes or more, what they
/// said decides which of the others belong to the standing themes; what belongs to none of
/// those stays where it was grouped beside them, and so does what is like none of the comments that
/// people coded. `None` if `tell` said to stop.
///
/// `coded` counts themes as [`Decisions::themes`] does.
pub fn group_taught(
    comments: &[Comment<'_>],
    options: &Options,
    decisions: &Decisions,
    coded: &[Coded],
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Option<(Grouping, Option<Lesson>)> {
    let themes: BTreeSet<usize> = coded
        .iter()
        .flat_map(|coded| coded.themes.iter().copied())
        .collect();
    if coded.len() < ENOUGH || themes.len() < 2 {
        let grouping = group_by(comments, options, decisions, tell)?;
        return Some((grouping, None));
    }
    let mut first = |progress: Progress| {
        tell(Progress {
            share: progress.share * GROUPING,
            ..progress
        })
    };
    let mut grouping = group_by(comments, options, decisions, &mut first)?;
    let mut then = |progress: Progress| {
        tell(Progress {
            share: GROUPING + progress.share * (1.0 - GROUPING),
            ..progress
        })
    };
    let (assignments, lesson) = taught(comments, decisions, coded, options, &mut then)?;
    let standing = decisions.themes.len();
    for (at, (own, taught)) in grouping.assignments.iter_mut().zip(assignments).enumerate() {
        if lesson.strange.binary_search(&at).is_ok() {
            continue;
        }
        // Beside what people have themes for, only what the program found by itself.
        let grouped_beside = own.first().is_some_and(|main| main.theme >= standing);
        if taught.is_empty() && grouped_beside {
            own.retain(|assignment| assignment.theme >= standing);
        } else {
            *own = taught;
        }
    }
    apply(decisions, &mut grouping.assignments);
    for theme in &mut grouping.themes {
        theme.size = 0;
    }
    for assignment in grouping.assignments.iter().flatten() {
        if let Some(theme) = grouping.themes.get_mut(assignment.theme) {
            theme.size += 1;
        }
    }
    let keeps = |at: usize, theme: usize| {
        let own = grouping.assignments.get(at).into_iter().flatten();
        own.into_iter().any(|assignment| assignment.theme == theme)
    };
    for (at, theme) in grouping.themes.iter_mut().enumerate() {
        theme.typical.retain(|comment| keeps(*comment, at));
        theme.borderline.retain(|comment| keeps(*comment, at));
    }
    let proposed = grouping.proposed;
    if let Some(level) = grouping.levels.get_mut(proposed) {
        level.themes.clone_from(&grouping.themes);
        let main = grouping.assignments.iter();
        let main = main.map(|own| Some(u32::try_from(own.first()?.theme).unwrap_or(u32::MAX)));
        level.main = main.collect();
    }
    Some((grouping, Some(lesson)))
}

#[cfg(test)]
mod tests {
    use super::super::made_up;
    use super::super::{Ruling, Standing};
    use super::*;

    fn go_on(_: Progress) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    /// Comments with their subjects, themes for the first two, and what people said of the first
    /// `read` comments.
    fn at_work(read: usize) -> (Vec<String>, Vec<usize>, Decisions, Vec<Coded>) {
        let made_up = made_up::comments(600, 41);
        let (texts, subjects): (Vec<_>, Vec<_>) =
            made_up.into_iter().map(|m| (m.text, m.subjects[0])).unzip();
        let theme = |name: &str| Standing {
            name: name.to_owned(),
            ..Standing::default()
        };
        let coded: Vec<Coded> = subjects
            .iter()
            .take(read)
            .enumerate()
            .map(|(comment, &subject)| Coded {
                comment,
                themes: if subject < 2 { vec![subject] } else { vec![] },
            })
            .collect();
        let rulings = coded.iter().flat_map(|coded| {
            let own = |theme| Ruling {
                comment: coded.comment,
                theme,
                belongs: coded.themes.contains(&theme),
            };
            [own(0), own(1)]
        });
        let decisions = Decisions {
            themes: vec![theme("One"), theme("Two")],
            rulings: rulings.collect(),
            closed: false,
        };
        (texts, subjects, decisions, coded)
    }

    fn comment(text: &String) -> Comment<'_> {
        Comment {
            text,
            language: None,
        }
    }

    fn comments(texts: &[String]) -> Vec<Comment<'_>> {
        texts.iter().map(comment).collect()
    }

    #[test]
    fn what_people_said_of_some_comments_decides_where_the_others_belong() {
        let (texts, subjects, decisions, coded) = at_work(150);

        let options = Options::default();
        let taught = group_taught(&comments(&texts), &options, &decisions, &coded, &mut go_on);
        let (grouping, lesson) = taught.expect("nobody stopped it");

        let lesson = lesson.expect("enough was coded");
        assert_eq!(lesson.coded, 150);
        assert!(
            lesson
                .agreement
                .is_some_and(|agreement| agreement.micro_f1 > 0.8)
        );
        assert!(lesson.next.iter().all(|comment| *comment >= 150));
        let unseen = 150..texts.len();
        let right = unseen.clone().filter(|&at| {
            let main = grouping.assignments[at].first().map(|main| main.theme);
            if subjects[at] < 2 {
                main == Some(subjects[at])
            } else {
                main.is_none_or(|theme| theme >= 2)
            }
        });
        let right = right.count();
        assert!(
            right * 10 >= unseen.len() * 9,
            "{right} of {}",
            unseen.len()
        );
        assert!(grouping.themes.len() > 2, "the others are grouped beside");
    }

    /// People read the first of two heaps of comments about quite other things, and coded what they
    /// read; the second heap is no part of what they were taught by.
    #[test]
    fn what_is_like_nothing_that_was_coded_stays_where_it_is() {
        let (mut texts, subjects, mut decisions, mut coded) = at_work(150);
        coded.retain(|coded| !coded.themes.is_empty());
        decisions.rulings.retain(|ruling| ruling.belongs);
        let first = texts.len();
        let other = [
            "parking", "permits", "kerbs", "potholes", "gritting", "verges",
        ];
        for at in 0..300 {
            let word = |step: usize| other[(at * step + at / 7) % other.len()];
            texts.push(format!(
                "More {} and fewer {} on {} road",
                word(1),
                word(5),
                word(3)
            ));
        }

        let taught = taught(
            &comments(&texts),
            &decisions,
            &coded,
            &Options::default(),
            &mut go_on,
        );
        let (assignments, lesson) = taught.expect("nobody stopped it");

        let strange = lesson.strange.iter().filter(|at| **at >= first).count();
        assert!(strange >= 270, "{strange} of 300");
        assert!(lesson.strange.iter().all(|at| assignments[*at].is_empty()));
        let alike = (150..first).filter(|at| subjects[*at] < 2);
        let (lost, kept): (Vec<_>, Vec<_>) = alike.partition(|at| lesson.strange.contains(at));
        assert!(
            lost.len() * 4 < kept.len(),
            "{} beside {}",
            lost.len(),
            kept.len()
        );
    }

    #[test]
    fn what_people_ruled_stands_whatever_was_learned() {
        let (texts, _, mut decisions, coded) = at_work(150);
        let odd = Ruling {
            comment: 400,
            theme: 1,
            belongs: true,
        };
        decisions.rulings.push(odd);

        let options = Options::default();
        let taught = group_taught(&comments(&texts), &options, &decisions, &coded, &mut go_on);
        let (grouping, _) = taught.expect("nobody stopped it");

        for ruling in &decisions.rulings {
            let own = &grouping.assignments[ruling.comment];
            assert_eq!(own.iter().any(|a| a.theme == ruling.theme), ruling.belongs);
        }
        let sizes: usize = grouping.themes.iter().map(|theme| theme.size).sum();
        assert_eq!(sizes, grouping.assignments.iter().flatten().count());
    }

    #[test]
    fn learning_alone_proposes_no_other_themes_and_undoes_no_ruling() {
        let (texts, subjects, decisions, coded) = at_work(150);

        let taught = taught(
            &comments(&texts),
            &decisions,
            &coded,
            &Options::default(),
            &mut go_on,
        );
        let (assignments, lesson) = taught.expect("nobody stopped it");

        assert_eq!((assignments.len(), lesson.coded), (600, 150));
        for ruling in &decisions.rulings {
            let own = &assignments[ruling.comment];
            assert_eq!(own.iter().any(|a| a.theme == ruling.theme), ruling.belongs);
        }
        assert!(assignments.iter().flatten().all(|a| a.theme < 2));
        let right = (150..600).filter(|&at| {
            let main = assignments[at].first().map(|main| main.theme);
            main == (subjects[at] < 2).then(|| subjects[at])
        });
        let right = right.count();
        assert!(right >= 400, "{right} of 450");
    }

    #[test]
    fn too_few_coded_comments_teach_nothing_and_stopping_stops_both() {
        let (texts, _, decisions, coded) = at_work(ENOUGH - 1);
        let comments = comments(&texts);
        let options = Options::default();
        let alone = group_by(&comments, &options, &decisions, &mut go_on);

        let taught = group_taught(&comments, &options, &decisions, &coded, &mut go_on);
        assert_eq!(taught, alone.map(|grouping| (grouping, None)));

        let (_, _, decisions, coded) = at_work(100);
        let mut late = |progress: Progress| match progress.share {
            share if share > 0.9 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        };
        assert_eq!(
            group_taught(&comments, &options, &decisions, &coded, &mut late),
            None
        );
    }
}
