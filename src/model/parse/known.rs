//! The names that types can refer to.

use super::node::Text;
use super::problems::{Problems, nearest};
use super::{Declaration, Declared, Group, Read, composite, short};
use crate::model::{Composite, Enum, ValueObject};
use crate::naming::Name;
use crate::scalar::SCALARS;

/// The declared names, and the value objects and enums that could be read.
pub(super) struct Known<'a> {
    /// The types that a field can have by name: value objects and enums.
    declared_values: Vec<(String, &'a Declaration<'a>)>,
    declared_entities: Vec<(String, &'a Declaration<'a>)>,
    values: &'a [ValueObject],
    composites: &'a [Composite],
    /// What `money` brings along.
    money: Option<Composite>,
    enums: &'a [Enum],
}

impl<'a> Known<'a> {
    pub(super) fn new(declared: &'a Declared<'a>, read: &'a Read) -> Self {
        let by_name = |declarations: &'a [Declaration<'a>]| -> Vec<_> {
            let named = declarations
                .iter()
                .map(|declaration| (declaration.name.pascal(), declaration));
            named.collect()
        };
        Self {
            declared_values: [by_name(&declared.values), by_name(&declared.enums)].concat(),
            declared_entities: by_name(&declared.entities),
            values: &read.values,
            composites: &read.composites,
            money: composite::money(),
            enums: &read.enums,
        }
    }

    /// The value object of a name; none if it was declared and is wrong.
    pub(super) fn value(&self, name: &Name) -> Option<&'a ValueObject> {
        self.values.iter().find(|value| value.name == *name)
    }

    /// The enum of a name; none if it was declared and is wrong.
    pub(super) fn enumeration(&self, name: &Name) -> Option<&'a Enum> {
        self.enums.iter().find(|it| it.name == *name)
    }

    /// The value object of several parts of a name; none if it was declared and is wrong.
    pub(super) fn composite(&self, name: &Name) -> Option<&Composite> {
        let declared = self.composites.iter().find(|it| it.name == *name);
        declared.or(self.money.as_ref().filter(|money| money.name == *name))
    }

    /// Whether a declared type is a value object of several parts.
    pub(super) fn is_composite(&self, name: &Name) -> bool {
        let mut declared = self.declared_values.iter().map(|(_, declared)| declared);
        declared.any(|it| it.name == *name && composite::is_declared(it))
    }

    /// Whether a declared type is an enum.
    pub(super) fn is_enum(&self, name: &Name) -> bool {
        let mut declared = self.declared_values.iter().map(|(_, declared)| declared);
        declared.any(|declared| declared.name == *name && declared.group == Group::Enums)
    }

    /// The name of a value object or enum that a field in `context` may use.
    pub(super) fn value_name(
        &self,
        text: &Text,
        context: Option<&Name>,
        problems: &mut Problems,
    ) -> Option<Name> {
        let Some((word, declaration)) = find(&self.declared_values, text) else {
            self.unknown_type(text, problems);
            return None;
        };
        let name = declaration.name.clone();
        match &declaration.context {
            Some(owner) if Some(owner) != context => {
                problems.hint(
                    text.span(),
                    format!("`{word}` belongs to the context `{owner}`"),
                    format!(
                        "{0} that contexts share stand in `[{0}.{word}]`",
                        declaration.group.key()
                    ),
                );
                None
            }
            _ => Some(name),
        }
    }

    fn unknown_type(&self, text: &Text, problems: &mut Problems) {
        let word = text.value.as_str();
        let values = self.declared_values.iter().map(|(name, _)| name.as_str());
        let scalars = SCALARS.iter().map(|spec| spec.keyword);
        let hint = if find(&self.declared_entities, text).is_some() {
            format!("`{word}` is an entity; refer to it by `ref:{word}`")
        } else if let Some(near) = nearest(word, values.chain(scalars).chain([short::MONEY])) {
            format!("did you mean `{near}`?")
        } else if self.declared_values.is_empty() {
            short::all_types()
        } else {
            let word = word.escape_debug();
            format!(
                "declare it with `[values.{word}]` or `[enums.{word}]`, within a context `[contexts.<name>.values.{word}]`"
            )
        };
        let message = format!("unknown type `{}`", word.escape_debug());
        problems.hint(text.span(), message, hint);
    }

    /// The name of an entity.
    pub(super) fn entity_name(&self, text: &Text, problems: &mut Problems) -> Option<Name> {
        if let Some((_, declaration)) = find(&self.declared_entities, text) {
            return Some(declaration.name.clone());
        }
        let word = text.value.as_str();
        let names: Vec<_> = self
            .declared_entities
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        let hint = if let Some((_, declaration)) = find(&self.declared_values, text) {
            let what = declaration.group.what();
            format!("`{word}` is {what}; its type is plainly `{word}`")
        } else if let Some(near) = nearest(word, names) {
            format!("did you mean `{near}`?")
        } else {
            declare_entity(word)
        };
        let message = format!("unknown entity `{}`", word.escape_debug());
        problems.hint(text.span(), message, hint);
        None
    }
}

/// How an entity that is not there is declared.
pub(super) fn declare_entity(word: &str) -> String {
    let word = word.escape_debug();
    format!(
        "declare it with `[entities.{word}]`, within a context `[contexts.<name>.entities.{word}]`"
    )
}

fn find<'a>(
    declared: &'a [(String, &'a Declaration<'a>)],
    text: &Text,
) -> Option<&'a (String, &'a Declaration<'a>)> {
    declared.iter().find(|(name, _)| *name == text.value)
}
