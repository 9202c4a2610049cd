//! What keeps the rest: the lock's habits, the last copy, and what names attachments.

use super::*;

#[test]
fn attachments() {
    let recording = Manifest {
        attachment: id(),
        key: format!("{SESSION}{SESSION}"),
        media: "audio/webm;codecs=opus".into(),
        extent: Some(Extent {
            bytes: 700_000,
            chunks: 3,
        }),
        made_at: at(1_773_568_800_123),
        of: "fedcba9876543210fedcba9876543210".into(),
    };
    check(
        kinds::ATTACHMENT,
        &[
            recording.clone(),
            Manifest {
                extent: None,
                ..recording.clone()
            },
            Manifest {
                media: ODD.into(),
                extent: Some(Extent {
                    bytes: 0,
                    chunks: u32::MAX,
                }),
                made_at: at(-1),
                of: String::new(),
                ..recording
            },
        ],
    );
}

#[test]
fn lock_habits() {
    check(
        kinds::LOCK_HABITS,
        &[
            Habits {
                hidden_minutes: Some(5),
                when_idle: true,
                known: Some(at(1_763_900_000_000)),
            },
            Habits {
                hidden_minutes: None,
                when_idle: false,
                known: None,
            },
        ],
    );
}

#[test]
fn copies_made() {
    check(
        kinds::COPY_MADE,
        &[Made {
            at: at(1_763_900_000_000),
            writes: u32::MAX,
        }],
    );
}
