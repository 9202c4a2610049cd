//! Keys of passphrases, and what is remembered of a passphrase that was right.

use super::Safe;
use crate::state::Tries;
use domain::lock::Habits;
use platform::entropy::BrowserEntropy;
use platform::{clock, stretch, tabs};
use records::{HABITS, Kept};
use vault::{Entropy, Error, Stretch, Stretched, Vector, Write};

/// No passphrase is shorter, in characters. It is little, and the screen says so.
pub const SHORTEST: usize = 4;
/// A passphrase below this is called short, in characters.
pub const SHORT: usize = 16;

/// The longest that working out a key may take on this phone, in milliseconds.
const AT_MOST_MS: f64 = 1_500.0;

/// The key of a passphrase for a slot or a copy that exists.
pub async fn stretched(passphrase: &str, stretch: &Stretch) -> Option<Stretched> {
    Some(Stretched::new(make(passphrase, stretch).await?.key))
}

/// The key of a new passphrase, with parameters that suit this phone: the usual ones, or less where those
/// take too long or more memory than there is.
pub async fn stretched_anew(passphrase: &str) -> Option<(Stretch, Stretched)> {
    let mut salt = [0; 16];
    BrowserEntropy.fill(&mut salt);
    for stretch in [Stretch::usual(salt), Stretch::middle(salt)] {
        if let Some(made) = make(passphrase, &stretch).await
            && made.took_ms <= AT_MOST_MS
        {
            return Some((stretch, Stretched::new(made.key)));
        }
    }
    let least = Stretch::least(salt);
    let key = stretched(passphrase, &least).await?;
    Some((least, key))
}

async fn make(passphrase: &str, stretch: &Stretch) -> Option<stretch::Made> {
    let (memory, passes) = (stretch.memory_kib, stretch.passes);
    let made = stretch::stretch(passphrase, &stretch.salt, memory, passes);
    made.await.ok()
}

/// How many characters a passphrase has as it is taken.
pub fn length(passphrase: &str) -> usize {
    stretch::plain(passphrase).chars().count()
}

/// Whether a passphrase opens the lock; `None` where it could not be worked out.
pub async fn is_right(safe: &Safe, passphrase: &str) -> Option<bool> {
    let stretch = safe.passphrase_stretch().await.ok()??;
    let key = stretched(passphrase, &stretch).await?;
    safe.verify_passphrase(&key).await.ok()
}

/// When to lock, as it is kept.
pub async fn habits(safe: &Safe) -> Result<Habits, Error> {
    let record = safe.read(safe.derive_id(HABITS)).await?;
    let shown = record.as_ref().map(|record| record.shown());
    Ok(shown
        .filter(|head| !head.erased)
        .and_then(|head| Habits::decode(head.schema, &head.body).ok())
        .unwrap_or_default())
}

/// Keeps when to lock, and tells the app.
pub async fn keep_habits(safe: &Safe, habits: &Habits) -> Result<(), Error> {
    keep_one(safe, HABITS, habits).await
}

/// Keeps what exists once, over all that was seen of it and what this window sent before, answered or
/// not, and tells the app.
pub async fn keep_one<T: Kept>(safe: &Safe, name: &str, value: &T) -> Result<(), Error> {
    thread_local! {
        static TRIES: Tries = Tries::default();
    }
    let id = safe.derive_id(name);
    let sent = TRIES.with(|tries| tries.begin(id, safe.make_write()));
    let seen = safe.read(id).await?;
    let write = Write {
        id,
        base: &seen.map_or_else(Vector::new, |record| record.vector()),
        sent: &sent,
        kind: T::KIND,
        schema: T::SCHEMA,
        body: &value.encode(),
    };
    let saved = safe.put_one(write, clock::now().timestamp_millis()).await;
    TRIES.with(|tries| tries.end(id, &sent, &saved));
    saved?;
    tabs::announce(&[id.to_string()]);
    Ok(())
}

/// The passphrase was typed and was right: it is not asked for soon.
pub async fn keep_known(safe: &Safe) -> Result<(), Error> {
    let habits = habits(safe).await?;
    let known = Some(clock::now());
    keep_habits(safe, &Habits { known, ..habits }).await
}
