//! One record: what it is worth, what is recognised, and why.

use crate::Language;

texts! {
    /// A record's page.
    RecordPage {
        worth: "应计", "Worth";
        recognised: "认定", "Recognised";
        why: "为什么是这个数", "Why this number";
        what_then: "结果", "What became of it";
        facts: "这条记录", "This record";
        evidence: "证明材料", "Evidence";
        no_evidence: "还没有登记证明材料。", "No evidence entered yet.";
        edit: "编辑", "Edit";
        duplicate: "复制一条", "Duplicate";
        delete: "删除", "Delete";
        all_records: "全部记录", "All records";
        projected_only: "计划中，完成后才计入认定", "Planned: it counts once it is done";
        untitled: "（未命名的记录）", "(untitled record)";
        note: "备注", "Note";
        provider: "主办单位", "Provider";
        activity: "活动", "Activity";
        level: "级别", "Level";
        mode: "培训方式", "Mode";
        host: "授课地点", "Where given";
        grade: "考核结果", "Result";
        category: "类别", "Category";
        status: "状态", "Status";
        completed_on: "完成日期", "Completed";
        started_on: "开始日期", "Started";
        certificate_issued_on: "发证日期", "Certificate issued";
        quantity: "数量", "Quantity";
        account: "账户", "Account";
        tags: "标签", "Tags";
        rejected_because: "退回原因", "Turned down because";
        year: "计入年度", "Counts in";
        sha256: "扫描件指纹（SHA-256）", "Digest of the scan (SHA-256)";
        yes: "是", "yes";
        no: "否", "no";
    }
}

/// The short sentence under a record's title.
#[must_use]
pub fn summary(language: Language, recognised: &str, worth: &str, unit: &str) -> String {
    match language {
        Language::Zh if recognised == worth => format!("应计 {worth} {unit}，全部认定"),
        Language::Zh => format!("应计 {worth} {unit}，认定 {recognised} {unit}"),
        Language::En if recognised == worth => format!("Worth {worth} {unit}, all recognised"),
        Language::En => format!("Worth {worth} {unit}, {recognised} recognised"),
    }
}
