//! The plan of the house, held: who may use whom, what files are called, and that each says what
//! it is for.

use std::collections::BTreeSet;
use std::path::Path;

/// Every source of a folder, by its path from the top, tests inside it taken off.
pub(crate) fn sources(folder: &str) -> Vec<(String, String)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![top.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let name = path
                    .strip_prefix(top)
                    .expect("a path")
                    .display()
                    .to_string();
                let source = std::fs::read_to_string(&path).expect("a source");
                let source = source
                    .split("\n#[cfg(test)]\nmod tests {")
                    .next()
                    .unwrap_or("");
                found.push((name, source.to_owned()));
            }
        }
    }
    found.sort();
    found
}

/// The code of a source: without comments and without what stands in quotes.
fn code(source: &str) -> String {
    let mut out = String::new();
    for line in source.lines() {
        let mut quoted = false;
        let mut before = ' ';
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            if !quoted && c == '/' && chars.peek() == Some(&'/') {
                break;
            }
            if c == '"' && before != '\\' && before != '\'' {
                quoted = !quoted;
            } else if !quoted {
                out.push(c);
            }
            before = c;
        }
        out.push('\n');
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Every path a source names, with the groups of `use` taken apart: `crate::web::{Error, Reply}`
/// is `crate::web::Error` and `crate::web::Reply`.
fn paths(source: &str) -> BTreeSet<String> {
    let code = code(source);
    let mut paths = BTreeSet::new();
    let mut rest = code.as_str();
    while let Some(at) = rest.find("use ") {
        let starts = at == 0 || !rest[..at].ends_with(is_word);
        let after = &rest[at + 4..];
        let end = after.find(';').unwrap_or(after.len());
        if starts {
            expand("", &after[..end], &mut paths);
        }
        rest = &after[end.min(after.len())..];
    }
    // Paths in the middle of code.
    let words: Vec<&str> = code.split(|c: char| !is_word(c) && c != ':').collect();
    paths.extend(
        words
            .into_iter()
            .filter(|word| word.contains("::"))
            .map(str::to_owned),
    );
    paths
}

fn expand(prefix: &str, text: &str, into: &mut BTreeSet<String>) {
    let text = text.trim();
    let Some(open) = text.find('{') else {
        let name = text.split(" as ").next().unwrap_or(text).trim();
        if !name.is_empty() {
            into.insert(format!("{prefix}{name}"));
        }
        return;
    };
    let before = text[..open].trim();
    let inside = text[open + 1..].trim_end().trim_end_matches('}');
    let prefix = format!("{prefix}{before}");
    let mut depth = 0;
    let mut part = String::new();
    for c in inside.chars() {
        match c {
            ',' if depth == 0 => expand(&prefix, &std::mem::take(&mut part), into),
            '{' | '}' => {
                depth += if c == '{' { 1 } else { -1 };
                part.push(c);
            }
            c => part.push(c),
        }
    }
    // A group inside the last part lost its bracket to the outer one.
    if part.contains('{') && !part.contains('}') {
        part.push('}');
    }
    expand(&prefix, &part, into);
}

#[test]
fn paths_are_found_where_they_stand() {
    let source = r#"
        use crate::web::{Error, form::{Form, Button}, Reply as R};
        use sea_orm::EntityTrait; // use tera::Tera;
        fn f() -> entity::survey::Model { let s = "use actix_web::x;"; domain::now() }
    "#;
    let found = paths(source);
    for path in [
        "crate::web::Error",
        "crate::web::form::Form",
        "crate::web::form::Button",
        "crate::web::Reply",
        "sea_orm::EntityTrait",
        "entity::survey::Model",
        "domain::now",
    ] {
        assert!(found.contains(path), "{path} in {found:?}");
    }
    assert!(
        !found
            .iter()
            .any(|path| path.contains("tera") || path.contains("actix"))
    );
}

/// What a file of a capability is, by its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    /// Reads and writes.
    Rows,
    /// What templates receive and what is typed.
    Shapes,
    /// Work after the answer, the console, letters: they may touch what they need.
    Behind,
    /// Answers requests.
    Handlers,
}

