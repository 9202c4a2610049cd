//! Words as typed: when there is nothing to see in them, and how to show only their beginning.

use unicode_segmentation::UnicodeSegmentation;

/// Whether a reader would see nothing at all: empty, or only spaces, controls and invisible marks.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

/// The first line with anything to see in it, cut after at most `max_chars` characters.
///
/// A character is what a reader takes for one (a grapheme cluster): a family emoji, a letter with
/// its accents. A cut is made at the last space when there is one in the second half, else between
/// two characters, and is marked with `…`, which does not count. Text that changes direction needs
/// an element of its own on screen (`dir="auto"`), cut or not.
#[must_use]
pub fn first_line(text: &str, max_chars: usize) -> String {
    let line = text
        .split(is_line_break)
        .map(str::trim)
        .find(|line| !is_blank(line))
        .unwrap_or_default();
    let room = room(line, max_chars);
    let mut space = None;
    let end = line[..room]
        .grapheme_indices(true)
        .enumerate()
        .find_map(|(count, (at, cluster))| {
            if cluster.trim().is_empty() && count * 2 >= max_chars {
                space = Some(at);
            }
            (count == max_chars).then_some(at)
        })
        .unwrap_or(room);
    if end == line.len() {
        return line.to_owned();
    }
    let at = space.unwrap_or(end);
    format!("{}…", line[..at].trim_end())
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
