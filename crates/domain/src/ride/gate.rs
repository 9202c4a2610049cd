//! The four times a ride is asked about, counted from the session's start.

use chrono::{NaiveDateTime, TimeDelta};

use super::{Answer, Plan, Standing};
use crate::clinic::Rules;
use crate::order::in_order;
use crate::session::Session;
use crate::time::{self, Instant, Zone};

/// A time at which the ride is asked about. In the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gate {
    /// Asked at all: from when the ride is planned.
    Asked,
    /// 72 hours before the start.
    ThreeDays,
    /// 24 hours before the start.
    OneDay,
    /// 3 hours before the start.
    ThreeHours,
}

impl Gate {
    /// All gates, in the order of time.
    pub const ALL: [Self; 4] = [Self::Asked, Self::ThreeDays, Self::OneDay, Self::ThreeHours];

    /// The permanent name used in records.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::ThreeDays => "three-days",
            Self::OneDay => "one-day",
            Self::ThreeHours => "three-hours",
        }
    }

    /// The gate with this permanent name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gate| gate.slug() == slug)
    }

    /// When it falls due, for a session beginning at `start`; `None` for asking, which is due at
    /// once.
    #[must_use]
    pub fn falls_due(self, start: Instant) -> Option<Instant> {
        let hours = match self {
            Self::Asked => return None,
            Self::ThreeDays => 72,
            Self::OneDay => 24,
            Self::ThreeHours => 3,
        };
        Some(time::shifted(start, -hours * time::HOUR))
    }
}

/// What the patient said about the ride at a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GateAnswer {
    /// Which gate was asked about.
    pub gate: Gate,
    /// How far it has come.
    pub answer: Answer,
    /// When the patient said so.
    pub at: Instant,
    /// The session's local start at the time. A yes to one day is no yes to another: an answer
    /// for a different start no longer counts.
    pub session_local: NaiveDateTime,
}

/// How a gate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateState {
    /// Of [`Gate::Asked`] only: they were asked at this moment, and have not said yes to it.
    Asked(Instant),
    /// They said yes, at this moment.
    Confirmed(Instant),
    /// To be asked about now.
    Due,
    /// Its time has not come.
    Ahead,
    /// Nobody needs to ask: its time passed before anybody was asked, a later gate has taken its
    /// place, it lies before the end of the session before, or the session has begun.
    FallenAway,
}

/// How the four gates stand. At most one is due. After a refusal, or when asking starts again, earlier
/// answers no longer count and asking is due. `previous_end` is the end of the session before.
#[must_use]
pub fn gates(
    session: &Session,
    answers: &[GateAnswer],
    previous_end: Option<Instant>,
    now: Instant,
    zone: &dyn Zone,
) -> [(Gate, GateState); 4] {
    let start = session.start(zone);
    let answers = standing_answers(session, answers);
    let asked = answers.first().map(|answer| answer.at);
    // The last gate whose time has come stands for those before it.
    let current = Gate::ALL
        .into_iter()
        .rfind(|gate| gate.falls_due(start).is_some_and(|due| due <= now));
    Gate::ALL.map(|gate| {
        let yes = answers
            .iter()
            .find(|answer| answer.gate == gate && answer.answer == Answer::Yes);
        let state = match (yes, gate.falls_due(start), asked) {
            (Some(yes), ..) => GateState::Confirmed(yes.at),
            (None, None, Some(at)) => GateState::Asked(at),
            (None, ..) if now >= start => GateState::FallenAway,
            (None, None, None) => GateState::Due,
            (None, Some(due), _) if previous_end.is_some_and(|end| due < end) => {
                GateState::FallenAway
            }
            (None, Some(due), _) if now < due => GateState::Ahead,
            (None, Some(due), Some(at)) if at < due && current == Some(gate) => GateState::Due,
            (None, Some(_), _) => GateState::FallenAway,
        };
        (gate, state)
    })
}

/// The gate to ask about now, if any. See [`gates`].
#[must_use]
pub fn due_gate(
    session: &Session,
    answers: &[GateAnswer],
    previous_end: Option<Instant>,
    now: Instant,
    zone: &dyn Zone,
) -> Option<Gate> {
    gates(session, answers, previous_end, now, zone)
        .into_iter()
        .find_map(|(gate, state)| (state == GateState::Due).then_some(gate))
}

/// Whether the ride has said yes to this start, and nothing has undone it since.
#[must_use]
pub fn has_said_yes(session: &Session, answers: &[GateAnswer]) -> bool {
    standing_answers(session, answers)
        .iter()
        .any(|answer| answer.answer == Answer::Yes)
}

/// What was said last about this start, if anything was.
#[must_use]
pub fn last_said(session: &Session, answers: &[GateAnswer]) -> Option<GateAnswer> {
    for_this_start(session, answers).pop()
}

/// Whether a ride has to be asked anew where a session comes to be as in `after`: they answered for this very
/// start before the session was moved away or cancelled, or they are to come to another place now.
#[must_use]
pub fn is_asked_anew(
    before: &Session,
    after: &Session,
    plan: Option<&Plan>,
    answers: &[GateAnswer],
) -> bool {
    let is_answered = answers.iter().any(|said| said.session_local == after.local);
    let comes_back = !before.is_planned() && after.is_planned();
    let is_elsewhere = plan.is_some_and(|plan| plan.place(before) != plan.place(after));
    is_answered && (before.local != after.local || comes_back || is_elsewhere)
}

/// The moment to keep for what is said `now`: after all `answers` of before. A clock that was set
/// back would else put a no before the yes that it undoes.
#[must_use]
pub fn said_at(answers: &[GateAnswer], now: Instant) -> Instant {
    let after = TimeDelta::milliseconds(1);
    let last = answers.iter().map(|answer| answer.at).max();
    let next = last.and_then(|last| last.checked_add_signed(after));
    next.map_or(now, |next| next.max(now))
}

/// Whether it is time to call the clinic: no ride is confirmed, and the start is at most a day away,
/// or at most the clinic's late-cancel limit plus 12 hours, whichever comes earlier. Until the
/// planned end.
#[must_use]
pub fn escalates(
    session: &Session,
    standing: Standing,
    rules: &Rules,
    now: Instant,
    zone: &dyn Zone,
) -> bool {
    let from = escalates_from(session, rules, zone);
    from <= now && now < session.end(zone) && !standing.is_agreed()
}

/// From when it is time to call the clinic if no ride is confirmed; see [`escalates`].
#[must_use]
pub fn escalates_from(session: &Session, rules: &Rules, zone: &dyn Zone) -> Instant {
    let late_cancel = rules.late_cancel.said().map_or(0, i64::from) + 12 * time::HOUR;
    time::shifted(session.start(zone), -late_cancel.max(time::DAY))
}

/// The answers for this start that nothing has undone, oldest first.
pub(super) fn standing_answers(session: &Session, answers: &[GateAnswer]) -> Vec<GateAnswer> {
    let mut answers = for_this_start(session, answers);
    let undone = answers.iter().rposition(|answer| answer.answer.undoes());
    answers.split_off(undone.map_or(0, |at| at + 1))
}

/// All answers for this start, oldest first.
fn for_this_start(session: &Session, answers: &[GateAnswer]) -> Vec<GateAnswer> {
    let answers = answers
        .iter()
        .filter(|answer| answer.session_local == session.local);
    in_order(answers.copied(), |answer| answer.at)
}
