//! What the program is made of: licences that allow it, and a compiler that exists.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// Licences that ask for no more than their own text. `.cargo/deny.toml` has the same list.
const ALLOWED: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "0BSD",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
];

/// Parts of the tests alone, under a licence that asks for changes to its own files to be shared.
/// They read HTML and are in nothing that is given out.
const IN_TESTS: &[(&str, &str)] = &[
    ("cssparser", "MPL-2.0"),
    ("cssparser-macros", "MPL-2.0"),
    ("dtoa-short", "MPL-2.0"),
    ("selectors", "MPL-2.0"),
];

/// The compiler the program is built with.
const RUST: (u32, u32) = (1, 95);

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "cargo {arguments:?}: {said}");
    String::from_utf8(output.stdout).expect("text")
}

fn packages() -> Vec<Value> {
    metadata()["packages"].as_array().expect("packages").clone()
}

fn metadata() -> Value {
    let version = cargo(&["--version", "--verbose"]);
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("a host");
    let metadata = cargo(&[
        "metadata",
        "--format-version=1",
        "--locked",
        "--offline",
        "--filter-platform",
        host,
    ]);
    serde_json::from_str(&metadata).expect("metadata")
}

/// The names of what the program itself is made of, without what only its tests use.
fn given_out() -> BTreeSet<String> {
    let metadata = metadata();
    let nodes = metadata["resolve"]["nodes"].as_array().expect("nodes");
    let mut reached = BTreeSet::new();
    let mut next: Vec<String> = metadata["workspace_members"]
        .as_array()
        .expect("members")
        .iter()
        .map(|id| id.as_str().expect("an id").to_owned())
        .collect();
    while let Some(id) = next.pop() {
        if !reached.insert(id.clone()) {
            continue;
        }
        let node = nodes.iter().find(|node| node["id"] == id.as_str());
        for part in node.expect("a node")["deps"].as_array().expect("parts") {
            let kinds = part["dep_kinds"].as_array().expect("kinds");
            if kinds.iter().any(|kind| kind["kind"] != "dev") {
                next.push(part["pkg"].as_str().expect("an id").to_owned());
            }
        }
    }
    let packages = metadata["packages"].as_array().expect("packages");
    let name = |package: &Value| package["name"].as_str().expect("a name").to_owned();
    packages
        .iter()
        .filter(|package| reached.contains(package["id"].as_str().expect("an id")))
        .map(name)
        .collect()
}

/// Whether a licence expression can be met with licences of the list.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let or = split_outside(&expression, " OR ");
    or.iter().any(|alternative| {
        split_outside(alternative, " AND ").iter().all(|part| {
            let part = part.trim();
            match part
                .strip_prefix('(')
                .and_then(|part| part.strip_suffix(')'))
            {
                Some(inside) => is_allowed(inside),
                // An exception only takes conditions away.
                None => {
                    let name = part.split(" WITH ").next().unwrap_or(part);
                    ALLOWED.contains(&name)
                }
            }
        })
    })
}

/// Splits at a word that stands outside brackets.
fn split_outside(expression: &str, at: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    let mut rest = expression;
    while let Some(c) = rest.chars().next() {
        if depth == 0
            && let Some(after) = rest.strip_prefix(at)
        {
            parts.push(String::new());
            rest = after;
            continue;
        }
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        parts.last_mut().expect("a part").push(c);
        rest = &rest[c.len_utf8()..];
    }
    parts
}

#[test]
fn licence_expressions_are_read_as_they_are_meant() {
    for (expression, allowed) in [
        ("MIT", true),
        ("MIT OR Apache-2.0", true),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0-or-later", false),
        ("MIT OR GPL-3.0-or-later", true),
        ("MIT AND GPL-3.0-or-later", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(MIT OR Apache-2.0) AND MPL-2.0", false),
        ("Apache-2.0 WITH LLVM-exception OR GPL-2.0", true),
        ("AGPL-3.0-only", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression), allowed, "{expression}");
    }
}

#[test]
fn every_part_of_the_program_may_be_used() {
    let packages = packages();
    assert!(packages.len() > 200, "{} packages", packages.len());
    let mut refused = Vec::new();
    for package in &packages {
        let name = package["name"].as_str().unwrap_or_default();
        let licence = package["license"].as_str().unwrap_or_default();
        if !is_allowed(licence) && !IN_TESTS.contains(&(name, licence)) {
            refused.push(format!("{name}: {licence:?}"));
        }
    }
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn what_only_the_tests_may_use_is_not_given_out() {
    let given_out = given_out();
    assert!(given_out.contains("actix-web") && !given_out.contains("insta"));
    for (name, _) in IN_TESTS {
        assert!(!given_out.contains(*name), "{name} is part of the program");
    }
}

#[test]
fn every_part_of_the_program_can_be_built_with_its_compiler() {
    let mut newer = Vec::new();
    for package in packages() {
        let Some(wanted) = package["rust_version"].as_str() else {
            continue;
        };
        let mut numbers = wanted
            .split('.')
            .map(|n| n.parse::<u32>().unwrap_or(u32::MAX));
        let wanted = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
        if wanted > RUST {
            newer.push(format!("{}: {wanted:?}", package["name"]));
        }
    }
    assert!(newer.is_empty(), "{newer:#?}");
}

#[test]
fn parts_come_from_the_registry_and_from_here() {
    for package in packages() {
        let source = package["source"]
            .as_str()
            .unwrap_or("registry+ of this folder");
        assert!(
            source.starts_with("registry+"),
            "{}: {source}",
            package["name"]
        );
    }
}

/// The oldest versions without a known weakness (RustSec), for parts the program has.
#[test]
fn no_part_is_older_than_its_last_known_weakness() {
    let oldest = [
        ("sqlx-core", (0, 9, 0)),
        ("time", (0, 3, 47)),
        ("bytes", (1, 11, 1)),
        ("h2", (0, 4, 16)),
        ("rustls-webpki", (0, 103, 13)),
        ("idna", (1, 0, 0)),
        ("lettre", (0, 11, 22)),
        ("sea-orm", (2, 0, 4)),
    ];
    let mut old = Vec::new();
    for package in packages() {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, oldest)) = oldest.iter().find(|(known, _)| *known == name) else {
            continue;
        };
        let version = package["version"].as_str().unwrap_or_default();
        let plain = version.split(['-', '+']).next().unwrap_or_default();
        let mut numbers = plain.split('.').map(|n| n.parse::<u32>().unwrap_or(0));
        let mut next = || numbers.next().unwrap_or(0);
        if (next(), next(), next()) < *oldest {
            old.push(format!("{name} {version}"));
        }
    }
    assert!(old.is_empty(), "{old:?}");
}

#[test]
fn the_list_of_licences_stands_in_the_settings_of_cargo_deny_as_well() {
    let settings = include_str!("../../.cargo/deny.toml");
    let list = settings.split("allow = [").nth(1).expect("a list");
    let list = list.split(']').next().expect("its end");
    let listed: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    assert_eq!(listed, ALLOWED);
}
