//! Responses as a file: what is in it, what never is, and what is missing by its code.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use domain::paper::Flag;
use domain::response::{Channel, SetAside as Reason, Variant};
use domain::survey::{Answer, Answers, Code};
use domain::text::Paragraph;
use entity::{audit_entry, comment, response};
use heard::db::Tx;
use heard::keys::Purpose;
use heard::respond::commands::{NewReceipt, NewResponse, Send, Sent};
use heard::respond::export::{ExportCall, Format, export};
use heard::staff::proof::In;
use heard::staff::roles::SetAside;
use heard::survey::SurveyId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use crate::harness::{App, FICTION, run};

const SURVEY: &str = "export";

/// A site with a survey of every kind of question.
struct Desk {
    app: App,
    sent: u64,
}

fn code(raw: &str) -> Code {
    Code::parse(raw).unwrap()
}

fn chosen(options: &[&str], other: Option<&str>) -> Answer {
    Answer::Options {
        chosen: options.iter().map(|option| code(option)).collect(),
        other: other.map(str::to_owned),
    }
}

fn words(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

impl Desk {
    async fn open() -> Self {
        let desk = Self {
            app: App::demo().await,
            sent: 0,
        };
        let first = include_str!("../../src/domain/testdata/export/first.json");
        desk.opens(first).await;
        desk
    }

    /// The survey is asked like this from now on.
    async fn opens(&self, json: &str) {
        let json = json.replace("\"testing\"", &format!("\"{FICTION}\""));
        let (file, console) = (self.app.file("export.json", &json), self.app.console());
        let survey = heard::survey::console::import(&console, &file).await;
        survey.unwrap();
        let opened = heard::survey::console::open(&console, SURVEY).await;
        opened.unwrap();
        self.app.site.published.forget();
    }

    async fn opens_a_second_version(&self) {
        let second = include_str!("../../src/domain/testdata/export/second.json");
        self.opens(second).await;
    }

    async fn survey(&self) -> (SurveyId, i64) {
        let found = heard::survey::queries::by_slug(self.app.site.db.read(), SURVEY).await;
        found.unwrap().unwrap()
    }

    /// Somebody answers; the key of the response.
    async fn answered(&mut self, answers: &[(&str, Answer)]) -> i64 {
        self.sends(answers, |_| {}).await
    }

    async fn sends(
        &mut self,
        answers: &[(&str, Answer)],
        change: impl FnOnce(&mut NewResponse),
    ) -> i64 {
        let site = &self.app.site;
        let open = site.published.survey(&site.db, SURVEY).await;
        let open = open.unwrap().unwrap();
        self.sent += 1;
        let number = self.sent.to_be_bytes();
        let hash = |what: &[u8]| site.keys.hash(Purpose::Nonce, &[what, &number]).to_vec();
        let mut given = Answers::new();
        for (question, answer) in answers {
            given.set(code(question), Some(answer.clone()));
        }
        let mut new = NewResponse {
            survey: Some(open.id),
            version: open.version.id,
            nonce_hash: hash(b"nonce"),
            receipt: Some(NewReceipt {
                hash: hash(b"receipt"),
                way_back: hash(b"back"),
                reference_hash: hash(b"reference"),
            }),
            received_on: "2026-11-20".parse().unwrap(),
            channel: Channel::Online,
            variant: Variant::Standard,
            language: "en".to_owned(),
            answers: given,
            flags: BTreeMap::new(),
            late: false,
            organisation: None,
            signatures: None,
            import: None,
        };
        change(&mut new);
        match site.db.intake(Send::anew(new)).await.unwrap() {
            Some(Sent::Stored(id)) => id,
            other => panic!("{other:?}"),
        }
    }

    async fn exports(&self, format: Format, name: &str) -> Result<String, String> {
        export_of(&self.app, SURVEY, format, name).await
    }

    async fn looked_through(&self) {
        looked_through(&self.app).await;
    }

    /// The rows of the survey as a table, by column.
    async fn table(&self, name: &str) -> Vec<BTreeMap<String, String>> {
        self.exports(Format::Csv, name).await.unwrap();
        rows(&self.app.folder().join(name))
    }
}

/// Some minutes go by, and every comment is looked through.
async fn looked_through(app: &App) {
    app.later(chrono::TimeDelta::minutes(10));
    heard::app::jobs().tick(&app.site).await.unwrap();
    app.run_jobs().await;
}

async fn export_of(app: &App, survey: &str, format: Format, name: &str) -> Result<String, String> {
    let call = ExportCall {
        survey: survey.to_owned(),
        format,
        out: app.folder().join(name),
    };
    let done = export(&app.console(), &call).await;
    done.map_err(|error| format!("{error:#}"))
}

fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    assert!(text.ends_with("\r\n"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record.unwrap();
        let cells = heads.iter().zip(record.iter());
        let cells = cells.map(|(head, cell)| (head.to_owned(), cell.to_owned()));
        cells.collect()
    };
    reader.records().map(row).collect()
}

/// The parts of a workbook, by name.
fn unzipped(path: &Path) -> BTreeMap<String, String> {
    let bytes = std::fs::read(path).unwrap();
    let short = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let long = |at: usize| short(at) + (short(at + 2) << 16);
    let end = bytes.windows(4).rposition(|four| four == b"PK\x05\x06");
    let end = end.expect("the end of the list");
    let (count, mut at) = (short(end + 10), long(end + 16));
    let mut parts = BTreeMap::new();
    for _ in 0..count {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        let (packed, name, more) = (
            long(at + 20),
            short(at + 28),
            short(at + 30) + short(at + 32),
        );
        let header = long(at + 42);
        let data = header + 30 + short(header + 26) + short(header + 28);
        let content = &bytes[data..data + packed];
        let mut text = String::new();
        match short(at + 10) {
            0 => text.push_str(std::str::from_utf8(content).unwrap()),
            _ => {
                let mut unpacked = flate2::read::DeflateDecoder::new(content);
                unpacked.read_to_string(&mut text).unwrap();
            }
        }
        let called = String::from_utf8_lossy(&bytes[at + 46..at + 46 + name]);
        parts.insert(called.into_owned(), text);
        at += 46 + name + more;
    }
    parts
}

/// The texts and numbers of a sheet, row by row.
fn cells(sheet: &str) -> Vec<Vec<String>> {
    let row = |row: &str| -> Vec<String> {
        let cells = row.split("<c ").skip(1);
        let cell = |cell: &str| {
            let from = cell.find("<t").or(cell.find("<v")).unwrap_or(0);
            let text = &cell[from..];
            let text = text.split_once('>').map_or("", |(_, rest)| rest);
            let text = text.split_once("</").map_or("", |(text, _)| text);
            text.replace("&quot;", "\"").replace("&amp;", "&")
        };
        cells.map(cell).collect()
    };
    sheet.split("<row ").skip(1).map(row).collect()
}

async fn deeds(app: &App) -> Vec<(String, Value)> {
    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::Deed.eq("responses.export"))
        .order_by_asc(audit_entry::Column::Seq)
        .all(app.site.db.read())
        .await
        .unwrap();
    let deed = |entry: audit_entry::Model| {
        let detail = serde_json::from_str(&entry.detail).unwrap();
        (format!("{} {}", entry.actor, entry.object), detail)
    };
    entries.into_iter().map(deed).collect()
}

