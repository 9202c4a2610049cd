//! What was said on a clock whose zone this browser knows: only then are there moments.

use super::speech::zone;
use domain::time::{Instant, Zone};
use domain::{session, visit};
use platform::clock::BrowserZone;
use std::borrow::Borrow;
use std::ops::Deref;

/// What a clinic said, with the zone of its clock. It can be made of a known zone only, so that nothing
/// is reckoned by a clock that nobody meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    said: T,
    zone: BrowserZone,
}

/// A session that has moments.
pub type Session = Placed<session::Session>;
/// A visit that has moments.
pub type Visit = Placed<visit::Visit>;

impl<T> Placed<T> {
    /// What was said, without the zone.
    pub fn into_said(self) -> T {
        self.said
    }
}

impl Session {
    /// The session in its zone, where the browser knows that.
    pub fn of(said: session::Session) -> Option<Self> {
        let zone = zone(&said.zone)?;
        Some(Self { said, zone })
    }

    /// When it begins.
    pub fn begins(&self) -> Instant {
        self.said.start(&self.zone)
    }
}

impl Visit {
    /// The visit in its zone, where the browser knows that.
    pub fn of(said: visit::Visit) -> Option<Self> {
        let zone = zone(&said.zone)?;
        Some(Self { said, zone })
    }

    /// When it begins.
    pub fn begins(&self) -> Instant {
        self.said.start(&self.zone)
    }
}

impl<T> Deref for Placed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.said
    }
}

impl<T> Borrow<T> for Placed<T> {
    fn borrow(&self) -> &T {
        &self.said
    }
}

/// A known zone as the domain takes one.
pub fn as_clock(zone: &Option<BrowserZone>) -> Option<&dyn Zone> {
    zone.as_ref().map(|zone| zone as &dyn Zone)
}

/// The zone a session is in.
pub fn zone_of(session: &Session) -> BrowserZone {
    session.zone
}

/// The zone a visit is in.
pub fn zone_of_visit(visit: &Visit) -> BrowserZone {
    visit.zone
}
