//! How many responses came from one place lately, in memory alone.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use domain::Now;
use domain::scrutiny::{BURST, BURST_MINUTES};

use crate::keys::{Keys, Purpose};
use crate::web::address::Neighbourhood;

/// How many places are held; then all are forgotten.
const MOST: usize = 4_096;

/// When responses came from each place, within the last minutes.
#[derive(Default)]
pub struct Bursts(Mutex<HashMap<[u8; 32], VecDeque<DateTime<Utc>>>>);

impl Bursts {
    /// Counts a response from a place; whether there are unusually many by now.
    pub fn count(&self, keys: &Keys, survey: i64, from: &Neighbourhood, now: Now) -> bool {
        let day = now.day().to_string();
        let parts: [&[u8]; 4] = [
            b"burst",
            day.as_bytes(),
            &survey.to_be_bytes(),
            &from.bytes(),
        ];
        let place = keys.hash(Purpose::Throttle, &parts);
        let oldest = now.utc() - TimeDelta::minutes(BURST_MINUTES);
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        places.retain(|_, times| times.back().is_some_and(|last| *last > oldest));
        if places.len() >= MOST {
            places.clear();
        }
        let times = places.entry(place).or_default();
        while times.front().is_some_and(|first| *first <= oldest) {
            times.pop_front();
        }
        times.push_back(now.utc());
        times.len() > BURST
    }
}
