//! What is typed about a programme.

use domain::survey::Fields;
use domain::text::{Line, Paragraph, Slug};
use domain::time::parse_day;
use domain::{Problem, Problems};

use super::commands::Settings;
use super::queries::ProgrammeRow;
use crate::who::baselines::Set;

/// The longest text.
const TEXT: usize = 20_000;

/// The settings as fields.
pub(super) fn of(programme: &ProgrammeRow) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in [
        ("title", &programme.title),
        ("summary", &programme.summary),
        ("body", &programme.body),
        ("body_name", &programme.body_name),
        ("undecided", &programme.undecided),
        ("decision", &programme.decision),
        ("area", &programme.area),
        ("source", &programme.source),
    ] {
        fields.push(name, value.as_str());
    }
    if let Some(day) = programme.decided_on {
        for (part, format) in [("day", "%-d"), ("month", "%-m"), ("year", "%Y")] {
            fields.push(format!("decided-{part}"), day.format(format).to_string());
        }
    }
    if programme.finished {
        fields.push("finished", "yes");
    }
    fields
}

/// The settings, or everything wrong with them. An area is one there are figures of.
pub(super) fn settings(fields: &Fields, areas: &[Set]) -> Result<Settings, Problems> {
    let mut problems = Problems::new();
    let found = read(fields, areas, &mut problems);
    problems.finish(|| found)
}

fn read(fields: &Fields, areas: &[Set], problems: &mut Problems) -> Option<Settings> {
    let area = fields.one("area");
    if !area.is_empty() && areas.iter().all(|set| set.code != area) {
        problems.add("area", Problem::says("area-unknown"));
    }
    let title = Line::parse(fields.one("title"), "field-title", 200);
    let title = problems.take("title", title);
    let body_name = Line::parse(fields.one("body_name"), "field-body-name", 200);
    let body_name = problems.take("body_name", body_name);
    let summary = Paragraph::parse(fields.one("summary"), "field-summary", 600);
    let summary = problems.take("summary", summary);
    let mut words = |name: &str| {
        let parsed = Paragraph::parse_optional(fields.one(name), "field-text", TEXT);
        let found = problems.take(name, parsed).flatten();
        found.map(Paragraph::into_string).unwrap_or_default()
    };
    let (body, undecided) = (words("body"), words("undecided"));
    let (decision, source) = (words("decision"), words("source"));
    let parts =
        ["day", "month", "year"].map(|part| fields.one(&format!("decided-{part}")).to_owned());
    let decided_on = problems.take("decided-day", parse_day(&parts)).flatten();
    if decided_on.is_some() && decision.is_empty() {
        problems.add("decision", Problem::says("decision-missing"));
    }
    Some(Settings {
        title: title?.into_string(),
        summary: summary?.into_string(),
        body,
        body_name: body_name?.into_string(),
        undecided,
        decision,
        decided_on,
        area: area.to_owned(),
        source,
        finished: fields.one("finished") == "yes",
    })
}

/// A programme to be made: its settings and its name in addresses, made of the title when none is
/// typed.
pub(super) fn new(fields: &Fields, areas: &[Set]) -> Result<(Settings, Slug), Problems> {
    let mut problems = Problems::new();
    let settings = read(fields, areas, &mut problems);
    let raw = fields.one("slug").trim();
    let slug = match (&settings, raw.is_empty()) {
        (Some(settings), true) => {
            let made = Slug::from_title(&settings.title);
            problems.take("slug", made.ok_or(Problem::says("slug-format")))
        }
        (None, true) => None,
        _ => problems.take("slug", Slug::parse(raw)),
    };
    problems.finish(|| Some((settings?, slug?)))
}

/// The name in addresses belongs to another programme.
pub(super) fn slug_taken() -> Problems {
    Problems::one("slug", Problem::says("programme-slug-taken"))
}
