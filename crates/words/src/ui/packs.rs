//! The page of the teacher's own packs: import, new ones, the list.

use crate::Language;

texts! {
    /// The page of one's own packs.
    Packs {
        title: "自己的政策包", "My own packs";
        lead: "政策包是一份文件的规则，写成程序能算的形式。县里、校里的办法没有收录，可以在这里导入、照着改，或者自己写。", "A pack is one regulation in a form that can be reckoned with. A regulation that is not listed can be imported here, made from another, or written.";
        sample: "示例教师没有自己的政策包", "The sample teacher has no packs";
        sample_text: "看示例时不能导入或编辑政策包。", "With the sample teacher open no pack can be imported or edited.";
        to_own: "到我的政策包", "To my own packs";
        list: "已有的政策包", "Packs that are here";
        none: "还没有自己的政策包。", "There is none yet.";
        edit: "编辑", "Edit";
        use_it: "按它核算", "Use it";
        delete: "删除", "Delete";
        sound: "可以使用", "Can be used";
        drafted: "有未改好的草稿", "Has an unfinished draft";
        unsound: "还不能使用", "Cannot be used yet";
        in_use: "当前政策", "My policy";
        shadows: "编号和内置的一项政策相同，用的是您自己的这一份。要用内置的：先换用别的政策，再删除这一份。", "It has the id of a shipped policy, and yours is the one in use. For the shipped one: choose another policy, then delete yours.";
        deleted: "已删除", "Deleted";
        deleted_text: "如果不是您的本意，可以撤销。", "If you did not mean it, undo it.";
        undo: "撤销", "Undo";
        undone: "已撤销，政策包还在。", "Undone: the pack is back.";
        not_done: "没有做成，什么都没有改动", "It was not done, and nothing has changed";
        import: "导入政策包", "Import a pack";
        import_lead: "选一个政策包文件。有错误的文件会逐处说明，不会改动任何内容。", "Choose the file of a pack. What is wrong with it is told place by place, and nothing changes.";
        file: "选择政策包文件", "Choose the file of a pack";
        file_hint: ".json 文件，最大 1 MB。", "A .json file of at most 1 MB.";
        reading: "正在读取文件……", "Reading the file…";
        refused: "没有导入：文件里有错误", "Not imported: the file has errors";
        refused_text: "什么都没有改动。请把下面这些交给文件的作者；也可以作为草稿打开，自己改好再用。", "Nothing has changed. Tell these to the author of the file, or open it as a draft and mend it.";
        not_read: "没有导入：文件读不了", "Not imported: the file cannot be read";
        open_draft: "作为草稿打开", "Open it as a draft";
        taken_shipped: "没有导入：编号和内置的政策相同", "Not imported: a shipped policy has its id";
        taken_shipped_text: "内置的政策不会被替换。请给它一个新编号，存成自己的一份。", "A shipped policy is never replaced. Give yours another id to keep it.";
        taken_own: "没有导入：已有这个编号的政策包", "Not imported: a pack of this id is here";
        taken_own_text: "可以用文件替换已有的那一份（能撤销），也可以换个编号，两份都留下。", "Replace the one that is here (it can be undone), or give this one another id and keep both.";
        same: "这个政策包已经在这里了", "This pack is here already";
        same_text: "文件和已有的完全一样，不用再导入。", "The file is the same as the one that is here.";
        save_copy: "用新编号保存", "Save under the new id";
        replace: "替换已有的", "Replace the one here";
        cancel: "取消", "Cancel";
        id: "编号", "Id";
        new_id: "新编号", "New id";
        id_hint: "字母、数字、点和连字符，例如 mycounty-2026。", "Letters, digits, dots and hyphens, like mycounty-2026.";
        new: "新建政策包", "A new pack";
        from: "从哪里开始", "Start from";
        template: "一份很短的样板", "A short template";
        copy: "复制一项内置的政策（连同它的算例）", "A copy of a shipped policy, with its worked cases";
        which: "复制哪一项", "Which policy";
        create: "新建并编辑", "Create and edit";
        fetching: "正在取内置的政策……", "Fetching the shipped policy…";
        not_fetched: "内置的政策没有取到。请检查网络后再试。", "The shipped policy could not be fetched. Check the connection and try again.";
        how: "怎样写政策包，见项目的 policies/README.md；写好的文件也能用命令 xuefen pack check 检查。", "How to write a pack is told in policies/README.md of the project; the command xuefen pack check looks at files too.";
        empty_id: "请填编号。", "Give it an id.";
        bad_id: "编号只能用字母、数字、点和连字符，最多 60 个字符。", "An id has letters, digits, dots and hyphens only, at most 60 characters.";
        shipped_id: "内置的政策已经用了这个编号，请换一个。", "A shipped policy has this id. Take another.";
        own_id: "您的另一个政策包已经用了这个编号，请换一个。", "Another pack of yours has this id. Take another.";
    }
}

/// A pack was imported or made.
#[must_use]
pub fn kept(language: Language, title: &str) -> String {
    let title = language.named(title);
    match language {
        Language::Zh => format!("已存下{title}。"),
        Language::En => format!("{title} is kept."),
    }
}

/// The browser has no room for a pack.
#[must_use]
pub fn no_room(language: Language, kilobytes: usize) -> String {
    match language {
        Language::Zh => format!(
            "浏览器分给本站的空间不够：这个政策包需要约 {kilobytes} KB。请删掉不用的政策包，或先备份、再清理记录。"
        ),
        Language::En => format!(
            "The browser has not enough room for this site: the pack needs about {kilobytes} KB. \
             Delete packs that are not used, or back up and clear some records first."
        ),
    }
}

/// Which pack was deleted.
#[must_use]
pub fn deleted(language: Language, title: &str) -> String {
    let title = language.named(title);
    match language {
        Language::Zh => format!("已删除政策包{title}。"),
        Language::En => format!("The pack {title} is deleted."),
    }
}

/// What does something to a pack, for those who only hear the button.
#[must_use]
pub fn of_pack(language: Language, verb: &str, title: &str) -> String {
    let title = language.named(title);
    match language {
        Language::Zh => format!("{verb}{title}"),
        Language::En => format!("{verb} {title}"),
    }
}

/// The id and the size of a pack.
#[must_use]
pub fn id_and_size(language: Language, id: &str, kilobytes: usize) -> String {
    match language {
        Language::Zh => format!("编号 {id}，{kilobytes} KB"),
        Language::En => format!("Id {id}, {kilobytes} KB"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_both_languages() {
        assert!(Packs::ALL.iter().all(|(zh, en)| !zh.trim().is_empty() && !en.trim().is_empty()));
        for language in Language::ALL {
            assert!(kept(*language, "办法").contains("办法"));
            assert!(no_room(*language, 240).contains("240 KB"));
            assert!(of_pack(*language, Packs::of(*language).delete, "办法").contains("办法"));
            assert!(id_and_size(*language, "own", 3).contains("own"));
        }
        assert_eq!(deleted(Language::Zh, "办法"), "已删除政策包“办法”。");
    }
}
