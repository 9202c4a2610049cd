//! Reminders outside the screen: the number on the icon, notes while the app is alive, wake-ups while
//! it is closed, and the one thing to catch up with.

use super::{Calendar, Day, Path, Speech, Store, Trouble};
use chrono::DateTime;
use domain::reminder::{self, Reminder, Thing, Wishes};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::notices::{self, Leave, Note};
use platform::{page_life, preferences};
use records::{WAKES, write_wakes};
use vault::RecordId;

/// A note takes the place of the one before it.
const TAG: &str = "reminder";
/// The app was away if its clock stood still for longer than this, in seconds.
const AWAY: i64 = 150;

/// What was missed while the app was away.
type Missed = Option<Reminder<RecordId>>;

/// The layers that reach further than the screen.
#[derive(Clone, Copy)]
pub struct Reminders {
    store: Store,
    speech: Speech,
    day: Day,
    calendar: Calendar,
    /// Everything the patient is reminded of; nothing while all is paused.
    all: Memo<Vec<Reminder<RecordId>>>,
    missed: RwSignal<Missed>,
}

impl Reminders {
    /// Follows nothing yet.
    pub fn new(store: Store, speech: Speech, day: Day, path: Path, calendar: Calendar) -> Self {
        Self {
            store,
            speech,
            day,
            calendar,
            all: Memo::new(move |_| match path.is_paused() {
                true => Vec::new(),
                false => calendar.reminders(),
            }),
            missed: RwSignal::new(None),
        }
    }

    /// Follows time and records from now on; called once, under the app.
    pub fn follow(self) {
        Effect::new(move |before: Option<usize>| {
            let count = reminder::badge(&self.all.get(), self.day.now());
            if before != Some(count) && notices::has_badge() {
                spawn_local(async move {
                    let _ = notices::badge(count).await;
                });
            }
            count
        });
        Effect::new(move |_| self.look());
        Effect::new(move |before: Option<Option<String>>| {
            let plan = self.plan();
            let was = before.unwrap_or_default();
            if was != plan {
                let body = plan.clone();
                spawn_local(async move {
                    let _ = self.store.keep_open(WAKES, body.as_deref()).await;
                });
            }
            plan
        });
    }

    /// The one thing to catch up with, tracked.
    pub fn missed(self) -> Option<Reminder<RecordId>> {
        self.missed.get()
    }

    /// It was seen.
    pub fn forget_missed(self) {
        self.missed.set(None);
    }

    /// How the patient wants to be reminded, tracked.
    pub fn wishes(self) -> Wishes {
        self.calendar.wishes()
    }

    /// Turns notes on or off; asks for leave where nobody did. Call it in a tap.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn notify(self, wanted: bool) -> Result<Leave, Trouble> {
        let leave = match notices::leave() {
            Leave::NotAsked if wanted => notices::ask().await,
            leave => leave,
        };
        let notifies = wanted && leave == Leave::Given;
        let wishes = untrack(|| self.wishes());
        let when_closed = wishes.when_closed && notifies;
        if wishes.when_closed && !when_closed {
            let _ = notices::wake(false).await;
        }
        let wishes = Wishes {
            notifies,
            when_closed,
            ..wishes
        };
        self.calendar.wish(wishes).await?;
        Ok(leave)
    }

    /// Turns wake-ups while the app is closed on or off; tells whether the browser agreed.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn wake(self, wanted: bool) -> Result<bool, Trouble> {
        let agreed = notices::wake(wanted).await;
        let wishes = Wishes {
            when_closed: wanted && agreed,
            ..untrack(|| self.wishes())
        };
        self.calendar.wish(wishes).await?;
        Ok(agreed)
    }

    /// One of each, now. Tells whether a note was shown, and whether the icon took a number.
    pub async fn try_now(self) -> (bool, bool) {
        let noted = self.show("/").await;
        let count = reminder::badge(&untrack(|| self.all.get()), self.day.right_now());
        let counted = notices::has_badge() && notices::badge(count.max(1)).await;
        (noted, counted)
    }

    /// Takes the number of a try off the icon again.
    pub async fn end_try(self) {
        let count = reminder::badge(&untrack(|| self.all.get()), self.day.right_now());
        let _ = notices::badge(count).await;
    }

    /// Sees to what has rung since the last look: one note, or one line where nobody was there.
    fn look(self) {
        let now = self.day.now();
        let all = self.all.get();
        let since = preferences::get_string(preferences::REMINDED);
        if all.is_empty() && since.is_none() {
            return;
        }
        let since = since.and_then(|since| since.parse().ok());
        let since = since.and_then(DateTime::from_timestamp_millis);
        let written = now.timestamp_millis().to_string();
        preferences::set(preferences::REMINDED, &written);
        // A clock that was set back rings nothing anew.
        let Some(since) = since.filter(|since| *since < now) else {
            return;
        };
        let Some(missed) = reminder::missed(&all, since, now).copied() else {
            return;
        };
        if page_life::is_hidden() && untrack(|| self.wishes().notifies) {
            let path = path_of(ride_of(&missed));
            spawn_local(async move {
                let _ = self.show(&path).await;
            });
        } else if (now - since).num_seconds() > AWAY {
            self.missed.set(Some(missed));
        }
    }

    async fn show(self, path: &str) -> bool {
        let title = self.speech.words().reminders_note();
        let note = Note {
            title,
            tag: TAG,
            path,
        };
        notices::leave() == Leave::Given && notices::show(note).await
    }

    /// What lies in the clear for the service worker: moments, where they lead, and the neutral
    /// words. None unless the patient picked it. Tracked.
    fn plan(self) -> Option<String> {
        let wishes = self.wishes();
        if !(wishes.notifies && wishes.when_closed) {
            return None;
        }
        self.speech.language();
        let title = self.speech.words().reminders_note();
        let wakes = reminder::wakes(&self.all.get(), self.day.now());
        let path = |ride: Option<&RecordId>| path_of(ride.copied());
        Some(write_wakes(title, &wakes, path))
    }
}

/// The screen that a note leads to: the ride, or Today.
fn path_of(ride: Option<RecordId>) -> String {
    match ride {
        Some(id) => format!("/session/{id}/ride"),
        None => "/".to_owned(),
    }
}

fn ride_of(reminder: &Reminder<RecordId>) -> Option<RecordId> {
    matches!(reminder.thing, Thing::Ride(_)).then_some(reminder.of)
}
