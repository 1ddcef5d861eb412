//! Names after titles, after words for relatives and for staff, and after “called”.

use std::collections::{HashMap, HashSet};

use super::folded::Folded;
use super::{Candidate, Kind, Sign};

/// Titles: a name follows.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "doctor",
    "prof",
    "professor",
    "rev",
    "reverend",
    "sir",
    "lady",
    "nurse",
    "matron",
    "cllr",
    "councillor",
    "pan",
    "pani",
    "pana",
    "panem",
    "panią",
    "doktor",
    "nyrs",
];
/// Titles in scripts without capitals.
const TITLES_THERE: &[&str] = &[
    "ڈاکٹر",
    "مسٹر",
    "مسز",
    "مس",
    "محترمہ",
    "جناب",
    "دكتور",
    "الدكتور",
    "الدكتورة",
    "السيد",
    "السيدة",
    "डॉक्टर",
    "श्री",
    "श्रीमती",
];
/// Whose relative it is.
const OWN: &[&str] = &[
    "my", "our", "his", "her", "their", "fy", "ein", "mój", "moja", "moje", "mojego", "mojej",
    "moją", "mojemu", "nasz", "nasza",
];
/// Relatives and others close by.
const KIN: &[&str] = &[
    "son",
    "daughter",
    "wife",
    "husband",
    "partner",
    "mum",
    "mother",
    "dad",
    "father",
    "brother",
    "sister",
    "uncle",
    "aunt",
    "auntie",
    "nan",
    "gran",
    "grandma",
    "grandad",
    "granddad",
    "grandson",
    "granddaughter",
    "nephew",
    "niece",
    "cousin",
    "friend",
    "neighbour",
    "boyfriend",
    "girlfriend",
    "baby",
    "child",
    "carer",
    "fiance",
    "fiancé",
    "fiancée",
    "stepson",
    "stepdaughter",
    "mab",
    "merch",
    "ngwr",
    "ngŵr",
    "gŵr",
    "ngwraig",
    "gwraig",
    "chariad",
    "ŵyr",
    "mam",
    "nhad",
    "mrawd",
    "chwaer",
    "ffrind",
    "syn",
    "syna",
    "synem",
    "córka",
    "córki",
    "córką",
    "mąż",
    "męża",
    "żona",
    "żony",
    "matka",
    "matki",
    "mama",
    "mamy",
    "ojciec",
    "ojca",
    "brat",
    "brata",
    "siostra",
    "siostry",
    "babcia",
    "dziadek",
];
/// Relatives of whoever writes, in scripts without capitals; the word for “my” stands before them or
/// is part of them.
const KIN_THERE: &[&str] = &[
    "بیٹا",
    "بیٹے",
    "بیٹی",
    "شوہر",
    "بیوی",
    "بہن",
    "بھائی",
    "والدہ",
    "والد",
    "ماں",
    "دوست",
    "ابني",
    "ابنتي",
    "زوجي",
    "زوجتي",
    "أخي",
    "أختي",
    "اختي",
    "أمي",
    "أبي",
    "बेटा",
    "बेटी",
    "पति",
    "पत्नी",
];
/// Staff, whose names belong to nobody else either.
const STAFF: &[&str] = &[
    "gp",
    "counsellor",
    "therapist",
    "psychiatrist",
    "psychologist",
    "manager",
    "receptionist",
    "midwife",
    "teacher",
    "consultant",
    "worker",
    "physio",
    "chemist",
    "pharmacist",
    "physiotherapist",
];
/// Capitalised words that are no names of people.
const NO_NAMES: &[&str] = &[
    "surgery",
    "service",
    "services",
    "team",
    "centre",
    "center",
    "hospital",
    "practice",
    "clinic",
    "house",
    "street",
    "road",
    "council",
    "nhs",
    "gp",
    "who",
    "he",
    "she",
    "they",
    "i",
    "and",
    "the",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "camhs",
    "at",
    "in",
    "is",
    "was",
    "has",
    "had",
    "appointment",
    "appointments",
    "of",
    "for",
    "support",
];
/// Small words after a word for a relative, in scripts without capitals: no names.
const SMALL: &[&str] = &[
    "نے",
    "کو",
    "کے",
    "کی",
    "کا",
    "سے",
    "ہے",
    "ہیں",
    "میں",
    "اور",
    "پر",
    "بھی",
    "کہ",
    "تھا",
    "تھی",
    "نہیں",
    "جو",
    "بہت",
    "في",
    "من",
    "على",
    "إلى",
    "و",
    "لا",
    "كان",
    "كانت",
    "التي",
    "الذي",
    "ने",
    "को",
    "के",
    "की",
    "का",
    "से",
    "है",
    "हैं",
    "और",
    "में",
];

struct Words<'t> {
    text: &'t Folded,
    words: Vec<(usize, usize)>,
}

pub(super) fn find(text: &Folded, staff: &[String], found: &mut Vec<Candidate>) {
    let words = Words {
        words: text.words(),
        text,
    };
    let staff = Known::of(staff);
    for at in 0..words.words.len() {
        found.extend(words.after(at));
        found.extend(words.of_staff(at, &staff));
    }
}

