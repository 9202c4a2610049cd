//! Several tabs of the app at once: each has a lane of its own, and they tell each other what
//! changed.

use std::cell::RefCell;

use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::listener::Listener;
use crate::{js, timer};

const CHANNEL: &str = "homeward";
const LANES: u32 = 64;
const FIRST_RANDOM_LANE: u32 = 1_000;

/// The first lane that no other tab is in; it is held for the life of the page.
///
/// Two tabs never share a lane. Where Web Locks are missing it is a random one from 1,000 on.
pub async fn take_lane() -> u32 {
    for lane in 0..LANES {
        match try_lane(lane).await {
            Some(true) => return lane,
            Some(false) => {}
            None => break,
        }
    }
    random_lane()
}

/// Whether the lane was free and is ours now; `None` where locks cannot be had.
async fn try_lane(lane: u32) -> Option<bool> {
    // It never settles: a lane is held for the life of the page.
    let forever = Promise::new(&mut |_, _| {});
    try_lock(&format!("homeward-lane-{lane}"), IF_FREE, forever).await
}

/// Work that only one window may do at a time (re-keying, restoring, putting in order); dropping it
/// lets others begin.
#[must_use = "dropping it lets others begin"]
pub struct Alone(Option<js_sys::Function>);

impl Drop for Alone {
    fn drop(&mut self) {
        if let Some(let_go) = &self.0 {
            let _ = let_go.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Begins such work, unless another window is at it. Where Web Locks are missing it always begins.
pub async fn begin_alone() -> Option<Alone> {
    let mut let_go = None;
    let until = Promise::new(&mut |resolve, _| let_go = Some(resolve));
    match try_lock(KEEPING, IF_FREE, until).await {
        Some(false) => None,
        _ => Some(Alone(let_go)),
    }
}

/// Takes it from whoever is at such work, in this window or another, also one that hangs: for work that
/// waits for nobody. Who was at it is not stopped by this, and has to find out where it writes.
pub fn take_over() -> Alone {
    let mut let_go = None;
    let until = Promise::new(&mut |resolve, _| let_go = Some(resolve));
    timer::spawn(async move {
        let _ = try_lock(KEEPING, "steal", until).await;
    });
    Alone(let_go)
}

/// The Web Lock of work that only one window may do.
const KEEPING: &str = "homeward-keeping";
/// Asks for a Web Lock only if it is free.
const IF_FREE: &str = "ifAvailable";

/// Whether a Web Lock is ours until `until` settles, asked for in this way; `None` where there are none.
async fn try_lock(name: &str, way: &str, until: Promise) -> Option<bool> {
    let locks = js::get(&js::navigator(), "locks");
    let name = JsValue::from_str(name);
    let options = JsValue::from(js_sys::Object::new());
    js::set(&options, way, &JsValue::TRUE);
    let answer = Promise::new(&mut |resolve, reject| {
        let until = until.clone();
        let granted = Closure::once_into_js(move |lock: JsValue| {
            let free = !lock.is_null();
            let _ = resolve.call1(&JsValue::UNDEFINED, &JsValue::from_bool(free));
            if free {
                JsValue::from(until)
            } else {
                JsValue::UNDEFINED
            }
        });
        let request = [name.clone(), options.clone(), granted];
        match js::call(&locks, "request", &request) {
            Ok(held) => {
                let _ = js::call(&held, "catch", &[reject.into()]);
            }
            Err(error) => {
                let _ = reject.call1(&JsValue::UNDEFINED, &error);
            }
        }
    });
    JsFuture::from(answer).await.ok()?.as_bool()
}

fn random_lane() -> u32 {
    let mut bytes = [0; 4];
    let _ = getrandom::fill(&mut bytes);
    u32::from_le_bytes(bytes).max(FIRST_RANDOM_LANE)
}

thread_local! {
    // One channel for speaking and hearing: a page does not hear its own words then.
    static OPEN: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

fn channel() -> Option<BroadcastChannel> {
    OPEN.with_borrow_mut(|open| {
        if open.is_none() {
            *open = js::make(&js_sys::global(), "BroadcastChannel", &[CHANNEL.into()])
                .ok()
                .map(JsValue::unchecked_into);
        }
        open.clone()
    })
}

/// Tells the other tabs which records changed: their ids, and nothing else.
pub fn announce(ids: &[String]) {
    let ids: Array = ids.iter().map(|id| JsValue::from_str(id)).collect();
    if let Some(channel) = channel() {
        let _ = channel.post_message(&ids);
    }
}

/// Hears which records another tab changed. Anything that is not a list of ids is passed over.
pub fn listen(callback: impl Fn(Vec<String>) + 'static) -> Listener {
    let targets = channel()
        .map(|channel| vec![(channel.into(), "message")])
        .unwrap_or_default();
    Listener::new(
        targets,
        Box::new(move |event| {
            let data = event.unchecked_into::<MessageEvent>().data();
            let ids: Vec<String> = js::list(&data).filter_map(|id| id.as_string()).collect();
            if !ids.is_empty() {
                callback(ids);
            }
        }),
    )
}
