//! Later, after a pause, and by the minute. Time is the test's own: `setTimeout` is taken over.

use std::cell::Cell;
use std::rc::Rc;

use platform::timer::{self, Debounce};
use platform::{clock, dom};
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::{Bell, Undo, eval};

/// A clock that stands still until [`pass`] moves it, firing what falls due.
fn still() -> Undo {
    eval(
        "window.real = { set: setTimeout, clear: clearTimeout, now: Date.now };
        window.time = 1_800_000_012_345;
        window.due = [];
        window.count = 0;
        window.setTimeout = (call, wait = 0) => {
            due.push({ id: ++count, at: time + wait, call });
            return count;
        };
        window.clearTimeout = (id) => { due = due.filter((one) => one.id !== id); };
        Date.now = () => time;
        window.pass = (wait) => {
            const end = time + wait;
            for (;;) {
                due.sort((a, b) => a.at - b.at);
                if (!due.length || due[0].at > end) break;
                const next = due.shift();
                time = Math.max(time, next.at);
                next.call();
            }
            time = end;
        };",
    );
    Undo("window.setTimeout = real.set; window.clearTimeout = real.clear; Date.now = real.now;")
}

fn pass(milliseconds: u32) {
    eval(&format!("pass({milliseconds})"));
}

fn counter() -> (Rc<Cell<u32>>, impl Fn() + Clone + 'static) {
    let count = Rc::new(Cell::new(0));
    let more = count.clone();
    (count, move || more.set(more.get() + 1))
}

#[test]
fn a_timer_calls_once_and_not_when_dropped() {
    let _undo = still();
    let (count, add) = counter();
    let kept = timer::after(100, add.clone());
    let dropped = timer::after(100, add);
    drop(dropped);
    pass(99);
    assert_eq!(count.get(), 0);
    pass(1);
    assert_eq!(count.get(), 1);
    drop(kept);
    pass(1_000);
    assert_eq!(count.get(), 1);
}

#[test]
fn a_debounce_waits_for_a_pause_but_not_for_ever() {
    let _undo = still();
    let (count, add) = counter();
    let debounce = Debounce::new(300, 1_000, add);
    debounce.touch();
    pass(299);
    assert_eq!(count.get(), 0);
    pass(1);
    assert_eq!((count.get(), debounce.is_due()), (1, false));
    // Someone who types without a pause: a call at each full second.
    for _ in 0..40 {
        debounce.touch();
        pass(100);
    }
    assert_eq!(count.get(), 5);
    pass(1_000);
    debounce.flush();
    let after_pause = count.get();
    pass(5_000);
    assert_eq!(count.get(), after_pause);
}

#[test]
fn a_flush_calls_now_and_only_when_due() {
    let _undo = still();
    let (count, add) = counter();
    let debounce = Debounce::new(300, 1_000, add);
    debounce.flush();
    assert_eq!(count.get(), 0);
    debounce.touch();
    debounce.flush();
    assert_eq!(count.get(), 1);
    pass(2_000);
    assert_eq!(count.get(), 1);
    debounce.touch();
    assert!(debounce.cancel());
    assert!(!debounce.cancel());
    debounce.touch();
    drop(debounce);
    pass(2_000);
    assert_eq!(count.get(), 1);
}

#[test]
fn a_debounce_may_be_touched_by_what_it_calls() {
    let _undo = still();
    let debounce: Rc<Cell<Option<Debounce>>> = Rc::default();
    let (count, add) = counter();
    let inner = debounce.clone();
    let made = Debounce::new(100, 100, move || {
        add();
        if let Some(debounce) = inner.take() {
            debounce.touch();
            inner.set(Some(debounce));
        }
    });
    debounce.set(Some(made.clone()));
    made.touch();
    pass(250);
    assert_eq!(count.get(), 2);
    debounce.take();
}

#[test]
fn the_minute_is_called_at_its_full_and_on_coming_back() {
    let _undo = still();
    let (count, add) = counter();
    let minutes = clock::each_minute(add);
    // 2027-01-15 08:00:12.345: the next full minute is 47.655 s ahead.
    pass(47_600);
    assert_eq!(count.get(), 0);
    pass(100);
    assert_eq!(count.get(), 1);
    pass(60_000);
    assert_eq!(count.get(), 2);
    pass(600_000);
    assert_eq!(count.get(), 12);
    eval("window.dispatchEvent(new Event('focus'))");
    assert_eq!(count.get(), 13);
    assert_eq!(eval("due.length"), 1);
    drop(minutes);
    assert_eq!(eval("due.length"), 0);
    eval("window.dispatchEvent(new Event('focus'))");
    assert_eq!(count.get(), 13);
}

#[test]
async fn a_turn_is_given_with_and_without_a_scheduler() {
    let bell = Bell::new();
    let ring = bell.ringer();
    let _later = timer::after(0, move || ring(true.into()));
    timer::yield_now().await;
    bell.heard().await;
    eval("Object.defineProperty(window, 'scheduler', { value: undefined, configurable: true })");
    let _undo = Undo("delete window.scheduler");
    let bell = Bell::new();
    let ring = bell.ringer();
    let _sooner = timer::after(0, move || ring(true.into()));
    timer::yield_now().await;
    bell.heard().await;
    timer::pause(1).await;
    dom::scroll_to_top();
}
