//! What the next version changes, and whether reworded questions still ask the same.

use actix_web::web::Query;
use domain::survey::{Change, Changed, Effect, Fields, Phrase, diff, join, number_of, to_judge};
use domain::{Arg, Named, Problem, Problems};
use serde::Deserialize;

use super::commands;
use super::pages::{ChangeGroup, ChangeView, ChangesPage, DecisionView};
use super::queries::{self, DecisionRow, EditionRow};
use super::sheet::{survey_link, version};
use super::wording::{language, place};
use crate::db::Tx;
use crate::equality;
use crate::staff::proof::{In, Permission};
use crate::staff::roles::{EditSurvey, SeeSurveys};
use crate::survey::SurveyId;
use crate::survey::sentence::{Voice, words};
use crate::web::flash::Flash;
use crate::web::gate::AnyStaff;
use crate::web::ui::{Choice, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/changes", changes)
        .post("/staff/surveys/{survey}/changes", decide);
}

/// Which version's changes are asked for; the last one's unless it is said.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Which {
    version: String,
}

async fn changes(
    who: In<SurveyId, SeeSurveys>,
    staff: AnyStaff,
    shell: Shell,
    which: Query<Which>,
) -> Reply {
    let can_decide = staff.who().may(EditSurvey::NAME);
    let story = Story::read(&shell, &who, &which.version).await?;
    shell.render(story.page(&shell, can_decide, &Fields::default(), &FormErrors::none()))
}

async fn decide(officer: In<SurveyId, EditSurvey>, shell: Shell, form: Posted<Fields>) -> Reply {
    let story = Story::read(&shell, &officer, form.one("version")).await?;
    let said = match story.said(&form) {
        Ok(said) => said,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(story.page(&shell, true, &form, &errors));
        }
    };
    let (number, now) = (story.after.number, shell.now);
    let write = async |tx: &Tx| commands::decide(tx, &officer, number, &said, now).await;
    shell.db().write(write).await?;
    if !said.is_empty() {
        shell.flash(Flash::new("flash-joined"));
    }
    shell.see_other(&address(officer.object(), Some(number)))
}

fn address(survey: SurveyId, version: Option<i32>) -> String {
    let own = format!("/staff/surveys/{}/changes", survey.0);
    version.map_or(own.clone(), |number| format!("{own}?version={number}"))
}

/// A version with what came before it and what was said about the two.
struct Story {
    survey: SurveyId,
    earlier: Vec<EditionRow>,
    after: EditionRow,
    /// Numbers of all versions that follow another.
    others: Vec<i32>,
    decisions: Vec<DecisionRow>,
    to_judge: Vec<Changed>,
}

impl Story {
    async fn read<P: Permission>(
        shell: &Shell,
        who: &In<SurveyId, P>,
        asked: &str,
    ) -> Result<Self, Error> {
        let db = shell.db().read();
        let mut editions = queries::editions(db, who).await?;
        let decisions = queries::decisions(db, who.object()).await?;
        let others = editions
            .iter()
            .skip(1)
            .map(|edition| edition.number)
            .collect();
        if !asked.is_empty() {
            let number: i32 = asked.parse().map_err(|_| Error::NotFound)?;
            editions.retain(|edition| edition.number <= number);
            if editions
                .last()
                .is_none_or(|edition| edition.number != number)
            {
                return Err(Error::NotFound);
            }
        }
        let after = editions.pop().ok_or(Error::NotFound)?;
        let read: Vec<_> = editions.iter().map(EditionRow::edition).collect();
        let said: Vec<_> = decisions.iter().map(|row| row.decision.clone()).collect();
        let so_far = join(&read, &said);
        let to_judge = so_far.map_or_else(Vec::new, |so_far| to_judge(&so_far, &after.definition));
        Ok(Self {
            survey: who.object(),
            earlier: editions,
            after,
            others,
            decisions,
            to_judge,
        })
    }

    fn decision(&self, changed: &Changed) -> Option<&DecisionRow> {
        self.decisions.iter().find(|row| {
            let said = &row.decision;
            said.number == self.after.number
                && said.question == changed.question
                && said.mark == changed.mark
        })
    }

