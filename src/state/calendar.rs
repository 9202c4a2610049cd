//! Reminders as they hang on all sessions, and what of them was given to calendars.

use super::{
    Clinic, Day, Series, Session, Store, Table, Trouble, Visits, as_clock, zone_of, zone_of_visit,
};
use domain::calendar::{self, Event, Given};
use domain::reminder::{self, Quiet, Reminder, Visit, Wishes};
use domain::ride::Promise;
use domain::time::Instant;
use leptos::prelude::*;
use platform::clock::BrowserZone;
use records::{CalendarGiven, WISHES, Whose};
use vault::RecordId;

/// What rings, and where else.
#[derive(Clone, Copy)]
pub struct Calendar {
    store: Store,
    day: Day,
    clinic: Clinic,
    series: Series,
    visits: Visits,
    given: Table<CalendarGiven>,
    wishes: Table<Wishes>,
    /// What is being saved of them.
    wished: StoredValue<Option<Wishes>>,
    reminders: Memo<Vec<Reminder<RecordId>>>,
}

impl Calendar {
    /// Empty tables, to be filled from the disk.
    pub fn new(store: Store, day: Day, clinic: Clinic, series: Series, visits: Visits) -> Self {
        let wishes = Table::new();
        let reminders = Memo::new(move |_| {
            let visits = visits.all().into_iter();
            let visits: Vec<_> = visits
                .filter(|(_, visit, _)| visit.is_planned())
                .map(|(id, visit, at)| Visit {
                    id,
                    at,
                    zone: zone_of_visit(&visit),
                })
                .collect();
            let here = day.here();
            reminder::reminders(
                &series.planned(),
                &visits,
                &clinic.book().rules(),
                wishes_in(store, wishes).at_night,
                day.now(),
                as_clock(&here),
            )
        });
        let calendar = Self {
            store,
            day,
            clinic,
            series,
            visits,
            given: Table::new(),
            wishes,
            wished: StoredValue::new(None),
            reminders,
        };
        store.serve(calendar.given);
        store.serve(calendar.wishes);
        calendar
    }

    /// How the patient wants to be reminded, tracked.
    pub fn wishes(self) -> Wishes {
        wishes_in(self.store, self.wishes)
    }

    /// Changes how the patient wants to be reminded. A change while one is being saved builds on that
    /// one.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn wish(self, change: impl FnOnce(Wishes) -> Wishes) -> Result<(), Trouble> {
        let under_way = self.wished.get_value();
        let wishes = change(under_way.unwrap_or_else(|| untrack(|| self.wishes())));
        self.wished.set_value(Some(wishes));
        let id = self.store.derive_id(WISHES);
        let kept = self.store.keep(self.wishes, id, &wishes).await;
        if self.wished.get_value() == Some(wishes) {
            self.wished.set_value(None);
        }
        kept
    }

    /// Everything the patient is reminded of, tracked; see [`reminder::reminders`].
    pub fn reminders(self) -> Vec<Reminder<RecordId>> {
        self.reminders.get()
    }

    /// When nothing rings, tracked.
    pub fn quiet(self) -> Quiet {
        let rules = self.clinic.book().rules();
        let at_night = self.wishes().at_night;
        Quiet::new(&self.series.planned(), &rules, at_night)
    }

    /// IANA name of the zone of a session or visit, tracked; `None` for what is not known.
    pub fn zone_name(self, id: RecordId) -> Option<String> {
        let of_session = self.series.session(id).map(|session| session.zone.clone());
        of_session.or_else(|| Some(self.visits.visit(id)?.zone.clone()))
    }

    /// The clock by which it is night for the one who is reminded of a session or visit, tracked: where
    /// they are, or, where that is not known, the clinic's.
    pub fn clock_of(self, id: RecordId) -> Option<BrowserZone> {
        let of_session = || self.series.session(id).map(|session| zone_of(&session));
        let of_visit = || self.visits.visit(id).map(|visit| zone_of_visit(&visit));
        self.day.here().or_else(of_session).or_else(of_visit)
    }

    /// What was given of a session last, tracked.
    pub fn last(self, id: RecordId, whose: Whose) -> Option<Given> {
        let name = CalendarGiven::name(&id.to_string(), whose);
        let kept = self.given.get(self.store.derive_id(&name));
        kept.map(|kept| kept.given)
    }

    /// What the patient's own calendar is to be given of a session or visit now, tracked.
    pub fn mine(self, id: RecordId, title: impl Fn(&Reminder<RecordId>) -> String) -> Given {
        let now = self.day.now();
        let events = self.reminders.with(|all| {
            let key = id.to_string();
            calendar::mine(all, &id, &key, now, title)
        });
        Given::next(self.last(id, Whose::Mine).as_ref(), "", events, now)
    }

    /// What has rung of it and still lies ahead, tracked.
    pub fn rung(self, id: RecordId, title: impl Fn(&Reminder<RecordId>) -> String) -> Vec<Event> {
        let now = self.day.now();
        self.reminders
            .with(|all| calendar::rung(all, &id, &id.to_string(), now, title))
    }

    /// What the one who drives is to be given of a session now, tracked.
    pub fn drivers(
        self,
        id: RecordId,
        session: &Session,
        title: impl Fn(Instant, Promise) -> String,
    ) -> Given {
        // Who was not asked, or does not come, has nothing to be reminded of; what they were given is
        // taken back.
        let standing = self.series.ride_standing(id, session);
        let promise = standing.promise();
        let planned = self.series.ride(id).filter(|_| standing.is_planned());
        let ride = planned.as_ref().filter(|_| promise.is_some());
        let title = |at| promise.map_or_else(String::new, |promise| title(at, promise));
        let now = self.day.now();
        let (key, zone) = (id.to_string(), zone_of(session));
        let event = calendar::pick_up(session, ride, &key, now, &zone, title);
        let last = self.last(id, Whose::Driver);
        let to = match planned {
            Some(planned) => planned.person.name,
            None => last
                .as_ref()
                .map(|last| last.to.clone())
                .unwrap_or_default(),
        };
        Given::next(last.as_ref(), &to, event.into_iter().collect(), now)
    }

    /// The same as it is handed over now: the moment stands in the file.
    pub fn stamped(self, given: Given) -> Given {
        let at = self.day.right_now();
        Given { at, ..given }
    }

    /// Keeps what was given of sessions or visits, all of it or nothing.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn keep(self, whose: Whose, all: Vec<(RecordId, Given)>) -> Result<(), Trouble> {
        let records = all.into_iter().map(|(id, given)| {
            let session = id.to_string();
            let place = self.store.derive_id(&CalendarGiven::name(&session, whose));
            let record = CalendarGiven {
                session,
                whose,
                given,
            };
            (place, record)
        });
        self.store
            .keep_all(self.given, &records.collect::<Vec<_>>())
            .await
    }

    /// Keeps that the patient has seen to what is left over in a calendar, as told now.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn clear(self, whose: Whose, told: &[(RecordId, Given)]) -> Result<(), Trouble> {
        let cleared = told.iter().filter_map(|(id, now)| {
            let last = untrack(|| self.last(*id, whose))?;
            Some((*id, last.cleared(now)))
        });
        self.keep(whose, cleared.collect()).await
    }
}

fn wishes_in(store: Store, wishes: Table<Wishes>) -> Wishes {
    wishes.get(store.derive_id(WISHES)).unwrap_or_default()
}
