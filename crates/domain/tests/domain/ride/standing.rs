//! One truth about the ride: every way it can stand, at every place of the path, on every surface.

use domain::clinic::Rules;
use domain::clock::{OVERRUN_HOURS, Stay};
use domain::reminder::{Planned, Thing, reminders};
use domain::ride::{
    Answer, Gate, GateAnswer, GateState, Message, PickUp, Plan, Promise, Receiver, Reminds,
    Standing, Way, comes, escalates, gates, messages, standing,
};
use domain::session::Session;
use domain::time::{Instant, shifted};

use super::{START, person};
use crate::world::*;

/// A ride as it is planned and as people have answered.
struct Case {
    way: Option<Way>,
    said: &'static [Answer],
}

const fn told(said: &'static [Answer]) -> Case {
    Case {
        way: Some(Way::Person),
        said,
    }
}

impl Case {
    fn plan(&self) -> Option<Plan> {
        self.way.map(|way| Plan {
            person: person("Dana", "555 010 0142"),
            backup: Some(person("Sam", "555 010 0199")),
            pickup: chrono::NaiveTime::from_hms_opt(13, 0, 0),
            way,
            ..Plan::default()
        })
    }

    fn answers(&self, session: &Session) -> Vec<GateAnswer> {
        let said = self.said.iter().zip(0..);
        said.map(|(answer, minute)| GateAnswer {
            gate: Gate::Asked,
            answer: *answer,
            at: shifted(utc("2026-05-01 12:00"), minute),
            session_local: session.local,
        })
        .collect()
    }

    fn standing(&self, session: &Session) -> Standing {
        let plan = self.plan();
        standing(session, plan.as_ref(), &self.answers(session), &rules())
    }
}

/// The clinic refuses taxis.
fn rules() -> Rules {
    Rules {
        ride_share: Some(false),
        ..Rules::default()
    }
}

/// The places of the path as the ride sees them, in UTC; the session is from 14:00 to 17:00, and the
/// pick-up at 17:00.
const PLACES: [(&str, &str); 5] = [
    ("days before", "2026-05-06 14:00"),
    ("the day before", "2026-05-09 15:00"),
    ("in the session", "2026-05-10 15:00"),
    ("after its end", "2026-05-10 18:00"),
    ("gone", "2026-05-10 21:30"),
];

/// What the surfaces say: hours, the file for the driver, reminders, the locked screen of the day, whether it
/// is offered again to the next session, then at each place whether
/// Today calls the clinic (`!`) or says that the ride is missing (`m`), and whom *I'm ready* goes to.
#[track_caller]
fn check(case: &Case, expected: &str) {
    let session = session(START, NEW_YORK);
    let (plan, stands) = (case.plan(), case.standing(&session));
    let hours = match stands.pick_up() {
        PickUp::Agreed => "Dana picks up",
        PickUp::Open => "pick-up",
    };
    let file = match stands.promise() {
        Some(Promise::Agreed) => "agreed",
        Some(Promise::Open) => "asked",
        None => "no file",
    };
    let remind = match stands.reminds() {
        Reminds::Who => "who?",
        Reminds::IsSet => "set?",
    };
    let named = plan.as_ref().and_then(|plan| comes(&plan.person, stands));
    let locked = match named {
        Some(_) => "open",
        None => "sealed",
    };
    let again = match stands.is_planned() {
        true => "again",
        false => "never",
    };
    let places = PLACES.map(|(_, now)| place(&session, plan.as_ref(), stands, utc(now)));
    let found = format!(
        "{hours} | {file} | {remind} | {locked} {again} | {}",
        places.join(" ")
    );
    assert_eq!(found, expected, "{stands:?}");
}

