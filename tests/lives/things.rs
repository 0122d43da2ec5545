//! What a model is made of: names from a small stock, so that they meet each other.

use anyhow::Result;
use dddgen::model::edit::{
    self, EntityDraft, EnumDraft, EventDraft, FieldArg, IndexDraft, MemberDraft, OwnDraft, Removal,
    RuleDraft, StepArg, TransitionDraft, TypeRename, ValueDraft,
};
use dddgen::model::{Entity, FieldPath, Former, Heard, Member, Method, Model, OwnKind};
use dddgen::naming::{Name, Role};
use proptest::prelude::*;
use proptest::sample::{Index, select};

const ENTITIES: &[&str] = &["Book", "Author", "Order", "Shelf", "Vendor", "Room"];
const MEMBERS: &[&str] = &["Line", "Chapter", "Part"];
/// Entities and members.
const ALL: &[&str] = &[
    "Book", "Author", "Order", "Shelf", "Vendor", "Room", "Line", "Chapter", "Part",
];
const FIELDS: &[&str] = &["title", "pages", "rank", "note", STATE];
const VALUES: &[&str] = &["Isbn", "Sku", SIZE];
/// The value object that has parts.
const SIZE: &str = "Size";
const ENUMS: &[&str] = &["Kind", "Level"];
pub(crate) const CONTEXTS: &[&str] = &["catalog", "sales", "shop"];
/// The field whose states follow each other.
const STATE: &str = "kind";
const TRANSITIONS: &[&str] = &["raise", "publish"];
const EVENTS: &[&str] = &["read", "weighed"];
const RULES: &[(&str, &str)] = &[
    ("told", "length(title) <= 60"),
    ("sized", "rank is empty or title is not empty"),
    ("paged", "pages <= 900"),
    ("raised", "kind = high implies title != 'none'"),
];
const OWN: &[(OwnKind, &str)] = &[
    (OwnKind::UseCase, "restock"),
    (OwnKind::Service, "pricing"),
    (OwnKind::Specification, "sought"),
    (OwnKind::Query, "overview"),
    (OwnKind::Endpoint, "ping"),
    (OwnKind::Handler, "tell"),
];
pub(crate) const GRAMMARS: &[&str] = &[
    "string:1..80",
    "string:optional:unique",
    "text:optional",
    "int:min=0:default=0",
    "bigint:default=7:index",
    "decimal:optional",
    "bool:default=false",
    "date:optional:index",
    "list:string",
    "money:optional",
    "Isbn:optional",
    "Size:optional",
    "Kind:default=low",
    "ref:Author:optional",
    "refs:Book",
];

