//! Puts the decisions about all paths together.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

use crate::merge::{self, Labels};
use crate::outcome::Failure;
use crate::tree::{File, Ownership, Tree};

use super::asks::{Asks, Seen};
use super::decide::{Decision, Known, Text, decide, same_text};
use super::state::{BASE, Base, Disk, DiskFile, GITIGNORE, MODEL, MOVED, ONCE, SCHEMA, Written};
use super::step::{Action, Change, Plan, Step};

/// What a plan is made from.
#[derive(Debug, Clone, Copy)]
pub struct PlanInput<'a> {
    /// What dddgen wrote last time.
    pub base: &'a Base,
    /// What is on disk.
    pub disk: &'a Disk,
    /// What dddgen writes now, without the model.
    pub render: &'a Tree,
    /// The text of `dddgen.toml` that was rendered.
    pub model: &'a str,
    /// The version that renders.
    pub version: &'a str,
    /// What the user asks for beyond that.
    pub asks: &'a Asks,
}

/// Plans a run.
///
/// # Errors
/// If the render names a path that is not its own, or what the user asks for cannot be done.
pub fn make(input: PlanInput<'_>) -> Result<Plan> {
    let labels = Labels::new(input.version);
    let mut plan = Plan::default();
    let paths = paths(&input)?;
    input.asks.require_possible(Seen {
        base: input.base,
        disk: input.disk,
        render: input.render,
    })?;
    for path in paths {
        let known = Known {
            path,
            base: input.base.files.get(path),
            disk: input.disk.files.get(path),
            render: input.render.get(path),
            restore: input.asks.restores(path),
            reset: input.asks.resets(path),
        };
        if let Some(decision) = decide(known, &labels) {
            plan.add(known, decision);
        }
        plan.record(known);
    }
    plan.moved(&input);
    plan.model(&input)?;
    plan.gitignore(input.disk);
    plan.changes.sort_by(|a, b| a.path.cmp(&b.path));
    plan.steps.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(plan)
}

/// The first line with an unresolved marker of each managed file that has one.
pub fn unresolved<'a>(base: &'a Base, disk: &Disk) -> Vec<(&'a str, usize)> {
    let managed = base
        .files
        .iter()
        .filter(|(_, file)| file.ownership == Ownership::Managed);
    managed
        .filter_map(|(path, _)| {
            let text = String::from_utf8_lossy(disk.bytes(path)?);
            Some((path.as_str(), merge::unresolved(&text)?))
        })
        .collect()
}

/// Refuses a project in which markers of an earlier run stand.
///
/// # Errors
/// If there are any; the error names each place.
pub fn require_resolved(base: &Base, disk: &Disk) -> Result<()> {
    let places: Vec<String> = unresolved(base, disk)
        .iter()
        .map(|(path, line)| format!("`{path}:{line}`"))
        .collect();
    if places.is_empty() {
        return Ok(());
    }
    bail!(Failure::refused(format!(
        "conflicts of an earlier run are not resolved: {}\nhint: resolve what stands between `<<<<<<< yours` and `>>>>>>> dddgen`",
        places.join(", ")
    )))
}

fn paths<'a>(input: &PlanInput<'a>) -> Result<BTreeSet<&'a str>> {
    for (path, _) in input.render.iter() {
        let own = path != MODEL && !path.starts_with(".dddgen/") && !path.starts_with(".git/");
        if !own || !is_plain(path) {
            bail!(Failure::internal(format!(
                "`{path}` is no path to render to"
            )));
        }
    }
    let base = input.base.files.keys().map(String::as_str);
    let rendered = input.render.iter().map(|(path, _)| path);
    Ok(base.filter(|path| *path != MODEL).chain(rendered).collect())
}

/// Relative, with `/`, and within the project.
pub(crate) fn is_plain(path: &str) -> bool {
    let odd = |part: &str| part.is_empty() || part == "." || part == "..";
    !path.contains(['\\', '\0', '\n', '\r']) && !path.split('/').any(odd)
}

