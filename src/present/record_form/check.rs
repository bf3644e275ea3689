//! Answers → record: exact, lenient about how something is typed, strict about what it means.

use chrono::NaiveDate;
use xuefen_engine::archive::{Evidence, Id, Record};
use xuefen_engine::calendar::parse_date;
use xuefen_engine::credit::{Credit, NumberError};
use xuefen_engine::sorted::{Map, Set};
use xuefen_engine::vocabulary::{
    Account, Activity, EvidenceKind, Flag, Grade, Host, Level, Mode, Status, Unit,
};
use xuefen_exchange::written::{LONGEST_TAG, LONGEST_TEXT, MOST_EVIDENCE, MOST_TAGS};

use super::{EvidenceForm, EvidenceSlot, RecordForm, Slot, YES};

/// Something wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The answer.
    pub at: At,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// Where in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// A question about the record.
    Slot(Slot),
    /// A question about the piece of evidence of a key.
    Evidence(usize, EvidenceSlot),
}

impl At {
    /// The id of the control.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Slot(slot) => slot.id(),
            Self::Evidence(key, slot) => slot.id(key),
        }
    }

    /// The question, if it is about the record itself.
    #[must_use]
    pub fn slot(self) -> Option<Slot> {
        match self {
            Self::Slot(slot) => Some(slot),
            Self::Evidence(..) => None,
        }
    }
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is needed and not there.
    Missing,
    /// It is none of those to choose from.
    NotChosen,
    /// It is not written like a date.
    NotADate(String),
    /// The calendar has no such day, or it lies too far away.
    NoSuchDay(String),
    /// The last day is before the first.
    EndsBeforeStart,
    /// It is no number that may be entered.
    Number(String, NumberError),
    /// It is too long.
    TooLong {
        /// How many characters there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// There are too many of them.
    TooMany {
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
}

/// The record that the answers make.
///
/// A title, an activity and the last day are needed; but what the record that is being
/// edited lacked may stay missing, so that an imported record can be mended bit by bit.
/// Whatever form and policy ask, nothing of the record is lost: every answer is read.
///
/// # Errors
/// Every problem, in the order of the questions.
pub fn check(
    form: &RecordForm,
    id: &Id,
    original: Option<&Record>,
) -> Result<Record, Vec<FieldProblem>> {
    let mut check = Check { form, problems: Vec::new() };
    let record = check.record(id, original);
    match record {
        Some(record) if check.problems.is_empty() => Ok(record),
        _ => {
            check.problems.sort_by_key(|it| it.at);
            Err(check.problems)
        }
    }
}

/// What rules could read of the record that the answers make; texts for people are left out.
///
/// # Errors
/// As for [`check`], without problems of those texts.
pub fn facts(
    form: &RecordForm,
    id: &Id,
    original: Option<&Record>,
) -> Result<Record, Vec<FieldProblem>> {
    let mut form = form.clone();
    for slot in [Slot::Provider, Slot::Note, Slot::RejectedBecause] {
        form.set(slot, "");
    }
    form.set(Slot::Title, "-");
    form.evidence.clear();
    let record = check(&form, id, original)?;
    Ok(Record { title: None, ..record })
}

struct Check<'a> {
    form: &'a RecordForm,
    problems: Vec<FieldProblem>,
}

