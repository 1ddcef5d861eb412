//! Finding comments: what the address of a list asks for, by words or by meaning.

use std::sync::Arc;

use domain::finding::Words;
use domain::frame::Stance;
use domain::response::Channel;
use domain::theme::{Language, Meaning};
use domain::time::written_day;
use domain::{Arg, Named, Problem, Problems};
use serde::Deserialize;

use super::OfSurvey;
use super::lists::PAGE;
use super::shown::{self, arg};
use crate::themes::Meanings;
use crate::themes::commands::Question;
use crate::themes::pages::{CommentView, FindingView, Keys, MarkedPart};
use crate::themes::queries::{self, Asked, Bundles, Listed, SearchRow, Show, ThemeRow};
use crate::web::ui::{Choice, Field, FormErrors, Link, Pagination};
use crate::web::{Error, Shell};

/// What a list can be narrowed down to by one choice.
const SHOWS: [&str; 7] = ["", "unread", "read", "mine", "outside", "quotes", "strong"];
/// The most comments that are found by their meaning.
const MOST_ALIKE: usize = 200;
/// What is less alike is about something else.
const LEAST_ALIKE: f32 = 0.2;

/// Which comments, as the address says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    show: String,
    channel: String,
    language: String,
    theme: String,
    stance: String,
    words: String,
    find: String,
    like: String,
    bundle: String,
    copies: String,
    since: String,
    until: String,
    before: String,
    after: String,
    page: String,
}

impl Filter {
    /// What the query of an address says.
    pub(super) fn of(query: &str) -> Self {
        serde_html_form::from_str(query.trim_start_matches('?')).unwrap_or_default()
    }

    pub(super) fn asked(&self, officer: &OfSurvey, themes: &[ThemeRow]) -> Asked {
        let show = match (self.show.as_str(), officer.actor().staff()) {
            ("unread", _) => Show::Unread,
            ("read", _) => Show::Read,
            ("mine", Some(staff)) => Show::Mine(staff),
            ("outside", _) => Show::Outside,
            ("quotes", _) => Show::Quotes,
            ("strong", _) => Show::Strong,
            _ => Show::All,
        };
        let language = self.language.as_str();
        let known = language.len() == 3 && language.chars().all(|c| c.is_ascii_lowercase());
        let theme = self.theme.parse().ok();
        Asked {
            show,
            channel: Channel::from_name(&self.channel),
            received: (written_day(&self.since), written_day(&self.until)),
            language: known.then(|| language.to_owned()),
            theme: theme.filter(|id| themes.iter().any(|theme| theme.id == *id)),
            stance: Stance::from_name(&self.stance),
            words: match self.by_meaning() {
                true => Words::default(),
                false => Words::parse(&self.words),
            },
            bundle: self.bundle.parse().ok(),
            once: self.copies == "once",
        }
    }

    /// Days that are none.
    pub(super) fn problems(&self) -> Problems {
        let mut problems = Problems::default();
        for (field, typed) in [("since", &self.since), ("until", &self.until)] {
            if !typed.trim().is_empty() && written_day(typed).is_none() {
                problems.add(field, Problem::says("list-day"));
            }
        }
        problems
    }

    /// Whether comments are looked for by what they mean.
    fn by_meaning(&self) -> bool {
        self.like().is_some() || (self.find == "meaning" && !self.words.trim().is_empty())
    }

    /// The comment that others are to be like.
    fn like(&self) -> Option<i64> {
        self.like.parse().ok()
    }

    /// Whether reading a page of this list goes on with the next: what was read does not leave it.
    pub(super) fn goes_on(&self) -> bool {
        self.show.is_empty() && !self.by_meaning()
    }

    /// The heading of the list.
    pub(super) fn title(&self, shell: &Shell) -> String {
        let known = |show: &&&str| **show == self.show && !show.is_empty();
        match SHOWS.iter().find(known) {
            _ if self.like().is_some() => shell.t("list-like"),
            _ if self.bundle.parse::<i64>().is_ok() => shell.t("list-bundle"),
            Some(show) => shell.t(&format!("list-{show}")),
            None => shell.t("list-all"),
        }
    }

    /// The same list in an address: its first page.
    pub(super) fn query(&self, asked: &Asked) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if asked.show != Show::All {
            query.append_pair("show", &self.show);
        }
        if let Some(channel) = asked.channel {
            query.append_pair("channel", channel.name());
        }
        if let Some(language) = &asked.language {
            query.append_pair("language", language);
        }
        if let Some(theme) = asked.theme {
            query.append_pair("theme", &theme.to_string());
        }
        if let Some(stance) = asked.stance {
            query.append_pair("stance", stance.name());
        }
        if let Some(bundle) = asked.bundle {
            query.append_pair("bundle", &bundle.to_string());
        }
        if asked.once {
            query.append_pair("copies", "once");
        }
        for (word, day) in [("since", asked.received.0), ("until", asked.received.1)] {
            if let Some(day) = day {
                query.append_pair(word, &day.to_string());
            }
        }
        if let Some(like) = self.like() {
            query.append_pair("like", &like.to_string());
        } else if !self.words.trim().is_empty() {
            let typed: String = self.words.chars().take(domain::finding::LONGEST).collect();
            query.append_pair("words", typed.trim());
            if self.by_meaning() {
                query.append_pair("find", "meaning");
            }
        }
        let query = query.finish();
        match query.is_empty() {
            true => query,
            false => format!("?{query}"),
        }
    }
}