    /// What was chosen, question by question. One may be left for later, but not all.
    fn said(&self, form: &Fields) -> Result<Vec<(Changed, bool)>, Problems> {
        let mut problems = Problems::new();
        let mut said = Vec::new();
        for changed in &self.to_judge {
            let name = field(changed);
            match form.one(&name) {
                "together" => said.push((changed.clone(), true)),
                "apart" => said.push((changed.clone(), false)),
                "" => {}
                _ => problems.add(&name, Problem::says("joined-missing")),
            }
        }
        if said.is_empty()
            && problems.is_empty()
            && let Some(first) = self.to_judge.first()
        {
            problems.add(&field(first), Problem::says("joined-missing"));
        }
        problems.finish(|| Some(said))
    }

    fn page(
        &self,
        shell: &Shell,
        can_decide: bool,
        form: &Fields,
        errors: &FormErrors,
    ) -> ChangesPage {
        let before = self.earlier.last();
        let found = before.map(|before| diff(&before.definition, &self.after.definition));
        let found = found.unwrap_or_default();
        ChangesPage {
            survey: survey_link(self.survey, &self.after),
            between: match before {
                Some(before) => {
                    let values = [
                        ("before", Arg::Text(version(shell, before))),
                        ("after", Arg::Text(version(shell, &self.after))),
                    ];
                    shell.with("changes-between", &values)
                }
                None => version(shell, &self.after),
            },
            nothing: match before {
                None => Some(shell.t("changes-first")),
                Some(_) if found.is_empty() => Some(shell.t("changes-none")),
                Some(_) => None,
            },
            summary: summary(shell, &found),
            errors: errors.clone(),
            number: self.after.number,
            decisions: self
                .to_judge
                .iter()
                .map(|changed| self.decision_view(shell, changed, &found, form, errors))
                .collect(),
            can_decide,
            groups: self.groups(shell, &found),
            others: self.others(shell),
        }
    }

    fn others(&self, shell: &Shell) -> Vec<Link> {
        let others = self
            .others
            .iter()
            .filter(|number| **number != self.after.number);
        let link = |number: &i32| {
            let text = [("number", Arg::Number((*number).into()))];
            Link::new(
                shell.with("changes-of", &text),
                address(self.survey, Some(*number)),
            )
        };
        others.map(link).collect()
    }

    fn decision_view(
        &self,
        shell: &Shell,
        changed: &Changed,
        found: &[Change],
        form: &Fields,
        errors: &FormErrors,
    ) -> DecisionView {
        let name = field(changed);
        let known = self.decision(changed);
        let chosen = match (form.one(&name), known.map(|row| row.decision.together)) {
            ("", Some(true)) => "together",
            ("", Some(false)) => "apart",
            (typed, _) => typed,
        };
        let choice = |value: &str| {
            let label = shell.t(&format!("joined-{value}"));
            Choice::plain(value, label, chosen == value)
        };
        let own = found.iter().filter(|change| {
            change.effect == Effect::Decide
                && change
                    .question
                    .as_ref()
                    .is_some_and(|(code, _)| *code == changed.question)
        });
        DecisionView {
            number: number_of(&self.after.definition, changed.question.as_str()).unwrap_or(0),
            place: self.place(shell, &self.place_of(changed)),
            changes: own.map(|change| told(shell, change)).collect(),
            choices: vec![choice("together"), choice("apart")],
            error: errors.of(&name),
            said: known.map(|row| said(shell, row)),
            name,
        }
    }

    fn place_of(&self, changed: &Changed) -> String {
        let mut all = self.after.definition.questions();
        let found = all.find(|(_, question)| question.code == changed.question);
        found.map_or_else(String::new, |(section, question)| {
            format!("{}.{}", section.code, question.code)
        })
    }

