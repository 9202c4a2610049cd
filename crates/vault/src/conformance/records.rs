//! Cases about records: they come back as put, and the disk tells nothing of them.

use super::{Bench, Verdict, ensure, only, same, some};
use crate::backend::Backend;
use crate::{Error, Loaded, Vector};

pub(super) async fn texts_come_back_as_put<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let again = bench.vault(1).await?;
    let texts = [
        String::new(),
        "x".repeat(100_000),
        "é🌊".repeat(1_000_000 / 6),
        "👩🏽‍⚕️ 🏳️‍🌈 🇲🇽".into(),
        "\u{202e}مرحبا שלום\u{202c}".into(),
        "e\u{301}\u{323}\u{300} Zo\u{308}e \u{200d}\u{feff}".into(),
        "<script>alert(1)</script> **bold** [a](javascript:b) &amp;".into(),
        "\0\u{1}\u{7f}\r\n\t\"\\/\u{2028}\u{2029}\u{ffff}\u{10ffff}".into(),
    ];
    for text in texts {
        let (id, body) = (vault.make_id(), json::text(&text));
        let put = vault.put(id, &Vector::new(), "note", 3, &body, -7).await?;
        let read = some(again.read(id).await?, "record")?;
        ensure!(put == read, "read is not what was put");
        let head = read.shown();
        ensure!(head.body == body, "{} bytes of body changed", text.len());
        same((head.kind.as_str(), head.schema), ("note", 3), "kind")?;
        same((head.written_at, head.erased), (-7, false), "time")?;
    }
    // Any JSON, any kind, kept to the letter.
    for (kind, body) in [
        ("", "null"),
        (
            "quote\"back\\slash",
            "{\"b\":1,\"a\": [1.0, 1e3, 123456789012345678901234567890]}",
        ),
        ("日本", "[[[[]]],{\"\":{}}]"),
    ] {
        let id = vault.make_id();
        vault
            .put(id, &Vector::new(), kind, u32::MAX, body, i64::MIN)
            .await?;
        let read = some(again.read(id).await?, "record")?;
        same(
            (&*read.shown().kind, &*read.shown().body),
            (kind, body),
            "kind and body",
        )?;
        same(read.shown().schema, u32::MAX, "schema")?;
        same(read.shown().written_at, i64::MIN, "time")?;
    }
    Ok(())
}

pub(super) async fn reopening_gives_the_same<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    same(vault.load().await?, Loaded::default(), "an empty vault")?;
    let mut records = Vec::new();
    for number in 0..30 {
        let id = match number % 3 {
            0 => vault.derive_id(&format!("setting/{number}")),
            _ => vault.make_id(),
        };
        let body = number.to_string();
        records.push(
            vault
                .put(id, &Vector::new(), "note", 1, &body, number)
                .await?,
        );
    }
    records.sort_by_key(|record| record.id);
    let damaged = Vec::new();
    let expected = Loaded { records, damaged };
    same(vault.load().await?, expected.clone(), "before")?;
    same(bench.vault(1).await?.load().await?, expected, "after")?;
    same(
        vault.read(vault.make_id()).await?,
        None,
        "an unknown record",
    )
}

pub(super) async fn a_save_replaces_what_it_saw<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let id = vault.make_id();
    let mut base = Vector::new();
    for number in 0..5 {
        let body = number.to_string();
        let record = vault.put(id, &base, "note", 1, &body, number).await?;
        same(record.heads().count(), 1, "heads")?;
        same(record.shown().body.clone(), body, "body")?;
        base = record.vector();
        only(bench.rows().await?)?;
    }
    same(
        base.iter().map(|(_, counter)| counter).collect(),
        vec![5],
        "counters",
    )
}

pub(super) async fn an_erasure_leaves_nothing<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let id = vault.make_id();
    let body = json::text(&"a long entry ".repeat(1000));
    let put = vault.put(id, &Vector::new(), "note", 1, &body, 1).await?;
    let erased = vault.erase(id, &put.vector(), "note", 2).await?;
    ensure!(erased.is_erased() && !erased.is_conflict(), "not erased");
    same(erased.shown().body.as_str(), "", "body")?;
    let row = only(bench.rows().await?)?;
    ensure!(row.value.len() < 400, "{} bytes are left", row.value.len());
    same(vault.read(id).await?, Some(erased.clone()), "read")?;
    // Undo is a save on top.
    let back = vault.put(id, &erased.vector(), "note", 1, &body, 3).await?;
    ensure!(!back.is_erased() && !back.is_conflict(), "not back");
    ensure!(back.shown().body == body, "not as it was");
    only(bench.rows().await?)?;
    Ok(())
}

pub(super) async fn what_is_not_json_is_refused<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let before = bench.dump().await?;
    for body in ["", " ", "{", "nul", "'a'", "1 2", "{\"a\":1}}", "\u{feff}1"] {
        let put = vault
            .put(vault.make_id(), &Vector::new(), "note", 1, body, 1)
            .await;
        same(put, Err(Error::NotJson), body)?;
    }
    same(bench.dump().await?, before, "everything")
}

pub(super) async fn the_disk_tells_nothing<B: Backend>(bench: Bench<B>) -> Verdict {
    const MARKER: &str = "Zebrafink";
    let vault = bench.vault(0).await?;
    let name = vault.derive_id(MARKER);
    let entry = vault.make_id();
    vault
        .put(name, &Vector::new(), MARKER, 1, "true", 1)
        .await?;
    let put = vault
        .put(
            entry,
            &Vector::new(),
            "note",
            1,
            &json::text(MARKER),
            1_763_900_000_000,
        )
        .await?;
    let long = vault
        .put(vault.make_id(), &Vector::new(), MARKER, 9, "[1,2,3,4]", 1)
        .await?;
    let lengths: Vec<usize> = bench
        .rows()
        .await?
        .iter()
        .map(|row| row.value.len())
        .collect();
    ensure!(
        lengths.iter().all(|length| *length == lengths[0]),
        "lengths {lengths:?}"
    );
    vault.erase(entry, &put.vector(), MARKER, 2).await?;
    vault.erase(long.id, &long.vector(), MARKER, 2).await?;
    let narrow = MARKER.as_bytes().to_vec();
    let wide: Vec<u8> = MARKER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for item in bench.dump().await?.concat() {
        for marker in [&narrow, &wide] {
            let found = item.value.windows(marker.len()).any(|part| part == marker);
            ensure!(!found, "the marker lies in {:?}", item.key);
        }
    }
    Ok(())
}
