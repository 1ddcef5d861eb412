//! One difference: its figures, whether the way in explains it, and what is decided about it.

use actix_web::web::{Data, Query};
use domain::disclosure::{Figure, Policy, TwoWay};
use domain::disproportion::{Channels, Difference, Evidence, Verdict, channels};
use domain::stats;
use domain::survey::Kind;
use domain::{Arg, Named, Problems};

use super::commands::{self, Decided};
use super::differences::{evidence_key, found, size, words};
use super::forms::{About, DecideForm, UndoForm};
use super::ground::{Ground, Reviewer, signed};
use super::pages::{DecisionView, DifferencePage, SideView};
use super::queries;
use crate::db::Tx;
use crate::equality;
use crate::results::names::subject_name;
use crate::results::printed;
use crate::results::subjects::{CHANNEL, Subject};
use crate::staff::queries::names;
use crate::survey::Published;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Shell};

pub(super) async fn one(
    who: Reviewer,
    shell: Shell,
    published: Data<Published>,
    about: Query<About>,
) -> Reply {
    let ground = Ground::of(&shell, &who, &published).await?;
    let typed = DecideForm::default();
    let page = page(&shell, &who, &ground, &about, (&typed, &Problems::new())).await?;
    ground.looked(&shell, &about.what, &about.who).await?;
    shell.render(page)
}

/// Takes a difference up or sets it aside.
pub(super) async fn decide(
    who: Reviewer,
    shell: Shell,
    published: Data<Published>,
    form: Posted<DecideForm>,
) -> Reply {
    let ground = Ground::of(&shell, &who, &published).await?;
    let about = form.about();
    let (verdict, reason) = match form.parse() {
        Ok(parsed) => parsed,
        Err(problems) => {
            let page = page(&shell, &who, &ground, &about, (&form, &problems)).await?;
            return shell.invalid(page);
        }
    };
    let (difference, _) = looked_up(&shell, &who, &ground, &about).await?;
    let snapshot = ground.snapshot.as_ref().map(|row| row.number);
    let (difference, snapshot) = difference.zip(snapshot).ok_or(Error::NotFound)?;
    let decided = Decided {
        difference: &difference,
        verdict,
        reason: &reason,
        snapshot,
    };
    let now = shell.now;
    shell
        .db()
        .write(async |tx: &Tx| commands::decide(tx, &who, &decided, now).await)
        .await?;
    shell.flash(Flash::new(match verdict {
        Verdict::TakenUp => "flash-difference-taken-up",
        Verdict::SetAside => "flash-difference-set-aside",
    }));
    shell.see_other(&format!("{}/differences", ground.survey.href))
}

/// Takes a decision back: the difference stands among the open ones again.
pub(super) async fn undo(who: Reviewer, shell: Shell, form: Posted<UndoForm>) -> Reply {
    let id = form.decision.parse().map_err(|_| Error::NotFound)?;
    let now = shell.now;
    let undone = shell
        .db()
        .write(async |tx: &Tx| commands::undo(tx, &who, id, now).await)
        .await?;
    shell.flash(Flash::new(if undone {
        "flash-difference-undone"
    } else {
        "flash-difference-was-undone"
    }));
    shell.see_other(&format!("/staff/equality/{}/differences", who.object().0))
}

/// A difference as it is now, if it can be compared, and every table by its characteristic. What is
/// no question or group of the survey is no page.
async fn looked_up(
    shell: &Shell,
    who: &Reviewer,
    ground: &Ground,
    about: &About,
) -> Result<(Option<Difference>, Vec<TwoWay>), Error> {
    let by = ground.characteristics().find(|one| one.code == about.who);
    let subject = ground.of_dimension(&about.what);
    let (by, subject) = by.zip(subject).ok_or(Error::NotFound)?;
    if by.category(&about.group).is_none() || subject.category(&about.answer).is_none() {
        return Err(Error::NotFound);
    }
    // Evidence is judged among all comparisons, as in the list.
    let (found, tables) = found(shell, who, ground, None).await?;
    let mut all = found.differences.into_iter();
    let mine = all.find(|one| {
        one.what == about.what
            && one.answer == about.answer
            && one.who == about.who
            && one.group == about.group
    });
    let tables = tables.into_iter();
    let tables = tables.filter(|table| table.columns_of == by.code).collect();
    Ok((mine, tables))
}

