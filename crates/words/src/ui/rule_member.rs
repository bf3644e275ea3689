//! The members of rules as packs write them, in words for those who read what has changed.

use crate::Language;

/// What a member of a rule says; a name that is not known stands as it is.
#[must_use]
pub fn member(name: &str, language: Language) -> &str {
    match name {
        "rule" => language.pick("规则种类", "Kind of rule"),
        "place" => language.pick("出处", "Place"),
        "about" => language.pick("内容", "About"),
        "for" => language.pick("适用对象", "For whom"),
        "when" => language.pick("适用于", "Which records"),
        "from" => language.pick("从", "From"),
        "to" => language.pick("到", "To"),
        "years" => language.pick("年数", "Years"),
        "name" => language.pick("名称", "Name"),
        "gap" => language.pick("年度之间的日子", "Days between the years"),
        "registration" => language.pick("按此登记", "Registered by it"),
        "into" | "stated" | "category" | "categories" => language.pick("类别", "Categories"),
        "quantity" => language.pick("计量单位", "Unit counted"),
        "rate" => language.pick("每单位折合学分", "Credits for one"),
        "at-most" => language.pick("最多", "At most"),
        "whole" => language.pick("只计整数", "Whole ones only"),
        "bonuses" => language.pick("可另加奖励", "Bonuses are added"),
        "add" => language.pick("加", "Adds"),
        "of-base" => language.pick("按基础学分的倍数加", "Times the base"),
        "mode" => language.pick("取整方法", "Way of rounding"),
        "digits" => language.pick("小数位数", "Decimals"),
        "stage" => language.pick("取整的对象", "What is rounded"),
        "by" => language.pick("由谁、按什么", "By whom or what"),
        "key" => language.pick("怎样算同一内容", "What counts as the same"),
        "window" => language.pick("计算时段", "Span"),
        "event" => language.pick("情况", "Event"),
        "per" => language.pick("每", "For each"),
        "credits" => language.pick("学分", "Credits"),
        "maximum" => language.pick("上限", "At most"),
        "share" => language.pick("占应修总学分", "Part of the total required"),
        "measure" => language.pick("按什么计", "Counted in"),
        "affects-annual" => language.pick("也影响年度", "Lowers the years, too"),
        "requirement" | "requirements" => language.pick("要求", "Requirement"),
        "tag" => language.pick("标签", "Tag"),
        "course" => language.pick("课程", "Course"),
        "at-least" => language.pick("至少", "At least"),
        "force" => language.pick("约束力", "How binding"),
        "single" => language.pick("须一次达到", "In one record"),
        "only-years" => language.pick("只在这些年度", "Only in these years"),
        "in-year-of" => language.pick("只在有这类记录的年度", "Only in years of such a record"),
        "pro-rata" => language.pick("中途入职怎样折减", "Who joins during the cycle"),
        "of" => language.pick("基数", "Of what"),
        "tolerance" => language.pick("允许误差", "Tolerance"),
        "within-years" => language.pick("入职后几年内", "Within years of hire"),
        "until" => language.pick("有效到", "Until"),
        "each-year" => language.pick("逐年要求", "Each year"),
        "calendar-years" => language.pick("按自然年", "Calendar years"),
        "counts-in-cycle" => language.pick("也计入周期", "Counts in the cycle, too"),
        "lowers" => language.pick("减免哪些要求", "What it lowers"),
        "ratio" => language.pick("折抵比例", "Ratio"),
        "up-to" => language.pick("补到", "Up to"),
        "on" => language.pick("触发条件", "On"),
        "due" => language.pick("截止日", "Due"),
        "covers" => language.pick("覆盖的日子", "Days covered"),
        "needs" => language.pick("须有的材料", "Evidence needed"),
        "one-of" => language.pick("材料任选其一", "Evidence, one of"),
        "order" => language.pick("顺序", "Order"),
        "every" => language.pick("多久一次", "How often"),
        "duty" => language.pick("任务", "Duty"),
        "count" => language.pick("次数", "How many"),
        "amount" => language.pick("数量", "Amount"),
        "equals" => language.pick("等于", "Equals"),
        "in" => language.pick("单位", "Unit"),
        _ => name,
    }
}

/// A word that packs write as a value; one that is not known stands as it is.
#[must_use]
pub fn value(word: &str, language: Language) -> &str {
    match word {
        "cycle" => language.pick("整个周期", "the cycle"),
        "year" | "calendar-year" => language.pick("每年", "each year"),
        "school-year" => language.pick("每学年", "each school year"),
        "record" => language.pick("每项", "each record"),
        "required" => language.pick("应修总学分", "the total required"),
        "earned" => language.pick("已修总学分", "the total earned"),
        "must" => language.pick("必须达到", "must be met"),
        "in-principle" => language.pick("原则上", "in principle"),
        "consequence" => language.pick("与后果挂钩", "a consequence depends on it"),
        "reject" => language.pick("不计入任何年度", "in no year"),
        "previous" => language.pick("计入前一年度", "in the year before"),
        "next" => language.pick("计入后一年度", "in the year after"),
        "half-up" => language.pick("四舍五入", "half up"),
        "floor" => language.pick("舍去尾数", "cut off"),
        "hired_on" => language.pick("按入职日期", "by the day of hire"),
        "confirmed_on" => language.pick("转正之前", "until probation ends"),
        "met" => language.pick("达标时", "when met"),
        "short" => language.pick("不达标时", "when short"),
        "completion" => language.pick("完成日期", "the day of completion"),
        "certificate-else-completion" => language
            .pick("发证日期，没有的按完成日期", "the certificate’s day, else that of completion"),
        "study-years" => language.pick("分摊到学习年度", "spread over the years of study"),
        "content_key" => language.pick("同一内容", "the same content"),
        "project_key" => language.pick("同一项目", "the same project"),
        "registration-period" => language.pick("登记期", "the period of registration"),
        "bonus" => language.pick("奖励", "the bonus"),
        "total" => language.pick("总量", "the total"),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_that_the_packs_write_has_a_name() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies");
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path().join("pack.json");
            let Ok(text) = std::fs::read_to_string(path) else { continue };
            let pack = xuefen_engine::json::parse(&text, xuefen_engine::pack::LARGEST).unwrap();
            for rule in pack["rules"].as_array().unwrap() {
                for name in rule.as_object().unwrap().keys() {
                    if ["id", "zh", "en", "switch", "under"].contains(&name.as_str()) {
                        continue;
                    }
                    assert_ne!(member(name, Language::Zh), name, "{name}");
                    assert_ne!(member(name, Language::En), name, "{name}");
                }
            }
        }
    }
}
