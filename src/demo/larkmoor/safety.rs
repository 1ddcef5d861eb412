//! Somebody looks after what was heard in the made-up responses.

use domain::role::Role;
use domain::safeguarding::CaseState;
use domain::text::Paragraph;

use super::{World, anywhere, proof};
use crate::db::Tx;
use crate::demo::actors;
use crate::safeguarding::{CaseId, commands, queries};
use crate::staff::roles::ReadDistress;

/// What a few made-up people wrote who are in danger, or were: number of the person, and words.
const HEARD: [(usize, &str); 3] = [
    (
        3,
        "I was suicidal in the spring and was told to wait six weeks. A place to go that evening \
         would have helped me.",
    ),
    (
        9,
        "My daughter is 17 and she self harms. We ring round, and nobody rings back.",
    ),
    (
        15,
        "I tried to kill myself ten years ago. Somebody who stayed with me is what helped.",
    ),
];

/// What this person wrote, if it is one of those few.
pub(super) fn heard(number: usize) -> Option<&'static str> {
    let found = HEARD.iter().find(|(known, _)| *known == number);
    found.map(|(_, words)| *words)
}

impl World<'_> {
    /// One response is being looked at, and one needed nothing.
    pub(super) async fn look_after(&self) -> anyhow::Result<()> {
        let lead = actors::at_work(self.console, Role::Safeguarding, self.now).await?;
        let who = anywhere::<ReadDistress>(&lead)?;
        let db = self.console.db.read();
        if !queries::queue(db, &who, true).await?.is_empty() {
            return Ok(());
        }
        let cases = queries::queue(db, &who, false).await?;
        let looked = cases.iter().skip(1).zip([
            (CaseState::Looking, None),
            (
                CaseState::Nothing,
                Some("It was long ago, and they say what helped them."),
            ),
        ]);
        for (case, (state, note)) in looked {
            let by = proof::<_, ReadDistress>(&lead, CaseId(case.id), self.programme)?;
            let note = note.and_then(|note| Paragraph::parse(note, "field-safety-note", 500).ok());
            let step = async |tx: &Tx| {
                commands::step(tx, &by, case.state, state, note.as_ref(), self.now).await
            };
            self.console.db.write(step).await?;
        }
        Ok(())
    }
}
