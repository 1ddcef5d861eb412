//! Options that are stretches of numbers, and whether two of them overlap.

use super::reading::words;

/// A stretch of whole numbers with its unit, such as `weeks`; both ends belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    from: i64,
    to: i64,
    unit: String,
}

const ONES: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

fn number(word: &str) -> Option<i64> {
    if let Ok(number) = word.parse() {
        return Some(number);
    }
    let at = ONES.iter().position(|one| *one == word)?;
    i64::try_from(at).ok()
}

/// The stretch an option names: `18 to 24`, `under 18`, `65 or over`, `more than ten weeks`.
/// Options that say anything about numbers in another way have none.
pub(super) fn stretch(option: &str) -> Option<Stretch> {
    let plain = option.to_lowercase().replace(['£', '%', ','], "");
    // Hours of the day, decimals and codes with letters and digits are no whole numbers.
    if plain.contains(':') || plain.contains("am") || plain.contains("pm") {
        return None;
    }
    let spaced = plain
        .replace(['–', '—', '-'], " to ")
        .replace('+', " or over ");
    let all: Vec<&str> = words(&spaced).collect();
    if plain
        .split('.')
        .any(|part| part.ends_with(|c: char| c.is_ascii_digit()))
        && plain.contains('.')
    {
        return None;
    }
    let numbers: Vec<(usize, i64)> = all
        .iter()
        .enumerate()
        .filter_map(|(i, word)| Some((i, number(word)?)))
        .collect();
    let has = |phrases: &[&str]| {
        phrases
            .iter()
            .any(|phrase| format!(" {} ", all.join(" ")).contains(&format!(" {phrase} ")))
    };
    let (from, to) = match numbers.as_slice() {
        [(_, one)]
            if has(&[
                "less than",
                "fewer than",
                "under",
                "below",
                "younger than",
                "shorter than",
            ]) =>
        {
            (i64::MIN, one - 1)
        }
        [(_, one)]
            if has(&[
                "or less",
                "or fewer",
                "or under",
                "or younger",
                "up to",
                "at most",
            ]) =>
        {
            (i64::MIN, *one)
        }
        [(_, one)] if has(&["more than", "longer than", "older than", "above"]) => {
            (one + 1, i64::MAX)
        }
        [(_, one)]
            if has(&[
                "or more", "or over", "or older", "or above", "at least", "and over",
            ]) =>
        {
            (*one, i64::MAX)
        }
        [(_, one)] if has(&["over"]) => (one + 1, i64::MAX),
        [(i, from), (j, to)] if *j == i + 2 && ["to", "and"].contains(&all[i + 1]) => (*from, *to),
        // Two units: "6 months to 2 years".
        _ => return None,
    };
    let last = numbers.last().map(|(i, _)| *i)?;
    let unit = all[last + 1..].iter().find(|word| {
        ![
            "or", "and", "over", "more", "less", "older", "younger", "of", "under", "fewer",
            "above",
        ]
        .contains(*word)
    });
    let unit = unit
        .map_or("", |unit| unit.trim_end_matches('s'))
        .to_owned();
    Some(Stretch { from, to, unit })
}

/// Whether an option names a stretch of numbers.
pub(super) fn is_stretch(option: &str) -> bool {
    stretch(option).is_some()
}

/// The first two options whose stretches overlap, by place. Options with different units are not
/// compared.
pub(super) fn overlap(options: &[&str]) -> Option<(usize, usize)> {
    let found: Vec<(usize, Stretch)> = options
        .iter()
        .enumerate()
        .filter_map(|(i, option)| Some((i, stretch(option)?)))
        .collect();
    let (_, first) = found.first()?;
    if found.iter().any(|(_, other)| other.unit != first.unit) {
        return None;
    }
    found.iter().enumerate().find_map(|(i, (at, one))| {
        let others = found[i + 1..].iter();
        let mut meet = others.filter(|(_, other)| one.from <= other.to && other.from <= one.to);
        meet.next().map(|(other, _)| (*at, *other))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_read_as_people_write_them() {
        let ends = |option: &str| stretch(option).map(|s| (s.from, s.to));
        assert_eq!(ends("18-24"), Some((18, 24)));
        assert_eq!(ends("£10,000 to £19,999"), Some((10_000, 19_999)));
        assert_eq!(ends("Under 16"), Some((i64::MIN, 15)));
        assert_eq!(ends("65+"), Some((65, i64::MAX)));
        assert_eq!(ends("85 or over"), Some((85, i64::MAX)));
        assert_eq!(ends("Over 65"), Some((66, i64::MAX)));
        assert_eq!(ends("Longer than eighteen weeks"), Some((19, i64::MAX)));
        assert_eq!(ends("Two to six weeks"), Some((2, 6)));
        for none in [
            "9am to 12pm",
            "BA1",
            "Somewhere else",
            "2.5 to 3",
            "6 months to 2 years",
        ] {
            assert_eq!(ends(none), None, "{none}");
        }
    }

    #[test]
    fn what_overlaps_is_found_and_what_does_not_is_left_alone() {
        assert_eq!(overlap(&["18-25", "25-35"]), Some((0, 1)));
        assert_eq!(
            overlap(&["Under 18", "18 to 24", "20 or over"]),
            Some((1, 2))
        );
        assert_eq!(overlap(&["Under 18", "18 to 24", "25 or over"]), None);
        assert_eq!(
            overlap(&["Less than a week", "1 to 4 weeks", "1 to 6 months"]),
            None
        );
    }
}
