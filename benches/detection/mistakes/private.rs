//! What must not leave: personal data, passwords and keys. Values are made here and belong to nobody.

use super::super::draw::Draw;
use super::super::files::{self, Sheet, Workbook};
use super::super::judge::{At, Expected};
use super::super::letter::Letter;
use super::super::world::{ADDRESSES, GIVEN, SURNAMES};

use super::{Mistake, attach, expect, one_for, said, silent, structural, words};

pub(super) const ALL: &[Mistake] = &[
    structural("personal data: My Number", |letter, draw| personal(letter, draw, &MY_NUMBER, true)),
    structural("personal data: card", |letter, draw| personal(letter, draw, &CARD, true)),
    structural("personal data: licence", |letter, draw| personal(letter, draw, &LICENCE, true)),
    structural("personal data: insurance", |letter, draw| personal(letter, draw, &INSURANCE, true)),
    structural("personal data: bank account", |letter, draw| personal(letter, draw, &BANK, true)),
    structural("personal data: passport", |letter, draw| personal(letter, draw, &PASSPORT, true)),
    structural("personal data: residence card", |letter, draw| personal(letter, draw, &RESIDENCE, true)),
    structural("personal data: pension number", |letter, draw| personal(letter, draw, &PENSION, true)),
    structural("personal data: list of people", list_of_people),
    silent("wrong check digit: My Number", |letter, draw| personal(letter, draw, &MY_NUMBER, false)),
    silent("wrong check digit: card", |letter, draw| personal(letter, draw, &CARD, false)),
    silent("wrong check digit: licence", |letter, draw| personal(letter, draw, &LICENCE, false)),
    silent("corporate number", |letter, draw| personal(letter, draw, &CORPORATE, false)),
    structural("secret: key or token", key),
    structural("secret: password said", password),
    structural("password with archive", password_with_archive),
];

/// A kind of number: how people introduce it, and the digits, right or wrong.
struct Number {
    japanese: &'static [&'static str],
    english: &'static [&'static str],
    header: &'static str,
    make: fn(&mut Draw, right: bool) -> String,
}

const CHECK: &[&str] = &["personal_data"];

fn personal(letter: &mut Letter, draw: &mut Draw, number: &Number, right: bool) -> Option<Expected> {
    let value = (number.make)(draw, right);
    if letter.japanese && draw.chance(30) {
        // A name would be personal data of its own where nothing else may be.
        let who = if right { ["氏名", "山田 花子"] } else { ["管理番号", "A-102"] };
        let rows = [
            [who[0], number.header, "備考"].map(str::to_owned).to_vec(),
            vec![who[1].to_owned(), value, "確認済".to_owned()],
        ];
        let (name, data) = if draw.chance(50) {
            let text = rows.iter().map(|row| row.join(",")).collect::<Vec<_>>().join("\r\n");
            ("一覧.csv", encoding_rs::SHIFT_JIS.encode(&text).0.into_owned())
        } else {
            let sheet = Sheet { name: "Sheet1".to_owned(), rows: rows.to_vec(), ..Sheet::default() };
            ("一覧.xlsx", Workbook { sheets: vec![sheet], ..Workbook::default() }.bytes())
        };
        attach(letter, name, data);
        return expect(CHECK, At::File(name.to_owned()));
    }
    let sentence = one_for(letter, draw, number.japanese, number.english);
    letter.say(&sentence.replace("{}", &value), draw);
    words(CHECK, &value)
}

