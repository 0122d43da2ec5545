//! Words that are taken: by Rust, by cargo, by Windows, and by the code that dddgen generates.

use super::{Name, NameError, Role};

/// Whether `word` is a keyword of Rust 2024, strict or reserved.
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.binary_search(&word).is_ok()
}

/// Whether every aggregate has a method `word` of its own.
pub(crate) fn is_method(word: &str) -> bool {
    GENERATED_FIELDS.contains(&word) || METHODS.contains(&word)
}

/// The reason why a name cannot have a role, with a name that can.
pub(super) fn refuse(name: &Name, role: Role) -> Option<NameError> {
    let (message, suggestion) = match role {
        Role::Entity => (type_fault(name)?, format!("{}Record", name.pascal())),
        Role::Value => (type_fault(name)?, format!("{}Value", name.pascal())),
        Role::Enum => (type_fault(name)?, format!("{}Kind", name.pascal())),
        Role::EnumValue => (variant_fault(name)?, format!("{name}_value")),
        Role::Method => (method_fault(name)?, format!("{name}_it")),
        Role::Field if GENERATED_FIELDS.contains(&name.snake()) => {
            (field_fault(name)?, format!("external_{name}"))
        }
        Role::Field => (field_fault(name)?, format!("{name}_value")),
        Role::Own => (own_fault(name)?, format!("own_{name}")),
        Role::Context => (module_fault(name)?, format!("{name}_context")),
        Role::Service => (service_fault(name)?, format!("{}-service", name.kebab())),
    };
    Some(NameError {
        message,
        suggestion: Some(suggestion),
    })
}

fn type_fault(name: &Name) -> Option<String> {
    let pascal = name.pascal();
    if TYPES.contains(&pascal.as_str()) {
        return Some(format!(
            "`{pascal}` is the name of a type that the generated code uses"
        ));
    }
    module_fault(name)
}

/// The one keyword that is written like the variant of an enum.
fn variant_fault(name: &Name) -> Option<String> {
    let message = "`Self`, the variant of that name, is a keyword of Rust";
    (name.pascal() == "Self").then(|| message.to_owned())
}

fn module_fault(name: &Name) -> Option<String> {
    let word = name.snake();
    if is_keyword(word) {
        Some(format!(
            "`{word}`, the module of that name, would be a keyword of Rust"
        ))
    } else if CRATES.contains(&word) || LAYERS.contains(&word) {
        Some(format!(
            "`{word}` is the name of a crate that the generated code uses"
        ))
    } else if MODULES.contains(&word) {
        Some(format!(
            "`{word}` is the name of a module that the generated code has"
        ))
    } else if is_device(word) {
        Some(format!("`{word}` cannot be the name of a file on Windows"))
    } else {
        None
    }
}

/// What the user writes is a module, a type, and a value that the service is composed of.
fn own_fault(name: &Name) -> Option<String> {
    if COMPOSED.contains(&name.snake()) {
        return Some(format!("`{name}` is a name that the generated code uses"));
    }
    type_fault(name)
}

fn field_fault(name: &Name) -> Option<String> {
    let word = name.snake();
    if ["crate", "self", "super"].contains(&word) {
        Some(format!(
            "`{word}` is a keyword of Rust that no field can be called"
        ))
    } else if GENERATED_FIELDS.contains(&word) {
        Some(format!("every entity already has `{word}`"))
    } else if LIST_WORDS.contains(&word) {
        Some(format!(
            "`{word}` is a parameter of every list, so it cannot be a filter too"
        ))
    } else if METHODS.contains(&word) {
        Some(format!("every entity already has a method `{word}`"))
    } else if word == "iter" {
        Some(format!("clippy takes `{word}` for a method that iterates"))
    } else if LOCALS.contains(&word) {
        Some(format!("`{word}` is a name that the generated code uses"))
    } else {
        None
    }
}

fn method_fault(name: &Name) -> Option<String> {
    let word = name.snake();
    if is_keyword(word) {
        Some(format!("`{word}` is a keyword of Rust"))
    } else if GENERATED_FIELDS.contains(&word) {
        Some(format!("every entity already has `{word}`"))
    } else if METHODS.contains(&word) || USE_CASES.contains(&word) {
        Some(format!("every entity already has a method `{word}`"))
    } else {
        None
    }
}

fn service_fault(name: &Name) -> Option<String> {
    let word = name.snake();
    if is_keyword(word) {
        Some(format!("`{word}` is a keyword of Rust"))
    } else if CRATES.contains(&word) {
        Some(format!("`{word}` is a crate that the service uses"))
    } else if LAYERS.contains(&word) {
        Some(format!("`{word}` is a crate inside every service"))
    } else if CARGO.contains(&word) {
        Some(format!("`{word}` is the name of a folder of cargo"))
    } else if is_device(word) {
        Some(format!(
            "`{word}` cannot be the name of a folder on Windows"
        ))
    } else {
        None
    }
}

/// Device names of Windows, which no file or folder there can have.
fn is_device(word: &str) -> bool {
    let numbered = ["com", "lpt"].iter().any(|port| {
        word.strip_prefix(port)
            .is_some_and(|n| n.len() == 1 && n.starts_with(|c: char| c.is_ascii_digit()))
    });
    numbered || ["aux", "con", "nul", "prn"].contains(&word)
}