#[test]
fn two_versions_are_one_table_and_every_cell_says_what_is_missing() {
    run(async {
        let mut desk = Desk::open().await;
        desk.answered(&[("agree", chosen(&["no"], None))]).await;
        let full = [
            ("agree", chosen(&["yes"], None)),
            ("use", chosen(&["bus", "tram"], None)),
            (
                "ease",
                Answer::Rows(BTreeMap::from([(code("pay"), code("hard"))])),
            ),
            ("order", Answer::Ranked(vec![code("care"), code("price")])),
            ("trips", Answer::Number(-3)),
            ("where", Answer::Value("BA1".to_owned())),
        ];
        desk.answered(&full).await;
        desk.sends(&[("agree", chosen(&["pns"], None))], |new| {
            new.channel = Channel::Paper;
            new.flags = BTreeMap::from([(code("where"), Flag::Unclear)]);
        })
        .await;
        desk.opens_a_second_version().await;
        desk.answered(&[
            ("agree", chosen(&["dk"], None)),
            ("new", chosen(&["y"], None)),
        ])
        .await;

        let rows = desk.table("all.csv").await;

        let column =
            |name: &str| -> Vec<&str> { rows.iter().map(|row| row[name].as_str()).collect() };
        for (name, expected) in [
            ("response", ["1", "2", "3", "4"]),
            ("version", ["1", "1", "1", "2"]),
            ("received_on", ["2026-11-20"; 4]),
            ("channel", ["online", "online", "paper", "online"]),
            ("agree", ["no", "yes", "pns", "dk"]),
            ("new", ["[skipped]", "[skipped]", "[skipped]", "y"]),
            ("use:bus", ["[routed]", "1", "[routed]", "[routed]"]),
            ("use:other", ["[routed]", "0", "[routed]", "[routed]"]),
            ("use:tram", ["[routed]", "1", "[routed]", "[skipped]"]),
            (
                "use:cycle",
                ["[skipped]", "[skipped]", "[skipped]", "[routed]"],
            ),
            ("ease:pay", ["[routed]", "hard", "[routed]", "[routed]"]),
            (
                "ease:find",
                ["[routed]", "[blank]", "[routed]", "[skipped]"],
            ),
            ("order:care.v1", ["[routed]", "1", "[routed]", "[skipped]"]),
            ("trips", ["[blank]", "-3", "[blank]", "[skipped]"]),
            ("where", ["[blank]", "BA1", "[unclear]", "[blank]"]),
            ("plan", ["[blank]", "[blank]", "[skipped]", "[skipped]"]),
        ] {
            assert_eq!(column(name), expected, "{name}");
        }
        let head = std::fs::read_to_string(desk.app.folder().join("all.csv")).unwrap();
        let head = head.trim_start_matches('\u{feff}').lines().next().unwrap();
        let golden = include_str!("../../src/domain/testdata/export/columns.txt");
        assert_eq!(
            head.split(',').collect::<Vec<_>>(),
            golden.lines().collect::<Vec<_>>()
        );
    });
}

