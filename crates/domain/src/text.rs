//! Words as typed: when there is nothing to see in them, and how to show only their beginning.

mod cluster;
mod direction;

pub use direction::isolated;

/// Whether a reader would see nothing at all: empty, or only spaces, controls and invisible marks.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

/// What was written at the same time, as far as it differs: each once, in its order. Where all say the
/// same there is nothing to choose, and none is left.
#[must_use]
pub fn that_differ<T>(all: impl IntoIterator<Item = T>, says_as: fn(&T, &T) -> bool) -> Vec<T> {
    let mut differ: Vec<T> = Vec::new();
    for one in all {
        if !differ.iter().any(|other| says_as(other, &one)) {
            differ.push(one);
        }
    }
    if differ.len() < 2 { Vec::new() } else { differ }
}

/// Two sentences in a row. The first may bring its point along, as `4:00 p.m.` does.
#[must_use]
pub fn sentences(first: &str, second: &str) -> String {
    let first = first.trim_end();
    let point = if first.ends_with(['.', '!', '?', '…']) {
        ""
    } else {
        "."
    };
    format!("{first}{point} {second}")
}

/// The first line with anything to see in it, cut after at most `max_chars` characters.
///
/// A character is what a reader takes for one: a family emoji, a letter with its accents; it is
/// never cut in two. A cut is made at the last space when there is one in the second half, else
/// between two characters, and is marked with `…`, which does not count. In scripts whose signs
/// join in ways this small table does not know (Devanagari, Khmer) every sign counts and only
/// spaces are cut at; one endless word of theirs is left long. Text that changes direction needs an
/// element of its own on screen (`dir="auto"`), cut or not.
#[must_use]
pub fn first_line(text: &str, max_chars: usize) -> String {
    let line = text
        .split(is_line_break)
        .map(str::trim)
        .find(|line| !is_blank(line))
        .unwrap_or_default();
    let room = &line[..room(line, max_chars)];
    let at = cluster::cut(room, max_chars).unwrap_or(room.len());
    if at == line.len() {
        line.to_owned()
    } else {
        format!("{}…", line[..at].trim_end())
    }
}

/// Bytes of `line` that so many characters may take. One character of a list stays a character
/// even when somebody pastes 100 kB of accents on one letter; no natural one needs so many.
fn room(line: &str, max_chars: usize) -> usize {
    line.floor_char_boundary(max_chars.saturating_add(1).saturating_mul(64))
}

fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}'
        )
}
