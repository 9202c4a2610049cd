//! The cases one by one: what is read, as what, and what is refused.

use json::{Refused, Value, Writer};

#[track_caller]
fn is_json(text: &str, expected: bool) {
    assert_eq!(Value::new(text).check().is_ok(), expected, "{text}");
}

#[test]
fn checks_to_the_last_byte() {
    for text in [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "10",
        "1.5",
        "1e9",
        "1E+9",
        "0.1e-9",
        "1e999",
        "\"\"",
        "[]",
        "{}",
        "[[],{}]",
        " \n\r\t[ 1 , 2 ] ",
        "{\"a\":{\"a\":1}}",
    ] {
        is_json(text, true);
    }
    for text in [
        "",
        " ",
        "nul",
        "nulll",
        "True",
        "01",
        "-",
        "+1",
        ".5",
        "1.",
        "1e",
        "1e+",
        "0x1",
        "NaN",
        "\"",
        "\"\\\"",
        "'a'",
        "[",
        "]",
        "[1",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{",
        "}",
        "{1:1}",
        "{a:1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "[1}",
        "{\"a\":1]",
        "1 2",
        "{}{}",
        "[] x",
        "\u{feff}1",
        "\u{a0}1",
        "// c\n1",
        "\"\n\"",
        "\"\u{0}\"",
    ] {
        is_json(text, false);
    }
}

#[track_caller]
fn reads(text: &str, expected: Result<&str, Refused>) {
    let text = format!("\"{text}\"");
    assert_eq!(
        Value::new(&text).text().as_deref(),
        expected.as_ref().copied(),
        "{text}"
    );
    assert_eq!(
        Value::new(&text).check().is_ok(),
        expected.is_ok(),
        "{text}"
    );
}

#[test]
fn escapes_are_undone() {
    reads(r#"\"\\\/\b\f\n\r\t"#, Ok("\"\\/\u{8}\u{c}\n\r\t"));
    reads(r"\u0041\u00e9\u00E9", Ok("Aéé"));
    reads(r"\ud83c\udf0A", Ok("🌊"));
    reads(r"\u0000", Ok("\0"));
    for text in [
        r"\ud83c",
        r"\udf0a",
        r"\udf0a\ud83c",
        r"\ud83c\ud83c",
        r"\ud83cx",
        r"\ud83c\n",
    ] {
        reads(text, Err(Refused));
    }
    for text in [
        r"\x41", r"\u004", r"\u004g", r"\u+041", r"\U0041", "\\", "\\\u{e9}",
    ] {
        reads(text, Err(Refused));
    }
}

#[track_caller]
fn counts(text: &str, expected: Result<i64, Refused>) {
    assert_eq!(Value::new(text).integer(), expected, "{text}");
}

#[test]
fn only_integers_are_numbers() {
    counts("0", Ok(0));
    counts(" -1 ", Ok(-1));
    counts("9223372036854775807", Ok(i64::MAX));
    counts("-9223372036854775808", Ok(i64::MIN));
    for text in [
        "9223372036854775808",
        "1.0",
        "1e3",
        "-0",
        "+1",
        "\"1\"",
        "[1]",
        "null",
        "",
    ] {
        counts(text, Err(Refused));
    }
}

#[test]
fn the_last_of_two_fields_wins() {
    let object = Value::new(r#"{"a":1,"b":2,"\u0061":3}"#).object().unwrap();
    assert_eq!(object.get("a").map(Value::integer), Some(Ok(3)));
    assert_eq!(object.get("b").map(Value::integer), Some(Ok(2)));
    assert_eq!(object.get("\\u0061"), None);
    assert_eq!(object.get(""), None);
    assert_eq!(object.fields().len(), 3);
}

#[test]
fn values_come_to_the_letter() {
    let object = Value::new("{ \"a\" : [ 1.50 , \"\\u0061\" ] , \"\\\"\":null }")
        .object()
        .unwrap();
    assert_eq!(
        object.get("a").map(Value::raw),
        Some("[ 1.50 , \"\\u0061\" ]")
    );
    assert!(object.get("\"").is_some_and(Value::is_null));
    let list = object.get("a").unwrap().list().unwrap();
    assert_eq!(
        list.iter().map(|value| value.raw()).collect::<Vec<_>>(),
        ["1.50", "\"\\u0061\""]
    );
    assert_eq!(Value::new("\n {} ").check().map(Value::raw), Ok("{}"));
}

#[test]
fn what_was_not_asked_for_is_refused() {
    let value = Value::new(r#"["a",1]"#);
    assert_eq!(value.texts(), Err(Refused));
    assert_eq!(value.object(), Err(Refused));
    assert_eq!(value.text(), Err(Refused));
    assert_eq!(value.boolean(), Err(Refused));
    assert!(!value.is_null());
    assert_eq!(Value::new("{}").list(), Err(Refused));
    assert_eq!(Value::new("[] []").list(), Err(Refused));
    assert_eq!(
        Value::new(r#"["a","b"]"#).texts(),
        Ok(vec!["a".into(), "b".into()])
    );
}

#[test]
fn an_object_is_written_field_by_field() {
    assert_eq!(Writer::new().finish(), "{}");
    let mut writer = Writer::with_capacity(100);
    writer.text("a\"", "\u{1f}\u{7f}\u{2028}/");
    writer.integer("least", i64::MIN);
    writer.integer("none", 0);
    writer.texts("list", &[]);
    writer.texts("two", &["a".into(), "\\".into()]);
    writer.raw("raw", "{ }");
    assert_eq!(
        writer.finish(),
        "{\"a\\\"\":\"\\u001f\u{7f}\u{2028}/\",\"least\":-9223372036854775808,\"none\":0,\
         \"list\":[],\"two\":[\"a\",\"\\\\\"],\"raw\":{ }}"
    );
}
