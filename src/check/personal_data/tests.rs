use std::fmt::Write as _;

use super::*;
use crate::check::testing::{Setup, attach, draft, findings};
use crate::lens::{Cell, FileKind, Hidden, Inspection, Passage, Spot};

fn in_text(text: &str) -> String {
    findings(&CHECK, &format!("To: tanaka@client.example\n\n{text}"))
}

/// Level and grade of each finding.
fn grades(found: &str) -> Vec<String> {
    found.lines().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
}

fn sheet(name: &str, rows: &[Vec<String>]) -> Passage {
    let mut text = String::new();
    let number = |at: usize| u32::try_from(at + 1).unwrap();
    let mut cells = Vec::new();
    for (row, line) in rows.iter().enumerate() {
        for (column, cell) in line.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\t');
            }
            let at = u32::try_from(text.len()).unwrap();
            cells.push(Cell { at, row: number(row), column: number(column) });
            text.push_str(cell);
        }
        text.push('\n');
    }
    Passage { spot: Spot::Sheet { name: name.to_owned() }, hidden: None, text, cells }
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn customers(count: usize) -> Vec<Vec<String>> {
    let mut rows = vec![row(&["No.", "氏名", "電話番号", "メールアドレス", "住所"])];
    for number in 0..count {
        rows.push(vec![
            number.to_string(),
            format!("{}{}", ["山田", "佐藤", "鈴木"][number % 3], ["太郎", "花子"][number % 2]),
            format!("090-{:04}-{:04}", 1000 + number / 10_000, number),
            format!("user{number}@mail.example"),
            format!("東京都港区芝{}-{}", number % 50 + 1, number % 9 + 1),
        ]);
    }
    rows
}

/// What is found in a file that was looked into.
fn in_file(name: &str, file: Inspection) -> String {
    let mut mail = draft("To: tanaka@client.example\n\n資料をお送りします。");
    attach(&mut mail, name, b"x");
    Setup::with_inside(vec![file]).found(&CHECK, &mail)
}

fn in_sheet(rows: &[Vec<String>]) -> String {
    let mut file = Inspection::new("顧客.xlsx", FileKind::Excel, 1);
    file.passages.push(sheet("顧客", rows));
    in_file("顧客.xlsx", file)
}

#[test]
fn twelve_hundred_customers_in_a_hidden_sheet_are_one_finding() {
    let mut book = Inspection::new("顧客.xlsx", FileKind::Excel, 1);
    book.passages.push(sheet("表紙", &[row(&["見積書"])]));
    let mut hidden = sheet("顧客", &customers(1_200));
    hidden.hidden = Some(Hidden::Sheet);
    book.passages.push(hidden);
    let mut zip = Inspection::new("一覧.zip", FileKind::Archive, 1);
    zip.inside.push(book);
    assert_eq!(
        in_file("一覧.zip", zip),
        "justify people_mass file0 › 顧客.xlsx › 顧客!B2 kind=people count=1200 kinds=name,phone,email,address first=山••• \
         where=file at=一覧.zip › 顧客.xlsx › 顧客!B2 places=1 report=yes"
    );
}

#[test]
fn people_are_graded_by_how_many_they_are() {
    for (count, grade) in [
        (9, "note people_few"),
        (10, "confirm people"),
        (99, "confirm people"),
        (100, "prove people_many"),
        (999, "prove people_many"),
        (1_000, "justify people_mass"),
    ] {
        let found = in_sheet(&customers(count));
        assert_eq!(grades(&found), [grade], "{count}");
        assert!(found.contains(&format!("count={count} ")) && found.ends_with("report=no"), "{found}");
    }
    assert!(in_sheet(&customers(1_001)).ends_with("report=yes"));
}

#[test]
fn two_telephones_in_a_row_are_one_person_and_a_row_twice_too() {
    let mut rows = vec![row(&["氏名", "携帯", "自宅電話"])];
    for number in 0..12 {
        rows.push(vec!["山田太郎".to_owned(), format!("080-2222-{number:04}"), format!("03-3333-{number:04}")]);
    }
    rows.push(rows[1].clone());
    assert!(in_sheet(&rows).contains("confirm people file0 › 顧客!A2 kind=people count=12 "));
}

