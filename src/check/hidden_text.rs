//! Text that goes along without being shown: hidden in the page, or said by its plain version only.

use std::cell::LazyCell;
use std::collections::HashSet;

use memchr::memmem;

use crate::mail::fold::fold;
use crate::mail::{Body, Draft, shown};
use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "hidden_text",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("hidden", Level::Confirm), ("plain_version", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

/// Told one by one.
const MOST: usize = 5;
/// How far the next line is looked for before everything is (bytes).
const AHEAD: usize = 4_096;
/// Searched altogether (bytes).
const MOST_SEARCHED: usize = 32 * 1024 * 1024;
/// Shown of a text (characters).
const EXCERPT: usize = 200;

fn run(case: &Case<'_>) -> Vec<Finding> {
    let mut found = hidden(case.draft);
    found.extend(said_by_plain_version(case.draft));
    found
}

fn hidden(draft: &Draft) -> Vec<Finding> {
    let mut found = Vec::new();
    for (part, body) in draft.bodies.iter().enumerate() {
        // What the other hid in what is quoted is not the writer's.
        let quoted = |index: usize| body.hidden_in_quotes.binary_search(&index).is_ok();
        let hidden = body.hidden.iter().enumerate().filter(|(index, text)| !quoted(*index) && is_prose(text));
        let hidden = hidden.map(|(_, text)| text);
        let texts: Vec<&String> = hidden.chain(body.comments.iter().filter(|text| is_said(text))).collect();
        if texts.is_empty() {
            continue;
        }
        let mut shown = Shown::new(letters(body.folded().text()));
        let news = texts.into_iter().filter(|text| !shown.holds(&letters(&fold(text))));
        found.extend(news.take(MOST).map(|text| finding("hidden", part, text)));
    }
    found
}

fn finding(grade: &'static str, part: usize, text: &str) -> Finding {
    let end = text.char_indices().nth(EXCERPT).map_or(text.len(), |(end, _)| end);
    let excerpt = text.get(..end).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    Finding::at(Place::Excerpt { part, text: excerpt.clone() }).grade(grade).with("text", excerpt)
}

/// Something to read, and no program.
fn is_prose(text: &str) -> bool {
    const CODE: [&str; 12] = ["{", "}", "</", "/>", "=\"", "();", "<td", "<tr", "<div", "<img", "//", "?xml"];
    let copyright = text.contains("rights reserved") || text.starts_with("Copyright");
    if copyright || CODE.iter().any(|sign| text.contains(sign)) {
        return false;
    }
    let japanese = text.chars().filter(|c| ('ぁ'..='龠').contains(c)).count();
    let words = text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    japanese >= 6 || words >= 4
}

/// A comment that speaks to somebody: a sentence, and no note of who made the template.
fn is_said(comment: &str) -> bool {
    const SAYS: [&str; 40] = [
        "is", "are", "was", "were", "we", "you", "i", "our", "your", "they", "their", "them", "he", "she", "will",
        "would", "can", "cannot", "could", "should", "must", "don't", "doesn't", "not", "please", "have", "has",
        "because", "but", "need", "think", "know", "tell", "let", "only", "too", "still", "yet", "price", "cost",
    ];
    const NOTES: [&str; 12] = [
        "begin",
        "end ",
        "start",
        "copyright",
        "trademark",
        "this table",
        "this section",
        "this template",
        "do not edit",
        "do not remove",
        "do not delete",
        "replace",
    ];
    let folded = fold(comment);
    let speaks =
        folded.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| SAYS.contains(word)).take(2).count()
            == 2;
    let hiragana = comment.chars().filter(|c| ('ぁ'..='ん').contains(c)).count();
    is_prose(comment) && (hiragana >= 2 || (speaks && !NOTES.iter().any(|note| folded.contains(note))))
}

/// What the version in plain text says, which most programs do not display, and the displayed one does not.
fn said_by_plain_version(draft: &Draft) -> Option<Finding> {
    if draft.alternatives.is_empty() {
        return None;
    }
    // Usually both say the same.
    let shown: String = draft.bodies.iter().map(|body| letters(body.folded().text())).collect();
    // A text beside something that is no text says it for those who cannot see it.
    if shown.is_empty() {
        return None;
    }
    let mut shown = Displayed { bodies: &draft.bodies, shown: Shown::new(shown), signs: None };
    let words = LazyCell::new(|| words(&draft.bodies));
    draft.versions().find_map(|(part, body)| {
        let text = body.folded().text();
        if letters(text) == shown.shown.letters || is_stub(body) {
            return None;
        }
        // Some programs send the page itself as its plain version, markup and all.
        let page = is_markup(text).then(|| shown::html(&body.shown));
        let text = page.as_ref().map_or(text, |page| page.folded().text());
        let missing = text.split('\n').filter(|line| is_missing(line, &mut shown)).collect::<Vec<_>>();
        let first = missing.iter().find(|line| is_news(line, &words))?;
        Some(finding("plain_version", part, first).with("lines", missing.len()))
    })
}

