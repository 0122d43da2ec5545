//! Questions that every stage asks a model.

use crate::expression::{Condition, Derivation, Operand, Term};
use crate::model::{
    Bounds, Composite, Constraints, Context, Derived, ElementType, Entity, Enum, EnumValue, Field,
    FieldType, Literal, Member, Model, Storage, Transition, ValueObject, examples,
};
use crate::naming::Name;
use crate::scalar::Scalar;

impl Model {
    /// The entity of a name.
    pub fn entity(&self, name: &Name) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.name == *name)
    }

    /// The members of a root, in the order of the file.
    pub fn members_of<'a>(&'a self, root: &'a Name) -> impl Iterator<Item = &'a Member> + 'a {
        self.members
            .iter()
            .filter(move |member| member.root == *root)
    }

    /// The fields of all roots and members.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        let members = self.members.iter().map(|member| &member.entity);
        self.entities
            .iter()
            .chain(members)
            .flat_map(|entity| &entity.fields)
    }

    /// The value object of a name.
    pub fn value(&self, name: &Name) -> Option<&ValueObject> {
        self.values.iter().find(|value| value.name == *name)
    }

    /// The value object of several parts of a name.
    pub fn composite(&self, name: &Name) -> Option<&Composite> {
        self.composites.iter().find(|value| value.name == *name)
    }

    /// The parts of a field, with what the field says of them; none of a field that has no parts.
    pub fn parts(&self, field: &Field) -> Vec<Field> {
        let FieldType::Composite(name) = &field.ty else {
            return Vec::new();
        };
        let composite = self.composite(name).into_iter();
        composite.flat_map(|it| it.parts_of(field)).collect()
    }

    /// Whether a field holds a value of several parts that is kept as a whole, in one column.
    pub fn is_document(&self, field: &Field) -> bool {
        let FieldType::Composite(name) = &field.ty else {
            return false;
        };
        self.composite(name).is_some_and(Composite::is_document)
    }

    /// The enum of a name.
    pub fn enumeration(&self, name: &Name) -> Option<&Enum> {
        self.enums.iter().find(|it| it.name == *name)
    }

    /// The context of a name.
    pub fn context(&self, name: &Name) -> Option<&Context> {
        self.contexts.iter().find(|context| context.name == *name)
    }

    /// The entities of a context, or those without one.
    pub fn entities_in<'a>(
        &'a self,
        context: Option<&'a Name>,
    ) -> impl Iterator<Item = &'a Entity> + 'a {
        self.entities
            .iter()
            .filter(move |entity| entity.context.as_ref() == context)
    }

    /// The value objects of a context, or those that all share.
    pub fn values_in<'a>(
        &'a self,
        context: Option<&'a Name>,
    ) -> impl Iterator<Item = &'a ValueObject> + 'a {
        self.values
            .iter()
            .filter(move |value| value.context.as_ref() == context)
    }

    /// The value objects of several parts of a context, or those that all share.
    pub fn composites_in<'a>(
        &'a self,
        context: Option<&'a Name>,
    ) -> impl Iterator<Item = &'a Composite> + 'a {
        let all = self.composites.iter();
        all.filter(move |composite| composite.context.as_ref() == context)
    }

    /// The scalar that a field is in the end; none for references, lists and values of several
    /// parts.
    pub fn scalar(&self, field: &Field) -> Option<Scalar> {
        match &field.ty {
            FieldType::Scalar(scalar) => Some(*scalar),
            FieldType::Value(name) => self.value(name).map(|value| value.scalar),
            FieldType::Enum(_) => Some(Scalar::String),
            FieldType::Composite(_)
            | FieldType::Ref(_)
            | FieldType::Refs(_)
            | FieldType::List(_) => None,
        }
    }

    /// The rules on a field's value: those of its value object or enum if it has one, else its
    /// own.
    pub fn rules(&self, field: &Field) -> Constraints {
        let of_type = match &field.ty {
            FieldType::Value(name) => self.value(name).map(|value| value.constraints.clone()),
            FieldType::Enum(name) => self.enumeration(name).map(Enum::rules),
            _ => None,
        };
        of_type.unwrap_or_else(|| field.constraints.clone())
    }

    /// One or two different valid values of a field, for documents and tests; none for a reference,
    /// and none for a value of several parts, each of which has its own.
    /// Together with those of the other fields, the first ones keep the rules of the entity where
    /// the field has to be there for that.
    pub fn examples(&self, field: &Field) -> Vec<Literal> {
        match &field.chosen {
            Some(chosen) => chosen.iter().flatten().cloned().collect(),
            None => self.usual_examples(field),
        }
    }

    /// The same, each of which may be that there is no value: the first ones keep all rules, and
    /// so do the second ones.
    pub fn samples(&self, field: &Field) -> Vec<Option<Literal>> {
        match &field.chosen {
            Some(chosen) => chosen.clone(),
            None => self.usual_examples(field).into_iter().map(Some).collect(),
        }
    }

    /// One or two different valid values of a field, whatever the rules of its entity are.
    pub fn usual_examples(&self, field: &Field) -> Vec<Literal> {
        let own = field.example.as_ref();
        match &field.ty {
            FieldType::Composite(_) | FieldType::Ref(_) => Vec::new(),
            // That nothing is referred to is an example where it is valid.
            FieldType::Refs(_) => field.default.iter().cloned().collect(),
            FieldType::Scalar(scalar) => examples::literals(*scalar, &field.constraints, own),
            FieldType::Value(name) => self.value(name).map_or_else(Vec::new, |value| {
                let given = own.or(value.example.as_ref());
                examples::literals(value.scalar, &value.constraints, given)
            }),
            // A life starts with the default: from there tests go on.
            FieldType::Enum(name) => self.enumeration(name).map_or_else(Vec::new, |it| {
                let given = own.or(field.default.as_ref());
                examples::literals(Scalar::String, &it.rules(), given)
            }),
            FieldType::List(element) => {
                examples::lists(&self.element_examples(element), field.bounds(), own)
            }
        }
    }

    /// One or two different valid elements of a list.
    pub fn element_examples(&self, element: &ElementType) -> Vec<Literal> {
        match element {
            ElementType::Value(name) => self
                .value(name)
                .map_or_else(Vec::new, ValueObject::examples),
            ElementType::Enum(name) => self.enumeration(name).map_or_else(Vec::new, |it| {
                examples::literals(Scalar::String, &it.rules(), None)
            }),
            ElementType::Scalar(scalar) => {
                let rules = Constraints {
                    bounds: Bounds::default_of(*scalar),
                    ..Constraints::default()
                };
                examples::literals(*scalar, &rules, None)
            }
        }
    }
}

