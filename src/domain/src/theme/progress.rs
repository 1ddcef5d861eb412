//! How far the work is, told to whoever waits, who may stop it.

use std::ops::ControlFlow;

use serde::Serialize;

use super::crew::Crew;

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Taking the comments apart into words.
    Reading,
    /// Learning from their company what the words mean here.
    Learning,
    /// Looking for the comments most like each comment.
    Comparing,
    /// Grouping and choosing the number of themes.
    Grouping,
    /// Putting every comment under its themes, and naming those.
    Assigning,
}

impl Stage {
    /// Where in the whole work the stage begins and ends, about.
    fn span(self) -> (f32, f32) {
        match self {
            Self::Reading => (0.0, 0.25),
            Self::Learning => (0.25, 0.35),
            Self::Comparing => (0.35, 0.55),
            Self::Grouping => (0.55, 0.95),
            Self::Assigning => (0.95, 1.0),
        }
    }
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How much of the whole work is behind, `0..=1`. Never falls.
    pub share: f32,
}

/// Passes progress on, remembers whether to stop, and knows who shares the work.
pub(super) struct Watch<'a> {
    tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    stage: Stage,
    share: f32,
    crew: Crew,
}

impl<'a> Watch<'a> {
    pub(super) fn new(
        tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
        threads: usize,
    ) -> Self {
        Self {
            tell,
            crew: Crew::of(threads),
            stage: Stage::Reading,
            share: 0.0,
        }
    }

    /// Who shares the work.
    pub(super) fn crew(&self) -> Crew {
        self.crew
    }

    /// A new stage begins. `None` means: stop.
    pub(super) fn begin(&mut self, stage: Stage) -> Option<()> {
        self.stage = stage;
        self.at(0, 1)
    }

    /// `done` of `all` steps of this stage are behind. `None` means: stop.
    pub(super) fn at(&mut self, done: usize, all: usize) -> Option<()> {
        let (from, to) = self.stage.span();
        let share = from + (to - from) * (done as f32 / all.max(1) as f32).min(1.0);
        self.share = self.share.max(share);
        match (self.tell)(Progress {
            stage: self.stage,
            share: self.share,
        }) {
            ControlFlow::Continue(()) => Some(()),
            ControlFlow::Break(()) => None,
        }
    }

    /// As [`Watch::at`], but tells only now and then, for steps that are many and small.
    pub(super) fn glance(&mut self, done: usize, all: usize) -> Option<()> {
        if done.is_multiple_of(256) {
            self.at(done, all)
        } else {
            Some(())
        }
    }
}
