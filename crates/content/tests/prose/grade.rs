//! How hard the English is to read, and how long its sentences are.

use super::*;

/// A rough count of syllables: groups of vowels, a silent e at the end left out.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let is_vowel = |c: &char| "aeiouyáéíóúü".contains(*c);
    let mut count = 0;
    let mut was_vowel = false;
    for letter in &letters {
        count += usize::from(is_vowel(letter) && !was_vowel);
        was_vowel = is_vowel(letter);
    }
    let ends_silent = letters.ends_with(&['e']) && !letters.ends_with(&['l', 'e']);
    if ends_silent && count > 1 {
        count -= 1;
    }
    count.max(1)
}

/// Flesch-Kincaid grade of texts; each text ends its last sentence.
fn grade<'a>(texts: impl Iterator<Item = &'a str>) -> f64 {
    let (mut sentences, mut words, mut sounds) = (0, 0, 0);
    for text in texts {
        for sentence in text.split(['.', '?', ':', '…', '·']) {
            let own = words_of(sentence);
            if !own.is_empty() {
                sentences += 1;
                words += own.len();
                sounds += own.iter().map(|word| syllables(word)).sum::<usize>();
            }
        }
    }
    let (sentences, words, sounds) = (sentences as f64, words as f64, sounds as f64);
    0.39 * words / sentences + 11.8 * sounds / words - 15.59
}

#[test]
fn grades_as_known() {
    let plain = grade(["The cat sat on the mat."].into_iter());
    assert!(plain < 0.0, "{plain}");
    let heavy = grade(
        ["Comprehensive pharmacological interventions necessitate interdisciplinary communication."]
            .into_iter(),
    );
    assert!(heavy > 15.0, "{heavy}");
}

#[test]
fn english_reads_at_grade_seven_at_most() {
    for file in FILES {
        let texts = texts_of(file);
        let grade = grade(texts.iter().map(|text| text.en.as_str()));
        println!("{file}: grade {grade:.1} over {} texts", texts.len());
        assert!(grade <= 7.0, "{file} reads at grade {grade:.1}");
    }
}

#[test]
fn sentences_are_short() {
    for text in texts() {
        for sentence in text.en.split(['.', '?', '…', '·']) {
            let count = words_of(sentence).len();
            assert!(
                count <= 32,
                "{}: {count} words in \"{sentence}\"",
                text.place
            );
        }
    }
}