/// Members of every aggregate.
const GENERATED_FIELDS: &[&str] = &[
    "created_at",
    "created_by",
    "deleted_at",
    "id",
    "updated_at",
    "updated_by",
    "version",
];

/// Parameters of every list query.
const LIST_WORDS: &[&str] = &["page", "page_size", "sort"];

/// Methods of every aggregate, which a getter would meet.
const METHODS: &[&str] = &[
    "adopt",
    "audit",
    "clone",
    "create",
    "delete",
    "forget",
    "new",
    "parts_changed",
    "restore",
    "revise",
    "saved",
    "stored_version",
    "tell",
];

/// Methods of what can be done with every aggregate, beside those of the aggregate itself.
const USE_CASES: &[&str] = &[
    "change",
    "create_all",
    "eq",
    "get",
    "into",
    "list",
    "patch",
    "patch_all",
    "patched",
    "replace",
    "routes",
    "stamp",
    "step",
];

/// What the code that checks a draft calls itself and its findings.
const LOCALS: &[&str] = &["parse", "violations"];

/// What the code that composes a service calls its parts.
const COMPOSED: &[&str] = &[
    "database",
    "dispatcher",
    "health",
    "memory",
    "publisher",
    "specifications",
    "system_clock",
];

/// Modules that layers own beside those of the entities and contexts.
const MODULES: &[&str] = &[
    "adapters",
    "audit",
    "contents",
    "dispatcher",
    "email",
    "error",
    "filter",
    "fixtures",
    "ids",
    "kept",
    "lib",
    "listing",
    "lookup",
    "main",
    "migrations",
    "mod",
    "page",
    "paging",
    "phone_number",
    "prelude",
    "queries",
    "query",
    "query_field",
    "readable",
    "sample",
    "sort",
    "specification",
    "specifications",
    "statements",
    "statistics",
    "tests",
    "unit_of_work",
    "url",
    "validation",
    "version",
    "violations",
];

/// Crates inside every service.
const LAYERS: &[&str] = &["api", "application", "domain", "infrastructure", "server"];

/// Folders that cargo makes in its target folder.
const CARGO: &[&str] = &["build", "deps", "examples", "incremental", "target"];

/// Crates that a binary of the service's name would be taken for.
const CRATES: &[&str] = &[
    "alloc",
    "async_trait",
    "axum",
    "base64",
    "chrono",
    "clap",
    "core",
    "dotenvy",
    "form_urlencoded",
    "include_dir",
    "proc_macro",
    "regex",
    "rust_decimal",
    "serde",
    "serde_json",
    "sqlx",
    "std",
    "tempfile",
    "test",
    "thiserror",
    "tokio",
    "toml",
    "tower",
    "tower_http",
    "tracing",
    "tracing_subscriber",
    "utoipa",
    "utoipa_axum",
    "utoipa_swagger_ui",
    "uuid",
];

/// Types of Rust's prelude and standard library, and of the generated code.
const TYPES: &[&str] = &[
    "Actor",
    "ActorId",
    "Adapter",
    "Arc",
    "ArgMatches",
    "AsMut",
    "AsRef",
    "Audit",
    "BoundQuery",
    "Box",
    "Bulk",
    "ChangedFields",
    "Clock",
    "Clone",
    "Connection",
    "Contents",
    "Copy",
    "Cow",
    "Database",
    "DateTime",
    "Debug",
    "Decimal",
    "Default",
    "Deserialize",
    "Display",
    "DomainEvent",
    "DoubleEndedIterator",
    "Drop",
    "Email",
    "Eq",
    "Err",
    "Error",
    "EventData",
    "Exact",
    "ExactSizeIterator",
    "Extend",
    "FieldChange",
    "FieldSpec",
    "Fn",
    "FnMut",
    "FnOnce",
    "Formatter",
    "From",
    "FromIterator",
    "FromStr",
    "Future",
    "Id",
    "Into",
    "IntoIterator",
    "IntoResponse",
    "Invalid",
    "Iterator",
    "Json",
    "Memory",
    "NaiveDate",
    "NaiveTime",
    "None",
    "Ok",
    "Option",
    "Ord",
    "Ordering",
    "Page",
    "PageRequest",
    "PartialEq",
    "PartialOrd",
    "PartialSchema",
    "Patch",
    "Path",
    "Pattern",
    "Phone",
    "PhoneNumber",
    "Problem",
    "Query",
    "QueryField",
    "Result",
    "Router",
    "Row",
    "Secret",
    "Self",
    "Send",
    "Serialize",
    "Sized",
    "Some",
    "Sort",
    "Stamp",
    "State",
    "StatusCode",
    "String",
    "Sync",
    "Table",
    "ToOwned",
    "ToSchema",
    "ToString",
    "TryFrom",
    "TryInto",
    "UnitOfWork",
    "Unpin",
    "Url",
    "UseCaseError",
    "Utc",
    "Uuid",
    "Value",
    "ValueKind",
    "Vec",
    "Version",
    "Violation",
    "Violations",
];

/// Keywords of Rust 2024, strict and reserved, sorted (The Rust Reference, "Keywords").
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
