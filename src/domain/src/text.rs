//! Words people type, checked once at the border and then carried as types.
//!
//! Every type here has a private field and one door in: a `parse` that trims, forgives what can
//! be forgiven, and otherwise answers with a [`Problem`] the person can act on. Types that hold
//! something about a person print `<withheld>` when debugged, so they cannot end up in a log.

use std::fmt;

use crate::problem::{Arg, Problem};

/// How long a text is for a limit: UTF-16 units after line ends are made `\n`.
///
/// Browsers count the same way, so the counter beside a box and the check here always agree.
#[must_use]
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The text with `\r\n` and lone `\r` made `\n`, and control characters that no person types gone.
#[must_use]
pub fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\t' => out.push(c),
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => {}
            c => out.push(c),
        }
    }
    out
}

/// Whether a character overrides the direction of the text around it (T29: display names that
/// turn the line about).
const fn turns_text(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}')
}

fn too_long(what: &'static str, max: usize) -> Problem {
    Problem::says("too-long")
        .with("what", Arg::term(what))
        .with("max", max)
}

fn missing(what: &'static str) -> Problem {
    Problem::says("missing").with("what", Arg::term(what))
}

/// One line of text: no line ends, no runs of spaces, no marks that turn the line about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(String);

impl Line {
    /// Reads a line that has to be there. `what` is the message key of the field's name.
    pub fn parse(raw: &str, what: &'static str, max: usize) -> Result<Self, Problem> {
        Self::parse_optional(raw, what, max)?.ok_or_else(|| missing(what))
    }

    /// Reads a line that may be left empty.
    pub fn parse_optional(
        raw: &str,
        what: &'static str,
        max: usize,
    ) -> Result<Option<Self>, Problem> {
        let line = normalise(raw)
            .chars()
            .filter(|c| !turns_text(*c))
            .collect::<String>()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if line.is_empty() {
            return Ok(None);
        }
        if length(&line) > max {
            return Err(too_long(what, max));
        }
        Ok(Some(Self(line)))
    }

    /// The line as read.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The line, owned.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Text of one or more lines, trimmed at both ends, otherwise as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph(String);

impl Paragraph {
    /// Reads a text that has to be there. `what` is the message key of the field's name.
    pub fn parse(raw: &str, what: &'static str, max: usize) -> Result<Self, Problem> {
        Self::parse_optional(raw, what, max)?.ok_or_else(|| missing(what))
    }

    /// Reads a text that may be left empty.
    pub fn parse_optional(
        raw: &str,
        what: &'static str,
        max: usize,
    ) -> Result<Option<Self>, Problem> {
        let text = normalise(raw);
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if length(text) > max {
            return Err(too_long(what, max));
        }
        Ok(Some(Self(text.to_owned())))
    }

    /// The text as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, owned.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// What a person wants to be called. Never split into first and last.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// The longest name kept.
    pub const MAX: usize = 100;

    /// Reads a name that has to be there.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        match Line::parse_optional(raw, "field-name", Self::MAX)? {
            Some(line) => Ok(Self(line.into_string())),
            None => Err(Problem::says("name-missing")),
        }
    }

    /// The name as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<withheld>")
    }
}

/// One e-mail address, exactly one, without display name or comment.
///
/// Two addresses are the same when [`Email::normalised`] says so. Quoted local parts are refused:
/// nobody has one, and they hide line ends and second addresses (T12).
#[derive(Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// The longest address kept (RFC 5321, 4.5.3.1.3, less the angle brackets).
    pub const MAX: usize = 254;

    /// Reads an address that has to be there.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            return Err(Problem::says("email-missing"));
        }
        if Self::is_plain(trimmed) {
            Ok(Self(trimmed.to_owned()))
        } else {
            Err(Problem::says("email-format"))
        }
    }

    fn is_plain(address: &str) -> bool {
        let Some((local, host)) = address.rsplit_once('@') else {
            return false;
        };
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c));
        let host_ok = host.split('.').count() >= 2
            && host.split('.').all(|label| {
                !label.is_empty()
                    && label.len() <= 63
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            });
        address.len() <= Self::MAX && local_ok && host_ok
    }

    /// The address as typed, for sending to.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address for comparing: lower case.
    #[must_use]
    pub fn normalised(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<withheld>")
    }
}

/// A telephone number as a person writes it; digits decide whether two are the same.
#[derive(Clone, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// Reads a number that has to be there: 10 to 15 digits, spaces and brackets forgiven.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            return Err(Problem::says("phone-missing"));
        }
        let digits = line.chars().filter(char::is_ascii_digit).count();
        let plausible = line
            .chars()
            .all(|c| c.is_ascii_digit() || " ()+-.".contains(c));
        // E.164 allows 15 digits; British numbers have 10 or 11.
        if plausible && (10..=15).contains(&digits) && line.len() <= 30 {
            Ok(Self(line))
        } else {
            Err(Problem::says("phone-format"))
        }
    }

    /// The number as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number for comparing: digits only, `+44` read as `0`.
    #[must_use]
    pub fn normalised(&self) -> String {
        let digits: String = self.0.chars().filter(char::is_ascii_digit).collect();
        match digits.strip_prefix("44") {
            Some(rest) if self.0.trim_start().starts_with('+') => {
                format!("0{}", rest.trim_start_matches('0'))
            }
            _ => digits,
        }
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<withheld>")
    }
}

