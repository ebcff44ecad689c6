//! Wrong words: files that are not there, gaps left open, dates that cannot be, what was meant for colleagues only.

use jiff::ToSpan;
use jiff::civil::Weekday;

use super::super::business::written;
use super::super::draw::Draw;
use super::super::files;
use super::super::judge::{At, Expected};
use super::super::letter::Letter;

use super::{Mistake, attach, expect, judged, one_for, said, structural, without_files, words};

pub(super) const ALL: &[Mistake] = &[
    structural("forgotten attachment: said", forgotten),
    structural("forgotten attachment: left out", left_out),
    structural("wrong count", count),
    structural("placeholder", placeholder),
    structural("flagged keyword in disguise", keyword),
    structural("wrong weekday", weekday),
    structural("past date", past),
    structural("link shows another host", link),
    structural("link to the inside", internal_link),
    structural("hidden text in HTML", hidden_html),
    structural("internal thread goes out", quoted_internal),
    structural("empty subject", subject),
    judged("inner wording", inner),
];

fn forgotten(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    without_files(letter)?;
    if letter.shown().contains("http") {
        return None;
    }
    let phrase = one_for(letter, draw, FORGOTTEN_JA, FORGOTTEN_EN);
    // Where something goes by post, what is enclosed lies in the box.
    if phrase.contains("同封")
        && ["発送", "出荷", "宅配", "郵送", "サンプル"].iter().any(|post| letter.text.contains(post))
    {
        return None;
    }
    said(letter, draw, &["attachment_forgotten"], phrase)
}

const FORGOTTEN_JA: &[&str] = &[
    "見積書を添付いたしましたので、ご確認ください。",
    "添付のとおりご提案申し上げます。",
    "詳細は添付資料をご覧ください。",
    "添付ファイルにてお送りします。",
    "参考までに、昨年度の資料を添付しております。",
    "別添の資料をご参照ください。",
    "請求書をお送りいたしますので、ご査収のほどお願い申し上げます。",
    "打ち合わせの議事録をメールに添付します。",
    "図面（PDF）を添付いたします。",
    "申込書は添付にて失礼いたします。",
    "契約書のドラフトを添付させていただきました。",
    "現場の写真を添付します。",
    "下記のファイルをお送りします。\n・見積書.xlsx\n・仕様書.pdf",
    "添付した申込書にご記入のうえ、ご返送ください。",
    "先ほどのメールに添付を忘れておりましたので、再送いたします。",
    "添付漏れがございました。あらためてお送りいたします。",
    "会社案内を同封いたしますので、ご一読ください。",
    "カタログを添付で送ります。",
    "以下の資料を添付いたしました。",
    "サンプルデータを添付ファイルとしてお届けいたします。",
    "履歴書と職務経歴書を添付いたします。",
    "修正版を添付しましたので、差し替えをお願いいたします。",
    "当日の日程表は添付をご確認願います。",
    "地図を添付いたしますので、お気をつけてお越しください。",
    "ご依頼の見積書をお送りいたします。",
    "最新の在庫表をお送りいたします。",
    "原稿を添付いたしますので、ご高覧いただけますと幸いです。",
    "発注書を送付いたします。ご確認のほどお願いいたします。",
    "アンケート用紙を添付しておりますので、ご記入をお願いいたします。",
    "取り急ぎ、資料のみ添付にてお送りいたします。",
    "納品書（PDF形式）を送らせていただきます。",
    "添付資料の3ページ目に詳しく記載しております。",
    "提案書を作成しましたので、添付いたします。ご意見をお聞かせください。",
    "エラーの画面を添付します。ご確認いただけますでしょうか。",
    "添付の書式をお使いください。",
    "メンバー表を添付しておきます。",
];

const FORGOTTEN_EN: &[&str] = &[
    "Please find attached the quotation you asked for.",
    "I have attached the report for your review.",
    "Attached is the draft agreement.",
    "The minutes are attached.",
    "See the attached file for details.",
    "I'm attaching the photos from yesterday.",
    "Please see attached.",
    "Enclosed please find our price list.",
    "I enclose the signed contract.",
    "The attached spreadsheet has all the numbers.",
    "As you can see in the attachment, the figures have changed.",
    "Here is the presentation, attached as a PDF.",
    "My resume is attached for your consideration.",
    "I've attached a patch that fixes it.",
    "Please review the attached document and let me know.",
    "Sorry, I forgot the attachment. Here it is again.",
    "Attaching the invoice for last month.",
    "You will find the schedule attached to this email.",
    "PFA the updated slides.",
    "The form is attached; please fill it in and send it back.",
    "Attached please find the revised proposal.",
    "I am sending you the file as an attachment.",
    "Both documents are attached below.",
];

