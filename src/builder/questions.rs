//! One question: what it asks, how it is answered, where it stands.

use domain::survey::edit::{Draft, Manner, PictureOf, Preset, Spot};
use domain::survey::{Definition, EASY_READ, Fields, Question, Section};
use domain::{Arg, Named};

use super::commands::{self, Step};
use super::fields::{self, APART, TICKS, WAYS, spot_name};
use super::files;
use super::findings::Findings;
use super::outline::{self, Officer};
use super::pages::{BoundsView, EasyPicture, QuestionFormPage, Spots};
use super::pictures;
use super::pieces::{Code, no_mark, question_mark, question_of, section_of};
use super::queries::{self, Built};
use super::weaving;
use crate::db::Tx;
use crate::respond::views;
use crate::survey::sentence;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, DayField, Field, FormErrors, Said};
use crate::web::{Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get(
            "/staff/surveys/{survey}/build/sections/{code}/add",
            new_question,
        )
        .post(
            "/staff/surveys/{survey}/build/sections/{code}/add",
            add_question,
        )
        .get("/staff/surveys/{survey}/build/questions/{code}", question)
        .post(
            "/staff/surveys/{survey}/build/questions/{code}",
            save_question,
        );
}

async fn new_question(officer: Officer, shell: Shell, path: Code) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let section = section_of(&built, &path.1)?;
    let action = format!("/staff/surveys/{}/build/sections/{}/add", built.id, path.1);
    let mut typed = Fields::default();
    typed.push("spot", spot_name(&Spot::at_end(section)));
    let errors = FormErrors::none();
    shell.render(question_page(&shell, &built, None, &action, &typed, errors))
}

async fn add_question(officer: Officer, shell: Shell, path: Code, form: Posted<Fields>) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let section = path.1.as_str();
    let end = Spot::at_end(section_of(&built, section)?);
    let spot = fields::spot(form.one("spot")).unwrap_or(end);
    let action = format!("/staff/surveys/{}/build/sections/{section}/add", built.id);
    let page = |errors| Ok(question_page(&shell, &built, None, &action, &form, errors));
    let asked = match fields::question(&form) {
        Ok(asked) => asked,
        Err(problems) => return shell.invalid(page(FormErrors::new(&shell, &problems))?),
    };
    let (now, step) = (
        shell.now,
        Step {
            deed: "question.add",
            place: section,
            read: "",
        },
    );
    let add = async |tx: &Tx| {
        let change = |draft: &mut Draft| draft.add_question(&spot, &asked);
        commands::edit(tx, &officer, step, no_mark, change, now).await
    };
    let added = shell.db().write(add).await;
    let to = match (&added, form.one("then")) {
        (Ok(_), "another") => format!("/sections/{}/add", spot.section),
        (Ok(code), "look") => format!("/questions/{code}"),
        (Ok(code), _) => format!("#{code}"),
        (Err(_), _) => String::new(),
    };
    outline::answer(
        &shell,
        added.map(|_| ()),
        Flash::new("flash-question-added"),
        &to,
        built.id,
        "options",
        page,
    )
}

async fn question(officer: Officer, shell: Shell, path: Code) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let (section, question) = question_of(&built, &path.1)?;
    let typed = fields::of_question(question, &spot_of(section, question), outline::lang(&built));
    let page = question_page(
        &shell,
        &built,
        Some(question),
        "",
        &typed,
        FormErrors::none(),
    );
    shell.render(page)
}

async fn save_question(officer: Officer, shell: Shell, path: Code, form: Posted<Fields>) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let code = path.1.as_str();
    let (_, before) = question_of(&built, code)?;
    let asked = match fields::question(&form) {
        Ok(asked) => asked,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(question_page(
                &shell,
                &built,
                Some(before),
                "",
                &form,
                errors,
            ));
        }
    };
    // Only who chose another place moves it: somebody else may have moved it meanwhile.
    let chosen = Some(form.one("spot")).filter(|spot| *spot != form.one("spot-was"));
    let spot = chosen.and_then(fields::spot);
    let (now, step) = (
        shell.now,
        Step {
            deed: "question.save",
            place: code,
            read: form.one("mark"),
        },
    );
    let save = async |tx: &Tx| {
        let change = |draft: &mut Draft| {
            draft.set_question(code, &asked)?;
            spot.map_or(Ok(()), |spot| draft.move_to(code, &spot))
        };
        commands::edit(tx, &officer, step, |d| question_mark(d, code), change, now).await
    };
    let saved = shell.db().write(save).await;
    let to = match form.one("then") {
        "options" => format!("/questions/{code}/options"),
        "look" => format!("/questions/{code}"),
        _ => format!("#{code}"),
    };
    let after = queries::built(shell.db().read(), &officer).await?;
    outline::answer(
        &shell,
        saved,
        Flash::new("flash-builder-saved"),
        &to,
        built.id,
        "way",
        |errors| {
            let (_, question) = question_of(&after, code)?;
            Ok(question_page(
                &shell,
                &after,
                Some(question),
                "",
                &form,
                errors,
            ))
        },
    )
}