fn place(session: &Session, plan: Option<&Plan>, stands: Standing, now: Instant) -> String {
    let rules = rules();
    let stay = Stay {
        session,
        rules: &rules,
        ride: plan,
        left: None,
    };
    let calls = escalates(session, stands, &rules, now, &NEW_YORK);
    let is_before = now < session.start(&NEW_YORK);
    let today = match (is_before, stands.is_missing(&stay, now, &NEW_YORK)) {
        (true, _) if calls => "!",
        (false, true) => "m",
        _ => "",
    };
    let first = messages(session, plan, stands, false, now, &NEW_YORK);
    let to = first.iter().map(|message| {
        let to = match stands.receiver(*message) {
            Some(Receiver::Ride) => "dana",
            Some(Receiver::Clinic) => "clinic",
            Some(Receiver::Caller) => "caller",
            None => "nobody",
        };
        format!("{}:{to}", message.slug())
    });
    format!("{today}[{}]", to.collect::<Vec<_>>().join(","))
}

#[test]
fn every_surface_says_what_is_so() {
    use Answer::{Asked, CalledOff, No, NotAsked, Yes};
    let nobody = "pick-up | no file | who? | sealed never | [nobody:clinic] ![nobody:clinic] m[ready:clinic] m[ready:clinic] [ready:clinic]";
    let open =
        "![ask:dana] m[ask:dana,ready:clinic] m[ask:dana,ready:clinic] [ask:dana,ready:clinic]";
    let not_asked = format!("pick-up | no file | who? | sealed again | [ask:dana] {open}");
    let asked = format!("pick-up | asked | set? | sealed again | [ask:dana] {open}");
    let yes = "Dana picks up | agreed | set? | open again | [still:dana] [still:dana] [ready:dana,late:dana] \
               [ready:dana,late:dana,home:dana] [ready:dana,late:dana,home:dana]";

    check(
        &Case {
            way: None,
            said: &[],
        },
        nobody,
    );
    // What was said about an earlier plan counts for nothing.
    check(
        &Case {
            way: None,
            said: &[Yes],
        },
        nobody,
    );
    for said in [&[][..], &[Yes], &[No]] {
        let way = Some(Way::Car);
        check(&Case { way, said }, nobody);
    }
    check(&told(&[No]), nobody);
    check(&told(&[Asked, No]), nobody);
    check(&told(&[Yes, CalledOff]), nobody);
    check(&told(&[]), &not_asked);
    // A backup that took over, and has not answered, is no ride.
    check(&told(&[Yes, No, NotAsked]), &not_asked);
    check(&told(&[Asked]), &asked);
    check(&told(&[Yes, No, NotAsked, Asked]), &asked);
    check(&told(&[No, Asked]), &asked);
    check(&told(&[Yes]), yes);
    check(&told(&[No, Yes]), yes);
    // Asked once more, the yes still stands.
    check(&told(&[Yes, Asked]), yes);
}

#[test]
fn it_is_told_when_they_were_asked_and_said_yes() {
    use Answer::{Asked, Yes};
    let at = |minute| shifted(utc("2026-05-01 12:00"), minute);
    let stands = |said| told(said).standing(&session(START, NEW_YORK));
    assert_eq!(stands(&[Asked]), Standing::Asked { at: at(0) });
    assert_eq!(stands(&[Asked, Asked]), Standing::Asked { at: at(1) });
    assert_eq!(stands(&[Asked, Yes]), Standing::SaidYes { at: at(1) });
    // A question after a yes is no yes of that moment.
    assert_eq!(stands(&[Yes, Asked]), Standing::SaidYes { at: at(0) });
    assert_eq!(stands(&[Yes, Asked, Yes]), Standing::SaidYes { at: at(2) });
    // A yes to one day is no yes to another.
    let session = session(START, NEW_YORK);
    let moved = Session {
        local: local("2026-05-12 10:00"),
        ..session.clone()
    };
    let (yes, rules) = (told(&[Yes]), rules());
    let plan = yes.plan();
    let answers = yes.answers(&session);
    assert_eq!(
        standing(&moved, plan.as_ref(), &answers, &rules),
        Standing::NotAsked
    );
}

