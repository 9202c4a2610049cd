//! Words that run from right to left, inside a sentence that runs from left to right.

use std::borrow::Cow;

/// What opens an isolate that takes its direction from its own first letter.
const FIRST_STRONG: char = '\u{2068}';
/// What closes an isolate.
const POP: char = '\u{2069}';

/// A text as it can stand inside a sentence of the app without turning the rest of it around.
///
/// Text that may run from right to left is wrapped in isolates (U+2068, U+2069), line by line, since a
/// line break ends them. Overrides and embeddings (U+202A to U+202E) are left out; isolates that it brings
/// along are closed. Any other text is as it was: letters from left to right need no isolate in a
/// sentence from left to right, and an invisible sign would make two text messages of one. For what
/// is sent and shown only; what is kept stays as typed.
#[must_use]
pub fn isolated(text: &str) -> Cow<'_, str> {
    if !text.chars().any(turns) {
        return Cow::Borrowed(text);
    }
    let mut isolated = String::new();
    for (place, line) in text.split(ends_isolates).enumerate() {
        if place > 0 {
            isolated.push('\n');
        }
        isolate(line, &mut isolated);
    }
    Cow::Owned(isolated)
}

fn isolate(line: &str, isolated: &mut String) {
    let mut open = 1;
    isolated.push(FIRST_STRONG);
    for c in line.chars() {
        match c {
            '\u{202A}'..='\u{202E}' => continue,
            '\u{2066}'..='\u{2068}' => open += 1,
            POP if open == 1 => continue,
            POP => open -= 1,
            _ => {}
        }
        isolated.push(c);
    }
    isolated.extend(std::iter::repeat_n(POP, open));
}

/// A paragraph separator of the bidirectional algorithm.
fn ends_isolates(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}')
}

/// Letters and digits of scripts that run from right to left, and the marks that set a direction.
fn turns(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8FF}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}
