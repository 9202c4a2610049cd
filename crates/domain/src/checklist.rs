//! What there is to get ready, in groups by time, with items that tick themselves.

mod bag;
mod binding;
mod carry;

use std::collections::BTreeMap;

use crate::order::in_order;
use crate::time::{self, Instant, Zone};

pub use bag::{BagRow, BagView, OwnThing, Thing, pack};
pub use binding::{Binding, Facts, Standing};
pub use carry::{Carried, MarkOf, OrderOf, carry, carry_own};

/// When an item is meant to be done. In the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// A week before, or any time up to the third day before.
    WeekBefore,
    /// From the third day before.
    ThreeDaysBefore,
    /// The evening before.
    NightBefore,
    /// The morning of the day.
    Morning,
    /// On leaving and on arriving.
    Arrival,
    /// After the session, on the same day.
    After,
}

impl Group {
    /// All groups, in the order of time.
    pub const ALL: [Self; 6] = [
        Self::WeekBefore,
        Self::ThreeDaysBefore,
        Self::NightBefore,
        Self::Morning,
        Self::Arrival,
        Self::After,
    ];

    /// The permanent name used in content and records.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::WeekBefore => "week-before",
            Self::ThreeDaysBefore => "three-days-before",
            Self::NightBefore => "night-before",
            Self::Morning => "morning",
            Self::Arrival => "arrival",
            Self::After => "after",
        }
    }

    /// The group with this permanent name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.slug() == slug)
    }

    /// When the group becomes the open one for a session beginning at `start`: seven days before;
    /// 4 am of the third day before; 5 pm the day before; 4 am of the day; an hour before; at the
    /// start. Very early sessions pull the earlier groups forward, so that each opens no later
    /// than the next and the morning has at least three hours.
    #[must_use]
    pub fn opens(self, start: Instant, zone: &dyn Zone) -> Instant {
        let day = time::day_of(start, zone);
        match self {
            Self::WeekBefore => time::shifted(start, -7 * time::DAY),
            Self::ThreeDaysBefore => time::day_begins(time::day_shifted(day, -3), zone),
            // Samoa once had no day before: its evening would come after the morning.
            Self::NightBefore => time::at_hour(time::day_shifted(day, -1), 17, zone)
                .min(Self::Morning.opens(start, zone)),
            Self::Morning => time::day_begins(day, zone).min(time::shifted(start, -3 * time::HOUR)),
            Self::Arrival => time::shifted(start, -time::HOUR),
            Self::After => start,
        }
    }
}

/// Which group is open now. Only this one is counted; a week before and earlier it is the first.
#[must_use]
pub fn group_now(start: Instant, now: Instant, zone: &dyn Zone) -> Group {
    Group::ALL
        .into_iter()
        .rev()
        .find(|group| group.opens(start, zone) <= now)
        .unwrap_or(Group::WeekBefore)
}

/// An item of ours, from content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Permanent name.
    pub slug: String,
    /// When it is meant to be done.
    pub group: Group,
    /// What it hangs on, if anything.
    pub binding: Option<Binding>,
}

/// An item the patient added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnItem {
    /// Its id; never equal to a slug.
    pub id: String,
    /// When it is meant to be done.
    pub group: Group,
    /// As typed.
    pub text: String,
}

/// What the patient did to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Ticked by hand.
    Ticked,
    /// Hidden, as not for me.
    Hidden,
}

/// A group as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupView {
    /// Which group.
    pub group: Group,
    /// Its rows, in the order shown; hidden ones are not among them.
    pub rows: Vec<Row>,
    /// Keys of the hidden items, in the same order, so that they can be brought back.
    pub hidden: Vec<String>,
    /// How many rows are not ticked.
    pub left: usize,
}

/// One row of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The slug of an item, or the id of an own item.
    pub key: String,
    /// Done, by hand or by itself.
    pub ticked: bool,
    /// Done by the record it is bound to; a hand cannot untick it.
    pub by_itself: bool,
    /// What had to be asked about it is known.
    pub is_known: bool,
    /// Added by the patient.
    pub own: bool,
}

/// All groups in the order of time, empty ones too. Within a group come first the keys of `order`,
/// as far as they still exist, then the rest: ours as in `items`, then the patient's own.
#[must_use]
pub fn arrange(
    items: &[Item],
    own: &[OwnItem],
    marks: &BTreeMap<String, Mark>,
    order: &[(Group, Vec<String>)],
    facts: &Facts,
) -> Vec<GroupView> {
    Group::ALL
        .into_iter()
        .map(|group| {
            let ours = items.iter().filter(|item| item.group == group).map(|item| {
                let standing = item.binding.map(|binding| facts.standing(binding));
                (&item.slug, standing.unwrap_or(Standing::Open), false)
            });
            let theirs = own.iter().filter(|item| item.group == group);
            let mut found: Vec<_> = ours
                .chain(theirs.map(|item| (&item.id, Standing::Open, true)))
                .collect();
            if let Some((_, keys)) = order.iter().find(|(of, _)| *of == group) {
                let place = |key: &String| keys.iter().position(|of| of == key);
                found = in_order(found, |(key, ..)| place(key).unwrap_or(usize::MAX));
            }
            view(group, &found, marks)
        })
        .collect()
}

/// `keys` with the one at `from` taken out and put back at `to`, counted after taking it out.
/// Places past the end mean the last; a `from` past the end changes nothing.
#[must_use]
pub fn moved(keys: &[String], from: usize, to: usize) -> Vec<String> {
    let mut keys = keys.to_vec();
    if from < keys.len() {
        let key = keys.remove(from);
        keys.insert(to.min(keys.len()), key);
    }
    keys
}

fn view(
    group: Group,
    found: &[(&String, Standing, bool)],
    marks: &BTreeMap<String, Mark>,
) -> GroupView {
    let (mut rows, mut hidden) = (Vec::new(), Vec::new());
    for &(key, standing, own) in found {
        let mark = marks.get(key);
        if mark == Some(&Mark::Hidden) {
            hidden.push(key.clone());
        } else {
            let by_itself = standing == Standing::Done;
            rows.push(Row {
                key: key.clone(),
                ticked: by_itself || mark == Some(&Mark::Ticked),
                by_itself,
                is_known: standing != Standing::Open,
                own,
            });
        }
    }
    let left = rows.iter().filter(|row| !row.ticked).count();
    GroupView {
        group,
        rows,
        hidden,
        left,
    }
}
