use super::*;
use crate::backend::{BackendError, Decide};
use crate::testing::Counting;
use crate::{Head, Manifests, Memory, RecordId, Vector};
use futures_executor::block_on;
use proptest::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

fn attachment() -> Attachment {
    Attachment::make(&Counting::from(1))
}

#[test]
fn the_manifest_gives_it_back() {
    let one = attachment();
    let again = Attachment::from_hex(&one.id_hex(), &one.expose_key_hex()).unwrap();
    assert_eq!(again.id(), one.id());
    let sealed = one.seal(1, b"sound", true, &Counting::from(2)).unwrap();
    let plain = b"sound".to_vec();
    let is_last = true;
    assert_eq!(again.open(1, &sealed), Chunk::Whole { plain, is_last });
}

#[track_caller]
fn refuses(id: &str, key: &str) {
    assert!(Attachment::from_hex(id, key).is_none(), "{id} {key}");
}

#[test]
fn refuses_what_no_manifest_says() {
    let (id, key) = ("0a".repeat(16), "0b".repeat(32));
    assert!(Attachment::from_hex(&id, &key).is_some());
    refuses(&id, "");
    refuses("", &key);
    refuses(&key, &id);
    refuses(&id, &key.to_uppercase());
    refuses(&id, &key[1..]);
}

#[test]
fn prints_nothing_secret() {
    let one = attachment();
    assert_eq!(format!("{one:?}"), format!("Attachment({})", one.id_hex()));
    let plain = b"sound".to_vec();
    let chunk = Chunk::Whole {
        plain,
        is_last: false,
    };
    assert_eq!(format!("{chunk:?}"), "Whole(5 bytes, last: false)");
}

/// Tells what was read, and what of it with its bytes.
#[derive(Clone, Default)]
struct Watched {
    disk: Memory,
    read: Rc<RefCell<Vec<(Store, bool)>>>,
}

impl Watched {
    fn note(&self, ranges: &[Range]) {
        let one = |range: &Range| (range.store(), !matches!(range, Range::ChunkKeys(_)));
        self.read.borrow_mut().extend(ranges.iter().map(one));
    }

    /// Whether chunks were read since this was last asked, and whether with their bytes.
    fn chunks(&self) -> (bool, bool) {
        let read = self.read.take();
        let chunks = || read.iter().filter(|(store, _)| *store == Store::Chunks);
        (
            chunks().count() > 0,
            chunks().any(|(_, is_whole)| *is_whole),
        )
    }
}

impl Backend for Watched {
    async fn read(&self, ranges: &[Range]) -> Result<Vec<Vec<Item>>, BackendError> {
        self.note(ranges);
        self.disk.read(ranges).await
    }

    async fn update(&self, ranges: &[Range], decide: &mut Decide<'_>) -> Result<(), BackendError> {
        self.note(ranges);
        self.disk.update(ranges, decide).await
    }
}

/// One picture of two chunks, whose manifest says so.
struct One(Attachment);

const PICTURE: Taken = Taken {
    chunks: 2,
    bytes: Attachment::MOST as u64 + 1,
};

impl Manifests for One {
    fn naming(&self, _: RecordId, head: &Head) -> Naming {
        match head.kind == Attachment::KIND {
            true => Naming::One(self.0.clone(), Some(PICTURE)),
            false => Naming::Nothing,
        }
    }

    fn with(&self, _: &Head, _: &Attachment, _: Taken) -> Option<String> {
        None
    }
}

async fn picture() -> (Watched, Vault<Watched>, One) {
    let disk = Watched::default();
    let vault = Vault::open(disk.clone(), Rc::new(Counting::from(1)), 0);
    let vault = vault.await.unwrap();
    let mut intake = Intake::new(attachment());
    let sound = vec![7; Attachment::MOST + 1];
    intake.push(&vault, &sound).await.unwrap();
    assert_eq!(intake.finish(&vault).await, Ok(PICTURE));
    let (id, nothing) = (vault.make_id(), Vector::new());
    let put = vault.put(id, &nothing, Attachment::KIND, 1, "1", 1);
    put.await.unwrap();
    (disk, vault, One(attachment()))
}

#[test]
fn a_start_in_order_does_not_look_at_chunks() {
    block_on(async {
        let (disk, vault, one) = picture().await;
        disk.chunks();
        assert_eq!(vault.glance().await, Ok((0, true)));
        assert_eq!(disk.chunks(), (false, false), "a glance");
        assert_eq!(vault.tend(&one, 2).await, Ok(vec![]));
        assert_eq!(disk.chunks(), (true, false), "a start with something new");
        let again = Vault::open(disk.clone(), Rc::new(Counting::from(2)), 1);
        let again = again.await.unwrap();
        again.load().await.unwrap();
        assert_eq!(again.glance().await, Ok((0, false)));
        assert_eq!(again.tend(&one, 3).await, Ok(vec![]));
        assert_eq!(disk.chunks(), (false, false), "a start in order");
    });
}

#[test]
fn what_is_there_is_counted_and_measured_by_keys() {
    block_on(async {
        let (disk, vault, one) = picture().await;
        let other = Attachment::make(&Counting::from(9));
        let named = vault.find_named(|record, head| one.naming(record, head));
        let named = named.await.unwrap();
        let checked = vault.check_attachments(&named).await;
        disk.chunks();
        assert_eq!(vault.count_attachments(&named).await, checked);
        let sizes = [(0, Attachment::MOST + 40), (1, 41)];
        let sizes = sizes.map(|(number, size)| (attachment().id(), number, size));
        assert_eq!(vault.measure_chunks(&named).await.unwrap(), sizes);
        assert_eq!(disk.chunks(), (true, false));
        // What no manifest tells of is read.
        vault.put_chunk(&other, 0, b"x", true).await.unwrap();
        let sizes = vault.measure_chunks(&named).await.unwrap();
        assert!(sizes.contains(&(other.id(), 0, 41)));
        assert_eq!(disk.chunks(), (true, true));
    });
}

proptest! {
    #[test]
    fn opens_only_what_it_sealed(plain: Vec<u8>, number: u32, is_last: bool, at: usize, bits in 1u8..) {
        let one = attachment();
        let mut sealed = one.seal(number, &plain, is_last, &Counting::from(2)).unwrap();
        prop_assert_eq!(sealed.len(), 24 + plain.len() + 16);
        prop_assert_eq!(one.open(number, &sealed), Chunk::Whole { plain, is_last });
        prop_assert_eq!(one.open(number ^ 1, &sealed), Chunk::Damaged);
        let other = Attachment::from_hex(&"00".repeat(16), &one.expose_key_hex()).unwrap();
        prop_assert_eq!(other.open(number, &sealed), Chunk::Damaged);
        let at = at % sealed.len();
        sealed[at] ^= bits;
        prop_assert_eq!(one.open(number, &sealed), Chunk::Damaged);
        prop_assert_eq!(one.open(number, &sealed[..at]), Chunk::Damaged);
    }
}
