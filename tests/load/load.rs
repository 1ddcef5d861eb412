//! Rounds of whole submissions, measured from both sides.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::anyhow;
use domain::text::Password;
use heard::staff::password;
use tokio::runtime::Runtime;

use crate::client::Client;
use crate::figures::{cpu, cpu_of_all, cpu_of_family};
use crate::report::{Failures, Table, Times, machine, short};
use crate::server::{Server, Site};
use crate::stored;
use crate::walk::{Person, Walk, Went};
use crate::{LoadArgs, Part, pages, phases};

/// The targets are for a walk of this many requests.
const TARGET_REQUESTS: f64 = 14.0;

/// What a crowd of clients achieved.
struct Crowd {
    whole: Times,
    sending: Times,
    failures: Failures,
    acknowledged: u64,
    requests: u64,
}

impl Crowd {
    fn new() -> anyhow::Result<Self> {
        Ok(Self {
            whole: Times::new()?,
            sending: Times::new()?,
            failures: Failures::default(),
            acknowledged: 0,
            requests: 0,
        })
    }

    fn join(&mut self, other: Self) -> anyhow::Result<()> {
        self.whole.join(&other.whole)?;
        self.sending.join(&other.sending)?;
        self.failures.join(other.failures);
        self.acknowledged += other.acknowledged;
        self.requests += other.requests;
        Ok(())
    }
}

/// How far a round goes, shared by its clients.
struct Round<'a> {
    server: &'a Server,
    args: &'a LoadArgs,
    clients: u16,
    until: Instant,
    left: AtomicU64,
    begun: AtomicU64,
}

/// Processor time, in milliseconds.
struct Used {
    server: f64,
    ours: f64,
    database: f64,
    all: f64,
}

impl Used {
    fn since(self, before: &Self) -> Self {
        Self {
            server: self.server - before.server,
            ours: self.ours - before.ours,
            database: self.database - before.database,
            all: self.all - before.all,
        }
    }
}

/// Runs every part asked for; `false` when something failed or was lost.
pub(crate) fn run(runtime: &Runtime, site: &Site, args: &LoadArgs) -> anyhow::Result<bool> {
    let kind = runtime.block_on(site.kind())?;
    println!("{}; {kind}; seed {}\n", machine(), args.common.seed);
    let wanted = |part| args.only.is_none_or(|only| only == part);
    let mut good = true;
    if wanted(Part::Submissions) {
        let mut table = Table::new();
        for &clients in &args.clients {
            good &= round(runtime, site, args, clients, &mut table)?;
        }
        table.print();
        println!();
    }
    let mut table = Table::new();
    if wanted(Part::Start) {
        phases::start_up(site, &mut table)?;
        good &= phases::start_pages(site, &args.common.survey, &mut table)?;
    }
    if wanted(Part::SignUps) {
        good &= phases::sign_ups(site, &mut table)?;
    }
    if wanted(Part::Storm) {
        good &= phases::storm(site, &args.common.survey, &mut table)?;
    }
    if wanted(Part::Pages) {
        pages::large(site, &mut table)?;
    }
    table.print();
    for line in site.complaints() {
        println!("server: {line}");
    }
    Ok(good)
}

/// What hashing a password cost in milliseconds where the targets were set.
const YARDSTICK: f64 = 16.0;

/// What hashing a password costs at this moment: processors that are shared are as fast as their
/// neighbours let them be.
async fn yardstick() -> anyhow::Result<f64> {
    const TIMES: u8 = 20;
    let password = || Password::parse("correct horse battery").map_err(|_| anyhow!("no password"));
    let before = cpu("self");
    for _ in 0..TIMES {
        password::hash(password()?).await?;
    }
    Ok((cpu("self") - before) / f64::from(TIMES))
}