/// What a model has.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Thing {
    /// A name, a context, and the type of one of its fields.
    Entity(&'static str, &'static str, &'static str),
    /// A name, the root, and the type of one of its fields.
    Member(&'static str, &'static str, &'static str),
    /// An entity, a name and a type.
    Field(&'static str, &'static str, &'static str),
    Value(&'static str),
    Enum(&'static str),
    /// An entity and a name.
    Transition(&'static str, &'static str),
    /// An entity and a name.
    Event(&'static str, &'static str),
    /// An entity, with a name and what holds.
    Rule(&'static str, (&'static str, &'static str)),
    /// An entity and two fields.
    Index(&'static str, [&'static str; 2]),
    /// What the user writes, and the entity that it works on.
    Own((OwnKind, &'static str), &'static str),
}

/// What can have another name.
#[derive(Debug, Clone, Copy)]
enum Named {
    Entity,
    Value,
    Enum,
}

pub(crate) fn thing() -> impl Strategy<Value = Thing> {
    let grammars = || select(GRAMMARS);
    let entity = (select(ENTITIES), select(CONTEXTS), grammars());
    let member = (select(MEMBERS), select(ENTITIES), grammars());
    let field = (select(ALL), select(FIELDS), grammars());
    let state = select(ENTITIES).prop_map(|entity| Thing::Field(entity, STATE, "Kind:default=low"));
    let indexed = (select(ENTITIES), select(FIELDS), select(FIELDS));
    prop_oneof![
        4 => entity.prop_map(|(name, context, grammar)| Thing::Entity(name, context, grammar)),
        3 => member.prop_map(|(name, root, grammar)| Thing::Member(name, root, grammar)),
        8 => field.prop_map(|(entity, name, grammar)| Thing::Field(entity, name, grammar)),
        1 => state,
        2 => select(VALUES).prop_map(Thing::Value),
        2 => select(ENUMS).prop_map(Thing::Enum),
        2 => (select(ENTITIES), select(TRANSITIONS)).prop_map(|(it, name)| Thing::Transition(it, name)),
        1 => (select(ENTITIES), select(EVENTS)).prop_map(|(it, name)| Thing::Event(it, name)),
        2 => (select(ALL), select(RULES)).prop_map(|(it, rule)| Thing::Rule(it, rule)),
        1 => indexed.prop_map(|(it, a, b)| Thing::Index(it, [a, b])),
        2 => (select(OWN), select(ENTITIES)).prop_map(|(own, it)| Thing::Own(own, it)),
    ]
}

impl Thing {
    /// All that a model has, of what there is here.
    pub(crate) fn all(model: &Model) -> Vec<Self> {
        let mut all = Vec::new();
        for entity in &model.entities {
            if let Some(name) = stock(ENTITIES, &entity.name) {
                all.push(Self::Entity(name, "", ""));
                all.extend(parts(name, entity));
            }
        }
        for Member { entity, .. } in &model.members {
            if let Some(name) = stock(MEMBERS, &entity.name) {
                all.push(Self::Member(name, "", ""));
                all.extend(parts(name, entity));
            }
        }
        let scalars = model.values.iter().map(|value| &value.name);
        let values = scalars.chain(model.composites.iter().map(|value| &value.name));
        let values = values.filter_map(|name| stock(VALUES, name));
        all.extend(values.map(Self::Value));
        let enums = model.enums.iter();
        let enums = enums.filter_map(|it| stock(ENUMS, &it.name));
        all.extend(enums.map(Self::Enum));
        let own = OWN.iter().filter(|(kind, name)| {
            let mut own = model.own.iter();
            own.any(|it| it.kind == *kind && it.name.snake() == *name)
        });
        all.extend(own.map(|own| Self::Own(*own, "")));
        all
    }

    /// The same for an entity or a member that there is.
    pub(crate) fn of_one(mut self, model: &Model, at: Index) -> Self {
        let roots = model.entities.iter().map(|it| &it.name);
        let members = model.members.iter().map(|it| &it.entity.name);
        let (of, takes_members) = match &mut self {
            Self::Entity(..) | Self::Value(..) | Self::Enum(..) => return self,
            Self::Field(of, ..) | Self::Rule(of, _) => (of, true),
            Self::Member(_, of, _)
            | Self::Transition(of, _)
            | Self::Event(of, _)
            | Self::Index(of, _)
            | Self::Own(_, of) => (of, false),
        };
        let all = roots.chain(members.filter(|_| takes_members));
        let all: Vec<_> = all.filter_map(|name| stock(ALL, name)).collect();
        if !all.is_empty() {
            *of = all[at.index(all.len())];
        }
        self
    }

    /// Whether its context is not there yet.
    pub(crate) fn needs_context(&self, model: &str) -> bool {
        let Self::Entity(_, context, _) = self else {
            return false;
        };
        !model.contains(&format!("[contexts.{context}]\n"))
    }

    /// The other names that it may have; none where there is no renaming.
    pub(crate) fn names(&self) -> Option<&'static [&'static str]> {
        match self {
            Self::Entity(..) => Some(ENTITIES),
            Self::Member(..) => Some(MEMBERS),
            Self::Field(..) => Some(FIELDS),
            Self::Value(..) => Some(VALUES),
            Self::Enum(..) => Some(ENUMS),
            _ => None,
        }
    }

    /// The text of the model with it.
    pub(crate) fn added(&self, text: &str) -> Result<String> {
        Ok(match *self {
            Self::Entity(entity, context, grammar) => {
                let (entity, context) = (of(entity)?, name(context, Role::Context)?);
                let fields = title_and_rank(grammar)?;
                edit::add_entity(text, &draft(&entity, Some(&context), &fields))?
            }
            Self::Member(member, root, grammar) => {
                let (member, root) = (of(member)?, of(root)?);
                let fields = title_and_rank(grammar)?;
                let draft = MemberDraft {
                    entity: draft(&member, None, &fields),
                    root: &root,
                    collection: None,
                    count: Some("..9"),
                };
                edit::add_member(text, &draft)?
            }
            Self::Field(entity, field, grammar) => {
                let field = FieldArg::parse(&format!("{field}:{grammar}"))?;
                edit::add_field(text, &of(entity)?, &field)?
            }
            Self::Value(value) => add_value(text, value)?,
            Self::Enum(kind) => add_enum(text, kind)?,
            Self::Transition(entity, step) => add_transition(text, entity, step)?,
            Self::Event(entity, event) => {
                let draft = EventDraft {
                    entity: &of(entity)?,
                    name: &name(event, Role::Method)?,
                    fields: &[FieldArg::parse("reason:string:1..50")?],
                    doc: "",
                };
                edit::add_event(text, &draft)?
            }
            Self::Rule(entity, (rule, holds)) => {
                let draft = RuleDraft {
                    entity: &of(entity)?,
                    name: &name(rule, Role::Field)?,
                    rule: holds,
                    message: "",
                    field: None,
                };
                edit::add_rule(text, &draft)?
            }
            Self::Index(entity, fields) => {
                let (entity, fields) = (of(entity)?, paths(fields)?);
                edit::add_index(text, &index(&entity, &fields))?
            }
            Self::Own((kind, called), entity) => add_own(text, (kind, called), entity)?,
        })
    }

    /// The text of the model without it.
    pub(crate) fn removed(&self, text: &str) -> Result<String> {
        let removed = match *self {
            Self::Entity(entity, ..) => edit::remove(text, &Removal::Entity(&of(entity)?)),
            Self::Member(member, ..) => edit::remove(text, &Removal::Member(&of(member)?)),
            Self::Field(entity, field, _) => {
                let field = name(field, Role::Field)?;
                edit::remove(text, &Removal::Field(&of(entity)?, &field))
            }
            Self::Value(value) => edit::remove(text, &Removal::Value(&name(value, Role::Value)?)),
            Self::Enum(kind) => edit::remove(text, &Removal::Enum(&name(kind, Role::Enum)?)),
            Self::Transition(entity, step) => {
                let step = name(step, Role::Method)?;
                edit::remove(text, &Removal::Transition(&of(entity)?, &step))
            }
            Self::Event(entity, event) => {
                let event = name(event, Role::Method)?;
                edit::remove(text, &Removal::Event(&of(entity)?, &event))
            }
            Self::Rule(entity, (rule, _)) => {
                let rule = name(rule, Role::Field)?;
                edit::remove(text, &Removal::Rule(&of(entity)?, &rule))
            }
            Self::Index(entity, fields) => {
                let (entity, fields) = (of(entity)?, paths(fields)?);
                edit::remove(text, &Removal::Index(index(&entity, &fields)))
            }
            Self::Own((kind, called), _) => {
                edit::remove(text, &Removal::Own(kind, &name(called, Role::Own)?))
            }
        };
        Ok(removed?.text)
    }

    /// The text of the model with it under another name, and what it was called before.
    pub(crate) fn renamed(&self, text: &str, new: &str) -> Result<(String, Former)> {
        match *self {
            Self::Entity(old, ..) | Self::Member(old, ..) => {
                rename(text, Named::Entity, None, [old, new])
            }
            Self::Value(old) => rename(text, Named::Value, None, [old, new]),
            Self::Enum(old) => rename(text, Named::Enum, None, [old, new]),
            Self::Field(entity, old, _) => {
                let (entity, field) = (of(entity)?, name(new, Role::Field)?);
                let was = name(old, Role::Field)?;
                let text = edit::rename_field(text, &entity, &was, &field)?;
                Ok((text, Former::Field { entity, field, was }))
            }
            _ => anyhow::bail!("it has no other name"),
        }
    }
}

/// What an entity or a member has.
fn parts(of: &'static str, entity: &Entity) -> Vec<Thing> {
    let fields = entity.fields.iter();
    let fields = fields.filter_map(|field| Some(Thing::Field(of, stock(FIELDS, &field.name)?, "")));
    let steps = entity.transitions.iter();
    let steps = steps.filter_map(|it| Some(Thing::Transition(of, stock(TRANSITIONS, &it.name)?)));
    let events = entity.events.iter();
    let events = events.filter_map(|it| Some(Thing::Event(of, stock(EVENTS, &it.name)?)));
    let rules = RULES.iter().filter(|(name, _)| {
        let mut rules = entity.rules.iter();
        rules.any(|rule| rule.name.snake() == *name)
    });
    let rules = rules.map(|rule| Thing::Rule(of, *rule));
    let indexes = entity
        .indexes
        .iter()
        .filter_map(|index| match index.fields.as_slice() {
            [a, b] => Some(Thing::Index(
                of,
                [stock(FIELDS, &a.field)?, stock(FIELDS, &b.field)?],
            )),
            _ => None,
        });
    let parts = fields.chain(steps).chain(events);
    parts.chain(rules).chain(indexes).collect()
}

/// The name in the stock, if it is of it.
pub(crate) fn stock(names: &[&'static str], name: &Name) -> Option<&'static str> {
    let mut names = names.iter().copied();
    names.find(|known| *known == name.snake() || *known == name.pascal())
}

/// The text of the model with an entity in another context.
pub(crate) fn moved(text: &str, entity: &str, context: &str) -> Result<(String, Former)> {
    let context = name(context, Role::Context)?;
    rename(text, Named::Entity, Some(&context), [entity, entity])
}

pub(crate) fn name(text: &str, role: Role) -> Result<Name> {
    Ok(Name::parse(text, role)?)
}

/// The name of an entity or a member.
fn of(text: &str) -> Result<Name> {
    name(text, Role::Entity)
}

fn rename(
    text: &str,
    named: Named,
    context: Option<&Name>,
    [old, new]: [&str; 2],
) -> Result<(String, Former)> {
    let (group, role) = match named {
        Named::Entity => ("entities", Role::Entity),
        Named::Value => ("values", Role::Value),
        Named::Enum => ("enums", Role::Enum),
    };
    let (old, new) = (name(old, role)?, name(new, role)?);
    let rename = TypeRename {
        group,
        old: &old,
        from: None,
        context,
        new: &new,
    };
    let text = edit::rename_type(text, &rename)?;
    let former = match named {
        Named::Entity => Former::Entity(new, old),
        Named::Value => Former::Value(new, old),
        Named::Enum => Former::Enum(new, old),
    };
    Ok((text, former))
}

fn title_and_rank(grammar: &str) -> Result<[FieldArg; 2]> {
    Ok([
        FieldArg::parse("title:string:1..80")?,
        FieldArg::parse(&format!("rank:{grammar}"))?,
    ])
}

fn draft<'a>(name: &'a Name, context: Option<&'a Name>, fields: &'a [FieldArg]) -> EntityDraft<'a> {
    EntityDraft {
        context,
        name,
        fields,
        doc: "",
        plural: None,
    }
}

fn add_value(text: &str, value: &str) -> Result<String> {
    let parts = [
        FieldArg::parse("width:int:min=0")?,
        FieldArg::parse("unit:string:1..9")?,
    ];
    let has_parts = value == SIZE;
    let draft = ValueDraft {
        context: None,
        name: &name(value, Role::Value)?,
        grammar: if has_parts { "" } else { "string:1..20" },
        parts: if has_parts { &parts } else { &[] },
        storage: None,
        pattern: None,
        example: None,
        doc: "",
    };
    Ok(edit::add_value(text, &draft)?)
}

fn add_enum(text: &str, kind: &str) -> Result<String> {
    let values = [
        name("low", Role::EnumValue)?,
        name("high", Role::EnumValue)?,
    ];
    let draft = EnumDraft {
        context: None,
        name: &name(kind, Role::Enum)?,
        values: &values,
        finals: &[],
        doc: "",
    };
    Ok(edit::add_enum(text, &draft)?)
}

fn add_transition(text: &str, entity: &str, step: &str) -> Result<String> {
    let draft = TransitionDraft {
        entity: &of(entity)?,
        field: &name(STATE, Role::Field)?,
        steps: &[StepArg::parse(&format!("{step}:low:high"))?],
        guard: None,
        input: &[],
    };
    Ok(edit::add_transitions(text, &draft)?)
}

fn paths(fields: [&str; 2]) -> Result<Vec<FieldPath>> {
    let path = |field: &str| {
        let field = name(field, Role::Field)?;
        Ok(FieldPath { field, part: None })
    };
    fields.into_iter().map(path).collect()
}

fn index<'a>(entity: &'a Name, fields: &'a [FieldPath]) -> IndexDraft<'a> {
    IndexDraft {
        entity,
        fields,
        predicate: None,
        unique: false,
    }
}

fn add_own(text: &str, (kind, called): (OwnKind, &str), entity: &str) -> Result<String> {
    let on = [of(entity)?];
    let heard = [Heard {
        entity: of(entity)?,
        event: name("created", Role::Method)?,
    }];
    let takes_entities = !matches!(kind, OwnKind::Endpoint | OwnKind::Handler);
    let draft = OwnDraft {
        kind,
        context: None,
        name: &name(called, Role::Own)?,
        on: if takes_entities { &on } else { &[] },
        hears: if kind == OwnKind::Handler {
            &heard
        } else {
            &[]
        },
        route: (kind == OwnKind::Endpoint).then_some((Method::Get, "/ping")),
        doc: "",
    };
    Ok(edit::add_own(text, &draft)?)
}
