//! Cases about the lock of a vault: set, opened, changed, taken away.

use super::damage::two_records;
use super::{Bench, Trouble, Verdict, ensure, same};
use crate::backend::{Backend, Item, Key, Store};
use crate::recovery::Code;
use crate::testing::Counting;
use crate::{Error, Loaded, Locked, Passkey, Prf, Stretch, Stretched, Unlock, Vault, Vector};
use std::rc::Rc;

pub(super) fn stretch() -> Stretch {
    Stretch::usual([5; 16])
}

pub(super) fn phrase(of: u8) -> Stretched {
    Stretched::new([of; 32])
}

pub(super) fn code(of: u64) -> Code {
    Code::make(&Counting::from(of))
}

pub(super) fn passkey() -> Passkey {
    let credential = b"credential".to_vec();
    Passkey {
        salt: [8; 32],
        credential,
    }
}

pub(super) fn prf(of: u8) -> Prf {
    Prf::new([of; 32])
}

/// A lock with a new key, opened by phrase and code 1.
pub(super) async fn lock<B: Backend + Clone>(vault: &Vault<B>) -> Result<Vault<B>, Error> {
    let (phrase, code) = (phrase(1), code(1));
    vault.rekey(&stretch(), &phrase, &code).await
}

/// Two records, a lock, and the passkey 1.
pub(super) async fn locked_bench<B: Backend>(bench: &Bench<B>) -> Result<Vault<Rc<B>>, Trouble> {
    two_records(bench).await?;
    let vault = lock(&bench.vault(0).await?).await?;
    vault.set_passkey(&passkey(), &prf(1)).await?;
    Ok(vault)
}

/// All that opens a [`locked_bench`].
pub(super) fn ways(of: u8) -> [Unlock; 3] {
    [
        Unlock::Passphrase(phrase(of)),
        Unlock::Recovery(code(of.into())),
        Unlock::Passkey(prf(of)),
    ]
}

