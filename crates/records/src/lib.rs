//! The disk shape of everything a patient writes, as named code: schema v1 to and from the domain.
//!
//! A record is one verb: one tick, one answer, one entry. Each kind has a permanent name, a schema
//! number and a JSON body; the vault seals them without reading them. A schema that has shipped is
//! never edited: a new one is added beside it and the old one keeps its reader.
//!
//! What exists once (a tick, a ride, a draft) has a *natural name* from which the vault derives its
//! id, so that two phones agree on it; see each type's `name`.

mod about;
mod attachment;
mod body;
mod calendar;
mod checklist;
mod choosing;
mod clinic;
mod copy;
mod form;
mod intention;
mod journal;
mod lock;
mod names;
mod open_day;
mod path;
mod possible_names;
mod question;
mod ready;
mod ride;
mod session;
mod time;
mod visit;
mod wait;
mod wakes;

pub use about::AboutField;
pub use attachment::{Extent, Manifest};
pub use body::{Kept, Unreadable};
pub use calendar::{CalendarGiven, WISHES, Whose};
pub use checklist::{BagThing, Mark, Order, OwnItem};
pub use choosing::CandidateAnswer;
pub use clinic::{ClinicRule, NUMBERS, open_numbers, read_open_numbers};
pub use copy::LAST_COPY;
pub use form::FormDraft;
pub use intention::{Intention, IntentionDraft, IntentionVersion};
pub use lock::HABITS;
pub use names::{is_known, natural_name, read_any};
pub use open_day::{OPEN_DAY, read_open_day, write_open_day};
pub use path::{PAUSE, Pause, SERIES_END, SeriesEnd, put_off_name};
pub use possible_names::NameParts;
pub use question::question_name;
pub use ready::ReadyAnswer;
pub use ride::{GateAnswer, Left, Ride};
pub use session::Cancelling;
pub use visit::VisitNote;
pub use wakes::{WAKES, write_wakes};
