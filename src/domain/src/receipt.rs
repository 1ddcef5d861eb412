//! The code a respondent takes home, as letters a person can read out and write down.
//!
//! 128 bits in Crockford's base 32 (no I, L, O or U, so nothing looks or sounds like another),
//! in groups of five. Where the bits come from and how they are looked up is no matter of this
//! module; reading is forgiving about case, spaces, hyphens and the look-alikes.

use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 26 characters of 5 bits hold 130; the last character uses 3 of its 5.
const CHARACTERS: usize = 26;

/// A receipt code. Prints `<withheld>` when debugged: whoever holds it can read and erase.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Receipt([u8; 16]);

impl Receipt {
    /// The code made of these bits.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bits, for the keyed hash it is looked up by.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Reads a code as somebody typed it; `None` when it cannot be one.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let mut bits = 0_u128;
        let mut read = 0;
        for c in raw.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let value = u128::from(value_of(c)?);
            read += 1;
            match read {
                1..CHARACTERS => bits = (bits << 5) | value,
                CHARACTERS if value & 0b11 == 0 => bits = (bits << 3) | (value >> 2),
                _ => return None,
            }
        }
        (read == CHARACTERS).then(|| Self(bits.to_be_bytes()))
    }
}

/// What is read out to somebody who is asked about a response: it finds that it came in, never
/// what it says. Eight of the same letters and digits, in two groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference([u8; Self::LENGTH]);

impl Reference {
    const LENGTH: usize = 8;

    /// The reference made of these bits.
    #[must_use]
    pub fn from_bits(bits: u64) -> Self {
        let mut rest = bits;
        Self(std::array::from_fn(|_| {
            let at = usize::try_from(rest & 31).unwrap_or(0);
            rest >>= 5;
            ALPHABET.get(at).copied().unwrap_or(b'0')
        }))
    }

    /// The letters, for the keyed hash it is looked up by.
    #[must_use]
    pub const fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Reads a reference as somebody typed it; `None` when it cannot be one.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let typed = raw.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let letter = |c: char| ALPHABET.get(usize::from(value_of(c)?)).copied();
        let letters: Vec<u8> = typed.map(letter).collect::<Option<_>>()?;
        letters.try_into().ok().map(Self)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, letter) in self.0.iter().enumerate() {
            let dash = if at == 4 { "-" } else { "" };
            write!(f, "{dash}{}", char::from(*letter))?;
        }
        Ok(())
    }
}

fn value_of(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    ALPHABET
        .iter()
        .position(|a| char::from(*a) == c)
        .and_then(|i| u8::try_from(i).ok())
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = u128::from_be_bytes(self.0);
        for i in 0..CHARACTERS {
            if i > 0 && i % 5 == 0 {
                f.write_str("-")?;
            }
            let shift = 123_i32 - 5 * i32::try_from(i).unwrap_or(0);
            let value = if shift >= 0 {
                bits >> shift
            } else {
                bits << -shift
            } & 31;
            let c = usize::try_from(value)
                .ok()
                .and_then(|v| ALPHABET.get(v))
                .copied()
                .unwrap_or(b'0');
            write!(f, "{}", char::from(c))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<withheld>")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_five_groups_of_five_and_one() {
        let shown = Receipt::from_bytes([0xFF; 16]).to_string();
        assert_eq!(shown, "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-W");
        assert_eq!(
            Receipt::from_bytes([0; 16]).to_string(),
            "00000-00000-00000-00000-00000-0"
        );
    }

    #[test]
    fn a_code_read_out_over_the_telephone_is_understood() {
        let code = Receipt::from_bytes(*b"0123456789abcdef");
        let spoken = code
            .to_string()
            .to_lowercase()
            .replace('-', " ")
            .replace('0', "o")
            .replace('1', "l");
        assert_eq!(Receipt::parse(&spoken), Some(code));
    }

    #[test]
    fn a_part_of_a_code_or_a_longer_one_is_none() {
        let shown = Receipt::from_bytes([7; 16]).to_string();
        for wrong in [
            "",
            "?",
            shown.split_at(shown.len() - 1).0,
            &format!("{shown}0"),
            &shown.replace('0', "U"),
            "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-Z",
        ] {
            assert_eq!(Receipt::parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_code_shown_can_be_read_again(bytes: [u8; 16]) {
            let code = Receipt::from_bytes(bytes);
            prop_assert_eq!(Receipt::parse(&code.to_string()), Some(code));
        }

        #[test]
        fn nothing_typed_makes_the_reader_panic(raw in "\\PC*") {
            let _ = Receipt::parse(&raw);
        }
    }
}
