//! What is true about sessions, rides, hours, checklists and words, with no clock, chance or storage.
//!
//! Everything here is a value or a function of its arguments. The present moment is always the
//! argument `now`, a place on earth is always a [`time::Zone`], and nothing can fail in a way the
//! caller is not told about: forms give *all* their problems at once, and no arithmetic panics,
//! however far away a date lies.
//!
//! | Module | Answers |
//! |---|---|
//! | [`time`] | what moment is this local time, and which day does it belong to? |
//! | [`session`] | what did the clinic say, and is the form complete? |
//! | [`course`] | which dates follow from the first one? |
//! | [`again`] | what goes along from the last session, and what is different? |
//! | [`visit`] | when is the next talk, what is to be said, and what was agreed? |
//! | [`clinic`] | which of the clinic's rules are known? |
//! | [`clock`] | what are my hours? |
//! | [`ride`] | who takes me home, and have they said yes? |
//! | [`checklist`] | what is there to get ready, and what has ticked itself? |
//! | [`intention`], [`journal`], [`text`] | words, kept as they were typed |
//! | [`choosing`] | which clinic, and what did each of them say? |
//! | [`about`] | what should my team know about me? |
//! | [`question`] | what do I still want to ask them? |
//! | [`ready`] | what is there to tell them this morning? |
//! | [`lock`] | when does the app lock by itself? |
//! | [`copy`] | when is it time for a copy? |
//! | [`reminder`] | what rings, and when? |
//! | [`calendar`] | what is handed to a calendar, and what may be left over there? |
//! | [`order`] | in which order do these come? |
//! | [`path`] | where am I, and in what light? |
//! | [`today`] | what is the one next thing? |
//! | [`wait`] | what can wait until tomorrow? |

pub mod about;
pub mod again;
pub mod calendar;
pub mod checklist;
pub mod choosing;
pub mod clinic;
pub mod clock;
pub mod copy;
pub mod course;
pub mod intention;
pub mod journal;
pub mod lock;
pub mod order;
pub mod path;
pub mod question;
pub mod ready;
pub mod reminder;
pub mod ride;
pub mod session;
pub mod text;
pub mod time;
pub mod today;
pub mod visit;
pub mod wait;
