//! Conditions of transitions, one file each, which is yours to fill in.

mod sales;
