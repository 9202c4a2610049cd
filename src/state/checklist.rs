//! The checklist of a session: what ticked itself, what was ticked, hidden, added and moved, and what
//! holds from the sessions before.

mod bag;

use super::{Clinic, Intentions, Series, Session, Speech, Store, Table, Trouble, Visits};
use content::ChecklistItem;
use domain::checklist::{self as list, Carried, Facts, Group, GroupView, MarkOf, OrderOf};
use domain::clinic::Topic;
use leptos::prelude::*;
use records::{BagThing, Mark, Order, OwnItem};
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
    visits: Visits,
    marks: Table<Mark>,
    own: Table<OwnItem>,
    orders: Table<Order>,
    things: Table<BagThing>,
    /// Which groups were folded or unfolded by hand. Not kept: it holds until the page is closed.
    folds: RwSignal<BTreeMap<(RecordId, Group), bool>>,
}

/// What was taken away, as it can be brought back.
#[derive(Clone)]
pub enum Removed {
    /// An item of a checklist.
    Item(RecordId, OwnItem),
    /// A thing of the bag.
    Thing(RecordId, BagThing),
}

impl Checklists {
    /// Empty tables, to be filled from the disk.
    pub fn new(
        store: Store,
        speech: Speech,
        clinic: Clinic,
        series: Series,
        intentions: Intentions,
        visits: Visits,
    ) -> Self {
        let lists = Self {
            store,
            speech,
            clinic,
            series,
            intentions,
            visits,
            marks: Table::new(),
            own: Table::new(),
            orders: Table::new(),
            things: Table::new(),
            folds: RwSignal::new(BTreeMap::new()),
        };
        store.serve(lists.marks);
        store.serve(lists.own);
        store.serve(lists.orders);
        store.serve(lists.things);
        lists
    }

    /// A session's list in its groups, tracked.
    pub fn arranged(self, id: RecordId, session: &Session) -> Vec<GroupView> {
        let words = self.speech.words();
        let items: Vec<_> = words.checklist().iter().map(item_of).collect();
        let book = self.clinic.book();
        let all = Topic::ALL.into_iter();
        let settled: Vec<_> = all.filter(|topic| book.is_settled(*topic)).collect();
        let void = settled.iter().copied();
        let void: Vec<_> = void.filter(|topic| book.is_void(*topic)).collect();
        let facts = self.facts(id, session, &settled, &void);
        let Carried { own, marks, order } = self.carried(id);
        list::arrange(&items, &own, &marks, &order, &facts)
    }

    /// Whether a group was folded or unfolded by hand, tracked.
    pub fn is_unfolded(self, session: RecordId, group: Group) -> Option<bool> {
        self.folds
            .with(|folds| folds.get(&(session, group)).copied())
    }

    /// Folds or unfolds a group for as long as the app is open.
    pub fn unfold(self, session: RecordId, group: Group, is_open: bool) {
        self.folds.update(|folds| {
            folds.insert((session, group), is_open);
        });
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

    /// Whether something of the patient's own was added in this session, and not in one before it.
    pub fn is_added_in(self, session: RecordId, key: &str) -> bool {
        let session = session.to_string();
        let of = match bag::thing_id(key) {
            Some(id) => untrack(|| self.things.get(id)).map(|thing| thing.session),
            None => {
                let item = key.parse().ok().and_then(|id| untrack(|| self.own.get(id)));
                item.map(|item| item.session)
            }
        };
        of == Some(session)
    }

    /// Removes something of the patient's own from all sessions, and gives it back for an undo.
    ///
    /// # Errors
    /// When nothing was erased.
    pub async fn remove(self, key: &str) -> Result<Option<Removed>, Trouble> {
        if let Some(id) = bag::thing_id(key) {
            let thing = untrack(|| self.things.get(id));
            self.store.erase(self.things, id).await?;
            return Ok(thing.map(|thing| Removed::Thing(id, thing)));
        }
        let Some(id) = key.parse().ok() else {
            return Ok(None);
        };
        let item = untrack(|| self.own.get(id));
        self.store.erase(self.own, id).await?;
        Ok(item.map(|item| Removed::Item(id, item)))
    }

    /// Brings back what was removed.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn bring_back(self, removed: &Removed) -> Result<(), Trouble> {
        match removed {
            Removed::Item(id, item) => self.store.keep(self.own, *id, item).await,
            Removed::Thing(id, thing) => self.store.keep(self.things, *id, thing).await,
        }
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

    fn facts<'a>(
        self,
        id: RecordId,
        session: &Session,
        settled: &'a [Topic],
        void: &'a [Topic],
    ) -> Facts<'a> {
        let ride = self.series.ride(id);
        let standing = self.series.ride_standing(id, session);
        Facts {
            ride: standing.is_planned(),
            ride_confirmed: standing.is_agreed(),
            backup: ride.as_ref().is_some_and(|ride| ride.backup.is_some()),
            there: ride.is_some_and(|ride| ride.there.is_some()),
            intention: self.intentions.kept(id).is_some(),
            bag: self.bag(id).is_packed(),
            visit: self.visits.talk_after(session).is_some(),
            after_hours: self.clinic.numbers().knows_after_hours(),
            settled,
            void,
        }
    }

    /// What holds in a session, from those before it and from itself.
    fn carried(self, id: RecordId) -> Carried {
        let own = self.own.all().into_iter().map(|(id, item)| {
            let own = list::OwnItem {
                id: id.to_string(),
                group: item.group,
                text: item.text,
            };
            (item.session, own)
        });
        let marks = self.marks.all().into_iter().map(|(_, mark)| MarkOf {
            session: mark.session,
            item: mark.item,
            mark: mark.mark,
        });
        let orders = self.orders.all().into_iter().map(|(_, order)| OrderOf {
            session: order.session,
            group: order.group,
            keys: order.keys,
        });
        let (own, marks): (Vec<_>, Vec<_>) = (own.collect(), marks.collect());
        list::carry(
            &self.sessions_to(id),
            &own,
            &marks,
            &orders.collect::<Vec<_>>(),
        )
    }

    /// The sessions up to this one, in the order of time.
    fn sessions_to(self, id: RecordId) -> Vec<String> {
        let before = self.series.ids().into_iter();
        let before = before.take_while(|of| *of != id);
        before.chain([id]).map(|of| of.to_string()).collect()
    }
}

fn item_of(item: &ChecklistItem) -> list::Item {
    list::Item {
        slug: item.slug.to_owned(),
        group: item.group,
        binding: item.binding,
    }
}
