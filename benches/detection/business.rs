//! Clean business drafts, Japanese and English, filled from skeletons.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::draw::Draw;
use super::files;
use super::letter::{File, Form, Letter, Person, TODAY};
use super::skeleton::{self, Skeleton};
use super::world::{ADDRESSES, AREA_CODES, COMPANIES, DEPARTMENTS, ENGLISH, GIVEN, PLACES, PRODUCTS, SURNAMES, TITLES};

const JAPANESE: [&str; 6] =
    ["ja-sales.txt", "ja-meetings.txt", "ja-service.txt", "ja-people.txt", "ja-notices.txt", "ja-office.txt"];

/// So many drafts, skeleton after skeleton, every round filled otherwise.
pub(crate) fn japanese(count: usize, seed: u64) -> Vec<Letter> {
    let skeletons: Vec<Skeleton> = JAPANESE.into_iter().flat_map(skeleton::all).collect();
    let earlier = skeleton::read("ja-earlier.txt");
    let earlier: Vec<&str> = earlier.split("%%\n").map(str::trim_end).collect();
    let draft = |number: usize| {
        let mut draw = Draw::new(seed + number as u64);
        Scene::japanese(&mut draw).write(&skeletons[number % skeletons.len()], &earlier, &mut draw)
    };
    (0..count).map(draft).collect()
}

pub(crate) fn english(count: usize, seed: u64) -> Vec<Letter> {
    let skeletons = skeleton::all("en.txt");
    let draft = |number: usize| {
        let mut draw = Draw::new(seed + number as u64);
        Scene::english(&mut draw).write(&skeletons[number % skeletons.len()], &[], &mut draw)
    };
    (0..count).map(draft).collect()
}

/// How many Japanese skeletons there are.
pub(crate) fn skeletons() -> usize {
    JAPANESE.into_iter().map(|file| skeleton::all(file).len()).sum()
}

/// Somebody at a company.
#[derive(Clone)]
struct Member {
    surname: String,
    full: String,
    company: String,
    department: &'static str,
    title: &'static str,
    addr: String,
    phone: String,
}

/// Who writes to whom about what.
struct Scene {
    japanese: bool,
    own: Member,
    colleague: Member,
    /// Two of one company, then one of another.
    others: [Member; 3],
    candidate: Member,
    style: usize,
    product: &'static str,
    place: &'static str,
    number: String,
    quantity: usize,
    yen: String,
    hour: usize,
    digits: String,
    address: String,
}

impl Scene {
    fn japanese(draw: &mut Draw) -> Self {
        let companies = different(draw, COMPANIES, 3);
        let names = different(draw, SURNAMES, 6);
        let member =
            |draw: &mut Draw, name: usize, company: usize| japanese_member(draw, names[name], companies[company]);
        let (own, colleague) = (member(draw, 0, 0), member(draw, 1, 0));
        let others = [member(draw, 2, 1), member(draw, 3, 1), member(draw, 4, 2)];
        let mut candidate = member(draw, 5, 2);
        candidate.addr =
            format!("{}.{}@{}", names[5].1, draw.between(1, 99), draw.one(&["gmail.com", "yahoo.co.jp", "icloud.com"]));
        let (code, street) = draw.one(ADDRESSES);
        Self::of(draw, true, own, colleague, others, candidate, format!("{code} {street}"))
    }

    fn english(draw: &mut Draw) -> Self {
        let companies = different(draw, COMPANIES, 3);
        let names = different(draw, ENGLISH, 6);
        let member = |name: usize, company: usize| {
            let ((first, last), (_, domain)) = (names[name], companies[company]);
            Member {
                surname: first.to_owned(),
                full: format!("{first} {last}"),
                company: title_case(domain.split(['.', '-']).next().unwrap_or_default()),
                department: "Sales",
                title: "",
                addr: format!("{}.{}@{domain}", first.to_lowercase(), last.to_lowercase()),
                phone: "+81 3 3551 2040".to_owned(),
            }
        };
        let (own, colleague, others) = (member(0, 0), member(1, 0), [member(2, 1), member(3, 1), member(4, 2)]);
        Self::of(
            draw,
            false,
            own,
            colleague,
            others,
            member(5, 2),
            "2-4-6 Shintomi, Chuo-ku, Tokyo 104-0041".to_owned(),
        )
    }

