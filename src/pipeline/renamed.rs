//! A run in which something has another name.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use super::source::Source;
use super::{Made, State, Wanted, finish};
use crate::model::Model;
use crate::plan::{Disk, Plan};
use crate::rename::{Mention, Names, Renames, Words, follow, mentions};
use crate::tree::Tree;

/// Where the user's own code stands.
const OWN: &str = "crates";

/// What is called otherwise.
pub(super) struct Renamed {
    pub(super) renames: Renames,
    /// The new paths of files, by the old ones.
    pub(super) paths: BTreeMap<String, String>,
}

impl Renamed {
    /// Plans the run with the new names, and says what of the user's own has the old ones.
    pub(super) fn finish(
        &self,
        wanted: Wanted<'_>,
        source: &impl Source,
        (disk, tree, model): (Disk, Tree, Model),
    ) -> Result<Made> {
        let names = Names {
            paths: &self.paths,
            words: &self.renames.words,
        };
        let followed = follow(names, source.base(), &disk, &tree)?;
        let state = State {
            base: &followed.base,
            disk: followed.disk.clone(),
        };
        let mut made = finish(wanted, state, tree, model)?;
        made.plan = followed.told(made.plan, source.base(), &disk);
        made.plan.mentions = self.mentions(source, &made.plan, &made.tree)?;
        made.disk = disk;
        Ok(made)
    }

    /// The lines of the user's own that say an old name after the run.
    fn mentions(&self, source: &impl Source, plan: &Plan, tree: &Tree) -> Result<Vec<Mention>> {
        let mut texts = source.texts(OWN, "rs")?;
        for change in &plan.changes {
            let text = change
                .after
                .as_ref()
                .map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            match text {
                Some(text) if texts.contains_key(&change.path) || is_own(&change.path) => {
                    texts.insert(change.path.clone(), text);
                }
                Some(_) => {}
                None => drop(texts.remove(&change.path)),
            }
        }
        let words: &Words = &self.renames.words;
        let found = texts.iter().flat_map(|(path, text)| {
            let rendered = tree.get(path).map_or("", |file| file.text.as_str());
            mentions(path, text, rendered, words)
        });
        Ok(found.collect())
    }
}

fn is_own(path: &str) -> bool {
    let rest = path.strip_prefix(OWN);
    let is_rust = Path::new(path).extension().is_some_and(|it| it == "rs");
    is_rust && rest.is_some_and(|rest| rest.starts_with('/'))
}
