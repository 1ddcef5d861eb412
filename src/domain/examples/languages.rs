//! How often the language of short texts is told right: `languages TABLE [FORM]`, a table of `lang` and `text`.

#![expect(
    clippy::expect_used,
    reason = "a measuring tool may stop on its own mistake"
)]

use std::collections::BTreeMap;

use domain::theme::Language;
use domain::theme::language::detect_from;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let table = std::fs::read_to_string(&arguments[1]).expect("a table");
    let form = arguments
        .get(2)
        .map(|code| Language::parse(code).expect("a code"));
    let mut counts: BTreeMap<&str, [i32; 3]> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let (language, text) = line.split_once('\t').expect("two columns");
        let found = detect_from(text, form);
        let counts = counts.entry(language).or_default();
        match found {
            Some(found) if found.code() == language => counts[0] += 1,
            Some(found) => {
                counts[1] += 1;
                println!("{language} {} {text}", found.code());
            }
            None => {
                counts[2] += 1;
                println!("{language} ? {text}");
            }
        }
    }
    let mut all = [0; 3];
    for (language, counts) in &counts {
        say(language, *counts);
        for (all, count) in all.iter_mut().zip(counts) {
            *all += count;
        }
    }
    say("all", all);
}

fn say(what: &str, [right, wrong, unknown]: [i32; 3]) {
    let sum = right + wrong + unknown;
    let share = f64::from(right) / f64::from(sum);
    eprintln!("{what}: {share:.3} of {sum}, {wrong} wrong, {unknown} unknown");
}
