//! A session, as the clinic said it. Id: random.

use crate::body::{Kept, Unreadable, name_of, named, read, write};
use crate::local;
use domain::session::{Medicine, Session, Setting, Standing};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct SessionV1 {
    setting: String,
    medicine: String,
    local: String,
    zone: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    offset_seconds: Option<i32>,
    length_minutes: u16,
    place: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    travel_minutes: Option<u16>,
    standing: String,
}

const SETTINGS: [(Setting, &str); 3] = [
    (Setting::Clinic, "clinic"),
    (Setting::Home, "home"),
    (Setting::Unlicensed, "unlicensed"),
];
const MEDICINES: [(Medicine, &str); 3] = [
    (Medicine::Ketamine, "ketamine"),
    (Medicine::Spravato, "spravato"),
    (Medicine::NotSure, "not-sure"),
];
const STANDINGS: [(Standing, &str); 2] = [
    (Standing::Planned, "planned"),
    (Standing::Cancelled, "cancelled"),
];
impl Kept for Session {
    const KIND: &'static str = "session";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        write(&SessionV1 {
            setting: name_of(self.setting, &SETTINGS),
            medicine: name_of(self.medicine, &MEDICINES),
            local: local::write(self.local),
            zone: self.zone.clone(),
            offset_seconds: self.offset_seconds,
            length_minutes: self.length_minutes,
            place: self.place.clone(),
            travel_minutes: self.travel_minutes,
            standing: name_of(self.standing, &STANDINGS),
        })
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        if schema > Self::SCHEMA {
            return Err(Unreadable::Newer);
        }
        let v1: SessionV1 = read(body)?;
        Ok(Self {
            setting: named(&v1.setting, &SETTINGS)?,
            medicine: named(&v1.medicine, &MEDICINES)?,
            local: local::read(&v1.local)?,
            zone: v1.zone,
            offset_seconds: v1.offset_seconds,
            length_minutes: v1.length_minutes,
            place: v1.place,
            travel_minutes: v1.travel_minutes,
            standing: named(&v1.standing, &STANDINGS)?,
        })
    }
}
