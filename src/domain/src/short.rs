//! Short codes for addresses that people type from a poster or hear on the telephone.
//!
//! A code is the number of a thing, scrambled so that neighbours look different, in letters and
//! digits nobody confuses, with a last character that tells a typing mistake from another code.

/// No `0 O 1 I L 5 S 2 Z 8 B U V`: said aloud or printed small, each is one character and no other.
const ALPHABET: [char; 23] = [
    '3', '4', '6', '7', '9', 'A', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P', 'Q', 'R',
    'T', 'W', 'X', 'Y',
];
const BASE: u64 = ALPHABET.len() as u64;
/// The fewest characters before the last.
const LEAST: u32 = 3;
/// The most.
const MOST: u32 = 12;
/// Scrambles: odd to the base, which is prime, so it can be undone.
const FACTOR: u64 = 1_000_003;

/// How many numbers have codes of this length.
const fn many(length: u32) -> u64 {
    BASE.pow(length)
}

/// The code of a number; none for a negative one.
#[must_use]
pub fn code(number: i64) -> Option<String> {
    let mut rest = u64::try_from(number).ok()?;
    let mut length = LEAST;
    while rest >= many(length) {
        rest -= many(length);
        length += 1;
        if length > MOST {
            return None;
        }
    }
    let scrambled = multiplied(rest, FACTOR, many(length));
    let mut digits = Vec::new();
    let mut left = scrambled;
    for _ in 0..length {
        digits.push(left % BASE);
        left /= BASE;
    }
    digits.push(check(&digits));
    digits.into_iter().map(character).collect()
}

/// The number of a code, however it was typed; none when it is no code.
#[must_use]
pub fn number(typed: &str) -> Option<i64> {
    let mut digits = Vec::new();
    for letter in typed.chars().filter(|c| !matches!(c, ' ' | '-')) {
        let place = ALPHABET
            .iter()
            .position(|known| *known == letter.to_ascii_uppercase())?;
        digits.push(u64::try_from(place).ok()?);
    }
    let last = digits.pop()?;
    let length = u32::try_from(digits.len()).ok()?;
    if !(LEAST..=MOST).contains(&length) || check(&digits) != last {
        return None;
    }
    let scrambled = digits.iter().rev().fold(0, |sum, digit| sum * BASE + digit);
    let all = many(length);
    let mut found = multiplied(scrambled, inverse(FACTOR % all, all)?, all);
    for shorter in LEAST..length {
        found += many(shorter);
    }
    i64::try_from(found).ok()
}

fn character(digit: u64) -> Option<char> {
    ALPHABET.get(usize::try_from(digit).ok()?).copied()
}

/// A weighted sum: one wrong character or two that changed places give another.
fn check(digits: &[u64]) -> u64 {
    let weighed = (1..).zip(digits).map(|(weight, digit)| weight * digit);
    weighed.sum::<u64>() % BASE
}

fn multiplied(a: u64, b: u64, modulus: u64) -> u64 {
    let product = u128::from(a) * u128::from(b) % u128::from(modulus);
    u64::try_from(product).unwrap_or_default()
}

/// What undoes multiplying by `a`, by Euclid.
fn inverse(a: u64, modulus: u64) -> Option<u64> {
    let (mut r, mut s) = ((i128::from(modulus), i128::from(a)), (0_i128, 1_i128));
    while r.1 != 0 {
        let quotient = r.0 / r.1;
        r = (r.1, r.0 - quotient * r.1);
        s = (s.1, s.0 - quotient * s.1);
    }
    (r.0 == 1).then(|| u64::try_from(s.0.rem_euclid(i128::from(modulus))).ok())?
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_surveys_have_short_codes_that_look_different() {
        let codes: Vec<String> = (1..=5).filter_map(code).collect();
        assert!(codes.iter().all(|code| code.len() == 4), "{codes:?}");
        let first: std::collections::BTreeSet<_> = codes
            .iter()
            .filter_map(|code| code.chars().next())
            .collect();
        assert!(first.len() > 1, "{codes:?}");
        assert_eq!(code(-1), None);
    }

    #[test]
    fn what_is_no_code_is_none() {
        for typed in ["", "A", "AAA", "O0I1", "AAAÄ", "ACDEFGHJKMNPQRTW"] {
            assert_eq!(number(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_code_leads_back_to_its_number_however_it_is_typed(n in 0_i64..i64::from(u32::MAX)) {
            let made = code(n).expect("a code");
            prop_assert_eq!(number(&made), Some(n));
            prop_assert_eq!(number(&made.to_lowercase()), Some(n));
            let (a, b) = made.split_at(2);
            let spaced = format!("{a}-{b}");
            prop_assert_eq!(number(&spaced), Some(n));
        }

        #[test]
        fn one_wrong_character_is_noticed(n in 0_i64..5_000_000, at in 0_usize..4, other in 0_usize..23) {
            let made = code(n).expect("a code");
            let mut letters: Vec<char> = made.chars().collect();
            prop_assume!(letters[at] != ALPHABET[other]);
            letters[at] = ALPHABET[other];
            let typed: String = letters.into_iter().collect();
            prop_assert_eq!(number(&typed), None);
        }

        #[test]
        fn two_neighbours_that_changed_places_are_noticed(n in 0_i64..12_000, at in 0_usize..2) {
            let made = code(n).expect("a code");
            let mut letters: Vec<char> = made.chars().collect();
            prop_assume!(letters[at] != letters[at + 1]);
            letters.swap(at, at + 1);
            let typed: String = letters.into_iter().collect();
            prop_assert_eq!(number(&typed), None);
        }
    }
}
