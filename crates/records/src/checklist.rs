//! A session's checklist and bag: what was ticked or hidden, what was added, and in which order.

use crate::body::{Kept, Reader, Unreadable, Writer, name_of, named};
use domain::checklist::{self, Group};

/// What was done to one item of a checklist, or to one thing of the bag. Id: derived from [`Mark::name`].
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The session's id, as hex.
    pub session: String,
    /// The item's slug, an own item's id, or the key of a thing of the bag.
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

const MARKS: [(Option<checklist::Mark>, &str); 3] = [
    (Some(checklist::Mark::Ticked), "ticked"),
    (Some(checklist::Mark::Hidden), "hidden"),
    (None, "none"),
];

impl Kept for Mark {
    const KIND: &'static str = "checklist-mark";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .text("item", &self.item)
            .text("mark", name_of(self.mark, &MARKS))
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            session: body.text("session")?,
            item: body.text("item")?,
            mark: named(&body.text("mark")?, &MARKS)?,
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

impl Kept for OwnItem {
    const KIND: &'static str = "checklist-item";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .text("group", self.group.slug())
            .text("text", &self.text)
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            session: body.text("session")?,
            group: group(&body)?,
            text: body.text("text")?,
        })
    }
}

/// A thing the patient added to the bag. Id: random, and the thing's own id.
#[derive(Clone, Debug, PartialEq)]
pub struct BagThing {
    /// The session's id, as hex.
    pub session: String,
    /// As typed.
    pub text: String,
}

impl Kept for BagThing {
    const KIND: &'static str = "bag-thing";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .text("text", &self.text)
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            session: body.text("session")?,
            text: body.text("text")?,
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

impl Kept for Order {
    const KIND: &'static str = "checklist-order";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .text("group", self.group.slug())
            .texts("keys", &self.keys)
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            session: body.text("session")?,
            group: group(&body)?,
            keys: body.texts("keys")?,
        })
    }
}

fn group(body: &Reader) -> Result<Group, Unreadable> {
    Group::from_slug(&body.text("group")?).ok_or(Unreadable::Broken)
}
