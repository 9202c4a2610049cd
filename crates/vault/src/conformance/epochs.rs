//! Cases about somebody who has kept every byte that was ever on the disk.

use super::damage::two_records;
use super::locks::{code, passkey, phrase, prf, stretch, ways};
use super::{Bench, Verdict, ensure, same, some};
use crate::backend::{Backend, Item, Key, Store};
use crate::key::{Key as Secret, KeyId};
use crate::recovery::Code;
use crate::row::{self, Header};
use crate::slot::Unlock;
use crate::{Locked, Vault, Vector, meta, sealed_box, slot};
use std::rc::Rc;

/// Everything that was on the disk at one moment.
type Snapshot = Vec<Vec<Item>>;

/// All that somebody can find out who has these snapshots, and these ways to unlock.
#[derive(Default)]
struct Attacker {
    snapshots: Vec<Snapshot>,
    ways: Vec<Unlock>,
    keys: Vec<Secret>,
    inboxes: Vec<([u8; 32], Secret)>,
}

/// The secrets that a data key opens.
const SECRETS: [&str; 4] = ["former", "ids", "inbox.private", "recovery"];

impl Attacker {
    /// Follows every key to the next, until there is no other.
    fn think(&mut self) {
        loop {
            let before = (self.keys.len(), self.ways.len(), self.inboxes.len());
            for snapshot in self.snapshots.clone() {
                self.read(&snapshot[0]);
            }
            if before == (self.keys.len(), self.ways.len(), self.inboxes.len()) {
                return;
            }
        }
    }

    fn read(&mut self, entries: &[Item]) {
        for id in named(entries) {
            let in_the_clear = slot::devices(entries, id);
            let unwrapped = self.ways.iter().filter_map(|way| way.open(entries, id));
            let unwrapped: Vec<_> = unwrapped.collect();
            for key in in_the_clear.into_iter().chain(unwrapped) {
                self.learn(key);
            }
            for key in self.keys.clone() {
                for name in SECRETS {
                    if let Ok(secret) = meta::open_secret(entries, name, (id, &key)) {
                        self.learn_secret(entries, name, &secret);
                    }
                }
            }
        }
    }

    fn learn(&mut self, key: Secret) {
        if !self.keys.iter().any(|known| known.expose() == key.expose()) {
            self.keys.push(key);
        }
    }

    fn learn_secret(&mut self, entries: &[Item], name: &str, secret: &[u8]) {
        match name {
            "former" => {
                let keys = secret.chunks_exact(48).map(|pair| &pair[16..]);
                keys.filter_map(Secret::from_bytes)
                    .for_each(|key| self.learn(key));
            }
            "recovery" => {
                let is_known = |code: &Code| {
                    let text = code.to_string();
                    let is_it = |way: &Unlock| match way {
                        Unlock::Recovery(known) => known.to_string() == text,
                        _ => false,
                    };
                    self.ways.iter().any(is_it)
                };
                if let Some(code) = Code::from_bytes(secret).filter(|code| !is_known(code)) {
                    self.ways.push(Unlock::Recovery(code));
                }
            }
            "inbox.private" => {
                let private = Secret::from_bytes(secret);
                if let (Some(private), Some(public)) = (private, meta::public(entries))
                    && !self.inboxes.iter().any(|(known, _)| *known == public)
                {
                    self.inboxes.push((public, private));
                }
            }
            _ => {}
        }
    }

    /// Whether a row opens, whatever its header says.
    fn opens_row(&self, item: &Item) -> bool {
        let Key::Record(record, write) = item.key else {
            return false;
        };
        let header = Header {
            key: row::key_of(&item.value).unwrap_or_default(),
            record,
            write,
        };
        let mut keys = self.keys.iter();
        keys.any(|key| row::open(key, &header, &item.value).is_ok())
    }

    fn opens_box(&self, item: &Item) -> bool {
        let sealed = item.value.get(8..).unwrap_or_default();
        let mut inboxes = self.inboxes.iter();
        inboxes.any(|(public, private)| sealed_box::open(public, private, sealed).is_some())
    }

    fn opens_secret(&self, entries: &[Item]) -> bool {
        let ids = named(entries);
        let opens = |key: &Secret| {
            let mut all = ids.iter().flat_map(|id| SECRETS.map(|name| (*id, name)));
            all.any(|(id, name)| meta::open_secret(entries, name, (id, key)).is_ok())
        };
        self.keys.iter().any(opens)
    }
}

/// The ids of data keys that the entries name.
fn named(entries: &[Item]) -> Vec<KeyId> {
    let id = |item: &Item| item.value.get(8..24)?.first_chunk().copied();
    entries.iter().filter_map(id).collect()
}

/// One record more.
async fn write<B: Backend>(vault: &Vault<B>, body: &str) -> Verdict {
    let (id, base) = (vault.make_id(), Vector::new());
    vault.put(id, &base, "note", 1, body, 1).await?;
    Ok(())
}

