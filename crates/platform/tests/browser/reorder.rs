//! Dragging rows: where a row would come to stand.

use platform::reorder;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::PointerEvent;

use crate::{Undo, eval};

/// Four rows of 40, 40, 80 and 40 px.
fn list() -> Undo {
    eval(
        "document.body.insertAdjacentHTML('beforeend', `<ul id='list' style='position:absolute;top:0;margin:0;padding:0;list-style:none'>
            <li data-key='a' style='height:40px'></li><li data-key='b' style='height:40px'></li>
            <li data-key='c' style='height:80px'></li><li data-key='d' style='height:40px'></li></ul>`)",
    );
    Undo("document.getElementById('list').remove()")
}

fn pointer(y: i32, more: &str) -> PointerEvent {
    let script = format!(
        "new PointerEvent('pointermove', {{ clientY: {y}, isPrimary: true, button: 0, pointerId: 1, {more} }})"
    );
    eval(&script).unchecked_into()
}

#[test]
fn a_row_stands_where_its_middle_is() {
    let _undo = list();
    let place = |key: &str, shift: i32| {
        let drag = reorder::begin(&pointer(300, ""), "list", key).unwrap();
        assert_eq!(drag.key(), key);
        let place = drag.place(&pointer(300 + shift, ""));
        assert_eq!(drag.shift(&pointer(300 + shift, "")), f64::from(shift));
        drag.end();
        place
    };
    for (key, shift, expected) in [
        ("a", 0, 0),
        ("a", 39, 0),
        ("a", 41, 1),
        ("a", 99, 1),
        ("a", 101, 2),
        ("a", 5_000, 3),
        ("a", -5_000, 0),
        ("d", 0, 3),
        ("d", -59, 3),
        ("d", -61, 2),
        ("d", -5_000, 0),
        ("c", 0, 2),
        ("b", 0, 1),
    ] {
        assert_eq!(place(key, shift), expected, "{key} by {shift}");
    }
}

#[test]
fn a_press_that_is_no_drag_begins_none() {
    let _undo = list();
    assert!(reorder::begin(&pointer(0, ""), "list", "z").is_none());
    assert!(reorder::begin(&pointer(0, ""), "nowhere", "a").is_none());
    assert!(reorder::begin(&pointer(0, "button: 2"), "list", "a").is_none());
    assert!(reorder::begin(&pointer(0, "isPrimary: false"), "list", "a").is_none());
    let drag = reorder::begin(&pointer(0, ""), "list", "b").unwrap();
    assert_eq!(drag.from(), 1);
}
