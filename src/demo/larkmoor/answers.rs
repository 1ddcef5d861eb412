//! Everybody who answers: online, on paper, by telephone, in letters, and as an organisation.

use anyhow::{Context, anyhow};
use chrono::TimeDelta;
use domain::paper::Serial;
use domain::response::{Channel, Variant};
use domain::role::Role;
use domain::survey::{Answer, Answers, Code};
use domain::text::Line;
use futures_util::future::try_join_all;

use super::{TOGETHER, World, anywhere, proof, safety};
use crate::db::Tx;
use crate::demo::files::Larkmoor;
use crate::demo::people::Person;
use crate::demo::{actors, voices};
use crate::keys::{Purpose, SurveyKey};
use crate::paper::{self, BatchId, NewBatch};
use crate::respond::commands::{NewResponse, Send, Sent, Tag, padded};
use crate::staff::proof::In;
use crate::staff::roles::KeyPaper;
use crate::survey::{SurveyId, Version};

impl World<'_> {
    /// The responses: four in five online, one in six on paper, the rest by telephone and mail.
    pub(super) async fn answers(&self, responses: usize) -> anyhow::Result<()> {
        let (paper, phone, mail) = (responses * 16 / 100, responses / 75, responses * 2 / 75);
        let online = responses.saturating_sub(paper + phone + mail);
        let version = self.version().await?;
        self.in_person(&version, Channel::Online, 0..online).await?;
        self.in_person(&version, Channel::Phone, online..online + phone)
            .await?;
        self.on_paper(&version, online + phone..online + phone + paper)
            .await?;
        self.by_mail(&version, online + phone + paper..responses)
            .await
    }

    async fn in_person(
        &self,
        version: &Version,
        channel: Channel,
        numbers: std::ops::Range<usize>,
    ) -> anyhow::Result<()> {
        let key = self.key().await?;
        let numbers: Vec<usize> = numbers.collect();
        for chunk in numbers.chunks(TOGETHER) {
            let sending = chunk
                .iter()
                .map(|number| self.one_sends(version, &key, channel, *number));
            try_join_all(sending).await?;
            self.progress.done(chunk.len() as u64);
        }
        Ok(())
    }

    async fn one_sends(
        &self,
        version: &Version,
        key: &SurveyKey,
        channel: Channel,
        number: usize,
    ) -> anyhow::Result<()> {
        let mut person = Person::new(self.seed, number, channel);
        let mut answers = person.answers(&version.definition, &self.voices);
        if let (Some(code), Some(words)) = (Code::parse("q8"), safety::heard(number)) {
            answers.set(code, Some(Answer::Text(words.to_owned())));
        }
        let day = self.now.day() - TimeDelta::days(person.days_ago());
        let response = NewResponse {
            channel,
            answers,
            received_on: day,
            ..self.response(version, "person", number)
        };
        let sent = self.console.db.intake(Send::anew(response)).await?;
        let Some(Sent::Stored(response)) = sent else {
            return Ok(());
        };
        if let (Some(tags), Some((set, _))) = (person.tags(), &version.equality) {
            let link = key.link(response).to_vec();
            let sealed = self
                .console
                .keys
                .seal(Purpose::Equality, &link, &padded(&tags)?);
            let tag = Tag {
                link,
                survey: self.survey.0,
                response,
                set: *set,
                sealed,
            };
            self.console.db.intake(tag).await?;
        }
        Ok(())
    }

    /// Paper forms, in bundles that the champion types in.
    async fn on_paper(
        &self,
        version: &Version,
        numbers: std::ops::Range<usize>,
    ) -> anyhow::Result<()> {
        const PLACES: [&str; 3] = [
            "Central Library",
            "Moor Road surgery",
            "St Anne's food bank",
        ];
        let champion = actors::at_work(self.console, Role::Champion, self.now).await?;
        let by = anywhere::<KeyPaper>(&champion)?;
        let numbers: Vec<usize> = numbers.collect();
        let known = paper::queries::batches(self.console.db.read(), &by).await?;
        let size = numbers.len().div_ceil(PLACES.len()).max(1);
        for (place, chunk) in PLACES.iter().zip(numbers.chunks(size)) {
            let label = format!("{place} box");
            if known.iter().any(|batch| batch.label == label) {
                continue;
            }
            let says = |problem| anyhow!("{}", self.console.texts.problem(&problem));
            let new = NewBatch {
                survey: self.survey.0,
                label: Line::parse(&label, "field-label", 100).map_err(says)?,
                place: Line::parse(place, "field-place", 100).map_err(says)?,
                received_on: self.now.day() - TimeDelta::days(4),
                variant: Variant::Standard,
            };
            let now = self.now;
            let open = async |tx: &Tx| paper::commands::open_batch(tx, &by, &new, now).await;
            let batch = self.console.db.write(open).await?.context("a bundle")?;
            let by = proof::<BatchId, KeyPaper>(&champion, batch, self.programme)?;
            for (serial, number) in (1..).zip(chunk) {
                self.one_keyed(version, &by, serial, *number).await?;
            }
        }
        Ok(())
    }

    async fn one_keyed(
        &self,
        version: &Version,
        by: &In<BatchId, KeyPaper>,
        serial: u32,
        number: usize,
    ) -> anyhow::Result<()> {
        let mut person = Person::new(self.seed, number, Channel::Paper);
        let answers = person.answers(&version.definition, &self.voices);
        let tags = match (person.tags(), &version.equality) {
            (Some(tags), Some((set, _))) => Some(paper::commands::KeyedTags {
                key: self.key().await?,
                set: *set,
                plain: padded(&tags)?,
            }),
            _ => None,
        };
        let form = paper::commands::KeyedForm {
            addresses: Vec::new(),
            serial: Serial::of(serial),
            response: NewResponse {
                channel: Channel::Paper,
                answers,
                ..self.response(version, "person", number)
            },
            tags,
        };
        let (keys, now) = (&self.console.keys, self.now);
        let key = async |tx: &Tx| paper::commands::key(tx, by, keys, &form, now).await;
        self.console.db.write(key).await?;
        Ok(())
    }

    /// Letters and e-mails: words and nothing else. A few in other languages.
    async fn by_mail(
        &self,
        version: &Version,
        numbers: std::ops::Range<usize>,
    ) -> anyhow::Result<()> {
        let by = self.at_the_desk().await?;
        let mut others = voices::others()?.into_iter();
        for number in numbers {
            let mut person = Person::new(self.seed, number, Channel::Letter);
            let channel = if number % 3 == 0 {
                Channel::Email
            } else {
                Channel::Letter
            };
            let (question, language, text) = match others.next() {
                Some(other) => (other.question, other.language, Some(other.text)),
                None => (
                    "q8".to_owned(),
                    "en".to_owned(),
                    person.says(&self.voices, "q8"),
                ),
            };
            let response = NewResponse {
                channel,
                language,
                answers: words(&question, text.as_deref().unwrap_or_default()),
                ..self.response(version, "mail", number)
            };
            self.typed_in(&by, &response).await?;
        }
        Ok(())
    }

    /// What came in by post, typed in by an officer.
    async fn typed_in(
        &self,
        by: &In<SurveyId, KeyPaper>,
        response: &NewResponse,
    ) -> anyhow::Result<()> {
        let now = self.now;
        let keep = async |tx: &Tx| paper::commands::keep_letter(tx, by, response, now).await;
        self.console.db.write(keep).await?;
        Ok(())
    }

    async fn at_the_desk(&self) -> anyhow::Result<In<SurveyId, KeyPaper>> {
        let officer = actors::at_work(self.console, Role::Officer, self.now).await?;
        proof(&officer, self.survey, self.programme)
    }

    /// The formal responses of organisations, and the petition.
    pub(super) async fn formal(&self, larkmoor: &Larkmoor) -> anyhow::Result<()> {
        let version = self.version().await?;
        let by = self.at_the_desk().await?;
        let petition = &larkmoor.petition;
        let of_organisations = larkmoor
            .organisations
            .iter()
            .enumerate()
            .map(|(number, formal)| NewResponse {
                channel: Channel::Organisation,
                organisation: Some(formal.name.clone()),
                answers: words(&formal.question, &formal.text),
                ..self.response(&version, "organisation", number)
            });
        let signed = NewResponse {
            channel: Channel::Letter,
            organisation: Some(petition.organisation.clone()),
            signatures: Some(petition.signatures),
            answers: words(&petition.question, &petition.text),
            ..self.response(&version, "petition", 0)
        };
        for response in of_organisations.chain([signed]) {
            self.typed_in(&by, &response).await?;
        }
        Ok(())
    }
}

fn words(question: &str, text: &str) -> Answers {
    let mut answers = Answers::new();
    if let Some(code) = Code::parse(question).filter(|_| !text.is_empty()) {
        answers.set(code, Some(Answer::Text(text.to_owned())));
    }
    answers
}
