//! What is required under each set of rules.

use leptos::prelude::*;
use xuefen_words::Language;
use xuefen_words::ui::compare::ComparePage as Texts;

use super::Comparison;
use crate::pages::overview::tone;
use crate::pages::table::{head, table};
use crate::present::compare::requirements::{OnlyView, PairView, ReachedView};
use crate::ui::badge::Badge;
use crate::ui::card::Card;
use crate::ui::data_table::DataTable;
use crate::ui::disclosure::Disclosure;
use crate::ui::table_cell::TableCell;
use crate::ui::table_row::TableRow;
use crate::ui::tone::Tone;

/// A list of so many requirements is unfolded at first.
const FEW: usize = 6;

/// Shows requirements side by side where they measure the same thing, the others side by side's own.
pub(super) fn requirements(it: Comparison) -> impl IntoView {
    let language = it.language;
    let words = Texts::of(language);
    let shown = Memo::new(move |_| it.view.read().as_ref().map(|it| it.requirements.clone()));
    let body = move || {
        shown.get().map(|it| {
            view! {
                {matched(it.matched, language)}
                {only("only-here", it.only_here, language)}
                {only("only-there", it.only_there, language)}
            }
        })
    };
    view! { <Card id="requirements" title=words.requirements>{body}</Card> }
}

fn matched(pairs: Vec<PairView>, language: Language) -> AnyView {
    let words = Texts::of(language);
    let labels = [words.requirement, words.here, words.there];
    let rows = pairs.into_iter().map(|it| {
        let differs = it.differs.map(|it| view! { <Badge label=it tone=Tone::Neutral /> });
        view! {
            <TableRow>
                <TableCell label=words.requirement heading=true>
                    <span class="cluster">{it.title} {differs}</span>
                </TableCell>
                <TableCell label=words.here>{reached(it.here)}</TableCell>
                <TableCell label=words.there>{reached(it.there)}</TableCell>
            </TableRow>
        }
        .into_any()
    });
    let none = || view! { <p>{words.none_matched}</p> }.into_any();
    table("matched", words.matched, labels, rows.collect()).unwrap_or_else(none)
}

fn reached(it: ReachedView) -> impl IntoView {
    view! {
        <span class="cluster">
            <Badge label=it.standing_text tone=tone(it.standing) />
            {it.reached}
        </span>
    }
}

fn only(id: &'static str, it: OnlyView, language: Language) -> Option<impl IntoView> {
    if it.requirements.is_empty() {
        return None;
    }
    let words = Texts::of(language);
    let is_short = it.requirements.len() <= FEW;
    let labels = [words.requirement, words.standing, words.article];
    let rows = it.requirements.into_iter().map(|it| {
        let (title, place) = (it.title.clone(), it.place.clone());
        view! {
            <TableRow>
                <TableCell label=words.requirement heading=true>{title}</TableCell>
                <TableCell label=words.standing>{reached(it)}</TableCell>
                <TableCell label=words.article>{place}</TableCell>
            </TableRow>
        }
    });
    let rows = rows.collect_view();
    let caption = it.title.clone();
    Some(view! {
        <Disclosure summary=it.title open=is_short>
            <DataTable id=id caption=caption caption_hidden=true head=head(labels)>{rows}</DataTable>
        </Disclosure>
    })
}
