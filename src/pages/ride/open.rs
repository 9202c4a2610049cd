//! The day of a session as it lies readable without unlocking: it follows the ride, the session and
//! what the patient ticked.

use super::message::compose;
use crate::state::{Lock, Open, Series, Session, Speech, Tongue, zone_of};
use domain::ride::{self, Message, OpenDay, OpenMessage, Plan, Receiver};
use domain::session::Standing;
use domain::time::Instant;
use leptos::prelude::*;

/// Nothing to see: from now on what lies in the clear is what the records say.
pub fn follow_day() -> AnyView {
    let (open, speech) = (expect_context::<Open>(), expect_context::<Speech>());
    let (series, lock) = (expect_context::<Series>(), expect_context::<Lock>());
    let wanted = Memo::new(move |_| wanted(series, lock));
    Effect::new(move |_| {
        // A change of language is a change of words.
        speech.language();
        let wanted = wanted.get();
        let now = untrack(|| series.now());
        open.keep_day(Box::pin(async move { written(speech, wanted?, now).await }));
    });
    ().into_any()
}

/// Whose day, and who comes, if they said yes.
type Wanted = (Session, OpenDay, Option<Plan>);

/// The coming session, or the one of today until its night is over. Without a lock nothing needs to lie
/// in the clear. Tracks what it reads.
fn wanted(series: Series, lock: Lock) -> Option<Wanted> {
    if !(lock.is_set() && lock.habits().opens_day) {
        return None;
    }
    let now = series.now();
    let mut all = series.all().into_iter();
    all.find_map(|(id, session, _)| {
        let is_held = session.is_supported() && session.standing == Standing::Planned;
        let day = OpenDay::of(&session, &zone_of(&session));
        if !is_held || day.is_over(now) {
            return None;
        }
        let standing = series.ride_standing(id, &session);
        // Who has left needs nobody to come any more.
        let plan = series.ride(id).filter(|_| series.left(id).is_none());
        let plan = plan.filter(|plan| ride::comes(&plan.person, standing).is_some());
        Some((session, day, plan))
    })
}

/// The day with its message, in the language of the one who reads it.
async fn written(speech: Speech, wanted: Wanted, now: Instant) -> Option<OpenDay> {
    let (session, day, plan) = wanted;
    let Some(plan) = plan else {
        return Some(day);
    };
    let theirs = match speech.other(plan.person.reads) {
        Some(language) => Tongue::of(language).await,
        None => None,
    };
    let tongue = theirs.unwrap_or_else(|| speech.tongue());
    let words = compose(
        &tongue,
        Message::Ready,
        Receiver::Ride,
        &session,
        &plan,
        now,
    );
    let person = plan.person;
    let message = OpenMessage {
        name: person.name,
        phone: person.phone,
        only_calls: person.only_calls,
        words,
    };
    Some(OpenDay {
        message: Some(message),
        ..day
    })
}