impl Check<'_> {
    fn record(&mut self, id: &Id, original: Option<&Record>) -> Option<Record> {
        let had = |lacks: fn(&Record) -> bool| original.is_none_or(|it| !lacks(it));
        self.needed(Slot::Title, had(|it| it.title.is_none()));
        self.needed(Slot::Activity, true);
        self.needed(Slot::CompletedOn, had(|it| it.completed_on.is_none()));
        let activity = self.word(Slot::Activity, Activity::parse);
        let started_on = self.date(Slot::StartedOn);
        let completed_on = self.date(Slot::CompletedOn);
        if started_on.zip(completed_on).is_some_and(|(start, end)| end < start) {
            self.problem(Slot::CompletedOn, Wrong::EndsBeforeStart);
        }
        let record = Record {
            title: self.text(Slot::Title),
            provider: self.text(Slot::Provider),
            note: self.lines(Slot::Note),
            level: self.word(Slot::Level, Level::parse),
            mode: self.word(Slot::Mode, Mode::parse),
            host: self.word(Slot::Host, Host::parse),
            grade: self.word(Slot::Grade, Grade::parse),
            category: self.text(Slot::Category),
            status: self.word(Slot::Status, Status::parse).unwrap_or(Status::Completed),
            rejected_because: self.text(Slot::RejectedBecause),
            tags: self.tags(),
            quantity: self.quantity(),
            started_on,
            completed_on,
            certificate_issued_on: self.date(Slot::CertificateIssuedOn),
            course_id: self.text(Slot::CourseId),
            content_key: self.text(Slot::ContentKey),
            project_key: self.text(Slot::ProjectKey),
            account: self.word(Slot::Account, Account::parse).unwrap_or(Account::Cycle),
            role: self.text(Slot::Role),
            approved_by: self.word(Slot::ApprovedBy, Level::parse),
            flags: self.flags(),
            evidence: self.evidence(),
            ..Record::new(id.clone(), activity?)
        };
        Some(record)
    }

    fn problem(&mut self, slot: Slot, wrong: Wrong) {
        self.problems.push(FieldProblem { at: At::Slot(slot), wrong });
    }

    fn needed(&mut self, slot: Slot, needed: bool) {
        if needed && self.form.answer(slot).trim().is_empty() {
            self.problem(slot, Wrong::Missing);
        }
    }

    fn text(&mut self, slot: Slot) -> Option<String> {
        let text = one_line(self.form.answer(slot));
        self.short_enough(At::Slot(slot), text)
    }

    fn lines(&mut self, slot: Slot) -> Option<String> {
        let text = lines(self.form.answer(slot));
        self.short_enough(At::Slot(slot), text)
    }

    fn short_enough(&mut self, at: At, text: String) -> Option<String> {
        let found = text.chars().count();
        if found > LONGEST_TEXT {
            let wrong = Wrong::TooLong { found, most: LONGEST_TEXT };
            self.problems.push(FieldProblem { at, wrong });
            return None;
        }
        (!text.is_empty()).then_some(text)
    }

    fn word<T>(&mut self, slot: Slot, parse: fn(&str) -> Option<T>) -> Option<T> {
        let text = self.form.answer(slot).trim();
        if text.is_empty() {
            return None;
        }
        let word = parse(text);
        if word.is_none() {
            self.problem(slot, Wrong::NotChosen);
        }
        word
    }

    fn date(&mut self, slot: Slot) -> Option<NaiveDate> {
        let text = self.form.answer(slot).to_owned();
        self.date_at(At::Slot(slot), &text)
    }

    fn date_at(&mut self, at: At, text: &str) -> Option<NaiveDate> {
        match date(text) {
            Ok(date) => date,
            Err(wrong) => {
                self.problems.push(FieldProblem { at, wrong });
                None
            }
        }
    }

    fn quantity(&mut self) -> Map<Unit, Credit> {
        let mut quantity = Map::new();
        for unit in Unit::ALL {
            let slot = Slot::Quantity(*unit);
            match number(self.form.answer(slot)) {
                Ok(Some(amount)) => _ = quantity.insert(*unit, amount),
                Ok(None) => {}
                Err(error) => {
                    let written = self.form.answer(slot).trim().to_owned();
                    self.problem(slot, Wrong::Number(written, error));
                }
            }
        }
        quantity
    }

    fn flags(&self) -> Map<Flag, bool> {
        let answer = |flag: &Flag| match self.form.answer(Slot::Flag(*flag)) {
            "" => None,
            answer => Some((*flag, answer == YES)),
        };
        Flag::ALL.iter().filter_map(answer).collect()
    }

    fn tags(&mut self) -> Set<String> {
        let more = self.form.answer(Slot::MoreTags).split(['、', '，', ',', '；', ';', '\n']);
        let more = more.map(one_line).filter(|it| !it.is_empty());
        let tags: Set<String> = self.form.tags.iter().cloned().chain(more).collect();
        let longest = tags.iter().map(|it| it.chars().count()).max().unwrap_or_default();
        if longest > LONGEST_TAG {
            let wrong = Wrong::TooLong { found: longest, most: LONGEST_TAG };
            self.problem(Slot::MoreTags, wrong);
        } else if tags.len() > MOST_TAGS {
            let wrong = Wrong::TooMany { found: tags.len(), most: MOST_TAGS };
            self.problem(Slot::MoreTags, wrong);
        }
        tags
    }

    fn evidence(&mut self) -> Vec<Evidence> {
        let list = &self.form.evidence;
        if let Some(first_too_many) = list.get(MOST_EVIDENCE) {
            let at = At::Evidence(first_too_many.key, EvidenceSlot::Kind);
            let wrong = Wrong::TooMany { found: list.len(), most: MOST_EVIDENCE };
            self.problems.push(FieldProblem { at, wrong });
        }
        list.iter().filter_map(|it| self.piece(it)).collect()
    }

    fn piece(&mut self, it: &EvidenceForm) -> Option<Evidence> {
        let at = |slot| At::Evidence(it.key, slot);
        let kind = EvidenceKind::parse(&it.kind);
        if kind.is_none() {
            let at = at(EvidenceSlot::Kind);
            self.problems.push(FieldProblem { at, wrong: Wrong::NotChosen });
        }
        let text = |it: &str| Some(one_line(it)).filter(|it| !it.is_empty());
        Some(Evidence {
            issuer: self.short_enough(at(EvidenceSlot::Issuer), one_line(&it.issuer)),
            number: self.short_enough(at(EvidenceSlot::Number), one_line(&it.number)),
            date: self.date_at(at(EvidenceSlot::Date), &it.date),
            file: self.short_enough(at(EvidenceSlot::Scan), one_line(&it.file)),
            sha256: text(&it.sha256),
            kind: kind?,
        })
    }
}

