//! The page of unusual responses.

use actix_web::web::{Data, Query};
use domain::scrutiny::Mark;
use domain::survey::Definition;
use domain::{Arg, Named};

use super::pages::{CampaignView, MarkLine, UnusualPage};
use super::queries;
use crate::redaction::queries::shown_texts;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::{Published, SurveyId, queries as surveys};
use crate::themes::queries::{self as themes, BundleRow};
use crate::web::ui::{Pagination, Said};
use crate::web::{Error, Reply, Routes, Shell};

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    routes.get("/staff/surveys/{survey}/unusual", unusual);
}

type Reader = In<SurveyId, DecideThemes>;

/// Groups on one page.
const PAGE: usize = 10;
/// The longest text that is shown unfolded, in characters.
const SHORT: usize = 300;

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct At {
    page: String,
}

async fn unusual(who: Reader, shell: Shell, published: Data<Published>, at: Query<At>) -> Reply {
    let db = shell.db().read();
    let row = surveys::one(db, &who).await?;
    let marks = queries::marks(db, &who).await?;
    let line = |(mark, count): &(Mark, i64)| MarkLine {
        name: shell.t(&format!("mark-{}", mark.name())),
        text: shell.t(&format!("mark-{}-text", mark.name())),
        count: shell.texts.number(*count),
    };
    let bundles = themes::bundles_in(db, row.id).await?;
    let (number, of) = Pagination::place(&at.page, bundles.len(), PAGE);
    let address = format!("/staff/surveys/{}/unusual", row.id);
    let count = [("count", Arg::from(bundles.len()))];
    let here = bundles.chunks(PAGE).nth(number - 1).unwrap_or_default();
    shell.render(UnusualPage {
        id: row.id,
        title: row.title,
        marks: marks.iter().map(line).collect(),
        found: (!bundles.is_empty()).then(|| shell.with("unusual-found", &count)),
        pages: Pagination::new(number, of, |n| format!("{address}?page={n}#campaigns")),
        campaigns: campaigns(&shell, &published, &who, here).await?,
    })
}

/// Groups of near-identical texts, with the text most of each sent.
async fn campaigns(
    shell: &Shell,
    published: &Published,
    who: &Reader,
    bundles: &[(String, BundleRow)],
) -> Result<Vec<CampaignView>, Error> {
    let db = shell.db().read();
    let Some(version) = surveys::current_version(db, who).await? else {
        return Ok(Vec::new());
    };
    let version = published.version(shell.db(), version).await?;
    let ids: Vec<i64> = bundles.iter().map(|(_, row)| row.id).collect();
    let usual = themes::usual(db, &ids).await?;
    let comments: Vec<i64> = usual.values().copied().collect();
    let texts = shown_texts(db, &comments).await?;
    let view = |(field, row): &(String, BundleRow)| {
        let text = usual.get(&row.id).and_then(|comment| texts.get(comment));
        let text = text.map_or("", String::as_str);
        view(shell, &version.definition, (field, *row), text)
    };
    Ok(bundles.iter().map(view).collect())
}

fn view(
    shell: &Shell,
    definition: &Definition,
    (field, row): (&str, BundleRow),
    usual: &str,
) -> CampaignView {
    let code = field.split('.').next().unwrap_or(field);
    let mut questions = definition.questions();
    let question = questions.find(|(_, question)| question.code.as_str() == code);
    let number = |n: u64| Arg::from(usize::try_from(n).unwrap_or(usize::MAX));
    let values = [
        ("submissions", number(row.submissions)),
        ("distinct", number(row.texts)),
        ("points", number(row.points)),
    ];
    CampaignView {
        question: question.map_or_else(
            || Said::plain(code),
            |(_, question)| Said::of(&question.text, "en"),
        ),
        sentence: shell.with("unusual-sentence", &values),
        long: usual.chars().count() > SHORT,
        usual: usual.to_owned(),
    }
}
