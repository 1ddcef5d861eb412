//! What is looked for in the chain, as it stands in an address.

use domain::time::{Edge, from_london, written_day};
use domain::{Problem, Problems};
use serde::Deserialize;

use super::deeds::{DEEDS, KINDS};

/// What is looked for, as typed and chosen.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    /// By whom.
    pub who: String,
    /// What was done.
    pub deed: String,
    /// Key of a programme.
    pub programme: String,
    /// To what.
    pub about: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// Older than this entry.
    pub before: String,
}

/// Which entries are looked for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// By whom: `staff:12`, `operator` or `system`.
    pub actor: Option<String>,
    /// What was done.
    pub deed: Option<&'static str>,
    /// To what: `survey:3`.
    pub about: Option<String>,
    /// In which programme.
    pub programme: Option<i64>,
    /// Not before.
    pub from: Option<chrono::DateTime<chrono::Utc>>,
    /// Before.
    pub until: Option<chrono::DateTime<chrono::Utc>>,
    /// Older than this entry.
    pub before: Option<i64>,
}

/// `None` for what is empty, or what a reading of it gives.
fn given<T>(
    raw: &str,
    read: impl FnOnce(&str) -> Result<T, Problem>,
) -> Result<Option<T>, Problem> {
    match raw.trim() {
        "" => Ok(None),
        raw => read(raw).map(Some),
    }
}

impl Wanted {
    /// What is looked for, or everything wrong with it. `people` and `programmes` are those that
    /// can be chosen.
    pub(super) fn parse(&self, people: &[String], programmes: &[i64]) -> Result<Filter, Problems> {
        let mut problems = Problems::new();
        let unknown = || Problem::says("not-an-option");
        let actor = given(&self.who, |who| {
            let found = people.iter().find(|known| *known == who);
            found.cloned().ok_or_else(unknown)
        });
        let actor = problems.take("who", actor);
        let deed = given(&self.deed, |deed| {
            let found = DEEDS.iter().find(|known| **known == deed);
            found.copied().ok_or_else(unknown)
        });
        let deed = problems.take("deed", deed);
        let programme = given(&self.programme, |raw| {
            let id = raw.parse().ok();
            id.filter(|id| programmes.contains(id)).ok_or_else(unknown)
        });
        let programme = problems.take("programme", programme);
        let about = problems.take("about", given(&self.about, thing));
        let day = |raw: &str| written_day(raw).ok_or(Problem::says("day-format"));
        let from = problems.take("from", given(&self.from, day));
        let until = problems.take("until", given(&self.until, day));
        if let (Some(Some(from)), Some(Some(until))) = (from, until)
            && until < from
        {
            problems.add("until", Problem::says("days-turned"));
        }
        let before = given(&self.before, |raw| raw.parse().map_err(|_| unknown()));
        let before = problems.take("before", before);
        problems.finish(|| {
            let begins = |day: chrono::NaiveDate| {
                from_london(day.and_time(chrono::NaiveTime::MIN), Edge::Opens)
            };
            Some(Filter {
                actor: actor?,
                deed: deed?,
                programme: programme?,
                about: about?,
                from: from?.map(begins),
                until: until?.and_then(|day| day.succ_opt()).map(begins),
                before: before?,
            })
        })
    }
}

/// A kind of thing and its number or name: `survey:3`.
fn thing(raw: &str) -> Result<String, Problem> {
    let wrong = || Problem::says("audit-thing");
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let raw = raw.to_lowercase();
    let (kind, id) = raw.split_once(':').ok_or_else(wrong)?;
    let fits = KINDS.contains(&kind) && !id.is_empty() && id.chars().all(plain);
    if fits { Ok(raw.clone()) } else { Err(wrong()) }
}
