//! Sessions, what hangs on them, and where the patient is on the path.

mod again;
mod course;
mod limits;
mod moving;
mod ride;

pub use course::{Many, moved_all};
pub use limits::HoursOf;
pub use moving::Moved;

use super::store::Step;
use super::visits::span;
use super::{Choosing, Clinic, Day, Path, Session, Store, Table, Trouble, zone_of};
use domain::clock::{self, Hour};
use domain::order::in_order;
use domain::path::{self, Around, Current};
use domain::reminder::Planned;
use domain::session::{self, Cancelled, Given, Standing};
use domain::time::{self, Instant};
use domain::visit::Span;
use leptos::prelude::*;
use platform::clock::BrowserZone;
use records::{Cancelling, GateAnswer, Left, OPEN_DAY, Ride};
use vault::RecordId;

/// All sessions with their rides.
#[derive(Clone, Copy)]
pub struct Series {
    store: Store,
    day: Day,
    clinic: Clinic,
    sessions: Table<session::Session>,
    cancelling: Table<Cancelling>,
    rides: Table<Ride>,
    answers: Table<GateAnswer>,
    /// Every session with its start, earliest first: asked for many times in one drawing.
    ordered: Memo<Vec<(RecordId, Session, Instant)>>,
    left: Table<Left>,
    current: Memo<Current<RecordId>>,
}

impl Series {
    /// Empty tables, to be filled from the disk.
    pub fn new(store: Store, day: Day, clinic: Clinic, path: Path, choosing: Choosing) -> Self {
        let sessions = Table::new();
        let current = Memo::new(move |_| {
            let around = Around {
                compares: !choosing.all().is_empty(),
                has_chosen: choosing.chosen().is_some(),
                ended_at: path.ended_at(),
                is_paused: path.is_paused(),
            };
            path::current(&placed(sessions), &around, day.now(), zone_of)
        });
        let ordered = Memo::new(move |_| {
            let all = placed(sessions).into_iter().map(|(id, session)| {
                let start = session.begins();
                (id, session, start)
            });
            in_order(all, |(.., start)| *start)
        });
        let series = Self {
            store,
            day,
            clinic,
            sessions,
            cancelling: Table::new(),
            rides: Table::new(),
            answers: Table::new(),
            ordered,
            left: Table::new(),
            current,
        };
        store.serve(sessions);
        store.serve(series.cancelling);
        store.serve(series.rides);
        store.serve(series.answers);
        store.serve(series.left);
        series
    }

    /// Where the patient is, tracked.
    pub fn current(self) -> Current<RecordId> {
        self.current.get()
    }

    /// The present moment, tracked.
    pub fn now(self) -> Instant {
        self.day.now()
    }

    /// The session to show first, tracked; see [`Current::at_hand`].
    pub fn at_hand(self) -> Option<RecordId> {
        self.current.with(Current::at_hand)
    }

    /// One session, tracked. One whose zone the browser does not know has no moments, and is not among
    /// those that anything is worked out of: see [`Series::said`].
    pub fn session(self, id: RecordId) -> Option<Session> {
        Session::of(self.said(id)?)
    }

    /// One session as the clinic said it, whatever its zone, tracked.
    pub fn said(self, id: RecordId) -> Option<session::Session> {
        self.sessions.get(id)
    }

    /// Every session, tracked, in no telling order.
    pub fn sessions(self) -> Vec<(RecordId, Session)> {
        placed(self.sessions)
    }

    /// Every session whose zone the browser does not know, tracked, in no telling order.
    pub fn unplaced(self) -> Vec<(RecordId, session::Session)> {
        self.sessions
            .pick(|_, said| super::zone(&said.zone).is_none().then(|| said.clone()))
    }

    /// Every session with its start, earliest first, tracked.
    pub fn all(self) -> Vec<(RecordId, Session, Instant)> {
        self.ordered.get()
    }

    /// The zone of the last session at a clinic, tracked.
    pub fn last_zone(self) -> Option<String> {
        self.ordered.with(|all| {
            let mut last = all.iter().rev();
            let last = last.find(|(_, session, _)| session.is_supported());
            last.map(|(_, session, _)| session.zone.clone())
        })
    }

    /// The ids of all sessions, in the order of time, tracked.
    pub fn ids(self) -> Vec<RecordId> {
        self.ordered
            .with(|all| all.iter().map(|(id, ..)| *id).collect())
    }

    /// Every session with what its reminders hang on, tracked, in no telling order.
    pub fn planned(self) -> Vec<Planned<RecordId, BrowserZone>> {
        let all = self.sessions().into_iter();
        all.map(|(id, session)| Planned {
            id,
            zone: zone_of(&session),
            session: session.into_said(),
            ride: self.ride(id),
            answers: self.answers(id),
        })
        .collect()
    }

    /// A session's hours as far as they are known, tracked.
    pub fn hours(self, id: RecordId, session: &Session) -> Vec<Hour> {
        let (ride, zone) = (self.ride(id), zone_of(session));
        let rules = self.clinic.book().rules();
        let left = self.counted_from(id, session);
        clock::hours(session, &rules, ride.as_ref(), left, &zone)
    }

