//! The laws: the same documents as serde_json reads, and the same bytes as it writes.

use json::{Refused, Value, Writer};
use proptest::prelude::*;
use serde_json::Value as Tree;

/// serde_json's tree, built by asking [`Value`]; a number that is no integer is `None`.
fn tree(value: Value) -> Option<Tree> {
    if let Ok(list) = value.list() {
        return list.into_iter().map(tree).collect();
    }
    if let Ok(object) = value.object() {
        let field = |(name, value): &(Value, Value)| Some((name.text().ok()?, tree(*value)?));
        return object.fields().iter().map(field).collect();
    }
    if let Ok(text) = value.text() {
        return Some(Tree::from(text));
    }
    if let Ok(boolean) = value.boolean() {
        return Some(Tree::from(boolean));
    }
    if value.is_null() {
        return Some(Tree::Null);
    }
    value.integer().ok().map(Tree::from)
}

/// Writes what [`tree`] gave.
fn write(tree: &Tree) -> String {
    match tree {
        Tree::String(text) => json::text(text),
        Tree::Array(list) => {
            let items: Vec<_> = list.iter().map(write).collect();
            format!("[{}]", items.join(","))
        }
        Tree::Object(fields) => {
            let mut writer = Writer::new();
            for (name, value) in fields {
                match value {
                    Tree::String(text) => writer.text(name, text),
                    Tree::Number(number) => {
                        writer.integer(name, number.as_i64().unwrap_or_default())
                    }
                    other => writer.raw(name, &write(other)),
                }
            }
            writer.finish()
        }
        other => other.to_string(),
    }
}

/// Whether both say the same of a text, up to what this crate leaves to others on purpose: a
/// number too large for a float is checked and not computed, and nothing is too deep.
#[track_caller]
fn agrees(text: &str) {
    let ours = Value::new(text);
    let checked = ours.check();
    match serde_json::from_str::<Tree>(text) {
        Ok(theirs) => {
            let checked = checked.unwrap_or_else(|_| panic!("refused: {text}"));
            assert_eq!(checked.raw(), text.trim_matches([' ', '\n', '\r', '\t']));
            if let Some(ours) = tree(ours) {
                assert_eq!(ours, theirs, "{text}");
            }
        }
        Err(error) => {
            let error = error.to_string();
            let left = ["number out of range", "recursion limit"];
            if !left.iter().any(|left| error.contains(left)) {
                assert_eq!(checked, Err(Refused), "{text}: {error}");
            }
        }
    }
    if checked.is_err() {
        assert!(ours.object().is_err() && ours.list().is_err() && ours.texts().is_err());
        assert!(ours.text().is_err() && ours.integer().is_err() && ours.boolean().is_err());
        assert!(!ours.is_null(), "{text}");
    }
    assert_eq!(ours.text().ok(), serde_json::from_str(text).ok(), "{text}");
    assert_eq!(ours.texts().ok(), serde_json::from_str(text).ok(), "{text}");
    assert_eq!(
        ours.integer().ok(),
        serde_json::from_str(text).ok(),
        "{text}"
    );
    assert_eq!(
        ours.boolean().ok(),
        serde_json::from_str(text).ok(),
        "{text}"
    );
}

