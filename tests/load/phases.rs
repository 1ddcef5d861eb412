//! What is measured beside whole submissions: start pages, sign-ups, and a storm at the sign-in.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};

use crate::client::Client;
use crate::forms::{Form, between};
use crate::report::{Failures, Table, Times, short};
use crate::server::{Server, Site};

const START_PAGES: u32 = 2_000;
const SIGN_UPS: u64 = 200;
/// How many sign in at once.
const STORM: u64 = 8;
/// Visitors who go on reading meanwhile.
const READERS: u64 = 2;
const STORM_FOR: Duration = Duration::from_secs(5);

/// How long the server takes to be ready on a database that needs nothing done.
pub(crate) fn start_up(site: &Site, table: &mut Table) -> anyhow::Result<()> {
    let mut times = Times::new()?;
    for _ in 0..5 {
        let server = site.start()?;
        times.add(server.took);
        server.stop()?;
    }
    table.add(
        "start of the server, ms, median of 5 (target 1000)",
        short(times.at(50.0)),
    );
    Ok(())
}

/// Start pages for strangers, plain and compressed as browsers take them.
pub(crate) fn start_pages(site: &Site, survey: &str, table: &mut Table) -> anyhow::Result<bool> {
    let server = site.start()?;
    let path = format!("/surveys/{survey}");
    let mut failures = Failures::default();
    for compressed in [false, true] {
        let mut client = Client::new(server.at);
        if compressed {
            client = client.compressed();
        }
        let mut times = Times::new()?;
        for _ in 0..50 {
            client.forget();
            client.get(&path)?;
        }
        let (before, begun) = (server.cpu(), Instant::now());
        for _ in 0..START_PAGES {
            client.forget();
            read(&mut client, &path, &mut times, &mut failures);
        }
        let each = (server.cpu() - before) / f64::from(START_PAGES);
        let kind = if compressed { "compressed" } else { "plain" };
        table.add(
            &format!("start page, {kind}: server CPU, ms (target 0.4)"),
            short(each),
        );
        table.add(
            &format!("start page, {kind}: p50, ms"),
            short(times.at(50.0)),
        );
        table.add(
            &format!("start page, {kind}: p99, ms"),
            short(times.at(99.0)),
        );
        let rate = f64::from(START_PAGES) / begun.elapsed().as_secs_f64();
        table.add(
            &format!("start page, {kind}: per second, one client"),
            short(rate),
        );
    }
    server.stop()?;
    Ok(said(&failures, "start pages"))
}

fn read(client: &mut Client, path: &str, times: &mut Times, failures: &mut Failures) {
    let begun = Instant::now();
    match client.get(path) {
        Ok(page) if page.status == 200 => times.add(begun.elapsed()),
        Ok(page) => failures.add(format!("{} to GET", page.status)),
        Err(error) => failures.add(format!("no answer: {}", error.kind())),
    }
}

/// People who ask for a place at a drop-in: list, event, form, asking, answer.
pub(crate) fn sign_ups(site: &Site, table: &mut Table) -> anyhow::Result<bool> {
    let server = site.start()?;
    let mut client = Client::new(server.at);
    let mut failures = Failures::default();
    let mut times = Times::new()?;
    // Who asked before with the same address is answered another way: every run has its own.
    let run = std::process::id();
    for warm in 0..5 {
        sign_up(&mut client, &format!("warm{warm}.{run}"))?;
    }
    std::thread::sleep(Duration::from_secs(2));
    let (before, requests) = (server.cpu(), client.requests);
    for number in 0..SIGN_UPS {
        let begun = Instant::now();
        match sign_up(&mut client, &format!("n{number}.{run}")) {
            Ok(()) => times.add(begun.elapsed()),
            Err(error) => failures.add(format!("{error:#}")),
        }
    }
    let asked = server.cpu() - before;
    let requests = (client.requests - requests) as f64 / SIGN_UPS as f64;
    settle(&server);
    let all = server.cpu() - before;
    let each = |ms: f64| short(ms / SIGN_UPS as f64);
    table.add("sign-up: requests", short(requests));
    table.add("sign-up: server CPU, ms (target 4)", each(asked));
    table.add("sign-up: server CPU with its mail, ms", each(all));
    table.add("sign-up: p50, ms", short(times.at(50.0)));
    table.add("sign-up: p99, ms", short(times.at(99.0)));
    server.stop()?;
    Ok(said(&failures, "sign-ups"))
}

/// Waits until the server has nothing more to do, half a minute at most.
fn settle(server: &Server) {
    let begun = Instant::now();
    let mut quiet = 0;
    let mut known = server.cpu();
    while quiet < 8 && begun.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(250));
        let now = server.cpu();
        quiet = if now - known < 5.0 { quiet + 1 } else { 0 };
        known = now;
    }
}

