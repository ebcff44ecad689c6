use super::*;

fn text(markup: &str) -> String {
    html(markup).shown
}

fn hints(markup: &str) -> Vec<String> {
    let body = html(markup);
    body.quote_hints.iter().filter_map(|range| body.shown.get(range.clone()).map(str::to_owned)).collect()
}

#[test]
fn paragraphs_and_line_breaks_are_lines() {
    assert_eq!(text("<p>One\n two</p><p>Three<br>four</p>"), "One two\n\nThree\nfour");
    assert_eq!(text("<div>a</div><div><br></div><div>b<br></div><div>c</div>"), "a\n\nb\nc");
    assert_eq!(
        text("<p class=MsoNormal>a<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>b</p>"),
        "a\n \nb"
    );
    assert_eq!(text("<h1>Title</h1>text<hr>more"), "Title\n\ntext\n________________________________\nmore");
    assert_eq!(text("<p style='margin:0'>a</p><p style='margin: 0in 0 1pt'>b</p>"), "a\nb");
}

#[test]
fn white_space_and_entities_read_as_displayed() {
    assert_eq!(text("  a \n\t b&nbsp;&amp;&#x20;c&lt;d&gt; <b> e </b> f"), "a b & c<d> e f");
    assert_eq!(text("社<b>外</b>秘"), "社外秘");
    assert_eq!(text("本資料は\r\n社外秘です。 in\nEnglish"), "本資料は社外秘です。 in English");
    assert_eq!(text("<pre>\n  a\n    b</pre>c"), "  a\n    b\n\nc");
}

#[test]
fn lists_have_their_markers() {
    assert_eq!(text("Items<ul><li>a<li>b<ul><li><p>c</ul></ul>end"), "Items\n\n- a\n- b\n  - c\n\nend");
    assert_eq!(text("<ol start=3><li>x</li><li>y</li></ol>"), "3. x\n4. y");
}

#[test]
fn cells_of_a_row_stand_side_by_side() {
    let table = "<p>見積</p><table><tr><th>品名<th>数量<th></tr><tr><td><p>ケーブル</p></td><td>10</td></tr><tr><td>A</td><td>2</td></tr></table>以上";
    assert_eq!(text(table), "見積\n\n品名     | 数量\nケーブル | 10\nA        | 2\n以上");
    assert_eq!(text("<table><tr><td>one</td></tr><tr><td>two</td></tr></table>"), "one\ntwo");
    assert_eq!(
        text("<table><tr><td>a<br>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>"),
        "a\nb\nc\nd | e"
    );
}

#[test]
fn layout_tables_stay_blocks() {
    let markup = "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td><p>side</p></td></tr></table>";
    assert_eq!(text(markup), "a | b\nside");
}

#[test]
fn what_stands_in_a_table_outside_of_its_cells_is_shown() {
    assert_eq!(
        text("<table><caption>Prices</caption><tr><td>a</td><td>b</td></tr><tr><td>c<td>d</table>"),
        "Prices\na | b\nc | d"
    );
    assert_eq!(text("<table><td>x</td>lost?<td>y</table>z"), "x\nlost?\ny\nz");
    assert_eq!(text("<table><tr><td>x</td><td>y</td></tr>under</table>z"), "x | y\nunder\nz");
}

#[test]
fn links_in_broken_tables_stand_in_the_text() {
    for markup in ["<table ><td ></td><a href=0>A<td ><t", "<table><A HREF=m>><td/><td><t"] {
        let body = html(markup);
        let shown: Vec<_> = body.links.iter().map(|link| body.shown.get(link.range.clone())).collect();
        assert_eq!(shown, [Some(body.shown.trim())], "{markup}");
    }
}

proptest::proptest! {
    #[test]
    fn no_word_is_lost_and_every_range_stands_in_the_text(tags in proptest::collection::vec(0..TAGS.len(), 0..24)) {
        let words = tags.iter().enumerate().map(|(n, tag)| format!("{}w{n}w ", TAGS[*tag]));
        let markup = words.collect::<Vec<_>>().concat();
        let body = html(&markup);
        for n in 0..tags.len() {
            let word = format!("w{n}w");
            proptest::prop_assert!(body.shown.contains(&word), "{} is not in {:?} of {}", word, body.shown, markup);
        }
        let ranges = body.links.iter().map(|link| &link.range).chain(&body.quote_hints);
        for range in ranges {
            proptest::prop_assert!(body.shown.get(range.clone()).is_some_and(|text| !text.is_empty()), "{}", markup);
        }
    }
}

const TAGS: [&str; 20] = [
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th colspan=2>",
    "<a href=x>",
    "</a>",
    "<p>",
    "</p>",
    "<blockquote type=cite>",
    "</blockquote>",
    "<ul>",
    "<li>",
    "</ul>",
    "<b>",
    "<div class=gmail_quote>",
    "</div>",
    "<caption>",
];