impl Plan {
    fn add(&mut self, known: Known<'_>, decision: Decision) {
        let after = match decision.text {
            Text::Same => None,
            Text::New(bytes) => Some(Some(bytes)),
            Text::Gone => Some(None),
        };
        if let Some(after) = after {
            let before = match known.disk {
                Some(DiskFile::Regular(bytes)) => Some(bytes.clone()),
                _ => None,
            };
            let executable = known.render.is_some_and(|file| file.executable);
            self.changes.push(Change {
                path: known.path.to_owned(),
                before,
                after,
                executable,
            });
        }
        self.steps.push(Step {
            path: known.path.to_owned(),
            from: None,
            action: decision.action,
        });
    }

    /// Brings the base up to date: the new render, conflicts included.
    fn record(&mut self, known: Known<'_>) {
        let old = known.base;
        let new = match (old, known.render) {
            (Some(old), Some(_)) if stays_once(old, known.render) => return,
            (_, render) => render,
        };
        if let Some(old) = old
            && new.is_none_or(|new| new.ownership != old.ownership)
        {
            self.base(folder(old.ownership), known.path, Some(&old.bytes), None);
        }
        if let Some(new) = new {
            let old = old.filter(|old| old.ownership == new.ownership);
            let old = old.map(|old| old.bytes.as_slice());
            let text = Some(new.text.as_bytes());
            if !old.zip(text).is_some_and(|(old, new)| same_text(old, new)) {
                self.base(folder(new.ownership), known.path, old, text);
            }
        }
    }

    /// Forgets the moves of what is no longer rendered.
    fn moved(&mut self, input: &PlanInput<'_>) {
        for (path, moved) in &input.base.moved {
            if input.render.get(&moved.to).is_none() {
                self.base(MOVED, path, Some(&moved.record), None);
            }
        }
    }

    pub(super) fn base(
        &mut self,
        folder: &str,
        path: &str,
        before: Option<&[u8]>,
        after: Option<&[u8]>,
    ) {
        if before != after {
            self.changes.push(Change {
                path: format!("{folder}{path}"),
                before: before.map(<[u8]>::to_vec),
                after: after.map(<[u8]>::to_vec),
                executable: false,
            });
        }
    }

    /// The model: as edited on disk, as applied in the base.
    fn model(&mut self, input: &PlanInput<'_>) -> Result<()> {
        let new = input.model.as_bytes();
        let old = match input.disk.files.get(MODEL) {
            None => None,
            Some(DiskFile::Regular(bytes)) => Some(bytes.as_slice()),
            Some(_) if input.base.model() == Some(new) => Some(new),
            Some(_) => bail!(Failure::refused(format!("`{MODEL}` is not a plain file"))),
        };
        let action = match old {
            Some(old) if old == new => Action::Unchanged,
            Some(_) => Action::Update,
            None => Action::Create,
        };
        self.base("", MODEL, old, Some(new));
        self.base(BASE, MODEL, input.base.model(), Some(new));
        self.steps.push(Step {
            path: MODEL.to_owned(),
            from: None,
            action,
        });
        Ok(())
    }

    /// Records the tables to which the migrations lead from now on. A run that does nothing else
    /// begins no record.
    pub fn record_schema(&mut self, base: &Base, records: &BTreeMap<String, String>) {
        if self.changes.is_empty() && base.schema.is_empty() {
            return;
        }
        let names: BTreeSet<_> = base.schema.keys().chain(records.keys()).collect();
        for name in names {
            let before = base.schema.get(name).map(Vec::as_slice);
            let after = records.get(name).map(String::as_bytes);
            self.base(SCHEMA, name, before, after);
        }
        self.changes.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// Part of every first commit, and of every one after it was lost.
    fn gitignore(&mut self, disk: &Disk) {
        let (path, text) = GITIGNORE;
        if self.changes.is_empty() || disk.files.contains_key(path) {
            return;
        }
        self.base("", path, None, Some(text.as_bytes()));
    }
}

/// A once-only file stays recorded as it was first written.
fn stays_once(old: &Written, render: Option<&File>) -> bool {
    old.ownership == Ownership::Once
        && render.is_some_and(|render| render.ownership == Ownership::Once)
}

pub(super) fn folder(ownership: Ownership) -> &'static str {
    match ownership {
        Ownership::Managed => BASE,
        Ownership::Once => ONCE,
    }
}
