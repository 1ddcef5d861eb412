//! The code that brings somebody back to answers they have not sent yet.
//!
//! Twelve digits in groups of three: every language can say them, every telephone can type them,
//! and a telephone number is as long. The last digit is a check by Damm's quasigroup, which finds
//! every single wrong digit and every two neighbours the wrong way round. Reading takes spaces,
//! hyphens and the digits of Urdu and Arabic.

use std::fmt;

/// Digits of a code, the check digit included.
pub const DIGITS: usize = 12;

/// H. Michael Damm, *Total anti-symmetrische Quasigruppen*, Marburg 2004, p. 111.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// A code. Prints `<withheld>` when debugged: whoever holds it can read the answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SpokenCode([u8; DIGITS]);

/// Why what was typed is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCode {
    /// Nothing was typed.
    Missing,
    /// It has not twelve digits, or something else stands between them.
    Length,
    /// A digit is wrong, or two changed places.
    Mistyped,
}

fn check(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |interim, digit| {
        let row = DAMM.get(usize::from(interim));
        row.and_then(|row| row.get(usize::from(*digit)))
            .copied()
            .unwrap_or(0)
    })
}

impl SpokenCode {
    /// The code drawn from these bits: eleven digits of them, and the check.
    #[must_use]
    pub fn from_bits(bits: u64) -> Self {
        let mut digits = [0; DIGITS];
        let mut rest = bits;
        if let Some((last, first)) = digits.split_last_mut() {
            for digit in first.iter_mut().rev() {
                *digit = u8::try_from(rest % 10).unwrap_or(0);
                rest /= 10;
            }
            *last = check(first);
        }
        Self(digits)
    }

    /// The digits, for the keyed hash it is looked up by.
    #[must_use]
    pub const fn digits(&self) -> &[u8; DIGITS] {
        &self.0
    }

    /// Reads a code as somebody typed it.
    pub fn parse(raw: &str) -> Result<Self, NoCode> {
        let mut digits = Vec::with_capacity(DIGITS);
        for c in raw.chars() {
            match digit(c) {
                Some(digit) => digits.push(digit),
                None if c.is_whitespace() || "-–.,/".contains(c) => {}
                None => return Err(NoCode::Length),
            }
        }
        if digits.is_empty() {
            return Err(NoCode::Missing);
        }
        let digits: [u8; DIGITS] = digits.try_into().map_err(|_| NoCode::Length)?;
        // With the check digit behind them, all digits come to nought.
        if check(&digits) == 0 {
            Ok(Self(digits))
        } else {
            Err(NoCode::Mistyped)
        }
    }
}

fn digit(c: char) -> Option<u8> {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '\u{0660}'..='\u{0669}' => u32::from(c) - 0x0660,
        '\u{06F0}'..='\u{06F9}' => u32::from(c) - 0x06F0,
        _ => return None,
    };
    u8::try_from(value).ok()
}

impl fmt::Display for SpokenCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, digit) in self.0.iter().enumerate() {
            if at > 0 && at % 3 == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for SpokenCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<withheld>")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_reads_like_a_telephone_number() {
        // The worked example of Damm's table: 572 has the check digit 4.
        assert_eq!(SpokenCode::from_bits(572).to_string(), "000 000 005 724");
        assert_eq!(
            SpokenCode::from_bits(99_999_999_999).to_string().len(),
            DIGITS + 3
        );
    }

    #[test]
    fn it_is_read_with_whatever_stands_between_and_in_the_digits_of_urdu() {
        let code = SpokenCode::from_bits(12_345_678_901);
        let shown = code.to_string();
        let urdu: String = shown
            .chars()
            .map(|c| {
                c.to_digit(10)
                    .and_then(|d| char::from_u32(0x06F0 + d))
                    .unwrap_or(c)
            })
            .collect();
        for typed in [shown.replace(' ', ""), shown.replace(' ', "-"), urdu] {
            assert_eq!(SpokenCode::parse(&typed), Ok(code), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_says_why() {
        assert_eq!(SpokenCode::parse("  "), Err(NoCode::Missing));
        assert_eq!(SpokenCode::parse("123 456"), Err(NoCode::Length));
        assert_eq!(SpokenCode::parse("123 456 789 01x"), Err(NoCode::Length));
        assert_eq!(SpokenCode::parse("000 000 005 725"), Err(NoCode::Mistyped));
    }

    proptest! {
        #[test]
        fn every_code_shown_is_read_again(bits: u64) {
            let code = SpokenCode::from_bits(bits);
            prop_assert_eq!(SpokenCode::parse(&code.to_string()), Ok(code));
        }

        #[test]
        fn one_wrong_digit_is_always_found(bits: u64, at in 0..DIGITS, by in 1_u8..10) {
            let mut digits = SpokenCode::from_bits(bits).0;
            digits[at] = (digits[at] + by) % 10;
            let typed: String = digits.iter().map(ToString::to_string).collect();
            prop_assert_eq!(SpokenCode::parse(&typed), Err(NoCode::Mistyped));
        }

        #[test]
        fn two_neighbours_the_wrong_way_round_are_always_found(bits: u64, at in 0..DIGITS - 1) {
            let mut digits = SpokenCode::from_bits(bits).0;
            prop_assume!(digits[at] != digits[at + 1]);
            digits.swap(at, at + 1);
            let typed: String = digits.iter().map(ToString::to_string).collect();
            prop_assert_eq!(SpokenCode::parse(&typed), Err(NoCode::Mistyped));
        }
    }
}
