//! Every key of the site, drawn from one secret file, each for one purpose.
//!
//! The secret never touches the database. Subkeys come from it by HKDF-SHA-256, so a hash made for
//! one purpose is of no use for another; what is sealed is sealed with ChaCha20-Poly1305 and bound
//! to the row it belongs to. A database remembers the fingerprint of its secret and refuses any
//! other. Keys of a survey are random, wrapped in the database, and can be destroyed there.

mod addresses;

use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::path::Path;

use ring::rand::{SecureRandom, SystemRandom};
use ring::{aead, hkdf, hmac};

/// What a subkey is for. One purpose, one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Makes receipt codes of nonces.
    Receipt,
    /// Looks receipt codes up.
    ReceiptLookup,
    /// Makes codes that bring somebody back to a draft, and seals what they lead to.
    Return,
    /// Looks such codes up.
    ReturnLookup,
    /// Looks drafts and responses up by the nonce of the cookie.
    Nonce,
    /// Seals drafts.
    Draft,
    /// Seals equality answers.
    Equality,
    /// Wraps the keys of surveys.
    SurveyKey,
    /// Seals mails until they are delivered.
    Mail,
    /// Seals who holds a place, and looks places up.
    Booking,
    /// Seals addresses left with answers, and looks them up.
    Address,
    /// Seals addresses people are invited at, and makes their links.
    Invitee,
    /// Seals who asks for another format, and what they need.
    Format,
    /// Seals files that come with answers.
    Attachment,
    /// Names documents and pictures of surveys in their addresses, by what is in them.
    Upload,
    /// Makes tokens against forged requests.
    Csrf,
    /// Seals short messages to the next page.
    Flash,
    /// Names throttle buckets.
    Throttle,
    /// Marks the place of tokens in renderings that are kept.
    Marker,
}

impl Purpose {
    const ALL: [Self; 19] = [
        Self::Receipt,
        Self::ReceiptLookup,
        Self::Return,
        Self::ReturnLookup,
        Self::Nonce,
        Self::Draft,
        Self::Equality,
        Self::SurveyKey,
        Self::Mail,
        Self::Booking,
        Self::Address,
        Self::Invitee,
        Self::Format,
        Self::Attachment,
        Self::Upload,
        Self::Csrf,
        Self::Flash,
        Self::Throttle,
        Self::Marker,
    ];

    const fn info(self) -> &'static [u8] {
        match self {
            Self::Receipt => b"heard receipt 1",
            Self::ReceiptLookup => b"heard receipt lookup 1",
            Self::Return => b"heard return 1",
            Self::ReturnLookup => b"heard return lookup 1",
            Self::Nonce => b"heard nonce 1",
            Self::Draft => b"heard draft 1",
            Self::Equality => b"heard equality 1",
            Self::SurveyKey => b"heard survey key 1",
            Self::Mail => b"heard mail 1",
            Self::Booking => b"heard booking 1",
            Self::Address => b"heard address 1",
            Self::Invitee => b"heard invitee 1",
            Self::Format => b"heard format 1",
            Self::Attachment => b"heard attachment 1",
            Self::Upload => b"heard upload 1",
            Self::Csrf => b"heard csrf 1",
            Self::Flash => b"heard flash 1",
            Self::Throttle => b"heard throttle 1",
            Self::Marker => b"heard marker 1",
        }
    }
}

/// The key id written into every row that used a key: the first and, so far, only secret.
pub const KEY_ID: i32 = 1;

/// The keys of one installation. Prints nothing of itself.
pub struct Keys {
    subkeys: Vec<Subkey>,
    fingerprint: String,
    random: SystemRandom,
}

struct Subkey {
    mac: hmac::Key,
    seal: aead::LessSafeKey,
}

/// The key that joins the equality answers of a survey to its responses, and orders what a release
/// hides. Whoever has it can join; once it is destroyed nobody can.
pub struct SurveyKey(hmac::Key);

/// What could not be unsealed: another key, another row, or changed bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("sealed data does not open")]
pub struct DoesNotOpen;

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<withheld>")
    }
}

impl Keys {
    /// Reads the secret file, or makes it with 32 random bytes that only this user may read.
    pub fn open(path: &Path) -> std::io::Result<Self> {
        let bad = |why: &str| {
            let message = format!("secret file {}: {why}", path.display());
            std::io::Error::new(std::io::ErrorKind::InvalidData, message)
        };
        let mut secret = Vec::new();
        match OpenOptions::new().read(true).open(path) {
            Ok(file) => {
                only_mine(&file).map_err(|why| bad(&why))?;
                file.take(1024).read_to_end(&mut secret)?;
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                secret = vec![0; 32];
                SystemRandom::new()
                    .fill(&mut secret)
                    .map_err(|_| bad("no randomness"))?;
                private_folder(path.parent())?;
                private_file(path)?.write_all(&secret)?;
            }
            Err(error) => return Err(error),
        }
        let secret: [u8; 32] = secret
            .try_into()
            .map_err(|_| bad("must hold exactly 32 bytes"))?;
        if secret.iter().all(|byte| Some(byte) == secret.first()) {
            return Err(bad("is no secret"));
        }
        Ok(Self::from_secret(&secret))
    }

