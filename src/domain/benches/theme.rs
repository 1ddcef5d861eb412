//! How long grouping takes, all steps on one core, for 2,000 and 20,000 made-up comments.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use domain::theme::{Comment, Options, detect, group};

#[expect(dead_code, reason = "only the tests ask for the subjects")]
#[path = "../src/theme/made_up.rs"]
mod made_up;

fn grouping(criterion: &mut Criterion) {
    let mut bench = criterion.benchmark_group("group");
    bench.sample_size(10);
    for count in [2_000, 20_000] {
        let made_up = made_up::comments(count, 1);
        let comments: Vec<Comment<'_>> = made_up
            .iter()
            .map(|m| Comment {
                text: &m.text,
                language: None,
            })
            .collect();
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
}

criterion_group!(benches, grouping, detecting);
criterion_main!(benches);
