//! One question by another, looked up in the release: for staff, and for reviewers.
//!
//! The tables are released with all others and audited against them; nothing is counted here. Which
//! way round a table stands is up to the reader, and shares are of the people of each row.

use actix_web::web::{Path, Query};
use domain::disclosure::{Cell, Figure, OneWay, Percent, Policy, Reason, SharesOf, TwoWay};
use domain::{Arg, Problem, Problems};

use super::forms::Crossed;
use super::handlers::{counted, snapshot_view};
use super::names::{name_of, subject_name};
use super::pages::CrossedPage;
use super::queries::{self, SnapshotRow};
use super::subjects::{Subject, SubjectCategory, SubjectKind, may_cross};
use super::views::{CrossHead, CrossRow, CrossView, figure_view, left_out, table_of};
use super::{HIDDEN, printed};
use crate::staff::proof::{In, Permission};
use crate::staff::roles::SeeSurveys;
use crate::survey::{self, SurveyId};
use crate::web::ui::{Choice, FormErrors, Link};
use crate::web::{Error, Reply, Routes, Shell, cells};

type Reader = In<SurveyId, SeeSurveys>;

/// Mounts the page and the table as a file.
pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/results/crossed", look)
        .get("/staff/surveys/{survey}/results/crossed/{form}", file);
}

/// Where the page stands and where it leads back to.
pub struct Place {
    /// The way back.
    pub back: Link,
    /// Its address.
    pub here: String,
}

async fn look(who: Reader, shell: Shell, chosen: Query<Crossed>) -> Reply {
    let results = format!("/staff/surveys/{}/results", who.object().0);
    let place = Place {
        here: format!("{results}/crossed"),
        back: Link::new(shell.t("figures-results-title"), results),
    };
    let shown = page(&shell, &who, &chosen, place).await?;
    match shown.down_error {
        Some(_) => shell.invalid(shown),
        None => shell.render(shown),
    }
}

/// The table that was chosen, or what can be.
pub async fn page<P: Permission>(
    shell: &Shell,
    who: &In<SurveyId, P>,
    chosen: &Crossed,
    place: Place,
) -> Result<CrossedPage, Error> {
    let db = shell.db().read();
    let survey = who.object();
    let title = survey::queries::one(db, who).await?.title;
    let snapshot = queries::latest(db, survey.0).await?;
    let (subjects, _) = counted(shell, survey).await?;
    let asked = Asked::find(&subjects, chosen)?;
    let (mut view, mut file, mut problems) = (None, None, Problems::new());
    match (&asked, &snapshot) {
        (Asked::Nothing, _) | (_, None) => {}
        (Asked::Wrong(key), _) => problems.add("down", Problem::says(*key)),
        (Asked::Both(down, across), Some(snapshot)) => {
            let table = Table::look_up(shell, who, snapshot, (*down, *across)).await?;
            view = table.map(|table| table.view(shell));
            let words = chosen.query();
            let link = format!("/staff/surveys/{}/results/crossed/csv?{words}", survey.0);
            file = view
                .as_ref()
                .filter(|view| !view.withheld)
                .map(|_| Link::new("CSV", link));
        }
    }
    let is_missing = matches!(asked, Asked::Both(..)) && view.is_none();
    let errors = FormErrors::new(shell, &problems);
    Ok(CrossedPage {
        survey: title,
        back: place.back,
        here: place.here,
        snapshot: snapshot.map(|snapshot| snapshot_view(shell, &snapshot)),
        down: choices(shell, &subjects, &chosen.down),
        across: choices(shell, &subjects, &chosen.across),
        is_missing,
        view,
        file,
        down_error: errors.of("down"),
        errors,
    })
}

/// The table for any spreadsheet: a line for each of its figures.
async fn file(
    who: Reader,
    shell: Shell,
    path: Path<(i64, String)>,
    chosen: Query<Crossed>,
) -> Reply {
    let (db, survey) = (shell.db().read(), who.object());
    if path.1 != "csv" {
        return Err(Error::NotFound);
    }
    let snapshot = queries::latest(db, survey.0).await?;
    let snapshot = snapshot.ok_or(Error::NotFound)?;
    let (subjects, _) = counted(&shell, survey).await?;
    let Asked::Both(down, across) = Asked::find(&subjects, &chosen)? else {
        return Err(Error::NotFound);
    };
    let table = Table::look_up(&shell, &who, &snapshot, (down, across)).await?;
    let table = table.ok_or(Error::NotFound)?;
    let slug = survey::queries::slug(db, survey.0).await?;
    let slug = slug.ok_or(Error::NotFound)?;
    let bytes = cells::write(&HEADS, table.lines(&shell));
    let name = format!("{slug}-{}-{}.csv", safe(&down.code), safe(&across.code));
    let bytes = bytes.map_err(Error::Internal)?;
    Ok(shell.file("text/csv; charset=utf-8", &name, bytes))
}

