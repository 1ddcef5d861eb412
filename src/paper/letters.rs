//! Letters, e-mails, notes of calls, responses of organisations, petitions: typed in as comments.

use std::collections::BTreeMap;

use actix_web::web::Data;
use chrono::NaiveDate;
use data_encoding::BASE64URL_NOPAD;
use domain::response::Variant;
use domain::survey::{Answer, Answers, Code, Definition};
use domain::{Named, Problem, Problems};

use super::commands;
use super::forms::{LETTER_CHANNELS, LetterForm};
use super::pages::LetterPage;
use crate::db::Tx;
use crate::keys::Purpose;
use crate::respond::commands::{NewResponse, Sent};
use crate::staff::proof::In;
use crate::staff::roles::KeyPaper;
use crate::survey::{Published, SurveyId, Version, queries as surveys};
use crate::tracker::pages::DateField;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};
use std::sync::Arc;

type Champion = In<SurveyId, KeyPaper>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/paper/letters/{survey}", blank)
        .post("/staff/paper/letters/{survey}", keep);
}

async fn version(
    shell: &Shell,
    published: &Published,
    champion: &Champion,
) -> Result<Arc<Version>, Error> {
    let id = surveys::current_version(shell.db().read(), champion)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(published.version(shell.db(), id).await?)
}

/// The questions that take words of their own: code and text.
fn fields(definition: &Definition, lang: &str) -> Vec<(String, String)> {
    definition
        .questions()
        .filter(|(_, question)| question.is_free_text())
        .map(|(_, question)| {
            (
                question.code.to_string(),
                question.text.get(lang).0.to_owned(),
            )
        })
        .collect()
}

async fn blank(champion: Champion, shell: Shell, published: Data<Published>) -> Reply {
    let version = version(&shell, &published, &champion).await?;
    let nonce = BASE64URL_NOPAD.encode(&shell.site.keys.random::<16>());
    let form = LetterForm {
        nonce,
        ..LetterForm::default()
    };
    shell.render(page(&shell, &version, &form, FormErrors::none()))
}

fn page(shell: &Shell, version: &Version, form: &LetterForm, errors: FormErrors) -> LetterPage {
    let lang = shell.language();
    let [day, month, year] = form.received.clone();
    let channel = |channel: &domain::response::Channel| {
        let name = shell.t(&format!("channel-{}", channel.name()));
        Choice::plain(channel.name(), name, form.channel == channel.name())
    };
    LetterPage {
        survey: version.survey,
        title: version.definition.title.get(lang).0.to_owned(),
        channels: LETTER_CHANNELS.iter().map(channel).collect(),
        channel_error: errors.of("channel"),
        received: DateField {
            name: "received".to_owned(),
            day,
            month,
            year,
            error: errors.of("received-day"),
        },
        organisation: Field::new("organisation", &form.organisation, &errors),
        signatures: Field::new("signatures", &form.signatures, &errors),
        texts: fields(&version.definition, lang)
            .into_iter()
            .map(|(code, question)| {
                let name = format!("text-{code}");
                let field = Field::new(&name, form.texts.one(&name), &errors);
                (question, field)
            })
            .collect(),
        danger: vec![Choice::plain("yes", shell.t("letter-danger"), form.danger)],
        nonce: form.nonce.clone(),
        errors,
    }
}

async fn keep(
    champion: Champion,
    shell: Shell,
    published: Data<Published>,
    form: Posted<LetterForm>,
) -> Reply {
    if form.nonce.is_empty() {
        return Err(Error::Malformed);
    }
    let version = version(&shell, &published, &champion).await?;
    let fields = fields(&version.definition, shell.language());
    let codes: Vec<String> = fields.into_iter().map(|(code, _)| code).collect();
    let letter = form.parse(&codes, shell.now).and_then(|letter| {
        let answers = answers(&version.definition, &letter.texts)?;
        Ok((letter, answers))
    });
    let (letter, answers) = match letter {
        Ok(read) => read,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(page(&shell, &version, &form, errors));
        }
    };
    let nonce_hash = shell
        .site
        .keys
        .hash(Purpose::Nonce, &[b"letter", form.nonce.as_bytes()]);
    let response = NewResponse {
        survey: Some(version.survey),
        version: version.id,
        nonce_hash: nonce_hash.to_vec(),
        receipt: None,
        received_on: letter.received_on,
        channel: letter.channel,
        variant: Variant::Standard,
        language: shell.language().to_owned(),
        answers,
        flags: BTreeMap::new(),
        late: false,
        organisation: letter.organisation.map(domain::text::Line::into_string),
        signatures: letter.signatures,
        import: None,
    };
    let now = shell.now;
    let kept = async |tx: &Tx| commands::keep_letter(tx, &champion, &response, now).await;
    let (Sent::Stored(id) | Sent::Before(id)) = shell.db().write(kept).await?;
    let letters = format!("/staff/paper/letters/{}", version.survey);
    shell.flash(Flash::new("flash-letter-kept").with("day", day(&shell, letter.received_on)));
    shell.see_other(&match form.danger {
        true => format!("{letters}/{id}/danger"),
        false => letters,
    })
}

fn day(shell: &Shell, day: NaiveDate) -> String {
    shell.texts.date(day)
}

/// The texts of a letter as answers. A letter may be longer than a box on a form: ten times.
fn answers(definition: &Definition, texts: &[(String, String)]) -> Result<Answers, Problems> {
    const MOST: usize = 100_000;
    let mut answers = Answers::new();
    let mut problems = Problems::new();
    for (code, text) in texts {
        if domain::text::length(text) > MOST {
            let question = definition
                .question(code)
                .map(|q| q.text.get("en").0)
                .unwrap_or_default();
            let problem = Problem::says("answer-too-long").with("question", question);
            problems.add(&format!("text-{code}"), problem.with("max", MOST));
        } else if let Some(code) = Code::parse(code) {
            answers.set(code, Some(Answer::Text(text.clone())));
        }
    }
    if problems.is_empty() {
        Ok(answers)
    } else {
        Err(problems)
    }
}
