//! Addresses that people leave so as to be written to, and the links that reach them.

use data_encoding::BASE64URL_NOPAD;
use domain::text::Email;

use super::{Keys, Purpose};

/// The longest address there is, and a byte (RFC 5321, 4.5.3.1.3).
const PADDED: usize = 256;
/// How much of a hash names a row, and how much of one proves a link.
const HALF: usize = 16;

impl Keys {
    /// Seals an address for the row `of`. All are sealed at one length, so that none stands out.
    #[must_use]
    pub fn seal_address(&self, purpose: Purpose, of: &[u8], address: &str) -> Vec<u8> {
        let mut plain = address.as_bytes().to_vec();
        plain.resize(PADDED.max(plain.len()), 0);
        self.seal(purpose, of, &plain)
    }

    /// Opens what [`Keys::seal_address`] sealed for the same row; `None` if it does not open.
    #[must_use]
    pub fn unseal_address(&self, purpose: Purpose, of: &[u8], sealed: &[u8]) -> Option<Email> {
        let plain = String::from_utf8(self.unseal(purpose, of, sealed).ok()?).ok()?;
        Email::parse(plain.trim_end_matches('\0')).ok()
    }

    /// The key of a row that belongs to whoever the parts describe: 16 bytes, the same each time.
    #[must_use]
    pub fn row_key(&self, purpose: Purpose, parts: &[&[u8]]) -> Vec<u8> {
        let hash = self.hash(purpose, parts);
        hash.into_iter().take(HALF).collect()
    }

    /// The token of the link that is mailed for a row: its key, and a proof that we made it.
    #[must_use]
    pub fn link_token(&self, purpose: Purpose, row: &[u8]) -> String {
        let proof = self.hash(purpose, &[b"link", row]);
        let token: Vec<u8> = row.iter().chain(proof.iter().take(HALF)).copied().collect();
        BASE64URL_NOPAD.encode(&token)
    }

    /// The key of the row a token was made for, be the row still there or not.
    #[must_use]
    pub fn row_of_link(&self, purpose: Purpose, token: &str) -> Option<Vec<u8>> {
        let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).ok()?;
        let (row, _) = bytes.split_at_checked(HALF)?;
        let known = self.link_token(purpose, row);
        // Compared as hashes: how long it takes tells nothing.
        let known = self.hash(purpose, &[b"token", known.as_bytes()]);
        self.verify(purpose, &[b"token", token.as_bytes()], &known)
            .then(|| row.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys::from_secret(&[7; 32])
    }

    #[test]
    fn sealed_addresses_are_all_of_one_length_and_open_for_their_row() {
        let keys = keys();
        let long = format!("{}@example.org", "a".repeat(60));
        let sealed = ["a@b.uk", &long].map(|a| keys.seal_address(Purpose::Address, b"row", a));
        assert_eq!(sealed[0].len(), sealed[1].len());
        let opened = keys.unseal_address(Purpose::Address, b"row", &sealed[1]);
        assert_eq!(opened.map(|email| email.as_str().to_owned()), Some(long));
        assert_eq!(
            keys.unseal_address(Purpose::Address, b"other", &sealed[0]),
            None
        );
        assert_eq!(
            keys.unseal_address(Purpose::Invitee, b"row", &sealed[0]),
            None
        );
    }

    #[test]
    fn a_link_leads_to_its_row_and_cannot_be_made_up() {
        let keys = keys();
        let row = keys.row_key(Purpose::Invitee, &[b"somebody"]);
        let token = keys.link_token(Purpose::Invitee, &row);
        assert_eq!(keys.row_of_link(Purpose::Invitee, &token), Some(row));
        assert_eq!(keys.row_of_link(Purpose::Address, &token), None);
        for at in 0..token.len() {
            let mut other = token.clone().into_bytes();
            other[at] = if other[at] == b'A' { b'B' } else { b'A' };
            let other = String::from_utf8(other).expect("letters");
            assert_eq!(keys.row_of_link(Purpose::Invitee, &other), None, "{at}");
        }
        assert_eq!(keys.row_of_link(Purpose::Invitee, ""), None);
        let cut: String = token.chars().take(20).collect();
        assert_eq!(keys.row_of_link(Purpose::Invitee, &cut), None);
    }
}
