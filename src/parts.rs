//! The parts of the app that are fetched when they are needed, each in files of its own.
//!
//! A function marked here is a border: what can only be reached through it is cut out of the first
//! load when the app is built. What comes back are plain functions, so that once a part is here
//! nothing waits for it again. A part that cannot be fetched may be asked for again.

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::pages::{self, Desks};
use crate::routes::Page;
use crate::rules::{READER, RULES, Reader, Rules};

/// Draws one of the pages of a part.
pub type Draw = fn(Page, Desks) -> AnyView;

/// A part with pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// First start.
    Welcome,
    /// How far along, and the rules that say so.
    Answer,
    /// Records, policy, packs, teacher, data.
    Work,
    /// Import of tables.
    Tables,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Welcome, Self::Answer, Self::Work, Self::Tables];
}

/// Fetches a part, unless it is here; `None` if it cannot be had now.
pub async fn pages_of(part: Part) -> Option<Draw> {
    match part {
        Part::Welcome => welcome().await,
        Part::Answer => answer().await,
        Part::Work => work().await,
        Part::Tables => tables().await,
    }
    .ok()
}

/// Fetches the rules, unless they are here; `None` if they cannot be had now.
pub async fn rules() -> Option<&'static Rules> {
    rules_of_answer().await.ok()
}

#[wasm_split(welcome, fallible)]
fn welcome() -> Result<Draw, SplitLoaderError> {
    Ok(pages::draw_welcome)
}

#[wasm_split(answer, fallible)]
fn answer() -> Result<Draw, SplitLoaderError> {
    Ok(pages::draw_answer)
}

#[wasm_split(answer, fallible)]
fn rules_of_answer() -> Result<&'static Rules, SplitLoaderError> {
    Ok(&RULES)
}

/// Fetches what reads packs, unless it is here; `None` if it cannot be had now.
pub async fn reader() -> Option<&'static Reader> {
    reader_of_work().await.ok()
}

#[wasm_split(work, fallible)]
fn reader_of_work() -> Result<&'static Reader, SplitLoaderError> {
    Ok(&READER)
}

#[wasm_split(work, fallible)]
fn work() -> Result<Draw, SplitLoaderError> {
    Ok(pages::draw_work)
}

#[wasm_split(tables, fallible)]
fn tables() -> Result<Draw, SplitLoaderError> {
    Ok(pages::draw_tables)
}