async fn page(
    shell: &Shell,
    who: &Reviewer,
    ground: &Ground,
    about: &About,
    (typed, problems): (&DecideForm, &Problems),
) -> Result<DifferencePage, Error> {
    let db = shell.db().read();
    let (difference, tables) = looked_up(shell, who, ground, about).await?;
    let subject = ground.of_dimension(&about.what).ok_or(Error::NotFound)?;
    let group = ground.group(shell, &about.who, &about.group);
    let answer = ground.name(shell, subject, &about.answer);
    let own = |rows_of: &str| tables.iter().find(|table| table.rows_of == rows_of);
    let table = own(&about.what);
    let decisions = queries::decisions(db, who).await?;
    let mine = decisions.iter().filter(|row| {
        row.about == [&about.what, &about.answer, &about.who, &about.group].map(Clone::clone)
    });
    let mine: Vec<&queries::DecisionRow> = mine.collect();
    let active = mine.iter().find(|row| row.undone_at.is_none());
    let staff = mine.iter().flat_map(|row| [row.decided_by, row.undone_by]);
    let names = names(db, staff).await?;
    let name = |staff: Option<i64>| names.of(staff).unwrap_or_else(|| shell.t("the-operator"));
    let decision = |row: &&queries::DecisionRow| {
        let values = [
            ("name", Arg::Text(name(row.decided_by))),
            ("when", Arg::Text(shell.texts.moment(row.decided_at))),
            ("points", Arg::Text(signed(f64::from(row.points)))),
        ];
        let undone = row.undone_at.map(|at| {
            let values = [
                ("name", Arg::Text(name(row.undone_by))),
                ("when", Arg::Text(shell.texts.moment(at))),
            ];
            shell.with("difference-undone", &values)
        });
        DecisionView {
            id: row.id,
            verdict: shell.t(&format!("verdict-{}", row.verdict.name())),
            who: shell.with("difference-decided", &values),
            reason: row.reason.clone(),
            undone,
        }
    };
    let sides = sides(shell, ground, about, table);
    let errors = FormErrors::new(shell, problems);
    let verdict = |verdict: &Verdict| {
        let label = shell.t(&format!("verdict-{}", verdict.name()));
        Choice::plain(verdict.name(), label, verdict.name() == typed.verdict)
    };
    let changed = active
        .zip(difference.as_ref())
        .filter(|(row, one)| Verdict::is_outdated(f64::from(row.points), one.points));
    let mut fields = equality::queries::commented(db, who).await?;
    let theirs = about
        .what
        .strip_prefix("themes.")
        .and_then(|rest| rest.split(':').next());
    let theirs = theirs.unwrap_or(&about.what);
    fields.sort_by_key(|field| field != theirs && !field.starts_with(&format!("{theirs}.")));
    Ok(DifferencePage {
        head: ground.head(shell),
        about: about.query(),
        group: group.unwrap_or_default(),
        question: subject_name(shell, subject),
        answer: answer.unwrap_or_default(),
        words: difference
            .as_ref()
            .and_then(|one| words(shell, ground, subject, one)),
        size: difference.as_ref().map(|one| size(shell, one)),
        evidence: difference
            .as_ref()
            .map(|one| shell.t(evidence_key(one.evidence))),
        without: difference
            .as_ref()
            .and_then(|one| without(shell, ground, one)),
        sides_hidden: !sides.is_empty() && sides.iter().all(|side| side.figure.hidden.is_some()),
        sides,
        scale: table.and_then(|table| scale(shell, ground, subject, about, table)),
        channel: difference
            .as_ref()
            .map(|one| channel(shell, one, own(CHANNEL))),
        tables: Link::new(
            shell.t("difference-tables"),
            format!("{}?{}", ground.survey.href, figures(subject, about)),
        ),
        comments: fields
            .first()
            .map(|field| comments(shell, ground, about, field)),
        changed: changed.is_some(),
        active: active.map(decision),
        history: mine
            .iter()
            .filter(|row| row.undone_at.is_some())
            .map(decision)
            .collect(),
        what: about.clone().into(),
        verdicts: Verdict::ALL.iter().map(verdict).collect(),
        verdict_error: errors.of("verdict"),
        reason: Field::new("reason", &typed.reason, &errors),
        may_decide: difference.is_some(),
        errors,
    })
}

fn figures(subject: &Subject, about: &About) -> String {
    form_urlencoded::Serializer::new(String::new())
        .append_pair("what", &subject.code)
        .append_pair("who", &about.who)
        .finish()
}

fn comments(shell: &Shell, ground: &Ground, about: &About, field: &str) -> Link {
    let code = about.who.strip_prefix("who.").unwrap_or(&about.who);
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("question", field)
        .append_pair("group", &format!("{code}.{}", about.group))
        .finish();
    Link::new(
        shell.t("differences-read-comments"),
        format!("{}/comments?{query}", ground.survey.href),
    )
}

/// Groups that are not among the others because a figure of theirs is hidden.
fn without(shell: &Shell, ground: &Ground, one: &Difference) -> Option<String> {
    let by = ground.subject(&one.who)?;
    let names = one
        .without
        .iter()
        .filter_map(|group| ground.name(shell, by, group));
    let names: Vec<String> = names.collect();
    let list = [("groups", Arg::Text(names.join(", ")))];
    (!names.is_empty()).then(|| shell.with("difference-without", &list))
}

/// What every group of the characteristic answered.
fn sides(shell: &Shell, ground: &Ground, about: &About, table: Option<&TwoWay>) -> Vec<SideView> {
    let (Some(table), Some(by)) = (table, ground.subject(&about.who)) else {
        return Vec::new();
    };
    let policy = Policy::default();
    let heads = table.columns.iter().filter(|head| !head.is_group);
    heads
        .filter_map(|head| {
            let count = table.count(&about.answer, &head.code)?;
            let share = table.percent(&policy, &about.answer, &head.code);
            Some(SideView {
                name: ground.name(shell, by, &head.code)?,
                figure: crate::results::views::figure_view(shell, count, share),
                of: printed(shell, head.base.figure()),
                is_mine: head.code == about.group,
            })
        })
        .collect()
}

