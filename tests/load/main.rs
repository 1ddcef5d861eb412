//! Load and crashes.

fn main() {}
