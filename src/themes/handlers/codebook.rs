//! The code frame as a file, out and in, and the comments with what was said about them.

use actix_web::web::{Data, Path};
use domain::frame::ThemeState;
use domain::{Named, Problem, Problems};
use serde_json::json;

use super::OfSurvey;
use super::{coded, shown};
use crate::db::Tx;
use crate::survey::Published;
use crate::themes::commands::{self, NewTheme};
use crate::themes::forms::{CodebookForm, CodedForm};
use crate::themes::pages::CodebookPage;
use crate::themes::queries::{self, BundleRow, CodedRow, ThemeRow};
use crate::web::cells;
use crate::web::flash::Flash;
use crate::web::ui::{Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

type At = Path<(i64, String)>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/themes/{survey}/{field}/codebook", codebook)
        .post("/staff/themes/{survey}/{field}/codebook", take)
        .get("/staff/themes/{survey}/{field}/codebook/{form}", send)
        .post("/staff/themes/{survey}/{field}/coded", coded);
}

async fn codebook(officer: OfSurvey, shell: Shell, published: Data<Published>, path: At) -> Reply {
    let none = Problems::new();
    let shown = page(&shell, &officer, &published, &path.1, "", &none).await?;
    shell.render(shown)
}

async fn page(
    shell: &Shell,
    officer: &OfSurvey,
    published: &Published,
    field: &str,
    typed: &str,
    problems: &Problems,
) -> Result<CodebookPage, Error> {
    let at = shown::known(shell, officer, field).await?;
    let (question, frame) = shown::about(shell, published, officer, &at).await?;
    let errors = FormErrors::new(shell, problems);
    Ok(CodebookPage {
        frame,
        question,
        table: Field::new("table", typed, &errors),
        here: shown::here(&at),
        errors,
    })
}

/// The heads of a codebook.
pub(super) const HEADS: [&str; 9] = [
    "number",
    "name",
    "definition",
    "excludes",
    "words",
    "parent",
    "state",
    "comments",
    "people",
];

async fn send(officer: OfSurvey, shell: Shell, path: Path<(i64, String, String)>) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let themes = queries::frame(shell.db().read(), question.survey, &question.field).await?;
    let name = format!("codebook-{}-{}", question.survey, question.field);
    match path.2.as_str() {
        "csv" => {
            let rows = themes.iter().map(|row| line(&themes, row));
            let bytes = cells::write(&HEADS, rows)?;
            Ok(shell.file("text/csv; charset=utf-8", &format!("{name}.csv"), bytes))
        }
        "json" => {
            let rows: Vec<_> = themes.iter().map(|row| value(&themes, row)).collect();
            let book = json!({ "question": question.field, "themes": rows });
            let bytes = serde_json::to_vec_pretty(&book).map_err(anyhow::Error::from)?;
            Ok(shell.file("application/json", &format!("{name}.json"), bytes))
        }
        _ => Err(Error::NotFound),
    }
}

fn parent(themes: &[ThemeRow], row: &ThemeRow) -> Option<i32> {
    let parent = themes.iter().find(|theme| Some(theme.id) == row.parent)?;
    Some(parent.number)
}

pub(super) fn line(themes: &[ThemeRow], row: &ThemeRow) -> [String; 9] {
    [
        row.number.to_string(),
        row.name.clone(),
        row.definition.clone(),
        row.excludes.clone(),
        row.words.clone(),
        parent(themes, row).map_or_else(String::new, |number| number.to_string()),
        row.state.name().to_owned(),
        row.size.comments.to_string(),
        row.size.people().to_string(),
    ]
}

fn value(themes: &[ThemeRow], row: &ThemeRow) -> serde_json::Value {
    json!({
        "number": row.number,
        "name": row.name,
        "definition": row.definition,
        "excludes": row.excludes,
        "words": row.words,
        "parent": parent(themes, row),
        "state": row.state,
        "comments": row.size.comments,
        "people": row.size.people(),
        "merged": row.merged,
        "terms": row.terms,
    })
}

/// The most themes a codebook brings.
const MOST: usize = 300;

/// Themes of a table; those whose names are there already are left out.
async fn take(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<CodebookForm>,
) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let rows = match read(&form.table) {
        Ok(rows) => rows,
        Err(problem) => {
            let problems = Problems::one("table", problem);
            let typed = &form.table;
            let shown = page(&shell, &officer, &published, &path.1, typed, &problems).await?;
            return shell.invalid(shown);
        }
    };
    let now = shell.now;
    let field = &question.field;
    let take = async |tx: &Tx| commands::take_codebook(tx, &officer, field, &rows, now).await;
    let (made, known) = shell.db().write(take).await?;
    let flash = Flash::new("flash-codebook").with("count", made);
    shell.flash(flash.with("known", known));
    shell.see_other(&shown::here(&question))
}

