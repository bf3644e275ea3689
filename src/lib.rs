//! Xuefen, the app: a functional core with a thin shell.
//!
//! Reading order, pure and compiled for the host too: [`routes`], [`state`] (what a
//! command does to the open document), [`storage`] (the port), [`present`] (engine
//! values and words → what is shown), [`rules`] (what the session needs of the engine), [`worked`] (a pack's worked cases). Then, for the browser only: `session` (the one
//! place where state is reactive), `shell` (the only place that knows the browser's
//! interfaces), `ui` (components without domain), `pages` (one per route), `parts` (what of
//! them is fetched later) and `app` (the frame).

pub mod present;
pub mod routes;
pub mod rules;
pub mod state;
pub mod storage;
pub mod worked;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod parts;
#[cfg(target_arch = "wasm32")]
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod ui;
