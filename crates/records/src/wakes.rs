//! What lies readable without unlocking for the service worker to wake up by: moments, where they
//! lead, and neutral words. Read by `public/sw.js`.

use domain::reminder::Wake;

/// The name under which it lies in the clear.
pub const WAKES: &str = "reminders";

/// `{"title":…,"wakes":[{"at":…,"until":…,"quiet":[[from,to],…],"path":…}]}`, moments in milliseconds
/// since 1970. Apps before this one wrote no `quiet`.
pub fn write_wakes<Id>(
    title: &str,
    wakes: &[Wake<Id>],
    path_of: impl Fn(Option<&Id>) -> String,
) -> String {
    let rows: Vec<_> = wakes
        .iter()
        .map(|wake| {
            let quiet = wake.quiet.iter().map(|quiet| {
                let (from, to) = (&quiet.start, &quiet.end);
                format!("[{},{}]", from.timestamp_millis(), to.timestamp_millis())
            });
            format!(
                "{{\"at\":{},\"until\":{},\"quiet\":[{}],\"path\":{}}}",
                wake.rings.timestamp_millis(),
                wake.until.timestamp_millis(),
                quiet.collect::<Vec<_>>().join(","),
                json::text(&path_of(wake.ride_of.as_ref()))
            )
        })
        .collect();
    let title = json::text(title);
    format!("{{\"title\":{title},\"wakes\":[{}]}}", rows.join(","))
}
