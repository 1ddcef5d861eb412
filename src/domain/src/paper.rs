//! Paper: what is printed beside the boxes, and how a keyer types it back.
//!
//! A closed question is keyed with the printed codes of its options: `2`, or `1 4 7` or `147`
//! where several may be chosen. Nothing means the question was left blank; `?` or `0` means it
//! cannot be told (two boxes crossed, say): that is kept as *unclear* and never guessed.

use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::survey::{Answer, Choice, Kind, Question};
use crate::text::normalise;

/// What a keyer found in one field of a paper form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keyed {
    /// The person left it blank.
    Blank,
    /// It cannot be told what the person meant.
    Unclear,
    /// An answer.
    Answer(Answer),
}

/// Why a field of a keyed form needs a second look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// It could not be told what was meant.
    Unclear,
    /// The form's directions led past the question; the person answered all the same.
    OutOfRoute,
}

/// Reads one keyed field. `other` holds the words written beside "something else".
pub fn read(question: &Question, raw: &str, other: &str, lang: &str) -> Result<Keyed, Problem> {
    let typed = raw.trim();
    match &question.kind {
        Kind::Single { options } | Kind::Likert { options } => {
            closed(question, options, typed, other, lang, false)
        }
        Kind::Several { options, .. } => closed(question, options, typed, other, lang, true),
        _ if typed == "?" => Ok(Keyed::Unclear),
        _ => {
            let mut fields = crate::survey::Fields::default();
            fields.push(question.code.as_str(), raw);
            // On paper nothing is required: what is not there cannot be asked for.
            let optional = Question {
                required: false,
                ..question.clone()
            };
            Ok(optional
                .read(&fields, lang)?
                .map_or(Keyed::Blank, Keyed::Answer))
        }
    }
}

fn closed(
    question: &Question,
    options: &[Choice],
    typed: &str,
    other: &str,
    lang: &str,
    several: bool,
) -> Result<Keyed, Problem> {
    let words = Some(normalise(other).trim().to_owned()).filter(|words| !words.is_empty());
    if typed == "?" || (!typed.is_empty() && typed.chars().all(|c| c == '0')) {
        return Ok(Keyed::Unclear);
    }
    let wrong = || {
        Problem::says("keying-code")
            .with("question", question.text.get(lang).0)
            .with(
                "codes",
                options
                    .iter()
                    .map(|o| o.printed.as_str())
                    .collect::<Vec<_>>()
                    .join(", "),
            )
    };
    let mut chosen: Vec<&Choice> = Vec::new();
    for code in codes(typed, options) {
        let option = options
            .iter()
            .find(|option| option.printed == code)
            .ok_or_else(wrong)?;
        if !chosen.contains(&option) {
            chosen.push(option);
        }
    }
    if chosen.is_empty() && words.is_some() {
        chosen.extend(options.iter().find(|option| option.other));
    }
    // Two boxes crossed where one was asked for is unclear; so is "none" beside another box.
    let apart = chosen.len() > 1 && chosen.iter().any(|option| option.standing.is_some());
    match chosen.len() {
        0 => Ok(Keyed::Blank),
        2.. if !several || apart => Ok(Keyed::Unclear),
        _ => {
            let offers_words = chosen.iter().any(|option| option.other);
            chosen.sort_by_key(|option| options.iter().position(|o| o.code == option.code));
            Ok(Keyed::Answer(Answer::Options {
                chosen: chosen
                    .into_iter()
                    .map(|option| option.code.clone())
                    .collect(),
                other: words.filter(|_| offers_words),
            }))
        }
    }
}

/// How many digits the printed codes of a question have: all the same, so that a run of digits
/// can be cut apart.
#[must_use]
pub const fn width(options: usize) -> usize {
    if options > 9 { 2 } else { 1 }
}

/// The printed code of the option in this place, counted from 1.
#[must_use]
pub fn printed(place: usize, width: usize) -> String {
    format!("{place:0width$}")
}

/// Cuts what was typed into codes: at spaces and commas, and runs of digits by the fixed width of
/// the question's codes.
fn codes(typed: &str, options: &[Choice]) -> Vec<String> {
    cut(
        typed,
        options
            .first()
            .map_or(1, |option| option.printed.len())
            .max(1),
    )
}