/// One round: a server of its own, some walks to warm it up, then the crowd.
fn round(
    runtime: &Runtime,
    site: &Site,
    args: &LoadArgs,
    clients: u16,
    table: &mut Table,
) -> anyhow::Result<bool> {
    let server = site.start()?;
    // Its workers look round once at the start.
    std::thread::sleep(Duration::from_millis(500));
    let idle = server.pss();
    let warm = crowd(&Round {
        server: &server,
        args,
        clients: 2,
        until: Instant::now() + Duration::from_secs(10),
        left: AtomicU64::new(10),
        begun: AtomicU64::new(1 << 40),
    })?;
    let before = runtime.block_on(stored::count(site))?;
    let syncs = site.syncs()?;
    let yardstick = runtime.block_on(yardstick())?;
    let postmaster = runtime.block_on(site.postmaster())?;
    let used = || Used {
        server: server.cpu(),
        ours: cpu("self"),
        database: postmaster.as_deref().map_or(0.0, cpu_of_family),
        all: cpu_of_all(),
    };
    let (used_before, begun) = (used(), Instant::now());
    let measured = Round {
        server: &server,
        args,
        clients,
        until: begun + Duration::from_secs(args.seconds),
        left: AtomicU64::new(u64::from(args.submissions)),
        begun: AtomicU64::new(0),
    };
    let done = AtomicBool::new(false);
    let (crowd, loaded) = std::thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut most = 0.0_f64;
            while !done.load(Ordering::Relaxed) {
                most = most.max(server.pss());
                std::thread::sleep(Duration::from_millis(250));
            }
            most
        });
        let crowd = crowd(&measured);
        done.store(true, Ordering::Relaxed);
        (crowd, watch.join().unwrap_or_default())
    });
    let crowd = crowd?;
    let wall = begun.elapsed().as_secs_f64();
    let used = used().since(&used_before);
    let syncs = f64::midpoint(syncs, site.syncs()?);
    let yardstick = f64::midpoint(yardstick, runtime.block_on(self::yardstick())?);
    let stored = runtime.block_on(stored::count(site))? - before;

    let count = crowd.whole.len();
    let n = (count as f64).max(1.0);
    let rate = count as f64 / wall;
    let server_each = used.server / n;
    let requests = crowd.requests as f64 / n;
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let needed = (used.server + used.ours + used.database) / n;
    let ceiling = cores as f64 * 1000.0 / needed.max(0.001);
    let others = (used.all / n - needed).max(0.0) * n / (wall * 10.0 * cores as f64);
    table.add("clients", clients.to_string());
    table.add("submissions completed", count.to_string());
    table.add("  per second", short(rate));
    table.add(
        "  of what the cores allow (target 70 %)",
        format!("{:.0} %", 100.0 * rate / ceiling),
    );
    table.add("  over durable syncs/s (target 2)", short(rate / syncs));
    table.add("whole submission p50, ms", short(crowd.whole.at(50.0)));
    table.add("whole submission p99, ms", short(crowd.whole.at(99.0)));
    let spread = crowd.whole.at(99.0) / crowd.whole.at(50.0).max(0.001);
    table.add("  p99 over p50 (target 4)", short(spread));
    table.add("POST check p50, ms", short(crowd.sending.at(50.0)));
    table.add("POST check p99, ms", short(crowd.sending.at(99.0)));
    table.add("requests per submission", short(requests));
    table.add("server CPU per submission, ms", short(server_each));
    let of_target = server_each / requests.max(1.0) * TARGET_REQUESTS;
    table.add("  as a walk of 14 requests (target 3)", short(of_target));
    table.add(
        "  the same where the yardstick is 16",
        short(of_target * YARDSTICK / yardstick),
    );
    table.add("yardstick: CPU of hashing a password, ms", short(yardstick));
    table.add("generator CPU per submission, ms", short(used.ours / n));
    if postmaster.is_some() {
        table.add("database CPU per submission, ms", short(used.database / n));
    }
    table.add("processors taken by others", format!("{others:.0} %"));
    table.add("durable syncs/s of the disk", short(syncs));
    table.add("server PSS idle, MiB (target 60)", short(idle));
    table.add("server PSS under load, MiB (target 120)", short(loaded));
    table.add("server peak resident, MiB", short(server.most_resident()));
    table.add(
        "start of the server, ms (target 1000)",
        short(server.took.as_secs_f64() * 1e3),
    );
    table.add("acknowledged", crowd.acknowledged.to_string());
    table.add("stored", stored.to_string());
    table.add("failures", crowd.failures.count().to_string());
    for line in crowd.failures.lines().chain(warm.failures.lines()) {
        println!("{clients} clients: {line}");
    }
    server.stop()?;
    Ok(stored == crowd.acknowledged && crowd.failures.count() == 0 && count > 0)
}

/// Clients that walk one after the other until the round is over.
fn crowd(round: &Round<'_>) -> anyhow::Result<Crowd> {
    std::thread::scope(|scope| {
        let clients: Vec<_> = (0..round.clients)
            .map(|number| scope.spawn(move || one(round, u64::from(number))))
            .collect();
        let mut all = Crowd::new()?;
        for client in clients {
            match client.join() {
                Ok(crowd) => all.join(crowd?)?,
                Err(_) => anyhow::bail!("a client panicked"),
            }
        }
        Ok(all)
    })
}

fn one(round: &Round<'_>, number: u64) -> anyhow::Result<Crowd> {
    let mut mine = Crowd::new()?;
    let mut client = Client::new(round.server.at);
    let take = |left: u64| left.checked_sub(1);
    while Instant::now() < round.until
        && round
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
            .is_ok()
    {
        let walk = round.begun.fetch_add(1, Ordering::Relaxed);
        let seed = round.args.common.seed ^ (number << 32) ^ walk;
        let person = Person::new(seed, format!("walk{walk}"), round.args.equality);
        let mut walk = Walk::new(&round.args.common.survey, person);
        client.forget();
        let begun = Instant::now();
        loop {
            match walk.step(&mut client) {
                Ok(Went::On) => {}
                Ok(Went::Acknowledged) => mine.acknowledged += 1,
                Ok(Went::Receipt(_)) => {
                    mine.whole.add(begun.elapsed());
                    break;
                }
                Err(stuck) => {
                    mine.failures.add(stuck.kind());
                    break;
                }
            }
        }
        if let Some(took) = walk.sending {
            mine.sending.add(took);
        }
    }
    mine.requests = client.requests;
    Ok(mine)
}
