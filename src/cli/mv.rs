//! `dddgen mv`

use anyhow::Result;
use clap::Args;

use super::help;
use super::options::Options;
use super::project::{self, DryRun};
use super::shell::{Reply, Shell};
use crate::merge::Syntax;
use crate::pipeline;
use crate::plan::{self, Base, DiskFile, Relocation};
use crate::project::Project;
use crate::report::Tense;
use crate::tree::Tree;

/// Records that you moved a file that dddgen wrote
///
/// From then on what dddgen renders for it is merged into its new place. A file that still stands
/// where it was is moved; a folder takes along all that dddgen wrote in it.
#[derive(Debug, Args)]
#[command(after_help = help::MV)]
pub(super) struct Typed {
    /// Where the file or folder was
    #[arg(value_name = "OLD")]
    old: String,
    /// Where it is from now on
    #[arg(value_name = "NEW")]
    new: String,
    #[command(flatten)]
    dry: DryRun,
}

pub(super) fn run(typed: &Typed, options: &Options, shell: &Shell) -> Result<Reply> {
    let session = project::begin(options, shell)?;
    let project = Project::open(options.dir())?;
    pipeline::require_version(&project)?;
    let wanted = wanted(typed, &project)?;
    let files: Vec<_> = wanted.files(&project.base).collect();
    let places = files.iter().flat_map(|(from, to)| [*from, to.as_str()]);
    let disk = crate::project::disk(&project.root, places)?;
    plan::require_resolved(&project.base, &project.disk(&Tree::default())?)?;
    let plan = plan::relocate(&project.base, &disk, &wanted)?;
    let tense = typed.dry.tense();
    if tense == Tense::Did {
        session.carry_out(&plan)?;
    }
    let mut reply = project::answer("mv", tense, &plan, shell);
    if plan
        .steps
        .iter()
        .any(|step| Syntax::of(&step.path) == Syntax::Rust)
    {
        "hint: the `mod` declarations and paths that name it are yours to change; dddgen merges around them\n"
            .clone_into(&mut reply.advice);
    }
    Ok(reply)
}

/// A name that ends in `/`, or is a folder where a file is moved, says where the file goes.
fn wanted(typed: &Typed, project: &Project) -> Result<Relocation> {
    let plain = |path: &str| {
        path.trim_start_matches("./")
            .trim_end_matches('/')
            .to_owned()
    };
    let (from, mut to) = (plain(&typed.old), plain(&typed.new));
    let into = typed.new.ends_with('/') || is_folder(project, &to)?;
    let name = from.rsplit('/').next().unwrap_or_default();
    if into && is_file(&project.base, &from) {
        to = format!("{to}/{name}");
    }
    Ok(Relocation { from, to })
}

fn is_file(base: &Base, path: &str) -> bool {
    base.files.contains_key(path)
}

fn is_folder(project: &Project, path: &str) -> Result<bool> {
    let disk = crate::project::disk(&project.root, [path])?;
    Ok(matches!(disk.files.get(path), Some(DiskFile::Other)))
}
