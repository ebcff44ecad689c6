//! How people say in Japanese that a file goes along, and what sounds like it.
//!
//! Patterns see one folded sentence without line ends.

use std::sync::LazyLock;

use regex::Regex;

use super::regex;

/// `whole` is the text the sentence stands in: what goes by post is often said elsewhere in it.
pub(super) fn says_so(sentence: &str, whole: &str) -> bool {
    attached(sentence, "添付")
        || attached(sentence, "てんぷ")
        || attached(sentence, "別添")
        || on_a_sheet(sentence)
        || listed(sentence)
        || sent_again(sentence, whole)
        || enclosed(sentence, whole)
        || inspected(sentence, whole)
        || sent(sentence)
        || sent_corrected(sentence)
        || put_on(sentence)
        || named(sentence)
}

/// A subject that is the title of what goes along: 見積書送付の件, 資料送付のご案内, 請求書（添付）.
pub(super) fn is_title(subject: &str) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        regex(concat!(
            "(?:資料|見積書?|請求書|納品書|注文書|発注書|契約書|議事録|報告書|提案書|企画書|仕様書|図面|カタログ|申込書|履歴書|経歴書|",
            "領収書|覚書|書類|明細書?|データ|ファイル|原稿|案)(?:一式)?の?(?:ご?送付|お?送り)",
            "(?:$|\\s|[】\\]）)」]|の件|のご(?:案内|連絡|報告)|のお知らせ|のお詫び|いたします|致します|します|について(?:$|\\s))",
            "|(?:資料|書)(?:の|を)?添付(?:$|\\s|[】\\]）)」]|の件|いたします|します|のご案内)",
        ))
    });
    SAYS.is_match(subject)
        && !BY_POST.is_match(subject)
        && !ELSEWHERE.is_match(subject)
        && !NOT_YET.is_match(subject)
        && !EARLIER.is_match(subject)
}

/// Whether a text speaks of post, of another mail or place, or of what others send.
pub(super) fn is_otherwise(text: &str) -> bool {
    static DONE: LazyLock<Regex> = LazyLock::new(|| regex("(?:お送り|送付|送信|添付)(?:いたし|致し|し)た"));
    BY_POST.is_match(text)
        || ELSEWHERE.is_match(text)
        || is_earlier(text)
        || (EARLIER.is_match(text) && DONE.is_match(text))
}

/// 別紙のとおり, 別紙をご確認ください; not the sheet of a contract or a sheet by its number.
fn on_a_sheet(sentence: &str) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            "(?:^|[、。はもにをで])別紙(?:の(?:とおり|通り|資料)|(?:資料)?を?(?:ご(?:確認|参照|覧|査収|一読|高覧)|参照)|にて|に記載の(?:とおり|通り))",
        )
    });
    SAYS.is_match(sentence) && !ELSEWHERE.is_match(sentence) && !is_earlier(sentence) && !BY_POST.is_match(sentence)
}

/// 添付書類：見積書, 仕様書.
fn listed(sentence: &str) -> bool {
    static SAYS: LazyLock<Regex> =
        LazyLock::new(|| regex("^\\W*添付(?:書類|資料|ファイル)[:;]\\s*(?:[^\\s な無不必ご]|ご[^提準用])"));
    SAYS.is_match(sentence)
}

/// 添付が漏れていました。再送します: the author's own slip, for no other would be put right by sending again.
fn sent_again(sentence: &str, whole: &str) -> bool {
    static SLIP: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            "(?:添付|ファイル|資料|書類)(?:ファイル|資料|書類)?(?:が|の|を|の添付を)?(?:漏れ|もれ|抜け|付け忘れ|失念)",
        )
    });
    static AGAIN: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            "(?:再送|(?:再度|改めて|あらためて)(?:お送り|添付|送付))(?:を)?(?:いたし|致し|しま|させて(?:いただ|頂)き)",
        )
    });
    SLIP.is_match(sentence) && AGAIN.is_match(whole)
}

/// A rule by what stands on both sides of a word.
struct Around {
    before: LazyLock<Regex>,
    after: LazyLock<Regex>,
}

impl Around {
    fn matches(&self, before: &str, after: &str) -> bool {
        self.before.is_match(before) && self.after.is_match(after)
    }
}

macro_rules! around {
    ($before:expr, $after:expr) => {
        Around { before: LazyLock::new(|| regex($before)), after: LazyLock::new(|| regex($after)) }
    };
}

