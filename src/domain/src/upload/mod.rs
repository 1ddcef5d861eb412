//! Files that people send: what they are, by their first bytes, what they are called, and what of
//! a picture is kept.

mod picture;

pub use picture::bare;

use crate::named::named;

/// The most bytes a file may have: 5 MiB.
pub const MOST: usize = 5 << 20;

named! {
    /// A kind of file we take.
    pub enum FileKind {
        /// A document.
        Pdf = "pdf",
        /// A photograph.
        Jpeg = "jpeg",
        /// A picture.
        Png = "png",
    }
}

named! {
    /// Who comes past a file of a survey.
    pub enum Audience {
        /// Everybody who answers.
        Everybody = "everybody",
        /// Those whom their answers lead there: that they saw it says something of them.
        Some = "some",
    }
}

impl FileKind {
    /// Whether it is shown rather than opened.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }

    /// Its media type.
    #[must_use]
    pub const fn media(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// What the name of such a file ends with.
    const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// What a file is, by its first bytes: what it is called does not matter.
#[must_use]
pub fn kind_of(bytes: &[u8]) -> Option<FileKind> {
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    if begins(b"%PDF-") {
        Some(FileKind::Pdf)
    } else if begins(&[0xff, 0xd8, 0xff]) {
        Some(FileKind::Jpeg)
    } else if begins(b"\x89PNG\r\n\x1a\n") {
        Some(FileKind::Png)
    } else {
        None
    }
}

/// Where a file of a survey is.
#[must_use]
pub fn address(token: &str, name: &str) -> String {
    format!("/files/{token}/{name}")
}

/// A name for a file that is safe in an address and on every disk, with the ending of its kind.
#[must_use]
pub fn safe_name(raw: &str, kind: FileKind) -> String {
    let stem = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let mut made = String::new();
    for c in stem.chars() {
        if c.is_ascii_alphanumeric() {
            made.push(c.to_ascii_lowercase());
        } else if !made.is_empty() && !made.ends_with('-') {
            made.push('-');
        }
        if made.len() == 60 {
            break;
        }
    }
    let made = made.trim_end_matches('-');
    let stem = if made.is_empty() { "file" } else { made };
    format!("{stem}.{}", kind.ending())
}

/// Signs that change how a name is read without being seen in it: marks of direction and of width.
const UNSEEN: [std::ops::RangeInclusive<char>; 5] = [
    '\u{61c}'..='\u{61c}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{feff}'..='\u{feff}',
];
/// The longest name that is shown, in characters, without its ending.
const LONGEST_NAME: usize = 80;

/// A name as the person who sent the file knows it, in whatever letters, with the ending of its
/// kind. It is for reading: no folder, nothing unseen, nothing that means something to a disk.
#[must_use]
pub fn shown_name(raw: &str, kind: FileKind) -> String {
    let stem = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let unseen = |c: char| c.is_control() || UNSEEN.iter().any(|range| range.contains(&c));
    let words: String = stem
        .chars()
        .map(|c| if "<>:\"|?*".contains(c) { ' ' } else { c })
        .filter(|c| !unseen(*c))
        .collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    let short: String = words.join(" ").chars().take(LONGEST_NAME).collect();
    let short = short.trim_matches(['.', ' ']);
    let stem = if short.is_empty() { "file" } else { short };
    format!("{stem}.{}", kind.ending())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        assert_eq!(kind_of(b"%PDF-1.7\n"), Some(FileKind::Pdf));
        assert_eq!(kind_of(b"\x89PNG\r\n\x1a\n\0"), Some(FileKind::Png));
        assert_eq!(kind_of(&[0xff, 0xd8, 0xff, 0xe0]), Some(FileKind::Jpeg));
        for other in [
            &b"<svg xmlns"[..],
            b"<!doctype html>",
            b"GIF89a",
            b"PK\x03\x04",
            b" %PDF-1.7",
            b"",
        ] {
            assert_eq!(kind_of(other), None);
        }
    }

    #[test]
    fn names_keep_what_is_safe() {
        let name = |raw| safe_name(raw, FileKind::Pdf);
        assert_eq!(name("The plan (final).PDF"), "the-plan-final.pdf");
        assert_eq!(name("C:\\secret\\Plan.html"), "plan.pdf");
        assert_eq!(name("../../etc/passwd"), "passwd.pdf");
        assert_eq!(name("نقشہ.pdf"), "file.pdf");
        assert_eq!(safe_name("", FileKind::Jpeg), "file.jpg");
    }

    #[test]
    fn a_name_is_shown_in_the_letters_it_was_written_in() {
        let name = |raw| shown_name(raw, FileKind::Jpeg);
        assert_eq!(name("Llun o'r tŷ (2).JPG"), "Llun o'r tŷ (2).jpg");
        assert_eq!(name("میری تصویر.png"), "میری تصویر.jpg");
        assert_eq!(name("C:\\Users\\Ivy\\house.jpg"), "house.jpg");
        assert_eq!(name("../../etc/passwd"), "passwd.jpg");
        // It would read `photo-gpj.exe` as `photo-exe.jpg`.
        assert_eq!(name("photo-\u{202e}gpj.exe"), "photo-gpj.jpg");
        assert_eq!(name("a\0b\r\nc\u{7f}.jpg"), "abc.jpg");
        assert_eq!(name("<img src=x>.jpg"), "img src=x.jpg");
        assert_eq!(name("..."), "file.jpg");
        assert_eq!(name(&"x".repeat(300)).len(), LONGEST_NAME + 4);
    }

    proptest! {
        #[test]
        fn no_shown_name_hides_anything(raw in ".{0,200}") {
            let name = shown_name(&raw, FileKind::Pdf);
            prop_assert!(name.chars().count() <= LONGEST_NAME + 4);
            prop_assert!(name.ends_with(".pdf") && !name.starts_with('.'));
            let bad = ['/', '\\', '<', '>', '"', '\n', '\u{202e}'];
            prop_assert!(!name.contains(bad));
            prop_assert!(!name.chars().any(char::is_control));
            prop_assert_eq!(shown_name(&name, FileKind::Pdf), name);
        }

        #[test]
        fn no_name_is_dangerous(raw in ".{0,200}") {
            let name = safe_name(&raw, FileKind::Png);
            prop_assert!(name.len() <= 64);
            prop_assert!(name.ends_with(".png"));
            prop_assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.'));
            prop_assert!(!name.starts_with(['-', '.']));
            prop_assert_eq!(name.matches('.').count(), 1);
        }
    }
}