#[test]
fn a_file_is_private_has_its_dictionary_is_noted_and_overwrites_nothing() {
    run(async {
        let mut desk = Desk::open().await;
        desk.answered(&[("agree", chosen(&["no"], None))]).await;

        let said = desk.exports(Format::Csv, "one.csv").await.unwrap();

        assert!(said.starts_with("1 responses of export are in "), "{said}");
        let (survey, _) = desk.survey().await;
        let noted = || {
            (
                format!("operator survey:{}", survey.0),
                json!({ "format": "csv", "rows": 1 }),
            )
        };
        assert_eq!(deeds(&desk.app).await, [noted()]);
        let folder = desk.app.folder().to_owned();
        let dictionary = rows(&folder.join("one.csv.dictionary.csv"));
        let says = |column: &str, option: &str| -> Vec<&str> {
            let of = |row: &&BTreeMap<String, String>| {
                row["column"] == column && row["option_code"] == option
            };
            dictionary
                .iter()
                .filter(of)
                .map(|row| row["words"].as_str())
                .collect()
        };
        assert_eq!(says("agree", ""), ["Do you agree?"]);
        assert_eq!(says("agree", "pns"), ["I prefer not to say"]);
        assert_eq!(says("use:bus", "bus"), ["Bus"]);
        assert_eq!(says("late", "").len(), 1);
        assert!(says("", "[routed]")[0].starts_with("Routed away"));
        assert!(
            says("", "")
                .iter()
                .any(|note| note.contains("released results"))
        );

        let content = || std::fs::read(folder.join("one.csv")).unwrap();
        let before = content();
        desk.answered(&[("agree", chosen(&["yes"], None))]).await;
        for format in [Format::Csv, Format::Xlsx, Format::Json] {
            let refused = desk.exports(format, "one.csv").await.unwrap_err();
            assert!(refused.contains("is there already"), "{refused}");
        }
        // The dictionary of another is not written over either.
        std::fs::write(folder.join("two.csv.dictionary.csv"), "mine").unwrap();
        assert!(desk.exports(Format::Csv, "two.csv").await.is_err());
        assert_eq!(content(), before);
        let left: Vec<PathBuf> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ext| ext == "part"))
            .collect();
        assert!(
            left.is_empty() && !folder.join("two.csv").exists(),
            "{left:?}"
        );
        assert_eq!(
            deeds(&desk.app).await.len(),
            1,
            "what was not written is not noted"
        );
        #[cfg(unix)]
        for name in ["one.csv", "one.csv.dictionary.csv"] {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(folder.join(name))
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    });
}

