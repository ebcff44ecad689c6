//! Words that stand where names stand and are none: what people do, where they sit, and everybody at once.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::table;
use crate::mail::fold::fold;

/// What a Japanese organisation is divided into.
#[rustfmt::skip]
const UNITS: [&str; 54] = [
    "部", "課", "室", "係", "局", "科", "本部", "支店", "支社", "支部", "営業所", "出張所", "センター", "グループ",
    "チーム", "ユニット", "事業部", "部門", "班", "工場", "店", "庁", "省", "役所", "役場", "大学", "学部", "学科",
    "学校", "高校", "研究室", "研究所", "研究科", "病院", "医院", "クリニック", "銀行", "事務所", "事務局", "組合",
    "協会", "委員会", "連盟", "財団", "図書館", "窓口", "サポート", "デスク", "担当", "ホールディングス", "商店",
    "商会", "保育園", "幼稚園",
];

/// What a person is there, before or behind the name.
#[rustfmt::skip]
pub(super) const TITLES: [&str; 52] = [
    "代表取締役社長", "代表取締役会長", "代表取締役", "専務取締役", "常務取締役", "取締役", "執行役員", "本部長",
    "事業部長", "副社長", "社長", "会長", "副会長", "専務", "常務", "監査役", "顧問", "部長代理", "副部長", "部長",
    "次長", "課長代理", "課長補佐", "課長", "係長", "主任", "主査", "主幹", "参事", "室長", "局長", "所長",
    "支店長", "支社長", "店長", "工場長", "院長", "学長", "校長", "園長", "館長", "理事長", "理事", "事務局長",
    "准教授", "教授", "講師", "弁護士", "税理士", "マネージャー", "マネジャー", "リーダー",
];

/// What is called 様 without being a person's name.
#[rustfmt::skip]
const NOBODY: [&str; 46] = [
    "様", "どなた", "各位", "皆", "皆々", "お客", "御客", "担当", "担当者", "ご担当", "ご担当者", "御担当",
    "御担当者", "関係者", "保護者", "代表", "代表者", "責任者", "購入者", "申込者", "参加者", "応募者", "利用者",
    "受講者", "出席者", "登録者", "所有者", "オーナー", "ユーザー", "メンバー", "パートナー", "スタッフ", "ゲスト",
    "会員", "社員", "取引先", "お取引先", "代理店", "販売店", "加盟店", "協力会社", "ご家族", "ご遺族", "奥",
    "旦那", "仕",
];

/// How generic words for people end.
#[rustfmt::skip]
const PEOPLE: [&str; 14] = [
    "者", "先", "員", "方", "主", "社", "会", "団", "客", "生", "店", "同", "殿", "達",
];

/// Mailboxes and lists that are no person's, and words that make a display name one.
#[rustfmt::skip]
const LATIN: [&str; 152] = [
    "info", "information", "contact", "contacts", "sales", "support", "help", "helpdesk", "desk", "service",
    "services", "customer", "customers", "client", "clients", "office", "admin", "administrator", "administration",
    "postmaster", "webmaster", "hostmaster", "root", "abuse", "noreply", "no", "reply", "donotreply", "mail",
    "email", "mailer", "news", "newsletter", "list", "lists", "group", "groups", "team", "teams", "staff", "all",
    "everyone", "members", "member", "users", "user", "dev", "devel", "developers", "announce", "discuss", "hr",
    "jobs", "job", "career", "careers", "recruit", "recruiting", "recruitment", "saiyo", "saiyou", "jinji", "press",
    "media", "pr", "marketing", "billing", "invoice", "invoices", "accounting", "accounts", "account", "finance",
    "payroll", "order", "orders", "purchase", "purchasing", "procurement", "shop", "store", "web", "site", "system",
    "systems", "security", "legal", "privacy", "compliance", "it", "qa", "test", "testing", "demo", "bot", "robot",
    "daemon", "cron", "alert", "alerts", "notify", "notification", "notifications", "feedback", "hello", "hi", "me",
    "my", "the", "and", "via", "for", "of", "project", "committee", "board", "department", "dept", "division",
    "manager", "management", "director", "reception", "booking", "reservation", "yoyaku", "keiri", "soumu", "somu",
    "eigyo", "eigyou", "koho", "kouhou", "kikaku", "kaihatsu", "gijutsu", "gyomu", "gyoumu", "koubai", "kobai",
    "shizai", "zaimu", "houmu", "homu", "hosyu", "kanri", "jimu", "uketsuke", "madoguchi", "toiawase", "otoiawase",
    "honsha",
];