fn attached(sentence: &str, word: &str) -> bool {
    sentence.match_indices(word).any(|(at, _)| {
        let before = sentence.get(..at).unwrap_or_default();
        let after = sentence.get(at + word.len()..).unwrap_or_default();
        (FORGOTTEN.iter().any(|rule| rule.matches(before, after)) && !ASKS_AGAIN.is_match(after))
            || (ATTACHED.is_match(after) && !OTHERWISE.iter().any(|rule| rule.matches(before, after)))
    })
}

/// 添付漏れ失礼しました: the mail that brings it after all.
static FORGOTTEN: [Around; 2] = [
    around!(
        "(?:^|[^ごご御])$",
        "^(?:ファイル|資料)?(?:が|を|の|し)?(?:漏れ|もれ|忘れ|わすれ|抜け).*(?:失礼|申し訳|申しわけ|すみません|済みません|すいません|お詫び|おわび|ごめん|再送)"
    ),
    around!("", "^(?:ファイル|資料)?(?:を|し)(?:忘れ|わすれ)(?:て(?:い|お|しま)|まし)"),
];

/// 再送をお願いできますでしょうか: the other forgot it.
static ASKS_AGAIN: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        "(?:再送付?|再度の?(?:送付|送信|お送り)|送付|送信|お送り)(?:を|の(?:ほど|程))?(?:お?願|ご依頼|いただ|頂|くださ|下さ)|(?:再送|送付|送信)して(?:いただ|頂|くださ|下さ|もら|ほし|欲し)|送って(?:いただ|頂|くださ|下さ|もら|ほし|欲し)",
    )
});

/// What follows the word where this mail carries something.
static ATTACHED: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        "^(?:",
        // 添付いたします、添付しております、添付した
        "を?(?:いたし|致し|し|申し上げ|申上げ)(?:ます|まし|て(?:い|お|あ|ご|送|参)|た|、|$)",
        "|を?させて(?:いただ|頂|戴)(?:き|い)(?:ます|まし|た|て|、)",
        "|する(?:ので|もので)",
        "|され(?:ている|た|ております)[^。、]{0,14}(?:ご確認|ご覧|ご参照|ご査収|ご一読)",
        // 添付のとおり、添付ファイルをご確認ください、添付資料をお送りします
        "|、?[^。、]{0,14}?(?:ご(?:確認|査収|参照|覧|一読|高覧|検討|利用|使用|活用|記入|返送|参考|精査)|お使いくだ|御(?:確認|査収|参照|覧|一読|高覧|検討)",
        "|(?:の?(?:ファイル|資料|書類))?(?:にて|で)ご(?:案内|説明|回答|報告|連絡|提案|提示)|の?(?:ファイル|資料|書類)に(?:基づ|沿っ|従)",
        "|の?(?:ファイル|資料|書類)の[^。、]{1,12}に(?:詳しく|詳細を?|具体的に)?(?:記載|記し|まとめ|示|掲載)|を(?:見て|ご?確認|チェック)|の[^。、]{1,12}に(?:ご?記入|ご?入力)|のとおり|の通り|通りです|の如く|参照|お送り|送付|送ります|お届け|お目通し|お納め|お受け取り|に記載|にまとめ|に示|参考",
        "|にて失礼|です|でございます|になります|となります)",
        // 添付：見積書.pdf、（添付あり）
        "|(?:ファイル|資料|書類)?[:;](?:[^な無])",
        "|(?:ファイル|資料|書類)?(?:あり|有り?)?[)\\]】》>]",
        "|(?:あり|有り?)(?:$|。)",
        ")"
    ))
});

