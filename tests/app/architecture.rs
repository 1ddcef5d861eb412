//! The plan of the house, held: who may use whom, what files are called, and that each says what
//! it is for.

use std::collections::BTreeSet;

use crate::sources::{code, paths, sources};

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
const SHELL: &[&str] = &["web", "db", "keys", "jobs", "console", "domain"];

fn part_of(path: &str) -> Option<Part> {
    let rest = path.strip_prefix("src/")?;
    let (folder, file) = rest.split_once('/')?;
    if SHELL.contains(&folder) {
        return None;
    }
    // What grew too long for a file is a folder of the same name.
    let file = match file.split_once('/') {
        Some((folder @ ("pages" | "forms" | "queries" | "commands" | "jobs"), _)) => {
            &format!("{folder}.rs")
        }
        _ => file,
    };
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
fn every_capability_says_in_its_header_what_it_is_for() {
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
