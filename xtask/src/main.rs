//! `cargo xtask`: sets up, starts, builds and tests.
fn main() {}
