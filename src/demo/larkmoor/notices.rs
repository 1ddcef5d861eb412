//! A question somebody asked of the demo, and something it got wrong.

use domain::notice::NoticeKind;
use domain::role::Role;
use domain::survey::Text;

use super::{World, before, proof};
use crate::db::Tx;
use crate::demo::actors;
use crate::notices::{Wording, commands, queries};
use crate::staff::roles::EditSurvey;

const SAID: [(NoticeKind, &str, &str, i64); 2] = [
    (
        NoticeKind::Question,
        "Can I answer for my mother, who cannot use a computer?",
        "Yes. Answer as she would, or print the form and fill it in together. She can also ring \
         us, and we write down what she says.",
        9,
    ),
    (
        NoticeKind::Correction,
        "The first days of this survey said that the evening service would close at 10pm.",
        "It would close at 11pm. Nothing else has changed.",
        6,
    ),
];

impl World<'_> {
    /// What was said in public besides the questions. Nobody is written to.
    pub(super) async fn notices(&self) -> anyhow::Result<()> {
        let console = self.console;
        let officer = actors::at_work(console, Role::Officer, self.now).await?;
        let by = proof::<_, EditSurvey>(&officer, self.survey, self.programme)?;
        if !queries::with_names(console.db.read(), &by)
            .await?
            .is_empty()
        {
            return Ok(());
        }
        for (kind, first, second, days) in SAID {
            let wording = Wording {
                first: Text::english(first),
                second: Text::english(second),
                link: None,
                reason: None,
            };
            let then = before(self.now, days);
            let publish =
                async |tx: &Tx| commands::publish(tx, &by, kind, &wording, false, then).await;
            console.db.write(publish).await?;
        }
        Ok(())
    }
}
