//! What the `OpenAPI` document says besides its routes.

use std::fmt::Write as _;

use application::queries::Lookup;
use utoipa::openapi::{ComponentsBuilder, InfoBuilder, OpenApi, OpenApiBuilder};

use crate::problem::{Document, Kind, RefusedPart};

/// The document before any route.
pub(crate) fn base() -> OpenApi {
    let info = InfoBuilder::new()
        .title("rental")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(description()));
    let mut components = ComponentsBuilder::new();
    components = components.schema_from::<Document>();
    components = components.schema_from::<RefusedPart>();
    OpenApiBuilder::new()
        .info(info)
        .components(Some(components.build()))
        .build()
}

/// What the service is for, what its refusals mean, and how its lists are filtered.
fn description() -> String {
    let mut text = String::from(
        "Rents out and sells equipment: partners, warehouses, and sales with their returns",
    );
    text.push_str(
        "\n\nEvery refusal is a problem document (RFC 9457, `application/problem+json`):\n",
    );
    for kind in Kind::ALL {
        let (status, slug) = (kind.status().as_u16(), kind.slug());
        let _ = write!(
            text,
            "\n- {status} `/problems/{slug}`: {}",
            kind.described()
        );
    }
    text.push_str("\n\nLists are filtered by their fields, `name=x` or `name__LOOKUP=x`, and all filters of a query hold together:\n");
    for lookup in Lookup::ALL {
        let _ = write!(text, "\n- `{}`: {}", lookup.name(), lookup.meaning());
    }
    text
}
