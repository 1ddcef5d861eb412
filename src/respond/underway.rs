//! Answers being given: found by the cookie, kept page by page, brought together with what was
//! saved elsewhere.

use std::sync::Arc;

use chrono::TimeDelta;
use domain::Now;
use domain::survey::{Door, Fields, Journey, Progress, Question, Stop, journey};

use super::commands::{SaveDraft, Saved, WayBack};
use super::gate::{Respondent, code_hash};
use super::pages::SectionPage;
use super::queries::Draft;
use super::stages::{Mark, Stage};
use super::views::Woven;
use super::{handlers, views};
use crate::attached::commands::{Files, NewFile};
use crate::keys::Purpose;
use crate::survey::{OpenSurvey, Published, Version};
use crate::web::ui::{FormErrors, Said};
use crate::web::{Error, Shell};

/// How long answers wait for the person to come back.
pub(super) const KEPT_FOR: TimeDelta = TimeDelta::days(30);

/// A draft of somebody who has kept nothing yet.
fn blank(survey: &OpenSurvey, now: Now) -> Draft {
    Draft {
        version: survey.version.id,
        kept: Progress::default(),
        begun_at: now.utc(),
        revision: 0,
        size: 0,
        expires_at: now.utc() + KEPT_FOR,
        has_code: false,
    }
}

/// The answers of somebody under way: which version they answer, and what they said so far.
pub(super) struct Underway {
    pub(super) survey: Arc<OpenSurvey>,
    pub(super) version: Arc<Version>,
    pub(super) draft: Arc<Draft>,
    pub(super) grace: bool,
    /// What was known to be written when the answers were read.
    pub(super) mark: Mark,
    /// What the order of shuffled options is drawn from.
    pub(super) seed: [u8; 32],
}

impl Underway {
    /// Finds the answers, or leads to where the person belongs: the receipt when everything was
    /// sent, the start page when the survey cannot be answered.
    pub(super) async fn find(
        shell: &Shell,
        published: &Published,
        respondent: &Respondent,
    ) -> Result<Self, Error> {
        let survey = handlers::find(shell, published, &respondent.slug).await?;
        let mark = shell.site.stages.mark(shell.db());
        let (draft, begun) = match handlers::stage(shell, &respondent.nonce).await? {
            Stage::Begun => (Arc::new(blank(&survey, shell.now)), false),
            Stage::Underway(draft) => (draft, true),
            Stage::Sent(_) => {
                let receipt = format!("/surveys/{}/sent", survey.slug);
                return Err(Error::See(shell.path(&receipt)));
            }
        };
        let in_time = |closes| draft.begun_at <= closes;
        let (grace, open) = match survey.door(shell.now) {
            Door::Open => (false, true),
            Door::Grace => (true, begun && survey.closes_at.is_none_or(in_time)),
            Door::NotYet(_) | Door::Closed | Door::Unknown => (false, false),
        };
        if !open {
            return Err(Error::See(shell.path(&format!("/surveys/{}", survey.slug))));
        }
        let version = match draft.version == survey.version.id {
            true => Arc::clone(&survey.version),
            false => published.version(shell.db(), draft.version).await?,
        };
        Ok(Self {
            survey,
            version,
            draft,
            grace,
            mark,
            seed: respondent.nonce.hash(&shell.site.keys),
        })
    }

    /// Whether nothing was kept so far.
    pub(super) fn is_anew(&self) -> bool {
        self.draft.revision == 0
    }

