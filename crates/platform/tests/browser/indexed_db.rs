//! IndexedDB: shape on disk, durability, two tabs at once.

use std::cell::RefCell;
use std::rc::Rc;

use platform::indexed_db::IndexedDb;
use vault::{Backend, BackendError, Change, Item, Key, Range, RecordId, Store, WriteId};
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::{Undo, eval, eval_async};

/// A database of this name, with nothing left of an earlier run.
pub async fn fresh(name: &str) -> IndexedDb {
    remove(name).await;
    IndexedDb::open(name).await.unwrap()
}

pub async fn remove(name: &str) {
    eval_async(&format!(
        "new Promise((resolve, reject) => {{
            const request = indexedDB.deleteDatabase('{name}');
            request.onsuccess = () => resolve();
            request.onerror = () => reject(request.error);
        }})"
    ))
    .await;
}

/// Notes every transaction and its database until it is dropped.
pub fn spy() -> Undo {
    eval(
        "window.seen = [];
        window.real_transaction = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...how) {
            const made = real_transaction.apply(this, how);
            seen.push({ mode: made.mode, durability: made.durability, database: this, made });
            return made;
        };",
    );
    Undo("IDBDatabase.prototype.transaction = real_transaction;")
}

pub fn name(text: &str) -> Key {
    Key::name(text)
}

pub async fn put(on: &IndexedDb, key: &str, value: &[u8]) -> Result<(), BackendError> {
    let change = Change::Put(Store::Meta, name(key), value.to_vec());
    on.update(&[], &mut |_| vec![change.clone()]).await
}

pub async fn meta(on: &IndexedDb, key: &str) -> Option<Vec<u8>> {
    let range = Range::One(Store::Meta, name(key));
    let found = on.read(&[range]).await.unwrap();
    found[0].first().map(|item| item.value.clone())
}

#[test]
async fn every_key_comes_back_as_it_was_written() {
    let on = fresh("test-keys").await;
    let record = RecordId([7; 16]);
    let items = [
        (Store::Meta, name("slot/device")),
        (Store::Meta, name("ünï · 🌅")),
        (Store::Records, Key::Record(record, WriteId([0; 16]))),
        (Store::Records, Key::Record(record, WriteId([255; 16]))),
        (Store::Chunks, Key::Chunk([9; 16], 0)),
        (Store::Chunks, Key::Chunk([9; 16], u32::MAX)),
        (
            Store::Shelves,
            Key::Shelf("journal".into(), "2026-03".into()),
        ),
        (Store::Inbox, Key::Number(0)),
        (Store::Inbox, Key::Number((1 << 53) - 1)),
        (Store::Open, name("numbers")),
    ];
    let puts: Vec<Change> = items
        .iter()
        .map(|(store, key)| Change::Put(*store, key.clone(), vec![1, 2, 3]))
        .collect();
    on.update(&[], &mut |_| puts.clone()).await.unwrap();
    let found = on.read(&Store::ALL.map(Range::All)).await.unwrap();
    let found: Vec<(Store, Key)> = Store::ALL
        .into_iter()
        .zip(found)
        .flat_map(|(store, items)| items.into_iter().map(move |item| (store, item.key)))
        .collect();
    assert_eq!(found, items);
}

#[test]
async fn a_record_is_found_by_its_first_key() {
    let on = fresh("test-of-record").await;
    let row = |record: u8, write: u8| {
        let key = Key::Record(RecordId([record; 16]), WriteId([write; 16]));
        Change::Put(Store::Records, key, vec![record, write])
    };
    let rows = [row(1, 9), row(2, 0), row(2, 255), row(3, 0)];
    on.update(&[], &mut |_| rows.to_vec()).await.unwrap();
    let ranges = [
        Range::OfRecord(RecordId([2; 16])),
        Range::OfRecord(RecordId([4; 16])),
    ];
    let found = on.read(&ranges).await.unwrap();
    let values: Vec<&[u8]> = found[0].iter().map(|item| item.value.as_slice()).collect();
    assert_eq!(values, [&[2, 0], &[2, 255]]);
    assert_eq!(found[1], Vec::<Item>::new());
}

#[test]
async fn on_disk_a_row_has_two_binary_keys_and_bytes() {
    let on = fresh("test-disk").await;
    let key = Key::Record(RecordId([1; 16]), WriteId([2; 16]));
    let row = Change::Put(Store::Records, key, vec![5; 40]);
    on.update(&[], &mut |_| vec![row.clone()]).await.unwrap();
    let told = eval_async(
        "new Promise((resolve) => {
            indexedDB.open('test-disk').onsuccess = ({ target: { result: db } }) => {
                const stores = [...db.objectStoreNames].join(' ');
                const cursor = db.transaction('records').objectStore('records').openCursor();
                cursor.onsuccess = () => {
                    const { key, value } = cursor.result;
                    const parts = key.map((part) => part.constructor.name + part.byteLength);
                    const bytes = value.constructor.name + value.buffer.byteLength;
                    resolve([stores, db.version, parts, bytes].join(' '));
                    db.close();
                };
            };
        })",
    )
    .await;
    assert_eq!(
        told.as_string().unwrap(),
        "chunks inbox meta open records shelves 1 ArrayBuffer16,ArrayBuffer16 Uint8Array40"
    );
}

