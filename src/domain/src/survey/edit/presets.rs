//! Options that come ready, and options that mean more than they say.

use super::super::{Choice, Code, Question, Standing, Text};
use super::{Past, code_of};
use crate::named::named;
use crate::problem::Problem;

named! {
    /// A list of options that comes ready.
    pub enum Preset {
        /// Yes or no.
        YesNo = "yes_no",
        /// Yes, no, or "I don't know".
        YesNoUnsure = "yes_no_unsure",
        /// From "strongly agree" to "strongly disagree".
        Agreement = "agreement",
        /// From "very satisfied" to "very dissatisfied".
        Satisfaction = "satisfaction",
        /// From "very easy" to "very hard".
        Ease = "ease",
        /// From "very good" to "very poor".
        Quality = "quality",
        /// From "very important" to "not important at all".
        Importance = "importance",
        /// From "always" to "never".
        Frequency = "frequency",
    }
}

/// What an option that people know by its words stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meant {
    /// Its code, where it is free.
    pub(super) code: &'static str,
    /// What it means; `None`: a box to say more.
    pub(super) standing: Option<Standing>,
}

/// What an option means by its words, in English and Welsh.
pub(super) fn recognised(text: &str) -> Option<Meant> {
    let plain = text.to_lowercase().replace('’', "'");
    let plain = plain.trim_end_matches(['.', ',', ' ']);
    let meant = |code, standing| Some(Meant { code, standing });
    match plain {
        "i don't know"
        | "don't know"
        | "i do not know"
        | "do not know"
        | "not sure"
        | "i'm not sure"
        | "i am not sure"
        | "unsure"
        | "ddim yn gwybod"
        | "dydw i ddim yn gwybod" => meant("dk", Some(Standing::DontKnow)),
        "prefer not to say"
        | "i prefer not to say"
        | "i'd prefer not to say"
        | "i would prefer not to say"
        | "i'd rather not say"
        | "i would rather not say"
        | "gwell gen i beidio â dweud"
        | "mae'n well gen i beidio â dweud" => meant("pnts", Some(Standing::PreferNot)),
        "none of these" | "none of the above" | "none" | "dim un o'r rhain" => {
            meant("none", Some(Standing::None))
        }
        "other"
        | "other, please say"
        | "other, please specify"
        | "other (please say)"
        | "other (please specify)"
        | "something else"
        | "somewhere else"
        | "someone else"
        | "somebody else"
        | "rhywbeth arall"
        | "arall" => meant("else", None),
        _ => None,
    }
}

/// Code, standing, and words by language.
type Ready = (
    &'static str,
    Option<Standing>,
    &'static [(&'static str, &'static str)],
);

const DONT_KNOW: Ready = (
    "dk",
    Some(Standing::DontKnow),
    &[("en", "I don't know"), ("cy", "Ddim yn gwybod")],
);

const PREFER_NOT: Ready = (
    "pnts",
    Some(Standing::PreferNot),
    &[
        ("en", "I'd rather not say"),
        ("cy", "Mae'n well gen i beidio â dweud"),
    ],
);

/// Puts the ways of not answering beside a question that takes them: "I don't know", "I'd rather
/// not say". One that is there keeps its words, and each always has the same printed code.
pub(super) fn set_apart(
    question: &mut Question,
    wanted: [bool; 2],
    languages: &[String],
) -> Result<(), Problem> {
    let lang = languages.first().map_or("en", String::as_str);
    let plain = lang.split('-').next().unwrap_or(lang);
    let was = std::mem::take(&mut question.apart);
    if !question.kind.takes_apart() {
        return Ok(());
    }
    // What came with a file and stands for something else stays.
    let known = [Standing::DontKnow, Standing::PreferNot].map(Some);
    let others = was
        .iter()
        .filter(|choice| !known.contains(&choice.standing));
    question.apart = others.cloned().collect();
    for (at, ((code, standing, words), _)) in [DONT_KNOW, PREFER_NOT]
        .into_iter()
        .zip(wanted)
        .enumerate()
        .filter(|(_, (_, wanted))| *wanted)
    {
        if let Some(kept) = was.iter().find(|choice| choice.standing == standing) {
            question.apart.push(kept.clone());
            continue;
        }
        let source = words.iter().find(|(tag, _)| *tag == plain);
        let (_, source) =
            source.ok_or_else(|| Problem::says("edit-preset-language").with("language", lang))?;
        let mut text = Text::default();
        text.set(lang, source, lang);
        for other in languages.iter().skip(1) {
            if let Some((_, said)) = words.iter().find(|(tag, _)| *tag == other.as_str()) {
                text.set(other, said, lang);
            }
        }
        let is_taken = |candidate: &str| question.choice(candidate).is_some();
        question.apart.push(Choice {
            code: code_of(code, code, is_taken),
            printed: (at + 1).to_string(),
            text,
            hint: Text::default(),
            other: false,
            standing,
        });
    }
    Ok(())
}

