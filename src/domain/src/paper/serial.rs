//! Numbers of paper forms.

use crate::problem::Problem;

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