#[test]
fn no_cell_is_a_formula_in_any_format() {
    run(async {
        let mut desk = Desk::open().await;
        let evil = [
            "=cmd|' /C calc'!A0",
            "+1+1",
            "-2+3",
            "@ (1+1)",
            "\t=1",
            "＝1+1",
        ];
        for text in evil {
            desk.answered(&[("why", words(text))]).await;
        }
        desk.looked_through().await;

        let table = desk.table("evil.csv").await;
        desk.exports(Format::Xlsx, "evil.xlsx").await.unwrap();
        desk.exports(Format::Json, "evil.json").await.unwrap();

        for (row, text) in table.iter().zip(evil) {
            assert_eq!(row["why"], format!("'{text}"));
        }
        let book = unzipped(&desk.app.folder().join("evil.xlsx"));
        for (name, part) in &book {
            assert!(!part.contains("<f>") && !part.contains("<f "), "{name}");
        }
        assert!(book["xl/styles.xml"].contains("quotePrefix=\"1\""));
        let sheet = cells(&book["xl/worksheets/sheet1.xml"]);
        assert!(sheet[1].contains(&evil[0].to_owned()), "{:?}", sheet[1]);
        let json = std::fs::read_to_string(desk.app.folder().join("evil.json")).unwrap();
        let json: Vec<Value> = serde_json::from_str(&json).unwrap();
        assert_eq!(json[1]["why"], json!(evil[0]), "JSON needs no armour");
    });
}

#[test]
fn a_workbook_has_responses_dictionary_and_notes_and_cuts_no_text() {
    run(async {
        let mut desk = Desk::open().await;
        let long = "This is said at length 😀. ".repeat(3_500);
        let petition = |new: &mut NewResponse| {
            new.channel = Channel::Organisation;
            new.organisation = Some("Friends of Line 9".to_owned());
            new.signatures = Some(312);
        };
        desk.sends(&[("why", words(&long))], petition).await;
        desk.answered(&[("trips", Answer::Number(-3))]).await;
        desk.looked_through().await;

        desk.exports(Format::Xlsx, "all.xlsx").await.unwrap();

        let book = unzipped(&desk.app.folder().join("all.xlsx"));
        let names: Vec<&str> = book["xl/workbook.xml"]
            .split("<sheet name=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(
            names,
            ["Responses", "Long texts", "Data dictionary", "Notes"]
        );
        let responses = cells(&book["xl/worksheets/sheet1.xml"]);
        assert_eq!(responses.len(), 3);
        assert_eq!(responses[0][..3], ["response", "version", "received_on"]);
        assert!(responses[1].contains(&"312".to_owned()));
        assert!(responses[2].contains(&"-3".to_owned()));
        let begins = responses[1]
            .iter()
            .find(|cell| cell.contains("[whole in the sheet"));
        assert!(begins.unwrap().starts_with("This is said at length"));
        let parts = &cells(&book["xl/worksheets/sheet2.xml"])[1..];
        assert!(parts.len() > 1);
        let whole: String = parts.iter().map(|part| part[3].as_str()).collect();
        assert!(whole.trim_end() == long.trim_end(), "{}", whole.len());
        let notes = cells(&book["xl/worksheets/sheet4.xml"]).concat().join("\n");
        for told in [
            "2 responses of the survey export",
            "released results",
            "[skipped]",
            "2026-11-23",
        ] {
            assert!(notes.contains(told), "{told}: {notes}");
        }
        assert!(!book.values().any(|part| part.contains("Friends of Line 9")));
    });
}

