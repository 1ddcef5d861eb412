//! Keeping files, handing them over with their answers, and noting who read them.

use data_encoding::HEXLOWER;
use domain::Now;
use domain::survey::Answers;
use entity::attachment;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use serde_json::json;

use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::keys::{KEY_ID, Keys, Purpose};
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;

/// A file to be kept.
pub struct NewFile {
    /// Names it in the answers.
    pub token: String,
    sealed: Vec<u8>,
}

impl std::fmt::Debug for NewFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewFile(<withheld>)")
    }
}

impl NewFile {
    /// Seals a file under a name nobody guesses.
    #[must_use]
    pub fn seal(keys: &Keys, content: &[u8]) -> Self {
        let token = HEXLOWER.encode(&keys.random::<16>());
        let sealed = keys.seal(Purpose::Attachment, token.as_bytes(), content);
        Self { token, sealed }
    }
}

/// The files a draft has from now on.
#[derive(Debug)]
pub struct Files {
    /// One that comes to them.
    pub new: Option<NewFile>,
    /// Those its answers name. Every other one of the draft is deleted.
    pub tokens: Vec<String>,
}

impl Files {
    /// The files that answers name.
    #[must_use]
    pub fn of(answers: &Answers, new: Option<NewFile>) -> Self {
        Self {
            new,
            tokens: tokens(answers),
        }
    }
}

/// What names the files of answers.
#[must_use]
pub fn tokens(answers: &Answers) -> Vec<String> {
    let files = answers.files();
    files.map(|(_, file)| file.token.clone()).collect()
}

/// Keeps the files of a draft.
pub async fn keep(tx: &Tx, draft: &[u8], files: &Files) -> Result<(), DbErr> {
    attachment::Entity::delete_many()
        .filter(attachment::Column::DraftHash.eq(draft))
        .filter(attachment::Column::Token.is_not_in(files.tokens.iter().map(String::as_str)))
        .exec(tx)
        .await?;
    let Some(new) = &files.new else {
        return Ok(());
    };
    let row = attachment::ActiveModel {
        token: Set(new.token.clone()),
        draft_hash: Set(Some(draft.to_vec())),
        response_id: Set(None),
        sealed: Set(new.sealed.clone()),
        key_id: Set(KEY_ID),
    };
    attachment::Entity::insert(row)
        .on_conflict_do_nothing_on([attachment::Column::Token])
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Hands the files of a draft over to its response, before the draft goes and takes the rest with
/// it. Files the response had before and names no longer are deleted.
pub async fn hand_over(
    tx: &Tx,
    draft: &[u8],
    response: i64,
    tokens: &[String],
) -> Result<(), DbErr> {
    let named = || tokens.iter().map(String::as_str);
    attachment::Entity::delete_many()
        .filter(attachment::Column::ResponseId.eq(response))
        .filter(attachment::Column::Token.is_not_in(named()))
        .exec(tx)
        .await?;
    let owner = attachment::ActiveModel {
        draft_hash: Set(None),
        response_id: Set(Some(response)),
        ..Default::default()
    };
    attachment::Entity::update_many()
        .set(owner)
        .filter(attachment::Column::DraftHash.eq(draft))
        .filter(attachment::Column::Token.is_in(named()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes that somebody took a file away to read it.
pub(super) async fn note(
    tx: &Tx,
    officer: &In<SurveyId, DecideThemes>,
    response: i64,
    question: &str,
    now: Now,
) -> Result<(), DbErr> {
    let deed = Deed {
        now,
        actor: officer.actor(),
        deed: "attached.read",
        object: format!("survey:{}", officer.object().0),
        detail: json!({ "response": response, "question": question }),
    };
    audit::record(tx, deed).await
}
