//! The page's life, its elements, links, updates, installing, storage state.

use std::cell::Cell;
use std::rc::Rc;

use platform::install::Answer;
use platform::links::{self, Shared};
use platform::{dom, files, install, page_life, service_worker, storage_state};
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::{Undo, eval, eval_async};

fn counter() -> (Rc<Cell<u32>>, impl Fn() + Clone + 'static) {
    let count = Rc::new(Cell::new(0));
    let more = count.clone();
    (count, move || more.set(more.get() + 1))
}

fn hide(hidden: bool) {
    eval(&format!(
        "Object.defineProperty(document, 'hidden', {{ value: {hidden}, configurable: true }});
        document.dispatchEvent(new Event('visibilitychange'));"
    ));
}

#[test]
fn hiding_and_coming_back_are_heard_until_dropped() {
    let _undo = Undo("delete document.hidden");
    let (hidden, hear_hide) = counter();
    let (resumed, hear_resume) = counter();
    let on_hide = page_life::on_hide(hear_hide);
    let on_resume = page_life::on_resume(hear_resume);
    hide(true);
    assert_eq!((hidden.get(), resumed.get()), (1, 0));
    eval("window.dispatchEvent(new Event('pagehide')); window.dispatchEvent(new Event('focus'));");
    assert_eq!((hidden.get(), resumed.get()), (2, 0));
    hide(false);
    eval("window.dispatchEvent(new Event('pageshow')); window.dispatchEvent(new Event('focus'));");
    assert_eq!((hidden.get(), resumed.get()), (2, 3));
    drop((on_hide, on_resume));
    hide(true);
    hide(false);
    assert_eq!((hidden.get(), resumed.get()), (2, 3));
}

#[test]
fn unsaved_words_are_told_to_the_start_up_script() {
    page_life::set_unsaved(true);
    assert!(eval("window.homeward").is_undefined());
    eval("window.homeward = { unsaved: false }");
    let _undo = Undo("delete window.homeward");
    page_life::set_unsaved(true);
    assert_eq!(eval("homeward.unsaved"), true);
    page_life::set_unsaved(false);
    assert_eq!(eval("homeward.unsaved"), false);
}

#[test]
fn the_page_knows_what_it_runs_on() {
    page_life::set_title("Today");
    assert_eq!(eval("document.title"), "Today");
    assert!(!page_life::is_installed());
    for (agent, touch_points, expected) in [
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X)",
            5,
            true,
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari",
            5,
            true,
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari",
            0,
            false,
        ),
        ("Mozilla/5.0 (Linux; Android 14; Pixel 6) Chrome", 5, false),
    ] {
        let _undo = device(agent, touch_points);
        assert_eq!(page_life::is_ios(), expected, "{agent}");
    }
    eval("Object.defineProperty(navigator, 'standalone', { value: true, configurable: true })");
    let _undo = Undo("delete navigator.standalone");
    assert!(page_life::is_installed());
}

fn device(agent: &str, touch_points: u32) -> Undo {
    eval(&format!(
        "Object.defineProperty(navigator, 'userAgent', {{ value: '{agent}', configurable: true }});
        Object.defineProperty(navigator, 'maxTouchPoints', {{ value: {touch_points}, configurable: true }});"
    ));
    Undo("delete navigator.userAgent; delete navigator.maxTouchPoints;")
}

#[test]
fn the_focus_goes_to_the_heading_or_the_element() {
    eval(
        "document.body.insertAdjacentHTML('beforeend', `<main id='app'><h1>Today</h1><button id='save'></button></main>`)",
    );
    let _undo = Undo("document.getElementById('app').remove()");
    assert!(dom::focus_main_heading());
    assert_eq!(eval("document.activeElement.textContent"), "Today");
    assert!(dom::focus_by_id("save"));
    assert_eq!(eval("document.activeElement.id"), "save");
    assert!(!dom::focus_by_id("nowhere"));
    dom::focus_first_problem();
    assert_eq!(eval("document.activeElement.id"), "save");
    eval(
        "document.getElementById('app').insertAdjacentHTML('beforeend', `<input id='fine'><input id='wrong' aria-invalid='true'><input aria-invalid='true'>`)",
    );
    dom::focus_first_problem();
    assert_eq!(eval("document.activeElement.id"), "wrong");
    dom::scroll_to_id("save");
    dom::scroll_to_id("nowhere");
}

#[test]
fn links_are_written_for_the_phone_at_hand() {
    for (number, expected) in [
        ("(303) 555-0123", "tel:3035550123"),
        ("+1 303.555.0123", "tel:+13035550123"),
        ("303-555-0123,,42#", "tel:3035550123,,42%23"),
        ("*67 988", "tel:*67988"),
        ("javascript:alert(1)", "tel:1"),
        ("", "tel:"),
    ] {
        assert_eq!(links::tel_href(number), expected);
    }
    let body = "Pick me up? 1:00 pm & thanks 🌅";
    let written = "body=Pick%20me%20up%3F%201%3A00%20pm%20%26%20thanks%20%F0%9F%8C%85";
    for (agent, mark) in [("Android 14", '?'), ("iPhone", '&')] {
        let _undo = device(agent, 5);
        assert_eq!(
            links::sms_href("988", body),
            format!("sms:988{mark}{written}")
        );
        assert_eq!(links::sms_href("988", ""), "sms:988");
    }
}

