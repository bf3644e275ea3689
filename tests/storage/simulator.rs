//! Random lives of a browser: saves, stashes, tabs that see the past, kills at every write.
//!
//! Every text is a number, and the simulator keeps for each what it includes: the texts that its
//! tab had taken in and built on. Then one sentence says it all: whatever is loaded, at any time
//! and in any tab, includes everything that was ever called saved.

use std::collections::BTreeSet;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use xuefen::storage::memory::{Browser, MemoryRecord, MemorySlots, Trouble, run};
use xuefen::storage::{Cause, Fault, Journal as _, Loaded, Saved, Slots as _};
use xuefen::storage::{Damaged, Storage, StorageError, Trail, Vault};

/// The same cases each time, unless `XUEFEN_CASES` asks for another number of them.
fn config() -> Config {
    let cases = std::env::var("XUEFEN_CASES").ok().and_then(|it| it.parse().ok());
    Config {
        cases: cases.unwrap_or(2_000),
        rng_seed: RngSeed::Fixed(2_024),
        failure_persistence: None,
        ..Config::default()
    }
}

#[derive(Debug, Clone, Copy)]
enum Op {
    Save,
    Stash,
    Reload,
    Erase,
}

/// How a life ends, and what goes wrong before.
#[derive(Debug, Clone, Copy)]
struct End {
    writes: u64,
    torn: bool,
    lost: usize,
    trouble: Option<(u64, bool)>,
}

/// One tab does `ops` until the power fails; then everything that was called saved is there.
fn one_life<S: Storage>(ops: &[Op], end: End, open: impl Fn(&Browser) -> S) -> Result<(), String> {
    let browser = Browser::new();
    browser.plant("theirs", "theirs");
    browser.cut_power_after(end.writes, end.torn);
    browser.trouble(end.trouble.map(|(after, late)| Trouble {
        after,
        late,
        lasting: false,
        fault: Fault::Failed(Cause::new("Bad", "luck")),
    }));
    let (mut tab, mut confirmed) = (open(&browser), 0);
    for (number, op) in (1..).zip(ops) {
        let saved = match op {
            Op::Save => run(tab.save(&number.to_string())).is_ok(),
            Op::Erase => run(tab.erase()).is_ok(),
            Op::Stash => {
                drop(tab.stash(&number.to_string()));
                false
            }
            Op::Reload => {
                tab = open(&browser);
                drop(run(tab.load()));
                false
            }
        };
        if saved {
            confirmed = number;
        }
    }
    // Half a write is kept only where nothing is forgotten: browsers do the one or the other.
    browser.restart(if end.torn { 0 } else { end.lost });

    let tab = open(&browser);
    let loaded = run(tab.load()).map_err(|error| error.to_string())?;
    let found = loaded.text.map_or(Ok(None), |it| it.parse().map(Some));
    let found: Option<usize> = found.map_err(|_| "a text that nobody wrote")?;
    // An erased archive may stay erased, or be what was written after it.
    let at_least = match found {
        Some(found) => found,
        None => ops.iter().rposition(|op| matches!(op, Op::Erase)).map_or(0, |it| it + 1),
    };
    if at_least < confirmed {
        return Err(format!("{confirmed} was confirmed, {found:?} was found"));
    }
    let text = (ops.len() + 1).to_string();
    let _ = run(tab.save(&text)).map_err(|error| error.to_string())?;
    let again = run(open(&browser).load()).map_err(|error| error.to_string())?;
    if again.text.as_ref() != Some(&text) {
        return Err("the next visit's save was not found".to_owned());
    }
    if browser.local().get("theirs").is_none_or(|it| it != "theirs") {
        return Err("a foreign key was touched".to_owned());
    }
    Ok(())
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        6 => Just(Op::Save),
        2 => Just(Op::Stash),
        2 => Just(Op::Reload),
        1 => Just(Op::Erase),
    ]
}

fn end() -> impl Strategy<Value = End> {
    let trouble = proptest::option::of((0..60_u64, any::<bool>()));
    (0..24_u64, any::<bool>(), 0..12_usize, trouble).prop_map(|(writes, torn, lost, trouble)| End {
        writes,
        torn,
        lost,
        trouble,
    })
}

