//! One section: its heading, what is proposed, the document about it.

use domain::survey::edit::{PictureOf, Place, mark, place};
use domain::survey::{Definition, Fields, Section};

use super::commands::{self, Step};
use super::fields;
use super::outline::{self, Officer};
use super::pages::SectionFormPage;
use super::pictures;
use super::pieces::{Code, no_mark, section_of};
use super::queries::{self, Built};
use super::weaving;
use crate::db::Tx;
use crate::web::flash::Flash;
use crate::web::ui::{Field, FormErrors};
use crate::web::{Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/build/sections", new_section)
        .post("/staff/surveys/{survey}/build/sections", add_section)
        .get("/staff/surveys/{survey}/build/sections/{code}", section)
        .post(
            "/staff/surveys/{survey}/build/sections/{code}",
            save_section,
        );
}

async fn new_section(officer: Officer, shell: Shell) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    shell.render(section_page(
        &shell,
        &built,
        None,
        &Fields::default(),
        FormErrors::none(),
    ))
}

async fn add_section(officer: Officer, shell: Shell, form: Posted<Fields>) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let page = |errors| Ok(section_page(&shell, &built, None, &form, errors));
    let edit = match fields::section(&form) {
        Ok(edit) => edit,
        Err(problems) => return shell.invalid(page(FormErrors::new(&shell, &problems))?),
    };
    let (now, step) = (
        shell.now,
        Step {
            deed: "section.add",
            place: "",
            read: "",
        },
    );
    let add = async |tx: &Tx| {
        commands::edit(
            tx,
            &officer,
            step,
            no_mark,
            |draft| draft.add_section(&edit),
            now,
        )
        .await
    };
    let added = shell.db().write(add).await;
    let to = match &added {
        Ok(code) => format!("/sections/{code}/add"),
        Err(_) => String::new(),
    };
    outline::answer(
        &shell,
        added.map(|_| ()),
        Flash::new("flash-section-added"),
        &to,
        built.id,
        "title",
        page,
    )
}

async fn section(officer: Officer, shell: Shell, path: Code) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let section = section_of(&built, &path.1)?;
    let typed = fields::of_section(section, outline::lang(&built));
    shell.render(section_page(
        &shell,
        &built,
        Some(section),
        &typed,
        FormErrors::none(),
    ))
}

/// The mark of a section without its questions, which have forms of their own.
fn section_mark(section: &Section) -> String {
    mark(&(
        &section.title,
        &section.summary,
        &section.document,
        &section.code,
    ))
}

async fn save_section(officer: Officer, shell: Shell, path: Code, form: Posted<Fields>) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let before = section_of(&built, &path.1)?;
    let edit = match fields::section(&form) {
        Ok(edit) => edit,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(section_page(&shell, &built, Some(before), &form, errors));
        }
    };
    let (now, code) = (shell.now, path.1.as_str());
    let step = Step {
        deed: "section.save",
        place: code,
        read: form.one("mark"),
    };
    let of = |definition: &Definition| match place(definition, code) {
        Some(Place::Section(_, section)) => section_mark(section),
        _ => String::new(),
    };
    let save = async |tx: &Tx| {
        commands::edit(
            tx,
            &officer,
            step,
            of,
            |draft| draft.set_section(code, &edit),
            now,
        )
        .await
    };
    let saved = shell.db().write(save).await;
    let to = match &saved {
        Ok(code) => format!("#{code}"),
        Err(_) => String::new(),
    };
    let after = queries::built(shell.db().read(), &officer).await?;
    outline::answer(
        &shell,
        saved.map(|_| ()),
        Flash::new("flash-builder-saved"),
        &to,
        built.id,
        "code",
        |errors| {
            let section = section_of(&after, code)?;
            Ok(section_page(&shell, &after, Some(section), &form, errors))
        },
    )
}

fn section_page(
    shell: &Shell,
    built: &Built,
    section: Option<&Section>,
    typed: &Fields,
    errors: FormErrors,
) -> SectionFormPage {
    let field = |name: &str| Field::new(name, typed.one(name), &errors);
    let base = format!("/staff/surveys/{}/build/sections", built.id);
    let labels = [
        ("title", "builder-section-title"),
        ("summary", "builder-section-summary"),
        ("document", "builder-document"),
        ("href", "builder-href"),
        ("code", "builder-code"),
    ];
    let now = section.map(|section| fields::of_section(section, outline::lang(built)));
    let published = section.is_some_and(|section| built.past.has(section.code.as_str()));
    SectionFormPage {
        action: section.map_or_else(
            || base.clone(),
            |section| format!("{base}/{}", section.code),
        ),
        new: section.is_none(),
        at: section
            .map(|section| section.code.to_string())
            .unwrap_or_default(),
        title: field("title"),
        summary: field("summary"),
        document: field("document"),
        href: field("href"),
        code: (!published).then(|| field("code")),
        picture: section.map(|section| {
            let of = PictureOf::Section(section.code.as_str());
            pictures::line(shell, built, of)
        }),
        weaving: {
            let texts = section.map(|section| vec![&section.summary]);
            let at = section.map(|section| section.code.as_str());
            weaving::weaving(shell, &built.definition, at, &texts.unwrap_or_default())
        },
        head: outline::head(
            shell,
            built,
            section.map(section_mark).unwrap_or_default(),
            typed,
            &now.unwrap_or_default(),
            &labels,
            errors,
        ),
    }
}
