//! The page of unusual responses.

use actix_web::web::{Data, Query};
use anyhow::Context;
use domain::campaign::{Campaign, campaigns};
use domain::scrutiny::Mark;
use domain::survey::Definition;
use domain::{Arg, Named};

use super::pages::{CampaignView, MarkLine, UnusualPage};
use super::queries;
use crate::jobs::aside;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::{Published, SurveyId, queries as surveys};
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
    let found = found(&shell, &published, &who).await?;
    let (number, of) = Pagination::place(&at.page, found.len(), PAGE);
    let address = format!("/staff/surveys/{}/unusual", row.id);
    let count = [("count", Arg::from(found.len()))];
    shell.render(UnusualPage {
        id: row.id,
        title: row.title,
        marks: marks.iter().map(line).collect(),
        found: (!found.is_empty()).then(|| shell.with("unusual-found", &count)),
        pages: Pagination::new(number, of, |n| format!("{address}?page={n}#campaigns")),
        campaigns: found
            .into_iter()
            .skip((number - 1) * PAGE)
            .take(PAGE)
            .collect(),
    })
}

/// Groups of near-identical texts. Comparing thousands of texts is no work for a thread that answers
/// requests.
async fn found(
    shell: &Shell,
    published: &Published,
    who: &Reader,
) -> Result<Vec<CampaignView>, Error> {
    let db = shell.db().read();
    let Some(version) = surveys::current_version(db, who).await? else {
        return Ok(Vec::new());
    };
    let version = published.version(shell.db(), version).await?;
    let fields = queries::texts(db, who).await?;
    let grouped: Vec<(String, String, Campaign)> = aside(move || {
        let mut grouped = Vec::new();
        for (field, texts) in &fields {
            let refs: Vec<&str> = texts.iter().map(String::as_str).collect();
            for campaign in campaigns(&refs) {
                let usual = texts.get(campaign.usual).cloned().unwrap_or_default();
                grouped.push((field.clone(), usual, campaign));
            }
        }
        grouped.sort_by_key(|(.., campaign)| std::cmp::Reverse(campaign.texts.len()));
        grouped
    })
    .await
    .context("grouping near-identical texts")?;
    let view = |(field, usual, campaign): &(String, String, Campaign)| {
        view(shell, &version.definition, field, usual, campaign)
    };
    Ok(grouped.iter().map(view).collect())
}

fn view(
    shell: &Shell,
    definition: &Definition,
    field: &str,
    usual: &str,
    campaign: &Campaign,
) -> CampaignView {
    let code = field.split('.').next().unwrap_or(field);
    let mut questions = definition.questions();
    let question = questions.find(|(_, question)| question.code.as_str() == code);
    let values = [
        ("submissions", Arg::from(campaign.texts.len())),
        ("distinct", Arg::from(campaign.distinct)),
        ("points", Arg::from(campaign.points)),
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
