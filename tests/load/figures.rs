//! What the system itself tells of processes, under `/proc`.

/// Ticks of a second in `/proc/PID/stat`; Linux shows them to programs at this rate always.
const TICKS: f64 = 100.0;

/// Where things stand in `/proc/PID/stat`, counted from the state of the process.
const PARENT: usize = 1;
const OWN: [usize; 2] = [11, 12];
const OF_CHILDREN: [usize; 2] = [13, 14];

/// What the system says of a process, from its state on.
fn stat(process: &str) -> String {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name in brackets may hold anything; what is counted comes after it.
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    after.trim().to_owned()
}

fn field(stat: &str, at: usize) -> Option<f64> {
    stat.split(' ').nth(at)?.parse().ok()
}

fn time(stat: &str, fields: [usize; 2]) -> f64 {
    let ticks = fields.into_iter().filter_map(|at| field(stat, at));
    ticks.sum::<f64>() * 1000.0 / TICKS
}

/// Processor time of a process in milliseconds; `self` is this one.
pub(crate) fn cpu(process: &str) -> f64 {
    time(&stat(process), OWN)
}

/// Processor time of all that came from a process, in milliseconds.
pub(crate) fn cpu_of_family(parent: &str) -> f64 {
    let gone = time(&stat(parent), OF_CHILDREN);
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let stats = processes.filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        name.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| stat(&name))
    });
    let children = stats
        .filter(|stat| field(stat, PARENT).map(|p| format!("{p:.0}")).as_deref() == Some(parent));
    gone + children.map(|stat| time(&stat, OWN)).sum::<f64>()
}

/// Processor time everybody on this machine used so far, in milliseconds.
pub(crate) fn cpu_of_all() -> f64 {
    let stat = std::fs::read_to_string("/proc/stat").unwrap_or_default();
    let first = stat.lines().next().unwrap_or_default();
    let times = first.split_whitespace().skip(1).enumerate();
    // The fourth and fifth are time in which nobody ran; the last two are counted in the first.
    let used = times.filter(|(at, _)| !matches!(at, 3 | 4 | 8 | 9));
    used.filter_map(|(_, ticks)| ticks.parse::<f64>().ok())
        .sum::<f64>()
        * 1000.0
        / TICKS
}

/// A line of a file under `/proc` in MiB.
pub(crate) fn memory(file: &str, name: &str) -> f64 {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let kib = line
        .and_then(|line| line.split_whitespace().next())
        .and_then(|kib| kib.parse::<f64>().ok());
    kib.unwrap_or(0.0) / 1024.0
}

/// The process another came from.
pub(crate) fn parent(process: &str) -> Option<String> {
    field(&stat(process), PARENT).map(|pid| format!("{pid:.0}"))
}
