//! The questions of an equality screen.

use domain::characteristic::{Part, Screen};
use domain::survey::Fields;

use super::said;
use crate::equality;
use crate::respond::pages::QuestionView;
use crate::web::Shell;
use crate::web::ui::{Choice, FormErrors, OtherBox, Said};

/// The questions of an equality screen.
pub(in crate::respond) fn equality(
    shell: &Shell,
    screen: &Screen<'_>,
    age_known: bool,
    fields: &Fields,
    errors: &FormErrors,
) -> Vec<QuestionView> {
    let alone = screen.parts.len() == 1;
    let part = |part: &Part<'_>| QuestionView {
        alone,
        ..equality_part(shell, part, age_known, fields, errors)
    };
    screen.parts.iter().map(part).collect()
}

/// The name of a group of options in the language of the page.
fn group<'a>(label: &'a str, lang: &str) -> &'a str {
    equality::said(label, lang).unwrap_or(label)
}

fn equality_part(
    shell: &Shell,
    part: &Part<'_>,
    age_known: bool,
    fields: &Fields,
    errors: &FormErrors,
) -> QuestionView {
    let lang = shell.reading();
    let question = part.question();
    let chosen: Vec<&str> = fields.all(&question.id).collect();
    let several = question.kind == domain::characteristic::Picks::Multi;
    let mut choices: Vec<Choice> = part
        .groups()
        .into_iter()
        .map(|(code, label)| Choice::plain(code, group(label, lang), chosen.contains(&code)))
        .collect();
    for (code, label, option) in part.choices() {
        let exclusive = option.is_some_and(|option| option.exclusive);
        choices.push(Choice {
            value: code.to_owned(),
            label: Said::of(label, lang),
            hint: option.and_then(|option| said(&option.hint, lang)),
            checked: chosen.contains(&code),
            apart: exclusive,
            exclusive: exclusive && several,
            other: option
                .and_then(|option| option.write_in.as_ref())
                .map(|write_in| OtherBox {
                    name: format!("{}.other", question.id),
                    value: fields.one(&format!("{}.other", question.id)).to_owned(),
                    label: Said::of(&write_in.label, lang),
                }),
            printed: String::new(),
        });
    }
    let text = match part {
        Part::Within(_, _, label) => Said::plain(shell.with(
            "equality-background",
            &[("group", domain::Arg::from(group(label, lang)))],
        )),
        Part::Whole(_) | Part::Groups(_) => Said::of(&question.question, lang),
    };
    let hint = match question.ask_min_age {
        Some(_) if !age_known => Some(Said::plain(shell.t("equality-if-sixteen"))),
        _ => said(&question.hint, lang),
    };
    QuestionView {
        code: question.id.clone(),
        kind: if several { "several" } else { "single" },
        text,
        hint,
        optional: true,
        error: errors.of(&question.id),
        choices,
        ..QuestionView::default()
    }
}
