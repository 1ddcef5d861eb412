//! What an officer types about themes and comments.

use std::collections::BTreeSet;

use domain::survey::Fields;
use domain::text::{Line, Paragraph};
use domain::{Problem, Problems};
use serde::{Deserialize, Serialize};

use super::commands::Wish;
use crate::web::form::{Form, forms};

mod agreement;
mod coding;
mod finding;

pub(super) use agreement::{DrawForm, LeastForm, PublishForm, SettleForm, WhyForm};
pub(super) use coding::{CodingForm, MarkForm, WordsForm};
pub(super) use finding::{CodedForm, ExamplesForm, KeepForm, PartForm, SearchForm};

/// The longest name of a theme.
const NAME: usize = 120;
/// The longest sentence about a theme, and the longest note.
const SENTENCE: usize = 1_000;
/// The most comments one form speaks of.
const MOST: usize = 200;

/// Name of a theme, what belongs to it and what does not.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct ThemeForm {
    /// What it is called.
    pub name: String,
    /// What belongs to it.
    pub definition: String,
    /// What does not.
    pub excludes: String,
    /// Words people use for it, with commas between.
    pub known_by: String,
}

impl ThemeForm {
    /// Name, definition, what is left out and words, or everything wrong with them.
    pub(super) fn parse(&self) -> Result<(Line, String, String, String), Problems> {
        let mut problems = Problems::new();
        let name = problems.take("name", Line::parse(&self.name, "field-theme-name", NAME));
        let mut optional = |name, typed: &str, key| {
            let parsed = problems.take(name, Paragraph::parse_optional(typed, key, SENTENCE));
            parsed
                .flatten()
                .map(Paragraph::into_string)
                .unwrap_or_default()
        };
        let definition = optional("definition", &self.definition, "field-definition");
        let excludes = optional("excludes", &self.excludes, "field-excludes");
        let words = optional("known_by", &self.known_by, "field-known-by");
        problems.finish(|| Some((name?, definition, excludes, words)))
    }
}

/// A theme an officer makes.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct NewForm {
    /// What it is called.
    pub name: String,
    /// What belongs to it.
    pub definition: String,
    /// Words people use for it, with commas between.
    pub known_by: String,
    /// The theme above it; empty for none.
    pub parent: String,
}

/// A theme as it was typed.
pub(super) struct NewParsed {
    pub name: Line,
    pub definition: String,
    pub words: String,
    pub parent: Option<i64>,
}

impl NewForm {
    /// The theme, or everything wrong with it.
    pub(super) fn parse(&self, known: &[i64]) -> Result<NewParsed, Problems> {
        let mut problems = Problems::new();
        let name = problems.take("name", Line::parse(&self.name, "field-theme-name", NAME));
        let definition = Paragraph::parse_optional(&self.definition, "field-definition", SENTENCE);
        let definition = problems.take("definition", definition).flatten();
        let words = Paragraph::parse_optional(&self.known_by, "field-known-by", SENTENCE);
        let words = problems.take("known_by", words).flatten();
        let parent = problems.take("parent", or_none(&self.parent, known));
        problems.finish(|| {
            Some(NewParsed {
                name: name?,
                definition: definition.map(Paragraph::into_string).unwrap_or_default(),
                words: words.map(Paragraph::into_string).unwrap_or_default(),
                parent: parent?,
            })
        })
    }
}

/// One of the themes there are, or none where nothing was chosen.
fn or_none(typed: &str, known: &[i64]) -> Result<Option<i64>, Problem> {
    if typed.is_empty() {
        return Ok(None);
    }
    let found = typed.parse().ok().filter(|id| known.contains(id));
    found
        .map(Some)
        .ok_or_else(|| Problem::says("theme-missing"))
}

/// The most themes an officer asks for.
const MOST_THEMES: i32 = 200;

/// How comments are to be grouped.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct GroupForm {
    /// About how many themes; empty to let the program propose.
    pub themes: String,
    /// `yes` to sort into the themes that stand, and nothing else.
    pub closed: String,
}

