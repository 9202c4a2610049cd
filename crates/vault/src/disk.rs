//! The disk of the vault that was opened, and of no other.

use crate::backend::{Backend, Change, Item, Key, Range, Store};
use crate::key::KeyId;
use crate::{Error, meta};

/// A backend, and whose vault should be on it: every operation asks first, and answers
/// [`Error::Changed`] if it is another's.
pub(crate) struct Disk<B> {
    pub backend: B,
    vault: KeyId,
}

/// What [`Disk::update`] calls to learn the changes: given one list per range.
pub(crate) type Decide<'a> = dyn FnMut(&[Vec<Item>]) -> Result<Vec<Change>, Error> + 'a;

impl<B: Backend> Disk<B> {
    /// The disk of the vault with this data key.
    pub fn new(backend: B, vault: KeyId) -> Self {
        Disk { backend, vault }
    }

    /// Reads these ranges in one transaction.
    pub async fn read(&self, ranges: &[Range]) -> Result<Vec<Vec<Item>>, Error> {
        let mut found = self
            .backend
            .read(&[&[meta::mark()], ranges].concat())
            .await?;
        self.check(&found)?;
        found.remove(0);
        Ok(found)
    }

    /// Reads one range.
    pub async fn find(&self, range: Range) -> Result<Vec<Item>, Error> {
        let mut found = self.backend.read(&[meta::mark(), range]).await?;
        self.check(&found)?;
        Ok(found.pop().unwrap_or_default())
    }

    /// Reads one value.
    pub async fn find_one(&self, store: Store, key: Key) -> Result<Option<Vec<u8>>, Error> {
        let found = self.find(Range::One(store, key)).await?;
        Ok(found.into_iter().next().map(|item| item.value))
    }

    /// Reads, decides and writes in one transaction; writes nothing if `decide` fails.
    pub async fn update(&self, ranges: &[Range], decide: &mut Decide<'_>) -> Result<(), Error> {
        let ranges = [&[meta::mark()], ranges].concat();
        let mut answer = Ok(());
        let mut changes = |found: &[Vec<Item>]| {
            let decided = self.check(found).and_then(&mut *decide);
            answer = decided.as_ref().map(|_| ()).map_err(|error| *error);
            decided.unwrap_or_default()
        };
        self.backend.update(&ranges, &mut changes).await?;
        answer
    }

    /// Makes these changes.
    pub async fn change(&self, changes: &[Change]) -> Result<(), Error> {
        self.update(&[], &mut |_| Ok(changes.to_vec())).await
    }

    /// Asks for something small.
    pub async fn probe(&self) -> Result<(), Error> {
        let found = self.backend.read(&[meta::mark()]).await?;
        self.check(&found).map(|_| ())
    }

    /// Empties every store, whosever they are.
    pub async fn erase_everything(&self) -> Result<(), Error> {
        let mut clear = |_: &[Vec<Item>]| Store::ALL.map(Change::Clear).to_vec();
        Ok(self.backend.update(&[], &mut clear).await?)
    }

    /// Reads what lies in the clear under this name.
    pub async fn read_open(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        self.find_one(Store::Open, Key::name(name)).await
    }

    /// The names of all that lies in the clear, sorted.
    pub async fn list_open(&self) -> Result<Vec<String>, Error> {
        let items = self.find(Range::All(Store::Open)).await?;
        let name = |item: Item| match item.key {
            Key::Name(name) => Some(name),
            _ => None,
        };
        Ok(items.into_iter().filter_map(name).collect())
    }

    /// The lists beside the first, once that says that this is still the same vault.
    fn check<'a>(&self, found: &'a [Vec<Item>]) -> Result<&'a [Vec<Item>], Error> {
        match found {
            [mark, rest @ ..] if meta::fits(mark, self.vault) => Ok(rest),
            _ => Err(Error::Changed),
        }
    }
}
