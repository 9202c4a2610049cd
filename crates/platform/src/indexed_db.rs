//! The vault's backend on IndexedDB: one strict transaction per update, and a connection that
//! comes back after iOS has cut it.
//!
//! Raw `web-sys` rather than `indexed_db_futures`: reading, deciding and writing in one
//! transaction over six stores with array keys is five calls, the promises need no closures, and
//! every error must be looked at by name anyway. Weighed with the same six operations, after
//! wasm-opt and brotli, glue included: 4.8 kB this way, with reconnecting; 16.5 kB through the
//! wrapper, without.
//!
//! What iOS does to a suspended app ("Connection to Indexed Database server lost") is met in one
//! place, and so is a database that does not answer within some seconds: the handle is dropped, the
//! database opened anew, and the work done once more. A
//! database that is gone by then is not made again under a vault that is already open.

mod errors;
mod keys;
mod request;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Uint8Array;
use vault::{Backend, BackendError, Change, Decide, Item, Range, Store};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

use crate::js;
use crate::listener::Listener;
use errors::Trouble;

/// The name of the app's database.
pub const DATABASE: &str = "homeward";

/// The version of the six stores: it never changes, what is in them has versions of its own.
const VERSION: u32 = 1;

/// How often work is done at most that the connection was lost over.
const TRIES: u32 = 2;

/// A database of six stores, open; clones share the connection.
#[derive(Clone)]
pub struct IndexedDb(Rc<Connection>);

struct Connection {
    name: String,
    handle: RefCell<Option<Handle>>,
    superseded: Cell<bool>,
    on_closed: RefCell<Option<Rc<dyn Fn()>>>,
}

/// An open handle; dropping it closes it, after the transactions it has under way.
struct Handle {
    database: IdbDatabase,
    _listener: Listener,
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.database.close();
    }
}

impl IndexedDb {
    /// Opens the database of this name, and makes its stores when it is new.
    ///
    /// `Blocked` when the browser offers no storage, or another tab holds the database in an older
    /// shape; `Newer` when it has a newer one.
    pub async fn open(name: &str) -> Result<Self, BackendError> {
        let connection = Rc::new(Connection::named(name));
        let mut opened = Err(Trouble::Connection);
        for _ in 0..TRIES {
            opened = request::within(Box::pin(connection.connect(true))).await;
            if !matches!(opened, Err(Trouble::Connection)) {
                break;
            }
        }
        opened.map_err(Trouble::answer)?;
        Ok(Self(connection))
    }

    /// Opens the database of this name if there is one, and makes nothing.
    pub async fn find(name: &str) -> Result<Option<Self>, BackendError> {
        let connection = Rc::new(Connection::named(name));
        match request::within(Box::pin(connection.connect(false))).await {
            Ok(_) => Ok(Some(Self(connection))),
            // To make its stores was refused.
            Err(Trouble::Answer(BackendError::Lost)) => Ok(None),
            Err(trouble) => Err(trouble.answer()),
        }
    }

    /// Deletes the database of this name, whatever shape it has; other windows let go of it.
    pub async fn delete(name: &str) -> Result<(), BackendError> {
        let deleted = request::within(Box::pin(request::delete(name))).await;
        deleted.map_err(Trouble::answer)
    }

    /// Calls back when another tab needs the database in a newer shape, or deletes it: the handle
    /// is closed then, every further call answers `VersionChange`, and the page should say so.
    pub fn on_closed(&self, callback: impl Fn() + 'static) {
        *self.0.on_closed.borrow_mut() = Some(Rc::new(callback));
    }

    /// Asks whether the connection still serves, and brings it back if it can be had: for the
    /// moment when the page is seen again.
    pub async fn probe(&self) -> Result<(), BackendError> {
        let nowhere = Range::One(Store::Meta, vault::Key::name(""));
        self.read(&[nowhere]).await.map(|_| ())
    }

    /// Closes the handle as a suspended app finds it on resume: the next call opens it anew.
    pub fn drop_handle(&self) {
        self.0.drop_handle();
    }
}

impl Backend for IndexedDb {
    async fn read(&self, ranges: &[Range]) -> Result<Vec<Vec<Item>>, BackendError> {
        let mut found = Err(Trouble::Connection);
        for _ in 0..TRIES {
            found = request::within(Box::pin(self.0.read_once(ranges))).await;
            if !matches!(found, Err(Trouble::Connection)) {
                break;
            }
            self.0.drop_handle();
        }
        found.map_err(Trouble::answer)
    }

    async fn update(&self, ranges: &[Range], decide: &mut Decide<'_>) -> Result<(), BackendError> {
        let mut done = Err(Trouble::Connection);
        for _ in 0..TRIES {
            done = request::within(Box::pin(self.0.update_once(ranges, decide))).await;
            if !matches!(done, Err(Trouble::Connection)) {
                break;
            }
            self.0.drop_handle();
        }
        done.map_err(Trouble::answer)
    }
}

