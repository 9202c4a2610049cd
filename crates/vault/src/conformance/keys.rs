//! Cases about the vault as a whole: made, found again, erased.

use super::{Bench, Verdict, ensure, same, some};
use crate::backend::{Backend, Change, Key, Store};
use crate::copy::Ids;
use crate::key::Key as SecretKey;
use crate::recovery::Code;
use crate::testing::both;
use crate::{Error, Vector};

pub(super) async fn a_vault_is_made_once<B: Backend>(bench: Bench<B>) -> Verdict {
    let (a, b) = both(bench.vault(0), bench.vault(1)).await;
    let (a, b) = (a?, b?);
    same(a.derive_id("x"), b.derive_id("x"), "ids")?;
    let inbox = some(a.inbox_public(), "inbox")?;
    same(Some(inbox), b.inbox_public(), "inbox")?;
    same(bench.items(Store::Meta).await?.len(), 9, "entries")?;
    let id = a.make_id();
    let put = a.put(id, &Vector::new(), "note", 1, "1", 1).await?;
    same(b.read(id).await?, Some(put), "what the other wrote")
}

pub(super) async fn names_give_the_same_ids<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let again = bench.vault(1).await?;
    for name in ["", "rule/food", "rule/drinks", "tick/1/ride"] {
        same(again.derive_id(name), vault.derive_id(name), name)?;
    }
    ensure!(
        vault.derive_id("a") != vault.derive_id("b"),
        "two names, one id"
    );
    ensure!(vault.make_id() != vault.make_id(), "two random ids are one");
    Ok(())
}

pub(super) async fn everything_is_erased<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let other = bench.vault(1).await?;
    let id = vault.make_id();
    vault.put(id, &Vector::new(), "note", 1, "1", 1).await?;
    vault.put_open("card", b"1").await?;
    let shelf = Key::Shelf("journal".into(), "2026-11".into());
    bench
        .apply(&[
            Change::Put(Store::Chunks, Key::Chunk([1; 16], 0), vec![1]),
            Change::Put(Store::Shelves, shelf, vec![1]),
            Change::Put(Store::Inbox, Key::Number(0), vec![1]),
        ])
        .await?;
    vault.erase_everything().await?;
    same(bench.dump().await?, vec![vec![]; 6], "stores")?;
    same(vault.probe().await, Err(Error::Changed), "probe")?;
    // The other tab still holds the old keys: it must not write what nobody could read.
    let late = other.put(id, &Vector::new(), "note", 1, "2", 2).await;
    same(late, Err(Error::Changed), "a late put")?;
    same(
        other.erase(id, &Vector::new(), "note", 2).await,
        Err(Error::Changed),
        "erase",
    )?;
    same(other.load().await, Err(Error::Changed), "load")?;
    same(other.read(id).await, Err(Error::Changed), "read")?;
    same(
        other.put_open("a", b"1").await,
        Err(Error::Changed),
        "put_open",
    )?;
    // Nor may what it was in the middle of: restoring, putting in order, keeping a code.
    same(other.merge(&[]).await, Err(Error::Changed), "merge")?;
    same(other.mend(&[]).await, Err(Error::Changed), "mend")?;
    let ids = Ids(SecretKey::new([7; 32]));
    let adopted = other.adopt_ids(&ids).await;
    same(adopted, Err(Error::Changed), "adopt_ids")?;
    same(
        other.list_attachments().await.map(|_| ()),
        Err(Error::Changed),
        "list_attachments",
    )?;
    let code = Code::make(&*bench.entropy());
    same(
        other.keep_recovery_code(&code).await,
        Err(Error::Changed),
        "keep_recovery_code",
    )?;
    same(bench.dump().await?, vec![vec![]; 6], "stores, later")
}

pub(super) async fn a_vault_made_anew_is_another<B: Backend>(bench: Bench<B>) -> Verdict {
    let old = bench.vault(0).await?;
    old.erase_everything().await?;
    let new = bench.vault(0).await?;
    ensure!(
        old.derive_id("x") != new.derive_id("x"),
        "the id key stayed"
    );
    ensure!(old.inbox_public() != new.inbox_public(), "the inbox stayed");
    let late = old
        .put(old.make_id(), &Vector::new(), "note", 1, "1", 1)
        .await;
    same(late, Err(Error::Changed), "a put with old keys")?;
    same(new.load().await?, Default::default(), "records")?;
    new.probe().await?;
    Ok(())
}

pub(super) async fn what_is_open_is_apart<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let id = vault.make_id();
    vault.put(id, &Vector::new(), "note", 1, "1", 1).await?;
    vault.put_open("numbers", b"988").await?;
    vault.put_open("card", b"first").await?;
    vault.put_open("card", b"second").await?;
    same(
        vault.read_open("card").await?,
        Some(b"second".to_vec()),
        "card",
    )?;
    same(vault.read_open("absent").await?, None, "absent")?;
    same(
        vault.list_open().await?,
        vec!["card".into(), "numbers".into()],
        "names",
    )?;
    vault.erase_open("card").await?;
    same(vault.list_open().await?, vec!["numbers".into()], "names")?;
    vault.erase_all_open().await?;
    same(bench.items(Store::Open).await?, vec![], "open")?;
    ensure!(vault.read(id).await?.is_some(), "a record went with it");
    Ok(())
}
