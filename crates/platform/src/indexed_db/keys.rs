//! Keys and ranges as IndexedDB has them.

use js_sys::{Array, Uint8Array};
use vault::{Key, Range, RecordId, WriteId};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

use super::errors::Trouble;

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

/// A key by its shape, whatever the store; none for a shape that no build of this app writes.
pub(super) fn read(key: &JsValue) -> Option<Key> {
    if let Some(name) = key.as_string() {
        return Some(Key::Name(name));
    }
    if let Some(number) = key.as_f64() {
        return Some(Key::Number(number as u64));
    }
    let (first, second) = (part(key, 0)?, part(key, 1)?);
    let Some(id) = id(&first) else {
        return Some(Key::Shelf(first.as_string()?, second.as_string()?));
    };
    match second.as_f64() {
        Some(number) => Some(Key::Chunk(id, number as u32)),
        None => Some(Key::Record(RecordId(id), WriteId(self::id(&second)?))),
    }
}

/// What to ask a store for to get the items of a range: all for `undefined`.
pub(super) fn range(range: &Range) -> Result<JsValue, Trouble> {
    match range {
        Range::All(_) | Range::After(_, None, _) | Range::ChunkKeys(None) => Ok(JsValue::UNDEFINED),
        Range::One(_, key) => Ok(write(key)),
        Range::OfRecord(record) => begins_with(record.bytes()),
        Range::ChunkKeys(Some(attachment)) => begins_with(attachment),
        Range::After(_, Some(key), _) => {
            bounds(IdbKeyRange::lower_bound_with_open(&write(key), true))
        }
    }
}

/// The pairs of which this id is the first: their second is a binary key or a number.
fn begins_with(id: &[u8; 16]) -> Result<JsValue, Trouble> {
    let id = binary(id);
    let first = Array::of1(&id);
    // An array sorts after every number and every binary key.
    let last = pair(id, Array::new().into());
    bounds(IdbKeyRange::bound(&first, &last))
}

fn bounds(range: Result<IdbKeyRange, JsValue>) -> Result<JsValue, Trouble> {
    range
        .map(JsValue::from)
        .map_err(|error| Trouble::of(&error))
}

fn pair(first: JsValue, second: JsValue) -> JsValue {
    Array::of2(&first, &second).into()
}

fn binary(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn part(key: &JsValue, index: u32) -> Option<JsValue> {
    key.dyn_ref::<Array>().map(|pair| pair.get(index))
}

/// IndexedDB gives binary keys back as buffers, whatever they were written as.
fn id(value: &JsValue) -> Option<[u8; 16]> {
    let buffer = value.dyn_ref::<js_sys::ArrayBuffer>()?;
    Uint8Array::new(buffer).to_vec().try_into().ok()
}
