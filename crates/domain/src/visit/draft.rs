//! The form behind *Add a visit*: anything goes until `finish`.

use super::{Kind, Visit, Way};
use crate::session::{self, Fold, Standing};
use crate::time::{self, Instant, Zone};

/// The form as typed. Nothing is trimmed or judged before [`Draft::finish`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What it is for, once chosen.
    pub kind: Option<Kind>,
    /// In person or by video.
    pub way: Way,
    /// `yyyy-mm-dd`, as a date input gives it.
    pub date: String,
    /// `HH:MM`, as a time input gives it.
    pub start: String,
    /// Whole minutes.
    pub length_minutes: String,
    /// The place or the link, as typed.
    pub place: String,
    /// IANA name of the zone.
    pub zone: String,
    /// Which of two, asked only when the hour comes twice.
    pub fold: Option<Fold>,
}

/// What keeps a form from being a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nobody said what it is for.
    KindMissing,
    /// As with the date, the time or the length of a session.
    Of(session::Problem),
}

/// What is allowed, and asked about once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// It began before now.
    InThePast,
    /// It begins more than a year (366 days) from now.
    FarAhead,
    /// There is a session at that time.
    WithSession,
    /// There is another visit at that time.
    WithVisit,
}

/// From when until when something is planned; its end belongs to it no more.
pub type Span = (Instant, Instant);

/// Whether what is planned for one time meets any of the others; what only touches does not.
#[must_use]
pub fn meets((start, end): Span, others: &[Span]) -> bool {
    others.iter().any(|(from, to)| *from < end && start < *to)
}

impl Draft {
    /// The form filled in from a visit, to change it. `zone` is the visit's, where it is known.
    #[must_use]
    pub fn from_visit(visit: &Visit, zone: Option<&dyn Zone>) -> Self {
        Self {
            kind: Some(visit.kind),
            way: visit.way,
            date: visit.local.date().to_string(),
            start: session::written(visit.local.time()),
            length_minutes: visit.length_minutes.to_string(),
            place: visit.place.clone(),
            zone: visit.zone.clone(),
            fold: zone.and_then(|zone| session::fold_of(visit.local, visit.offset_seconds, zone)),
        }
    }

    /// The planned visit, or everything that is wrong, in the order of the form. `zone` is the zone
    /// named in the form, where it is known.
    ///
    /// # Errors
    /// Every [`Problem`] at once, never none.
    pub fn finish(&self, zone: Option<&dyn Zone>) -> Result<Visit, Vec<Problem>> {
        let when = session::when(&self.date, &self.start, self.fold, zone);
        let length = session::length(&self.length_minutes);
        match (self.kind, when, length) {
            (Some(kind), Ok((local, offset_seconds)), Ok(length_minutes)) => Ok(Visit {
                kind,
                way: self.way,
                local,
                zone: self.zone.clone(),
                offset_seconds,
                length_minutes,
                place: self.place.clone(),
                standing: Standing::Planned,
            }),
            (kind, when, length) => {
                let missing = kind.is_none().then_some(Problem::KindMissing);
                let of_when = when.err().unwrap_or_default().into_iter();
                let of_rest = of_when.chain(length.err()).map(Problem::Of);
                Err(missing.into_iter().chain(of_rest).collect())
            }
        }
    }

    /// What to ask about before saving, as far as date and time can be read. `sessions` and `visits` are the
    /// others that are planned; they may be in other zones.
    #[must_use]
    pub fn notices(
        &self,
        sessions: &[Span],
        visits: &[Span],
        now: Instant,
        zone: &dyn Zone,
    ) -> Vec<Notice> {
        let Ok((local, offset)) = session::when(&self.date, &self.start, self.fold, Some(zone))
        else {
            return Vec::new();
        };
        let start = time::moment(local, offset, zone);
        let length = session::length(&self.length_minutes).unwrap_or_default();
        let end = time::shifted(start, length.into());
        let meets = |spans: &[Span]| meets((start, end), spans);
        let far = match session::remark(start, now) {
            Some(session::Notice::InThePast) => Some(Notice::InThePast),
            Some(session::Notice::FarAhead) => Some(Notice::FarAhead),
            Some(session::Notice::SameDay) | None => None,
        };
        let with_session = meets(sessions).then_some(Notice::WithSession);
        let with_visit = meets(visits).then_some(Notice::WithVisit);
        far.into_iter()
            .chain(with_session)
            .chain(with_visit)
            .collect()
    }
}