    /// A place of the later version, or of the earlier where it is gone.
    fn place(&self, shell: &Shell, codes: &str) -> Link {
        let is_in = |edition: &EditionRow| {
            let mut codes = codes.split('.');
            let (section, question) = (codes.next().unwrap_or(""), codes.next());
            let definition = &edition.definition;
            match question {
                Some(question) => definition.question(question).is_some(),
                None => definition
                    .sections
                    .iter()
                    .any(|s| s.code.as_str() == section),
            }
        };
        match self
            .earlier
            .last()
            .filter(|before| !is_in(&self.after) && is_in(before))
        {
            // The sheet shows the later version: there is nowhere to go.
            Some(before) => {
                let link = place(shell, self.survey, &before.definition, codes);
                Link::new(link.text, String::new())
            }
            None => place(shell, self.survey, &self.after.definition, codes),
        }
    }

    fn groups(&self, shell: &Shell, found: &[Change]) -> Vec<ChangeGroup> {
        let mut groups: Vec<(String, ChangeGroup)> = Vec::new();
        for change in found {
            // Options are told with their question.
            let codes: Vec<&str> = change.place.split('.').take(2).collect();
            let codes = codes.join(".");
            let view = ChangeView {
                text: told(shell, change),
                effect: change.effect.name(),
                effect_text: shell.t(&format!("effect-{}", change.effect.name())),
            };
            match groups.iter_mut().find(|(place, _)| *place == codes) {
                Some((_, group)) => group.changes.push(view),
                None => {
                    let place = self.place(shell, &codes);
                    let changes = vec![view];
                    groups.push((codes, ChangeGroup { place, changes }));
                }
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }
}

fn field(changed: &Changed) -> String {
    format!("count-{}", changed.question)
}

/// What was said about a question, by whom and when.
fn said(shell: &Shell, row: &DecisionRow) -> String {
    let key = if row.decision.together {
        "joined-said-together"
    } else {
        "joined-said-apart"
    };
    let by = row.by.clone().unwrap_or_else(|| shell.t("joined-somebody"));
    let day = shell.texts.date(domain::time::day_in_london(row.at));
    shell.with(key, &[("name", Arg::Text(by)), ("day", Arg::Text(day))])
}

/// A change as a sentence.
fn told(shell: &Shell, change: &Change) -> String {
    let key = match &change.asked {
        Some(Phrase::Always) => "change-asked-of-everybody".to_owned(),
        Some(Phrase::Never) => "change-asked-of-nobody".to_owned(),
        _ => format!("change-{}", change.key),
    };
    let mut args: Vec<(&str, Arg)> = change
        .args
        .iter()
        .map(|(name, value)| match (change.key, *name, value) {
            (_, "language", Arg::Text(tag)) => (*name, Arg::Text(language(&shell.texts, tag))),
            ("language-added" | "language-removed", _, Arg::Text(tag)) => {
                (*name, Arg::Text(language(&shell.texts, tag)))
            }
            ("equality-added" | "equality-removed", _, Arg::Text(id)) => {
                (*name, Arg::Text(equality_question(id)))
            }
            ("kind-changed", _, Arg::Text(kind)) => {
                (*name, Arg::Text(shell.t(&format!("proof-kind-{kind}"))))
            }
            _ => (*name, value.clone()),
        })
        .collect();
    if let Some(phrase) = &change.asked {
        let condition = words(&shell.texts, phrase, Voice::They);
        args.push(("condition", Arg::Text(condition)));
    }
    shell.with(&key, &args)
}

/// An equality question as it is asked.
fn equality_question(id: &str) -> String {
    let set = equality::shipped_set().ok();
    let asked = set.as_ref().and_then(|set| set.question(id));
    asked
        .map_or(id, |asked| asked.question.get("en").0)
        .to_owned()
}

/// How many changes do what to the figures.
fn summary(shell: &Shell, found: &[Change]) -> Vec<String> {
    let count = |effect: Effect| {
        found
            .iter()
            .filter(|change| change.effect == effect)
            .count()
    };
    let counted = Effect::ALL.iter().map(|effect| (effect, count(*effect)));
    let some = counted.filter(|(_, n)| *n > 0);
    some.map(|(effect, n)| {
        let count = [("count", Arg::from(n))];
        shell.with(&format!("effects-{}", effect.name()), &count)
    })
    .collect()
}
