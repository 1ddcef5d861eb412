//! The panel: made from the answers themselves whenever a page is shown, so that nothing has to be
//! remembered for it.

use domain::Arg;
use domain::distress;
use domain::safeguarding::Hours;
use domain::survey::{Answers, Fields, Question, other_field};

use super::pages::SafetyPanel;
use super::queries::{self, SafetyRow};
use crate::web::ui::Said;
use crate::web::{Error, Shell};

/// The panel for the page after these questions, if words of distress were given to them. With no
/// questions named, everything written so far is looked at.
pub(crate) async fn after(
    shell: &Shell,
    survey: i64,
    answers: &Answers,
    asked: Option<&[&Question]>,
) -> Result<Option<SafetyPanel>, Error> {
    let heard = match asked {
        Some(asked) => asked
            .iter()
            .filter_map(|question| answers.words(question.code.as_str()))
            .any(distress::is_heard),
        None => answers.all_words().any(distress::is_heard),
    };
    match heard {
        true => made(shell, survey, false).await.map(Some),
        false => Ok(None),
    }
}

/// The panel for a page that comes back with what was typed to these questions, if words of distress
/// are among it. Nothing of it is kept yet, or ever will be.
pub(crate) async fn typed(
    shell: &Shell,
    survey: i64,
    asked: &[&Question],
    fields: &Fields,
) -> Result<Option<SafetyPanel>, Error> {
    let words = |question: &&Question| {
        let beside = fields.one(&other_field(question));
        let own = match question.is_free_text() {
            true => fields.one(question.code.as_str()),
            false => "",
        };
        distress::is_heard(own) || distress::is_heard(beside)
    };
    match asked.iter().any(words) {
        true => made(shell, survey, false).await.map(Some),
        false => Ok(None),
    }
}

/// The panel for the receipt of a response.
pub(crate) async fn on_receipt(
    shell: &Shell,
    survey: i64,
    response: i64,
) -> Result<Option<SafetyPanel>, Error> {
    match queries::is_flagged(shell.db().read(), response).await? {
        true => made(shell, survey, true).await.map(Some),
        false => Ok(None),
    }
}

async fn made(shell: &Shell, survey: i64, sent: bool) -> Result<SafetyPanel, Error> {
    let set = queries::of_survey(shell.db().read(), survey).await?;
    Ok(panel(shell, set.as_ref(), sent))
}

/// The panel as the public sees it with these settings.
pub(super) fn panel(shell: &Shell, set: Option<&SafetyRow>, sent: bool) -> SafetyPanel {
    let lang = (shell.language() != "en").then(|| "en".to_owned());
    let line = |text: &String| Said {
        text: text.clone(),
        lang: lang.clone(),
    };
    SafetyPanel {
        hours: set.map(|set| in_words(shell, set.hours)),
        sent,
        lines: set
            .map(|set| set.lines.iter().map(line).collect())
            .unwrap_or_default(),
    }
}

/// Days and hours, in the language of the page.
pub(super) fn in_words(shell: &Shell, hours: Hours) -> String {
    let day = |day: u8| Arg::Text(shell.t(&format!("weekday-{day}")));
    let ((first, last), (from, until)) = (hours.days(), hours.times());
    let clock = |time| Arg::Text(shell.texts.clock(time));
    let times = [("from", clock(from)), ("until", clock(until))];
    match first == last {
        true => {
            let [from, until] = times;
            shell.with("safety-hours-day", &[("day", day(first)), from, until])
        }
        false => {
            let [from, until] = times;
            let days = [("first", day(first)), ("last", day(last)), from, until];
            shell.with("safety-hours", &days)
        }
    }
}
