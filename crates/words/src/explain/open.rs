//! What is still open about a record, beside what its steps already ask for.

use xuefen_engine::condition::Fact;
use xuefen_engine::trace::Reason;

use super::{Line, Telling};
use crate::Language;
use crate::language::in_sentence;
use crate::name::Named;
use crate::regulation::category_path_of;

impl Telling<'_> {
    /// The line of what else could be filled in, if there is anything.
    pub(super) fn open(&self) -> Option<Line> {
        let open = self.settlement.open.as_ref()?;
        let asked = |fact: &Fact| {
            let mut steps = self.settlement.steps.iter();
            steps.any(|it| it.reason == Reason::FactMissing(*fact))
        };
        let facts: Vec<Fact> = open.facts.iter().copied().filter(|it| !asked(it)).collect();
        let rule = self.settlement.steps.last().map(|it| it.article)?;
        let text = match facts.as_slice() {
            [] => return None,
            [Fact::Category] if self.stated().is_some() => self.unknown_category(),
            [Fact::Category] => self.language.pick(
                "还没有填写类别：填写后才能计入各类课程的要求",
                "The category is not known yet: fill it in to count it for a category’s requirement",
            ).to_owned(),
            _ => self.more(&facts),
        };
        let rule = self.settlement.classified_by.unwrap_or(rule);
        Some(Line { text, amount: None, rule })
    }

    /// The category that the record states.
    fn stated(&self) -> Option<&str> {
        self.record.and_then(|it| it.category.as_deref())
    }

    /// A category is stated, and this policy has no such one to state.
    fn unknown_category(&self) -> String {
        let stated = category_path_of(self.stated().unwrap_or_default(), self.pack, self.language);
        let stated = self.language.named(&stated);
        match self.language {
            Language::Zh => {
                format!(
                    "所填的类别{stated}不在这项政策可选的类别里：另选一类后才能计入各类课程的要求"
                )
            }
            Language::En => format!(
                "The category stated, {stated}, is none of this policy’s: choose another to count \
                 it for a category’s requirement"
            ),
        }
    }

    fn more(&self, facts: &[Fact]) -> String {
        let names = facts.iter().map(|it| in_sentence(it.name(self.language)));
        let names = self.language.listed(&names.collect::<Vec<_>>());
        match self.language {
            Language::Zh => format!("还没有填写：{names}；填写后结果可能改变"),
            Language::En => format!("Not known yet: {names}; the result may change with it"),
        }
    }
}
