//! The start page and the receipt; what lies between is in `sections` and `equality`.

use actix_web::web::{Data, Path};
use chrono::TimeDelta;
use domain::Arg;
use domain::public_text::Thing;
use domain::survey::{Definition, Door, EASY_ENGLISH, Text};
use std::sync::Arc;

use super::forms::LinkForm;
use super::gate::{Respondent, cookie_name};
use super::pages::{Offered, SentPage, StartPage};
use super::queries::SentRow;
use super::stages::Stage;
use super::{
    Nonce, addresses, check, correcting, equality, hub, links, preview, receipts, references,
    returning, sections, views,
};
use crate::notices;
use crate::proof::direction;
use crate::safeguarding;
use crate::survey::{OpenSurvey, Published};
use crate::web::form::Button;
use crate::web::frame::path_as;
use crate::web::locale::{LANGUAGES, READ};
use crate::web::ui::{Field, FormErrors, Link, Said, SaidLink};
use crate::web::{Error, Posted, Public, Reply, Routes, Shell};
use crate::words::Spoken;

/// How long after the close a response can be withdrawn. Then its receipt is forgotten, and
/// nobody can tell any more whose it is.
pub(super) const WITHDRAW_FOR: TimeDelta = TimeDelta::days(28);

/// How many notices the start page shows; the others have a page of their own.
const NOTICES: usize = 3;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    routes
        .get("/surveys/{survey}", start)
        .post("/surveys/{survey}", begin)
        .get("/surveys/{survey}/sent", sent)
        .get("/leave", leave);
    hub::mount(routes);
    sections::mount(routes);
    check::mount(routes);
    correcting::mount(routes);
    links::mount(routes);
    returning::mount(routes);
    equality::mount(routes);
    receipts::mount(routes);
    references::mount(routes);
    addresses::mount(routes);
    preview::mount(routes);
}

/// The survey of an address, which somebody must have opened once.
pub(super) async fn find(
    shell: &Shell,
    published: &Published,
    slug: &str,
) -> Result<Arc<OpenSurvey>, Error> {
    let survey = published
        .survey(shell.db(), slug)
        .await?
        .ok_or(Error::NotFound)?;
    if survey.door(shell.now) == Door::Unknown {
        Err(Error::NotFound)
    } else {
        Ok(survey)
    }
}

async fn start(_: Public, shell: Shell, published: Data<Published>, slug: Path<String>) -> Reply {
    let survey = find(&shell, &published, &slug).await?;
    let stage = match nonce(&shell, &slug) {
        Some(nonce) => stage(&shell, &nonce).await?,
        None => Stage::Begun,
    };
    let newest = survey.notices.get(..NOTICES).unwrap_or(&survey.notices);
    let shown = notices::things(newest).chain([(Thing::Programme, survey.programme.id)]);
    let spoken = Spoken::of(&shell, shown).await?;
    shell.render(start_page(&shell, &spoken, &survey, &stage))
}

/// How far the owner of a nonce has come.
pub(super) async fn stage(shell: &Shell, nonce: &Nonce) -> Result<Stage, Error> {
    let site = &shell.site;
    site.stages.of(&site.db, &site.keys, nonce).await
}

pub(super) fn nonce(shell: &Shell, slug: &str) -> Option<Nonce> {
    shell
        .cookie(&cookie_name(slug))
        .and_then(|value| Nonce::from_cookie(&value))
}

