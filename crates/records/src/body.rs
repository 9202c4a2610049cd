//! What every kind of record can do: name itself, write itself as JSON, and read every schema it ever had.

use serde::{Serialize, de::DeserializeOwned};

/// A kind of record.
pub trait Kept: Clone + PartialEq + Sized + 'static {
    /// The permanent name of the kind, stored inside the seal.
    const KIND: &'static str;
    /// The schema that [`Kept::encode`] writes.
    const SCHEMA: u32;

    /// The body as JSON.
    fn encode(&self) -> String;

    /// Reads a body that was written with `schema`.
    ///
    /// # Errors
    /// [`Unreadable::Newer`] for a schema this build does not know, [`Unreadable::Broken`] for a
    /// body that does not have the shape its schema promises.
    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable>;
}

/// Why a body could not be read. The record is kept untouched either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a newer build; asks for the app's update.
    Newer,
    /// Opens, but does not have the shape it promises.
    Broken,
}

/// Writes a schema's shape; these shapes have string keys and finite numbers only, so that writing
/// them cannot fail.
pub(crate) fn write<T: Serialize>(shape: &T) -> String {
    serde_json::to_string(shape).unwrap_or_default()
}

/// Reads a schema's shape. Fields a shape does not name are ignored.
///
/// # Errors
/// [`Unreadable::Broken`] when the JSON has another shape.
pub fn read<T: DeserializeOwned>(body: &str) -> Result<T, Unreadable> {
    serde_json::from_str(body).map_err(|_| Unreadable::Broken)
}

/// The permanent name of a value.
pub(crate) fn name_of<T: PartialEq>(value: T, names: &[(T, &'static str)]) -> String {
    names
        .iter()
        .find(|(of, _)| *of == value)
        .map(|(_, name)| (*name).to_owned())
        .unwrap_or_default()
}

/// The value with this permanent name.
///
/// # Errors
/// [`Unreadable::Broken`] when there is none.
pub(crate) fn named<T: Copy>(name: &str, names: &[(T, &'static str)]) -> Result<T, Unreadable> {
    names
        .iter()
        .find(|(_, of)| *of == name)
        .map(|(value, _)| *value)
        .ok_or(Unreadable::Broken)
}
