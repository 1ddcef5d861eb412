//! The equality questions: behind a gate, after everything else is safely stored.

use actix_web::web::{Data, Path};
use domain::Arg;
use domain::characteristic::{EqualitySet, Screen, Tags};
use domain::survey::Fields;
use std::sync::Arc;

use super::commands::{Tag, padded};
use super::forms::GateForm;
use super::gate::Respondent;
use super::pages::{EqualityPage, GatePage};
use super::stages::Stage;
use super::{handlers, queries, views};
use crate::keys::Purpose;
use crate::survey::{OpenSurvey, Published};
use crate::web::ui::{Choice, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/surveys/{survey}/equality", gate)
        .post("/surveys/{survey}/equality", pass)
        .get("/surveys/{survey}/equality/{number}", screen)
        .post("/surveys/{survey}/equality/{number}", answer);
}

/// Somebody whose response is stored, and the questions they may answer.
struct Asked {
    survey: Arc<OpenSurvey>,
    set_id: i64,
    set: Arc<EqualitySet>,
    response: i64,
}

impl Asked {
    /// Leads to the start page when nothing was sent yet, to the receipt when nothing is asked.
    async fn find(
        shell: &Shell,
        published: &Published,
        respondent: &Respondent,
    ) -> Result<Self, Error> {
        let survey = handlers::find(shell, published, &respondent.slug).await?;
        let elsewhere =
            |rest: &str| Error::See(shell.path(&format!("/surveys/{}{rest}", survey.slug)));
        let Stage::Sent(sent) = handlers::stage(shell, &respondent.nonce).await? else {
            return Err(elsewhere(""));
        };
        // An organisation has no protected characteristics.
        let asked = survey.version.equality.clone().filter(|_| sent.is_person);
        let (set_id, set) = asked.ok_or_else(|| elsewhere("/sent"))?;
        Ok(Self {
            survey,
            set_id,
            set,
            response: sent.id,
        })
    }

    fn path(&self, shell: &Shell, rest: &str) -> String {
        shell.path(&format!("/surveys/{}/{rest}", self.survey.slug))
    }

    fn ids(&self) -> &[String] {
        &self.survey.version.definition.equality
    }

    /// Under which key the answers lie; gone once the survey's key was destroyed.
    async fn link(&self, shell: &Shell) -> Result<Vec<u8>, Error> {
        let (db, keys) = (shell.db().read(), &shell.site.keys);
        let key = queries::survey_key(db, keys, self.survey.id).await?;
        key.map(|key| key.link(self.response).to_vec())
            .ok_or_else(|| Error::See(self.path(shell, "sent")))
    }

    fn gate_page(&self, shell: &Shell, errors: FormErrors) -> GatePage {
        let count = i64::try_from(self.set.minutes(self.ids())).unwrap_or(1);
        let minutes = shell.with("minutes", &[("count", Arg::Number(count))]);
        let yes = shell.with(
            "equality-gate-yes",
            &[("minutes", Arg::from(minutes.as_str()))],
        );
        let definition = &self.survey.version.definition;
        GatePage {
            head: views::head(&self.survey, definition, shell.reading()),
            minutes,
            errors,
            choices: vec![
                Choice::plain("yes", yes, false),
                Choice::plain("no", shell.t("equality-gate-no"), false),
            ],
        }
    }

    fn page(
        &self,
        shell: &Shell,
        screens: &[Screen<'_>],
        screen: &Screen<'_>,
        tags: &Tags,
        shown: (&Fields, FormErrors),
    ) -> EqualityPage {
        let (fields, errors) = shown;
        let before = screens
            .iter()
            .rev()
            .find(|before| before.number < screen.number);
        let age_known = !tags.codes("age_band").is_empty();
        EqualityPage {
            head: views::head(
                &self.survey,
                &self.survey.version.definition,
                shell.reading(),
            ),
            number: screen.number,
            title: shell.t("equality-sex-and-gender"),
            back: match before {
                Some(before) => self.path(shell, &format!("equality/{}", before.number)),
                None => self.path(shell, "equality"),
            },
            questions: views::equality(shell, screen, age_known, fields, &errors),
            errors,
        }
    }
}

async fn gate(respondent: Respondent, shell: Shell, published: Data<Published>) -> Reply {
    let asked = Asked::find(&shell, &published, &respondent).await?;
    shell.render(asked.gate_page(&shell, FormErrors::none()))
}

async fn pass(
    respondent: Respondent,
    shell: Shell,
    published: Data<Published>,
    form: Posted<GateForm>,
) -> Reply {
    let asked = Asked::find(&shell, &published, &respondent).await?;
    match form.parse() {
        Ok(true) => shell.see_other(&asked.path(&shell, "equality/1")),
        Ok(false) => shell.see_other(&asked.path(&shell, "sent")),
        Err(problems) => shell.invalid(asked.gate_page(&shell, FormErrors::new(&shell, &problems))),
    }
}

async fn screen(
    respondent: Respondent,
    shell: Shell,
    published: Data<Published>,
    path: Path<(String, usize)>,
) -> Reply {
    let asked = Asked::find(&shell, &published, &respondent).await?;
    let link = asked.link(&shell).await?;
    let tags = queries::tags(shell.db().read(), &shell.site.keys, &link).await?;
    let screens = asked.set.screens(asked.ids(), &tags);
    let Some(screen) = screens.iter().find(|screen| screen.number == path.1) else {
        return shell.see_other(&next(&asked, &shell, &screens, path.1));
    };
    let fields = screen.fields(&tags);
    let shown = (&fields, FormErrors::none());
    shell.render(asked.page(&shell, &screens, screen, &tags, shown))
}

/// Takes one screen. It is stored before the next is shown, so leaving keeps what was given.
async fn answer(
    respondent: Respondent,
    shell: Shell,
    published: Data<Published>,
    path: Path<(String, usize)>,
    fields: Posted<Fields>,
) -> Reply {
    let asked = Asked::find(&shell, &published, &respondent).await?;
    let (link, keys) = (asked.link(&shell).await?, &shell.site.keys);
    let mut tags = queries::tags(shell.db().read(), keys, &link).await?;
    let before = tags.clone();
    let screens = asked.set.screens(asked.ids(), &before);
    let Some(screen) = screens.iter().find(|screen| screen.number == path.1) else {
        return shell.see_other(&next(&asked, &shell, &screens, path.1));
    };
    if let Err(problems) = screen.read(&fields, &mut tags) {
        if problems
            .iter()
            .any(|(_, problem)| problem.key == "not-an-option")
        {
            return Err(Error::Malformed);
        }
        let errors = FormErrors::new(&shell, &problems);
        return shell.invalid(asked.page(&shell, &screens, screen, &before, (&fields, errors)));
    }
    if tags != before {
        let sealed = keys.seal(Purpose::Equality, &link, &padded(&tags)?);
        let (survey, set, response) = (asked.survey.id, asked.set_id, asked.response);
        shell
            .db()
            .intake(Tag {
                link,
                survey,
                response,
                set,
                sealed,
            })
            .await?;
    }
    let screens = asked.set.screens(asked.ids(), &tags);
    shell.see_other(&next(&asked, &shell, &screens, path.1))
}

fn next(asked: &Asked, shell: &Shell, screens: &[Screen<'_>], after: usize) -> String {
    match screens.iter().find(|screen| screen.number > after) {
        Some(screen) => asked.path(shell, &format!("equality/{}", screen.number)),
        None => asked.path(shell, "sent"),
    }
}
