//! What a user does to the files of a project: lines that can be told from all others.

use dddgen::plan::{Asks, MIGRATIONS};
use dddgen::schema::Losses;
use proptest::prelude::*;

use super::world::World;

/// Whatever stands in a line of the user's.
pub(crate) const MINE: &str = "mine_";

/// An edit of a file; which one, and where, is picked among those there are.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    does: Does,
    /// Whether the file is one that changes of the model change.
    lively: bool,
    file: prop::sample::Index,
    line: prop::sample::Index,
}

#[derive(Debug, Clone, Copy)]
enum Does {
    Insert,
    Replace,
    Append,
    Cut,
    Remove,
    Create,
}

/// What is in the paths of files that changes of the model change, move and take away.
const LIVELY: &[&str] = &[
    "book", "author", "order", "shelf", "line", "chapter", "isbn", "size", "kind", "restock",
];

/// What a user asks of dddgen about a file beyond what the model says; which one, is picked among
/// those there are.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    asks: Asking,
    file: prop::sample::Index,
}

#[derive(Debug, Clone, Copy)]
enum Asking {
    /// A deleted one is to come back.
    Restore,
    /// The pristine text of an edited one is to be merged again.
    Reset,
    /// It stands elsewhere from now on.
    Move,
}

pub(crate) fn wish() -> impl Strategy<Value = Wish> {
    let asks = prop_oneof![
        Just(Asking::Restore),
        Just(Asking::Reset),
        Just(Asking::Move),
    ];
    let wish = (asks, any::<prop::sample::Index>());
    wish.prop_map(|(asks, file)| Wish { asks, file })
}

pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let does = prop_oneof![
        5 => Just(Does::Insert),
        3 => Just(Does::Replace),
        2 => Just(Does::Append),
        2 => Just(Does::Cut),
        1 => Just(Does::Remove),
        1 => Just(Does::Create),
    ];
    let places = (any::<prop::sample::Index>(), any::<prop::sample::Index>());
    (does, prop::bool::weighted(0.7), places).prop_map(|(does, lively, (file, line))| Edit {
        does,
        lively,
        file,
        line,
    })
}

/// An edit after which what compiled still does: a remark somewhere.
pub(crate) fn remark() -> impl Strategy<Value = Edit> {
    let is_remark = |it: &Edit| matches!(it.does, Does::Insert | Does::Append | Does::Create);
    edit().prop_filter("no remark", is_remark)
}

impl World<'_> {
    /// Edits a file; says whether that was possible.
    pub(crate) fn edited(&mut self, edit: &Edit) -> bool {
        let number = self.next_number();
        let paths = self.written(|path| {
            let lively = LIVELY.iter().any(|word| path.contains(word));
            comment(path, 0).is_some() && lively == edit.lively
        });
        if paths.is_empty() {
            return false;
        }
        let path = edit.file.get(&paths).clone();
        let Some(mine) = comment(&path, number) else {
            return false;
        };
        let text = self.text(&path).unwrap_or_default().to_owned();
        let mut lines: Vec<&str> = text.lines().collect();
        let at = edit.line.index(lines.len() + 1);
        match edit.does {
            Does::Remove => return self.remove(&path),
            Does::Create => {
                let folder = path.rsplit_once('/').map_or("src", |(folder, _)| folder);
                self.write(
                    &format!("{folder}/own_{number}.rs"),
                    format!("// {MINE}{number}\n"),
                );
                return true;
            }
            Does::Append => lines.push(&mine),
            Does::Insert => lines.insert(at, &mine),
            Does::Replace if at < lines.len() => lines[at] = &mine,
            Does::Cut if at < lines.len() => drop(lines.remove(at)),
            Does::Replace | Does::Cut => return false,
        }
        let text = lines.join("\n") + "\n";
        self.write(&path, text);
        true
    }

    /// Does what the user asks; says whether there was a file to ask it of.
    #[track_caller]
    pub(crate) fn grants(&mut self, wish: &Wish) -> bool {
        let mut paths = self.managed(!matches!(wish.asks, Asking::Restore));
        // Databases know what stands there by its place.
        if matches!(wish.asks, Asking::Move) {
            paths.retain(|path| !path.starts_with(MIGRATIONS));
        }
        if paths.is_empty() {
            return false;
        }
        let path = wish.file.get(&paths).clone();
        let mut asks = Asks::default();
        match wish.asks {
            Asking::Restore => drop(asks.restore.insert(path.clone())),
            Asking::Reset => drop(asks.reset.insert(path.clone())),
            Asking::Move => {
                let number = self.next_number();
                let to = format!("moved/{number}/{path}");
                self.relocate(&path, &to).expect("it can be moved");
                assert!(self.text(&path).is_none() && self.text(&to).is_some());
                return true;
            }
        }
        let model = self.model().to_owned();
        let granted = self.apply(&model, None, &asks, Losses::Refused);
        granted.expect("it can be asked");
        assert!(self.text(&path).is_some(), "{path}");
        true
    }
}

/// A line of the user's for a file of that name; none where it can have no comments.
fn comment(path: &str, number: usize) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let lead = match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "rs" => "// ",
        "toml" | "yml" | "yaml" | "" => "# ",
        "md" => "",
        _ => return None,
    };
    Some(format!("{lead}{MINE}{number}"))
}
