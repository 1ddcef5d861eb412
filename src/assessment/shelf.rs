//! What can be pinned to a row: released figures, themes and words that were passed for publication.

use domain::Arg;
use domain::assessment::{Evidence, EvidenceKind};
use serde::{Deserialize, Serialize};

use super::queries;
use super::{AssessmentId, Writer};
use crate::db::Tx;
use crate::results::names::subject_name;
use crate::results::pages::SnapshotView;
use crate::results::queries::SnapshotRow;
use crate::results::subjects::{Subject, SubjectKind, themes_code};
use crate::results::views::{self, FigureView};
use crate::results::{self, handlers::snapshot_view};
use crate::staff::proof::In;
use crate::staff::roles::ReadProtected;
use crate::staff::session::SignedIn;
use crate::survey::SurveyId;
use crate::web::ui::Choice;
use crate::web::{Error, Shell};
use crate::{equality, redaction};

/// What somebody looks at while they write: `12/q1`, a survey and a subject of it, and by which
/// characteristic.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Looking {
    /// Survey and subject.
    pub what: String,
    /// Characteristic; empty for everybody.
    pub who: String,
}

/// Something that can be pinned.
#[derive(Clone, Debug, Serialize)]
pub struct Offer {
    /// What is posted to pin it: never the words themselves.
    pub value: String,
    /// What it says.
    pub words: String,
    /// Length of its bar, where it has a share.
    pub bar: Option<String>,
    /// Whether it is somebody's words.
    pub quote: bool,
}

/// What stands beside the row somebody writes.
#[derive(Clone, Debug, Serialize)]
pub struct Shelf {
    /// What can be looked at, under its survey.
    pub what: Vec<(String, Vec<Choice>)>,
    /// By which characteristic; empty for those who may not see that.
    pub who: Vec<Choice>,
    /// What is looked at; none where nothing was chosen.
    pub title: Option<String>,
    /// Of which release.
    pub snapshot: Option<SnapshotView>,
    /// What can be pinned.
    pub offers: Vec<Offer>,
    /// Whether a purpose has to be noted first, by pressing the button.
    pub unstated: bool,
    #[serde(skip)]
    pins: Vec<(String, Pin)>,
}

/// Something on its way into a row.
#[derive(Clone, Debug)]
pub struct Pin {
    kind: EvidenceKind,
    words: String,
    source: String,
    snapshot: Option<i64>,
    /// The comment quoted words are of, and the words.
    pub quote: Option<(i64, String)>,
}

impl Pin {
    /// The evidence it becomes.
    #[must_use]
    pub fn evidence(&self, number: u32) -> Evidence {
        Evidence {
            number,
            kind: self.kind,
            words: self.words.clone(),
            source: self.source.clone(),
            snapshot: self.snapshot,
        }
    }
}

impl Shelf {
    /// What was posted to be pinned, if it is still there to be.
    #[must_use]
    pub fn pin(&self, value: &str) -> Option<&Pin> {
        let found = self.pins.iter().find(|(own, _)| own == value);
        found.map(|(_, pin)| pin)
    }

    pub(super) fn examples() -> Vec<Self> {
        let offer = |quote: bool, bar: Option<&str>| Offer {
            value: "f/1/0/0".to_owned(),
            words: "Under 25: hard, 40%".to_owned(),
            bar: bar.map(str::to_owned),
            quote,
        };
        let shelf = |who: bool, title: bool, offers: Vec<Offer>, unstated: bool| Self {
            what: vec![(
                "Better days".to_owned(),
                vec![
                    Choice::plain("1/q1", "How easy?", true),
                    Choice::plain("1/q2", "Who helped?", false),
                ],
            )],
            who: match who {
                true => vec![Choice::plain("who.age", "Age", true)],
                false => vec![],
            },
            title: title.then(|| "How easy?".to_owned()),
            snapshot: (!offers.is_empty()).then(SnapshotView::example),
            offers,
            unstated,
            pins: vec![],
        };
        let offers = vec![
            offer(false, Some("40.0")),
            offer(false, None),
            offer(true, None),
        ];
        vec![
            shelf(true, true, offers, false),
            shelf(true, true, vec![], true),
            shelf(false, true, vec![], false),
            Self {
                what: vec![],
                ..shelf(false, false, vec![], false)
            },
        ]
    }
}

/// What somebody looks at, found.
struct Found {
    survey: i64,
    title: String,
    subject: Subject,
}

type Reader = In<SurveyId, ReadProtected>;

fn reader(who: &SignedIn, survey: i64, by: &Writer) -> Option<Reader> {
    who.prove_in(SurveyId(survey), by.programme())
}

