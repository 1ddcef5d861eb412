//! Lists of comments, narrowed down, and what is done with those that are picked.

use actix_web::web::{Data, Path, Query};
use domain::response::Channel;
use domain::{Named, Problems};
use serde::Deserialize;

use super::OfSurvey;
use super::shown::{self, arg};
use crate::db::Tx;
use crate::survey::Published;
use crate::themes::commands::{self, New, Question};
use crate::themes::forms::{Picked, PickedForm};
use crate::themes::pages::ListPage;
use crate::themes::queries::{self, Asked, Show};
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// Comments on one page.
pub(super) const PAGE: usize = 20;

type At = Path<(i64, String)>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/themes/{survey}/{field}/comments", list)
        .post("/staff/themes/{survey}/{field}/picked", picked);
}

/// Which comments, as the address says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Filter {
    show: String,
    channel: String,
    language: String,
    before: String,
    after: String,
}

impl Filter {
    fn asked(&self, officer: &OfSurvey) -> Asked {
        let show = match (self.show.as_str(), officer.actor().staff()) {
            ("unread", _) => Show::Unread,
            ("mine", Some(staff)) => Show::Mine(staff),
            ("outside", _) => Show::Outside,
            ("quotes", _) => Show::Quotes,
            ("strong", _) => Show::Strong,
            _ => Show::All,
        };
        let language = self.language.as_str();
        let known = language.len() == 3 && language.chars().all(|c| c.is_ascii_lowercase());
        Asked {
            show,
            channel: Channel::from_name(&self.channel),
            language: known.then(|| language.to_owned()),
        }
    }

    /// The same list in an address.
    fn query(&self, asked: &Asked) -> String {
        let mut parts = Vec::new();
        if asked.show != Show::All {
            parts.push(format!("show={}", self.show));
        }
        if let Some(channel) = asked.channel {
            parts.push(format!("channel={}", channel.name()));
        }
        if let Some(language) = &asked.language {
            parts.push(format!("language={language}"));
        }
        match parts.is_empty() {
            true => String::new(),
            false => format!("?{}", parts.join("&")),
        }
    }
}

async fn list(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    filter: Query<Filter>,
) -> Reply {
    let none = (PickedForm::default(), Problems::new());
    let shown = page(&shell, &officer, &published, &path.1, &filter, &none).await?;
    shell.render(shown)
}

async fn page(
    shell: &Shell,
    officer: &OfSurvey,
    published: &Published,
    field: &str,
    filter: &Filter,
    (typed, problems): &(PickedForm, Problems),
) -> Result<ListPage, Error> {
    let at = shown::known(shell, officer, field).await?;
    let (question, frame) = shown::about(shell, published, officer, &at).await?;
    let db = shell.db().read();
    let (survey, asked) = (at.survey, filter.asked(officer));
    let from = shown::from(&filter.before, &filter.after);
    let listed = queries::list(db, survey, field, &asked, from, PAGE).await?;
    let count = queries::count(db, survey, field, &asked).await?;
    let spoken = queries::languages(db, &at).await?;
    let themes = queries::outline(db, survey, field).await?;
    let errors = FormErrors::new(shell, problems);
    let themes_here = shown::here(&at);
    let here = format!("{themes_here}/comments");
    let query = filter.query(&asked);
    let shows = ["", "unread", "mine", "outside", "quotes", "strong"];
    let show = shows.map(|show| {
        let key = if show.is_empty() { "all" } else { show };
        Choice::plain(show, shell.t(&format!("list-{key}")), show == filter.show)
    });
    let any = |key: &str| Choice::plain("", shell.t(key), false);
    let mut channels = vec![any("list-any-channel")];
    channels.extend(Channel::ALL.iter().map(|channel| {
        let label = shell.t(&format!("channel-{}", channel.name()));
        Choice::plain(channel.name(), label, asked.channel == Some(*channel))
    }));
    let mut languages = vec![any("list-any-language")];
    languages.extend(spoken.iter().filter_map(|(tag, _)| {
        let tag = tag.as_deref()?;
        let chosen = asked.language.as_deref() == Some(tag);
        Some(Choice::plain(tag, shown::language_name(shell, tag), chosen))
    }));
    let heading = shows
        .iter()
        .find(|show| **show == filter.show && !show.is_empty());
    let comments =
        shown::comments(shell, &listed.ids, &themes, &themes_here, &typed.picked).await?;
    Ok(ListPage {
        frame,
        question,
        title: shell.t(&format!("list-{}", heading.unwrap_or(&"all"))),
        picked: format!("{themes_here}/picked"),
        this: match from {
            queries::From::First => query.clone(),
            _ => with_place(&query, filter),
        },
        count: shell.with("themes-size", &[("count", arg(count))]),
        show: show.to_vec(),
        channels,
        languages,
        comments,
        keys: shown::keys(&listed, &format!("{here}{query}")),
        to: shown::choices(&themes, &typed.to, None),
        to_error: errors.of("to"),
        name: Field::new("name", &typed.name, &errors),
        here,
        errors,
    })
}

