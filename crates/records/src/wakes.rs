//! What lies readable without unlocking for the service worker to wake up by: moments and neutral words,
//! and nothing of what they are about. Read by `public/sw.js`.

use domain::reminder::Wake;

/// The name under which it lies in the clear.
pub const WAKES: &str = "reminders";

/// `{"title":…,"wakes":[{"at":…,"until":…,"quiet":[[from,to],…]}]}`, moments in milliseconds since 1970.
/// Where a note leads, the app finds by `at` once it is unlocked.
pub fn write_wakes(title: &str, wakes: &[Wake]) -> String {
    let rows: Vec<_> = wakes
        .iter()
        .map(|wake| {
            let quiet = wake.quiet.iter().map(|quiet| {
                let (from, to) = (&quiet.start, &quiet.end);
                format!("[{},{}]", from.timestamp_millis(), to.timestamp_millis())
            });
            format!(
                "{{\"at\":{},\"until\":{},\"quiet\":[{}]}}",
                wake.rings.timestamp_millis(),
                wake.until.timestamp_millis(),
                quiet.collect::<Vec<_>>().join(",")
            )
        })
        .collect();
    let title = json::text(title);
    format!("{{\"title\":{title},\"wakes\":[{}]}}", rows.join(","))
}
