//! How the record stands that an item is bound to, and its hour: `6 h before · 4:00 am`; and the way
//! to it.

use crate::pages::{hours, intention, ride, rules};
use crate::routes::Route;
use crate::state::{
    About, Checklists, Clinic, Day, Intentions, Series, Session, Speech, Visits, zone_of,
    zone_of_visit,
};
use domain::about::Field;
use domain::checklist::Binding;
use domain::clinic::{Rule, Topic, Value};
use domain::clock::{Hour, HourKind, Moment, Substance};
use domain::text;
use leptos::prelude::*;
use vault::RecordId;

/// What stands in the row of a bound item, tracked; empty where there is nothing to say yet.
pub fn bound_words(id: RecordId, session: &Session, binding: Binding) -> String {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let series = expect_context::<Series>();
    match binding {
        Binding::Ride | Binding::RideConfirmed => {
            let zone = zone_of(session);
            let pickup = series
                .ride(id)
                .and_then(|ride| ride.pickup_at(session, &zone));
            let hour = pickup.map(|at| hours::when(speech, at, &session.zone));
            with_hour(ride::state_words(id, session), hour)
        }
        Binding::Backup => {
            let backup = series.ride(id).and_then(|ride| ride.backup);
            backup.map(|backup| backup.name).unwrap_or_default()
        }
        Binding::Intention => {
            let intentions = expect_context::<Intentions>();
            let is_any = intentions.kept(id).is_some() || intentions.has_news(id);
            if is_any {
                intention::state_words(id)
            } else {
                String::new()
            }
        }
        Binding::Bag => super::left_in_bag(w, &expect_context::<Checklists>().bag(id)),
        Binding::Visit => {
            let talk = expect_context::<Visits>().talk_after(session);
            talk.map(|(_, visit)| {
                let start = visit.start(&zone_of_visit(&visit));
                let day = speech.weekday_date(start, &visit.zone);
                with_hour(day, Some(speech.time(start, &visit.zone)))
            })
            .unwrap_or_default()
        }
        Binding::There => {
            let there = series.ride(id).and_then(|ride| ride.there);
            there.map_or_else(String::new, |there| {
                let leave = leave_words(id, session);
                with_hour(ride::there_words(w, there).to_owned(), leave)
            })
        }
        Binding::AfterHours => {
            let numbers = expect_context::<Clinic>().numbers();
            match numbers.has_no_after_hours {
                true => w.help_clinic_no_after().to_owned(),
                false => numbers.after_hours,
            }
        }
        Binding::Times | Binding::FollowTimes => times_words(id, session),
        // It says where they are written, so that nobody takes them for told.
        Binding::Medicines => match about_words(Field::Medicines) {
            Some(medicines) => format!("{}: {}", w.about_title(), text::isolated(&medicines)),
            None => String::new(),
        },
        Binding::StopWord => {
            let both = [Field::StopWord, Field::StopSign];
            both.into_iter()
                .filter_map(about_words)
                .map(|said| text::isolated(&said).into_owned())
                .collect::<Vec<_>>()
                .join(" · ")
        }
        Binding::Rule(topic) => rule_words(id, session, topic),
        Binding::Follow(topic) => follow_words(topic),
    }
}

/// Where a bound item leads, tracked: to its record, or to where one is made.
pub fn way_of(id: RecordId, session: Option<&Session>, binding: Binding) -> Route {
    match binding {
        // A visit is one of many, and another may come.
        Binding::Visit => {
            let visits = expect_context::<Visits>();
            let talk = session.and_then(|session| visits.talk_after(session));
            talk.map_or(Route::VisitNew, |(id, _)| Route::Visit(id.to_string()))
        }
        Binding::Intention => Route::Intention(id.to_string()),
        Binding::Bag => Route::Bag(id.to_string()),
        Binding::Ride | Binding::RideConfirmed | Binding::Backup | Binding::There => {
            Route::Ride(id.to_string())
        }
        Binding::AfterHours => Route::ClinicNumbers,
        Binding::Medicines | Binding::StopWord => Route::About,
        Binding::Rule(topic) | Binding::Follow(topic) => Route::Rule(topic.slug().to_owned()),
        // To the one that is still to be asked about.
        Binding::Times | Binding::FollowTimes => {
            let book = expect_context::<Clinic>().book();
            let mut topics = binding.topics().iter();
            let open = topics.find(|topic| !book.is_settled(**topic));
            open.map_or(Route::Rules, |topic| Route::Rule(topic.slug().to_owned()))
        }
    }
}

