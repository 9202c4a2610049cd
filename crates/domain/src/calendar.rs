//! Events handed to a calendar: what it shows, what of it was given before, and what it may still
//! hold that is no longer right.
//!
//! A file is a copy. Calendars that honour ids follow a newer one; others show both, which is why
//! what may be left over is always told in words as well.

mod file;

use crate::order::in_order;
use crate::reminder::{Reminder, Thing};
use crate::ride;
use crate::session::Session;
use crate::time::{self, Instant, Zone};

pub use file::{file, file_of_all};

/// One event, as the calendar shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The permanent id: the same in every file.
    pub uid: String,
    /// When it begins, and rings.
    pub starts: Instant,
    /// Its title, as shown.
    pub title: String,
}

/// What was given to a calendar last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Whom it was given to, as typed; empty for the patient's own calendar.
    pub to: String,
    /// How often it has changed since it was given first.
    pub sequence: u32,
    /// When.
    pub at: Instant,
    /// Every event in it that takes place.
    pub events: Vec<Event>,
    /// Events of earlier files that are no longer so, and that the calendar may still hold.
    pub old: Vec<Event>,
}

/// How long an event lasts, in minutes: long enough to be seen in a day's column.
pub const LENGTH_MINUTES: i64 = 15;

/// How long before the pick-up the one who drives is reminded, in minutes.
pub const PICK_UP_AHEAD_MINUTES: i64 = 60;

/// The number of the pick-up among the things of a session; see [`crate::reminder::Thing::number`].
const PICK_UP_NUMBER: u8 = 20;

/// The events of one session or visit for the patient's own calendar: each begins when its reminder
/// rings, since a calendar may ignore the alarms of a file. What has rung is not among them.
#[must_use]
pub fn mine<Id: PartialEq>(
    reminders: &[Reminder<Id>],
    of: &Id,
    id: &str,
    now: Instant,
    title: impl Fn(&Reminder<Id>) -> String,
) -> Vec<Event> {
    reminders
        .iter()
        .filter(|reminder| reminder.of == *of && now < reminder.rings)
        .map(|reminder| event(reminder, id, reminder.rings, &title))
        .collect()
}

/// What has rung of one session or visit and still lies ahead, each at its own time: too late for a
/// calendar to ring. The ride is not among it: that is asked about until it stands.
#[must_use]
pub fn rung<Id: PartialEq>(
    reminders: &[Reminder<Id>],
    of: &Id,
    id: &str,
    now: Instant,
    title: impl Fn(&Reminder<Id>) -> String,
) -> Vec<Event> {
    let rung = reminders.iter().filter(|reminder| {
        let is_ride = matches!(reminder.thing, Thing::Ride(_));
        reminder.of == *of && !is_ride && reminder.rings <= now && now < reminder.due
    });
    in_order(rung, |reminder| reminder.due)
        .into_iter()
        .map(|reminder| event(reminder, id, reminder.due, &title))
        .collect()
}

fn event<Id>(
    reminder: &Reminder<Id>,
    id: &str,
    starts: Instant,
    title: impl Fn(&Reminder<Id>) -> String,
) -> Event {
    Event {
        uid: uid(id, reminder.thing.number()),
        starts,
        title: title(reminder),
    }
}

/// The event for the one who drives: it begins [`PICK_UP_AHEAD_MINUTES`] before the pick-up, and
/// says when that is. `None` without a time, or once it is too late to be reminded.
#[must_use]
pub fn pick_up(
    session: &Session,
    ride: Option<&ride::Plan>,
    id: &str,
    now: Instant,
    zone: &dyn Zone,
    title: impl Fn(Instant) -> String,
) -> Option<Event> {
    let is_on = session.is_planned() && session.is_supported();
    let at = ride.filter(|_| is_on)?.pickup_at(session, zone)?;
    let starts = time::shifted(at, -PICK_UP_AHEAD_MINUTES);
    (now < starts).then(|| Event {
        uid: uid(id, PICK_UP_NUMBER),
        starts,
        title: title(at),
    })
}

/// Numbers rather than names: who looks into the file learns nothing from its ids.
fn uid(id: &str, number: u8) -> String {
    format!("{id}-{number:02}")
}

impl Given {
    /// What is to be given now, after what was given `last`: with a higher sequence if anything is
    /// not as it was, and with every event that may be left over.
    #[must_use]
    pub fn next(last: Option<&Self>, to: &str, events: Vec<Event>, now: Instant) -> Self {
        let to = to.to_owned();
        let Some(last) = last else {
            return Self {
                to,
                sequence: 0,
                at: now,
                events,
                old: Vec::new(),
            };
        };
        let gone: Vec<_> = last
            .events
            .iter()
            .filter(|before| now < before.starts && (last.to != to || !events.contains(before)))
            .cloned()
            .collect();
        let is_changed =
            !gone.is_empty() || events.iter().any(|event| !last.events.contains(event));
        let mut old: Vec<Event> = Vec::new();
        for event in last.old.iter().chain(&gone) {
            // What came back as it was is right again.
            let is_right = last.to == to && events.contains(event);
            if now < event.starts && !is_right && !old.contains(event) {
                old.push(event.clone());
            }
        }
        Self {
            to,
            sequence: last.sequence.saturating_add(is_changed.into()),
            at: now,
            events,
            old,
        }
    }

    /// Whether there is something to give that the calendar was not given yet.
    #[must_use]
    pub fn is_news(&self, last: Option<&Self>) -> bool {
        match last {
            Some(last) => last.sequence != self.sequence,
            None => !self.events.is_empty(),
        }
    }

    /// Whether it says the same, at whichever moment.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.to, self.sequence) == (&other.to, other.sequence)
            && (&self.events, &self.old) == (&other.events, &other.old)
    }

    /// Those left over of which no newer version is in the file: it cancels them.
    pub fn cancelled(&self) -> impl Iterator<Item = &Event> {
        let mut seen: Vec<&str> = self.events.iter().map(|event| event.uid.as_str()).collect();
        // Of several left over from one event the last one counts.
        self.old.iter().rev().filter(move |event| {
            let is_new = !seen.contains(&event.uid.as_str());
            seen.push(&event.uid);
            is_new
        })
    }

    /// What the calendar holds of it, once the patient has seen to what `now` tells is left over.
    #[must_use]
    pub fn cleared(mut self, now: &Self) -> Self {
        self.old.clear();
        self.events.retain(|event| now.events.contains(event));
        self
    }
}
