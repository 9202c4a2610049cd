//! IndexedDB when things go wrong: lost connections, cleared or newer databases, no room.

use std::cell::Cell;
use std::rc::Rc;

use platform::indexed_db::IndexedDb;
use vault::{Backend, BackendError, Change, Store};
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::indexed_db::{fresh, meta, name, put, remove, spy};
use crate::{Undo, eval, eval_async};

/// The next `times` transactions fail as the script says.
fn fail_transactions(times: u32, how: &str) -> Undo {
    eval(&format!(
        "window.failures = {times};
        window.real_transaction = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...how) {{
            if (failures-- > 0) {{ {how} }}
            return real_transaction.apply(this, how);
        }};"
    ));
    Undo("IDBDatabase.prototype.transaction = real_transaction;")
}

#[test]
async fn a_handle_closed_underneath_is_opened_anew() {
    let on = fresh("test-closed").await;
    put(&on, "a", &[1]).await.unwrap();
    let _undo = spy();
    on.probe().await.unwrap();
    eval("seen.forEach(({ database }) => database.close())");
    put(&on, "b", &[2]).await.unwrap();
    eval("seen.forEach(({ database }) => database.close())");
    assert_eq!(meta(&on, "a").await, Some(vec![1]));
    eval("seen.forEach(({ database }) => database.close())");
    on.probe().await.unwrap();
    assert_eq!(meta(&on, "b").await, Some(vec![2]));
}

#[test]
async fn what_ios_says_of_a_lost_connection_is_tried_once_more() {
    let on = fresh("test-lost").await;
    for how in [
        "throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');",
        "throw new DOMException('', 'InvalidStateError');",
        // Cut off between its beginning and its end.
        "const made = real_transaction.apply(this, how); made.commit = made.abort; return made;",
    ] {
        let _undo = fail_transactions(1, how);
        put(&on, "a", how.as_bytes()).await.unwrap();
        assert_eq!(meta(&on, "a").await.unwrap(), how.as_bytes());
        eval("window.failures = 1");
        assert_eq!(meta(&on, "a").await.unwrap(), how.as_bytes());
        eval("window.failures = 2");
        assert_eq!(put(&on, "b", &[1]).await, Err(BackendError::Lost));
        assert_eq!(meta(&on, "b").await, None);
    }
}

#[test]
async fn a_database_cleared_meanwhile_is_not_made_again() {
    let on = fresh("test-cleared").await;
    put(&on, "a", &[1]).await.unwrap();
    on.drop_handle();
    remove("test-cleared").await;
    assert_eq!(put(&on, "b", &[2]).await, Err(BackendError::Lost));
    assert_eq!(on.probe().await, Err(BackendError::Lost));
    // Someone who opens it from the start begins with empty stores.
    let anew = IndexedDb::open("test-cleared").await.unwrap();
    assert_eq!(meta(&anew, "a").await, None);
    put(&anew, "c", &[3]).await.unwrap();
    assert_eq!(meta(&anew, "c").await, Some(vec![3]));
}

#[test]
async fn a_newer_tab_closes_this_one_and_says_so() {
    let on = fresh("test-version").await;
    let told = Rc::new(Cell::new(0));
    let tell = told.clone();
    on.on_closed(move || tell.set(tell.get() + 1));
    eval_async(
        "new Promise((resolve, reject) => {
            const request = indexedDB.open('test-version', 2);
            request.onblocked = () => reject('blocked');
            request.onsuccess = () => { request.result.close(); resolve(); };
        })",
    )
    .await;
    assert_eq!(told.get(), 1);
    assert_eq!(on.probe().await, Err(BackendError::VersionChange));
    assert_eq!(put(&on, "a", &[1]).await, Err(BackendError::VersionChange));
    let again = IndexedDb::open("test-version").await.err();
    assert_eq!(again, Some(BackendError::Newer));
    assert_eq!(told.get(), 1);
}

#[test]
async fn an_older_tab_in_the_way_blocks_and_its_late_end_leaves_nothing_open() {
    remove("test-blocked").await;
    eval_async(
        "new Promise((resolve) => {
            window.older = indexedDB.open('test-blocked', 0.5 + 0.5);
            older.onsuccess = () => resolve();
        })",
    )
    .await;
    // The same version does not block; one above does, so the app's looks newer than the older tab.
    eval(
        "window.real_open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (name) { return real_open.call(this, name, 2); };",
    );
    let undo = Undo("IDBFactory.prototype.open = real_open;");
    let opened = IndexedDb::open("test-blocked").await.err();
    assert_eq!(opened, Some(BackendError::Blocked));
    drop(undo);
    // With the older tab gone the late handle comes, and must close itself for this to end.
    eval("older.result.close()");
    remove("test-blocked").await;
}

#[test]
async fn storage_that_is_refused_is_blocked() {
    for how in [
        "throw new DOMException('', 'SecurityError');",
        "throw new DOMException('', 'InvalidStateError');",
    ] {
        eval(&format!(
            "window.real_open = IDBFactory.prototype.open;
            IDBFactory.prototype.open = function () {{ {how} }};"
        ));
        let _undo = Undo("IDBFactory.prototype.open = real_open;");
        let opened = IndexedDb::open("test-refused").await.err();
        assert_eq!(opened, Some(BackendError::Blocked), "{how}");
    }
    eval(
        "window.real_factory = indexedDB;
        Object.defineProperty(window, 'indexedDB', { value: undefined, configurable: true, writable: true })",
    );
    let _undo = Undo("window.indexedDB = real_factory");
    let opened = IndexedDb::open("test-refused").await.err();
    assert_eq!(opened, Some(BackendError::Blocked));
}

#[test]
async fn no_room_keeps_nothing_of_the_update() {
    let on = fresh("test-full").await;
    put(&on, "a", &[1]).await.unwrap();
    eval(
        "window.real_put = IDBObjectStore.prototype.put;
        window.puts = 0;
        IDBObjectStore.prototype.put = function (...what) {
            puts += 1;
            if (puts === 2) throw new DOMException('', 'QuotaExceededError');
            return real_put.apply(this, what);
        };",
    );
    let undo = Undo("IDBObjectStore.prototype.put = real_put;");
    let changes = ["a", "b"].map(|key| Change::Put(Store::Meta, name(key), vec![9]));
    let done = on.update(&[], &mut |_| changes.to_vec()).await;
    assert_eq!(done, Err(BackendError::Full));
    drop(undo);
    assert_eq!(meta(&on, "a").await, Some(vec![1]));
    assert_eq!(meta(&on, "b").await, None);
    on.update(&[], &mut |_| changes.to_vec()).await.unwrap();
    assert_eq!(meta(&on, "b").await, Some(vec![9]));
}
