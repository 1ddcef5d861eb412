//! The file of a page of answers.
//!
//! A browser sends a file once and never again, so a good one is kept before anything else on its
//! page is looked at: whatever has to be put right there, the file does not have to be found a
//! second time. One that is not taken is a problem of its question like any other, and what was
//! typed beside it comes back with the page.

use domain::survey::{
    Answer, Answers, Attached, Choice, Code, Fields, Question, Seen, removal_field,
};
use domain::upload::{MOST, bare, kind_of, shown_name};
use domain::{Problem, Problems};

use super::commands::Saved;
use super::gate::Respondent;
use super::sections::{SEEN, TRIES, as_shown};
use super::underway::Underway;
use crate::attached::commands::NewFile;
use crate::db::Try;
use crate::keys::Purpose;
use crate::survey::Published;
use crate::web::form::{FieldsAndFile, SentFile};
use crate::web::{Error, Shell};

/// A page of answers with the file it may have.
pub(super) type SectionForm = FieldsAndFile<MOST>;

/// So many files an hour may come from one neighbourhood: a ward or a library, and no flood.
const FILES_AN_HOUR: i32 = 120;

/// What became of the file of a page.
#[derive(Default)]
pub(super) struct Enclosed {
    /// The question it was for, with the file now kept and the answer it replaced.
    kept: Option<(Code, Answer, Option<Answer>)>,
    /// Why it was not taken.
    problem: Option<(Code, Problem)>,
    /// Whether nothing at all was kept when it came.
    pub(super) anew: Option<bool>,
    /// Whether it was for a question that is not asked any more.
    pub(super) unasked: bool,
}

/// The read answers of a page, or what is wrong with them.
type Read = Result<Vec<(Code, Option<Answer>)>, Problems>;

/// Keeps the file of a page, if there is one and it can be taken.
pub(super) async fn keep(
    shell: &Shell,
    published: &Published,
    respondent: &Respondent,
    (number, fields): (usize, &Fields),
    file: Option<SentFile>,
) -> Result<Enclosed, Error> {
    let Some(file) = file.filter(SentFile::is_chosen) else {
        return Ok(Enclosed::default());
    };
    for _ in 0..TRIES {
        let underway = Underway::find(shell, published, respondent).await?;
        let way = underway.way();
        let shown = way.stop(number).map(|stop| as_shown(stop, fields));
        let mut asked = shown.iter().flat_map(|stop| &stop.questions);
        let Some(question) = asked.find(|q| q.takes_file() && q.code.as_str() == file.field) else {
            return Ok(Enclosed {
                unasked: true,
                ..Enclosed::default()
            });
        };
        let (code, answers) = (&question.code, &underway.draft.kept.answers);
        let was = answers.get(code.as_str());
        let seen = Seen::parse(fields.one(SEEN)).filter(|_| !underway.is_anew());
        let taken = match seen.is_some_and(|seen| !seen.is_still(code, was)) {
            true => Err(Problem::says("file-elsewhere")),
            false => take(shell, &file).await?,
        };
        let (answer, content) = match taken {
            Ok(taken) => taken,
            Err(problem) => {
                let problem = problem.with("question", question.text.get(shell.reading()).0);
                return Ok(Enclosed {
                    problem: Some((code.clone(), problem)),
                    ..Enclosed::default()
                });
            }
        };
        let mut kept = underway.draft.kept.clone();
        let answer = Answer::File(answer);
        kept.answers.set(code.clone(), Some(answer.clone()));
        let saving = underway.save(shell, respondent, &kept, false, Some(content));
        if matches!(saving.await?, Saved::Stored) {
            return Ok(Enclosed {
                kept: Some((code.clone(), answer, was.cloned())),
                anew: Some(underway.is_anew()),
                ..Enclosed::default()
            });
        }
    }
    Err(Error::Unavailable)
}

/// The file as it is kept, or why it is not.
async fn take(
    shell: &Shell,
    file: &SentFile,
) -> Result<Result<(Attached, NewFile), Problem>, Error> {
    if file.is_large {
        return Ok(Err(Problem::says("file-large")));
    }
    if file.bytes.is_empty() {
        return Ok(Err(Problem::says("file-empty")));
    }
    let Some(kind) = kind_of(&file.bytes) else {
        return Ok(Err(Problem::says("file-kind")));
    };
    let Some(content) = bare(kind, &file.bytes) else {
        return Ok(Err(Problem::says("file-damaged")));
    };
    if shell.site.limits.hold() && files_lately(shell).await? > FILES_AN_HOUR {
        return Ok(Err(Problem::says("file-too-many")));
    }
    let new = NewFile::seal(&shell.site.keys, &content);
    let attached = Attached {
        token: new.token.clone(),
        name: shown_name(&file.name, kind),
        kind,
        length: content.len(),
    };
    Ok(Ok((attached, new)))
}

async fn files_lately(shell: &Shell) -> Result<i32, Error> {
    let client = shell.client().bytes();
    let keys = &shell.site.keys;
    let tried = Try {
        bucket: keys.hash(Purpose::Throttle, &[b"file", &client]),
        window: chrono::TimeDelta::hours(1),
        now: shell.now,
    };
    Ok(shell.db().intake(tried).await?)
}

/// The way of not answering that was ticked beside a file.
fn ticked<'q>(question: &'q Question, answer: Option<&Answer>) -> Option<&'q Choice> {
    match answer {
        Some(Answer::Options { chosen, .. }) => question.choice(chosen.first()?.as_str()),
        _ => None,
    }
}

impl Enclosed {
    /// The answers as they were before the file was kept.
    pub(super) fn before(&self, stored: &Answers) -> Answers {
        let mut answers = stored.clone();
        if let Some((code, _, was)) = &self.kept {
            answers.set(code.clone(), was.clone());
        }
        answers
    }

    /// What was read of a page, with the file that is kept, unless it is to be removed, and with
    /// what is wrong with it.
    pub(super) fn put(
        &self,
        read: Read,
        (fields, lang): (&Fields, &str),
        stored: &Answers,
        asked: &[&Question],
    ) -> Read {
        let (mut read, mut problems) = match read {
            Ok(read) => (read, Problems::new()),
            Err(problems) => (Vec::new(), problems),
        };
        if let Some((code, problem)) = &self.problem {
            problems.add(code.as_str(), problem.clone());
        }
        for question in asked.iter().filter(|question| question.takes_file()) {
            let code = question.code.as_str();
            let remove = self.kept.is_none() && fields.one(&removal_field(question)) == "1";
            let kept = stored.get(code);
            let file = kept.filter(|answer| !remove && answer.is_file());
            let answer = read.iter_mut().find(|(read, _)| read.as_str() == code);
            let (Some(file), Some((_, answer))) = (file, answer) else {
                continue;
            };
            match ticked(question, answer.as_ref()) {
                Some(apart) => problems.add(code, question.not_both(apart, lang)),
                None => *answer = Some(file.clone()),
            }
        }
        match problems.is_empty() {
            true => Ok(read),
            false => Err(problems),
        }
    }

    /// What a page takes along that comes back with the file kept.
    pub(super) fn seen(&self, seen: &str) -> String {
        match (&self.kept, Seen::parse(seen)) {
            (Some((code, answer, _)), Some(mut seen)) => {
                seen.put(code.clone(), answer);
                seen.to_string()
            }
            _ => seen.to_owned(),
        }
    }
}
