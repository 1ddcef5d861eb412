//! The square code that a telephone's camera reads (QR, ISO/IEC 18004).

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// Light squares on every side, which the standard asks for.
const MARGIN: usize = 4;

/// A square code as one path of a drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Square {
    /// How many squares it is wide and high, with its margin.
    pub size: usize,
    /// Its dark squares as the path of an SVG, one square to a unit.
    pub path: String,
}

impl Square {
    /// The code of an address. Up to a seventh of it may be soiled or torn.
    #[must_use]
    pub fn of(address: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (row, y) in code.to_colors().chunks(width).zip(MARGIN..) {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run.first() == Some(&Color::Dark) {
                    let (from, long) = (x + MARGIN, run.len());
                    path.push_str(&format!("M{from} {y}h{long}v1h-{long}z"));
                }
                x += run.len();
            }
        }
        Some(Self {
            size: width + 2 * MARGIN,
            path,
        })
    }

    /// The same as a file of its own.
    #[must_use]
    pub fn file(&self) -> String {
        let (size, path) = (self.size, &self.path);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" \
             width=\"80mm\" height=\"80mm\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/>\
             <path d=\"{path}\"/></svg>\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dark squares a path draws.
    fn drawn(square: &Square) -> Vec<(usize, usize)> {
        let mut dark = Vec::new();
        for run in square.path.split('M').skip(1) {
            let (place, rest) = run.split_once('h').expect("a line");
            let (x, y) = place.split_once(' ').expect("a place");
            let (x, y): (usize, usize) = (x.parse().expect("x"), y.parse().expect("y"));
            let long: usize = rest
                .split('v')
                .next()
                .and_then(|n| n.parse().ok())
                .expect("n");
            assert_eq!(rest, format!("{long}v1h-{long}z"));
            dark.extend((0..long).map(|i| (x + i, y)));
        }
        dark
    }

    #[test]
    fn every_dark_square_of_the_code_is_drawn_and_no_other() {
        let address = "https://heard.example/s/K7QM";
        let square = Square::of(address).expect("a code");
        let code = QrCode::with_error_correction_level(address, EcLevel::M).expect("a code");
        let colors = code.to_colors();
        let dark = drawn(&square);
        for y in 0..square.size {
            for x in 0..square.size {
                let inside = |n: usize| n.checked_sub(MARGIN).filter(|n| *n < code.width());
                let is_dark = inside(x)
                    .zip(inside(y))
                    .is_some_and(|(x, y)| colors.get(y * code.width() + x) == Some(&Color::Dark));
                assert_eq!(dark.contains(&(x, y)), is_dark, "{x} {y}");
            }
        }
        // A short address makes large squares: version 3 of the standard.
        assert_eq!(code.width(), 29);
    }

    #[test]
    fn what_is_too_long_for_a_code_has_none() {
        assert_eq!(Square::of(&"x".repeat(3_000)), None);
    }
}