#[test]
fn the_power_may_fail_at_every_write() {
    use Op::{Erase, Reload, Save, Stash};
    let lives: [&[Op]; 4] = [
        &[Save, Save, Save, Save],
        &[Save, Stash, Stash, Save, Reload, Save],
        &[Save, Save, Erase, Save, Save],
        &[Stash, Reload, Stash, Save, Reload, Erase, Reload, Save],
    ];
    for (ops, writes) in lives.iter().flat_map(|ops| (0..20).map(move |it| (ops, it))) {
        for (torn, lost) in [(true, 0), (false, 0), (false, 1), (false, 2), (false, 5)] {
            let end = End { writes, torn, lost, trouble: None };
            one_life(ops, end, Browser::tab).unwrap_or_else(|it| panic!("{ops:?} {end:?}: {it}"));
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_was_confirmed_survives_any_end(
        ops in proptest::collection::vec(op(), 1..12),
        end in end(),
    ) {
        prop_assert_eq!(one_life(&ops, end, Browser::tab), Ok(()));
    }

    #[test]
    fn nothing_confirmed_is_lost_between_tabs(
        steps in proptest::collection::vec(step(), 1..60),
    ) {
        prop_assert_eq!(many_tabs(&steps, Browser::tab), Ok(()));
    }
}

#[derive(Debug, Clone, Copy)]
enum Step {
    /// Edits, and asks for a save.
    Save(usize),
    /// Lets the saves of a tab get one step further.
    Go(usize),
    Stash(usize),
    Load(usize),
    /// Lets a tab see one thing that another wrote.
    Tell(usize),
    /// Closes a tab, whatever it is doing, and opens another.
    Close(usize),
    /// Kills the browser; the last writes to local storage are lost.
    Kill(usize),
}

const TABS: usize = 3;

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..TABS).prop_map(Step::Save),
        20 => (0..TABS).prop_map(Step::Go),
        3 => (0..TABS).prop_map(Step::Stash),
        4 => (0..TABS).prop_map(Step::Load),
        6 => (0..TABS).prop_map(Step::Tell),
        1 => (0..TABS).prop_map(Step::Close),
        1 => (0..6_usize).prop_map(Step::Kill),
    ]
}

type Saving = Pin<Box<dyn Future<Output = Result<Saved, StorageError>>>>;

struct Tab<S> {
    storage: Rc<S>,
    /// What the text in this tab's memory includes; `None` before it has loaded.
    text: Option<BTreeSet<usize>>,
    saving: Vec<(usize, Saving)>,
    view: usize,
}

struct Lives<S, O> {
    browser: Browser,
    open: O,
    tabs: Vec<Tab<S>>,
    views: usize,
    /// What each text ever written includes.
    includes: Vec<BTreeSet<usize>>,
    confirmed: BTreeSet<usize>,
}

impl<S: Storage + 'static, O: Fn(&Browser) -> S> Lives<S, O> {
    fn open(&mut self) -> Tab<S> {
        self.views += 1;
        let storage = Rc::new((self.open)(&self.browser));
        Tab { storage, text: None, saving: Vec::new(), view: self.views - 1 }
    }

    fn load(&mut self, tab: usize) -> Result<(), String> {
        if !self.tabs[tab].saving.is_empty() {
            return Ok(());
        }
        let loaded = run(self.tabs[tab].storage.load()).map_err(|it| it.to_string())?;
        let number = loaded.text.map(|it| it.parse::<usize>().map_err(|_| "torn")).transpose()?;
        let text = number.map(|it| self.includes[it].clone()).unwrap_or_default();
        if !self.confirmed.is_subset(&text) {
            return Err(format!("{:?} confirmed, {text:?} loaded", self.confirmed));
        }
        self.tabs[tab].text = Some(text);
        Ok(())
    }

    fn edit(&mut self, tab: usize) -> Result<usize, String> {
        if self.tabs[tab].text.is_none() {
            self.load(tab)?;
        }
        let number = self.includes.len();
        let text = self.tabs[tab].text.get_or_insert_default();
        text.insert(number);
        self.includes.push(text.clone());
        Ok(number)
    }

    fn take(&mut self, step: Step) -> Result<(), String> {
        match step {
            Step::Save(tab) => {
                let number = self.edit(tab)?;
                let storage = Rc::clone(&self.tabs[tab].storage);
                let save = async move { storage.save(&number.to_string()).await };
                self.tabs[tab].saving.push((number, Box::pin(save)));
            }
            Step::Go(tab) => {
                let mut context = Context::from_waker(Waker::noop());
                let mut done = Vec::new();
                self.tabs[tab].saving.retain_mut(|(number, save)| {
                    match save.as_mut().poll(&mut context) {
                        Poll::Ready(Ok(_)) => done.push(*number),
                        Poll::Ready(Err(_)) => {}
                        Poll::Pending => return true,
                    }
                    false
                });
                self.confirmed.extend(done);
            }
            Step::Stash(tab) => {
                let number = self.edit(tab)?;
                drop(self.tabs[tab].storage.stash(&number.to_string()));
            }
            Step::Load(tab) => self.load(tab)?,
            Step::Tell(tab) => self.browser.tell(self.tabs[tab].view),
            Step::Close(tab) => self.tabs[tab] = self.open(),
            Step::Kill(lost) => {
                self.tabs.clear();
                self.browser.restart(lost);
                self.views = 0;
                self.tabs = (0..TABS).map(|_| self.open()).collect();
            }
        }
        Ok(())
    }
}

