//! Waiting for IndexedDB: its requests, its transactions, and opening.
//!
//! A request's handlers are the promise's own `resolve` and `reject`: no closure crosses into
//! wasm. What is awaited is looked at in a microtask of the event itself, while the transaction
//! is still active.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::{Function, Promise};
use vault::{BackendError, Store};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::errors::Trouble;
use crate::{js, timer};

/// How long any work on the database may take, in milliseconds. One that does not answer by then is as
/// one whose connection was lost.
const LIMIT_MS: u32 = 6_000;

/// Work on the database. Boxed, so that waiting for it is compiled once for each answer.
pub(super) type Work<'a, T> = Pin<Box<dyn Future<Output = Result<T, Trouble>> + 'a>>;

/// What work comes to, or [`Trouble::Connection`] where that takes too long.
pub(super) async fn within<T>(mut work: Work<'_, T>) -> Result<T, Trouble> {
    let (is_late, waiting) = (Rc::new(Cell::new(false)), Rc::new(RefCell::new(None)));
    let (late, waits) = (is_late.clone(), waiting.clone());
    let _limit = timer::after(LIMIT_MS, move || {
        late.set(true);
        waits.take().into_iter().for_each(Waker::wake);
    });
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Pending if is_late.get() => Poll::Ready(Err(Trouble::Connection)),
        Poll::Pending => {
            waiting.replace(Some(context.waker().clone()));
            Poll::Pending
        }
        ended => ended,
    })
    .await
}

/// What a request answers.
pub(super) async fn answer(request: &IdbRequest) -> Result<JsValue, Trouble> {
    // One of several requests may have ended while another was awaited.
    if js::text(request, "readyState").as_deref() != Some("done") {
        let done = Promise::new(&mut |resolve, reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
        });
        // The error itself is read from the request below.
        let _ = JsFuture::from(done).await;
    }
    let error = js::get(request, "error");
    if error.is_truthy() {
        return Err(Trouble::of(&error));
    }
    Ok(js::get(request, "result"))
}

/// Ends when the transaction is complete on disk; the error is the one that aborted it.
///
/// Call it right after the transaction began, so that its end is not missed.
pub(super) fn complete(
    transaction: &IdbTransaction,
) -> impl Future<Output = Result<(), JsValue>> + use<> {
    let ended = JsFuture::from(Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    }));
    let transaction = transaction.clone();
    async move {
        match ended.await {
            Ok(_) => Ok(()),
            Err(_) => Err(js::get(&transaction, "error")),
        }
    }
}

/// Opens the database; where it is new, its stores are made only if they may be.
pub(super) async fn open(name: &str, version: u32, may_make: bool) -> Result<IdbDatabase, Trouble> {
    let factory = js::get(&js_sys::global(), "indexedDB").dyn_into::<IdbFactory>();
    let factory = factory.map_err(|_| Trouble::Answer(BackendError::Blocked))?;
    let request = factory
        .open_with_u32(name, version)
        .map_err(|error| Trouble::of_opening(&error))?;
    let upgrade = Closure::wrap(upgrading(&request, may_make));
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let opened = JsFuture::from(Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
    }))
    .await;
    if opened.is_ok() {
        return Ok(js::get(&request, "result").unchecked_into());
    }
    if js::text(&request, "readyState").as_deref() != Some("done") {
        close_when_opened(&request, upgrade);
        return Err(Trouble::Answer(BackendError::Blocked));
    }
    let error = js::get(&request, "error");
    let refused = js::error_name(&error) == "AbortError" && !may_make;
    Err(if refused {
        Trouble::Answer(BackendError::Lost)
    } else {
        Trouble::of_opening(&error)
    })
}

/// Deletes a database, as soon as every window has let go of it.
pub(super) async fn delete(name: &str) -> Result<(), Trouble> {
    let factory = js::get(&js_sys::global(), "indexedDB").dyn_into::<IdbFactory>();
    let factory = factory.map_err(|_| Trouble::Answer(BackendError::Blocked))?;
    let request = factory.delete_database(name);
    let request = request.map_err(|error| Trouble::of_opening(&error))?;
    answer(&request).await.map(|_| ())
}

fn upgrading(request: &IdbOpenDbRequest, may_make: bool) -> Box<dyn FnMut()> {
    let request = request.clone();
    Box::new(move || {
        let made = may_make && make_stores(&js::get(&request, "result").unchecked_into());
        if !made && let Some(transaction) = request.transaction() {
            let _ = transaction.abort();
        }
    })
}

fn make_stores(database: &IdbDatabase) -> bool {
    let names = Store::ALL.into_iter().map(Store::name);
    names
        .into_iter()
        .all(|name| database.create_object_store(name).is_ok())
}

/// Another tab was in the way: a handle that arrives after all must not be in the way of others.
fn close_when_opened(request: &IdbOpenDbRequest, upgrade: Closure<dyn FnMut()>) {
    let late = request.clone();
    let close: Function = Closure::once_into_js(move || {
        drop(upgrade);
        let _ = js::call(&js::get(&late, "result"), "close", &[]);
    })
    .unchecked_into();
    request.set_onsuccess(Some(&close));
    request.set_onerror(Some(&close));
    request.set_onblocked(None);
}
