// Calendar files as two libraries of others read them: ical.js always, Python's icalendar where it is
// installed (`pip install icalendar`).

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import ICAL from "ical.js";

const SCRIPT = new URL("../read_calendar.py", import.meta.url).pathname;

/** Each event of a file: what it says, in the fields of `read_calendar.py`. */
export function read_calendar(text) {
  // Whatever is no line of a calendar throws.
  const calendar = new ICAL.Component(ICAL.parse(text));
  const method = calendar.getFirstPropertyValue("method");
  return calendar.getAllSubcomponents("vevent").map((event) => ({
    method,
    uid: event.getFirstPropertyValue("uid"),
    sequence: event.getFirstPropertyValue("sequence"),
    status: event.getFirstPropertyValue("status"),
    stamp: utc(event.getFirstPropertyValue("dtstamp")),
    starts: utc(event.getFirstPropertyValue("dtstart")),
    ends: utc(event.getFirstPropertyValue("dtend")),
    title: event.getFirstPropertyValue("summary"),
    alarms: event.getAllSubcomponents("valarm").map((alarm) => [
      alarm.getFirstPropertyValue("action"),
      alarm.getFirstPropertyValue("description"),
      alarm.getFirstPropertyValue("trigger").toSeconds(),
    ]),
  }));
}

function utc(time) {
  assert.equal(time.zone, ICAL.Timezone.utcTimezone, `${time} is not in UTC`);
  return time.toString();
}

let has_python;

/** Whether Python's icalendar is installed here. */
export function python_reads() {
  has_python ??= spawnSync("python3", ["-c", "import icalendar"]).status === 0;
  return has_python;
}

/** The same by Python's icalendar. */
export function read_by_python(text) {
  const lines = execFileSync("python3", [SCRIPT, "-"], { input: text, encoding: "utf8" });
  return lines.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** Each event, on which both agree. */
export function read_twice(text) {
  const events = read_calendar(text);
  if (python_reads()) assert.deepEqual(read_by_python(text), events);
  return events;
}