/// Several tabs at once, whose steps come between each other's.
fn many_tabs<S: Storage + 'static>(
    steps: &[Step],
    open: impl Fn(&Browser) -> S,
) -> Result<(), String> {
    let browser = Browser::new();
    browser.be_stale();
    browser.be_slow();
    let includes = vec![BTreeSet::new()];
    let (tabs, confirmed) = (Vec::new(), BTreeSet::new());
    let mut lives = Lives { browser, open, tabs, views: 0, includes, confirmed };
    lives.tabs = (0..TABS).map(|_| lives.open()).collect();
    for step in steps {
        lives.take(*step)?;
    }
    lives.take(Step::Kill(0))?;
    lives.load(0)
}

/// Saves like the vault, but calls it saved when a slot has it.
struct Hasty(Vault<MemorySlots, MemoryRecord>);

/// Reads, writes and hopes, like most apps; but in the record, where nothing is ever stale.
struct Naive(MemorySlots, MemoryRecord);

impl Storage for Hasty {
    async fn look(&self) -> Result<Loaded, StorageError> {
        self.0.look().await
    }

    fn adopt(&self, loaded: &Loaded) {
        self.0.adopt(loaded);
    }

    async fn save(&self, text: &str) -> Result<Saved, StorageError> {
        self.0.stash(text).map(|()| Saved { generation: 0 })
    }

    fn stash(&self, text: &str) -> Result<(), StorageError> {
        self.0.stash(text)
    }

    async fn erase(&self) -> Result<Saved, StorageError> {
        self.0.erase().await
    }

    fn discard(&self, damaged: &Damaged) -> Result<(), StorageError> {
        self.0.discard(damaged)
    }

    fn overtaken(&self) -> Option<u64> {
        self.0.overtaken()
    }
}

impl Storage for Naive {
    async fn look(&self) -> Result<Loaded, StorageError> {
        let (text, trail) = (self.1.read().await.unwrap(), Trail::default());
        Ok(Loaded { text, generation: 0, from: None, damaged: vec![], unread: vec![], trail })
    }

    fn adopt(&self, _: &Loaded) {}

    async fn save(&self, text: &str) -> Result<Saved, StorageError> {
        self.1.replace(|_| Some(text.to_owned())).await.unwrap();
        Ok(Saved { generation: 0 })
    }

    fn stash(&self, text: &str) -> Result<(), StorageError> {
        self.0.set("xuefen/v1/slot-a", text).unwrap();
        Ok(())
    }

    async fn erase(&self) -> Result<Saved, StorageError> {
        Ok(Saved { generation: 0 })
    }

    fn discard(&self, _: &Damaged) -> Result<(), StorageError> {
        Ok(())
    }

    fn overtaken(&self) -> Option<u64> {
        None
    }
}

/// The simulator would notice: two stores that are not careful enough do not get through it.
#[test]
fn careless_stores_are_found_out() {
    let ops = [Op::Save, Op::Save, Op::Save];
    let end = End { writes: 99, torn: false, lost: 2, trouble: None };
    assert!(one_life(&ops, end, |browser| Hasty(browser.tab())).is_err());
    assert!(one_life(&ops, end, Browser::tab).is_ok());

    let naive = |browser: &Browser| {
        let (slots, record) = browser.places();
        Naive(slots, record)
    };
    let go = |tab| std::iter::repeat_n(Step::Go(tab), 9);
    let both = [Step::Load(0), Step::Load(1), Step::Save(0), Step::Save(1)];
    let steps: Vec<_> = both.into_iter().chain(go(0)).chain(go(1)).collect();
    assert!(many_tabs(&steps, naive).is_err());
    assert!(many_tabs(&steps, Browser::tab).is_ok());
}
