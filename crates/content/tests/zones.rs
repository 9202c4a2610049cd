//! The zones by which a phone's country is guessed. Which answer a phone gets is tried in a browser: `end2end/help.spec.ts`.

#![allow(clippy::unwrap_used)]

use content::{Language, Words, bundle_json};
use serde_json::Value;
use std::collections::BTreeSet;

/// `country.js` with its zones, as it is sent.
fn zones() -> Vec<(String, Vec<String>)> {
    let script = content::country_js();
    let (_, rest) = script.split_once("const ZONES = ").unwrap();
    let (json, _) = rest.split_once(";\n").unwrap();
    let zones: serde_json::Map<String, Value> = serde_json::from_str(json).unwrap();
    let split = |zones: &Value| {
        zones
            .as_str()
            .unwrap()
            .split(' ')
            .map(str::to_owned)
            .collect()
    };
    zones
        .iter()
        .map(|(code, zones)| (code.clone(), split(zones)))
        .collect()
}

#[test]
fn every_zone_is_a_zone_and_of_one_country() {
    let words = Words::parse(Language::English, bundle_json("en")).unwrap();
    let mut seen = BTreeSet::new();
    let zones = zones();
    let codes: BTreeSet<&str> = zones.iter().map(|(code, _)| code.as_str()).collect();
    let known = words.crisis().iter().map(|country| country.code);
    assert_eq!(codes, known.filter(|code| *code != "ZZ").collect());
    for (code, zones) in &zones {
        for zone in zones {
            assert!(zone.parse::<chrono_tz::Tz>().is_ok(), "{code}: {zone}");
            assert!(seen.insert(zone.clone()), "{zone} is in two countries");
        }
    }
    // Names by country, old ones too, leave none out; an hour of the sea or of Antarctica is no country.
    let of_a_country = [
        "US/",
        "Canada/",
        "Mexico/",
        "Brazil/",
        "Chile/",
        "Australia/",
        "America/Argentina/",
        "America/Indiana/",
    ];
    for zone in chrono_tz::TZ_VARIANTS {
        let name = zone.name();
        if of_a_country.iter().any(|start| name.starts_with(start)) {
            assert!(seen.contains(name), "{name}");
        }
    }
}

#[track_caller]
fn check_zone(zone: &str, expected: &str) {
    let zones = zones();
    let found = zones
        .iter()
        .find(|(_, zones)| zones.iter().any(|own| own == zone));
    assert_eq!(
        found.map_or("ZZ", |(code, _)| code.as_str()),
        expected,
        "{zone}"
    );
}

#[test]
fn zones_lie_in_their_country() {
    check_zone("America/New_York", "US");
    check_zone("Pacific/Honolulu", "US");
    check_zone("US/Pacific", "US");
    check_zone("Pacific/Guam", "US");
    check_zone("America/Virgin", "US");
    check_zone("America/Puerto_Rico", "PR");
    check_zone("America/Mexico_City", "MX");
    check_zone("America/Ciudad_Juarez", "MX");
    check_zone("Mexico/General", "MX");
    check_zone("Europe/London", "GB");
    check_zone("Europe/Belfast", "GB");
    check_zone("Europe/Madrid", "ES");
    check_zone("Atlantic/Canary", "ES");
    check_zone("Africa/Ceuta", "ES");
    check_zone("Europe/Paris", "FR");
    check_zone("Europe/Dublin", "IE");
    check_zone("Eire", "IE");
    check_zone("Asia/Calcutta", "IN");
    check_zone("Asia/Kolkata", "IN");
    check_zone("America/Buenos_Aires", "AR");
    check_zone("America/Argentina/Buenos_Aires", "AR");
    check_zone("America/Coyhaique", "CL");
    check_zone("Pacific/Easter", "CL");
    check_zone("America/Bogota", "CO");
    check_zone("Europe/Busingen", "DE");
    check_zone("NZ", "NZ");
    for elsewhere in [
        "UTC",
        "Etc/UTC",
        "Etc/Unknown",
        "Atlantic/Reykjavik",
        "Asia/Tokyo",
        "Europe/Lisbon",
        "Antarctica/McMurdo",
        "",
    ] {
        check_zone(elsewhere, "ZZ");
    }
}