/// Folders of `src` that are no capability.
const SHELL: &[&str] = &["web", "db", "jobs", "console", "domain"];

fn part_of(path: &str) -> Option<Part> {
    let rest = path.strip_prefix("src/")?;
    let (folder, file) = rest.split_once('/')?;
    if SHELL.contains(&folder) {
        return None;
    }
    Some(match file {
        "queries.rs" | "commands.rs" => Part::Rows,
        "pages.rs" | "forms.rs" => Part::Shapes,
        "jobs.rs" | "console.rs" | "mod.rs" => Part::Behind,
        _ => Part::Handlers,
    })
}

fn capabilities() -> BTreeSet<String> {
    let folders = sources("src").into_iter().filter_map(|(path, _)| {
        path.strip_prefix("src/")?
            .split_once('/')
            .map(|(f, _)| f.to_owned())
    });
    folders
        .filter(|folder| !SHELL.contains(&folder.as_str()))
        .collect()
}

/// What a file may not use.
fn forbidden(path: &str, used: &str, capabilities: &BTreeSet<String>) -> bool {
    let begins = |root: &str| used == root || used.starts_with(&format!("{root}::"));
    let any = |roots: &[&str]| roots.iter().any(|root| begins(root));
    match part_of(path) {
        Some(Part::Rows) => {
            let handlers = ["handlers", "public", "officer", "owner", "staff_pages"];
            let of_others = used.strip_prefix("crate::").is_some_and(|rest| {
                let mut parts = rest.split("::");
                let capability = parts.next().unwrap_or_default();
                let module = parts.next().unwrap_or_default();
                capabilities.contains(capability) && handlers.contains(&module)
            });
            let own = used.strip_prefix("super::").is_some_and(|rest| {
                handlers.contains(&rest.split("::").next().unwrap_or_default())
            });
            any(&["actix_web", "tera", "crate::web::page", "crate::web::Page"])
                || begins("crate::web::Shell")
                || of_others
                || own
        }
        Some(Part::Shapes) => any(&["sea_orm", "entity", "actix_web", "crate::db"]),
        Some(Part::Handlers) => any(&["sea_orm", "entity"]),
        Some(Part::Behind) => begins("tera"),
        None if path.starts_with("src/web/") => used.strip_prefix("crate::").is_some_and(|rest| {
            let mut parts = rest.split("::");
            let capability = parts.next().unwrap_or_default();
            let module = parts.next().unwrap_or_default();
            let known = ["session", "proof", "roles"].contains(&module);
            capabilities.contains(capability) && !(capability == "staff" && known)
        }),
        None if path.starts_with("src/db/") => any(&["actix_web", "tera", "crate::web"]),
        None => false,
    }
}

/// Walls that stand wrong for now. This list may only become shorter.
///
/// They are reads and writes that stand in a file of their own beside `queries` and `commands`, and
/// the sessions and proofs that gates are made of.
const EXCEPTIONS: &[&str] = &[
    "src/mail/delivery.rs uses entity",
    "src/mail/delivery.rs uses sea_orm",
    "src/respond/import.rs uses entity",
    "src/respond/import.rs uses sea_orm",
    "src/results/cubes.rs uses entity",
    "src/results/cubes.rs uses sea_orm",
    "src/staff/proof.rs uses sea_orm",
    "src/staff/session.rs uses entity",
    "src/staff/session.rs uses sea_orm",
    "src/survey/published.rs uses entity",
    "src/survey/published.rs uses sea_orm",
];