/// The text announces the file that the clean draft has, and nobody put it there.
fn left_out(letter: &mut Letter, _: &mut Draw) -> Option<Expected> {
    let says =
        letter.text.contains("添付") || letter.text.to_lowercase().contains("attach") || letter.text.contains("ご査収");
    // The mails of the corpus, which have numbers for names, seldom say so of the file they have.
    if letter.files.is_empty() || !says || letter.source.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    letter.files.clear();
    expect(&["attachment_forgotten"], At::Anywhere)
}

fn count(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    without_files(letter)?;
    let phrase = one_for(
        letter,
        draw,
        &[
            "見積書など3点を添付いたします。",
            "資料を2点添付しております。",
            "添付3件をご確認ください。",
            "添付ファイルは4つです。",
            "下記の3ファイルを添付いたします。",
            "添付①から③をご覧ください。",
            "（添付ファイル：2件）",
            "仕様書と見積書の2つのファイルを添付しました。",
            "計5通の書類を添付いたします。",
        ],
        &[
            "I have attached two files.",
            "Please find the three documents attached.",
            "Two attachments are included.",
            "There are 3 files attached to this mail.",
            "I attach four photos.",
            "Please see the 2 attached PDFs.",
            "Attached are five documents.",
        ],
    );
    let phrase = phrase.to_owned();
    attach(
        letter,
        if letter.japanese { "資料.pdf" } else { "document.pdf" },
        files::of_kind("a.pdf", "Page 1", "", ""),
    );
    said(letter, draw, &["attachment_count"], &phrase)
}

/// What forms and templates leave behind.
fn placeholder(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let (sentence, mark) = draw.one(if letter.japanese { BLANKS_JA } else { BLANKS_EN });
    if draw.chance(15) && !mark.contains("here") && !sentence.contains(['：', ':', '\n']) {
        letter.subject = format!("{} {mark}", letter.subject);
        return words(&["placeholder_left"], mark);
    }
    letter.say(sentence, draw);
    words(&["placeholder_left"], mark)
}

/// A sentence, and the piece of it that must be seen.
const BLANKS_JA: &[(&str, &str)] = &[
    ("〇〇様にもよろしくお伝えください。", "〇〇様"),
    ("次回は○○部の方にもご参加いただきたく存じます。", "○○部"),
    ("株式会社◯◯の件につきましては、別途ご連絡いたします。", "株式会社◯◯"),
    ("納期は●月●日を予定しております。", "●月●日"),
    ("打ち合わせは△月△日（△）でいかがでしょうか。", "△月△日"),
    ("▲▲様のご都合をお聞かせください。", "▲▲様"),
    ("□□株式会社様と同じ条件です。", "□□株式会社"),
    ("××日までにご返信ください。", "××日"),
    ("＊＊＊様にご確認をお願いいたします。", "＊＊＊様"),
    ("A社様への納品と同じ日に伺います。", "A社様"),
    ("［会社名］様のますますのご発展をお祈り申し上げます。", "［会社名］"),
    ("[氏名]様のご参加をお待ちしております。", "[氏名]"),
    ("開催日は【日付を記入】です。", "【日付を記入】"),
    ("{{name}}様、いつもありがとうございます。", "{{name}}"),
    ("${company}様のご担当を承りました。", "${company}"),
    ("%NAME%様のお申し込みを受け付けました。", "%NAME%"),
    ("$$$name$$$様限定のご案内です。", "$$$name$$$"),
    ("((%name%))様へお知らせがございます。", "((%name%))"),
    ("<Name>様のお席をご用意いたします。", "<Name>"),
    ("詳細はここに入力", "ここに入力"),
    ("金額は【金額を入力してください】円です。", "【金額を入力してください】"),
    ("発送日は YYYY/MM/DD です。", "YYYY/MM/DD"),
    ("場所：TBD", "TBD"),
    ("TODO: 価格を確認する", "TODO"),
    ("担当は XXX が務めます。", "XXX"),
    ("期日は○月○日（○）といたします。", "○月○日"),
    ("[お客様名]様のご契約について", "[お客様名]"),
    ("＜ご担当者名＞様にお取り次ぎください。", "＜ご担当者名＞"),
    ("{会社名}様にてご手配をお願いいたします。", "{会社名}"),
    ("◯◯◯◯様のご紹介で連絡いたしました。", "◯◯◯◯様"),
    ("お見積金額は●●●円（税込）でございます。", "●●●円"),
    ("〇月〇日〇時に伺います。", "〇月〇日"),
    ("弊社の△△が担当いたします。", "△△"),
    ("（※ここに会社名を入れる）", "ここに会社名を入れる"),
    ("Lorem ipsum dolor sit amet, consectetur adipiscing elit.", "Lorem ipsum"),
];

