//! A visit on Today: the day before, on its day, and straight after.

use super::{kind_words, time_here};
use crate::components::{Glyph, Icon};
use crate::routes::Route;
use crate::state::{Day, Speech, Visits, zone_of_visit};
use domain::time;
use domain::visit::Stage;
use leptos::prelude::*;
use vault::RecordId;

/// What is said of the visit at hand, in a line, and which one it is. Tracks what it reads.
pub fn visit_words() -> Option<(RecordId, String)> {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (id, visit, ask) = expect_context::<Visits>().due()?;
    let name = kind_words(w, ask.kind);
    let (start, zone) = (visit.begins(), zone_of_visit(&visit));
    let here = expect_context::<Day>().here();
    let is_other_day = here.is_some_and(|here| {
        time::local_at(start, &here).date() != time::local_at(start, &zone).date()
    });
    let time = match is_other_day {
        true => speech.weekday_time(start, &visit.zone),
        false => speech.time(start, &visit.zone),
    };
    // In a title `4:00` and `pm` stay together.
    let time = time.replace(' ', "\u{a0}");
    let words = match (ask.stage, ask.to_say) {
        (Stage::Tomorrow, _) => w.visit_tomorrow(name, &time),
        (Stage::Today, 0) => w.visit_today(name, &time),
        (Stage::Today, _) => w.visit_today_noted(name, &time),
        (Stage::After, _) => w.visit_after(name),
    };
    Some((id, words))
}

/// The card, with the boxes one tap away. Tracks what it reads. `later` is a way to put it off.
pub fn visit_card(later: Option<AnyView>) -> Option<AnyView> {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let day = expect_context::<Day>();
    let (_, visit, ask) = expect_context::<Visits>().due()?;
    let (id, title) = visit_words()?;
    let start = visit.start(&zone_of_visit(&visit));
    let here = time_here(speech, day, &visit, start).filter(|_| ask.stage != Stage::After);
    let (note, way) = match (ask.stage, ask.to_say) {
        (Stage::After, _) => (w.visit_agreed_note().to_owned(), w.visit_write_agreed()),
        (_, 0) => (w.visit_say_note().to_owned(), w.visit_write_to_say()),
        (_, count) => {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            (w.visit_noted(count), w.visit_see_to_say())
        }
    };
    let card = view! {
        <section class="card next">
            <span class="chip chip--warm">
                <Icon of=Glyph::Person size=17 />
                {w.today_do_next()}
            </span>
            <h2 class="next__title">{title}</h2>
            {here.map(|here| view! { <p class="note">{here}</p> })}
            <p class="note">{note}</p>
            <div class="buttons">
                <a class="button" href=Route::Visit(id.to_string()).to_string()>{way}</a>
            </div>
            <div class="buttons buttons--text">{later}</div>
        </section>
    };
    Some(card.into_any())
}
