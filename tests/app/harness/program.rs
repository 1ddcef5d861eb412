//! The program as its operator calls it: a process of its own, on the database and with the secret
//! of a site.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Where it is called, and on which database.
pub(crate) struct Program {
    folder: PathBuf,
    url: String,
}

/// How a call ended, and what it said.
#[derive(Debug)]
pub(crate) struct Said {
    /// Its exit status; none when a signal ended it.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
    /// The most memory it had, in KiB.
    pub(crate) most: u64,
}

impl Program {
    pub(super) fn on(folder: &Path, url: &str) -> Self {
        let (folder, url) = (folder.to_owned(), url.to_owned());
        Self { folder, url }
    }

    /// Where there is no database, nor any need of one.
    pub(crate) fn without_database(folder: &Path) -> Self {
        Self::on(folder, "sqlite:no/such/folder/heard.db")
    }

    /// The same on another database.
    pub(crate) fn on_database(mut self, url: &str) -> Self {
        url.clone_into(&mut self.url);
        self
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_heard"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("HEARD_") {
                command.env_remove(name);
            }
        }
        command
            .args(words)
            .current_dir(&self.folder)
            .env("HEARD_DATABASE_URL", &self.url)
            .env("HEARD_SECRET_FILE", self.folder.join("secret.key"))
            .env("HEARD_BIND", "127.0.0.1:0")
            .env("HEARD_LOG", "warn")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Calls it.
    pub(crate) fn says(&self, words: &[&str]) -> Said {
        self.says_to("", words)
    }

    /// Calls it with something on its standard input.
    pub(crate) fn says_to(&self, input: &str, words: &[&str]) -> Said {
        let mut command = self.command(words);
        let mut child = command.stdin(Stdio::piped()).spawn().expect("a process");
        // It may end without reading.
        let _ = child
            .stdin
            .take()
            .expect("a way in")
            .write_all(input.as_bytes());
        let read = |stream: Option<Box<dyn Read + Send>>| {
            let mut stream = stream.expect("a way out");
            std::thread::spawn(move || {
                let mut bytes = Vec::new();
                stream.read_to_end(&mut bytes).expect("what it says");
                String::from_utf8(bytes).expect("words")
            })
        };
        let out = read(
            child
                .stdout
                .take()
                .map(|s| Box::new(s) as Box<dyn Read + Send>),
        );
        let err = read(
            child
                .stderr
                .take()
                .map(|s| Box::new(s) as Box<dyn Read + Send>),
        );
        let mut most = 0;
        let status = loop {
            // What a process had at most is known while it runs.
            most = most.max(memory(child.id(), "VmHWM:"));
            match child.try_wait().expect("its end") {
                Some(status) => break status,
                None => std::thread::yield_now(),
            }
        };
        Said {
            code: status.code(),
            out: out.join().expect("what it says"),
            err: err.join().expect("what it says"),
            most,
        }
    }

    /// Starts a server and waits until it listens.
    pub(crate) fn serves(&self, more: &[&str]) -> Serving {
        let mut words = vec!["serve", "--no-work"];
        words.extend(more);
        let mut child = self.command(&words).spawn().expect("a process");
        let mut said = BufReader::new(child.stdout.take().expect("a way out"));
        let mut line = String::new();
        said.read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("listening on http://");
        let address = address.and_then(|address| address.parse().ok());
        let mut serving = Serving {
            child,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
        };
        match address {
            Some(address) => serving.address = address,
            None => panic!("it does not start: {line}{}", serving.ends()),
        }
        serving
    }
}

/// A server that is a process of its own.
pub(crate) struct Serving {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
}

impl Serving {
    /// Memory it has had at most so far, in KiB.
    pub(crate) fn most(&self) -> u64 {
        memory(self.child.id(), "VmHWM:")
    }

    /// Ends it; what it complained about.
    pub(crate) fn ends(&mut self) -> String {
        let _ = self.child.kill();
        let mut said = String::new();
        if let Some(mut err) = self.child.stderr.take() {
            let _ = err.read_to_string(&mut said);
        }
        let _ = self.child.wait();
        said
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.ends();
    }
}

/// What the system says of the memory of a process (proc(5)).
fn memory(process: u32, name: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}
