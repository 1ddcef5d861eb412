//! The picture of the start page, of a section, of a question: chosen or uploaded, with what it
//! shows and what stands below it.

use domain::survey::edit::{Draft, PictureEdit, PictureOf, called, mark};
use domain::survey::{Definition, Fields, Picture};
use domain::upload::MOST;
use domain::{Problem, Problems};

use super::commands::{self, Step};
use super::fields::maybe;
use super::files;
use super::outline::{self, Officer};
use super::pages::{PictureLine, PicturePage};
use super::pieces::{Code, question_of, section_of};
use super::queries::{self, Built, FileRow};
use crate::db::Tx;
use crate::respond::views;
use crate::web::flash::Flash;
use crate::web::form::{FieldsAndFile, SentFile};
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    let section = "/staff/surveys/{survey}/build/sections/{code}/picture";
    let question = "/staff/surveys/{survey}/build/questions/{code}/picture";
    routes
        .get("/staff/surveys/{survey}/build/picture", of_start)
        .post("/staff/surveys/{survey}/build/picture", save_of_start)
        .get(section, of_section)
        .post(section, save_of_section)
        .get(question, of_question)
        .post(question, save_of_question);
}

/// What was typed, and a picture that was chosen.
type PictureForm = FieldsAndFile<MOST>;

async fn of_start(officer: Officer, shell: Shell) -> Reply {
    shown(&officer, &shell, PictureOf::Start).await
}

async fn of_section(officer: Officer, shell: Shell, path: Code) -> Reply {
    shown(&officer, &shell, PictureOf::Section(&path.1)).await
}

async fn of_question(officer: Officer, shell: Shell, path: Code) -> Reply {
    shown(&officer, &shell, PictureOf::Question(&path.1)).await
}

async fn save_of_start(officer: Officer, shell: Shell, form: Posted<PictureForm>) -> Reply {
    save(&officer, &shell, PictureOf::Start, form.into_inner()).await
}

async fn save_of_section(
    officer: Officer,
    shell: Shell,
    path: Code,
    form: Posted<PictureForm>,
) -> Reply {
    save(
        &officer,
        &shell,
        PictureOf::Section(&path.1),
        form.into_inner(),
    )
    .await
}

async fn save_of_question(
    officer: Officer,
    shell: Shell,
    path: Code,
    form: Posted<PictureForm>,
) -> Reply {
    save(
        &officer,
        &shell,
        PictureOf::Question(&path.1),
        form.into_inner(),
    )
    .await
}

async fn shown(officer: &Officer, shell: &Shell, of: PictureOf<'_>) -> Reply {
    let built = queries::built(shell.db().read(), officer).await?;
    there(&built, of)?;
    let typed = fields(of.find(&built.definition), outline::lang(&built));
    let pictures = queries::pictures(shell.db().read(), officer).await?;
    let errors = FormErrors::none();
    shell.render(page(shell, &built, &pictures, of, &typed, errors))
}

async fn save(officer: &Officer, shell: &Shell, of: PictureOf<'_>, form: PictureForm) -> Reply {
    let built = queries::built(shell.db().read(), officer).await?;
    there(&built, of)?;
    let (typed, refused) = taken_in(officer, shell, form).await?;
    let had = of.find(&built.definition).is_some();
    let edit = match read(&typed, refused, had) {
        Ok(edit) => edit,
        Err(problems) => {
            let pictures = queries::pictures(shell.db().read(), officer).await?;
            let errors = FormErrors::new(shell, &problems);
            return shell.invalid(page(shell, &built, &pictures, of, &typed, errors));
        }
    };
    let (now, step) = (shell.now, step(of, typed.one("mark")));
    let save = async |tx: &Tx| {
        let change = |draft: &mut Draft| draft.set_picture(of, edit.as_ref());
        commands::edit(tx, officer, step, |d| picture_mark(d, of), change, now).await
    };
    let saved = shell.db().write(save).await;
    let done = match edit.is_some() {
        true => Flash::new("flash-builder-saved"),
        false => Flash::new("flash-builder-removed"),
    };
    let after = queries::built(shell.db().read(), officer).await?;
    let pictures = queries::pictures(shell.db().read(), officer).await?;
    outline::answer(shell, saved, done, &below(of), built.id, "file", |errors| {
        Ok(page(shell, &after, &pictures, of, &typed, errors))
    })
}

/// What was typed, with the address of a picture that came with it: there it stays when something
/// else has to be put right. Says as well what is wrong with the picture.
async fn taken_in(
    officer: &Officer,
    shell: &Shell,
    form: PictureForm,
) -> Result<(Fields, Option<Problem>), Error> {
    let Some(sent) = form.file.filter(SentFile::is_chosen) else {
        return Ok((form.fields, None));
    };
    let file = match files::checked(Some(sent)) {
        Ok(file) if !file.kind.is_picture() => {
            return Ok((form.fields, Some(Problem::says("upload-no-picture"))));
        }
        Ok(file) => file,
        Err(problem) => return Ok((form.fields, Some(problem))),
    };
    let (now, keys) = (shell.now, &shell.site.keys);
    let add = async |tx: &Tx| commands::add_file(tx, officer, keys, file, now).await;
    let src = shell.db().write(add).await?;
    let mut typed = Fields::default();
    for (name, value) in form.fields.pairs().filter(|(name, _)| *name != "src") {
        typed.push(name, value);
    }
    typed.push("src", src);
    Ok((typed, None))
}

