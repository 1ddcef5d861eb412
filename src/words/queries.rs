//! Reading public words and their translations.

use std::collections::{BTreeSet, HashMap};

use domain::public_text::{Place, Thing, made_of};
use domain::survey::translation::{Piece, State};
use domain::time::day_in_london;
use domain::{Named, Now};
use entity::public_text;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{Apart, Source, Subject};
use crate::staff::queries::names;
use crate::translate::queries::Credit;
use crate::{events, notices, programme, reach, themes, tracker};

/// A translation.
#[derive(Clone, Debug)]
pub struct Translation {
    /// The words.
    pub text: String,
    /// Mark of what they were made of.
    pub made_of: String,
}

/// Translations by where they stand.
pub type Translations = HashMap<Place, Translation>;

/// The translations of what a page shows, in one statement.
pub async fn of_page(
    db: &impl ConnectionTrait,
    language: &str,
    shown: &BTreeSet<(Thing, i64)>,
) -> Result<Translations, DbErr> {
    let mut any = Condition::any();
    for thing in Thing::ALL {
        let objects: Vec<i64> = shown
            .iter()
            .filter(|(of, _)| of == thing)
            .map(|(_, object)| *object)
            .collect();
        if !objects.is_empty() {
            let these = Condition::all()
                .add(public_text::Column::Thing.eq(thing.name()))
                .add(public_text::Column::ObjectId.is_in(objects));
            any = any.add(these);
        }
    }
    if any.is_empty() {
        return Ok(Translations::new());
    }
    let rows = public_text::Entity::find()
        .filter(public_text::Column::Language.eq(language))
        .filter(any)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(translation).collect())
}

fn translation(row: public_text::Model) -> Option<(Place, Translation)> {
    let place = Place::new(Thing::from_name(&row.thing)?, row.object_id, row.field);
    let (text, made_of) = (row.text, row.made_of);
    Some((place, Translation { text, made_of }))
}

/// The translations of a programme's words into a language, with who made each and when. Who asks
/// has been let in by its page.
pub async fn of_programme(
    db: &impl ConnectionTrait,
    programme: i64,
    language: &str,
) -> Result<(Translations, HashMap<Place, Credit>), DbErr> {
    let rows = public_text::Entity::find()
        .filter(public_text::Column::ProgrammeId.eq(programme))
        .filter(public_text::Column::Language.eq(language))
        .all(db)
        .await?;
    let names = names(db, rows.iter().map(|row| row.staff_id)).await?;
    let mut credits = HashMap::new();
    let mut translations = Translations::new();
    for row in rows {
        let name = row.translator.clone().or_else(|| names.of(row.staff_id));
        let credit = Credit { name, at: row.at };
        if let Some((place, one)) = translation(row) {
            credits.insert(place.clone(), credit);
            translations.insert(place, one);
        }
    }
    Ok((translations, credits))
}

/// Every text of a programme that the public reads or will read when a commitment is published, in
/// the order of its pages. `language` is the one they are to be translated into.
pub async fn sources(
    db: &impl ConnectionTrait,
    programme: i64,
    language: &str,
    now: Now,
) -> Result<Vec<Source>, DbErr> {
    let mut found = Found::default();
    of_story(db, programme, &mut found).await?;
    let notices = notices::queries::standing_in(db, programme).await?;
    for (id, worded) in &notices {
        let of = subject(Thing::Notice, *id, worded.first.get("en").0, Apart::Order);
        for (field, text) in [("first", &worded.first), ("second", &worded.second)] {
            let place = Place::new(Thing::Notice, *id, field);
            found.add(place, &of, text.get("en").0, text.exactly(language));
        }
    }
    for event in events::queries::standing_of(db, programme, now).await? {
        let day = event.sessions.first();
        let day = day.map(|session| day_in_london(session.starts_at));
        let apart = Apart::Event(event.venue.clone(), day);
        let of = subject(Thing::Event, event.id, &event.title, apart);
        let texts = [
            ("title", &event.title),
            ("summary", &event.summary),
            ("access", &event.access),
            ("contact", &event.contact),
        ];
        for (field, text) in texts {
            found.text(&of, field, text);
        }
        for session in &event.sessions {
            if let Some(why) = &session.called_off {
                let place = Place::new(Thing::Session, session.id, "called_off");
                found.add(place, &of, why, "");
            }
        }
    }
    for publication in themes::queries::told_in(db, programme).await? {
        for theme in &publication.told.themes {
            let apart = Apart::Question(publication.field.clone());
            let of = subject(Thing::Theme, theme.id, &theme.name, apart);
            let texts = [
                ("name", &theme.name),
                ("definition", &theme.definition),
                ("excludes", &theme.excludes),
            ];
            for (field, text) in texts {
                found.text(&of, field, text);
            }
        }
    }
    of_promises(db, programme, &mut found).await?;
    Ok(found.sources)
}

