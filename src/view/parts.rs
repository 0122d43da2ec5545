//! Values of several parts for generated tests.

use super::kind::FieldKind;
use super::tests::{BrokenView, MisreadView, TestsView};
use super::{json, rust};
use crate::model::examples::keeping::Values;
use crate::model::examples::slot::valued;
use crate::model::{Field, Literal, Model};
use crate::naming::Name;

/// The parts of a field, each with its values for tests.
pub(super) struct Parts {
    /// The type of the draft, by its whole path.
    draft: String,
    /// What the field is called in JSON.
    place: String,
    all: Vec<PartTests>,
}

struct PartTests {
    name: Name,
    optional: bool,
    /// Whether a rule speaks of it, so that its values are those that keep it.
    bound: bool,
    tests: TestsView,
}

impl Parts {
    /// Those of `field`, whose type stands at `path` among all value objects.
    pub(super) fn new(model: &Model, field: &Field, path: &str) -> Self {
        let parts = model.parts(field);
        let parts = parts.iter().map(|part| PartTests {
            name: part.name.clone(),
            optional: part.optional,
            bound: part.chosen.is_some(),
            tests: TestsView::new(model, part, &FieldKind::new(model, part)),
        });
        Self {
            draft: format!("domain::value_objects::{path}Draft"),
            place: field.name.snake().to_owned(),
            all: parts.collect(),
        }
    }

    /// The values of the whole field.
    pub(super) fn tests(&self, field: &Field) -> TestsView {
        let other = self.all.iter().any(PartTests::varies);
        let other = |text: String| if other { text } else { String::new() };
        let is_open = !field.immutable && !field.readonly;
        let sample = self.drafted(|part| part.tests.sample.clone());
        TestsView {
            changeable: is_open && self.all.iter().any(PartTests::varies),
            clearable: field.optional && is_open,
            clearing_refused: !field.optional && !field.has_default(),
            replaceable: self.all.iter().any(PartTests::varies),
            bound: false,
            required: !field.optional && !field.has_default(),
            sample: sample.clone(),
            stand_in: sample.clone(),
            stand_in_by_path: sample,
            other: other(self.drafted(|part| part.other().0)),
            sample_json: self.json(|part| part.tests.sample_json.clone()),
            other_json: other(self.json(|part| part.other().1)),
            malformed: "json!(1)",
            misread: self.misread(),
            broken: self.broken(),
        }
    }

    /// The whole that says these values, for a draft and in JSON: what they do not say of a part
    /// is its sample. None if they say nothing.
    pub(super) fn saying(
        &self,
        model: &Model,
        field: &Field,
        values: &Values,
    ) -> Option<(String, String)> {
        let said: Vec<_> = valued(model, field)
            .into_iter()
            .filter_map(|(key, part)| Some((part.clone(), values.get(&key)?.as_ref())))
            .collect();
        // Without a part that is never absent, the whole is.
        let is_absent =
            |(part, value): &(Field, Option<&Literal>)| value.is_none() && !part.optional;
        if field.optional && said.iter().any(is_absent) {
            return Some(("None".to_owned(), "null".to_owned()));
        }
        let of = |part: &PartTests| said.iter().find(|(of, _)| of.name == part.name);
        let scalar = |part: &Field| FieldKind::new(model, part).scalar();
        let draft = self.drafted(|part| match of(part) {
            Some((of, Some(value))) => rust::some(scalar(of), value),
            Some((_, None)) => "None".to_owned(),
            None => part.tests.sample.clone(),
        });
        let json = self.json(|part| match of(part) {
            Some((of, Some(value))) => json::literal(scalar(of), value),
            Some((_, None)) => "null".to_owned(),
            None => part.tests.sample_json.clone(),
        });
        (!said.is_empty()).then_some((draft, json))
    }

    /// The values of a field that refers to one of several kinds, the first of which tests take.
    /// Like any reference, it has no value of its own.
    pub(super) fn owner_tests(&self, field: &Field, first: &Name, path: &str) -> TestsView {
        let stand_in = format!(
            "Some(domain::value_objects::{path}::{0}(domain::ids::{0}Id::generate()).into())",
            first.pascal()
        );
        let stated = !field.optional;
        TestsView {
            changeable: false,
            clearable: false,
            clearing_refused: false,
            replaceable: false,
            sample: String::new(),
            other: String::new(),
            sample_json: String::new(),
            other_json: String::new(),
            stand_in: stand_in.clone(),
            stand_in_by_path: stand_in,
            // A part alone is wrong where the rest of the value is there.
            misread: if stated { self.misread() } else { Vec::new() },
            broken: if stated { self.broken() } else { Vec::new() },
            ..self.tests(field)
        }
    }

    fn drafted(&self, value: impl Fn(&PartTests) -> String) -> String {
        let parts = self.all.iter();
        let parts: Vec<_> = parts
            .map(|part| format!("{}: {}", part.name.ident(), value(part)))
            .collect();
        format!("Some({} {{ {} }})", self.draft, parts.join(", "))
    }

    fn json(&self, value: impl Fn(&PartTests) -> String) -> String {
        let parts = self.all.iter();
        let parts: Vec<_> = parts
            .map(|part| format!("\"{}\": {}", part.name.snake(), value(part)))
            .collect();
        format!("{{ {} }}", parts.join(", "))
    }

    /// The place of a part, or of something in it.
    fn place(&self, within: &str) -> String {
        format!("{}/{within}", self.place)
    }

    /// Each value of a part that breaks a rule, in a whole that breaks no other.
    fn broken(&self) -> Vec<BrokenView> {
        let all = self.all.iter().flat_map(|part| {
            let broken = part.tests.broken.iter();
            broken.map(move |broken| BrokenView {
                place: self.place(&broken.place),
                draft: self.drafted(|other| {
                    if other.name == part.name {
                        broken.draft.clone()
                    } else {
                        other.tests.sample.clone()
                    }
                }),
                json: broken.json.clone(),
                rule: broken.rule,
            })
        });
        all.collect()
    }

    fn misread(&self) -> Vec<MisreadView> {
        let mut misread = vec![MisreadView {
            place: self.place("nonsense"),
            json: "json!(1)",
            rule: "unknown",
        }];
        for part in &self.all {
            let mut add = |json, rule| {
                let place = self.place(part.name.snake());
                misread.push(MisreadView { place, json, rule });
            };
            if !part.tests.malformed.is_empty() {
                add(part.tests.malformed, "type");
            }
            if !part.optional {
                add("json!(null)", "null");
            }
        }
        misread
    }
}

impl PartTests {
    /// Whether it has a second value, which may be that there is none.
    fn varies(&self) -> bool {
        (self.optional && !self.bound) || !self.tests.other.is_empty()
    }

    /// The second value, for a draft and in JSON.
    fn other(&self) -> (String, String) {
        if self.optional && !self.bound {
            return ("None".to_owned(), "null".to_owned());
        }
        if self.tests.other.is_empty() {
            return (self.tests.sample.clone(), self.tests.sample_json.clone());
        }
        (self.tests.other.clone(), self.tests.other_json.clone())
    }
}
