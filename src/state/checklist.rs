//! The checklist of a session: what ticked itself, what was ticked, hidden, added and moved.

use super::{Clinic, Intentions, Series, Speech, Store, Table, Trouble};
use content::ChecklistItem;
use domain::checklist::{self as list, Facts, Group, GroupView};
use domain::clinic::Topic;
use domain::ride;
use domain::session::Session;
use leptos::prelude::*;
use records::{Mark, Order, OwnItem};
use std::collections::BTreeMap;
use vault::RecordId;

/// All checklists.
#[derive(Clone, Copy)]
pub struct Checklists {
    store: Store,
    speech: Speech,
    clinic: Clinic,
    series: Series,
    intentions: Intentions,
    marks: Table<Mark>,
    own: Table<OwnItem>,
    orders: Table<Order>,
}

impl Checklists {
    /// Empty tables, to be filled from the disk.
    pub fn new(
        store: Store,
        speech: Speech,
        clinic: Clinic,
        series: Series,
        intentions: Intentions,
    ) -> Self {
        let lists = Self {
            store,
            speech,
            clinic,
            series,
            intentions,
            marks: Table::new(),
            own: Table::new(),
            orders: Table::new(),
        };
        store.serve(lists.marks);
        store.serve(lists.own);
        store.serve(lists.orders);
        lists
    }

    /// A session's list in its groups, tracked.
    pub fn arranged(self, id: RecordId, session: &Session) -> Vec<GroupView> {
        let name = id.to_string();
        let items: Vec<_> = self
            .speech
            .words()
            .checklist()
            .iter()
            .map(item_of)
            .collect();
        let own: Vec<_> = self
            .own
            .all()
            .into_iter()
            .filter(|(_, item)| item.session == name)
            .map(|(id, item)| list::OwnItem {
                id: id.to_string(),
                group: item.group,
                text: item.text,
            })
            .collect();
        let marks: BTreeMap<_, _> = self
            .marks
            .all()
            .into_iter()
            .filter(|(_, mark)| mark.session == name)
            .filter_map(|(_, mark)| Some((mark.item, mark.mark?)))
            .collect();
        let orders: Vec<_> = self
            .orders
            .all()
            .into_iter()
            .filter(|(_, order)| order.session == name)
            .map(|(_, order)| (order.group, order.keys))
            .collect();
        let book = self.clinic.book();
        let settled: Vec<_> = Topic::ALL
            .into_iter()
            .filter(|topic| book.is_settled(*topic))
            .map(Topic::slug)
            .collect();
        let facts = self.facts(id, session, &settled);
        list::arrange(&items, &own, &marks, &orders, &facts)
    }

    /// The text of an item the patient added, tracked.
    pub fn own_text(self, key: &str) -> Option<String> {
        self.own.get(key.parse().ok()?).map(|item| item.text)
    }

    /// Ticks, unticks, hides or shows an item.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn mark(
        self,
        session: RecordId,
        item: &str,
        mark: Option<list::Mark>,
    ) -> Result<(), Trouble> {
        let session = session.to_string();
        let id = self.store.derive_id(&Mark::name(&session, item));
        self.store
            .keep(
                self.marks,
                id,
                &Mark {
                    session,
                    item: item.to_owned(),
                    mark,
                },
            )
            .await
    }

    /// Adds an item of the patient's own.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn add(self, session: RecordId, group: Group, text: String) -> Result<(), Trouble> {
        let item = OwnItem {
            session: session.to_string(),
            group,
            text,
        };
        self.store.keep(self.own, self.store.make_id(), &item).await
    }

    /// Removes an item of the patient's own, and gives it back for an undo.
    ///
    /// # Errors
    /// When nothing was erased.
    pub async fn remove(self, key: &str) -> Result<Option<(RecordId, OwnItem)>, Trouble> {
        let Some(id) = key.parse().ok() else {
            return Ok(None);
        };
        let item = untrack(|| self.own.get(id));
        self.store.erase(self.own, id).await?;
        Ok(item.map(|item| (id, item)))
    }

    /// Brings a removed item back.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn bring_back(self, id: RecordId, item: &OwnItem) -> Result<(), Trouble> {
        self.store.keep(self.own, id, item).await
    }

    /// Keeps the order of a group.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn keep_order(
        self,
        session: RecordId,
        group: Group,
        keys: Vec<String>,
    ) -> Result<(), Trouble> {
        let session = session.to_string();
        let id = self.store.derive_id(&Order::name(&session, group));
        self.store
            .keep(
                self.orders,
                id,
                &Order {
                    session,
                    group,
                    keys,
                },
            )
            .await
    }

    fn facts<'a>(self, id: RecordId, session: &Session, settled: &'a [&'a str]) -> Facts<'a> {
        let ride = self.series.ride(id);
        Facts {
            ride: ride.is_some(),
            ride_confirmed: ride.is_some() && ride::has_said_yes(session, &self.series.answers(id)),
            backup: ride.is_some_and(|ride| ride.backup.is_some()),
            intention: self.intentions.kept(id).is_some(),
            bag: false,
            settled,
        }
    }
}

fn item_of(item: &ChecklistItem) -> list::Item {
    list::Item {
        slug: item.slug.to_owned(),
        group: item.group,
        binding: item.binding,
    }
}
