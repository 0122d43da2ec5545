//! The path of a template: its placeholders say what it is rendered for.

/// What a template is rendered for, once each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The service.
    Service,
    /// Each context.
    Context,
    /// Each entity; `{context}` vanishes for one without a context.
    Entity,
    /// Each value object; `{context}` vanishes for one without a context.
    Value,
}

/// The path of a template.
#[derive(Debug, Clone)]
pub(crate) struct PathTemplate(String);

impl PathTemplate {
    pub(crate) fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    pub(crate) fn subject(&self) -> Subject {
        let has = |placeholder| self.0.contains(placeholder);
        match (has("{entity}"), has("{value}"), has("{context}")) {
            (true, ..) => Subject::Entity,
            (_, true, _) => Subject::Value,
            (_, _, true) => Subject::Context,
            _ => Subject::Service,
        }
    }

    /// The path for one subject: its context, if it has one, and its own name.
    pub(crate) fn fill(&self, context: Option<&str>, name: &str) -> String {
        let path = match context {
            Some(context) => self.0.replace("{context}", context),
            None => self.0.replace("{context}/", ""),
        };
        path.replace("{entity}", name).replace("{value}", name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_say_what_a_template_is_for() {
        let cases = [
            ("Cargo.toml", Subject::Service),
            ("src/{context}/mod.rs", Subject::Context),
            ("src/{context}/{entity}.rs", Subject::Entity),
            ("src/{context}/{value}.rs", Subject::Value),
        ];
        for (path, subject) in cases {
            assert_eq!(PathTemplate::new(path).subject(), subject, "{path}");
        }
    }

    #[test]
    fn the_context_vanishes_where_there_is_none() {
        let path = PathTemplate::new("src/{context}/{entity}.rs");
        assert_eq!(path.fill(Some("sales"), "order"), "src/sales/order.rs");
        assert_eq!(path.fill(None, "order"), "src/order.rs");
    }
}
