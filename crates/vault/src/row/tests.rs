use super::*;
use crate::ReplicaId;
use crate::testing::Counting;
use proptest::prelude::*;

const HEADER: Header = Header {
    key: [1; 16],
    record: RecordId([2; 16]),
    write: WriteId([3; 16]),
};

fn key() -> Key {
    Key::make(&Counting::from(1))
}

fn head(kind: &str, body: &str) -> Head {
    Head {
        written_at: 1_763_900_000_000,
        write: HEADER.write,
        vector: Vector::new().with(ReplicaId([4; 16]), 1),
        kind: kind.into(),
        schema: 1,
        erased: body.is_empty(),
        body: body.into(),
    }
}

/// Opens a row whose seal is right and whose plaintext is this.
fn open_plain(plain: &[u8]) -> Result<Head, Reason> {
    let plain = Zeroizing::new(plain.to_vec());
    let row = key()
        .seal(&Counting::from(2), &HEADER.bytes(), b"", plain)
        .unwrap();
    open(&key(), &HEADER, &row)
}

const VECTOR: &str = r#""vector":{"04040404040404040404040404040404":1}"#;

#[track_caller]
fn opens(plain: &str) {
    let plain = plain.replace("VECTOR", VECTOR);
    assert!(open_plain(plain.as_bytes()).is_ok(), "{plain}");
}

#[track_caller]
fn refuses(plain: &str) {
    let plain = plain.replace("VECTOR", VECTOR);
    assert_eq!(
        open_plain(plain.as_bytes()),
        Err(Reason::Damaged),
        "{plain}"
    );
}

#[test]
fn opens_what_the_format_allows() {
    opens(r#"{"kind":"a","schema":1,"written_at":1,VECTOR,"body":1}"#);
    opens(r#"{"kind":"a","schema":1,"written_at":1,VECTOR,"body":null}"#);
    opens(r#"{"kind":"a","schema":1,"written_at":1,VECTOR,"erased":true}"#);
    opens(r#"  {"body":1, "later":[], VECTOR, "written_at":-1, "schema":0, "kind":""}  "#);
}

#[test]
fn refuses_what_it_does_not() {
    refuses("");
    refuses("    ");
    refuses("[]");
    refuses(r#"{"kind":"a","schema":1,"written_at":1,VECTOR,"body":1"#);
    refuses(r#"{"kind":"a","schema":1,"written_at":1,VECTOR,"body":1}}"#);
    refuses(r#"{"kind":"a","schema":1,"written_at":1,VECTOR}"#);
    refuses(r#"{"kind":"a","schema":1,"written_at":1,VECTOR,"body":1,"erased":true}"#);
    refuses(r#"{"kind":"a","schema":-1,"written_at":1,VECTOR,"body":1}"#);
    refuses(r#"{"kind":"a","schema":4294967296,"written_at":1,VECTOR,"body":1}"#);
    refuses(r#"{"kind":"a","schema":1,"written_at":1.5,VECTOR,"body":1}"#);
    refuses(r#"{"kind":"a","schema":1,"written_at":1,"vector":{},"body":1}"#);
    refuses(r#"{"kind":"a","schema":1,"written_at":1,"vector":{"04":1},"body":1}"#);
    for counter in ["0", "-1", "1.0", "9007199254740992", "\"1\""] {
        let vector = VECTOR.replace(":1}", &format!(":{counter}}}"));
        refuses(&format!(
            r#"{{"kind":"a","schema":1,"written_at":1,{vector},"body":1}}"#
        ));
    }
    assert_eq!(open_plain(b"{\"kind\":\"\xff\"}"), Err(Reason::Damaged));
}

#[test]
fn short_records_look_alike() {
    let length = |head: &Head| {
        seal(&key(), &HEADER, head, &Counting::from(1))
            .unwrap()
            .len()
    };
    let tick = length(&head("tick", "true"));
    assert_eq!(tick, 56 + 24 + 256 + 16);
    assert_eq!(
        length(&head("check_in", r#"{"mood":3,"words":"quiet"}"#)),
        tick
    );
    assert_eq!(length(&head("journal", "")), tick);
}

#[test]
fn sealing_twice_never_looks_the_same() {
    let entropy = Counting::from(1);
    let once = seal(&key(), &HEADER, &head("tick", "true"), &entropy).unwrap();
    let twice = seal(&key(), &HEADER, &head("tick", "true"), &entropy).unwrap();
    assert_eq!(once[..56], twice[..56]);
    assert_ne!(once[56..80], twice[56..80]);
    assert_ne!(once[80..], twice[80..]);
}

proptest! {
    #[test]
    fn opens_what_it_seals(
        kind: String, text: String, schema: u32, written_at: i64, erased: bool,
        counters in proptest::collection::btree_map(any::<[u8; 16]>(), 1..=Vector::MAX_COUNTER, 1..5),
    ) {
        let head = Head {
            written_at,
            write: HEADER.write,
            vector: counters.into_iter().map(|(id, counter)| (ReplicaId(id), counter)).collect(),
            kind,
            schema,
            erased,
            body: if erased { String::new() } else { serde_json::to_string(&text).unwrap() },
        };
        let row = seal(&key(), &HEADER, &head, &Counting::from(7)).unwrap();
        prop_assert_eq!(open(&key(), &HEADER, &row), Ok(head));
    }

    #[test]
    fn no_bytes_are_too_strange(row: Vec<u8>, at in 0usize..400, bits in 1u8..) {
        prop_assert!(open(&key(), &HEADER, &row).is_err());
        let mut row = seal(&key(), &HEADER, &head("note", "1"), &Counting::from(7)).unwrap();
        let at = at % row.len();
        row[at] ^= bits;
        prop_assert!(open(&key(), &HEADER, &row).is_err());
    }
}
