//! One message carried to the next page, sealed in a cookie.

use serde::{Deserialize, Serialize};

use crate::keys::{Keys, Purpose};

/// What the next page says first: a key of the locale and its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// Key of the message.
    pub key: String,
    /// Values, by name.
    #[serde(default)]
    pub args: Vec<(String, String)>,
    /// Whether it leaves the focus where the address puts it: on the button just pressed.
    #[serde(default)]
    pub quiet: bool,
}

impl Flash {
    /// A message without values.
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            args: Vec::new(),
            quiet: false,
        }
    }

    /// The same with one value more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }

    /// The same, read out without taking the focus.
    #[must_use]
    pub fn quietly(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// The value of the cookie that carries it.
    #[must_use]
    pub fn seal(&self, keys: &Keys) -> String {
        let json = serde_json::to_vec(self).unwrap_or_default();
        data_encoding::BASE64URL_NOPAD.encode(&keys.seal(Purpose::Flash, b"flash", &json))
    }

    /// The message a cookie carries, if we wrote it.
    #[must_use]
    pub fn open(keys: &Keys, value: &str) -> Option<Self> {
        let sealed = data_encoding::BASE64URL_NOPAD
            .decode(value.as_bytes())
            .ok()?;
        serde_json::from_slice(&keys.unseal(Purpose::Flash, b"flash", &sealed).ok()?).ok()
    }
}
