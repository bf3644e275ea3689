//! What the written members of a record are called, for the list of what changed.

use xuefen_engine::vocabulary::{Flag, Unit};
use xuefen_words::ui::record::RecordPage;
use xuefen_words::ui::record_form::RecordForm;
use xuefen_words::{Language, Named};

/// The name of a member of a record; one that is not known stands as it is written.
pub(super) fn field_name(member: &str, language: Language) -> &str {
    let (page, form) = (RecordPage::of(language), RecordForm::of(language));
    match member {
        "title" => form.title,
        "provider" => form.provider,
        "note" => form.note,
        "activity" => form.activity,
        "level" => form.level,
        "mode" => form.mode,
        "host" => form.host,
        "grade" => form.grade,
        "category" => form.category,
        "status" => form.status,
        "rejected_because" => form.rejected_because,
        "tags" => page.tags,
        "started_on" => form.started_on,
        "completed_on" => form.completed_on,
        "certificate_issued_on" => form.certificate_issued_on,
        "course_id" => form.course_id,
        "content_key" => form.content_key,
        "project_key" => form.project_key,
        "account" => page.account,
        "role" => form.role,
        "approved_by" => form.approved_by,
        "evidence" => form.evidence,
        _ => {
            let unit = member.strip_prefix("quantity/").and_then(Unit::parse);
            let unit = unit.map(|it| it.name(language));
            unit.or_else(|| Flag::parse(member).map(|it| it.name(language))).unwrap_or(member)
        }
    }
}
