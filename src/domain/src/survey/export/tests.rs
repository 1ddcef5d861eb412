use std::collections::{BTreeMap, BTreeSet};

use crate::named::Named;
use crate::response::{Channel, SetAside, Variant};
use crate::survey::export::{About, Cell, Columns, Entry, Form, Gap, Given, Words};
use crate::survey::{Answer, Answers, Attached, Code, Definition, Edition, SurveyFile};
use crate::upload::FileKind;

fn versions() -> [Definition; 2] {
    let read = |json| SurveyFile::read(json).expect("a good survey").definition;
    [
        read(include_str!("../../../testdata/export/first.json")),
        read(include_str!("../../../testdata/export/second.json")),
    ]
}

fn with<T>(what: impl FnOnce(&Columns<'_>) -> T) -> T {
    let versions = versions();
    let edition = |(number, definition)| Edition { number, definition };
    let editions: Vec<Edition<'_>> = (1..).zip(&versions).map(edition).collect();
    what(&Columns::of(&editions))
}

fn code(raw: &str) -> Code {
    Code::parse(raw).expect("a code")
}

/// A response to a version, with nothing said yet.
fn blank(version: i32) -> Given {
    Given {
        about: About {
            version,
            received_on: "2026-11-20".parse().expect("a day"),
            channel: Channel::Online,
            variant: Variant::Standard,
            language: "en".to_owned(),
            late: false,
            set_aside: None,
            corrections: 0,
            signatures: None,
        },
        form: Form::Screen,
        answers: Answers::new(),
        unclear: BTreeSet::new(),
        words: BTreeMap::new(),
    }
}

fn says(given: &mut Given, question: &str, answer: Answer) {
    given.answers.set(code(question), Some(answer));
}

fn writes(given: &mut Given, question: &str, words: &str) {
    says(
        given,
        question,
        Answer::Text("as it was written".to_owned()),
    );
    let shown = Words::Shown(words.to_owned());
    given.words.insert(question.to_owned(), shown);
}

fn chosen(options: &[&str], other: Option<&str>) -> Answer {
    Answer::Options {
        chosen: options.iter().map(|option| code(option)).collect(),
        other: other.map(str::to_owned),
    }
}

fn text(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => text.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Gap(gap) => gap.name().to_owned(),
        Cell::Nothing => String::new(),
    }
}

/// The cells of a response by their columns.
fn row(given: &Given) -> BTreeMap<String, String> {
    with(|columns| {
        let cells = columns.row(1, given);
        assert_eq!(cells.len(), columns.names().count());
        let names = columns.names().map(str::to_owned);
        names.zip(cells.iter().map(text)).collect()
    })
}

#[test]
fn columns_stand_in_the_order_of_the_newest_version_and_what_was_retired_comes_after() {
    let names = with(|columns| columns.names().collect::<Vec<_>>().join("\n"));
    let golden = include_str!("../../../testdata/export/columns.txt");
    assert_eq!(names, golden.trim_end());

    let unique = |columns: &Columns<'_>| columns.names().collect::<BTreeSet<_>>().len();
    assert_eq!(with(unique), names.lines().count());
}

#[test]
fn the_dictionary_says_every_wording_with_its_versions() {
    let line = |entry: super::Entry| {
        let analyst = if entry.analyst_only { "analyst" } else { "" };
        [
            entry.column,
            entry.question,
            entry.option,
            entry.words,
            entry.versions,
            entry.kind,
            analyst.to_owned(),
        ]
        .join("|")
    };
    let lines: Vec<String> = with(|columns| columns.dictionary().into_iter().map(line).collect());
    let golden = include_str!("../../../testdata/export/dictionary.txt");
    assert_eq!(lines.join("\n"), golden.trim_end());
}

