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
        .lines()
        .map(str::trim)
        .find(|line| !is_blank(line))
        .unwrap_or_default();
    let mut ends = line
        .grapheme_indices(true)
        .map(|(at, cluster)| (at + cluster.len(), cluster));
    let mut end = 0;
    let mut space = None;
    for count in 0..max_chars {
        let Some((next, cluster)) = ends.next() else {
            return line.to_owned();
        };
        if cluster.trim().is_empty() && count * 2 >= max_chars {
            space = Some(end);
        }
        end = next;
    }
    match ends.next() {
        None => line.to_owned(),
        Some((_, cluster)) => {
            let at_word_end = cluster.trim().is_empty();
            let cut = if at_word_end {
                end
            } else {
                space.unwrap_or(end)
            };
            format!("{}…", line[..cut].trim_end())
        }
    }
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
