//! Days and postcodes as people write them.

use chrono::NaiveDate;

/// Day, month and year of a date as it is stored.
pub(super) fn parts(value: &str) -> Option<[String; 3]> {
    let day: NaiveDate = value.parse().ok()?;
    let part = |form: &str| day.format(form).to_string();
    Some([part("%-d"), part("%-m"), part("%Y")])
}

/// Which part of a date cannot be right: the first that is missing or that no date has.
pub(super) fn wrong_part([day, month, year]: [&str; 3]) -> &'static str {
    let within = |typed: &str, most: u16| typed.parse().is_ok_and(|n| (1..=most).contains(&n));
    let four = year.len() == 4 && within(year, 2200);
    match (within(day, 31), within(month, 12), four) {
        (false, ..) => "day",
        (true, false, _) => "month",
        (true, true, false) => "year",
        // The 31st of a month of 30.
        (true, true, true) => "day",
    }
}

const DISTRICTS: [&str; 6] = ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"];

/// The district of a postcode, whole or not: `BA1` of `ba1 1aa`.
///
/// An area of one or two letters, a district of one digit or two or of a digit and a letter (Royal
/// Mail, Programmers' Guide to the Postcode Address File, "Postcode format"). The rest, a digit and
/// two letters, is thrown away, whole or begun: the space of `BA1 1` says where.
pub(super) fn district(typed: &str) -> Option<String> {
    let typed = typed.trim().to_ascii_uppercase();
    let (first, rest) = typed
        .split_once(char::is_whitespace)
        .unwrap_or((&typed, ""));
    let rest = shape(&rest.split_whitespace().collect::<String>());
    if DISTRICTS.contains(&shape(first).as_str()) && ["", "9", "9A", "9AA"].contains(&rest.as_str())
    {
        return Some(first.to_owned());
    }
    let compact: String = typed.split_whitespace().collect();
    let shape = shape(&compact);
    if DISTRICTS.contains(&shape.as_str()) {
        return Some(compact);
    }
    let outward = shape.strip_suffix("9AA")?;
    let known = DISTRICTS.contains(&outward);
    known.then(|| compact.chars().take(outward.len()).collect())
}

fn shape(compact: &str) -> String {
    let kind = |c| match c {
        'A'..='Z' => 'A',
        '0'..='9' => '9',
        _ => '?',
    };
    compact.chars().map(kind).collect()
}