#[test]
fn a_table_in_the_text_is_counted_by_rows() {
    let mut csv = "氏名,電話,メール\n".to_owned();
    let mut bars = "氏名     | 電話          | 生年月日\n".to_owned();
    for number in 0..15 {
        writeln!(csv, "山田{},070-5555-{number:04},u{number}@mail.example", number % 3).unwrap();
        writeln!(bars, "田中 一郎 | 070-5555-{number:04} | 1980/01/{:02}", number + 1).unwrap();
    }
    for table in [csv, bars] {
        let found = in_text(&format!("一覧です。\n\n{table}\nよろしくお願いいたします。"));
        assert_eq!(grades(&found), ["confirm people"], "{found}");
        assert!(found.contains("count=15 "), "{found}");
    }
}

#[test]
fn a_list_in_prose_is_counted_by_different_values() {
    let line = |number| format!("・090-1111-{number:04}（u{number}@mail.example）\n");
    let list = (0..11).map(line).collect::<Vec<_>>().concat();
    let found = in_text(&format!("{list}{list}"));
    assert_eq!(grades(&found), ["confirm people"]);
    assert!(found.contains("count=11 kinds=phone,email first=•••-••••-••00"), "{found}");
}

#[test]
fn every_list_kind_is_found_at_ten() {
    let lines = |line: &dyn Fn(usize) -> String| (0..10).map(line).collect::<String>();
    let cases = [
        ("phone", lines(&|n| format!("090-1234-{n:04}\n"))),
        ("phone", lines(&|n| format!("０８０ー１２３４ー{n:04}\n"))),
        ("phone", lines(&|n| format!("+81 70-1234-{n:04}\n"))),
        ("phone", lines(&|n| format!("お客様 {n} 様 03-1234-{n:04}\n"))),
        ("phone", lines(&|n| format!("(212) 555-{n:04}\n"))),
        ("email", lines(&|n| format!("Taro.Y{n}@Mail.example;\n"))),
        ("address", lines(&|n| format!("〒100-0001 東京都千代田区千代田1-{n}-5\n"))),
        ("address", lines(&|n| format!("{}23 Main Street, Springfield\n", n + 1))),
        ("birth", lines(&|n| format!("生年月日：1980年1月{}日\n", n + 1))),
        ("birth", lines(&|n| format!("昭和60年2月{}日生まれ\n", n + 1))),
        ("birth", lines(&|n| format!("Date of birth: 1975-03-{:02}\n", n + 1))),
        ("name", lines(&|n| format!("氏名：山田太{}郎\n", "一二三四五六七八九十".chars().nth(n).unwrap()))),
    ];
    for (kind, text) in cases {
        let found = in_text(&text);
        assert_eq!(grades(&found), ["confirm people"], "{text}{found}");
        assert!(found.contains(&format!("count=10 kinds={kind} ")), "{text}{found}");
    }
}

#[test]
fn names_below_a_heading_are_people() {
    let mut rows = vec![row(&["No", "氏名", "部署"])];
    rows.extend((0..12).map(|n| {
        vec![n.to_string(), format!("山田{}", "あいうえおかきくけこさし".chars().nth(n).unwrap()), "営業部".to_owned()]
    }));
    assert!(in_sheet(&rows).starts_with("confirm people file0 › 顧客!B2 kind=people count=12 kinds=name "));
    let products: Vec<_> = std::iter::once(row(&["Name", "Price"]))
        .chain((0..12).map(|n| vec![format!("Pencil {}", "abcdefghijkl".chars().nth(n).unwrap()), "100".to_owned()]))
        .collect();
    assert_eq!(in_sheet(&products), "");
}

