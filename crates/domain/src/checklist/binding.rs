//! What ticks an item by itself: a ride, an intention, the bag, a visit, or a rule that is settled.

use crate::clinic::Topic;

/// What an item is bound to, so that it ticks itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Binding {
    /// A ride home is planned.
    Ride,
    /// The ride has said yes.
    RideConfirmed,
    /// A back-up is named.
    Backup,
    /// An intention is kept.
    Intention,
    /// The bag is packed.
    Bag,
    /// A talk soon after the session is planned; see [`crate::visit::talk_after`].
    Visit,
    /// A rule of the clinic is settled: they said it, or it is not for me.
    Rule(Topic),
}

impl Binding {
    /// All bindings but those to a rule; for these see [`Topic::ALL`].
    pub const ALL: [Self; 6] = [
        Self::Ride,
        Self::RideConfirmed,
        Self::Backup,
        Self::Intention,
        Self::Bag,
        Self::Visit,
    ];

    /// The binding with this permanent name, as content has it; of a rule, `rule:` and its own.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Some(match slug {
            "ride" => Self::Ride,
            "ride-confirmed" => Self::RideConfirmed,
            "backup" => Self::Backup,
            "intention" => Self::Intention,
            "bag" => Self::Bag,
            "visit" => Self::Visit,
            _ => Self::Rule(Topic::from_slug(slug.strip_prefix("rule:")?)?),
        })
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
    /// An intention is kept.
    pub intention: bool,
    /// The bag is packed; see [`super::BagView::is_packed`].
    pub bag: bool,
    /// A talk soon after the session is planned.
    pub visit: bool,
    /// The clinic's rules that are said or not for me.
    pub settled: &'a [Topic],
}

impl Facts<'_> {
    /// Whether what an item is bound to has been done.
    #[must_use]
    pub fn hold(&self, binding: Binding) -> bool {
        match binding {
            Binding::Ride => self.ride,
            Binding::RideConfirmed => self.ride_confirmed,
            Binding::Backup => self.backup,
            Binding::Intention => self.intention,
            Binding::Bag => self.bag,
            Binding::Visit => self.visit,
            Binding::Rule(topic) => self.settled.contains(&topic),
        }
    }
}