/// The query of a page that is not the first.
fn with_place(query: &str, filter: &Filter) -> String {
    let join = if query.is_empty() { '?' } else { '&' };
    let number = |word: &str, value: &str| {
        let id: i64 = value.parse().ok()?;
        Some(format!("{query}{join}{word}={id}"))
    };
    let place = number("before", &filter.before).or_else(|| number("after", &filter.after));
    place.unwrap_or_else(|| query.to_owned())
}

async fn picked(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<PickedForm>,
) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let themes = queries::outline(shell.db().read(), question.survey, &question.field).await?;
    let known: Vec<i64> = themes.iter().map(|theme| theme.id).collect();
    let form = form.into_inner();
    match form.parse(&known, false) {
        Ok(what) => done(&shell, &officer, &question, &form, what).await,
        Err(problems) => {
            let filter = serde_html_form::from_str(form.this.trim_start_matches('?'));
            let filter: Filter = filter.unwrap_or_default();
            let refused = (form, problems);
            let shown = page(&shell, &officer, &published, &path.1, &filter, &refused).await?;
            shell.invalid(shown)
        }
    }
}

/// Does it, and comes back to the page the comments were picked on.
async fn done(
    shell: &Shell,
    officer: &OfSurvey,
    question: &Question,
    form: &PickedForm,
    what: Picked,
) -> Reply {
    let (field, now) = (question.field.as_str(), shell.now);
    let here = format!("{}/comments{}", shown::here(question), form.this);
    match what {
        Picked::Read => {
            let read = async |tx: &Tx| {
                commands::mark_read(tx, officer, question.survey, &form.shown, now).await
            };
            let new = shell.db().write(read).await?;
            shell.flash(Flash::new("flash-comments-read").with("count", new));
            shell.see_other(&on(shell, question, form, here).await?)
        }
        Picked::Move(to) => {
            let picked = &form.picked;
            let put = async |tx: &Tx| {
                commands::move_comments(tx, officer, question, picked, (None, to), now).await
            };
            let moved = shell.db().write(put).await?.ok_or(Error::NotFound)?;
            shell.flash(Flash::new("flash-comments-moved").with("count", moved));
            shell.see_other(&here)
        }
        Picked::New(name) => {
            let new = New {
                name: &name,
                definition: "",
                excludes: "",
                parent: None,
            };
            let picked = &form.picked;
            let make = async |tx: &Tx| commands::make(tx, officer, field, &new, picked, now).await;
            let (theme, count) = shell.db().write(make).await?;
            shell.flash(Flash::new("flash-theme-made-of").with("count", count));
            shell.see_other(&format!("/staff/theme/{theme}"))
        }
    }
}

/// The page after the one that was read, where there is one.
async fn on(
    shell: &Shell,
    question: &Question,
    form: &PickedForm,
    here: String,
) -> Result<String, Error> {
    let filter: Filter =
        serde_html_form::from_str(form.this.trim_start_matches('?')).unwrap_or_default();
    // What was read has left a list of the unread: the same address shows the next ones.
    let Some(last) = form.shown.last().filter(|_| filter.show.is_empty()) else {
        return Ok(format!(
            "{}/comments{}",
            shown::here(question),
            first(&form.this)
        ));
    };
    let (_, after) = queries::near(shell.db().read(), question, *last).await?;
    let join = if first(&form.this).is_empty() {
        '?'
    } else {
        '&'
    };
    Ok(match after {
        Some(_) => format!(
            "{}/comments{}{join}after={last}",
            shown::here(question),
            first(&form.this)
        ),
        None => here,
    })
}

/// The query of the first page of a list.
fn first(query: &str) -> String {
    let parts = query.trim_start_matches('?').split('&');
    let kept: Vec<&str> = parts
        .filter(|part| {
            !part.is_empty() && !part.starts_with("after=") && !part.starts_with("before=")
        })
        .collect();
    match kept.is_empty() {
        true => String::new(),
        false => format!("?{}", kept.join("&")),
    }
}
