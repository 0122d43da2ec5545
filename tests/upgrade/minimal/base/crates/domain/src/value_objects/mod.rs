//! Values with rules and a meaning of their own: equal when their content is, and valid always.