impl ValueObject {
    /// One or two different valid values.
    pub fn examples(&self) -> Vec<Literal> {
        examples::literals(self.scalar, &self.constraints, self.example.as_ref())
    }
}

impl Composite {
    /// Whether it is kept as a whole, in one column.
    pub fn is_document(&self) -> bool {
        self.storage == Storage::Json
    }

    /// Its parts, as those of `field` are.
    pub fn parts_of(&self, field: &Field) -> Vec<Field> {
        let mut parts = self.parts_under(&field.constraints);
        for part in &mut parts {
            let mut stated = field.default_parts.iter().flatten();
            if let Some((_, literal)) = stated.find(|(name, _)| *name == part.name) {
                part.default = Some(literal.clone());
            }
            let mut chosen = field.chosen_parts.iter();
            if let Some((_, values)) = chosen.find(|(name, _)| *name == part.name) {
                part.chosen = Some(values.clone());
            }
        }
        parts
    }

    /// Its parts under the constraints of a field.
    pub(crate) fn parts_under(&self, constraints: &Constraints) -> Vec<Field> {
        let parts = self.parts.iter().cloned();
        parts
            .map(|mut part| {
                if self.measured.as_ref() == Some(&part.name) {
                    part.constraints.bounds = constraints.bounds;
                }
                part
            })
            .collect()
    }
}

impl Enum {
    /// The rules on the text of a value.
    pub fn rules(&self) -> Constraints {
        let texts = self.values.iter().map(|value| value.name.snake());
        Constraints {
            one_of: texts.map(str::to_owned).collect(),
            ..Constraints::default()
        }
    }

