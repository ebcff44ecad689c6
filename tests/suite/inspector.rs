//! The process that looks into files: what comes back from it, and what becomes of it.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use yubisashi::lens::{self, FileKind, GapKind, Inspection, Limits};
use yubisashi::mail::{Attachment, Digest, Disposition, MediaType};
use yubisashi::policy::Inspect;
use yubisashi::session::{Stop, Wanted};
use yubisashi::store::Inspector;
use yubisashi::store::inspector::Program;

use crate::hostile::{self, Entry};

fn program(path: impl AsRef<Path>) -> Program {
    Program { path: path.as_ref().to_owned(), environment: Vec::new() }
}

fn inspector(inspect: Inspect) -> Inspector {
    Inspector::new(program(env!("CARGO_BIN_EXE_yubisashi")), &inspect)
}

fn gaps(inspection: &Inspection) -> Vec<GapKind> {
    inspection.gaps.iter().map(|gap| gap.why).collect()
}

fn file(name: &str, data: Vec<u8>) -> Attachment {
    Attachment {
        name: name.to_owned(),
        media_type: MediaType("application/octet-stream".to_owned()),
        disposition: Disposition::Attachment,
        content_id: None,
        encoded_size: data.len() as u64,
        digest: Digest::of(&data),
        data,
    }
}

#[test]
fn it_tells_what_looking_in_this_process_tells() {
    let inspector = inspector(Inspect::default());
    let mut worker = inspector.worker();
    for (name, data) in [
        ("見積.txt", "御見積書\n合計 1,200円\n".as_bytes().to_vec()),
        ("list.csv", b"name,phone\nTanaka,03-0000-0000\n".to_vec()),
        ("empty", Vec::new()),
        ("large.bin", vec![7; 3_000_000]),
        ("broken.zip", b"PK\x03\x04nothing".to_vec()),
    ] {
        let told = worker.inspect(name, &data, &Stop::default());
        assert_eq!(told, lens::inspect(&data, name, &Limits::default()), "{name}");
    }
}

#[test]
fn many_files_are_told_each_with_its_index() {
    let files: Vec<_> = (0..30).map(|n| file(&format!("{n}.txt"), vec![b'a'; n * 1000])).collect();
    let files: Vec<_> = files.iter().collect();
    let told = std::sync::Mutex::new(Vec::new());
    inspector(Inspect::default()).look_into(&files, &Stop::default(), &|index, inspection| {
        told.lock().unwrap().push((index, inspection.name, inspection.size));
    });
    let mut told = told.into_inner().unwrap();
    told.sort();
    let expected: Vec<_> = (0..30).map(|n| (n, format!("{n}.txt"), n as u64 * 1000)).collect();
    assert_eq!(told, expected);
}

#[test]
fn what_is_too_large_for_the_policy_starts_no_process() {
    let inspector = Inspector::new(program("does-not-exist"), &Inspect { max_mb: 1, ..Inspect::default() });
    let told = inspector.worker().inspect("a.txt", &vec![b'a'; 1_000_001], &Stop::default());
    assert_eq!((gaps(&told), told.kind, told.size), (vec![GapKind::TooLarge], FileKind::Text, 1_000_001));
}

#[test]
fn a_program_that_cannot_be_started_is_a_gap_and_no_failure() {
    let inspector = Inspector::new(program("does-not-exist"), &Inspect::default());
    assert_eq!(gaps(&inspector.worker().inspect("a.txt", b"a", &Stop::default())), [GapKind::Crashed]);
}

#[test]
fn more_memory_than_allowed_is_a_gap_and_the_next_file_is_read() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let inspector = inspector(Inspect { memory_mb: 256, max_mb: 1_000, ..Inspect::default() });
    let mut worker = inspector.worker();
    let told = worker.inspect("a.txt", &vec![b'a'; 300_000_000], &Stop::default());
    assert_eq!(gaps(&told), [GapKind::Memory]);
    let next = worker.inspect("b.txt", b"b", &Stop::default());
    assert_eq!(next, lens::inspect(b"b", "b.txt", &Limits::default()));
}

/// Another program in place of this one: it ends, hangs or answers as no process that looks would.
#[cfg(unix)]
mod strangers {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::PathBuf;

    use super::*;

    fn script(folder: &Path, body: &str) -> PathBuf {
        let path = folder.join("program");
        fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
        path
    }

    fn told_by(body: &str, inspect: Inspect, stop: &Stop) -> (Vec<GapKind>, Duration) {
        let folder = tempfile::tempdir().unwrap();
        let inspector = Inspector::new(program(script(folder.path(), body)), &inspect);
        let begin = Instant::now();
        // More than a pipe holds: who does not read must not hold up who writes.
        let told = inspector.worker().inspect("a.txt", &vec![b'a'; 1_000_000], stop);
        (gaps(&told), begin.elapsed())
    }

