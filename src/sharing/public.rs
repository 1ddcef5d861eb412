//! The short address, the square code, and the poster.

use actix_web::web::{Data, Path};
use domain::short;
use domain::survey::{Definition, Door};
use domain::time::day_in_london;
use std::sync::Arc;

use super::pages::PosterPage;
use super::square::Square;
use crate::respond::views;
use crate::survey::{OpenSurvey, Published, queries};
use crate::web::locale::{LANGUAGES, Language, path_in};
use crate::web::ui::{Link, Said};
use crate::web::{Error, Public, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/s/{code}", lead)
        .get("/surveys/{survey}/qr.svg", file)
        .get("/surveys/{survey}/poster", poster);
}

/// Leads from the short address to the survey.
async fn lead(_: Public, shell: Shell, published: Data<Published>, code: Path<String>) -> Reply {
    let id = short::number(&code).ok_or(Error::NotFound)?;
    let slug = queries::slug(shell.db().read(), id).await?;
    let survey = find(&shell, &published, &slug.ok_or(Error::NotFound)?).await?;
    shell.see_other(&shell.path(&format!("/surveys/{}", survey.slug)))
}

async fn find(shell: &Shell, published: &Published, slug: &str) -> Result<Arc<OpenSurvey>, Error> {
    let found = published.survey(shell.db(), slug).await?;
    found
        .filter(|survey| survey.door(shell.now) != Door::Unknown)
        .ok_or(Error::NotFound)
}

/// The short address of a survey, in a language of the site.
pub(super) fn address(shell: &Shell, survey: i64, language: &str) -> String {
    let code = short::code(survey).unwrap_or_default();
    shell
        .site
        .base
        .join(&path_in(language, &format!("/s/{code}")))
}

/// The languages of the site that a survey is offered in.
pub(super) fn languages(definition: &Definition) -> impl Iterator<Item = &'static Language> {
    let offered = definition.languages.clone();
    LANGUAGES
        .iter()
        .filter(move |language| offered.iter().any(|tag| tag == language.tag))
}

/// Where the poster is, in a language of the site.
pub(super) fn poster_in(slug: &str, language: &Language) -> Link {
    let path = path_in(language.tag, &format!("/surveys/{slug}/poster"));
    Link::new(language.name, path)
}

async fn file(_: Public, shell: Shell, published: Data<Published>, slug: Path<String>) -> Reply {
    let survey = find(&shell, &published, &slug).await?;
    let square = Square::of(&address(&shell, survey.id, shell.language()));
    let file = square.ok_or(Error::NotFound)?.file();
    let name = format!("{}.svg", survey.slug);
    Ok(shell.file("image/svg+xml", &name, file.into_bytes()))
}

async fn poster(_: Public, shell: Shell, published: Data<Published>, slug: Path<String>) -> Reply {
    let survey = find(&shell, &published, &slug).await?;
    let definition = &survey.version.definition;
    let lang = shell.language();
    let address = address(&shell, survey.id, lang);
    let others = || languages(definition).filter(|language| language.tag != lang);
    let also = others().map(|language| {
        let said = shell.site.locales.get(language.tag).t("poster-also");
        let dir = if language.rtl { "rtl" } else { "ltr" };
        (said, language.tag.to_owned(), dir)
    });
    shell.render(PosterPage {
        head: views::head(&survey, definition, shell.reading()),
        body_name: survey.programme.body_name.clone(),
        purpose: Said::of(&definition.purpose, shell.reading()),
        closes: survey
            .closes_at
            .map(|closes| shell.texts.date(day_in_london(closes))),
        square: Square::of(&address),
        address: address
            .split_once("://")
            .map_or(address.clone(), |(_, rest)| rest.to_owned()),
        contact: views::contact(definition, shell.reading()),
        also: also.collect(),
        others: others()
            .map(|language| (poster_in(&survey.slug, language), language.tag))
            .collect(),
    })
}
