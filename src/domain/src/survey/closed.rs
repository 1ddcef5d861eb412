//! The closed part of an answer, and how it stands in a stored response.
//!
//! What it is shows in what it looks like: a number, a list of codes, a text, an object. It is read in
//! one go and not by trying one after the other: every figure reads every response.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::{Attached, Code};

/// The closed part of an answer, as it is stored in the response and counted in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Closed {
    /// A whole number.
    Number(i64),
    /// Codes of the chosen options.
    Chosen(Vec<Code>),
    /// A day or a postcode district.
    Value(String),
    /// Codes of options in the order they were put.
    Ranked {
        /// The first place first.
        ranked: Vec<Code>,
    },
    /// A file, by what is known of it.
    File {
        /// The file.
        file: Attached,
    },
    /// Codes of options by statement.
    Rows(BTreeMap<Code, Code>),
}

impl<'de> Deserialize<'de> for Closed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Stored)
    }
}

struct Stored;

impl<'de> Visitor<'de> for Stored {
    type Value = Closed;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the closed part of an answer")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Closed, E> {
        Ok(Closed::Number(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Closed, E> {
        let number = i64::try_from(number).map_err(E::custom)?;
        Ok(Closed::Number(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Closed, E> {
        Ok(Closed::Value(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, codes: A) -> Result<Closed, A::Error> {
        let codes = SeqAccessDeserializer::new(codes);
        Deserialize::deserialize(codes).map(Closed::Chosen)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Closed, A::Error> {
        let mut rows = BTreeMap::new();
        while let Some((code, part)) = entries.next_entry::<Code, Part>()? {
            match (code.as_str(), part) {
                (_, Part::Code(step)) => {
                    rows.insert(code, step);
                }
                ("ranked", Part::Codes(ranked)) if rows.is_empty() => {
                    return last(entries, Closed::Ranked { ranked });
                }
                ("file", Part::File(file)) if rows.is_empty() => {
                    return last(entries, Closed::File { file });
                }
                _ => return Err(A::Error::custom("no closed part of an answer")),
            }
        }
        Ok(Closed::Rows(rows))
    }
}

/// What was read, if nothing follows it.
fn last<'de, A: MapAccess<'de>>(mut entries: A, read: Closed) -> Result<Closed, A::Error> {
    match entries.next_key::<Code>()? {
        None => Ok(read),
        Some(more) => Err(A::Error::custom(format!("{more} beside a closed answer"))),
    }
}

/// What stands in an object behind one of its names.
enum Part {
    Code(Code),
    Codes(Vec<Code>),
    File(Attached),
}

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Named)
    }
}

struct Named;

impl<'de> Visitor<'de> for Named {
    type Value = Part;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a code, a list of codes or a file")
    }

    fn visit_str<E: Error>(self, code: &str) -> Result<Part, E> {
        let code = Code::try_from(code.to_owned()).map_err(E::custom)?;
        Ok(Part::Code(code))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, codes: A) -> Result<Part, A::Error> {
        let codes = SeqAccessDeserializer::new(codes);
        Deserialize::deserialize(codes).map(Part::Codes)
    }

    fn visit_map<A: MapAccess<'de>>(self, file: A) -> Result<Part, A::Error> {
        let file = MapAccessDeserializer::new(file);
        Attached::deserialize(file).map(Part::File)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Closed, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn every_closed_answer_is_read_as_it_was_stored() {
        for json in [
            "7",
            "-7",
            r#""2027-03-01""#,
            "[]",
            r#"["yes","no"]"#,
            r#"{"ranked":["b","a"]}"#,
            r#"{"ranked":[]}"#,
            r#"{"file":{"token":"t","name":"n.pdf","kind":"pdf","length":3}}"#,
            r#"{"r1":"agree","r2":"no"}"#,
            // Statements may be called anything.
            r#"{"file":"no","ranked":"agree"}"#,
            r#"{"ranked":"agree"}"#,
            "{}",
        ] {
            let closed = read(json).expect(json);
            assert_eq!(serde_json::to_string(&closed).expect("a text"), json);
        }
        assert!(matches!(read("{}"), Ok(Closed::Rows(_))));
        assert!(matches!(read(r#"{"ranked":"agree"}"#), Ok(Closed::Rows(_))));
    }

    #[test]
    fn what_is_no_closed_answer_is_refused() {
        for json in [
            "null",
            "true",
            "1.5",
            "18446744073709551615",
            r#"["not a code"]"#,
            r#"{"r1":["a"]}"#,
            r#"{"r1":"a","ranked":["a"]}"#,
            r#"{"ranked":["a"],"r1":"a"}"#,
            r#"{"ranked":{"token":"t"}}"#,
            r#"{"file":{"token":"t"}}"#,
            r#"{"file":["a"]}"#,
            r#"{"not a code":"a"}"#,
        ] {
            assert!(read(json).is_err(), "{json}");
        }
    }
}
