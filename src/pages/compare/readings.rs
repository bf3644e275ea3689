//! How the other rules are read, to try out: nothing of it is kept unless the teacher changes to them.

use leptos::prelude::*;
use xuefen_words::ui::compare::ComparePage as Texts;

use super::Comparison;
use crate::present::teacher::{OptionView, SwitchView, switches};
use crate::ui::choice::Choice;
use crate::ui::disclosure::Disclosure;
use crate::ui::radio_group::RadioGroup;

/// Shows the readings of the other rules; nothing where they allow no choice.
pub(super) fn readings(it: Comparison) -> impl IntoView {
    let words = Texts::of(it.language);
    // The readings chosen are left out, so that choosing one leaves the choice where it is.
    let shown = Memo::new(move |_| {
        let other = it.other.read();
        other.as_ref().map(|(pack, _)| switches(pack, it.language)).unwrap_or_default()
    });
    move || {
        let shown = shown.get();
        (!shown.is_empty()).then(|| {
            let groups = shown.into_iter().map(|switch| reading(it, switch)).collect_view();
            view! {
                <Disclosure summary=words.readings open=it.is_same_policy>
                    <div class="stack">
                        <p>{words.readings_lead}</p>
                        {groups}
                    </div>
                </Disclosure>
            }
        })
    }
}

fn reading(it: Comparison, switch: SwitchView) -> impl IntoView {
    let SwitchView { id, title, options } = switch;
    let choice = |it: OptionView| Choice { value: it.value, label: it.label, hint: String::new() };
    let choices: Vec<Choice> = options.into_iter().map(choice).collect();
    let group = format!("other-{}", id.replace('.', "-"));
    let read = id.clone();
    let value = move || {
        let other = it.other.read();
        let in_force = other.as_ref().and_then(|(pack, _)| pack.readings.get(&read).cloned());
        in_force.unwrap_or_default()
    };
    let set = move |option: String| {
        it.choice.update(|choice| _ = choice.switches.insert(id.clone(), option));
    };
    view! {
        <RadioGroup
            id=group
            legend=title
            choices=choices
            value=Signal::derive(value)
            on_change=set
        />
    }
}
