//! A draft as the public would meet it, for whoever has the link. Nothing done here is kept: the
//! answers given so far travel, sealed, from page to page.

use actix_web::web::Path;
use data_encoding::BASE64URL_NOPAD;
use domain::survey::{
    Answer, Answers, Attached, Fields, Stop, Wanted, asked_now, journey, read_page,
};
use domain::time::day_in_london;

use super::pages::{PreviewPage, PreviewSection};
use super::sections::{LOOK, as_shown, changes};
use super::views;
use crate::keys::Purpose;
use crate::publish::queries::{self, Shown};
use crate::web::ui::{FormErrors, Said};
use crate::web::{Error, Posted, Public, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/preview/{token}", start)
        .get("/preview/{token}/sections/{number}", section)
        .post("/preview/{token}/sections/{number}", go_on);
}

async fn find(shell: &Shell, token: &str) -> Result<Shown, Error> {
    let (db, keys) = (shell.db().read(), &shell.site.keys);
    let found = queries::shown(db, keys, token, shell.now).await?;
    found.ok_or(Error::NotFound)
}

async fn start(_: Public, shell: Shell, token: Path<String>) -> Reply {
    let shown = find(&shell, &token).await?;
    let way = journey(&shown.definition, &Answers::new());
    let first = way.first().map(|stop| stop.number);
    shell.render(page(
        &shell,
        &shown,
        &token,
        None,
        first,
        FormErrors::none(),
    ))
}

async fn section(_: Public, shell: Shell, path: Path<(String, usize)>) -> Reply {
    let shown = find(&shell, &path.0).await?;
    let answers = Answers::new();
    let way = journey(&shown.definition, &answers);
    let stop = way.stop(path.1).ok_or(Error::NotFound)?;
    let at = Some((stop, &Fields::default(), &answers));
    shell.render(page(&shell, &shown, &path.0, at, None, FormErrors::none()))
}

/// Checks one page as the survey would, and shows the next on the way these answers lead.
async fn go_on(
    _: Public,
    shell: Shell,
    path: Path<(String, usize)>,
    fields: Posted<Fields>,
) -> Reply {
    let shown = find(&shell, &path.0).await?;
    let mut answers = so_far(&shell, fields.one("so_far"));
    let way = journey(&shown.definition, &answers);
    let stop = way.stop(path.1).ok_or(Error::NotFound)?;
    let (lang, wanted) = (shell.reading(), Wanted::All);
    let now_shown = as_shown(stop, &fields);
    if fields.one(LOOK) == "1" {
        let asked = asked_now(&shown.definition, &answers, stop, &fields, lang);
        let asked = asked.ok_or(Error::NotFound)?;
        let at = Some((&asked, &*fields, &answers));
        let mut page = page(&shell, &shown, &path.0, at, None, FormErrors::none());
        if let Some(section) = &mut page.section {
            section.changes = changes(&shell, &now_shown, &asked, &section.questions);
        }
        return shell.render(page);
    }
    let stop = &now_shown;
    let read = match read_page(&shown.definition, &answers, stop, &fields, lang, wanted) {
        Ok(read) => read,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            let at = Some((stop, &*fields, &answers));
            return shell.invalid(page(&shell, &shown, &path.0, at, None, errors));
        }
    };
    for (question, answer) in read {
        answers.set(question, answer);
    }
    // Of a file only its name is sent here: enough to try where it leads.
    for question in stop.questions.iter().filter(|q| q.takes_file()) {
        if !fields.one(question.code.as_str()).is_empty() {
            let chosen = Answer::File(Attached::unsent());
            answers.set(question.code.clone(), Some(chosen));
        }
    }
    let way = journey(&shown.definition, &answers);
    let blank = Fields::default();
    let again = way.stop(path.1).filter(|_| !way.brought(stop).is_empty());
    let at = match again {
        Some(again) => Some((again, &*fields, &answers)),
        None => way.after(path.1).map(|next| (next, &blank, &answers)),
    };
    shell.render(page(&shell, &shown, &path.0, at, None, FormErrors::none()))
}

fn so_far(shell: &Shell, sealed: &str) -> Answers {
    let sealed = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok();
    let plain = sealed.and_then(|it| shell.site.keys.unseal(Purpose::Draft, b"preview", &it).ok());
    plain
        .and_then(|plain| serde_json::from_slice(&plain).ok())
        .unwrap_or_default()
}

/// The page with a section on it; without one the start, where `first` is the first section, or
/// the end.
fn page(
    shell: &Shell,
    shown: &Shown,
    token: &str,
    at: Option<(&Stop<'_>, &Fields, &Answers)>,
    first: Option<usize>,
    errors: FormErrors,
) -> PreviewPage {
    let lang = shell.reading();
    let definition = &shown.definition;
    let path = |rest: &str| shell.path(&format!("/preview/{token}{rest}"));
    let section = at.map(|(stop, fields, answers)| {
        let plain = serde_json::to_vec(answers).unwrap_or_default();
        let sealed = shell.site.keys.seal(Purpose::Draft, b"preview", &plain);
        let woven = views::Woven::of(shell, definition, answers);
        PreviewSection {
            title: Said::of(&stop.section.title, lang),
            summary: woven.html(&stop.section.summary).0,
            picture: (stop.section.picture.as_ref()).map(|one| views::picture(shell, one)),
            document: views::document(stop.section, lang),
            questions: views::questions(
                shell,
                &stop.questions,
                &woven,
                b"preview",
                fields,
                &errors,
            ),
            deciding: views::codes(&stop.section.deciding()),
            changes: String::new(),
            action: path(&format!("/sections/{}", stop.number)),
            so_far: BASE64URL_NOPAD.encode(&sealed),
        }
    });
    let texts = [
        ("survey-undecided", &definition.undecided),
        ("survey-options", &definition.options),
        ("survey-decision", &definition.decision),
        ("survey-next-steps", &definition.next_steps),
        ("survey-privacy", &definition.privacy),
    ];
    let said = texts.iter().filter(|(_, text)| !text.is_empty());
    PreviewPage {
        title: Said::of(&definition.title, lang),
        until: shell.texts.date(day_in_london(shown.expires_at)),
        purpose: Said::of(&definition.purpose, lang),
        picture: (definition.picture.as_ref()).map(|one| views::picture(shell, one)),
        texts: said
            .map(|(key, text)| (shell.t(key), Said::of(text, lang)))
            .collect(),
        start: path(""),
        first: first.map(|number| path(&format!("/sections/{number}"))),
        section,
        errors,
    }
}
