//! The present, the phone's zone, and what any zone's clocks show, by the browser's own tables.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use chrono::{DateTime, Utc};
use domain::time::Zone;
use wasm_bindgen::JsValue;

use crate::js;
use crate::listener::Listener;
use crate::page_life;
use crate::preferences;
use crate::timer::{self, Timer};

/// The present instant, to the millisecond.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
}

/// A clock that nobody can set, in milliseconds from whenever this page began. It may stand still while
/// the phone sleeps.
pub fn ticks() -> f64 {
    let performance = js::get(&js_sys::global(), "performance");
    let now = js::call(&performance, "now", &[]).ok();
    now.and_then(|now| now.as_f64()).unwrap_or_default()
}

/// The IANA name of the zone the patient is in: what the browser says, or, where it hides that, what the
/// patient answered. `None` until they did; see [`domain::time::is_told`].
pub fn here() -> Option<String> {
    let is_known = |name: &String| zone(name).is_some();
    let answered = || preferences::get_string(preferences::ZONE).filter(is_known);
    zone_told().or_else(answered)
}

/// Whether the browser hides which zone the phone is in.
pub fn hides_zone() -> bool {
    zone_told().is_none()
}

fn zone_told() -> Option<String> {
    let is_told = |name: &String| domain::time::is_told(name) && zone(name).is_some();
    zone_of_browser().filter(is_told)
}

/// The IANA name of the zone by whose clock this browser shows when something was written. Where it
/// hides the patient's own zone and they were not asked yet, that is the browser's.
pub fn zone_shown() -> String {
    here().or_else(zone_of_browser).unwrap_or_default()
}

/// What the patient's clock shows, or the browser's as with [`zone_shown`], in seconds east of UTC.
pub fn offset_here(at: DateTime<Utc>) -> i32 {
    if let Some(zone) = zone(&zone_shown()) {
        return zone.offset_at(at);
    }
    let date = js_sys::Date::new(&JsValue::from_f64(at.timestamp_millis() as f64));
    -60 * date.get_timezone_offset() as i32
}

fn zone_of_browser() -> Option<String> {
    let intl = js::get(&js_sys::global(), "Intl");
    let format = js::make(&intl, "DateTimeFormat", &[]).ok()?;
    let options = js::call(&format, "resolvedOptions", &[]).ok()?;
    js::text(&options, "timeZone")
}

/// The IANA names of all zones that the browser knows; none where it does not tell.
pub fn zone_names() -> Vec<String> {
    let intl = js::get(&js_sys::global(), "Intl");
    let names = js::call(&intl, "supportedValuesOf", &["timeZone".into()]).unwrap_or_default();
    js::list(&names)
        .filter_map(|name| name.as_string())
        .collect()
}

/// The zone of this IANA name, if the browser knows it. There is no other way to one: what is not known
/// here has no moments.
pub fn zone(name: &str) -> Option<BrowserZone> {
    let find = |zones: &Vec<Known>| {
        let known = zones.iter().find(|known| known.name == name)?;
        Some(known.zone)
    };
    if let Some(zone) = ZONES.with_borrow(find) {
        return Some(zone);
    }
    let formatter = formatter(name)?;
    let usual = ask(&formatter, now().timestamp())?;
    ZONES.with_borrow_mut(|zones| {
        let zone = BrowserZone {
            place: zones.len(),
            usual,
        };
        zones.push(Known {
            name: name.to_owned(),
            zone,
            formatter,
            last: Cell::new((i64::MIN, usual)),
        });
        Some(zone)
    })
}

/// A zone as `Intl` knows it, past and future.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrowserZone {
    /// Its place among those that were asked for.
    place: usize,
    /// What its clocks showed when it was asked for first: also for moments that `Intl` cannot write.
    usual: i32,
}

struct Known {
    name: String,
    zone: BrowserZone,
    formatter: JsValue,
    /// The second that was asked for last, and the answer.
    last: Cell<(i64, i32)>,
}

