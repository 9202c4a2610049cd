//! What calendars are to be given of sessions and visits, each on its own clock.

use super::titles;
use crate::state::{Calendar, Day, Series, Speech, Visits, Whose};
use domain::calendar::{Event, Given};
use domain::order::in_order;
use domain::time::Instant;
use leptos::prelude::*;
use vault::RecordId;

/// What is to be given of one session or visit.
#[derive(Clone)]
pub struct Told {
    pub id: RecordId,
    /// IANA name of the zone on whose clock the calendar shows it.
    pub zone: String,
    pub given: Given,
}

/// One line on the screen: when, on that clock, and what.
pub type Line = (Instant, String, String);

impl Told {
    /// Of the patient's own calendar, tracked; `None` for what is not known.
    pub fn mine(id: RecordId) -> Option<Self> {
        let speech = expect_context::<Speech>();
        let calendar = expect_context::<Calendar>();
        let there = calendar.zone_name(id)?;
        let is_discreet = calendar.wishes().is_discreet;
        let given = calendar.mine(id, |reminder| {
            titles::title(speech, &there, is_discreet, reminder)
        });
        let zone = expect_context::<Day>().zone().unwrap_or(there);
        Some(Self { id, zone, given })
    }

    /// What its calendar is told.
    pub fn events(&self) -> impl Iterator<Item = Line> {
        self.lines(&self.given.events)
    }

    /// What earlier files may have left over.
    pub fn old(&self) -> impl Iterator<Item = Line> {
        self.lines(&self.given.old)
    }

    fn lines(&self, events: &[Event]) -> impl Iterator<Item = Line> {
        events
            .iter()
            .map(|event| (event.starts, self.zone.clone(), event.title.clone()))
    }

    /// What was given last, and whether the calendar holds something that is no longer so; tracked.
    pub fn last(&self, whose: Whose) -> Option<(Given, bool)> {
        let last = expect_context::<Calendar>().last(self.id, whose)?;
        let is_news = self.given.is_news(Some(&last));
        Some((last, is_news))
    }
}

/// Lines in the order of time.
pub fn ordered(lines: impl Iterator<Item = Line>) -> Vec<Line> {
    in_order(lines, |(at, ..)| *at)
}

/// Whether nothing is told any more.
pub fn is_over(told: &[Told]) -> bool {
    told.iter().all(|told| told.given.events.is_empty())
}

/// Of which there is something to tell, or to take out by the one who was given it; tracked.
pub fn has_file(told: &[Told], whose: Whose) -> bool {
    let is_theirs = |told: &Told| {
        let last = told.last(whose);
        last.is_none_or(|(last, _)| last.to == told.given.to)
    };
    !is_over(told)
        || told
            .iter()
            .any(|told| !told.given.old.is_empty() && is_theirs(told))
}

/// What is to be given, save for the moment, which passes without a change.
pub fn followed(told: impl Fn() -> Vec<Told> + Send + Sync + 'static) -> Memo<Vec<Told>> {
    Memo::new_with_compare(
        move |_| told(),
        |before, now| {
            before.zip(now).is_none_or(|(before, now)| {
                let mut both = before.iter().zip(now);
                let is_same = both
                    .all(|(before, now)| before.id == now.id && before.given.is_same(&now.given));
                before.len() != now.len() || !is_same
            })
        },
    )
}

/// Of every session and visit that has something to tell or was told of before, tracked.
pub fn all_mine() -> Vec<Told> {
    let told = ids().into_iter().filter_map(Told::mine);
    told.filter(|told| has_file(std::slice::from_ref(told), Whose::Mine))
        .collect()
}

/// Whether the patient's own calendar holds something that is no longer so, tracked.
pub fn is_stale() -> bool {
    let calendar = expect_context::<Calendar>();
    let mut given = ids()
        .into_iter()
        .filter(|id| calendar.last(*id, Whose::Mine).is_some());
    given.any(|id| {
        let last = Told::mine(id).and_then(|told| told.last(Whose::Mine));
        last.is_some_and(|(_, is_news)| is_news)
    })
}

/// What has rung of a session or visit and still lies ahead, tracked.
pub fn rung(id: RecordId) -> Vec<Line> {
    let speech = expect_context::<Speech>();
    let calendar = expect_context::<Calendar>();
    let Some(there) = calendar.zone_name(id) else {
        return Vec::new();
    };
    let title = |reminder: &_| titles::title(speech, &there, false, reminder);
    let rung = calendar.rung(id, title);
    let here = expect_context::<Day>().zone();
    let zone = here.unwrap_or_else(|| there.clone());
    let rung = rung.into_iter();
    rung.map(|event| (event.starts, zone.clone(), event.title))
        .collect()
}

/// The same of everything, tracked.
pub fn rung_of_all() -> Vec<Line> {
    ordered(ids().into_iter().flat_map(rung))
}

/// All sessions and visits, tracked.
fn ids() -> Vec<RecordId> {
    let sessions = expect_context::<Series>().ids().into_iter();
    let visits = expect_context::<Visits>().all().into_iter();
    sessions.chain(visits.map(|(id, ..)| id)).collect()
}