/// A page of what was found.
pub(super) struct Found {
    pub(super) listed: Listed,
    /// The query of this very page.
    pub(super) this: String,
    /// How many there are, in words.
    pub(super) count: String,
    /// What is done to all of them, in words, where there are more than stand here.
    pub(super) all: Option<(String, String)>,
    /// The pages around this one, where they have numbers.
    pub(super) keys: Option<Keys>,
    /// Whether the comments are being read for what they mean.
    pub(super) reading: bool,
}

pub(super) async fn found(
    shell: &Shell,
    at: &Question,
    filter: &Filter,
    asked: &Asked,
    here: &str,
) -> Result<Found, Error> {
    let query = filter.query(asked);
    if filter.by_meaning() {
        return alike(shell, at, filter, asked, &query, here).await;
    }
    let db = shell.db().read();
    let from = shown::from(&filter.before, &filter.after);
    let listed = queries::list(db, at.survey, &at.field, asked, from, PAGE).await?;
    let count = queries::count(db, at.survey, &at.field, asked).await?;
    let all = [("count", arg(count))];
    let more = count > listed.ids.len() as u64 && !query.is_empty();
    Ok(Found {
        this: match from {
            queries::From::First => query,
            _ => with_place(&query, filter),
        },
        count: shell.with("themes-size", &all),
        all: more.then(|| {
            (
                shell.with("picked-move-all", &all),
                shell.with("picked-new-all", &all),
            )
        }),
        keys: None,
        reading: false,
        listed,
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

/// What is found by its meaning, the nearest first.
async fn alike(
    shell: &Shell,
    at: &Question,
    filter: &Filter,
    asked: &Asked,
    query: &str,
    here: &str,
) -> Result<Found, Error> {
    let meanings = Meanings::of(&shell.site, at).await?;
    let reading = meanings.is_none();
    let shelf = meanings.unwrap_or_else(Arc::default);
    let (meaning, itself) = match filter.like() {
        Some(id) => (shelf.get(id), Some(id)),
        None => (Meaning::of(&filter.words, Language::ENGLISH), None),
    };
    let near = meaning.map(|meaning| shelf.nearest(&meaning, MOST_ALIKE + 1, LEAST_ALIKE));
    let keys = near.unwrap_or_default().into_iter().map(|near| near.key);
    let keys: Vec<i64> = keys
        .filter(|key| Some(*key) != itself)
        .take(MOST_ALIKE)
        .collect();
    let ids = queries::among(shell.db().read(), at, asked, &keys).await?;
    let (number, of) = Pagination::place(&filter.page, ids.len(), PAGE);
    let pages = Pagination::new(number, of, |n| format!("{here}{query}&page={n}"));
    let shown = ids.iter().copied().skip((number - 1) * PAGE).take(PAGE);
    Ok(Found {
        listed: Listed {
            ids: shown.collect(),
            ..Listed::default()
        },
        this: match number {
            1 => query.to_owned(),
            _ => format!("{query}&page={number}"),
        },
        count: shell.with("found-alike", &[("count", arg(ids.len() as u64))]),
        all: None,
        keys: Some(pages.map_or_else(Keys::default, |pages| Keys {
            previous: pages.previous,
            next: pages.next,
        })),
        reading,
    })
}

/// What near-identical comments come to, in words.
pub(super) fn sum_of_bundles(shell: &Shell, bundles: &Bundles) -> Option<String> {
    let values = [
        ("submissions", arg(bundles.submissions)),
        ("bundles", arg(bundles.bundles)),
        ("texts", arg(bundles.texts)),
        ("points", arg(bundles.points)),
    ];
    (bundles.bundles > 0).then(|| shell.with("bundles-sum", &values))
}

/// Says of each comment how many near-identical ones were sent.
pub(super) async fn tell_bundles(
    shell: &Shell,
    comments: &mut [CommentView],
    here: &str,
) -> Result<(), Error> {
    let ids: Vec<i64> = comments.iter().map(|comment| comment.id).collect();
    let bundles = queries::bundles_of(shell.db().read(), &ids).await?;
    for comment in comments {
        comment.bundle = bundles.get(&comment.id).map(|row| {
            let values = [
                ("submissions", arg(row.submissions)),
                ("texts", arg(row.texts)),
                ("points", arg(row.points)),
            ];
            let text = shell.with("bundle-of", &values);
            Link::new(text, format!("{here}?bundle={}", row.id))
        });
    }
    Ok(())
}

/// Marks the words that were looked for, and leads to comments that say the like.
pub(super) fn mark(comments: &mut [CommentView], asked: &Asked, here: &str) {
    for comment in comments {
        comment.marked = marked(&comment.text, &asked.words);
        if comment.language.is_none() {
            comment.like = Some(format!("{here}?like={}", comment.id));
        }
    }
}

/// A text in parts, those that were looked for among them; empty where nothing was.
fn marked(text: &str, words: &Words) -> Vec<MarkedPart> {
    let mut parts = Vec::new();
    let mut at = 0;
    let mut push = |text: Option<&str>, found| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let text = text.to_owned();
            parts.push(MarkedPart { text, found });
        }
    };
    let ranges = words.found_in(text);
    for range in &ranges {
        push(text.get(at..range.start), false);
        push(text.get(range.clone()), true);
        at = range.end;
    }
    if !ranges.is_empty() {
        push(text.get(at..), false);
    }
    parts
}

/// Out of the theme a list is narrowed down to, as somewhere comments can go.
pub(super) fn out_of(
    shell: &Shell,
    themes: &[ThemeRow],
    asked: &Asked,
    chosen: &str,
) -> Vec<Choice> {
    let theme = themes.iter().find(|theme| Some(theme.id) == asked.theme);
    let out = theme.map(|theme| {
        let name = [("name", Arg::from(theme.name.as_str()))];
        Choice::plain("none", shell.with("picked-out-of", &name), chosen == "none")
    });
    out.into_iter().collect()
}

/// The form that narrows a list down, and the searches that were kept.
pub(super) async fn view(
    shell: &Shell,
    at: &Question,
    filter: &Filter,
    asked: &Asked,
    themes: &[ThemeRow],
    called: &str,
    errors: &FormErrors,
) -> Result<FindingView, Error> {
    let db = shell.db().read();
    let spoken = queries::languages(db, at).await?;
    let kept = queries::searches(db, at).await?;
    let query = filter.query(asked);
    let any = |key: &str| Choice::plain("", shell.t(key), false);
    let show = |show: &&str| {
        let key = if show.is_empty() { "all" } else { show };
        Choice::plain(
            *show,
            shell.t(&format!("list-{key}")),
            **show == filter.show,
        )
    };
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
    let mut stances = vec![any("list-any-stance")];
    stances.extend(Stance::ALL.iter().map(|stance| {
        let label = shell.t(&format!("stance-{}", stance.name()));
        Choice::plain(stance.name(), label, asked.stance == Some(*stance))
    }));
    let chosen = asked.theme.map(|id| id.to_string()).unwrap_or_default();
    let mut in_theme = vec![any("list-any-theme")];
    in_theme.extend(shown::choices(themes, &chosen, None));
    let meaning = filter.by_meaning();
    let here = shown::here(at);
    let link = |row: &SearchRow| Link::new(&row.name, format!("{here}/comments{}", row.query));
    Ok(FindingView {
        words: Field::new("words", &filter.words, errors),
        find: vec![
            Choice::plain("", shell.t("find-words"), !meaning),
            Choice::plain("meaning", shell.t("find-meaning"), meaning),
        ],
        show: SHOWS.iter().map(show).collect(),
        channels,
        languages,
        themes: in_theme,
        stances,
        narrowed: asked.channel.is_some()
            || asked.language.is_some()
            || asked.theme.is_some()
            || asked.stance.is_some()
            || asked.once
            || !filter.since.is_empty()
            || !filter.until.is_empty()
            || asked.show != Show::All,
        by_meaning: meaning,
        copies: vec![
            Choice::plain("", shell.t("list-copies-all"), !asked.once),
            Choice::plain("once", shell.t("list-copies-once"), asked.once),
        ],
        since: Field::new("since", &filter.since, errors),
        until: Field::new("until", &filter.until, errors),
        clear: (!query.is_empty()).then(|| format!("{here}/comments")),
        kept: kept.iter().map(link).collect(),
        searches: format!("{here}/searches"),
        keep: !query.is_empty(),
        called: Field::new("called", called, errors),
        query,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_text_is_the_text() {
        let text = "<b>The bus</b> is late, BUS!";
        let parts = marked(text, &Words::parse("bus"));
        let whole: String = parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(whole, text);
        let found: Vec<&str> = parts
            .iter()
            .filter(|part| part.found)
            .map(|part| part.text.as_str())
            .collect();
        assert_eq!(found, ["bus", "BUS"]);
        assert!(marked(text, &Words::parse("tram")).is_empty());
    }
}