/// A text of one line: what was pasted may hold tabs and the like.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}

/// A text of several lines.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.replace(|it: char| it.is_control() && it != '\n', " ").trim().to_owned()
}

/// A text without space, in ASCII where an input method wrote full-width characters.
fn plain(text: &str) -> String {
    let narrow = |it: char| match it {
        '。' => '.',
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(it).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(it)
        }
        it => it,
    };
    text.chars().filter(|it| !it.is_whitespace() && !it.is_control()).map(narrow).collect()
}

/// What may stand behind a number; it says nothing that its question does not say.
const UNITS: &[&str] =
    &["学时", "课时", "小时", "学分", "学年", "个月", "个单元", "单元", "天", "月", "年", "个"];

fn number(text: &str) -> Result<Option<Credit>, NumberError> {
    let text = plain(text);
    let bare = UNITS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text);
    let bare = without_separators(bare);
    if text.is_empty() { Ok(None) } else { Credit::entered(&bare).map(Some) }
}

/// `1,200` → `1200`; a comma that does not separate thousands stays, and is no number then.
fn without_separators(text: &str) -> String {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next().is_some_and(|it| (1..=3).contains(&it.len()));
    if whole.contains(',') && first && groups.all(|it| it.len() == 3) && !rest.contains(',') {
        return text.replace(',', "");
    }
    text.to_owned()
}

fn date(text: &str) -> Result<Option<NaiveDate>, Wrong> {
    let written = || text.trim().to_owned();
    let bare = plain(text);
    if bare.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> =
        bare.trim_end_matches(['日', '号']).split(['-', '/', '.', '年', '月']).collect();
    let is_number =
        |it: &str, most| (1..=most).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit());
    match parts.as_slice() {
        [year, month, day]
            if year.len() == 4
                && is_number(year, 4)
                && is_number(month, 2)
                && is_number(day, 2) =>
        {
            let date = parse_date(&format!("{year}-{month:0>2}-{day:0>2}"));
            date.map(Some).ok_or_else(|| Wrong::NoSuchDay(written()))
        }
        _ => Err(Wrong::NotADate(written())),
    }
}