    fn of(
        draw: &mut Draw,
        japanese: bool,
        own: Member,
        colleague: Member,
        others: [Member; 3],
        candidate: Member,
        address: String,
    ) -> Self {
        const GOODS: [&str; 6] = [
            "label printers",
            "meeting room displays",
            "work gloves",
            "the stock system",
            "pipe fittings",
            "office chairs",
        ];
        Self {
            japanese,
            own,
            colleague,
            others,
            candidate,
            style: draw.below(6),
            product: if japanese { draw.one(PRODUCTS) } else { draw.one(&GOODS) },
            place: draw.one(PLACES),
            number: format!("{}-{}", draw.one(&["Q26", "K2611", "A", "2026"]), draw.digits(4)),
            quantity: draw.between(2, 40) * 5,
            yen: yen(draw.between(20, 900) * 1_100),
            hour: draw.between(9, 16),
            digits: draw.digits(12),
            address,
        }
    }

    fn write(&self, skeleton: &Skeleton, earlier: &[&str], draw: &mut Draw) -> Letter {
        let value = |name: &str, draw: &mut Draw| self.value(name, skeleton, draw);
        let mut letter = self.addressed(skeleton, draw);
        letter.subject = skeleton::fill(&skeleton.subject, draw, &value);
        letter.text = skeleton::fill(&skeleton.text, draw, &value);
        for file in &skeleton.files {
            let name = skeleton::fill(file, draw, &value);
            let text = format!("{}\n{}\n{}", letter.subject, self.others[0].company, letter.text);
            let data = files::of_kind(&name, &text, &self.own.surname, &self.own.company);
            letter.files.push(File { name, data });
        }
        let replies = skeleton.subject.starts_with("Re:") || draw.chance(25);
        if skeleton.forwards || (replies && !earlier.is_empty() && !letter.to.is_empty()) {
            let text = skeleton::fill(draw.one(earlier), draw, &value);
            let form = if skeleton.forwards { FORWARDED } else { draw.below(FORWARDED) };
            letter.history = self.quoted(&text, &letter, form);
            if !letter.subject.starts_with("Re:") && !letter.subject.starts_with("Fw:") {
                letter.subject.insert_str(0, "Re: ");
            }
        }
        letter
    }

    fn addressed(&self, skeleton: &Skeleton, draw: &mut Draw) -> Letter {
        let [first, second, third] = &self.others;
        let (to, cc): (Vec<&Member>, Vec<&Member>) = match skeleton.to.as_str() {
            "inside" => (vec![&self.colleague], Vec::new()),
            "candidate" => (vec![&self.candidate], Vec::new()),
            "clients" => (vec![first, second], vec![&self.colleague]),
            "partners" => (vec![first, third], vec![&self.colleague]),
            _ if draw.chance(30) => (vec![first], vec![second, &self.colleague]),
            _ if draw.chance(40) => (vec![first], vec![&self.colleague]),
            _ => (vec![first], Vec::new()),
        };
        let mut written = |list: Vec<&Member>| -> Vec<Person> {
            list.into_iter()
                .map(|member| self.person(member, if draw.chance(60) { 0 } else { draw.below(6) }))
                .collect()
        };
        let (mut to, cc) = (written(to), written(cc));
        if skeleton.to == "desk" {
            to = vec![Person::new(
                "",
                "",
                &format!("{}@{}", draw.one(&["info", "sales", "contact", "soumu"]), first.domain()),
            )];
        }
        Letter {
            source: skeleton.name.clone(),
            japanese: self.japanese,
            from: self.person(&self.own, 0),
            reply_to: None,
            to,
            cc,
            bcc: Vec::new(),
            subject: String::new(),
            salutation: self.salutation(skeleton, draw),
            text: String::new(),
            signature: self.signature(draw),
            history: String::new(),
            files: Vec::new(),
            markup: Vec::new(),
            form: draw.one(&[Form::Utf8, Form::Base64, Form::Jis, Form::Outlook, Form::Gmail]),
            today: TODAY,
            known: Vec::new(),
            policy: String::new(),
        }
    }

    /// As an address book has it: a name in kanji, in Latin letters, or none.
    fn person(&self, member: &Member, style: usize) -> Person {
        let name = match (self.japanese, style % 6) {
            (true, 3) => latin_name(&member.addr),
            (true, 4) => String::new(),
            (true, 5) => format!("{}様", member.full),
            _ => member.full.clone(),
        };
        Person { name, surname: member.surname.clone(), addr: member.addr.clone() }
    }

