//! Publishing a release: rounding, auditing and hiding 15 questions by 16 characteristics.

#![expect(
    clippy::expect_used,
    reason = "a benchmark may stop on its own mistake"
)]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use domain::disclosure::{Category, Counts, Dimension, Guarded, Policy};

fn dimension(code: String, answers: usize) -> Dimension {
    let stated = (0..answers).map(|at| Category::stated(format!("{code}_{at}")));
    let categories = stated
        .chain([Category::not_stated("NOT_ANSWERED")])
        .collect();
    Dimension {
        code,
        categories,
        ..Dimension::default()
    }
}

fn counts(people: usize) -> Guarded<Counts> {
    let questions = (0..15).map(|at| dimension(format!("q{at}"), 4 + at % 3));
    let groups = (0..16).map(|at| dimension(format!("c{at}"), [2, 3, 5, 9, 10, 19][at % 6]));
    let dimensions: Vec<Dimension> = questions.chain(groups).collect();
    let mut state = people as u64;
    let mut random = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    // The least of three draws makes later answers rare, as they are.
    let mut answer = |of: usize| random(of).min(random(of)).min(random(of));
    let all: Vec<Vec<usize>> = (0..people)
        .map(|_| {
            dimensions
                .iter()
                .map(|d| answer(d.categories.len()))
                .collect()
        })
        .collect();

    let mut counts = Counts::of(people as u32);
    for (at, dimension) in dimensions.iter().enumerate() {
        let mut one_way = vec![0; dimension.categories.len()];
        all.iter().for_each(|person| one_way[person[at]] += 1);
        counts
            .dimension(dimension.clone(), one_way)
            .expect("they add up");
    }
    for down in 0..15 {
        for across in 15..31 {
            let width = dimensions[across].categories.len();
            let mut cells = vec![0; dimensions[down].categories.len() * width];
            all.iter()
                .for_each(|person| cells[person[down] * width + person[across]] += 1);
            counts.table(down, across, cells).expect("they agree");
        }
    }
    counts.lock()
}

fn rank(table: &str, row: &str, column: &str) -> u64 {
    let bytes = [table, row, column]
        .into_iter()
        .flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, b| {
        (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn publish(c: &mut Criterion) {
    let mut group = c.benchmark_group("publish 240 tables");
    group.sample_size(20);
    for people in [150, 450, 1_500, 100_000] {
        let counts = counts(people);
        group.bench_function(format!("{people} responses"), |b| {
            b.iter_batched(
                || (),
                |()| counts.publish(&Policy::default(), rank),
                BatchSize::SmallInput,
            )
        });
    }
    group.finish();
}

criterion_group!(benches, publish);
criterion_main!(benches);
