//! Cases about notes written while the vault is locked.

use super::damage::{flipped, place};
use super::faults::failures;
use super::locks::{lock, locked_bench, ways};
use super::{Bench, Trouble, Verdict, ensure, only, same, some};
use crate::backend::{Backend, Key, Store};
use crate::faulty::{Faulty, Step};
use crate::{Error, Inbox, Locked, Note, Vault};
use std::rc::Rc;

async fn unlocked<B: Backend>(bench: &Bench<B>) -> Result<Vault<Rc<B>>, Trouble> {
    let [by, ..] = ways(1);
    Ok(bench.locked().await?.unlock(by).await?)
}

fn said(note: &Note) -> (u64, &str, u32, i64, &str) {
    let Note {
        number,
        kind,
        schema,
        written_at,
        body,
        ..
    } = note;
    (*number, kind, *schema, *written_at, body)
}

pub(super) async fn notes_wait_for_the_key<B: Backend>(bench: Bench<B>) -> Verdict {
    const MARKER: &str = "Zebrafink";
    locked_bench(&bench).await?;
    let locked = bench.locked().await?;
    same(locked.count_inbox().await?, 0, "boxes")?;
    let bodies = [json::text(MARKER), "null".into(), "[1, 2]".into()];
    for (number, body) in bodies.iter().enumerate() {
        let added = locked.add_to_inbox("note", 2, body, -7).await?;
        same(added, number as u64, "number")?;
    }
    let refused = locked.add_to_inbox("note", 2, "{", 1).await;
    same(refused, Err(Error::NotJson), "what is no JSON")?;
    same(locked.count_inbox().await?, 3, "boxes")?;
    for item in bench.items(Store::Inbox).await? {
        same(item.value.len(), 8 + 32 + 16 + 256, "bytes")?;
        let marker = MARKER.as_bytes();
        let found = item.value.windows(marker.len()).any(|part| part == marker);
        ensure!(!found, "the marker lies in {:?}", item.key);
    }
    let vault = unlocked(&bench).await?;
    let Inbox { notes, damaged } = vault.inbox().await?;
    same(damaged, 0, "damaged")?;
    let expected: Vec<_> = bodies.iter().map(|body| ("note", 2, -7, &**body)).collect();
    let found: Vec<_> = notes.iter().map(said).collect();
    let found: Vec<_> = found
        .iter()
        .map(|said| (said.1, said.2, said.3, said.4))
        .collect();
    same(found, expected, "notes")?;
    let kept = some(vault.keep_note(&notes[0]).await?, "record")?;
    let head = kept.shown();
    same((&*head.kind, head.schema), ("note", 2), "kind")?;
    same((head.written_at, &head.body), (-7, &bodies[0]), "body")?;
    same(vault.read(kept.id).await?, Some(kept), "record")?;
    vault.remove_note(&notes[1]).await?;
    let left = only(vault.inbox().await?.notes)?;
    same(said(&left), said(&notes[2]), "left")?;
    same(vault.load().await?.records.len(), 3, "records")?;
    // The pair stays when the key changes.
    let locked = bench.locked().await?;
    locked.add_to_inbox("note", 2, "4", 8).await?;
    vault.remove_lock().await?;
    let vault = lock(&bench.vault(1).await?).await?;
    let bodies: Vec<String> = vault
        .inbox()
        .await?
        .notes
        .into_iter()
        .map(|note| note.body)
        .collect();
    same(bodies, vec!["[1, 2]".into(), "4".into()], "notes, later")?;
    let late = locked.add_to_inbox("note", 2, "5", 8).await;
    same(late, Err(Error::Changed), "a tab from before")
}