/// Which of the ways open the vault, and what all of them find in it.
pub(super) async fn opens<B: Backend>(bench: &Bench<B>, of: u8) -> Result<Vec<bool>, Trouble> {
    let locked = bench.locked().await?;
    let mut opened = Vec::new();
    for way in ways(of) {
        match locked.unlock(way).await {
            Ok(vault) => {
                same(vault.load().await?.records.len(), 2, "records")?;
                opened.push(true);
            }
            Err(Error::Wrong) => opened.push(false),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(opened)
}

async fn names<B: Backend>(bench: &Bench<B>) -> Result<Vec<Key>, Trouble> {
    let entries = bench.items(Store::Meta).await?;
    Ok(entries.into_iter().map(|item| item.key).collect())
}

pub(super) async fn a_lock_is_set_and_opened<B: Backend>(bench: Bench<B>) -> Verdict {
    two_records(&bench).await?;
    let open = bench.vault(0).await?;
    ensure!(!open.is_locked_at_rest(), "locked from the start");
    same(open.passphrase_stretch().await?, None, "stretch")?;
    let (loaded, id) = (open.load().await?, open.derive_id("x"));
    let vault = lock(&open).await?;
    ensure!(vault.is_locked_at_rest() && !vault.has_passkey(), "no lock");
    same(vault.load().await?, loaded.clone(), "records")?;
    let expected = [
        "former",
        "former.again",
        "ids",
        "ids.again",
        "inbox.private",
        "inbox.private.again",
        "inbox.public",
        "inbox.public.again",
        "recovery",
        "recovery.again",
        "slot.passphrase",
        "slot.recovery",
        "vault",
    ];
    same(
        names(&bench).await?,
        expected.map(Key::name).to_vec(),
        "meta",
    )?;
    vault.set_passkey(&passkey(), &prf(1)).await?;
    ensure!(vault.has_passkey(), "no passkey");
    same(
        Vault::open(bench.first.clone(), bench.entropy(), 0)
            .await
            .err(),
        Some(Error::Locked),
        "opening",
    )?;
    let locked = bench.locked().await?;
    same(locked.passphrase(), Some(stretch()), "stretch")?;
    same(locked.passkey(), Some(passkey()), "passkey")?;
    locked.probe().await?;
    for way in ways(1) {
        let opened = locked.unlock(way).await?;
        same(opened.load().await?, loaded.clone(), "records")?;
        same(opened.derive_id("x"), id, "ids")?;
        ensure!(
            opened.inbox_public() != open.inbox_public(),
            "the old inbox"
        );
        same(opened.recovery_code().await?, Some(code(1)), "code")?;
        ensure!(
            opened.is_locked_at_rest() && opened.has_passkey(),
            "no lock"
        );
    }
    Ok(())
}

pub(super) async fn a_locked_vault_shows_what_is_open<B: Backend>(bench: Bench<B>) -> Verdict {
    two_records(&bench).await?;
    let vault = bench.vault(0).await?;
    vault.put_open("numbers", b"988").await?;
    lock(&vault).await?;
    let locked = bench.locked().await?;
    let numbers = locked.read_open("numbers").await?;
    same(numbers, Some(b"988".to_vec()), "numbers")?;
    same(locked.list_open().await?, vec!["numbers".into()], "names")?;
    locked.erase_open("numbers").await?;
    same(locked.list_open().await?, vec![], "names")?;
    // Whoever has lost every way back in can begin anew.
    locked.erase_everything().await?;
    same(bench.dump().await?, vec![vec![]; 6], "everything")?;
    same(
        locked.read_open("numbers").await,
        Err(Error::Changed),
        "read",
    )?;
    same(
        locked.erase_open("numbers").await,
        Err(Error::Changed),
        "erase",
    )?;
    same(locked.list_open().await, Err(Error::Changed), "list")?;
    same(locked.count_inbox().await, Err(Error::Changed), "count")?;
    let added = locked.add_to_inbox("note", 1, "1", 1).await;
    same(added, Err(Error::Changed), "add")?;
    let [by, ..] = ways(1);
    same(
        locked.unlock(by).await.err(),
        Some(Error::Changed),
        "unlock",
    )?;
    same(
        bench.vault(1).await?.load().await?,
        Loaded::default(),
        "anew",
    )
}

pub(super) async fn the_wrong_key_changes_nothing<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = locked_bench(&bench).await?;
    let before = bench.dump().await?;
    same(opens(&bench, 1).await?, vec![true; 3], "the right ones")?;
    same(opens(&bench, 2).await?, vec![false; 3], "the wrong ones")?;
    ensure!(vault.verify_passphrase(&phrase(1)).await?, "the right one");
    ensure!(!vault.verify_passphrase(&phrase(2)).await?, "a wrong one");
    ensure!(vault.verify_recovery(&code(1)).await?, "the right code");
    ensure!(!vault.verify_recovery(&code(2)).await?, "a wrong code");
    same(bench.dump().await?, before, "everything")
}

pub(super) async fn a_lock_is_changed<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = locked_bench(&bench).await?;
    let least = Stretch::least([6; 16]);
    vault.change_passphrase(&least, &phrase(2)).await?;
    same(bench.locked().await?.passphrase(), Some(least), "stretch")?;
    same(vault.passphrase_stretch().await?, Some(least), "stretch")?;
    same(
        opens(&bench, 1).await?,
        vec![false, true, true],
        "the first",
    )?;
    vault.change_recovery(&code(2)).await?;
    same(vault.recovery_code().await?, Some(code(2)), "code")?;
    same(
        opens(&bench, 1).await?,
        vec![false, false, true],
        "the first",
    )?;
    vault.set_passkey(&passkey(), &prf(2)).await?;
    same(opens(&bench, 1).await?, vec![false; 3], "the first")?;
    same(opens(&bench, 2).await?, vec![true; 3], "the second")?;
    vault.remove_passkey().await?;
    ensure!(!vault.has_passkey(), "still a passkey");
    same(bench.locked().await?.passkey(), None, "passkey")?;
    same(
        opens(&bench, 2).await?,
        vec![true, true, false],
        "the second",
    )
}

