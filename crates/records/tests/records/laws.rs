//! Reading what was written gives what was there, whatever a patient typed.

mod visit;
mod way_home;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use domain::calendar;
use domain::checklist::{self, Group};
use domain::choosing::Candidate;
use domain::clinic::{self, Numbers, Rule, Value};
use domain::copy::{Known, LastCopy, Made};
use domain::intention::{Draft, Shape, Step};
use domain::journal::{Entry, Prompt};
use domain::lock::Habits;
use domain::question::{Origin, Question};
use domain::ready::{self, Topic, Word};
use domain::reminder::Wishes;
use domain::ride::{self, Answer, Gate, Home, Night, Person, Plan, Reads, There, Way};
use domain::session::{Cancelled, Given, Medicine, Session, Setting, Standing};
use domain::today::{Card, PutOff};
use domain::wait::Wait;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use records::{
    AboutField, BagThing, CalendarGiven, Cancelling, CandidateAnswer, ClinicRule, Extent,
    FormDraft, GateAnswer, Intention, IntentionDraft, IntentionVersion, Kept, Left, Manifest, Mark,
    Order, OwnItem, Pause, ReadyAnswer, Ride, SeriesEnd, Unreadable, Whose,
};
use std::fmt::Debug;

fn kept<T: Kept + Debug>(value: &T) -> Result<(), TestCaseError> {
    let body = value.encode();
    let again = T::decode(T::SCHEMA, &body);
    prop_assert_eq!(again.as_ref(), Ok(value), "{}", body);
    // The vault keeps a body as it is if it is JSON, and pads it with spaces.
    prop_assert!(serde_json::from_str::<serde_json::Value>(&body).is_ok());
    let padded = T::decode(T::SCHEMA, &format!("{body}   "));
    prop_assert_eq!(padded.as_ref(), Ok(value));
    let newer = T::decode(T::SCHEMA + 1, &body);
    prop_assert_eq!(newer.err(), Some(Unreadable::Newer));
    Ok(())
}

/// Words as people and keyboards produce them, and as they do not.
fn text() -> impl Strategy<Value = String> {
    let odd = select(vec![
        "",
        " ",
        "\0",
        "\r\n",
        "null",
        "{\"text\":\"x\"}",
        "\\u0041",
        "</script><img src=x onerror=alert(1)>",
        "**bold** [link](javascript:alert(1))",
        "👩‍👩‍👧‍👦 🇲🇽 👍🏽",
        "مرحبا \u{202e}txt.exe\u{202c}",
        "Z\u{351}\u{300}\u{344}a\u{334}lgo",
        "\u{2028}\u{2029}\u{feff}\u{fffd}\u{10ffff}",
        "'; DROP TABLE records; --",
    ]);
    let any = prop::collection::vec(any::<char>(), 0..24).prop_map(String::from_iter);
    prop_oneof![odd.prop_map(str::to_owned), any]
}

fn instant() -> impl Strategy<Value = DateTime<Utc>> {
    // Years 1900 to 2200, as the browser's clock counts them: in milliseconds.
    (-2_208_988_800_000..7_258_118_400_000_i64)
        .prop_map(|at| DateTime::from_timestamp_millis(at).expect("a moment"))
}

fn time() -> impl Strategy<Value = NaiveTime> {
    (0..86_400_u32).prop_map(|second| {
        NaiveTime::from_num_seconds_from_midnight_opt(second, 0).expect("a time of day")
    })
}

fn local() -> impl Strategy<Value = NaiveDateTime> {
    (0..110_000_i64, time()).prop_map(|(day, time)| {
        let first = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a date");
        (first + Duration::days(day)).and_time(time)
    })
}

fn person() -> impl Strategy<Value = Person> {
    (
        (text(), text(), text()),
        option::of(any::<bool>()),
        option::of(select(vec![Reads::English, Reads::Spanish])),
        any::<bool>(),
    )
        .prop_map(
            |((name, phone, relation), is_adult, reads, only_calls)| Person {
                name,
                phone,
                relation,
                is_adult,
                reads,
                only_calls,
            },
        )
}

