//! Steps from one state to another that an aggregate refuses.

use crate::validation::Violations;

/// Why a step is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransitionError {
    /// It does not start from the state that the aggregate is in.
    #[error("`{action}` is not possible in the state `{state}`")]
    State {
        /// The step.
        action: &'static str,
        /// The state.
        state: &'static str,
    },
    /// It starts from the state, but its condition does not hold.
    #[error("`{action}` is not possible in the state `{state}`: `{guard}` does not hold")]
    Guard {
        /// The step.
        action: &'static str,
        /// The state.
        state: &'static str,
        /// The condition.
        guard: &'static str,
    },
    /// It starts from the state, but the aggregate would break rules after it.
    #[error("{broken}")]
    Rules {
        /// The step.
        action: &'static str,
        /// The state.
        state: &'static str,
        /// All rules that would be broken.
        broken: Violations,
    },
}

impl TransitionError {
    /// The step.
    pub fn action(&self) -> &'static str {
        match self {
            Self::State { action, .. }
            | Self::Guard { action, .. }
            | Self::Rules { action, .. } => action,
        }
    }

    /// The state that does not allow it.
    pub fn state(&self) -> &'static str {
        match self {
            Self::State { state, .. } | Self::Guard { state, .. } | Self::Rules { state, .. } => {
                state
            }
        }
    }

    /// The condition that does not hold, if that is the reason.
    pub fn guard(&self) -> Option<&'static str> {
        match self {
            Self::State { .. } | Self::Rules { .. } => None,
            Self::Guard { guard, .. } => Some(guard),
        }
    }
}
