//! A new survey, what stands on its start page, and the draft as a whole.

use actix_web::web::Query;
use domain::survey::edit::{PictureOf, mark};
use domain::survey::{Contact, Definition, EASY_READ, Fields, Schedule, Text};
use domain::text::{Line, Slug};
use domain::time::clock_in_london;
use domain::{Arg, Problem, Problems};

use super::commands::{self, NewSurvey, Step};
use super::outline::{self, Officer};
use super::pages::{AboutPage, NewSurveyPage, TextBox};
use super::pictures;
use super::queries::{self, Built};
use super::ready;
use super::start_fields;
use crate::db::Tx;
use crate::equality;
use crate::proof::language;
use crate::staff::proof::Staff;
use crate::staff::roles::EditSurvey;
use crate::survey::commands::{SaveError, discard_draft};
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::locale::LANGUAGES;
use crate::web::ui::{Choice, DayField, Field, FormErrors, Said};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/new", blank)
        .post("/staff/surveys/new", create)
        .get("/staff/surveys/{survey}/build/about", about)
        .post("/staff/surveys/{survey}/build/about", save_about)
        .get("/staff/surveys/{survey}/build/file", file)
        .post("/staff/surveys/{survey}/build/discard", discard);
}

async fn blank(officer: Staff<EditSurvey>, shell: Shell, query: Query<Begun>) -> Reply {
    let mut typed = Fields::default();
    typed.push("programme", query.programme.as_str());
    let page = new_page(&shell, &officer, &typed, &Problems::new()).await?;
    shell.render(page)
}

/// The programme whose page led here.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Begun {
    programme: String,
}

async fn new_page(
    shell: &Shell,
    officer: &Staff<EditSurvey>,
    typed: &Fields,
    problems: &Problems,
) -> Result<NewSurveyPage, Error> {
    let db = shell.db().read();
    let programmes = queries::programmes(db, officer.reach()).await?;
    let copied = queries::models(db, officer.reach()).await?;
    let errors = FormErrors::new(shell, problems);
    let only = programmes.len() == 1;
    let chosen = typed.one("model");
    let pick = |value: &str, label: String, hint: String| Choice {
        hint: (!hint.is_empty()).then(|| Said::plain(hint)),
        ..Choice::plain(value, label, chosen == value)
    };
    let empty = pick("", shell.t("builder-model-empty"), String::new());
    let ready = ready::READY.iter().map(|model| {
        let label = shell.t(&format!("builder-model-{}", model.name));
        let hint = shell.t(&format!("builder-model-{}-hint", model.name));
        pick(model.name, label, hint)
    });
    let copies = copied.iter().map(|(id, definition)| {
        let title = definition.title.get(shell.language()).0;
        let label = shell.with("builder-model-copy", &[("title", title.into())]);
        pick(&id.to_string(), label, String::new())
    });
    let file = pick("file", shell.t("builder-model-file"), String::new());
    Ok(NewSurveyPage {
        title: Field::new("title", typed.one("title"), &errors),
        slug: Field::new("slug", typed.one("slug"), &errors),
        programmes: programmes
            .into_iter()
            .map(|(slug, title)| {
                let checked = only || typed.one("programme") == slug;
                Choice::plain(slug, title, checked)
            })
            .collect(),
        programme_error: errors.of("programme"),
        models: [empty]
            .into_iter()
            .chain(ready)
            .chain(copies)
            .chain([file])
            .collect(),
        file: Field::new("file", typed.one("file"), &errors),
        chosen_error: errors.of("chosen"),
        model_error: errors.of("model"),
        errors,
    })
}

async fn create(officer: Staff<EditSurvey>, shell: Shell, form: Posted<ready::NewForm>) -> Reply {
    let copied = queries::models(shell.db().read(), officer.reach()).await?;
    let programmes = queries::programmes(shell.db().read(), officer.reach()).await?;
    let (form, unreadable) = ready::with_file(form.into_inner());
    let new = match new_survey(&form, unreadable, &programmes, &copied) {
        Ok(new) => new,
        Err(problems) => return shell.invalid(new_page(&shell, &officer, &form, &problems).await?),
    };
    let now = shell.now;
    let create = async |tx: &Tx| commands::create(tx, &officer, &shell.site.keys, new, now).await;
    match shell.db().write(create).await {
        Ok(Some(id)) => {
            shell.flash(Flash::new("flash-survey-made"));
            shell.see_other(&format!("/staff/surveys/{}/build", id.0))
        }
        Ok(None) => {
            let problems = Problems::one("slug", Problem::says("slug-taken"));
            shell.invalid(new_page(&shell, &officer, &form, &problems).await?)
        }
        Err(error) => Err(outline::internal(error)),
    }
}

