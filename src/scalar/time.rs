//! Dates, times of day and instants, checked by hand and kept in one form.

use crate::model::Literal;

pub(super) fn date(text: &str) -> Result<Literal, String> {
    let expected = || "a date, such as `2024-05-17`".to_owned();
    Date::parse(text).ok_or_else(expected)?;
    Ok(Literal::Text(text.to_owned()))
}

pub(super) fn time(text: &str) -> Result<Literal, String> {
    let expected = || "a time of day, such as `09:30` or `09:30:00`".to_owned();
    let time = TimeOfDay::parse(text).ok_or_else(expected)?;
    Ok(Literal::Text(time.to_string()))
}

pub(super) fn datetime(text: &str) -> Result<Literal, String> {
    let expected = || "an instant with its offset, such as `2024-05-17T09:30:00Z`".to_owned();
    instant(text).map(Literal::Text).ok_or_else(expected)
}

#[derive(Clone, Copy)]
struct Date {
    year: i32,
    month: i32,
    day: i32,
}

struct TimeOfDay<'a> {
    minutes: i32,
    second: i32,
    fraction: &'a str,
}

impl Date {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let date = Self {
            year: number(parts.next()?, 4)?,
            month: number(parts.next()?, 2)?,
            day: number(parts.next()?, 2)?,
        };
        let whole = parts.next().is_none() && date.year >= 1;
        let real = (1..=12).contains(&date.month) && (1..=date.days_in_month()).contains(&date.day);
        (whole && real).then_some(date)
    }

    fn days_in_month(self) -> i32 {
        let leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    fn next(self) -> Self {
        let Self { year, month, day } = self;
        if day < self.days_in_month() {
            Self {
                day: day + 1,
                ..self
            }
        } else if month < 12 {
            Self {
                month: month + 1,
                day: 1,
                year,
            }
        } else {
            Self {
                year: year + 1,
                month: 1,
                day: 1,
            }
        }
    }

    fn previous(self) -> Self {
        let Self { year, month, day } = self;
        if day > 1 {
            return Self {
                day: day - 1,
                ..self
            };
        }
        let (year, month) = if month > 1 {
            (year, month - 1)
        } else {
            (year - 1, 12)
        };
        let first = Self {
            year,
            month,
            day: 1,
        };
        Self {
            day: first.days_in_month(),
            ..first
        }
    }
}

impl<'a> TimeOfDay<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let (clock, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let mut parts = clock.split(':');
        let hour = number(parts.next()?, 2)?;
        let minute = number(parts.next()?, 2)?;
        let second = parts.next();
        let fits =
            (1..=9).contains(&fraction.len()) && fraction.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || !fits || (second.is_none() && text.contains('.')) {
            return None;
        }
        let second = number(second.unwrap_or("00"), 2)?;
        (hour < 24 && minute < 60 && second < 60).then_some(Self {
            minutes: hour * 60 + minute,
            second,
            fraction: fraction.trim_end_matches('0'),
        })
    }
}

impl std::fmt::Display for TimeOfDay<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (hour, minute) = (self.minutes / 60, self.minutes % 60);
        write!(f, "{hour:02}:{minute:02}:{:02}", self.second)?;
        if !self.fraction.is_empty() {
            write!(f, ".{}", self.fraction)?;
        }
        Ok(())
    }
}

/// RFC 3339 with any offset, as the same instant in UTC.
fn instant(text: &str) -> Option<String> {
    let (date, rest) = text.split_at_checked(10)?;
    let mut date = Date::parse(date)?;
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let sign = rest.find(['Z', 'z', '+', '-'])?;
    let (clock, offset) = rest.split_at(sign);
    let mut time = TimeOfDay::parse(clock)?;
    time.minutes -= offset_minutes(offset)?;
    if time.minutes < 0 {
        date = date.previous();
    } else if time.minutes >= 24 * 60 {
        date = date.next();
    }
    time.minutes = time.minutes.rem_euclid(24 * 60);
    let Date { year, month, day } = date;
    let real = (1..=9999).contains(&year);
    real.then(|| format!("{year:04}-{month:02}-{day:02}T{time}Z"))
}

fn offset_minutes(offset: &str) -> Option<i32> {
    if offset.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, clock) = offset.split_at_checked(1)?;
    let (hours, minutes) = clock.split_once(':')?;
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    let total = hours * 60 + minutes;
    let real = hours < 24 && minutes < 60;
    real.then_some(if sign == "-" { -total } else { total })
}

/// Exactly so many digits.
fn number(text: &str, digits: usize) -> Option<i32> {
    let plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
