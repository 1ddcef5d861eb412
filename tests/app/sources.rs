//! Reading the program's own sources, for the tests of its structure.

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
pub(crate) fn code(source: &str) -> String {
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
pub(crate) fn paths(source: &str) -> BTreeSet<String> {
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
