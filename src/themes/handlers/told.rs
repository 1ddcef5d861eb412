//! What the public reads of the themes of a question.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use actix_web::web::{Data, Path};
use domain::disclosure::{OneWay, Policy};
use domain::public_text::Thing;
use domain::stats::agreement::Worth;
use domain::survey::{Definition, Door};
use domain::{Arg, Named};

use crate::results::subjects::theme_dimension;
use crate::results::{self, printed, views::figure_view};
use crate::survey::{OpenSurvey, Published};
use crate::themes::pages::{ToldListPage, ToldPage, ToldView};
use crate::themes::queries::{self, PublicationRow, Told, ToldTheme};
use crate::tracker::queries::{self as tracker, Answering};
use crate::web::ui::{Link, Said, SaidLink};
use crate::web::{Error, Public, Reply, Routes, Shell};
use crate::words::Spoken;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/surveys/{survey}/results", list)
        .get("/surveys/{survey}/results/{field}", question);
}

/// The survey of an address, and what the public reads of its themes.
async fn find(
    shell: &Shell,
    published: &Published,
    slug: &str,
) -> Result<(Arc<OpenSurvey>, Vec<PublicationRow>), Error> {
    let survey = published.survey(shell.db(), slug).await?;
    let survey = survey.ok_or(Error::NotFound)?;
    if survey.door(shell.now) == Door::Unknown {
        return Err(Error::NotFound);
    }
    let rows = queries::public(shell.db().read(), survey.id).await?;
    Ok((survey, rows))
}

async fn list(_: Public, shell: Shell, published: Data<Published>, slug: Path<String>) -> Reply {
    shell
        .render_recent(async || list_page(&shell, &published, &slug).await)
        .await
}

async fn list_page(
    shell: &Shell,
    published: &Published,
    slug: &str,
) -> Result<ToldListPage, Error> {
    let (survey, rows) = find(shell, published, slug).await?;
    let figures = results::queries::public_since(shell.db().read(), survey.id).await?;
    if rows.is_empty() && figures.is_none() {
        return Err(Error::NotFound);
    }
    let definition = &survey.version.definition;
    let line = |row: &PublicationRow| {
        let href = shell.path(&format!("/surveys/{slug}/results/{}", row.field));
        (asked(shell, definition, &row.field), href, day(shell, row))
    };
    let title = Said::of(&definition.title, shell.language());
    Ok(ToldListPage {
        survey: Link::new(title.text, shell.path(&format!("/surveys/{slug}"))),
        survey_lang: title.lang,
        fictional: survey.programme.fictional,
        questions: rows.iter().map(line).collect(),
        figures: figures.map(|since| {
            let day = shell.texts.date(domain::time::day_in_london(since));
            let words = shell.with("told-published", &[("day", Arg::Text(day))]);
            Link::new(words, shell.path(&format!("/surveys/{slug}/figures")))
        }),
    })
}

fn day(shell: &Shell, row: &PublicationRow) -> String {
    let day = shell
        .texts
        .date(domain::time::day_in_london(row.published.1));
    shell.with("told-published", &[("day", Arg::Text(day))])
}

/// What a question asks, in the language of the page where it exists in it.
fn asked(shell: &Shell, definition: &Definition, field: &str) -> Said {
    let code = field.strip_suffix(".other").unwrap_or(field);
    match definition.question(code) {
        Some(question) => Said::of(&question.text, shell.language()),
        // A question of an earlier version.
        None => Said::plain(shell.t("told-question-gone")),
    }
}

async fn question(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    path: Path<(String, String)>,
) -> Reply {
    shell
        .render_recent(async || question_page(&shell, &published, &path.0, &path.1).await)
        .await
}

async fn question_page(
    shell: &Shell,
    published: &Published,
    slug: &str,
    field: &str,
) -> Result<ToldPage, Error> {
    let (survey, rows) = find(shell, published, slug).await?;
    let row = rows.iter().find(|row| row.field == field);
    let row = row.ok_or(Error::NotFound)?;
    let quotes = queries::public_quotes(shell.db().read(), row.id).await?;
    let sizes = Sizes::of(shell, survey.id, field, &row.told.themes).await?;
    let answers = answers(shell, &row.told.themes).await?;
    let themes = row.told.themes.iter();
    let shown = themes
        .map(|theme| (Thing::Theme, theme.id))
        .chain(answers.iter().map(|one| (Thing::Commitment, one.id)))
        .chain([(Thing::Programme, survey.programme.id)]);
    let spoken = Spoken::of(shell, shown).await?;
    let themes = views(shell, &spoken, &row.told.themes, &sizes, &answers, quotes);
    let definition = &survey.version.definition;
    let title = spoken.noted(Said::of(&definition.title, shell.language()));
    let others = rows.len() > 1;
    Ok(ToldPage {
        survey: Link::new(title.text, shell.path(&format!("/surveys/{slug}"))),
        survey_lang: title.lang,
        question: spoken.noted(asked(shell, definition, field)),
        programme: SaidLink::new(
            spoken.say(
                Thing::Programme,
                survey.programme.id,
                "title",
                &survey.programme.title,
            ),
            shell.path(&format!("/programmes/{}", survey.programme.slug)),
        ),
        fictional: survey.programme.fictional,
        figures: sizes.figures(shell),
        themes,
        how: how(shell, &row.told),
        published: day(shell, row),
        tracker: shell.path("/you-said"),
        others: others.then(|| shell.path(&format!("/surveys/{slug}/results"))),
        partly: spoken.lacks(),
    })
}

