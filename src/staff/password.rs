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

/// Does work on passwords in its turn, beside the threads that answer requests. The turn ends with
/// the work, not with the wait for it: somebody who hangs up meanwhile lets nobody in before.
async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> anyhow::Result<T> {
    let turn = TURN.acquire().await?;
    let work = move || {
        let _turn = turn;
        work()
    };
    Ok(aside(work).await?)
}

/// The Argon2id hash of a password (19 MiB, two passes), in PHC form.
pub async fn hash(password: Password) -> anyhow::Result<String> {
    in_turn(move || {
        Argon2::default()
            .hash_password(password.as_bytes())
            .map(|hash: PasswordHash| hash.to_string())
            .map_err(|error| anyhow::anyhow!("{error}"))
    })
    .await?
}

/// Whether a password is the one of a hash; without a hash, the same work and `false`.
pub async fn is_right(password: String, hash: Option<String>) -> anyhow::Result<bool> {
    in_turn(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let right = PasswordHash::new(&hash).is_ok_and(|parsed| {
            Argon2::default()
                .verify_password(password.as_bytes(), &parsed)
                .is_ok()
        });
        known && right
    })
    .await
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::FutureExt;
    use futures_util::future::join_all;

    use super::*;

    #[tokio::test]
    async fn passwords_are_worked_on_one_at_a_time_whoever_hangs_up_or_fails() {
        static AT_WORK: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        let work = |number: usize| {
            in_turn(move || {
                let at_work = AT_WORK.fetch_add(1, Ordering::SeqCst) + 1;
                MOST.fetch_max(at_work, Ordering::SeqCst);
                for _ in 0..100 {
                    std::thread::yield_now();
                }
                AT_WORK.fetch_sub(1, Ordering::SeqCst);
                assert!(number != 7, "on purpose");
            })
        };
        for number in 100..120 {
            // It begins, if nobody else is at it, and nobody waits for it.
            let _ = work(number).now_or_never();
        }
        let done = join_all((0..40).map(work)).await;
        for (number, done) in done.iter().enumerate() {
            assert_eq!(done.is_ok(), number != 7, "{number}");
        }
        assert_eq!(MOST.load(Ordering::SeqCst), 1);
    }

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