impl GroupForm {
    /// The wish, or what is wrong with it.
    pub(super) fn parse(&self) -> Result<Wish, Problems> {
        let typed = self.themes.trim();
        let wanted = typed.parse().ok().filter(|n| (2..=MOST_THEMES).contains(n));
        if wanted.is_none() && !typed.is_empty() {
            return Err(Problems::one("themes", Problem::says("group-themes")));
        }
        Ok(Wish {
            themes: wanted,
            closed: self.closed == "yes",
        })
    }
}

/// A part the program sees in a theme.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct TakePartForm {
    /// Key of its group.
    pub part: String,
}

/// Another theme of the same question.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct IntoForm {
    /// Its key.
    pub into: String,
}

impl IntoForm {
    /// The theme, which must be one of those there are.
    pub(super) fn parse(&self, known: &[i64]) -> Result<i64, Problems> {
        let into = self.into.parse().ok().filter(|id| known.contains(id));
        into.ok_or_else(|| Problems::one("into", Problem::says("theme-missing")))
    }
}

/// The theme another stands below.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct PlaceForm {
    /// Its key; empty for the top.
    pub parent: String,
}

impl PlaceForm {
    /// The theme, or none for the top.
    pub(super) fn parse(&self, known: &[i64]) -> Result<Option<i64>, Problems> {
        or_none(&self.parent, known).map_err(|problem| Problems::one("parent", problem))
    }
}

/// A theme is split by the words of its comments.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct SplitForm {
    /// What the new theme is called.
    pub part: String,
    /// Words its comments have, with commas between.
    pub words: String,
}

impl SplitForm {
    /// The name, and the words in small letters.
    pub(super) fn parse(&self) -> Result<(Line, Vec<String>), Problems> {
        let mut problems = Problems::new();
        let name = problems.take("part", Line::parse(&self.part, "field-theme-name", NAME));
        let words = Line::parse(&self.words, "field-split-words", 400);
        let words = problems.take("words", words);
        problems.finish(|| {
            let words = words?.as_str().to_lowercase();
            let words = words
                .split(',')
                .map(str::trim)
                .filter(|word| !word.is_empty());
            Some((name?, words.map(str::to_owned).collect()))
        })
    }
}

/// A reason, where one is asked for.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct AgreeForm {
    /// Why the themes are agreed although something is open.
    pub why: String,
}

impl AgreeForm {
    /// The reason; it may only be left out where nothing is open.
    pub(super) fn parse(&self, is_open: bool) -> Result<String, Problems> {
        let parsed = match is_open {
            true => Paragraph::parse(&self.why, "field-agree-why", SENTENCE).map(Some),
            false => Paragraph::parse_optional(&self.why, "field-agree-why", SENTENCE),
        };
        let why = parsed.map_err(|problem| Problems::one("why", problem))?;
        Ok(why.map(Paragraph::into_string).unwrap_or_default())
    }
}

/// A step that is undone.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct UndoForm {
    /// Its key.
    pub step: String,
    /// The comment whose page it was undone on; empty for the page of the themes.
    pub comment: String,
}

/// Somebody is asked to read comments.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct GiveForm {
    /// Who.
    pub reader: String,
    /// How many.
    pub count: String,
}

impl GiveForm {
    /// Who of those who can be asked, and how many.
    pub(super) fn parse(&self, known: &[i64]) -> Result<(i64, u32), Problems> {
        let mut problems = Problems::new();
        let reader = self.reader.parse().ok().filter(|id| known.contains(id));
        let reader = reader.ok_or_else(|| Problem::says("reader-missing"));
        let reader = problems.take("reader", reader);
        let count = self.count.trim().parse().ok();
        let count = count.filter(|n| (1..=100_000).contains(n));
        let count = problems.take("count", count.ok_or_else(|| Problem::says("reading-count")));
        problems.finish(|| Some((reader?, count?)))
    }
}

/// A codebook that was pasted.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct CodebookForm {
    /// The table.
    pub table: String,
}

forms!(
    ThemeForm,
    NewForm,
    GroupForm,
    TakePartForm,
    IntoForm,
    PlaceForm,
    SplitForm,
    AgreeForm,
    UndoForm,
    GiveForm,
    CodebookForm,
);

fn keys(fields: &Fields, name: &str) -> Option<Vec<i64>> {
    let keys: Option<Vec<i64>> = fields.all(name).map(|raw| raw.parse().ok()).collect();
    keys.filter(|list| list.len() <= MOST)
}

