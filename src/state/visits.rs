//! Visits, and what is written about them.

use super::{Day, Session, Store, Table, Trouble, Visit, as_clock, zone_of, zone_of_visit};
use domain::order::in_order;
use domain::session::Standing;
use domain::time::Instant;
use domain::visit::{self, Ask, Line, Noted, Span};
use leptos::prelude::*;
use records::VisitNote;
use vault::RecordId;

/// All visits.
#[derive(Clone, Copy)]
pub struct Visits {
    store: Store,
    day: Day,
    visits: Table<visit::Visit>,
    notes: Table<VisitNote>,
    /// Every visit with its start, earliest first.
    ordered: Memo<Vec<(RecordId, Visit, Instant)>>,
}

impl Visits {
    /// Empty tables, to be filled from the disk.
    pub fn new(store: Store, day: Day) -> Self {
        let visits = Table::new();
        let ordered = Memo::new(move |_| {
            let all = visits.all().into_iter().filter_map(|(id, said)| {
                let visit = Visit::of(said)?;
                let start = visit.begins();
                Some((id, visit, start))
            });
            in_order(all, |(.., start)| *start)
        });
        let visits = Self {
            store,
            day,
            visits,
            notes: Table::new(),
            ordered,
        };
        store.serve(visits.visits);
        store.serve(visits.notes);
        visits
    }

    /// One visit, tracked. One whose zone the browser does not know has no moments, and is not among
    /// those that anything is worked out of: see [`Visits::said`].
    pub fn visit(self, id: RecordId) -> Option<Visit> {
        Visit::of(self.said(id)?)
    }

    /// One visit as it was said, whatever its zone, tracked.
    pub fn said(self, id: RecordId) -> Option<visit::Visit> {
        self.visits.get(id)
    }

    /// Every visit whose zone the browser does not know, tracked, in no telling order.
    pub fn unplaced(self) -> Vec<(RecordId, visit::Visit)> {
        self.visits
            .pick(|_, said| super::zone(&said.zone).is_none().then(|| said.clone()))
    }

    /// Every visit with its start, earliest first, tracked.
    pub fn all(self) -> Vec<(RecordId, Visit, Instant)> {
        self.ordered.get()
    }

    /// The moments that planned visits take up, without this one's, tracked.
    pub fn spans(self, but: Option<RecordId>) -> Vec<Span> {
        self.ordered.with(|all| {
            let others = all.iter().filter(|(id, ..)| Some(*id) != but);
            let planned = others.filter(|(_, visit, _)| visit.is_planned());
            planned
                .map(|(_, visit, start)| span(*start, visit.length_minutes))
                .collect()
        })
    }

    /// The visit to speak of on Today, and what to say of it, tracked.
    pub fn due(self) -> Option<(RecordId, Visit, Ask)> {
        let (now, here) = (self.day.now(), self.day.here());
        self.ordered.with(|all| {
            // What lies further away is not worth asking any clock.
            let near = all
                .iter()
                .filter(|(.., start)| (*start - now).num_days().abs() <= 3);
            let noted = near.map(|(id, visit, _)| (*id, visit, self.noted(*id)));
            let (id, ask) = visit::due(noted, now, as_clock(&here), zone_of_visit)?;
            let (_, visit, _) = all.iter().find(|(of, ..)| *of == id)?;
            Some((id, visit.clone(), ask))
        })
    }

    /// The talk that is planned about a session, tracked; see [`visit::talk_after`].
    pub fn talk_after(self, session: &Session) -> Option<(RecordId, Visit)> {
        self.ordered.with(|all| {
            let visits = all.iter().map(|(id, visit, start)| (*id, &**visit, *start));
            let id = visit::talk_after(visits, session, &zone_of(session))?;
            Some((id, self.visit(id)?))
        })
    }

    /// How much is written about a visit, tracked.
    pub fn noted(self, id: RecordId) -> Noted {
        let lines = Line::ALL.map(|line| (line, self.text(id, line)));
        Noted::of(lines.iter().map(|(line, text)| (*line, text.as_str())))
    }

    /// What a line about a visit says, as typed, tracked; empty where nothing was typed.
    pub fn text(self, id: RecordId, line: Line) -> String {
        let kept = self.notes.get(self.place(id, line));
        kept.map(|kept| kept.text).unwrap_or_default()
    }

    /// Where a line is kept.
    pub fn place(self, id: RecordId, line: Line) -> RecordId {
        self.store
            .derive_id(&VisitNote::name(&id.to_string(), line))
    }

    /// The table of lines, for the writer of one.
    pub fn notes(self) -> Table<VisitNote> {
        self.notes
    }

    /// The record of a line.
    pub fn record(self, id: RecordId, line: Line, text: String) -> VisitNote {
        let visit = id.to_string();
        VisitNote { visit, line, text }
    }

    /// Adds a visit.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn add(self, visit: &visit::Visit) -> Result<RecordId, Trouble> {
        let id = self.store.make_id();
        self.store.keep(self.visits, id, visit).await?;
        Ok(id)
    }

    /// Changes or moves a visit. What is written about it stays.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn change(self, id: RecordId, visit: &visit::Visit) -> Result<(), Trouble> {
        self.store.keep(self.visits, id, visit).await
    }

    /// Cancels a visit, or brings a cancelled one back.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn set_standing(self, id: RecordId, standing: Standing) -> Result<(), Trouble> {
        match untrack(|| self.visits.get(id)) {
            Some(said) => self.change(id, &visit::Visit { standing, ..said }).await,
            None => Ok(()),
        }
    }
}

/// From a start, for so many minutes.
pub(super) fn span(start: Instant, minutes: u16) -> Span {
    (start, domain::time::shifted(start, minutes.into()))
}