    /// The keys drawn from a secret.
    #[must_use]
    pub fn from_secret(secret: &[u8; 32]) -> Self {
        let master = hkdf::Salt::new(hkdf::HKDF_SHA256, b"heard").extract(secret);
        let subkeys = Purpose::ALL
            .iter()
            .map(|purpose| Subkey::draw(&master, *purpose))
            .collect();
        let tag = hmac::sign(
            &hmac::Key::new(hmac::HMAC_SHA256, secret),
            b"heard fingerprint 1",
        );
        let half = tag.as_ref().get(..16).unwrap_or_default();
        let fingerprint = data_encoding::HEXLOWER.encode(half);
        Self {
            subkeys,
            fingerprint,
            random: SystemRandom::new(),
        }
    }

    /// What a database remembers its secret by.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    fn subkey(&self, purpose: Purpose) -> &Subkey {
        let at = Purpose::ALL
            .iter()
            .position(|p| *p == purpose)
            .unwrap_or_default();
        &self.subkeys[at]
    }

    /// Bytes nobody can guess.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        // The kernel's generator only fails where there is none; then nothing may go on.
        if self.random.fill(&mut bytes).is_err() {
            std::process::abort();
        }
        bytes
    }

    /// A keyed hash of the parts, each with its length, so that no two lists collide.
    #[must_use]
    pub fn hash(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        keyed_hash(&self.subkey(purpose).mac, parts)
    }

    /// Whether `hash` is the keyed hash of the parts, compared in constant time.
    #[must_use]
    pub fn verify(&self, purpose: Purpose, parts: &[&[u8]], hash: &[u8]) -> bool {
        let mut data = Vec::new();
        for part in parts {
            data.extend_from_slice(&(part.len() as u64).to_be_bytes());
            data.extend_from_slice(part);
        }
        hmac::verify(&self.subkey(purpose).mac, &data, hash).is_ok()
    }

    /// Seals bytes, bound to the row `of`: they open only for the same row.
    #[must_use]
    pub fn seal(&self, purpose: Purpose, of: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce = self.random::<{ aead::NONCE_LEN }>();
        let mut sealed = Vec::with_capacity(plain.len() + nonce.len() + 16);
        sealed.extend_from_slice(plain);
        let key = &self.subkey(purpose).seal;
        let nonce_value = aead::Nonce::assume_unique_for_key(nonce);
        match key.seal_in_place_separate_tag(nonce_value, aead::Aad::from(of), &mut sealed) {
            Ok(tag) => {
                sealed.extend_from_slice(tag.as_ref());
                sealed.extend_from_slice(&nonce);
                sealed
            }
            // Only a text of more than 256 GiB fails here.
            Err(_) => Vec::new(),
        }
    }

    /// Opens what [`Keys::seal`] sealed for the same row.
    pub fn unseal(
        &self,
        purpose: Purpose,
        of: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, DoesNotOpen> {
        let split = sealed
            .len()
            .checked_sub(aead::NONCE_LEN)
            .ok_or(DoesNotOpen)?;
        let (body, nonce) = sealed.split_at(split);
        let nonce = aead::Nonce::try_assume_unique_for_key(nonce).map_err(|_| DoesNotOpen)?;
        let mut plain = body.to_vec();
        let key = &self.subkey(purpose).seal;
        let length = key
            .open_in_place(nonce, aead::Aad::from(of), &mut plain)
            .map_err(|_| DoesNotOpen)?
            .len();
        plain.truncate(length);
        Ok(plain)
    }

    /// A new key for a survey, and its wrapped form for the database.
    #[must_use]
    pub fn new_survey_key(&self) -> Vec<u8> {
        self.seal(Purpose::SurveyKey, b"survey", &self.random::<32>())
    }

    /// The key of a survey from its wrapped form.
    pub fn survey_key(&self, wrapped: &[u8]) -> Result<SurveyKey, DoesNotOpen> {
        let bytes = self.unseal(Purpose::SurveyKey, b"survey", wrapped)?;
        Ok(SurveyKey(hmac::Key::new(hmac::HMAC_SHA256, &bytes)))
    }
}

impl SurveyKey {
    /// Under which key the equality answers of a response lie.
    #[must_use]
    pub fn link(&self, response: i64) -> [u8; 32] {
        keyed_hash(&self.0, &[b"link", &response.to_be_bytes()])
    }

