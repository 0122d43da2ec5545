//! A body with many items of one kind.

use std::collections::BTreeSet;

use axum::extract::{FromRequest, Request};
use domain::audit::Version;
use domain::validation::{Invalid, Violations};
use serde_json::value::RawValue;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Json;
use crate::input::{Body, Faults, FromJson, Input, Members};
use crate::problem::Problem;

/// The most items of one request, for its handlers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BulkLimit(pub(crate) usize);

/// Items, not judged yet.
#[derive(Debug)]
pub(crate) struct Bulk<B> {
    items: Result<Vec<Item<B>>, Violations>,
    unknown: Violations,
}

#[derive(Debug)]
struct Item<B> {
    body: B,
    unknown: Violations,
}

impl<B> Bulk<B> {
    /// What the items say, if nothing is wrong with any of them.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub(crate) fn parse<T: TryFrom<B, Error = Violations>>(self) -> Result<Vec<T>, Problem> {
        let mut violations = self.unknown;
        let mut parsed = Vec::new();
        match self.items {
            Err(refused) => violations.extend(refused),
            Ok(items) => {
                for (index, item) in items.into_iter().enumerate() {
                    let mut refused = item.unknown;
                    match T::try_from(item.body) {
                        Ok(value) => parsed.push(value),
                        Err(broken) => refused.extend(broken),
                    }
                    violations.extend_within(&format!("items/{index}"), refused);
                }
            }
        }
        if violations.is_empty() {
            Ok(parsed)
        } else {
            Err(Problem::from(violations))
        }
    }
}

impl<B> Bulk<Identified<B>> {
    /// The same for items that say which resources they are about, once each.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub(crate) fn parse_addressed<T>(self) -> Result<Vec<Addressed<T>>, Problem>
    where
        T: TryFrom<B, Error = Violations>,
    {
        let items: Vec<Addressed<T>> = self.parse()?;
        let mut violations = Violations::default();
        let mut seen = BTreeSet::new();
        for (index, item) in items.iter().enumerate() {
            if !seen.insert(item.id) {
                let invalid = Invalid::new("repeated", "is given more than once");
                violations.add(format!("items/{index}/id"), invalid);
            }
        }
        if violations.is_empty() {
            Ok(items)
        } else {
            Err(Problem::from(violations))
        }
    }
}

/// The body as a whole, before its items are read.
struct Whole {
    items: Input<Vec<Raw>>,
}

/// An item as it was written.
struct Raw(Box<RawValue>);

impl FromJson for Raw {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        Ok(Self(json.to_owned()))
    }
}

impl Body for Whole {
    fn take(members: &mut Members) -> Self {
        Self {
            items: members.take("items"),
        }
    }
}

impl<S: Send + Sync, B: Body> FromRequest<S> for Bulk<B> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let limit = request.extensions().get::<BulkLimit>().copied();
        let body = Json::<Whole>::from_request(request, state).await?;
        let (whole, unknown) = body.into_parts();
        Ok(Self {
            items: read(whole.items, limit),
            unknown,
        })
    }
}

fn read<B: Body>(
    items: Input<Vec<Raw>>,
    limit: Option<BulkLimit>,
) -> Result<Vec<Item<B>>, Violations> {
    let mut faults = Faults::default();
    let items = faults.value("items", items);
    let Some(items) = items else {
        return Err(faults.or_missing("items"));
    };
    if let Some(BulkLimit(most)) = limit.filter(|limit| items.len() > limit.0) {
        let mut violations = Violations::default();
        let message = format!("must have at most {most} elements");
        violations.add("items", Invalid::new("length", message));
        return Err(violations);
    }
    let mut violations = Violations::default();
    let mut read = Vec::with_capacity(items.len());
    for (index, Raw(json)) in items.iter().enumerate() {
        match Members::parse(json.get().as_bytes()) {
            Ok(mut members) => read.push(Item {
                body: B::take(&mut members),
                unknown: members.unknown(),
            }),
            Err(_) => violations.add(
                format!("items/{index}"),
                Invalid::new("type", "must be an object"),
            ),
        }
    }
    if violations.is_empty() {
        Ok(read)
    } else {
        Err(violations)
    }
}

/// An item that says which resource it is about.
#[derive(Debug, ToSchema)]
pub(crate) struct Identified<B> {
    /// Which one.
    #[schema(value_type = Uuid)]
    id: Input<Uuid>,
    /// The version that the caller knows, if it cares.
    #[schema(value_type = i64, required = false)]
    version: Input<i64>,
    #[serde(flatten)]
    body: B,
}

/// What an identified item says.
#[derive(Debug)]
pub(crate) struct Addressed<T> {
    /// Which resource it is about.
    pub(crate) id: Uuid,
    /// The version that it may have, if the caller cares.
    pub(crate) expected: Option<Vec<Version>>,
    /// What it says about the resource.
    pub(crate) said: T,
}

impl<B: Body> Body for Identified<B> {
    fn take(members: &mut Members) -> Self {
        Self {
            id: members.take("id"),
            version: members.take("version"),
            body: B::take(members),
        }
    }
}

impl<B, T: TryFrom<B, Error = Violations>> TryFrom<Identified<B>> for Addressed<T> {
    type Error = Violations;

    fn try_from(item: Identified<B>) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let id = faults.value("id", item.id);
        let version = faults.value("version", item.version);
        let said = T::try_from(item.body);
        match (id, said) {
            (Some(id), Ok(said)) if faults.is_empty() => Ok(Self {
                id,
                expected: version.map(|version| vec![Version::restore(version)]),
                said,
            }),
            (id, said) => {
                let mut violations = match id {
                    Some(_) => faults.violations(),
                    None => faults.or_missing("id"),
                };
                violations.extend(said.err().unwrap_or_default());
                Err(violations)
            }
        }
    }
}

/// The body of a request about many.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "it only describes what `Bulk` reads")]
pub(crate) struct BulkBody<T> {
    /// The items; all of them count, or none.
    items: Vec<T>,
}
