"""Reads calendar files with a library of others: one JSON line for each event, as read_calendar.mjs does.

    pip install icalendar
    python3 read_calendar.py FILE… (or `-` for standard input)
"""

import json, sys
from datetime import timedelta, timezone
from icalendar import Calendar


def utc(value):
    """A moment as `2037-03-15T14:00:00Z`; what floats, or hangs on a zone, is refused."""
    if value.tzinfo is None or value.utcoffset() != timedelta(0):
        sys.exit(f"refused: {value} is not in UTC")
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def told(method, event):
    """What one event says."""
    alarms = [
        [str(alarm["ACTION"]), str(alarm["DESCRIPTION"]), alarm.decoded("TRIGGER").total_seconds()]
        for alarm in event.walk("VALARM")
    ]
    return {
        "method": method,
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "stamp": utc(event.decoded("DTSTAMP")),
        "starts": utc(event.decoded("DTSTART")),
        "ends": utc(event.decoded("DTEND")),
        "title": str(event["SUMMARY"]),
        "alarms": alarms,
    }


def main():
    for path in sys.argv[1:]:
        file = sys.stdin.buffer if path == "-" else open(path, "rb")
        with file:
            calendar = Calendar.from_ical(file.read())
        wrong = [error for part in calendar.walk() for error in part.errors]
        if wrong or str(calendar["VERSION"]) != "2.0":
            sys.exit(f"{path}: {wrong}")
        for event in calendar.walk("VEVENT"):
            print(json.dumps(told(str(calendar["METHOD"]), event)))


main()
