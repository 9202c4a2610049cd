//! The morning: what is asked, what there is to tell, and how it is read out.

use domain::ready::{Answer, Tell, Topic, Word, calls_first, hmms, read_out, topics};
use domain::time::Instant;

use crate::world::utc;

#[test]
fn blood_pressure_is_asked_only_where_the_clinic_asked() {
    let slugs = |asks| -> Vec<_> { topics(asks).iter().map(|topic| topic.slug()).collect() };
    let usual = [
        "ate",
        "drank",
        "medicines",
        "sleep",
        "mood",
        "illness",
        "ride",
    ];
    assert_eq!(slugs(false), usual);
    assert_eq!(slugs(true)[..7], usual);
    assert_eq!(slugs(true)[7..], ["blood-pressure"]);
}

#[test]
fn slugs_lead_back() {
    for topic in Topic::ALL {
        assert_eq!(Topic::from_slug(topic.slug()), Some(topic));
    }
    assert_eq!(Topic::from_slug("Ate"), None);
}

#[track_caller]
fn check(answers: &[(Topic, Word, &str)], expected: &[(Topic, &str)]) {
    let answers: Vec<_> = answers
        .iter()
        .map(|(topic, word, text)| {
            let answer = Answer {
                word: *word,
                text: (*text).to_owned(),
                at: Instant::UNIX_EPOCH,
            };
            (*topic, answer)
        })
        .collect();
    let told: Vec<_> = hmms(&answers)
        .into_iter()
        .map(|(topic, answer)| (topic, answer.text.as_str()))
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn only_what_there_is_to_tell_is_told_in_order() {
    check(&[], &[]);
    check(
        &[
            (Topic::Ride, Word::Hmm, ""),
            (Topic::Sleep, Word::Fine, "Well"),
            (Topic::Ate, Word::Hmm, "Toast at 6"),
        ],
        &[(Topic::Ate, "Toast at 6"), (Topic::Ride, "")],
    );
    check(&[(Topic::Mood, Word::Fine, "")], &[]);
}

/// Whoever ate or drank, took something, is ill or upset, or has no ride calls before they leave.
#[test]
fn what_cannot_wait_is_told_before_leaving() {
    let waits = |topic: Topic| topic.tell() == Tell::OnArrival;
    let waiting: Vec<_> = Topic::ALL
        .into_iter()
        .filter(|topic| waits(*topic))
        .collect();
    assert_eq!(waiting, [Topic::Sleep, Topic::BloodPressure]);
    let answer = Answer {
        word: Word::Hmm,
        text: String::new(),
        at: Instant::UNIX_EPOCH,
    };
    for topic in Topic::ALL {
        assert_eq!(calls_first(&[(topic, &answer)]), !waits(topic), "{topic:?}");
    }
    let both = [(Topic::Sleep, &answer), (Topic::Ate, &answer)];
    assert!(calls_first(&both) && !calls_first(&both[..1]) && !calls_first(&[]));
}

#[test]
fn it_is_read_out_line_by_line() {
    assert_eq!(read_out(&[]), "");
    assert_eq!(
        read_out(&[
            ("I ate", " Toast at 6 "),
            ("My ride home is not sure", " "),
            ("How did I sleep?", "Badly"),
        ]),
        "I ate: Toast at 6\nMy ride home is not sure\nHow did I sleep? Badly"
    );
}

#[test]
fn the_same_words_are_the_same_whenever_they_were_said() {
    let said = |word, text: &str, at: &str| Answer {
        word,
        text: text.to_owned(),
        at: utc(at),
    };
    let first = said(Word::Hmm, "Toast", "2026-05-10 07:30");
    for (word, text, expected) in [
        (Word::Hmm, "Toast", true),
        (Word::Hmm, "Toast ", false),
        (Word::Fine, "Toast", false),
    ] {
        let other = said(word, text, "2026-05-10 08:00");
        assert_eq!(first.says_as(&other), expected, "{word:?} {text}");
    }
}
