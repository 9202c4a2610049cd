//! The series: every other session and every visit in the order of time, and the ways to add more.

use crate::components::{Disclosure, Glyph, Icon, ListRow, list_rows};
use crate::pages::visit::kind_words;
use crate::routes::Route;
use crate::state::{Day, Series, Session, Speech, Visit, Visits};
use domain::order::in_order;
use domain::text;
use domain::time::{self, Instant};
use leptos::prelude::*;
use vault::RecordId;

/// How many of those that are planned stand there unfolded.
const NEXT: usize = 4;

/// One date of the series.
enum Event {
    Session(RecordId, Session),
    Visit(RecordId, Visit),
}

impl Event {
    fn is_planned(&self) -> bool {
        match self {
            Self::Session(_, session) => session.is_planned(),
            Self::Visit(_, visit) => visit.is_planned(),
        }
    }

    fn minutes(&self) -> u16 {
        match self {
            Self::Session(_, session) => session.length_minutes,
            Self::Visit(_, visit) => visit.length_minutes,
        }
    }

    /// Its row: the date, then what it is and when.
    ///
    /// A place says nothing where it is that of `at_hand`, the session that stands above.
    fn row(self, speech: Speech, start: Instant, is_past: bool, at_hand: &str) -> ListRow {
        let w = speech.words();
        let is_planned = self.is_planned();
        let (to, glyph, name, place, zone) = match self {
            Self::Session(id, session) => {
                let to = Route::Session(id.to_string());
                let name = w.session_edit_title();
                let session = session.into_said();
                (to, Glyph::Calendar, name, session.place, session.zone)
            }
            Self::Visit(id, visit) => {
                let name = kind_words(w, visit.kind);
                let to = Route::Visit(id.to_string());
                // A link says nothing to somebody who reads a list.
                let visit = visit.into_said();
                let place = if visit.link().is_some() {
                    String::new()
                } else {
                    visit.place
                };
                (to, Glyph::Person, name, place, visit.zone)
            }
        };
        let time = speech.weekday_time(start, &zone);
        let last = match (is_planned, is_past) {
            (true, _) if place.trim() == at_hand.trim() => String::new(),
            (true, _) => text::isolated(&text::first_line(&place, 40)).into_owned(),
            (false, true) => w.plan_skipped().to_owned(),
            (false, false) => w.plan_cancelled().to_owned(),
        };
        let parts = [name, &time, &last];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        ListRow::new(to, glyph, speech.long_date(start, &zone), parts.join(" · "))
    }
}

/// Everything but the session that stands above, what comes first: the next few, and the rest folded.
#[component]
pub fn Others() -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (day, series) = (expect_context::<Day>(), expect_context::<Series>());
    let visits = expect_context::<Visits>();
    let lists = move || {
        let (now, at_hand) = (day.now(), series.at_hand());
        let above = at_hand.and_then(|id| series.session(id));
        let above = above
            .map(|session| session.place.clone())
            .unwrap_or_default();
        let sessions = series.all().into_iter();
        let sessions = sessions
            .filter(|(id, ..)| Some(*id) != at_hand)
            .map(|(id, session, start)| (start, Event::Session(id, session)));
        let visits = visits.all().into_iter();
        let visits = visits.map(|(id, visit, start)| (start, Event::Visit(id, visit)));
        let all = in_order(sessions.chain(visits), |(start, _)| *start);
        let (past, coming): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|(start, event)| time::shifted(*start, event.minutes().into()) <= now);
        let mut past = rows(speech, past, true, &above);
        past.reverse();
        let planned = coming.iter().enumerate();
        let planned = planned.filter(|(_, (_, event))| event.is_planned());
        let shown = planned.map(|(place, _)| place).nth(NEXT);
        let shown = shown.unwrap_or(coming.len());
        let mut next = rows(speech, coming, false, &above);
        let later = next.split_off(shown);
        let count = |rows: &Vec<ListRow>| i64::try_from(rows.len()).unwrap_or(i64::MAX);
        view! {
            {(!next.is_empty())
                .then(|| {
                    let more = w.plan_more(count(&later));
                    view! {
                        <section class="stack">
                            <h2>{w.plan_later()}</h2>
                            {list_rows(next)}
                            {folded(more, later)}
                        </section>
                    }
                })}
            {
                let title = w.plan_past(count(&past));
                folded(title, past)
            }
        }
    };
    view! {
        {lists}
        {move || adding(series)}
    }
}

fn rows(
    speech: Speech,
    events: Vec<(Instant, Event)>,
    is_past: bool,
    at_hand: &str,
) -> Vec<ListRow> {
    let events = events.into_iter();
    events
        .map(|(start, event)| event.row(speech, start, is_past, at_hand))
        .collect()
}

/// Rows behind a line that opens; nothing where there are none.
fn folded(title: String, rows: Vec<ListRow>) -> Option<AnyView> {
    let is_any = !rows.is_empty();
    is_any.then(|| view! { <Disclosure title>{list_rows(rows)}</Disclosure> }.into_any())
}

/// Whether more than one date lies ahead: then one file for a calendar holds all of them. Tracks
/// what it reads.
fn are_several() -> bool {
    let now = expect_context::<Day>().now();
    let sessions = expect_context::<Series>().all().into_iter();
    let visits = expect_context::<Visits>().all().into_iter();
    let sessions = sessions.map(|(_, session, start)| (session.is_planned(), start));
    sessions
        .chain(visits.map(|(_, visit, start)| (visit.is_planned(), start)))
        .filter(|(is_planned, start)| *is_planned && now < *start)
        .nth(1)
        .is_some()
}

/// The ways to add more. Tracks whether there is a session.
fn adding(series: Series) -> AnyView {
    let w = expect_context::<Speech>().words();
    let way = |to: Route, glyph: Glyph, text: &'static str| {
        view! {
            <a class="button button--outline button--wide" href=to.to_string()>
                <Icon of=glyph />
                {text}
            </a>
        }
    };
    let add = |to: Route, text| way(to, Glyph::Plus, text);
    let at_hand = series.at_hand();
    let is_any = !series.ids().is_empty();
    let base = at_hand.filter(|id| {
        let session = series.session(*id);
        session.is_some_and(|session| session.is_supported())
    });
    view! {
        <div class="stack">
            {is_any.then(|| add(Route::SessionNew, w.session_add_title()))}
            {base.map(|id| add(Route::Course(id.to_string()), w.course_add()))}
            {add(Route::VisitNew, w.visit_add())}
            {are_several().then(|| way(Route::WholeCalendar, Glyph::Calendar, w.calendar_whole()))}
        </div>
    }
    .into_any()
}
