//! Another order of the options for each person, always the same for one.

use super::{Code, Kind, Question};

impl Question {
    /// Codes of what this question shows in an order of its own for each person, as the owner of
    /// a seed sees it: the options, or the statements of a matrix.
    ///
    /// `None` where the order is the one of the questionnaire: for a scale, whose order is its
    /// meaning, and where nothing is shuffled. What stands apart, and "something else", stay last.
    #[must_use]
    pub fn shuffled(&self, seed: &[u8]) -> Option<Vec<&Code>> {
        if !self.is_shuffled() {
            return None;
        }
        let mut codes: Vec<(bool, u64, &Code)> = Vec::new();
        let rank = |code: &Code| rank(seed, &self.code, code);
        codes.extend(
            self.kind
                .rows()
                .iter()
                .map(|row| (false, rank(&row.code), &row.code)),
        );
        if codes.is_empty() {
            codes.extend((0..).zip(self.kind.options()).map(|(at, option)| {
                let fixed = option.is_fixed();
                let place = if fixed { at } else { rank(&option.code) };
                (fixed, place, &option.code)
            }));
        }
        codes.sort();
        Some(codes.into_iter().map(|(.., code)| code).collect())
    }

    /// Whether it comes in another order for each person.
    #[must_use]
    pub const fn is_shuffled(&self) -> bool {
        self.shuffle
            && matches!(
                self.kind,
                Kind::Single { .. }
                    | Kind::Several { .. }
                    | Kind::Ranking { .. }
                    | Kind::Matrix { .. }
            )
    }
}

/// A number that orders: FNV-1a over the parts, then mixed so that neighbours part (the finaliser
/// of `SplitMix64`). The seed is secret; nothing else has to be.
fn rank(seed: &[u8], question: &Code, option: &Code) -> u64 {
    let parts = [
        seed,
        question.as_str().as_bytes(),
        option.as_str().as_bytes(),
    ];
    let hash = parts
        .join(&0)
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    let z = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
