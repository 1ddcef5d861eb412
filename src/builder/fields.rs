//! What the forms of the builder hold: from the draft into fields, and from fields into edits.

use chrono::NaiveDate;
use domain::survey::edit::{Asked, Bounds, Manner, Preset, SectionEdit, Spot};
use domain::survey::{Code, Fields, Question, Section};
use domain::text::{Line, Paragraph};
use domain::time::parse_day;
use domain::{Named, Problem, Problems};

use crate::web::markdown::is_safe_link;

/// The ways of answering as a form offers them.
pub(super) const WAYS: &[Manner] = &[
    Manner::Single,
    Manner::Several,
    Manner::Likert,
    Manner::Matrix,
    Manner::Ranking,
    Manner::LongText,
    Manner::ShortText,
    Manner::Number,
    Manner::Date,
    Manner::District,
    Manner::Email,
    Manner::File,
];

/// The ticks of a question.
pub(super) const TICKS: &[&str] = &[
    "required",
    "shuffle",
    "sensitive",
    "settled",
    "analyst_only",
    "online_only",
    "dont_know",
    "prefer_not",
];

/// Those of them that put a way of not answering beside a question without options.
pub(super) const APART: &[&str] = &["dont_know", "prefer_not"];

pub(super) fn line(
    problems: &mut Problems,
    fields: &Fields,
    name: &str,
    what: &'static str,
    max: usize,
) -> Option<String> {
    let parsed = Line::parse(fields.one(name), what, max);
    problems.take(name, parsed).map(Line::into_string)
}

pub(super) fn maybe(
    problems: &mut Problems,
    fields: &Fields,
    name: &str,
    what: &'static str,
    max: usize,
) -> String {
    let parsed = Line::parse_optional(fields.one(name), what, max);
    let found = problems.take(name, parsed).flatten();
    found.map(Line::into_string).unwrap_or_default()
}

pub(super) fn words(
    problems: &mut Problems,
    fields: &Fields,
    name: &str,
    what: &'static str,
    max: usize,
) -> String {
    let parsed = Paragraph::parse_optional(fields.one(name), what, max);
    let found = problems.take(name, parsed).flatten();
    found.map(Paragraph::into_string).unwrap_or_default()
}

/// The fields of a section.
pub(super) fn of_section(section: &Section, lang: &str) -> Fields {
    let mut fields = Fields::default();
    fields.push("title", section.title.exactly(lang));
    fields.push("summary", section.summary.exactly(lang));
    fields.push("code", section.code.as_str());
    if let Some(document) = &section.document {
        fields.push("document", document.title.exactly(lang));
        fields.push("href", document.href.as_str());
    }
    fields
}

/// A section, or everything wrong with what was typed.
pub(super) fn section(fields: &Fields) -> Result<SectionEdit, Problems> {
    let mut problems = Problems::new();
    let title = line(&mut problems, fields, "title", "field-section-title", 200);
    let summary = words(&mut problems, fields, "summary", "field-proposal", 20_000);
    let document = maybe(&mut problems, fields, "document", "field-document", 200);
    let href = fields.one("href").trim().to_owned();
    if document.is_empty() != href.is_empty() {
        let (field, key) = if href.is_empty() {
            ("href", "document-href-missing")
        } else {
            ("document", "document-title-missing")
        };
        problems.add(field, Problem::says(key));
    } else if !href.is_empty() && !is_link(&href) {
        problems.add("href", Problem::says("survey-bad-link"));
    }
    let code = code(&mut problems, fields.one("code"));
    problems.finish(|| {
        Some(SectionEdit {
            title: title?,
            summary,
            document: (!href.is_empty()).then_some((document, href)),
            code,
        })
    })
}

fn is_link(href: &str) -> bool {
    is_safe_link(href)
        && (href.starts_with('/') || href.starts_with("https://") || href.starts_with("http://"))
}

