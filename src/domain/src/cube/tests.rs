use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::disclosure::{Category, Policy, Release};

/// Question and answer, one pair for each tick.
type Given = Vec<(String, String)>;

fn column(code: &str, role: Role, kind: Kind, answers: usize) -> Column {
    let mut categories: Vec<Category> = (0..answers)
        .map(|at| Category::stated(format!("{code}{at}")))
        .collect();
    categories.push(Category::not_stated("PNTS"));
    Column {
        code: code.to_owned(),
        role,
        kind,
        sensitive: false,
        categories,
    }
}

fn several() -> Kind {
    Kind::Several {
        at_least_one: true,
        exclusive: vec!["m2".to_owned()],
    }
}

fn schema() -> Schema {
    let columns = vec![
        column("q", Role::Question, Kind::Single, 4),
        column("m", Role::Question, several(), 3),
        column("a", Role::Characteristic, Kind::Single, 3),
        column("i", Role::Characteristic, several(), 2),
        column("b", Role::Characteristic, Kind::Single, 2),
    ];
    Schema::new(columns, &[("a", "b")]).unwrap()
}

/// Answers to one question: none, or one of those it has, or several options.
fn given(code: &'static str, several: bool, answers: usize) -> BoxedStrategy<Given> {
    let answer = move |at: usize| (code.to_owned(), format!("{code}{at}"));
    let one = (0..answers).prop_map(move |at| vec![answer(at)]);
    let silent = Just(vec![(code.to_owned(), "PNTS".to_owned())]);
    let any = if several {
        let some = proptest::collection::vec(any::<bool>(), answers.min(2));
        some.prop_map(move |chosen| {
            let chosen = chosen.into_iter().enumerate().filter(|(_, chosen)| *chosen);
            chosen.map(|(at, _)| answer(at)).collect()
        })
        .boxed()
    } else {
        one.boxed()
    };
    prop_oneof![6 => any, 1 => silent, 1 => Just(Vec::new())].boxed()
}

fn responses() -> impl Strategy<Value = Vec<(i64, Option<Given>)>> {
    let answers = (
        given("q", false, 4),
        given("m", true, 3),
        given("a", false, 3),
        given("i", true, 2),
        given("b", false, 2),
    )
        .prop_map(|(q, m, a, i, b)| [q, m, a, i, b].concat());
    let change = (
        0i64..120,
        prop_oneof![5 => answers.prop_map(Some), 1 => Just(None)],
    );
    proptest::collection::vec(change, 0..400)
}

fn apply(cube: &mut Cube, response: i64, answers: Option<&Given>) {
    let change = match answers {
        Some(given) => {
            let given = given
                .iter()
                .map(|(column, answer)| (column.as_str(), answer.as_str()));
            Change::Put {
                response,
                answers: cube.schema().answers(given).unwrap(),
            }
        }
        None => Change::Removed { response },
    };
    cube.apply(change);
}