impl Question {
    /// Whether this way of not answering stands beside it.
    pub(super) fn stands_apart(&self, standing: Standing) -> bool {
        let mut apart = self.apart.iter();
        apart.any(|choice| choice.standing == Some(standing))
    }
}

const YES_NO: &[Ready] = &[
    (
        "yes",
        None,
        &[
            ("en", "Yes"),
            ("cy", "Ie"),
            ("ur", "ہاں"),
            ("ar", "نعم"),
            ("bn", "হ্যাঁ"),
            ("es", "Sí"),
            ("fa", "بله"),
            ("fr", "Oui"),
            ("gu", "હા"),
            ("hi", "हाँ"),
            ("ku", "Erê"),
            ("lt", "Taip"),
            ("pa", "ਹਾਂ"),
            ("pl", "Tak"),
            ("pt", "Sim"),
            ("ro", "Da"),
            ("so", "Haa"),
            ("ta", "ஆம்"),
            ("tr", "Evet"),
            ("uk", "Так"),
            ("zh", "是"),
        ],
    ),
    (
        "no",
        None,
        &[
            ("en", "No"),
            ("cy", "Na"),
            ("ur", "نہیں"),
            ("ar", "لا"),
            ("bn", "না"),
            ("es", "No"),
            ("fa", "خیر"),
            ("fr", "Non"),
            ("gu", "ના"),
            ("hi", "नहीं"),
            ("ku", "Na"),
            ("lt", "Ne"),
            ("pa", "ਨਹੀਂ"),
            ("pl", "Nie"),
            ("pt", "Não"),
            ("ro", "Nu"),
            ("so", "Maya"),
            ("ta", "இல்லை"),
            ("tr", "Hayır"),
            ("uk", "Ні"),
            ("zh", "否"),
        ],
    ),
];

const AGREEMENT: &[Ready] = &[
    (
        "agree_much",
        None,
        &[("en", "Strongly agree"), ("cy", "Cytuno'n gryf")],
    ),
    ("agree", None, &[("en", "Agree"), ("cy", "Cytuno")]),
    (
        "neither",
        None,
        &[
            ("en", "Neither agree nor disagree"),
            ("cy", "Ddim yn cytuno nac yn anghytuno"),
        ],
    ),
    ("disagree", None, &[("en", "Disagree"), ("cy", "Anghytuno")]),
    (
        "disagree_much",
        None,
        &[("en", "Strongly disagree"), ("cy", "Anghytuno'n gryf")],
    ),
    DONT_KNOW,
];

const SATISFACTION: &[Ready] = &[
    (
        "very_satisfied",
        None,
        &[("en", "Very satisfied"), ("cy", "Bodlon iawn")],
    ),
    ("satisfied", None, &[("en", "Satisfied"), ("cy", "Bodlon")]),
    (
        "neither",
        None,
        &[
            ("en", "Neither satisfied nor dissatisfied"),
            ("cy", "Ddim yn fodlon nac yn anfodlon"),
        ],
    ),
    (
        "dissatisfied",
        None,
        &[("en", "Dissatisfied"), ("cy", "Anfodlon")],
    ),
    (
        "very_dissatisfied",
        None,
        &[("en", "Very dissatisfied"), ("cy", "Anfodlon iawn")],
    ),
    DONT_KNOW,
];

const EASE: &[Ready] = &[
    (
        "very_easy",
        None,
        &[("en", "Very easy"), ("cy", "Hawdd iawn")],
    ),
    ("easy", None, &[("en", "Easy"), ("cy", "Hawdd")]),
    (
        "neither",
        None,
        &[
            ("en", "Neither easy nor hard"),
            ("cy", "Ddim yn hawdd nac yn anodd"),
        ],
    ),
    ("hard", None, &[("en", "Hard"), ("cy", "Anodd")]),
    (
        "very_hard",
        None,
        &[("en", "Very hard"), ("cy", "Anodd iawn")],
    ),
    DONT_KNOW,
];

