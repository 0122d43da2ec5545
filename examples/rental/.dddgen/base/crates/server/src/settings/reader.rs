//! Reads variables one by one, and notes which were asked for and what is wrong.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;
use std::time::Duration;

use super::{Layer, SettingsErrors, Source};

/// The layers of variables, the most important first, and what is wrong with them.
#[derive(Debug)]
pub struct Reader<'a> {
    layers: &'a [Layer],
    names: Vec<&'static str>,
    errors: SettingsErrors,
}

impl<'a> Reader<'a> {
    /// Reads from `layers`; `errors` is what is known to be wrong.
    pub fn new(layers: &'a [Layer], errors: SettingsErrors) -> Self {
        Self {
            layers,
            names: Vec::new(),
            errors,
        }
    }

    /// The variables that were asked for.
    pub fn names(&self) -> &[&'static str] {
        &self.names
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// All variables that are missing, wrong or unknown.
    pub fn finish(mut self) -> Result<(), SettingsErrors> {
        self.report_unknown();
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(self.errors)
        }
    }

    /// The text of a variable, if it is set.
    pub(super) fn text(&mut self, name: &'static str) -> Option<&'a str> {
        self.names.push(name);
        let mut layers = self.layers.iter();
        layers.find_map(|layer| layer.values.get(name).map(String::as_str))
    }

    /// The value of a variable, or its default.
    pub(super) fn value<T>(&mut self, name: &'static str, default: T) -> T
    where
        T: FromStr<Err: Display>,
    {
        self.parsed(name, default, |text| {
            text.parse().map_err(|error: T::Err| error.to_string())
        })
    }

    /// The number of a variable, or its default.
    pub(super) fn number<T>(
        &mut self,
        name: &'static str,
        default: T,
        range: RangeInclusive<T>,
    ) -> T
    where
        T: FromStr + PartialOrd + Display,
    {
        self.parsed(name, default, |text| {
            let number = text.parse().ok().filter(|number| range.contains(number));
            let (min, max) = (range.start(), range.end());
            number.ok_or_else(|| format!("must be a whole number from {min} to {max}"))
        })
    }

    /// The seconds of a variable, or its default.
    pub(super) fn seconds(
        &mut self,
        name: &'static str,
        default: u64,
        range: RangeInclusive<u64>,
    ) -> Duration {
        Duration::from_secs(self.number(name, default, range))
    }

    /// Whether a variable is `true`, or its default.
    pub(super) fn flag(&mut self, name: &'static str, default: bool) -> bool {
        self.parsed(name, default, |text| {
            text.parse().map_err(|_| "must be `true` or `false`".into())
        })
    }

    /// What `parse` makes of a variable, or its default.
    pub(super) fn parsed<T>(
        &mut self,
        name: &'static str,
        default: T,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> T {
        let Some(text) = self.text(name) else {
            return default;
        };
        match parse(text.trim()) {
            Ok(value) => value,
            Err(reason) => {
                self.refuse(name, reason);
                default
            }
        }
    }

    /// Notes what is wrong with a variable. The reason must not quote it: it may be a secret.
    pub(super) fn refuse(&mut self, name: &'static str, reason: impl Display) {
        self.errors.add(name, reason);
    }

    /// What nobody asked for is a misspelling, unless it is another program's.
    fn report_unknown(&mut self) {
        for Layer { source, values } in self.layers {
            for name in values.keys() {
                if !self.names.contains(&name.as_str()) && self.is_ours(*source, name) {
                    self.errors.add(name, format!("is unknown (in {source})"));
                }
            }
        }
    }

    fn is_ours(&self, source: Source, name: &str) -> bool {
        match source {
            Source::Override | Source::File => true,
            Source::Environment | Source::Secrets => false,
            Source::DotEnv => {
                let prefix = |name: &str| name.split('_').next().map(ToOwned::to_owned);
                self.names.iter().any(|known| prefix(known) == prefix(name))
            }
        }
    }
}
