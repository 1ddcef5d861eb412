//! From comments to themes, all steps.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::ControlFlow;

use super::centres::{Clusters, NOWHERE, STILL};
use super::crew::Crew;
use super::decisions::{Decisions, Held, Ruling};
use super::empty_answers::{Speaks, names_no_subject};
use super::levels::{self, Tier};
use super::matrix::{Matrix, add_scaled, normalise};
use super::progress::{Progress, Stage, Watch};
use super::reading::Read;
use super::{Assignment, Comment, Grouping, Level, MOST_THEMES, Options, Theme};
use super::{assign, communities, count, naming, neighbours, words};

/// Groups comments into themes. See [`group_with`] to watch or stop it.
pub fn group(comments: &[Comment<'_>], options: &Options) -> Grouping {
    group_with(comments, options, &mut |_| ControlFlow::Continue(())).unwrap_or_default()
}

/// Groups comments into themes, telling how far it is; `None` if it was told to stop.
///
/// `tell` is called often, and the work stops at the first call it answers with `Break`.
pub fn group_with(
    comments: &[Comment<'_>],
    options: &Options,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Option<Grouping> {
    group_by(comments, options, &Decisions::default(), tell)
}

/// As [`group_with`], with what officers decided: their themes stand first among
/// [`Grouping::themes`], and no ruling is undone.
pub fn group_by(
    comments: &[Comment<'_>],
    options: &Options,
    decisions: &Decisions,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Option<Grouping> {
    let mut watch = Watch::new(tell, options.threads);
    if comments.is_empty() && decisions.themes.is_empty() {
        return Some(Grouping::default());
    }
    let told: Vec<String> = decisions.themes.iter().map(in_words).collect();
    let mut read = Read::new(comments, &told, options.seed, &mut watch)?;
    let held = held(&read, comments.len(), decisions);
    let hushed = read.hush();
    let sample = read.sample(comments, options.seed);
    let found = found(&read, &sample, options, &mut watch)?;
    let free = free(&read, &sample, &found, options, decisions);
    let clusters = match &held {
        None => free,
        Some(held) => {
            if held.at_large.contains(&true) {
                read.hear(&hushed);
            }
            beside(&read, held, free, options)
        }
    };
    watch.begin(Stage::Assigning)?;
    let assigned = assign::assign(
        &read.corpus,
        &read.places,
        &read.rows,
        &clusters,
        &mut watch,
    )?;
    let (mut grouping, order) = describe(comments, &read, &clusters, decisions, assigned);
    let (tiers, proposed) = levels::tiers(
        &read.rows,
        &read.weights,
        &clusters,
        &found,
        &sample,
        count::smallest_theme(comments.len()),
    );
    grouping.proposed = proposed;
    grouping.levels = described(
        comments,
        &read,
        (&tiers, proposed),
        (&found, &sample),
        &order,
        &grouping,
    );
    watch.at(1, 1)?;
    Some(grouping)
}

/// A standing theme as a comment that says it.
pub(super) fn in_words(theme: &super::Standing) -> String {
    format!("{}. {}", theme.name, theme.words.join(". "))
}

/// What the words of a standing theme count beside its examples.
const BESIDE_EXAMPLES: f32 = 0.3;

/// Decisions as they bear on rows; `None` where no theme stands.
fn held(read: &Read, comments: usize, decisions: &Decisions) -> Option<Held> {
    if decisions.themes.is_empty() {
        return None;
    }
    let documents = read.documents_of(comments);
    let mut fixed = vec![None; read.rows.rows()];
    let (mut examples, mut barred) = (Vec::new(), Vec::new());
    let rulings = decisions.valid(comments);
    let speaks: Vec<Speaks> = read.corpus.documents.iter().map(|d| d.speaks).collect();
    let mut seeds = Matrix::zeros(decisions.themes.len(), read.rows.width());
    for ruling in &rulings {
        let row = documents[ruling.comment];
        if ruling.belongs && !read.rows.is_zero(row) {
            fixed[row].get_or_insert(ruling.theme as u32);
            examples.push((row, ruling.theme as u32));
            add_scaled(seeds.row_mut(ruling.theme), read.rows.row(row), 1.0);
        } else {
            barred.push((row, ruling.theme as u32));
        }
    }
    // One copy ruled in keeps the text in.
    barred.retain(|&(row, theme)| fixed[row] != Some(theme));
    barred.sort_unstable();
    for (theme, standing) in decisions.themes.iter().enumerate() {
        let seed = seeds.row_mut(theme);
        normalise(seed);
        let mut alike = vec![0f32; seed.len()];
        for &comment in standing.like.iter().filter(|&&comment| comment < comments) {
            let row = documents[comment];
            add_scaled(&mut alike, read.rows.row(row), 1.0);
            examples.push((row, theme as u32));
        }
        normalise(&mut alike);
        add_scaled(seed, &alike, 1.0);
        // Comments show what a theme is about better than its name does.
        let shown = seed.iter().any(|&cell| cell != 0.0);
        add_scaled(
            seed,
            read.told.row(theme),
            if shown { BESIDE_EXAMPLES } else { 1.0 },
        );
        normalise(seed);
    }
    let at_large = (0..decisions.themes.len())
        .map(|theme| {
            is_at_large(theme, decisions, &rulings, &|c| {
                documents.get(c).and_then(|&row| speaks.get(row)).copied()
            })
        })
        .collect();
    let hushed = speaks.iter().map(|&own| own == Speaks::AtLarge);
    Some(Held {
        seeds,
        fixed,
        examples,
        barred,
        at_large,
        hushed: hushed.collect(),
    })
}

/// Is a standing theme there for answers that speak of nothing? Its comments tell, or
/// where it has none its words.
fn is_at_large(
    theme: usize,
    decisions: &Decisions,
    rulings: &[Ruling],
    speaks: &dyn Fn(usize) -> Option<Speaks>,
) -> bool {
    let standing = &decisions.themes[theme];
    let ruled = rulings.iter().filter(|r| r.belongs && r.theme == theme);
    let comments = decisions.themes[theme].like.iter().copied();
    let shown = comments.chain(ruled.map(|ruling| ruling.comment));
    let shown: Vec<bool> = shown
        .filter_map(|comment| Some(speaks(comment)? != Speaks::OfSomething))
        .collect();
    if shown.is_empty() {
        let words = words::canonical(&in_words(standing));
        return names_no_subject(words::words(&words));
    }
    shown.iter().filter(|&&nothing| nothing).count() * 2 > shown.len()
}

/// Neighbours looked at for each document.
const NEIGHBOURS: usize = 20;

/// Communities among the documents of the sample, at several levels.
fn found(
    read: &Read,
    sample: &[usize],
    options: &Options,
    watch: &mut Watch<'_>,
) -> Option<Vec<communities::Level>> {
    watch.begin(Stage::Comparing)?;
    let nearest = neighbours::nearest(&read.rows.picked(sample), NEIGHBOURS, watch)?;
    watch.begin(Stage::Grouping)?;
    communities::levels(&nearest, options.seed, watch)
}

/// Documents under centres, in number as proposed or, where no theme stands, as asked for.
fn free(
    read: &Read,
    sample: &[usize],
    levels: &[communities::Level],
    options: &Options,
    decisions: &Decisions,
) -> Clusters {
    let (rows, weights, copies) = (&read.rows, &read.weights, &read.copies);
    let crew = Crew::of(options.threads);
    let looked_at: Vec<usize> = sample.iter().map(|&document| copies[document]).collect();
    let level = match options.themes {
        _ if decisions.closed => None,
        Some(wanted) => count::nearest_to(levels, &looked_at, wanted),
        None => count::proposed(levels, &looked_at),
    };
    let mut members = vec![NOWHERE; rows.rows()];
    for (&document, &member) in sample.iter().zip(level.map_or(&[][..], |l| &l.members)) {
        members[document] = member;
    }
    match options.themes {
        _ if decisions.closed => Clusters::settle(rows, weights, members, 0, STILL),
        Some(most) if decisions.themes.is_empty() => {
            count::exactly(rows, weights, members, most.min(MOST_THEMES), crew)
        }
        _ => count::without_small(rows, weights, copies, members, crew),
    }
}

/// The standing themes with the free ones beside them.
fn beside(read: &Read, held: &Held, free: Clusters, options: &Options) -> Clusters {
    let smallest = count::smallest_theme(read.copies.iter().sum());
    let most = options.themes.unwrap_or(MOST_THEMES).min(MOST_THEMES);
    held.settle(
        &read.rows,
        &read.weights,
        &read.copies,
        free,
        (smallest, most),
        Crew::of(options.threads),
    )
}

/// How well themes agree with the communities found, coarse and fine: what stays together
/// however one looks is there.
fn agreement(found: &[communities::Level], sample: &[usize], members: &[u32]) -> f64 {
    let own: Vec<u32> = sample.iter().map(|&row| members[row]).collect();
    let agree: Vec<f64> = found
        .iter()
        .map(|level| communities::rand_index(&level.members, &own))
        .collect();
    agree.iter().sum::<f64>() / agree.len().max(1) as f64
}

/// Comments told as the doubtful ones of a theme.
const BORDERLINE: usize = 10;

/// Themes in their final order, with names, and the assignments of each comment; and the
/// cluster behind each theme.
fn describe(
    comments: &[Comment<'_>],
    read: &Read,
    clusters: &Clusters,
    decisions: &Decisions,
    assigned: Vec<Vec<Assignment>>,
) -> (Grouping, Vec<usize>) {
    let documents = &read.corpus.documents;
    let mut sizes = vec![0usize; clusters.count()];
    let mut firsts = vec![usize::MAX; clusters.count()];
    for (index, (document, assigned)) in documents.iter().zip(&assigned).enumerate() {
        for assignment in assigned {
            sizes[assignment.theme] += document.copies.len();
            firsts[assignment.theme] = firsts[assignment.theme].min(index);
        }
    }
    let standing = decisions.themes.len();
    let mut order: Vec<usize> = (0..clusters.count()).collect();
    order[standing.min(clusters.count())..]
        .sort_by_key(|&theme| (Reverse(sizes[theme]), firsts[theme]));
    let mut numbers = vec![0usize; order.len()];
    for (new, &old) in order.iter().enumerate() {
        numbers[old] = new;
    }
    let main: Vec<Option<usize>> = assigned
        .iter()
        .map(|a| a.first().map(|main| numbers[main.theme]))
        .collect();
    let mut themes = portrayed(comments, read, clusters, &main, &decisions.themes);
    let mut doubtful: Vec<Vec<(f32, usize)>> = vec![Vec::new(); themes.len()];
    let mut assignments = vec![Vec::new(); comments.len()];
    for (document, mut assigned) in documents.iter().zip(assigned) {
        for assignment in &mut assigned {
            assignment.theme = numbers[assignment.theme];
            if let Some(&copy) = document.copies.first() {
                doubtful[assignment.theme].push((assignment.confidence, copy));
            }
        }
        for &copy in &document.copies {
            assignments[copy].clone_from(&assigned);
        }
    }
    for (theme, mut doubtful) in themes.iter_mut().zip(doubtful) {
        // Stable: of equals, in the order of the texts and not of the comments.
        doubtful.sort_by(|a, b| a.0.total_cmp(&b.0));
        doubtful.retain(|(_, comment)| !theme.typical.contains(comment));
        let first = doubtful.iter().take(BORDERLINE);
        theme.borderline = first.map(|&(_, comment)| comment).collect();
    }
    apply(decisions, &mut assignments);
    for assignment in assignments.iter().flatten() {
        if let Some(theme) = themes.get_mut(assignment.theme) {
            theme.size += 1;
        }
    }
    let grouping = Grouping {
        themes,
        assignments,
        ..Grouping::default()
    };
    (grouping, order)
}

/// Sets every decision above what was found.
pub(super) fn apply(decisions: &Decisions, assignments: &mut [Vec<Assignment>]) {
    let mut ruled: HashMap<usize, usize> = HashMap::new();
    for ruling in decisions.valid(assignments.len()) {
        let own = &mut assignments[ruling.comment];
        own.retain(|assignment| assignment.theme != ruling.theme);
        if ruling.belongs {
            // Decisions first, in the order of the themes.
            let place = ruled.entry(ruling.comment).or_default();
            own.insert(
                (*place).min(own.len()),
                Assignment {
                    theme: ruling.theme,
                    confidence: 1.0,
                },
            );
            *place += 1;
        }
    }
}

/// Themes with names and typical comments; sizes are still to come.
fn portrayed(
    comments: &[Comment<'_>],
    read: &Read,
    clusters: &Clusters,
    main: &[Option<usize>],
    standing: &[super::Standing],
) -> Vec<Theme> {
    let names: Vec<&str> = standing.iter().map(|theme| theme.name.as_str()).collect();
    naming::portraits(comments, &read.corpus, &read.rows, clusters, main, &names)
        .into_iter()
        .map(|portrait| Theme {
            name: portrait.name,
            terms: portrait.terms,
            size: 0,
            typical: portrait.typical,
            borderline: Vec::new(),
        })
        .collect()
}

/// The levels, their themes in order of size; `order` holds the clusters behind the proposed
/// themes.
fn described(
    comments: &[Comment<'_>],
    read: &Read,
    (tiers, proposed): (&[Tier], usize),
    (found, sample): (&[communities::Level], &[usize]),
    order: &[usize],
    grouping: &Grouping,
) -> Vec<Level> {
    let documents = read.documents_of(comments.len());
    let mut levels: Vec<Level> = Vec::with_capacity(tiers.len());
    // For each theme of the tier before, its number in the level made of it.
    let mut before: Vec<usize> = Vec::new();
    for (at, tier) in tiers.iter().enumerate() {
        let mut sizes = vec![0usize; tier.count];
        let of_comment = |comment: usize| {
            let main = grouping.assignments[comment].first()?.theme;
            let row = documents[comment];
            Some(levels::theme_at(tiers, proposed, at, order[main], row))
        };
        let mut main: Vec<Option<usize>> = (0..comments.len()).map(of_comment).collect();
        for &theme in main.iter().flatten() {
            sizes[theme] += 1;
        }
        let mut own: Vec<usize> = (0..tier.count).collect();
        own.sort_by_key(|&theme| Reverse(sizes[theme]));
        if at == proposed {
            own = order.to_vec();
        }
        let mut numbers = vec![0usize; tier.count];
        for (new, &old) in own.iter().enumerate() {
            numbers[old] = new;
        }
        main.iter_mut().flatten().for_each(|m| *m = numbers[*m]);
        let mut themes = grouping.themes.clone();
        if at != proposed {
            themes = portraits_of(comments, read, tier, &main, &numbers);
            for (theme, &old) in themes.iter_mut().zip(&own) {
                theme.size = sizes[old];
            }
        }
        let within = tier.within.iter().map(|&parent| before[parent]);
        let within: Vec<usize> = within.collect();
        levels.push(Level {
            themes,
            within: own
                .iter()
                .filter_map(|&old| within.get(old).copied())
                .collect(),
            stability: agreement(found, sample, &tier.members) as f32,
            main: main.into_iter().map(|m| m.map(|m| m as u32)).collect(),
        });
        before = numbers;
    }
    levels
}

/// Names and typical comments of a tier's themes, by their numbers in the level made of it.
fn portraits_of(
    comments: &[Comment<'_>],
    read: &Read,
    tier: &Tier,
    main: &[Option<usize>],
    numbers: &[usize],
) -> Vec<Theme> {
    let documents = &read.corpus.documents;
    let of_document: Vec<Option<usize>> = documents
        .iter()
        .map(|document| main[*document.copies.first()?])
        .collect();
    let members = tier.members.iter().map(|&member| match member {
        NOWHERE => NOWHERE,
        member => numbers[member as usize] as u32,
    });
    let (rows, weights) = (&read.rows, &read.weights);
    let clusters = Clusters::settle(rows, weights, members.collect(), tier.count, STILL);
    portrayed(comments, read, &clusters, &of_document, &[])
}
