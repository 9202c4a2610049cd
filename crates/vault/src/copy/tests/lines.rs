//! Which lines are read, and which are refused, though their seals are right.

use super::*;

const FIRST: &str = r#"{"homeward":"copy","format":1,"made_at":5,"ids":"0101010101010101010101010101010101010101010101010101010101010101"}"#;
const WRITE: &str = r#"{"record":"01010101010101010101010101010101","write":"02020202020202020202020202020202","kind":"a","schema":1,"written_at":1,"vector":{"03030303030303030303030303030303":1},"body":1}"#;
/// A line feed among the bytes of a chunk ends nothing.
const CHUNK: &str =
    "{\"attachment\":\"01010101010101010101010101010101\",\"number\":0,\"bytes\":5}\nf\n\no\n";

/// These lines and a last one that is right for them, and says so many writes and chunks.
fn ended(lines: &[&str], writes: u64, chunks: u64) -> Vec<u8> {
    use sha2::Digest;
    let mut text = String::new();
    let mut digest = sha2::Sha256::new();
    for line in lines {
        text += &format!("{line}\n");
        if !line.is_empty() {
            digest.update(format!("{line}\n"));
        }
    }
    let last = line::last(writes, chunks, &digest.finalize().into()).unwrap();
    [text.as_bytes(), &last, b"\n"].concat()
}

#[track_caller]
fn opens(lines: &[&str], writes: u64, chunks: u64, newer: u64) {
    let file = sealed(&ended(lines, writes, chunks));
    let summary = verify(&[&file], way()).unwrap();
    assert_eq!(
        (summary.writes, summary.chunks, summary.newer),
        (writes, chunks, newer)
    );
}

#[track_caller]
fn refuses(lines: &[&str], writes: u64, chunks: u64) {
    let file = sealed(&ended(lines, writes, chunks));
    assert_eq!(verify(&[&file], way()).map(drop), Err(Error::Damaged));
}

/// A chunk of so many bytes.
fn with_bytes(count: usize) -> String {
    let bytes = format!(":{count}}}\n{}", "\n".repeat(count));
    CHUNK.replace(":5}\nf\n\no\n", &bytes)
}

#[test]
fn opens_what_the_page_allows() {
    opens(&[FIRST], 0, 0, 0);
    opens(&["", FIRST, "", "", WRITE, "", CHUNK, ""], 1, 1, 0);
    opens(&[FIRST, CHUNK, WRITE], 1, 1, 0);
    opens(&[FIRST, r#"{"later":[1,2]}"#, "{}", WRITE], 1, 0, 2);
    let erased = WRITE.replace(r#""body":1"#, r#""erased":true"#);
    opens(&[FIRST, &erased], 1, 0, 0);
    let more = WRITE.replace(r#""body":1"#, r#""body":1,"later":1.5"#);
    opens(&[FIRST, &more, &more], 2, 0, 0);
    let spread = CHUNK.replace(',', " , ");
    opens(&[FIRST, &spread], 0, 1, 0);
    opens(&[FIRST, &with_bytes(0)], 0, 1, 0);
    opens(&[FIRST, &with_bytes(262_184), WRITE], 1, 1, 0);
    // What looks like a line among the bytes of a chunk is none.
    let length = WRITE.len();
    let inside = CHUNK.replace(":5}\nf\n\no\n", &format!(":{length}}}\n{WRITE}"));
    opens(&[FIRST, &inside], 0, 1, 0);
}

#[test]
fn refuses_what_it_does_not() {
    refuses(&[], 0, 0);
    refuses(&[WRITE], 1, 0);
    refuses(&[WRITE, FIRST], 1, 0);
    refuses(&[FIRST, FIRST], 0, 0);
    refuses(&[&FIRST.replace("copy", "letter")], 0, 0);
    refuses(&[&FIRST.replace(r#""format":1"#, r#""format":2"#)], 0, 0);
    refuses(&[&FIRST.replace(r#""made_at":5,"#, "")], 0, 0);
    refuses(&[&FIRST.replace("0101\"", "01\"")], 0, 0);
    refuses(&[FIRST, WRITE], 0, 0);
    refuses(&[FIRST, WRITE], 2, 0);
    refuses(&[FIRST, CHUNK], 0, 0);
    refuses(&[FIRST, "[]"], 0, 0);
    refuses(&[FIRST, " "], 0, 0);
    refuses(&[FIRST, "null"], 0, 0);
    refuses(&[FIRST, "{"], 0, 0);
    refuses(&[FIRST, r#"{"end":false}"#], 0, 0);
    refuses(&[FIRST, &WRITE.replace("\"01", "\"0A")], 1, 0);
    refuses(&[FIRST, &WRITE.replace(",\"body\":1", "")], 1, 0);
    refuses(&[FIRST, &WRITE.replace(":1},", ":0},")], 1, 0);
    refuses(&[FIRST, &WRITE.replace("\"write\"", "\"wrote\"")], 1, 0);
    refuses(&[FIRST, &CHUNK.replace("o", "oo")], 0, 1);
    refuses(&[FIRST, &CHUNK.replace("f", "")], 0, 1);
    refuses(&[FIRST, &CHUNK.replace(":5}", "}")], 0, 1);
    refuses(&[FIRST, &CHUNK.replace(":5}", ":-1}")], 0, 1);
    refuses(&[FIRST, &CHUNK.replace(":5}", ":262185}")], 0, 1);
    refuses(&[FIRST, &with_bytes(262_185)], 0, 1);
    let in_text = CHUNK.replace(r#""bytes":5}"#, r#""sealed":"Zg9v"}"#);
    refuses(&[FIRST, &in_text], 0, 1);
    refuses(&[FIRST, &CHUNK.replace(":0,", ":4294967296,")], 0, 1);
    refuses(&[FIRST, &CHUNK.replace(":0,", ":-1,")], 0, 1);
}

#[test]
fn refuses_a_wrong_end() {
    let good = ended(&[FIRST, WRITE], 1, 0);
    let text = String::from_utf8(good.clone()).unwrap();
    let fails = |lines: &[u8]| fails(&[sealed(lines)], Error::Damaged);
    assert!(verify(&[&sealed(&good)], way()).is_ok());
    fails(text.trim_end().as_bytes()); // no line feed
    fails(format!("{text}{WRITE}\n").as_bytes()); // something behind it
    fails(format!("{text}{text}").as_bytes());
    fails(text.replace("\"schema\":1", "\"schema\":2").as_bytes()); // another digest
    fails(text.lines().next().unwrap().as_bytes());
    fails(format!("{FIRST}\n{WRITE}\n").as_bytes());
    let cut = with_bytes(9);
    fails(format!("{FIRST}\n{}", cut.trim_end()).as_bytes()); // a chunk without its end
    fails(format!("{FIRST}\n{cut}").as_bytes()); // no line feed behind it
    fails(b"\n");
    fails(&[good.as_slice(), b"\xff\n"].concat());
}