fn question_page(
    shell: &Shell,
    built: &Built,
    question: Option<&Question>,
    action: &str,
    typed: &Fields,
    errors: FormErrors,
) -> QuestionFormPage {
    let field = |name: &str| Field::new(name, typed.one(name), &errors);
    let lang = outline::lang(built);
    let code = question.map(|question| question.code.as_str());
    let labels = [
        ("text", "builder-question"),
        ("hint", "builder-hint"),
        ("before", "builder-before"),
        ("easy", "builder-easy-picture"),
        ("easy-alt", "builder-easy-alt"),
        ("way", "builder-way"),
        ("min", "builder-min"),
        ("max", "builder-max"),
        ("limit", "builder-limit"),
    ];
    // Of a question that is yet to be added nothing can be found.
    let found = code.map(|code| (code, Findings::of(shell, &built.definition)));
    let now = question.map(|question| {
        let spot = question_of(built, question.code.as_str())
            .map(|(section, question)| spot_of(section, question));
        spot.map(|spot| fields::of_question(question, &spot, lang))
            .unwrap_or_default()
    });
    let published = code.is_some_and(|code| built.past.has(code));
    let way = typed.one("way");
    let manner = question.map(|question| Manner::of(&question.kind));
    let has_options = manner.is_none_or(Manner::has_options);
    let ways = WAYS.iter().filter(|way| {
        // What was published is answered the same way for ever.
        let fits = |was: Manner| way.is_like(was);
        !published || manner.is_none_or(fits)
    });
    QuestionFormPage {
        action: match code {
            Some(code) => format!("/staff/surveys/{}/build/questions/{code}", built.id),
            None => action.to_owned(),
        },
        code: code.map(str::to_owned),
        text: field("text"),
        hint: field("hint"),
        before: field("before"),
        picture: code.map(|code| pictures::line(shell, built, PictureOf::Question(code))),
        easy: easy(built, typed).map(|choices| EasyPicture {
            choices: [Choice::plain(
                "",
                shell.t("builder-easy-picture-none"),
                false,
            )]
            .into_iter()
            .chain(choices)
            .collect(),
            error: errors.of("easy"),
            alt: field("easy-alt"),
            files: format!("/staff/surveys/{}/build/files", built.id),
        }),
        ways: ways
            .map(|manner| {
                let name = manner.name();
                Choice {
                    hint: Some(Said::plain(shell.t(&format!("builder-way-{name}-hint")))),
                    ..Choice::plain(name, shell.t(&format!("builder-way-{name}")), way == name)
                }
            })
            .collect(),
        way_error: errors.of("way"),
        presets: presets(shell, question, typed.one("preset")),
        preset_error: errors.of("preset"),
        options: (question.is_none() || has_options).then(|| field("options")),
        rows: manner
            .is_none_or(|manner| manner == Manner::Matrix)
            .then(|| field("rows")),
        has: question
            .map(|question| {
                let options = question.kind.options().iter();
                options
                    .map(|option| option.text.get(lang).0.to_owned())
                    .collect()
            })
            .unwrap_or_default(),
        bounds: BoundsView {
            which: match manner {
                None => "all",
                Some(Manner::Several) => "count",
                Some(Manner::Ranking) => "places",
                Some(Manner::Number) => "number",
                Some(Manner::ShortText | Manner::LongText) => "limit",
                Some(Manner::Date) => "days",
                Some(_) => "",
            }
            .to_owned(),
            min: field("min"),
            max: field("max"),
            limit: field("limit"),
            from: DayField::new("from", typed, &errors),
            to: DayField::new("to", typed, &errors),
        },
        ticks_error: errors.of("ticks"),
        ticks: TICKS
            .iter()
            .filter(|tick| **tick != "shuffle" || has_options)
            .filter(|tick| **tick != "required" || manner != Some(Manner::File))
            .filter(|tick| !APART.contains(tick) || manner.is_none_or(Manner::takes_apart))
            .map(|tick| Choice {
                hint: Some(Said::plain(shell.t(&format!("builder-tick-{tick}-hint")))),
                ..Choice::plain(
                    *tick,
                    shell.t(&format!("builder-tick-{tick}")),
                    typed.all("ticks").any(|one| one == *tick),
                )
            })
            .collect(),
        spots: spots(shell, built, code, typed.one("spot")),
        spot_was: typed.one("spot-was").to_owned(),
        faults: (found.as_ref())
            .map(|(code, found)| found.faults_at(code))
            .unwrap_or_default(),
        advice: (found.as_ref())
            .map(|(code, found)| found.advice_at(code))
            .unwrap_or_default(),
        open: opens(typed, &errors),
        asked: code.and_then(|code| asked(shell, &built.definition, code)),
        preview: question.map(|question| preview(shell, question)),
        weaving: {
            let spot = fields::spot(typed.one("spot")).map(|spot| spot.section);
            let texts = question.map(|q| vec![&q.before, &q.text, &q.hint]);
            let at = code.or(spot.as_deref());
            weaving::weaving(shell, &built.definition, at, &texts.unwrap_or_default())
        },
        head: outline::head(
            shell,
            built,
            code.map(|code| question_mark(&built.definition, code))
                .unwrap_or_default(),
            typed,
            &now.unwrap_or_default(),
            &labels,
            errors,
        ),
    }
}

