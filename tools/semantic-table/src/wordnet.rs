//! Sentences from WordNet: definitions and examples of use.

use std::collections::BTreeSet;
use std::path::Path;

/// Kinds of nouns nobody writes to a council about: animals and plants.
const PASSED_OVER: [&str; 2] = ["05", "20"];

/// What is taken from WordNet.
#[derive(Default)]
pub struct WordNet {
    /// Examples of use and a quarter of the definitions, each once, in order.
    pub sentences: BTreeSet<String>,
}

impl WordNet {
    /// Reads the folder of `data.noun`, `data.verb`, `data.adj` and `data.adv`.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let mut found = Self::default();
        for kind in ["noun", "verb", "adj", "adv"] {
            let text = std::fs::read_to_string(folder.join(format!("data.{kind}")))?;
            for line in text.lines().filter(|line| !line.starts_with("  ")) {
                found.take(line, kind == "noun");
            }
        }
        Ok(found)
    }

    fn take(&mut self, line: &str, noun: bool) {
        let Some((told, gloss)) = line.split_once(" | ") else {
            return;
        };
        let fields: Vec<&str> = told.split(' ').collect();
        let rare = noun && PASSED_OVER.contains(&fields[1]);
        let instance = noun && told.contains(" @i ");
        if rare || instance {
            return;
        }
        let mut definition = String::new();
        for (at, part) in gloss.split('"').enumerate() {
            let part = part.trim().trim_matches([';', ',', ' ']);
            if at % 2 == 1 && part.contains(' ') {
                self.sentences.insert(part.to_owned());
            } else if at % 2 == 0 && at == 0 {
                definition = part.to_owned();
            }
        }
        // One definition in four: enough, with the examples, to settle what words mean together.
        let offset: usize = fields[0].parse().unwrap_or(0);
        if definition.contains(' ') && offset % 4 == 0 {
            self.sentences.insert(definition);
        }
    }
}
