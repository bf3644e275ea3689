//! The clock of the device, read as the people before it read it.

use chrono::NaiveDate;
use js_sys::Date;

/// Today, where the device is: in China a UTC date would be yesterday until eight in the morning.
#[must_use]
pub fn today() -> NaiveDate {
    let now = Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    // The browser's "now" is always a date, so the other arm is never taken.
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// The time of day as `hh:mm`.
#[must_use]
pub fn time() -> String {
    let now = Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}