fn new_survey(
    typed: &Fields,
    unreadable: Option<Problem>,
    programmes: &[(String, String)],
    copied: &[(i64, Definition)],
) -> Result<NewSurvey, Problems> {
    let mut problems = Problems::new();
    let title = problems.take("title", Line::parse(typed.one("title"), "field-title", 200));
    let programme = programmes
        .iter()
        .find(|(slug, _)| slug == typed.one("programme"));
    let programme = problems.take(
        "programme",
        programme.ok_or(Problem::says("programme-missing")),
    );
    let raw = typed.one("slug").trim();
    let slug = match (&title, raw.is_empty()) {
        (Some(title), true) => {
            let made = Slug::from_title(title.as_str());
            problems.take("slug", made.ok_or(Problem::says("slug-format")))
        }
        (None, true) => None,
        _ => problems.take("slug", Slug::parse(raw)),
    };
    let (field, model) = match typed.one("model") {
        "" => ("model", Ok(empty_definition())),
        "file" => match unreadable {
            Some(problem) => ("chosen", Err(problem)),
            None => ("file", ready::of_file(typed.one("file"))),
        },
        name => {
            let found = copied.iter().find(|(id, _)| id.to_string() == name);
            let found = found.map(|(_, definition)| definition.clone());
            let model = found.or_else(|| ready::ready(name));
            ("model", model.ok_or(Problem::says("model-missing")))
        }
    };
    let model = problems.take(field, model);
    problems.finish(|| {
        let mut definition = model?;
        let lang = definition.languages.first().cloned();
        let lang = lang.unwrap_or_else(|| "en".to_owned());
        definition.title.set(&lang, title?.as_str(), &lang);
        Some(NewSurvey {
            programme: programme?.0.clone(),
            slug: slug?.as_str().to_owned(),
            definition,
        })
    })
}

fn empty_definition() -> Definition {
    Definition {
        title: Text::default(),
        purpose: Text::default(),
        picture: None,
        undecided: Text::default(),
        options: Text::default(),
        decision: Text::default(),
        next_steps: Text::default(),
        privacy: Text::default(),
        controllers: Text::default(),
        basis: Text::default(),
        retention: Text::default(),
        contact: Contact {
            team: Text::default(),
            email: None,
            phone: None,
            address: None,
        },
        languages: vec!["en".to_owned()],
        sections: Vec::new(),
        equality: Vec::new(),
    }
}

/// The mark of what the page about a survey shows.
fn about_mark(d: &Definition) -> String {
    let texts: Vec<&Text> = start_fields::TEXTS
        .iter()
        .map(|text| (text.of)(d))
        .collect();
    mark(&(&d.title, texts, &d.contact, &d.languages, &d.equality))
}

fn schedule(built: &Built) -> Schedule {
    Schedule {
        opens: built.opens_at.map(clock_in_london),
        closes: built.closes_at.map(clock_in_london),
    }
}

async fn about(officer: Officer, shell: Shell) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let typed = start_fields::of_about(&built.definition, schedule(&built), outline::lang(&built));
    shell.render(about_page(&shell, &built, &typed, FormErrors::none())?)
}

async fn save_about(officer: Officer, shell: Shell, form: Posted<Fields>) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let ids: Vec<String> = equality::shipped_set()?
        .questions
        .into_iter()
        .map(|q| q.id)
        .collect();
    let about = match start_fields::about(&form, &ids) {
        Ok(about) => about,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(about_page(&shell, &built, &form, errors)?);
        }
    };
    let (now, dates) = (shell.now, (!built.published).then_some(about.schedule));
    let step = Step {
        deed: "about.save",
        place: "",
        read: form.one("mark"),
    };
    let moved = dates.filter(|dates| *dates != schedule(&built));
    let saved = shell
        .db()
        .write(async |tx: &Tx| {
            let change = |draft: &mut domain::survey::edit::Draft| {
                draft.set_about(|definition| about.write(definition))
            };
            commands::edit(tx, &officer, step, about_mark, change, now).await?;
            if let Some(dates) = moved {
                commands::set_dates(tx, &officer, dates, now).await?;
            }
            Ok(())
        })
        .await;
    let built = queries::built(shell.db().read(), &officer).await?;
    outline::answer(
        &shell,
        saved,
        Flash::new("flash-builder-saved"),
        "",
        built.id,
        "title",
        |errors| about_page(&shell, &built, &form, errors),
    )
}

