//! Tokens that prove a form came from a page of this site in the same visit.

use data_encoding::BASE64URL_NOPAD;

use crate::keys::{Keys, Purpose};

/// A visit: the random value of its cookie.
#[derive(Clone)]
pub struct Visit(String);

impl Visit {
    /// A new visit.
    #[must_use]
    pub fn begin(keys: &Keys) -> Self {
        Self(BASE64URL_NOPAD.encode(&keys.random::<16>()))
    }

    /// The visit a cookie names, if it can be one.
    #[must_use]
    pub fn from_cookie(value: String) -> Option<Self> {
        (BASE64URL_NOPAD.decode(value.as_bytes()).ok()?.len() == 16).then_some(Self(value))
    }

    /// The value of its cookie.
    #[must_use]
    pub fn cookie(&self) -> String {
        self.0.clone()
    }

    /// A token for one form. Each is masked anew, so that compressing a page tells nothing of it.
    #[must_use]
    pub fn token(&self, keys: &Keys) -> String {
        let secret = keys.hash(Purpose::Csrf, &[self.0.as_bytes()]);
        let mask = keys.random::<16>();
        let mut token = [0_u8; 32];
        for (i, (secret, mask)) in secret.iter().zip(mask).enumerate() {
            token[i] = mask;
            token[16 + i] = secret ^ mask;
        }
        BASE64URL_NOPAD.encode(&token)
    }

    /// Whether a token was made for a form of this visit.
    #[must_use]
    pub fn accepts(&self, keys: &Keys, token: &str) -> bool {
        let Ok(token) = BASE64URL_NOPAD.decode(token.as_bytes()) else {
            return false;
        };
        let Some((mask, masked)) = token.split_at_checked(16) else {
            return false;
        };
        if masked.len() != 16 {
            return false;
        }
        let secret = keys.hash(Purpose::Csrf, &[self.0.as_bytes()]);
        let differs = mask
            .iter()
            .zip(masked)
            .zip(secret)
            .fold(0, |d, ((m, x), s)| d | (m ^ x ^ s));
        differs == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_holds_for_its_visit_and_for_no_other() {
        let keys = Keys::from_secret(&[3; 32]);
        let (one, two) = (Visit::begin(&keys), Visit::begin(&keys));
        let token = one.token(&keys);
        assert!(one.accepts(&keys, &token));
        assert!(!two.accepts(&keys, &token));
        assert_ne!(token, one.token(&keys), "masked anew each time");
        for wrong in [
            "",
            "x",
            token.get(1..).unwrap_or_default(),
            &format!("{token}A"),
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ] {
            assert!(!one.accepts(&keys, wrong), "{wrong}");
        }
    }
}
