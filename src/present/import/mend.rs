//! The rows that cannot be imported, as a table to mend and import again.

use xuefen_engine::Pack;
use xuefen_exchange::table::{Basis, Field, Outcome, Preview};
use xuefen_words::ui::import as texts;
use xuefen_words::{Language, Named};

use super::people::sift;
use super::{Draft, Whose};

/// A CSV file with the rows that cannot be imported, each with what is wrong with it: the name
/// of the file, and its text.
///
/// It begins with the byte order mark that spreadsheets need to read UTF-8. The column of
/// problems is ignored when the file is imported.
#[must_use]
pub fn to_mend(
    draft: &Draft,
    preview: &Preview,
    whose: &Whose,
    pack: Option<&Pack>,
    language: Language,
) -> (&'static str, String) {
    let words = texts::Import::of(language);
    let mut lines = vec![line(headings(draft, language), words.refused_column)];
    let (own, _) = sift(draft, preview, whose);
    for row in own.iter().map(|it| it.row) {
        let Outcome::Refused { problems, .. } = &row.outcome else { continue };
        let sentences = problems.iter().map(|it| xuefen_words::table::problem(it, pack, language));
        let sentences: Vec<String> = sentences.collect();
        let cells = draft.table.row(row.row).unwrap_or_default();
        lines.push(line(cells.to_vec(), &sentences.join(language.pick("", " "))));
    }
    (words.refused_name, format!("\u{feff}{}", lines.concat()))
}

/// The table's own headings; where they did not tell what a column holds, the name of that.
fn headings(draft: &Draft, language: Language) -> Vec<String> {
    let columns = draft.table.columns().iter().enumerate();
    let heading = columns.map(|(i, column)| match draft.mapping.column(i) {
        (field, Basis::Choice | Basis::Contents) if field != Field::Ignore => {
            field.name(language).to_owned()
        }
        _ => column.heading.clone(),
    });
    heading.collect()
}

fn line(mut cells: Vec<String>, last: &str) -> String {
    cells.push(last.to_owned());
    let cells: Vec<String> = cells.iter().map(|it| quoted(it)).collect();
    cells.join(",") + "\r\n"
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
