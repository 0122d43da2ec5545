//! What the `OpenAPI` document says besides its routes.

use std::fmt::Write as _;

use utoipa::openapi::{ComponentsBuilder, InfoBuilder, OpenApi, OpenApiBuilder};

use crate::problem::{Document, Kind, RefusedPart};

/// The document before any route.
pub(crate) fn base() -> OpenApi {
    let info = InfoBuilder::new()
        .title("minimal")
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

/// What the service is for, and what its refusals mean.
fn description() -> String {
    let mut text = String::from("Keeps notes");
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
    text
}
