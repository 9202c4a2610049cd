//! Typed words inside a sentence of the app: whatever they hold, the rest of it keeps its order.

use domain::text::isolated;
use proptest::prelude::*;
use unicode_bidi::{BidiInfo, Level};

#[track_caller]
fn check(typed: &str, expected: &str) {
    assert_eq!(isolated(typed), expected);
}

#[test]
fn what_may_run_from_right_to_left_stands_in_isolates() {
    check("דנה", "\u{2068}דנה\u{2069}");
    check("Dana دانا", "\u{2068}Dana دانا\u{2069}");
    check("٣ pm", "\u{2068}٣ pm\u{2069}");
    check("a\u{200F}b", "\u{2068}a\u{200F}b\u{2069}");
}

/// An invisible sign would make two text messages of one.
#[test]
fn what_runs_from_left_to_right_is_as_it_was() {
    for typed in [
        "",
        "Dana",
        "Zoë Ñandú, 5th & Pine (side door)",
        "👩\u{200D}👧 5",
        "Дана",
        "達奈",
        "a\nb",
    ] {
        check(typed, typed);
    }
}

#[test]
fn what_sets_a_direction_is_neutralised() {
    check("Da\u{202E}na", "\u{2068}Dana\u{2069}");
    check("\u{202A}a\u{202B}b\u{202D}c\u{202C}", "\u{2068}abc\u{2069}");
    // An isolate that was left open is closed; one too many is left out.
    check("\u{2067}Dana", "\u{2068}\u{2067}Dana\u{2069}\u{2069}");
    check("Da\u{2069}na", "\u{2068}Dana\u{2069}");
    check(
        "\u{2068}דנה\u{2069} comes",
        "\u{2068}\u{2068}דנה\u{2069} comes\u{2069}",
    );
    // Each line has its own: a line break ends them all.
    check(
        "\u{202E}a\r\nב",
        "\u{2068}a\u{2069}\n\u{2068}\u{2069}\n\u{2068}ב\u{2069}",
    );
}

/// Words in all directions, with everything that sets or ends one.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "Dana",
            "דנה",
            "مرحبا",
            "٣٤",
            "12",
            "é",
            " ",
            ", ",
            "(",
            ")",
            "\n",
            "\r\n",
            "\u{2029}",
            "\u{85}",
            "\u{1C}",
            "\u{200E}",
            "\u{200F}",
            "\u{61C}",
            "\u{202A}",
            "\u{202B}",
            "\u{202C}",
            "\u{202D}",
            "\u{202E}",
            "\u{2066}",
            "\u{2067}",
            "\u{2068}",
            "\u{2069}",
            "\u{10840}",
            "\u{1E900}",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// No line ends an isolate that it did not begin, or leaves one open.
fn is_balanced(text: &str) -> bool {
    let ends = |c| matches!(c, '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}');
    text.split(ends).all(|line| {
        let mut open = 0_i32;
        let never_below = line.chars().all(|c| {
            match c {
                '\u{2066}'..='\u{2068}' => open += 1,
                '\u{2069}' => open -= 1,
                _ => {}
            }
            open >= 0
        });
        never_below && open == 0
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_rest_of_the_sentence_keeps_its_order(first in typed(), second in typed()) {
        let values = [isolated(&first), isolated(&second)];
        let sentence = ["Hi ", &values[0], ", can you fetch me at 12:30 from ", &values[1], "? Thank you."];
        let whole = sentence.concat();
        prop_assert!(values.iter().all(|value| is_balanced(value)), "{:?}", values);
        let bidi = BidiInfo::new(&whole, None);
        let mut at = 0;
        for (place, piece) in sentence.iter().enumerate() {
            if place % 2 == 0 {
                // Ours: read from left to right, each letter at the level of the sentence.
                prop_assert!(bidi.levels[at..at + piece.len()].iter().all(|level| *level == Level::ltr()));
            }
            at += piece.len();
        }
    }

    #[test]
    fn no_letter_is_lost_and_doing_it_twice_changes_no_letter(typed in typed()) {
        let letters = |text: &str| {
            let is_mark = |c: &char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
            let is_break = |c: char| matches!(c, '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}');
            text.chars().filter(|c| !is_mark(c)).map(|c| if is_break(c) { '\n' } else { c }).collect::<String>()
        };
        let once = isolated(&typed).into_owned();
        prop_assert_eq!(letters(&once), letters(&typed));
        let twice = isolated(&once);
        prop_assert_eq!(letters(&twice), letters(&typed));
        prop_assert!(is_balanced(&twice));
    }
}