/// The whole question by the whole characteristic, in sentences; nothing where a figure is hidden.
fn scale(
    shell: &Shell,
    ground: &Ground,
    subject: &Subject,
    about: &About,
    table: &TwoWay,
) -> Option<Vec<String>> {
    if subject.several || subject.ranking().is_some() {
        return None;
    }
    let counts = |group: &str| -> Option<Vec<u32>> {
        let steps = subject.categories.iter().filter(|one| one.is_on_scale());
        steps
            .map(|step| match table.count(&step.code, group)?.figure() {
                Figure::Shown(count) => Some(count),
                Figure::Hidden => None,
            })
            .collect()
    };
    let heads = table.columns.iter().filter(|head| !head.is_group);
    let groups: Option<Vec<(bool, Vec<u32>)>> = heads
        .map(|head| Some((head.code == about.group, counts(&head.code)?)))
        .collect();
    let groups = groups.filter(|groups| {
        let enough =
            |counts: &[u32]| counts.iter().sum::<u32>() >= Policy::default().percent_base();
        groups.len() >= 2 && groups.iter().all(|(_, counts)| enough(counts))
    })?;
    let all: Vec<Vec<u32>> = groups.iter().map(|(_, counts)| counts.clone()).collect();
    let mut said = Vec::new();
    // Answers nobody gave say nothing, and would make the table none.
    let used = |at: &usize| {
        all.iter()
            .any(|counts| counts.get(*at).is_some_and(|n| *n > 0))
    };
    let steps: Vec<usize> = (0..all.first()?.len()).filter(used).collect();
    let used: Vec<Vec<u32>> = all
        .iter()
        .map(|counts| {
            steps
                .iter()
                .filter_map(|at| counts.get(*at).copied())
                .collect()
        })
        .collect();
    if let Some(whole) = stats::contingency(&used) {
        let key = match whole.v_corrected {
            v if v < 0.1 => "difference-v-little",
            v if v < 0.3 => "difference-v-some",
            _ => "difference-v-much",
        };
        let values = [("v", Arg::Text(format!("{:.2}", whole.v_corrected)))];
        said.push(shell.with(key, &values));
    }
    let question = ground.version.definition.question(subject.question())?;
    if !matches!(question.kind, Kind::Likert { .. } | Kind::Matrix { .. }) {
        return Some(said).filter(|said| !said.is_empty());
    }
    let (_, mine) = groups.iter().find(|(is_mine, _)| *is_mine)?;
    let mut others = vec![0; mine.len()];
    for (_, counts) in groups.iter().filter(|(is_mine, _)| !is_mine) {
        others
            .iter_mut()
            .zip(counts)
            .for_each(|(sum, count)| *sum += count);
    }
    let pairs = stats::mann_whitney(mine, &others)?;
    let last = subject.categories.iter().rfind(|one| one.is_on_scale())?;
    let values = [
        ("pairs", Arg::Text(format!("{:.0}", pairs.higher * 100.0))),
        ("end", Arg::Text(ground.name(shell, subject, &last.code)?)),
        (
            "evidence",
            Arg::Text(shell.t(evidence_key(judged(pairs.p)))),
        ),
    ];
    said.push(shell.with("difference-scale", &values));
    if groups.len() > 2 {
        let slices: Vec<&[u32]> = all.iter().map(Vec::as_slice).collect();
        let together = stats::kruskal_wallis(&slices)?;
        let values = [(
            "evidence",
            Arg::Text(shell.t(evidence_key(judged(together.p)))),
        )];
        said.push(shell.with("difference-scale-all", &values));
    }
    Some(said)
}

fn judged(p: f64) -> Evidence {
    match p {
        p if p < 0.01 => Evidence::Strong,
        p if p < 0.05 => Evidence::Some,
        _ => Evidence::Weak,
    }
}

/// Whether the way answers came in may explain a difference.
fn channel(shell: &Shell, one: &Difference, table: Option<&TwoWay>) -> String {
    match channels(table, &one.group, &Policy::default()) {
        Channels::Unknown => shell.t("difference-channel-unknown"),
        Channels::AtMost(points) => {
            let least = one.interval.0.abs().min(one.interval.1.abs());
            let key = match points {
                points if points < least => "difference-channel-no",
                points if points < one.points.abs() => "difference-channel-part",
                _ => "difference-channel-may",
            };
            let values = [
                ("points", Arg::Text(format!("{:.0}", points.ceil()))),
                ("all", Arg::Text(format!("{:.0}", one.points.abs()))),
            ];
            shell.with(key, &values)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stands_in_the_address_as_it_is() {
        let about = About {
            what: "themes.q4:17".to_owned(),
            answer: "17".to_owned(),
            who: "who.age".to_owned(),
            group: "under_25".to_owned(),
        };
        let read: About = serde_html_form::from_str(&about.query()).unwrap_or_default();
        assert_eq!(read, about);
    }
}