    /// When the clinic was left, or the session cancelled; tracked.
    fn counted_from(self, id: RecordId, session: &Session) -> Option<Instant> {
        if session.is_planned() {
            return self.left(id);
        }
        let cancelled = self.cancelled(id)?;
        session.limits_after_cancelling(&cancelled, &zone_of(session))
    }

    /// Whether the coming session starts on this day, tracked.
    pub fn starts_today(self) -> bool {
        let coming = self.current().upcoming.and_then(|id| self.session(id));
        coming.is_some_and(|session| session.is_today(self.day.now(), &zone_of(&session)))
    }

    /// The session that can be left now: the one in progress, or the last; tracked.
    pub fn to_leave(self) -> Option<(RecordId, Session)> {
        let current = self.current();
        let mut both = [current.upcoming, current.last].into_iter().flatten();
        both.find_map(|id| {
            let session = self.session(id)?;
            self.can_leave(&session).then_some((id, session))
        })
    }

    /// How a session was cancelled, tracked.
    pub fn cancelled(self, id: RecordId) -> Option<Cancelled> {
        let id = self.store.derive_id(&Cancelling::name(&id.to_string()));
        self.cancelling.get(id).map(|kept| kept.cancelled)
    }

    /// The session that was cancelled on its day last, as long as its limits may hold, tracked.
    pub fn cancelled_on_its_day(self) -> Option<(RecordId, Session, Cancelled)> {
        let now = self.day.now();
        let all = self.all().into_iter();
        let all = all.filter(|(_, session, _)| !session.is_planned());
        let mut cancelled = all.filter_map(|(id, session, _)| {
            let cancelled = self.cancelled(id)?;
            let zone = zone_of(&session);
            session.limits_after_cancelling(&cancelled, &zone)?;
            let hours = self.hours(id, &session);
            let last = hours.iter().filter_map(Hour::instant).max()?;
            (now < last).then_some((id, session, cancelled))
        });
        cancelled.next_back()
    }

    /// The moments that planned sessions take up, tracked.
    pub fn spans(self) -> Vec<Span> {
        self.ordered.with(|all| {
            let planned = all.iter().filter(|(_, session, _)| session.is_planned());
            planned
                .map(|(_, session, start)| span(*start, session.length_minutes))
                .collect()
        })
    }

    /// Adds a session.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn add(self, session: &session::Session) -> Result<RecordId, Trouble> {
        let id = self.store.make_id();
        self.store.keep(self.sessions, id, session).await?;
        Ok(id)
    }

    /// Changes or moves a session. What hangs on it moves with it.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn change(self, id: RecordId, session: &session::Session) -> Result<(), Trouble> {
        let (steps, _) = self.changes(&vec![(id, session.clone())]);
        self.store.take_closing(steps, &[OPEN_DAY]).await
    }

    /// Cancels a session.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn cancel(self, id: RecordId) -> Result<(), Trouble> {
        let cancelled = self.cancelling_step(id, self.day.catch_up(), None);
        self.keep_standing(id, Standing::Cancelled, Some(cancelled))
            .await
    }

    /// Takes it back at once: all is as it was.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn not_cancelled(self, id: RecordId) -> Result<(), Trouble> {
        self.keep_standing(id, Standing::Planned, None).await
    }

    /// Brings a cancelled session back. Its ride was told meanwhile, and has yet to be asked.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn bring_back(self, id: RecordId) -> Result<(), Trouble> {
        let Some(said) = untrack(|| self.said(id)) else {
            return Ok(());
        };
        let standing = Standing::Planned;
        self.change(id, &session::Session { standing, ..said })
            .await
    }

    async fn keep_standing(
        self,
        id: RecordId,
        standing: Standing,
        more: Option<Step>,
    ) -> Result<(), Trouble> {
        let Some(said) = untrack(|| self.said(id)) else {
            return Ok(());
        };
        let session = session::Session { standing, ..said };
        let step = Step::new(self.sessions, id, &session);
        let steps = more.into_iter().chain([step]).collect();
        self.store.take_closing(steps, &[OPEN_DAY]).await
    }

    /// Keeps whether any medicine was given before a session was cancelled.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn say_given(self, id: RecordId, given: Option<Given>) -> Result<(), Trouble> {
        let at = untrack(|| self.cancelled(id)).map_or(self.day.right_now(), |kept| kept.at);
        self.store
            .take(vec![self.cancelling_step(id, at, given)])
            .await
    }

    fn cancelling_step(self, id: RecordId, at: Instant, given: Option<Given>) -> Step {
        let session = id.to_string();
        let place = self.store.derive_id(&Cancelling::name(&session));
        let cancelled = Cancelled { at, given };
        Step::new(self.cancelling, place, &Cancelling { session, cancelled })
    }

    fn previous_end(self, id: RecordId, session: &Session) -> Option<Instant> {
        let start = session.start(&zone_of(session));
        self.ordered.with(|all| {
            all.iter()
                .filter(|(other, before, at)| *other != id && before.is_planned() && *at < start)
                .map(|(_, before, at)| time::shifted(*at, before.length_minutes.into()))
                .max()
        })
    }
}

/// The sessions that have moments, tracked.
fn placed(sessions: Table<session::Session>) -> Vec<(RecordId, Session)> {
    let all = sessions.all().into_iter();
    all.filter_map(|(id, said)| Some((id, Session::of(said)?)))
        .collect()
}
