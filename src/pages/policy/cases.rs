//! The worked cases of a policy, run in the browser one after the other.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use xuefen_engine::Pack;
use xuefen_words::Language;
use xuefen_words::ui::frame::Frame;
use xuefen_words::ui::worked as texts;
use xuefen_words::ui::worked::WorkedCard as Texts;

use crate::present::worked::{OpenedView, case, opened};
use crate::session::Session;
use crate::ui::badge::Badge;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::data_table::DataTable;
use crate::ui::disclosure::Disclosure;
use crate::ui::fold::Fold;
use crate::ui::header_cell::HeaderCell;
use crate::ui::icon::Glyph;
use crate::ui::live_region::LiveRegion;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::progress::Progress;
use crate::ui::stat::Stat;
use crate::ui::table_cell::TableCell;
use crate::ui::table_row::TableRow;
use crate::ui::tone::Tone;
use crate::worked::{Ran, Worked};

/// The time between two cases, in which the browser paints and listens.
const PAUSE: Duration = Duration::ZERO;

/// The worked cases and what came out of them, as long as the page is there.
#[derive(Clone, Copy)]
pub(in crate::pages) struct Bench {
    state: RwSignal<State>,
    /// The pack whose cases they are.
    policy: RwSignal<String>,
    left: StoredValue<Option<Worked>>,
    n_cases: RwSignal<usize>,
    ran: RwSignal<Vec<Arc<Ran>>>,
}

/// How far the cases are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Idle,
    Loading,
    Running,
    Done,
    Failed,
}

impl Bench {
    /// An empty bench.
    pub(in crate::pages) fn new() -> Self {
        Self {
            state: RwSignal::new(State::Idle),
            policy: RwSignal::new(String::new()),
            left: StoredValue::new(None),
            n_cases: RwSignal::new(0),
            ran: RwSignal::new(Vec::new()),
        }
    }

    /// Forgets what was run: the pack or its cases are others now.
    pub(in crate::pages) fn clear(self) {
        self.policy.set(String::new());
        self.state.set(State::Idle);
        self.ran.set(Vec::new());
    }

    /// How far the cases of a policy are: those of another are not looked at.
    fn state_of(self, policy: &str) -> State {
        if *self.policy.read() == policy { self.state.get() } else { State::Idle }
    }

    /// Fetches the cases of a pack and begins.
    fn begin(self, session: Session, pack: Arc<Pack>) {
        let today = session.today();
        self.policy.set(pack.id.clone());
        self.ran.set(Vec::new());
        self.n_cases.set(0);
        self.state.set(State::Loading);
        let id = pack.id.clone();
        session.fetch_cases(&id, move |text| {
            if !self.is_on(&pack.id) {
                return;
            }
            let worked = text.and_then(|it| Worked::read(&pack, &it, today));
            let Some(worked) = worked else { return self.state.set(State::Failed) };
            self.n_cases.set(worked.left());
            self.left.set_value(Some(worked));
            self.state.set(State::Running);
            let id = pack.id.clone();
            set_timeout(move || self.go_on(&id), PAUSE);
        });
    }

    /// Whether the page is still there, with the cases of this policy.
    fn is_on(self, policy: &str) -> bool {
        self.policy.try_get_untracked().is_some_and(|it| it == policy)
    }

    /// Runs one case, and comes back for the next.
    fn go_on(self, policy: &str) {
        if !self.is_on(policy) {
            return;
        }
        let ran = self.left.try_update_value(|it| it.as_mut().and_then(Worked::step)).flatten();
        let Some(ran) = ran else { return self.state.set(State::Done) };
        self.ran.update(|it| it.push(Arc::new(ran)));
        let policy = policy.to_owned();
        set_timeout(move || self.go_on(&policy), PAUSE);
    }

    fn counts(self) -> (usize, usize) {
        let ran = self.ran.read();
        let passed = ran.iter().filter(|it| it.passed()).count();
        (passed, ran.len() - passed)
    }
}

/// Shows the worked cases of a pack: a button that runs them, how many came out as expected, and each.
pub(in crate::pages) fn cases(
    session: Session,
    bench: Bench,
    pack: Signal<Option<Arc<Pack>>>,
    language: Language,
) -> AnyView {
    let words = Texts::of(language);
    let state = Memo::new(move |_| pack.get().map_or(State::Idle, |it| bench.state_of(&it.id)));
    let run = move |()| {
        if let Some(pack) = pack.get_untracked() {
            bench.begin(session, pack);
        }
    };
    let label = move || match state.get() {
        State::Idle | State::Failed => words.run,
        _ => words.again,
    };
    let busy = move || matches!(state.get(), State::Loading | State::Running);
    let news = move || match state.get() {
        State::Done => {
            let (passed, failed) = bench.counts();
            texts::done(language, passed, failed)
        }
        State::Failed => words.failed_to_load.to_owned(),
        _ => String::new(),
    };
    // What has been run stays as it is when the last case is through.
    let has_begun = Memo::new(move |_| matches!(state.get(), State::Running | State::Done));
    let in_the_way = move || match state.get() {
        State::Loading => Some(view! { <p>{words.loading}</p> }.into_any()),
        State::Failed => Some(failed(language)),
        State::Running => Some(running(bench, language)),
        State::Idle | State::Done => None,
    };
    let results = move || has_begun.get().then(|| results(bench, language));
    view! {
        <Card id="cases" title=words.title>
            <p>{words.lead}</p>
            <div class="cluster">
                <Button
                    label=Signal::derive(move || label().to_owned())
                    on_press=run
                    kind=ButtonKind::Primary
                    icon=Glyph::Check
                    disabled=Signal::derive(busy)
                />
            </div>
            <LiveRegion text=Signal::derive(news) />
            {in_the_way}
            {results}
        </Card>
    }
    .into_any()
}

