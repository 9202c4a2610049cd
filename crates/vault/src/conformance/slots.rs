//! Cases about slots and sealed secrets whose bytes are not what was written.

use super::damage::{flipped, place};
use super::locks::{locked_bench, opens, passkey, stretch, ways};
use super::{Bench, Verdict, ensure, same, some};
use crate::backend::{Backend, Change, Key, Store};
use crate::{Error, Locked};

/// A damaged slot is one way less; of what else there is, everything is kept twice.
pub(super) async fn flipped_slots_do_no_harm<B: Backend>(bench: Bench<B>) -> Verdict {
    locked_bench(&bench).await?;
    for item in bench.items(Store::Meta).await? {
        let Key::Name(name) = &item.key else { continue };
        let slots = ["slot.passphrase", "slot.recovery", "slot.passkey"];
        let expected = slots.map(|slot| slot != name);
        for at in (0..item.value.len()).step_by(7).chain([7]) {
            let bytes = flipped(&item.value, at, 0x40);
            place(&bench, Store::Meta, &item.key, bytes).await?;
            same(opens(&bench, 1).await?, expected.to_vec(), name)?;
            let way = match name.as_str() {
                "slot.passphrase" => 1,
                _ => 0,
            };
            let by = ways(1).into_iter().nth(way);
            let vault = bench.locked().await?.unlock(some(by, "way")?).await?;
            same(vault.load().await?.damaged.len(), 0, "damaged")?;
            ensure!(vault.inbox_public().is_some(), "no inbox: {name}");
            ensure!(vault.recovery_code().await?.is_some(), "no code: {name}");
            // What only the patient has is not to be mended without them.
            let is_theirs = ["vault", "slot.passphrase", "slot.passkey"].contains(&name.as_str());
            same(vault.mend_keys().await?, !is_theirs, name)?;
        }
        place(&bench, Store::Meta, &item.key, item.value).await?;
    }
    same(opens(&bench, 1).await?, vec![true; 3], "ways, put back")
}

pub(super) async fn missing_slots_do_no_harm<B: Backend>(bench: Bench<B>) -> Verdict {
    locked_bench(&bench).await?;
    let names = ["slot.passphrase", "slot.recovery", "slot.passkey"];
    for gone in 1..8_usize {
        let all = bench.items(Store::Meta).await?;
        let mut expected = Vec::new();
        for (at, name) in names.into_iter().enumerate() {
            let is_gone = gone >> at & 1 == 1;
            expected.push(!is_gone);
            if is_gone {
                let delete = Change::Delete(Store::Meta, Key::name(name));
                bench.apply(&[delete]).await?;
            }
        }
        let before = bench.dump().await?;
        if gone == 7 {
            let opened = Locked::open(bench.first.clone(), bench.entropy(), 0).await;
            same(opened.err(), Some(Error::DamagedKeys), "no slot")?;
            let opened = crate::Vault::open(bench.first.clone(), bench.entropy(), 0).await;
            same(opened.err(), Some(Error::DamagedKeys), "no slot")?;
        } else {
            same(opens(&bench, 1).await?, expected, "ways")?;
        }
        same(bench.dump().await?, before, "everything")?;
        for item in all {
            place(&bench, Store::Meta, &item.key, item.value).await?;
        }
    }
    // A damaged slot for the device does not stand in the way of the others.
    let key = Key::name("slot.device");
    place(&bench, Store::Meta, &key, b"HMWDSLT\x01stump".to_vec()).await?;
    let opened = crate::Vault::open(bench.first.clone(), bench.entropy(), 0).await;
    same(opened.err(), Some(Error::Locked), "answer")?;
    same(opens(&bench, 1).await?, vec![true; 3], "ways")
}

/// Whoever writes to the disk cannot make the phone compute for ever, nor hardly at all.
pub(super) async fn bounds_are_kept<B: Backend>(bench: Bench<B>) -> Verdict {
    locked_bench(&bench).await?;
    let key = Key::name("slot.passphrase");
    let meta = bench.items(Store::Meta).await?;
    let slot = some(meta.iter().find(|item| item.key == key), "slot")?;
    let four_gib: u32 = 4 << 20;
    for (at, number) in [(40, four_gib), (40, 8), (44, 1), (44, u32::MAX), (48, 4)] {
        let mut bytes = slot.value.clone();
        bytes[at..at + 4].copy_from_slice(&number.to_be_bytes());
        place(&bench, Store::Meta, &key, bytes).await?;
        let locked = bench.locked().await?;
        same(locked.passphrase(), None, "stretch")?;
        same(locked.passkey(), Some(passkey()), "passkey")?;
        same(opens(&bench, 1).await?, vec![false, true, true], "ways")?;
    }
    // With no other slot, nothing is left to open it.
    for name in ["slot.recovery", "slot.passkey"] {
        let delete = Change::Delete(Store::Meta, Key::name(name));
        bench.apply(&[delete]).await?;
    }
    let opened = Locked::open(bench.first.clone(), bench.entropy(), 0).await;
    same(opened.err(), Some(Error::DamagedKeys), "answer")?;
    place(&bench, Store::Meta, &key, slot.value.clone()).await?;
    same(
        bench.locked().await?.passphrase(),
        Some(stretch()),
        "stretch",
    )
}