    /// The value of a name.
    pub fn value(&self, name: &Name) -> Option<&EnumValue> {
        self.values.iter().find(|value| value.name == *name)
    }
}

impl Transition {
    /// What is told of it, `confirmed`.
    #[must_use]
    pub fn event(&self) -> Name {
        self.name.participle()
    }
}

impl Entity {
    /// What callers of its transitions say.
    pub fn inputs(&self) -> impl Iterator<Item = &Field> {
        self.transitions
            .iter()
            .flat_map(|transition| &transition.input)
    }

    /// What can happen to one: what happens to every aggregate, then its steps, then its own.
    pub fn happenings(&self) -> Vec<Name> {
        let fixed = ["created", "updated", "deleted"].iter();
        let fixed = fixed.filter_map(|word| Name::from_any(word).ok());
        let steps = self.transitions.iter().map(Transition::event);
        let own = self.events.iter().map(|event| event.name.clone());
        fixed.chain(steps).chain(own).collect()
    }

    /// Whether transitions change a field.
    pub fn drives(&self, field: &Name) -> bool {
        let mut transitions = self.transitions.iter();
        transitions.any(|transition| transition.field == *field)
    }

    /// A term with what they follow from in the place of derived fields.
    #[must_use]
    pub fn inlined(&self, term: &Term) -> Term {
        term.inlined(&|operand| self.followed(operand))
    }

    /// A condition with what they follow from in the place of derived fields.
    #[must_use]
    pub fn followed_by(&self, condition: &Condition) -> Condition {
        condition.inlined(&|operand| self.followed(operand))
    }

    /// The same of all that a derived field follows from.
    #[must_use]
    pub fn expanded(&self, derived: &Derived) -> Derivation {
        Derivation {
            term: self.inlined(&derived.derivation.term),
            ..derived.derivation.clone()
        }
    }

    /// What a derived field follows from in the end, if the operand is one.
    pub fn followed(&self, operand: &Operand) -> Option<Term> {
        let derived = self
            .derived
            .iter()
            .find(|it| it.field.name == operand.field);
        let derived = derived.filter(|_| operand.aggregate.is_none())?;
        Some(self.inlined(&derived.derivation.term))
    }

    /// The field of a name, of its own or derived.
    pub fn said(&self, name: &Name) -> Option<&Field> {
        let derived = self.derived.iter().map(|derived| &derived.field);
        self.fields
            .iter()
            .chain(derived)
            .find(|field| field.name == *name)
    }

    /// The field of a name.
    pub fn field(&self, name: &Name) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == *name)
    }
}

impl Field {
    /// Its name in Rust, SQL and JSON: a reference `author` is `author_id`, and references `tags`
    /// are `tag_ids`.
    #[must_use]
    pub fn member(&self) -> Name {
        match &self.ty {
            FieldType::Ref(_) => self.name.reference(),
            FieldType::Refs(target) => self.name.references(target),
            _ => self.name.clone(),
        }
    }

    /// Whether there is a value when none is given.
    pub fn has_default(&self) -> bool {
        self.default.is_some() || self.default_parts.is_some()
    }

    /// The column of one of its parts.
    #[must_use]
    pub fn column_of(&self, part: &Self) -> String {
        format!("{}_{}", self.name.snake(), part.name.snake())
    }

    /// Its own range: of its length, its value, or the number of its elements.
    pub fn bounds(&self) -> Bounds {
        self.constraints.bounds
    }

    /// The entities that it may refer to: one, or several kinds.
    pub fn targets(&self) -> impl Iterator<Item = &Name> {
        self.target().into_iter().chain(&self.any)
    }

    /// Whether it may refer to the entity `name`.
    pub fn leads_to(&self, name: &Name) -> bool {
        self.targets().any(|target| target == name)
    }

    /// Whether it refers to aggregates.
    pub fn refers(&self) -> bool {
        self.targets().next().is_some()
    }

    /// The one entity that it refers to, once or more often; none if there are several kinds.
    pub fn target(&self) -> Option<&Name> {
        match &self.ty {
            FieldType::Ref(name) | FieldType::Refs(name) => Some(name),
            _ => None,
        }
    }
}
