//! The same of values of several parts, each of which has a column, or all of them one.

use super::Shape;
use crate::view::kind::Part;
use crate::view::rust;

impl Shape<'_> {
    /// From the aggregate to the parameter of a part.
    pub(super) fn bound_part(&self, part: &Part) -> String {
        let (lent, name) = (&self.lent, part.name.ident());
        let lent = match (self.kind.optional, part.kind.optional) {
            (false, _) => format!("{lent}.{name}()"),
            (true, false) => format!("{lent}.map({}::{name})", self.unit_type()),
            (true, true) => format!("{lent}.and_then({}::{name})", self.unit_type()),
        };
        let kind = self.kind.lent_part(part);
        let shape = Shape {
            lent,
            ..kind.shape(&part.name, "")
        };
        shape.bound()
    }

    /// From a row to what a document says, whatever that becomes.
    pub(super) fn row_document(&self) -> String {
        let name = rust::string(self.column);
        let document = format!("Document<{}Document>", self.unit_type());
        if self.kind.optional {
            format!("row.try_get::<Option<{document}>, _>({name})?.map(|value| value.0.into())")
        } else {
            format!("row.try_get::<{document}, _>({name})?.0.into()")
        }
    }

    /// From a row to the draft of a value of several parts.
    pub(super) fn row_parts_draft(&self) -> String {
        let parts = self.row_parts();
        let parts = parts.map(|part| format!("{}: {}", part.member.ident(), part.row_draft()));
        let draft = structure(&self.kind.raw_type(), parts);
        self.row_whole(format!("Some({draft})"))
    }

    /// From a row to the read model of a value of several parts.
    pub(super) fn row_parts_view(&self) -> String {
        let parts = self.row_parts();
        let parts = parts.map(|part| format!("{}: {}", part.member.ident(), part.row_view()));
        let view = structure(&self.kind.view_type(), parts);
        if self.kind.optional {
            self.row_whole(format!("Some({view})"))
        } else {
            view
        }
    }

    /// The parts of a value that is there, as a row has them.
    fn row_parts(&self) -> impl Iterator<Item = Shape<'_>> {
        let parts = self.kind.parts().iter();
        parts.map(|part| Shape {
            column: &part.column,
            ..part.kind.shape(&part.name, "")
        })
    }

    /// From a row to what may be absent: it is there where one of the parts is that it cannot be
    /// without.
    fn row_whole(&self, whole: String) -> String {
        if !self.kind.optional {
            return whole;
        }
        let mut parts = self.kind.parts().iter();
        let needed = parts.find(|part| !part.kind.optional);
        let column = rust::string(needed.map_or("", |part| &part.column));
        format!("if is_present(row, {column})? {{ {whole} }} else {{ None }}")
    }

    /// From the read model to a comparable value of a part.
    pub(crate) fn value_of(&self, part: &Part, kind: &str) -> String {
        let (held, name) = (&self.held, part.name.ident());
        let value = |held: &str| {
            let shape = Shape {
                held: format!("{held}.{name}"),
                ..part.kind.shape(&part.name, "")
            };
            shape.value(kind)
        };
        if !self.kind.optional {
            return value(held);
        }
        let whole = self.member.ident();
        let value = value(&whole);
        match value
            .strip_prefix("Some(")
            .and_then(|it| it.strip_suffix(')'))
        {
            Some(value) => format!("{held}.as_ref().map(|{whole}| {value})"),
            None => format!("{held}.as_ref().and_then(|{whole}| {value})"),
        }
    }
}

/// A value of a struct.
fn structure(type_name: &str, members: impl Iterator<Item = String>) -> String {
    let members: Vec<_> = members.collect();
    format!("{type_name} {{ {} }}", members.join(", "))
}