/// What else the word is about.
static OTHERWISE: [Around; 21] = [
    // 先日添付した、先ほどのメールに添付しました: an earlier mail did. 昨日の議事録を添付しました is this one.
    around!(
        concat!(
            "(?:先ほど|先程|さきほど|さっき|前回|先日|昨日|一昨日|今朝|先週|先月|以前|前便|既に|すでに)(?:は|に|も|で|にて|、)*",
            "(?:(?:の|お送りした|送った|送付した|お送りいたしました|差し上げた)?(?:e?-?メール|mail|便|ご?連絡|ご?案内)(?:に|で|にて|へ)?)?(?:も|は|、)*(?:[\\p{Han}\\p{Katakana}ーa-z0-9]{1,12}を)?$"
        ),
        "^(?:を)?(?:いたし|致し|し|させて(?:いただ|頂)(?:き|い))(?:た|まし|て(?:い|お)りまし|ていた)|^(?:の|ファイル|資料|書類|データ|済)"
    ),
    around!("(?:先ほど|先程|さきほど|前回|先日|昨日|先週|先月|以前)の$", "^(?:ファイル|資料|書類|データ|の)"),
    // 先日添付でお送りした資料, 先週メールに添付してお送りした見積書
    around!(
        "(?:先ほど|先程|さきほど|さっき|前回|先日|昨日|一昨日|今朝|先週|先月|以前|前便|既に|すでに)(?:は|に|も|で|にて|、)*(?:の?(?:e?-?メール|mail|便|ご?連絡|ご?案内)(?:に|で|にて|へ)?)?(?:も|は|、)*(?:[\\p{Han}\\p{Katakana}ーa-z0-9]{1,12}を)?$",
        "^(?:ファイル|資料)?(?:で|にて|して|し)、?(?:ご?(?:送付|送信|提出|案内|共有)|お送り|送)[^。、]{0,8}(?:た|まし)"
    ),
    around!(
        "(?:前回|前々回|先日|昨日|先ほど|先程|以前|今朝|前|[0-9]日(?:付け?)?)の?(?:e?-?メール|mail|便)(?:に|で|にて)(?:も|は)?$",
        ""
    ),
    // 後ほど添付します、別メールにて添付します
    around!("(?:後ほど|のちほど|後日|追って|次回|別(?:の)?メール|別便|次第|別途メール)[^。]{0,30}$", ""),
    around!(
        "(?:明日|明後日|来週|週明け|本日中|今日中|今週中)(?:中)?(?:に(?:は|も)?|まで(?:に)?|、)?(?:[\\p{Han}\\p{Katakana}ーa-z0-9]{1,12}を)?$",
        ""
    ),
    // ご添付、要添付、未添付
    around!("[ご御要未再]$", ""),
    // 添付ファイルの件でご質問です
    around!(
        "",
        "^の?(?:ファイル|資料|書類)?の(?:件|内容)(?:で|に(?:つ[いき]|関)|は|が|、)[^。]{0,12}(?:質問|問い?合わ?せ|相談|連絡|確認したい|伺い)"
    ),
    // 添付のあったファイル、添付をお忘れのようです
    around!("", "^(?:の|が)あ(?:った|りまし)|^(?:ファイル|資料)?(?:を|が|は)?(?:失念|お忘れ)"),
    // ソース別添え, てんぷら
    around!("", "^[えら]"),
    // 添付してください、添付いただいた、添付をお願いします
    around!(
        "",
        "^(?:を|の)?(?:ほど)?(?:して|し|を)?(?:いただ|頂(?:い|き|け)|戴|くださ|下さ|お?願|ほし|欲し|もら|くれ|賜)"
    ),
    around!(
        "",
        "^(?:して|の(?:うえ|上)|し)、?(?:ご?(?:返信|返送|提出|送付|送信|連絡|応募|申請|申し?込み?|登録|回答|依頼)|お送り|お申し?込み|お知らせ|送って|メール(?:で|にて)?)[^。ま]{0,12}(?:くださ|下さ|いただ[けき]|頂[けき]|願|ほし|もらえ|よう)"
    ),
    // 添付は不要です、添付していません、添付できません、添付ファイルはございません
    around!(
        "",
        "^(?:ファイル|資料|書類|データ|物|の(?:ファイル|資料|書類))?(?:は|が|を|も|の)?(?:特に|一切|何も|まだ)?(?:不要|不可|無し|なし|無く|なく|なか|無か|無い|ない|ござい?ませ|ありませ|必要|必須|任意|禁止|制限|可能|可否|でき|出来|容量|サイズ|上限|形式|方法|機能|欄|の?(?:漏れ|もれ|忘れ|ミス|パスワード|有無|要否|可否|要不要)|(?:で|に)は(?:な(?:く|い)|ござい?ません|ありません)|削除|サーバ|付き)"
    ),
    around!(
        "",
        "^(?:を)?(?:いたし|致し|し|され)?(?:て(?:い|おり|は(?:い|おり)|も)?)?(?:ま(?:せん|せぬ)|な(?:い|かった|く|け)|ず|ぬ)"
    ),
    // 添付する場合は、添付すれば、添付したところ
    around!(
        "",
        "^(?:を)?(?:する|した|される|された|している|してある|できる)(?:場合|とき|時|際|必要|こと|よう|予定|つもり|か(?:どうか|。|$)|のは|ところ|のです?が|はず|ほう|方が|までは|たび|だけ|と(?:、|$))"
    ),
    around!(
        "",
        "^(?:を)?(?:すれば|したら|しても|すべき|して(?:も|は)|してよ|して良|して[^。]{0,12}(?:すると|したところ|したら|すれば|する(?:場合|とき|際)))"
    ),
    // いただいた添付ファイルが開けません、添付を拝見しました
    around!(
        "",
        "^(?:の)?(?:ファイル|資料|書類|データ|写真|画像|内容|件)?(?:を|が|は|も|につきまして|について)?(?:正しく|うまく|上手く|無事に?|確かに|早速|全て|すべて|一部)?(?:拝|受領|受け取り(?:ま|い)|受取|頂戴|確認(?:し|いたし|致し|させ|でき|が|済)|開け|開かな|開きませ|開こう|開くと|見られ|見え|見れ|見つか|見当た|ダウンロード|文字化け|届|ありがと|有難|破損|壊れ|つい|付い|抜け|漏れ|入って|消え)"
    ),
    around!(
        "(?:いただ(?:い|き)|頂(?:い|き|戴)|戴い|くださ|下さ|賜|もら)(?:た|って(?:い|お)|いました|まし)[^。、]{0,15}$",
        "^(?:の|ファイル|資料|書類|データ|写真|画像)"
    ),
    around!(
        "(?:様|さん|殿|社|先方|先生|貴社|御社|から|より)の(?:メール(?:の|に))?$",
        "^(?:の|ファイル|資料|書類|データ|写真|画像)"
    ),
    // 不審なメールの添付ファイル
    around!(
        "(?:不審|怪し|あやし|見知らぬ|心当たり|覚えのない|悪意|危険|迷惑メール|なりすまし|ウイルス)[^。]{0,25}$",
        ""
    ),
    // 添付文書、添付書類: nouns of law and medicine
    around!(
        "",
        "^(?:文書|図書|書面|情報|法令|台帳|書類(?:[^をの、ごに]|を(?:用意|準備|提出|揃|そろ)|の(?:提出|一覧|種類|作成)|に(?:つい|は|不備|関)|ご(?:提出|用意|準備)))"
    ),
];

