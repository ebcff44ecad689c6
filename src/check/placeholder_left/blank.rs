//! What blanks are called, and what stands around them.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::mail::fold::fold;

/// Characters within brackets that may still be the name of a blank.
pub(super) const LONGEST: usize = 40;

/// What Japanese templates ask for, without お, ご, 御 and 貴 before it.
const JAPANESE: &str = "会社名 社名 企業名 法人名 団体名 学校名 組織名 店舗名 店名 施設名 部署 部署名 部課名 所属 所属名 所属部署 \
    役職 役職名 肩書 肩書き 氏名 名前 姓名 姓 名 苗字 名字 フルネーム 芳名 担当 担当者 担当者名 担当者様名 担当者様 宛名 宛先名 宛先 \
    顧客名 客様名 取引先名 取引先 取引先会社名 相手先名 相手名 相手の名前 相手会社名 先方名 先方会社名 先方担当者名 送信者名 差出人名 \
    自分の名前 自分の氏名 自社名 自社 弊社名 当社名 商品名 製品名 品名 品番 型番 サービス名 案件名 件名 プロジェクト名 物件名 案件 \
    工事名 イベント名 セミナー名 書類名 資料名 ファイル名 金額 価格 単価 数量 個数 合計金額 見積金額 請求金額 日付 日時 年月日 日程 \
    開催日 開催日時 開催場所 訪問日 面接日 納期 納品日 期限 期日 締切日 締切 支払期日 支払期限 時間 時刻 場所 会場 住所 電話番号 \
    連絡先 メールアドレス アドレス URL リンク 番号 注文番号 受注番号 発注番号 見積番号 請求番号 請求書番号 伝票番号 会員番号 契約番号 \
    理由 内容 タイトル 用件 要件 曜日 回数 人数 月 日 年 ○○ 〇〇 ◯◯ 大学名 学部名 学科名 候補者名 応募者名 職種 職種名 求人名";

/// What English templates ask for in one word.
const ENGLISH: &str = "name firstname lastname fullname username surname company companyname organization organisation \
    recipient customer client salutation";
/// The last word of what they ask for in several.
const ENGLISH_LAST: &str = "name names company organization organisation recipient customer client title position role date \
    time day amount price sum total product service project address city number email phone link url signature \
    department here text details reference subject topic venue location deadline month year industry team school university";
/// The words before it.
const ENGLISH_BEFORE: &str = "first last full your my our the a an client client's clients customer customer's company \
    company's recipient recipient's contact contact's person sender sender's insert enter add type put fill in specify choose \
    select job project product service event invoice order quote contract meeting due delivery phone email street mailing \
    hiring manager manager's start end today's current new business organization organisation department employee candidate \
    team school university reference account user vendor supplier partner specific relevant of and or";

fn set(words: &'static str) -> HashSet<&'static str> {
    words.split_whitespace().collect()
}

/// Whether this is what a template calls a blank.
pub(super) fn is_name(inner: &str) -> bool {
    let folded = fold(inner);
    is_japanese(&folded) || is_english(inner.trim(), &folded)
}

/// `会社名`, `貴社名`, `会社名・氏名`, `担当者のお名前`.
fn is_japanese(folded: &str) -> bool {
    static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| JAPANESE.split_whitespace().map(fold).collect());
    let is = |name: &str| {
        let bare = name.trim_start_matches(['お', 'ご', '御', '貴']).trim_end_matches(['様', '欄']);
        NAMES.contains(name)
            || NAMES.contains(bare)
            || bare
                .rsplit_once('の')
                .is_some_and(|(_, last)| NAMES.contains(last.trim_start_matches(['お', 'ご', '御', '貴'])))
    };
    !folded.is_ascii() && folded.split(['・', '/', '、', '+', ' ']).filter(|name| !name.is_empty()).all(is)
        || matches!(folded, "url" | "氏名" | "会社名")
}

/// `Name`, `Company Name`, `first_name`, `FirstName`, `Insert date here`.
fn is_english(written: &str, folded: &str) -> bool {
    static ONE: LazyLock<HashSet<&str>> = LazyLock::new(|| set(ENGLISH));
    static LAST: LazyLock<HashSet<&str>> = LazyLock::new(|| set(ENGLISH_LAST));
    static BEFORE: LazyLock<HashSet<&str>> = LazyLock::new(|| set(ENGLISH_BEFORE));
    if !folded.is_ascii() {
        return false;
    }
    let mut words: Vec<&str> = folded.split([' ', '_', '-', '/', '.', ':']).filter(|word| !word.is_empty()).collect();
    let camel = words.len() == 1 && written.chars().skip(1).any(char::is_uppercase);
    let spaced = if camel && !written.chars().all(char::is_uppercase) { camel_words(written) } else { String::new() };
    if !spaced.is_empty() {
        words = spaced.split(' ').collect();
    }
    match words.as_slice() {
        [] => false,
        // A capital tells the blank from the word: `[Date]`, `[DATE]`, not `[date]`.
        [one] => ONE.contains(one) || (LAST.contains(one) && written.starts_with(char::is_uppercase) && *one != "here"),
        [first, .., last] => {
            let asks = matches!(*first, "insert" | "enter" | "your" | "type" | "fill" | "put" | "specify");
            (asks && words.len() <= 6)
                || (LAST.contains(last) && words.iter().rev().skip(1).all(|word| BEFORE.contains(word)))
        }
    }
}