async fn reseal<B: Backend>(vault: &Vault<B>) -> Verdict {
    while !vault.reseal_some(3).await?.is_complete {}
    Ok(())
}

/// Four epochs, each begun in another way. Somebody has all bytes that were on the disk before each, also
/// between its steps, the codes that were shown without a lock, and the passphrase and code of before.
pub(super) async fn nothing_old_opens_the_new<B: Backend>(bench: Bench<B>) -> Verdict {
    two_records(&bench).await?;
    let mut vault = bench.vault(0).await?;
    // A code for copies lies sealed under the key in the clear.
    vault.keep_recovery_code(&code(9)).await?;
    let mut attacker = Attacker::default();
    for epoch in 1..=4_u8 {
        attacker.snapshots.push(bench.dump().await?);
        if epoch == 3 {
            // The lock is taken away, something is written, and a lock is set again.
            vault.remove_lock().await?;
            attacker.snapshots.push(bench.dump().await?);
            vault = bench.vault(0).await?;
            write(&vault, "\"without a lock\"").await?;
            attacker.snapshots.push(bench.dump().await?);
        }
        attacker.think();
        let old = bench.rows().await?;
        let readable = old.iter().filter(|row| attacker.opens_row(row)).count();
        same(readable, old.len(), "rows of before: the test is blind")?;
        vault = vault
            .rekey(&stretch(), &phrase(epoch), &code(epoch.into()))
            .await?;
        if epoch == 2 {
            vault.set_passkey(&passkey(), &prf(1)).await?;
        }
        write(&vault, "\"new\"").await?;
        let [by, ..] = ways(epoch);
        let locked = Locked::open(bench.first.clone(), bench.entropy(), 0).await?;
        locked.add_to_inbox("note", 1, "\"locked\"", 1).await?;
        let rows = bench.rows().await?;
        let readable = rows.iter().filter(|row| attacker.opens_row(row)).count();
        same(readable, old.len(), "rows that the attacker reads")?;
        reseal(&vault).await?;
        let dump = bench.dump().await?;
        ensure!(
            !attacker.opens_secret(&dump[0]),
            "a secret opens in epoch {epoch}"
        );
        let opened = dump.concat().iter().any(|item| attacker.opens_row(item));
        ensure!(!opened, "a row opens in epoch {epoch}");
        let boxes = bench.items(Store::Inbox).await?;
        same(boxes.len(), usize::from(epoch), "notes")?;
        let opened = boxes.iter().any(|item| attacker.opens_box(item));
        ensure!(!opened, "a note opens in epoch {epoch}");
        for way in &attacker.ways {
            let unlocked = locked.unlock(way.clone()).await;
            ensure!(unlocked.is_err(), "an old way opens epoch {epoch}");
        }
        let opened = locked.unlock(by).await?;
        same(
            opened.inbox().await?.notes.len(),
            boxes.len(),
            "notes that open",
        )?;
        same(opened.load().await?.damaged.len(), 0, "damaged")?;
        // From here on somebody knows these too.
        attacker.ways.push(Unlock::Passphrase(phrase(epoch)));
        attacker.ways.push(Unlock::Recovery(code(epoch.into())));
    }
    Ok(())
}

/// What waits in the inbox is sealed anew for the new one; what does not open there stays aside.
pub(super) async fn notes_that_wait_are_taken_along<B: Backend>(bench: Bench<B>) -> Verdict {
    two_records(&bench).await?;
    let vault = super::locks::lock(&bench.vault(0).await?).await?;
    let locked = bench.locked().await?;
    for body in ["1", "2"] {
        locked.add_to_inbox("note", 3, body, 5).await?;
    }
    let strange = Item {
        key: Key::Number(9),
        value: b"HMWDBOX\x01?".to_vec(),
    };
    super::damage::place(&bench, Store::Inbox, &strange.key, strange.value.clone()).await?;
    let before = vault.inbox().await?;
    let old = vault.inbox_public();
    let new: Vault<Rc<B>> = vault.rekey(&stretch(), &phrase(2), &code(2)).await?;
    ensure!(new.inbox_public() != old, "the old inbox");
    let after = new.inbox().await?;
    let said = |inbox: &crate::Inbox| -> Vec<_> {
        let notes = inbox.notes.iter();
        notes.map(|note| (note.number, note.body.clone())).collect()
    };
    same(said(&after), said(&before), "notes")?;
    same((after.notes.len(), after.damaged), (2, 1), "counts")?;
    let boxes = bench.items(Store::Inbox).await?;
    same(boxes.last(), Some(&strange), "what does not open")?;
    // A page that was locked before has to look again.
    let late = locked.add_to_inbox("note", 3, "3", 5).await;
    same(late.err(), Some(crate::Error::Changed), "the old page")?;
    let note = some(after.notes.first(), "note")?;
    some(new.keep_note(note).await?, "record").map(|_| ())
}
