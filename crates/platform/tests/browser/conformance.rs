//! The vault's own suite, on real IndexedDB.

use std::cell::RefCell;
use std::collections::BTreeSet;

use platform::indexed_db::IndexedDb;
use vault::conformance;
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::indexed_db::fresh;

#[test]
async fn indexed_db_conforms() {
    let made = RefCell::new(BTreeSet::new());
    let make = async |case: &str| {
        let name = format!("suite {case}");
        if made.borrow_mut().insert(name.clone()) {
            fresh(&name).await
        } else {
            IndexedDb::open(&name).await.unwrap()
        }
    };
    let held = conformance::suite(make).await.unwrap_or_else(|failures| {
        let lines: Vec<String> = failures.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    });
    assert!(held.len() >= 73, "{} cases", held.len());
}