/// The heads of the file.
const HEADS: [&str; 10] = [
    "question_down_code",
    "question_down",
    "answer_down_code",
    "answer_down",
    "question_across_code",
    "question_across",
    "answer_across_code",
    "answer_across",
    "people",
    "percent_of_row",
];

/// A code as part of a file's name.
fn safe(code: &str) -> String {
    code.replace('/', "-")
}

/// What can be chosen.
fn choices(shell: &Shell, subjects: &[Subject], chosen: &str) -> Vec<Choice> {
    let questions = subjects
        .iter()
        .filter(|subject| subject.kind == SubjectKind::Question);
    let choice = |subject: &Subject| {
        let name = subject_name(shell, subject).text;
        Choice::plain(&subject.code, name, subject.code == chosen)
    };
    let none = Choice::plain("", shell.t("crossed-choose"), chosen.is_empty());
    std::iter::once(none).chain(questions.map(choice)).collect()
}

/// What an address asks for.
enum Asked<'a> {
    Nothing,
    /// Message key of why there can be no such table.
    Wrong(&'static str),
    Both(&'a Subject, &'a Subject),
}

impl<'a> Asked<'a> {
    fn find(subjects: &'a [Subject], chosen: &Crossed) -> Result<Self, Error> {
        let find = |code: &str| {
            let mut questions = subjects.iter();
            let found = questions
                .find(|subject| subject.kind == SubjectKind::Question && subject.code == code);
            found.ok_or(Error::NotFound)
        };
        let (down, across) = match (chosen.down.as_str(), chosen.across.as_str()) {
            ("", "") => return Ok(Self::Nothing),
            ("", _) | (_, "") => return Ok(Self::Wrong("crossed-missing")),
            (down, across) if down == across => return Ok(Self::Wrong("crossed-same")),
            (down, across) => (find(down)?, find(across)?),
        };
        Ok(match may_cross(down, across) || may_cross(across, down) {
            true => Self::Both(down, across),
            false => Self::Wrong("crossed-both-several"),
        })
    }
}

/// An answer with a line, the table it stands in, and how many gave it.
type Line<'a, 't> = (&'a SubjectCategory, &'t TwoWay, Figure);

/// Whether shares of a released table are of whole groups.
fn is_of_everybody(table: &TwoWay) -> bool {
    table.shares_of == SharesOf::Everybody
}

/// A row as it is read: an answer, how many gave it, and what they answered across.
struct Row<'a> {
    answer: &'a SubjectCategory,
    people: Figure,
    spots: Vec<Spot<'a>>,
}

/// A figure below an answer across, and how many gave that.
struct Spot<'a> {
    answer: &'a SubjectCategory,
    people: Figure,
    cell: Cell,
    share: Option<Percent>,
}

/// A released table, the way round it was asked for.
struct Table<'a> {
    down: &'a Subject,
    across: &'a Subject,
    /// Whether what stands down the side was released across.
    turned: bool,
    tables: Vec<TwoWay>,
    /// How many answered either question.
    everybody: [Option<OneWay>; 2],
}

impl<'a> Table<'a> {
    async fn look_up<P: Permission>(
        shell: &Shell,
        who: &In<SurveyId, P>,
        snapshot: &SnapshotRow,
        (down, across): (&'a Subject, &'a Subject),
    ) -> Result<Option<Self>, Error> {
        let db = shell.db().read();
        let straight = queries::crossed(db, who, snapshot.id, down, across).await?;
        let turned = straight.is_empty();
        let tables = match turned {
            false => straight,
            true => queries::crossed(db, who, snapshot.id, across, down).await?,
        };
        let mut everybody = [None, None];
        for (place, subject) in everybody.iter_mut().zip([down, across]) {
            let dimensions = subject.dimensions();
            let first = dimensions.get(..1).unwrap_or_default();
            *place = queries::one_ways(db, snapshot.id, first).await?.pop();
        }
        Ok((!tables.is_empty()).then_some(Self {
            down,
            across,
            turned,
            tables,
            everybody,
        }))
    }

    /// What was released down and what across.
    const fn released(&self) -> (&'a Subject, &'a Subject) {
        match self.turned {
            false => (self.down, self.across),
            true => (self.across, self.down),
        }
    }

