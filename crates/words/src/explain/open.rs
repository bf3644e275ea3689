//! What is still open about a record, beside what its steps already ask for.

use xuefen_engine::condition::Fact;
use xuefen_engine::trace::Reason;

use super::{Line, Telling};
use crate::Language;
use crate::language::in_sentence;
use crate::name::Named;

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
            [Fact::Category] => self.language.pick(
                "还没有填写类别：填写后才能计入各类课程的要求",
                "The category is not known yet: fill it in to count it for a category’s requirement",
            ).to_owned(),
            _ => self.more(&facts),
        };
        let rule = self.settlement.classified_by.unwrap_or(rule);
        Some(Line { text, amount: None, rule })
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
