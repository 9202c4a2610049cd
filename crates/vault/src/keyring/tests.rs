use super::*;
use crate::backend::Store;
use crate::testing::Counting;

fn keyring(seed: u64) -> Keyring {
    let entries: Vec<Item> = Keyring::make(&Counting::from(seed))
        .unwrap()
        .into_iter()
        .map(|change| match change {
            Change::Put(Store::Meta, key, value) => Item { key, value },
            other => panic!("{other:?}"),
        })
        .collect();
    let vault = meta::inspect(&entries).unwrap();
    Keyring::open(&entries, slot::device(&entries, vault).unwrap()).unwrap()
}

#[test]
fn lanes_branches_and_damage_give_other_writers() {
    let keys = keyring(1);
    let damage = [WriteId([1; 16]), WriteId([2; 16])];
    let writers = [
        keys.derive_replica(0, 0, &[]),
        keys.derive_replica(1, 0, &[]),
        keys.derive_replica(0, 1, &[]),
        keys.derive_replica(256, 0, &[]),
        keys.derive_replica(0, 0, &damage[..1]),
        keys.derive_replica(0, 0, &damage),
        keyring(2).derive_replica(0, 0, &[]),
    ];
    for (at, writer) in writers.iter().enumerate() {
        assert!(!writers[at + 1..].contains(writer), "{at}");
    }
    assert_eq!(keys.derive_replica(0, 0, &damage), writers[5]);
}

#[test]
fn two_vaults_share_nothing() {
    let (a, b) = (keyring(1), keyring(2));
    assert_ne!(a.derive_record("rule/food"), b.derive_record("rule/food"));
    assert_ne!(a.inbox, b.inbox);
    assert_ne!(a.data_id, b.data_id);
}

#[test]
fn prints_nothing_secret() {
    let keys = keyring(1);
    let shown = format!("{keys:?}");
    assert_eq!(shown.matches("Key(redacted)").count(), 3, "{shown}");
    let secret = format!("{:?}", keys.data.expose());
    assert!(!shown.contains(&secret[1..secret.len() - 1]), "{shown}");
}
