//! A table that becomes a list of cards on a phone.

use leptos::{children::ViewFnOnce, prelude::*};

/// Shows rows of data under a caption.
///
/// `head` is one row of `HeaderCell` and `SortHeader`, `children` are `TableRow`s of `TableCell`s.
/// Below 600 px each row is a card whose cells carry their heading.
///
/// It stays a table for screen readers in both shapes; where it is wider than the page it scrolls by keyboard too.
#[component]
pub fn DataTable(
    /// The id of the table; its caption's id is made from it.
    #[prop(into)]
    id: String,
    /// What the table shows.
    #[prop(into)]
    caption: Signal<String>,
    /// Whether the caption is heard only, because a heading above says the same.
    #[prop(optional)]
    caption_hidden: bool,
    /// The heading cells.
    #[prop(into)]
    head: ViewFnOnce,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let caption_id = format!("{id}-caption");
    view! {
        <div class="data-table" role="region" tabindex="0" aria-labelledby=caption_id>
            <table class="data-table__table" role="table" id=id>
                <caption
                    class="data-table__caption"
                    class:visually-hidden=caption_hidden
                    id=caption_id.clone()
                >
                    {caption}
                </caption>
                <thead class="data-table__head" role="rowgroup">
                    <tr class="data-table__head-row" role="row">
                        {head.run()}
                    </tr>
                </thead>
                <tbody class="data-table__body" role="rowgroup">
                    {children()}
                </tbody>
            </table>
        </div>
    }
}