    fn salutation(&self, skeleton: &Skeleton, draw: &mut Draw) -> String {
        let [first, second, _] = &self.others;
        if !self.japanese {
            let greeting = draw.one(&["Dear", "Hi", "Hello"]);
            return match skeleton.to.as_str() {
                "clients" => format!("{greeting} {} and {},", first.surname, second.surname),
                _ => format!("{greeting} {},", first.surname),
            };
        }
        let line = |member: &Member| format!("{} {}様", [member.department, member.title].concat(), member.surname);
        match skeleton.to.as_str() {
            "client" => match draw.below(4) {
                0 => format!("{}\n{}", first.company, line(first)),
                1 => format!("{}\n{}様", first.company, first.full),
                2 => format!("{}　{}様", short(&first.company), first.surname),
                _ => format!("{}様", first.surname),
            },
            "clients" => match draw.below(3) {
                0 => format!("{}\n{}様、{}様", first.company, first.surname, second.surname),
                1 => format!("{}\n{}\n{}", first.company, line(first), line(second)),
                _ => format!("{}\n関係者各位", first.company),
            },
            "inside" if skeleton.text.starts_with("{hello}") => match draw.below(3) {
                0 => "各位".to_owned(),
                1 => format!("{}さん", self.colleague.surname),
                _ => format!("{}課長", self.colleague.surname),
            },
            "desk" => first.company.clone(),
            _ => String::new(),
        }
    }

    fn signature(&self, draw: &mut Draw) -> String {
        let own = &self.own;
        let lines = [
            own.company.clone(),
            format!("{} {}", own.department, own.full),
            self.address.clone(),
            format!("TEL {} ／ FAX {}1", own.phone, own.phone.trim_end_matches(|char: char| char.is_ascii_digit())),
            format!("E-mail {}", own.addr),
            format!("https://www.{}/", own.domain()),
        ];
        if !self.japanese {
            return format!("Best regards,\n\n{}\n{}\n{}\nTel {}", own.full, own.company, self.address, own.phone);
        }
        match draw.below(6) {
            0 => format!("━━━━━━━━━━━━━━━━━━━━\n{}\n━━━━━━━━━━━━━━━━━━━━", lines.join("\n")),
            1 => format!("-- \n{}\n{}\n{}", lines[0], lines[1], lines[4]),
            2 => format!(
                "＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊\n　{}\n＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊",
                lines[..5].join("\n　")
            ),
            3 => format!(
                "=====================================\n{}\n=====================================",
                lines.join("\n")
            ),
            4 => format!("{}\n{}", own.company, own.surname),
            _ => format!(
                "------------------------------\n{}\n{}\n{}\n------------------------------",
                lines[0], lines[1], lines[3]
            ),
        }
    }

    /// What a name in a skeleton stands for.
    fn value(&self, name: &str, skeleton: &Skeleton, draw: &mut Draw) -> String {
        let [to, _, third] = &self.others;
        let to = if skeleton.to == "candidate" {
            &self.candidate
        } else if skeleton.to == "inside" {
            &self.colleague
        } else {
            to
        };
        match name {
            "hello" => self.hello(skeleton, draw),
            "bye" => draw.one(BYE).to_string(),
            "own" => self.own.surname.clone(),
            "own.company" => self.own.company.clone(),
            "own.short" => short(&self.own.company).to_owned(),
            "own.dept" => self.own.department.to_owned(),
            "own.domain" => self.own.domain().to_owned(),
            "own.mobile" => format!("080-5{}-{}", &self.digits[..3], &self.digits[4..8]),
            "own.phone" => self.own.phone.clone(),
            "own.address" => self.address.clone(),
            "to" => to.surname.clone(),
            "to.full" => to.full.clone(),
            "to.company" => to.company.clone(),
            "to.dept" => to.department.to_owned(),
            "to.phone" => to.phone.clone(),
            "to.addr" => to.addr.clone(),
            "to2.company" | "other.company" => third.company.clone(),
            "other2.company" => self.others[0].company.clone(),
            "other.short" => short(&third.company).to_owned(),
            "other" => third.surname.clone(),
            "cc" => self.colleague.surname.clone(),
            "product" => self.product.to_owned(),
            "place" => self.place.to_owned(),
            "no" => self.number.clone(),
            "qty" => self.quantity.to_string(),
            "qty2" => (self.quantity + 5).to_string(),
            "yen" => self.yen.clone(),
            "time" => format!("{}:00", self.hour),
            "time2" => format!("{}:30", self.hour + 1),
            "month" => TODAY.month().to_string(),
            "lastmonth" => "10月".to_owned(),
            "m+1" => "12月".to_owned(),
            "digits10" => self.digits[..10].to_owned(),
            "digits12" => format!("{}-{}-{}", &self.digits[..4], &self.digits[4..8], &self.digits[8..]),
            "bank" => format!("{}　普通　{}　{}", draw.one(BANKS), &self.digits[..7], "カ）"),
            _ => self.date(name).unwrap_or_else(|| panic!("{{{name}}} in {}", skeleton.name)),
        }
    }