/// What becomes of comments that were picked from a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Picking {
    /// All that were shown are marked as read.
    #[default]
    Read,
    /// They go to a theme, or to none.
    Move,
    /// They become a theme of their own.
    New,
}

/// Comments that were picked from a list.
#[derive(Clone, Debug, Default)]
pub(super) struct PickedForm {
    /// Those that were shown.
    pub shown: Vec<i64>,
    /// Those that were picked.
    pub picked: Vec<i64>,
    /// What becomes of them.
    pub deed: Picking,
    /// The theme they go to: `none` for none.
    pub to: String,
    /// What their own theme is called.
    pub name: String,
    /// Whether it is done to all that were found, and not to those that were picked alone.
    pub all: bool,
    /// Whether it is done to what is in a bundle with them as well.
    pub copies: bool,
    /// The query of the page they were shown on.
    pub this: String,
}

impl Form for PickedForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let fields = Fields::from(pairs);
        let this = fields.one("this");
        let plain = |c: char| c.is_ascii_alphanumeric() || "?&=_-%+.*".contains(c);
        let is_query = this.is_empty() || this.starts_with('?');
        // The page of a theme has a box of its own name already.
        let name = [fields.one("name"), fields.one("fresh")].concat();
        Some(Self {
            shown: keys(&fields, "shown")?,
            picked: keys(&fields, "comment")?,
            copies: fields.one("copies") == "yes",
            all: matches!(fields.one("deed"), "move-all" | "new-all"),
            deed: match fields.one("deed") {
                "move" | "move-all" => Picking::Move,
                "new" | "new-all" => Picking::New,
                // Enter in the box of the name is meant for the button beside it.
                "enter" if !name.trim().is_empty() => Picking::New,
                _ => Picking::Read,
            },
            to: fields.one("to").to_owned(),
            name,
            this: (is_query && this.chars().all(plain)).then(|| this.to_owned())?,
        })
    }
}

/// What is done with them, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Picked {
    /// They are marked as read.
    Read,
    /// They go to this theme, or out of the one they were shown in.
    Move(Option<i64>),
    /// They become a theme of this name.
    New(String),
}

impl PickedForm {
    /// What is done with the comments. Out of a theme is only a way on the page of one.
    pub(super) fn parse(&self, known: &[i64], of_theme: bool) -> Result<Picked, Problems> {
        if self.deed == Picking::Read {
            return Ok(Picked::Read);
        }
        let mut problems = Problems::new();
        let some = match self.picked.is_empty() && !self.all {
            true => Err(Problem::says("comments-unpicked")),
            false => Ok(()),
        };
        // Both stand beside the list, where it begins.
        let field = if self.deed == Picking::Move {
            "to"
        } else {
            "name"
        };
        problems.take(field, some);
        if !problems.is_empty() {
            return Err(problems);
        }
        if self.deed == Picking::New {
            let name = problems.take("name", Line::parse(&self.name, "field-theme-name", NAME));
            return problems.finish(|| Some(Picked::New(name?.as_str().to_owned())));
        }
        if self.to == "none" && of_theme {
            return Ok(Picked::Move(None));
        }
        let to = self.to.parse().ok().filter(|id| known.contains(id));
        let to = problems.take("to", to.ok_or_else(|| Problem::says("theme-missing")));
        problems.finish(|| Some(Picked::Move(Some(to?))))
    }
}

/// A sample of proposals, and what of it was wrong.
#[derive(Clone, Debug, Default)]
pub(super) struct TogetherForm {
    /// The sample.
    pub sample: Vec<i64>,
    /// Those that do not belong.
    pub wrong: BTreeSet<i64>,
    /// Whether the others stand although many were wrong.
    pub sure: bool,
}

impl Form for TogetherForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let fields = Fields::from(pairs);
        Some(Self {
            sample: keys(&fields, "sample")?,
            wrong: keys(&fields, "wrong")?.into_iter().collect(),
            sure: fields.one("sure") == "yes",
        })
    }
}

impl TogetherForm {
    /// Whether too many were wrong for the others to stand without a word: more than one in ten.
    pub(super) fn doubtful(&self) -> bool {
        let wrong = self.sample.iter().filter(|id| self.wrong.contains(id));
        wrong.count() * 10 > self.sample.len()
    }
}