    #[test]
    fn one_that_ends_without_an_answer_crashed() {
        for body in [
            "exit 3",
            "kill -SEGV $$",
            "/usr/bin/head -c 9 >/dev/null",
            "echo nonsense",
            "printf '\\001\\000\\000\\000x\\000\\000\\000\\000'",
        ] {
            assert_eq!(told_by(body, Inspect::default(), &Stop::default()).0, [GapKind::Crashed], "{body}");
        }
        assert_eq!(told_by("exit 12", Inspect::default(), &Stop::default()).0, [GapKind::Memory]);
    }

    #[test]
    fn one_that_hangs_is_ended_by_the_clock() {
        for body in ["exec /bin/sleep 600", "while :; do :; done"] {
            let (gaps, took) = told_by(body, Inspect { seconds: 1, ..Inspect::default() }, &Stop::default());
            assert_eq!(gaps, [GapKind::Time], "{body}");
            assert!((Duration::from_secs(1)..Duration::from_secs(10)).contains(&took), "{took:?}");
        }
    }

    #[test]
    fn who_does_not_want_to_wait_waits_no_longer() {
        let wanted = Wanted::default();
        let stop = wanted.stop();
        let dropping = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(300));
            drop(wanted);
        });
        let (gaps, took) = told_by("exec /bin/sleep 600", Inspect::default(), &stop);
        dropping.join().unwrap();
        assert_eq!(gaps, [GapKind::Cancelled]);
        assert!(took < Duration::from_secs(10), "{took:?}");
    }

    #[test]
    fn an_answer_without_an_end_is_not_held() {
        // Pieces of four bytes, for ever.
        let endless = "while :; do printf '\\004\\000\\000\\000aaaa'; done";
        let (gaps, _) = told_by(endless, Inspect { seconds: 2, ..Inspect::default() }, &Stop::default());
        assert_eq!(gaps, [GapKind::Time]);
    }
}

/// What stands in `/proc` about the processes of this program.
#[cfg(target_os = "linux")]
mod processes {
    use std::fs;
    use std::io::Write as _;
    use std::process::{Child, Command, Stdio};

    use super::*;

    fn children(of: u32) -> Vec<u32> {
        let listed = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
        let numbers = listed.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        numbers.filter(|number| parent(*number) == Some(of)).collect()
    }

    fn parent(number: u32) -> Option<u32> {
        let stat = fs::read_to_string(format!("/proc/{number}/stat")).ok()?;
        stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
    }