#[test]
async fn copying_and_sharing_tell_how_it_went() {
    let _undo = Undo("delete navigator.clipboard; delete navigator.share;");
    let give = |name: &str, value: &str| {
        eval(&format!(
            "Object.defineProperty(navigator, '{name}', {{ value: {value}, configurable: true }})"
        ));
    };
    give(
        "clipboard",
        "{ writeText: async (text) => { window.copied = text; } }",
    );
    assert!(links::copy_text("words").await);
    assert_eq!(eval("copied"), "words");
    give("clipboard", "undefined");
    assert!(!links::copy_text("words").await);
    give("share", "undefined");
    assert!(!links::can_share());
    assert_eq!(links::share_text("words").await, Shared::Refused);
    give("share", "async ({ text }) => { window.shared = text; }");
    assert!(links::can_share());
    assert_eq!(links::share_text("words").await, Shared::Done);
    assert_eq!(eval("shared"), "words");
    give(
        "share",
        "async () => { throw new DOMException('', 'AbortError'); }",
    );
    assert_eq!(links::share_text("words").await, Shared::Dismissed);
    give(
        "share",
        "async () => { throw new DOMException('', 'NotAllowedError'); }",
    );
    assert_eq!(links::share_text("words").await, Shared::Refused);
}

#[test]
async fn updates_are_heard_and_asked_for() {
    let (ready, hear_ready) = counter();
    let (update, hear_update) = counter();
    let listeners = [
        service_worker::on_offline_ready(hear_ready),
        service_worker::on_update_ready(hear_update),
    ];
    eval("window.dispatchEvent(new Event('homeward:offline-ready'))");
    eval("window.dispatchEvent(new Event('homeward:update-ready'))");
    assert_eq!((ready.get(), update.get()), (1, 1));
    drop(listeners);
    eval("window.dispatchEvent(new Event('homeward:update-ready'))");
    assert_eq!(update.get(), 1);
    assert!(!service_worker::apply_update());
    assert!(!service_worker::check_for_updates().await);
    eval(
        "window.homeward = { apply_update() { this.applied = true; }, check_for_updates: async () => true }",
    );
    let _undo = Undo("delete window.homeward");
    assert!(service_worker::apply_update());
    assert_eq!(eval("homeward.applied"), true);
    assert!(service_worker::check_for_updates().await);
    eval("homeward.check_for_updates = async () => false");
    assert!(!service_worker::check_for_updates().await);
}

#[test]
async fn the_browsers_prompt_serves_once() {
    let (changes, hear) = counter();
    let listener = install::watch(hear);
    assert!(!install::can_prompt());
    assert_eq!(install::prompt().await, Answer::Absent);
    for (outcome, expected) in [
        ("accepted", Answer::Accepted),
        ("dismissed", Answer::Dismissed),
    ] {
        eval(&format!(
            "{{ const event = new Event('beforeinstallprompt', {{ cancelable: true }});
            event.prompt = async () => {{}};
            event.userChoice = Promise.resolve({{ outcome: '{outcome}' }});
            window.dispatchEvent(event);
            window.prevented = event.defaultPrevented; }}"
        ));
        assert_eq!(eval("prevented"), true);
        assert!(install::can_prompt());
        assert_eq!(install::prompt().await, expected);
        assert!(!install::can_prompt());
    }
    eval("window.dispatchEvent(new Event('appinstalled'))");
    assert_eq!(changes.get(), 3);
    drop(listener);
    eval(
        "window.homeward = { install: { prompt: async () => {}, userChoice: Promise.resolve({ outcome: 'accepted' }) } }",
    );
    let _undo = Undo("delete window.homeward");
    assert!(install::can_prompt());
    assert_eq!(install::prompt().await, Answer::Accepted);
    assert!(!install::can_prompt());
}

#[test]
async fn storage_tells_its_state_or_nothing() {
    if !eval("navigator.storage").is_undefined() {
        let estimate = storage_state::estimate().await.unwrap();
        assert!(estimate.quota > estimate.usage);
        assert!(storage_state::persisted().await.is_some());
    }
    eval("Object.defineProperty(navigator, 'storage', { value: undefined, configurable: true })");
    let _undo = Undo("delete navigator.storage");
    assert_eq!(storage_state::estimate().await, None);
    assert_eq!(storage_state::persisted().await, None);
    assert_eq!(storage_state::persist().await, None);
}

#[test]
fn the_first_paint_goes_once_a_screen_stands() {
    assert!(dom::app_root().is_none());
    eval(
        "document.body.insertAdjacentHTML('beforeend', `<div id='shell'></div><div id='app'></div>`)",
    );
    let _undo = Undo(
        "document.getElementById('app').remove(); delete document.documentElement.dataset.ready;",
    );
    assert!(dom::app_root().is_some());
    dom::hide_shell();
    dom::hide_shell();
    assert!(eval("document.getElementById('shell')").is_null());
    assert_eq!(eval("document.documentElement.dataset.ready"), "");
}

#[test]
async fn a_file_is_downloaded_or_on_ios_shared() {
    eval(
        "window.real_click = HTMLElement.prototype.click;
        HTMLElement.prototype.click = function () { window.clicked = this; };",
    );
    let _click = Undo("HTMLElement.prototype.click = real_click;");
    assert!(files::save("rows.txt", "words").await);
    assert_eq!(eval("clicked.download"), "rows.txt");
    let text = eval_async("fetch(clicked.href).then((response) => response.text())").await;
    assert_eq!(text, "words");
    let _device = device("iPhone", 5);
    eval(
        "window.clicked = null; navigator.share = async ({ files: [file] }) => { window.shared = `${file.name} ${await file.text()}`; }",
    );
    let _share = Undo("delete navigator.share");
    assert!(files::save("rows.txt", "words").await);
    assert_eq!(eval_async("shared").await, "rows.txt words");
    assert!(eval("clicked").is_null());
    eval("navigator.share = async () => { throw new DOMException('', 'NotAllowedError'); }");
    assert!(!files::save("rows.txt", "words").await);
}
