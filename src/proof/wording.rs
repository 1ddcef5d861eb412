//! Places of a survey in words, with the way to them.

use domain::Arg;
use domain::survey::pipe::told;
use domain::survey::{Definition, EASY_READ, Question, Section, number_of, plain_tag};

use crate::survey::SurveyId;
use crate::web::Shell;
use crate::web::locale::{LANGUAGES, READ, Texts};
use crate::web::ui::Link;

/// The proof sheet of a survey.
pub(super) fn sheet(survey: SurveyId) -> String {
    format!("/staff/surveys/{}/proof", survey.0)
}

/// A place named by codes (`s2`, `s2.q5.bus`, `privacy`), as people name it, leading to it on the
/// proof sheet.
pub(super) fn place(shell: &Shell, survey: SurveyId, definition: &Definition, place: &str) -> Link {
    let mut parts = place.split('.');
    let (first, second, third) = (parts.next().unwrap_or(""), parts.next(), parts.next());
    let section = |(_, section): &(usize, &Section)| section.code.as_str() == first;
    let Some((number, section)) = (1..).zip(&definition.sections).find(section) else {
        return Link::new(start(shell, first), format!("{}#start", sheet(survey)));
    };
    let asked = second.and_then(|code| {
        let all = (1..).zip(definition.questions());
        all.map(|(number, (_, question))| (number, question))
            .find(|(_, question)| question.code.as_str() == code)
    });
    let (text, anchor) = match asked {
        Some((number, question)) => {
            let values = [
                ("number", Arg::Number(number)),
                ("text", Arg::from(question.text.get("en").0)),
            ];
            let mut text = shell.with("proof-place-question", &values);
            if let Some(part) = third.and_then(|code| part(question, code)) {
                let values = [("place", Arg::Text(text)), ("part", Arg::Text(part))];
                text = shell.with("proof-place-part", &values);
            }
            (text, format!("q-{}", question.code))
        }
        None => {
            let values = [
                ("number", Arg::from(number)),
                ("title", Arg::from(section.title.get("en").0)),
            ];
            let text = shell.with("proof-place-section", &values);
            (text, format!("s-{}", section.code))
        }
    };
    Link::new(text, format!("{}#{anchor}", sheet(survey)))
}

/// A text with the earlier answers woven into it told: which stands where, and what stands there
/// without it.
pub(super) fn woven(shell: &Shell, definition: &Definition, text: &str) -> String {
    told(text, |pipe| {
        let number = number_of(definition, pipe.question);
        let values = [
            (
                "number",
                number.map_or_else(|| Arg::from(pipe.question), Arg::from),
            ),
            ("words", Arg::from(pipe.without())),
        ];
        let told = shell.with("proof-woven", &values);
        // It is English, and what stands around it may run the other way.
        shell.texts.isolated(&told)
    })
}

/// An option or a statement of a question.
fn part(question: &Question, code: &str) -> Option<String> {
    let option = question.choice(code).map(|option| &option.text);
    let row = question.kind.rows().iter();
    let row = row
        .map(|row| (&row.code, &row.text))
        .find(|(row, _)| row.as_str() == code);
    let text = option.or(row.map(|(_, text)| text))?;
    Some(text.get("en").0.to_owned())
}

/// A field that belongs to the survey as a whole.
pub(crate) fn start(shell: &Shell, field: &str) -> String {
    shell.t(match field {
        "title" => "proof-title-of",
        "purpose" => "proof-purpose",
        "picture" => "proof-picture",
        "caption" => "proof-caption",
        "undecided" => "survey-undecided",
        "options" => "proof-options",
        "decision" => "proof-decision",
        "next_steps" => "survey-next-steps",
        "controllers" => "proof-controllers",
        "basis" => "proof-basis",
        "retention" => "proof-retention",
        "privacy" => "survey-privacy",
        "contact" => "proof-contact",
        "languages" => "proof-languages",
        "equality" => "equality-title",
        _ => "proof-whole",
    })
}

/// A language by its name, or by its tag where it has none here.
pub(crate) fn language(texts: &Texts, tag: &str) -> String {
    let (plain, easy) = match tag.strip_suffix(EASY_READ) {
        Some(plain) => (plain, true),
        None => (tag, false),
    };
    let name = match READ.iter().find(|read| read.tag == plain) {
        Some(read) => read.english.to_owned(),
        None if LANGUAGES.iter().any(|spoken| spoken.tag == plain) => {
            texts.t(&format!("language-name-{plain}"))
        }
        None => return tag.to_owned(),
    };
    if easy {
        texts.with("tongue-easy", &[("language", Arg::Text(name))])
    } else {
        name
    }
}

/// Which way a language is written.
pub(crate) fn direction(tag: &str) -> &'static str {
    let plain = plain_tag(tag);
    let mut spoken = LANGUAGES.iter();
    let mut read = READ.iter();
    match spoken.any(|it| it.tag == plain && it.rtl) || read.any(|it| it.tag == plain && it.rtl) {
        true => "rtl",
        false => "ltr",
    }
}
