//! Reminders outside the screen: the number on the icon, notes while the app is alive, wake-ups while
//! it is closed, and the one thing to catch up with.

use super::{Calendar, Day, Path, Speech, Store, Trouble};
use chrono::DateTime;
use domain::reminder::{self, Reminder, Thing, Wishes};
use domain::time::Instant;
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

/// What was missed while the app was away: whose, and what.
type Missed = Option<(RecordId, Thing)>;

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
    /// The page was out of sight at the last look.
    was_hidden: StoredValue<bool>,
    /// A note is on its way: another one meanwhile could take it off the phone again.
    is_noting: StoredValue<bool>,
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
            was_hidden: StoredValue::new(false),
            is_noting: StoredValue::new(false),
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
        // At first against what lies there: what was to be taken away may not have been.
        Effect::new(move |before: Option<Option<String>>| {
            let plan = self.plan();
            if before.as_ref() != Some(&plan) {
                let body = plan.clone();
                spawn_local(async move {
                    let _ = self.store.keep_open(WAKES, body.as_deref()).await;
                });
            }
            plan
        });
    }

    /// The one thing to catch up with, tracked: as it is now, and only as long as it matters.
    pub fn missed(self) -> Option<Reminder<RecordId>> {
        let (of, thing) = self.missed.get()?;
        let now = self.day.now();
        let mut all = self.all.get().into_iter();
        all.find(|reminder| reminder.of == of && reminder.thing == thing && reminder.has_rung(now))
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
        if untrack(|| self.wishes()).when_closed && !notifies {
            let _ = notices::wake(false).await;
        }
        let change = |wishes: Wishes| Wishes {
            notifies,
            when_closed: wishes.when_closed && notifies,
            ..wishes
        };
        self.calendar.wish(change).await?;
        Ok(leave)
    }

    /// Turns wake-ups while the app is closed on or off; tells whether the browser agreed.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn wake(self, wanted: bool) -> Result<bool, Trouble> {
        let agreed = notices::wake(wanted).await;
        let when_closed = wanted && agreed;
        let change = |wishes| Wishes {
            when_closed,
            ..wishes
        };
        self.calendar.wish(change).await?;
        Ok(agreed)
    }

    /// One of each, now. Tells whether a note was shown, and whether the icon took a number.
    pub async fn try_now(self) -> (bool, bool) {
        let noted = self.show(self.day.right_now()).await;
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
        let (now, all) = (self.day.now(), self.all.get());
        let since = told_until();
        if all.is_empty() && since.is_none() {
            return;
        }
        let is_hidden = page_life::is_hidden();
        let was_hidden = self.was_hidden.get_value();
        self.was_hidden.set_value(is_hidden);
        // A clock that was set back rings nothing anew.
        let Some(since) = since.filter(|since| *since < now) else {
            return set_told_until(now);
        };
        if is_hidden {
            return self.note(&all, since, now);
        }
        set_told_until(now);
        if was_hidden || (now - since).num_seconds() > AWAY {
            let missed = reminder::missed(&all, since, now);
            if let Some(missed) = missed {
                self.missed.set(Some((missed.of, missed.thing)));
            }
        }
    }

    /// Nobody looks at the page: it is told once a note of it was shown. What can be told by no note,
    /// or not yet, waits.
    fn note(self, all: &[Reminder<RecordId>], since: Instant, now: Instant) {
        if reminder::rung(all, since, now).is_none() {
            return set_told_until(now);
        }
        let (quiet, calendar) = (untrack(|| self.calendar.quiet()), self.calendar);
        let clock_of = |of| untrack(|| calendar.clock_of(of));
        let may_ring = |of| clock_of(of).is_some_and(|clock| !quiet.is_quiet(now, &clock));
        let audible: Vec<_> = all
            .iter()
            .filter(|rung| may_ring(rung.of))
            .copied()
            .collect();
        let told = reminder::rung(&audible, since, now);
        let notifies = untrack(|| self.wishes().notifies);
        let Some(at) = told.filter(|_| notifies).map(|told| told.rings) else {
            return;
        };
        if self.is_noting.get_value() {
            return;
        }
        self.is_noting.set_value(true);
        spawn_local(async move {
            if self.show(at).await && told_until() < Some(now) {
                set_told_until(now);
            }
            self.is_noting.set_value(false);
        });
    }

    /// The session whose ride a note is about that was shown for what rang at `at`, in milliseconds since
    /// 1970; none where it is about anything else, or matters no longer.
    pub fn ride_of_note(self, at: i64) -> Option<RecordId> {
        let at = DateTime::from_timestamp_millis(at)?;
        let all = untrack(|| self.all.get());
        let about = reminder::rung_at(&all, at, self.day.right_now())?;
        matches!(about.thing, Thing::Ride(_)).then_some(about.of)
    }

    async fn show(self, at: Instant) -> bool {
        let title = self.speech.words().reminders_note();
        let note = Note {
            title,
            tag: TAG,
            at: at.timestamp_millis(),
        };
        notices::leave() == Leave::Given && notices::show(note).await
    }

    /// What lies in the clear for the service worker: moments, and the neutral words. None unless the patient picked it. Tracked.
    fn plan(self) -> Option<String> {
        let wishes = self.wishes();
        if !(wishes.notifies && wishes.when_closed) {
            return None;
        }
        self.speech.language();
        let title = self.speech.words().reminders_note();
        // What waits until it is not quiet is among it.
        let now = self.day.now();
        let since = told_until().map_or(now, |told| told.min(now));
        let (quiet, clock_of) = (self.calendar.quiet(), |id: &RecordId| {
            self.calendar.clock_of(*id)
        });
        let wakes = reminder::wakes(&self.all.get(), since, &quiet, clock_of);
        Some(write_wakes(title, &wakes))
    }
}

/// Until when everything that rang was told.
fn told_until() -> Option<Instant> {
    let written = preferences::get_string(preferences::REMINDED)?;
    DateTime::from_timestamp_millis(written.parse().ok()?)
}

fn set_told_until(at: Instant) {
    let written = at.timestamp_millis().to_string();
    preferences::set(preferences::REMINDED, &written);
}
