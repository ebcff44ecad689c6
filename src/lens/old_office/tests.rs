//! Small compound files in, lines out.

use std::io::{Cursor, Write as _};

use crate::lens::{GapKind, Hidden, Inspection, Limits, Mark, inspect};

fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, data) in streams {
        file.create_stream(format!("/{name}")).unwrap().write_all(data).unwrap();
    }
    file.into_inner().into_inner()
}

fn look(streams: &[(&str, &[u8])], name: &str) -> Inspection {
    inspect(&compound(streams), name, &Limits::default())
}

fn told(file: &Inspection) -> String {
    let passages = file.passages.iter().map(|passage| {
        let hidden = passage.hidden.map(|how| format!(" ({how:?})")).unwrap_or_default();
        format!("{}{hidden}: {:?}", passage.spot.label().unwrap_or_default(), passage.text)
    });
    let gaps = file.gaps.iter().map(|gap| format!("gap {:?}", gap.why));
    passages.chain(gaps).collect::<Vec<_>>().join("\n")
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A record of a workbook.
fn record(kind: u16, data: &[&[u8]]) -> Vec<u8> {
    let data = data.concat();
    [&kind.to_le_bytes()[..], &u16::try_from(data.len()).unwrap().to_le_bytes(), &data].concat()
}

fn begin() -> Vec<u8> {
    record(0x0809, &[&[0, 6, 5, 0]])
}

fn numbers(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A workbook with these sheets: name, state, records.
fn workbook(globals: &[u8], sheets: &[(&str, u8, Vec<u8>)]) -> Vec<u8> {
    let entry = |name: &str, state: u8, start: usize| {
        let len = u8::try_from(name.encode_utf16().count()).unwrap();
        record(0x85, &[&u32::try_from(start).unwrap().to_le_bytes(), &[state, 0, len, 1], &wide(name)])
    };
    let entries_len: usize = sheets.iter().map(|(name, state, _)| entry(name, *state, 0).len()).sum();
    let mut start = begin().len() + globals.len() + entries_len + 4;
    let (mut book, mut rest) = ([begin(), globals.to_vec()].concat(), Vec::new());
    for (name, state, records) in sheets {
        book.extend(entry(name, *state, start));
        let sheet = [begin(), records.clone(), record(0x0A, &[])].concat();
        start += sheet.len();
        rest.extend(sheet);
    }
    [book, record(0x0A, &[]), rest].concat()
}

fn label(row: u16, column: u16, index: u32) -> Vec<u8> {
    record(0xFD, &[&numbers(&[row, column, 0]), &index.to_le_bytes()])
}

#[test]
fn cells_of_a_workbook_keep_their_addresses() {
    // The second string is cut by the end of its record and goes on narrow.
    let strings = [
        record(0xFC, &[&[0; 8], &numbers(&[2]), &[1], &wide("氏名"), &numbers(&[4]), &[1], &wide("田中")]),
        record(0x3C, &[&[0], b"ab"]),
    ];
    let formats = [record(0xE0, &[&numbers(&[0, 0])]), record(0xE0, &[&numbers(&[0, 14])])];
    let globals = [strings.concat(), formats.concat()].concat();
    let first = [
        record(0x0208, &[&numbers(&[6, 0, 0, 0, 0, 0, 0x20, 0])]),
        record(0x7D, &[&numbers(&[3, 3, 0, 0, 1])]),
        label(0, 0, 0),
        label(1, 0, 1),
        record(0x027E, &[&numbers(&[1, 1, 1]), &((31107_u32 << 2) | 2).to_le_bytes()]),
        record(
            0xBD,
            &[
                &numbers(&[2, 0, 0]),
                &((5_u32 << 2) | 2).to_le_bytes(),
                &numbers(&[0]),
                &((7_u32 << 2) | 3).to_le_bytes(),
                &numbers(&[1]),
            ],
        ),
        record(0x06, &[&numbers(&[3, 0, 0]), &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF]]),
        record(0x0207, &[&numbers(&[2]), &[0], b"ok"]),
        label(4, 3, 0),
        label(6, 0, 1),
        label(7, 0, 99),
    ];
    let book = workbook(&globals, &[("表", 0, first.concat()), ("隠", 1, label(0, 0, 1)), ("深", 2, label(0, 0, 0))]);
    let file = look(&[("Workbook", &book)], "a.xls");
    assert_eq!(
        told(&file),
        "表: \"氏名\\n田中ab\\t1985-03-01\\n5\\t0.07\\nok\"\n表 (Row): \"田中ab\"\n表 (Column): \"氏名\"\n\
         隠 (Sheet): \"田中ab\"\n深 (VeryHiddenSheet): \"氏名\""
    );
    assert_eq!(file.marks.len(), 4);
}

#[test]
fn cells_beyond_the_last_column_are_none() {
    let number = [&numbers(&[0])[..], &((5_u32 << 2) | 2).to_le_bytes()].concat();
    let many = record(0xBD, &[&numbers(&[0, u16::MAX]), &number, &number, &numbers(&[1])]);
    let file = look(&[("Workbook", &workbook(&[], &[("表", 0, [many, label(1, 0, 0)].concat())]))], "a.xls");
    assert_eq!(told(&file), "");
}

#[test]
fn comments_of_a_workbook_are_found_by_their_object() {
    let sheet = [
        record(0x5D, &[&numbers(&[0x15, 18, 0x19, 7])]),
        record(0x01B6, &[&numbers(&[0, 0, 0, 0, 0, 2, 0, 0, 0])]),
        record(0x3C, &[&[1], &wide("原価")]),
        record(0x1C, &[&numbers(&[1, 1, 0, 7, 0])]),
    ];
    let file = look(&[("Workbook", &workbook(&[], &[("表", 0, sheet.concat())]))], "a.xls");
    assert_eq!(told(&file), "表!B2 (Comment): \"原価\"");
}

#[test]
fn what_asks_for_a_password_is_told() {
    let book = workbook(&record(0x2F, &[&[1, 0]]), &[]);
    let mut word = vec![0; 0x0200];
    word[2] = 0xC1;
    word[11] = 0x01;
    let mut user = vec![0; 20];
    user[12..16].copy_from_slice(&0xF3D1_C4DF_u32.to_le_bytes());
    for (streams, name) in [
        (vec![("EncryptedPackage", &b"x"[..]), ("EncryptionInfo", b"x")], "a.xlsx"),
        (vec![("Workbook", &book)], "a.xls"),
        (vec![("WordDocument", &word)], "a.doc"),
        (vec![("PowerPoint Document", b"x"), ("Current User", &user)], "a.ppt"),
    ] {
        let file = look(&streams, name);
        assert_eq!(file.marks, [Mark::Encrypted], "{name}");
        assert_eq!(told(&file), "gap Encrypted", "{name}");
    }
}

/// A Word file of these characters: so many of text, footnotes, headers and comments.
fn document(narrow: &[u8], rest: &str, counts: [u32; 4]) -> Vec<(&'static str, Vec<u8>)> {
    let mut word = vec![0; 0x0400];
    word[2] = 0xC1;
    for (at, count) in [76, 80, 84, 92].into_iter().zip(counts) {
        word[at..at + 4].copy_from_slice(&count.to_le_bytes());
    }
    let (first, second) = (word.len(), word.len() + narrow.len());
    word.extend(narrow);
    word.extend(wide(rest));
    let narrow_len = u32::try_from(narrow.len()).unwrap();
    let all = narrow_len + u32::try_from(rest.encode_utf16().count()).unwrap();
    let place = |at: usize| u32::try_from(at).unwrap();
    let mut pieces = Vec::new();
    for number in [0, narrow_len, all] {
        pieces.extend(number.to_le_bytes());
    }
    for at in [(place(first) * 2) | 0x4000_0000, place(second)] {
        pieces.extend([&[0, 0][..], &at.to_le_bytes(), &[0, 0]].concat());
    }
    let table = [&[1, 2, 0, 9, 9, 2][..], &u32::try_from(pieces.len()).unwrap().to_le_bytes(), &pieces].concat();
    word[0x01A6..0x01AA].copy_from_slice(&u32::try_from(table.len()).unwrap().to_le_bytes());
    vec![("WordDocument", word), ("0Table", table)]
}

#[test]
fn pieces_of_a_document_come_together() {
    let streams =
        document(b"caf\xE9 \x13HYPERLINK x\x14link\x15\r", "見積\u{7}10\u{7}\u{7}\r脚注\r確認?\r", [32, 3, 0, 4]);
    let streams: Vec<_> = streams.iter().map(|(name, data)| (*name, data.as_slice())).collect();
    let file = look(&streams, "a.doc");
    assert_eq!(told(&file), "¶1: \"café link\\n見積\\t10\\t\"\n: \"脚注\"\n (Comment): \"確認?\"");
    assert!(matches!(file.marks.as_slice(), [Mark::Hidden { how: Hidden::Comment, count: 1, .. }]), "{:?}", file.marks);
}

/// A record of a presentation; with `holds`, of further records.
fn atom(kind: u16, head: u16, data: &[Vec<u8>]) -> Vec<u8> {
    let data = data.concat();
    [&head.to_le_bytes()[..], &kind.to_le_bytes(), &u32::try_from(data.len()).unwrap().to_le_bytes(), &data].concat()
}

#[test]
fn slides_of_a_presentation_are_told_with_notes() {
    let text = |text: &str| atom(4000, 0, &[wide(text)]);
    let hidden = atom(1017, 0, &[vec![0; 10], vec![4, 0, 0, 0]]);
    let show = [
        atom(1016, 0xF, &[text("サンプル")]),
        atom(4080, 0xF, &[atom(1011, 0, &[]), text("題一"), atom(1011, 0, &[]), atom(4008, 0, &[b"two".to_vec()])]),
        atom(1006, 0xF, &[atom(61453, 0xF, &[text("箱\r行")])]),
        atom(1006, 0xF, &[hidden]),
        atom(1008, 0xF, &[text("ここで笑う")]),
    ];
    let file = look(&[("PowerPoint Document", &show.concat())], "a.ppt");
    assert_eq!(told(&file), "slide 1: \"題一\\n箱\\n行\"\nslide 1 (Notes): \"ここで笑う\"\nslide 2 (Slide): \"two\"");
}

#[test]
fn a_packaged_file_is_looked_into() {
    let native =
        [&[9, 0, 0, 0, 2, 0][..], b"list.csv\0C:\\list.csv\0", &[0; 8], b"C:\\t\0", &5_u32.to_le_bytes(), b"a,b\nc"]
            .concat();
    let file = look(&[("\u{1}Ole10Native", &native)], "oleObject1.bin");
    let inner = file.inside.first().unwrap();
    assert_eq!((inner.name.as_str(), inner.size), ("list.csv", 5));
}

#[test]
fn what_is_none_of_these_is_said() {
    assert_eq!(look(&[("Other", b"x")], "a.xls").gaps[0].why, GapKind::UnknownFormat);
    assert_eq!(look(&[("Book", b"x")], "a.xls").gaps[0].why, GapKind::UnknownFormat);
}

#[test]
fn bytes_cut_or_turned_anywhere_do_no_harm() {
    let book = workbook(&record(0xFC, &[&[0; 8], &numbers(&[2]), &[1], &wide("氏名")]), &[("表", 0, label(0, 0, 0))]);
    let mut streams = document(b"abc\r", "見積\r", [7, 0, 0, 0]);
    streams.push(("Workbook", book));
    streams.push(("PowerPoint Document", atom(4080, 0xF, &[atom(1011, 0, &[]), atom(4000, 0, &[wide("a")])])));
    for (name, data) in &streams {
        for at in 0..data.len() {
            let mut turned: Vec<_> =
                streams.iter().filter(|(other, _)| other != name || *name == "0Table").cloned().collect();
            if *name == "WordDocument" || *name == "0Table" {
                turned.retain(|(other, _)| *other != "Workbook" && other != name);
            } else {
                turned.clear();
            }
            let mut broken = data.clone();
            broken[at] ^= 0xFF;
            if at % 2 == 0 {
                broken.truncate(at);
            }
            turned.push((name, broken));
            let turned: Vec<_> = turned.iter().map(|(name, data)| (*name, data.as_slice())).collect();
            look(&turned, "a.doc");
        }
    }
}
