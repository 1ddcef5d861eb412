//! Passwords: slow on purpose, and therefore never on the threads that answer requests.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use domain::text::Password;
use tokio::sync::Semaphore;

use crate::jobs::aside;

/// One at a time: a crowd at the sign-in page takes one processor, not the site.
static TURN: Semaphore = Semaphore::const_new(1);

/// A hash of the same cost, checked when there is no account, so that nobody learns by waiting
/// whether there is one.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGF0IGFsbC4uLg$\
    MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI";

/// The Argon2id hash of a password (19 MiB, two passes), in PHC form.
pub async fn hash(password: Password) -> anyhow::Result<String> {
    let _turn = TURN.acquire().await?;
    aside(move || {
        Argon2::default()
            .hash_password(password.as_bytes())
            .map(|hash: PasswordHash| hash.to_string())
            .map_err(|error| anyhow::anyhow!("{error}"))
    })
    .await?
}

/// Whether a password is the one of a hash; without a hash, the same work and `false`.
pub async fn is_right(password: String, hash: Option<String>) -> anyhow::Result<bool> {
    let _turn = TURN.acquire().await?;
    let right = aside(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let right = PasswordHash::new(&hash).is_ok_and(|parsed| {
            Argon2::default()
                .verify_password(password.as_bytes(), &parsed)
                .is_ok()
        });
        known && right
    })
    .await?;
    Ok(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_right_for_its_own_hash_only() {
        let password = || Password::parse("correct horse battery").expect("a password");
        let hash = hash(password()).await.expect("a hash");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(
            is_right("correct horse battery".into(), Some(hash.clone()))
                .await
                .expect("checked")
        );
        assert!(
            !is_right("correct horse".into(), Some(hash))
                .await
                .expect("checked")
        );
        assert!(
            !is_right("correct horse battery".into(), None)
                .await
                .expect("checked")
        );
    }

    #[test]
    fn the_hash_for_nobody_costs_what_a_real_one_costs() {
        let parsed = PasswordHash::new(NOBODY).expect("a PHC string");
        assert_eq!(parsed.params.to_string(), "m=19456,t=2,p=1");
    }
}
