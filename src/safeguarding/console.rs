//! How often words of distress are heard in a table of comments, without a database.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use domain::Named;
use domain::distress::{Topic, gravest, listen};

/// Says how often words of distress are heard.
#[derive(Args, Debug)]
pub struct ListenCall {
    /// Print the comments in which they are heard, with what was heard
    #[arg(long)]
    pub print: bool,
    /// The table: tab-separated, with columns id and text
    pub file: PathBuf,
}

/// Listens to every comment of a table.
pub fn run(call: &ListenCall) -> anyhow::Result<String> {
    let rows = crate::themes::console::read(&call.file)?;
    // The lists are read before the clock starts.
    let _ = listen("");
    let begun = Instant::now();
    let heard: Vec<_> = rows.iter().map(|(_, text)| listen(text)).collect();
    let took = begun.elapsed();
    let mut lines = Vec::new();
    let mut flagged = 0_usize;
    for ((id, text), heard) in rows.iter().zip(&heard) {
        let Some(gravest) = gravest(heard) else {
            continue;
        };
        flagged += 1;
        if call.print {
            let words = text.get(gravest.at.clone()).unwrap_or_default();
            lines.push(format!("{id}\t{}\t{words}\t{text}", gravest.topic.name()));
        }
    }
    let each = took.as_secs_f64() * 1e6 / rows.len().max(1) as f64;
    lines.push(format!(
        "heard in {flagged} of {} comments, {each:.1} µs a comment",
        rows.len()
    ));
    for topic in Topic::ALL {
        let of_topic = heard.iter().filter_map(|heard| gravest(heard));
        let count = of_topic.filter(|heard| heard.topic == *topic).count();
        lines.push(format!("{:>10} {count}", topic.name()));
    }
    Ok(lines.join("\n"))
}
