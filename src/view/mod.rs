//! What templates see: the model, with every decision made and every name ready.
//!
//! A template writes what a view says. Whatever depends on a type, a casing or a combination is
//! decided here, in Rust.

mod api;
mod below;
mod composite;
mod counterexample;
mod currency;
mod database;
mod default;
mod derived;
mod entity;
mod enumeration;
mod event;
mod field;
mod guard;
mod handler;
mod imports;
mod input;
mod json;
mod kind;
mod list;
mod member;
mod names;
mod own;
mod owner;
mod parts;
mod recomputed;
mod related;
mod relations;
mod rule;
mod rust;
mod service;
mod shape;
mod tests;
mod totals;
mod transition;
mod value;
mod ways;

pub(crate) use composite::CompositeView;
pub(crate) use entity::EntityView;
pub(crate) use enumeration::EnumView;
pub(crate) use guard::GuardView;
pub(crate) use handler::HandlerView;
pub(crate) use member::MemberView;
pub(crate) use names::{ContextName, NameView};
pub(crate) use own::OwnView;
pub(crate) use rust::raw_string;
pub(crate) use service::{ContextView, ServiceView};
pub(crate) use value::ValueView;
