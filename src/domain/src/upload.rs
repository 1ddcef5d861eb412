//! Files that staff upload: what they are, by their first bytes, and what they are called.

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

impl FileKind {
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

    proptest! {
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