#[test]
fn json_is_one_array_with_a_head() {
    run(async {
        let mut desk = Desk::open().await;
        let rich = [
            ("agree", chosen(&["yes"], None)),
            ("trips", Answer::Number(4)),
        ];
        desk.answered(&rich).await;

        desk.exports(Format::Json, "all.json").await.unwrap();

        let json = std::fs::read_to_string(desk.app.folder().join("all.json")).unwrap();
        let json: Vec<Value> = serde_json::from_str(&json).unwrap();
        assert_eq!(json.len(), 2);
        assert_eq!(json[0]["format"], "heard-responses/1");
        assert_eq!(json[0]["columns"][0], "response");
        assert!(
            json[0]["codes"]["[blank]"]
                .as_str()
                .unwrap()
                .starts_with("Blank")
        );
        assert_eq!(json[1]["agree"], "yes");
        assert_eq!(json[1]["trips"], 4);
        assert_eq!(json[1]["set_aside"], Value::Null);
        assert!(desk.app.folder().join("all.json.dictionary.csv").exists());
    });
}

#[test]
fn words_are_those_officers_read_and_what_nobody_looked_through_is_left_out() {
    run(async {
        let mut desk = Desk::open().await;
        let said = "Ring me on 07700 900123 or write to jo@people.example";
        let more = [
            ("agree", chosen(&["yes"], None)),
            ("why", words(said)),
            ("use", chosen(&["other"], Some("My own, 07700 900123"))),
        ];
        desk.answered(&more).await;
        let aside = desk.answered(&[("why", words(said))]).await;
        let (survey, programme) = desk.survey().await;
        let by = In::<SurveyId, SetAside>::operator(survey, programme);
        let (why, now) = (
            Paragraph::parse("A trial", "why", 200).unwrap(),
            desk.app.site.clock.now(),
        );
        let set = async |tx: &Tx| {
            heard::aside::commands::set_aside(tx, &by, &[aside], Reason::Test, &why, now).await
        };
        desk.app.site.db.write(set).await.unwrap();
        let organisation = [
            ("body", words("Friends of Line 9")),
            ("why", words("A bus at night")),
        ];
        desk.answered(&organisation).await;

        let early = desk.exports(Format::Csv, "early.csv").await.unwrap();
        assert!(early.contains("4 texts are left out"), "{early}");
        let early = rows(&desk.app.folder().join("early.csv"));
        assert!(early.iter().all(|row| row["why"] == "[unchecked]"));
        assert_eq!(early[0]["use.other"], "[unchecked]");

        desk.looked_through().await;
        let table = desk.table("late.csv").await;

        let shown: Vec<comment::Model> = comment::Entity::find()
            .filter(comment::Column::Field.eq("why"))
            .filter(comment::Column::Text.eq(said))
            .all(desk.app.site.db.read())
            .await
            .unwrap();
        let ids: Vec<i64> = shown.iter().map(|row| row.id).collect();
        let copies = heard::redaction::queries::shown_texts(desk.app.site.db.read(), &ids).await;
        let copies = copies.unwrap();
        assert_eq!(table[0]["why"], copies[&ids[0]]);
        assert_ne!(table[0]["why"], said);
        assert_eq!(table[1]["set_aside"], "test");
        assert_eq!(
            table[1]["why"], copies[&ids[1]],
            "words of what is set aside are rows too"
        );
        assert_eq!(table[2]["body"], "[withheld]");
        assert_eq!(table[2]["why"], "A bus at night");
        let all = std::fs::read_to_string(desk.app.folder().join("late.csv")).unwrap();
        for never in ["900123", "people.example", "Friends of Line 9"] {
            assert!(!all.contains(never), "{never}");
        }
    });
}

