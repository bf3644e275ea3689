//! The search and the filters of the list.

use leptos::prelude::*;
use xuefen_words::ui::records::{self as texts, Records as Texts};

use super::List;
use crate::present::records::{FiltersView, OptionView, Query};
use crate::ui::choice::Choice;
use crate::ui::filter_bar::FilterBar;
use crate::ui::search_input::SearchInput;
use crate::ui::select::Select;

/// The id of the search.
pub(super) const SEARCH: &str = "records-search";

/// The search, and a filter for whatever the records differ in.
pub(super) fn filters(list: List) -> impl IntoView {
    let words = Texts::of(list.language);
    let text = Signal::derive(move || list.desk.query.read().text.clone());
    let search = move || {
        let search = move |text| list.search(text);
        view! { <SearchInput id=SEARCH label=words.search value=text on_input=search /> }
    };
    let label = move || texts::filters(list.language, list.desk.query.read().n_filters());
    view! {
        <FilterBar id="records-filters" label=Signal::derive(label) search=search>
            {filter(list, "records-fate", words.fate, |it| &it.fates, |it| &it.fate, |it| &mut it.fate)}
            {filter(list, "records-year", words.year, |it| &it.years, |it| &it.year, |it| &mut it.year)}
            {filter(
                list, "records-status", words.status,
                |it| &it.statuses, |it| &it.status, |it| &mut it.status,
            )}
            {filter(
                list, "records-category", words.category,
                |it| &it.categories, |it| &it.category, |it| &mut it.category,
            )}
        </FilterBar>
    }
}

/// A filter, where there is something to choose or something is chosen.
fn filter(
    list: List,
    id: &'static str,
    label: &'static str,
    options: fn(&FiltersView) -> &Vec<OptionView>,
    chosen: fn(&Query) -> &String,
    choose: fn(&mut Query) -> &mut String,
) -> impl IntoView {
    let value = Memo::new(move |_| chosen(&list.desk.query.read()).clone());
    let choices = Memo::new(move |_| {
        let any = Choice { label: Texts::of(list.language).any.to_owned(), ..Choice::default() };
        let view = list.view.read();
        let options = options(&view.filters).iter();
        let mut choices = vec![any];
        choices.extend(options.map(|it| Choice {
            value: it.value.clone(),
            label: it.label.clone(),
            ..Choice::default()
        }));
        choices
    });
    // One thing to choose and "all" are the same.
    let is_useful = Memo::new(move |_| choices.read().len() > 2 || !value.read().is_empty());
    view! {
        <Show when=move || is_useful.get()>
            <Select
                id=id
                label=label
                choices=choices
                value=value
                on_change=move |value| list.ask(|it| *choose(it) = value)
            />
        </Show>
    }
}
