//! One name, every casing of it, and its plural.
//!
//! A name is parsed once, where the model or the command line is read; everything downstream asks
//! it for the form it needs and never changes the case of a string itself.
//!
//! Two readings exist. [`Name::parse`] takes any sensible casing, as the command line does;
//! [`Name::parse_exact`] wants the spelling of the file and names it when it is another. Both know
//! what a name is for ([`Role`]) and refuse words that would not compile there.

mod ascii;
mod participle;
mod plural;
mod reserved;

use heck::{
    ToKebabCase as _, ToLowerCamelCase as _, ToShoutySnakeCase as _, ToSnakeCase as _,
    ToUpperCamelCase as _,
};

pub use reserved::is_keyword;
pub(crate) use reserved::is_method;

/// The longest name, in characters: databases cut identifiers off at 63.
pub const LONGEST: usize = 50;

/// A name of the model in all its casings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    snake: String,
}

/// What a name stands for, which decides its spelling and the words it must not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// An entity: `OrderItem`.
    Entity,
    /// A value object: `Isbn`.
    Value,
    /// An enum: `OrderStatus`.
    Enum,
    /// A value of an enum: `pending`.
    EnumValue,
    /// A field: `published_on`.
    Field,
    /// A transition of an entity or a guard of one: `confirm`.
    Method,
    /// A bounded context: `catalog`.
    Context,
    /// What the user writes: a use case, `ship_order`, or a service, specification, query or
    /// endpoint.
    Own,
    /// The service itself: `bookstore`, `book-store` or `book_store`.
    Service,
}

/// Why a text is no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameError {
    /// What is wrong with it.
    pub message: String,
    /// A name that would do, when one is near.
    pub suggestion: Option<String>,
}

impl Name {
    /// Reads a name that is already in snake case and keeps it letter for letter.
    ///
    /// # Errors
    ///
    /// When the text is not in snake case.
    pub fn from_snake(text: &str) -> Result<Self, NameError> {
        let name = Self::from_any(text)?;
        name.spelled(text, std::slice::from_ref(&name.snake), "snake case")
    }

    /// Reads a name in any casing: `OrderItem`, `order-item`, `order_item`, `SKU`.
    ///
    /// Knows nothing of reserved words; see [`Name::parse`].
    ///
    /// # Errors
    ///
    /// When the text has other characters than ASCII letters, digits, `_` and `-`, or does not
    /// start with a letter.
    pub fn from_any(text: &str) -> Result<Self, NameError> {
        ascii::check(text)?;
        let snake = if is_snake(text) {
            text.to_owned()
        } else {
            text.to_snake_case()
        };
        Ok(Self { snake })
    }

    /// Reads a name for a role in any casing, as the command line takes it.
    ///
    /// ```
    /// use dddgen::naming::{Name, Role};
    ///
    /// let name = Name::parse("order-item", Role::Entity)?;
    /// assert_eq!(name.pascal(), "OrderItem");
    /// assert_eq!(name.plural().snake(), "order_items");
    /// assert!(Name::parse("Match", Role::Entity).is_err());
    /// # Ok::<(), dddgen::naming::NameError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When it is no name, or reserved in that role.
    pub fn parse(text: &str, role: Role) -> Result<Self, NameError> {
        let name = Self::from_any(text)?;
        // A type's name goes through its file spelling, so that `line_1` and `Line1` are one.
        let name = match role {
            Role::Entity | Role::Value | Role::Enum => Self::from_any(&name.pascal())?,
            Role::EnumValue
            | Role::Field
            | Role::Method
            | Role::Context
            | Role::Own
            | Role::Service => name,
        };
        match reserved::refuse(&name, role) {
            Some(error) => Err(error),
            None => Ok(name),
        }
    }

    /// Reads a name for a role in the spelling of the file.
    ///
    /// # Errors
    ///
    /// As for [`Name::parse`]; another spelling is an error that carries the right one.
    pub fn parse_exact(text: &str, role: Role) -> Result<Self, NameError> {
        let name = Self::parse(text, role)?;
        match role {
            Role::Entity | Role::Value | Role::Enum => {
                name.spelled(text, &[name.pascal()], "upper camel case")
            }
            Role::EnumValue | Role::Field | Role::Method | Role::Context | Role::Own => {
                name.spelled(text, std::slice::from_ref(&name.snake), "snake case")
            }
            Role::Service => {
                let spellings = [name.kebab(), name.snake.clone()];
                name.spelled(text, &spellings, "kebab case")
            }
        }
    }

