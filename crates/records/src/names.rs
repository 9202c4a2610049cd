//! Natural names, read out of records: a copy from another phone has other ids for what exists once.

use crate::{
    FormDraft, HABITS, Intention, IntentionDraft, Kept, LAST_COPY, Mark, NUMBERS, Order, Ride,
};
use domain::clinic::Numbers;
use domain::copy::Made;
use domain::lock::Habits;

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
    let single = [
        (Numbers::KIND, NUMBERS),
        (Habits::KIND, HABITS),
        (Made::KIND, LAST_COPY),
    ];
    let found = single.iter().find(|(of, _)| *of == kind);
    found.map(|(_, name)| (*name).to_owned())
}
