//! A question as a page asks it, whatever its kind.

use serde::Serialize;

use crate::web::ui::{Choice, OtherBox, Said};
use crate::web::{Html, markdown};

/// One question as a page asks it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct QuestionView {
    /// Its code: name of its field, id of its first control or of what holds its controls.
    pub code: String,
    /// `single`, `several`, `matrix`, `ranking`, `number`, `date`, `district`, `email`, `file`,
    /// `short` or `long`.
    pub kind: &'static str,
    /// What has to be known before it can be answered.
    pub before: Html,
    /// Language of that, when it is not the page's.
    pub before_lang: Option<String>,
    /// The picture that belongs to it.
    pub picture: Option<PictureView>,
    /// The picture beside its easy read wording.
    pub beside: Option<PictureView>,
    /// Whether the matter is settled, which the page says.
    pub settled: bool,
    /// The question.
    pub text: Said,
    /// A short sentence of help.
    pub hint: Option<Said>,
    /// How questions of its kind are answered, in the words of the site.
    pub help: Option<String>,
    /// Whether it may be left out, which its label says.
    pub optional: bool,
    /// What is wrong with the answer.
    pub error: Option<String>,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// Ways of not answering that can be ticked instead.
    pub apart: Vec<Choice>,
    /// The statements of a matrix.
    pub rows: Vec<RowView>,
    /// What is put in order.
    pub ranks: Vec<RankView>,
    /// How many places there are to give.
    pub places: usize,
    /// The parts of a date.
    pub date: Vec<DatePart>,
    /// What stands in the box.
    pub value: String,
    /// The longest text taken.
    pub limit: u32,
    /// The file that was added.
    pub file: Option<FileView>,
    /// Whether it is the only question of the page and therefore its heading.
    pub alone: bool,
    /// Whether its order is this person's own.
    pub shuffled: bool,
}

/// A file as whoever added it sees it.
#[derive(Clone, Debug, Serialize)]
pub struct FileView {
    /// What it is called.
    pub name: String,
    /// What it is and how large, in words.
    pub kind: String,
}

/// A picture with what it shows.
#[derive(Clone, Debug, Serialize)]
pub struct PictureView {
    /// Its address.
    pub src: String,
    /// What it shows.
    pub alt: Said,
    /// What stands below it.
    pub caption: Option<Said>,
}

impl PictureView {
    pub(crate) fn example(full: bool) -> Self {
        Self {
            src: "/favicon.ico".to_owned(),
            alt: Said {
                text: if full { "Lamp mewn ffenestr" } else { "" }.to_owned(),
                lang: full.then(|| "cy".to_owned()),
            },
            caption: full.then(|| Said::plain("Drawn by Ana")),
        }
    }
}

/// A statement of a matrix with its own set of choices.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// Name of its field, id of its first control.
    pub name: String,
    /// The statement.
    pub text: Said,
    /// The steps of the scale, as chosen for it.
    pub choices: Vec<Choice>,
    /// What stands in its box on the keying page.
    pub typed: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// Something to be put in order.
#[derive(Clone, Debug, Serialize)]
pub struct RankView {
    /// Name and id of its box.
    pub name: String,
    /// What it is.
    pub label: Said,
    /// A short sentence of help.
    pub hint: Option<Said>,
    /// The place typed.
    pub value: String,
    /// Whether the problem is about this box.
    pub wrong: bool,
}

/// Day, month or year.
#[derive(Clone, Debug, Serialize)]
pub struct DatePart {
    /// Name and id of its box.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// What stands in it.
    pub value: String,
    /// How many digits it has.
    pub width: u8,
    /// Whether the problem is about this part.
    pub wrong: bool,
}

