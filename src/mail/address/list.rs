//! Address lists as people and programs really write them.

use super::lex::{Lexer, Token, scheme_len};
use super::{AddrFault, AddrSpec, Address, Mailbox};

/// One entry of an address list and the group it stood in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListEntry {
    pub mailbox: Mailbox,
    pub group: Option<String>,
}

/// Reads an address list as it stands in a header field or a typed line: groups, comments, quoted names, `;` as well as
/// `,` between entries. Every entry comes back, readable or not, and where one entry names several addresses each of them
/// does. Encoded words (RFC 2047) are still encoded in `text`; `decode` reads them once the entries are apart.
pub fn parse_list(text: &str, decode: &dyn Fn(&str) -> String) -> Vec<ListEntry> {
    read(text, decode, false)
}

/// Reads the list of a header field, where a name has its address in brackets (RFC 5322 §3.4): `tana ka@x.example` is an
/// address with a space in it, and programs differ in whom they send it to.
pub fn parse_field(text: &str, decode: &dyn Fn(&str) -> String) -> Vec<ListEntry> {
    read(text, decode, true)
}

fn read(text: &str, decode: &dyn Fn(&str) -> String, brackets: bool) -> Vec<ListEntry> {
    let mut lexer = Lexer::new(text);
    let mut list = List {
        decode,
        entries: Vec::new(),
        group: None,
        held: None,
        entry: Entry::default(),
        semicolons: text.contains(';'),
        brackets,
    };
    let last_semicolon = text.rfind(';').unwrap_or(0);
    let mut start = 0;
    while let Some(token) = lexer.next() {
        let end = lexer.position();
        if token == Token::Comma {
            list.finish_entry(slice(text, start, end - 1), true);
        } else if token == Token::Semicolon {
            list.finish_entry(slice(text, start, end - 1), false);
            list.group = None;
        } else if token == Token::Colon && end <= last_semicolon && list.begins_group() {
            list.release_held();
            list.group = Some(list.name(&list.entry.all_text()));
            list.entry = Entry::default();
        } else {
            list.entry.take(token);
            continue;
        }
        start = end;
    }
    list.finish_entry(slice(text, start, text.len()), false);
    list.entries
}

fn slice(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default().trim()
}

struct List<'d> {
    decode: &'d dyn Fn(&str) -> String,
    entries: Vec<ListEntry>,
    group: Option<String>,
    /// A name before a comma, which in a list with semicolons may be the first half of `Tanaka, Taro <…>`.
    held: Option<Mailbox>,
    entry: Entry,
    semicolons: bool,
    /// A name has its address in brackets.
    brackets: bool,
}

impl List<'_> {
    /// Whether a colon here ends the name of a group; one that holds an address would hide somebody.
    fn begins_group(&self) -> bool {
        !self.entry.colon && self.group.is_none() && self.entry.is_name() && !self.entry.all_text().contains('@')
    }

    fn finish_entry(&mut self, raw: &str, comma: bool) {
        let entry = std::mem::take(&mut self.entry);
        let mut mailboxes = if self.brackets && entry.has_space_inside() {
            let address = Address::Malformed { text: self.name(raw), fault: AddrFault::Space };
            vec![Mailbox { display_name: String::new(), address }]
        } else {
            entry.mailboxes(raw, &|raw| self.name(raw))
        };
        if let (Some(held), Some(first)) = (self.held.take(), mailboxes.first_mut()) {
            if entry.starts_with_name() {
                first.display_name = format!("{}, {}", held.display_name, first.display_name);
            } else {
                self.push(held);
            }
        }
        if comma && self.semicolons && self.group.is_none() && entry.is_name() && !entry.whole {
            self.held = mailboxes.pop();
        }
        for mailbox in mailboxes {
            self.push(mailbox);
        }
        if !comma {
            self.release_held();
        }
    }

    fn release_held(&mut self) {
        if let Some(held) = self.held.take() {
            self.push(held);
        }
    }

    fn push(&mut self, mailbox: Mailbox) {
        self.entries.push(ListEntry { mailbox, group: self.group.clone() });
    }

    /// A display name as people see it, without quotes around it.
    fn name(&self, raw: &str) -> String {
        let decoded = (self.decode)(raw.trim());
        let mut name = decoded.trim().trim_matches('"').trim();
        while let Some(inner) = name.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
            name = inner.trim().trim_matches('"').trim();
        }
        name.to_owned()
    }
}

