//! The present, the phone's zone, and what any zone's clocks show, by the browser's own tables.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use chrono::{DateTime, Utc};
use domain::time::Zone;
use wasm_bindgen::JsValue;

use crate::js;
use crate::listener::Listener;
use crate::page_life;
use crate::timer::{self, Timer};

/// The present instant, to the millisecond.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
}

/// The IANA name of the zone the phone is set to, `UTC` where the browser does not tell.
pub fn zone_name() -> String {
    let intl = js::get(&js_sys::global(), "Intl");
    js::make(&intl, "DateTimeFormat", &[])
        .and_then(|format| js::call(&format, "resolvedOptions", &[]))
        .ok()
        .and_then(|options| js::text(&options, "timeZone"))
        .filter(|name| is_known_zone(name))
        .unwrap_or_else(|| "UTC".to_owned())
}

/// Whether the browser knows the zone of this IANA name.
pub fn is_known_zone(name: &str) -> bool {
    formatter(name).is_some()
}

/// The IANA names of all zones that the browser knows; none where it does not tell.
pub fn zone_names() -> Vec<String> {
    let intl = js::get(&js_sys::global(), "Intl");
    let names = js::call(&intl, "supportedValuesOf", &["timeZone".into()]).unwrap_or_default();
    js::list(&names)
        .filter_map(|name| name.as_string())
        .collect()
}

/// The zone of this IANA name; one that the browser does not know keeps UTC.
pub fn zone(name: &str) -> BrowserZone {
    BrowserZone {
        formatter: formatter(name),
        last: Cell::new(None),
    }
}

/// A zone as `Intl` knows it, past and future.
pub struct BrowserZone {
    formatter: Option<JsValue>,
    last: Cell<Option<(i64, i32)>>,
}

impl Zone for BrowserZone {
    fn offset_at(&self, instant: DateTime<Utc>) -> i32 {
        let second = instant.timestamp();
        if let Some((last, offset)) = self.last.get()
            && last == second
        {
            return offset;
        }
        let offset = self.ask(second).unwrap_or_default();
        self.last.set(Some((second, offset)));
        offset
    }
}

impl BrowserZone {
    fn ask(&self, second: i64) -> Option<i32> {
        let milliseconds = JsValue::from_f64(second as f64 * 1000.0);
        let shown = js::call(self.formatter.as_ref()?, "format", &[milliseconds]).ok()?;
        offset_shown(&shown.as_string()?, second)
    }
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

thread_local! {
    static FORMATTERS: RefCell<Vec<(String, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// The formatter of a zone, made once: making one costs a hundred times more than asking it.
///
/// American English in the Gregorian calendar writes `3/12/2026, 10:00:00` in the engines
/// tried (Chromium, WebKit), whose locale data is one and the same: its digits in their order are
/// all that is read.
fn formatter(zone: &str) -> Option<JsValue> {
    // Newer engines also take offsets such as "+02:00": those are no zone, they know no summer.
    if !zone.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let known = FORMATTERS.with_borrow(|kept| {
        let known = kept.iter().find(|(name, _)| name == zone);
        known.map(|(_, formatter)| formatter.clone())
    });
    if known.is_some() {
        return known;
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
    let made = js::make(&intl, "DateTimeFormat", &["en-US".into(), options]).ok()?;
    FORMATTERS.with_borrow_mut(|kept| kept.push((zone.to_owned(), made.clone())));
    Some(made)
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
