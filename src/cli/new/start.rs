//! What a new service starts from: what was typed, what was asked for, and what stands for the
//! rest.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::{Typed, Vcs, database};
use crate::cli::ask;
use crate::cli::failure::{of_edit, of_name};
use crate::cli::options::Options;
use crate::commit;
use crate::model::{Database, edit};
use crate::naming::{Name, Role};
use crate::outcome::Failure;
use crate::pipeline;
use crate::project;

/// A service to create.
#[derive(Debug)]
pub(super) struct Start {
    pub(super) name: Name,
    /// The text of its model.
    pub(super) model: String,
    /// What messages call the model's file.
    pub(super) file: String,
    /// The folder to create.
    pub(super) target: PathBuf,
    /// The folder as the user would type it.
    pub(super) shown: String,
    pub(super) database: Database,
    /// The command that does the same without questions.
    pub(super) equivalent: String,
}

impl Start {
    /// Reads what was typed, and asks for what is missing.
    pub(super) fn of(typed: &Typed, options: &Options) -> Result<Self> {
        let given = typed.from.as_deref();
        let given = given.map(|path| read(path, options)).transpose()?;
        let name = name(typed, given.as_deref(), options)?;
        let path = typed.path.clone();
        let path = path.unwrap_or_else(|| PathBuf::from(name.kebab()));
        let target = options.path(&path);
        commit::require_vacant(&target)?;
        let ask = options.interactive && typed.description.is_none() && given.is_none();
        let description = if ask {
            Some(ask::text("What is it for, in one sentence", |_| Ok(()))?)
        } else {
            typed.description.clone()
        };
        let ask = options.interactive && typed.database.is_none() && given.is_none();
        let database = if ask {
            asked_for_database()?
        } else {
            chosen(typed, given.as_deref())
        };
        let file = match &typed.from {
            Some(path) => path.display().to_string(),
            None => crate::plan::MODEL.to_owned(),
        };
        let model = if let Some(text) = &given {
            from(text, typed, &name).map_err(|error| explained(text, &file, &error))?
        } else {
            let text = description.as_deref().unwrap_or_default();
            edit::new_document(&name, text, database)
        };
        Ok(Self {
            equivalent: equivalent(typed, &name, description.as_deref(), database),
            database,
            shown: path.display().to_string(),
            name,
            model,
            file,
            target,
        })
    }
}

/// As typed, else as the model has it; a model that is wrong about it is refused later.
fn chosen(typed: &Typed, given: Option<&str>) -> Database {
    let stated = given.and_then(|text| edit::service_text(text, "database"));
    let stated = stated.and_then(|keyword| Database::from_keyword(&keyword));
    typed.database.or(stated).unwrap_or(Database::Sqlite)
}

fn asked_for_database() -> Result<Database> {
    let parse = |answer: &str| match answer.trim() {
        "" => Ok(Database::Sqlite),
        keyword => database(keyword).map_err(anyhow::Error::msg),
    };
    let question = "Its database, sqlite (a file) or postgres [sqlite]";
    parse(&ask::text(question, |answer| parse(answer).map(drop))?)
}

fn read(path: &Path, options: &Options) -> Result<String> {
    let text = project::text(&options.path(path));
    text.context(Failure::usage("the model of `--from` cannot be read"))
}

/// As typed, else as the model has it, else as answered.
fn name(typed: &Typed, given: Option<&str>, options: &Options) -> Result<Name> {
    let stated = given.and_then(|text| edit::service_text(text, "name"));
    let parse = |text: &str| Name::parse(text, Role::Service).map_err(|error| of_name(&error));
    match typed.name.as_deref().or(stated.as_deref()) {
        Some(name) => parse(name),
        None if options.interactive => parse(&ask::text("Name of the service", |answer| {
            parse(answer).map(drop)
        })?),
        None => {
            // A model that is wrong has more to say than that no name was found in it.
            if let (Some(text), Some(path)) = (given, &typed.from) {
                pipeline::parse(text, &path.display().to_string())?;
            }
            bail!(Failure::usage(
                "the service has no name\nhint: give it one: `dddgen new bookstore`"
            ))
        }
    }
}

/// The given model under the new name, its comments kept.
fn from(text: &str, typed: &Typed, name: &Name) -> Result<String, edit::EditError> {
    let database = typed.database.map(Database::keyword);
    let kebab = name.kebab();
    let settings = [
        ("name", typed.name.as_ref().map(|_| kebab.as_str())),
        ("description", typed.description.as_deref()),
        ("database", database),
    ];
    let settings = settings.into_iter();
    let mut settings = settings.filter_map(|(key, value)| Some((key, value?)));
    settings.try_fold(text.to_owned(), |text, (key, value)| {
        edit::set_service_text(&text, key, value)
    })
}

/// What is wrong with a model explains why it cannot be edited.
fn explained(text: &str, file: &str, error: &edit::EditError) -> anyhow::Error {
    match pipeline::parse(text, file) {
        Err(problems) => problems,
        Ok(_) => of_edit(error),
    }
}

fn equivalent(typed: &Typed, name: &Name, description: Option<&str>, database: Database) -> String {
    let mut words = vec!["dddgen".to_owned(), "new".to_owned()];
    if typed.name.is_some() || typed.from.is_none() {
        words.push(name.kebab());
    }
    // The default goes without saying, and so does what the model says.
    let stated = typed.database.is_some() || (typed.from.is_none() && database != Database::Sqlite);
    let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
    let options = [
        ("--from", path(&typed.from)),
        ("--description", description.map(str::to_owned)),
        ("--database", stated.then(|| database.keyword().to_owned())),
        ("--path", path(&typed.path)),
        ("--vcs", (typed.vcs == Vcs::None).then(|| "none".to_owned())),
    ];
    for (option, value) in options {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            words.extend([option.to_owned(), quoted(&value)]);
        }
    }
    words.push("--yes".to_owned());
    words.join(" ")
}

/// A word as a shell takes it.
pub(super) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,@%+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_what_a_shell_would_change() {
        let cases = [
            ("shop", "shop"),
            ("a b", "'a b'"),
            ("it's", r"'it'\''s'"),
            ("$HOME", "'$HOME'"),
            ("", "''"),
        ];
        for (word, expected) in cases {
            assert_eq!(quoted(word), expected);
        }
    }
}
