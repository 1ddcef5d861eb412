//! What stands in the columns: questions and options in words, and in which versions.

use super::Columns;
use super::columns::{Asked, Part, Shape};
use crate::survey::{Choice, Question, Standing, Text};

/// One line of the dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The column; none for a question that is laid out over several.
    pub column: String,
    /// The code of the question.
    pub question: String,
    /// The code of the option, the statement or the step.
    pub option: String,
    /// What it says, in the language the survey was written in.
    pub words: String,
    /// The versions that said so, like `1 to 3`.
    pub versions: String,
    /// The kind of the question; `option` or `statement` for its parts.
    pub kind: String,
    /// Whether only those who analyse the survey see its figures.
    pub analyst_only: bool,
}

impl Columns<'_> {
    /// Everything that may stand in the columns of questions, in their order. Words that changed from
    /// version to version have a line for each wording, the newest first.
    #[must_use]
    pub fn dictionary(&self) -> Vec<Entry> {
        let newest = self.versions.values().next_back();
        let language = newest.and_then(|definition| definition.languages.first());
        let numbers: Vec<i32> = self.versions.keys().copied().collect();
        let reader = Reader {
            language: language.map_or("en", String::as_str),
            numbers: &numbers,
        };
        let asked = self.asked.iter();
        asked.flat_map(|asked| reader.question(asked)).collect()
    }
}

struct Reader<'r> {
    language: &'r str,
    numbers: &'r [i32],
}

impl Reader<'_> {
    fn question(&self, asked: &Asked<'_>) -> Vec<Entry> {
        let whole = asked.columns.iter().find(|one| one.part == Part::Whole);
        let newest = asked.versions.values().next_back();
        let entry = Entry {
            column: whole.map(|column| column.name.clone()).unwrap_or_default(),
            question: asked.code.to_string(),
            kind: newest
                .map_or("", |question| question.kind.name())
                .to_owned(),
            analyst_only: asked.versions.values().any(|one| one.analyst_only),
            ..Entry::default()
        };
        let mut lines = self.wordings(asked, &entry, |question| Some(&question.text));
        for column in &asked.columns {
            let entry = Entry {
                column: column.name.clone(),
                ..entry.clone()
            };
            lines.extend(self.part(asked, &entry, &column.part));
        }
        lines
    }

    fn part(&self, asked: &Asked<'_>, entry: &Entry, part: &Part) -> Vec<Entry> {
        match part {
            Part::Whole => self.options(asked, entry),
            Part::Option(code) => self.option(asked, entry, code.as_str()),
            Part::Place(code) => {
                let mut lines = self.option(asked, entry, code.as_str());
                lines.extend(self.apart(asked, entry));
                lines
            }
            Part::Row(code) => {
                let statement = Entry {
                    option: code.to_string(),
                    kind: "statement".to_owned(),
                    ..entry.clone()
                };
                let mut lines = self.wordings(asked, &statement, |question| {
                    let row = question.kind.rows().iter().find(|row| row.code == *code);
                    row.map(|row| &row.text)
                });
                lines.extend(self.options(asked, entry));
                lines
            }
            Part::Other => {
                let entry = Entry {
                    kind: "words beside an option".to_owned(),
                    ..entry.clone()
                };
                self.wordings(asked, &entry, |question| {
                    let boxed = question.kind.options().iter().find(|option| option.other);
                    boxed.map(|option| &option.text)
                })
            }
        }
    }

    /// Every option of any version: of the newest first.
    fn options(&self, asked: &Asked<'_>, entry: &Entry) -> Vec<Entry> {
        if matches!(asked.shape, Shape::Several | Shape::Ranking) {
            return Vec::new();
        }
        let newest = asked.versions.values().rev();
        self.each(asked, entry, newest.flat_map(|question| question.choices()))
    }

    /// Every way of not answering beside any version.
    fn apart(&self, asked: &Asked<'_>, entry: &Entry) -> Vec<Entry> {
        let newest = asked.versions.values().rev();
        self.each(asked, entry, newest.flat_map(|question| &question.apart))
    }

    /// Every one of these options, once.
    fn each<'q>(
        &self,
        asked: &Asked<'_>,
        entry: &Entry,
        options: impl Iterator<Item = &'q Choice>,
    ) -> Vec<Entry> {
        let mut codes: Vec<&str> = Vec::new();
        for option in options {
            if !codes.contains(&option.code.as_str()) {
                codes.push(option.code.as_str());
            }
        }
        let lines = codes.into_iter();
        lines
            .flat_map(|code| self.option(asked, entry, code))
            .collect()
    }

    fn option(&self, asked: &Asked<'_>, entry: &Entry, code: &str) -> Vec<Entry> {
        let newest = asked.versions.values().rev();
        let known = newest.filter_map(|question| question.choice(code)).next();
        let entry = Entry {
            option: code.to_owned(),
            kind: known.map_or("option", kind_of).to_owned(),
            ..entry.clone()
        };
        self.wordings(asked, &entry, |question| {
            question.choice(code).map(|option| &option.text)
        })
    }

    /// A line for each wording, with the versions that had it.
    fn wordings<'q>(
        &self,
        asked: &Asked<'q>,
        entry: &Entry,
        text: impl Fn(&'q Question) -> Option<&'q Text>,
    ) -> Vec<Entry> {
        let mut said: Vec<(&str, Vec<i32>)> = Vec::new();
        for (number, question) in asked.versions.iter().rev() {
            let Some(words) = text(question).map(|text| text.get(self.language).0) else {
                continue;
            };
            match said.iter_mut().find(|(known, _)| *known == words) {
                Some((_, versions)) => versions.push(*number),
                None => said.push((words, vec![*number])),
            }
        }
        let line = |(words, versions): (&str, Vec<i32>)| Entry {
            words: words.to_owned(),
            versions: self.ranges(&versions),
            ..entry.clone()
        };
        said.into_iter().map(line).collect()
    }

    /// Numbers of versions, neighbours taken together: `1 to 3, 5`.
    fn ranges(&self, versions: &[i32]) -> String {
        let mut runs: Vec<(i32, i32)> = Vec::new();
        let mut goes_on = false;
        for number in self.numbers {
            let is_in = versions.contains(number);
            match runs.last_mut().filter(|_| goes_on) {
                Some((_, last)) if is_in => *last = *number,
                _ if is_in => runs.push((*number, *number)),
                _ => {}
            }
            goes_on = is_in;
        }
        let run = |(first, last): &(i32, i32)| match first == last {
            true => first.to_string(),
            false => format!("{first} to {last}"),
        };
        runs.iter().map(run).collect::<Vec<_>>().join(", ")
    }
}

/// Options that stand for no opinion are told apart from those that are one.
const fn kind_of(option: &Choice) -> &'static str {
    match option.standing {
        None => "option",
        Some(Standing::None) => "option, none of these",
        Some(Standing::DontKnow) => "option, don't know",
        Some(Standing::PreferNot) => "option, prefer not to say",
    }
}
