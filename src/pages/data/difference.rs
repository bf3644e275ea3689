//! What a backup would change: the policy, the teacher's facts, the records.

use std::sync::Arc;

use leptos::prelude::*;
use xuefen_words::ui::data::{self as texts, Data as Texts};
use xuefen_words::ui::frame::Frame;

use super::Keeping;
use crate::present::data::{DifferenceView, RecordLine};
use crate::ui::disclosure::Disclosure;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::show_more::ShowMore;

/// How many records of a list are seen at first, and how many more each time.
const STRIDE: usize = 50;
/// Longer lists are folded at first, so that the answers below stay in sight.
const UNFOLDED: usize = 5;

/// Everything that a backup would change.
pub(super) fn what_changes(own: Keeping, it: &DifferenceView) -> impl IntoView + use<> {
    let words = Texts::of(own.language);
    let policy = it.policy.clone().map(|it| pair(words.new_policy.to_owned(), it));
    let packs = it.packs.clone().map(|it| pair(words.packs.to_owned(), it));
    let teacher = it.teacher.iter().cloned();
    let teacher = teacher.map(|(name, it)| pair(name.to_owned(), it)).collect_view();
    let is_any = it.policy.is_some() || it.packs.is_some() || !it.teacher.is_empty();
    let facts = is_any.then(|| {
        view! { <dl class="definition-list" id="backup-facts">{policy} {packs} {teacher}</dl> }
    });
    view! {
        {it.is_unknown_policy.then(|| unknown_policy(own))}
        {facts}
        <p>{it.counts.clone()}</p>
        {records(own, "backup-added", words.added, it.added.clone())}
        {records(own, "backup-changed", words.changed, it.changed.clone())}
        {records(own, "backup-removed", words.removed, it.removed.clone())}
    }
}

fn unknown_policy(own: Keeping) -> impl IntoView {
    let words = Texts::of(own.language);
    view! {
        <Notice
            kind=NoticeKind::Warning
            kind_word=Frame::of(own.language).warning_word
            title=words.unknown_policy
        >
            <p>{words.unknown_policy_text}</p>
        </Notice>
    }
}

fn pair(name: String, value: String) -> impl IntoView {
    view! {
        <div class="definition-list__row">
            <dt class="definition-list__term">{name}</dt>
            <dd>{value}</dd>
        </div>
    }
}

/// The records of one kind, so many at a time; nothing where there are none.
fn records(
    own: Keeping,
    id: &'static str,
    title: &'static str,
    records: Vec<Arc<RecordLine>>,
) -> Option<impl IntoView> {
    let language = own.language;
    let all = records.len();
    if all == 0 {
        return None;
    }
    let limit = RwSignal::new(STRIDE);
    let records = StoredValue::new(records);
    let seen = move || records.read_value().iter().take(limit.get()).cloned().collect::<Vec<_>>();
    let more = (all > STRIDE).then(|| {
        view! {
            <ShowMore
                shown=Signal::derive(move || texts::shown(language, limit.get().min(all), all))
                label=Texts::of(language).more
                more=Signal::derive(move || all > limit.get())
                on_more=move |()| limit.update(|it| *it += STRIDE)
            />
        }
    });
    Some(view! {
        <Disclosure summary=texts::group(language, title, all) open=all <= UNFOLDED>
            <dl class="definition-list" id=id>
                <For each=seen key=Arc::clone let:it>
                    {pair(it.title.clone(), it.details.clone())}
                </For>
            </dl>
            {more}
        </Disclosure>
    })
}
