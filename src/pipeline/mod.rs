//! The stages in a row: a project and the text of its model in, a [`Plan`] out.
//!
//! ```text
//! text ──parse──▶ Model ──render──▶ Tree ──format──▶ ──migration──▶ Tree ──plan──▶ Plan
//! ```
//!
//! Nothing here prints or writes into a project, and no clock is read: the time is an argument.

mod fault;
mod known;
mod mentioned;
mod migration;
mod moved;
mod renamed;
mod source;
mod version;

use anyhow::{Context as _, Result};

use crate::format;
use crate::model::{self, Former, Model, edit};
use crate::outcome::Failure;
use crate::plan::{self, Asks, Base, Disk, MODEL, Plan, PlanInput};
use crate::project::Project;
use crate::rename::Renames;
use crate::render::render;
use crate::schema::{self, Losses, Schema};
use crate::template::Templates;
use crate::tree::Tree;

use mentioned::mentioned;
use migration::Step;
use renamed::Renamed;

pub use fault::{Impossible, ModelProblems, StillNeeded};
pub use source::Source;
pub use version::{VERSION, require_version, version_of};

/// What is to become of a project.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The text of the model.
    pub model: &'a str,
    /// What messages call the model's file.
    pub file: &'a str,
    /// The time of a new migration, in seconds since 1970.
    pub now: u64,
    /// What the user asks for beyond the model.
    pub asks: &'a Asks,
    /// Whether the migration may lose stored data.
    pub losses: Losses,
    /// What was called otherwise in the model as last applied, beside what the file says.
    pub former: Option<&'a Former>,
}

/// A plan, and what it was made from.
#[derive(Debug)]
pub struct Made {
    /// What a run does.
    pub plan: Plan,
    /// The model that it renders.
    pub model: Model,
    /// What is on disk.
    pub disk: Disk,
    /// What it renders, at the places where it stands.
    pub tree: Tree,
}

/// Plans a new project.
///
/// # Errors
/// If the model is wrong ([`ModelProblems`]) or something fails.
pub fn create(wanted: Wanted<'_>) -> Result<Made> {
    let model = parse(wanted.model, wanted.file)?;
    let mut tree = render(&model, &Templates::embedded()?)?;
    format::rust(&mut tree, |_, _| None)?;
    let schema = schema::of(&model);
    let step = Step {
        old: &Schema::default(),
        new: &schema,
        database: model.service.database,
    };
    step.add(&mut tree, wanted.now.into())?;
    let (base, disk) = (Base::default(), Disk::default());
    let mut made = finish(wanted, State { base: &base, disk }, tree, model)?;
    made.plan.record_schema(&base, &schema::records(&schema));
    Ok(made)
}

/// Plans a run on a project.
///
/// # Errors
/// If another version of dddgen rendered it, the model is wrong ([`ModelProblems`]), stored data
/// could not follow ([`Impossible`]), or something fails.
pub fn update(project: &Project, wanted: Wanted<'_>) -> Result<Made> {
    require_version(project)?;
    run(project, wanted, |path, text, raw| {
        known::text(&project.base, raw, path, text)
    })
}

/// Plans the way of a project to this version of dddgen.
///
/// # Errors
/// As [`update`], but only if a newer version rendered it.
pub fn upgrade(project: &Project, wanted: Wanted<'_>) -> Result<Made> {
    version::require_no_newer(project)?;
    // What another version formatted is no proof of how this one would.
    run(project, wanted, |_, _, _| None)
}

/// The stages, with what is known already of the formatted text of a path.
fn run(
    project: &Project,
    wanted: Wanted<'_>,
    known: impl Fn(&str, &str, &Tree) -> Option<String>,
) -> Result<Made> {
    let templates = Templates::embedded()?;
    plan(project, wanted, &templates, |tree, applied| {
        let raw = applied.map(|it| render(it, &templates)).transpose()?;
        let raw = raw.unwrap_or_default();
        format::rust(tree, |path, text| known(path, text, &raw))
    })
}

/// Plans a run on a project wherever it is held; `format` lays out what was rendered, and sees the
/// model as last applied.
///
/// # Errors
/// If the model is wrong ([`ModelProblems`]), stored data could not follow ([`Impossible`]), or
/// something fails.
pub fn plan(
    source: &impl Source,
    wanted: Wanted<'_>,
    templates: &Templates,
    format: impl FnOnce(&mut Tree, Option<&Model>) -> Result<()>,
) -> Result<Made> {
    let mut model = parse(wanted.model, wanted.file)?;
    if let Some(former) = wanted.former {
        former.note(&mut model);
    }
    let base = source.base();
    let applied = applied(base)?;
    let mut tree = render(&model, templates)?;
    format(&mut tree, applied.as_ref())?;
    let moment = migration::Moment::on(source, wanted.now, wanted.losses)?;
    let schema = schema::of(&model);
    let step = Step {
        old: &migration::led_to(base, applied.as_ref())?,
        new: &schema,
        database: model.service.database,
    };
    migration::require_same_database(applied.as_ref(), &model)?;
    let effects = step.add(&mut tree, moment)?;
    migration::keep(&mut tree, base);
    let own = effects.own(source, &tree)?;
    let renames = applied.as_ref();
    let renames = renames.map(|old| Renames::between(old, &model, templates));
    let renames = renames.unwrap_or_default();
    let called = (!renames.is_empty()).then(|| Renamed {
        paths: renames.paths(templates),
        words: &renames.words,
    });
    let moved = called.as_ref().map(|called| base.moved_as(&called.paths));
    moved::follow(&mut tree, moved.as_ref().unwrap_or(&base.moved))?;
    let disk = source.disk(&tree)?;
    let mut made = match called {
        None => finish(wanted, State { base, disk }, tree, model)?,
        Some(called) => called.finish(wanted, source, (disk, tree, model))?,
    };
    made.plan.losses = effects.losses;
    made.plan.own = own;
    made.plan.mentions = mentioned(source, &made, &renames.of_before())?;
    made.plan
        .record_schema(source.base(), &schema::records(&schema));
    Ok(made)
}

/// Reads a model.
///
/// # Errors
/// All its problems, as [`ModelProblems`].
pub fn parse(text: &str, file: &str) -> Result<Model> {
    model::parse(text).map_err(|problems| {
        ModelProblems {
            file: file.to_owned(),
            text: text.to_owned(),
            problems,
        }
        .into()
    })
}

struct State<'a> {
    base: &'a Base,
    disk: Disk,
}

fn finish(wanted: Wanted<'_>, state: State<'_>, tree: Tree, model: Model) -> Result<Made> {
    let text = edit::set_dddgen_version(wanted.model, VERSION)?;
    let plan = plan::make(PlanInput {
        base: state.base,
        disk: &state.disk,
        render: &tree,
        model: &text,
        version: VERSION,
        asks: wanted.asks,
    })?;
    let disk = state.disk;
    Ok(Made {
        plan,
        model,
        disk,
        tree,
    })
}

/// The model as last applied.
fn applied(base: &Base) -> Result<Option<Model>> {
    let Some(bytes) = base.model() else {
        return Ok(None);
    };
    let text = String::from_utf8_lossy(bytes);
    let broken = || {
        Failure::refused(format!(
            "`{}{MODEL}`, the model as last applied, is damaged\nhint: take it back from version control: `git checkout .dddgen`",
            plan::BASE
        ))
    };
    let model = model::parse(&text).map_err(|_| broken());
    Ok(Some(model.context("cannot compare with the last run")?))
}