/// What one entry is made of, in order.
#[derive(Debug, Default)]
struct Entry {
    pieces: Vec<Piece>,
    /// A colon stood here that ended no group name; later ones do not either.
    colon: bool,
    /// A name in quotes or an encoded word: no half of one.
    whole: bool,
}

#[derive(Debug)]
enum Piece {
    Name(String),
    /// In parentheses; part of the name that is shown.
    Comment(String),
    /// Marked as an address by brackets.
    Marked(String),
    /// Bare, with an at sign.
    Word(String),
    /// A `<` that nothing closes.
    Open,
}

impl Entry {
    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Space(space) => self.name(if space.is_ascii() { " " } else { space }),
            Token::Text(text) => {
                self.whole |= text.starts_with("=?");
                self.name(text);
            }
            Token::Quoted(text) => {
                self.whole = true;
                self.name(&text);
            }
            Token::Word(word) => self.pieces.push(Piece::Word(word.to_owned())),
            Token::Comment(inner) => self.pieces.push(Piece::Comment(inner.to_owned())),
            Token::Angle(inner) | Token::Bracket(inner) => self.pieces.push(Piece::Marked(inner.trim().to_owned())),
            Token::Open => self.pieces.push(Piece::Open),
            Token::Colon => {
                self.colon = true;
                self.name(":");
            }
            Token::Comma | Token::Semicolon => {}
        }
    }

    fn name(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Name(name)) => name.push_str(text),
            _ if text.is_empty() => {}
            _ => self.pieces.push(Piece::Name(text.to_owned())),
        }
    }

    /// Whether there is a name and nothing else.
    fn is_name(&self) -> bool {
        self.pieces.iter().all(|piece| matches!(piece, Piece::Name(_))) && !self.all_text().trim().is_empty()
    }

    /// Whether bare words end in an address without brackets. A name in quotes or encoded is one all the same.
    fn has_space_inside(&self) -> bool {
        let mut pieces =
            self.pieces.iter().skip_while(|piece| matches!(piece, Piece::Name(text) if text.trim().is_empty()));
        !self.whole
            && matches!((pieces.next(), pieces.next()), (Some(Piece::Name(_)), Some(Piece::Word(_))))
            && !pieces.any(|piece| matches!(piece, Piece::Word(_) | Piece::Marked(_) | Piece::Open))
    }

    /// Whether it is a name, or a name and then its address in brackets.
    fn starts_with_name(&self) -> bool {
        let mut rest =
            self.pieces.iter().skip_while(|piece| matches!(piece, Piece::Name(text) if text.trim().is_empty()));
        matches!(rest.next(), Some(Piece::Name(_))) && !self.pieces.iter().any(|piece| matches!(piece, Piece::Word(_)))
    }

    fn all_text(&self) -> String {
        self.pieces.iter().fold(String::new(), |mut text, piece| {
            piece.append_to(&mut text);
            text
        })
    }

    fn mailboxes(&self, raw: &str, name_of: &dyn Fn(&str) -> String) -> Vec<Mailbox> {
        let marked = self.pieces.iter().any(|piece| matches!(piece, Piece::Marked(_)));
        let several = self.pieces.iter().filter(|piece| matches!(piece, Piece::Word(_))).nth(1).is_some();
        // `taro @x.example`: the rest of the address stands beyond a space.
        let split = |piece: &Piece| matches!(piece, Piece::Word(word) if word.starts_with('@') || word.ends_with('@'));
        if !marked && !several && self.pieces.iter().any(split) {
            return vec![Mailbox { display_name: String::new(), address: malformed(raw) }];
        }
        let mut found: Vec<Mailbox> = Vec::new();
        let mut name = String::new();
        for piece in &self.pieces {
            let address = match piece {
                Piece::Marked(text) => address(text),
                Piece::Word(word) if is_address(word, marked, several) => address(word),
                Piece::Word(_) | Piece::Name(_) | Piece::Comment(_) | Piece::Open => {
                    piece.append_to(&mut name);
                    continue;
                }
            };
            let display_name = name_of(&name);
            name.clear();
            match found.last_mut() {
                // `taro@x <taro@x>` and `<taro@x> [mailto:taro@x]` say the same twice.
                Some(last) if last.address == address && display_name.is_empty() => {
                    if last.display_name.is_empty() && matches!(self.pieces.first(), Some(Piece::Word(_))) {
                        last.display_name = last.address_text().unwrap_or_default();
                    }
                }
                // Empty brackets without a name: still something that somebody wrote.
                _ if address == Address::None && display_name.is_empty() => {
                    found.push(Mailbox { display_name, address: malformed("<>") });
                }
                _ => found.push(Mailbox { display_name, address }),
            }
        }
        match found.last_mut() {
            Some(last) => append_name(last, &name, name_of),
            None => found.extend(self.without_address(raw, name_of)),
        }
        found
    }

    /// A name alone, or something else that is no address.
    fn without_address(&self, raw: &str, name_of: &dyn Fn(&str) -> String) -> Option<Mailbox> {
        if let [before @ .., Piece::Comment(inner)] = self.pieces.as_slice()
            && let Ok(addr) = AddrSpec::parse(inner.trim())
        {
            let display_name = name_of(&Self::text_of(before));
            return Some(Mailbox { display_name, address: Address::Spec(addr) });
        }
        if let Some(open) = self.pieces.iter().rposition(|piece| matches!(piece, Piece::Open)) {
            let (before, after) = self.pieces.split_at(open);
            let display_name = name_of(&Self::text_of(before));
            let text = Self::text_of(after).trim().to_owned();
            return Some(Mailbox { display_name, address: malformed(if text.is_empty() { raw } else { &text }) });
        }
        let all = self.all_text();
        let display_name = name_of(&all);
        if is_directory_name(all.trim()) {
            return Some(Mailbox { display_name: String::new(), address: Address::Exchange(all.trim().to_owned()) });
        }
        // A whole address inside an encoded word: some programs take it for one, others for a name.
        if display_name.contains('@') {
            return Some(Mailbox { address: malformed(&display_name), display_name: String::new() });
        }
        let address = if display_name.is_empty() { malformed(raw) } else { Address::None };
        (!raw.is_empty()).then_some(Mailbox { display_name, address })
    }

    fn text_of(pieces: &[Piece]) -> String {
        pieces.iter().fold(String::new(), |mut text, piece| {
            piece.append_to(&mut text);
            text
        })
    }
}