/// What a programme says of itself.
async fn of_story(db: &impl ConnectionTrait, id: i64, found: &mut Found) -> Result<(), DbErr> {
    let Some((programme, phases)) = programme::queries::by_id_with_phases(db, id).await? else {
        return Ok(());
    };
    let of = subject(Thing::Programme, id, &programme.title, Apart::Order);
    let texts = [
        ("title", &programme.title),
        ("body_name", &programme.body_name),
        ("summary", &programme.summary),
        ("body", &programme.body),
        ("undecided", &programme.undecided),
        ("decision", &programme.decision),
        ("source", &programme.source),
    ];
    for (field, text) in texts {
        found.text(&of, field, text);
    }
    for (at, (title, period, body)) in (1..).zip(&phases) {
        for (field, text) in [("title", title), ("period", period), ("body", body)] {
            found.text(&of, &phase(at, field), text);
        }
    }
    for contact in reach::reached(db, id)
        .await?
        .iter()
        .flat_map(reach::Reached::all)
    {
        for (field, text) in [("who", &contact.who), ("how", &contact.how)] {
            found.text(&of, &met(contact.at, field), text);
        }
    }
    Ok(())
}

/// Commitments with their history, and the themes they answer.
async fn of_promises(
    db: &impl ConnectionTrait,
    programme: i64,
    found: &mut Found,
) -> Result<(), DbErr> {
    let rows = tracker::queries::of_programme(db, programme).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut updates = tracker::queries::public_history(db, &ids).await?;
    for row in &rows {
        let of = subject(Thing::Commitment, row.id, &row.title, Apart::Order);
        let texts = [
            ("title", &row.title),
            ("you_said", &row.you_said),
            ("we_are_doing", &row.we_are_doing),
            ("why_not", &row.why_not),
        ];
        for (field, text) in texts {
            found.text(&of, field, text);
        }
        for update in updates.remove(&row.id).unwrap_or_default() {
            let place = Place::new(Thing::Update, update.id, "note");
            found.add(place, &of, &update.note, "");
        }
    }
    for theme in rows.iter().filter(|row| row.published_at.is_some()) {
        if let Some(theme) = &theme.theme {
            let apart = Apart::Question(theme.field.clone());
            let of = subject(Thing::Theme, theme.id, &theme.name, apart);
            // Where the public reads of the theme, its name then is there already.
            found.text(&of, "name", &theme.name);
        }
    }
    Ok(())
}

/// The name of a text of a phase, counted from 1.
#[must_use]
pub fn phase(at: usize, field: &str) -> String {
    format!("phase-{at}-{field}")
}

/// The name of a text in the ledger of whom a programme reached, by its line from 1.
#[must_use]
pub fn met(at: usize, field: &str) -> String {
    format!("met-{at}-{field}")
}

#[derive(Default)]
struct Found {
    sources: Vec<Source>,
    known: BTreeSet<Place>,
}

impl Found {
    /// A text of the subject itself.
    fn text(&mut self, of: &Subject, field: &str, text: &str) {
        self.add(Place::new(of.thing, of.object, field), of, text, "");
    }

    fn add(&mut self, place: Place, of: &Subject, text: &str, own: &str) {
        if text.trim().is_empty() || !self.known.insert(place.clone()) {
            return;
        }
        self.sources.push(Source {
            place,
            of: of.clone(),
            text: text.to_owned(),
            own: own.to_owned(),
        });
    }
}

fn subject(thing: Thing, object: i64, name: &str, apart: Apart) -> Subject {
    Subject {
        thing,
        object,
        name: name.to_owned(),
        apart,
    }
}

/// What a translation is worth: the words people read, and how far they are.
#[must_use]
pub fn standing<'a>(source: &'a Source, translation: Option<&'a Translation>) -> (&'a str, State) {
    let mark = made_of(&source.text, &source.own);
    match translation {
        Some(one) if one.made_of == mark => (one.text.as_str(), State::There),
        _ if !source.own.is_empty() => (source.own.as_str(), State::There),
        Some(one) => (one.text.as_str(), State::Stale),
        None => ("", State::Missing),
    }
}

/// Every text beside its translation.
#[must_use]
pub fn pieces<'a>(sources: &'a [Source], translations: &'a Translations) -> Vec<Piece<'a>> {
    let piece = |source: &'a Source| {
        let translation = translations.get(&source.place);
        let (text, state) = standing(source, translation);
        Piece {
            place: source.place.to_string(),
            part: 0,
            question: None,
            source: &source.text,
            text,
            state,
            made_of: translation.map(|one| one.made_of.as_str()),
        }
    };
    sources.iter().map(piece).collect()
}
