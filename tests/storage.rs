//! The storage contract on the adapter in memory, and what happens when things go wrong.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets what it does not expect has to stop"
)]

#[path = "storage/contract.rs"]
mod contract;
#[path = "storage/faults.rs"]
mod faults;
#[path = "storage/simulator.rs"]
mod simulator;