/// What people were told only staff see is no evidence the public reads.
fn is_open(subject: &Subject) -> bool {
    !subject.analyst_only && subject.ranking().is_none()
}

/// Notes what a reviewer looks at figures for, once a day for each survey: it is what they write.
pub(super) async fn state(
    shell: &Shell,
    by: &Writer,
    who: &SignedIn,
    looking: &Looking,
    purpose: &str,
) -> Result<(), Error> {
    let survey = looking
        .what
        .split_once('/')
        .and_then(|(id, _)| id.parse().ok());
    let own = queries::surveys(shell.db().read(), by).await?;
    let known = survey.filter(|id| own.iter().any(|(own, _)| own == id));
    let Some(reader) = known.and_then(|id| reader(who, id, by)) else {
        return Ok(());
    };
    if looking.who.is_empty() {
        return Ok(());
    }
    let now = shell.now;
    if equality::queries::stated(shell.db().read(), &reader, now)
        .await?
        .is_some()
    {
        return Ok(());
    }
    let purpose = domain::text::Line::parse(purpose, "field-purpose", 500);
    let Ok(purpose) = purpose else { return Ok(()) };
    let state = async |tx: &Tx| equality::commands::state(tx, &reader, &purpose, now).await;
    Ok(shell.db().write(state).await?)
}

/// What stands beside a row, and what of it can be pinned.
pub(super) async fn shelf(
    shell: &Shell,
    by: &Writer,
    who: &SignedIn,
    looking: &Looking,
) -> Result<Shelf, Error> {
    let db = shell.db().read();
    let (mut what, mut chosen, mut characteristics) = (Vec::new(), None, Vec::new());
    for (survey, title) in queries::surveys(db, by).await? {
        let (subjects, _) = results::handlers::counted(shell, SurveyId(survey)).await?;
        let reads = reader(who, survey, by).is_some();
        let mut choices = Vec::new();
        for subject in subjects.into_iter().filter(is_open) {
            if subject.is_how() {
                continue;
            }
            let value = format!("{survey}/{}", subject.code);
            let name = subject_name(shell, &subject).text;
            if reads && subject.kind == SubjectKind::Characteristic {
                let code = &subject.code;
                let known = |choice: &Choice| choice.value == *code;
                if !characteristics.iter().any(known) {
                    let on = looking.who == *code;
                    characteristics.push(Choice::plain(code, name.clone(), on));
                }
            }
            let on = looking.what == value;
            choices.push(Choice::plain(value, name, on));
            if on {
                chosen = Some(Found {
                    survey,
                    title: title.clone(),
                    subject,
                });
            }
        }
        what.push((title, choices));
    }
    if !characteristics.is_empty() {
        let all = shell.t("figures-who-all");
        characteristics.insert(0, Choice::plain("", all, looking.who.is_empty()));
    }
    let mut shelf = Shelf {
        what,
        who: characteristics,
        title: None,
        snapshot: None,
        offers: Vec::new(),
        unstated: false,
        pins: Vec::new(),
    };
    if let Some(found) = chosen {
        fill(shell, by, who, &looking.who, &found, &mut shelf).await?;
    }
    Ok(shelf)
}

async fn fill(
    shell: &Shell,
    by: &Writer,
    who: &SignedIn,
    group: &str,
    found: &Found,
    shelf: &mut Shelf,
) -> Result<(), Error> {
    let db = shell.db().read();
    shelf.title = Some(subject_name(shell, &found.subject).text);
    let Some(snapshot) = results::queries::latest(db, found.survey).await? else {
        return Ok(());
    };
    shelf.snapshot = Some(snapshot_view(shell, &snapshot));
    let dimensions = found.subject.dimensions();
    let everybody = results::queries::one_ways(db, snapshot.id, &dimensions).await?;
    let reads = reader(who, found.survey, by).filter(|_| !group.is_empty());
    match reads {
        None => {
            let view = views::all(shell, &found.subject, &everybody);
            for (at, row) in view.rows.iter().enumerate() {
                let name = &row.name.text;
                let value = format!("f/{}/{at}", snapshot.id);
                offer(
                    shell,
                    found,
                    &snapshot,
                    shelf,
                    value,
                    (name, None),
                    &row.figure,
                );
            }
        }
        Some(reads) => {
            let stated = equality::queries::stated(db, &reads, shell.now).await?;
            let Some(stated) = stated else {
                shelf.unstated = true;
                return Ok(());
            };
            let (subjects, _) = results::handlers::counted(shell, SurveyId(found.survey)).await?;
            let by_what =
                |one: &&Subject| one.code == group && one.kind == SubjectKind::Characteristic;
            let Some(column) = subjects.iter().find(by_what) else {
                return Ok(());
            };
            let tables =
                results::queries::two_ways(db, &reads, snapshot.id, &dimensions, group).await?;
            let view = views::by_group(shell, &found.subject, column, &tables, &everybody);
            for (at, row) in view.rows.iter().enumerate() {
                for (place, (head, figure)) in view.groups.iter().zip(&row.figures).enumerate() {
                    let value = format!("f/{}/{at}/{place}", snapshot.id);
                    let names = (row.name.text.as_str(), Some(head.name.text.as_str()));
                    offer(shell, found, &snapshot, shelf, value, names, figure);
                }
            }
            let (reading, now) = (stated.id, shell.now);
            let code = found.subject.code.as_str();
            let looked =
                async |tx: &Tx| equality::commands::looked(tx, reading, code, group, now).await;
            shell.db().write(looked).await?;
        }
    }
    if found.subject.kind == SubjectKind::Themes {
        quotations(shell, found, shelf).await?;
    }
    Ok(())
}