#[test]
fn links_lead_to_their_targets_wherever_the_text_went() {
    let body = html(
        "<p>See <a href='https://a.example/x'> here </a>.</p><table><tr><td>long cell</td><td><a href='https://b.example'>b</a></td></tr><tr><td>x</td><td>https://c.example/.</td></tr></table>",
    );
    let links: Vec<_> =
        body.links.iter().map(|link| (body.shown.get(link.range.clone()).unwrap(), link.target.as_str())).collect();
    assert_eq!(
        links,
        [("here", "https://a.example/x"), ("b", "https://b.example"), ("https://c.example/", "https://c.example/")]
    );
    let own = html("<a href='https://evil.example'>https://good.example/</a>");
    assert_eq!(own.links.len(), 1, "an address within a link is no second link");
}

#[test]
fn addresses_in_plain_text_are_links() {
    let text = "資料は https://a.example/x?y=1（社内）と(http://b.example/)です。 see://x https://";
    let found: Vec<_> = links(text).into_iter().map(|link| link.target).collect();
    assert_eq!(found, ["https://a.example/x?y=1", "http://b.example/"]);
}

#[test]
fn pictures_are_named() {
    assert_eq!(
        text(
            "<img alt='Our logo' src='cid:x'> <img src='cid:image001.png@01DC.77'> <img src='https://x.example/a/pic.jpg?u=1'>"
        ),
        "[Our logo] [image001.png] [pic.jpg]"
    );
    assert_eq!(text("a<img src='https://t.example/p.gif' width=1 height=1>b"), "ab");
}

#[test]
fn what_is_not_displayed_is_hidden_text() {
    for markup in [
        "<div style='display: none'>secret</div>shown",
        "<div style='display:none !important;'><b><p>secret</b></div>shown",
        "<span style='font-size:0px'>secret</span>shown",
        "<span style='visibility:hidden'>secret</span>shown",
        "<p style='color:#FFF'>secret</p>shown",
        "<table bgcolor='#102030'><tr><td><font color='#102030'>secret</font></td></tr></table>shown",
        "<div style='max-height:0;overflow:hidden'>secret</div>shown",
        "<div hidden>secret</div>shown",
        "<template>secret</template>shown",
    ] {
        let body = html(markup);
        assert_eq!((body.shown.as_str(), body.hidden.join("/").as_str()), ("shown", "secret"), "{markup}");
    }
    assert_eq!(text("<div style='background:#123'><p style='color:white'>shown</p></div>"), "shown");
    assert_eq!(text("<div style='visibility:hidden'>x<b style='visibility:visible'>shown</b></div>"), "shown");
}

#[test]
fn code_and_comments_are_neither_shown_nor_prose() {
    let body = html(
        "<head><title>T</title><style>p{}</style><script>if (a<b) x()</script></head><!-- row --><!--[if mso]><p>Outlook only</p><![endif]--><![if !mso]>shown<![endif]>",
    );
    assert_eq!((body.shown.as_str(), body.hidden.len()), ("shown", 0));
    assert_eq!(html("<!-- please do not tell the customer -->").comments, ["please do not tell the customer"]);
}

#[test]
fn text_that_only_looks_like_markup_is_shown() {
    assert_eq!(text("<textarea><b>bold</b></textarea>"), "<b>bold</b>");
    assert_eq!(text("<noscript>shown</noscript> 1 < 2"), "shown 1 < 2");
    assert_eq!(text("<div><table><tr><td>a</div>b</td></tr></table>c"), "ab\nc", "a stray end tag closes no cell");
}

#[test]
fn mail_programs_mark_their_quotes() {
    assert_eq!(
        hints("<p>new</p><blockquote type=cite><p>old</p><blockquote>older</blockquote></blockquote><p>new</p>"),
        ["old\n\nolder"]
    );
    assert_eq!(
        hints("new<div class=gmail_quote><div class=gmail_attr>On … wrote:</div><blockquote>old</blockquote></div>"),
        ["On … wrote:\n\nold"]
    );
    assert_eq!(hints("new<div id=divRplyFwdMsg>From: a</div><div>old</div>"), ["From: a\nold"]);
    assert_eq!(hints("<blockquote style='margin:0 0 0 40px;border:none'>mine</blockquote>"), [""; 0]);
}

#[test]
fn a_quoted_table_stays_quoted_when_its_cells_are_aligned() {
    let markup = "<table><tr><td>wide wide wide</td><td><blockquote>old</blockquote></td></tr></table>";
    assert_eq!(hints(markup), ["old"]);
}

#[test]
fn hostile_markup_takes_linear_time() {
    let deep = "<div>".repeat(100_000) + "x" + &"</div>".repeat(100_000) + "y";
    assert_eq!(text(&deep), "x\ny");
    for unit in [
        "<b><div></b>",
        "<table><tr><td>",
        "</div>",
        "<p>",
        "<li>",
        "<a href=x>",
        "<td>a",
        "<ul><li>",
        "<i></b>",
        "<blockquote>a",
        "<tr><td colspan=50>x",
        "<!--",
        "&amp",
        "<a x=",
        "https://(",
    ] {
        let body = html(&unit.repeat(60_000));
        assert!(body.shown.len() < 64 * 60_000, "{unit}");
    }
}

#[test]
fn padding_is_bounded() {
    let wide = format!("<table>{}</table>", "<tr><td>x<td>y".repeat(20_000)).replacen('x', &"w".repeat(40), 1);
    assert!(text(&wide).len() < 3 * wide.len());
}