#[test]
fn numbers_of_documents_are_found_with_the_word_for_them() {
    for (grade, text) in [
        ("justify my_number", "マイナンバー：1234 5678 9018"),
        ("justify my_number", "個人番号は１２３４５６７８９０１８です。"),
        ("justify my_number", "My Number: 0234-5678-9013"),
        ("confirm card", "4111 1111 1111 1111"),
        ("confirm card", "カード番号 ５５５５－５５５５－５５５５－４４４４"),
        ("confirm card", "Card: 378282246310005"),
        ("confirm card", "クレジットカード 3782-822463-10005"),
        ("confirm bank_account", "返金先: みずほ銀行 丸の内支店 普通 1234567 ヤマダタロウ"),
        ("confirm bank_account", "口座番号：7654321（山田太郎）"),
        (
            "confirm bank_account",
            "返金先口座：みなと銀行 横浜支店 普通 7654321 ヤマダハナコ\n\n弊社の新しい事務所は下記のとおりです。",
        ),
        ("confirm bank_account", "給与の振込先は、あおば銀行 渋谷支店（普通）7654321 名義 ヤマダ ハナコ です。"),
        ("confirm bank_account", "ゆうちょ銀行 記号 12345 番号 12345671 ヤマダ タロウ"),
        ("confirm bank_account", "Please refund to IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFF"),
        ("confirm bank_account", "Bank of Springfield, account number 12345678"),
        ("confirm passport", "パスポート番号：TK1234567"),
        ("confirm passport", "Passport No. TR7654321"),
        ("confirm licence", "運転免許証番号 309012345620"),
        ("confirm residence_card", "在留カード番号 AB12345678CD"),
        ("confirm insurance", "保険者番号 01130012"),
        ("confirm insurance", "健康保険証の番号は06139463です"),
        ("confirm insurance", "雇用保険被保険者番号 1234-567890-1"),
        ("confirm insurance", "健康保険証 記号 21700023 番号 137"),
        ("confirm bank_account", "給与振込先：みずほ銀行 丸の内支店 普通 1234567 ヤマダタロウ"),
        ("confirm pension", "基礎年金番号：1234-567890"),
    ] {
        assert_eq!(grades(&in_text(text)), [grade], "{text}");
    }
}

#[test]
fn near_misses_and_numbers_without_a_word_are_silent() {
    for text in [
        "マイナンバー：1234 5678 9012",
        "受付番号 123456789018",
        "伝票番号 1234-5678-9018 でお届けします。",
        "マイナンバー 1234-5678-9018-1234",
        "4111 1111 1111 1112",
        "カード番号 4111111111111112",
        "1234 5678 1234 5670",
        "免許証番号 309012345610",
        "保険者番号 01130013",
        "法人番号 7000012050002",
        "適格請求書発行事業者登録番号 T7000012050002",
        "お問い合わせ番号 1234567",
        "型番 TK1234567",
        "追跡番号 EE123456785JP",
        "納品書 AB12345678CD",
        "https://card.example/?card=4111111111111111",
        "Message-Id card 20021122.4111111111111111@",
        "電話 090-XXXX-XXXX",
        "2026-11-21 10:00-11:00",
        "フリーダイヤル 0120-123-456",
        "代表 03-1234-5678 株式会社青葉",
    ] {
        assert_eq!(in_text(text), "", "{text}");
    }
}

#[test]
fn numbers_are_masked_and_counted_once() {
    let found = in_text("マイナンバー 123456789018、もう一度 1234-5678-9018、023456789013");
    assert_eq!(
        found,
        "justify my_number body「••••••••••18」 kind=my_number count=2 kinds=my_number first=••••••••••18 where=text at= places=1 report=no"
    );
}

#[test]
fn ten_numbers_of_a_kind_are_many() {
    let cards: String = (0..40_u64)
        .filter_map(|n| {
            let digits = format!("411111111111{n:04}");
            digits::is_card(&digits.bytes().map(|b| b - b'0').collect::<Vec<_>>())
                .then(|| format!("クレジットカード {digits}\n"))
        })
        .collect();
    assert_eq!(grades(&in_text(&cards)), ["confirm card"]);
    let accounts = (0..10).map(|n| format!("普通 765432{n}\n")).collect::<Vec<_>>().concat();
    assert_eq!(grades(&in_text(&accounts)), ["justify bank_account_many"]);
}

#[test]
fn a_heading_says_what_a_column_holds() {
    let numbers = ["123456789018", "023456789013"];
    let mut rows = vec![row(&["社員番号", "個人番号", "口座番号"])];
    rows.extend(numbers.iter().map(|number| row(&["100200300400", number, "1234567"])));
    assert_eq!(grades(&in_sheet(&rows)), ["justify my_number", "confirm bank_account"]);
    rows[0] = row(&["受注番号", "伝票番号", "商品コード"]);
    assert_eq!(in_sheet(&rows), "");
}

#[test]
fn a_column_whose_numbers_all_hold_needs_no_heading() {
    let valid = |n: &u64| digits::is_my_number(&n.to_string().bytes().map(|b| b - b'0').collect::<Vec<_>>());
    let rows: Vec<_> = (123_456_789_000..).filter(valid).take(6).map(|n| vec![n.to_string()]).collect();
    assert_eq!(grades(&in_sheet(&rows)), ["justify my_number"]);
    let rows: Vec<_> = (123_456_789_000_u64..).take(60).map(|n| vec![n.to_string()]).collect();
    assert_eq!(in_sheet(&rows), "");
}

