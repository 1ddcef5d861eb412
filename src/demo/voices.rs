//! What made-up people write.

use std::collections::BTreeMap;

use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use serde::Deserialize;

/// Phrases by theme.
pub(super) struct Voices(BTreeMap<String, Phrases>);

#[derive(Deserialize)]
struct Phrases {
    questions: Vec<String>,
    openings: Vec<String>,
    middles: Vec<String>,
    wishes: Vec<String>,
}

/// A comment outside the phrases: another language, or next to nothing.
#[derive(Deserialize)]
pub(super) struct OtherVoice {
    pub(super) question: String,
    pub(super) language: String,
    pub(super) text: String,
}

impl Voices {
    pub(super) fn shipped() -> anyhow::Result<Self> {
        Ok(Self(serde_json::from_str(include_str!(
            "data/voices.json"
        ))?))
    }

    /// A comment on a question, about one theme or two. `lean` says how much a theme matters to
    /// whoever writes.
    pub(super) fn comment(
        &self,
        rng: &mut StdRng,
        question: &str,
        lean: impl Fn(&str) -> u32,
    ) -> Option<String> {
        let asked =
            |(_, phrases): &(&String, &Phrases)| phrases.questions.iter().any(|q| q == question);
        let themes: Vec<(&String, &Phrases)> = self.0.iter().filter(asked).collect();
        let pick = |rng: &mut StdRng| {
            let found = themes.choose_weighted(rng, |(theme, _)| lean(theme).max(1));
            found.ok().map(|(_, phrases)| *phrases)
        };
        let mut text = pick(rng)?.say(rng);
        if rng.random_bool(0.15) {
            text = format!("{text} {}", pick(rng)?.say(rng));
        }
        Some(text)
    }

    /// The theme a comment was made of, the first if there are two.
    pub(super) fn theme_of(&self, text: &str) -> Option<&str> {
        let says = |phrases: &Phrases| {
            let all = phrases
                .openings
                .iter()
                .chain(&phrases.middles)
                .chain(&phrases.wishes);
            all.filter_map(|phrase| text.find(phrase.as_str())).min()
        };
        let found = self
            .0
            .iter()
            .filter_map(|(theme, phrases)| Some((says(phrases)?, theme)));
        found.min().map(|(_, theme)| theme.as_str())
    }
}

impl Phrases {
    fn say(&self, rng: &mut StdRng) -> String {
        let mut parts = Vec::new();
        for (phrases, chance) in [
            (&self.openings, 0.8),
            (&self.middles, 0.7),
            (&self.wishes, 0.6),
        ] {
            if rng.random_bool(chance) {
                parts.extend(phrases.choose(rng));
            }
        }
        if parts.is_empty() {
            parts.extend(self.wishes.choose(rng));
        }
        parts
            .into_iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Comments in other languages, and next to nothing.
pub(super) fn others() -> anyhow::Result<Vec<OtherVoice>> {
    Ok(serde_json::from_str(include_str!(
        "data/other-voices.json"
    ))?)
}