const MY_NUMBER: Number = Number {
    japanese: &[
        "マイナンバーは{}です。",
        "個人番号：{}",
        "マイナンバー {}",
        "扶養家族の個人番号（{}）をお知らせします。",
        "My Number: {}",
    ],
    english: &["My Number: {}", "Her Individual Number (My Number) is {}."],
    header: "個人番号",
    make: |draw, right| {
        let digits = draw.digits(11);
        let digits = digits.strip_prefix('0').map_or(digits.clone(), |rest| format!("4{rest}"));
        let rest = weighted(&digits, &[6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
        let check = if rest <= 1 { 0 } else { 11 - rest };
        let text = format!("{digits}{}", if right { check } else { (check + draw.between(1, 9)) % 10 });
        match draw.below(3) {
            0 => text,
            1 => format!("{} {} {}", &text[..4], &text[4..8], &text[8..]),
            _ => format!("{}-{}-{}", &text[..4], &text[4..8], &text[8..]),
        }
    },
};

const CARD: Number = Number {
    japanese: &[
        "カード番号：{}",
        "お支払いは次のカードでお願いします。{}",
        "クレジットカード {} 有効期限 09/28",
        "カード {} （名義 YAMADA）",
    ],
    english: &["Please charge my card {}.", "Card number: {}", "VISA {} exp 09/28", "Here is the credit card: {}"],
    header: "カード番号",
    make: |draw, right| {
        let (prefix, length) = draw.one(&[("4", 16), ("52", 16), ("35", 16), ("37", 15), ("2221", 16), ("36", 14)]);
        let prefix = if prefix == "35" { "3566" } else { prefix };
        let digits = format!("{prefix}{}", draw.digits(length - prefix.len() - 1));
        let check = (0..10).find(|check| luhn(&format!("{digits}{check}"))).unwrap_or_default();
        let text = format!("{digits}{}", if right { check } else { (check + draw.between(1, 9)) % 10 });
        match (length, draw.below(3)) {
            (16, 0) => [&text[..4], &text[4..8], &text[8..12], &text[12..]].join("-"),
            (16, 1) => [&text[..4], &text[4..8], &text[8..12], &text[12..]].join(" "),
            _ => text,
        }
    },
};

const LICENCE: Number = Number {
    japanese: &["運転免許証番号：{}", "免許証の番号は{}です。", "第{}号（運転免許証）"],
    english: &["Driver's licence number: {}", "My Japanese driver's license is No. {}."],
    header: "運転免許証番号",
    make: |draw, right| {
        let digits = format!("{}{}", draw.one(&["30", "62", "54", "43", "10", "90"]), draw.digits(8));
        let check = (11 - weighted(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 10;
        format!("{digits}{}{}", if right { check } else { (check + draw.between(1, 9)) % 10 }, draw.below(3))
    },
};

const INSURANCE: Number = Number {
    japanese: &["健康保険の保険者番号：{} 記号 12 番号 3456", "保険者番号は{}、被保険者番号は 1234567 です。"],
    english: &["Health insurance: insurer number {}, insured person no. 1234567"],
    header: "保険者番号",
    make: |draw, _| {
        let digits = format!("06{}", draw.digits(5));
        let sum: usize = digits
            .bytes()
            .rev()
            .zip([2, 1].into_iter().cycle())
            .map(|(digit, weight)| usize::from(digit - b'0') * weight)
            .map(|value| value / 10 + value % 10)
            .sum();
        format!("{digits}{}", (10 - sum % 10) % 10)
    },
};

/// Somebody else's account, not that of the sender's own invoice.
const BANK: Number = Number {
    japanese: &[
        "山田花子様の口座は、東都銀行 新宿支店 普通 {} です。",
        "給与の振込先は、あおば銀行 渋谷支店（普通）{} 名義 ヤマダ ハナコ とのことです。",
        "返金先口座：みなと銀行 横浜支店 普通預金 {} ヤマダハナコ",
    ],
    english: &[
        "Her bank account: Toto Bank, Shinjuku Branch, savings account no. {}.",
        "Bank account number {} (Aoba Bank, Shibuya branch)",
    ],
    header: "口座番号",
    make: |draw, _| format!("{}{}", draw.between(1, 9), draw.digits(6)),
};

const PASSPORT: Number = Number {
    japanese: &["パスポート番号：{}", "旅券番号は{}、有効期限は2030年5月です。", "パスポート {}（本人確認用）"],
    english: &["Passport number: {}", "His passport no. is {}."],
    header: "旅券番号",
    make: |draw, _| format!("{}{}", draw.letters("TMNS", 1) + &draw.letters("ABEGHKLRSZ", 1), draw.digits(7)),
};

const RESIDENCE: Number = Number {
    japanese: &["在留カード番号：{}", "在留カードの番号は{}です。"],
    english: &["Residence card number: {}", "Residence card no. {}"],
    header: "在留カード番号",
    make: |draw, _| format!("{}{}{}", draw.letters("ABEGHLRT", 2), draw.digits(8), draw.letters("ABEGHLRT", 2)),
};

const PENSION: Number = Number {
    japanese: &["基礎年金番号：{}", "年金手帳の基礎年金番号は{}です。"],
    english: &["Basic pension number: {}", "Pension number {}"],
    header: "基礎年金番号",
    make: |draw, _| format!("{}{}-{}", draw.between(1, 9), draw.digits(3), draw.digits(6)),
};

const CORPORATE: Number = Number {
    japanese: &["法人番号 {}", "弊社の法人番号は{}です。", "登録番号：T{}"],
    english: &["Corporate number: {}", "Our registration number is T{}."],
    header: "法人番号",
    make: |draw, _| {
        let digits = draw.digits(12);
        let sum: usize = digits
            .bytes()
            .rev()
            .zip([1, 2].into_iter().cycle())
            .map(|(digit, weight)| usize::from(digit - b'0') * weight)
            .sum();
        format!("{}{digits}", 9 - sum % 9)
    },
};

fn weighted(digits: &str, weights: &[usize]) -> usize {
    digits.bytes().zip(weights).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum()
}

fn luhn(digits: &str) -> bool {
    let sum: usize = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let value = usize::from(digit - b'0') * (1 + at % 2);
            value / 10 + value % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// A table of customers, in the text, as CSV or as a workbook.
fn list_of_people(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let count = draw.one(&[12, 30, 60, 120]);
    let mut rows = vec![["氏名", "住所", "電話番号", "メールアドレス", "生年月日"].map(str::to_owned).to_vec()];
    for number in 0..count {
        let (surname, romaji) = draw.one(SURNAMES);
        let (_, street) = draw.one(ADDRESSES);
        rows.push(vec![
            format!("{surname} {}", draw.one(GIVEN)),
            (*street).to_owned(),
            format!("{}-{}-{}", draw.one(&["090", "080", "070"]), draw.between(1000, 9999), draw.between(1000, 9999)),
            format!("{romaji}{number}@{}", draw.one(&["gmail.com", "yahoo.co.jp", "ezweb.ne.jp", "docomo.ne.jp"])),
            format!("19{}/{:02}/{:02}", draw.between(50, 99), draw.between(1, 12), draw.between(1, 28)),
        ]);
    }
    let lines = |separator: &str| rows.iter().map(|row| row.join(separator)).collect::<Vec<_>>().join("\n");
    let name = if letter.japanese { "顧客名簿" } else { "customers" };
    match draw.below(4) {
        0 if count <= 30 => {
            let text = lines("　");
            letter.say(&text, draw);
            return words(CHECK, &text);
        }
        0 | 1 => attach(letter, &format!("{name}.csv"), encoding_rs::SHIFT_JIS.encode(&lines(",")).0.into_owned()),
        2 => {
            let sheet = Sheet { name: "Sheet1".to_owned(), rows: rows.clone(), ..Sheet::default() };
            attach(letter, &format!("{name}.xlsx"), Workbook { sheets: vec![sheet], ..Workbook::default() }.bytes());
        }
        _ => {
            let inner = encoding_rs::SHIFT_JIS.encode(&lines(",")).0.into_owned();
            attach(letter, &format!("{name}.zip"), files::zip(&[("list.csv", &inner)]));
        }
    }
    let last = letter.files.last()?.name.clone();
    expect(CHECK, At::File(last))
}

const MIXED: &str = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

/// Keys as programs and services hand them out. Put together here, so that no scanner takes this file for a leak.
fn key(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let value = match draw.below(14) {
        0 => ["AK", "IA", &draw.letters(upper, 16)].concat(),
        1 => ["gh", "p_", &draw.letters(MIXED, 36)].concat(),
        2 => ["sk_", "live_", &draw.letters(MIXED, 24)].concat(),
        3 => ["xo", "xb-", &draw.digits(12), "-", &draw.digits(12), "-", &draw.letters(MIXED, 24)].concat(),
        4 => ["AI", "za", &draw.letters(MIXED, 35)].concat(),
        5 => ["gl", "pat-", &draw.letters(MIXED, 20)].concat(),
        6 => ["np", "m_", &draw.letters(MIXED, 36)].concat(),
        7 => [
            "-----BEGIN RSA ",
            "PRIVATE KEY-----\n",
            &draw.letters(MIXED, 64),
            "\n",
            &draw.letters(MIXED, 64),
            "\n-----END RSA ",
            "PRIVATE KEY-----",
        ]
        .concat(),
        8 => [
            "-----BEGIN OPENSSH ",
            "PRIVATE KEY-----\n",
            &draw.letters(MIXED, 70),
            "\n-----END OPENSSH ",
            "PRIVATE KEY-----",
        ]
        .concat(),
        9 => format!("postgres://app:{}@db.internal-host.com:5432/prod", draw.letters(MIXED, 12)),
        10 => format!("Server=tcp:sql01;Database=crm;User Id=sa;Password={};", draw.letters(MIXED, 14)),
        11 => ["ey", "JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.ey", "JzdWIiOiIxMjM0NTY3ODkwIn0.", &draw.letters(MIXED, 43)]
            .concat(),
        12 => [
            "https://hooks.",
            "slack.com/services/T",
            &draw.letters(upper, 8),
            "/B",
            &draw.letters(upper, 8),
            "/",
            &draw.letters(MIXED, 24),
        ]
        .concat(),
        _ => ["DefaultEndpointsProtocol=https;AccountName=store;Account", "Key=", &draw.letters(MIXED, 86), "=="]
            .concat(),
    };
    let sentence = one_for(
        letter,
        draw,
        &["APIキーは下記のとおりです。\n{}", "接続情報をお送りします。\n{}", "設定はこちらです：\n{}"],
        &["Here is the key:\n{}", "Use this to connect:\n{}", "Config for production:\n{}"],
    );
    letter.say(&sentence.replace("{}", &value), draw);
    words(&["secret"], &value)
}

fn password(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let value = match draw.below(4) {
        0 => format!(
            "{}{}{}",
            draw.letters("ABCDEFGHJKMNPQRSTUVWXYZ", 1),
            draw.letters("abcdefghijkmnpqrstuvwxyz", 5),
            draw.digits(3)
        ),
        1 => draw.letters(MIXED, 10),
        2 => format!("{}#{}!", draw.letters(MIXED, 5), draw.digits(4)),
        _ => format!("{}2026", draw.one(&["Aoba", "Welcome", "yubi", "Tokyo"])),
    };
    let sentence = one_for(
        letter,
        draw,
        &[
            "パスワードは {} です。",
            "パスワード：{}",
            "ID: yamaguchi / PW: {}",
            "パスは{}です。",
            "初期パスワード「{}」でログインしてください。",
            "PW：{}",
            "ログイン情報\nID　kyoei01\nパスワード　{}",
            "解凍パスワードは下記です。\n{}",
            "ファイルを開く際のパスワードは「{}」でお願いいたします。",
            "Password: {}",
        ],
        &[
            "The password is {}.",
            "Password: {}",
            "Login: admin, password: {}",
            "username: guest\npassword: {}",
            "pw: {}",
            "Use {} as the password.",
            "Your temporary password is {}",
        ],
    );
    let sentence = sentence.replace("{}", &value);
    said(letter, draw, &["secret", "password_with_archive"], &sentence)
}

fn password_with_archive(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let value = draw.letters(MIXED, 8);
    let (name, data) = match draw.below(5) {
        0 | 1 => ("documents.zip", files::encrypted_zip("plan.xlsx")),
        2 => (
            "estimate.pdf",
            files::Pdf { lines: vec!["Page 1".to_owned()], encrypted: true, ..files::Pdf::default() }.bytes(),
        ),
        3 => ("prices.xlsx", files::encrypted_office()),
        _ => ("data.7z", files::encrypted_7z()),
    };
    attach(letter, name, data);
    let sentence = one_for(
        letter,
        draw,
        &[
            "添付ファイルのパスワードは {} です。",
            "解凍パスワード：{}",
            "パスワードは下記のとおりです。\n{}",
            "PW: {}",
            "ZIPのパスワードは「{}」です。",
        ],
        &["The password for the archive is {}.", "Password: {}", "To open the file use the password {}."],
    );
    letter.say(&sentence.replace("{}", &value), draw);
    expect(&["password_with_archive"], At::Anywhere)
}
