//! JSON (RFC 8259) as far as this app needs it: texts, integers, booleans, lists and objects.
//!
//! Every document is checked to the last byte, floating point numbers too, but none of them is
//! ever computed: that alone would bring tens of kilobytes of tables to the phone. Reading makes
//! no tree. A [`Value`] is a piece of the text, and answers when it is asked what it is:
//!
//! ```
//! let body = json::Value::new(r#"{"text": "tea\nand rain", "at": 7, "tags": ["a", "b"]}"#);
//! let fields = body.object()?;
//! assert_eq!(fields.get("text").map(json::Value::text), Some(Ok("tea\nand rain".to_owned())));
//! assert_eq!(fields.get("at").map(json::Value::integer), Some(Ok(7)));
//! assert_eq!(fields.get("tags").map(json::Value::raw), Some(r#"["a", "b"]"#));
//! # Ok::<(), json::Refused>(())
//! ```
//!
//! Writing goes field by field through [`Writer`], and gives the very bytes that serde_json would:
//!
//! ```
//! let mut body = json::Writer::new();
//! body.text("text", "tea\nand rain");
//! body.integer("at", 7);
//! assert_eq!(body.finish(), r#"{"text":"tea\nand rain","at":7}"#);
//! ```
//!
//! Nothing here calls itself, however deep a document goes: each open bracket costs one byte of
//! memory, and no stack.

mod read;
mod scan;
mod write;

pub use read::{Object, Value};
pub use write::{Writer, text};

/// A text that is not JSON, or not the JSON that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not the JSON that was asked for")
    }
}

impl std::error::Error for Refused {}