/// Whether a small word in brackets stands where its sentence needs a value: `The price is [amount] EUR`, `on [date]`,
/// `Hi there [First]`. Alone, `[link]` is what programs make of a link.
pub(super) fn awaits_a_value(before: &str, inner: &str) -> bool {
    const VALUES: [&str; 14] = [
        "amount", "date", "time", "price", "number", "venue", "location", "address", "company", "city", "phone",
        "email", "deadline", "quantity",
    ];
    const NEEDS: [&str; 19] = [
        "is", "are", "was", "of", "on", "by", "at", "for", "until", "from", "before", "costs", "eur", "usd", "€", "$",
        "£", "call", "via",
    ];
    const GREETS: [&str; 7] = ["hi", "hello", "dear", "there", "hey", "mr.", "ms."];
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
    match inner {
        "First" | "Last" | "FIRST" | "LAST" | "first" | "last" => GREETS.contains(&last.as_str()),
        "link" | "url" => ["at", "via", "under"].contains(&last.as_str()),
        word => VALUES.contains(&word) && NEEDS.contains(&last.as_str()),
    }
}

/// `[tbc]`, `[to be completed]`.
pub(super) fn is_to_come(inner: &str) -> bool {
    ["tbc", "tbd", "to be completed", "to be added", "to be inserted", "to be filled in"]
        .iter()
        .any(|word| inner.eq_ignore_ascii_case(word))
}

/// `insert date`, 会社名を入れる: what authors tell themselves to do; 記入 and 入力 are also asked of readers.
pub(super) fn tells_to_insert(inner: &str) -> bool {
    let words = inner.strip_prefix("insert ").or_else(|| inner.strip_prefix("Insert "));
    if let Some(words) = words {
        let last = words.rsplit(' ').next().unwrap_or_default();
        return words.split(' ').count() <= 4 && ENGLISH_LAST.split_whitespace().any(|word| word == last);
    }
    let Some((what, does)) = inner.rsplit_once('を') else { return false };
    ["入れる", "挿入", "挿入する", "追記", "追記する", "書く"].contains(&does) && is_japanese(&fold(what))
}

/// `FirstName` as `first name`.
fn camel_words(written: &str) -> String {
    let mut words = String::with_capacity(written.len() + 4);
    for letter in written.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// Whether this asks for something to be filled in: `会社名を記入`, `ここに日付を入力`.
pub(super) fn asks(inner: &str) -> bool {
    const DO: [&str; 12] =
        ["記入", "入力", "挿入", "記載", "追記", "差し替え", "差替え", "選択", "入れる", "入れて", "書く", "貼り付け"];
    const POLITE: [&str; 8] = ["下記", "以下", "必要事項", "ください", "下さい", "場合", "方は", "お願い"];
    let folded = fold(inner);
    let Some((what, does)) = folded.rsplit_once('を').or_else(|| folded.rsplit_once('に')) else { return false };
    let does = does.trim_start_matches('ご');
    let asked = !what.is_empty() && DO.iter().any(|word| does.starts_with(word));
    asked && (is_japanese(what) || what.starts_with("ここ") || !POLITE.iter().any(|word| folded.contains(word)))
}

/// Whether a place stands inside 「」 or other quotation marks of its line: what is quoted is spoken of, not written.
pub(super) fn is_quoted(line: &str, at: usize) -> bool {
    let before = line.get(..at).unwrap_or_default();
    let last = before.rfind(['「', '『', '“', '」', '』', '”']);
    let open = last.and_then(|at| before.get(at..)).is_some_and(|rest| rest.starts_with(['「', '『', '“']));
    let plain = before.matches('"').count() % 2 == 1 || before.matches('`').count() % 2 == 1;
    open || plain
}

/// Whether a line says that it shows how something is written.
pub(super) fn is_example(before: &str) -> bool {
    let tail = before.char_indices().rev().nth(24).map_or(before, |(at, _)| before.get(at..).unwrap_or_default());
    [
        "例：",
        "例:",
        "例）",
        "例)",
        "例、",
        "（例",
        "(例",
        "【例",
        "［例",
        "[例",
        "例えば",
        "たとえば",
        "e.g.",
        "for example",
    ]
    .iter()
    .any(|word| tail.contains(word))
}

/// Whether a line is a program, a command or markup, where such forms mean something.
pub(super) fn is_code(line: &str) -> bool {
    let line = line.trim();
    let ends = line.ends_with([';', '{', '}', '\\']) && !line.ends_with("}}");
    let begins = [
        "$ ", "# ", "// ", "/*", "* @", "#!", "#include", "import ", "def ", "<?", "%%", "export ", "set ", "echo ",
        "curl ", "sudo ",
    ]
    .iter()
    .any(|word| line.starts_with(word));
    let inside = [
        "();", "->", "=>", "::", "&&", "||", "</", "/>", " == ", " != ", "= \"", "='", "=\"", "\\n", " --", "):", "$(",
        "<!",
    ]
    .iter()
    .any(|word| line.contains(word));
    ends || begins || inside
}