impl Piece {
    fn append_to(&self, text: &mut String) {
        match self {
            Self::Name(name) => text.push_str(name),
            Self::Comment(inner) => text.extend(["(", inner, ")"]),
            Self::Marked(word) | Self::Word(word) => text.push_str(word),
            Self::Open => {}
        }
    }
}

/// What stands after the address belongs to the name: `taro@x (Taro)`, `<taro@x> 様`.
fn append_name(mailbox: &mut Mailbox, after: &str, name_of: &dyn Fn(&str) -> String) {
    let after = after.trim();
    if mailbox.display_name.is_empty() {
        let inner = after.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        mailbox.display_name = name_of(inner.filter(|inner| !inner.contains([')', '('])).unwrap_or(after));
    } else if !after.is_empty() {
        mailbox.display_name = format!("{} {}", mailbox.display_name, name_of(after));
    }
}

/// Whether a bare word is meant as an address: beside a marked address `田中@営業` is a name, `x@evil.example` is not.
fn is_address(word: &str, marked: bool, several: bool) -> bool {
    let Some((local_part, domain)) = word.rsplit_once(['@', '＠', '﹫']) else { return false };
    let dotted = domain.contains(['.', '．', '。', '｡']);
    let ascii_sign = word.contains('@');
    if marked || several {
        return ascii_sign && dotted && !local_part.is_empty();
    }
    ascii_sign || dotted
}