/// What was typed for a list of options that are numbered by their place, as places from 0.
///
/// `None` in the answer means it cannot be told what was meant.
pub fn read_places(typed: &str, options: usize) -> Result<Option<Vec<usize>>, Problem> {
    let typed = typed.trim();
    if typed == "?" || (!typed.is_empty() && typed.chars().all(|c| c == '0')) {
        return Ok(None);
    }
    let mut places = Vec::new();
    for code in cut(typed, width(options)) {
        match code.parse::<usize>() {
            Ok(n) if (1..=options).contains(&n) => {
                if !places.contains(&(n - 1)) {
                    places.push(n - 1);
                }
            }
            _ => return Err(Problem::says("keying-place").with("most", options)),
        }
    }
    Ok(Some(places))
}

fn cut(typed: &str, width: usize) -> Vec<String> {
    typed
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|part| !part.is_empty())
        .flat_map(|part| {
            if part.len() > width && part.chars().all(|c| c.is_ascii_digit()) {
                let digits: Vec<char> = part.chars().collect();
                digits
                    .chunks(width)
                    .map(|chunk| chunk.iter().collect())
                    .collect()
            } else if width == 2 && part.len() == 1 {
                vec![format!("0{part}")]
            } else {
                vec![part.to_owned()]
            }
        })
        .collect()
}

/// What a keyer types for an answer: the inverse of [`read`], for showing a form again.
#[must_use]
pub fn typed(question: &Question, answer: &Answer) -> (String, String) {
    match answer {
        Answer::Number(n) => (n.to_string(), String::new()),
        Answer::Value(text) | Answer::Email(text) => (text.clone(), String::new()),
        // Keyed statement by statement and place by place.
        Answer::Rows(_) | Answer::Ranked(_) => (String::new(), String::new()),
        Answer::Text(text) => (text.clone(), String::new()),
        Answer::Options { chosen, other } => {
            let printed = chosen
                .iter()
                .filter_map(|code| question.kind.option(code.as_str()))
                .map(|option| option.printed.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            (printed, other.clone().unwrap_or_default())
        }
    }
}

/// The serial number of a paper form, as printed and written: digits with a check character.
///
/// The check character is the number modulo 23 as a letter, the rule of Spanish identity numbers:
/// it catches every single wrong digit and every two neighbours changed about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Serial(u32);

const CHECK: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";

impl Serial {
    /// The serial with this number.
    #[must_use]
    pub const fn of(number: u32) -> Self {
        Self(number)
    }

    /// Reads a serial as keyed, `4821-K` or `4821k`; the check character may be left out only
    /// where forms carry none, which the caller says.
    pub fn parse(raw: &str, check_needed: bool) -> Result<Self, Problem> {
        let compact: String = raw
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let digits: String = compact.chars().take_while(char::is_ascii_digit).collect();
        let rest: String = compact.chars().skip(digits.len()).collect();
        let number: u32 = match digits.parse() {
            Ok(number) if digits.len() <= 7 => number,
            _ => return Err(Problem::says("serial-format")),
        };
        let serial = Self(number);
        match rest.as_str() {
            "" if !check_needed => Ok(serial),
            "" => Err(Problem::says("serial-check-missing")),
            letter if letter == serial.check().to_string() => Ok(serial),
            _ => Err(Problem::says("serial-check-wrong")),
        }
    }

    /// The number without its check character.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.0
    }

    fn check(&self) -> char {
        let index = usize::try_from(self.0 % 23).unwrap_or(0);
        CHECK.get(index).map_or('T', |c| char::from(*c))
    }
}

