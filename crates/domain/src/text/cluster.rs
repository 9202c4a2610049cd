//! Where text may be cut without cutting a character in two.
//!
//! A small, careful table instead of the whole of Unicode's (UAX 29), which weighs 13 kB in brotli
//! on every phone: where it is not sure, it does not cut. The tests hold it against the whole.

/// Where to cut `line` so that at most `max` characters stay: at the last space in the second
/// half, else between the last two characters that can be told apart, which for a long word in a
/// script not told apart may be behind it. `None` when it is short enough, or has no such place.
pub(super) fn cut(line: &str, max: usize) -> Option<usize> {
    let (mut count, mut flags, mut before) = (0, 0, Role::Base);
    let (mut space, mut between) = (None, (max == 0).then_some(0));
    for (at, c) in line.char_indices() {
        flags = if is_flag(c) { flags + 1 } else { 0 };
        let role = if before == Role::Joiner || (flags > 0 && flags % 2 == 0) {
            Role::Joined
        } else {
            role(c)
        };
        let counts = !matches!(role, Role::Joined | Role::Joiner);
        if role == Role::Space && count <= max && count * 2 >= max {
            space = Some(at);
        }
        let can_cut = role == Role::Space || (role == Role::Base && before != Role::Unknown);
        if can_cut && at > 0 && (count <= max || between.is_none()) {
            between = Some(at);
        }
        if counts && count >= max && between.is_some() {
            return space.or(between);
        }
        count += usize::from(counts);
        before = if c == '\u{200D}' { Role::Joiner } else { role };
    }
    None
}

/// What a character of Unicode does to the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Stands on its own.
    Base,
    /// Stands on its own and shows nothing.
    Space,
    /// Belongs to the one before.
    Joined,
    /// Belongs to the one before, and so does the one after.
    Joiner,
    /// May do either.
    Unknown,
}

fn role(c: char) -> Role {
    match c {
        '\u{200D}' => Role::Joiner,
        // Accents, points and vowel marks; variation selectors; skin tones; tags of flags.
        '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5BD}'
        | '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{200C}'
        | '\u{20D0}'..='\u{20F0}'
        | '\u{3099}'..='\u{309A}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{1F3FB}'..='\u{1F3FF}'
        | '\u{E0020}'..='\u{E007F}' => Role::Joined,
        c if c.is_whitespace() => Role::Space,
        // Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Thai.
        '!'..='~'
        | '\u{A1}'..='\u{AC}'
        | '\u{AE}'..='\u{2FF}'
        | '\u{370}'..='\u{482}'
        | '\u{48A}'..='\u{58F}'
        | '\u{5D0}'..='\u{5F4}'
        | '\u{606}'..='\u{60F}'
        | '\u{620}'..='\u{64A}'
        | '\u{660}'..='\u{66F}'
        | '\u{671}'..='\u{6D5}'
        | '\u{E01}'..='\u{E30}'
        | '\u{E40}'..='\u{E46}'
        | '\u{1E00}'..='\u{1FFF}'
        // Punctuation and symbols; Chinese, Japanese, Korean; full-width forms.
        | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205F}'
        | '\u{2070}'..='\u{20CF}'
        | '\u{2100}'..='\u{2BFF}'
        | '\u{3001}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309B}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{FF01}'..='\u{FF9D}'
        // Emoji and the letters flags are made of.
        | '\u{1F000}'..='\u{1F3FA}'
        | '\u{1F400}'..='\u{1FAFF}' => Role::Base,
        _ => Role::Unknown,
    }
}

fn is_flag(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}