    /// The rank of a cell of a table: stable within a snapshot, unknown to everybody outside.
    #[must_use]
    pub fn rank(&self, snapshot: i32, table: &str, row: &str, column: &str) -> u64 {
        let parts: [&[u8]; 5] = [
            b"rank",
            &snapshot.to_be_bytes(),
            table.as_bytes(),
            row.as_bytes(),
            column.as_bytes(),
        ];
        let hash = keyed_hash(&self.0, &parts);
        hash.first_chunk::<8>()
            .map_or(0, |first| u64::from_be_bytes(*first))
    }
}

impl Subkey {
    fn draw(master: &hkdf::Prk, purpose: Purpose) -> Self {
        let info = [purpose.info()];
        let mac = master.expand(&info, hmac::HMAC_SHA256).map(hmac::Key::from);
        let more = [purpose.info(), b" seal"];
        let seal = master
            .expand(&more, &aead::CHACHA20_POLY1305)
            .map(aead::UnboundKey::from);
        match (mac, seal) {
            (Ok(mac), Ok(seal)) => Self {
                mac,
                seal: aead::LessSafeKey::new(seal),
            },
            // HKDF fails only for outputs of more than 8,160 bytes.
            _ => std::process::abort(),
        }
    }
}

fn keyed_hash(key: &hmac::Key, parts: &[&[u8]]) -> [u8; 32] {
    let mut context = hmac::Context::with_key(key);
    for part in parts {
        context.update(&(part.len() as u64).to_be_bytes());
        context.update(part);
    }
    let mut out = [0; 32];
    out.copy_from_slice(context.sign().as_ref());
    out
}

/// SHA-256 of a token that is itself random enough: what sessions and invitations are stored by.
#[must_use]
pub fn token_hash(token: &str) -> Vec<u8> {
    ring::digest::digest(&ring::digest::SHA256, token.as_bytes())
        .as_ref()
        .to_vec()
}

/// SHA-256 of a text in hexadecimal.
#[must_use]
pub fn sha256_hex(text: &str) -> String {
    data_encoding::HEXLOWER.encode(&token_hash(text))
}

/// Makes a folder that only this user may enter, where there is none.
pub fn private_folder(folder: Option<&Path>) -> std::io::Result<()> {
    let Some(folder) = folder.filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(());
    };
    let mut folders = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folders, 0o700);
    folders.recursive(true).create(folder)
}

/// A file that only this user may read, made anew.
pub fn private_file(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn only_mine(file: &std::fs::File) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt;
    let mode = file
        .metadata()
        .map_err(|e| e.to_string())?
        .permissions()
        .mode()
        & 0o077;
    if mode == 0 {
        Ok(())
    } else {
        Err("others may read it; use chmod 600".to_owned())
    }
}

#[cfg(not(unix))]
fn only_mine(_: &std::fs::File) -> Result<(), String> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys::from_secret(&[7; 32])
    }

    #[test]
    fn what_is_sealed_opens_for_the_same_row_and_purpose_only() {
        let keys = keys();
        let sealed = keys.seal(Purpose::Draft, b"row 1", b"words");
        assert_eq!(
            keys.unseal(Purpose::Draft, b"row 1", &sealed).as_deref(),
            Ok(&b"words"[..])
        );
        assert_eq!(
            keys.unseal(Purpose::Draft, b"row 2", &sealed),
            Err(DoesNotOpen)
        );
        assert_eq!(
            keys.unseal(Purpose::Mail, b"row 1", &sealed),
            Err(DoesNotOpen)
        );
        assert_eq!(
            keys.unseal(Purpose::Draft, b"row 1", b"short"),
            Err(DoesNotOpen)
        );
        let other = Keys::from_secret(&[8; 32]);
        assert_eq!(
            other.unseal(Purpose::Draft, b"row 1", &sealed),
            Err(DoesNotOpen)
        );
    }

    #[test]
    fn hashes_differ_by_purpose_and_by_how_the_parts_are_cut() {
        let keys = keys();
        let hash = |parts: &[&[u8]]| keys.hash(Purpose::Nonce, parts);
        assert_ne!(hash(&[b"ab", b"c"]), hash(&[b"a", b"bc"]));
        assert_ne!(hash(&[b"a"]), keys.hash(Purpose::Receipt, &[b"a"]));
        assert!(keys.verify(Purpose::Nonce, &[b"a"], &hash(&[b"a"])));
        assert!(!keys.verify(Purpose::Nonce, &[b"b"], &hash(&[b"a"])));
    }

    #[test]
    fn each_survey_has_a_key_of_its_own() {
        let keys = keys();
        let (one, two) = (keys.new_survey_key(), keys.new_survey_key());
        let link = |wrapped: &[u8]| keys.survey_key(wrapped).map(|key| key.link(1)).ok();
        assert_eq!(link(&one), link(&one));
        assert_ne!(link(&one), link(&two));
    }

    #[test]
    fn keys_do_not_print() {
        assert_eq!(format!("{:?}", keys()), "<withheld>");
    }
}
