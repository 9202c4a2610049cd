//! Every kind by name, behind one shape, so that what holds for all is said once.

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
use records::{
    AboutField, BagThing, CalendarGiven, Cancelling, CandidateAnswer, ClinicRule, FormDraft,
    GateAnswer, Intention, IntentionDraft, IntentionVersion, Kept, Left, Manifest, Mark, Order,
    OwnItem, Pause, ReadyAnswer, Ride, SeriesEnd, Unreadable, VisitNote,
};

/// One kind of record, without its type.
pub struct Kind {
    /// The permanent name.
    pub name: &'static str,
    /// The schema that is written.
    pub schema: u32,
    /// Reads a body and writes it again.
    pub again: fn(u32, &str) -> Result<String, Unreadable>,
    /// The frozen bodies of that schema, one on each line; the first names every field.
    pub frozen: &'static str,
    /// The fields that may be absent.
    pub optional: &'static [&'static str],
}

impl Kind {
    const fn of<T: Kept>(frozen: &'static str, optional: &'static [&'static str]) -> Self {
        Self {
            name: T::KIND,
            schema: T::SCHEMA,
            again: |schema, body| T::decode(schema, body).map(|value| value.encode()),
            frozen,
            optional,
        }
    }

    /// The frozen body that names every field.
    pub fn full(&self) -> &'static str {
        self.frozen.lines().next().expect("a body")
    }
}

pub const ALL: [Kind; 32] = [
    Kind::of::<Session>(SESSION, &["offset_seconds", "travel_minutes"]),
    Kind::of::<Mark>(MARK, &[]),
    Kind::of::<OwnItem>(OWN_ITEM, &[]),
    Kind::of::<Order>(ORDER, &[]),
    Kind::of::<Intention>(INTENTION_2, &["prompt"]),
    Kind::of::<IntentionDraft>(INTENTION_DRAFT_2, &["prompt"]),
    Kind::of::<Ride>(
        RIDE_3,
        &[
            "backup",
            "pickup",
            "pickup_offset_seconds",
            "there",
            "alone",
            "caller",
        ],
    ),
    Kind::of::<GateAnswer>(RIDE_ANSWER_2, &[]),
    Kind::of::<Entry>(ENTRY, &["edited", "prompt", "session"]),
    Kind::of::<Numbers>(CLINIC_NUMBERS_3, &["on"]),
    Kind::of::<Habits>(LOCK_HABITS_2, &["hidden_minutes", "known"]),
    Kind::of::<LastCopy>(COPY_MADE_2, &["known"]),
    Kind::of::<FormDraft>(FORM_DRAFT, &[]),
    Kind::of::<Manifest>(ATTACHMENT, &["extent"]),
    Kind::of::<ClinicRule>(CLINIC_RULE, &[]),
    Kind::of::<Cancelling>(SESSION_CANCELLED, &[]),
    Kind::of::<Pause>(PAUSE, &[]),
    Kind::of::<SeriesEnd>(SERIES_END, &[]),
    Kind::of::<PutOff>(PUT_OFF, &[]),
    Kind::of::<Candidate>(CANDIDATE, &["chosen_at"]),
    Kind::of::<CandidateAnswer>(CANDIDATE_ANSWER, &[]),
    Kind::of::<AboutField>(ABOUT_FIELD, &[]),
    Kind::of::<Question>(QUESTION, &["answered_at"]),
    Kind::of::<ReadyAnswer>(READY_ANSWER, &[]),
    Kind::of::<BagThing>(BAG_THING, &[]),
    Kind::of::<IntentionVersion>(INTENTION_VERSION, &["prompt"]),
    Kind::of::<Left>(LEFT, &[]),
    Kind::of::<Wait>(WAIT, &["settled_at"]),
    Kind::of::<CalendarGiven>(CALENDAR_GIVEN, &[]),
    Kind::of::<Wishes>(REMINDER_WISHES, &[]),
    Kind::of::<Visit>(VISIT, &["offset_seconds"]),
    Kind::of::<VisitNote>(VISIT_NOTE, &[]),
];

