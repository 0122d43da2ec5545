//! What each layer must not know.

/// A layer and what it must not know.
pub(super) struct Layer {
    /// Its folder under `crates/`.
    pub(super) name: &'static str,
    /// Crates as Rust names them; one that ends in `*` stands for all that start so.
    forbidden: &'static [&'static str],
    /// Other layers.
    layers: &'static [&'static str],
    /// Where such code belongs.
    pub(super) fix: &'static str,
}

/// Frameworks that neither the domain nor the application knows.
const FRAMEWORKS: &[&str] = &[
    "axum",
    "clap",
    "hyper",
    "reqwest",
    "serde",
    "sqlx",
    "tokio",
    "tower*",
    "tracing_subscriber",
    "utoipa*",
];

pub(super) const LAYERS: &[Layer] = &[
    Layer {
        name: "domain",
        forbidden: FRAMEWORKS,
        layers: &["application", "infrastructure", "api", "server"],
        fix: "keep the domain free of frameworks: describe what it needs as a trait, and implement that in `infrastructure`",
    },
    Layer {
        name: "application",
        forbidden: FRAMEWORKS,
        layers: &["infrastructure", "api", "server"],
        fix: "let the application call a port, a trait of its own or of the domain, and implement that in `infrastructure`",
    },
    Layer {
        name: "infrastructure",
        forbidden: &["axum", "tower*", "utoipa*"],
        layers: &["api", "server"],
        fix: "move what speaks HTTP into `api`",
    },
    Layer {
        name: "api",
        forbidden: &["sqlx"],
        layers: &["infrastructure", "server"],
        fix: "let the API call a use case or a query of `application`",
    },
];

impl Layer {
    pub(super) fn manifest(&self) -> String {
        format!("crates/{}/Cargo.toml", self.name)
    }

    pub(super) fn sources(&self) -> String {
        format!("crates/{}/src", self.name)
    }

    /// Whether it must not know the crate that Rust calls `name`.
    pub(super) fn forbids(&self, name: &str) -> bool {
        let framework = |it: &&&str| match it.strip_suffix('*') {
            Some(start) => name.starts_with(start),
            None => **it == name,
        };
        self.layers.contains(&name) || self.forbidden.iter().any(|it| framework(&it))
    }

    /// Whether it must not depend on a package; one of a layer is `shop-infrastructure`.
    pub(super) fn forbids_package(&self, name: &str) -> bool {
        let layer = |it: &&&str| name.ends_with(&format!("-{it}"));
        self.forbids(&name.replace('-', "_")) || self.layers.iter().any(|it| layer(&it))
    }
}
