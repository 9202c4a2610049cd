//! The browser's errors, by name, as what the vault can do about them.

use vault::BackendError;
use wasm_bindgen::JsValue;

use crate::js;

/// What went wrong: a connection that may be had again, or an answer for the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The handle is dead: drop it, open anew, try once more.
    Connection,
    /// Trying again would not help.
    Answer(BackendError),
}

impl Trouble {
    /// What an error of a request or transaction on an open database means.
    pub(super) fn of(error: &JsValue) -> Self {
        // A transaction that ended with no error of its own was cut off by the browser.
        if !error.is_truthy() {
            return Trouble::Connection;
        }
        let message = js::text(error, "message").unwrap_or_default();
        match js::error_name(error).as_str() {
            "QuotaExceededError" => Trouble::Answer(BackendError::Full),
            "InvalidStateError" | "UnknownError" | "AbortError" => Trouble::Connection,
            _ if message.contains("Indexed Database server lost") => Trouble::Connection,
            "VersionError" => Trouble::Answer(BackendError::Newer),
            // A store is missing: the database was cleared and made anew by something else.
            "NotFoundError" => Trouble::Answer(BackendError::Lost),
            "DataError" | "DataCloneError" => {
                Trouble::Answer(BackendError::Refused("storage refused a key or a value"))
            }
            _ => Trouble::Answer(BackendError::Refused("storage refused the work")),
        }
    }

    /// What an error of opening means.
    pub(super) fn of_opening(error: &JsValue) -> Self {
        match js::error_name(error).as_str() {
            // So Firefox answers in windows that keep nothing, and all where site data is blocked.
            "InvalidStateError" | "SecurityError" | "NotAllowedError" | "TypeError" => {
                Trouble::Answer(BackendError::Blocked)
            }
            _ => Self::of(error),
        }
    }

    /// What the vault is told once nothing more is tried.
    pub(super) fn answer(self) -> BackendError {
        match self {
            Trouble::Connection => BackendError::Lost,
            Trouble::Answer(error) => error,
        }
    }
}
