//! First lines and blanks: emoji, right-to-left, combining characters and 100 kB; intention, journal.

use domain::journal::{Entry, written_on_session_day};
use domain::session::{Session, Setting, Standing};
use domain::text::{first_line, is_blank, sentences, that_differ};
use domain::time::day_of;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::world::*;

#[track_caller]
fn check(text: &str, max_chars: usize, expected: &str) {
    assert_eq!(first_line(text, max_chars), expected, "{text:?}");
}

#[test]
fn two_sentences_have_one_point_between_them() {
    for (first, joined) in [
        ("From Sunday", "From Sunday. Ask"),
        ("Desde las 4:00 p.m.", "Desde las 4:00 p.m. Ask"),
        ("Water only. ", "Water only. Ask"),
        ("Really?", "Really? Ask"),
        ("Wait…", "Wait… Ask"),
    ] {
        assert_eq!(sentences(first, "Ask"), joined);
    }
}

#[test]
fn what_differs_is_chosen_from() {
    let same = |one: &&str, other: &&str| one.eq_ignore_ascii_case(other);
    for (all, expected) in [
        (&[][..], &[][..]),
        (&["a"], &[]),
        (&["a", "a", "A"], &[]),
        (&["a", "b"], &["a", "b"]),
        (&["a", "A", "b", "a", "B"], &["a", "b"]),
    ] {
        assert_eq!(that_differ(all.iter().copied(), same), expected, "{all:?}");
    }
}

#[test]
fn a_first_line_is_cut_at_a_word() {
    check("", 10, "");
    check("short", 10, "short");
    check("exactly 10", 10, "exactly 10");
    check("I walked by the sea", 12, "I walked by…");
    check("I walked by the sea", 11, "I walked by…");
    check("I walked by the sea", 10, "I walked…");
    check("I walked by the sea", 1, "I…");
    check("anything", 0, "…");
    check("Donaudampfschifffahrt", 5, "Donau…");
    check("I Donaudampfschifffahrt", 8, "I Donaud…");
    check("  leading\n\nsecond", 20, "leading");
    check("\n \t\r\n\u{2028}\u{200b}\nthird line", 20, "third line");
    check("one\rtwo", 20, "one");
    check("<script>alert(1)</script>", 40, "<script>alert(1)</script>");
    check("# not a heading", 40, "# not a heading");
}

#[test]
fn a_first_line_keeps_characters_whole() {
    let family = "👩‍👩‍👧‍👦";
    check(&family.repeat(3), 2, &format!("{}…", family.repeat(2)));
    check("🇪🇸🇺🇸🇨🇱", 1, "🇪🇸…");
    check("👍🏽👍🏽", 1, "👍🏽…");
    check("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}e\u{301}…");
    check("שלום עולם טוב", 9, "שלום עולם…");
    check("مرحبا بالعالم", 8, "مرحبا…");
    check("今日は静かだった", 4, "今日は静…");
    check("한국어 문장", 2, "한국…");
    check("नमस्ते", 3, "नमस्ते");
    check("नमस्ते दुनिया", 3, "नमस्ते…");
    check("x नमस्ते दुनिया", 4, "x…");
    check("xनमस्ते दुनिया", 4, "xनमस्ते…");
    check("สวัสดีชาวโลก", 4, "สวัส…");
    check(
        "1\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3}",
        1,
        "1\u{fe0f}\u{20e3}…",
    );
}

