//! Finding where groups differ: 60 questions by 16 characteristics.

#![expect(
    clippy::expect_used,
    reason = "a benchmark may stop on its own mistake"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use domain::disclosure::{Cell, ColumnHead, Policy, Row, SharesOf, TwoWay};
use domain::disproportion::{Asked, find};

/// Five answers by groups of a characteristic, as they are released.
fn table(question: usize, characteristic: usize, state: &mut u64) -> TwoWay {
    let groups = [2, 3, 4, 5, 9, 19][characteristic % 6];
    let mut random = |below: u32| {
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(*state >> 33).expect("31 bits") % below
    };
    let base = |at: usize| 40 + 55 * u32::try_from(at).expect("a group");
    TwoWay {
        rows_of: format!("q{question}"),
        columns_of: format!("who.c{characteristic}"),
        shares_of: SharesOf::Answered,
        withheld: None,
        rows: (0..5)
            .map(|at| Row {
                code: format!("a{at}"),
                count: Cell::Shown(100),
            })
            .collect(),
        columns: (0..groups)
            .map(|at| ColumnHead {
                code: format!("g{at}"),
                is_group: false,
                count: Cell::Shown(base(at)),
                base: Cell::Shown(base(at)),
            })
            .collect(),
        cells: (0..5)
            .map(|_| {
                (0..groups)
                    .map(|at| Cell::Shown(random(base(at) / 5) * 5))
                    .collect()
            })
            .collect(),
        rows_left_out: vec![],
        columns_left_out: vec![],
    }
}

fn finding(c: &mut Criterion) {
    let mut state = 1;
    let mut tables = Vec::new();
    for question in 0..60 {
        for characteristic in 0..16 {
            tables.push(table(question, characteristic, &mut state));
        }
    }
    let bodies: Vec<String> = tables
        .iter()
        .map(|table| serde_json::to_string(table).expect("a table"))
        .collect();
    // As a page does it: from what is stored.
    c.bench_function("finder, 60 questions by 16 characteristics", |b| {
        b.iter(|| {
            let tables: Vec<TwoWay> = bodies
                .iter()
                .map(|body| serde_json::from_str(body).expect("a table"))
                .collect();
            let asked: Vec<Asked<'_>> = tables
                .iter()
                .map(|table| Asked {
                    table,
                    answers: table.rows.iter().map(|row| row.code.as_str()).collect(),
                })
                .collect();
            find(&asked, &Policy::default())
        });
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = finding
}
criterion_main!(benches);