impl Connection {
    fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            handle: RefCell::new(None),
            superseded: Cell::new(false),
            on_closed: RefCell::new(None),
        }
    }

    async fn read_once(self: &Rc<Self>, ranges: &[Range]) -> Result<Vec<Vec<Item>>, Trouble> {
        if ranges.is_empty() {
            return Ok(Vec::new());
        }
        let database = self.database().await?;
        let stores = ranges.iter().map(|range| range.store().name());
        let transaction = begin(&database, stores, "readonly")?;
        read_all(&transaction, ranges).await
    }

    async fn update_once(
        self: &Rc<Self>,
        ranges: &[Range],
        decide: &mut Decide<'_>,
    ) -> Result<(), Trouble> {
        let database = self.database().await?;
        let stores = Store::ALL.into_iter().map(Store::name);
        let transaction = begin(&database, stores, "readwrite")?;
        let complete = request::complete(&transaction);
        let written = match read_all(&transaction, ranges).await {
            Ok(found) => write_all(&transaction, &decide(&found)),
            Err(trouble) => Err(trouble),
        };
        if written.is_err() {
            // Already aborted by a failed request, or not: nothing of it may stay.
            let _ = transaction.abort();
        } else {
            // Spares a turn; a browser without it commits by itself.
            let _ = js::call(&transaction, "commit", &[]);
        }
        let ended = complete.await.map_err(|error| Trouble::of(&error));
        written.and(ended)
    }

    /// The open database, opened anew if its handle was dropped.
    async fn database(self: &Rc<Self>) -> Result<IdbDatabase, Trouble> {
        if self.superseded.get() {
            return Err(Trouble::Answer(BackendError::VersionChange));
        }
        if let Some(handle) = &*self.handle.borrow() {
            return Ok(handle.database.clone());
        }
        self.connect(false).await
    }

    /// Opens a handle. Only the first may make the stores: rows written into a database that was
    /// cleared meanwhile would have lost their keys.
    async fn connect(self: &Rc<Self>, may_make: bool) -> Result<IdbDatabase, Trouble> {
        let database = request::open(&self.name, VERSION, may_make).await?;
        let connection = Rc::downgrade(self);
        let listener = Listener::new(
            vec![
                (database.clone().into(), "versionchange"),
                (database.clone().into(), "close"),
            ],
            Box::new(move |event| {
                if let Some(connection) = connection.upgrade() {
                    connection.closed(event.type_() == "versionchange");
                }
            }),
        );
        let handle = Handle {
            database: database.clone(),
            _listener: listener,
        };
        drop(self.handle.replace(Some(handle)));
        Ok(database)
    }

    fn closed(&self, superseded: bool) {
        self.drop_handle();
        if superseded && !self.superseded.replace(true) {
            let callback = self.on_closed.borrow().clone();
            if let Some(callback) = callback {
                callback();
            }
        }
    }

    fn drop_handle(&self) {
        drop(self.handle.take());
    }
}

/// Begins a transaction; every one that writes has strict durability.
fn begin(
    database: &IdbDatabase,
    stores: impl Iterator<Item = &'static str>,
    mode: &str,
) -> Result<IdbTransaction, Trouble> {
    let stores: js_sys::Array = stores.map(JsValue::from_str).collect();
    let options = js::object(&[("durability", "strict")]);
    js::call(
        database,
        "transaction",
        &[stores.into(), mode.into(), options],
    )
    .map(JsCast::unchecked_into)
    .map_err(|error| Trouble::of(&error))
}

async fn read_all(
    transaction: &IdbTransaction,
    ranges: &[Range],
) -> Result<Vec<Vec<Item>>, Trouble> {
    let asked = ranges.iter().map(|range| ask(transaction, range));
    let asked: Vec<Asked> = asked.collect::<Result<_, _>>()?;
    let mut found = Vec::with_capacity(ranges.len());
    for (keys, values) in asked {
        let keys = request::answer(&keys).await?;
        let values = match values {
            Some(values) => request::answer(&values).await?,
            None => JsValue::UNDEFINED,
        };
        // Where no values were asked for, each is none.
        let values = js::list(&values).chain(std::iter::repeat(JsValue::UNDEFINED));
        let items = js::list(&keys).zip(values);
        let items = items.filter_map(|(key, value)| {
            let key = keys::read(&key)?;
            Some(Item {
                key,
                value: bytes(&value),
            })
        });
        found.push(items.collect());
    }
    Ok(found)
}

/// The request for the keys of a range, and that for its values.
type Asked = (IdbRequest, Option<IdbRequest>);

/// Asks for the keys and the values of a range; both come in the order of the keys.
fn ask(transaction: &IdbTransaction, range: &Range) -> Result<Asked, Trouble> {
    let store = store(transaction, range.store())?;
    let (keys, limit) = (keys::range(range)?, range.limit());
    let failed = |error: JsValue| Trouble::of(&error);
    let values = match range {
        Range::ChunkKeys(_) => None,
        _ => Some(store.get_all_with_key_and_limit(&keys, limit)),
    };
    let keys = store.get_all_keys_with_key_and_limit(&keys, limit);
    Ok((keys.map_err(failed)?, values.transpose().map_err(failed)?))
}

fn write_all(transaction: &IdbTransaction, changes: &[Change]) -> Result<(), Trouble> {
    for change in changes {
        write(transaction, change)?;
    }
    Ok(())
}

fn write(transaction: &IdbTransaction, change: &Change) -> Result<(), Trouble> {
    let asked = match change {
        Change::Put(to, key, value) => {
            let value = Uint8Array::from(value.as_slice());
            store(transaction, *to)?.put_with_key(&value, &keys::write(key))
        }
        Change::Delete(from, key) => store(transaction, *from)?.delete(&keys::write(key)),
        Change::Clear(all) => store(transaction, *all)?.clear(),
    };
    asked.map(|_| ()).map_err(|error| Trouble::of(&error))
}

fn store(transaction: &IdbTransaction, store: Store) -> Result<IdbObjectStore, Trouble> {
    transaction
        .object_store(store.name())
        .map_err(|error| Trouble::of(&error))
}

/// The bytes of a value; one that is no bytes reads as none, which the vault sets aside.
fn bytes(value: &JsValue) -> Vec<u8> {
    match value.dyn_ref::<Uint8Array>() {
        Some(bytes) => bytes.to_vec(),
        None if value.is_instance_of::<js_sys::ArrayBuffer>() => Uint8Array::new(value).to_vec(),
        None => Vec::new(),
    }
}