fn start_page(shell: &Shell, spoken: &Spoken, survey: &OpenSurvey, stage: &Stage) -> StartPage {
    let definition = &survey.version.definition;
    let lang = shell.reading();
    let say = |text: &Text| spoken.noted(Said::of(text, lang));
    let of = &survey.programme;
    let newest = survey.notices.get(..NOTICES).unwrap_or(&survey.notices);
    let moment =
        |key: &str, instant| shell.with(key, &[("when", Arg::Text(shell.texts.moment(instant)))]);
    let (door, dates) = match survey.door(shell.now) {
        Door::NotYet(opens) => ("not_yet", Some(moment("survey-opens", opens))),
        Door::Open => (
            "open",
            survey
                .closes_at
                .map(|closes| moment("survey-closes", closes)),
        ),
        Door::Grace | Door::Closed | Door::Unknown => (
            "closed",
            survey
                .closes_at
                .map(|closes| moment("survey-closed-on", closes)),
        ),
    };
    let minutes = |count: usize| shell.with("minutes", &[("count", Arg::from(count))]);
    let (answering, equality) = survey.version.minutes;
    let sections = definition.sections.len();
    StartPage {
        head: views::head(survey, definition, lang),
        programme: SaidLink::new(
            spoken.say(Thing::Programme, of.id, "title", &of.title),
            shell.path(&format!("/programmes/{}", of.slug)),
        ),
        body_name: spoken.say(Thing::Programme, of.id, "body_name", &of.body_name),
        door,
        dates,
        purpose: say(&definition.purpose),
        picture: (definition.picture.as_ref()).map(|one| views::picture(shell, one)),
        undecided: say(&definition.undecided),
        options: say(&definition.options),
        decision: say(&definition.decision),
        minutes: minutes(answering),
        sections: shell.with("survey-sections", &[("count", Arg::from(sections))]),
        equality: (survey.version.equality.is_some()).then(|| minutes(equality)),
        next_steps: say(&definition.next_steps),
        privacy: say(&definition.privacy),
        data: data(shell, definition),
        contact: views::contact(definition, lang),
        offered: offered(shell, survey),
        notices: notices::views(shell, spoken, newest),
        results: (survey.results).then(|| shell.path(&format!("/surveys/{}/results", survey.slug))),
        begun: matches!(stage, Stage::Underway(_)),
        sent: matches!(stage, Stage::Sent(_)),
        partly: spoken.lacks(),
    }
}

/// What the law wants people to be told about their data, where it is said.
fn data(shell: &Shell, definition: &Definition) -> Vec<(String, Said)> {
    let facts = [
        ("survey-controllers", &definition.controllers),
        ("survey-basis", &definition.basis),
        ("survey-retention", &definition.retention),
    ];
    let said = facts.iter().filter(|(_, text)| !text.is_empty());
    said.map(|(key, text)| (shell.t(key), Said::of(text, shell.reading())))
        .collect()
}

/// The other languages and forms a survey is offered in, by their own names.
fn offered(shell: &Shell, survey: &OpenSurvey) -> Vec<Offered> {
    let start = format!("/surveys/{}", survey.slug);
    let page = shell.texts.language();
    let form = |key: &str, reading: &str, large: bool| Offered {
        tag: page.tag.to_owned(),
        dir: page.dir(),
        name: shell.t(key),
        href: path_as(reading, large, &start),
    };
    let languages = survey.version.definition.languages.iter();
    let others = languages.filter(|tag| *tag != shell.reading());
    let language = |tag: &String| {
        if tag == EASY_ENGLISH {
            return Some(form("survey-easy", tag, false));
        }
        let spoken = LANGUAGES.iter().find(|language| language.tag == tag);
        let read = READ.iter().find(|read| read.tag == tag);
        let name = spoken.map(|it| it.name).or(read.map(|it| it.name))?;
        Some(Offered {
            tag: tag.clone(),
            dir: direction(tag),
            name: name.to_owned(),
            href: path_as(tag, shell.is_large(), &start),
        })
    };
    let mut all: Vec<Offered> = others.filter_map(language).collect();
    all.push(match shell.is_large() {
        true => form("survey-usual-print", shell.reading(), false),
        false => form("survey-large-print", shell.reading(), true),
    });
    all
}

/// Begins to answer: a new nonce, in a cookie that ends with the browser. Nothing is stored yet.
async fn begin(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    slug: Path<String>,
    _: Posted<Button>,
) -> Reply {
    let survey = find(&shell, &published, &slug).await?;
    if survey.door(shell.now) != Door::Open {
        return shell.see_other(&shell.path(&format!("/surveys/{}", survey.slug)));
    }
    begin_anew(&shell, &survey)
}

