//! Every word on screen: interface texts and checked content, in English and Spanish.
//!
//! The words live in `content/` as data. When this crate is built, its build script checks them (every key and placeholder in both languages, every
//! content item with a source and a date) and makes two things of them: one method for each key, and one bundle of texts for each language. The
//! methods are compiled in; the texts are not. The app fetches `words.en.json` or `words.es.json` and hands it to [`Words::parse`].
//!
//! A key `ride.takes_you` with the English text `{name} takes you home at {time}` becomes `words.ride_takes_you(name, time)`: the path joined by
//! underscores, the arguments in the order in which the English text names them. A leaf `{"one": …, "other": …}` is a plural, whose first argument is
//! `count: i64`.

mod bundle;
mod crisis;
mod keeper;
mod language;
mod learn;
mod reader;
mod sources;
mod team;
mod typed;

#[cfg(not(target_arch = "wasm32"))]
mod help_page;
#[cfg(not(target_arch = "wasm32"))]
mod host;

pub use bundle::{BundleError, Words};
pub use crisis::{Address, Country, EMERGENCY, Line, TextMessage, dialable};
#[cfg(not(target_arch = "wasm32"))]
pub use help_page::help_html;
#[cfg(not(target_arch = "wasm32"))]
pub use host::{bundle_json, country_js, keeper_json, learn_files};
pub use keeper::KeeperWords;
pub use language::Language;
pub use learn::{LearnBlock, LearnPage, LearnSection, LearnSource};
pub use sources::{ClinicalLines, Proof};
pub use team::{BagItem, ClinicQuestion, ClinicTopic, HealthItem};
pub use typed::{
    ChecklistItem, JournalPrompt, Licence, Page, Passage, Phase, Prompt, Section, SignGroup, Source,
};