/// `No food from Sun 4 am · No drinks from Sun 8 am`; nothing while neither is known.
fn times_words(id: RecordId, session: &Session) -> String {
    let w = expect_context::<Speech>().words();
    let book = expect_context::<Clinic>().book();
    let topics = [Topic::Food, Topic::Drink];
    if !topics.into_iter().any(|topic| book.is_settled(topic)) {
        return String::new();
    }
    let parts = topics.into_iter().filter_map(|topic| {
        let is_food = topic == Topic::Food;
        let kind = if is_food {
            HourKind::NoFood
        } else {
            HourKind::NoDrink
        };
        match book.rule(topic) {
            Rule::NotForMe => None,
            // Of a session that has begun nothing is asked any more.
            Rule::Ask if has_begun(session) => None,
            Rule::Ask if is_food => Some(w.hours_no_food_ask().to_owned()),
            Rule::Ask => Some(w.hours_no_drink_ask().to_owned()),
            Rule::Said { .. } => {
                let at = hour_words(session, hour_of(id, session, kind)?)?;
                Some(match is_food {
                    true => w.calendar_food_at(&at),
                    false => w.calendar_drink_at(&at),
                })
            }
        }
    });
    let parts = parts.collect::<Vec<_>>().join(" · ");
    let is_nothing = topics
        .into_iter()
        .all(|topic| book.rule(topic) == Rule::NotForMe);
    match is_nothing {
        true => w.rule_not_for_me().to_owned(),
        false => parts,
    }
}

/// When to leave home, and as long as the clinic has not said how early to be there, to ask that.
fn leave_words(id: RecordId, session: &Session) -> Option<String> {
    let w = expect_context::<Speech>().words();
    let hour = hour_of(id, session, HourKind::LeaveHome)?;
    let leave = w.calendar_leave_at(&hour_words(session, hour)?);
    let asks = matches!(hour.moment, Moment::Ask { .. }) && !has_begun(session);
    Some(match asks {
        true => with_hour(leave, Some(w.hours_leave_home_note().to_owned())),
        false => leave,
    })
}

fn has_begun(session: &Session) -> bool {
    session.start(&zone_of(session)) <= expect_context::<Day>().now()
}

fn hour_of(id: RecordId, session: &Session, kind: HourKind) -> Option<Hour> {
    let hours = expect_context::<Series>().hours(id, session);
    hours.into_iter().find(|hour| hour.kind == kind)
}

/// Its weekday and time, where it has one: a night lies between the evening it is read on and the
/// hour.
fn hour_words(session: &Session, hour: Hour) -> Option<String> {
    let at = hour.instant()?;
    Some(expect_context::<Speech>().weekday_time(at, &session.zone))
}

/// What stands about me in a field, in a line; none where nothing does.
fn about_words(field: Field) -> Option<String> {
    let words = expect_context::<About>().text(field);
    (!text::is_blank(&words)).then(|| text::first_line(&words, 60))
}

/// What the clinic said, whole, since it is to be done; nothing while it still has to be asked.
fn follow_words(topic: Topic) -> String {
    let w = expect_context::<Speech>().words();
    match expect_context::<Clinic>().book().rule(topic) {
        Rule::Ask => String::new(),
        Rule::NotForMe => w.rule_not_for_me().to_owned(),
        Rule::Said { value, .. } => w.ready_clinic_said(&rules::value_words(w, topic, &value)),
    }
}

/// What the clinic said and the hour it makes; nothing while it still has to be asked.
fn rule_words(id: RecordId, session: &Session, topic: Topic) -> String {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let said = match expect_context::<Clinic>().book().rule(topic) {
        Rule::Ask => return String::new(),
        Rule::NotForMe => w.rule_not_for_me().to_owned(),
        Rule::Said { value, .. } => match value {
            // As the hours count it: never less than what always holds.
            Value::Minutes(minutes) => {
                let minutes = minutes.max(topic.floor().unwrap_or(0));
                rules::value_words(w, topic, &Value::Minutes(minutes))
            }
            value => {
                let line = text::first_line(&rules::value_words(w, topic, &value), 60);
                text::isolated(&line).into_owned()
            }
        },
    };
    let is_of = |kind: HourKind| {
        let is_both = kind == HourKind::NoAlcohol(Substance::Both);
        kind.topic() == Some(topic) || (is_both && topic == Topic::Cannabis)
    };
    let hours = expect_context::<Series>().hours(id, session);
    let hour = hours
        .into_iter()
        .find(|hour: &Hour| is_of(hour.kind) && hour.instant().is_some());
    with_hour(said, hour.map(|hour| hours::time_of(speech, session, hour)))
}

fn with_hour(state: String, hour: Option<String>) -> String {
    match hour {
        Some(hour) => format!("{state} · {hour}"),
        None => state,
    }
}