pub(super) async fn other_tabs_have_to_open_again<B: Backend>(bench: Bench<B>) -> Verdict {
    two_records(&bench).await?;
    let (first, second) = (bench.vault(0).await?, bench.vault(1).await?);
    let vault = lock(&first).await?;
    let before = bench.dump().await?;
    for old in [&first, &second] {
        let (id, base) = (old.make_id(), Vector::new());
        let put = old.put(id, &base, "note", 1, "3", 1).await;
        same(put, Err(Error::Changed), "put")?;
        same(old.load().await, Err(Error::Changed), "load")?;
        same(old.probe().await, Err(Error::Changed), "probe")?;
        same(lock(old).await.err(), Some(Error::Changed), "lock")?;
        same(old.remove_lock().await, Err(Error::Changed), "remove")?;
        same(old.inbox().await, Err(Error::Changed), "inbox")?;
        same(old.check_all().await, Err(Error::Changed), "report")?;
        let listed = old.list_attachments().await;
        same(listed, Err(Error::Changed), "list")?;
        let erased = old.erase_chunks([0; 16]).await;
        same(erased, Err(Error::Changed), "chunks")?;
        let code = old.keep_recovery_code(&code(9)).await;
        same(code, Err(Error::Changed), "keep")?;
    }
    same(bench.dump().await?, before, "everything")?;
    // A locked tab asks for what is wanted now, not for what was.
    let locked = bench.locked().await?;
    let [by, ..] = ways(1);
    vault.change_passphrase(&stretch(), &phrase(2)).await?;
    let late = locked.unlock(by.clone()).await;
    same(late.err(), Some(Error::Changed), "by another passphrase")?;
    let locked = bench.locked().await?;
    vault.remove_lock().await?;
    let late = locked.unlock(by).await;
    same(late.err(), Some(Error::Changed), "without a lock")?;
    let none = Locked::open(bench.first.clone(), bench.entropy(), 0).await;
    same(none.err(), Some(Error::Changed), "no lock")?;
    vault.erase_everything().await?;
    let none = Locked::open(bench.first.clone(), bench.entropy(), 0).await;
    same(none.err(), Some(Error::Changed), "no vault")
}

/// What asks for a lock finds none, and what asks for none finds one.
pub(super) async fn a_lock_fits_its_vault<B: Backend>(bench: Bench<B>) -> Verdict {
    two_records(&bench).await?;
    let open = bench.vault(0).await?;
    let before = bench.dump().await?;
    let changed = Err(Error::Changed);
    let change = open.change_passphrase(&stretch(), &phrase(1)).await;
    same(change, changed, "passphrase")?;
    same(open.change_recovery(&code(1)).await, changed, "recovery")?;
    let set = open.set_passkey(&passkey(), &prf(1)).await;
    same(set, changed, "passkey")?;
    same(open.remove_passkey().await, changed, "no passkey")?;
    open.remove_lock().await?;
    ensure!(!open.verify_passphrase(&phrase(1)).await?, "no passphrase");
    same(open.recovery_code().await?, None, "code")?;
    let mut weak = stretch();
    weak.memory_kib = 8;
    let refused = open.rekey(&weak, &phrase(1), &code(1)).await;
    same(refused.err(), Some(Error::OutOfBounds), "a weak lock")?;
    same(bench.dump().await?, before, "everything")?;
    // A code for copies, without a lock.
    open.keep_recovery_code(&code(3)).await?;
    let again = bench.vault(1).await?;
    same(again.recovery_code().await?, Some(code(3)), "code")?;
    let vault = lock(&open).await?;
    let before = bench.dump().await?;
    same(vault.recovery_code().await?, Some(code(1)), "code")?;
    let kept = vault.keep_recovery_code(&code(4)).await;
    same(kept, changed, "another code beside the lock's")?;
    let change = vault.change_passphrase(&weak, &phrase(1)).await;
    same(change, Err(Error::OutOfBounds), "a weak one")?;
    same(bench.dump().await?, before, "everything")
}

pub(super) async fn a_lock_is_taken_away<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = locked_bench(&bench).await?;
    let loaded = vault.load().await?;
    vault.remove_lock().await?;
    ensure!(!vault.is_locked_at_rest(), "still locked");
    ensure!(!vault.has_passkey(), "still a passkey");
    same(vault.load().await?, loaded.clone(), "records")?;
    let open = bench.vault(1).await?;
    same(open.load().await?, loaded.clone(), "records")?;
    same(open.recovery_code().await?, Some(code(1)), "code")?;
    let slots = names(&bench).await?;
    let slots = slots
        .iter()
        .filter(|key| matches!(key, Key::Name(name) if name.starts_with("slot.")));
    same(slots.count(), 2, "slots")?;
    // A lock set after that has another key again.
    let mark = |entries: Vec<Item>| {
        entries
            .into_iter()
            .find(|item| item.key == Key::name("vault"))
    };
    let before = mark(bench.items(Store::Meta).await?);
    let vault = lock(&open).await?;
    ensure!(
        mark(bench.items(Store::Meta).await?) != before,
        "the same key"
    );
    same(vault.load().await?, loaded, "records")?;
    same(opens(&bench, 1).await?, vec![true, true, false], "ways")
}
