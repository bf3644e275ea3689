//! The adapter that breaks on purpose: a browser with one origin, several tabs and bad luck.
//!
//! It behaves as browsers were seen to: a tab sees its own writes to local storage at once and
//! those of others late; what was written to local storage last may be gone when the browser is
//! killed, though never half; the record is replaced by one tab at a time and lasts.

use std::collections::{BTreeMap, VecDeque};
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use super::places::{Cause, Fault, Journal, Slots};
use super::vault::Vault;

/// One browser, shared by its tabs.
#[derive(Debug, Clone, Default)]
pub struct Browser(Arc<Mutex<World>>);

#[derive(Debug, Default)]
struct World {
    /// Local storage as the browser itself has it.
    local: BTreeMap<String, String>,
    /// Local storage before each write since the start, to fall back to.
    past: Vec<BTreeMap<String, String>>,
    record: Option<String>,
    record_held: bool,
    tabs: Vec<View>,
    stale: bool,
    pauses: bool,
    quota: Option<usize>,
    no_slots: bool,
    no_record: bool,
    power: Option<Power>,
    trouble: Option<Trouble>,
    writes: u64,
}

/// What one tab sees of local storage.
#[derive(Debug, Default)]
struct View {
    seen: BTreeMap<String, String>,
    news: VecDeque<(String, Option<String>)>,
}

#[derive(Debug, Clone, Copy)]
struct Power {
    writes_left: u64,
    torn: bool,
}

/// A call that fails.
#[derive(Debug, Clone)]
pub struct Trouble {
    /// How many calls succeed before it.
    pub after: u64,
    /// Whether all later calls fail as well.
    pub lasting: bool,
    /// Whether a write takes effect nevertheless.
    pub late: bool,
    /// What the call answers.
    pub fault: Fault,
}

/// Local storage as one tab sees it.
#[derive(Debug)]
pub struct MemorySlots {
    browser: Browser,
    tab: usize,
}

/// The record, which all tabs see alike.
#[derive(Debug)]
pub struct MemoryRecord {
    browser: Browser,
}

impl Browser {
    /// Makes a browser that has never seen the app.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens a tab, with a vault in it.
    #[must_use]
    pub fn tab(&self) -> Vault<MemorySlots, MemoryRecord> {
        let (slots, record) = self.places();
        Vault::new(slots, record)
    }

    /// Opens a tab, and gives access to what it sees.
    #[must_use]
    pub fn places(&self) -> (MemorySlots, MemoryRecord) {
        let mut world = self.world();
        let view = View { seen: world.local.clone(), news: VecDeque::new() };
        world.tabs.push(view);
        let tab = world.tabs.len() - 1;
        (MemorySlots { browser: self.clone(), tab }, MemoryRecord { browser: self.clone() })
    }

    /// From now on local storage has room for this many UTF-16 units, keys included.
    pub fn limit(&self, units: usize) {
        self.world().quota = Some(units);
    }

    /// From now on local storage, the record, or both are blocked, or not.
    pub fn block(&self, slots: bool, record: bool) {
        let mut world = self.world();
        world.no_slots = slots;
        world.no_record = record;
    }

    /// From now on a tab sees what others write only when it is [told](Self::tell).
    pub fn be_stale(&self) {
        self.world().stale = true;
    }

    /// From now on every step of the record takes a while, so that others can come between.
    pub fn be_slow(&self) {
        self.world().pauses = true;
    }

    /// Tells the tab that was opened as the `tab`-th the next thing that another has written.
    pub fn tell(&self, tab: usize) {
        if let Some(view) = self.world().tabs.get_mut(tab) {
            view.hear();
        }
    }

    /// Makes a call fail, or no call any more.
    pub fn trouble(&self, trouble: Option<Trouble>) {
        self.world().trouble = trouble;
    }

    /// Lets `writes` more writes happen and drops all later ones; the last may be cut in half.
    pub fn cut_power_after(&self, writes: u64, torn: bool) {
        self.world().power = Some(Power { writes_left: writes, torn });
    }

    /// Starts the browser again after a kill. Local storage has lost its last `lost` writes; no
    /// tab is open any more, and everything works.
    pub fn restart(&self, lost: usize) {
        let mut world = self.world();
        let keep = world.past.len().saturating_sub(lost);
        if let Some(earlier) = world.past.get(keep) {
            world.local = earlier.clone();
        }
        *world = World {
            local: std::mem::take(&mut world.local),
            record: world.record.take(),
            stale: world.stale,
            pauses: world.pauses,
            ..World::default()
        };
    }

    /// How many writes have happened since the start.
    #[must_use]
    pub fn writes(&self) -> u64 {
        self.world().writes
    }

    /// What lies in local storage.
    #[must_use]
    pub fn local(&self) -> BTreeMap<String, String> {
        self.world().local.clone()
    }

    /// What lies in the record.
    #[must_use]
    pub fn record(&self) -> Option<String> {
        self.world().record.clone()
    }

    /// Puts something into local storage behind everybody's back.
    pub fn plant(&self, key: &str, text: &str) {
        let mut world = self.world();
        world.local.insert(key.to_owned(), text.to_owned());
        let local = world.local.clone();
        world.tabs.iter_mut().for_each(|view| view.seen.clone_from(&local));
    }