pub(super) async fn a_note_is_whole_or_absent<B: Backend>(bench: Bench<B>) -> Verdict {
    locked_bench(&bench).await?;
    let disk = Rc::new(Faulty::new(bench.first.clone()));
    let locked = Locked::open(disk.clone(), bench.entropy(), 0).await?;
    let [by, ..] = ways(1);
    let vault = locked.unlock(by).await?;
    let records = async || Ok::<_, Trouble>(vault.load().await?.records.len());
    // Adding looks for the public key first.
    for nth in 0..2 {
        for (step, error) in failures() {
            disk.fail(nth, step, error);
            let added = locked.add_to_inbox("note", 1, "1", 1).await;
            same(added, Err(Error::Storage(error)), "add")?;
            let is_there = nth == 1 && step == Step::AfterCommit;
            same(locked.count_inbox().await?, usize::from(is_there), "boxes")?;
            for note in vault.inbox().await?.notes {
                vault.remove_note(&note).await?;
            }
        }
    }
    for (step, error) in failures() {
        locked.add_to_inbox("note", 1, "1", 1).await?;
        let note = only(vault.inbox().await?.notes)?;
        let before = records().await?;
        disk.fail(0, step, error);
        same(
            vault.keep_note(&note).await,
            Err(Error::Storage(error)),
            "keep",
        )?;
        let is_done = usize::from(step == Step::AfterCommit);
        same(locked.count_inbox().await?, 1 - is_done, "boxes")?;
        same(records().await?, before + is_done, "records")?;
        same(
            vault.keep_note(&note).await?.is_some(),
            is_done == 0,
            "again",
        )?;
        same(records().await?, before + 1, "records, once")?;

        locked.add_to_inbox("note", 1, "1", 1).await?;
        let note = only(vault.inbox().await?.notes)?;
        disk.fail(0, step, error);
        same(
            vault.remove_note(&note).await,
            Err(Error::Storage(error)),
            "remove",
        )?;
        same(locked.count_inbox().await?, 1 - is_done, "boxes")?;
        vault.remove_note(&note).await?;
        same(locked.count_inbox().await?, 0, "boxes, at last")?;
        same(records().await?, before + 1, "records")?;
    }
    let before = records().await?;
    disk.lose_and_retry_after(1);
    locked.add_to_inbox("note", 1, "1", 1).await?;
    ensure!(!disk.is_armed(), "a failure is still to come");
    let note = only(vault.inbox().await?.notes)?;
    disk.lose_and_retry();
    some(vault.keep_note(&note).await?, "record")?;
    same(records().await?, before + 1, "records, done twice")?;
    same(locked.count_inbox().await?, 0, "boxes, done twice")
}

pub(super) async fn a_note_is_kept_once<B: Backend>(bench: Bench<B>) -> Verdict {
    let first = locked_bench(&bench).await?;
    let second = unlocked(&bench).await?;
    let locked = bench.locked().await?;
    locked.add_to_inbox("note", 1, "1", 1).await?;
    let note = only(second.inbox().await?.notes)?;
    some(first.keep_note(&note).await?, "record")?;
    same(second.keep_note(&note).await?, None, "a second record")?;
    // Its number is given again, to a note that nobody has seen yet.
    same(locked.add_to_inbox("note", 1, "2", 1).await?, 0, "number")?;
    same(second.keep_note(&note).await?, None, "another's record")?;
    second.remove_note(&note).await?;
    let left = only(second.inbox().await?.notes)?;
    same(&*left.body, "2", "left")?;
    same(first.load().await?.records.len(), 3, "records")
}

pub(super) async fn an_unfinished_note_is_its_own<B: Backend>(bench: Bench<B>) -> Verdict {
    locked_bench(&bench).await?;
    let vault = unlocked(&bench).await?;
    let disk = Rc::new(Faulty::new(bench.first.clone()));
    let locked = Locked::open(disk.clone(), bench.entropy(), 0).await?;
    let seal = async |body| locked.seal_note("note", 1, body, 1).await;
    let first = seal("1").await?;
    locked.add_sealed(&first, &[]).await?;
    let second = seal("2").await?;
    locked.add_sealed(&second, &[first]).await?;
    let note = only(vault.inbox().await?.notes)?;
    same(&*note.body, "2", "in its place")?;
    vault.remove_note(&note).await?;
    // Its number is given again, to a note of somebody else's.
    locked.add_to_inbox("note", 1, "3", 1).await?;
    let third = seal("4").await?;
    locked
        .add_sealed(&third, std::slice::from_ref(&second))
        .await?;
    let bodies = async || -> Result<Vec<String>, Trouble> {
        let notes = vault.inbox().await?.notes;
        Ok(notes.into_iter().map(|note| note.body).collect())
    };
    same(bodies().await?, vec!["3".into(), "4".into()], "beside it")?;
    // Whatever was answered of what was sent, one note lies there, and can be taken back.
    let mut sent = vec![second, third];
    for (step, error) in failures() {
        let next = seal("5").await?;
        disk.fail(0, step, error);
        let added = locked.add_sealed(&next, &sent).await;
        same(added.err(), Some(Error::Storage(error)), "answer")?;
        sent.push(next);
        let last = seal("6").await?;
        locked.add_sealed(&last, &sent).await?;
        sent.push(last);
        same(bodies().await?, vec!["3".into(), "6".into()], "one note")?;
    }
    let one = seal("7").await?;
    disk.lose_and_retry();
    locked.add_sealed(&one, &sent).await?;
    sent.push(one);
    same(bodies().await?, vec!["3".into(), "7".into()], "once")?;
    locked.take_back(&sent).await?;
    same(bodies().await?, vec!["3".into()], "taken back")
}

