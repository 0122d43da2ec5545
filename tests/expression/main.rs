//! The language of rules: what a service makes of a condition is what a database makes of it.

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod random;
#[cfg(test)]
mod world;
