//! What ticks an item by itself: a ride, an intention, the bag, or a rule that is settled.

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
    /// A rule of the clinic is settled: they said it, or it is not for me.
    Rule(Rule),
}

/// A rule of the clinic, known here by its permanent name alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rule(&'static str);

/// As content names a binding to a rule: [`RULE`] and the rule's own name.
const RULES: [&str; 17] = [
    "rule:food",
    "rule:drink",
    "rule:alcohol",
    "rule:cannabis",
    "rule:medicines",
    "rule:arrive-early",
    "rule:observation",
    "rule:ride-adult",
    "rule:ride-share",
    "rule:ride-stay",
    "rule:driving",
    "rule:decisions",
    "rule:touch",
    "rule:bring",
    "rule:late-cancel",
    "rule:blood-pressure",
    "rule:measures",
];

const RULE: &str = "rule:";

impl Rule {
    /// All rules, by their permanent names.
    pub fn all() -> impl Iterator<Item = Self> {
        RULES.into_iter().map(Self)
    }

    /// The rule's permanent name.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.0.strip_prefix(RULE).unwrap_or(self.0)
    }

    /// The rule with this permanent name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::all().find(|rule| rule.slug() == slug)
    }
}

impl Binding {
    /// All bindings but those to a rule; see [`Rule::all`].
    pub const ALL: [Self; 5] = [
        Self::Ride,
        Self::RideConfirmed,
        Self::Backup,
        Self::Intention,
        Self::Bag,
    ];

    /// The permanent name used in content; of a rule, `rule:` and its own.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Ride => "ride",
            Self::RideConfirmed => "ride-confirmed",
            Self::Backup => "backup",
            Self::Intention => "intention",
            Self::Bag => "bag",
            Self::Rule(rule) => rule.0,
        }
    }

    /// The binding with this permanent name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        let plain = Self::ALL.into_iter().find(|binding| binding.slug() == slug);
        plain.or_else(|| Rule::from_slug(slug.strip_prefix(RULE)?).map(Self::Rule))
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
    /// The permanent names of the clinic's rules that are said or not for me.
    pub settled: &'a [&'a str],
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
            Binding::Rule(rule) => self.settled.contains(&rule.slug()),
        }
    }
}