fn address(text: &str) -> Address {
    let bare = text.get(scheme_len(text).unwrap_or(0)..).unwrap_or(text).trim();
    if let Ok(addr) = AddrSpec::parse(bare).or_else(|_| AddrSpec::parse(bare.trim_matches(['\'', '"', ')']))) {
        return Address::Spec(addr);
    }
    if is_directory_name(bare) {
        return Address::Exchange(bare.to_owned());
    }
    if bare.is_empty() { Address::None } else { malformed(bare) }
}

fn malformed(text: &str) -> Address {
    let fault = AddrSpec::parse(text).err().unwrap_or(AddrFault::Syntax);
    Address::Malformed { text: text.to_owned(), fault }
}

fn is_directory_name(text: &str) -> bool {
    text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("/o="))
}

#[cfg(test)]
mod tests {

    use proptest::prelude::*;

    use super::*;

    fn entries(text: &str) -> Vec<ListEntry> {
        parse_list(text, &|raw| raw.replace("=?utf-8?Q?a,=20b?=", "a, b"))
    }

    /// One line an entry: `group/name|address`, with `!` before what is malformed.
    fn read(text: &str) -> String {
        let lines: Vec<_> = entries(text)
            .into_iter()
            .map(|ListEntry { mailbox: Mailbox { display_name, address }, group }| {
                let group = group.map(|group| format!("{group}/")).unwrap_or_default();
                match address {
                    Address::Spec(addr) => format!("{group}{display_name}|{addr}"),
                    Address::Malformed { text, fault } => format!("{group}{display_name}|!{fault:?} {text}"),
                    Address::Exchange(text) => format!("{group}{display_name}|exchange {text}"),
                    Address::None => format!("{group}{display_name}"),
                }
            })
            .collect();
        lines.join("\n")
    }

    #[test]
    fn plain_lists_are_read() {
        assert_eq!(read("a@x.example, b@y.example"), "|a@x.example\n|b@y.example");
        assert_eq!(read("Taro <a@x.example>;b@y.example;"), "Taro|a@x.example\n|b@y.example");
        assert_eq!(read(" , ;, "), "");
    }