/// 同封いたします, unless it goes by post.
fn enclosed(sentence: &str, whole: &str) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            "(?:^|[^ごご御])同封(?:を)?(?:(?:いたし|致し|し)(?:ます|まし|て(?:い|お))|させて(?:いただ|頂)|の[^。、]{0,12}(?:ご確認|ご覧|ご査収|ご参照))",
        )
    });
    SAYS.is_match(sentence)
        && !EARLIER.is_match(sentence)
        && !BY_POST.is_match(sentence)
        && !BY_POST.is_match(whole)
        && !ELSEWHERE.is_match(sentence)
        && !NOT_YET.is_match(sentence)
}

/// ご査収ください.
fn inspected(sentence: &str, whole: &str) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            "[ご御]査収(?:の(?:ほど|程|上|うえ)|くださ(?:い|れば|いま)|下さ(?:い|れば|いま)|願|いただ(?:け(?:れば|ます(?:と|よう|でしょうか))|きたく|きます)|頂(?:け(?:れば|ます(?:と|よう))|きたく)|賜)",
        )
    });
    static ABOVE: LazyLock<Regex> = LazyLock::new(|| regex("下記|以下|上記|本文"));
    SAYS.is_match(sentence)
        && !ABOVE.is_match(sentence)
        && !EARLIER.is_match(sentence)
        && !BY_POST.is_match(sentence)
        && !BY_POST.is_match(whole)
        && !ELSEWHERE.is_match(sentence)
}

/// 見積書をお送りいたします.
fn sent(sentence: &str) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        regex(concat!(
            "(?:(?:^|[^./a-z])(?:pdf|excel|word)|資料|見積|請求書|納品書|注文書|発注書|契約書|議事録|報告書|レポート|提案書|企画書|仕様書|図面|カタログ|パンフレット|",
            "申込書|申請書|履歴書|経歴書|名簿|一覧表?|[^代発公]表|リスト|データ|ファイル|写真|画像|原稿|案内状|領収書|覚書|書類|明細|エクセル|",
            "ワード|パワーポイント|スライド|マニュアル|手順書|チラシ|アジェンダ|次第書|日程表|スケジュール表|動画|計画書|仕訳|台帳|議案|",
            "領収証|証明書|校正|ゲラ|(?:差し?替え?|修正|訂正|最新|改訂|更新|確定|最終|完成)版|[[\\p{Han}]--[図辞葉聖遺読科著新古原親肩]]書(?:案|一式|を|も|は|の|\\())",
            "[^。、]{0,16}[を、もは]?[^。]{0,8}?",
            "(?:(?:お送り|再?送付|再?送信|再送|同送|お届け)(?:を)?(?:(?:いたし|致し|し)(?:ます|て(?:い|お)りま)|(?:いたし|致し|し)ましたので|申し上げます|させて(?:いただ|頂)きま(?:す|したので))|送らせて(?:いただ|頂)きます|送ります|送りますね)",
        ))
    });
    SAYS.is_match(sentence)
        && !is_earlier(sentence)
        && !BY_POST.is_match(sentence)
        && !ELSEWHERE.is_match(sentence)
        && !NOT_YET.is_match(sentence)
}