const QUALITY: &[Ready] = &[
    ("very_good", None, &[("en", "Very good"), ("cy", "Da iawn")]),
    ("good", None, &[("en", "Good"), ("cy", "Da")]),
    (
        "neither",
        None,
        &[
            ("en", "Neither good nor poor"),
            ("cy", "Ddim yn dda nac yn wael"),
        ],
    ),
    ("poor", None, &[("en", "Poor"), ("cy", "Gwael")]),
    (
        "very_poor",
        None,
        &[("en", "Very poor"), ("cy", "Gwael iawn")],
    ),
    DONT_KNOW,
];

const IMPORTANCE: &[Ready] = &[
    (
        "very_important",
        None,
        &[("en", "Very important"), ("cy", "Pwysig iawn")],
    ),
    (
        "quite_important",
        None,
        &[("en", "Quite important"), ("cy", "Eithaf pwysig")],
    ),
    (
        "not_very_important",
        None,
        &[("en", "Not very important"), ("cy", "Ddim yn bwysig iawn")],
    ),
    (
        "not_important",
        None,
        &[
            ("en", "Not important at all"),
            ("cy", "Ddim yn bwysig o gwbl"),
        ],
    ),
    DONT_KNOW,
];

const FREQUENCY: &[Ready] = &[
    ("always", None, &[("en", "Always"), ("cy", "Bob amser")]),
    ("often", None, &[("en", "Often"), ("cy", "Yn aml")]),
    (
        "sometimes",
        None,
        &[("en", "Sometimes"), ("cy", "Weithiau")],
    ),
    ("rarely", None, &[("en", "Rarely"), ("cy", "Anaml")]),
    ("never", None, &[("en", "Never"), ("cy", "Byth")]),
    DONT_KNOW,
];

impl Preset {
    /// Whether its options stand in order, from one end to the other.
    #[must_use]
    pub const fn is_scale(self) -> bool {
        !matches!(self, Self::YesNo | Self::YesNoUnsure)
    }

    /// Code, standing and words of its options; one more at the end for those who cannot say.
    const fn ready(self) -> (&'static [Ready], Option<Ready>) {
        match self {
            Self::YesNo => (YES_NO, None),
            Self::YesNoUnsure => (YES_NO, Some(DONT_KNOW)),
            Self::Agreement => (AGREEMENT, None),
            Self::Satisfaction => (SATISFACTION, None),
            Self::Ease => (EASE, None),
            Self::Quality => (QUALITY, None),
            Self::Importance => (IMPORTANCE, None),
            Self::Frequency => (FREQUENCY, None),
        }
    }

    /// Adds its options to a question that has none, in every language of the survey that there
    /// are words for; the first is the one it is written in.
    pub(super) fn add(
        self,
        question: &mut Question,
        past: &Past,
        languages: &[String],
    ) -> Result<(), Problem> {
        let lang = languages.first().map_or("en", String::as_str);
        let code = question.code.to_string();
        let options = question
            .kind
            .options_mut()
            .ok_or(Problem::says("edit-no-options-here"))?;
        if !options.is_empty() {
            return Err(Problem::says("edit-preset-not-empty"));
        }
        let plain = lang.split('-').next().unwrap_or(lang);
        let (list, last) = self.ready();
        for (name, standing, words) in list.iter().chain(&last) {
            let written = words.iter().find(|(tag, _)| *tag == plain);
            let (_, source) = written
                .ok_or_else(|| Problem::says("edit-preset-language").with("language", lang))?;
            let mut text = Text::default();
            text.set(lang, source, lang);
            for other in languages.iter().skip(1) {
                if let Some((_, word)) = words.iter().find(|(tag, _)| tag == other) {
                    text.set(other, word, lang);
                }
            }
            let name = Code::parse(name)
                .filter(|name| !past.has_option(&code, name.as_str()))
                .unwrap_or_else(|| code_of(source, "option", |c| past.has_option(&code, c)));
            options.push(Choice {
                code: name,
                printed: String::new(),
                text,
                hint: Text::default(),
                other: false,
                standing: *standing,
            });
        }
        Ok(())
    }
}
