//! What an item hangs on: a ride, an intention, the bag, a visit, a number, or rules of the clinic; and
//! whether that ticks it.

use crate::clinic::Topic;

/// What an item is bound to, so that it says how that stands, and ticks itself where knowing or
/// planning it is all there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Binding {
    /// A ride home is planned.
    Ride,
    /// The ride has said yes.
    RideConfirmed,
    /// A back-up is named.
    Backup,
    /// It is planned how the patient gets to the clinic.
    There,
    /// An intention is kept.
    Intention,
    /// The bag is packed.
    Bag,
    /// A talk soon after the session is planned; see [`crate::visit::talk_after`].
    Visit,
    /// It is known who answers at night, or that nobody does.
    AfterHours,
    /// The times to stop eating and drinking are known.
    Times,
    /// These times are to be followed. No record says that they were.
    FollowTimes,
    /// The team is to be told of all medicines. Written down they are not told.
    Medicines,
    /// The stop word is to be said aloud. Written down it is not said.
    StopWord,
    /// A rule of the clinic is settled: they said it, or it is not for me.
    Rule(Topic),
    /// What a rule of the clinic says is to be done. No record says that it was.
    Follow(Topic),
}

/// How what an item is bound to stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// It has to be asked or planned first.
    Open,
    /// Nothing is left to ask, but something to do, and only a hand ticks that.
    Known,
    /// Nothing is left to do: the item ticks itself.
    Done,
}

impl Binding {
    /// All bindings but those to a rule; for these see [`Topic::ALL`].
    pub const ALL: [Self; 12] = [
        Self::Ride,
        Self::RideConfirmed,
        Self::Backup,
        Self::There,
        Self::Intention,
        Self::Bag,
        Self::Visit,
        Self::AfterHours,
        Self::Times,
        Self::FollowTimes,
        Self::Medicines,
        Self::StopWord,
    ];

    /// The binding with this permanent name, as content has it; of a rule, `rule:` or `follow:` and
    /// its own.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Some(match slug {
            "ride" => Self::Ride,
            "ride-confirmed" => Self::RideConfirmed,
            "backup" => Self::Backup,
            "there" => Self::There,
            "intention" => Self::Intention,
            "bag" => Self::Bag,
            "visit" => Self::Visit,
            "after-hours" => Self::AfterHours,
            "times" => Self::Times,
            "follow-times" => Self::FollowTimes,
            "medicines" => Self::Medicines,
            "stop-word" => Self::StopWord,
            _ => match slug.split_once(':')? {
                ("rule", of) => Self::Rule(Topic::from_slug(of)?),
                ("follow", of) => Self::Follow(Topic::from_slug(of)?),
                _ => return None,
            },
        })
    }

    /// The rules whose answers it needs, in the order in which they are to be asked about.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        match self {
            Self::Times | Self::FollowTimes => &[Topic::Food, Topic::Drink],
            Self::Medicines => &[Topic::Medicines],
            Self::Rule(topic) | Self::Follow(topic) => std::slice::from_ref(topic),
            _ => &[],
        }
    }
}

/// What is true of the session's other records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts<'a> {
    /// A ride home is planned.
    pub ride: bool,
    /// The ride has said yes.
    pub ride_confirmed: bool,
    /// A back-up is named.
    pub backup: bool,
    /// It is planned how the patient gets there.
    pub there: bool,
    /// An intention is kept.
    pub intention: bool,
    /// The bag is packed; see [`super::BagView::is_packed`].
    pub bag: bool,
    /// A talk soon after the session is planned.
    pub visit: bool,
    /// It is known who answers at night; see [`crate::clinic::Numbers::knows_after_hours`].
    pub after_hours: bool,
    /// The clinic's rules that are said or not for me.
    pub settled: &'a [Topic],
    /// Those among them that ask nothing of the patient; see [`crate::clinic::Book::is_void`].
    pub void: &'a [Topic],
}

impl Facts<'_> {
    /// How what an item is bound to stands.
    #[must_use]
    pub fn standing(&self, binding: Binding) -> Standing {
        let all = |of: &[Topic]| binding.topics().iter().all(|topic| of.contains(topic));
        let done = |is_done| match is_done {
            true => Standing::Done,
            false => Standing::Open,
        };
        match binding {
            Binding::Ride => done(self.ride),
            Binding::RideConfirmed => done(self.ride_confirmed),
            Binding::Backup => done(self.backup),
            Binding::There => done(self.there),
            Binding::Intention => done(self.intention),
            Binding::Bag => done(self.bag),
            Binding::Visit => done(self.visit),
            Binding::AfterHours => done(self.after_hours),
            Binding::Times | Binding::Rule(_) => done(all(self.settled)),
            // With nothing to follow there is nothing left to do.
            Binding::FollowTimes | Binding::Follow(_) if all(self.void) => Standing::Done,
            Binding::FollowTimes | Binding::Follow(_) | Binding::Medicines if all(self.settled) => {
                Standing::Known
            }
            Binding::FollowTimes | Binding::Follow(_) | Binding::Medicines | Binding::StopWord => {
                Standing::Open
            }
        }
    }
}
