//! What RFC 5545 asks of every file, whatever stands in its titles.

use proptest::prelude::*;

use super::*;

/// Everything that is wrong with a file.
pub fn objections(file: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut object = |is_wrong: bool, what: &str, line: &str| {
        if is_wrong {
            wrong.push(format!("{what}: {line:?}"));
        }
    };
    object(!file.ends_with("\r\n"), "no last line", file);
    let bare = file.replace("\r\n", "");
    object(bare.contains(['\r', '\n']), "a bare line break", file);
    for line in file.split_terminator("\r\n") {
        object(line.len() > 75, "over 75 octets", line);
        object(line.is_empty() || line == " ", "an empty line", line);
    }
    let whole = unfolded(file);
    for line in &whole {
        let name = line.split([':', ';']).next().unwrap_or_default();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '-');
        object(
            !is_name || !line.contains(':'),
            "a line without a name",
            line,
        );
        let is_control = |c: char| c.is_control() && c != '\t';
        object(line.contains(is_control), "a control", line);
        if name.starts_with("DT") {
            let value = line.split_once(':').map(|(_, value)| value);
            let is_utc = value.is_some_and(|value| value.len() == 16 && value.ends_with('Z'));
            object(!is_utc || line.contains("TZID"), "a time that floats", line);
        }
    }
    let count = |name: &str, lines: &[String]| {
        let start = format!("{name}:");
        lines.iter().filter(|line| line.starts_with(&start)).count()
    };
    for name in ["VERSION", "PRODID", "METHOD", "CALSCALE"] {
        object(count(name, &whole) != 1, name, "not once");
    }
    let first = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
    object(!file.starts_with(first), "the beginning", file);
    for event in whole.split(|line| line == "BEGIN:VEVENT").skip(1) {
        let end = event.iter().position(|line| line == "END:VEVENT");
        let event = &event[..end.unwrap_or(0)];
        let alarm = event.iter().position(|line| line == "BEGIN:VALARM");
        let (own, alarm) = event.split_at(alarm.unwrap_or(event.len()));
        for name in [
            "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS",
        ] {
            object(count(name, own) != 1, name, "not once in an event");
        }
        let is_cancelled = own.iter().any(|line| line == "STATUS:CANCELLED");
        object(is_cancelled != alarm.is_empty(), "an alarm", "or none");
        for name in ["ACTION", "DESCRIPTION", "TRIGGER", "END"] {
            let times = usize::from(!is_cancelled);
            object(count(name, alarm) != times, name, "not once in an alarm");
        }
        let inside = count("DTSTAMP", alarm) + count("UID", alarm);
        object(inside > 0, "an alarm", "with an id or a stamp");
    }
    wrong
}

/// The lines as they were before they were folded.
fn unfolded(file: &str) -> Vec<String> {
    let file = file.replace("\r\n ", "");
    file.split_terminator("\r\n").map(str::to_owned).collect()
}

/// The titles as a calendar reads them.
fn titles(file: &str) -> Vec<String> {
    let lines = unfolded(file);
    let titles = lines
        .iter()
        .filter_map(|line| line.strip_prefix("SUMMARY:"));
    titles.map(unescaped).collect()
}

fn unescaped(text: &str) -> String {
    let mut read = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, false) => read.push(c),
            _ => match chars.next() {
                Some('n' | 'N') => read.push('\n'),
                Some(c) => read.push(c),
                None => read.push('!'),
            },
        }
    }
    read
}

/// What may become of a title: one kind of line break, and no controls.
fn expected(title: &str) -> String {
    let title = title.replace("\r\n", "\n").replace('\r', "\n");
    title.replace(|c: char| c.is_control() && !matches!(c, '\n' | '\t'), "")
}

fn titled(title: &str) -> Given {
    let named = |number| Event {
        title: title.to_owned(),
        ..event(&format!("{number} 09 23:00 x"))
    };
    Given {
        events: vec![named(3), named(4)],
        old: vec![named(5)],
        ..given(1, &[], &[])
    }
}

#[track_caller]
fn check_title(title: &str) {
    let written = file(&titled(title));
    assert_eq!(objections(&written), [] as [String; 0], "{written}");
    assert_eq!(titles(&written), vec![expected(title); 3], "{written}");
}

#[test]
fn odd_titles() {
    for title in [
        "",
        "a,b;c\\d:e\"f",
        "\\n is no break, \n is",
        "one\r\ntwo\rthree\n",
        "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Mine",
        " a space before and behind ",
        "\t\u{1}\u{7f}\u{85}\0",
        "👩‍👩‍👧‍👦 🇲🇽 👍🏽 مرحبا \u{202e}txt.exe\u{202c} e\u{301}\u{2028}\u{feff}",
    ] {
        check_title(title);
    }
}

/// Each width of a character, at each place of the fold.
#[test]
fn lines_are_folded_between_characters() {
    for wide in ["a", "é", "水", "🌊", ",", "\n"] {
        for before in 0..80 {
            check_title(&format!("{}{}", "x".repeat(before), wide.repeat(80)));
        }
        check_title(&wide.repeat(2_000));
    }
}

/// The format has four digits for a year.
#[test]
fn a_year_that_cannot_be_written_is_left_out() {
    for starts in [Instant::MIN_UTC, Instant::MAX_UTC] {
        let far = Event {
            starts,
            ..event("3 09 23:00 x")
        };
        let given = Given {
            events: vec![far, event("4 09 23:00 y")],
            ..given(0, &[], &[])
        };
        let written = file(&given);
        assert_eq!(titles(&written), ["y"]);
        assert_eq!(objections(&written), [] as [String; 0]);
    }
}

#[test]
fn objections_are_raised() {
    let good = file(&titled("Leave home"));
    assert_eq!(objections(&good), [] as [String; 0]);
    for (from, to) in [
        ("\r\n", "\n"),
        ("END:VCALENDAR\r\n", "END:VCALENDAR"),
        (
            "Leave home",
            "Leave home, or stay where you are, and think about it for a little while yet",
        ),
        ("Leave home", "Leave\nhome"),
        ("Leave home", "Leave\r\nhome"),
        ("20260509T230000Z", "20260509T230000"),
        ("DTSTART", "DTSTART;TZID=Europe/Madrid"),
        ("UID:", "X-ID:"),
        ("DTSTAMP:20260501T120000Z\r\n", ""),
        ("SEQUENCE:1\r\n", ""),
        ("TRIGGER:PT0S\r\n", ""),
        ("ACTION", "DTSTAMP:20260501T120000Z\r\nACTION"),
        ("METHOD:PUBLISH\r\n", ""),
        ("Leave home", "Leave\u{1}home"),
    ] {
        let bad = good.replace(from, to);
        assert_ne!(bad, good);
        assert_ne!(objections(&bad), [] as [String; 0], "{from:?} {to:?}");
    }
}

proptest! {
    #[test]
    fn any_title_is_written_and_read(title in prop::collection::vec(any::<char>(), 0..200)) {
        let title = String::from_iter(title);
        let written = file(&titled(&title));
        prop_assert_eq!(objections(&written), [] as [String; 0]);
        prop_assert_eq!(titles(&written), vec![expected(&title); 3]);
    }
}
