//! The rules a run is held to, and how they come out.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Mutex;

use anyhow::Context;

use crate::client::Client;
use crate::crash::hold;
use crate::forms::{Form, plain};
use crate::stored::{self, Broken, Ledger, Sent};

/// A code opens what was sent with it.
pub(crate) const RECEIPTS: &str = "every_receipt_shows_what_was_sent";
/// Nobody is stuck, and no draft is lost.
pub(crate) const WALKS: &str = "every_walk_goes_on_after_a_kill_to_its_receipt";
/// It never falls by itself.
pub(crate) const SERVER: &str = "the_server_ends_only_when_killed";
/// `heard verify` finds nothing.
pub(crate) const VERIFY: &str = "the_database_verifies_after_every_kill";
/// A run that hit nothing proves nothing.
pub(crate) const BITES: &str = "kills_hit_answers_being_sent_and_receipts_were_given";

const RULES: [&str; 10] = [
    RECEIPTS,
    stored::ONCE,
    stored::WHOLE,
    stored::DRAFTS,
    stored::LOG,
    stored::EQUALITY,
    WALKS,
    SERVER,
    VERIFY,
    BITES,
];

/// Tries every code that was not tried yet at the page for receipts. Returns how many.
pub(crate) fn look_up(
    at: SocketAddr,
    ledger: &Mutex<Ledger>,
    broken: &mut Vec<Broken>,
) -> anyhow::Result<usize> {
    let open: Vec<(String, Sent)> = hold(ledger)
        .iter()
        .filter(|(_, sent)| sent.code.is_some() && !sent.looked_up)
        .map(|(marker, sent)| (marker.clone(), sent.clone()))
        .collect();
    let mut client = Client::new(at);
    let page = client.get("/receipts")?;
    let form = Form::all(&page.body)
        .into_iter()
        .find(|form| form.action == "/receipts")
        .context("no form for receipts")?;
    for (marker, sent) in &open {
        let code = sent.code.as_deref().unwrap_or_default();
        let page = client.post("/receipts", &form.with(&[("code", code)]))?;
        if page.status != 200 {
            broken.push((RECEIPTS, format!("{marker}: {} for its code", page.status)));
            continue;
        }
        let text = plain(&page.body);
        for (field, words) in &sent.words {
            let times = text.matches(words.as_str()).count();
            if times != 1 {
                broken.push((
                    RECEIPTS,
                    format!("{marker}: {field} is shown {times} times"),
                ));
            }
        }
        if let Some(sent) = hold(ledger).get_mut(marker) {
            sent.looked_up = true;
        }
    }
    Ok(open.len())
}

/// Prints every rule with its outcome, in the form test runners use.
pub(crate) fn judge(broken: &[Broken]) -> bool {
    let mut by_rule: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (rule, how) in broken {
        by_rule.entry(rule).or_default().insert(how);
    }
    println!();
    for rule in RULES {
        match by_rule.get(rule) {
            None => println!("test crash::{rule} ... ok"),
            Some(how) => {
                println!("test crash::{rule} ... FAILED ({} ways)", how.len());
                for one in how.iter().take(10) {
                    println!("    {one}");
                }
            }
        }
    }
    let failed = by_rule.len();
    let word = if failed == 0 { "ok" } else { "FAILED" };
    let passed = RULES.len() - failed;
    println!("\ntest result: {word}. {passed} passed; {failed} failed; 0 ignored");
    failed == 0
}
