//! Enough of a text to know it again.

use serde::{Deserialize, Serialize};

/// The length and a hash of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Print {
    len: usize,
    hash: u64,
}

impl Print {
    /// FNV-1a: the same in every version and on every machine.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self {
            len: bytes.len(),
            hash,
        }
    }
}