/// Gives the browser a new nonce and leads it to the first section.
pub(crate) fn begin_anew(shell: &Shell, survey: &OpenSurvey) -> Reply {
    let (site, nonce) = (&shell.site, Nonce::new(&shell.site.keys));
    let hash = nonce.hash(&site.keys);
    site.stages
        .note(&site.db, site.stages.mark(&site.db), hash, Stage::Begun);
    shell.set_cookie(&cookie_name(&survey.slug), nonce.cookie());
    let first = match survey.version.definition.has_task_list() {
        true => "sections",
        false => "sections/1",
    };
    shell.see_other(&shell.path(&format!("/surveys/{}/{first}", survey.slug)))
}

/// The receipt. Reload and bookmark find it as long as the cookie lives.
async fn sent(respondent: Respondent, shell: Shell, published: Data<Published>) -> Reply {
    let survey = find(&shell, &published, &respondent.slug).await?;
    let row = match stage(&shell, &respondent.nonce).await? {
        Stage::Sent(row) => row,
        Stage::Underway(draft) if draft.kept.corrects => {
            return shell.see_other(&shell.path(&format!("/surveys/{}/check", survey.slug)));
        }
        _ => return shell.see_other(&shell.path(&format!("/surveys/{}", survey.slug))),
    };
    let form = LinkForm::default();
    let errors = FormErrors::none();
    shell.render(sent_page(&shell, &survey, &respondent, row, &form, errors).await?)
}

pub(super) async fn sent_page(
    shell: &Shell,
    survey: &OpenSurvey,
    respondent: &Respondent,
    row: SentRow,
    form: &LinkForm,
    errors: FormErrors,
) -> Result<SentPage, Error> {
    let keys = &shell.site.keys;
    let safety = safeguarding::on_receipt(shell, survey.id, row.id).await?;
    let definition = &survey.version.definition;
    let lang = shell.reading();
    let day = |instant| shell.texts.date(domain::time::day_in_london(instant));
    Ok(SentPage {
        head: views::head(survey, definition, lang),
        code: respondent.nonce.receipt(keys).to_string(),
        reference: respondent.nonce.reference(keys).to_string(),
        received: shell.texts.date(row.received_on),
        withdraw_by: survey.closes_at.map(|closes| day(closes + WITHDRAW_FOR)),
        closes: survey
            .closes_at
            .filter(|closes| *closes > shell.now.utc())
            .map(day),
        next_steps: Said::of(&definition.next_steps, lang),
        contact: views::contact(definition, lang),
        programme: Link::new(
            &survey.programme.title,
            shell.path(&format!("/programmes/{}", survey.programme.slug)),
        ),
        equality: (survey.version.equality.is_some() && row.is_person)
            .then(|| shell.path(&format!("/surveys/{}/equality", survey.slug))),
        email: Field::new("email", &form.email, &errors),
        errors,
        safety,
    })
}

/// The quick way out: this browser forgets the visit, and goes where anybody may look.
///
/// What was answered so far stays sealed in the database and cannot be reached from this device.
async fn leave(_: Public, shell: Shell, request: actix_web::HttpRequest) -> Reply {
    for cookie in request.cookies().map_err(|_| Error::Malformed)?.iter() {
        let name = cookie.name().trim_start_matches("__Host-");
        if name.starts_with(crate::web::cookies::ANSWERS) {
            shell.drop_cookie(name);
        }
    }
    shell.drop_cookie(crate::web::cookies::VISIT);
    shell.drop_cookie(crate::web::cookies::BACK);
    let mut reply = shell.see_other("https://www.bbc.co.uk/weather")?;
    reply.headers_mut().insert(
        actix_web::http::header::HeaderName::from_static("clear-site-data"),
        actix_web::http::header::HeaderValue::from_static("\"cache\""),
    );
    Ok(reply)
}