/// The dots and the chip tell the same.
#[test]
fn the_first_gate_agrees_with_how_the_ride_stands() {
    use Answer::{Asked, CalledOff, No, NotAsked, Yes};
    let session = session(START, NEW_YORK);
    for said in [
        &[][..],
        &[Asked],
        &[Yes],
        &[No],
        &[Asked, Yes],
        &[Yes, Asked],
        &[Yes, CalledOff],
        &[Yes, No, NotAsked],
        &[Yes, No, NotAsked, Asked],
    ] {
        let case = told(said);
        let now = utc("2026-05-02 12:00");
        let [(_, first), ..] = gates(&session, &case.answers(&session), None, now, &NEW_YORK);
        match case.standing(&session) {
            Standing::Asked { .. } => assert!(matches!(first, GateState::Asked(_)), "{said:?}"),
            Standing::SaidYes { .. } => {
                assert!(matches!(first, GateState::Confirmed(_)), "{said:?}");
            }
            _ => assert_eq!(first, GateState::Due, "{said:?}"),
        }
    }
}

/// From the start until they left, or must have; where it does not happen at a clinic never.
#[test]
fn a_ride_is_missing_only_where_the_patient_waits_for_one() {
    let session = session(START, NEW_YORK);
    let home = Session {
        setting: domain::session::Setting::Home,
        ..session.clone()
    };
    let (start, end) = (session.start(&NEW_YORK), session.end(&NEW_YORK));
    let gone = shifted(end, OVERRUN_HOURS * 60);
    let rules = Rules::default();
    let check = |session: &Session, left, now, expected: bool| {
        let stay = Stay {
            session,
            rules: &rules,
            ride: None,
            left,
        };
        let found = Standing::Nobody.is_missing(&stay, now, &NEW_YORK);
        assert_eq!(found, expected, "{now}");
        let at = start;
        assert!(!Standing::SaidYes { at }.is_missing(&stay, now, &NEW_YORK));
    };
    check(&session, None, shifted(start, -1), false);
    check(&session, None, start, true);
    check(&session, None, shifted(gone, -1), true);
    check(&session, None, gone, false);
    // Who says that they left has left, also where the clock that is read lags behind.
    check(&session, Some(end), shifted(end, -1), false);
    check(&session, Some(end), end, false);
    check(&home, None, start, false);
}

/// Reminders ask what the ride's standing asks.
#[test]
fn a_reminder_asks_what_the_standing_does() {
    use Answer::{Asked, No, Yes};
    let session = session(START, NEW_YORK);
    for said in [&[][..], &[Asked], &[Yes], &[Asked, No]] {
        let case = told(said);
        let planned = Planned {
            id: "a",
            zone: NEW_YORK,
            session: session.clone(),
            ride: case.plan(),
            answers: case.answers(&session),
        };
        let now = utc("2026-05-02 12:00");
        let all = reminders(&[planned], &[], &rules(), false, now, None);
        let mut rides = all.iter().filter(|one| matches!(one.thing, Thing::Ride(_)));
        let asks = case.standing(&session).reminds() == Reminds::Who;
        assert!(rides.all(|ride| ride.asks == asks), "{said:?}");
    }
}

/// *I'm ready* is never for somebody who has not said yes, whatever is tapped.
#[test]
fn who_has_not_said_yes_is_never_told_to_come() {
    let at = utc("2026-05-01 12:00");
    for stands in [
        Standing::Nobody,
        Standing::RuledOut,
        Standing::NotAsked,
        Standing::Asked { at },
        Standing::SaidNo,
        Standing::CalledOff,
    ] {
        assert_eq!(stands.receiver(Message::Ready), Some(Receiver::Clinic));
        for message in [Message::Late, Message::Home, Message::Still] {
            assert_eq!(stands.receiver(message), None, "{stands:?}");
        }
    }
    for stands in [Standing::SaidNo, Standing::CalledOff, Standing::RuledOut] {
        assert_eq!(stands.receiver(Message::Ask), None);
    }
}
