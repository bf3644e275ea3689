//! What the two sets of rules say differently.

use leptos::prelude::*;
use xuefen_words::ui::compare::ComparePage as Texts;

use super::Comparison;
use crate::present::compare::rules::{RuleChangeView, Sort};
use crate::ui::badge::Badge;
use crate::ui::clause::Clause;
use crate::ui::clause_list::ClauseList;
use crate::ui::tone::Tone;

/// The id of the heading.
const ID: &str = "rule-changes";

/// Shows each rule that differs; nothing where the two have nothing to do with each other.
pub(super) fn rules(it: Comparison) -> impl IntoView {
    let words = Texts::of(it.language);
    let shown = Memo::new(move |_| it.view.read().as_ref().and_then(|it| it.rules.clone()));
    move || {
        shown.get().map(|it| {
            let body = match it.rules.is_empty() {
                true => view! { <p>{words.no_changes}</p> }.into_any(),
                false => {
                    let rules = it.rules.into_iter().map(rule).collect_view();
                    view! {
                        <p>{it.counts}</p>
                        <ClauseList labelled_by=ID>{rules}</ClauseList>
                    }
                    .into_any()
                }
            };
            view! {
                <section class="page__section" aria-labelledby=ID>
                    <h2 class="page__section-title" id=ID>{words.rules}</h2>
                    {body}
                </section>
            }
        })
    }
}

fn rule(it: RuleChangeView) -> impl IntoView {
    let tone = match it.sort {
        Sort::Added | Sort::Applied => Tone::Met,
        Sort::Gone | Sort::Dropped => Tone::Exempt,
        Sort::Changed => Tone::Undetermined,
    };
    let (label, off) = (it.sort_text, matches!(it.sort, Sort::Gone | Sort::Dropped));
    view! {
        <Clause
            place=it.place
            text=it.sense
            kind=it.kind
            note=it.before
            means=it.lines
            off=off
            actions=move || view! { <Badge label=label tone=tone /> }
        />
    }
}