/// The picture that was asked for, `None` for none, or everything wrong with it.
fn read(
    typed: &Fields,
    refused: Option<Problem>,
    had: bool,
) -> Result<Option<PictureEdit>, Problems> {
    let mut problems = Problems::new();
    let src = typed.one("src").trim();
    let alt = maybe(&mut problems, typed, "alt", "field-alt", 300);
    let caption = maybe(&mut problems, typed, "caption", "field-caption", 300);
    if let Some(problem) = refused {
        problems.add("file", problem);
    } else if src.is_empty() && had {
        return Ok(None);
    } else if src.is_empty() {
        problems.add("file", Problem::says("picture-missing"));
    } else if !is_here(src) {
        problems.add("src", Problem::says("picture-elsewhere"));
    }
    if typed.one("alt").trim().is_empty() {
        problems.add("alt", Problem::says("alt-missing"));
    }
    problems.finish(|| {
        Some(Some(PictureEdit {
            src: src.to_owned(),
            alt,
            caption,
        }))
    })
}

/// Whether an address is one of this site.
fn is_here(src: &str) -> bool {
    src.starts_with('/') && !src.starts_with("//")
}

/// Whether there is such a place at all.
fn there(built: &Built, of: PictureOf<'_>) -> Result<(), Error> {
    match of {
        PictureOf::Start => Ok(()),
        PictureOf::Section(code) => section_of(built, code).map(|_| ()),
        PictureOf::Question(code) => question_of(built, code).map(|_| ()),
    }
}

/// The page the picture belongs to, below that of the survey.
fn below(of: PictureOf<'_>) -> String {
    match of {
        PictureOf::Start => "/about".to_owned(),
        PictureOf::Section(code) => format!("/sections/{code}"),
        PictureOf::Question(code) => format!("/questions/{code}"),
    }
}

/// The page of the picture itself.
fn address(built: &Built, of: PictureOf<'_>) -> String {
    let below = match of {
        PictureOf::Start => String::new(),
        of => below(of),
    };
    format!("/staff/surveys/{}/build{below}/picture", built.id)
}

fn step<'a>(of: PictureOf<'a>, read: &'a str) -> Step<'a> {
    let place = match of {
        PictureOf::Start => "",
        PictureOf::Section(code) | PictureOf::Question(code) => code,
    };
    Step {
        deed: "picture.save",
        place,
        read,
    }
}

fn picture_mark(definition: &Definition, of: PictureOf<'_>) -> String {
    mark(&of.find(definition))
}

fn fields(picture: Option<&Picture>, lang: &str) -> Fields {
    let mut fields = Fields::default();
    if let Some(picture) = picture {
        fields.push("src", picture.src.as_str());
        fields.push("alt", picture.alt.exactly(lang));
        fields.push("caption", picture.caption.exactly(lang));
    }
    fields
}

/// The picture of a place, with the way to its page.
pub(super) fn line(shell: &Shell, built: &Built, of: PictureOf<'_>) -> PictureLine {
    let picture = of.find(&built.definition);
    PictureLine {
        picture: picture.map(|picture| views::picture(shell, picture)),
        href: address(built, of),
    }
}

fn page(
    shell: &Shell,
    built: &Built,
    pictures: &[FileRow],
    of: PictureOf<'_>,
    typed: &Fields,
    errors: FormErrors,
) -> PicturePage {
    let field = |name: &str| Field::new(name, typed.one(name), &errors);
    let now = of.find(&built.definition);
    let place = match of {
        PictureOf::Start => shell.t("builder-picture-start"),
        PictureOf::Section(code) | PictureOf::Question(code) => called(&built.definition, code),
    };
    let labels = [
        ("src", "builder-picture"),
        ("alt", "builder-alt"),
        ("caption", "builder-caption"),
    ];
    let chosen = typed.one("src");
    let shown = pictures.iter().find(|file| files::address(file) == chosen);
    PicturePage {
        place,
        back: format!("/staff/surveys/{}/build{}", built.id, below(of)),
        action: address(built, of),
        now: is_here(chosen).then(|| chosen.to_owned()),
        kind: shown.map(|file| files::kind(shell, file)),
        alt_now: typed.one("alt").to_owned(),
        choices: choices(shell, pictures, chosen),
        most: shell.texts.number(i64::try_from(MOST >> 20).unwrap_or(0)),
        src_error: errors.of("src"),
        file_error: errors.of("file"),
        alt: field("alt"),
        caption: field("caption"),
        translated: (built.definition.languages.len() > 1)
            .then(|| format!("/staff/surveys/{}/translations", built.id)),
        head: outline::head(
            shell,
            built,
            picture_mark(&built.definition, of),
            typed,
            &fields(now, outline::lang(built)),
            &labels,
            errors,
        ),
    }
}

/// No picture, and those that were uploaded; nothing where none was.
fn choices(shell: &Shell, pictures: &[FileRow], chosen: &str) -> Vec<Choice> {
    let none = Choice::plain("", shell.t("builder-picture-none"), chosen.is_empty());
    let mut choices: Vec<Choice> = vec![none];
    choices.extend(pictures.iter().map(|file| {
        let href = files::address(file);
        let checked = href == chosen;
        Choice::plain(href, &file.name, checked)
    }));
    // One that came with a file or a copy stays until another is chosen.
    if choices.iter().all(|choice| !choice.checked) {
        choices.push(Choice::plain(chosen, chosen, true));
    }
    match choices.len() {
        1 => Vec::new(),
        _ => choices,
    }
}
