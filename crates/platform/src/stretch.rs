//! A passphrase becomes a key: Argon2id in a throw-away worker, so that the page stays awake and
//! the memory is given back.
//!
//! A question is memory in KiB (4) ‖ passes (4) ‖ salt (16) ‖ passphrase, numbers big-endian. The
//! answer is 32 bytes, or none where it could not be worked out.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, JsString, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageEvent;

use crate::{clock, js};

/// The script that runs the deriver, by the name it has before the build names it.
const SCRIPT: &str = "worker.js";
/// What the worker says once it listens.
const READY: &str = "ready";

/// The worker could not be had, or had too little memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failed;

/// A key that was worked out.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    /// Its bytes.
    pub key: [u8; 32],
    /// How long that took, in milliseconds: the work alone, not the fetching of the worker.
    pub took_ms: f64,
}

/// The key of a passphrase. The passphrase is normalised (NFKC) and loses the white space at both ends,
/// which keyboards add by themselves.
pub async fn stretch(
    passphrase: &str,
    salt: &[u8; 16],
    memory_kib: u32,
    passes: u32,
) -> Result<Made, Failed> {
    let mut question = [memory_kib.to_be_bytes(), passes.to_be_bytes()].concat();
    question.extend(salt);
    question.extend(plain(passphrase).into_bytes());
    let worker = begin().map_err(|_| Failed)?;
    let begun = Rc::new(Cell::new(0.0));
    let answer = ask(&worker, &question, begun.clone()).await;
    let took_ms = clock::ticks() - begun.get();
    let _ = js::call(&worker, "terminate", &[]);
    let bytes = Uint8Array::new(&answer.map_err(|_| Failed)?).to_vec();
    let key = bytes.try_into().map_err(|_| Failed)?;
    Ok(Made { key, took_ms })
}

/// How a passphrase is taken: however it was typed, the same characters are the same passphrase.
pub fn plain(passphrase: &str) -> String {
    let normal = String::from(JsString::from(passphrase).normalize("NFKC"));
    normal.trim().to_owned()
}

fn begin() -> Result<JsValue, JsValue> {
    let names = js::get(&js::homeward(), "names");
    let script = js::text(&names, SCRIPT).ok_or(JsValue::UNDEFINED)?;
    let options = js::object(&[("type", "module")]);
    js::make(&js_sys::global(), "Worker", &[script.into(), options])
}

/// Waits until the worker listens, asks, notes when, and waits for its answer.
async fn ask(worker: &JsValue, question: &[u8], begun: Rc<Cell<f64>>) -> Result<JsValue, JsValue> {
    let question = Uint8Array::from(question);
    let asked = worker.clone();
    let mut heard = None;
    let answer = Promise::new(&mut |resolve, reject| {
        let (asked, question, begun) = (asked.clone(), question.clone(), begun.clone());
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            if data.as_string().as_deref() == Some(READY) {
                begun.set(clock::ticks());
                let _ = js::call(&asked, "postMessage", &[question.clone().into()]);
            } else {
                let _ = resolve.call1(&JsValue::UNDEFINED, &data);
            }
        });
        js::set(worker, "onmessage", hear.as_ref());
        js::set(worker, "onerror", &reject);
        heard = Some(hear);
    });
    let answer = js::settled(answer.into()).await;
    drop(heard);
    answer
}

/// What works a key out: passphrase, salt, memory in KiB, passes.
pub type Derive = fn(&[u8], &[u8; 16], u32, u32) -> Option<[u8; 32]>;

/// Answers the questions of a page, in the worker.
pub fn serve(derive: Derive) {
    let scope = JsValue::from(js_sys::global());
    let answering = scope.clone();
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let question = Uint8Array::new(&event.data()).to_vec();
        let key = work_out(derive, &question)
            .map(Vec::from)
            .unwrap_or_default();
        let answer = Uint8Array::from(key.as_slice());
        let _ = js::call(&answering, "postMessage", &[answer.into()]);
    });
    js::set(&scope, "onmessage", hear.as_ref().unchecked_ref());
    hear.forget();
    let _ = js::call(&scope, "postMessage", &Array::of1(&READY.into()).to_vec());
}

fn work_out(derive: Derive, question: &[u8]) -> Option<[u8; 32]> {
    let (memory, rest) = question.split_first_chunk()?;
    let (passes, rest) = rest.split_first_chunk()?;
    let (salt, passphrase) = rest.split_first_chunk()?;
    derive(
        passphrase,
        salt,
        u32::from_be_bytes(*memory),
        u32::from_be_bytes(*passes),
    )
}
