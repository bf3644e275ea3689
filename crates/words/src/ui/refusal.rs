//! Why something that was asked for was not done, and what to do.

use crate::Language;

/// The record is not there (any more).
#[must_use]
pub const fn unknown_record(language: Language) -> &'static str {
    language.pick(
        "这条记录已经不在了，可能刚被删除或撤销。请回到记录列表看看。",
        "This record is gone: it may just have been deleted or undone. Look at the list of records.",
    )
}

/// Another record has the same id.
#[must_use]
pub fn id_taken(language: Language, id: &str) -> String {
    let id = language.quoted(id);
    match language {
        Language::Zh => format!("编号{id}已经有别的记录在用。请重新添加一次。"),
        Language::En => format!("Another record has the id {id} already. Add this one again."),
    }
}

/// There would be too many records.
#[must_use]
pub fn too_many_records(language: Language, found: usize, most: usize) -> String {
    match language {
        Language::Zh => {
            format!("一份档案最多 {most} 条记录，这样会有 {found} 条。请先删除不需要的。")
        }
        Language::En => format!(
            "An archive holds at most {most} records; this would make {found}. Delete some first."
        ),
    }
}

/// The pack is not there (any more).
#[must_use]
pub fn unknown_pack(language: Language, id: &str) -> String {
    let id = language.quoted(id);
    match language {
        Language::Zh => format!("政策包{id}已经不在了，可能刚被删除或撤销。"),
        Language::En => format!("The pack {id} is gone: it may just have been deleted or undone."),
    }
}

/// The pack is the chosen policy.
#[must_use]
pub fn pack_in_use(language: Language, id: &str) -> String {
    let id = language.quoted(id);
    match language {
        Language::Zh => format!("政策包{id}是您当前的政策，不能删除。请先换用别的政策。"),
        Language::En => format!("The pack {id} is your policy. Choose another policy first."),
    }
}

/// The packs are too large together.
#[must_use]
pub fn packs_too_large(language: Language, found: usize, most: usize) -> String {
    match language {
        Language::Zh => {
            format!("自己的政策包一共最多 {most} 字节，这样会有 {found} 字节。请先删除不用的。")
        }
        Language::En => format!(
            "Your packs may have {most} bytes together; this would make {found}. Delete some first."
        ),
    }
}

/// No policy is chosen.
#[must_use]
pub const fn no_policy(language: Language) -> &'static str {
    language.pick("还没有选择政策。请先选择政策。", "No policy is chosen yet. Choose one first.")
}

/// Something of the form cannot be kept.
#[must_use]
pub const fn unfit(language: Language) -> &'static str {
    language.pick(
        "有的内容存不下来。请缩短或改写以后再试；也可以先留空，以后在“我的资料”里填。",
        "Something of this cannot be kept. Shorten or rewrite it; or leave it for later, on the page My details.",
    )
}

/// The quantities of a record do not go together with the others.
#[must_use]
pub fn too_fine(language: Language, title: &str) -> String {
    match language {
        Language::Zh => format!(
            "“{title}”的数量和其他记录的数量没有足够小的公分母。请把它写得简单些，例如 80/3 或 26.5。"
        ),
        Language::En => format!(
            "The quantity of “{title}” and those of the other records need too fine a common \
             denominator. Write it more simply, like 80/3 or 26.5."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_a_sentence_in_both_languages() {
        for language in Language::ALL {
            assert!(!unknown_record(*language).is_empty() && !no_policy(*language).is_empty());
            assert!(id_taken(*language, "r-1").contains("r-1"));
            assert!(unknown_pack(*language, "own").contains("own"));
            assert!(pack_in_use(*language, "own").contains("own"));
            assert!(packs_too_large(*language, 5_000_001, 4_000_000).contains("5000001"));
            assert!(too_many_records(*language, 5_001, 5_000).contains("5000"));
            assert!(too_fine(*language, "研修").contains("研修"));
        }
    }
}
