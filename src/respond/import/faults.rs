//! What is wrong with a table.

use anyhow::bail;

/// How many faults a report lists.
const REPORTED: usize = 50;

/// What is wrong with a table, line by line.
#[derive(Default)]
pub(super) struct Faults {
    listed: Vec<String>,
    more: usize,
}

impl Faults {
    /// How many there are so far.
    pub(super) fn count(&self) -> usize {
        self.listed.len() + self.more
    }

    pub(super) fn add(&mut self, line: u64, column: &str, why: &str) {
        if self.listed.len() < REPORTED {
            self.listed.push(format!("  line {line}, {column}: {why}"));
        } else {
            self.more += 1;
        }
    }

    pub(super) fn finish(self) -> anyhow::Result<()> {
        if self.listed.is_empty() {
            return Ok(());
        }
        let more = if self.more > 0 {
            format!("\n  and {} more", self.more)
        } else {
            String::new()
        };
        bail!("nothing was imported:\n{}{more}", self.listed.join("\n"))
    }
}
