//! How the ride stands: worked out once, and spoken by every surface of the app. Nobody is said to
//! pick up before they said yes, and who said no is never offered.

use super::gate::standing_answers;
use super::{Answer, GateAnswer, Message, Plan};
use crate::clinic::Rules;
use crate::clock::{self, Stay};
use crate::session::Session;
use crate::time::{Instant, Zone};

/// How the ride to one start stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody is planned.
    Nobody,
    /// What is planned is refused by the clinic, whatever was said about it.
    RuledOut,
    /// Somebody is planned, and was not asked for this start.
    NotAsked,
    /// They were asked, and have not answered.
    Asked {
        /// When they were asked last.
        at: Instant,
    },
    /// They said yes.
    SaidYes {
        /// When they said so last.
        at: Instant,
    },
    /// They cannot.
    SaidNo,
    /// They had said yes, and called it off.
    CalledOff,
}

/// Whom a message goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receiver {
    /// Who takes the patient home.
    Ride,
    /// Who calls in the evening.
    Caller,
    /// The clinic.
    Clinic,
}

/// What the hours say at the time of the pick-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickUp {
    /// That this person picks the patient up.
    Agreed,
    /// The time alone, and how the ride stands.
    Open,
}

/// What a reminder about the ride asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminds {
    /// Who takes you home?
    Who,
    /// Is it set? They were asked; a yes is asked about again.
    IsSet,
}

/// What the file for the calendar of the one who drives says of the pick-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// It is agreed.
    Agreed,
    /// They were asked, and it is not agreed yet.
    Open,
}

/// How the ride to this start stands.
#[must_use]
pub fn standing(
    session: &Session,
    plan: Option<&Plan>,
    answers: &[GateAnswer],
    rules: &Rules,
) -> Standing {
    let Some(plan) = plan else {
        return Standing::Nobody;
    };
    if plan.way.is_ruled_out(rules) {
        return Standing::RuledOut;
    }
    let said = super::last_said(session, answers).map(|said| said.answer);
    match said {
        Some(Answer::No) => return Standing::SaidNo,
        Some(Answer::CalledOff) => return Standing::CalledOff,
        _ => {}
    }
    let answers = standing_answers(session, answers);
    let last = |wanted: Answer| {
        let mut all = answers.iter().rev();
        all.find(|said| said.answer == wanted).map(|said| said.at)
    };
    match (last(Answer::Yes), last(Answer::Asked)) {
        (Some(at), _) => Standing::SaidYes { at },
        (None, Some(at)) => Standing::Asked { at },
        (None, None) => Standing::NotAsked,
    }
}

impl Standing {
    /// Whether they said yes: only then somebody takes the patient home.
    #[must_use]
    pub fn is_agreed(self) -> bool {
        matches!(self, Self::SaidYes { .. })
    }

    /// Whether somebody is planned who may come: who said no, or is refused, does not.
    #[must_use]
    pub fn is_planned(self) -> bool {
        matches!(
            self,
            Self::NotAsked | Self::Asked { .. } | Self::SaidYes { .. }
        )
    }

    /// Whether they do not come: they cannot, or called it off.
    #[must_use]
    pub fn is_refusal(self) -> bool {
        matches!(self, Self::SaidNo | Self::CalledOff)
    }

    /// What the hours say at the time of the pick-up.
    #[must_use]
    pub fn pick_up(self) -> PickUp {
        match self.is_agreed() {
            true => PickUp::Agreed,
            false => PickUp::Open,
        }
    }

    /// What a reminder about the ride asks.
    #[must_use]
    pub fn reminds(self) -> Reminds {
        match self {
            Self::Asked { .. } | Self::SaidYes { .. } => Reminds::IsSet,
            _ => Reminds::Who,
        }
    }

    /// What the file for the one who drives says; `None` where they were not asked, or do not come.
    #[must_use]
    pub fn promise(self) -> Option<Promise> {
        match self {
            Self::SaidYes { .. } => Some(Promise::Agreed),
            Self::Asked { .. } => Some(Promise::Open),
            _ => None,
        }
    }

    /// Whom a message goes to. Who has not said yes is not told to come: *I'm ready* then goes to the
    /// clinic. `None` where it is for nobody.
    #[must_use]
    pub fn receiver(self, message: Message) -> Option<Receiver> {
        match message {
            Message::Tonight => Some(Receiver::Caller),
            Message::Nobody => Some(Receiver::Clinic),
            Message::Ask => self.is_planned().then_some(Receiver::Ride),
            Message::Ready if !self.is_agreed() => Some(Receiver::Clinic),
            Message::Still | Message::Ready | Message::Late | Message::Home => {
                self.is_agreed().then_some(Receiver::Ride)
            }
        }
    }

    /// Whether the patient sits at the clinic, and nobody who said yes comes: from the start until
    /// they left; see [`clock::is_at_clinic`].
    #[must_use]
    pub fn is_missing(self, stay: &Stay<'_>, now: Instant, zone: &dyn Zone) -> bool {
        !self.is_agreed()
            && stay.session.is_supported()
            && stay.session.start(zone) <= now
            && clock::is_at_clinic(stay, now, zone)
    }
}
