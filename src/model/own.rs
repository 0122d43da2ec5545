//! What the model declares and the user writes: rendered once, wired for good.

use crate::naming::Name;

/// A use case, service, specification, query, endpoint or handler of the user's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// What it is.
    pub kind: OwnKind,
    /// Its name, `ship_order`; unique in the whole model.
    pub name: Name,
    /// The context that it belongs to, if any.
    pub context: Option<Name>,
    /// What it is for; empty when the file does not say.
    pub doc: String,
    /// The entities that it works on, in the order of the file.
    pub on: Vec<Name>,
    /// The events that it acts upon, in the order of the file; none unless it is a handler.
    pub hears: Vec<Heard>,
    /// Where it is reached over HTTP, if it is.
    pub route: Option<Route>,
}

/// An event of an entity, `Order.confirmed`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The entity that it happens to.
    pub entity: Name,
    /// What happens to it.
    pub event: Name,
}

/// What the user's own can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnKind {
    /// Something that can be done, in one unit of work.
    UseCase,
    /// A decision or calculation of the domain that belongs to no single aggregate.
    Service,
    /// A condition on an entity, with a name.
    Specification,
    /// A read model with its own SQL.
    Query,
    /// A handler of requests.
    Endpoint,
    /// A handler of domain events.
    Handler,
}

/// A method and a path below the version of the interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Its method.
    pub method: Method,
    /// Its path, `/sales/prices/import`.
    pub path: String,
}

/// A method of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates or does.
    Post,
    /// Replaces.
    Put,
    /// Changes.
    Patch,
    /// Deletes.
    Delete,
}

impl OwnKind {
    /// All kinds, in the order in which a context's are read.
    pub const ALL: [Self; 6] = [
        Self::UseCase,
        Self::Service,
        Self::Specification,
        Self::Query,
        Self::Endpoint,
        Self::Handler,
    ];

    /// The table of the file that declares them.
    #[must_use]
    pub const fn table(self) -> &'static str {
        match self {
            Self::UseCase => "use_cases",
            Self::Service => "services",
            Self::Specification => "specifications",
            Self::Query => "queries",
            Self::Endpoint => "endpoints",
            Self::Handler => "handlers",
        }
    }

    /// What one of them is called in a sentence.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::UseCase => "use case",
            Self::Service => "service",
            Self::Specification => "specification",
            Self::Query => "query",
            Self::Endpoint => "endpoint",
            Self::Handler => "handler",
        }
    }
}

impl Method {
    /// All methods.
    pub const ALL: [Self; 5] = [Self::Get, Self::Post, Self::Put, Self::Patch, Self::Delete];

    /// Its name, in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Post => "post",
            Self::Put => "put",
            Self::Patch => "patch",
            Self::Delete => "delete",
        }
    }
}
