//! The names of steps, for “Undo: …”.

use xuefen_exchange::document::StepName;

use crate::Language;

/// What a step did: 删除“×××”, Delete “…”.
#[must_use]
pub fn step_name(step: &StepName, language: Language) -> String {
    match step {
        StepName::AddRecord(title) => one(("添加", "Add"), title.as_deref(), language),
        StepName::EditRecord(title) => one(("修改", "Edit"), title.as_deref(), language),
        StepName::DuplicateRecord(title) => one(("复制", "Duplicate"), title.as_deref(), language),
        StepName::DeleteRecord(title) => one(("删除", "Delete"), title.as_deref(), language),
        StepName::DeleteRecords(number) => many(("删除", "Delete"), *number, language),
        StepName::ImportRecords(number) => many(("导入", "Import"), *number, language),
        StepName::ImportArchive => language.pick("导入档案", "Import an archive").to_owned(),
        StepName::ChoosePolicy(_) => language.pick("选择政策", "Choose the policy").to_owned(),
        StepName::SetSwitch(_) => language.pick("更改解释口径", "Change a reading").to_owned(),
        StepName::EditTeacher => {
            language.pick("修改教师信息", "Edit the teacher’s facts").to_owned()
        }
        StepName::PutPack(id) => pack(("存入", "Keep"), id, language),
        StepName::DeletePack(id) => pack(("删除", "Delete"), id, language),
        StepName::EraseAll => language.pick("清空全部内容", "Erase everything").to_owned(),
    }
}

fn one(verb: (&str, &str), title: Option<&str>, language: Language) -> String {
    let verb = language.pick(verb.0, verb.1);
    match (language, title) {
        (Language::Zh, Some(title)) => format!("{verb}{}", language.named(title)),
        (Language::En, Some(title)) => format!("{verb} {}", language.named(title)),
        (Language::Zh, None) => format!("{verb}一条培训记录"),
        (Language::En, None) => format!("{verb} a record"),
    }
}

fn pack(verb: (&str, &str), id: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("{}政策包{}", verb.0, language.named(id)),
        Language::En => format!("{} the pack {}", verb.1, language.named(id)),
    }
}

fn many(verb: (&str, &str), number: usize, language: Language) -> String {
    match language {
        Language::Zh => format!("{} {number} 条培训记录", verb.0),
        Language::En if number == 1 => format!("{} 1 record", verb.1),
        Language::En => format!("{} {number} records", verb.1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_a_name_in_both_languages() {
        let title = || Some("新课标研修".to_owned());
        let steps = [
            StepName::AddRecord(title()),
            StepName::EditRecord(None),
            StepName::DuplicateRecord(title()),
            StepName::DeleteRecord(title()),
            StepName::DeleteRecords(3),
            StepName::ImportRecords(1),
            StepName::ImportArchive,
            StepName::ChoosePolicy("gansu-2013-49".into()),
            StepName::SetSwitch("rounding".into()),
            StepName::EditTeacher,
            StepName::PutPack("own".into()),
            StepName::DeletePack("own".into()),
            StepName::EraseAll,
        ];
        for step in &steps {
            for language in Language::ALL {
                assert!(!step_name(step, *language).is_empty());
            }
        }
        let deleted = StepName::DeleteRecord(title());
        assert_eq!(step_name(&deleted, Language::Zh), "删除“新课标研修”");
        assert_eq!(step_name(&deleted, Language::En), "Delete “新课标研修”");
        assert_eq!(step_name(&StepName::ImportRecords(12), Language::Zh), "导入 12 条培训记录");
    }
}