const BLANKS_EN: &[(&str, &str)] = &[
    ("We look forward to working with [Company Name].", "[Company Name]"),
    ("Dear [First Name], thank you for your order.", "[First Name]"),
    ("Thanks again, {{first_name}}!", "{{first_name}}"),
    ("Your order ${order_id} has shipped.", "${order_id}"),
    ("Hello %FIRSTNAME%, welcome on board.", "%FIRSTNAME%"),
    ("Regards, [Your Name]", "[Your Name]"),
    ("The meeting is on [INSERT DATE].", "[INSERT DATE]"),
    ("Price: TBD", "TBD"),
    ("TODO: check the numbers before sending", "TODO"),
    ("We will deliver on DD/MM/YYYY.", "DD/MM/YYYY"),
    ("Please contact <Name> in our office.", "<Name>"),
    ("Lorem ipsum dolor sit amet, consectetur adipiscing elit.", "Lorem ipsum"),
    ("The total is $XXX for this year.", "XXX"),
    ("I met [insert name here] last week.", "[insert name here]"),
    ("Your contact is ((%contact%)).", "((%contact%))"),
    ("We value $$$customer$$$ as a partner.", "$$$customer$$$"),
    ("As agreed with [CLIENT], we start on Monday.", "[CLIENT]"),
    ("Enter text here", "Enter text here"),
];

fn keyword(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    letter.outsiders().next()?;
    let (plain, shown) = draw.one(&[
        ("社外秘", "社 外 秘"),
        ("社外秘", "社　外　秘"),
        ("社外秘", "社\u{200b}外\u{200b}秘"),
        // Broken as a mail program breaks a long line.
        ("社外秘", "なお、お送りした資料に書かれている内容はいずれも当社の重要な社外\n秘です。"),
        ("極秘", "極 秘"),
        ("極秘", "極\u{ad}秘"),
        ("部外秘", "部\u{2060}外秘"),
        ("取扱注意", "この一覧には開発中の製品の名称と発売の時期が含まれますので、取\n扱注意でお願いします。"),
        ("機密", "機　密"),
        ("関係者限り", "関係者 限り"),
        ("内部資料", "内部\u{feff}資料"),
        ("社内限り", "社 内 限 り"),
        ("confidential", "ＣＯＮＦＩＤＥＮＴＩＡＬ"),
        ("confidential", "Confi\u{ad}dential"),
        ("confidential", "con\u{200b}fidential"),
        ("internal use only", "INTERNAL  USE\nONLY"),
        ("do not forward", "Do Not\u{a0}Forward"),
        ("未公開", "未\u{200d}公開"),
        ("社外秘", "社外秘"),
        ("confidential", "ｃｏｎｆｉｄｅｎｔｉａｌ"),
        ("極秘", "【極　秘】"),
    ]);
    match draw.below(5) {
        0 => {
            let markup: String = plain
                .chars()
                .enumerate()
                .map(|(at, char)| if at == 1 { format!("<b>{char}</b>") } else { char.to_string() })
                .collect();
            letter.say(&format!("{plain}：当面の間"), draw);
            letter.markup.push((plain.to_owned(), markup));
            words(&["flagged_keyword"], plain)
        }
        1 => {
            letter.subject = format!("{} {}", shown.replace('\n', " "), letter.subject);
            let shown = shown.replace('\n', " ");
            words(&["flagged_keyword"], shown.trim())
        }
        2 => {
            let name = format!("{}_{}.pdf", plain, if letter.japanese { "価格表" } else { "prices" });
            attach(letter, &name, files::of_kind("a.pdf", "Page 1", "", ""));
            expect(&["flagged_keyword"], At::File(name))
        }
        3 => {
            let text = format!("価格の考え方\n{}\n以上", shown.replace('\n', ""));
            let inner = files::of_kind("a.docx", &text, "", "");
            attach(
                letter,
                "documents.zip",
                files::zip(&[("readme.txt", b"see the document"), ("prices.docx", &inner)]),
            );
            expect(&["flagged_keyword"], At::File("documents.zip".to_owned()))
        }
        _ => said(letter, draw, &["flagged_keyword"], shown),
    }
}