#[test]
fn nobody_uses_what_the_plan_of_the_house_keeps_from_them() {
    let capabilities = capabilities();
    assert!(capabilities.len() > 10, "{capabilities:?}");
    let mut found = BTreeSet::new();
    for (path, source) in sources("src") {
        if path.starts_with("src/domain/") {
            continue;
        }
        for used in paths(&source) {
            if forbidden(&path, &used, &capabilities) {
                let root: Vec<&str> = used.split("::").take(3).collect();
                let crates = ["sea_orm", "entity", "actix_web", "tera"];
                let short = if crates.contains(&root[0]) {
                    root[0].to_owned()
                } else {
                    root.join("::")
                };
                found.insert(format!("{path} uses {short}"));
            }
        }
    }
    let excused: BTreeSet<String> = EXCEPTIONS.iter().map(|line| (*line).to_owned()).collect();
    let new: Vec<_> = found.difference(&excused).collect();
    assert!(new.is_empty(), "against the plan:\n{new:#?}");
    let mended: Vec<_> = excused.difference(&found).collect();
    assert!(
        mended.is_empty(),
        "no longer needed, take it off the list:\n{mended:#?}"
    );
}

#[test]
fn the_rules_know_neither_clock_nor_database_nor_network() {
    for (path, source) in sources("src/domain/src") {
        for used in paths(&source) {
            let root = used.split("::").next().unwrap_or_default();
            let outside = [
                "tokio",
                "actix_web",
                "sea_orm",
                "sqlx",
                "entity",
                "tera",
                "rand",
                "reqwest",
                "futures_util",
                "tracing",
            ];
            assert!(!outside.contains(&root), "{path} uses {used}");
            let world = [
                "std::fs",
                "std::net",
                "std::env",
                "std::process",
                "std::thread::sleep",
            ];
            assert!(
                !world.iter().any(|w| used.starts_with(w)),
                "{path} uses {used}"
            );
        }
        for call in [
            "Utc::now",
            "Local::now",
            "SystemTime::now",
            "Instant::now",
            "thread_rng",
        ] {
            assert!(!code(&source).contains(call), "{path} calls {call}");
        }
    }
}

#[test]
fn tables_are_tables_and_nothing_else() {
    for (path, source) in sources("entity/src") {
        for used in paths(&source) {
            let root = used.split("::").next().unwrap_or_default();
            let outside = [
                "actix_web",
                "tokio",
                "tera",
                "heard",
                "migration",
                "reqwest",
            ];
            assert!(!outside.contains(&root), "{path} uses {used}");
        }
    }
    for (path, source) in sources("migration/src") {
        let uses = paths(&source);
        // Tables change; what was done to them must not.
        assert!(
            !uses.iter().any(|used| used.starts_with("entity::")),
            "{path}"
        );
    }
}

#[test]
fn every_file_has_a_name_that_says_something_and_a_line_that_says_what_it_is_for() {
    let all = [
        "src",
        "entity/src",
        "migration/src",
        "tests/app",
        "tests/load",
    ];
    for folder in all {
        for (path, source) in sources(folder) {
            let name = path.rsplit('/').next().unwrap_or_default();
            let empty = [
                "utils.rs",
                "util.rs",
                "helpers.rs",
                "helper.rs",
                "common.rs",
                "service.rs",
                "services.rs",
                "manager.rs",
                "misc.rs",
                "types.rs",
                "models.rs",
            ];
            assert!(!empty.contains(&name), "{path}");
            let first = source.lines().next().unwrap_or_default();
            let of_tests = path.starts_with("src/") && path.contains("/tests");
            assert!(
                first.starts_with("//! ") || of_tests,
                "{path} begins: {first}"
            );
        }
    }
}

#[test]
fn every_capability_has_a_header_of_some_length() {
    for capability in capabilities() {
        let found = sources(&format!("src/{capability}"));
        let header = found.iter().find(|(path, _)| path.ends_with("mod.rs"));
        let (path, source) = header.unwrap_or_else(|| panic!("src/{capability} has no mod.rs"));
        let lines = source
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .count();
        assert!(lines >= 1, "{path}");
    }
}

#[test]
fn handlers_ask_the_shell_what_time_it_is() {
    for (path, source) in sources("src") {
        if path == "src/web/clock.rs" || path.starts_with("src/domain") {
            continue;
        }
        for call in ["Utc::now()", "Local::now()", "SystemTime::now()"] {
            assert!(!code(&source).contains(call), "{path} calls {call}");
        }
    }
}
