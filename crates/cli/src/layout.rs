//! Tables for a terminal: columns stand under each other, Chinese characters being two cells wide.

use unicode_width::UnicodeWidthStr;

/// On which side the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// Rows of cells as lines of text; the first row is set off by a rule if it is a heading.
pub(crate) fn table(sides: &[Side], heading: Option<&[&str]>, rows: &[Vec<String>]) -> String {
    let heading: Option<Vec<String>> =
        heading.map(|it| it.iter().map(ToString::to_string).collect());
    let all = || heading.iter().chain(rows);
    let widths: Vec<usize> = (0..sides.len())
        .map(|column| all().filter_map(|it| it.get(column)).map(|it| it.width()).max())
        .map(Option::unwrap_or_default)
        .collect();
    let mut text = String::new();
    if let Some(heading) = &heading {
        text.push_str(&line(sides, &widths, heading));
        let gaps = 2 * sides.len().saturating_sub(1);
        text.push_str(&"-".repeat(widths.iter().sum::<usize>() + gaps));
        text.push('\n');
    }
    text.extend(rows.iter().map(|it| line(sides, &widths, it)));
    text
}

fn line(sides: &[Side], widths: &[usize], cells: &[String]) -> String {
    let cells = sides.iter().zip(widths).zip(cells).map(|((side, width), cell)| {
        let space = " ".repeat(width.saturating_sub(cell.width()));
        match side {
            Side::Left => format!("{cell}{space}"),
            Side::Right => format!("{space}{cell}"),
        }
    });
    let line = cells.collect::<Vec<_>>().join("  ");
    format!("{}\n", line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_and_latin_cells_stand_under_each_other() {
        let rows = [vec!["必修课程".into(), "60".into()], vec!["IT".into(), "4.2".into()]];
        let text = table(&[Side::Left, Side::Right], Some(&["要求", "学分"]), &rows);
        assert_eq!(text, "要求      学分\n--------------\n必修课程    60\nIT         4.2\n");
    }
}
