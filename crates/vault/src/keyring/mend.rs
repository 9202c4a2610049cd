//! What is kept twice, and lies there whole once only, is written anew.

use super::{Keyring, open_inbox, public_of};
use crate::backend::{Backend, Change, Item};
use crate::key::Key;
use crate::recovery::Code;
use crate::slot::{self, Unlock};
use crate::{Entropy, Error, Vault, meta};

impl<B: Backend> Vault<B> {
    /// Mends what is kept of the keys from what is left of it: the second of two that is damaged, the
    /// recovery code's slot, an inbox that does not open. Answers whether there was anything to mend. An
    /// inbox made anew is this vault's from its next opening on.
    pub async fn mend_keys(&self) -> Result<bool, Error> {
        let mut is_any = false;
        let mut decide = |found: &[Vec<Item>]| {
            let entries = found.first().map(Vec::as_slice).unwrap_or_default();
            let changes = self.keys.mend(entries, &*self.entropy);
            is_any = !changes.is_empty();
            Ok(changes)
        };
        self.disk.update(&[meta::all()], &mut decide).await?;
        Ok(is_any)
    }
}

impl Keyring {
    fn mend(&self, entries: &[Item], entropy: &dyn Entropy) -> Vec<Change> {
        let own = (self.data_id, &self.data);
        let wrap = self.wrap(entropy);
        let mut changes = Vec::new();
        for name in ["former", "ids", "inbox.private", "recovery"] {
            if meta::count_open(entries, name, own) == 1
                && let Ok(secret) = meta::open_secret(entries, name, own)
            {
                changes.extend(
                    meta::put_secret(name, own, entropy, &secret)
                        .into_iter()
                        .flatten(),
                );
            }
        }
        let inbox = open_inbox(entries, own).unwrap_or_else(|| {
            let inbox = Key::make(entropy);
            let sealed = meta::put_secret("inbox.private", own, entropy, inbox.expose());
            changes.extend(sealed.into_iter().flatten());
            inbox
        });
        let public = public_of(&inbox);
        let whole = meta::whole_public(entries);
        if whole.iter().filter(|whole| **whole == public).count() < 2 {
            changes.extend(meta::put_public(&public));
        }
        let is_own = |key: &&Key| key.expose() == self.data.expose();
        if slot::device(entries, self.data_id).is_some() {
            let whole = slot::devices(entries, self.data_id);
            if whole.iter().filter(is_own).count() < 2 {
                changes.extend(wrap.device());
            }
        } else if let Ok(secret) = meta::open_secret(entries, "recovery", own)
            && let Some(code) = Code::from_bytes(&secret)
            && Unlock::Recovery(code.clone())
                .open(entries, self.data_id)
                .is_none()
        {
            changes.extend(wrap.recovery(&code));
        }
        changes
    }
}
