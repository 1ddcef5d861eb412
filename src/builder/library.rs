//! Questions and sections kept for other surveys, those that come ready, and the equality set.

use actix_web::web::{Path, Query};
use domain::survey::edit::{Draft, Manner, Place, Spot, place};
use domain::survey::{Definition, Fields, Question, Section};
use domain::{Arg, Named, Problem, Problems};

use super::commands::{self, EditError, Step};
use super::outline::{self, Officer};
use super::pages::{EqualityLine, InsertPage, LibraryPage, PieceView};
use super::pieces::{Code, no_mark};
use super::queries::{self, Built, Kept};
use super::ready;
use crate::db::Tx;
use crate::equality;
use crate::staff::proof::Staff;
use crate::staff::roles::EditSurvey;
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Choice, FormErrors, Said};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/library", library)
        .post("/staff/library/{piece}/remove", remove)
        .post("/staff/surveys/{survey}/build/keep/{code}", keep)
        .get("/staff/surveys/{survey}/build/library", choose)
        .post("/staff/surveys/{survey}/build/library", insert);
}

/// A question or a section that can be put into a survey.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub(super) enum Piece {
    /// A section with its questions. Tried first: a question has no questions.
    Section(Section),
    /// A question.
    Question(Question),
}

impl Piece {
    /// What it is kept as.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Section(_) => "section",
            Self::Question(_) => "question",
        }
    }

    fn title(&self, language: &str) -> String {
        let text = match self {
            Self::Section(section) => &section.title,
            Self::Question(question) => &question.text,
        };
        text.get(language).0.to_owned()
    }

    /// What it holds, in words.
    fn what(&self, shell: &Shell) -> String {
        match self {
            Self::Section(section) => {
                let count = Arg::from(section.questions.len());
                shell.with("builder-questions-count", &[("count", count)])
            }
            Self::Question(question) => {
                let way = Manner::of(&question.kind).name();
                let way = shell.t(&format!("builder-way-{way}"));
                let options = question.kind.options();
                if options.is_empty() {
                    return way;
                }
                let texts = options.iter().map(|o| o.text.get(shell.language()).0);
                format!("{way}: {}", texts.collect::<Vec<_>>().join(" · "))
            }
        }
    }
}

/// A piece under the name a form knows it by.
type Named_ = (String, Piece);

/// What was kept, and what comes ready: the sections of the ready surveys and their questions.
fn pieces(kept: &[Kept]) -> Vec<Named_> {
    let mut pieces: Vec<Named_> = kept
        .iter()
        .filter_map(|row| {
            let piece = serde_json::from_str(&row.definition).ok()?;
            Some((format!("kept-{}", row.id), piece))
        })
        .collect();
    for model in ready::READY {
        let Some(definition) = ready::ready(model.name) else {
            continue;
        };
        for section in definition.sections {
            let name = |code: &domain::survey::Code| format!("{}-{code}", model.name);
            let questions = section.questions.clone();
            pieces.push((name(&section.code), Piece::Section(section)));
            let questions = questions.into_iter();
            pieces.extend(questions.map(|q| (name(&q.code), Piece::Question(q))));
        }
    }
    pieces
}

async fn library(officer: Staff<EditSurvey>, shell: Shell) -> Reply {
    let kept = queries::kept(shell.db().read(), &officer).await?;
    let view = |row: &Kept| {
        let piece: Piece = serde_json::from_str(&row.definition).ok()?;
        Some(PieceView {
            id: row.id,
            is_section: row.kind == "section",
            title: row.title.clone(),
            what: piece.what(&shell),
            kept: shell.with(
                "by-whom-when",
                &[
                    ("name", Arg::from(row.kept_by.as_str())),
                    ("when", Arg::Text(shell.texts.moment(row.kept_at))),
                ],
            ),
        })
    };
    let ready = pieces(&[]);
    let ready = ready.iter().map(|(_, piece)| PieceView {
        id: 0,
        is_section: piece.kind() == "section",
        title: piece.title(shell.language()),
        what: piece.what(&shell),
        kept: String::new(),
    });
    let set = equality::shipped_set()?;
    let language = shell.language();
    shell.render(LibraryPage {
        kept: kept.iter().filter_map(view).collect(),
        ready: ready.collect(),
        version: set.version.clone(),
        equality: set
            .questions
            .iter()
            .map(|question| EqualityLine {
                code: question.id.clone(),
                question: question.question.get(language).0.to_owned(),
                options: question
                    .options
                    .iter()
                    .map(|option| option.label.get(language).0.to_owned())
                    .collect(),
            })
            .collect(),
    })
}

async fn remove(
    officer: Staff<EditSurvey>,
    shell: Shell,
    path: Path<i64>,
    _: Posted<Button>,
) -> Reply {
    let (now, id) = (shell.now, *path);
    let remove = async |tx: &Tx| commands::forget(tx, &officer, id, now).await;
    if !shell.db().write(remove).await? {
        return Err(Error::NotFound);
    }
    shell.flash(Flash::new("flash-piece-removed"));
    shell.see_other("/staff/library")
}