    fn start() -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yubisashi"));
        command.args(["inspect-file", "512", "60"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        command.spawn().unwrap()
    }

    /// Waits for what happens in another process.
    fn soon(happens: impl Fn() -> bool) {
        let begin = Instant::now();
        while !happens() {
            assert!(begin.elapsed() < Duration::from_secs(20), "it did not happen");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn limit(number: u32, name: &str) -> String {
        let limits = fs::read_to_string(format!("/proc/{number}/limits")).unwrap();
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
        line.trim_start_matches(name).split_whitespace().next().unwrap().to_owned()
    }

    #[test]
    fn it_limits_itself_before_it_reads() {
        let mut child = start();
        soon(|| limit(child.id(), "Max address space") == (512 << 20).to_string());
        for (name, most) in
            [("Max file size", "0"), ("Max core file size", "0"), ("Max cpu time", "60"), ("Max open files", "16")]
        {
            soon(|| limit(child.id(), name) == most);
        }
        drop(child.stdin.take());
        assert!(child.wait().unwrap().success(), "nobody asks any more");
    }

    #[test]
    fn it_ends_when_the_other_side_is_gone_even_amid_a_request() {
        let mut child = start();
        let mut input = child.stdin.take().unwrap();
        input.write_all(&[200, 0, 0, 0, b'{']).unwrap();
        drop(input);
        child.wait().unwrap();
    }

    #[test]
    fn none_is_left_behind() {
        let mine = || children(std::process::id()).into_iter().filter(|number| is_looking(*number)).count();
        let inspector = inspector(Inspect::default());
        let mut worker = inspector.worker();
        worker.inspect("a.txt", b"a", &Stop::default());
        let number = worker.process().unwrap();
        assert!(is_looking(number) && mine() > 0);
        worker.inspect("b.txt", b"b", &Stop::default());
        assert_eq!(worker.process(), Some(number), "it is kept for the next file");
        drop(worker);
        assert!(!is_looking(number));
    }

    fn is_looking(number: u32) -> bool {
        fs::read(format!("/proc/{number}/cmdline"))
            .is_ok_and(|line| line.windows(12).any(|part| part == b"inspect-file"))
    }
}

/// Everything that a file holds, at any depth.
fn all_gaps(inspection: &Inspection) -> Vec<GapKind> {
    inspection.walk().flat_map(|(_, file)| gaps(file)).collect()
}

/// An Office file of these parts.
fn office(parts: &[(&str, &str)]) -> Vec<u8> {
    let entries: Vec<_> = parts.iter().map(|(name, text)| Entry::deflated(name, text.as_bytes())).collect();
    hostile::zip(&entries)
}

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// Each entity is ten of the one before: a few lines that say they are gigabytes.
fn entity_bomb() -> String {
    let mut text = String::from("<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY e0 \"ha\">");
    for n in 1..12 {
        write!(text, "<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10)).unwrap();
    }
    text + "]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>"
}

fn nested(open: &str, close: &str, times: usize) -> String {
    format!("{}{}", open.repeat(times), close.repeat(times))
}

/// Its pages are their own parents, its contents and objects each other.
const PDF_LOOP: &str = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
    2 0 obj\n<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 999999999 /Parent 2 0 R >>\nendobj\n\
    3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents [3 0 R 4 0 R] /Resources 5 0 R >>\nendobj\n\
    4 0 obj\n5 0 R\nendobj\n5 0 obj\n4 0 R\nendobj\ntrailer\n<< /Size 6 /Root 1 0 R /Prev 0 >>\nstartxref\n0\n%%EOF\n";

/// Files that are no archives and mean no good; whether each ends in a gap or is simply read is its reader's business.
fn documents() -> Vec<(&'static str, Vec<u8>)> {
    let document = |xml: &str| office(&[("[Content_Types].xml", TYPES), ("word/document.xml", xml)]);
    vec![
        ("entities.docx", document(&entity_bomb())),
        ("deep.docx", document(&nested("<w:p>", "</w:p>", 300_000))),
        ("deep.html", nested("<div>", "</div>", 300_000).into_bytes()),
        ("tables.html", nested("<table><tr><td>", "</td></tr></table>", 50_000).into_bytes()),
        ("loop.pdf", PDF_LOOP.as_bytes().to_vec()),
        ("deep.pdf", format!("%PDF-1.4\n1 0 obj\n{}\nendobj\n", nested("[", "]", 500_000)).into_bytes()),
        ("deep.eml", "Content-Type: message/rfc822\n\n".repeat(20_000).into_bytes()),
        ("deep.rtf", nested("{\\rtf1 ", "}", 300_000).into_bytes()),
    ]
}

#[test]
fn files_that_mean_harm_end_as_gaps_in_time_and_memory_and_write_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let environment = ["TMPDIR", "TMP", "HOME"].map(|name| (name.into(), folder.path().into())).into();
    let program = Program { path: env!("CARGO_BIN_EXE_yubisashi").into(), environment };
    let inspector = Inspector::new(program, &Inspect { seconds: 5, ..Inspect::default() });
    let mut worker = inspector.worker();
    let mut wrong = Vec::new();
    let archives = hostile::all().into_iter().map(|file| (file.name, file.data, true));
    for (name, data, must) in archives.chain(documents().into_iter().map(|(name, data)| (name, data, false))) {
        let begin = Instant::now();
        let told = worker.inspect(name, &data, &Stop::default());
        let (gaps, took) = (all_gaps(&told), begin.elapsed());
        let ended = gaps.iter().all(|why| !matches!(why, GapKind::Crashed | GapKind::Cancelled));
        if !ended || (must && gaps.is_empty()) || took > Duration::from_secs(6) {
            wrong.push(format!("{name}: {gaps:?} after {took:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_file_that_takes_too_long_ends_and_the_next_one_is_read() {
    let inspector = inspector(Inspect { seconds: 0, max_mb: 1_000, memory_mb: 4_096, ..Inspect::default() });
    let mut worker = inspector.worker();
    assert_eq!(gaps(&worker.inspect("a.txt", &vec![b'a'; 200_000_000], &Stop::default())), [GapKind::Time]);
    assert_eq!(worker.process(), None);
}

#[test]
fn a_process_that_wore_out_is_replaced_before_anybody_notices() {
    let inspector = inspector(Inspect { memory_mb: 256, max_mb: 1_000, ..Inspect::default() });
    let mut worker = inspector.worker();
    for size in [10, 20_000_000, 10, 20_000_000] {
        let data = vec![0; size];
        let told = worker.inspect("a.bin", &data, &Stop::default());
        assert_eq!(told, lens::inspect(&data, "a.bin", &Limits::default()), "{size}");
    }
}

#[test]
fn an_archive_of_many_small_files_takes_little_memory() {
    let entry = |n: usize| Entry::deflated(&format!("d/{n}.txt"), format!("{n} of many, of many, of many").as_bytes());
    let archive = hostile::zip(&(0..20_000).map(entry).collect::<Vec<_>>());
    let inspector = inspector(Inspect { memory_mb: 256, seconds: 60, ..Inspect::default() });
    let told = inspector.worker().inspect("many.zip", &archive, &Stop::default());
    assert_eq!((all_gaps(&told), told.inside.len()), (vec![], 20_000));
}