    fn hello(&self, skeleton: &Skeleton, draw: &mut Draw) -> String {
        let (company, own) = (&self.own.company, &self.own.surname);
        if !self.japanese {
            return draw
                .one(&["I hope you are well.", "Thank you for your message.", "Good morning from Tokyo."])
                .to_string();
        }
        if skeleton.to == "inside" {
            return format!("{}{own}です。", draw.one(&["お疲れさまです。", "お疲れ様です。", "おはようございます。"]));
        }
        let hello = draw.one(&[
            "いつもお世話になっております。",
            "お世話になっております。",
            "いつも大変お世話になっております。",
            "お世話になります。",
        ]);
        match draw.below(3) {
            0 => format!("{hello}\n{company}の{own}です。"),
            1 => format!("{hello}{}の{own}でございます。", short(company)),
            _ => format!("{hello}\n{} {}の{own}です。", short(company), self.own.department),
        }
    }

    /// `d+5` a working day with its weekday, `d+5s` without, `ymd+5` in digits.
    fn date(&self, name: &str) -> Option<String> {
        let (short, digits) = (name.ends_with('s'), name.starts_with("ymd"));
        let number = name.trim_start_matches("ymd").trim_start_matches('d').trim_end_matches('s');
        let date = working_day(number.parse().ok()?);
        Some(match (digits, short) {
            (true, _) => date.strftime("%Y%m%d").to_string(),
            (false, true) => format!("{}月{}日", date.month(), date.day()),
            (false, false) => written(date, date.weekday(), self.style, self.japanese),
        })
    }

    fn quoted(&self, text: &str, letter: &Letter, form: usize) -> String {
        let sender = if form == FORWARDED { &self.others[0] } else { &self.sender_of(letter) };
        let quoted =
            || text.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n");
        let (own, subject) = (&self.own, letter.subject.trim_start_matches("Re: ").trim_start_matches("Fw: "));
        let rule = "________________________________";
        match form {
            0 => format!("2026年11月19日(木) 17:42 {} <{}>:\n{}", sender.full, sender.addr, quoted()),
            1 => format!(
                "{rule}\n差出人: {} <{}>\n送信日時: 2026年11月19日 17:42\n宛先: {} <{}>\n件名: {subject}\n\n{text}",
                sender.full, sender.addr, own.full, own.addr
            ),
            2 => format!(
                "From: {} <{}>\nSent: Thursday, November 19, 2026 5:42 PM\nTo: {} <{}>\nSubject: {subject}\n\n{text}",
                sender.full, sender.addr, own.full, own.addr
            ),
            3 => format!("On 2026/11/19 17:42, {} wrote:\n{}", sender.full, quoted()),
            4 => format!(
                "-----Original Message-----\nFrom: {} <{}>\nSent: Thursday, November 19, 2026 5:42 PM\nTo: {}\nSubject: {subject}\n\n{text}",
                sender.full, sender.addr, own.full
            ),
            5 => format!("On Thu, Nov 19, 2026 at 5:42 PM {} <{}> wrote:\n\n{}", sender.full, sender.addr, quoted()),
            6 => format!("2026/11/19 17:42、{} <{}>のメール:\n\n{text}", sender.full, sender.addr),
            _ => format!(
                "---------- Forwarded message ---------\nFrom: {} <{}>\nDate: 2026年11月19日(木) 17:42\nSubject: お問い合わせ\nTo: <{}>\n\n{text}",
                sender.full, sender.addr, own.addr
            ),
        }
    }

    /// Whoever is written to wrote before.
    fn sender_of(&self, letter: &Letter) -> Member {
        let all = self.others.iter().chain([&self.colleague, &self.candidate]);
        let mut found = all.clone().find(|member| member.addr == letter.to[0].addr).unwrap_or(&self.others[0]).clone();
        found.addr.clone_from(&letter.to[0].addr);
        found
    }
}

/// The last of the ways in which mail programs quote.
const FORWARDED: usize = 7;

const BYE: &[&str] = &[
    "何卒よろしくお願いいたします。",
    "よろしくお願いいたします。",
    "以上、よろしくお願い申し上げます。",
    "ご確認のほど、よろしくお願いいたします。",
    "引き続きよろしくお願いいたします。",
    "お手数をおかけしますが、よろしくお願いいたします。",
];

const BANKS: &[&str] = &["みなと信用金庫　本店", "あおば銀行　中央支店", "東都銀行　日本橋支店"];

