//! The settings of the HTTP interface.

use std::time::Duration;

use api::{HttpOptions, Origins};
use axum::http::{HeaderValue, Uri};

use super::{Environment, Reader};

/// The settings of the HTTP interface.
#[derive(Debug, Clone)]
pub struct HttpSettings {
    /// The address to listen on.
    pub host: String,
    /// The port to listen on; 0 for any that is free.
    pub port: u16,
    /// The most bytes that a request body may have.
    pub body_limit: usize,
    /// The most items of a request about many.
    pub bulk_limit: usize,
    /// How long a request may take.
    pub request_timeout: Duration,
    /// The web pages that may call the service from a browser.
    pub origins: Origins,
    /// Whether the `OpenAPI` document and its page are served.
    pub docs: bool,
    /// How long running requests have to end when the service stops.
    pub shutdown: Duration,
}

impl HttpSettings {
    pub(super) fn read(reader: &mut Reader<'_>, environment: Environment) -> Self {
        let docs = matches!(environment, Environment::Local | Environment::Staging);
        Self {
            host: reader.value("HTTP_HOST", String::from("127.0.0.1")),
            port: reader.number("HTTP_PORT", 8080, 0..=u16::MAX),
            body_limit: reader.number("HTTP_BODY_LIMIT_BYTES", 1_048_576, 1..=1_073_741_824),
            bulk_limit: reader.number("HTTP_BULK_LIMIT", 1000, 1..=10_000),
            request_timeout: reader.seconds("HTTP_REQUEST_TIMEOUT_SECONDS", 30, 1..=3600),
            origins: origins(reader, environment),
            docs: reader.flag("HTTP_DOCS", docs),
            shutdown: reader.seconds("HTTP_SHUTDOWN_SECONDS", 10, 0..=3600),
        }
    }

    /// What the interface has to know of them.
    pub fn options(&self) -> HttpOptions {
        HttpOptions {
            body_limit: self.body_limit,
            bulk_limit: self.bulk_limit,
            request_timeout: self.request_timeout,
            origins: self.origins.clone(),
            docs: self.docs,
        }
    }
}

fn origins(reader: &mut Reader<'_>, environment: Environment) -> Origins {
    const NAME: &str = "HTTP_ALLOWED_ORIGINS";
    let default = match environment {
        Environment::Local => vec![HeaderValue::from_static("http://localhost:3000")],
        _ => Vec::new(),
    };
    let origins = reader.parsed(NAME, Origins::These(default), |text| match text {
        "*" => Ok(Origins::Any),
        "" => Ok(Origins::These(Vec::new())),
        list => list
            .split(',')
            .map(origin)
            .collect::<Result<_, _>>()
            .map(Origins::These),
    });
    if environment == Environment::Production && origins == Origins::Any {
        reader.refuse(NAME, "must not be `*` in production");
    }
    origins
}

/// A scheme and a host, which is all that a browser sends.
fn origin(text: &str) -> Result<HeaderValue, String> {
    let text = text.trim();
    let uri: Option<Uri> = text.parse().ok();
    let uri = uri.filter(|uri| {
        let web = matches!(uri.scheme_str(), Some("http" | "https"));
        web && uri.path() == "/" && uri.query().is_none() && !text.ends_with('/')
    });
    uri.and_then(|_| HeaderValue::from_str(text).ok())
        .ok_or_else(|| String::from("must be `*` or origins such as `https://shop.example`"))
}