#[test]
fn what_everybody_here_is_reached_by_is_no_news() {
    for text in [
        "ご返信は me@ours.example または tanaka@client.example まで。",
        "担当の suzuki@ours.example よりご連絡します。",
        "ご不明な点は support@service.example まで。",
        "弊社 TEL 03-1234-5678 までお問い合わせください。\n\n-- \n青葉商事株式会社 佐藤\nTEL 03-1234-5678 携帯 090-1234-5678\n",
        "携帯 090-1234-5678 におかけください。\n\n-- \n青葉商事株式会社 佐藤\n〒100-0001 東京都千代田区千代田1-1\n携帯: 090-1234-5678\n",
        "振込先：みずほ銀行 丸の内支店 普通 1234567 アオバショウジ（カ",
        "下記口座へお振込みください。\nみずほ銀行 丸の内支店\n普通 1234567\n口座名義 青葉商事株式会社\n",
        "お振込先\n三井住友銀行 本店 普通 7654321\n",
        "〒100-0001 東京都千代田区千代田1-1 青葉商事株式会社 TEL 03-1234-5678 FAX 03-1234-5679",
        "法人番号 7000012050002",
        "会場：東京国際会館 東京都千代田区丸の内3-5-1",
        "You can see the mail address, the path\nGL_ARB_multitexture1, GL_EXT_abgr2, GL_EXT_bgra3\n",
        "渋谷支店 03-3333-0001\n新宿支店 03-3333-0002\n池袋支店 03-3333-0003\n上野支店 03-3333-0004\n品川支店 03-3333-0005\n",
    ] {
        assert_eq!(in_text(text), "", "{text}");
    }
}

#[test]
fn in_quoted_history_it_is_a_note() {
    let found = in_text("承知しました。\n\n> マイナンバー：1234 5678 9018\n> 携帯 090-1111-2222\n");
    assert_eq!(grades(&found), ["note my_number"]);
    assert!(found.contains("quiet-quoted"));
}

#[test]
fn what_is_not_displayed_counts_too() {
    let mut mail = draft("To: a@client.example\n\nこんにちは。");
    mail.bodies[0].hidden = vec!["マイナンバー 123456789018".to_owned()];
    assert!(Setup::default().found(&CHECK, &mail).starts_with("justify my_number excerpt「••••••••••18」"));
    let mut mail = draft("To: a@client.example\n\nマイナンバー 123456789018");
    mail.alternatives = vec![Body::plain("マイナンバー 123456789018")];
    assert_eq!(Setup::default().found(&CHECK, &mail).lines().count(), 1);
    mail.alternatives = vec![Body::plain("パスポート TK1234567")];
    assert_eq!(Setup::default().found(&CHECK, &mail).lines().count(), 2);
}

#[test]
fn the_paragraphs_of_a_file_are_one_place() {
    let mut file = Inspection::new("名簿.docx", FileKind::Word, 1);
    file.passages =
        (1..=20).map(|n| Passage::new(Spot::Paragraph { number: n }, format!("携帯 090-1234-{n:04}"))).collect();
    let found = in_file("名簿.docx", file);
    assert!(found.starts_with("confirm people file0 › ¶1 kind=people count=20 "), "{found}");
}

#[test]
fn very_many_places_of_one_file_become_one() {
    let mut file = Inspection::new("顧客.xlsx", FileKind::Excel, 1);
    file.passages = (0..12).map(|month| sheet(&format!("{month}月"), &customers(100))).collect();
    let found = in_file("顧客.xlsx", file);
    assert_eq!(found.lines().count(), 1);
    assert!(
        found.starts_with("justify people_mass file0 › 0月!B2 kind=people count=1200 ") && found.contains("places=12"),
        "{found}"
    );
}

#[test]
fn long_lines_and_many_words_take_time_in_proportion() {
    for text in [
        "東京都1".repeat(200_000),
        "カード 4111111111111111 ".repeat(50_000),
        "氏名,".repeat(200_000),
        "1-".repeat(500_000),
        "a@b.example,".repeat(100_000),
        "IBAN AB12".repeat(100_000),
        "普通 1234567 ".repeat(60_000),
        "1 Main Street ".repeat(60_000),
    ] {
        in_text(&text);
    }
}

