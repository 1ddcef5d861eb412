//! What is typed into the coding field: `3 12` puts a comment into two themes, `-4` takes it out of
//! one, and `3:2` says that the second sentence is what carries the third theme.

/// One thing that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The number of a theme.
    pub number: i32,
    /// Whether the comment is taken out of it.
    pub out: bool,
    /// The sentences that carry it, counted from 1.
    pub sentences: Vec<usize>,
}

/// Why something typed is no code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeFault {
    /// What was typed.
    pub typed: String,
}

/// Everything that was typed, or what of it is no code.
///
/// Numbers stand apart by blanks or semicolons; a comma stands between sentences.
pub fn parse_codes(typed: &str) -> Result<Vec<Code>, CodeFault> {
    typed
        .split(|c: char| c.is_whitespace() || c == ';')
        .filter(|word| !word.is_empty())
        .map(|word| {
            one(word).ok_or_else(|| CodeFault {
                typed: word.chars().take(20).collect(),
            })
        })
        .collect()
}

fn one(word: &str) -> Option<Code> {
    let (out, rest) = match word.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, word),
    };
    let (number, sentences) = match rest.split_once(':') {
        Some((number, list)) => {
            let list: Option<Vec<usize>> = list.split(',').map(|s| number_in(s, 9_999)).collect();
            (number, list?)
        }
        None => (rest, Vec::new()),
    };
    let number = i32::try_from(number_in(number, 9_999)?).ok()?;
    (sentences.is_empty() || !out).then_some(Code {
        number,
        out,
        sentences,
    })
}

fn number_in(text: &str, most: usize) -> Option<usize> {
    let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let number = digits.then(|| text.parse().ok()).flatten()?;
    (1..=most).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_in_take_out_and_name_sentences() {
        let codes = parse_codes(" 3  12:1,4 ; -4 ").expect("codes");
        let code = |number, out, sentences: &[usize]| Code {
            number,
            out,
            sentences: sentences.to_vec(),
        };
        assert_eq!(
            codes,
            [
                code(3, false, &[]),
                code(12, false, &[1, 4]),
                code(4, true, &[])
            ]
        );
        assert_eq!(parse_codes("  "), Ok(Vec::new()));
    }

    #[test]
    fn what_is_no_code_is_named() {
        for typed in [
            "x", "3:", "3:0", "0", "-3:1", "1:2:3", "99999", "٣", "3:a", "--3",
        ] {
            let fault = parse_codes(typed).expect_err(typed);
            assert_eq!(fault.typed, typed);
        }
    }
}
