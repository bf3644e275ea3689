//! The engine for Node.
//!
//! What is opened stays in memory for good: a benchmark opens a few hundred archives once.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use xuefen_engine::{Archive, Book, Pack};

/// The memory in which answers lie.
#[wasm_bindgen]
#[must_use]
pub fn answers_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// A pack, and the archives that are resident.
#[wasm_bindgen]
#[derive(Default)]
pub struct Engine {
    pack: Option<&'static Pack>,
    archives: Vec<(&'static Archive, Book<'static>)>,
    answer: Vec<i32>,
}

#[wasm_bindgen]
impl Engine {
    /// With the pack of the job.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self { pack: Some(Box::leak(Box::new(crate::pack()))), ..Self::default() }
    }

    /// Makes an archive resident, and gives its handle.
    pub fn open(&mut self, text: &str) -> Option<usize> {
        let archive: &'static Archive = Box::leak(Box::new(crate::archive(text).ok()?));
        self.archives.push((archive, Book::open(self.pack?, archive, crate::as_of())));
        Some(self.archives.len() - 1)
    }

    /// The answer of an archive that is laid out: where it lies in memory.
    pub fn balance(&mut self, handle: usize) -> *const i32 {
        if let Some((_, book)) = self.archives.get(handle) {
            self.answer = crate::answer(&book.balance());
        }
        self.answer.as_ptr()
    }

    /// The same, the archive being laid out first.
    pub fn assess(&mut self, handle: usize) -> *const i32 {
        if let (Some(pack), Some((archive, _))) = (self.pack, self.archives.get(handle)) {
            let book = Book::open(pack, archive, crate::as_of());
            self.answer = crate::answer(&book.balance());
        }
        self.answer.as_ptr()
    }

    /// How many numbers the last answer has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.answer.len()
    }

    /// From an archive as JSON to the answer as JSON.
    #[must_use]
    pub fn tell(&self, text: &str) -> Option<String> {
        let archive = crate::archive(text).ok()?;
        Some(crate::told(&Book::open(self.pack?, &archive, crate::as_of()).balance()))
    }
}