/// The name of a thing in an address: `a-z`, `0-9` and single hyphens, 2 to 80 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// Reads a slug exactly as written; nothing is corrected, addresses are forever.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let fits = (2..=80).contains(&raw.len())
            && raw
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            && !raw.starts_with('-')
            && !raw.ends_with('-')
            && !raw.contains("--");
        if fits {
            Ok(Self(raw.to_owned()))
        } else {
            Err(Problem::says("slug-format"))
        }
    }

    /// A slug made from a title, where there is anything to make one from.
    #[must_use]
    pub fn from_title(title: &str) -> Option<Self> {
        let mut slug = String::new();
        for c in title.chars().flat_map(char::to_lowercase) {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if !slug.ends_with('-') && !slug.is_empty() && slug.len() < 60 {
                slug.push('-');
            }
            if slug.len() >= 70 {
                break;
            }
        }
        Self::parse(slug.trim_end_matches('-')).ok()
    }

    /// The slug as it stands in the address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A password somebody chose: 12 to 128 characters, kept only long enough to be hashed.
///
/// No rules of composition (ASVS 5.0 6.2.5); nothing is trimmed or cut short (6.2.8).
pub struct Password(String);

impl Password {
    /// Reads a new password: long, and not one that many people have.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        match raw.chars().count() {
            0 => Err(Problem::says("password-missing")),
            1..12 => Err(Problem::says("password-short").with("min", 12_usize)),
            12..=128 if is_common(raw) => Err(Problem::says("password-common")),
            12..=128 => Ok(Self(raw.to_owned())),
            _ => Err(Problem::says("password-long").with("max", 128_usize)),
        }
    }

    /// The bytes to hash.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// What the passwords of many people are made of, longer parts before those they hold.
const COMMON: [&str; 22] = [
    "password",
    "passw0rd",
    "qwertyuiop",
    "qwerty",
    "letmein",
    "welcome",
    "iloveyou",
    "football",
    "liverpool",
    "arsenal",
    "chelsea",
    "monkey",
    "dragon",
    "sunshine",
    "princess",
    "charlie",
    "1234567890",
    "123456",
    "1234",
    "abc",
    "admin",
    "heard",
];

/// Whether little is left of a password without its common parts (ASVS 5.0 6.2.4).
fn is_common(raw: &str) -> bool {
    let bare = COMMON
        .iter()
        .fold(raw.to_lowercase(), |rest, part| rest.replace(part, ""));
    let mut left: Vec<char> = bare.chars().collect();
    left.sort_unstable();
    left.dedup();
    left.len() < 5
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<withheld>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_counted_as_browsers_count_them() {
        assert_eq!(length("naïve"), 5);
        assert_eq!(length("👩‍🦽"), 5);
        assert_eq!(length(&normalise("a\r\nb\rc")), 5);
    }

    #[test]
    fn a_password_many_people_have_is_refused() {
        for common in [
            "password1234",
            "Liverpool2026",
            "aaaaaaaaaaaa",
            "Qwerty123456",
            "abcabcabcabc",
        ] {
            assert!(Password::parse(common).is_err(), "{common}");
        }
        for own in [
            "a quiet room upstairs",
            "7ygkd3qm2xw9hapz",
            "Bws rhif 9 i Fryste",
        ] {
            assert!(Password::parse(own).is_ok(), "{own}");
        }
    }

    #[test]
    fn a_line_keeps_its_words_and_loses_its_tricks() {
        let line = Line::parse("  Jo\u{202E}\n\t Smith\u{0} ", "field-name", 20).expect("a line");
        assert_eq!(line.as_str(), "Jo Smith");
        assert!(Line::parse(" \u{200F} ", "field-name", 20).is_err());
        assert!(Line::parse("abcdef", "field-name", 5).is_err());
    }

    #[test]
    fn one_plain_address_is_an_address_and_nothing_else_is() {
        for good in ["a@b.co", " jo.bloggs+x@example.org ", "o'neill@nhs.example"] {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "a",
            "a@b",
            "@b.co",
            "a@@b.co",
            "a b@c.co",
            "a@b.co,c@d.co",
            "a@b.co\r\nBcc: x@y.co",
            "\"a b\"@c.co",
            "Jo <jo@b.co>",
            "a@-b.co",
            "a..b@c.co",
            ".a@b.co",
            "a@b.co%0d%0a",
            "a@b\u{2028}.co",
        ] {
            assert!(Email::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn the_same_telephone_written_twice_is_one_telephone() {
        let parse = |raw| Phone::parse(raw).expect("a number").normalised();
        assert_eq!(parse("07700 900123"), parse("+44 (0)7700 900-123"));
        assert_eq!(parse("+44 7700 900123"), "07700900123");
        assert!(Phone::parse("ring me").is_err());
        assert!(Phone::parse("12345").is_err());
    }

    #[test]
    fn a_slug_is_taken_as_written_or_not_at_all() {
        assert!(Slug::parse("a-better-life-2").is_ok());
        for bad in ["", "a", "A-b", "a--b", "-ab", "ab-", "a_b", "ä-b", "../x"] {
            assert!(Slug::parse(bad).is_err(), "{bad:?}");
        }
        assert_eq!(
            Slug::from_title("You Said: Café & co!")
                .expect("a slug")
                .as_str(),
            "you-said-caf-co"
        );
        assert!(Slug::from_title("؟؟").is_none());
    }

    #[test]
    fn what_is_personal_does_not_print() {
        let name = PersonName::parse("Ada").expect("a name");
        let email = Email::parse("ada@example.org").expect("an address");
        assert_eq!(format!("{name:?} {email:?}"), "<withheld> <withheld>");
    }
}