#[test]
async fn every_write_is_strict_and_reads_do_not_write() {
    let on = fresh("test-strict").await;
    let _undo = spy();
    put(&on, "a", &[1]).await.unwrap();
    on.update(&[], &mut |_| vec![Change::Delete(Store::Meta, name("a"))])
        .await
        .unwrap();
    on.update(&[], &mut |_| vec![Change::Clear(Store::Records)])
        .await
        .unwrap();
    let all = [Range::All(Store::Records)];
    on.update(&all, &mut |_| Vec::new()).await.unwrap();
    on.drop_handle();
    put(&on, "b", &[2]).await.unwrap();
    on.read(&all).await.unwrap();
    on.probe().await.unwrap();
    let told = eval(
        "seen.map(({ mode, durability }) => mode === 'readwrite' ? durability : mode).join(' ')",
    );
    assert_eq!(
        told.as_string().unwrap(),
        "strict strict strict strict strict readonly readonly"
    );
}

#[test]
async fn the_whole_vault_writes_strictly() {
    let on = Rc::new(fresh("test-strict-vault").await);
    let _undo = spy();
    let entropy = Rc::new(platform::entropy::BrowserEntropy);
    let vault = vault::Vault::open(on, entropy, 0).await.unwrap();
    let id = vault.make_id();
    let record = vault
        .put(id, &vault::Vector::default(), "entry", 1, "{}", 1)
        .await
        .unwrap();
    vault.erase(id, &record.vector(), "entry", 2).await.unwrap();
    vault.put_open("card", b"call Sam").await.unwrap();
    vault.erase_open("card").await.unwrap();
    vault.erase_everything().await.unwrap();
    let writes = eval("seen.filter(({ mode }) => mode === 'readwrite').length")
        .as_f64()
        .unwrap();
    assert!(writes >= 6.0, "{writes} writes");
    let strict =
        "seen.every(({ mode, durability }) => mode === 'readonly' || durability === 'strict')";
    assert_eq!(eval(strict), true);
}

#[test]
async fn an_update_ends_only_after_its_transaction_is_complete() {
    let on = fresh("test-complete").await;
    let _undo = spy();
    eval(
        "window.completed = 0;
        const spied = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...how) {
            const made = spied.apply(this, how);
            made.addEventListener('complete', () => { completed += 1; });
            return made;
        };",
    );
    put(&on, "a", &[1]).await.unwrap();
    assert_eq!(eval("completed"), 1);
}

#[test]
async fn two_tabs_never_lose_each_others_change() {
    let one = fresh("test-two").await;
    let other = IndexedDb::open("test-two").await.unwrap();
    let add = async move |on: IndexedDb| {
        for _ in 0..25 {
            let ranges = [Range::One(Store::Meta, name("count"))];
            on.update(&ranges, &mut |found| {
                let count = found[0].first().map_or(0, |item| item.value[0]);
                vec![Change::Put(Store::Meta, name("count"), vec![count + 1])]
            })
            .await
            .unwrap();
        }
    };
    let bell = crate::Bell::new();
    let ring = bell.ringer();
    let others = add(other.clone());
    wasm_bindgen_futures::spawn_local(async move {
        others.await;
        ring(true.into());
    });
    add(one).await;
    bell.heard().await;
    assert_eq!(meta(&other, "count").await, Some(vec![50]));
}

#[test]
async fn decide_sees_what_lies_there_once_per_try() {
    let on = fresh("test-decide").await;
    put(&on, "a", &[1]).await.unwrap();
    let calls = RefCell::new(Vec::new());
    let ranges = [Range::All(Store::Meta), Range::All(Store::Open)];
    on.update(&ranges, &mut |found| {
        calls.borrow_mut().push(found.to_vec());
        vec![
            Change::Put(Store::Meta, name("a"), vec![2]),
            Change::Delete(Store::Meta, name("a")),
        ]
    })
    .await
    .unwrap();
    let item = Item {
        key: name("a"),
        value: vec![1],
    };
    assert_eq!(*calls.borrow(), [vec![vec![item], vec![]]]);
    assert_eq!(meta(&on, "a").await, None);
}

#[test]
async fn a_value_that_is_no_bytes_reads_as_none() {
    let on = fresh("test-foreign").await;
    eval_async(
        "new Promise((resolve) => {
            indexedDB.open('test-foreign').onsuccess = ({ target: { result: db } }) => {
                const transaction = db.transaction('meta', 'readwrite');
                const meta = transaction.objectStore('meta');
                meta.put({ not: 'bytes' }, 'object');
                meta.put(new Uint8Array([1, 2]).buffer, 'buffer');
                meta.put(new Uint8Array([9]), new Date(7));
                meta.put(new Uint8Array([9]), ['a', 7]);
                transaction.oncomplete = () => { db.close(); resolve(); };
            };
        })",
    )
    .await;
    let found = on.read(&[Range::All(Store::Meta)]).await.unwrap();
    let found: Vec<(Key, Vec<u8>)> = found[0]
        .iter()
        .map(|item| (item.key.clone(), item.value.clone()))
        .collect();
    assert_eq!(
        found,
        [(name("buffer"), vec![1, 2]), (name("object"), vec![])]
    );
}
