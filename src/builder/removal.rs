//! Taking a section or a question away: seen once more before it goes, refused while a condition
//! asks about it.

use domain::survey::edit::{Draft, Place, mark, place};
use domain::survey::{Definition, Fields};

use super::commands::{self, Step};
use super::outline::{self, Officer};
use super::pages::RemovalPage;
use super::pieces::Code;
use super::queries::{self, Built};
use crate::db::Tx;
use crate::web::flash::Flash;
use crate::web::ui::FormErrors;
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/build/remove/{code}", look)
        .post("/staff/surveys/{survey}/build/remove/{code}", remove);
}

/// The mark of a question, or of a section with everything in it.
fn piece_mark(definition: &Definition, code: &str) -> String {
    match place(definition, code) {
        Some(Place::Section(_, section)) => mark(section),
        Some(Place::Question(_, _, question)) => mark(question),
        None => String::new(),
    }
}

async fn look(officer: Officer, shell: Shell, path: Code) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let typed = Fields::default();
    shell.render(page(&shell, &built, &path.1, &typed, FormErrors::none())?)
}

async fn remove(officer: Officer, shell: Shell, path: Code, form: Posted<Fields>) -> Reply {
    let code = path.1.as_str();
    let step = Step {
        deed: "remove",
        place: code,
        read: form.one("mark"),
    };
    let now = shell.now;
    let edit = async |tx: &Tx| {
        let change = |draft: &mut Draft| draft.remove(code);
        commands::edit(tx, &officer, step, |d| piece_mark(d, code), change, now).await
    };
    let removed = shell.db().write(edit).await;
    let built = queries::built(shell.db().read(), &officer).await?;
    let done = Flash::new("flash-builder-removed");
    outline::answer(&shell, removed, done, "", built.id, "remove", |errors| {
        page(&shell, &built, code, &form, errors)
    })
}

fn page(
    shell: &Shell,
    built: &Built,
    code: &str,
    typed: &Fields,
    errors: FormErrors,
) -> Result<RemovalPage, Error> {
    let definition = &built.definition;
    let language = shell.language();
    let (is_section, title, with) = match place(definition, code).ok_or(Error::NotFound)? {
        Place::Section(_, section) => {
            let questions = section.questions.iter();
            let texts = questions.map(|question| question.text.get(language).0.to_owned());
            (true, section.title.get(language).0, texts.collect())
        }
        Place::Question(_, _, question) => {
            let options = question.choices();
            let texts = options.map(|option| option.text.get(language).0.to_owned());
            (false, question.text.get(language).0, texts.collect())
        }
    };
    // Tried on a copy: whoever reads the page learns at once what stands in the way.
    let mut tried = Draft::new(definition.clone(), built.past.clone());
    let refused = tried.remove(code).err();
    let mark = piece_mark(definition, code);
    Ok(RemovalPage {
        code: code.to_owned(),
        is_section,
        title: title.to_owned(),
        with,
        published: built.past.has(code),
        refused: refused.map(|problem| shell.problem(&problem)),
        head: outline::head(shell, built, mark, typed, &Fields::default(), &[], errors),
    })
}
