//! Kills the server while people answer, again and again, and holds it to every receipt it gave.

use std::fs::File;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::ensure;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tokio::runtime::Runtime;

use crate::CrashArgs;
use crate::client::Client;
use crate::report::{Failures, machine};
use crate::rules::{BITES, SERVER, VERIFY, WALKS, judge, look_up};
use crate::server::Site;
use crate::stored::{self, Broken, Ledger, Sent};
use crate::walk::{Person, Stuck, Walk, Went};

/// The most walks of a run.
const MOST: usize = 5_000;
/// How long a client waits for the server to come back.
const PATIENCE: Duration = Duration::from_secs(120);

/// What clients and the one who kills share.
struct Shared {
    /// Where the server is, and how often it was started; nowhere while it is down.
    door: Mutex<(u32, Option<SocketAddr>)>,
    opened: Condvar,
    ledger: Mutex<Ledger>,
    /// What was acknowledged, on disk before it counts.
    file: Mutex<File>,
    stop: AtomicBool,
    given_up: AtomicBool,
    walking: AtomicU64,
    sends: AtomicU64,
    cut: AtomicU64,
    cut_sending: AtomicU64,
    troubles: Mutex<Failures>,
    busy: AtomicU64,
}

/// Takes a lock, whatever became of its last holder.
pub(crate) fn hold<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    fn open(&self, at: Option<SocketAddr>) {
        let mut door = hold(&self.door);
        if at.is_some() {
            door.0 += 1;
        }
        door.1 = at;
        self.opened.notify_all();
    }

    /// Waits for a server started later than the one known.
    fn next(&self, known: u32) -> Option<(u32, SocketAddr)> {
        let door = hold(&self.door);
        let (door, _) = self
            .opened
            .wait_timeout_while(door, PATIENCE, |door| {
                (door.0 <= known || door.1.is_none()) && !self.given_up.load(Ordering::Relaxed)
            })
            .unwrap_or_else(PoisonError::into_inner);
        door.1.filter(|_| door.0 > known).map(|at| (door.0, at))
    }

    /// Waits until answers are sent, and some microseconds more; `false` when nobody sends.
    fn await_sending(&self, micros: u64) -> bool {
        let (known, begun) = (self.sends.load(Ordering::Relaxed), Instant::now());
        while self.sends.load(Ordering::Relaxed) == known {
            if begun.elapsed() > Duration::from_secs(5) {
                return false;
            }
            std::thread::sleep(Duration::from_micros(100));
        }
        std::thread::sleep(Duration::from_micros(micros));
        true
    }

    fn note(&self, line: &str) -> std::io::Result<()> {
        let mut file = hold(&self.file);
        writeln!(file, "{line}")?;
        file.sync_data()
    }
}

/// Runs it; `false` when a rule was broken.
pub(crate) fn run(runtime: &Runtime, site: &Site, args: &CrashArgs) -> anyhow::Result<bool> {
    let kind = runtime.block_on(site.kind())?;
    println!("{}; {kind}; seed {}", machine(), args.common.seed);
    let before = usize::try_from(runtime.block_on(stored::count(site))?)?;
    let prefix = format!("kx{:x}x", std::process::id());
    let shared = Shared {
        door: Mutex::new((0, None)),
        opened: Condvar::new(),
        ledger: Mutex::default(),
        file: Mutex::new(File::create(site.file("acknowledged"))?),
        stop: AtomicBool::new(false),
        given_up: AtomicBool::new(false),
        walking: AtomicU64::new(u64::from(args.clients)),
        sends: AtomicU64::new(0),
        cut: AtomicU64::new(0),
        cut_sending: AtomicU64::new(0),
        troubles: Mutex::default(),
        busy: AtomicU64::new(0),
    };
    let look = || -> anyhow::Result<Vec<Broken>> {
        let ledger = hold(&shared.ledger).clone();
        runtime.block_on(stored::check(site, &prefix, before, &ledger))
    };
    let mut broken: Vec<Broken> = Vec::new();
    std::thread::scope(|scope| -> anyhow::Result<()> {
        for client in 0..args.clients {
            let (shared, prefix) = (&shared, prefix.as_str());
            scope.spawn(move || {
                answer(shared, args, prefix, u64::from(client));
                shared.walking.fetch_sub(1, Ordering::Relaxed);
            });
        }
        let outcome = rounds(site, args, &shared, &mut broken, &look);
        // Without a server nobody gets anywhere: they are not to wait for one.
        shared.stop.store(true, Ordering::Relaxed);
        shared.given_up.store(outcome.is_err(), Ordering::Relaxed);
        shared.open(None);
        outcome
    })?;

    // Everybody has reached the receipt: now everything is looked at once more, through a server
    // that was started afresh.
    let server = site.start()?;
    for sent in hold(&shared.ledger).values_mut() {
        sent.looked_up = false;
    }
    look_up(server.at, &shared.ledger, &mut broken)?;
    server.stop()?;
    broken.extend(look()?);
    if let Err(error) = site.run(&["verify"]) {
        broken.push((VERIFY, format!("{error:#}")));
    }
    let ledger = hold(&shared.ledger);
    let acknowledged = ledger.values().filter(|sent| sent.acknowledged).count();
    let receipts = ledger.values().filter(|sent| sent.code.is_some()).count();
    let (cut, cut_sending) = (
        shared.cut.load(Ordering::Relaxed),
        shared.cut_sending.load(Ordering::Relaxed),
    );
    let busy = shared.busy.load(Ordering::Relaxed);
    println!(
        "{} ends cut {cut} requests, {cut_sending} of them sending answers; {busy} told to come \
         back; {acknowledged} acknowledged, {receipts} receipts",
        args.rounds
    );
    for kind in hold(&shared.troubles).lines() {
        broken.push((WALKS, kind));
    }
    if acknowledged != receipts {
        broken.push((
            WALKS,
            format!("{acknowledged} acknowledged, {receipts} receipts"),
        ));
    }
    if (cut_sending == 0 && !args.gently) || receipts == 0 {
        broken.push((
            BITES,
            format!("{cut_sending} sendings cut, {receipts} receipts"),
        ));
    }
    for line in site.complaints() {
        println!("server: {line}");
    }
    Ok(judge(&broken))
}