/// Whether a folded text is the source of a page.
fn is_markup(text: &str) -> bool {
    ["<html", "<body", "<head", "<!doctype html"].iter().any(|tag| text.contains(tag)) && text.contains("</")
}

/// Words of the displayed versions, folded.
fn words(bodies: &[Body]) -> HashSet<&str> {
    bodies.iter().flat_map(|body| body.folded().text().split(between_words)).collect()
}

fn between_words(c: char) -> bool {
    !c.is_alphanumeric() && c != ',' && c != '.'
}

/// Whether a line says something of its own, and not only in other words how to read on: a number, a name, a sentence.
fn is_news(line: &str, shown: &HashSet<&str>) -> bool {
    const ABOUT_READING: [&str; 14] = [
        "click",
        "visit",
        "http",
        "www.",
        "copyright",
        "unsubscribe",
        "browser",
        "this message",
        "this mail",
        "this e-mail",
        "view ",
        "read ",
        "クリック",
        "配信停止",
    ];
    if ABOUT_READING.iter().any(|word| line.contains(word)) {
        return false;
    }
    let mut new = line
        .split(between_words)
        .filter(|word| word.chars().count() > 1 && !shown.contains(word))
        .map(|word| word.trim_matches(['.', ',']))
        .filter(|word| !shown.contains(word));
    let japanese = line.chars().any(|c| ('ぁ'..='龠').contains(&c));
    japanese || new.clone().any(|word| word.bytes().filter(u8::is_ascii_digit).count() > 1) || new.nth(2).is_some()
}

/// What programs write for those who see plain text only.
fn is_stub(body: &Body) -> bool {
    const SAYS: [&str; 8] =
        ["html", "browser", "ブラウザ", "web page", "view this", "view it", "e-mail reader", "email client"];
    let text = body.folded().text();
    text.len() < 600 && SAYS.iter().any(|word| text.contains(word))
}

/// A line with something to say that stands nowhere in the letters of the other version.
fn is_missing(line: &str, shown: &mut Displayed<'_>) -> bool {
    let said = letters(line);
    let enough =
        if said.is_ascii() { said.len() >= 10 && line.trim().contains(' ') } else { said.chars().count() >= 6 };
    enough && !shown.holds(&said) && !pieces(line).all(|piece| shown.holds(&piece))
}

/// Cells of a table stand in another order than their lines; each may be looked for alone.
fn pieces(line: &str) -> impl Iterator<Item = String> {
    line.split(['|', '\t']).flat_map(|cell| cell.split("  ")).map(letters).filter(|piece| !piece.is_empty())
}

/// What is displayed, for the lines of the other version to be looked for in.
struct Displayed<'d> {
    bodies: &'d [Body],
    shown: Shown,
    /// With letters for its signs, as character sets have them that know no signs: `LinuxR` for Linux®. Made when a line is
    /// found nowhere; empty without a sign.
    signs: Option<Shown>,
}

impl Displayed<'_> {
    fn holds(&mut self, said: &str) -> bool {
        if self.shown.holds(said) {
            return true;
        }
        let signed = || {
            let texts = self.bodies.iter().map(|body| body.folded().text());
            let signed = texts.filter(|text| text.contains(['®', '©']));
            Shown::new(signed.map(|text| letters(&text.replace('®', "r").replace('©', "c"))).collect())
        };
        self.signs.get_or_insert_with(signed).holds(said)
    }
}

/// The letters of what is displayed, and where the last text that was looked for ended: versions go along with each other.
struct Shown {
    letters: String,
    at: usize,
    /// Bytes that may still be searched out of order; texts in which everything differs end the search.
    left: usize,
}

impl Shown {
    fn new(letters: String) -> Self {
        Self { letters, at: 0, left: MOST_SEARCHED }
    }

    /// Whether this stands anywhere in it; also true when too much was looked for already.
    fn holds(&mut self, said: &str) -> bool {
        let near = self.letters.get(self.at..).unwrap_or_default();
        let ahead =
            near.get(..near.floor_char_boundary(said.len().saturating_mul(4).saturating_add(AHEAD))).unwrap_or(near);
        if let Some(found) = memmem::find(ahead.as_bytes(), said.as_bytes()) {
            self.at += found + said.len();
            return true;
        }
        let Some(left) = self.left.checked_sub(self.letters.len()) else { return true };
        self.left = left;
        match memmem::find(self.letters.as_bytes(), said.as_bytes()) {
            Some(found) => {
                self.at = found + said.len();
                true
            }
            None => false,
        }
    }
}