fn failed(language: Language) -> AnyView {
    let (words, frame) = (Texts::of(language), Frame::of(language));
    view! {
        <Notice
            kind=NoticeKind::Warning
            kind_word=frame.warning_word
            title=words.failed_to_load
        />
    }
    .into_any()
}

fn running(bench: Bench, language: Language) -> AnyView {
    let done = move || u32::try_from(bench.ran.read().len()).ok();
    let total = move || u32::try_from(bench.n_cases.get()).unwrap_or(u32::MAX);
    view! {
        <Progress
            id="cases-progress"
            label=Texts::of(language).running
            done=Signal::derive(done)
            total=Signal::derive(total)
            text=Signal::derive(move || texts::progress(bench.ran.read().len(), bench.n_cases.get()))
        />
    }
    .into_any()
}

/// The result so far: how many, those that failed, and the others to look into. Each case is drawn
/// when it has been run.
fn results(bench: Bench, language: Language) -> AnyView {
    let words = Texts::of(language);
    let counts = Memo::new(move |_| bench.counts());
    let (passed, failed) = (move || counts.get().0, move || counts.get().1);
    let list = move |passed: bool| {
        let label = if passed { words.list } else { words.n_failed };
        let ran = move || {
            let ran = bench.ran.read();
            ran.iter().filter(|it| it.passed() == passed).cloned().collect::<Vec<_>>()
        };
        view! {
            <ul class="fold-list" role="list" aria-label=label>
                <For each=ran key=|it| it.case.id.clone() let(it)>{row(it, language)}</For>
            </ul>
        }
    };
    let tone = move || if failed() == 0 { Tone::Neutral } else { Tone::Short };
    view! {
        <dl class="stat-row">
            <Stat
                caption=words.n_passed
                value=Signal::derive(move || passed().to_string())
                tone=Tone::Met
            />
            <Stat
                caption=words.n_failed
                value=Signal::derive(move || failed().to_string())
                tone=Signal::derive(tone)
            />
        </dl>
        <Show when=move || { failed() > 0 }>{list(false)}</Show>
        <Show when=move || { passed() > 0 }>
            <Disclosure summary=words.list>{list(true)}</Disclosure>
        </Show>
    }
    .into_any()
}

/// One case, with what is not as expected.
fn row(ran: Arc<Ran>, language: Language) -> impl IntoView {
    let it = case(&ran, language);
    let words = Texts::of(language);
    let tone = if it.passed { Tone::Met } else { Tone::Short };
    let differences = it.differences.into_iter().map(|it| view! { <li>{it}</li> });
    let differences = (!it.passed).then(|| view! { <ul>{differences.collect_view()}</ul> });
    let (id, result) = (it.id.clone(), it.result);
    let why = (!it.why.is_empty()).then_some((it.why, it.why_language));
    view! {
        <li>
            <Fold line=move || view! { <span>{id}</span> <Badge label=result tone=tone /> }>
                {why.clone().map(|(why, lang)| view! {
                    <p><strong>{words.why}</strong></p>
                    <p lang=lang>{why}</p>
                })}
                {contents(&it.id, opened(&ran, language), language)}
            </Fold>
            {differences}
        </li>
    }
}

fn contents(id: &str, it: OpenedView, language: Language) -> AnyView {
    let words = Texts::of(language);
    let given = (!it.given.is_empty()).then(|| {
        let given = it.given.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
        view! { <p><strong>{words.given}</strong></p> <ul>{given}</ul> }
    });
    let records = it.records.into_iter().map(|it| {
        view! {
            <TableRow>
                <TableCell label=words.record heading=true>{it.id}</TableCell>
                <TableCell label=words.facts>{it.facts}</TableCell>
                <TableCell label=words.recognised numeric=true>{it.recognised}</TableCell>
            </TableRow>
        }
    });
    let records = records.collect::<Vec<_>>();
    let record_head = move || {
        view! {
            <HeaderCell label=words.record />
            <HeaderCell label=words.facts />
            <HeaderCell label=words.recognised numeric=true />
        }
    };
    let records = match records.is_empty() {
        true => view! { <p>{words.no_records}</p> }.into_any(),
        false => view! {
            <DataTable id=format!("case-{id}-records") caption=words.records head=record_head>
                {records}
            </DataTable>
        }
        .into_any(),
    };
    view! { {given} {records} {figures(id, it.figures, language)} }.into_any()
}

fn figures(
    id: &str,
    rows: Vec<crate::present::worked::FigureView>,
    language: Language,
) -> impl IntoView {
    let words = Texts::of(language);
    let head = move || {
        view! {
            <HeaderCell label=words.figure />
            <HeaderCell label=words.expected numeric=true />
            <HeaderCell label=words.found numeric=true />
            <HeaderCell label=words.result />
        }
    };
    let rows = rows.into_iter().map(|it| {
        let (label, tone) = match it.agrees {
            true => (words.passed, Tone::Met),
            false => (words.failed, Tone::Short),
        };
        view! {
            <TableRow>
                <TableCell label=words.figure heading=true>{it.what}</TableCell>
                <TableCell label=words.expected numeric=true>{it.expected}</TableCell>
                <TableCell label=words.found numeric=true>{it.found}</TableCell>
                <TableCell label=words.result><Badge label=label tone=tone /></TableCell>
            </TableRow>
        }
    });
    let rows = rows.collect_view();
    view! {
        <DataTable id=format!("case-{id}-figures") caption=words.figures head=head>{rows}</DataTable>
    }
}