/// Keeps a question or a section as it is now, without its conditions.
async fn keep(officer: Officer, shell: Shell, path: Code, _: Posted<Button>) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let code = path.1.as_str();
    let (piece, back) = match place(&built.definition, code).ok_or(Error::NotFound)? {
        Place::Section(_, section) => (Piece::Section(section.clone()), "sections"),
        Place::Question(_, _, question) => (Piece::Question(question.clone()), "questions"),
    };
    let title = piece.title(outline::lang(&built));
    let now = shell.now;
    let keep =
        async |tx: &Tx| commands::keep(tx, &officer, piece.kind(), &piece, &title, now).await;
    shell.db().write(keep).await.map_err(outline::internal)?;
    shell.flash(Flash::new("flash-piece-kept"));
    shell.see_other(&format!("/staff/surveys/{}/build/{back}/{code}", built.id))
}

/// Where the page came from.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct From {
    section: String,
}

async fn choose(officer: Officer, shell: Shell, from: Query<From>) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let kept = queries::all_kept(shell.db().read(), &officer).await?;
    let mut typed = Fields::default();
    typed.push("section", from.section.as_str());
    shell.render(insert_page(
        &shell,
        &built,
        &kept,
        &typed,
        FormErrors::none(),
    ))
}

async fn insert(officer: Officer, shell: Shell, form: Posted<Fields>) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let kept = queries::all_kept(shell.db().read(), &officer).await?;
    let page = |errors| Ok(insert_page(&shell, &built, &kept, &form, errors));
    let chosen = match chosen(&form, &kept, &built.definition) {
        Ok(chosen) => chosen,
        Err(problems) => return shell.invalid(page(FormErrors::new(&shell, &problems))?),
    };
    let step = Step {
        deed: "library.insert",
        place: form.one("piece"),
        read: "",
    };
    let now = shell.now;
    let add = async |tx: &Tx| {
        let change = |draft: &mut Draft| match chosen {
            Chosen::Voice => draft.ask_voice(),
            Chosen::Section(section) => draft.insert_section(section),
            Chosen::Question(question, spot) => draft.insert_question(&spot, question),
        };
        commands::edit(tx, &officer, step, no_mark, change, now).await
    };
    let added: Result<domain::survey::Code, EditError> = shell.db().write(add).await;
    let to = match &added {
        Ok(code) => format!("#{code}"),
        Err(_) => String::new(),
    };
    let done = Flash::new("flash-piece-inserted");
    outline::answer(
        &shell,
        added.map(|_| ()),
        done,
        &to,
        built.id,
        "piece",
        page,
    )
}

/// What is put into a survey.
enum Chosen {
    /// The sections that ask as whom people answer.
    Voice,
    /// A section, at the end.
    Section(Section),
    /// A question, at the end of a section.
    Question(Question, Spot),
}

/// The name of the sections that ask as whom people answer.
const VOICE: &str = "voice";

/// The piece a form names, and the place of a question: at the end of the section it names.
fn chosen(form: &Fields, kept: &[Kept], definition: &Definition) -> Result<Chosen, Problems> {
    if form.one("piece") == VOICE {
        return Ok(Chosen::Voice);
    }
    let mut problems = Problems::new();
    let mut all = pieces(kept).into_iter();
    let piece = all.find(|(name, _)| name == form.one("piece"));
    let missing = Problem::says("piece-missing");
    let piece = problems.take("piece", piece.ok_or(missing));
    let section = match place(definition, form.one("section")) {
        Some(Place::Section(_, section)) => Some(section),
        _ => definition.sections.last(),
    };
    if section.is_none() && matches!(piece, Some((_, Piece::Question(_)))) {
        problems.add("section", Problem::says("piece-no-section"));
    }
    let spot = section.map_or_else(
        || Spot {
            section: String::new(),
            after: None,
        },
        Spot::at_end,
    );
    problems.finish(|| {
        Some(match piece?.1 {
            Piece::Section(section) => Chosen::Section(section),
            Piece::Question(question) => Chosen::Question(question, spot),
        })
    })
}

fn insert_page(
    shell: &Shell,
    built: &Built,
    kept: &[Kept],
    typed: &Fields,
    errors: FormErrors,
) -> InsertPage {
    let language = shell.language();
    let choices = |kind: &str, ready: bool| -> Vec<Choice> {
        let all = pieces(kept).into_iter();
        all.filter(|(name, piece)| piece.kind() == kind && name.starts_with("kept-") != ready)
            .map(|(name, piece)| Choice {
                hint: Some(Said::plain(piece.what(shell))),
                ..Choice::plain(&name, piece.title(language), typed.one("piece") == name)
            })
            .collect()
    };
    let sections = built.definition.sections.iter().map(|section| {
        let code = section.code.as_str();
        let title = section.title.get(language).0;
        Choice::plain(code, title, typed.one("section") == code)
    });
    let voice = Choice {
        hint: Some(Said::plain(shell.t("builder-voice-hint"))),
        ..Choice::plain(VOICE, shell.t("builder-voice"), typed.one("piece") == VOICE)
    };
    let groups = [
        ("builder-voice-title", vec![voice]),
        ("builder-kept-questions", choices("question", false)),
        ("builder-kept-sections", choices("section", false)),
        ("builder-ready-questions", choices("question", true)),
        ("builder-ready-sections", choices("section", true)),
    ];
    InsertPage {
        survey: built.id,
        title: built.definition.title.get(language).0.to_owned(),
        groups: groups
            .into_iter()
            .filter(|(_, choices)| !choices.is_empty())
            .map(|(key, choices)| (shell.t(key), choices))
            .collect(),
        error: errors.of("piece"),
        sections: sections.collect(),
        errors,
    }
}
