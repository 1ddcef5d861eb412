//! Taking translations of public words in.

use domain::Named;
use domain::Now;
use domain::public_text::{Place, made_of};
use domain::survey::translation::{Edit, Refusal, State, sift};
use domain::text::Line;
use entity::public_text;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use serde_json::json;

use super::Source;
use super::queries::{self, Translations, standing};
use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::programme::ProgrammeId;
use crate::programme::commands::lock;
use crate::publish::queries::in_force;
use crate::staff::proof::In;
use crate::staff::roles::EditSurvey;

/// Why translations were not taken.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// These edits, by their place in the list; nothing was saved.
    #[error("{} texts were not taken", .0.len())]
    Refused(Vec<(usize, Refusal)>),
    /// Publishing is on hold, and these words are public at once.
    #[error("publishing is on hold")]
    Held,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Takes translations in, all of them or none: the public reads them from now on. Says how many
/// texts are different.
pub async fn translate(
    tx: &Tx,
    by: &In<ProgrammeId, EditSurvey>,
    language: &str,
    edits: &[Edit],
    translator: Option<&Line>,
    now: Now,
) -> Result<usize, WordsError> {
    let programme = by.object().0;
    // Before anything is read: what somebody else saves at this moment is not written over.
    lock(tx, by).await?;
    if in_force(tx, programme, now).await?.is_some() {
        return Err(WordsError::Held);
    }
    let sources = queries::sources(tx, programme, language, now).await?;
    let (known, _) = queries::of_programme(tx, programme, language).await?;
    let pieces = queries::pieces(&sources, &known);
    let wanted = sift(&pieces, edits, |_, _, _| true).map_err(WordsError::Refused)?;
    let mut changed = 0;
    for source in &sources {
        let Some((edit, words)) = wanted.get(source.place.to_string().as_str()) else {
            continue;
        };
        if !is_new(source, &known, edit, words) {
            continue;
        }
        changed += 1;
        if words.is_empty() {
            forget(tx, &source.place, language).await?;
            continue;
        }
        let row = public_text::ActiveModel {
            thing: Set(source.place.thing.name().to_owned()),
            object_id: Set(source.place.object),
            field: Set(source.place.field.clone()),
            language: Set(language.to_owned()),
            programme_id: Set(programme),
            text: Set(words.clone()),
            made_of: Set(mark(source, edit)),
            translator: Set(translator.map(|line| line.as_str().to_owned())),
            staff_id: Set(by.actor().staff()),
            at: Set(now.utc()),
        };
        keep(tx, row).await?;
    }
    if changed > 0 {
        let deed = Deed {
            now,
            actor: by.actor(),
            deed: "words.translate",
            object: format!("programme:{programme}"),
            detail: json!({ "language": language, "texts": changed }),
        };
        audit::record(tx, deed).await?;
    }
    Ok(changed)
}

/// Whether an edit makes a difference: other words, or a stale translation that is still right.
fn is_new(source: &Source, known: &Translations, edit: &Edit, words: &str) -> bool {
    // Words it was published with are changed where they stand; here there is nothing to take away.
    if words.is_empty() && !known.contains_key(&source.place) {
        return false;
    }
    let (text, state) = standing(source, known.get(&source.place));
    words != text || (edit.still_right && state == State::Stale)
}

/// The mark of what an edit was made of, which may be an earlier wording.
fn mark(source: &Source, edit: &Edit) -> String {
    match &edit.made_of {
        Some(earlier) if earlier.trim() != domain::text::normalise(&source.text).trim() => {
            made_of(earlier, "")
        }
        _ => made_of(&source.text, &source.own),
    }
}

async fn keep(tx: &Tx, row: public_text::ActiveModel) -> Result<(), DbErr> {
    let again = OnConflict::columns([
        public_text::Column::Thing,
        public_text::Column::ObjectId,
        public_text::Column::Language,
        public_text::Column::Field,
    ])
    .update_columns([
        public_text::Column::Text,
        public_text::Column::MadeOf,
        public_text::Column::Translator,
        public_text::Column::StaffId,
        public_text::Column::At,
    ])
    .to_owned();
    public_text::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn forget(tx: &Tx, place: &Place, language: &str) -> Result<(), DbErr> {
    public_text::Entity::delete_many()
        .filter(public_text::Column::Thing.eq(place.thing.name()))
        .filter(public_text::Column::ObjectId.eq(place.object))
        .filter(public_text::Column::Field.eq(place.field.as_str()))
        .filter(public_text::Column::Language.eq(language))
        .exec(tx)
        .await?;
    Ok(())
}