/// What was released of the sizes of themes. Never counted here.
pub(super) struct Sizes {
    day: Option<String>,
    field: String,
    released: BTreeMap<String, OneWay>,
}

impl Sizes {
    pub(super) async fn of(
        shell: &Shell,
        survey: i64,
        field: &str,
        themes: &[ToldTheme],
    ) -> Result<Self, Error> {
        let db = shell.db().read();
        let mut sizes = Self {
            day: None,
            field: field.to_owned(),
            released: BTreeMap::new(),
        };
        let Some(snapshot) = results::queries::latest(db, survey).await? else {
            return Ok(sizes);
        };
        let dimensions: Vec<String> = themes
            .iter()
            .map(|theme| theme_dimension(field, theme.id))
            .collect();
        let released = results::queries::one_ways(db, snapshot.id, &dimensions).await?;
        let day = domain::time::day_in_london(snapshot.taken_at);
        sizes.day = Some(shell.texts.date(day));
        sizes.released = released
            .into_iter()
            .map(|one| (one.code.clone(), one))
            .collect();
        Ok(sizes)
    }

    fn one(&self, theme: i64) -> Option<(&OneWay, String)> {
        let one = self.released.get(&theme_dimension(&self.field, theme))?;
        Some((one, theme.to_string()))
    }

    /// How many people said it, and their share, from the release.
    fn words(&self, shell: &Shell, theme: i64) -> (String, Option<(String, String)>) {
        let counted = self.one(theme).and_then(|(one, code)| {
            let cell = one.count(&code)?;
            let percent = one.percent(&Policy::default(), &code);
            Some(figure_view(shell, cell, percent))
        });
        match counted {
            None => (shell.t("told-not-counted"), None),
            Some(figure) => {
                let count = [("count", Arg::Text(figure.count))];
                let share = figure.share.map(|share| (share.text, share.bar));
                (shell.with("told-people", &count), share)
            }
        }
    }

    /// Which figures these are, in sentences.
    pub(super) fn figures(&self, shell: &Shell) -> Vec<String> {
        let (Some(day), Some(any)) = (&self.day, self.released.values().next()) else {
            return vec![shell.t("told-no-figures")];
        };
        let commented = printed(shell, any.answered.figure());
        let values = [
            ("day", Arg::from(day.as_str())),
            ("count", Arg::Text(commented)),
        ];
        vec![
            shell.with("told-figures", &values),
            shell.t("told-legend"),
            shell.t("told-several"),
        ]
    }
}

/// Published commitments that answer these themes.
pub(super) async fn answers(shell: &Shell, themes: &[ToldTheme]) -> Result<Vec<Answering>, Error> {
    let ids: Vec<i64> = themes.iter().map(|theme| theme.id).collect();
    Ok(tracker::answering(shell.db().read(), &ids).await?)
}

/// The themes as the public reads of them.
pub(super) fn views(
    shell: &Shell,
    spoken: &Spoken,
    themes: &[ToldTheme],
    sizes: &Sizes,
    answers: &[Answering],
    mut quotes: HashMap<i64, Vec<String>>,
) -> Vec<ToldView> {
    let answers_of = |theme: i64| {
        let own = answers.iter().filter(|answer| answer.theme == theme);
        own.map(|answer| {
            let said = spoken.say(Thing::Commitment, answer.id, "title", &answer.title);
            let href = shell.path(&format!("/you-said/{}", answer.id));
            let status = shell.t(&format!("status-{}", answer.status.name()));
            (
                SaidLink::new(said, href),
                status,
                answer.status.name().to_owned(),
            )
        })
        .collect()
    };
    let view = |theme: &ToldTheme| {
        let (size, share) = sizes.words(shell, theme.id);
        let say = |field: &str, text: &str| spoken.say(Thing::Theme, theme.id, field, text);
        ToldView {
            id: theme.id,
            depth: theme.depth,
            name: say("name", &theme.name),
            definition: say("definition", &theme.definition),
            excludes: say("excludes", &theme.excludes),
            size,
            share,
            quotes: quotes.remove(&theme.id).unwrap_or_default(),
            answers: answers_of(theme.id),
        }
    };
    themes.iter().map(view).collect()
}

/// How the themes came about, in sentences.
pub(super) fn how(shell: &Shell, told: &Told) -> Vec<String> {
    let read = [(
        "percent",
        Arg::Number(i64::try_from(told.read).unwrap_or(100)),
    )];
    let mut how = vec![match told.read {
        100.. => shell.t("told-read-all"),
        _ => shell.with("told-read-part", &read),
    }];
    how.push(shell.t(if told.machine {
        "told-machine"
    } else {
        "told-by-people"
    }));
    if told.sorted {
        how.push(shell.t("told-sorted"));
    }
    how.push(match told.agreement {
        None | Some((Worth::Unknown, _)) => shell.t("told-agreement-none"),
        Some((worth, comments)) => {
            let key = format!("told-agreement-{}", worth.name());
            shell.with(&key, &[("count", Arg::from(comments))])
        }
    });
    if let Some(campaigns) = told.campaigns {
        let values = [
            ("groups", Arg::from(campaigns.groups)),
            ("comments", Arg::Text(printed(shell, campaigns.comments))),
            ("points", Arg::from(campaigns.points)),
        ];
        how.push(shell.with("told-campaigns", &values));
    }
    how.push(shell.t("told-bodies"));
    how
}