fn sign_up(client: &mut Client, who: &str) -> anyhow::Result<()> {
    client.forget();
    let list = client.get("/events")?;
    let slug = between(&list.body, "href=\"/events/", "\"").context("no event")?;
    let event = client.get(&format!("/events/{slug}"))?;
    ensure!(event.status == 200, "{} for an event", event.status);
    let page = client.get(&format!("/events/{slug}/sign-up"))?;
    let form = Form::all(&page.body)
        .into_iter()
        .find(|form| form.action.ends_with("/sign-up"))
        .context("no form to sign up with")?;
    let filled = form.with(&[
        ("session", &form.value("session")),
        ("name", "Sam Example"),
        ("email", &format!("{who}@larkmoor.example")),
        ("companion", "no"),
    ]);
    let answer = client.post(&form.action, &filled)?;
    ensure!(answer.status == 303, "{} to a sign-up", answer.status);
    let next = client.get(&answer.location.context("nowhere to go")?)?;
    ensure!(next.status == 200, "{} after a sign-up", next.status);
    Ok(())
}

/// Strangers read while many sign in, half of them with a wrong password.
pub(crate) fn storm(site: &Site, survey: &str, table: &mut Table) -> anyhow::Result<bool> {
    let server = site.start()?;
    let (email, password) = site.officer()?;
    let path = format!("/surveys/{survey}");
    let mut failures = Failures::default();
    let (calm, calm_failures) = readers(&server, &path)?;
    failures.join(calm_failures);

    let done = AtomicBool::new(false);
    let signed = AtomicU64::new(0);
    let before = server.cpu();
    let outcome = std::thread::scope(|scope| {
        let (server, email, password) = (&server, email.as_str(), password.as_str());
        let (done, signed) = (&done, &signed);
        let storming: Vec<_> = (0..STORM)
            .map(|number| {
                scope.spawn(move || {
                    let mut tries = number;
                    while !done.load(Ordering::Relaxed) {
                        tries += 1;
                        let right = tries % 2 == 0;
                        sign_in(
                            server,
                            email,
                            if right { password } else { "wrong horse" },
                            right,
                        )?;
                        signed.fetch_add(1, Ordering::Relaxed);
                    }
                    anyhow::Ok(())
                })
            })
            .collect();
        let outcome = readers(server, &path);
        done.store(true, Ordering::Relaxed);
        for one in storming {
            match one.join() {
                Ok(Ok(())) => {}
                Ok(Err(error)) => failures.add(format!("{error:#}")),
                Err(_) => failures.add("a client panicked".to_owned()),
            }
        }
        outcome
    });
    let (stormy, stormy_failures) = outcome?;
    failures.join(stormy_failures);
    let rate = signed.load(Ordering::Relaxed) as f64 / STORM_FOR.as_secs_f64();
    table.add("sign-in storm: sign-ins per second", short(rate));
    table.add(
        "sign-in storm: start page p50, ms, calm",
        short(calm.at(50.0)),
    );
    table.add(
        "sign-in storm: start page p50, ms, storm",
        short(stormy.at(50.0)),
    );
    table.add(
        "sign-in storm: start page p99, ms, calm",
        short(calm.at(99.0)),
    );
    table.add(
        "sign-in storm: start page p99, ms, storm",
        short(stormy.at(99.0)),
    );
    let over = stormy.at(99.0) / calm.at(99.0).max(0.001);
    table.add("sign-in storm: p99 over calm p99 (target 3)", short(over));
    let each = (server.cpu() - before) / (signed.load(Ordering::Relaxed) as f64).max(1.0);
    table.add(
        "sign-in storm: server CPU per sign-in and its readers, ms",
        short(each),
    );
    server.stop()?;
    Ok(said(&failures, "sign-in storm"))
}

/// Visitors who read the start page at a steady pace: what they wait is the measure, not how much
/// they can take.
fn readers(server: &Server, path: &str) -> anyhow::Result<(Times, Failures)> {
    let until = Instant::now() + STORM_FOR;
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..READERS)
            .map(|_| {
                scope.spawn(move || {
                    let (mut times, mut failures) = (Times::new()?, Failures::default());
                    let mut client = Client::new(server.at);
                    while Instant::now() < until {
                        client.forget();
                        read(&mut client, path, &mut times, &mut failures);
                        std::thread::sleep(Duration::from_millis(10));
                    }
                    anyhow::Ok((times, failures))
                })
            })
            .collect();
        let (mut times, mut failures) = (Times::new()?, Failures::default());
        for reader in readers {
            let Ok(read) = reader.join() else {
                anyhow::bail!("a reader panicked");
            };
            let (some, wrong) = read?;
            times.join(&some)?;
            failures.join(wrong);
        }
        Ok((times, failures))
    })
}

/// Somebody who signs in, or tries to.
pub(crate) fn sign_in(
    server: &Server,
    email: &str,
    password: &str,
    right: bool,
) -> anyhow::Result<Client> {
    let mut client = Client::new(server.at);
    let page = client.get("/staff/sign-in")?;
    let form = Form::all(&page.body)
        .into_iter()
        .find(|form| form.action.ends_with("/sign-in"))
        .context("no form to sign in with")?;
    let filled = form.with(&[("email", email), ("password", password)]);
    let answer = client.post(&form.action, &filled)?;
    let expected = if right { 303 } else { 422 };
    ensure!(
        answer.status == expected,
        "{} to a sign-in, not {expected}",
        answer.status
    );
    Ok(client)
}

fn said(failures: &Failures, part: &str) -> bool {
    for line in failures.lines() {
        println!("{part}: {line}");
    }
    failures.count() == 0
}
