//! The path of a template: its placeholders say what it is rendered for.

/// What a template is rendered for, once each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject<'p> {
    /// The service.
    Service,
    /// Each context.
    Context,
    /// Each thing of the kind that a placeholder names, `entity`; `{context}` vanishes for one
    /// without a context.
    Item(&'p str),
}

/// The path of a template.
#[derive(Debug, Clone)]
pub(crate) struct PathTemplate(String);

impl PathTemplate {
    pub(crate) fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    pub(crate) fn subject(&self) -> Subject<'_> {
        let mut placeholders = placeholders(&self.0).peekable();
        let in_context = placeholders.peek().is_some();
        match placeholders.find(|name| *name != "context") {
            Some(kind) => Subject::Item(kind),
            None if in_context => Subject::Context,
            None => Subject::Service,
        }
    }

    /// The path for one subject: its context, if it has one, and its own name.
    pub(crate) fn fill(&self, context: Option<&str>, name: &str) -> String {
        let path = match context {
            Some(context) => self.0.replace("{context}", context),
            None => self.0.replace("{context}/", ""),
        };
        match self.subject() {
            Subject::Item(kind) => path.replace(&format!("{{{kind}}}"), name),
            Subject::Context | Subject::Service => path,
        }
    }
}

/// The names between braces.
fn placeholders(path: &str) -> impl Iterator<Item = &str> {
    let after = path.split('{').skip(1);
    after.filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_say_what_a_template_is_for() {
        let cases = [
            ("Cargo.toml", Subject::Service),
            ("src/{context}/mod.rs", Subject::Context),
            ("src/{context}/{entity}.rs", Subject::Item("entity")),
            ("src/{context}/{value}.rs", Subject::Item("value")),
        ];
        for (path, subject) in cases {
            let template = PathTemplate::new(path);
            assert_eq!(template.subject(), subject, "{path}");
        }
    }

    #[test]
    fn the_context_vanishes_where_there_is_none() {
        let path = PathTemplate::new("src/{context}/{entity}.rs");
        assert_eq!(path.fill(Some("sales"), "order"), "src/sales/order.rs");
        assert_eq!(path.fill(None, "order"), "src/order.rs");
    }
}
