//! What an officer types about second coding, agreement and publishing.

use std::collections::{BTreeMap, BTreeSet};

use domain::frame::{Check, Least};
use domain::survey::Fields;
use domain::text::Paragraph;
use domain::{Named, Problem, Problems};
use serde::{Deserialize, Serialize};

use super::{MOST, SENTENCE, keys};
use crate::web::form::{Form, forms};

/// The most comments of one sample.
const SAMPLE: usize = 2_000;

/// Comments are drawn for somebody to code second.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::themes) struct DrawForm {
    /// Who.
    pub coder: String,
    /// How many.
    pub count: String,
}

impl DrawForm {
    /// Who of those who can be asked, and how many.
    pub(in crate::themes) fn parse(&self, known: &[i64]) -> Result<(i64, usize), Problems> {
        let mut problems = Problems::new();
        let coder = self.coder.parse().ok().filter(|id| known.contains(id));
        let coder = problems.take("coder", coder.ok_or_else(|| Problem::says("coder-missing")));
        let count = self.count.trim().parse().ok();
        let count = count.filter(|n| (1..=SAMPLE).contains(n));
        let count = problems.take("count", count.ok_or_else(|| Problem::says("second-count")));
        problems.finish(|| Some((coder?, count?)))
    }
}

/// How much agreement is asked for.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::themes) struct LeastForm {
    /// Of two people.
    pub alpha: String,
    /// Of the program.
    pub f1: String,
}

impl LeastForm {
    /// Both, in thousandths.
    pub(in crate::themes) fn parse(&self) -> Result<Least, Problems> {
        let mut problems = Problems::new();
        let alpha = problems.take("alpha", thousandths(&self.alpha));
        let f1 = problems.take("f1", thousandths(&self.f1));
        problems.finish(|| {
            Some(Least {
                alpha: alpha?,
                f1: f1?,
            })
        })
    }
}

/// A share of one with up to three decimals, typed with a point or a comma.
fn thousandths(typed: &str) -> Result<i32, Problem> {
    let wrong = || Problem::says("share-of-one");
    let typed = typed.trim().replace(',', ".");
    let (whole, decimals) = typed.split_once('.').unwrap_or((typed.as_str(), ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let some = !whole.is_empty() || !decimals.is_empty();
    if !some || !digits(whole) || !digits(decimals) || decimals.len() > 3 {
        return Err(wrong());
    }
    let whole: i32 = format!("0{whole}").parse().map_err(|_| wrong())?;
    let decimals: i32 = format!("{decimals:0<3}").parse().map_err(|_| wrong())?;
    let value = whole.saturating_mul(1_000).saturating_add(decimals);
    Some(value)
        .filter(|n| (0..=1_000).contains(n))
        .ok_or_else(wrong)
}

/// A reason is asked for.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::themes) struct WhyForm {
    /// The reason.
    pub why: String,
}

impl WhyForm {
    /// The reason.
    pub(in crate::themes) fn parse(&self) -> Result<String, Problems> {
        let why = Paragraph::parse(&self.why, "field-reason", SENTENCE);
        let why = why.map_err(|problem| Problems::one("why", problem))?;
        Ok(why.into_string())
    }
}

forms!(DrawForm, LeastForm, WhyForm);

/// Where two people differ about a comment: for each theme, what was decided.
#[derive(Clone, Debug, Default)]
pub(in crate::themes) struct SettleForm {
    /// What was picked, by theme.
    pub words: BTreeMap<i64, bool>,
}

impl Form for SettleForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let mut words = BTreeMap::new();
        for (name, value) in pairs {
            if let Some(theme) = name.strip_prefix("theme-") {
                let belongs = match value.as_str() {
                    "in" => true,
                    "out" => false,
                    _ => return None,
                };
                words.insert(theme.parse().ok()?, belongs);
            }
        }
        Some(Self { words })
    }
}

impl SettleForm {
    /// A decision about each of these themes.
    pub(in crate::themes) fn parse(&self, themes: &[i64]) -> Result<BTreeMap<i64, bool>, Problems> {
        let mut problems = Problems::new();
        let mut words = BTreeMap::new();
        for theme in themes {
            let word = self.words.get(theme).copied();
            let word = word.ok_or_else(|| Problem::says("settle-missing"));
            if let Some(word) = problems.take(&format!("theme-{theme}"), word) {
                words.insert(*theme, word);
            }
        }
        problems.finish(|| Some(words))
    }
}

/// What was found is published.
#[derive(Clone, Debug, Default)]
pub(in crate::themes) struct PublishForm {
    /// Reasons, by the check they pass.
    pub why: BTreeMap<&'static str, String>,
    /// The comments that are quoted.
    pub quotes: BTreeSet<i64>,
    /// Whether somebody has read the page as the public will.
    pub sure: bool,
}

impl Form for PublishForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let fields = Fields::from(pairs);
        let why = |check: &Check| {
            let typed = fields.one(&format!("why-{}", check.name()));
            (check.name(), typed.to_owned())
        };
        let quotes = keys(&fields, "quote")?;
        Some(Self {
            why: Check::ALL.iter().map(why).collect(),
            quotes: quotes.into_iter().take(MOST).collect(),
            sure: fields.one("sure") == "yes",
        })
    }
}

impl PublishForm {
    /// The reason that was typed for a check.
    pub(in crate::themes) fn of(&self, check: Check) -> &str {
        self.why.get(check.name()).map_or("", String::as_str)
    }

    /// A reason for every check that is open.
    pub(in crate::themes) fn parse(
        &self,
        open: &[Check],
    ) -> Result<Vec<(Check, String)>, Problems> {
        let mut problems = Problems::new();
        let mut reasons = Vec::new();
        for check in open {
            let why = Paragraph::parse(self.of(*check), "field-reason", SENTENCE);
            if let Some(why) = problems.take(&format!("why-{}", check.name()), why) {
                reasons.push((*check, why.into_string()));
            }
        }
        let sure = self.sure.then_some(());
        problems.take("sure", sure.ok_or_else(|| Problem::says("publish-unsure")));
        problems.finish(|| Some(reasons))
    }
}

#[cfg(test)]
mod tests {
    use super::thousandths;

    #[test]
    fn shares_of_one_are_typed_as_people_type_them() {
        for (typed, thousandth) in [
            ("0.667", 667),
            (".667", 667),
            ("0,8", 800),
            (" 1 ", 1_000),
            ("0.75", 750),
            ("0", 0),
        ] {
            assert_eq!(thousandths(typed).ok(), Some(thousandth), "{typed}");
        }
        for typed in ["", ".", "1.001", "0.6667", "-0.5", "67%", "1e-1", "٠٫٨"] {
            assert!(thousandths(typed).is_err(), "{typed}");
        }
    }
}
