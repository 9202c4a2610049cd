//! How the record stands that an item is bound to, and its hour: `6 h before · 4:00 am`.

use crate::pages::{hours, intention, ride, rules};
use crate::state::{
    Checklists, Clinic, Intentions, Series, Speech, Visits, zone_of, zone_of_visit,
};
use domain::checklist::Binding;
use domain::clinic::{Rule, Topic, Value};
use domain::clock::{Hour, HourKind, Substance};
use domain::session::Session;
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
            let hour = pickup.map(|at| speech.time(at, &session.zone));
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
        Binding::Rule(topic) => rule_words(id, session, topic),
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
            value => text::first_line(&rules::value_words(w, topic, &value), 60),
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
