//! The sheet about me: its order, its parts, and what is left out.

use domain::about::{Field, Health, Section, sheet};

#[track_caller]
fn check(fields: &[(&str, &str)], expected: &[&str]) {
    let fields: Vec<_> = fields
        .iter()
        .map(|(slug, text)| ((*slug).to_owned(), (*text).to_owned()))
        .collect();
    let lines: Vec<_> = sheet(&fields)
        .iter()
        .map(|line| {
            format!(
                "{:?} {}={}",
                line.field.section(),
                line.field.slug(),
                line.text
            )
        })
        .collect();
    assert_eq!(lines, expected);
}

#[test]
fn lines_stand_in_the_order_of_the_sheet() {
    check(&[], &[]);
    check(
        &[
            ("emergency-phone", "+1 555 010 0100"),
            ("stop-word", "Pause"),
            ("allergies", "Latex"),
            ("medicines", " two lines\nof them "),
            ("cpap", "Yes, at night"),
            ("health-sleep-apnea", "yes"),
            ("health-heart", "yes"),
            ("name", "Noor"),
        ],
        &[
            "Me name=Noor",
            "Health health-heart=yes",
            "Health health-sleep-apnea=yes",
            "Health cpap=Yes, at night",
            "Medicines medicines= two lines\nof them ",
            "Medicines allergies=Latex",
            "WithMe stop-word=Pause",
            "Emergency emergency-phone=+1 555 010 0100",
        ],
    );
}

#[test]
fn what_is_blank_or_unknown_is_left_out() {
    check(
        &[
            ("name", " \u{200b}\n"),
            ("pronouns", ""),
            ("health-heart", ""),
            ("health-liver", "no"),
            ("health-of-the-future", "yes"),
            ("shoe-size", "41"),
            ("hearing", "Left ear"),
        ],
        &["Health hearing=Left ear"],
    );
}

#[test]
fn slugs_lead_back_and_stay_apart() {
    let mut slugs = Vec::new();
    for field in Field::ALL {
        assert_eq!(Field::from_slug(field.slug()), Some(field));
        slugs.push(field.slug());
    }
    for item in Health::ALL {
        assert_eq!(Health::from_slug(item.slug()), Some(item));
        assert!(Field::ALL.contains(&Field::Health(item)));
        assert_eq!(
            Field::Health(item).slug(),
            format!("health-{}", item.slug())
        );
    }
    slugs.sort_unstable();
    slugs.dedup();
    assert_eq!(slugs.len(), Field::ALL.len());
    assert_eq!(Field::from_slug("heart"), None);
    assert_eq!(Health::from_slug("notes"), None);
}

#[test]
fn the_parts_follow_one_another() {
    let sections: Vec<Section> = Field::ALL.map(Field::section).to_vec();
    assert!(sections.is_sorted());
}