#[test]
fn nothing_that_identifies_or_protects_is_in_any_format() {
    run(async {
        let app = App::demo().await;
        looked_through(&app).await;
        let found = heard::survey::queries::by_slug(app.site.db.read(), FICTION).await;
        let (survey, _) = found.unwrap().unwrap();
        let of_survey = response::Entity::find().filter(response::Column::SurveyId.eq(survey.0));
        let kept = of_survey.all(app.site.db.read()).await.unwrap();
        let mut whole = String::new();
        for (format, name) in [
            (Format::Csv, "a.csv"),
            (Format::Json, "a.json"),
            (Format::Xlsx, "a.xlsx"),
        ] {
            let said = export_of(&app, FICTION, format, name).await.unwrap();
            assert!(
                said.starts_with(&format!("{} responses", kept.len())),
                "{said}"
            );
            whole += &match format {
                Format::Xlsx => {
                    unzipped(&app.folder().join(name))["xl/worksheets/sheet1.xml"].clone()
                }
                _ => std::fs::read_to_string(app.folder().join(name)).unwrap(),
            };
        }
        let signed: usize = kept.iter().filter(|row| row.signatures.is_some()).count();
        let table = rows(&app.folder().join("a.csv"));
        assert!(signed > 0);
        let petitions = table.iter().filter(|row| !row["signatures"].is_empty());
        assert_eq!(petitions.count(), signed);

        let set: Vec<entity::equality_set::Model> = entity::equality_set::Entity::find()
            .all(app.site.db.read())
            .await
            .unwrap();
        assert!(!set.is_empty());
        for protected in [
            "age_band",
            "AGE_25_34",
            "ethnic",
            "religion",
            "sexual_orientation",
        ] {
            assert!(!whole.contains(protected), "{protected}");
        }
        for row in &kept {
            let hex =
                |bytes: &[u8]| -> String { bytes.iter().map(|b| format!("{b:02x}")).collect() };
            let base = |bytes: &[u8]| data_encoding::BASE64.encode(bytes);
            for hash in [
                Some(&row.nonce_hash),
                row.receipt_hash.as_ref(),
                row.reference_hash.as_ref(),
            ]
            .into_iter()
            .flatten()
            {
                assert!(!whole.contains(&hex(hash)) && !whole.contains(&base(hash)));
            }
            if let Some(name) = &row.organisation {
                assert!(!whole.contains(name.as_str()), "{name}");
            }
        }
        let numbers: Vec<usize> = table
            .iter()
            .map(|row| row["response"].parse().unwrap())
            .collect();
        assert_eq!(
            numbers,
            (1..=kept.len()).collect::<Vec<_>>(),
            "no keys of rows"
        );
    });
}

#[test]
fn a_wrong_call_says_what_is_wrong_and_writes_nothing() {
    run(async {
        let desk = Desk::open().await;
        let unknown = export_of(&desk.app, "nowhere", Format::Csv, "x.csv").await;
        assert_eq!(unknown.unwrap_err(), "there is no survey nowhere");
        let draft = include_str!("../../src/domain/testdata/export/first.json");
        let draft = draft
            .replace("\"export\"", "\"draft-only\"")
            .replace("\"testing\"", &format!("\"{FICTION}\""));
        let file = desk.app.file("draft.json", &draft);
        heard::survey::console::import(&desk.app.console(), &file)
            .await
            .unwrap();
        let never = export_of(&desk.app, "draft-only", Format::Csv, "x.csv").await;
        assert_eq!(never.unwrap_err(), "the survey was never opened");
        let nowhere = desk.exports(Format::Csv, "no/such/folder.csv").await;
        assert!(nowhere.unwrap_err().contains("no/such/folder.csv"));
        assert!(!desk.app.folder().join("x.csv").exists());
        // Nobody answered: a table with heads and no rows.
        assert!(desk.table("none.csv").await.is_empty());

        let called = |words: &[&str]| {
            let mut heard = std::process::Command::new(env!("CARGO_BIN_EXE_heard"));
            heard.arg("responses-export").args(words).output().unwrap()
        };
        for wrong in [
            &["--survey", "export", "--format", "pdf", "--out", "x"][..],
            &["--survey", "export", "--format", "csv"][..],
        ] {
            let output = called(wrong);
            assert_eq!(output.status.code(), Some(2), "{wrong:?}");
            assert!(!output.stderr.is_empty() && output.stdout.is_empty());
        }
        let help = called(&["--help"]);
        assert_eq!(help.status.code(), Some(0));
        assert!(String::from_utf8_lossy(&help.stdout).contains("heard responses-export --survey"));
    });
}

