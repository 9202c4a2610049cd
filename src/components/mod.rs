//! Building blocks that know no feature: signals in, callbacks out. File = component = CSS block.

mod answered;
mod choices;
mod disclosure;
mod facts;
mod field;
mod icon;
mod list_rows;
mod notice;
mod numbers;
mod phone_field;
mod saving;
mod screen;
mod sky;
mod sources;
mod switch;
mod toast;
mod unsaved;

pub use answered::{Answered, Holds, hold, show_answer};
pub use choices::{Choices, Segmented, Tick};
pub use disclosure::Disclosure;
pub use facts::facts_list;
pub use field::{Area, Field, FileField, SecretField, SelectField};
pub use icon::{Glyph, Icon};
pub use list_rows::{ListRow, list_rows};
pub use notice::{Notice, Tone, alert, not_saved};
pub use numbers::{call_emergency, country_field, line_buttons, with_number};
pub use phone_field::PhoneField;
pub use saving::SaveStatus;
pub use screen::{Frame, HelpButton, Screen, SettingsButton};
pub use sky::Sky;
pub use sources::{sources, sources_of_lines};
pub use switch::Switch;
pub use toast::{ToastHost, Toasts};
pub use unsaved::Unsaved;