pub(super) async fn flipped_boxes_are_left_alone<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = locked_bench(&bench).await?;
    let locked = bench.locked().await?;
    for body in ["1", "2"] {
        locked.add_to_inbox("note", 1, body, 1).await?;
    }
    let victim = some(bench.items(Store::Inbox).await?.into_iter().next(), "box")?;
    for at in (0..56).chain((56..victim.value.len()).step_by(17)) {
        let bytes = flipped(&victim.value, at, 0x80);
        place(&bench, Store::Inbox, &victim.key, bytes.clone()).await?;
        let inbox = vault.inbox().await?;
        same(&*only(inbox.notes)?.body, "2", "the other")?;
        same(inbox.damaged, 1, "damaged")?;
        let report = vault.check_all().await?;
        same((report.notes, report.damaged_notes), (1, 1), "report")?;
        let raw = vault.damaged_notes().await?.into_iter();
        let raw: Vec<_> = raw
            .map(|(number, raw)| (Key::Number(number), raw))
            .collect();
        same(raw, vec![(victim.key.clone(), bytes.clone())], "raw")?;
        let now = bench.items(Store::Inbox).await?;
        same(now[0].value.clone(), bytes, "its bytes")?;
    }
    for length in [0, 7, 8, 40, 56] {
        let stump = victim.value[..length].to_vec();
        place(&bench, Store::Inbox, &victim.key, stump).await?;
        same(vault.inbox().await?.damaged, 1, "damaged")?;
    }
    let strange = Key::name("strange");
    place(&bench, Store::Inbox, &strange, b"?".to_vec()).await?;
    same(vault.inbox().await?.damaged, 2, "damaged")?;
    place(&bench, Store::Inbox, &victim.key, victim.value).await?;
    same(vault.inbox().await?.notes.len(), 2, "notes, mended")?;
    let last = Key::Number((1 << 53) - 1);
    place(&bench, Store::Inbox, &last, b"?".to_vec()).await?;
    let refused = locked.add_to_inbox("note", 1, "3", 1).await;
    ensure!(
        matches!(refused, Err(Error::Storage(_))),
        "no number is left"
    );
    Ok(())
}

pub(super) async fn a_damaged_pair_is_no_inbox<B: Backend>(bench: Bench<B>) -> Verdict {
    locked_bench(&bench).await?;
    let locked = bench.locked().await?;
    locked.add_to_inbox("note", 1, "1", 1).await?;
    let meta = bench.items(Store::Meta).await?;
    for name in ["inbox.public", "inbox.private"] {
        let damage = async |key: Key| {
            let item = some(meta.iter().find(|item| item.key == key), name)?;
            place(&bench, Store::Meta, &key, item.value[..9].to_vec()).await
        };
        // One of the two is enough.
        damage(Key::name(name)).await?;
        locked.add_to_inbox("note", 1, "2", 1).await?;
        let inbox = unlocked(&bench).await?.inbox().await?;
        same(inbox.damaged, 0, "with one of the two")?;
        let waiting = inbox.notes.len();
        damage(Key::name(&format!("{name}.again"))).await?;
        let added = locked.add_to_inbox("note", 1, "3", 1).await;
        same(added.is_ok(), name == "inbox.private", "adding")?;
        let vault = unlocked(&bench).await?;
        let inbox = vault.inbox().await?;
        ensure!(inbox.notes.is_empty() && inbox.damaged > 0, "an inbox");
        // Mended, it takes notes again; those that were sealed for a key that is lost stay aside.
        ensure!(vault.mend_keys().await?, "nothing to mend");
        locked.add_to_inbox("note", 1, "4", 1).await?;
        let inbox = unlocked(&bench).await?.inbox().await?;
        let expected = match name {
            "inbox.public" => (waiting + 1, 0),
            _ => (1, waiting + 1),
        };
        same((inbox.notes.len(), inbox.damaged), expected, "notes")?;
        let mut back = vec![crate::Change::Clear(Store::Meta)];
        let put = |item: &crate::Item| {
            crate::Change::Put(Store::Meta, item.key.clone(), item.value.clone())
        };
        back.extend(meta.iter().map(put));
        bench.apply(&back).await?;
    }
    let inbox = unlocked(&bench).await?.inbox().await?;
    same(
        inbox.damaged,
        1,
        "put back: what was sealed for the new key",
    )
}
