//! The binary `xuefen`.
fn main() {}