#[test]
fn a_date_with_the_sign_for_birth_behind_it_is_one() {
    let names = [
        "木下 茂",
        "森 陽子",
        "石川 誠",
        "長谷川 綾",
        "西田 大輔",
        "岡田 真理",
        "藤井 健",
        "福田 玲子",
        "太田 潤",
        "吉田 香",
    ];
    let list = |line: &dyn Fn(usize, &str) -> String| {
        names.iter().enumerate().map(|(number, name)| line(number + 1, name)).collect::<Vec<_>>().concat()
    };
    let lists = [
        list(&|n, name| format!("{name}　昭和5{}年{n}月3日生\n", n % 10)),
        list(&|n, name| format!("{name}　平成5年{n}月3日生（男）\n")),
        list(&|n, name| format!("{name}　1980年{n}月3日生\n")),
        list(&|n, name| format!("{name}（1980/{n}/3生）\n")),
    ];
    for text in &lists {
        let found = in_text(text);
        assert!(found.starts_with("confirm people") && found.contains("kinds=birth "), "{text}{found}");
    }
    let mut file = Inspection::new("名簿.docx", FileKind::Word, 1);
    file.passages = lists[0]
        .lines()
        .zip(1..)
        .map(|(line, number)| Passage::new(Spot::Paragraph { number }, line.to_owned()))
        .collect();
    assert!(in_file("名簿.docx", file).starts_with("confirm people file0"));
    let rows: Vec<_> = lists[1].lines().map(|line| line.split('　').map(str::to_owned).collect()).collect();
    assert!(in_sheet(&rows).starts_with("confirm people file0"));
    for text in [
        list(&|n, _| format!("2026年{n}月3日生産分\n")),
        list(&|n, _| format!("2026/{n}/3生放送\n")),
        list(&|n, _| format!("2026年{n}月3日生ビール入荷\n")),
        list(&|n, _| format!("2026年{n}月3日 学生\n")),
    ] {
        assert_eq!(in_text(&text), "", "{text}");
    }
}

#[test]
fn numbers_are_written_in_many_more_ways() {
    for (grade, text) in [
        ("confirm passport", "旅券番号 ＴＫ１２３４５６７"),
        ("confirm passport", "パスポート番号：TZ 7391820"),
        ("confirm passport", "Passport No: C01X00T47"),
        ("confirm passport", "Reisepass Nr. C01X00T47"),
        ("confirm licence", "Driving license no. 309012345620"),
        ("confirm licence", "Driver's License #309012345620"),
        ("confirm licence", "Licence no.: 309012345620"),
        ("confirm pension", "Pension no. 3918204756"),
        ("confirm bank_account", "口座番号は1839274です（普通・新宿支店）"),
        ("confirm bank_account", "木下さんの振込口座：みずほ銀行 新宿支店 普通 1839274"),
        ("confirm bank_account", "木下茂様の振込先：みずほ銀行 新宿支店 普通 1839274"),
    ] {
        assert_eq!(grades(&in_text(text)), [grade], "{text}");
    }
    let rows = [row(&["Name", "Licence number"]), row(&["Kinoshita", "309012345620"])];
    assert_eq!(grades(&in_sheet(&rows)), ["confirm licence", "note people_few"]);
    for text in [
        "Driving license no. 309012345610",
        "Driver's License #309012345610",
        "Ticket #309012345620",
        "型番 ＴＫ１２３４５６７",
        "Order TZ 7391820",
        "Part C01X00T47",
        "Passport photos: PICTURE12",
        "お客様の振込先：みずほ銀行 新宿支店 普通 1839274",
        "貴社の振込先：みずほ銀行 新宿支店 普通 1839274",
        "口座番号は1839274です（株式会社青葉商事）",
    ] {
        assert_eq!(in_text(text), "", "{text}");
    }
}

#[test]
fn shops_with_their_addresses_and_telephones_are_no_people() {
    let shops = ["新宿", "渋谷", "豊島", "台東", "中野", "杉並", "練馬", "板橋", "足立", "葛飾", "江東", "品川"];
    let lines = shops.iter().enumerate().map(|(number, name)| {
        format!(
            "・{name}店　東京都{name}区中央{}-{}-1　TEL 03-{}-{}\n",
            number + 1,
            number + 2,
            3000 + number,
            1000 + number
        )
    });
    assert_eq!(in_text(&format!("店舗の住所です。\n{}", lines.collect::<Vec<_>>().concat())), "");
    let people = (0..12).map(|n| format!("木下{n}　東京都新宿区中央{}-1-1　TEL 03-3000-{n:04}\n", n + 1));
    assert_eq!(grades(&in_text(&people.collect::<Vec<_>>().concat())), ["confirm people"]);
}