fn is_letter(c: char) -> bool {
    // Most of a Japanese text, told without the tables of Unicode.
    matches!(c, 'ぁ'..='ん' | 'ァ'..='ヺ' | '一'..='龠') || c.is_alphanumeric()
}

/// The letters and digits of a folded text, without what versions of one text differ in: addresses of links, names of
/// pictures, numbers of footnotes, white space, bullets, marks of quotes.
fn letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = match c {
            '<' => within(rest, '>').filter(|inner| inner.contains(['/', '@', ':'])).map(|inner| inner.len() + 2),
            '[' => within(rest, ']').filter(|inner| is_aside(inner)).map(|inner| inner.len() + 2),
            'h' | 'w' | 'm' | 'f' => address(rest),
            _ => None,
        };
        let step = skipped.unwrap_or(c.len_utf8());
        if skipped.is_none() && is_letter(c) {
            letters.push(c);
        }
        rest = rest.get(step..).unwrap_or_default();
    }
    letters
}

/// What stands in brackets that begin here and end soon.
fn within(rest: &str, close: char) -> Option<&str> {
    let inner = rest.get(1..)?;
    let reach = inner.floor_char_boundary(2_000);
    inner.get(..reach)?.split_once(close).map(|(inner, _)| inner)
}

fn is_aside(inner: &str) -> bool {
    let picture = [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg", ".webp"].iter().any(|end| inner.ends_with(end));
    picture
        || inner.starts_with("cid:")
        || inner.starts_with("image")
        || inner.contains("://")
        || inner.bytes().all(|byte| byte.is_ascii_digit())
}

/// Bytes of an address of the web that begins here.
fn address(rest: &str) -> Option<usize> {
    ["http://", "https://", "www.", "mailto:", "ftp://"].iter().any(|scheme| rest.starts_with(scheme)).then(|| {
        rest.find(|c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, '>' | ')' | ']' | '"'))
            .unwrap_or(rest.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, draft};

    fn in_html(markup: &str) -> String {
        let mut mail = draft("To: a@client.example\n\n");
        mail.bodies = vec![shown::html(markup)];
        Setup::default().found(&CHECK, &mail)
    }

    fn versions(markup: &str, plain: &str) -> String {
        let mut mail = draft("To: a@client.example\n\n");
        mail.bodies = vec![shown::html(markup)];
        mail.alternatives = vec![Body::plain(plain)];
        Setup::default().found(&CHECK, &mail)
    }

    #[test]
    fn text_that_is_not_shown_is_told() {
        for markup in [
            "<p>お見積りです。</p><div style=\"display:none\">原価は80万円なので値引きできます</div>",
            "<p>お見積りです。</p><span style=\"font-size:0\">原価は80万円なので値引きできます</span>",
            "<p>お見積りです。</p><font color=\"#ffffff\">原価は80万円なので値引きできます</font>",
            "<p>お見積りです。</p><span style=\"color:white;background-color:#fff\">原価は80万円なので値引きできます</span>",
            "<p>お見積りです。</p><!-- 原価は80万円なので値引きできます -->",
        ] {
            assert_eq!(
                in_html(markup),
                "confirm hidden excerpt「原価は80万円なので値引きできます」 text=原価は80万円なので値引きできます",
                "{markup}"
            );
        }
    }

    #[test]
    fn what_programs_hide_stays_quiet() {
        for markup in [
            "<!--[if mso]><p>Outlook shows this paragraph to its people</p><![endif]--><p>Hello</p>",
            "<div style=\"display:none\">Your order has been shipped today</div><p>Your order has been shipped today!</p>",
            "<!-- end of the header table row --><p>Hello</p>",
            "<!-- Grey Horizontal Line Begins Here --><p>Hello</p>",
            "<!-- Copyright 2002 Example, Inc. All rights are reserved by us. --><p>Hello</p>",
            "<!-- .a { color: red; margin: 0 } some more of it --><p>Hello</p>",
            "<style>p { margin: 0 }</style><p>Hello</p>",
            "<div style=\"display:none\">&zwnj;&nbsp;&zwnj;&nbsp;</div><p>Hello</p>",
        ] {
            assert_eq!(in_html(markup), "", "{markup}");
        }
    }

    #[test]
    fn what_is_hidden_in_a_quote_is_not_the_writers() {
        let secret = "<div style=\"display:none\">原価は80万円なので値引きできます</div>";
        for markup in [
            format!("<p>はい</p><blockquote type=\"cite\"><p>御見積</p>{secret}</blockquote>"),
            format!(
                "<p>はい</p><div class=\"gmail_quote\"><blockquote class=\"gmail_quote\">御見積{secret}</blockquote></div>"
            ),
            format!("<p>はい</p><div id=\"divRplyFwdMsg\">From: a</div><div>御見積{secret}</div>"),
        ] {
            assert_eq!(in_html(&markup), "", "{markup}");
        }
        let after = format!("<blockquote type=\"cite\"><p>御見積</p></blockquote>{secret}<p>はい</p>");
        assert!(in_html(&after).starts_with("confirm hidden"));
    }

    #[test]
    fn a_plain_version_that_says_something_else_is_told() {
        let markup = "<p>田中様</p><p>お見積りは120,000円です。</p>";
        assert_eq!(
            versions(markup, "田中様\n\nお見積りは100,000円です。\n"),
            "confirm plain_version excerpt「お見積りは100,000円です。」 text=お見積りは100,000円です。 lines=1"
        );
        assert!(
            versions("<p>Dear Ms Smith, the price is 20.</p>", "Dear Mr Jones, the price is 10.")
                .starts_with("confirm")
        );
    }

    #[test]
    fn signs_that_a_character_set_does_not_know_are_letters_there() {
        let markup =
            "<p>LindowsOS™ runs on Linux® and on Windows® machines, and that for 20 dollars.</p><p>© 2026 Client</p>";
        for plain in [
            "LindowsOSTM runs on LinuxR and on WindowsR machines, and that for 20 dollars.\n\nC 2026 Client\n",
            "LindowsOS(TM) runs on Linux(R) and on Windows(R) machines,\nand that for 20 dollars.\n\n(C) 2026 Client\n",
        ] {
            assert_eq!(versions(markup, plain), "", "{plain}");
        }
        let other = "LindowsOSTM runs on LinuxR and on WindowsR machines, and that for 10 dollars.\n";
        assert!(versions(markup, other).starts_with("confirm plain_version"));
    }

    #[test]
    fn a_page_that_stands_for_its_plain_version_is_read_as_one() {
        let page = |price: &str| {
            format!(
                "<head><style>\n.a {{\n\tborder-right: solid 1px #000000;\n}}\n</style></head>\n<body>\n<p>Dear Ms Smith,</p>\n<p>the price is {price} for\neach of them.</p></body>"
            )
        };
        assert_eq!(versions(&page("20"), &page("20")), "");
        assert!(versions(&page("20"), &page("10")).starts_with("confirm plain_version"));
    }

    #[test]
    fn a_second_plain_version_is_told_at_the_page_that_is_displayed() {
        let mut mail = draft("To: a@client.example\n\n");
        mail.bodies = vec![shown::html("<p>田中様</p><p>お見積りは120,000円です。</p>")];
        mail.alternatives = vec![
            Body::plain("田中様\nお見積りは120,000円です。\n"),
            Body::plain("田中様\nお見積りは100,000円です。\n"),
        ];
        let found = said_by_plain_version(&mail).unwrap();
        assert!(matches!(found.place, Place::Excerpt { part: 0, .. }), "{found:?}");
    }

    #[test]
    fn versions_without_a_line_in_common_take_bounded_time() {
        let line = |n: u32| format!("apple number {n} is here\n");
        let lines = |first: u32| (first..first + 60_000).map(line).collect::<Vec<_>>().concat();
        assert!(versions(&format!("<pre>{}</pre>", lines(10_000)), &lines(100_000)).starts_with("confirm"));
    }

    #[test]
    fn the_usual_differences_of_versions_stay_quiet() {
        let markup = "<p>Dear Ms Smith,</p><p>please see <a href=\"https://www.example.com/a\">our page</a> and <b>reply</b>.</p>\
                      <ul><li>one apple and two pears</li><li>three plums</li></ul><img src=\"logo.png\" alt=\"Our company\">\
                      <table><tr><td>Name</td><td>Smith</td></tr></table>";
        for plain in [
            "Dear Ms Smith,\n\nplease see our page <https://www.example.com/a> and *reply*.\n\n  * one apple and two pears\n  * three plums\n\n[image: Our company]\nName\tSmith\n",
            "Dear Ms Smith,\nplease see our page\n(https://www.example.com/a) and reply.\n- one apple and two\npears\n- three plums\n[cid:image001.png@01D]\nName Smith\n",
            "Dear Ms Smith, please see our page [1] and reply.\n\n[1] https://www.example.com/a\n",
            "This message is in HTML. Please use a browser to view it.",
            "",
        ] {
            assert_eq!(versions(markup, plain), "", "{plain}");
        }
    }
}
