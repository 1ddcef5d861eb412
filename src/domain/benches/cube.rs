//! A cube of 100,000 responses with 15 questions and 16 characteristics: build, count, change.
//!
//! Ambition: a whole release counted in 150 ms, one group's answers in microseconds.

#![expect(
    clippy::expect_used,
    reason = "a benchmark may stop on its own mistake"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use domain::cube::{Answers, Change, Column, Cube, Kind, Role, Schema};
use domain::disclosure::Category;

const RESPONSES: i64 = 100_000;

fn schema() -> Schema {
    let column = |code: String, role, kind, answers: usize| Column {
        categories: (0..answers)
            .map(|at| Category::stated(format!("{code}_{at}")))
            .collect(),
        code,
        role,
        kind,
        sensitive: false,
    };
    let several = || Kind::Several {
        at_least_one: true,
        exclusive: Vec::new(),
    };
    let questions = (0..15).map(|at| {
        let kind = if at % 5 == 4 { several() } else { Kind::Single };
        column(format!("q{at}"), Role::Question, kind, 4 + at % 4)
    });
    let characteristics = (0..16).map(|at| {
        column(
            format!("c{at}"),
            Role::Characteristic,
            Kind::Single,
            [2, 3, 5, 9, 10, 19][at % 6],
        )
    });
    Schema::new(questions.chain(characteristics).collect(), &[]).expect("codes are unique")
}

/// Skewed answers that are the same each time.
fn answers(schema: &Schema, response: i64) -> Answers {
    let mut state = response as u64;
    let mut random = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let first = (state >> 33) as usize % below;
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        first.min((state >> 33) as usize % below)
    };
    let mut given = Vec::new();
    for column in schema.columns() {
        let ticks = if column.kind == Kind::Single {
            1
        } else {
            1 + random(3)
        };
        for _ in 0..ticks {
            let category = &column.categories[random(column.categories.len())];
            given.push((column.code.as_str(), category.code.as_str()));
        }
    }
    schema.answers(given).expect("the answers are the schema's")
}

fn cube(c: &mut Criterion) {
    let schema = schema();
    let all: Vec<Answers> = (0..RESPONSES)
        .map(|response| answers(&schema, response))
        .collect();
    let put = |response: i64| Change::Put {
        response,
        answers: all[response as usize].clone(),
    };
    let build = || {
        let mut cube = Cube::new(schema.clone());
        (0..RESPONSES).for_each(|response| cube.apply(put(response)));
        cube
    };
    let mut cube = build();
    println!(
        "{} responses hold {:.1} MB",
        RESPONSES,
        cube.bytes() as f64 / 1e6
    );

    let mut group = c.benchmark_group("cube");
    group.sample_size(10);
    group.bench_function("build 100,000", |b| b.iter(build));
    group.bench_function("count a release", |b| b.iter(|| cube.count()));
    group.bench_function("one group's answers", |b| {
        b.iter(|| cube.split_within("q0", "c2", "c2_1"))
    });
    group.bench_function("size of a group", |b| b.iter(|| cube.group("c2", "c2_1")));
    group.bench_function("change one response", |b| b.iter(|| cube.apply(put(77))));
    group.finish();
}

criterion_group!(benches, cube);
criterion_main!(benches);
