//! The printable twin of a survey.

use actix_web::web::{Data, Path};
use domain::characteristic::{EqualityQuestion, Picks};
use domain::survey::{
    Condition, Definition, Door, Fields, Kind, Phrase, Question, Text, number_of, sentence,
};
use domain::{Arg, paper};

use super::pages::{PrintPage, PrintQuestion, PrintSection};
use crate::respond::pages::QuestionView;
use crate::respond::views;
use crate::survey::sentence::{Voice, words};
use crate::survey::{OpenSurvey, Published};
use crate::web::ui::{Choice, FormErrors, OtherBox, Said};
use crate::web::{Error, Public, Reply, Routes, Shell, markdown};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/surveys/{survey}/paper", standard)
        .get("/surveys/{survey}/paper/large", large);
}

async fn standard(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    slug: Path<String>,
) -> Reply {
    print(&shell, &published, &slug, false).await
}

async fn large(_: Public, shell: Shell, published: Data<Published>, slug: Path<String>) -> Reply {
    print(&shell, &published, &slug, true).await
}

async fn print(shell: &Shell, published: &Published, slug: &str, large: bool) -> Reply {
    let survey = published
        .survey(shell.db(), slug)
        .await?
        .ok_or(Error::NotFound)?;
    if survey.door(shell.now) == Door::Unknown {
        return Err(Error::NotFound);
    }
    shell.render(page(shell, &survey, large))
}

fn page(shell: &Shell, survey: &OpenSurvey, large: bool) -> PrintPage {
    let definition = &survey.version.definition;
    let lang = shell.reading();
    let own = format!("/surveys/{}/paper", survey.slug);
    let sections = (definition.sections.iter())
        .filter(|section| section.on_paper().next().is_some())
        .zip(1..)
        .map(|(section, number)| {
            let summary = Said::of(&section.summary, lang);
            PrintSection {
                number,
                title: Said::of(&section.title, lang),
                summary: markdown::render(&summary.text),
                picture: (section.picture.as_ref()).map(|one| views::picture(shell, one)),
                route: section
                    .show_if
                    .as_ref()
                    .and_then(|c| route(shell, definition, c, "route-section")),
                questions: section
                    .on_paper()
                    .map(|question| question_on_paper(shell, definition, question))
                    .collect(),
            }
        })
        .collect();
    let equality = survey.version.equality.as_ref().map(|(_, set)| {
        let asked = set
            .questions
            .iter()
            .filter(|q| definition.equality.contains(&q.id));
        asked
            .zip(definition.questions().count() + 1..)
            .map(|(q, n)| equality_on_paper(shell, q, n))
            .collect()
    });
    PrintPage {
        slug: survey.slug.clone(),
        title: Said::of(&definition.title, lang),
        body_name: survey.programme.body_name.clone(),
        fictional: survey.programme.fictional,
        purpose: Said::of(&definition.purpose, lang),
        picture: (definition.picture.as_ref()).map(|one| views::picture(shell, one)),
        closes: survey
            .closes_at
            .map(|closes| shell.texts.date(domain::time::day_in_london(closes))),
        privacy: Said::of(&definition.privacy, lang),
        contact: views::contact(definition, lang),
        online: shell
            .site
            .base
            .join(&shell.path(&format!("/surveys/{}", survey.slug))),
        large,
        other_size: shell.path(&if large { own } else { format!("{own}/large") }),
        sections,
        equality: equality.unwrap_or_default(),
    }
}

fn question_on_paper(shell: &Shell, definition: &Definition, question: &Question) -> PrintQuestion {
    let view = views::question(shell, question, &Fields::default(), &FormErrors::none());
    PrintQuestion {
        // The number the directions know it by: what is asked online alone leaves a gap.
        number: number_of(definition, question.code.as_str()).unwrap_or_default(),
        view,
        route: question
            .show_if
            .as_ref()
            .and_then(|c| route(shell, definition, c, "route-question")),
        lines: match question.kind {
            Kind::LongText { .. } => 10,
            Kind::ShortText { .. } => 2,
            _ => 1,
        },
    }
}

/// Who answers, in words: `Answer this section only if you answered “Yes” to question 1.`
fn route(
    shell: &Shell,
    definition: &Definition,
    condition: &Condition,
    key: &str,
) -> Option<String> {
    match sentence(definition, condition, shell.reading()) {
        Phrase::Always => None,
        Phrase::Never => Some(shell.t("route-nobody")),
        phrase => {
            let condition = Arg::Text(words(&shell.texts, &phrase, Voice::You));
            Some(shell.with(key, &[("condition", condition)]))
        }
    }
}

/// An equality question on paper: all options on one list, each with its printed code.
pub(super) fn equality_on_paper(
    shell: &Shell,
    question: &EqualityQuestion,
    number: usize,
) -> PrintQuestion {
    PrintQuestion {
        number,
        view: equality_view(shell, question),
        route: None,
        lines: 1,
    }
}

pub(super) fn equality_view(shell: &Shell, question: &EqualityQuestion) -> QuestionView {
    let lang = shell.reading();
    let said = |text: &Text| (!text.is_empty()).then(|| Said::of(text, lang));
    let width = paper::width(question.options.len());
    QuestionView {
        code: question.id.clone(),
        kind: if question.kind == Picks::Multi {
            "several"
        } else {
            "single"
        },
        text: Said::of(&question.question, lang),
        hint: said(&question.hint),
        optional: true,
        choices: question
            .options
            .iter()
            .zip(1..)
            .map(|(option, n)| Choice {
                value: option.code.clone(),
                label: match &option.group {
                    Some(group) => Said::plain(format!("{group}: {}", option.label.get(lang).0)),
                    None => Said::of(&option.label, lang),
                },
                hint: said(&option.hint),
                apart: option.exclusive,
                other: option.write_in.as_ref().map(|write_in| OtherBox {
                    name: format!("{}.other", question.id),
                    value: String::new(),
                    label: Said::of(&write_in.label, lang),
                }),
                printed: paper::printed(n, width),
                ..Choice::default()
            })
            .collect(),
        ..QuestionView::default()
    }
}
