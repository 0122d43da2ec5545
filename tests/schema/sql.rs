//! The SQL, to the letter.
