//! Time stamps of migrations, from seconds since 1970: no clock is read here.

const DAY: i64 = 86_400;

/// The UTC time as `YYYYMMDDHHMMSS`.
///
/// ```
/// assert_eq!(dddgen::schema::stamp(1_767_323_045), 20_260_102_030_405);
/// ```
pub fn stamp(seconds: u64) -> u64 {
    let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
    let (year, month, day) = civil_from_days(seconds.div_euclid(DAY));
    let second = seconds.rem_euclid(DAY);
    let date = (year * 100 + month) * 100 + day;
    let time = (second / 3600 * 100 + second / 60 % 60) * 100 + second % 60;
    u64::try_from(date * 1_000_000 + time).unwrap_or_default()
}

/// The stamp of a new migration: that of `now`, or, where the latest migration is as young or
/// younger, one second after that one. So stamps grow even while the clock stands still.
pub fn next_stamp(now: u64, latest: Option<u64>) -> u64 {
    let current = stamp(now);
    match latest {
        Some(latest) if latest >= current => stamp(seconds(latest) + 1).max(latest + 1),
        _ => current,
    }
}

/// The inverse of [`stamp`].
fn seconds(stamp: u64) -> u64 {
    let part = |unit: u64, size: u64| i64::try_from(stamp / unit % size).unwrap_or_default();
    let year = i64::try_from(stamp / 10_000_000_000)
        .unwrap_or_default()
        .min(9999);
    let days = days_from_civil(
        year,
        part(100_000_000, 100).clamp(1, 12),
        part(1_000_000, 100),
    );
    let time = part(10_000, 100) * 3600 + part(100, 100) * 60 + part(1, 100);
    u64::try_from(days * DAY + time).unwrap_or_default()
}

/// The days from 1970-01-01 to a date. Years are counted from March, so that the odd day is the
/// last of a year; 400 of them have 146,097 days.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year = year.rem_euclid(400);
    let day = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year * 365 + year / 4 - year / 100 + day - 719_468
}

/// The date so many days after 1970-01-01: year, month, day.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let first = (153 * month + 2) / 5;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    (era * 400 + year + next, month, day - first + 1)
}

#[cfg(test)]
mod tests {
    use super::{DAY, civil_from_days, days_from_civil, next_stamp, seconds, stamp};

    #[test]
    fn writes_utc() {
        let cases = [
            (0, 19_700_101_000_000),
            (951_782_399, 20_000_228_235_959),
            (951_782_400, 20_000_229_000_000),
            (1_767_323_045, 20_260_102_030_405),
            (4_107_542_399, 21_000_228_235_959),
            (4_107_542_400, 21_000_301_000_000),
        ];
        for (time, expected) in cases {
            assert_eq!(stamp(time), expected);
            assert_eq!(seconds(expected), time);
        }
    }

    #[test]
    fn every_day_has_one_date() {
        for day in (-800_000..800_000).step_by(13) {
            let (year, month, of_month) = civil_from_days(day);
            assert_eq!(days_from_civil(year, month, of_month), day);
        }
    }

    #[test]
    fn grows_while_the_clock_stands_still() {
        let now = 1_767_311_999;
        let first = next_stamp(now, None);
        let second = next_stamp(now, Some(first));
        assert_eq!((first, second), (20_260_101_235_959, 20_260_102_000_000));
        assert!(next_stamp(now, Some(second)) > second);
    }

    #[test]
    fn grows_past_stamps_that_are_no_dates() {
        for latest in [20_269_999_999_999, 99_999_999_999_999, 3] {
            assert!(next_stamp(DAY.unsigned_abs(), Some(latest)) > latest);
        }
    }
}
