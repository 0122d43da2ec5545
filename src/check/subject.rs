//! What the rules look at, read once.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::mentions::Source;
use crate::model::problem::Located;
use crate::pipeline::{self, Impossible, Made, ModelProblems, Wanted};
use crate::plan::{self, Asks, Disk, DiskFile, MODEL};
use crate::project::{self, Project};
use crate::schema::Losses;
use crate::tree::{Ownership, Tree};

/// A project as the rules see it.
#[derive(Debug)]
pub struct Subject {
    /// What a run would do, if the model allows one.
    pub(super) made: Option<Made>,
    /// What is wrong with the model.
    pub(super) problems: Vec<Located>,
    /// Why stored data could not follow the model.
    pub(super) impossible: Vec<(String, &'static str)>,
    /// The first marker of each managed file that has one.
    pub(super) markers: Vec<(String, usize)>,
    /// The manifests of the workspace and its crates.
    pub(super) manifests: BTreeMap<String, String>,
    /// What the sources of the crates mention.
    pub(super) sources: BTreeMap<String, Source>,
    /// The paths of the migrations.
    pub(super) migrations: Vec<String>,
    /// The files that are written once, and are as they were written.
    pub(super) unwritten: BTreeSet<String>,
    /// The paths of those that dddgen wrote.
    pub(super) written_migrations: Vec<String>,
}

impl Subject {
    /// Reads a project; `now` is the time that a migration would have.
    ///
    /// # Errors
    /// If another version of dddgen rendered it, or it cannot be read.
    pub fn read(project: &Project, now: u64) -> Result<Self> {
        let wanted = Wanted {
            model: &project.model,
            file: MODEL,
            now,
            asks: &Asks::default(),
            losses: Losses::Refused,
            former: None,
        };
        let (made, problems, impossible) = sort(pipeline::update(project, wanted))?;
        let disk = project.disk(&Tree::default())?;
        let markers = plan::unresolved(&project.base, &disk);
        let markers = markers
            .into_iter()
            .map(|(path, line)| (path.to_owned(), line));
        Ok(Self {
            made,
            problems,
            impossible,
            markers: markers.collect(),
            manifests: manifests(project)?,
            sources: sources(project)?,
            migrations: project::files(&project.root, "migrations")?,
            unwritten: unwritten(project, &disk),
            written_migrations: written_migrations(project),
        })
    }

    /// The names of the model's contexts.
    pub(super) fn contexts(&self) -> Vec<&str> {
        let model = self.made.as_ref().map(|made| &made.model);
        let contexts = model.into_iter().flat_map(|model| &model.contexts);
        contexts.map(|context| context.name.snake()).collect()
    }
}

type Sorted = (Option<Made>, Vec<Located>, Vec<(String, &'static str)>);

/// A wrong model is for a rule to report, other failures end the check.
fn sort(made: Result<Made>) -> Result<Sorted> {
    let error = match made {
        Ok(made) => return Ok((Some(made), Vec::new(), Vec::new())),
        Err(error) => error,
    };
    if let Some(wrong) = error.downcast_ref::<ModelProblems>() {
        return Ok((None, wrong.located(), Vec::new()));
    }
    if let Some(Impossible(refusals)) = error.downcast_ref::<Impossible>() {
        let refusals = refusals.iter().map(|it| (it.to_string(), it.hint));
        return Ok((None, Vec::new(), refusals.collect()));
    }
    Err(error)
}

/// What nobody has touched, line endings aside, which git may change.
fn unwritten(project: &Project, disk: &Disk) -> BTreeSet<String> {
    let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let files = project.base.files.iter();
    let once = files.filter(|(_, written)| written.ownership == Ownership::Once);
    let same = once.filter(|(path, written)| {
        let found = disk.bytes(path);
        found.is_some_and(|found| lines(found) == lines(&written.bytes))
    });
    same.map(|(path, _)| path.clone()).collect()
}

fn written_migrations(project: &Project) -> Vec<String> {
    let files = project.base.files.iter();
    let files = files.filter(|(path, file)| {
        file.ownership == Ownership::Once && path.starts_with(plan::MIGRATIONS)
    });
    files.map(|(path, _)| path.clone()).collect()
}

fn manifests(project: &Project) -> Result<BTreeMap<String, String>> {
    let crates = super::layers::LAYERS.iter();
    let paths: Vec<String> = crates
        .map(super::layers::Layer::manifest)
        .chain(["Cargo.toml".to_owned()])
        .collect();
    let Disk { files, .. } = project::disk(&project.root, paths.iter().map(String::as_str))?;
    let text = |(path, file)| match file {
        DiskFile::Regular(bytes) => Some((path, String::from_utf8(bytes).ok()?)),
        _ => None,
    };
    Ok(files.into_iter().filter_map(text).collect())
}

fn sources(project: &Project) -> Result<BTreeMap<String, Source>> {
    let mut sources = BTreeMap::new();
    for layer in super::layers::LAYERS {
        let texts = project::texts(&project.root, &layer.sources(), "rs")?;
        let read = |(path, text): (String, String)| Some((path, Source::read(&text)?));
        sources.extend(texts.into_iter().filter_map(read));
    }
    Ok(sources)
}