fn about_page(
    shell: &Shell,
    built: &Built,
    typed: &Fields,
    errors: FormErrors,
) -> Result<AboutPage, Error> {
    let field = |name: &str| Field::new(name, typed.one(name), &errors);
    let day = |name: &str| DayField::new(name, typed, &errors);
    let now = start_fields::of_about(&built.definition, schedule(built), outline::lang(built));
    let mut labels = vec![
        ("title", "builder-title"),
        ("team", "builder-team"),
        ("email", "builder-email"),
    ];
    labels.extend(
        start_fields::TEXTS
            .iter()
            .map(|text| (text.name, text.label)),
    );
    let set = equality::shipped_set()?;
    let lang = shell.language();
    Ok(AboutPage {
        title: field("title"),
        texts: start_fields::TEXTS
            .iter()
            .map(|text| TextBox {
                label: shell.t(text.label),
                hint: shell.t(text.hint),
                field: field(text.name),
            })
            .collect(),
        team: field("team"),
        email: field("email"),
        phone: field("phone"),
        address: field("address"),
        written_in: language_name(shell, outline::lang(built)),
        languages: offered(built)
            .into_iter()
            .map(|tag| {
                let chosen = typed.all("languages").any(|one| one == tag);
                let name = language_name(shell, &tag);
                Choice::plain(tag, name, chosen)
            })
            .collect(),
        equality: set
            .questions
            .iter()
            .map(|question| {
                let chosen = typed.all("equality").any(|id| id == question.id);
                Choice::plain(&question.id, question.question.get(lang).0, chosen)
            })
            .collect(),
        dates: (!built.published).then(|| {
            (
                day("opens"),
                field("opens-clock"),
                day("closes"),
                field("closes-clock"),
            )
        }),
        picture: pictures::line(shell, built, PictureOf::Start),
        slug: built.slug.clone(),
        head: outline::head(
            shell,
            built,
            about_mark(&built.definition),
            typed,
            &now,
            &labels,
            errors,
        ),
    })
}

/// The languages a survey can be offered in besides its own, as far as they are ticked here: easy
/// read, those of the site, and what it is offered in already.
fn offered(built: &Built) -> Vec<String> {
    let own = outline::lang(built);
    let mut tags = vec![format!("{own}{EASY_READ}")];
    tags.extend(LANGUAGES.iter().map(|language| language.tag.to_owned()));
    for tag in &built.definition.languages {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    tags.retain(|tag| tag != own);
    tags
}

pub(super) fn language_name(shell: &Shell, tag: &str) -> String {
    if let Some(plain) = tag.strip_suffix(EASY_READ) {
        let language = Arg::Text(language_name(shell, plain));
        shell.with("builder-easy-read", &[("language", language)])
    } else {
        language(&shell.texts, tag)
    }
}

/// The draft as a file.
async fn file(officer: Officer, shell: Shell) -> Reply {
    let db = shell.db().read();
    let built = queries::built(db, &officer).await?;
    let file = crate::survey::queries::export(db, &built.slug).await?;
    let json = file.ok_or(Error::NotFound)?.write()?;
    let name = format!("{}.json", built.slug);
    Ok(shell.file("application/json", &name, json.into_bytes()))
}

async fn discard(officer: Officer, shell: Shell, _: Posted<Button>) -> Reply {
    let now = shell.now;
    let discard = async |tx: &Tx| discard_draft(tx, &officer, now).await;
    match shell.db().write(discard).await {
        Ok(()) => {
            shell.flash(Flash::new("flash-draft-discarded"));
            shell.see_other(&format!("/staff/surveys/{}", officer.object().0))
        }
        Err(SaveError::NoDraft | SaveError::Changed) => Err(Error::Conflict("survey-no-draft")),
        Err(SaveError::Database(error)) => Err(error.into()),
        Err(SaveError::Json(error)) => Err(error.into()),
    }
}
