//! Writes the inputs of the benchmarks, and measures the engine on this machine:
//! `xuefen-bench inputs FOLDER [TEACHERS]`, `xuefen-bench engine`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a measurement is read by people")]
#![expect(clippy::float_arithmetic, reason = "times are floats")]

use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use xuefen_bench::sample::{Chance, HEADINGS, Kind, json, rows};
use xuefen_bench::{archive, as_of, pack};
use xuefen_engine::{Archive, Book, Pack, assess};

/// Families of archives: name, kind, records in each, how many.
const FAMILIES: [(&str, Kind, usize, usize); 4] = [
    ("one", Kind::Plain, 1, 200),
    ("plain", Kind::Plain, 40, 200),
    ("teacher", Kind::Mixed, 40, 300),
    ("register", Kind::Mixed, 300, 60),
];

/// How many records a teacher of the audit has: from, and up to.
const RECORDS: std::ops::Range<usize> = 20..60;

/// How often each time is taken.
const ROUNDS: usize = 9;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let told = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["inputs", folder] => inputs(Path::new(folder), 20_000),
        ["inputs", folder, teachers] => match teachers.parse() {
            Ok(it) => inputs(Path::new(folder), it),
            Err(_) => Err(format!("`{teachers}` is not a number").into()),
        },
        ["engine"] => engine(),
        _ => Err("xuefen-bench inputs FOLDER [TEACHERS] | xuefen-bench engine".into()),
    };
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

type Told = Result<(), Box<dyn std::error::Error>>;

/// Writes every family, and the tables of the audit.
fn inputs(folder: &Path, teachers: usize) -> Told {
    fs::create_dir_all(folder)?;
    for (seed, (name, kind, n_records, n_archives)) in (1..).zip(FAMILIES) {
        let mut chance = Chance::of(seed);
        let mut file = BufWriter::new(File::create(folder.join(format!("{name}.ndjson")))?);
        for _ in 0..n_archives {
            writeln!(file, "{}", json(&rows(kind, n_records, &mut chance)))?;
        }
        file.flush()?;
    }
    let mut chance = Chance::of(99);
    let mut file = BufWriter::new(File::create(folder.join("audit.csv"))?);
    file.write_all(HEADINGS.as_bytes())?;
    let mut text = String::new();
    for nth in 0..teachers {
        let n_records = RECORDS.start + nth % RECORDS.len();
        let teacher = format!("t{nth:06}");
        text.clear();
        for (nth, row) in rows(Kind::Mixed, n_records, &mut chance).iter().enumerate() {
            row.csv(&teacher, nth, &mut text);
        }
        file.write_all(text.as_bytes())?;
    }
    file.flush()?;
    Ok(())
}

/// Times the engine in each of its modes.
fn engine() -> Told {
    let pack = pack();
    println!("{:<44}{:>12}{:>16}", "", "40 records", "100,000 records");
    let small = sample(40, 1)?;
    let large = sample(100_000, 1)?;
    let row = |name: &str, small: f64, large: f64| {
        println!("{name:<44}{:>9.2} µs{:>13.2} ms", small * 1e6, large * 1e3);
    };
    let times = |work: &dyn Fn(&Pack, &Archive)| {
        (median(2_000, || work(&pack, &small)), median(1, || work(&pack, &large)))
    };
    let (one, all) = (Book::open(&pack, &small, as_of()), Book::open(&pack, &large, as_of()));
    let laid_out = (
        median(2_000, || drop(black_box(black_box(&one).balance()))),
        median(1, || drop(black_box(black_box(&all).balance()))),
    );
    row("laid out, without trace", laid_out.0, laid_out.1);
    let opened = times(&|pack, it| {
        drop(black_box(Book::open(pack, black_box(it), as_of()).balance()));
    });
    row("from the parsed archive, without trace", opened.0, opened.1);
    let traced = times(&|pack, it| drop(black_box(assess(pack, black_box(it), as_of()))));
    row("from the parsed archive, with trace", traced.0, traced.1);
    println!("budgets: laid out, 40 records 5 µs (aim 1); 100,000 records 20 ms (aim 5)");
    Ok(())
}

/// An archive of mixed records. The largest that a file may hold is smaller than the largest here,
/// so it is put together from several.
fn sample(n_records: usize, seed: u64) -> Result<Archive, Box<dyn std::error::Error>> {
    const PIECE: usize = 5_000;
    let mut chance = Chance::of(seed);
    let mut records = Vec::with_capacity(n_records);
    let mut teacher = None;
    for from in (0..n_records).step_by(PIECE) {
        let n_rows = PIECE.min(n_records - from);
        let piece = archive(&json(&rows(Kind::Mixed, n_rows, &mut chance)))?;
        for record in piece.records() {
            let id = format!("{from:06}{}", record.id);
            let id = xuefen_engine::Id::new(&id).unwrap_or_else(|| record.id.clone());
            records.push(xuefen_engine::Record { id, ..record.clone() });
        }
        teacher = Some(piece.teacher().clone());
    }
    let archive = Archive::new(teacher.unwrap_or_default(), records);
    archive.map_err(|it| format!("{it:?}").into())
}

/// The median time of a piece of work, in seconds, done so often in a round.
fn median(times: u32, mut work: impl FnMut()) -> f64 {
    work();
    let mut rounds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            (0..times).for_each(|_| work());
            began.elapsed().as_secs_f64() / f64::from(times)
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    rounds.get(ROUNDS / 2).copied().unwrap_or_default()
}