/// 修正しましたので再度お送りします: what was corrected is a file.
fn sent_corrected(sentence: &str) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            "(?:修正|訂正|更新|改訂|差し替え)(?:を)?(?:いたし|致し|し)(?:まし)?たので、?(?:再度|再び)?、?(?:(?:お送り|送付|送信|再送)(?:を)?(?:(?:いたし|致し|し)ます|申し上げます|させて(?:いただ|頂)きます)|送ります)",
        )
    });
    SAYS.is_match(sentence)
        && !BY_POST.is_match(sentence)
        && !ELSEWHERE.is_match(sentence)
        && !NOT_YET.is_match(sentence)
}

/// PDFを付けておきます, ファイルを付けました; not チケットにファイルを付けました.
fn put_on(sentence: &str) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            "(?:^|[^にa-z./]|(?:この|本|当)メールに)(?:pdf|excel|word|ファイル|資料|書類|図面|エクセル|見積書|請求書|議事録)を(?:お?付け|つけ)(?:て(?:おき(?:ます|まし)|い(?:ます|まし)|おり(?:ます|まし))|ます(?:$|[^かと])|ました(?:$|[^か]))",
        )
    });
    SAYS.is_match(sentence)
        && !is_earlier(sentence)
        && !EARLIER.is_match(sentence)
        && !BY_POST.is_match(sentence)
        && !ELSEWHERE.is_match(sentence)
        && !NOT_YET.is_match(sentence)
}

/// `見積書_1120.xlsx` をお送りします: a file by its name beside a verb of sending.
fn named(sentence: &str) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            "(?:お送り|送付|送信)(?:を)?(?:(?:いたし|致し|し)(?:ます|て(?:い|お)りま|まし)|申し上げ|させて(?:いただ|頂)き)|送らせて(?:いただ|頂)|送ります",
        )
    });
    SAYS.is_match(sentence)
        && super::names_a_file(sentence)
        && !is_earlier(sentence)
        && !BY_POST.is_match(sentence)
        && !ELSEWHERE.is_match(sentence)
        && !NOT_YET.is_match(sentence)
}

static BY_POST: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        "郵|発送|宅配|宅急便|宅送|メール便|書留|速達|レターパック|クリックポスト|ゆうパック|ヤマト|佐川|封筒|投函|着払|航空便|fax|ファックス|ファクス|ファクシミリ|商品|荷物|現物|原本|サンプル(?:品|[をはも、])|試供品",
    )
});

static EARLIER: LazyLock<Regex> =
    LazyLock::new(|| regex("先日|先ほど|先程|さきほど|前回|前便|昨日|先週|先月|以前|既に|すでに|済"));

/// 先日お送りしました was another mail; 先日の議事録をお送りします is this one.
fn is_earlier(sentence: &str) -> bool {
    static DONE: LazyLock<Regex> =
        LazyLock::new(|| regex("(?:送|送付|送信|お届け|せて(?:いただ|頂)き)[^。、]{0,5}まし|送った|送りました"));
    EARLIER.is_match(sentence) && DONE.is_match(sentence)
}

/// By another way than this mail, or in another mail.
static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        "別(?:の)?メール|別便|別途|別送|追って|おって|後ほど|のちほど|後日|改めて|あらためて|次回|次便|チャット|ファイル便|ギガファイル|宅ふぁいる|ファイル転送|転送サービス|dropbox|onedrive|sharepoint|(?:ストレージ|サーバー?)(?:に|へ|で|にて|から)|アップロード(?:し|いたし|致し|済)|slack|teams|(?-u:\\b)line(?-u:\\b)|url|リンク|ドライブ|クラウド|共有フォルダ|ポータル|ダウンロード|済み|済です|(?:から|より)[^。、]{0,15}(?:お送り|送付|送信|送)|お送り(?:いただ|頂|くださ|下さ)|送付(?:いただ|頂|くださ|下さ)|送って",
    )
});

/// Not now, or only if.
static NOT_YET: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        "明日|明後日|来週|来月|週明け|今後|次第|準備|予定|本日中|今日中|今週中|近日|月末|まで(?:に|には)|日に|日頃|時頃|ましたら|したら|れば|場合|際に|ご希望|毎月|毎週|毎日|毎年|定期|自動|でしょうか|ますか|ますと(?:、|$)|つもり|たいと|送り先|送付先",
    )
});
