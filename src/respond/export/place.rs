//! A file that has its name only once all of it is there.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};

use crate::keys::private_file;

/// What a file is written through.
pub(super) type Out = BufWriter<File>;

/// A file being written under another name, for this user's eyes only. It is gone if it is not
/// finished, and nothing that has its name is ever overwritten.
pub(super) struct Unfinished {
    path: PathBuf,
    part: PathBuf,
}

impl Unfinished {
    /// Begins a file that will be called so.
    pub(super) fn begin(path: PathBuf) -> anyhow::Result<Self> {
        is_free(&path)?;
        let part = with(&path, ".part");
        // What an export that was cut off left behind; made anew, so that its mode is ours.
        let _ = std::fs::remove_file(&part);
        private_file(&part).with_context(|| part.display().to_string())?;
        Ok(Self { path, part })
    }

    /// What its content goes to, from the beginning.
    pub(super) fn open(&self) -> anyhow::Result<Out> {
        Ok(BufWriter::new(private_file(&self.part)?))
    }

    /// The folder it is in.
    pub(super) fn folder(&self) -> &Path {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        }
    }

    /// Gives the file its name, once it is safely on the disk.
    pub(super) fn finish(self) -> anyhow::Result<()> {
        File::open(&self.part)?.sync_all()?;
        is_free(&self.path)?;
        std::fs::rename(&self.part, &self.path).with_context(|| self.path.display().to_string())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.part);
    }
}

/// The dictionary of a table.
pub(super) fn beside(out: &Path) -> PathBuf {
    with(out, ".dictionary.csv")
}

fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn is_free(path: &Path) -> anyhow::Result<()> {
    ensure!(
        path.symlink_metadata().is_err(),
        "{} is there already, and nothing is overwritten",
        path.display()
    );
    Ok(())
}