    fn spelled(&self, text: &str, right: &[String], case: &str) -> Result<Self, NameError> {
        if right.iter().any(|spelling| spelling == text) {
            return Ok(self.clone());
        }
        Err(NameError {
            message: format!("`{text}` is not written in {case}"),
            suggestion: right.first().cloned(),
        })
    }

    /// `order_item`: the canonical form; columns, JSON members, files.
    pub fn snake(&self) -> &str {
        &self.snake
    }

    /// `OrderItem`: types.
    pub fn pascal(&self) -> String {
        self.snake.to_upper_camel_case()
    }

    /// `order-item`: paths of URLs, packages.
    pub fn kebab(&self) -> String {
        self.snake.to_kebab_case()
    }

    /// `orderItem`.
    pub fn camel(&self) -> String {
        self.snake.to_lower_camel_case()
    }

    /// `ORDER_ITEM`: constants and environment variables.
    pub fn screaming(&self) -> String {
        self.snake.to_shouty_snake_case()
    }

    /// `order item`: prose.
    pub fn human(&self) -> String {
        self.snake.replace('_', " ")
    }

    /// `pay_back` is `paid_back`: what has been done once the verb that it starts with was.
    #[must_use]
    pub fn participle(&self) -> Self {
        let snake = participle::of_snake(&self.snake);
        Self { snake }
    }

    /// `order_items`: the plural of its last word.
    #[must_use]
    pub fn plural(&self) -> Self {
        let snake = plural::of_snake(&self.snake);
        Self { snake }
    }

    /// The name of the column and member that refers to an aggregate: `author` is `author_id`,
    /// and `author_id` stays.
    #[must_use]
    pub fn reference(&self) -> Self {
        if self.snake.ends_with("_id") {
            return self.clone();
        }
        let snake = format!("{}_id", self.snake);
        Self { snake }
    }

    /// What one of those is called that are `tags` together and each of which is a `target`: a `tag`.
    #[must_use]
    pub fn singular_of(&self, target: &Self) -> Self {
        let bare = self.snake.strip_suffix("_ids").unwrap_or(&self.snake);
        let head = bare.strip_suffix(&target.plural().snake);
        let snake = match head.filter(|head| head.is_empty() || head.ends_with('_')) {
            Some(head) => format!("{head}{}", target.snake),
            None => plural::singular_of_snake(bare),
        };
        Self { snake }
    }

    /// The name of the member that lists the aggregates of the kind `target` that it refers to:
    /// `tags` is `tag_ids`, and `tag_ids` stays.
    #[must_use]
    pub fn references(&self, target: &Self) -> Self {
        if self.snake.ends_with("_ids") {
            return self.clone();
        }
        let snake = format!("{}_ids", self.singular_of(target).snake);
        Self { snake }
    }

    /// `order_item`, or `r#type` where the plain word is a Rust keyword.
    pub fn ident(&self) -> String {
        if is_keyword(&self.snake) {
            format!("r#{}", self.snake)
        } else {
            self.snake.clone()
        }
    }

    /// The same for two names that differ in casing and underscores only.
    pub(crate) fn fold(&self) -> String {
        self.snake.replace('_', "")
    }
}

/// Lower-case words of letters and digits, one underscore between two.
fn is_snake(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.split('_').all(|word| !word.is_empty())
        && text
            .chars()
            .all(|c| matches!(c, 'a'..='z' | '0'..='9' | '_'))
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.snake)
    }
}

impl NameError {
    /// The way out, as a sentence.
    pub fn hint(&self) -> Option<String> {
        let suggestion = self.suggestion.as_ref()?;
        Some(format!("write `{suggestion}`"))
    }
}

impl std::fmt::Display for NameError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for NameError {}

#[cfg(test)]
mod tests;
