//! What was found in a survey: faults, what its routing does, advice.

use domain::Arg;
use domain::survey::{Advice, Fault, Finding, Severity, age_to_read, check, lint, logic};

use super::pages::{CheckGroup, CheckItem, ChecksPage};
use super::queries::{self, EditionRow};
use super::sheet::{survey_link, version};
use super::wording::{language, place, sheet};
use crate::staff::proof::In;
use crate::staff::roles::SeeSurveys;
use crate::survey::SurveyId;
use crate::web::ui::Link;
use crate::web::{Error, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes.get("/staff/surveys/{survey}/checks", checks);
}

async fn checks(who: In<SurveyId, SeeSurveys>, shell: Shell) -> Reply {
    let editions = queries::editions(shell.db().read(), &who).await?;
    let edition = editions.last().ok_or(Error::NotFound)?;
    shell.render(page(&shell, who.object(), edition))
}

fn page(shell: &Shell, survey: SurveyId, edition: &EditionRow) -> ChecksPage {
    let definition = &edition.definition;
    let reader = Reader {
        shell,
        survey,
        edition,
    };
    let faults = check(definition);
    let findings = logic(definition);
    let of = |severity: Severity| findings.iter().filter(move |f| f.severity == severity);
    let wrong: Vec<CheckItem> = faults
        .iter()
        .map(|fault| reader.fault(fault))
        .chain(of(Severity::Wrong).map(|finding| reader.finding(finding)))
        .collect();
    let look = of(Severity::Look)
        .map(|finding| reader.finding(finding))
        .collect();
    let know = of(Severity::Know)
        .map(|finding| reader.finding(finding))
        .collect();
    let (advice, tongues) = by_language(lint(definition));
    let advice = tongues
        .iter()
        .map(|tongue| reader.tongue(tongue))
        .chain(advice.iter().map(|advice| reader.advice(advice)))
        .collect();
    let count = [("count", Arg::from(wrong.len()))];
    let groups = [
        ("checks-wrong", "checks-wrong-text", wrong),
        ("checks-look", "checks-look-text", look),
        ("checks-know", "checks-know-text", know),
        ("checks-advice", "checks-advice-text", advice),
    ];
    ChecksPage {
        survey: survey_link(survey, edition),
        version: version(shell, edition),
        summary: shell.with("found-wrong", &count),
        age: age_to_read(definition).map(|age| {
            let age = [("age", Arg::Number(age.round() as i64))];
            shell.with("checks-age", &age)
        }),
        links: vec![
            Link::new(shell.t("proof-title"), sheet(survey)),
            Link::new(
                shell.t("changes-title"),
                format!("/staff/surveys/{}/changes", survey.0),
            ),
        ],
        groups: groups
            .into_iter()
            .filter(|(_, _, items)| !items.is_empty())
            .map(|(key, text, items)| CheckGroup {
                key,
                text: shell.t(text),
                items,
            })
            .collect(),
    }
}

/// Texts a language lacks, or that were made of an earlier wording: one line for each language,
/// because a hundred would hide everything else.
pub(super) struct Tongue {
    key: &'static str,
    language: String,
    first: String,
    count: usize,
}

/// Advice about single places, and about languages as a whole.
pub(super) fn by_language(all: Vec<Advice>) -> (Vec<Advice>, Vec<Tongue>) {
    let mut tongues: Vec<Tongue> = Vec::new();
    let mut others = Vec::new();
    for advice in all {
        let key = match advice.key {
            "no-translation" => "checks-no-translation",
            "stale" => "checks-stale",
            _ => {
                others.push(advice);
                continue;
            }
        };
        let Some((_, Arg::Text(language))) = advice.args.first() else {
            continue;
        };
        match tongues
            .iter_mut()
            .find(|t| t.key == key && t.language == *language)
        {
            Some(tongue) => tongue.count += 1,
            None => tongues.push(Tongue {
                key,
                language: language.clone(),
                first: advice.place,
                count: 1,
            }),
        }
    }
    (others, tongues)
}

struct Reader<'a> {
    shell: &'a Shell,
    survey: SurveyId,
    edition: &'a EditionRow,
}

impl Reader<'_> {
    fn place(&self, codes: &str) -> Link {
        place(self.shell, self.survey, &self.edition.definition, codes)
    }

    fn fault(&self, fault: &Fault) -> CheckItem {
        let what = self.shell.problem(&fault.problem);
        CheckItem {
            place: self.place(&fault.place),
            text: self
                .shell
                .with("checks-fault", &[("what", Arg::Text(what))]),
            why: None,
        }
    }

    fn finding(&self, finding: &Finding) -> CheckItem {
        let key = format!("logic-{}", finding.key);
        CheckItem {
            place: self.place(&finding.place),
            text: self.shell.with(&key, &finding.args),
            why: None,
        }
    }

    fn tongue(&self, tongue: &Tongue) -> CheckItem {
        let values = [
            (
                "language",
                Arg::Text(language(&self.shell.texts, &tongue.language)),
            ),
            ("count", Arg::from(tongue.count)),
        ];
        let why = if tongue.key == "checks-stale" {
            "advice-stale-why"
        } else {
            "advice-no-translation-why"
        };
        CheckItem {
            place: self.place(&tongue.first),
            text: self.shell.with(tongue.key, &values),
            why: Some(self.shell.t(why)),
        }
    }

    fn advice(&self, advice: &Advice) -> CheckItem {
        let key = format!("advice-{}", advice.key);
        let args: Vec<(&str, Arg)> = advice
            .args
            .iter()
            .map(|(name, value)| match (*name, value) {
                ("language", Arg::Text(tag)) => {
                    (*name, Arg::Text(language(&self.shell.texts, tag)))
                }
                _ => (*name, value.clone()),
            })
            .collect();
        CheckItem {
            place: self.place(&advice.place),
            text: self.shell.with(&key, &args),
            why: Some(self.shell.t(&format!("{key}-why"))),
        }
    }
}