#[test]
fn responses_are_read_in_pages_and_a_hundred_more_cost_no_further_reading() {
    run(async {
        let desk = Desk::open().await;
        let import = async |name: &str, rows: usize| {
            let map =
                r#"{ "format": "heard-map/1", "columns": { "trips": { "question": "trips" } } }"#;
            let table: String = (0..rows).map(|n| format!("{}\n", n % 50)).collect();
            let call = heard::respond::console::ImportCall {
                survey: SURVEY.to_owned(),
                map: desk.app.file("map.json", map),
                dry_run: false,
                file: desk.app.file(name, &format!("trips\n{table}")),
            };
            heard::respond::console::import(&desk.app.console(), &call)
                .await
                .unwrap();
        };
        let cost = async |name: &str| {
            let before = desk.app.site.db.statements();
            let rows = desk.table(name).await.len();
            (rows, desk.app.site.db.statements() - before)
        };

        import("first.csv", 400).await;
        let few = cost("few.csv").await;
        import("second.csv", 90).await;
        let more = cost("more.csv").await;
        import("third.csv", 1_000).await;
        let many = cost("many.csv").await;

        assert_eq!((few.0, more.0, many.0), (400, 490, 1_490));
        assert_eq!(few.1, more.1, "one page either way");
        assert!(
            many.1 > more.1 && many.1 <= more.1 + 12,
            "{few:?} {more:?} {many:?}"
        );
    });
}

#[test]
fn rows_of_a_table_leave_memory_as_they_are_written() {
    use heard::web::cells::Writer;
    use heard::web::workbook::Cell;

    /// How many bytes came.
    struct Count<'c>(&'c std::cell::Cell<usize>);
    impl std::io::Write for Count<'_> {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.set(self.0.get() + bytes.len());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let come = std::cell::Cell::new(0);
    let mut table = Writer::begin(Count(&come), ["words", "number"]).unwrap();
    let row = || [Cell::from("x".repeat(97)), Cell::Number(7)];
    for rows in 1..=10_000 {
        table.row(row()).unwrap();
        let waiting = rows * 101 - come.get().min(rows * 101);
        assert!(waiting <= 16 * 1024, "{waiting} bytes of {rows} rows wait");
    }
    table.finish().unwrap();
    assert_eq!(come.get(), 3 + "words,number\r\n".len() + 10_000 * 101);
}