fn code(problems: &mut Problems, raw: &str) -> Option<Code> {
    let raw = raw.trim();
    if raw.is_empty() {
        return None;
    }
    let code = Code::parse(raw).ok_or(Problem::says("code-format"));
    problems.take("code", code)
}

/// A place for a question as a form sends it: `section`, or `section/question` behind another.
pub(super) fn spot_name(spot: &Spot) -> String {
    match &spot.after {
        Some(after) => format!("{}/{after}", spot.section),
        None => spot.section.clone(),
    }
}

/// The place a form names; `None` when it names none.
pub(super) fn spot(name: &str) -> Option<Spot> {
    let (section, after) = match name.split_once('/') {
        Some((section, after)) => (section, Some(after.to_owned())),
        None => (name, None),
    };
    (!section.is_empty()).then(|| Spot {
        section: section.to_owned(),
        after,
    })
}

/// The fields of a question that stands at a place.
pub(super) fn of_question(question: &Question, spot: &Spot, lang: &str) -> Fields {
    let asked = Asked::of(question, lang);
    let mut fields = Fields::default();
    fields.push("text", asked.text);
    fields.push("hint", asked.hint);
    fields.push("before", asked.before);
    if let Some((src, alt)) = asked.easy_picture {
        fields.push("easy", src);
        fields.push("easy-alt", alt);
    }
    fields.push("way", asked.manner.name());
    fields.push("spot", spot_name(spot));
    fields.push("spot-was", spot_name(spot));
    for (name, ticked) in TICKS.iter().zip([
        asked.required,
        asked.shuffle,
        asked.sensitive,
        asked.settled,
        asked.analyst_only,
        asked.online_only,
        asked.dont_know,
        asked.prefer_not,
    ]) {
        if ticked {
            fields.push("ticks", *name);
        }
    }
    let mut number = |name: &str, value: Option<i64>| {
        if let Some(value) = value {
            fields.push(name, value.to_string());
        }
    };
    number("min", asked.bounds.min);
    number("max", asked.bounds.max);
    number("limit", asked.bounds.limit.map(i64::from));
    push_day(&mut fields, "from", asked.bounds.from);
    push_day(&mut fields, "to", asked.bounds.to);
    fields
}

/// Puts a day into its three boxes.
pub(super) fn push_day(fields: &mut Fields, name: &str, day: Option<NaiveDate>) {
    if let Some(day) = day {
        for (part, format) in [("day", "%-d"), ("month", "%-m"), ("year", "%Y")] {
            fields.push(format!("{name}-{part}"), day.format(format).to_string());
        }
    }
}

/// The day in three boxes.
pub(super) fn day(problems: &mut Problems, fields: &Fields, name: &str) -> Option<NaiveDate> {
    let parts =
        ["day", "month", "year"].map(|part| fields.one(&format!("{name}-{part}")).to_owned());
    problems
        .take(&format!("{name}-day"), parse_day(&parts))
        .flatten()
}

fn number(problems: &mut Problems, fields: &Fields, name: &str) -> Option<i64> {
    let raw = fields.one(name).trim();
    if raw.is_empty() {
        return None;
    }
    let parsed = raw
        .parse::<i64>()
        .ok()
        .filter(|n| n.unsigned_abs() <= 1_000_000_000);
    problems.take(name, parsed.ok_or(Problem::says("whole-number")))
}