impl QuestionView {
    /// Whether the page is the same for everybody who has answered nothing yet.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let untouched = |choice: &Choice| {
            !choice.checked
                && choice
                    .other
                    .as_ref()
                    .is_none_or(|other| other.value.is_empty())
        };
        !self.shuffled
            && self.value.is_empty()
            && self.file.is_none()
            && self.choices.iter().chain(&self.apart).all(untouched)
            && self.rows.iter().flat_map(|row| &row.choices).all(untouched)
            && self.ranks.iter().all(|rank| rank.value.is_empty())
            && self.date.iter().all(|part| part.value.is_empty())
    }

    /// One of each kind, with and without everything.
    pub(crate) fn examples() -> Vec<Self> {
        let kinds = [
            "single", "several", "number", "short", "long", "matrix", "ranking", "date",
            "district", "email", "file",
        ];
        kinds
            .iter()
            .flat_map(|kind| [example(kind, true), example(kind, false)])
            .collect()
    }
}

fn example(kind: &'static str, full: bool) -> QuestionView {
    let code = format!("{}-{kind}", if full { "q" } else { "bare" });
    let said = Said::plain("One short sentence");
    let name = |part: &str| format!("{code}.{part}");
    let wrong = || full.then(|| "Select an answer".to_owned());
    let row = |part: &str| RowView {
        name: name(part),
        text: Said::plain(format!("Statement {part}")),
        choices: choices(&code, false),
        typed: "1".to_owned(),
        error: wrong().filter(|_| part == "a"),
    };
    let rank = |part: &str| RankView {
        name: name(part),
        label: Said::plain(format!("Option {part}")),
        hint: full.then(|| said.clone()),
        value: "1".to_owned(),
        wrong: full && part == "a",
    };
    let part = |part: &str, width: u8| DatePart {
        name: name(part),
        label: part.to_owned(),
        value: "3".to_owned(),
        width,
        wrong: full && width == 4,
    };
    let asks_choices = ["single", "several", "matrix"].contains(&kind);
    let of = |what: &str| kind == what;
    QuestionView {
        kind,
        before: markdown::render(if full { "To know *before*" } else { "" }),
        before_lang: full.then(|| "en".to_owned()),
        picture: full.then(|| PictureView::example(true)),
        beside: full.then(|| PictureView::example(false)),
        settled: full,
        text: Said {
            text: "Beth?".to_owned(),
            lang: Some("cy".to_owned()),
        },
        hint: full.then(|| said.clone()),
        help: ["ranking", "district", "email", "file"]
            .contains(&kind)
            .then(|| "How it is answered.".to_owned()),
        optional: full,
        error: wrong(),
        apart: match ["number", "short", "long", "date", "district"].contains(&kind) {
            true if full => choices(&code, false),
            _ => vec![],
        },
        choices: match asks_choices {
            true => choices(&code, kind != "matrix"),
            false => vec![],
        },
        rows: if of("matrix") {
            vec![row("a"), row("b")]
        } else {
            vec![]
        },
        ranks: if of("ranking") {
            vec![rank("a"), rank("b")]
        } else {
            vec![]
        },
        places: 2,
        date: match of("date") {
            true => vec![part("day", 2), part("month", 2), part("year", 4)],
            false => vec![],
        },
        value: "typed".to_owned(),
        limit: 4000,
        file: (full && of("file")).then(|| FileView {
            name: "Llun o'r tŷ.jpg".to_owned(),
            kind: "Picture (JPEG), 310 KB".to_owned(),
        }),
        alone: false,
        shuffled: false,
        code,
    }
}

fn choices(code: &str, with_box: bool) -> Vec<Choice> {
    let choice = |value: &str| Choice {
        printed: "1".to_owned(),
        ..Choice::plain(value, format!("Option {value}"), value == "a")
    };
    let other = OtherBox {
        name: format!("{code}.other"),
        value: "a tram".to_owned(),
        label: Said::plain("Please say"),
    };
    vec![
        Choice {
            hint: Some(Said::plain("What it means")),
            ..choice("a")
        },
        Choice {
            other: with_box.then_some(other),
            ..choice("b")
        },
        Choice {
            apart: true,
            exclusive: true,
            ..choice("c")
        },
    ]
}
