//! The file itself (RFC 5545): lines of at most 75 octets, texts escaped, every time in UTC.

use chrono::{Datelike, Timelike};

use super::{Event, Given, LENGTH_MINUTES};
use crate::time::{self, Instant};

/// Says nothing of what the app is for.
const PRODUCT: &str = "-//Reminders//Reminders 1//EN";

/// The most octets on a line, without its end.
const LINE: usize = 75;

/// The file that gives these events to a calendar, and cancels what is left over. Where nothing is
/// given any more it only cancels.
///
/// Its stamp is the moment [`Given::at`]. An event in a year that the format cannot write is left
/// out.
#[must_use]
pub fn file(given: &Given) -> String {
    file_of_all(std::slice::from_ref(given))
}

/// The same of several sessions or visits in one file.
#[must_use]
pub fn file_of_all(all: &[Given]) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", PRODUCT);
    lines.add("CALSCALE", "GREGORIAN");
    let is_over = all.iter().all(|given| given.events.is_empty());
    lines.add("METHOD", if is_over { "CANCEL" } else { "PUBLISH" });
    for given in all {
        for event in &given.events {
            write(&mut lines, given, event, true);
        }
        for event in given.cancelled() {
            write(&mut lines, given, event, false);
        }
    }
    lines.add("END", "VCALENDAR");
    lines.0
}

fn write(lines: &mut Lines, given: &Given, event: &Event, takes_place: bool) {
    let ends = time::shifted(event.starts, LENGTH_MINUTES);
    let (Some(stamp), Some(starts), Some(ends)) =
        (stamp(given.at), stamp(event.starts), stamp(ends))
    else {
        return;
    };
    let title = escaped(&event.title);
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", &escaped(&event.uid));
    lines.add("DTSTAMP", &stamp);
    lines.add("SEQUENCE", &given.sequence.to_string());
    lines.add("DTSTART", &starts);
    lines.add("DTEND", &ends);
    lines.add("SUMMARY", &title);
    lines.add("CLASS", "PRIVATE");
    // Nobody is busy because of a reminder.
    lines.add("TRANSP", "TRANSPARENT");
    lines.add(
        "STATUS",
        if takes_place {
            "CONFIRMED"
        } else {
            "CANCELLED"
        },
    );
    if takes_place {
        lines.add("BEGIN", "VALARM");
        lines.add("ACTION", "DISPLAY");
        lines.add("DESCRIPTION", &title);
        lines.add("TRIGGER", "PT0S");
        lines.add("END", "VALARM");
    }
    lines.add("END", "VEVENT");
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Adds a line, folded between characters: what goes on below begins with one space.
    fn add(&mut self, name: &str, value: &str) {
        let line = [name, ":", value].concat();
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A text as the format wants it. However lines end, they become the format's own break; controls,
/// which it forbids, are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                escaped.push_str("\\n");
            }
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\t' => escaped.push(c),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// `20370315T140000Z`; `None` in a year of more or fewer than four digits.
fn stamp(at: Instant) -> Option<String> {
    let (year, month, day) = (at.year(), at.month(), at.day());
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    (0..=9999)
        .contains(&year)
        .then(|| format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z"))
}