/// Counts each response for itself and category by category.
fn naively(people: &BTreeMap<i64, Given>) -> Counts {
    let schema = schema();
    let mut lines = Vec::new();
    for column in schema.columns() {
        for line in dimensions(column) {
            lines.push((column.code.clone(), column.role, line.dimension));
        }
    }
    let category = |given: &[(String, String)], (column, _, dimension): &(String, Role, _)| {
        let dimension: &crate::disclosure::Dimension = dimension;
        let has = |code: &str| {
            given
                .iter()
                .any(|(c, answer)| c == column && answer == code)
        };
        let answered = given
            .iter()
            .any(|(c, answer)| c == column && answer != "PNTS");
        let is = |code: &str| match code {
            NOT_CHOSEN => answered && !has(&dimension.categories[0].code),
            NOT_ANSWERED => !answered && !has("PNTS"),
            code => has(code),
        };
        dimension
            .categories
            .iter()
            .position(|category| is(&category.code))
            .unwrap()
    };
    let mut counts = Counts::of(people.len() as u32);
    for line in &lines {
        let mut one_way = vec![0; line.2.categories.len()];
        people
            .values()
            .for_each(|given| one_way[category(given, line)] += 1);
        counts.dimension(line.2.clone(), one_way).unwrap();
    }
    let crossed = |down: usize, across: usize| {
        let roles = (lines[down].1, lines[across].1);
        roles == (Role::Question, Role::Characteristic)
            || (lines[down].0 == "a" && lines[across].0 == "b")
    };
    for down in 0..lines.len() {
        for across in (0..lines.len()).filter(|&across| crossed(down, across)) {
            let width = lines[across].2.categories.len();
            let mut cells = vec![0; lines[down].2.categories.len() * width];
            for given in people.values() {
                cells[category(given, &lines[down]) * width + category(given, &lines[across])] += 1;
            }
            counts.table(down, across, cells).unwrap();
        }
    }
    counts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_cube_counts_like_counting_one_by_one(changes in responses()) {
        let mut cube = Cube::new(schema());
        let mut people = BTreeMap::new();
        for (response, answers) in changes {
            apply(&mut cube, response, answers.as_ref());
            match answers {
                Some(given) => people.insert(response, given),
                None => people.remove(&response),
            };
        }
        let counted = cube.count().unwrap();
        prop_assert!(counted.agrees_with(&naively(&people)));
    }
}

#[test]
fn a_line_of_the_change_log_taken_twice_changes_nothing() {
    let mut cube = Cube::new(schema());
    let answers = cube.schema().answers([("q", "q1"), ("a", "a0")]).unwrap();
    for response in [1, 2, 3, 2, 1] {
        cube.apply(Change::Put {
            response,
            answers: answers.clone(),
        });
    }
    cube.apply(Change::Removed { response: 3 });
    cube.apply(Change::Removed { response: 3 });
    let two = BTreeMap::from([1, 2].map(|id| {
        (
            id,
            vec![
                ("q".to_owned(), "q1".to_owned()),
                ("a".to_owned(), "a0".to_owned()),
            ],
        )
    }));
    assert!(cube.count().unwrap().agrees_with(&naively(&two)));
}

#[test]
fn answers_that_do_not_fit_are_refused() {
    let schema = schema();
    let unknown = AnswerError::Unknown("q".to_owned(), "x".to_owned());
    assert_eq!(schema.answers([("q", "x")]), Err(unknown));
    let conflict = |code: &str| Err(AnswerError::Conflict(code.to_owned()));
    assert_eq!(schema.answers([("q", "q0"), ("q", "q1")]), conflict("q"));
    assert_eq!(schema.answers([("m", "m0"), ("m", "m2")]), conflict("m"));
    assert_eq!(schema.answers([("m", "m0"), ("m", "PNTS")]), conflict("m"));
    assert!(
        schema
            .answers([("m", "m0"), ("m", "m1"), ("q", NOT_ANSWERED)])
            .is_ok()
    );
}

#[test]
fn codes_that_occur_twice_are_refused() {
    let twice = vec![column("q", Role::Question, Kind::Single, 1); 2];
    assert!(Schema::new(twice, &[]).is_err());
    let one = vec![column("q", Role::Question, Kind::Single, 1)];
    assert!(Schema::new(one, &[("q", "nowhere")]).is_err());
}

#[test]
fn a_group_answers_only_whether_it_is_one() {
    let mut cube = Cube::new(schema());
    for response in 0..10 {
        let answers = cube.schema().answers([("a", "a0"), ("q", "q0")]).unwrap();
        cube.apply(Change::Put { response, answers });
    }
    let policy = Policy::default();
    assert!(cube.group("a", "a0").unwrap().is_a_group(&policy));
    assert!(!cube.group("a", "a1").unwrap().is_a_group(&policy));
    assert!(cube.group("a", "nothing").is_none());

    let split = cube.split_within("q", "a", "a0").unwrap().unwrap();
    let release: Release = split.publish(&policy, |_, _, _| 0);
    assert_eq!(
        release
            .dimension("q")
            .unwrap()
            .count("q1")
            .unwrap()
            .figure(),
        policy.round(0)
    );
    assert_eq!(format!("{cube:?}"), "Cube <withheld>");
}