/// A question, or everything wrong with what was typed.
pub(super) fn question(fields: &Fields) -> Result<Asked, Problems> {
    let mut problems = Problems::new();
    let text = line(&mut problems, fields, "text", "field-question", 500);
    let hint = maybe(&mut problems, fields, "hint", "field-hint", 500);
    let before = words(&mut problems, fields, "before", "field-before", 20_000);
    let easy_picture = easy_picture(&mut problems, fields);
    let preset = Preset::from_name(fields.one("preset"));
    let way = way(fields.one("way"), preset).ok_or(Problem::says("way-missing"));
    let way = problems.take("way", way);
    let bounds = Bounds {
        min: number(&mut problems, fields, "min"),
        max: number(&mut problems, fields, "max"),
        limit: number(&mut problems, fields, "limit").and_then(|n| u32::try_from(n).ok()),
        from: day(&mut problems, fields, "from"),
        to: day(&mut problems, fields, "to"),
    };
    if let Some(manner) = way {
        check_bounds(&mut problems, manner, &bounds);
        check_lists(&mut problems, fields, manner);
        if preset.is_some() && !manner.has_options() {
            problems.add("preset", Problem::says("edit-no-options-here"));
        }
    }
    let ticked = |name: &str| fields.all("ticks").any(|tick| tick == name);
    if way == Some(Manner::File) && ticked("required") {
        problems.add("ticks", Problem::says("file-optional"));
    }
    problems.finish(|| {
        Some(Asked {
            before,
            text: text?,
            hint,
            easy_picture,
            required: ticked("required"),
            shuffle: ticked("shuffle"),
            sensitive: ticked("sensitive"),
            settled: ticked("settled"),
            analyst_only: ticked("analyst_only"),
            online_only: ticked("online_only"),
            dont_know: ticked("dont_know"),
            prefer_not: ticked("prefer_not"),
            manner: way?,
            bounds,
            preset,
            options: fields.one("options").to_owned(),
            rows: fields.one("rows").to_owned(),
        })
    })
}

/// The picture chosen for easy read. What it shows may be left out: it then says nothing.
fn easy_picture(problems: &mut Problems, fields: &Fields) -> Option<(String, String)> {
    let src = fields.one("easy").trim().to_owned();
    let alt = maybe(problems, fields, "easy-alt", "field-alt", 300);
    if src.is_empty() && !alt.is_empty() {
        problems.add("easy", Problem::says("easy-picture-missing"));
    } else if !src.is_empty() && (!src.starts_with('/') || src.starts_with("//")) {
        problems.add("easy", Problem::says("picture-elsewhere"));
    }
    (!src.is_empty()).then_some((src, alt))
}

/// How it is answered. Options that come ready answer that too: a scale stays a scale.
fn way(name: &str, preset: Option<Preset>) -> Option<Manner> {
    match (Manner::from_name(name), preset) {
        (None | Some(Manner::Single), Some(preset)) if preset.is_scale() => Some(Manner::Likert),
        (None, Some(_)) => Some(Manner::Single),
        (manner, _) => manner,
    }
}

fn check_bounds(problems: &mut Problems, manner: Manner, bounds: &Bounds) {
    let crossed = match manner {
        Manner::Date => bounds
            .from
            .zip(bounds.to)
            .is_some_and(|(from, to)| from > to),
        Manner::Number | Manner::Several => bounds
            .min
            .zip(bounds.max)
            .is_some_and(|(min, max)| min > max),
        _ => false,
    };
    if crossed {
        let field = if manner == Manner::Date {
            "to-day"
        } else {
            "max"
        };
        problems.add(field, Problem::says("bounds-crossed"));
    }
    let counts = matches!(manner, Manner::Several | Manner::Ranking);
    let no_count = |n: Option<i64>| n.is_some_and(|n| !(1..=99).contains(&n));
    for (field, n) in [("min", bounds.min), ("max", bounds.max)] {
        if counts && no_count(n) {
            problems.add(field, Problem::says("count-bounds"));
        }
    }
    let words = matches!(manner, Manner::ShortText | Manner::LongText);
    if words
        && bounds
            .limit
            .is_some_and(|limit| !(1..=10_000).contains(&limit))
    {
        problems.add("limit", Problem::says("limit-bounds"));
    }
}

fn check_lists(problems: &mut Problems, fields: &Fields, manner: Manner) {
    if !manner.has_options() && !fields.one("options").trim().is_empty() {
        problems.add("options", Problem::says("edit-no-options-here"));
    }
    if manner != Manner::Matrix && !fields.one("rows").trim().is_empty() {
        problems.add("rows", Problem::says("edit-no-rows-here"));
    }
}
