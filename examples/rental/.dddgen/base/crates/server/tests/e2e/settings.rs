//! Where settings come from, and what becomes of wrong ones.

use std::fs::{create_dir, write};

use tempfile::tempdir;

use crate::support::command;

#[test]
fn names_all_wrong_settings_of_all_sources() {
    let folder = tempdir().expect("a folder");
    let path = folder.path();
    create_dir(path.join("secrets")).expect("a folder");
    write(path.join("secrets/DATABASE_URL"), "other://a-password\n").expect("a file");
    write(
        path.join(".env"),
        "LOG_LEVEL=loud\nLOG_LEVLE=info\nOTHER=1\n",
    )
    .expect("a file");
    let file = "[http]\nport = 70000\nallowed_origins = [\"*\"]\nprot = 1\n";
    write(path.join("settings.toml"), file).expect("a file");
    let output = command(path, &["--set", "ENVIRONMENT=prod"])
        .env("SECRETS_DIR", "secrets")
        .env("HTTP_DOCS", "maybe")
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let errors = String::from_utf8_lossy(&output.stderr);
    let named: Vec<_> = errors.lines().skip(1).map(str::trim).collect();
    let expected = [
        "HTTP_PORT must be a whole number from 0 to 65535",
        "HTTP_ALLOWED_ORIGINS must not be `*` in production",
        "HTTP_DOCS must be `true` or `false`",
        "DATABASE_URL must be such as `sqlite://rental.db`",
        "LOG_LEVEL must be error, warn, info, debug, trace or as `info,sqlx=warn`",
        "LOG_LEVLE is unknown (in .env)",
        "HTTP_PROT is unknown (in settings.toml)",
    ];
    assert_eq!(named, expected);
    assert!(!errors.contains("password"), "{errors}");
}

#[test]
fn refuses_files_that_cannot_be_read() {
    let folder = tempdir().expect("a folder");
    write(folder.path().join("settings.toml"), "[http\n").expect("a file");
    write(folder.path().join(".env"), "a password\n").expect("a file");
    let output = command(folder.path(), &[])
        .env("SECRETS_DIR", "nowhere")
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let errors = String::from_utf8_lossy(&output.stderr);
    for source in ["SECRETS_DIR", ".env", "settings.toml"] {
        assert!(errors.contains(source), "{errors}");
    }
    assert!(!errors.contains("password"), "{errors}");
}
