//! The mail a site has sent, as files in its folder.

use std::path::Path;

/// One mail, decoded far enough to be read.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    /// To whom.
    pub(crate) to: String,
    /// About what.
    pub(crate) subject: String,
    /// Headers and parts, with quoted-printable undone.
    pub(crate) text: String,
    /// As it was written.
    pub(crate) raw: String,
}

impl Mail {
    pub(super) fn read_all(folder: &Path) -> Vec<Self> {
        let files = std::fs::read_dir(folder).into_iter().flatten();
        let mut files: Vec<_> = files
            .filter_map(Result::ok)
            .filter(|file| file.path().extension().is_some_and(|ext| ext == "eml"))
            .collect();
        files.sort_by_key(|file| file.metadata().and_then(|m| m.modified()).ok());
        let mut mails: Vec<Self> = files.iter().map(|file| Self::read(&file.path())).collect();
        // Clocks of files are coarse: their rows in the outbox say which of two came first.
        mails.sort_by_key(Self::row);
        mails
    }

    fn read(path: &Path) -> Self {
        let raw = std::fs::read_to_string(path).expect("a mail");
        let header = |name: &str| {
            let line = raw.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_default().trim().to_owned()
        };
        Self {
            to: header("To:"),
            subject: header("Subject:"),
            text: undo_quoted_printable(&raw),
            raw,
        }
    }

    /// Its row in the outbox.
    fn row(&self) -> Option<u64> {
        let (_, rest) = self.raw.split_once("<outbox-")?;
        rest.split_once('@')?.0.parse().ok()
    }

    /// The first link in it whose path begins like this: the path.
    pub(crate) fn path(&self, begins: &str) -> String {
        let at = self.text.find(begins).expect("a link in the mail");
        let link: String = self.text[at..]
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || "/-_.".contains(*c))
            .collect();
        link
    }
}

fn undo_quoted_printable(raw: &str) -> String {
    let joined = raw.replace("=\r\n", "").replace("=\n", "");
    let mut out = Vec::with_capacity(joined.len());
    let mut rest = joined.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *first == b'=');
        let byte = code
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        match byte {
            Some(byte) => {
                out.push(byte);
                rest = &after[2..];
            }
            None => {
                out.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