/// Kills and starts, and looks after every start.
fn rounds(
    site: &Site,
    args: &CrashArgs,
    shared: &Shared,
    broken: &mut Vec<Broken>,
    look: &dyn Fn() -> anyhow::Result<Vec<Broken>>,
) -> anyhow::Result<()> {
    let mut rng = StdRng::seed_from_u64(args.common.seed);
    let mut server = site.start()?;
    for round in 1..=args.rounds {
        let delay = rng.random_range(20..=500);
        shared.open(Some(server.at));
        std::thread::sleep(Duration::from_millis(delay));
        // Every second kill waits for somebody to send: most commits are drafts, and what matters
        // most is the one that makes a response.
        let aimed = round % 2 == 0 && shared.await_sending(rng.random_range(0..=10_000));
        shared.open(None);
        if server.has_ended() {
            broken.push((SERVER, format!("in round {round}")));
        }
        if args.gently {
            server.stop()?;
        } else {
            server.kill()?;
        }
        server = site.start()?;
        let had = broken.len();
        broken.extend(look()?);
        let new = look_up(server.at, &shared.ledger, broken)?;
        if let Err(error) = site.run(&["verify"]) {
            broken.push((VERIFY, format!("round {round}: {error:#}")));
        }
        println!(
            "round {round}: ended after {delay} ms{}, up again in {} ms, {new} new receipts, {}",
            if aimed {
                " and as answers were sent"
            } else {
                ""
            },
            server.took.as_millis(),
            match broken.len() - had {
                0 => "all sound".to_owned(),
                faults => format!("{faults} FAULTS"),
            }
        );
    }
    shared.stop.store(true, Ordering::Relaxed);
    shared.open(Some(server.at));
    // Everybody finishes what they began, against a server that stays.
    let begun = Instant::now();
    while shared.walking.load(Ordering::Relaxed) > 0 {
        ensure!(begun.elapsed() < PATIENCE, "clients do not come to an end");
        std::thread::sleep(Duration::from_millis(20));
    }
    server.stop()
}

/// One client: walks on and on, across every kill, by the rules of a browser.
fn answer(shared: &Shared, args: &CrashArgs, prefix: &str, number: u64) {
    let Some((mut known, at)) = shared.next(0) else {
        return;
    };
    let mut client = Client::new(at);
    for walk in 0_u64.. {
        if shared.stop.load(Ordering::Relaxed) || hold(&shared.ledger).len() >= MOST {
            return;
        }
        let seed = args.common.seed ^ (number << 32) ^ walk;
        let marker = format!("{prefix}{number}x{walk}");
        let mut walk = Walk::new(
            &args.common.survey,
            Person::new(seed, marker, seed.is_multiple_of(4)),
        );
        client.forget();
        if let Err(trouble) = go(shared, &mut walk, &mut client, &mut known) {
            hold(&shared.troubles).add(trouble);
        }
    }
}

/// One walk to its receipt.
fn go(
    shared: &Shared,
    walk: &mut Walk,
    client: &mut Client,
    known: &mut u32,
) -> Result<(), String> {
    let marker = walk.person.marker.clone();
    loop {
        let sending = walk.is_about_to_send();
        if sending {
            let sent = Sent {
                words: walk.person.words.clone(),
                chosen: walk.person.chosen.clone(),
                ..Sent::default()
            };
            hold(&shared.ledger).entry(marker.clone()).or_insert(sent);
            shared.sends.fetch_add(1, Ordering::Relaxed);
        }
        let up = hold(&shared.door).1.is_some();
        match walk.step(client) {
            Ok(Went::On) => {}
            Ok(Went::Acknowledged) => {
                shared
                    .note(&format!("stored {marker}"))
                    .map_err(|e| e.to_string())?;
                hold(&shared.ledger)
                    .entry(marker.clone())
                    .or_default()
                    .acknowledged = true;
            }
            Ok(Went::Receipt(code)) => {
                shared
                    .note(&format!("receipt {marker} {code}"))
                    .map_err(|e| e.to_string())?;
                hold(&shared.ledger).entry(marker).or_default().code = Some(code);
                return Ok(());
            }
            Err(Stuck::Busy(_)) => {
                shared.busy.fetch_add(1, Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(50));
            }
            Err(Stuck::NoAnswer(error)) => {
                shared.cut.fetch_add(u64::from(up), Ordering::Relaxed);
                shared
                    .cut_sending
                    .fetch_add(u64::from(up && sending), Ordering::Relaxed);
                let (later, at) = shared.next(*known).ok_or_else(|| {
                    format!("no answer from a server that was not killed: {error}")
                })?;
                *known = later;
                client.move_to(at);
            }
            Err(stuck @ Stuck::Wrong(_)) => return Err(stuck.kind()),
        }
    }
}
