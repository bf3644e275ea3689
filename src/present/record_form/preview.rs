//! What a record would be worth, and what would be recognised, if it were saved now.

use xuefen_engine::archive::{Archive, Record};
use xuefen_engine::pack::Measure;
use xuefen_engine::vocabulary::Status;
use xuefen_engine::{Assessment, assess};
use xuefen_words::explain::measure;
use xuefen_words::number::{self, amount};
use xuefen_words::ui::record_form as texts;

use crate::present::Lens;
use crate::present::record::{RecordView, record as record_view, settlement};

/// What comes of saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Previewed {
    /// This.
    View(Box<PreviewView>),
    /// The quantities fit no common denominator.
    TooFine,
}

/// A record as if it were saved, and what it does to the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewView {
    /// The record: worth, recognised and the derivation.
    pub record: RecordView,
    /// Credits or hours, in words.
    pub unit: &'static str,
    /// Worth and recognised in a sentence.
    pub summary: String,
    /// What becomes of the total, in a sentence.
    pub total: String,
    /// What looks odd about the record, in a sentence.
    pub warning: Option<&'static str>,
}

/// Assesses the archive with the record added or put in the place of the one of its id.
#[must_use]
pub fn preview(lens: &Lens<'_>, record: &Record) -> Previewed {
    let others = lens.archive.records().filter(|it| it.id != record.id).cloned();
    let records = others.chain([record.clone()]).collect();
    let Ok(archive) = Archive::new(lens.archive.teacher().clone(), records) else {
        return Previewed::TooFine;
    };
    let assessment = assess(lens.pack, &archive, lens.today);
    let then = Lens { archive: &archive, assessment: &assessment, ..*lens };
    let viewed = record_view(&then, record.id.as_str()).zip(settlement(&then, record));
    let Some((view, settled)) = viewed else { return Previewed::TooFine };
    let language = lens.language;
    let measured = measure(settled, lens.pack, &archive);
    let is_in_future = record.completed_on.is_some_and(|it| it > lens.today);
    let words = texts::RecordForm::of(language);
    Previewed::View(Box::new(PreviewView {
        summary: texts::if_saved(
            language,
            &amount(settled.worth, measured, language),
            &amount(settled.recognised(), measured, language),
            view.is_planned,
        ),
        unit: number::measure(measured, language),
        record: view,
        total: total(lens, &then, record),
        warning: (record.status.is_done() && is_in_future).then_some(words.in_future),
    }))
}

/// How the credit of the cycle changes; with plans where the record is one.
fn total(now: &Lens<'_>, then: &Lens<'_>, record: &Record) -> String {
    let is_planned = matches!(record.status, Status::Planned | Status::Enrolled);
    let of = |it: &Assessment| if is_planned { it.projected.total } else { it.recognised.total };
    let (before, after) = (of(now.assessment), of(then.assessment));
    let language = now.language;
    if before == after {
        return texts::RecordForm::of(language).total_same.to_owned();
    }
    let credits = |it| amount(it, Measure::Credits, language);
    let (before, after) = (credits(before), credits(after));
    if is_planned {
        texts::projection_becomes(language, &before, &after)
    } else {
        texts::total_becomes(language, &before, &after)
    }
}
