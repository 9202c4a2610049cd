//! Every browser call of the app, behind plain Rust: no other crate and no screen names `web_sys`.
//!
//! Whatever a browser may lack or forbid (storage, Web Locks, sharing, view transitions) is asked
//! for at the call, never assumed: a missing part answers `None`, `false` or an error, and nothing
//! here panics. What the start-up script offers lives on `window.homeward`; the crate works when
//! it is absent.
//!
//! Calls that few bindings cover (Intl, strict durability, Web Locks) go through the small
//! reflection helpers of `js`: one import each for reading, calling and making, instead of one per
//! method, which keeps the wasm and its glue small.

pub mod clock;
pub mod dom;
pub mod entropy;
pub mod files;
pub mod indexed_db;
pub mod install;
pub mod links;
pub mod listener;
pub mod notices;
pub mod page_life;
pub mod panic;
pub mod parts;
pub mod passkey;
pub mod preferences;
pub mod reader;
pub mod reorder;
pub mod service_worker;
pub mod storage_state;
pub mod stretch;
pub mod tabs;
pub mod timer;
pub mod words;

mod js;

pub use listener::Listener;
