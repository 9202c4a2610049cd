//! Paths, as they are read and written.

use super::*;

#[track_caller]
fn check(path: &str, route: &Route) {
    assert_eq!(&Route::parse(path), route);
    if *route != Route::Unknown {
        assert_eq!(
            route.to_string(),
            path.trim_end_matches('/').to_owned().to_string_or("/")
        );
    }
}

trait Or {
    fn to_string_or(self, other: &str) -> String;
}
impl Or for String {
    fn to_string_or(self, other: &str) -> String {
        if self.is_empty() {
            other.to_owned()
        } else {
            self
        }
    }
}

#[test]
fn paths_are_read_and_written() {
    check("/", &Route::Today);
    check("/plan", &Route::Plan);
    check("/plan/", &Route::Plan);
    check("/deciding/clinics", &Route::Clinics);
    check("/deciding/health-check", &Route::HealthCheck);
    check("/learn/risks", &Route::Learn("risks".into()));
    check("/about", &Route::About);
    check("/about/show", &Route::AboutShow);
    check("/questions", &Route::Questions);
    check("/session/ab12/bag", &Route::Bag("ab12".into()));
    check("/session/ab12/ready", &Route::Ready("ab12".into()));
    check("/rules", &Route::Rules);
    check("/rules/food", &Route::Rule("food".into()));
    check("/session/new", &Route::SessionNew);
    check("/session/ab12", &Route::Session("ab12".into()));
    check("/session/ab12/move", &Route::Move("ab12".into()));
    check("/session/ab12/course", &Route::Course("ab12".into()));
    check("/visit/new", &Route::VisitNew);
    check("/visit/ab12", &Route::Visit("ab12".into()));
    check("/visit/ab12/move", &Route::VisitMove("ab12".into()));
    check("/session/ab12/checklist", &Route::Checklist("ab12".into()));
    check("/session/ab12/intention", &Route::Intention("ab12".into()));
    check("/session/ab12/ride", &Route::Ride("ab12".into()));
    check("/session/ab12/ride/no-one", &Route::NoOne("ab12".into()));
    check(
        "/session/ab12/message/late",
        &Route::Message("ab12".into(), "late".into()),
    );
    check("/wait", &Route::Wait);
    check("/note/17", &Route::Note("17".into()));
    check("/session/ab12/calendar", &Route::Calendar("ab12".into()));
    check("/calendar", &Route::WholeCalendar);
    check("/visit/ab12/calendar", &Route::VisitCalendar("ab12".into()));
    check("/journal", &Route::Journal);
    check("/journal/new", &Route::EntryNew);
    check("/journal/ab12", &Route::Entry("ab12".into()));
    check("/help", &Route::Help);
    check("/help/signs", &Route::HelpSigns);
    check("/help/ground", &Route::HelpGround);
    check("/help/not-okay", &Route::HelpNotOkay);
    check("/help/thoughts", &Route::HelpThoughts);
    check("/help/clinic", &Route::ClinicNumbers);
    check("/settings", &Route::Settings);
    check("/settings/reminders", &Route::Reminders);
    check("/settings/lock", &Route::Lock);
    check("/settings/copy", &Route::Copy);
    check("/settings/restore", &Route::Restore);
    check("/settings/storage", &Route::Storage);
    check("/settings/open", &Route::Open);
    check("/journal/unlocked", &Route::Inbox);
    check("/settings/sources", &Route::Sources);
    check("/settings/erase", &Route::Erase);
    check("/welcome", &Route::Welcome);
    check("/deciding", &Route::Deciding);
    check("/wp-admin", &Route::Unknown);
    check("/session/ab12/ride/more", &Route::Unknown);
}

#[test]
fn back_always_ends_on_today() {
    for path in [
        "/session/a/ride",
        "/session/a/course",
        "/visit/a/move",
        "/session/a/message/ask",
        "/journal/x",
        "/help/signs",
        "/settings/erase",
        "/nowhere",
    ] {
        let mut route = Route::parse(path);
        for _ in 0..4 {
            route = route.up();
        }
        assert_eq!(route, Route::Today, "{path}");
    }
}