thread_local! {
    /// Making a formatter costs a hundred times more than asking it. None is ever taken away.
    static ZONES: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}

impl Zone for BrowserZone {
    fn offset_at(&self, instant: DateTime<Utc>) -> i32 {
        let second = instant.timestamp();
        let answer = |known: &Known| {
            let (last, offset) = known.last.get();
            if last == second {
                return offset;
            }
            let offset = ask(&known.formatter, second).unwrap_or(self.usual);
            known.last.set((second, offset));
            offset
        };
        ZONES.with_borrow(|zones| zones.get(self.place).map_or(self.usual, answer))
    }
}

fn ask(formatter: &JsValue, second: i64) -> Option<i32> {
    let milliseconds = JsValue::from_f64(second as f64 * 1000.0);
    let shown = js::call(formatter, "format", &[milliseconds]).ok()?;
    offset_shown(&shown.as_string()?, second)
}

/// How far the wall clock in `shown` (month, day, year, hour, minute, second) is ahead of `second`.
fn offset_shown(shown: &str, second: i64) -> Option<i32> {
    let mut numbers = shown
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse::<u32>().ok());
    let (month, day, year) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let (hour, minute, second_shown) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let wall = chrono::NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?
        .and_hms_opt(hour % 24, minute, second_shown)?;
    // Years before 1 are shown without their era: no zone is a day and a half from UTC.
    i32::try_from(wall.and_utc().timestamp() - second)
        .ok()
        .filter(|offset| offset.abs() < 36 * 3600)
}

/// The formatter of a zone.
///
/// American English in the Gregorian calendar writes `3/12/2026, 10:00:00` in the engines
/// tried (Chromium, WebKit), whose locale data is one and the same: its digits in their order are
/// all that is read.
fn formatter(zone: &str) -> Option<JsValue> {
    // Newer engines also take offsets such as "+02:00": those are no zone, they know no summer.
    if !zone.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let options = js::object(&[
        ("timeZone", zone),
        ("calendar", "gregory"),
        ("numberingSystem", "latn"),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
        ("second", "numeric"),
    ]);
    let intl = js::get(&js_sys::global(), "Intl");
    js::make(&intl, "DateTimeFormat", &["en-US".into(), options]).ok()
}

/// Calls at every full minute, and when the page is seen again; dropping it stops.
#[must_use = "dropping it stops the calls"]
pub struct Minutes {
    _ticking: Rc<Ticking>,
    _listener: Listener,
}

struct Ticking {
    timer: RefCell<Option<Timer>>,
    callback: Box<dyn Fn()>,
}

/// Calls back at each full minute, and at once when the page comes back to the front, where timers
/// may have slept.
pub fn each_minute(callback: impl Fn() + 'static) -> Minutes {
    let ticking = Rc::new(Ticking {
        timer: RefCell::new(None),
        callback: Box::new(callback),
    });
    wait_for_minute(&ticking);
    let resumed = Rc::downgrade(&ticking);
    let listener = page_life::on_resume(move || {
        if let Some(ticking) = resumed.upgrade() {
            tick(&ticking);
        }
    });
    Minutes {
        _ticking: ticking,
        _listener: listener,
    }
}

fn tick(ticking: &Rc<Ticking>) {
    (ticking.callback)();
    wait_for_minute(ticking);
}

fn wait_for_minute(ticking: &Rc<Ticking>) {
    const MINUTE: f64 = 60_000.0;
    // A few milliseconds late rather than a moment early, which would call twice.
    let wait = MINUTE - js_sys::Date::now() % MINUTE + 20.0;
    let next = Rc::downgrade(ticking);
    let timer = timer::after(wait as u32, move || {
        if let Some(ticking) = next.upgrade() {
            tick(&ticking);
        }
    });
    *ticking.timer.borrow_mut() = Some(timer);
}
