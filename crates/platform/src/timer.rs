//! Doing something later, once typing pauses, or after giving the page a turn.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use crate::js;

/// Runs a task beside everything else.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

/// Does something once what changed just now is drawn: moving the focus to it, for one.
pub fn after_draw(then: impl FnOnce() + 'static) {
    spawn(async {
        yield_now().await;
        then();
    });
}

/// A callback to come; dropping it cancels.
#[must_use = "dropping the timer cancels it"]
pub struct Timer {
    /// As the browser gave it: a clock under test counts past what 32 bits hold.
    number: JsValue,
    _closure: Closure<dyn FnMut()>,
}

impl Timer {
    /// Lets the call come whatever happens to this handle.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        let _ = js::call(
            &js_sys::global(),
            "clearTimeout",
            std::slice::from_ref(&self.number),
        );
    }
}

/// Calls once, after the given number of milliseconds, unless the timer is dropped before.
pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) -> Timer {
    start(milliseconds, Box::new(callback))
}

fn start(milliseconds: u32, callback: Box<dyn FnOnce()>) -> Timer {
    let mut callback = Some(callback);
    let closure = Closure::wrap(Box::new(move || {
        if let Some(callback) = callback.take() {
            callback();
        }
    }) as Box<dyn FnMut()>);
    let arguments = [closure.as_ref().clone(), milliseconds.into()];
    let number = js::call(&js_sys::global(), "setTimeout", &arguments).unwrap_or_default();
    Timer {
        number,
        _closure: closure,
    }
}

/// Calls once a run of [`Debounce::touch`] pauses, and at the latest a bounded time after it began.
///
/// Dropping it cancels a call that is due: [`Debounce::flush`] first where words hang on it.
#[derive(Clone)]
pub struct Debounce(Rc<Waiting>);

struct Waiting {
    pause: u32,
    at_most: u32,
    began: Cell<Option<f64>>,
    timer: RefCell<Option<Timer>>,
    callback: Box<dyn Fn()>,
}

impl Debounce {
    /// Waits for `pause` milliseconds of quiet, but no longer than `at_most` in all.
    pub fn new(pause: u32, at_most: u32, callback: impl Fn() + 'static) -> Self {
        Self(Rc::new(Waiting {
            pause,
            at_most,
            began: Cell::new(None),
            timer: RefCell::new(None),
            callback: Box::new(callback),
        }))
    }

    /// Something changed: the call is due after the pause.
    pub fn touch(&self) {
        let now = js_sys::Date::now();
        let began = self.0.began.get().unwrap_or(now);
        self.0.began.set(Some(began));
        let left = f64::from(self.0.at_most) - (now - began);
        let wait = left.clamp(0.0, f64::from(self.0.pause)) as u32;
        let waiting = Rc::downgrade(&self.0);
        let timer = after(wait, move || {
            if let Some(waiting) = waiting.upgrade() {
                Debounce(waiting).flush();
            }
        });
        *self.0.timer.borrow_mut() = Some(timer);
    }

    /// Calls now if a call is due.
    pub fn flush(&self) {
        if self.cancel() {
            (self.0.callback)();
        }
    }

    /// Forgets a call that is due; tells whether there was one.
    pub fn cancel(&self) -> bool {
        let timer = self.0.timer.borrow_mut().take();
        drop(timer);
        self.0.began.take().is_some()
    }

    /// Whether a call is due.
    pub fn is_due(&self) -> bool {
        self.0.began.get().is_some()
    }
}

/// Lets the page paint and answer a touch before the work goes on.
pub async fn yield_now() {
    let scheduler = js::get(&js_sys::global(), "scheduler");
    if js::call_async(&scheduler, "yield", &[]).await.is_err() {
        pause(0).await;
    }
}

/// Waits for the given number of milliseconds.
pub async fn pause(milliseconds: u32) {
    let promise = Promise::new(&mut |resolve, _| {
        let window = js_sys::global();
        let wait = JsValue::from_f64(f64::from(milliseconds));
        let _ = js::call(&window, "setTimeout", &[resolve.into(), wait]);
    });
    let _ = JsFuture::from(promise).await;
}
