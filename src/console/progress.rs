//! How far a long command is.

use std::borrow::Cow;
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A command that is over sooner shows nothing.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often a line is drawn anew while nothing is counted.
const TICK: Duration = Duration::from_millis(200);
/// Into how many parts a share of the whole is cut.
const PARTS: f32 = 1000.0;

const COUNTED: &str = "{bar:40} {pos} of {len}, {eta} to go {msg}";
const SHARED: &str = "{bar:40} {percent}% {msg}";
const UNKNOWN: &str = "{spinner} {msg} {elapsed}";

/// Shows on a terminal how far a piece of work is, once it has taken two seconds; nothing where
/// standard error is no terminal. Gone when dropped.
pub struct Progress(ProgressBar);

impl Progress {
    /// Of things that are counted.
    #[must_use]
    pub fn of(things: u64) -> Self {
        Self::shown(ProgressBar::new(things), COUNTED)
    }

    /// Of work that says itself what share of it is done.
    #[must_use]
    pub fn shares() -> Self {
        Self::shown(ProgressBar::new(1000), SHARED)
    }

    /// Of work that cannot say how far it is.
    #[must_use]
    pub fn of_one(what: &'static str) -> Self {
        let progress = Self::shown(ProgressBar::new_spinner(), UNKNOWN);
        progress.now(what);
        progress
    }

    fn shown(bar: ProgressBar, template: &str) -> Self {
        bar.set_draw_target(ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template(template);
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        let later = bar.downgrade();
        thread::spawn(move || {
            thread::sleep(PATIENCE);
            if let Some(bar) = later.upgrade() {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.enable_steady_tick(TICK);
            }
        });
        Self(bar)
    }

    /// What is being done now.
    pub fn now(&self, what: impl Into<Cow<'static, str>>) {
        self.0.set_message(what);
    }

    /// So many more are done.
    pub fn done(&self, more: u64) {
        self.0.inc(more);
    }

    /// This share of all, 0 to 1, is done.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of 0 to 1 as a position of 0 to 1000"
    )]
    pub fn share(&self, share: f32) {
        self.0.set_position((share.clamp(0.0, 1.0) * PARTS) as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_progress_can_be_drawn() {
        for template in [COUNTED, SHARED, UNKNOWN] {
            assert!(ProgressStyle::with_template(template).is_ok());
        }
    }

    #[test]
    fn a_share_stays_within_the_whole() {
        let progress = Progress::shares();
        for (share, position) in [(-1.0, 0), (0.25, 250), (7.0, 1000), (f32::NAN, 0)] {
            progress.share(share);
            assert_eq!(progress.0.position(), position, "{share}");
        }
    }
}
