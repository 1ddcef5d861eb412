//! Places in a sitting of a drop-in, and the queue behind them.
//!
//! A *place* is one seat. A person asks for one, or for two with a companion; who does not fit
//! waits, in the order of asking, and nobody who came later is let past those who wait.

use crate::named::named;
use crate::problem::Problem;

/// How many seats somebody asks for: themselves, or themselves and a companion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// One seat.
    Alone,
    /// Two seats: a carer, a supporter, a friend.
    WithCompanion,
}

impl Party {
    /// How many seats that is.
    #[must_use]
    pub const fn seats(self) -> i32 {
        match self {
            Self::Alone => 1,
            Self::WithCompanion => 2,
        }
    }

    /// The party that takes this many seats.
    #[must_use]
    pub const fn of_seats(seats: i32) -> Option<Self> {
        match seats {
            1 => Some(Self::Alone),
            2 => Some(Self::WithCompanion),
            _ => None,
        }
    }
}

named! {
    /// What became of somebody's wish for a place.
    pub enum PlaceState {
        /// The seats are theirs.
        Held = "held",
        /// They wait for seats.
        Waiting = "waiting",
        /// They gave it up, or the sitting was called off.
        Cancelled = "cancelled",
    }
}

/// The seats of a sitting as they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    /// How many there are.
    pub places: i32,
    /// How many are held.
    pub held: i32,
    /// How many people wait.
    pub waiting: i32,
}

impl Seats {
    /// How many seats are free.
    #[must_use]
    pub const fn free(self) -> i32 {
        if self.places > self.held {
            self.places - self.held
        } else {
            0
        }
    }

    /// Whether a party that asks now holds its seats or waits.
    ///
    /// While anybody waits, everybody waits: a free seat is on its way to the queue.
    #[must_use]
    pub const fn ask(self, party: Party) -> PlaceState {
        if self.waiting == 0 && self.free() >= party.seats() {
            PlaceState::Held
        } else {
            PlaceState::Waiting
        }
    }

    /// How many of those who wait, from the front, now get seats.
    ///
    /// Strictly in order: two seats asked for at the front are not overtaken by one seat behind.
    pub fn promote(self, queue: impl IntoIterator<Item = Party>) -> usize {
        let mut free = self.free();
        queue
            .into_iter()
            .take_while(|party| {
                let fits = party.seats() <= free;
                free -= party.seats();
                fits
            })
            .count()
    }
}

/// How many places a sitting has: 1 to 1,000.
pub fn parse_places(raw: &str) -> Result<i32, Problem> {
    match raw.trim().parse::<i32>() {
        Ok(n @ 1..=1000) => Ok(n),
        Ok(_) => Err(Problem::says("places-range")),
        Err(_) => Err(Problem::says("places-format")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn party() -> impl Strategy<Value = Party> {
        proptest::sample::select(vec![Party::Alone, Party::WithCompanion])
    }

    #[test]
    fn who_asks_while_others_wait_waits_behind_them() {
        let seats = Seats {
            places: 5,
            held: 4,
            waiting: 1,
        };
        assert_eq!(seats.ask(Party::Alone), PlaceState::Waiting);
        let seats = Seats {
            waiting: 0,
            ..seats
        };
        assert_eq!(seats.ask(Party::Alone), PlaceState::Held);
        assert_eq!(seats.ask(Party::WithCompanion), PlaceState::Waiting);
    }

    #[test]
    fn two_seats_at_the_front_are_not_overtaken() {
        let seats = Seats {
            places: 10,
            held: 9,
            waiting: 2,
        };
        assert_eq!(seats.promote([Party::WithCompanion, Party::Alone]), 0);
        assert_eq!(seats.promote([Party::Alone, Party::WithCompanion]), 1);
    }

    proptest! {
        #[test]
        fn never_more_seats_are_held_than_there_are(places in 1..40_i32, asked in proptest::collection::vec((party(), any::<bool>()), 0..80)) {
            let mut held: Vec<Party> = Vec::new();
            let mut queue: Vec<Party> = Vec::new();
            let count = |held: &[Party]| held.iter().map(|p| p.seats()).sum::<i32>();
            for (party, leaves) in asked {
                let seats = Seats { places, held: count(&held), waiting: queue.len() as i32 };
                match seats.ask(party) {
                    PlaceState::Held => held.push(party),
                    _ => queue.push(party),
                }
                if leaves && !held.is_empty() {
                    held.remove(0);
                }
                let seats = Seats { places, held: count(&held), waiting: queue.len() as i32 };
                held.extend(queue.drain(..seats.promote(queue.iter().copied())));
                prop_assert!(count(&held) <= places);
                if let Some(first) = queue.first() {
                    prop_assert!(first.seats() > places - count(&held), "a seat stays empty while somebody waits");
                }
            }
        }
    }
}