/// Offers a figure, unless it is hidden: what nobody may see is no evidence.
fn offer(
    shell: &Shell,
    found: &Found,
    snapshot: &SnapshotRow,
    shelf: &mut Shelf,
    value: String,
    (option, group): (&str, Option<&str>),
    figure: &FigureView,
) {
    if figure.hidden.is_some() {
        return;
    }
    let key = match (group.is_some(), figure.share.is_some()) {
        (false, false) => "assess-figure-all",
        (false, true) => "assess-figure-all-share",
        (true, false) => "assess-figure-group",
        (true, true) => "assess-figure-group-share",
    };
    let share = figure.share.as_ref();
    let words = shell.with(
        key,
        &[
            ("option", Arg::from(option)),
            ("group", Arg::from(group.unwrap_or_default())),
            ("count", Arg::from(figure.count.as_str())),
            (
                "share",
                Arg::from(share.map_or("", |share| share.text.as_str())),
            ),
        ],
    );
    let day = domain::time::day_in_london(snapshot.taken_at);
    let question = subject_name(shell, &found.subject).text;
    let source = shell.with(
        "assess-figure-source",
        &[
            ("survey", Arg::from(found.title.as_str())),
            ("question", Arg::Text(question)),
            ("day", Arg::Day(day)),
        ],
    );
    let kind = match found.subject.kind {
        SubjectKind::Themes => EvidenceKind::Theme,
        _ => EvidenceKind::Figure,
    };
    let pin = Pin {
        kind,
        words: words.clone(),
        source,
        snapshot: Some(snapshot.id),
        quote: None,
    };
    shelf.offers.push(Offer {
        value: value.clone(),
        words,
        bar: share.map(|share| share.bar.clone()),
        quote: false,
    });
    shelf.pins.push((value, pin));
}

/// Offers words on a question that were passed for publication. Nothing is said of who wrote them.
async fn quotations(shell: &Shell, found: &Found, shelf: &mut Shelf) -> Result<(), Error> {
    let db = shell.db().read();
    let themes = results::queries::counted_themes(db, found.survey).await?;
    let own = |field: &str| themes_code(field) == found.subject.code;
    let Some(theme) = themes.iter().find(|theme| own(&theme.field)) else {
        return Ok(());
    };
    for row in redaction::queries::quotes(db, found.survey, &theme.field).await? {
        let Ok(quote) = row.quote else { continue };
        let value = format!("q/{}", row.comment);
        let values = [
            ("survey", Arg::from(found.title.as_str())),
            ("question", Arg::from(found.subject.name.get("en").0)),
        ];
        let pin = Pin {
            kind: EvidenceKind::Quote,
            words: String::new(),
            source: shell.with("assess-quote-source", &values),
            snapshot: None,
            quote: Some((row.comment, quote.words().to_owned())),
        };
        shelf.offers.push(Offer {
            value: value.clone(),
            words: quote.words().to_owned(),
            bar: None,
            quote: true,
        });
        shelf.pins.push((value, pin));
    }
    Ok(())
}

/// Where a row is written, with what stands beside it.
pub(super) fn address(assessment: AssessmentId, row: &str, looking: &Looking) -> String {
    let here = format!("/staff/assessments/{}/rows/{row}", assessment.0);
    if looking.what.is_empty() {
        return here;
    }
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("what", &looking.what)
        .append_pair("who", &looking.who)
        .finish();
    format!("{here}?{query}")
}