/// Everything that can be missing, side by side: a column of the golden file for each response.
#[test]
fn routed_away_skipped_and_blank_are_kept_apart() {
    let nothing = blank(1);
    let mut asked = blank(1);
    says(&mut asked, "agree", chosen(&["yes"], None));
    let mut paper = blank(1);
    paper.form = Form::Paper;
    paper.about.channel = Channel::Paper;
    says(&mut paper, "agree", chosen(&["pns"], None));
    // Answered although the form led past it, and something that could not be read.
    says(&mut paper, "use", chosen(&["bus"], None));
    paper.unclear.insert(code("where"));
    let mut letter = blank(1);
    letter.form = Form::None;
    letter.about.signatures = Some(312);
    writes(&mut letter, "why", "Dear council");
    let mut newer = blank(2);
    newer.about.set_aside = Some(SetAside::Test);
    says(&mut newer, "agree", chosen(&["dk"], None));

    let rows = [nothing, asked, paper, letter, newer];
    let table = with(|columns| {
        let cells: Vec<Vec<String>> = (1..)
            .zip(&rows)
            .map(|(number, given)| columns.row(number, given).iter().map(text).collect())
            .collect();
        let line = |(at, name): (usize, &str)| {
            let cells: Vec<&str> = cells.iter().map(|row| row[at].as_str()).collect();
            format!("{name}: {}", cells.join(" | "))
        };
        columns
            .names()
            .enumerate()
            .map(line)
            .collect::<Vec<_>>()
            .join("\n")
    });
    let golden = include_str!("../../../testdata/export/gaps.txt");
    assert_eq!(table, golden.trim_end());
}

#[test]
fn every_kind_of_answer_is_written_part_by_part() {
    let mut given = blank(1);
    says(&mut given, "agree", chosen(&["yes"], None));
    says(
        &mut given,
        "use",
        chosen(&["bus", "other"], Some("A mule called Jo")),
    );
    let mule = Words::Shown("A mule called [name]".to_owned());
    given.words.insert("use.other".to_owned(), mule);
    let ease = BTreeMap::from([(code("find"), code("hard"))]);
    says(&mut given, "ease", Answer::Rows(ease));
    says(
        &mut given,
        "order",
        Answer::Ranked(vec![code("care"), code("price")]),
    );
    says(&mut given, "trips", Answer::Number(-3));
    says(&mut given, "since", Answer::Value("2019-03-27".to_owned()));
    says(&mut given, "where", Answer::Value("BA1".to_owned()));
    let file = Attached {
        token: "secret-token".to_owned(),
        name: "Jo Bloggs.png".to_owned(),
        kind: FileKind::Png,
        length: 7,
    };
    says(&mut given, "plan", Answer::File(file));
    says(
        &mut given,
        "tell",
        Answer::Email("jo@people.example".to_owned()),
    );

    let row = row(&given);

    for (column, cell) in [
        ("agree", "yes"),
        ("use:bus", "1"),
        ("use:tram", "0"),
        ("use:cycle", "[skipped]"),
        ("use.other", "A mule called [name]"),
        ("ease:find", "hard"),
        ("ease:pay", "[blank]"),
        ("ease:wait", "[skipped]"),
        ("order:care.v1", "1"),
        ("order:price.v1", "2"),
        ("order:speed.v1", "[blank]"),
        ("order:price", "[skipped]"),
        ("trips", "-3"),
        ("since", "2019-03-27"),
        ("where", "BA1"),
        ("plan", "1"),
    ] {
        assert_eq!(row[column], cell, "{column}");
    }
    let whole: Vec<String> = row.into_values().collect();
    let whole = whole.join(" ");
    for never in ["Jo", "secret-token", "people.example"] {
        assert!(!whole.contains(never), "{never} in {whole}");
    }
}

#[test]
fn not_knowing_stands_in_every_place_of_an_order() {
    let mut first = versions()[0].clone();
    let order = first.sections.iter_mut().flat_map(|s| &mut s.questions);
    let order = order.into_iter().find(|q| q.code.as_str() == "order");
    let apart =
        r#"{"code": "dk", "printed": "1", "text": "I don't know", "standing": "dont_know"}"#;
    let apart = serde_json::from_str(apart).expect("a choice");
    order.expect("a ranking").apart.push(apart);
    let columns = Columns::of(&[Edition {
        number: 1,
        definition: &first,
    }]);
    let mut given = blank(1);
    says(&mut given, "order", chosen(&["dk"], None));
    let cells = columns.row(1, &given);
    let told = columns.names().zip(&cells);
    let told: Vec<_> = told.filter(|(name, _)| name.starts_with("order")).collect();
    assert_eq!(told.len(), 3);
    for (name, cell) in told {
        assert_eq!(*cell, Cell::Text("dk".into()), "{name}");
    }
    let lines = columns.dictionary();
    let line = |line: &&Entry| line.column == "order:care" && line.option == "dk";
    let line = lines.iter().find(line).expect("a line for it");
    assert_eq!(line.kind, "option, don't know");
}

