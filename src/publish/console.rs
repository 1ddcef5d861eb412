//! Closing a survey at the console, as the page in the browser does.

use anyhow::bail;
use domain::Problems;

use super::forms::CloseForm;
use super::moves;
use crate::console::Console;
use crate::survey::{console as surveys, is_open, queries};
use crate::web::Error;

/// Closes a survey that can be answered, and says so in public with the reason. `tell`: whether those
/// who left an address hear of it by mail.
pub async fn close(
    console: &Console,
    slug: &str,
    reason: Option<&str>,
    tell: bool,
) -> anyhow::Result<String> {
    let (by, now) = (surveys::find(console, slug).await?, console.clock.now());
    if !is_open(&queries::one(console.db.read(), &by).await?, now) {
        bail!(not_open(console, slug));
    }
    let Some(reason) = reason else {
        bail!(
            "a survey is closed before its day with a reason, which people read on its page: say it \
             with --reason \"...\""
        );
    };
    let reason = match CloseForm::because(reason).parse() {
        Ok(reason) => reason,
        Err(problems) => bail!("{}", in_words(console, &problems)),
    };
    match moves::close(console, &by, (reason, tell), now).await {
        Ok(()) => Ok(format!("survey {slug} is closed")),
        Err(Error::Conflict(_)) => bail!(not_open(console, slug)),
        Err(other) => Err(other.into()),
    }
}

fn in_words(console: &Console, problems: &Problems) -> String {
    let said = problems
        .iter()
        .map(|(_, problem)| console.texts.problem(problem));
    said.collect::<Vec<_>>().join("\n")
}

fn not_open(console: &Console, slug: &str) -> String {
    let why = console.texts.t("error-survey-not-open-text");
    format!("survey {slug} is not open. {why}")
}