    /// The answers that have a line, each with the table it stands in, and how many gave them.
    fn lines_of(&self) -> Vec<Line<'a, '_>> {
        let (down, _) = self.released();
        let line = |category: &'a SubjectCategory| {
            let table = table_of(down, category, &self.tables)?;
            let head = table.rows.iter().find(|row| row.code == category.code)?;
            Some((category, table, head.count.figure()))
        };
        down.categories.iter().filter_map(line).collect()
    }

    /// The answers across as released, and how many gave them.
    fn heads_of(&self) -> Vec<(&'a SubjectCategory, Figure)> {
        let (_, across) = self.released();
        let heads = self
            .tables
            .first()
            .map_or(&[][..], |table| &table.columns[..]);
        let head = |head: &domain::disclosure::ColumnHead| {
            Some((across.category(&head.code)?, head.count.figure()))
        };
        heads.iter().filter_map(head).collect()
    }

    /// A figure, and its share of the people of its row as the table is read.
    fn figure(
        &self,
        (line, table, people): Line<'_, '_>,
        head: &SubjectCategory,
    ) -> (Cell, Option<Percent>) {
        let policy = Policy::default();
        let cell = table.count(&line.code, &head.code);
        let cell = cell.unwrap_or(Cell::Hidden(Reason::Withheld));
        let share = match self.turned {
            true => table.percent(&policy, &line.code, &head.code),
            false => policy.percent(cell.figure(), people),
        };
        (cell, share)
    }

    /// Every row as it is read.
    fn rows(&self) -> Vec<Row<'a>> {
        let (lines, heads) = (self.lines_of(), self.heads_of());
        let spot = |line: &Line<'a, '_>, head: &(&'a SubjectCategory, Figure)| {
            let (answer, people) = match self.turned {
                true => (line.0, line.2),
                false => *head,
            };
            let (cell, share) = self.figure(*line, head.0);
            Spot {
                answer,
                people,
                cell,
                share,
            }
        };
        match self.turned {
            false => lines
                .iter()
                .map(|line| Row {
                    answer: line.0,
                    people: line.2,
                    spots: heads.iter().map(|head| spot(line, head)).collect(),
                })
                .collect(),
            true => heads
                .iter()
                .map(|head| Row {
                    answer: head.0,
                    people: head.1,
                    spots: lines.iter().map(|line| spot(line, head)).collect(),
                })
                .collect(),
        }
    }

    fn view(&self, shell: &Shell) -> CrossView {
        let rows = self.rows();
        let head = |subject: &Subject, category: &SubjectCategory, people: Figure| CrossHead {
            name: name_of(shell, subject, category),
            people: printed(shell, people),
        };
        let columns = rows.first().map_or(&[][..], |row| &row.spots[..]);
        let columns = columns.iter();
        let columns = columns.map(|spot| head(self.across, spot.answer, spot.people));
        let (released_down, released_across) = self.released();
        let several = [self.down, self.across].into_iter().find(|one| one.several);
        let mut spots = rows.iter().flat_map(|row| &row.spots);
        CrossView {
            down: subject_name(shell, self.down),
            across: subject_name(shell, self.across),
            columns: columns.collect(),
            withheld: spots.all(|spot| spot.cell.reason().is_some()),
            rows: rows
                .iter()
                .map(|row| CrossRow {
                    head: head(self.down, row.answer, row.people),
                    figures: row
                        .spots
                        .iter()
                        .map(|spot| figure_view(shell, spot.cell, spot.share))
                        .collect(),
                })
                .collect(),
            shares_of: match self.turned && !self.tables.iter().any(is_of_everybody) {
                true => "crossed-shares-answered",
                false => "crossed-shares-everybody",
            },
            totals: self.totals(shell),
            several: several.map(|one| {
                let question = Arg::Text(subject_name(shell, one).text);
                shell.with("crossed-several", &[("question", question)])
            }),
            left_out: left_out(shell, released_down, released_across, &self.tables),
        }
    }

    /// How many answered either question.
    fn totals(&self, shell: &Shell) -> Vec<String> {
        let total = |(subject, one): (&Subject, &Option<OneWay>)| {
            let answered = one.as_ref()?.answered.figure();
            let values = [
                ("question", Arg::Text(subject_name(shell, subject).text)),
                ("count", Arg::Text(printed(shell, answered))),
            ];
            Some(shell.with("crossed-total", &values))
        };
        let both = [self.down, self.across].into_iter().zip(&self.everybody);
        both.filter_map(total).collect()
    }

    /// A line of the file for each figure, as the page prints it.
    fn lines(&self, shell: &Shell) -> Vec<[String; 10]> {
        let question =
            |subject: &Subject| (subject.code.clone(), subject_name(shell, subject).text);
        let (down, across) = (question(self.down), question(self.across));
        let mut lines = Vec::new();
        for row in self.rows() {
            for spot in row.spots {
                let people = match spot.cell.figure() {
                    Figure::Shown(count) => count.to_string(),
                    Figure::Hidden => HIDDEN.to_owned(),
                };
                let share = spot.share.map(|share| {
                    let decimals = usize::from(share.decimals());
                    format!("{:.decimals$}", share.value())
                });
                lines.push([
                    down.0.clone(),
                    down.1.clone(),
                    row.answer.code.clone(),
                    name_of(shell, self.down, row.answer).text,
                    across.0.clone(),
                    across.1.clone(),
                    spot.answer.code.clone(),
                    name_of(shell, self.across, spot.answer).text,
                    people,
                    share.unwrap_or_default(),
                ]);
            }
        }
        lines
    }
}