/// The themes of a pasted table, each before those below it.
fn read(pasted: &str) -> Result<Vec<NewTheme>, Problem> {
    use domain::text::{Line, Paragraph};
    let unreadable = |_| Problem::says("codebook-unreadable");
    let table = cells::read(pasted.as_bytes(), MOST + 1).map_err(unreadable)?;
    let name = table.column("name");
    let name = name.ok_or_else(|| Problem::says("codebook-columns"))?;
    let at = |heading: &str| table.column(heading);
    let [definition, excludes, words] = ["definition", "excludes", "words"].map(at);
    let [number, parent] = ["number", "parent"].map(at);
    let mut rows = Vec::new();
    for row in &table.rows {
        let wrong = |_: Problem| Problem::says("codebook-row").with("line", row.line);
        let cell = |at: Option<usize>| at.map_or("", |at| row.cell(at)).trim();
        if row.cell(name).trim().is_empty() {
            continue;
        }
        let sentence = |at: Option<usize>| {
            let parsed = Paragraph::parse_optional(cell(at), "field-definition", 1_000);
            parsed.map(|text| text.map(Paragraph::into_string).unwrap_or_default())
        };
        let parsed = Line::parse(row.cell(name), "field-theme-name", 120).map_err(wrong)?;
        rows.push(NewTheme {
            name: parsed.into_string(),
            definition: sentence(definition).map_err(wrong)?,
            excludes: sentence(excludes).map_err(wrong)?,
            words: sentence(words).map_err(wrong)?,
            number: cell(number).to_owned(),
            parent: cell(parent).to_owned(),
        });
    }
    match rows.is_empty() {
        true => Err(Problem::says("codebook-unreadable")),
        false => Ok(rows),
    }
}

/// The heads of the coded comments.
pub(super) const CODED: [&str; 15] = [
    "comment",
    "channel",
    "language",
    "text",
    "translation",
    "themes",
    "by",
    "stance",
    "strong",
    "note",
    "read",
    "bundle",
    "bundle_submissions",
    "bundle_texts",
    "bundle_points",
];

/// Every comment with what was said about it. That it was taken is noted.
async fn coded(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<CodedForm>,
) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let db = shell.db().read();
    let themes = queries::outline(db, question.survey, &question.field).await?;
    let rows = queries::coded(db, &question).await?;
    let count = rows.len();
    let bytes = match form.is_workbook() {
        true => {
            let (asks, _) = shown::about(&shell, &published, &officer, &question).await?;
            coded::workbook(&shell, &question, asks, rows).await?
        }
        false => cells::write(&CODED, rows.iter().map(|row| coded_line(&themes, row)))?,
    };
    let now = shell.now;
    let note =
        async |tx: &Tx| commands::note_taken(tx, &officer, &question.field, count, now).await;
    shell.db().write(note).await?;
    let name = format!("comments-{}-{}", question.survey, question.field);
    Ok(match form.is_workbook() {
        true => shell.file(coded::KIND, &format!("{name}.xlsx"), bytes),
        false => shell.file("text/csv; charset=utf-8", &format!("{name}.csv"), bytes),
    })
}

pub(super) fn coded_line(themes: &[ThemeRow], row: &CodedRow) -> [String; 15] {
    let own = |(id, by): &(i64, domain::frame::By)| {
        let theme = themes.iter().find(|theme| theme.id == *id)?;
        (theme.state != ThemeState::SetAside).then(|| (theme.name.clone(), by.name()))
    };
    let (names, by): (Vec<String>, Vec<&str>) = row.comment.themes.iter().filter_map(own).unzip();
    let yes = |set: bool| if set { "yes" } else { "" }.to_owned();
    let bundle = |of: fn(&BundleRow) -> u64| {
        let number = row.bundle.as_ref().map(|bundle| of(bundle).to_string());
        number.unwrap_or_default()
    };
    [
        row.comment.id.to_string(),
        row.comment.channel.name().to_owned(),
        row.comment.language.clone().unwrap_or_default(),
        row.comment.text.clone(),
        row.translation.clone().unwrap_or_default(),
        names.join(" | "),
        by.join(" | "),
        row.stance.map_or("", Named::name).to_owned(),
        yes(row.strong),
        row.note.clone(),
        yes(row.comment.read_by.is_some()),
        bundle(|bundle| bundle.id.unsigned_abs()),
        bundle(|bundle| bundle.submissions),
        bundle(|bundle| bundle.texts),
        bundle(|bundle| bundle.points),
    ]
}