fn weekday(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let date = letter.today + i64::try_from(draw.between(2, 60)).unwrap_or_default().days();
    let wrong: Weekday = date.weekday().wrapping_add(i64::try_from(draw.between(1, 6)).unwrap_or_default());
    let sign = |weekday: Weekday| {
        ["月", "火", "水", "木", "金", "土", "日"][usize::from(weekday.to_monday_zero_offset().unsigned_abs())]
    };
    let era = format!("令和{}年{}月{}日（{}）", date.year() - 2018, date.month(), date.day(), sign(wrong));
    let next = date.tomorrow().ok()?;
    let range = format!(
        "{}/{}({})～{}/{}({})",
        date.month(),
        date.day(),
        sign(date.weekday()),
        next.month(),
        next.day(),
        sign(wrong.wrapping_add(1))
    );
    let style = draw.below(9);
    let written = match style {
        6 if letter.japanese && date.year() >= 2019 => era,
        7 if letter.japanese => range,
        8 if letter.japanese => format!("{}/{} ({}) {}:00", date.month(), date.day(), sign(wrong), draw.between(9, 17)),
        _ => written(date, wrong, style, letter.japanese),
    };
    let sentence = if letter.japanese {
        draw.one(&[
            "打ち合わせは{}でお願いいたします。",
            "日時：{}",
            "{}までにご返信いただけますと幸いです。",
            "・{}　第1回",
            "会場の予約は{}で確定しました。",
        ])
    } else {
        draw.one(&["Let us meet on {}.", "Could you answer by {}?", "The next call is on {} at 10:00.", "Date: {}"])
    };
    letter.say(&sentence.replace("{}", &written), draw);
    words(&["weekday_differs"], &written)
}

fn past(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let date = letter.today - i64::try_from(draw.between(3, 50)).unwrap_or_default().days();
    let written = written(date, date.weekday(), draw.below(6), letter.japanese);
    let sentence = if letter.japanese {
        draw.one(&[
            "お手数ですが、{}までにご返信ください。",
            "締切：{}",
            "提出期限は{}とさせていただきます。",
            "{}までにご提出をお願いいたします。",
            "次回の打ち合わせは{}に開催いたします。",
            "回答期限：{}",
            "お申し込みは{}までにお願いいたします。",
        ])
    } else {
        draw.one(&[
            "Please reply by {}.",
            "The deadline is {}.",
            "Please send your comments no later than {}.",
            "Could you let me have your answer before {}?",
        ])
    };
    letter.say(&sentence.replace("{}", &written), draw);
    words(&["date_passed"], &written)
}

fn link(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    const TARGETS: &[&str] = &[
        "https://login-secure.example.net/session",
        "http://203.0.113.9/a",
        "https://bit.ly/3xYzAbC",
        "https://old-site.example.org/top",
        "https://www.client-portal.example.com/",
        "https://track.newsletter-kk.com/c/12345",
    ];
    const SHOWN: &[&str] = &[
        "https://www.aobabank-direct.co.jp/login",
        "http://www.yubin-todoke.jp",
        "www.shimpo-denki.com/support",
        "https://portal.kyoiku-net.or.jp/news/1.html",
        "shop.minatoya-online.com",
    ];
    let (shown, target) = (draw.one(SHOWN), draw.one(TARGETS));
    letter.say(
        &if letter.japanese {
            format!("詳しくは {shown} をご覧ください。")
        } else {
            format!("Please see {shown} for details.")
        },
        draw,
    );
    letter.markup.push((shown.to_owned(), format!("<a href=\"{target}\">{shown}</a>")));
    words(&["link_differs"], shown)
}

const INTERNAL_LINKS: &[&str] = &[
    r"\\fileserver\営業部\見積\2026",
    r"\\192.168.10.5\share\docs",
    "file:///C:/Users/yamaguchi/Documents/plan.xlsx",
    "file://nas01/public/a.pdf",
    "http://localhost:3000/preview",
    "http://127.0.0.1:8080/",
    "http://192.168.1.20/wiki/",
    "https://10.0.0.5:8443/login",
    "http://intranet/portal/",
    "http://172.16.4.9/report",
    "http://wiki/index.php?title=Plan",
    r"\\SV-TOKYO01\共有\図面",
];

fn internal_link(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    letter.outsiders().next()?;
    let link = draw.one(INTERNAL_LINKS);
    let link = if letter.japanese {
        link.to_owned()
    } else {
        link.replace(r"\営業部\見積", r"\sales\offers").replace("共有", "public").replace("図面", "drawings")
    };
    letter.say(
        &if letter.japanese {
            format!("資料は下記に置いてあります。\n{link}")
        } else {
            format!("The files are here: {link}")
        },
        draw,
    );
    words(&["internal_link"], &link)
}