impl std::fmt::Display for Serial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.0, self.check())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::survey::{Code, SurveyFile};

    fn survey() -> SurveyFile {
        SurveyFile::read(include_str!("../testdata/small-survey.json")).expect("a good survey")
    }

    fn key(question: &str, raw: &str, other: &str) -> Result<Keyed, &'static str> {
        let survey = survey();
        let question = survey.definition.question(question).expect("a question");
        read(question, raw, other, "en").map_err(|problem| problem.key)
    }

    fn options(codes: &[&str], other: Option<&str>) -> Result<Keyed, &'static str> {
        Ok(Keyed::Answer(Answer::Options {
            chosen: codes.iter().filter_map(|c| Code::parse(c)).collect(),
            other: other.map(str::to_owned),
        }))
    }

    #[test]
    fn the_printed_code_stands_for_its_option() {
        assert_eq!(key("q1", "1", ""), options(&["yes"], None));
        assert_eq!(key("q1", " 3 ", ""), options(&["dk"], None));
        assert_eq!(key("q1", "9", ""), Err("keying-code"));
    }

    #[test]
    fn several_codes_come_with_or_without_spaces() {
        for typed in ["01 02 09", "010209", "1 2 9", "09,1,02", "01 01 02 09"] {
            assert_eq!(
                key("q3", typed, ""),
                options(&["o1", "o2", "o9"], None),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_paper_form_may_have_more_boxes_crossed_than_the_web_allows() {
        assert_eq!(
            key("q3", "01 02 03 04", ""),
            options(&["o1", "o2", "o3", "o4"], None)
        );
    }

    #[test]
    fn blank_unclear_and_wrong_are_three_things() {
        assert_eq!(key("q1", "", ""), Ok(Keyed::Blank));
        assert_eq!(key("q1", "?", ""), Ok(Keyed::Unclear));
        assert_eq!(key("q1", "0", ""), Ok(Keyed::Unclear));
        assert_eq!(
            key("q1", "12", ""),
            Ok(Keyed::Unclear),
            "two boxes where one was asked for"
        );
        assert_eq!(
            key("q3", "01 10", ""),
            Ok(Keyed::Unclear),
            "none of these beside another box"
        );
        assert_eq!(key("q1", "x", ""), Err("keying-code"));
    }

    #[test]
    fn words_beside_a_box_are_kept_with_their_option() {
        assert_eq!(
            key("q4", "2", " by tram "),
            options(&["else"], Some("by tram"))
        );
        assert_eq!(
            key("q4", "", "by tram"),
            options(&["else"], Some("by tram"))
        );
        assert_eq!(key("q4", "1", "by tram"), options(&["walk"], None));
    }

    #[test]
    fn nothing_is_required_of_paper() {
        assert_eq!(key("q4", "", ""), Ok(Keyed::Blank));
        assert_eq!(key("q2", "", ""), Ok(Keyed::Blank));
        assert_eq!(key("q5", "?", ""), Ok(Keyed::Unclear));
    }

    #[test]
    fn a_form_can_be_shown_again_as_it_was_keyed() {
        let survey = survey();
        let question = survey.definition.question("q3").expect("a question");
        let Ok(Keyed::Answer(answer)) = read(question, "0209", "", "en") else {
            panic!("an answer")
        };
        assert_eq!(
            typed(question, &answer),
            ("02 09".to_owned(), String::new())
        );
    }

    #[test]
    fn options_without_codes_of_their_own_are_keyed_by_their_place() {
        assert_eq!(read_places("2", 3), Ok(Some(vec![1])));
        assert_eq!(read_places("1 12", 12), Ok(Some(vec![0, 11])));
        assert_eq!(read_places("", 3), Ok(Some(vec![])));
        assert_eq!(read_places("?", 3), Ok(None));
        assert!(read_places("4", 3).is_err());
        assert_eq!(printed(3, width(12)), "03");
    }

    #[test]
    fn a_serial_shows_its_check_character() {
        assert_eq!(Serial::of(4821).to_string(), "4821-Z");
        assert_eq!(Serial::parse("4821z", true), Ok(Serial::of(4821)));
        assert_eq!(Serial::parse("4821", false), Ok(Serial::of(4821)));
        assert!(Serial::parse("4821", true).is_err());
        assert!(Serial::parse("x", false).is_err());
    }

    proptest! {
        #[test]
        fn one_wrong_digit_or_two_changed_about_is_always_noticed(number in 1000..9_999_999_u32, at in 0..7_usize, digit in 0..10_u8) {
            let good = Serial::of(number).to_string();
            let mut bytes = good.clone().into_bytes();
            let digits = good.len() - 2;
            let at = at % digits;
            bytes[at] = b'0' + digit;
            let wrong = String::from_utf8(bytes.clone()).expect("ascii");
            prop_assert_eq!(Serial::parse(&wrong, true).is_ok(), wrong == good);
            let mut bytes = good.clone().into_bytes();
            bytes.swap(at, (at + 1) % digits);
            let turned = String::from_utf8(bytes).expect("ascii");
            if (at + 1) < digits {
                prop_assert_eq!(Serial::parse(&turned, true).is_ok(), turned == good);
            }
        }

        #[test]
        fn nothing_keyed_makes_the_reader_panic(raw in "\\PC*", other in "\\PC*") {
            let survey = survey();
            for (_, question) in survey.definition.questions() {
                let _ = read(question, &raw, &other, "en");
            }
        }
    }
}
