//! What a group said on a question, for reviewers.

use actix_web::web::{Data, Query};
use domain::characteristic::{Characteristic, Group};
use domain::disclosure::Policy;

use super::characteristics;
use super::commands::{self, Read};
use super::forms::Comments as Asked;
use super::handlers::{Reviewer, link};
use super::pages::CommentsPage;
use super::queries::{self, GroupAsked, Stated};
use crate::db::Tx;
use crate::redaction;
use crate::respond;
use crate::results::subjects::{Subject, SubjectKind, characteristic_code};
use crate::results::{self, handlers::snapshot_view, printed};
use crate::survey::{Published, Version};
use crate::themes;
use crate::translate;
use crate::web::ui::{Choice, Pagination};
use crate::web::{Error, Reply, Shell};
use domain::Arg;

/// Comments on one page.
const PAGE: usize = 10;

/// Shows what a group said; whoever has not said today what they read for is asked first.
pub(super) async fn read(
    who: Reviewer,
    shell: Shell,
    published: Data<Published>,
    asked: Query<Asked>,
) -> Reply {
    let version = results::handlers::version(&shell, &published, &who).await?;
    match queries::stated(shell.db().read(), &who, shell.now).await? {
        Some(stated) => shell.render(page(&shell, &who, &version, &stated, &asked).await?),
        None => shell.see_other(&link(&version, who.object()).href),
    }
}

/// The characteristics this survey asks about.
async fn asked_about(shell: &Shell, who: &Reviewer) -> Result<Vec<&'static Characteristic>, Error> {
    let (subjects, _) = results::handlers::counted(shell, who.object()).await?;
    let is_asked = |one: &&Characteristic| {
        let code = characteristic_code(&one.code);
        let is =
            |subject: &Subject| subject.kind == SubjectKind::Characteristic && subject.code == code;
        subjects.iter().any(is)
    };
    Ok(characteristics().iter().filter(is_asked).collect())
}

async fn page(
    shell: &Shell,
    who: &Reviewer,
    version: &Version,
    stated: &Stated,
    asked: &Asked,
) -> Result<CommentsPage, Error> {
    let db = shell.db().read();
    let survey = link(version, who.object());
    let here = format!("{}/comments", survey.href);
    let snapshot = results::queries::latest(db, who.object().0).await?;
    let fields = queries::commented(db, who).await?;
    let by = asked_about(shell, who).await?;
    let text = |field: &str| themes::question_text(shell, &version.definition, field);
    let question =
        |field: &String| Choice::plain(field.as_str(), text(field), *field == asked.question);
    let name = |one: &Characteristic| one.name.get(shell.language()).0.to_owned();
    let of = |one: &&Characteristic| {
        let group = |group: &Group| {
            let code = format!("{}.{}", one.code, group.code);
            let checked = code == asked.group;
            Choice::plain(code, group.name.get(shell.language()).0, checked)
        };
        (name(one), one.groups.iter().map(group).collect())
    };
    let mut page = CommentsPage {
        survey,
        purpose: stated.purpose.clone(),
        snapshot: snapshot.as_ref().map(|row| snapshot_view(shell, row)),
        questions: fields.iter().map(question).collect(),
        groups: by.iter().map(of).collect(),
        asked: None,
        count: None,
        comments: Vec::new(),
        pages: None,
        here,
    };
    if asked.question.is_empty() && asked.group.is_empty() {
        return Ok(page);
    }
    let (code, group) = asked.group.split_once('.').ok_or(Error::NotFound)?;
    let by = by.into_iter().find(|one| one.code == code);
    let by = by.ok_or(Error::NotFound)?;
    let named = by.groups.iter().find(|one| one.code == group);
    let named = named.ok_or(Error::NotFound)?;
    if !fields.contains(&asked.question) {
        return Err(Error::NotFound);
    }
    page.asked = Some((
        text(&asked.question),
        format!("{}: {}", name(by), named.name.get(shell.language()).0),
    ));
    let group = GroupAsked {
        field: &asked.question,
        by,
        group,
    };
    fill(shell, who, stated, asked, group, &mut page).await?;
    Ok(page)
}

/// Puts the comments on the page, if they may be read, and notes that they were asked for.
async fn fill(
    shell: &Shell,
    who: &Reviewer,
    stated: &Stated,
    asked: &Asked,
    group: GroupAsked<'_>,
    page: &mut CommentsPage,
) -> Result<(), Error> {
    let ids = ids(shell, who, group).await?;
    let (number, of) = Pagination::place(&asked.page, ids.as_ref().map_or(0, Vec::len), PAGE);
    let read = Read {
        reading: stated.id,
        field: group.field,
        group: (&group.by.code, group.group),
        page: number,
    };
    let (shown, now) = (ids.is_some(), shell.now);
    let note = async |tx: &Tx| commands::read(tx, who, &read, shown, now).await;
    shell.db().write(note).await?;
    let Some(ids) = ids else { return Ok(()) };
    let people = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let rounded = printed(shell, Policy::default().round(people));
    page.count = Some(shell.with("group-comments-count", &[("count", Arg::Text(rounded))]));
    let here: Vec<i64> = ids
        .into_iter()
        .skip((number - 1) * PAGE)
        .take(PAGE)
        .collect();
    let db = shell.db().read();
    let mut texts = redaction::queries::shown_texts(db, &here).await?;
    let mut english = translate::queries::translations(db, &here).await?;
    let words = |id: &i64| {
        let english = english.remove(id).map(|(words, ..)| words);
        texts.remove(id).map(|text| (text, english))
    };
    page.comments = here.iter().filter_map(words).collect();
    let list = format!(
        "{}?question={}&group={}",
        page.here, asked.question, asked.group
    );
    page.pages = Pagination::new(number, of, |n| format!("{list}&page={n}"));
    Ok(())
}

/// The comments of a group as of the last release; none where they may not be read.
async fn ids(
    shell: &Shell,
    who: &Reviewer,
    group: GroupAsked<'_>,
) -> Result<Option<Vec<i64>>, Error> {
    let (db, keys) = (shell.db().read(), &shell.site.keys);
    let survey = who.object().0;
    let Some(snapshot) = results::queries::latest(db, survey).await? else {
        return Ok(None);
    };
    let Some(key) = respond::queries::survey_key(db, keys, survey).await? else {
        return Ok(None);
    };
    let code = characteristic_code(&group.by.code);
    let released = results::queries::one_ways(db, snapshot.id, &[code]).await?;
    let of = (keys, &key);
    let ids = queries::comments_of_group(db, who, of, &snapshot, released.first(), group);
    Ok(ids.await?)
}
