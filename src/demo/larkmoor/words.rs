//! The public words of the made-up programme in Welsh and Urdu, taken in as from a translator.

use std::collections::BTreeMap;

use anyhow::anyhow;
use domain::role::Role;
use domain::survey::translation::{Edit, State};
use domain::text::Line;

use super::{World, proof};
use crate::db::Tx;
use crate::demo::{actors, files};
use crate::programme::ProgrammeId;
use crate::staff::roles::EditSurvey;
use crate::web::cells;
use crate::words::{commands, queries};

const SHIPPED: [(&str, &str); 2] = [
    ("cy", include_str!("../data/larkmoor-words.cy.csv")),
    ("ur", include_str!("../data/larkmoor-words.ur.csv")),
];

/// Who made them.
const TRANSLATOR: &str = "The translators of the demo";

impl World<'_> {
    /// Translates what is not translated yet, and what says another day than it did.
    pub(super) async fn words(&self) -> anyhow::Result<()> {
        let (console, now) = (self.console, self.console.clock.now());
        let officer = actors::at_work(console, Role::Officer, now).await?;
        let programme = ProgrammeId(self.programme);
        let by = proof::<ProgrammeId, EditSurvey>(&officer, programme, self.programme)?;
        let translator = Line::parse(TRANSLATOR, "field-translator", 200).ok();
        for (language, csv) in SHIPPED {
            let shipped = self.shipped(language, csv)?;
            let db = console.db.read();
            let sources = queries::sources(db, self.programme, language, now).await?;
            let (known, _) = queries::of_programme(db, self.programme, language).await?;
            let pieces = queries::pieces(&sources, &known);
            let open = pieces.iter().filter(|piece| piece.state != State::There);
            let edits: Vec<Edit> = open
                .filter_map(|piece| {
                    Some(Edit {
                        place: piece.place.clone(),
                        text: shipped.get(piece.source)?.clone(),
                        still_right: true,
                        ..Edit::default()
                    })
                })
                .collect();
            let take = async |tx: &Tx| {
                commands::translate(tx, &by, language, &edits, translator.as_ref(), now).await
            };
            console.db.write(take).await?;
        }
        Ok(())
    }

    /// Translations by the English words, both with their days as they are today.
    fn shipped(&self, language: &str, csv: &str) -> anyhow::Result<BTreeMap<String, String>> {
        let table = cells::read(csv.as_bytes(), 1_000);
        let table = table.map_err(|why| anyhow!("words in {language}: {why:?}"))?;
        let columns = table.column("source").zip(table.column("translation"));
        let (source, translation) = columns.ok_or_else(|| anyhow!("columns in {language}"))?;
        let (day, texts) = (self.now.day(), &self.console.site.locales);
        let mut shipped = BTreeMap::new();
        for row in &table.rows {
            let english = files::dated(row.cell(source), day, texts.get("en"))?;
            let words = files::dated(row.cell(translation), day, texts.get(language))?;
            shipped.insert(english, words);
        }
        Ok(shipped)
    }
}
