#!/bin/sh
# A year of sessions in five zones: what the app's code wrote, two libraries of others read.
#     pip install icalendar && cargo xtask prove calendar
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cargo test --quiet --manifest-path "$here/../Cargo.toml" -p domain --test domain calendar::year
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "${CARGO_TARGET_DIR:-$here/../target}/tmp"
python3 "$here/read_calendar.py" calendars/*.ics >"$work/python"
node "$here/read_calendar.mjs" calendars/*.ics >"$work/node"
cat calendars/*.txt >"$work/told"
python3 - "$work" <<'PYTHON'
import json, sys
work = sys.argv[1]
python, node = ([json.loads(line) for line in open(f"{work}/{name}", "rb")] for name in ("python", "node"))
assert python == node, "the two libraries differ"
told = [line.split() for line in open(f"{work}/told")]
read = [
    [event["uid"], str(event["sequence"]), event["status"], event["starts"], event["title"].encode().hex()]
    for event in python
]
assert read == told and len(told) > 900, f"{len(read)} events were read, {len(told)} written"
for event in python:
    is_live = event["status"] == "CONFIRMED"
    assert event["alarms"] == ([["DISPLAY", event["title"], 0]] if is_live else []), event
print(f"{len(told)} events in 150 files: both read what was written")
PYTHON
