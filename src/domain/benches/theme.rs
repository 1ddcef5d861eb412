//! How long the engine takes, all steps on one core: 2,000 and 20,000 made-up comments grouped,
//! learned from, and their languages told.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::ops::ControlFlow;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use domain::theme::{Coded, Comment, Language, Meaning, Options, detect, group, learn};

#[path = "../src/theme/made_up.rs"]
mod made_up;

fn comments(made_up: &[made_up::MadeUp]) -> Vec<Comment<'_>> {
    let comment = |text| Comment {
        text,
        language: None,
    };
    made_up.iter().map(|m| comment(m.text.as_str())).collect()
}

fn grouping(criterion: &mut Criterion) {
    let mut bench = criterion.benchmark_group("group");
    bench.sample_size(10);
    for count in [2_000, 20_000] {
        let made_up = made_up::comments(count, 1);
        let comments = comments(&made_up);
        bench.throughput(Throughput::Elements(count as u64));
        bench.bench_with_input(
            BenchmarkId::from_parameter(count),
            &comments,
            |b, comments| {
                b.iter(|| group(black_box(comments), &Options::default()));
            },
        );
    }
    bench.finish();
}

fn learning(criterion: &mut Criterion) {
    let made_up = made_up::comments(2_000, 3);
    let comments = comments(&made_up);
    let coded: Vec<Coded> = made_up
        .iter()
        .enumerate()
        .take(100)
        .map(|(comment, m)| Coded {
            comment,
            themes: m.subjects.clone(),
        })
        .collect();
    let mut bench = criterion.benchmark_group("learn");
    bench.sample_size(10);
    bench.bench_function("100 of 2000", |b| {
        b.iter(|| {
            learn(
                black_box(&comments),
                &coded,
                &BTreeMap::new(),
                &Options::default(),
                &mut |_| ControlFlow::Continue(()),
            )
        });
    });
    bench.finish();
}

fn detecting(criterion: &mut Criterion) {
    let made_up = made_up::comments(1_000, 2);
    criterion.bench_function("detect the language of 1000 comments", |b| {
        b.iter(|| {
            made_up
                .iter()
                .filter(|m| detect(black_box(&m.text)).is_some())
                .count()
        });
    });
    criterion.bench_function("the meaning of 1000 comments", |b| {
        b.iter(|| {
            made_up
                .iter()
                .filter(|m| Meaning::of(black_box(&m.text), Language::ENGLISH).is_some())
                .count()
        });
    });
}

criterion_group!(benches, grouping, learning, detecting);
criterion_main!(benches);
