//! What officers copy and print to spread the word.

use actix_web::web::Data;
use domain::Arg;
use domain::survey::Door;
use domain::time::day_in_london;

use super::pages::{SharePage, ShareText};
use super::public::{address, languages, poster_in};
use super::square::Square;
use crate::staff::proof::In;
use crate::staff::roles::SeeSurveys;
use crate::survey::{OpenSurvey, Published, SurveyId, queries};
use crate::web::locale::Language;
use crate::web::{Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes.get("/staff/surveys/{survey}/share", share);
}

async fn share(who: In<SurveyId, SeeSurveys>, shell: Shell, published: Data<Published>) -> Reply {
    let row = queries::one(shell.db().read(), &who).await?;
    let found = published.survey(shell.db(), &row.slug).await?;
    let open = found.filter(|survey| survey.door(shell.now) != Door::Unknown);
    let short = address(&shell, row.id, shell.language());
    let mut page = SharePage {
        id: row.id,
        title: row.title,
        published: open.is_some(),
        square: Square::of(&short).filter(|_| open.is_some()),
        address: short,
        file: format!("/surveys/{}/qr.svg", row.slug),
        posters: Vec::new(),
        texts: Vec::new(),
    };
    if let Some(survey) = &open {
        let definition = &survey.version.definition;
        for language in languages(definition) {
            page.posters.push(poster_in(&survey.slug, language));
            page.texts.extend(texts(&shell, survey, language));
        }
    }
    shell.render(page)
}

/// The texts to copy in one language.
fn texts(shell: &Shell, survey: &OpenSurvey, language: &Language) -> [ShareText; 3] {
    let definition = &survey.version.definition;
    let texts = shell.site.locales.get(language.tag);
    let address = address(shell, survey.id, language.tag);
    let title = definition.title.get(language.tag).0;
    let values = [
        ("title", Arg::from(title)),
        ("body", Arg::from(survey.programme.body_name.as_str())),
        ("address", Arg::from(address.as_str())),
    ];
    let said = |key: &str| isolated(&texts.with(key, &values));
    let closes = survey.closes_at.map(|closes| {
        let day = Arg::Text(texts.date(day_in_london(closes)));
        isolated(&texts.with("share-closes", &[("day", day)]))
    });
    let short = [
        Some(said("share-short")),
        closes.clone(),
        Some(address.clone()),
    ];
    let purpose = definition.purpose.get(language.tag).0.to_owned();
    let long = [
        Some(said("share-long")),
        Some(purpose),
        closes,
        Some(said("share-answer")),
        Some(isolated(&texts.t("survey-formats"))),
    ];
    let html = format!(
        "<a href=\"{}\" hreflang=\"{}\">{}</a>",
        escaped(&address),
        language.tag,
        escaped(title)
    );
    let box_of = |kind: &str, text: String, rows: usize| ShareText {
        id: format!("{kind}-{}", language.tag),
        label: shell.with(
            &format!("share-{kind}-label"),
            &[("language", Arg::from(language.name))],
        ),
        rows,
        text,
        lang: language.tag.to_owned(),
        dir: if language.rtl && kind != "html" {
            "rtl"
        } else {
            "ltr"
        },
    };
    let joined = |parts: &[Option<String>], with: &str| {
        parts
            .iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>()
            .join(with)
    };
    [
        box_of("message", joined(&short, " "), 3),
        box_of("newsletter", joined(&long, "\n\n"), 12),
        box_of("html", html, 3),
    ]
}

/// A text without the invisible marks around its values: what is copied elsewhere is plain.
fn isolated(text: &str) -> String {
    text.replace(['\u{2067}', '\u{2068}', '\u{2069}'], "")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
