//! Lanes and what tabs tell each other.

use std::cell::RefCell;
use std::rc::Rc;

use platform::tabs;
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::{Bell, Undo, eval, eval_async};

#[test]
async fn lanes_are_taken_one_after_the_other_and_held() {
    let first = tabs::take_lane().await;
    let second = tabs::take_lane().await;
    let third = tabs::take_lane().await;
    assert!(first < second && second < third && third < 64);
    let held = eval_async(
        "navigator.locks.query().then(({ held }) => held.map(({ name }) => name).sort().join(' '))",
    )
    .await;
    let held = held.as_string().unwrap();
    for lane in [first, second, third] {
        assert!(held.contains(&format!("homeward-lane-{lane}")), "{held}");
    }
}

#[test]
async fn without_locks_lanes_are_random_and_far_from_the_others() {
    for missing in [
        "Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true })",
        "Object.defineProperty(navigator, 'locks', { value: { request: () => Promise.reject(new DOMException('', 'SecurityError')) }, configurable: true })",
        "Object.defineProperty(navigator, 'locks', { value: { request() { throw new DOMException('', 'SecurityError'); } }, configurable: true })",
    ] {
        eval(missing);
        let _undo = Undo("delete navigator.locks");
        let one = tabs::take_lane().await;
        let other = tabs::take_lane().await;
        assert!(one >= 1_000 && other >= 1_000 && one != other, "{missing}");
    }
}

#[test]
async fn ids_go_to_other_tabs_and_come_from_them() {
    let heard: Rc<RefCell<Vec<Vec<String>>>> = Rc::default();
    let bell = Bell::new();
    let ring = bell.ringer();
    let hear = heard.clone();
    let listener = tabs::listen(move |ids| {
        hear.borrow_mut().push(ids);
        ring(true.into());
    });
    // Another tab: what is no list of ids is passed over.
    eval(
        "window.other = new BroadcastChannel('homeward');
        window.told = new Promise((resolve) => { other.onmessage = ({ data }) => resolve(data.join(' ')); });
        other.postMessage('text');
        other.postMessage({ id: 1 });
        other.postMessage([]);
        other.postMessage([1, null]);
        other.postMessage(['a1', 'b2']);",
    );
    bell.heard().await;
    assert_eq!(*heard.borrow(), [["a1", "b2"]]);
    tabs::announce(&["c3".to_owned(), "d4".to_owned()]);
    assert_eq!(eval_async("told").await, "c3 d4");
    // Its own words do not come back.
    assert_eq!(heard.borrow().len(), 1);
    drop(listener);
    eval("other.close()");
}