/// Any document without floats.
fn documents() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        Just(Tree::Null),
        any::<bool>().prop_map(Tree::from),
        any::<i64>().prop_map(Tree::from),
        any::<String>().prop_map(Tree::from),
    ];
    leaf.prop_recursive(6, 60, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Tree::from),
            prop::collection::vec((any::<String>(), inner), 0..8)
                .prop_map(|fields| Tree::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn reads_what_serde_json_writes_and_writes_it_again(document in documents()) {
        let compact = document.to_string();
        prop_assert_eq!(tree(Value::new(&compact)), Some(document.clone()));
        prop_assert_eq!(write(&document), compact);
        let roomy = serde_json::to_string_pretty(&document).unwrap();
        prop_assert_eq!(tree(Value::new(&roomy)), Some(document));
    }

    #[test]
    fn writes_texts_as_serde_json_does(text: String, number: i64) {
        let written = json::text(&text);
        prop_assert_eq!(&written, &serde_json::to_string(&text).unwrap());
        prop_assert_eq!(Value::new(&written).text(), Ok(text.clone()));
        let mut writer = Writer::new();
        writer.integer(&text, number);
        writer.texts("", &[text.clone(), text.clone()]);
        let written = writer.finish();
        let fields = Value::new(&written).object().unwrap();
        prop_assert_eq!(fields.fields()[0].0.text(), Ok(text.clone()));
        prop_assert_eq!(fields.fields()[0].1.raw(), number.to_string());
        prop_assert_eq!(fields.get("").unwrap().texts().unwrap_or(vec![text.clone(); 2]), vec![text; 2]);
    }

    #[test]
    fn agrees_on_odd_texts(text in r#"[\[\]{}":,\\ux0-9a-fA-FeE+\-.truefalsn \n\t\u{1}é🌊]{0,24}"#) {
        agrees(&text);
    }

    #[test]
    fn agrees_on_odd_numbers(text in r"[ \-+]{0,2}[0-9]{0,3}[.]{0,2}[0-9]{0,20}[eE]{0,2}[+-]{0,2}[0-9]{0,4} ?") {
        agrees(&text);
        agrees(&format!("[{text}]"));
    }

    #[test]
    fn agrees_on_odd_strings(text in r#"(\\(u[dD][89a-fA-F][0-9a-f]{2}|u[0-9a-fA-F]{3,4}|["\\/bfnrtux])|[a\u{0}-\u{1f}\u{7f}é🌊"]){0,6}"#) {
        agrees(&format!("\"{text}\""));
        agrees(&format!("{{\"{text}\":1}}"));
    }

    #[test]
    fn agrees_on_documents_with_a_fault(document in documents(), at: prop::sample::Index, odd in r#"[\[\]{}":,\\0-9eE\-.a ]{0,2}"#, removed in 0usize..3) {
        let mut chars: Vec<char> = document.to_string().chars().collect();
        let at = at.index(chars.len());
        let end = chars.len().min(at + removed);
        chars.splice(at..end, odd.chars());
        agrees(&chars.into_iter().collect::<String>());
    }
}

#[test]
fn all_of_unicode_comes_back() {
    for start in (0..=0x10_ffff).step_by(0x1000) {
        let text: String = (start..start + 0x1000).filter_map(char::from_u32).collect();
        let written = json::text(&text);
        assert_eq!(written, serde_json::to_string(&text).unwrap());
        assert_eq!(Value::new(&written).text(), Ok(text.clone()));
        // And each character as an escape, or a pair of them.
        let units = text.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
        let escaped = format!("\"{}\"", units.collect::<String>());
        assert_eq!(Value::new(&escaped).text(), Ok(text));
    }
}

#[test]
fn long_texts_come_back() {
    for piece in ["x", "é🌊", "\"\\\n\u{1}"] {
        let text = piece.repeat(100_000);
        let written = json::text(&text);
        assert_eq!(written, serde_json::to_string(&text).unwrap());
        assert_eq!(Value::new(&written).text(), Ok(text));
    }
}

#[test]
fn nothing_is_too_deep() {
    let deep = 1_000_000;
    let lists = format!("{}{}", "[".repeat(deep), "]".repeat(deep));
    assert!(Value::new(&lists).check().is_ok());
    assert!(Value::new(&lists[1..]).check().is_err());
    assert!(Value::new(&lists[..deep]).check().is_err());
    let objects = format!("{}0{}", "{\"\":".repeat(deep), "}".repeat(deep));
    assert!(Value::new(&objects).check().is_ok());
    assert!(Value::new(&objects).object().is_ok());
    let crossed = format!("{}{}", "[{\"\":".repeat(deep), "]}".repeat(deep));
    assert_eq!(Value::new(&crossed).check(), Err(Refused));
}