    pub(super) fn way(&self) -> Journey<'_> {
        journey(&self.version.definition, &self.draft.kept.answers)
    }

    pub(super) fn path(&self, shell: &Shell, rest: &str) -> String {
        shell.path(&format!("/surveys/{}/{rest}", self.survey.slug))
    }

    /// Stores the answers as they are now, unless another page was saved since they were read;
    /// the way back to them from another device, if they are to be left for a while; and a file that
    /// was added to them. Files they no longer name are gone.
    pub(super) async fn save(
        &self,
        shell: &Shell,
        respondent: &Respondent,
        kept: &Progress,
        for_later: bool,
        file: Option<NewFile>,
    ) -> Result<Saved, Error> {
        let (keys, draft) = (&shell.site.keys, &self.draft);
        let hash = respondent.nonce.hash(keys);
        let sealed = keys.seal(Purpose::Draft, &hash, &serde_json::to_vec(kept)?);
        let size = sealed.len();
        let expires_at = shell.now.utc() + KEPT_FOR;
        let way_back = for_later.then(|| WayBack {
            code_hash: code_hash(keys, self.survey.id, &respondent.nonce.spoken(keys)),
            sealed: respondent.nonce.seal(keys),
        });
        let entry = SaveDraft {
            nonce_hash: hash.to_vec(),
            version: self.version.id,
            sealed,
            replaces: draft.revision,
            begun_at: draft.begun_at,
            expires_at,
            way_back,
            files: self.takes_files().then(|| Files::of(&kept.answers, file)),
        };
        let saved = shell.db().intake(entry).await?;
        match saved {
            Saved::Stored => self.note(
                shell,
                hash,
                Stage::Underway(Arc::new(Draft {
                    version: self.version.id,
                    kept: kept.clone(),
                    begun_at: draft.begun_at,
                    revision: draft.revision + 1,
                    size,
                    expires_at,
                    has_code: draft.has_code || for_later,
                })),
            ),
            Saved::Overtaken => shell.site.stages.forget(),
        }
        Ok(saved)
    }

    fn takes_files(&self) -> bool {
        let mut questions = self.version.definition.questions();
        questions.any(|(_, question)| question.takes_file())
    }

    pub(super) fn note(&self, shell: &Shell, hash: [u8; 32], stage: Stage) {
        let site = &shell.site;
        site.stages.note(&site.db, self.mark, hash, stage);
    }

    pub(super) fn page(
        &self,
        shell: &Shell,
        stop: &Stop<'_>,
        fields: &Fields,
        errors: FormErrors,
        to_check: bool,
        seen: String,
    ) -> SectionPage {
        let definition = &self.version.definition;
        let lang = shell.reading();
        let way = self.way();
        let back = match way.before(stop.number) {
            _ if to_check => self.path(shell, "check"),
            Some(before) => self.path(shell, &format!("sections/{}", before.number)),
            None if definition.has_task_list() => self.path(shell, "sections"),
            None => shell.path(&format!("/surveys/{}", self.survey.slug)),
        };
        let progress = way.progress(stop.number).map(|(number, of)| {
            let arg = |n: usize| domain::Arg::from(n);
            shell.with(
                "survey-progress",
                &[("number", arg(number)), ("of", arg(of))],
            )
        });
        let woven = Woven::of(shell, definition, &self.draft.kept.answers);
        let (summary, summary_lang) = woven.html(&stop.section.summary);
        let mut questions =
            views::questions(shell, &stop.questions, &woven, &self.seed, fields, &errors);
        views::put_files(shell, &mut questions, &self.draft.kept.answers);
        let deciding = stop.section.deciding();
        // What comes later may be a file.
        let encloses = match deciding.is_empty() {
            true => stop.questions.iter().any(|question| question.takes_file()),
            false => stop.section.questions.iter().any(Question::takes_file),
        };
        SectionPage {
            head: views::head(&self.survey, definition, lang),
            number: stop.number,
            title: Said::of(&stop.section.title, lang),
            summary,
            summary_lang,
            picture: (stop.section.picture.as_ref()).map(|one| views::picture(shell, one)),
            document: views::document(stop.section, lang),
            progress,
            back,
            encloses,
            questions,
            deciding: views::codes(&deciding),
            changes: String::new(),
            errors,
            seen,
            elsewhere: Vec::new(),
            brought: Vec::new(),
            to_check,
            grace: self.grace,
            safety: None,
            begun: !self.is_anew(),
            all: (definition.has_task_list()).then(|| self.path(shell, "sections")),
            woven: woven.any(stop),
        }
    }
}