/// Whether something is set, or wrong, that most questions do without.
fn opens(typed: &Fields, errors: &FormErrors) -> bool {
    let moved = typed.one("spot") != typed.one("spot-was") && !typed.one("spot-was").is_empty();
    let written = ["before", "easy", "easy-alt"];
    let set = written.iter().any(|name| !typed.one(name).is_empty());
    let wrong = written
        .iter()
        .chain(&["ticks"])
        .any(|name| errors.of(name).is_some());
    set || typed.all("ticks").next().is_some() || moved || wrong
}

/// The pictures that can stand beside its easy read wording; `None` where nobody reads it so.
fn easy(built: &Built, typed: &Fields) -> Option<Vec<Choice>> {
    let mut languages = built.definition.languages.iter();
    let chosen = typed.one("easy");
    let offered = languages.any(|tag| tag.ends_with(EASY_READ));
    let pictures = built.pictures.iter().map(|file| {
        let href = files::address(file);
        let checked = href == chosen;
        Choice::plain(href, &file.name, checked)
    });
    let mut choices: Vec<Choice> = pictures.collect();
    // One that came with a file or a copy stays until another is chosen.
    if !chosen.is_empty() && choices.iter().all(|choice| !choice.checked) {
        choices.push(Choice::plain(chosen, chosen, true));
    }
    (offered || !chosen.is_empty()).then_some(choices)
}

/// Who is asked; `None` where no question comes before it that a condition could ask about.
fn asked(shell: &Shell, definition: &Definition, code: &str) -> Option<String> {
    let mut all = definition.questions().skip(1);
    let (section, question) = all.find(|(_, question)| question.code.as_str() == code)?;
    let (outer, own) = (section.show_if.as_ref(), question.show_if.as_ref());
    Some(sentence::asked_within(&shell.texts, definition, outer, own))
}

/// Options that come ready, while the question has none.
fn presets(shell: &Shell, question: Option<&Question>, chosen: &str) -> Vec<Choice> {
    if question.is_some_and(|question| {
        !question.kind.options_are_asked() || !question.kind.options().is_empty()
    }) {
        return Vec::new();
    }
    let none = Choice::plain("", shell.t("builder-preset-none"), chosen.is_empty());
    let all = Preset::ALL.iter().map(|preset| {
        let name = preset.name();
        let label = shell.t(&format!("builder-preset-{name}"));
        Choice::plain(name, label, chosen == name)
    });
    std::iter::once(none).chain(all).collect()
}

/// Where a question stands.
fn spot_of(section: &Section, question: &Question) -> Spot {
    let questions = section.questions.iter();
    let before = questions.take_while(|other| other.code != question.code);
    Spot {
        section: section.code.to_string(),
        after: before.last().map(|last| last.code.to_string()),
    }
}

/// The places a question can stand at, by section.
fn spots(shell: &Shell, built: &Built, itself: Option<&str>, chosen: &str) -> Vec<Spots> {
    let definition = &built.definition;
    let language = shell.language();
    let place = |spot: &Spot, label: String| {
        let name = spot_name(spot);
        let checked = name == chosen;
        Choice::plain(name, label, checked)
    };
    let of_section = |section: &Section| {
        let mut spot = Spot {
            section: section.code.to_string(),
            after: None,
        };
        let mut choices = vec![place(&spot, shell.t("builder-spot-first"))];
        for question in &section.questions {
            let code = question.code.as_str();
            if itself == Some(code) {
                continue;
            }
            spot.after = Some(code.to_owned());
            let number = domain::survey::number_of(definition, code).unwrap_or(0);
            let values = [
                ("number", Arg::from(number)),
                ("text", Arg::from(question.text.get(language).0)),
            ];
            choices.push(place(&spot, shell.with("builder-spot-after", &values)));
        }
        Spots {
            section: section.title.get(language).0.to_owned(),
            choices,
        }
    };
    definition.sections.iter().map(of_section).collect()
}

/// The question as the public will see it, under a name that no field of the form has.
fn preview(shell: &Shell, question: &Question) -> crate::respond::pages::QuestionView {
    let mut shown = question.clone();
    if let Some(code) = domain::survey::Code::parse("preview") {
        shown.code = code;
    }
    let mut view = views::question(shell, &shown, &Fields::default(), &FormErrors::none());
    // The officer sees both at once, wherever each is shown.
    view.beside = question
        .easy_picture
        .as_ref()
        .map(|one| views::picture(shell, one));
    view
}
