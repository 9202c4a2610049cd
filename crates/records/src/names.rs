//! The names of kinds, and natural names, read out of records: a copy from another phone has other
//! ids for what exists once.

use crate::{
    AboutField, BagThing, CalendarGiven, Cancelling, CandidateAnswer, ClinicRule, FormDraft,
    GateAnswer, HABITS, Intention, IntentionDraft, IntentionVersion, Kept, LAST_COPY, Left,
    Manifest, Mark, NUMBERS, Order, OwnItem, PAUSE, Pause, ReadyAnswer, Ride, SERIES_END,
    SeriesEnd, Unreadable, VisitNote, WISHES, put_off_name, question_name,
};
use domain::choosing::Candidate;
use domain::clinic::Numbers;
use domain::copy::LastCopy;
use domain::journal::Entry;
use domain::lock::Habits;
use domain::question::Question;
use domain::reminder::Wishes;
use domain::session::Session;
use domain::today::PutOff;
use domain::visit::Visit;
use domain::wait::Wait;

/// A kind: its name, the newest schema of it that this build reads, and whether it reads a body.
type Kind = (&'static str, u32, fn(u32, &str) -> Result<(), Unreadable>);

/// Every kind.
const KINDS: [Kind; 32] = [
    of::<Session>(),
    of::<Mark>(),
    of::<OwnItem>(),
    of::<Order>(),
    of::<Intention>(),
    of::<IntentionDraft>(),
    of::<Ride>(),
    of::<GateAnswer>(),
    of::<Entry>(),
    of::<Numbers>(),
    of::<Habits>(),
    of::<LastCopy>(),
    of::<FormDraft>(),
    of::<Manifest>(),
    of::<ClinicRule>(),
    of::<Cancelling>(),
    of::<Pause>(),
    of::<SeriesEnd>(),
    of::<PutOff>(),
    of::<Candidate>(),
    of::<CandidateAnswer>(),
    of::<AboutField>(),
    of::<Question>(),
    of::<ReadyAnswer>(),
    of::<BagThing>(),
    of::<IntentionVersion>(),
    of::<Left>(),
    of::<Wait>(),
    of::<CalendarGiven>(),
    of::<Wishes>(),
    of::<Visit>(),
    of::<VisitNote>(),
];

const fn of<T: Kept>() -> Kind {
    (T::KIND, T::SCHEMA, |schema, body| {
        T::decode(schema, body).map(drop)
    })
}

/// Whether this build knows the kind and can read this schema of it.
pub fn is_known(kind: &str, schema: u32) -> bool {
    let mut kinds = KINDS.iter();
    kinds.any(|(name, newest, _)| *name == kind && schema <= *newest)
}

/// Whether this build can read a body of any kind.
///
/// # Errors
/// As [`Kept::decode`]'s, and [`Unreadable::Newer`] for a kind that this build does not know.
pub fn read_any(kind: &str, schema: u32, body: &str) -> Result<(), Unreadable> {
    let mut kinds = KINDS.iter();
    let known = kinds.find(|(name, ..)| *name == kind);
    known.map_or(Err(Unreadable::Newer), |(.., read)| read(schema, body))
}

/// The natural name of a record of something that exists once; `None` of all else.
pub fn natural_name(kind: &str, schema: u32, body: &str) -> Option<String> {
    if kind == Mark::KIND {
        let mark = Mark::decode(schema, body).ok()?;
        return Some(Mark::name(&mark.session, &mark.item));
    }
    if kind == Order::KIND {
        let order = Order::decode(schema, body).ok()?;
        return Some(Order::name(&order.session, order.group));
    }
    if kind == Intention::KIND {
        return Some(Intention::name(
            &Intention::decode(schema, body).ok()?.session,
        ));
    }
    if kind == IntentionDraft::KIND {
        let draft = IntentionDraft::decode(schema, body).ok()?;
        return Some(IntentionDraft::name(&draft.session));
    }
    if kind == FormDraft::KIND {
        return Some(FormDraft::name(&FormDraft::decode(schema, body).ok()?.form));
    }
    if kind == Ride::KIND {
        return Some(Ride::name(&Ride::decode(schema, body).ok()?.session));
    }
    if kind == Left::KIND {
        return Some(Left::name(&Left::decode(schema, body).ok()?.session));
    }
    if kind == ClinicRule::KIND {
        return Some(ClinicRule::name(
            ClinicRule::decode(schema, body).ok()?.topic,
        ));
    }
    if kind == Cancelling::KIND {
        let cancelling = Cancelling::decode(schema, body).ok()?;
        return Some(Cancelling::name(&cancelling.session));
    }
    if kind == PutOff::KIND {
        return Some(put_off_name(PutOff::decode(schema, body).ok()?.card));
    }
    if kind == CandidateAnswer::KIND {
        let answer = CandidateAnswer::decode(schema, body).ok()?;
        return Some(CandidateAnswer::name(&answer.candidate, &answer.question));
    }
    if kind == AboutField::KIND {
        let about = AboutField::decode(schema, body).ok()?;
        return Some(AboutField::name(&about.field));
    }
    if kind == Question::KIND {
        return question_name(&Question::decode(schema, body).ok()?.origin);
    }
    if kind == ReadyAnswer::KIND {
        let ready = ReadyAnswer::decode(schema, body).ok()?;
        return Some(ReadyAnswer::name(&ready.session, ready.topic));
    }
    if kind == CalendarGiven::KIND {
        let given = CalendarGiven::decode(schema, body).ok()?;
        return Some(CalendarGiven::name(&given.session, given.whose));
    }
    if kind == VisitNote::KIND {
        let note = VisitNote::decode(schema, body).ok()?;
        return Some(VisitNote::name(&note.visit, note.line));
    }
    let single = [
        (Pause::KIND, PAUSE),
        (SeriesEnd::KIND, SERIES_END),
        (Numbers::KIND, NUMBERS),
        (Habits::KIND, HABITS),
        (LastCopy::KIND, LAST_COPY),
        (Wishes::KIND, WISHES),
    ];
    let found = single.iter().find(|(of, _)| *of == kind);
    found.map(|(_, name)| (*name).to_owned())
}