#[test]
fn what_the_table_is_sure_of_is_true_of_all_of_unicode() {
    // Where the table cuts between x, a character and y, the whole of Unicode's would too.
    // Planes 2 to 13 hold only Chinese characters and nothing at all.
    for c in ('\u{20}'..='\u{1FFFF}').chain('\u{E0000}'..='\u{E0FFF}') {
        for text in [format!("x{c}y"), format!("{c}{c}y"), format!("👩{c}👩")] {
            let ends: Vec<_> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            for max in 1..3 {
                let line = first_line(&text, max);
                if let Some(kept) = line.strip_suffix('…').filter(|kept| text.starts_with(kept)) {
                    let count = ends.iter().position(|end| *end == kept.len());
                    assert!(
                        c.is_whitespace() || count.is_some_and(|count| count <= max),
                        "{c:?} in {text:?}: {kept:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_hundred_kilobytes_make_one_short_line() {
    for text in [
        "word ".repeat(20_000),
        "x".repeat(100_000),
        "👩‍👩‍👧‍👦".repeat(4_000),
        format!("e{}", "\u{301}".repeat(50_000)),
        format!("{}end", "\n".repeat(100_000)),
        "ب".repeat(50_000),
    ] {
        let line = first_line(&text, 80);
        assert!(line.graphemes(true).count() <= 81);
        assert!(line.len() <= 81 * 64 + 3);
        assert!(!is_blank(&line));
    }
}

#[test]
fn blank_is_what_shows_nothing() {
    for blank in [
        "",
        " ",
        "\n\t\r\n",
        "\u{a0}\u{3000}",
        "\u{200b}\u{feff}\u{200d}",
        "\u{202e}\u{2069}",
        "\0",
    ] {
        assert!(is_blank(blank), "{blank:?}");
    }
    for text in [".", "🙂", "\u{301}", " a ", "ـ", "0"] {
        assert!(!is_blank(text), "{text:?}");
    }
}

fn entry(written: &str) -> Entry {
    Entry {
        text: "  One word.\nMore.".to_owned(),
        written: utc(written),
        offset_seconds: -4 * 3600,
        edited: None,
        prompt: None,
        session: None,
    }
}

#[test]
fn an_entry_knows_its_line_and_its_local_time() {
    let entry = entry("2026-05-10 16:41");
    assert_eq!(entry.first_line(40), "One word.");
    assert_eq!(entry.written_local(), local("2026-05-10 12:41"));
    assert!(!entry.is_blank());
}

#[track_caller]
fn check_session_day(written: &str, session: &Session, expected: bool) {
    assert_eq!(
        written_on_session_day(&entry(written), [session], |_| NEW_YORK),
        expected,
        "{written}"
    );
}

#[test]
fn session_day_is_the_sessions_own_day() {
    let planned = session("2026-05-10 10:00", NEW_YORK);
    check_session_day("2026-05-10 07:59", &planned, false);
    check_session_day("2026-05-10 08:00", &planned, true);
    check_session_day("2026-05-10 16:41", &planned, true);
    check_session_day("2026-05-11 07:59", &planned, true);
    check_session_day("2026-05-11 08:00", &planned, false);
    let home = Session {
        setting: Setting::Home,
        ..planned.clone()
    };
    check_session_day("2026-05-10 16:41", &home, true);
    let cancelled = Session {
        standing: Standing::Cancelled,
        ..planned
    };
    check_session_day("2026-05-10 16:41", &cancelled, false);
    assert!(!written_on_session_day(
        &entry("2026-05-10 16:41"),
        [&cancelled; 0],
        |_| NEW_YORK
    ));
}

proptest! {
    /// However far the clocks of a zone are from others, and whatever they do that day.
    #[test]
    fn a_session_day_is_the_day_of_both(
        zone in prop::sample::select(&ZONES[..]),
        start in prop_oneof![
            "2026-0[1-9]-[12][0-8] [01][0-9]:[0-5][0-9]",
            Just("2011-12-30 10:00".to_owned()),
            Just("2011-12-31 00:00".to_owned()),
        ],
        minutes in -6_000..6_000_i64,
    ) {
        let session = session(&start, zone);
        let at = session.start(&zone);
        let entry = Entry { written: at + chrono::TimeDelta::minutes(minutes), ..entry("2026-01-01 00:00") };
        let is_same = day_of(at, &zone) == day_of(entry.written, &zone);
        prop_assert_eq!(written_on_session_day(&entry, [&session], |_| zone), is_same);
    }

    #[test]
    fn a_first_line_is_short_and_a_beginning(
        text in prop_oneof![
            "[^…\\p{C}\\p{Zl}\\p{Zp}]{0,60}",
            "[a-zé 今한👩🏽\u{200d}\u{301}\u{fe0f}🇪🇸न\u{94d}]{0,60}",
        ],
        max in 1..40_usize,
    ) {
        prop_assume!(!is_blank(&text));
        let text = text.trim();
        let line = first_line(text, max);
        let kept = line.strip_suffix('…').unwrap_or(&line);
        prop_assert!(text.starts_with(kept) && !kept.is_empty());
        prop_assert_eq!(kept == text, kept == line);
        let next = text[kept.len()..].chars().next();
        let ends_between_two = text.grapheme_indices(true).any(|(at, _)| at == kept.len());
        prop_assert!(next.is_none_or(char::is_whitespace) || ends_between_two);
    }

    #[test]
    fn blank_means_no_first_line(text: String) {
        prop_assert_eq!(is_blank(&text), first_line(&text, 50).is_empty());
    }
}