fn hidden_html(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let text = one_for(
        letter,
        draw,
        &["前回の取引先には二割引きで提供したとのことでした。", "この顧客は支払いが遅れがちなので注意してください。"],
        &[
            "The last customer got the same thing twenty percent cheaper.",
            "This client always pays late, so be careful with them.",
        ],
    );
    let markup = match draw.below(5) {
        0 => format!("<span style=\"display:none\">{text}</span>"),
        1 => format!("<span style='font-size:0px'>{text}</span>"),
        2 => format!("<font color=\"#ffffff\">{text}</font>"),
        3 => format!("<div style=\"visibility:hidden\">{text}</div>"),
        _ => format!("<span style=\"color:#FFF;background:#fff\">{text}</span>"),
    };
    // Only in the HTML: the plain part does not have it.
    letter.markup.push((
        letter.text.lines().next()?.to_owned(),
        format!(
            "{}{markup}",
            letter.text.lines().next()?.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
        ),
    ));
    expect(&["hidden_text"], At::Anywhere)
}

/// What colleagues wrote to each other goes out below the answer.
fn quoted_internal(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    letter.outsiders().next()?;
    let domain = letter.from.domain().to_owned();
    let own = &letter.from;
    let (name, other) = if letter.japanese { ("中村 健", "石井 恵") } else { ("Ken Nakamura", "Megumi Ishii") };
    let inner = if letter.japanese {
        "先方の件、粗利が薄いので強気でいきましょう。"
    } else {
        "Let us not go below 30 percent for them."
    };
    letter.history = match draw.below(3) {
        0 => format!(
            "差出人: {name} <nakamura@{domain}>\n送信日時: 2026年11月19日 17:42\n宛先: {} <{}>\nCC: {other} <ishii@{domain}>\n件名: 社内相談\n\n{inner}",
            own.name, own.addr
        ),
        1 => format!(
            "From: {name} <nakamura@{domain}>\nSent: Thursday, November 19, 2026 5:42 PM\nTo: {} <{}>; {other} <ishii@{domain}>\nSubject: plan\n\n{inner}",
            own.name, own.addr
        ),
        _ => format!(
            "-----Original Message-----\nFrom: {name} <nakamura@{domain}>\nSent: Thursday, November 19, 2026 5:42 PM\nTo: {} <{}>\nSubject: plan\n\n{inner}",
            own.name, own.addr
        ),
    };
    expect(&["quoted_internal"], At::Anywhere)
}

fn subject(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    letter.subject =
        draw.one(&["", "Re:", "RE: Fwd:", "Fw: ", "【】", "[External]", "　", "(no subject)", "無題"]).to_string();
    expect(&["subject_empty"], At::Anywhere)
}

fn inner(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    letter.outsiders().next()?;
    let phrase = one_for(letter, draw, INNER_JA, INNER_EN);
    said(letter, draw, &["internal_wording"], phrase)
}

const INNER_JA: &[&str] = &[
    "社内各位",
    "※このメールは社内限りでお願いします。",
    "先方には内緒にしておいてください。",
    "先方には言わないようにお願いします。",
    "当社原価は1個あたり320円です。",
    "粗利は28%を確保できています。",
    "仕切りは定価の6掛けです。",
    "値引き上限は15%までとします。",
    "お客様には伝えないでください。",
    "客先にはまだ話さないでください。",
    "先方にはまだ伏せておいてください。",
    "先方には内密にお願いいたします。",
    "ここだけの話ですが、来月値上げします。",
    "原価率は62%ですので、これ以上は下げられません。",
    "利益率を考えると、あと3%が限界です。",
    "最低でも180万円は死守してください。",
    "社外には出さないでください。",
    "社外への転送は禁止です。",
    "社内用のメモです。",
    "社内共有用：次回の交渉方針",
    "顧客には知らせないこと。",
    "先方への提示は200万円、落としどころは180万円です。",
    "この件は他言無用でお願いします。",
    "下限は9掛けなので、その範囲で交渉してください。",
];

const INNER_EN: &[&str] = &[
    "Please do not tell the client yet.",
    "Internal only: we can go down to 12,000.",
    "For internal use, our cost is 45 per unit.",
    "Our margin on this is 34 percent.",
    "Keep this from the customer for now.",
    "The client doesn't need to know about the delay.",
    "Between us, they would pay more.",
    "Our walk-away price is 9,500.",
    "Not for external distribution.",
    "Don't mention this to the customer.",
    "This is for the team only, please don't share it outside the company.",
    "The maximum discount we can give is 15 percent.",
];