    #[test]
    fn commas_in_quoted_names_do_not_split() {
        assert_eq!(
            read(r#""Tanaka, Taro" <a@x.example>, "B \"Bob\" C" <b@y.example>"#),
            "Tanaka, Taro|a@x.example\nB \"Bob\" C|b@y.example"
        );
        assert_eq!(read("'Tanaka, Taro' <a@x.example>"), "Tanaka, Taro|a@x.example");
    }

    #[test]
    fn a_comment_gives_the_name() {
        assert_eq!(read("taro@x.example (Taro (Sales))"), "(Taro (Sales))|taro@x.example");
        assert_eq!(read("taro@x.example (Taro)"), "Taro|taro@x.example");
        assert_eq!(read("taro@x.example(Tanaka, Taro)"), "Tanaka, Taro|taro@x.example");
        assert_eq!(read("田中(営業) <taro@x.example>"), "田中(営業)|taro@x.example");
        assert_eq!(read("Taro (taro@x.example)"), "Taro|taro@x.example");
    }

    #[test]
    fn a_parenthesis_that_swallows_entries_is_none() {
        assert_eq!(read("A (x <a@x.example>, B) <b@y.example>"), "A (x|a@x.example\nB)|b@y.example");
    }

    #[test]
    fn groups_name_their_members_and_may_be_empty() {
        assert_eq!(read("undisclosed-recipients:;"), "");
        assert_eq!(
            read("Team: A <a@x.example>, b@x.example;, c@x.example"),
            "Team/A|a@x.example\nTeam/|b@x.example\n|c@x.example"
        );
        assert_eq!(read("\"Sales: Tokyo\": a@x.example;"), "Sales: Tokyo/|a@x.example");
        assert_eq!(read("営業部:田中 <a@x.example>"), "営業部:田中|a@x.example");
    }

    #[test]
    fn a_quoted_local_part_stays_whole() {
        assert_eq!(read(r#""a, b"@x.example, "c;d"@[192.0.2.1]"#), "|\"a, b\"@x.example\n|\"c;d\"@[192.0.2.1]");
        assert_eq!(read("a@[IPv6:2001:db8::1], b@x.example"), "|a@[ipv6:2001:db8::1]\n|b@x.example");
    }

    #[test]
    fn brackets_may_be_missing() {
        assert_eq!(read("Taro Tanaka taro@x.example"), "Taro Tanaka|taro@x.example");
        assert_eq!(read("Taro <taro@x.example"), "Taro|taro@x.example");
        assert_eq!(read("taro@x.example>"), "|taro@x.example");
        assert_eq!(read("<<taro@x.example>>"), "|taro@x.example");
    }

    #[test]
    fn names_without_address_are_kept() {
        assert_eq!(read("田中 太郎; 鈴木　花子"), "田中 太郎\n鈴木　花子");
        assert_eq!(read("Taro <>"), "Taro");
        assert_eq!(read("<>"), "|!Syntax <>");
        assert_eq!(
            read("Tanaka, Taro; Suzuki, Hanako <h@x.example>; c@x.example"),
            "Tanaka, Taro\nSuzuki, Hanako|h@x.example\n|c@x.example"
        );
        assert_eq!(read("田中, b@x.example; c@x.example"), "田中\n|b@x.example\n|c@x.example");
    }

    #[test]
    fn bad_addresses_are_malformed_with_their_text() {
        assert_eq!(read("Taro <bad address>"), "Taro|!Syntax bad address");
        assert_eq!(read("Taro <bad address"), "Taro|!Syntax bad address");
        assert_eq!(read("Taro <taro@x..example>"), "Taro|!Syntax taro@x..example");
        assert_eq!(read("taro＠x.example"), "|!FullWidth taro＠x.example");
        assert_eq!(read("＜taro@x.example＞"), "|!FullWidth ＜taro@x.example＞");
        assert_eq!(read("taro @x.example"), "|!Space taro @x.example");
        assert_eq!(read("taro@x.example."), "|!TrailingDot taro@x.example.");
        assert_eq!(read("a@x.example、b@y.example"), "|!Syntax a@x.example、b@y.example");
        assert_eq!(read("a@x.example:25"), "|!Syntax a@x.example:25");
    }

    #[test]
    fn several_addresses_in_one_entry_are_several_entries() {
        assert_eq!(read("A <x@evil.example> <a@example.com>"), "A|x@evil.example\n|a@example.com");
        assert_eq!(read("a@evil.example b@example.com"), "|a@evil.example\n|b@example.com");
        assert_eq!(read("a@evil.example <b@example.com>"), "|a@evil.example\n|b@example.com");
        assert_eq!(read("<a@evil.example, b@example.com>"), "|a@evil.example\n|b@example.com");
        assert_eq!(read("<a@evil.example b@example.com>"), "|!Space a@evil.example b@example.com");
        assert_eq!(read("x@evil..example <a@example.com>"), "|!Syntax x@evil..example\n|a@example.com");
    }

    #[test]
    fn an_address_as_its_own_name_is_one_entry() {
        assert_eq!(read("taro@x.example <Taro@X.example>"), "taro@x.example|taro@x.example");
        assert_eq!(read("Taro <taro@x.example> [mailto:taro@x.example]"), "Taro|taro@x.example");
    }

    #[test]
    fn an_at_sign_in_a_name_is_no_address() {
        assert_eq!(read("田中@営業 <taro@x.example>"), "田中@営業|taro@x.example");
        assert_eq!(read("田中＠営業"), "田中＠営業");
        assert_eq!(read("Taro @ Sales <taro@x.example>"), "Taro @ Sales|taro@x.example");
    }

    #[test]
    fn what_outlook_copies_is_read() {
        assert_eq!(read("Taro [mailto:taro@x.example]"), "Taro|taro@x.example");
        assert_eq!(read("'taro@x.example'; 'Taro' <'taro@x.example'>"), "|taro@x.example\nTaro|taro@x.example");
        assert_eq!(read("mailto:taro@x.example, <mailto:b@x.example>"), "|taro@x.example\n|b@x.example");
        assert_eq!(read("Taro </O=FIRST, INC/OU=(X)/CN=TARO>"), "Taro|exchange /O=FIRST, INC/OU=(X)/CN=TARO");
        assert_eq!(
            read("/o=First/ou=Exchange (FYDIBOHF23SPDLT)/cn=taro"),
            "|exchange /o=First/ou=Exchange (FYDIBOHF23SPDLT)/cn=taro"
        );
        assert_eq!(read("[Sales] Taro <taro@x.example> 様"), "[Sales] Taro 様|taro@x.example");
    }

    #[test]
    fn encoded_words_are_decoded_after_splitting() {
        assert_eq!(read("=?utf-8?Q?a,=20b?= <taro@x.example>, c@x.example"), "a, b|taro@x.example\n|c@x.example");
        assert_eq!(read("\"=?utf-8?Q?a,=20b?=\" <taro@x.example>"), "a, b|taro@x.example");
        let hidden = parse_list("=?utf-8?B?eA==?=", &|_| "x@evil.example".to_owned());
        assert_eq!(hidden.first().unwrap().mailbox.address_text().as_deref(), Some("x@evil.example"));
    }

    #[test]
    fn an_odd_quotation_mark_hides_nobody() {
        assert_eq!(read(r#""Taro <a@x.example>, "Jiro" <b@y.example>"#), "Taro|a@x.example\nJiro|b@y.example");
        assert_eq!(read(r#"Taro" <a@x.example>, b@y.example"#), "Taro|a@x.example\n|b@y.example");
    }

    #[test]
    fn hostile_lists_are_read_to_their_end() {
        // Whatever looks back or ahead from each of these would take minutes.
        for pattern in [
            ",", "(", "(((a@b,", "()", "\"", "<", "<<>", "[", "[a@", "'a,", ":", ";:", "=?", "=?a?b?", "a\"", "@",
            "\\\"", "a@b ", "a:",
        ] {
            let text = pattern.repeat(100_000);
            assert!(entries(&text).len() <= 200_001, "{pattern}");
        }
        assert_eq!(entries(&format!("\"@\"{};", ":".repeat(300_000))).len(), 1);
        assert_eq!(entries(&"a@x.example,".repeat(5_000)).len(), 5_000);
    }

    fn addr_spec() -> impl Strategy<Value = String> {
        "([a-z0-9!#$%&'*+/=?^_`{|}~-]{1,8}(\\.[a-z0-9]{1,4})?|\"[ -~]{0,8}\"|[ぁ-ん]{1,4})@([a-z0-9]{1,6}\\.example|\\[192\\.0\\.2\\.[1-9]\\])"
            .prop_filter("an address", |text| AddrSpec::parse(text).is_ok())
    }

    proptest! {
        #[test]
        fn no_address_of_a_joined_list_is_lost(addrs in prop::collection::vec(addr_spec(), 0..6), separator in "(, |; |,|;)") {
            let read: Vec<_> = entries(&addrs.join(&separator)).into_iter().map(|entry| entry.mailbox).collect();
            let expected: Vec<_> = addrs.iter().map(|text| AddrSpec::parse(text).unwrap()).collect();
            prop_assert_eq!(read.iter().filter_map(Mailbox::addr).cloned().collect::<Vec<_>>(), expected);
        }

        #[test]
        fn names_in_front_lose_nobody(addrs in prop::collection::vec(addr_spec(), 1..5), name in "[a-zA-Z ぁ-ん一-龠()'.@-]{0,10}") {
            let list: Vec<_> = addrs.iter().map(|addr| format!("{name} <{addr}>")).collect();
            let read = entries(&list.join(", "));
            for addr in &addrs {
                let parsed = AddrSpec::parse(addr).unwrap();
                let kept = read.iter().any(|ListEntry { mailbox, .. }| match &mailbox.address {
                    Address::Spec(found) => *found == parsed,
                    // A parenthesis in the name and one in the local part may look like a pair.
                    Address::Malformed { text, .. } => text.contains(parsed.domain().ascii()),
                    Address::Exchange(_) | Address::None => false,
                });
                prop_assert!(kept, "{:?}", read);
            }
        }

        #[test]
        fn any_text_is_read_and_no_entry_is_empty(text in "[a@.,;:<>()\\[\\]\"'\\\\ =?＠あ]{0,40}|\\PC{0,60}") {
            for entry in entries(&text) {
                prop_assert!(!entry.mailbox.is_empty(), "{:?}", text);
            }
        }
    }
}
