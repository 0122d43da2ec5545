//! Transitions of an entity.

use super::argument::FieldArg;
use super::place::{Layout, Member};
use super::quote::{dotted, quoted};
use super::{EditError, Section, find_entity};
use crate::naming::{Name, Role};

/// Steps between states as they are given on the command line: `confirm:pending:confirmed`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepArg {
    /// Its name.
    pub name: Name,
    /// The states that it starts from.
    pub from: Vec<Name>,
    /// The state that it ends in.
    pub to: Name,
}

/// Transitions to add, which are alike but for their steps.
#[derive(Debug, Clone, Copy)]
pub struct TransitionDraft<'a> {
    /// The entity.
    pub entity: &'a Name,
    /// The field whose state they change.
    pub field: &'a Name,
    /// The steps, in order.
    pub steps: &'a [StepArg],
    /// The condition that has to hold.
    pub guard: Option<&'a Name>,
    /// What the caller says.
    pub input: &'a [FieldArg],
}

impl StepArg {
    /// Reads `cancel:pending,confirmed:cancelled`, in any casing.
    ///
    /// ```
    /// use dddgen::model::edit::StepArg;
    ///
    /// let step = StepArg::parse("cancel:pending,on-hold:cancelled")?;
    /// assert_eq!(step.from[1].snake(), "on_hold");
    /// # Ok::<(), dddgen::model::edit::EditError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When it has not three parts, or one of them is no name.
    pub fn parse(text: &str) -> Result<Self, EditError> {
        let parts: Vec<_> = text.split(':').collect();
        let [name, from, to] = parts.as_slice() else {
            let message = format!("`{}` is not `NAME:FROM:TO`", text.escape_debug());
            return Err(EditError {
                hint: Some("write `cancel:pending,confirmed:cancelled`".to_owned()),
                ..EditError::new(message)
            });
        };
        let state = |text: &str| read(text, Role::EnumValue);
        Ok(Self {
            name: read(name, Role::Method)?,
            from: from.split(',').map(state).collect::<Result<_, _>>()?,
            to: state(to)?,
        })
    }
}

fn read(text: &str, role: Role) -> Result<Name, EditError> {
    Name::parse(text, role).map_err(|error| EditError {
        hint: error.hint(),
        ..EditError::new(error.message)
    })
}

/// Adds transitions after the last one of their entity.
///
/// # Errors
///
/// When there is no such entity, it has such a transition, or the text is no TOML.
pub fn add_transitions(text: &str, draft: &TransitionDraft<'_>) -> Result<String, EditError> {
    let add = |text: String, step| add_step(&text, draft, step);
    draft.steps.iter().try_fold(text.to_owned(), add)
}

fn add_step(text: &str, draft: &TransitionDraft<'_>, step: &StepArg) -> Result<String, EditError> {
    let layout = Layout::read(text)?;
    let path = find_entity(&layout, draft.entity)?;
    let mut path: Vec<_> = path.iter().map(String::as_str).collect();
    path.push("transitions");
    let name = step.name.snake();
    if layout.has(&path, name) {
        let entity = draft.entity.pascal();
        let message = format!("the entity `{entity}` has a transition `{name}` already");
        return Err(EditError::exists(message));
    }
    let own: Vec<_> = path.iter().copied().chain([name]).collect();
    let section = keys(draft, step).into_iter();
    let section = section.fold(Section::new(&own), |section, (key, value)| {
        section.with_value(key, value)
    });
    let member = Member {
        key: name,
        value: inline(&keys(draft, step)),
        section,
    };
    layout.add_member(&path, member)
}

/// What a transition says, as TOML writes it.
fn keys(draft: &TransitionDraft<'_>, step: &StepArg) -> Vec<(&'static str, String)> {
    let from: Vec<_> = step.from.iter().map(|name| quoted(name.snake())).collect();
    let mut keys = vec![
        ("field", quoted(draft.field.snake())),
        ("from", format!("[{}]", from.join(", "))),
        ("to", quoted(step.to.snake())),
    ];
    keys.extend(draft.guard.map(|guard| ("when", quoted(guard.snake()))));
    let input = draft.input.iter();
    let input: Vec<_> = input
        .map(|field| (field.name.snake(), quoted(&field.grammar)))
        .collect();
    if !input.is_empty() {
        keys.push(("input", inline(&input)));
    }
    keys
}

/// A table on one line.
pub(super) fn inline(keys: &[(&str, String)]) -> String {
    let keys = keys.iter();
    let keys: Vec<_> = keys
        .map(|(key, value)| format!("{} = {value}", dotted(&[key])))
        .collect();
    format!("{{ {} }}", keys.join(", "))
}