    /// Puts something into the record behind everybody's back.
    pub fn plant_record(&self, text: Option<&str>) {
        self.world().record = text.map(str::to_owned);
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn pause(&self) {
        let mut waited = !self.world().pauses;
        poll_fn(|context| {
            if std::mem::replace(&mut waited, true) {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
    }
}

impl View {
    fn hear(&mut self) {
        if let Some((key, text)) = self.news.pop_front() {
            put(&mut self.seen, &key, text);
        }
    }
}

fn put(local: &mut BTreeMap<String, String>, key: &str, text: Option<String>) {
    match text {
        Some(text) => drop(local.insert(key.to_owned(), text)),
        None => drop(local.remove(key)),
    }
}

impl World {
    /// Counts a call. Answers the fault that it ends with although it takes effect.
    fn call(&mut self) -> Result<Option<Fault>, Fault> {
        if self.power.is_some_and(|power| power.writes_left == 0) {
            return Err(killed());
        }
        let Some(trouble) = &mut self.trouble else { return Ok(None) };
        if trouble.after > 0 {
            trouble.after -= 1;
            return Ok(None);
        }
        let Trouble { late, lasting, fault, .. } = trouble.clone();
        if !lasting {
            self.trouble = None;
        }
        if late { Ok(Some(fault)) } else { Err(fault) }
    }

    /// Counts a write. Answers what of `text` reaches its place, and whether that was the end.
    fn write(&mut self, text: &str) -> (String, Option<Fault>) {
        self.writes += 1;
        let Some(power) = &mut self.power else { return (text.to_owned(), None) };
        power.writes_left = power.writes_left.saturating_sub(1);
        if power.writes_left > 0 || !power.torn {
            return (text.to_owned(), None);
        }
        (text.chars().take(text.chars().count() / 2).collect(), Some(killed()))
    }

    fn change(&mut self, tab: usize, key: &str, text: Option<&str>) -> Result<(), Fault> {
        let late = self.call()?;
        let (kept, end) = self.write(text.unwrap_or_default());
        let kept = text.map(|_| kept);
        self.past.push(self.local.clone());
        put(&mut self.local, key, kept.clone());
        for (other, view) in self.tabs.iter_mut().enumerate() {
            if other == tab {
                // The browser heard us last, so what others said before is no news.
                view.news.retain(|(heard, _)| heard != key);
                put(&mut view.seen, key, kept.clone());
                continue;
            }
            view.news.push_back((key.to_owned(), kept.clone()));
            if !self.stale {
                view.hear();
            }
        }
        end.or(late).map_or(Ok(()), Err)
    }
}

fn killed() -> Fault {
    Fault::Failed(Cause::new("Killed", "the power is cut"))
}

fn blocked(blocked: bool) -> Result<(), Fault> {
    let denied = || Cause::new("SecurityError", "access is denied");
    if blocked { Err(Fault::Unavailable(denied())) } else { Ok(()) }
}

impl Slots for MemorySlots {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        let mut world = self.browser.world();
        blocked(world.no_slots)?;
        world.call()?.map_or(Ok(()), Err)?;
        Ok(world.tabs.get(self.tab).and_then(|view| view.seen.get(key).cloned()))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        let mut world = self.browser.world();
        blocked(world.no_slots)?;
        let units = |text: &str| text.encode_utf16().count();
        let others = world.local.iter().filter(|(it, _)| *it != key);
        let used: usize = others.map(|(key, text)| units(key) + units(text)).sum();
        if world.quota.is_some_and(|quota| used + units(key) + units(text) > quota) {
            return Err(Fault::Full);
        }
        world.change(self.tab, key, Some(text))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        let mut world = self.browser.world();
        blocked(world.no_slots)?;
        world.change(self.tab, key, None)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Fault> {
        let mut world = self.browser.world();
        blocked(world.no_slots)?;
        world.call()?.map_or(Ok(()), Err)?;
        let keys = world.tabs.get(self.tab).into_iter().flat_map(|view| view.seen.keys());
        Ok(keys.filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

/// Lets the next tab at the record when it is dropped, even if its own tab was closed halfway.
struct Held<'a>(&'a Browser);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.world().record_held = false;
    }
}

impl Journal for MemoryRecord {
    async fn read(&self) -> Result<Option<String>, Fault> {
        self.browser.pause().await;
        let mut world = self.browser.world();
        blocked(world.no_record)?;
        world.call()?.map_or(Ok(()), Err)?;
        Ok(world.record.clone())
    }

    async fn replace(
        &self,
        next: impl FnOnce(Option<String>) -> Option<String>,
    ) -> Result<(), Fault> {
        poll_fn(|context| {
            let mut world = self.browser.world();
            if !std::mem::replace(&mut world.record_held, true) {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
        let _held = Held(&self.browser);
        let current = self.read().await?;
        let Some(text) = next(current) else { return Ok(()) };
        self.browser.pause().await;
        let fault = {
            let mut world = self.browser.world();
            let late = world.call()?;
            let (kept, end) = world.write(&text);
            world.record = Some(kept);
            end.or(late)
        };
        self.browser.pause().await;
        fault.map_or(Ok(()), Err)
    }
}

/// Runs a future of this adapter to its end.
///
/// Such a future is never waiting for anything outside, so it is simply asked again.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(answer) = future.as_mut().poll(&mut context) {
            return answer;
        }
    }
}
