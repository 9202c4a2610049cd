//! A session's checklist: what was ticked or hidden, what was added, and in which order.

use crate::body::{Kept, Unreadable, name_of, named, read, write};
use domain::checklist::{self, Group};
use serde::{Deserialize, Serialize};

/// What was done to one item of a checklist. Id: derived from [`Mark::name`].
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The session's id, as hex.
    pub session: String,
    /// The item's slug, or an own item's id.
    pub item: String,
    /// Ticked, hidden, or neither any more.
    pub mark: Option<checklist::Mark>,
}

impl Mark {
    /// The natural name of what was done to one item.
    pub fn name(session: &str, item: &str) -> String {
        format!("mark/{session}/{item}")
    }
}

#[derive(Serialize, Deserialize)]
struct MarkV1 {
    session: String,
    item: String,
    mark: String,
}

const MARKS: [(Option<checklist::Mark>, &str); 3] = [
    (Some(checklist::Mark::Ticked), "ticked"),
    (Some(checklist::Mark::Hidden), "hidden"),
    (None, "none"),
];

impl Kept for Mark {
    const KIND: &'static str = "checklist-mark";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        write(&MarkV1 {
            session: self.session.clone(),
            item: self.item.clone(),
            mark: name_of(self.mark, &MARKS),
        })
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        if schema > Self::SCHEMA {
            return Err(Unreadable::Newer);
        }
        let v1: MarkV1 = read(body)?;
        Ok(Self {
            session: v1.session,
            item: v1.item,
            mark: named(&v1.mark, &MARKS)?,
        })
    }
}

/// An item the patient added to a checklist. Id: random, and the item's own id.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnItem {
    /// The session's id, as hex.
    pub session: String,
    /// When it is meant to be done.
    pub group: Group,
    /// As typed.
    pub text: String,
}

#[derive(Serialize, Deserialize)]
struct OwnItemV1 {
    session: String,
    group: String,
    text: String,
}

impl Kept for OwnItem {
    const KIND: &'static str = "checklist-item";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        write(&OwnItemV1 {
            session: self.session.clone(),
            group: self.group.slug().to_owned(),
            text: self.text.clone(),
        })
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        if schema > Self::SCHEMA {
            return Err(Unreadable::Newer);
        }
        let v1: OwnItemV1 = read(body)?;
        let group = Group::from_slug(&v1.group).ok_or(Unreadable::Broken)?;
        Ok(Self {
            session: v1.session,
            group,
            text: v1.text,
        })
    }
}

/// The order of one group of a checklist. Id: derived from [`Order::name`].
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The session's id, as hex.
    pub session: String,
    /// Which group.
    pub group: Group,
    /// The keys of its rows, first to last.
    pub keys: Vec<String>,
}

impl Order {
    /// The natural name of a group's order.
    pub fn name(session: &str, group: Group) -> String {
        format!("order/{session}/{}", group.slug())
    }
}

#[derive(Serialize, Deserialize)]
struct OrderV1 {
    session: String,
    group: String,
    keys: Vec<String>,
}

impl Kept for Order {
    const KIND: &'static str = "checklist-order";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        write(&OrderV1 {
            session: self.session.clone(),
            group: self.group.slug().to_owned(),
            keys: self.keys.clone(),
        })
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        if schema > Self::SCHEMA {
            return Err(Unreadable::Newer);
        }
        let v1: OrderV1 = read(body)?;
        let group = Group::from_slug(&v1.group).ok_or(Unreadable::Broken)?;
        Ok(Self {
            session: v1.session,
            group,
            keys: v1.keys,
        })
    }
}