pub const SESSION: &str = include_str!("../../vectors/session.v1.jsonl");
pub const MARK: &str = include_str!("../../vectors/checklist-mark.v1.jsonl");
pub const OWN_ITEM: &str = include_str!("../../vectors/checklist-item.v1.jsonl");
pub const ORDER: &str = include_str!("../../vectors/checklist-order.v1.jsonl");
pub const INTENTION: &str = include_str!("../../vectors/intention.v1.jsonl");
pub const INTENTION_DRAFT: &str = include_str!("../../vectors/intention-draft.v1.jsonl");
pub const INTENTION_2: &str = include_str!("../../vectors/intention.v2.jsonl");
pub const INTENTION_DRAFT_2: &str = include_str!("../../vectors/intention-draft.v2.jsonl");
pub const INTENTION_VERSION: &str = include_str!("../../vectors/intention-version.v1.jsonl");
pub const RIDE: &str = include_str!("../../vectors/ride.v1.jsonl");
pub const RIDE_ANSWER: &str = include_str!("../../vectors/ride-answer.v1.jsonl");
pub const RIDE_2: &str = include_str!("../../vectors/ride.v2.jsonl");
pub const RIDE_3: &str = include_str!("../../vectors/ride.v3.jsonl");
pub const RIDE_ANSWER_2: &str = include_str!("../../vectors/ride-answer.v2.jsonl");
pub const LEFT: &str = include_str!("../../vectors/left-clinic.v1.jsonl");
pub const WAIT: &str = include_str!("../../vectors/wait.v1.jsonl");
pub const ENTRY: &str = include_str!("../../vectors/entry.v1.jsonl");
pub const CLINIC_NUMBERS: &str = include_str!("../../vectors/clinic-numbers.v1.jsonl");
pub const CLINIC_NUMBERS_2: &str = include_str!("../../vectors/clinic-numbers.v2.jsonl");
pub const CLINIC_NUMBERS_3: &str = include_str!("../../vectors/clinic-numbers.v3.jsonl");
pub const LOCK_HABITS: &str = include_str!("../../vectors/lock-habits.v1.jsonl");
pub const LOCK_HABITS_2: &str = include_str!("../../vectors/lock-habits.v2.jsonl");
pub const OPEN_DAY: &str = include_str!("../../vectors/open-day.v1.jsonl");
pub const COPY_MADE: &str = include_str!("../../vectors/copy-made.v1.jsonl");
pub const COPY_MADE_2: &str = include_str!("../../vectors/copy-made.v2.jsonl");
pub const FORM_DRAFT: &str = include_str!("../../vectors/form-draft.v1.jsonl");
pub const ATTACHMENT: &str = include_str!("../../vectors/attachment.v1.jsonl");
pub const CLINIC_RULE: &str = include_str!("../../vectors/clinic-rule.v1.jsonl");
pub const SESSION_CANCELLED: &str = include_str!("../../vectors/session-cancelled.v1.jsonl");
pub const PAUSE: &str = include_str!("../../vectors/pause.v1.jsonl");
pub const SERIES_END: &str = include_str!("../../vectors/series-end.v1.jsonl");
pub const PUT_OFF: &str = include_str!("../../vectors/put-off.v1.jsonl");
pub const CANDIDATE: &str = include_str!("../../vectors/clinic-candidate.v1.jsonl");
pub const CANDIDATE_ANSWER: &str = include_str!("../../vectors/candidate-answer.v1.jsonl");
pub const ABOUT_FIELD: &str = include_str!("../../vectors/about-me.v1.jsonl");
pub const QUESTION: &str = include_str!("../../vectors/team-question.v1.jsonl");
pub const READY_ANSWER: &str = include_str!("../../vectors/ready-answer.v1.jsonl");
pub const BAG_THING: &str = include_str!("../../vectors/bag-thing.v1.jsonl");
pub const CALENDAR_GIVEN: &str = include_str!("../../vectors/calendar-given.v1.jsonl");
pub const REMINDER_WISHES: &str = include_str!("../../vectors/reminder-wishes.v1.jsonl");
pub const VISIT: &str = include_str!("../../vectors/visit.v1.jsonl");
pub const VISIT_NOTE: &str = include_str!("../../vectors/visit-note.v1.jsonl");
