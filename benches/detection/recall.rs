//! How many mistakes are found, kind by kind.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use yubisashi::policy::Level;

use super::Verdict;
use super::kit::business;
use super::kit::draw::Draw;
use super::kit::ham::Ham;
use super::kit::letter::Letter;
use super::kit::mistakes::{self, Mistake};

/// So many mails of each source get each mistake.
const EACH: usize = 120;

/// Prime, so that every letter has its turn.
const STRIDE: usize = 37;

pub(crate) struct Row {
    mistake: &'static Mistake,
    made: usize,
    found: usize,
    levels: BTreeMap<Level, usize>,
}

pub(crate) fn measure(ham: Option<&[Ham]>, wanted: &[&str], seed: u64, show: bool) -> Vec<Row> {
    let letters: Vec<Letter> = ham.into_iter().flatten().filter_map(Ham::letter).collect();
    let sources = [
        ("ja", business::japanese(400, 1_000 + seed * 100_000)),
        ("en", business::english(160, 2_000 + seed * 100_000)),
        ("ham", letters),
    ];
    let mut rows = Vec::new();
    println!("| mistake | made | found | recall | shown as | in ja · en · ham |\n|---|---|---|---|---|---|");
    for mistake in
        mistakes::all().filter(|mistake| wanted.is_empty() || wanted.iter().any(|word| mistake.kind.contains(word)))
    {
        let mut row = Row { mistake, made: 0, found: 0, levels: BTreeMap::new() };
        let mut parts = Vec::new();
        for (source, letters) in &sources {
            let (made, found) = (row.made, row.found);
            row.fill(source, letters, seed, show);
            parts.push(format!("{}/{}", row.found - found, row.made - made));
        }
        println!("{} {} |", row.line(), parts.join(" · "));
        rows.push(row);
    }
    rows
}

impl Row {
    fn fill(&mut self, source: &str, letters: &[Letter], seed: u64, show: bool) {
        let of_kind = self.mistake.kind.bytes().fold(7, |sum, byte| (sum * 31 + u64::from(byte)) & 0xFFFF);
        let mut draw = Draw::new(of_kind + seed);
        // Letters from all over, beginning elsewhere for each kind; as many as needed, at most twice around.
        let start = draw.below(letters.len().max(1));
        let order = (0..letters.len() * 2).map(|step| &letters[(start + step * STRIDE) % letters.len()]);
        let mut made = 0;
        for letter in order {
            let mut letter = letter.clone();
            let Some(expected) = (self.mistake.make)(&mut letter, &mut draw) else { continue };
            made += 1;
            let looked = letter.look();
            let hit = looked.as_ref().and_then(|looked| looked.hit(&expected));
            if let Some((_, level)) = hit {
                *self.levels.entry(level).or_default() += 1;
                self.found += 1;
            }
            if show && hit.is_some() == (self.mistake.aim == 0) {
                let others: Vec<_> = looked
                    .iter()
                    .flat_map(|looked| &looked.findings)
                    .filter(|(finding, _)| expected.checks.contains(&finding.check))
                    .map(|(finding, _)| format!("{} {:?}", finding.grade, finding.place))
                    .collect();
                let kept = keep(self.mistake.kind, source, made, &letter);
                println!(
                    "    {source} {} [{}]: {:?} {} {kept}",
                    self.mistake.kind,
                    letter.source,
                    expected.at,
                    others.join(", ")
                );
            }
            if made == EACH {
                break;
            }
        }
        self.made += made;
    }

    fn recall(&self) -> f64 {
        self.found as f64 / self.made.max(1) as f64
    }

    fn line(&self) -> String {
        let levels: Vec<String> = self.levels.iter().map(|(level, count)| format!("{} {count}", level.id())).collect();
        let share = if self.mistake.aim == 0 {
            format!("{:.3} silent", 1.0 - self.recall())
        } else {
            format!("{:.3}", self.recall())
        };
        format!("| {} | {} | {} | {share} | {} |", self.mistake.kind, self.made, self.found, levels.join(" · "))
    }
}

/// Puts a mail that was judged wrongly where it can be looked at.
fn keep(kind: &str, source: &str, number: usize, letter: &Letter) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/detection");
    let name = format!("{}-{source}-{number}.eml", kind.replace([' ', ':', ','], "_"));
    let file = folder.join(name);
    fs::create_dir_all(&folder).and_then(|()| fs::write(&file, letter.eml())).expect("a folder to write to");
    file.display().to_string()
}

pub(crate) fn verdicts(rows: &[Row]) -> Vec<Verdict> {
    let mean = |aim: u32, of: &dyn Fn(&Row) -> f64| {
        let rows: Vec<f64> = rows.iter().filter(|row| row.mistake.aim == aim).map(of).collect();
        (!rows.is_empty()).then(|| rows.iter().sum::<f64>() / rows.len() as f64)
    };
    let structural =
        mean(99, &Row::recall).map(|mean| Verdict::at_least("mean recall of structural mistakes", 0.99, mean));
    let judged = mean(90, &Row::recall)
        .map(|mean| Verdict::at_least("mean recall of salutation, file for somebody else, inner wording", 0.90, mean));
    let silent = mean(0, &|row| 1.0 - row.recall())
        .map(|mean| Verdict::at_least("silent at numbers whose check digit is wrong", 0.99, mean));
    [structural, judged, silent].into_iter().flatten().collect()
}