#[test]
fn an_exported_table_comes_back_in() {
    run(async {
        let mut desk = Desk::open().await;
        let full = [
            ("agree", chosen(&["yes"], None)),
            ("why", words("=1+1 is what I say")),
            ("use", chosen(&["bus", "other"], Some("A mule"))),
            (
                "ease",
                Answer::Rows(BTreeMap::from([(code("pay"), code("hard"))])),
            ),
            ("order", Answer::Ranked(vec![code("care"), code("price")])),
            ("trips", Answer::Number(-3)),
            ("since", Answer::Value("2019-03-27".to_owned())),
            ("where", Answer::Value("BA1".to_owned())),
        ];
        desk.answered(&full).await;
        desk.answered(&[("agree", chosen(&["pns"], None))]).await;
        desk.looked_through().await;
        let before = desk.table("out.csv").await;

        let mut columns = BTreeMap::new();
        for whole in ["agree", "why", "trips", "since", "where"] {
            columns.insert(whole.to_owned(), json!({ "question": whole }));
        }
        for option in ["bus", "tram", "other", "none"] {
            columns.insert(
                format!("use:{option}"),
                json!({ "question": "use", "option": option }),
            );
        }
        for option in ["price", "speed", "care"] {
            columns.insert(
                format!("order:{option}"),
                json!({ "question": "order", "option": option }),
            );
        }
        for row in ["find", "pay"] {
            columns.insert(
                format!("ease:{row}"),
                json!({ "question": "ease", "row": row }),
            );
        }
        columns.insert(
            "use.other".to_owned(),
            json!({ "question": "use", "other": true }),
        );
        columns.insert("received_on".to_owned(), json!({ "received": "%Y-%m-%d" }));
        columns.insert("channel".to_owned(), json!({ "channel": {} }));
        let map = json!({ "format": "heard-map/1", "columns": columns }).to_string();
        let call = heard::respond::console::ImportCall {
            survey: SURVEY.to_owned(),
            map: desk.app.file("map.json", &map),
            dry_run: false,
            file: desk.app.folder().join("out.csv"),
        };
        let done = heard::respond::console::import(&desk.app.console(), &call).await;
        assert_eq!(done.unwrap(), "2 responses imported into export");
        desk.looked_through().await;

        let after = desk.table("again.csv").await;
        assert_eq!(after.len(), 4);
        for (was, is) in before.iter().zip(&after[2..]) {
            let same = |row: &BTreeMap<String, String>| {
                let mut row = row.clone();
                row.remove("response");
                row
            };
            assert_eq!(same(was), same(is));
        }
    });
}

/// How much more memory four thousand more responses may take, in KiB. Their words alone are 7 MB.
const MORE: u64 = 12 * 1024;

#[test]
fn a_file_of_five_thousand_takes_hardly_more_memory_than_one_of_a_thousand() {
    run(async {
        let desk = Desk::open().await;
        let program = desk.app.program();
        let import = async |name: &str, rows: usize| {
            let map = json!({ "format": "heard-map/1", "columns": {
                "trips": { "question": "trips" }, "why": { "question": "why" },
            } });
            let mut table = "trips,why\n".to_owned();
            for number in 0..rows {
                let said = format!("Number {number} of {name} says this. ").repeat(50);
                table += &format!("{},{said}\n", number % 50);
            }
            let call = heard::respond::console::ImportCall {
                survey: SURVEY.to_owned(),
                map: desk.app.file("map.json", &map.to_string()),
                dry_run: false,
                file: desk.app.file(name, &table),
            };
            let done = heard::respond::console::import(&desk.app.console(), &call).await;
            done.unwrap();
        };
        let most = |format: &str, rows: usize| {
            let out = format!("{rows}.{format}");
            let words = [
                "responses-export",
                "--survey",
                SURVEY,
                "--format",
                format,
                "--out",
                &out,
            ];
            let said = program.says(&words);
            assert_eq!(said.code, Some(0), "{}", said.err);
            assert!(
                said.out.starts_with(&format!("{rows} responses")),
                "{}",
                said.out
            );
            said.most
        };
        let formats = ["csv", "json", "xlsx"];

        import("first.csv", 1_000).await;
        desk.looked_through().await;
        let few = formats.map(|format| most(format, 1_000));
        import("second.csv", 4_000).await;
        desk.looked_through().await;
        let many = formats.map(|format| most(format, 5_000));

        println!("KiB at most: {few:?} for 1,000 responses, {many:?} for 5,000");
        for ((format, few), many) in formats.iter().zip(few).zip(many) {
            let file = desk.app.folder().join(format!("5000.{format}"));
            let whole = std::fs::metadata(file).unwrap().len();
            assert!(
                *format == "xlsx" || whole > 7_000_000,
                "{format}: {whole} bytes"
            );
            assert!(few > 10 * 1024, "{format}: {few} KiB were measured");
            assert!(many < few + MORE, "{format}: {few} KiB, then {many}");
        }
    });
}