/// People whose names are known.
struct Known {
    /// Names in small letters by their first word.
    whole: HashMap<String, Vec<Vec<String>>>,
    /// Last names that mean somebody by themselves.
    last: HashSet<String>,
}

impl Known {
    fn of(names: &[String]) -> Self {
        let mut known = Self {
            whole: HashMap::new(),
            last: HashSet::new(),
        };
        for name in names {
            let folded = Folded::of(name);
            let words = folded.words();
            let words = words.iter().map(|(from, to)| folded.lower(*from, *to));
            let words: Vec<String> = words.collect();
            let ([first, _, ..], Some(last)) = (words.as_slice(), words.last()) else {
                continue;
            };
            if last.chars().count() >= 4 && !NO_NAMES.contains(&last.as_str()) {
                known.last.insert(last.clone());
            }
            let first = first.clone();
            known.whole.entry(first).or_default().push(words);
        }
        known
    }
}

impl Words<'_> {
    fn lower(&self, at: usize) -> String {
        let place = self.words.get(at);
        place.map_or_else(String::new, |(from, to)| self.text.lower(*from, *to))
    }

    /// The name of somebody who is known, whole or, with a capital, its last word.
    fn of_staff(&self, at: usize, staff: &Known) -> Option<Candidate> {
        let word = self.lower(at);
        let whole = staff.whole.get(&word).into_iter().flatten().find(|name| {
            let here = name.iter().enumerate();
            here.skip(1).all(|(place, word)| {
                self.joined(at + place - 1, ".") && self.lower(at + place) == *word
            })
        });
        let (from, to) = *self.words.get(at)?;
        let end = match whole {
            Some(name) => self.words.get(at + name.len() - 1)?.1,
            None if self.text.at(from).is_some_and(char::is_uppercase) => {
                let bare = word.trim_end_matches("'s").trim_end_matches("\u{2019}s");
                staff.last.contains(bare).then_some(to)?
            }
            None => return None,
        };
        self.text.finding((from, end), Kind::Name, Sign::Staff)
    }

    /// Whether nothing but blanks and one of these signs stands between two words.
    fn joined(&self, at: usize, signs: &str) -> bool {
        let (Some((_, end)), Some((start, _))) = (self.words.get(at), self.words.get(at + 1))
        else {
            return false;
        };
        let gap = self.text.chars.get(*end..*start).unwrap_or_default();
        gap.iter()
            .all(|c| (c.is_whitespace() && *c != '\n') || signs.contains(*c))
    }

    /// The name that follows the word at a place.
    fn after(&self, at: usize) -> Option<Candidate> {
        let word = self.lower(at);
        let word = word.trim_end_matches("'s").trim_end_matches("\u{2019}s");
        let before = at
            .checked_sub(1)
            .map(|at| self.lower(at))
            .unwrap_or_default();
        if TITLES_THERE.contains(&word) {
            return self.there(at, Sign::Title);
        }
        if KIN_THERE.contains(&word) {
            return self.there(at, Sign::Relative);
        }
        // “Miss” begins a sentence as well; “miss” alone is no title.
        let (start, _) = *self.words.get(at)?;
        let capital = self.text.at(start).is_some_and(char::is_uppercase);
        if TITLES.contains(&word) && (capital || word != "miss") {
            return self.capitalised(at, ".", 3, Sign::Title);
        }
        if KIN.contains(&word) && OWN.contains(&before.as_str()) {
            return self.capitalised(at, ",(", 2, Sign::Relative);
        }
        if STAFF.contains(&word) {
            return self.capitalised(at, ",(", 2, Sign::Work);
        }
        let named = ["called", "named"].contains(&word)
            || (word == "is" && before == "name")
            || (word == "name" && self.lower(at) != "name" && before == "my");
        named
            .then(|| self.capitalised(at, "", 3, Sign::Called))
            .flatten()
    }

    /// Up to `most` capitalised words after the one at a place.
    fn capitalised(&self, at: usize, signs: &str, most: usize, sign: Sign) -> Option<Candidate> {
        let mut last = at;
        while last - at < most && self.joined(last, if last == at { signs } else { "." }) {
            let next = last + 1;
            let (start, end) = *self.words.get(next)?;
            let capital = self.text.at(start).is_some_and(char::is_uppercase);
            if !capital || NO_NAMES.contains(&self.lower(next).as_str()) {
                break;
            }
            // A full stop after more than an initial ends a sentence.
            let initial = end - start == 1;
            last = next;
            if !initial && self.text.at(end) == Some('.') {
                break;
            }
        }
        self.finding(at, last, sign)
    }

    /// The word after one in a script without capitals.
    fn there(&self, at: usize, sign: Sign) -> Option<Candidate> {
        let next = self.lower(at + 1);
        let name =
            self.joined(at, "،,") && next.chars().count() > 1 && !SMALL.contains(&next.as_str());
        self.finding(at, if name { at + 1 } else { at }, sign)
    }

    fn finding(&self, at: usize, last: usize, sign: Sign) -> Option<Candidate> {
        if last == at {
            return None;
        }
        let (start, _) = *self.words.get(at + 1)?;
        let (_, end) = *self.words.get(last)?;
        self.text.finding((start, end), Kind::Name, sign)
    }
}
