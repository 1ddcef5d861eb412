//! Surveys at the console: in, out, open.

use std::path::Path;

use anyhow::{Context, bail};
use domain::survey::gates::Barrier;
use domain::survey::{Fault, SurveyFile};
use domain::{Arg, Named};

use super::commands::{self, ImportError};
use super::{SurveyId, queries};
use crate::console::Console;
use crate::db::Tx;
use crate::proof::language;
use crate::publish::commands::{self as publishing, OpenError};
use crate::staff::proof::{In, Staff};
use crate::staff::roles::EditSurvey;

/// Imports a survey file as a draft and says what it became.
pub async fn import(console: &Console, path: &Path) -> anyhow::Result<String> {
    let json = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let file = match SurveyFile::read(&json) {
        Ok(file) => file,
        Err(faults) => bail!("{}", explain(console, &faults)),
    };
    let (keys, now) = (&console.keys, console.clock.now());
    let by = Staff::<EditSurvey>::operator();
    let import = async |tx: &Tx| commands::import(tx, &by, keys, &file, now).await;
    match console.db.write(import).await {
        Ok(SurveyId(id)) => Ok(format!(
            "survey {} (number {id}) has a new draft",
            file.slug
        )),
        Err(ImportError::Faults(faults)) => bail!("{}", explain(console, &faults)),
        Err(other) => Err(other.into()),
    }
}

fn explain(console: &Console, faults: &[Fault]) -> String {
    let line = |fault: &Fault| {
        format!(
            "  {}: {}",
            fault.place,
            console.texts.problem(&fault.problem)
        )
    };
    let lines: Vec<String> = faults.iter().map(line).collect();
    format!("the survey cannot be imported:\n{}", lines.join("\n"))
}

/// The survey of this name as a file.
pub async fn export(console: &Console, slug: &str) -> anyhow::Result<String> {
    let file = queries::export(console.db.read(), slug).await?;
    Ok(file
        .with_context(|| format!("there is no survey {slug}"))?
        .write()?)
}

/// Publishes the draft of a survey and opens it. Gates that can be passed are passed, in the name of
/// whoever runs the machine.
pub async fn open(console: &Console, slug: &str) -> anyhow::Result<String> {
    let (by, now) = (find(console, slug).await?, console.clock.now());
    let reason = console.texts.t("gate-console-reason");
    let open = async |tx: &Tx| publishing::open_regardless(tx, &by, &reason, now).await;
    let names = |gates: &[Barrier]| -> String {
        let name = |barrier: &Barrier| {
            let tag = barrier.language.as_deref().unwrap_or_default();
            let values = [("language", Arg::Text(language(&console.texts, tag)))];
            let key = format!("gate-{}", barrier.gate.name());
            console.texts.with(&key, &values)
        };
        gates
            .iter()
            .map(|gate| format!("\n  {}", name(gate)))
            .collect()
    };
    match console.db.write(open).await {
        Ok(passed) if passed.is_empty() => Ok(format!("survey {slug} is published")),
        Ok(passed) => Ok(format!(
            "survey {slug} is published; these were passed, and the record says so:{}",
            names(&passed)
        )),
        Err(OpenError::Shut(shut)) => bail!(
            "survey {slug} cannot be opened, and nobody can pass this:{}",
            names(&shut)
        ),
        Err(other) => Err(other.into()),
    }
}

/// The survey of this name, as the operator has it.
pub(crate) async fn find(
    console: &Console,
    slug: &str,
) -> anyhow::Result<In<SurveyId, EditSurvey>> {
    let found = queries::by_slug(console.db.read(), slug).await?;
    let (id, programme) = found.with_context(|| format!("there is no survey {slug}"))?;
    Ok(In::operator(id, programme))
}