#[test]
fn of_an_address_only_that_somebody_would_rather_not_leave_one_is_told() {
    let mut first = versions()[0].clone();
    let names = |definition: &Definition| -> Vec<String> {
        let edition = Edition {
            number: 1,
            definition,
        };
        let columns = Columns::of(&[edition]);
        columns.names().map(str::to_owned).collect()
    };
    assert!(!names(&first).contains(&"tell".to_owned()));
    let apart = r#"{"code": "pnts", "printed": "1", "text": "No", "standing": "prefer_not"}"#;
    let asked = first.sections.iter_mut().flat_map(|s| &mut s.questions);
    let asked = asked.into_iter().find(|q| q.code.as_str() == "tell");
    let apart = serde_json::from_str(apart).expect("a choice");
    asked.expect("an address").apart.push(apart);
    let at = names(&first).iter().position(|name| name == "tell");
    let columns = Columns::of(&[Edition {
        number: 1,
        definition: &first,
    }]);
    let cell = |answer: Option<Answer>| {
        let mut given = blank(1);
        given.answers.set(code("tell"), answer);
        text(&columns.row(1, &given)[at.expect("a column")])
    };
    let address = Answer::Email("jo@people.example".to_owned());
    assert_eq!(cell(Some(address)), "[withheld]");
    assert_eq!(cell(None), "[withheld]", "or it was left apart");
    assert_eq!(cell(Some(chosen(&["pnts"], None))), "pnts");
}

#[test]
fn words_are_written_only_as_they_may_be_shown() {
    let mut given = blank(1);
    says(&mut given, "why", Answer::Text("My name is Jo".to_owned()));
    assert_eq!(
        row(&given)["why"],
        "[unchecked]",
        "nobody said what may be shown"
    );
    given.words.insert("why".to_owned(), Words::Unchecked);
    assert_eq!(row(&given)["why"], "[unchecked]");
    writes(&mut given, "why", "My name is [name]");
    assert_eq!(row(&given)["why"], "My name is [name]");
    // Words that read like a code are no code.
    writes(&mut given, "why", " [blank]");
    assert_eq!(row(&given)["why"], "\" [blank]\"");
    writes(&mut given, "body", "Friends of Line 9");
    assert_eq!(row(&given)["body"], "[withheld]");
}

#[test]
fn words_beside_an_option_are_asked_of_those_who_chose_it() {
    let mut given = blank(1);
    says(&mut given, "agree", chosen(&["yes"], None));
    says(&mut given, "use", chosen(&["bus"], None));
    assert_eq!(row(&given)["use.other"], "[routed]");
    says(&mut given, "use", chosen(&["other"], None));
    assert_eq!(row(&given)["use.other"], "[blank]");
}

#[test]
fn no_code_of_a_gap_can_be_the_code_of_an_option() {
    for gap in Gap::ALL {
        assert!(Code::parse(gap.name()).is_none(), "{gap:?}");
    }
}

#[test]
fn ranges_of_versions_pass_over_numbers_that_were_never_published() {
    let [one, two] = versions();
    let published = [(1, &one), (3, &one), (4, &two), (6, &one)];
    let editions = published.map(|(number, definition)| Edition { number, definition });
    let columns = Columns::of(&editions);
    let entries = columns.dictionary();
    let said = |words: &str| {
        let entry = entries.iter().find(|entry| entry.words == words);
        entry
            .map(|entry| entry.versions.as_str())
            .unwrap_or_default()
    };
    assert_eq!(said("Do you agree?"), "1 to 3, 6");
    assert_eq!(said("Do you agree with it?"), "4");
    assert_eq!(said("Where do you live?"), "1 to 6");
}
