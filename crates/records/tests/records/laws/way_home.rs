//! The ride, the way home, and what a calendar was given.

use super::*;

proptest! {
    #[test]
    fn rides(
        session in text(),
        person in person(),
        backup in option::of(person()),
        (pickup, pickup_offset_seconds) in (option::of(time()), option::of(any::<i32>())),
        pickup_place in text(),
        (way, there) in (
            select(vec![Way::Person, Way::Car, Way::Escort]),
            option::of(select(vec![There::Driven, There::Car, There::Transit, There::Walk])),
        ),
        (stays, key, others, helps, helps_not) in (text(), text(), text(), text(), text()),
        (is_alone, caller) in (option::of(any::<bool>()), option::of(person())),
    ) {
        let home = Home { stays, key, others, helps, helps_not };
        let night = Night { is_alone, caller };
        let plan = Plan { person, backup, pickup, pickup_offset_seconds, pickup_place, way, there, home, night };
        kept(&Ride { session, plan })?;
    }

    #[test]
    fn ride_answers(
        session in text(),
        gate in select(Gate::ALL.to_vec()),
        answer in select(vec![Answer::NotAsked, Answer::Asked, Answer::Yes, Answer::No, Answer::CalledOff]),
        at in instant(),
        session_local in local(),
    ) {
        kept(&GateAnswer { session, answer: ride::GateAnswer { gate, answer, at, session_local } })?;
    }

    #[test]
    fn leaving(session in text(), at in instant()) {
        kept(&Left { session, at })?;
    }

    #[test]
    fn what_waits(
        text in text(),
        put_at in instant(),
        put_on in local(),
        settled_at in option::of(instant()),
    ) {
        kept(&Wait { text, put_at, put_on: put_on.date(), settled_at })?;
    }

    #[test]
    fn wishes(
        at_night in any::<bool>(),
        is_discreet in any::<bool>(),
        notifies in any::<bool>(),
        when_closed in any::<bool>(),
    ) {
        kept(&Wishes { at_night, is_discreet, notifies, when_closed })?;
    }

    #[test]
    fn what_was_given_to_calendars(
        (session, to) in (text(), text()),
        whose in select(vec![Whose::Mine, Whose::Driver]),
        (sequence, at) in (any::<u32>(), instant()),
        (events, old) in (events(), events()),
    ) {
        let given = calendar::Given { to, sequence, at, events, old };
        kept(&CalendarGiven { session, whose, given })?;
    }
}