/// Cities that branches are called by, though people are too.
#[rustfmt::skip]
const CITIES: [&str; 16] = [
    "tokyo", "osaka", "kyoto", "nagoya", "kobe", "sapporo", "sendai", "hiroshima", "fukuoka", "yokohama", "saitama",
    "chiba", "okinawa", "kyushu", "hakata", "umeda",
];

/// Whoever is greeted in English without being named.
#[rustfmt::skip]
const ANYBODY: [&str; 62] = [
    "all", "team", "teams", "everyone", "everybody", "folks", "guys", "there", "sir", "sirs", "madam", "madame",
    "maam", "ladies", "gentlemen", "gentleman", "colleague", "colleagues", "customer", "customers", "client",
    "clients", "friend", "friends", "member", "members", "list", "listers", "user", "users", "partner", "partners",
    "manager", "managers", "committee", "support", "sales", "hr", "recruiter", "recruiters", "world", "again",
    "yall", "whom", "candidate", "applicant", "applicants", "subscriber", "subscribers", "reader", "readers",
    "developers", "hackers", "students", "parents", "editor", "editors", "both", "people", "staff", "moderator",
    "home",
];

/// Whether a Japanese word names a unit, a post, or everybody, and nobody.
pub(super) fn is_nobody(folded: &str) -> bool {
    NOBODY.contains(&folded) || TITLES.contains(&folded) || is_unit(folded)
}

/// Whether a Japanese word that no table knows ends as words for people do: 参加者, 取引先.
pub(super) fn ends_as_people(folded: &str) -> bool {
    PEOPLE.iter().any(|end| folded.ends_with(end))
}

/// Whether a word names a part of an organisation.
pub(super) fn is_unit(folded: &str) -> bool {
    // 阿部 and 服部 are people.
    UNITS.iter().any(|unit| folded.ends_with(unit)) && (UNITS.contains(&folded) || table::surname(folded).is_none())
}

/// Where the last part of an organisation ends that the word begins with: 営業部 in 営業部田中.
pub(super) fn after_unit(folded: &str) -> Option<usize> {
    static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        // A single 店 or 科 may belong to a name.
        let telling = |unit: &&&str| unit.chars().count() > 1 || matches!(**unit, "部" | "課" | "室" | "係" | "局");
        AhoCorasick::new(UNITS.iter().filter(telling)).ok()
    });
    last_end(FINDER.as_ref()?, folded)
}

/// Where the last post ends that the word holds: 営業部長 in 営業部長田中.
pub(super) fn after_title(word: &str) -> Option<usize> {
    static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(TITLES).ok());
    last_end(FINDER.as_ref()?, word)
}

fn last_end(finder: &AhoCorasick, text: &str) -> Option<usize> {
    finder.find_overlapping_iter(text).map(|found| found.end()).max()
}

/// Whether a Latin word makes a mailbox or a display name nobody's.
pub(super) fn is_role(word: &str) -> bool {
    LATIN.contains(&word)
}

pub(super) fn is_city(word: &str) -> bool {
    CITIES.contains(&word)
}

pub(super) fn is_anybody(word: &str) -> bool {
    let folded = fold(word).replace(['\'', '’'], "");
    ANYBODY.contains(&folded.as_str())
}
