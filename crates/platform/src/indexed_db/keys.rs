//! Keys and ranges as IndexedDB has them.

use js_sys::{Array, Uint8Array};
use vault::{Key, Range, RecordId, Store, WriteId};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

use super::errors::Trouble;
use crate::js;

/// A key as it lies on disk.
pub(super) fn write(key: &Key) -> JsValue {
    match key {
        Key::Name(name) => JsValue::from_str(name),
        Key::Number(number) => JsValue::from_f64(*number as f64),
        Key::Record(record, write) => pair(binary(record.bytes()), binary(write.bytes())),
        Key::Chunk(attachment, number) => pair(binary(attachment), (*number).into()),
        Key::Shelf(kind, month) => pair(JsValue::from_str(kind), JsValue::from_str(month)),
    }
}

/// A key of this store, or none when it has another shape: no build of this app wrote it.
pub(super) fn read(store: Store, key: &JsValue) -> Option<Key> {
    match store {
        Store::Meta | Store::Open => key.as_string().map(Key::Name),
        Store::Inbox => key.as_f64().map(|number| Key::Number(number as u64)),
        Store::Records => {
            let record = RecordId(id(&part(key, 0)?)?);
            let write = WriteId(id(&part(key, 1)?)?);
            Some(Key::Record(record, write))
        }
        Store::Chunks => {
            let number = part(key, 1)?.as_f64()?;
            Some(Key::Chunk(id(&part(key, 0)?)?, number as u32))
        }
        Store::Shelves => {
            let month = part(key, 1)?.as_string()?;
            Some(Key::Shelf(part(key, 0)?.as_string()?, month))
        }
    }
}

/// What to ask a store for to get the items of a range: all for `undefined`.
pub(super) fn range(range: &Range) -> Result<JsValue, Trouble> {
    match range {
        Range::All(_) => Ok(JsValue::UNDEFINED),
        Range::One(_, key) => Ok(write(key)),
        Range::OfRecord(record) => {
            let record = binary(record.bytes());
            let first = Array::of1(&record);
            // An array sorts after every binary key.
            let last = pair(record, Array::new().into());
            IdbKeyRange::bound(&first, &last)
                .map(JsValue::from)
                .map_err(|error| Trouble::of(&error))
        }
    }
}

fn pair(first: JsValue, second: JsValue) -> JsValue {
    Array::of2(&first, &second).into()
}

fn binary(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn part(key: &JsValue, index: usize) -> Option<JsValue> {
    js::list(key).nth(index)
}

/// IndexedDB gives binary keys back as buffers, whatever they were written as.
fn id(value: &JsValue) -> Option<[u8; 16]> {
    let buffer = value.dyn_ref::<js_sys::ArrayBuffer>()?;
    Uint8Array::new(buffer).to_vec().try_into().ok()
}