fn prompt() -> impl Strategy<Value = Prompt> {
    (text(), text(), text(), any::<u32>()).prop_map(|(slug, text, language, version)| Prompt {
        slug,
        text,
        language,
        version,
    })
}

fn group() -> impl Strategy<Value = Group> {
    select(Group::ALL.to_vec())
}

fn shape() -> impl Strategy<Value = Shape> {
    select(Shape::ALL.to_vec())
}

fn events() -> impl Strategy<Value = Vec<calendar::Event>> {
    let event = (text(), instant(), text()).prop_map(|(uid, starts, title)| calendar::Event {
        uid,
        starts,
        title,
    });
    prop::collection::vec(event, 0..4)
}

fn origin() -> impl Strategy<Value = Origin> {
    prop_oneof![
        Just(Origin::Own),
        text().prop_map(Origin::Learn),
        text().prop_map(Origin::Clinic),
        text().prop_map(Origin::Rule),
    ]
}

proptest! {
    #[test]
    fn sessions(
        (setting, medicine, standing) in (
            select(vec![Setting::Clinic, Setting::Home, Setting::Unlicensed]),
            select(vec![Medicine::Ketamine, Medicine::Spravato, Medicine::NotSure]),
            select(vec![Standing::Planned, Standing::Cancelled]),
        ),
        (local, zone, offset_seconds) in (local(), text(), option::of(any::<i32>())),
        (length_minutes, place, travel_minutes) in (any::<u16>(), text(), option::of(any::<u16>())),
    ) {
        kept(&Session {
            setting, medicine, local, zone, offset_seconds, length_minutes, place, travel_minutes,
            standing,
        })?;
    }

    #[test]
    fn marks(session in text(), item in text(), mark in option::of(select(vec![
        checklist::Mark::Ticked,
        checklist::Mark::Hidden,
    ]))) {
        kept(&Mark { session, item, mark })?;
    }

    #[test]
    fn own_items(session in text(), group in group(), text in text()) {
        kept(&OwnItem { session, group, text })?;
    }

    #[test]
    fn orders(session in text(), group in group(), keys in prop::collection::vec(text(), 0..6)) {
        kept(&Order { session, group, keys })?;
    }

    #[test]
    fn intentions(
        session in text(),
        (notice, shape) in (text(), shape()),
        (text, prompt) in (text(), option::of(text())),
        kept_at in instant(),
    ) {
        let kept = domain::intention::Intention { notice, shape, text, prompt, kept_at };
        let version = kept.version();
        self::kept(&Intention { session: session.clone(), kept })?;
        self::kept(&IntentionVersion { session, version })?;
    }

    #[test]
    fn intention_drafts(
        session in text(),
        (notice, shape) in (text(), shape()),
        (text, prompt) in (text(), option::of(text())),
        step in select(Step::ALL.to_vec()),
    ) {
        kept(&IntentionDraft { session, draft: Draft { notice, shape, text, prompt, step } })?;
    }

    #[test]
    fn entries(
        text in text(),
        (written, edited) in (instant(), option::of(instant())),
        offset_seconds in any::<i32>(),
        prompt in option::of(prompt()),
        session in option::of(text()),
    ) {
        kept(&Entry { text, written, offset_seconds, edited, prompt, session })?;
    }

    #[test]
    fn clinic_numbers(
        (day, after_hours, by) in (text(), text(), text()),
        on in option::of(local()),
        (has_no_after_hours, is_open) in any::<(bool, bool)>(),
    ) {
        let on = on.map(|at| at.date());
        kept(&Numbers { day, after_hours, has_no_after_hours, by, on, is_open })?;
    }

    #[test]
    fn lock_habits(
        hidden_minutes in option::of(any::<u32>()),
        when_idle in any::<bool>(),
        known in option::of(instant()),
        opens_day in any::<bool>(),
    ) {
        kept(&Habits { hidden_minutes, when_idle, known, opens_day })?;
    }

    #[test]
    fn copies_made(
        (at, handed_over) in (instant(), instant()),
        writes in any::<u32>(),
        known in option::of((instant(), select(&[Known::Opened, Known::Said][..]))),
    ) {
        kept(&LastCopy { made: Made { at, writes }, handed_over, known })?;
    }

    #[test]
    fn form_drafts(form in text(), fields in prop::collection::vec((text(), text()), 0..6)) {
        kept(&FormDraft { form, fields })?;
    }

    #[test]
    fn attachments(
        (attachment, key) in ("[0-9a-f]{32}", "[0-9a-f]{64}"),
        (media, of) in (text(), text()),
        extent in option::of((0..=i64::MAX as u64, any::<u32>())),
        made_at in instant(),
    ) {
        let extent = extent.map(|(bytes, chunks)| Extent { bytes, chunks });
        let manifest = Manifest { attachment, key, media, extent, made_at, of };
        kept(&manifest)?;
        let shown = format!("{manifest:?}");
        prop_assert!(!shown.contains(&manifest.key));
        let read = Manifest::of_any(Manifest::KIND, Manifest::SCHEMA, &manifest.encode());
        prop_assert_eq!(read, Ok(Some(manifest)));
    }

    #[test]
    fn clinic_rules(
        topic in select(&clinic::Topic::ALL[..]),
        minutes in any::<u32>(),
        yes in any::<bool>(),
        (words, by) in (text(), text()),
        on in local(),
        state in 0..3_u8,
    ) {
        let value = match topic.shape() {
            clinic::Shape::Hours | clinic::Shape::Minutes => Value::Minutes(minutes),
            clinic::Shape::YesNo => Value::YesNo(yes),
            clinic::Shape::Words => Value::Words(words),
        };
        let rule = match state {
            0 => Rule::Ask,
            1 => Rule::NotForMe,
            _ => Rule::Said { value, by, on: on.date() },
        };
        kept(&ClinicRule { topic, rule })?;
    }

    #[test]
    fn what_was_said_about_the_path(
        session in text(),
        at in instant(),
        holds in any::<bool>(),
        given in option::of(select(vec![Given::No, Given::Yes, Given::NotSure])),
        card in select(&Card::ALL[..]),
        on in local(),
    ) {
        kept(&Cancelling { session, cancelled: Cancelled { at, given } })?;
        kept(&Pause { holds, at })?;
        kept(&SeriesEnd { holds, at })?;
        kept(&PutOff { card, on: on.date() })?;
    }

    #[test]
    fn candidates(
        name in text(),
        made_at in instant(),
        chosen_at in option::of(instant()),
        (candidate, question, text) in (text(), text(), text()),
    ) {
        kept(&Candidate { name, made_at, chosen_at })?;
        kept(&CandidateAnswer { candidate, question, text })?;
    }

    #[test]
    fn fields_about_me(field in text(), text in text()) {
        kept(&AboutField { field, text })?;
    }

    #[test]
    fn questions(
        (text, answer) in (text(), text()),
        origin in origin(),
        (asked_at, answered_at) in (instant(), option::of(instant())),
    ) {
        kept(&Question { text, origin, asked_at, answer, answered_at })?;
    }

    #[test]
    fn answers_of_the_morning(
        session in text(),
        topic in select(Topic::ALL.to_vec()),
        word in select(vec![Word::Fine, Word::Hmm]),
        (text, at) in (text(), instant()),
    ) {
        kept(&ReadyAnswer { session, topic, answer: ready::Answer { word, text, at } })?;
    }

    #[test]
    fn things_of_the_bag(session in text(), text in text()) {
        kept(&BagThing { session, text })?;
    }

    /// What is no body of ours is refused, never a panic.
    #[test]
    fn any_text_is_read_or_refused(schema in 0..3_u32, body in text()) {
        for kind in &crate::kinds::ALL {
            let _ = (kind.again)(schema, &body);
        }
    }
}

/// 100 kB of words are as good as ten.
#[test]
fn long_words_are_kept() {
    let text = "né\u{301}e 🌊\n".repeat(9_000);
    let entry = Entry {
        text,
        written: DateTime::UNIX_EPOCH,
        offset_seconds: 0,
        edited: None,
        prompt: None,
        session: None,
    };
    assert!(entry.text.len() > 100_000);
    assert_eq!(Entry::decode(1, &entry.encode()), Ok(entry));
}
