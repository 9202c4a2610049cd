// Reads calendar files with ical.js: one JSON line for each event, as read_calendar.py does.

import { readFileSync } from "node:fs";
import { read_calendar } from "./support/calendars.mjs";

for (const path of process.argv.slice(2)) {
  for (const event of read_calendar(readFileSync(path, "utf8"))) console.log(JSON.stringify(event));
}
