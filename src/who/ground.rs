//! What every page here stands on: a purpose that was stated today, a release, and names.

use std::sync::Arc;

use actix_web::web::Data;
use domain::disclosure::{Figure, Policy};
use domain::disproportion::Part;

use crate::db::Tx;
use crate::equality::{self, queries::Stated};
use crate::results::names::{name_of, subject_name};
use crate::results::queries::SnapshotRow;
use crate::results::subjects::{Subject, SubjectKind};
use crate::results::{self, handlers::snapshot_view};
use crate::staff::proof::In;
use crate::staff::roles::ReadProtected;
use crate::survey::{Published, SurveyId, Version};
use crate::web::ui::{Choice, Link};
use crate::web::{Error, Shell};

use super::pages::Head;

/// Whoever reads figures by protected characteristic.
pub(super) type Reviewer = In<SurveyId, ReadProtected>;

/// What a page stands on.
pub(super) struct Ground {
    /// The survey, with the address all of these pages begin with.
    pub(super) survey: Link,
    /// The version that is answered now.
    pub(super) version: Arc<Version>,
    /// The last release; none yet below ten responses.
    pub(super) snapshot: Option<SnapshotRow>,
    /// Everything that is counted.
    pub(super) subjects: Vec<Subject>,
    stated: Stated,
}

impl Ground {
    /// What a page stands on; whoever has not said today what they read for is asked first.
    pub(super) async fn of(
        shell: &Shell,
        who: &Reviewer,
        published: &Data<Published>,
    ) -> Result<Self, Error> {
        let version = results::handlers::version(shell, published, who).await?;
        let title = version.definition.title.get("en").0;
        let survey = Link::new(title, format!("/staff/equality/{}", who.object().0));
        let db = shell.db().read();
        let Some(stated) = equality::queries::stated(db, who, shell.now).await? else {
            return Err(Error::See(survey.href));
        };
        let snapshot = results::queries::latest(db, who.object().0).await?;
        let (subjects, _) = results::handlers::counted(shell, who.object()).await?;
        Ok(Self {
            survey,
            version,
            snapshot,
            subjects,
            stated,
        })
    }

    /// Notes that these figures were looked at.
    pub(super) async fn looked(
        &self,
        shell: &Shell,
        dimension: &str,
        by: &str,
    ) -> Result<(), Error> {
        let (reading, now) = (self.stated.id, shell.now);
        let note = async |tx: &Tx| equality::looked(tx, reading, dimension, by, now).await;
        Ok(shell.db().write(note).await?)
    }

    /// The head of a page.
    pub(super) fn head(&self, shell: &Shell) -> Head {
        Head {
            survey: self.survey.clone(),
            purpose: self.stated.purpose.clone(),
            snapshot: self.snapshot.as_ref().map(|row| snapshot_view(shell, row)),
        }
    }

    /// The subject with this code.
    pub(super) fn subject(&self, code: &str) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.code == code)
    }

    /// The characteristics this survey asks about.
    pub(super) fn characteristics(&self) -> impl Iterator<Item = &Subject> {
        let is = |subject: &&Subject| subject.kind == SubjectKind::Characteristic;
        self.subjects.iter().filter(is)
    }

    /// The questions and themes that are compared.
    pub(super) fn said(&self) -> impl Iterator<Item = &Subject> {
        let is = |subject: &&Subject| {
            matches!(subject.kind, SubjectKind::Question | SubjectKind::Themes)
        };
        self.subjects.iter().filter(is)
    }

    /// The question or themes a released dimension belongs to.
    pub(super) fn of_dimension(&self, dimension: &str) -> Option<&Subject> {
        let whole = self.said().find(|subject| subject.code == dimension);
        let question = dimension.rsplit_once(':').map(|(question, _)| question);
        whole.or_else(|| question.and_then(|code| self.said().find(|one| one.code == code)))
    }

    /// What an answer, a theme or a group is called.
    pub(super) fn name(&self, shell: &Shell, subject: &Subject, code: &str) -> Option<String> {
        let category = subject.category(code)?;
        Some(name_of(shell, subject, category).text)
    }

    /// A group with its characteristic: "Age: under 25".
    pub(super) fn group(&self, shell: &Shell, who: &str, group: &str) -> Option<String> {
        let by = self.subject(who)?;
        let values = [
            ("characteristic", subject_name(shell, by).text.into()),
            ("group", self.name(shell, by, group)?.into()),
        ];
        Some(shell.with("who-group-of", &values))
    }

    /// The characteristics to choose from.
    pub(super) fn by_choices(&self, shell: &Shell, chosen: &str) -> Vec<Choice> {
        let choice = |subject: &Subject| {
            let name = subject_name(shell, subject).text;
            Choice::plain(&subject.code, name, subject.code == chosen)
        };
        self.characteristics().map(choice).collect()
    }
}

/// A share of released numbers as all figures print it.
pub(super) fn percent(part: Part) -> String {
    let percent = Policy::default().percent(Figure::Shown(part.count), Figure::Shown(part.of));
    percent.map_or_else(
        || results::HIDDEN.to_owned(),
        |percent| {
            let decimals = usize::from(percent.decimals());
            format!("{:.decimals$}%", percent.value())
        },
    )
}

/// A share from 0 to 1 with so many decimals of a percent.
pub(super) fn share(share: f64, decimals: usize) -> String {
    format!("{:.decimals$}%", share * 100.0)
}

/// Percent points as a whole number with a sign.
pub(super) fn signed(points: f64) -> String {
    let points = points.round();
    if points == 0.0 {
        "0".to_owned()
    } else if points < 0.0 {
        format!("−{:.0}", -points)
    } else {
        format!("+{points:.0}")
    }
}
