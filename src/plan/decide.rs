//! The table at the heart of dddgen: base, disk and render of one path, and what follows.

use crate::merge::{self, Labels, Sides};
use crate::tree::{File, Ownership};

use super::state::{DiskFile, Written};
use super::step::{Action, Reason};

/// Everything that is known about one path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) path: &'a str,
    pub(super) base: Option<&'a Written>,
    pub(super) disk: Option<&'a DiskFile>,
    pub(super) render: Option<&'a File>,
    /// Whether the user asked for it to come back.
    pub(super) restore: bool,
    /// Whether the user asked for its pristine text.
    pub(super) reset: bool,
}

/// What happens, and what the file holds afterwards if that is not what it holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decision {
    pub(super) action: Action,
    pub(super) text: Text,
}

/// The text of a file after a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Text {
    /// As it is.
    Same,
    New(Vec<u8>),
    Gone,
}

/// Decides about one path; `None` if there is nothing to say about it.
pub(super) fn decide(path: Known<'_>, labels: &Labels) -> Option<Decision> {
    match (path.base, path.render) {
        (None, None) => None,
        (None, Some(render)) => Some(first(path.disk, render)),
        (Some(base), None) => without_render(base, path.disk),
        (Some(_), Some(render)) if is_once(render) => Some(once(path, render)),
        (Some(base), Some(render)) => Some(managed(path, base, render, labels)),
    }
}

/// A file that was written once is the user's, as long as what it stands for is in the model.
fn is_once(render: &File) -> bool {
    render.ownership == Ownership::Once
}

/// No base: dddgen has never written it.
fn first(disk: Option<&DiskFile>, render: &File) -> Decision {
    match disk {
        None => write(Action::Create, &render.text),
        Some(DiskFile::Regular(bytes)) if same_text(bytes, render.text.as_bytes()) => {
            same(Action::Adopt)
        }
        Some(DiskFile::Regular(_)) => conflict(Reason::Exists),
        Some(DiskFile::Symlink) => conflict(Reason::Symlink),
        Some(DiskFile::Other) => conflict(Reason::NoFile),
    }
}

fn once(path: Known<'_>, render: &File) -> Decision {
    match path.disk {
        None if path.restore => write(Action::Restore, &render.text),
        None => same(Action::DeletedByYou),
        Some(_) => same(Action::Unchanged),
    }
}

fn without_render(base: &Written, disk: Option<&DiskFile>) -> Option<Decision> {
    Some(match disk? {
        DiskFile::Regular(bytes) if *bytes == base.bytes => Decision {
            action: Action::Delete,
            text: Text::Gone,
        },
        _ => same(Action::Orphan),
    })
}

fn managed(path: Known<'_>, base: &Written, render: &File, labels: &Labels) -> Decision {
    let theirs = render.text.as_bytes();
    let is_new = !same_text(&base.bytes, theirs);
    match path.disk {
        None if path.restore => write(Action::Restore, &render.text),
        None => same(Action::DeletedByYou),
        Some(DiskFile::Regular(ours)) if *ours == base.bytes && is_new => {
            write(Action::Update, &dressed(&render.text, ours))
        }
        Some(DiskFile::Regular(ours)) if *ours == base.bytes => same(Action::Unchanged),
        Some(DiskFile::Regular(ours)) if ours == theirs => same(Action::Adopt),
        Some(_) if !is_new && !path.reset => same(Action::Keep),
        Some(DiskFile::Regular(ours)) => both(path, [&base.bytes, ours], render, labels),
        Some(DiskFile::Symlink) => conflict(Reason::Symlink),
        Some(DiskFile::Other) => conflict(Reason::NoFile),
    }
}

/// Both sides changed it, or the user did and is offered dddgen's text again.
fn both(path: Known<'_>, [base, ours]: [&[u8]; 2], render: &File, labels: &Labels) -> Decision {
    let (Ok(base), Ok(ours)) = (std::str::from_utf8(base), std::str::from_utf8(ours)) else {
        return conflict(Reason::NotText);
    };
    let sides = Sides {
        base,
        ours,
        theirs: &render.text,
    };
    let merged = if path.reset {
        merge::offer(sides, labels)
    } else {
        merge::file(path.path, sides, labels)
    };
    let action = match merged.conflicts {
        0 if merged.text == ours => Action::Keep,
        0 => Action::Merge,
        places => Action::Conflict {
            reason: Reason::Overlap { places },
        },
    };
    let text = if merged.text == ours {
        Text::Same
    } else {
        Text::New(merged.text.into_bytes())
    };
    Decision { action, text }
}

/// Whether two texts differ in their line ends at most, which git changes as it is told to.
pub(super) fn same_text(a: &[u8], b: &[u8]) -> bool {
    let plain = |bytes: &[u8]| -> Vec<u8> {
        let ends = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
        (0..bytes.len())
            .filter(|at| !ends(*at))
            .map(|at| bytes[at])
            .collect()
    };
    a == b || plain(a) == plain(b)
}

/// A text with the line ends that the file has.
fn dressed(text: &str, file: &[u8]) -> String {
    if file.windows(2).any(|pair| pair == b"\r\n") && !text.contains('\r') {
        text.replace('\n', "\r\n")
    } else {
        text.to_owned()
    }
}

fn write(action: Action, text: &str) -> Decision {
    Decision {
        action,
        text: Text::New(text.as_bytes().to_vec()),
    }
}

fn same(action: Action) -> Decision {
    Decision {
        action,
        text: Text::Same,
    }
}

fn conflict(reason: Reason) -> Decision {
    same(Action::Conflict { reason })
}
