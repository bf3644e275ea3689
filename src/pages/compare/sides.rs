//! The two sets of rules, each with its total.

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::compare::ComparePage as Texts;

use super::Comparison;
use crate::pages::overview::tone;
use crate::present::compare::SideView;
use crate::ui::card::Card;
use crate::ui::stat::Stat;
use crate::ui::tone::Tone;

/// Shows both titles with what the archive comes to under each.
pub(super) fn sides(it: Comparison) -> impl IntoView {
    let words = Texts::of(it.language);
    let captions = match it.is_same_policy {
        true => (words.here_reading, words.there_reading),
        false => (words.here, words.there),
    };
    move || {
        let view = it.view.read();
        view.as_ref().map(|view| {
            view! {
                <div class="page__pair">
                    {side("here", captions.0, view.here.clone(), it.language)}
                    {side("there", captions.1, view.there.clone(), it.language)}
                </div>
            }
        })
    }
}

fn side(
    id: &'static str,
    caption: &'static str,
    it: SideView,
    language: Language,
) -> impl IntoView {
    let words = Texts::of(language);
    let tone = it.standing.map_or(Tone::Neutral, tone);
    let remarks = it.remarks.into_iter().map(|it| view! { <p>{it}</p> }).collect_view();
    view! {
        <Card id=id title=caption>
            <p><strong>{it.title}</strong></p>
            <dl class="stat-row">
                <Stat caption=words.recognised value=it.recognised unit=it.unit note=it.notes tone=tone />
            </dl>
            <p>{words.cycle}{language.pick("：", ": ")}{it.cycle}</p>
            {remarks}
        </Card>
    }
}
