//! Every text has a use, and every use a text.

use std::collections::BTreeSet;

use heard::web::locale::Locales;
use heard::web::page::Templates;

/// What stands between these two in a source.
fn between<'a>(source: &'a str, start: &str, end: &'a str) -> Vec<&'a str> {
    let after: Vec<&str> = source.split(start).skip(1).collect();
    after
        .into_iter()
        .filter_map(|rest| rest.split_once(end).map(|(inside, _)| inside))
        .collect()
}

fn keys() -> BTreeSet<String> {
    let locales = Locales::shipped().expect("texts");
    locales.get("en").keys().map(str::to_owned).collect()
}

fn templates() -> Vec<(String, String)> {
    let names = Templates::names().into_iter();
    names
        .map(|name| (name.clone(), Templates::source(&name).expect("a template")))
        .collect()
}

fn could_be_key(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

#[test]
fn every_key_that_is_used_has_a_text() {
    let keys = keys();
    let mut missing = BTreeSet::new();
    let mut used = 0;
    let mut want = |key: String, place: &str| {
        used += 1;
        if !keys.contains(&key) {
            missing.insert(format!("{key} ({place})"));
        }
    };
    for (name, source) in templates() {
        for key in between(&source, "t(key=\"", "\"") {
            // `"place-" ~ page.state` begins a key; what can follow is tried by the examples.
            if !key.ends_with('-') {
                want(key.to_owned(), &name);
            }
        }
    }
    for (name, source) in crate::sources::sources("src") {
        // Calls may be broken over lines.
        let source: String = source.split_whitespace().collect::<Vec<_>>().join(" ");
        let source = source.replace("( \"", "(\"");
        let calls: [(&str, &[&str]); 7] = [
            ("shell.t(\"", &[""]),
            ("shell.with(\"", &[""]),
            ("self.t(\"", &[""]),
            ("self.with(\"", &[""]),
            ("Flash::new(\"", &[""]),
            ("Problem::says(\"", &["problem-"]),
            ("Error::Conflict(\"", &["error-", "error-"]),
        ];
        for (call, prefixes) in calls {
            for key in between(&source, call, "\"")
                .into_iter()
                .filter(|key| could_be_key(key))
            {
                if call.starts_with("Error") {
                    want(format!("error-{key}-title"), &name);
                    want(format!("error-{key}-text"), &name);
                } else {
                    want(format!("{}{key}", prefixes[0]), &name);
                }
            }
        }
    }
    assert!(used > 500, "{used} uses were found");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_text_is_used() {
    // Every word in quotes anywhere in the program, and every beginning of one.
    let mut literals = BTreeSet::new();
    let mut beginnings = BTreeSet::new();
    let all = crate::sources::sources("src")
        .into_iter()
        .chain(templates());
    for (_, source) in all {
        for literal in source.split('"').filter(|literal| literal.len() < 60) {
            if could_be_key(literal) {
                literals.insert(literal.to_owned());
                if literal.ends_with('-') {
                    beginnings.insert(literal.to_owned());
                }
            } else if let Some((begin, rest)) = literal.split_once('{') {
                // `format!("status-{}", ..)`, `format!("{}-do", ..)`.
                if could_be_key(begin) && begin.ends_with('-') {
                    beginnings.insert(begin.to_owned());
                }
                if begin.is_empty()
                    && let Some((_, end)) = rest.split_once('}')
                    && could_be_key(end)
                {
                    literals.insert(end.to_owned());
                }
            }
        }
    }
    let used = |key: &str| {
        let by_ending = |ending: &str| {
            key.strip_suffix(ending)
                .is_some_and(|begin| literals.contains(begin))
        };
        literals.contains(key)
            || key
                .strip_prefix("problem-")
                .is_some_and(|rest| literals.contains(rest))
            || beginnings
                .iter()
                .any(|begin| begin.len() > 3 && key.starts_with(begin.as_str()))
            || by_ending("-do")
    };
    let unused: Vec<String> = keys().into_iter().filter(|key| !used(key)).collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn errors_come_as_a_title_and_a_text() {
    let keys = keys();
    let titles: Vec<&String> = keys
        .iter()
        .filter(|key| key.starts_with("error-") && key.ends_with("-title"))
        .filter(|key| key.as_str() != "error-summary-title")
        .collect();
    assert!(titles.len() > 15);
    for title in titles {
        let text = title.replace("-title", "-text");
        assert!(keys.contains(&text), "{text}");
    }
}

#[test]
fn texts_are_plain_english() {
    let sources = concat!(
        include_str!("../../src/web/locale/en/public.ftl"),
        include_str!("../../src/web/locale/en/staff.ftl")
    );
    for line in sources.lines().filter(|line| !line.starts_with('#')) {
        let text = line.split_once(" = ").map_or(line, |(_, text)| text);
        assert!(
            !text.contains('<') && !text.contains("&nbsp;"),
            "HTML in a text: {line}"
        );
        assert!(!text.contains('—'), "a dash that reads as a pause: {line}");
        for word in ["oops", "utilise", "commence ", "in order to ", "click here"] {
            assert!(!text.contains(word), "{word}: {line}");
        }
        assert_eq!(text.trim_end(), text, "a blank at the end: {line}");
    }
}

/// The keys a template names itself, and the components it calls.
fn named(source: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let keys = between(source, "t(key=\"", "\"").into_iter();
    let calls = between(source, "{{ <", " ").into_iter();
    (
        keys.map(str::to_owned).collect(),
        calls.map(str::to_owned).collect(),
    )
}

#[test]
fn pages_of_the_public_use_texts_of_the_public_alone() {
    let english = heard::web::locale::LANGUAGES[0];
    let public: BTreeSet<&str> = english.public_keys().collect();
    let staff: BTreeSet<String> = keys()
        .into_iter()
        .filter(|key| !public.contains(key.as_str()))
        .collect();
    let mut parts = std::collections::BTreeMap::new();
    for (_, source) in templates() {
        for part in between(&source, "{% component ", "{% endcomponent") {
            let name = part.split('(').next().unwrap_or_default();
            parts.insert(name.to_owned(), named(part));
        }
    }
    let pages = heard::every_page().into_iter().chain(heard::every_letter());
    let public_pages: Vec<&str> = pages.filter(|p| p.public).map(|p| p.template).collect();
    assert!(public_pages.len() > 20);
    let mut wrong = BTreeSet::new();
    for (name, source) in templates() {
        let belongs = |page: &&str| name == **page || name.starts_with(&format!("mail/{page}/"));
        if !public_pages.iter().any(belongs) {
            continue;
        }
        let (mut used, mut calls) = named(&source);
        let mut seen = BTreeSet::new();
        while let Some(call) = calls.pop_first() {
            if let Some((keys, more)) = parts.get(&call).filter(|_| seen.insert(call.clone())) {
                used.extend(keys.iter().cloned());
                calls.extend(more.iter().cloned());
            }
        }
        for key in used {
            let begins = |s: &&String| key.ends_with('-') && s.starts_with(&key);
            if staff.contains(&key) || staff.iter().any(|s| begins(&s)) {
                wrong.insert(format!("{name}: {key}"));
            }
        }
    }
    assert!(wrong.is_empty(), "move these to public.ftl: {wrong:#?}");
}

#[test]
fn every_room_of_the_staff_says_what_one_does_there() {
    let locales = heard::web::locale::Locales::shipped().unwrap();
    for section in heard::staff::roles::SECTIONS {
        for key in [section.key.to_owned(), format!("{}-do", section.key)] {
            assert!(locales.get("en").has(&key), "{key}");
        }
    }
}