impl Member {
    fn domain(&self) -> &str {
        self.addr.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

fn japanese_member(draw: &mut Draw, (surname, romaji): (&str, &str), (company, domain): (&str, &str)) -> Member {
    let initial = draw.letters("ktymsnhr", 1);
    let local = match draw.below(4) {
        0 => format!("{initial}.{romaji}"),
        1 => format!("{romaji}-{initial}"),
        _ => romaji.to_owned(),
    };
    Member {
        surname: surname.to_owned(),
        full: format!("{surname}{}{}", draw.one(&[" ", "　", ""]), draw.one(GIVEN)),
        company: company.to_owned(),
        department: draw.one(DEPARTMENTS),
        title: draw.one(TITLES),
        addr: format!("{local}@{domain}"),
        phone: format!("{}{}", draw.one(AREA_CODES), draw.digits(4)),
    }
}

/// Without the form of the company.
pub(crate) fn short(company: &str) -> &str {
    ["株式会社", "有限会社", "合同会社", "一般社団法人", "学校法人"]
        .into_iter()
        .fold(company, |name, form| name.trim_start_matches(form).trim_end_matches(form))
}

/// A date as people write it, with the weekday given, right or wrong.
pub(crate) fn written(date: Date, weekday: Weekday, style: usize, japanese: bool) -> String {
    let (month, day) = (date.month(), date.day());
    if !japanese {
        let (name, month) = (english_weekday(weekday), date.strftime("%B"));
        return match style % 4 {
            0 => format!("{name}, {day} {month} {}", date.year()),
            1 => format!("{name}, {month} {day}"),
            2 => format!("{} {day} {}", &name[..3], date.strftime("%b")),
            _ => format!("{name} {month} {day}, {}", date.year()),
        };
    }
    let sign = ["月", "火", "水", "木", "金", "土", "日"][usize::from(weekday.to_monday_zero_offset().unsigned_abs())];
    match style % 6 {
        0 => format!("{month}月{day}日（{sign}）"),
        1 => format!("{month}/{day}({sign})"),
        2 => format!("{}年{month}月{day}日（{sign}）", date.year()),
        3 => format!("{month}月{day}日({sign})"),
        4 => format!("{month}月{day}日（{sign}曜日）"),
        _ => format!("{month}/{day}（{sign}）"),
    }
}

fn english_weekday(weekday: Weekday) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        [usize::from(weekday.to_monday_zero_offset().unsigned_abs())]
}

/// So many days from today, moved off the weekend in the same direction.
pub(crate) fn working_day(days: i32) -> Date {
    let date = TODAY + days.days();
    let step = if days < 0 { -1 } else { 1 };
    let is_weekend = |date: &Date| matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    (0..3).map(|more| date + (more * step).days()).find(|date| !is_weekend(date)).unwrap_or(date)
}

fn yen(amount: usize) -> String {
    let digits = amount.to_string();
    let groups: Vec<&str> = {
        let first = digits.len() % 3;
        let head = (first > 0).then(|| &digits[..first]);
        head.into_iter().chain((first..digits.len()).step_by(3).map(|at| &digits[at..at + 3])).collect()
    };
    format!("{}円", groups.join(","))
}

fn latin_name(addr: &str) -> String {
    let local = addr.split('@').next().unwrap_or_default();
    let name = local.split(['.', '-']).max_by_key(|part| part.len()).unwrap_or_default();
    title_case(name)
}

pub(crate) fn title_case(word: &str) -> String {
    word.chars().enumerate().map(|(at, char)| if at == 0 { char.to_ascii_uppercase() } else { char }).collect()
}

/// So many of these, no two alike.
pub(crate) fn different<T: Copy + PartialEq>(draw: &mut Draw, of: &[T], count: usize) -> Vec<T> {
    let mut found: Vec<T> = Vec::new();
    while found.len() < count {
        let one = draw.one(of);
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

/// Short replies with signature and Outlook or Gmail history below, for a phrase to be put in.
pub(crate) fn replies(seed: u64) -> [Letter; 2] {
    [0, 1].map(|kind| {
        let mut draw = Draw::new(seed + kind);
        let scene = Scene::japanese(&mut draw);
        let skeleton = Skeleton {
            name: "reply".to_owned(),
            to: "client".to_owned(),
            subject: "Re: ご連絡".to_owned(),
            files: Vec::new(),
            forwards: false,
            text: "お世話になっております。{own.company}の{own}です。".to_owned(),
        };
        let mut letter = scene.write(&skeleton, &[], &mut draw);
        let text = "いつもお世話になっております。\nご確認のほどよろしくお願いいたします。";
        letter.history = scene.quoted(text, &letter, usize::from(kind == 0));
        letter
    })
}
