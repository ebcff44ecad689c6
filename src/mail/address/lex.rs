//! The marks of an address list, told apart in one pass over the text; each looks ahead no further than the next of its
//! own kind, so that hostile lists stay linear.

/// A mark, or what stands between two of them.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Space(&'a str),
    Text(&'a str),
    /// A run without spaces that has an at sign, or its full-width form.
    Word(&'a str),
    /// Without its quotes.
    Quoted(String),
    /// Without its parentheses.
    Comment(&'a str),
    /// What stands between `<` and `>`.
    Angle(&'a str),
    /// `[mailto:a@b]`, as Outlook copies links: what stands between the brackets.
    Bracket(&'a str),
    /// A `<` that nothing closes.
    Open,
    Comma,
    Semicolon,
    Colon,
}

pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// Where comments begin and end, in order of beginning.
    comments: Vec<(usize, usize)>,
    /// Whether each quotation mark has a partner.
    balanced: bool,
    /// No quotation mark closes anything from here on.
    quotes_end: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let balanced = text.bytes().filter(|b| *b == b'"').count() % 2 == 0 || text.contains("\\\"");
        Self { text, at: 0, comments: comments(text), balanced, quotes_end: text.len() }
    }

    /// Bytes of the text read so far.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Reads on by `len` bytes.
    fn take(&mut self, len: usize) -> &'a str {
        let taken = self.rest().get(..len).unwrap_or_else(|| self.rest());
        self.at += taken.len();
        taken
    }

    fn mark(&mut self, token: Token<'a>) -> Token<'a> {
        self.at += 1;
        token
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        Some(match rest.chars().next()? {
            ',' => self.mark(Token::Comma),
            ';' => self.mark(Token::Semicolon),
            ':' => self.mark(Token::Colon),
            '>' => self.mark(Token::Text("")),
            '<' => self.angle(),
            '(' => self.comment(),
            '[' => self.bracket(),
            '"' => self.quoted(),
            '\'' => self.single_quoted(),
            c if c.is_whitespace() => {
                Token::Space(self.take(rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len())))
            }
            _ => self.word(),
        })
    }
}

impl<'a> Lexer<'a> {
    fn angle(&mut self) -> Token<'a> {
        self.at += 1;
        let rest = self.rest();
        let quoted = if rest.starts_with('"') { self.quoted_len(0).unwrap_or(0) } else { 0 };
        let local_part = if rest.get(quoted..).is_some_and(|rest| rest.starts_with('@')) { quoted } else { 0 };
        let Some(end) = rest.get(local_part..).and_then(|rest| rest.find(['<', '>'])) else { return Token::Open };
        let Some((inner, after)) = rest.split_at_checked(local_part + end) else { return Token::Open };
        if after.starts_with('<') {
            return Token::Open;
        }
        // `<a@x, b@y>` is two addresses to some programs; a route or a directory name may have commas of its own.
        let several = local_part == 0 && inner.contains([',', ';']) && inner.matches('@').nth(1).is_some();
        if several && !inner.trim_start().starts_with(['/', '@']) {
            return Token::Text("");
        }
        self.at += inner.len() + 1;
        Token::Angle(inner)
    }

    fn comment(&mut self) -> Token<'a> {
        let Ok(index) = self.comments.binary_search_by_key(&self.at, |(open, _)| *open) else {
            return Token::Text(self.take(1));
        };
        let close = self.comments.get(index).map_or(self.at, |(_, close)| *close);
        let inner = self.text.get(self.at + 1..close).unwrap_or_default();
        self.at = close + 1;
        Token::Comment(inner)
    }

    fn bracket(&mut self) -> Token<'a> {
        match self.rest().get(1..).and_then(|rest| split_at_any(rest, &['[', ']', '<', ',', ';'])) {
            Some((inner, ']')) if inner.contains('@') => {
                self.at += inner.len() + 2;
                Token::Bracket(inner)
            }
            _ => Token::Text(self.take(1)),
        }
    }

    fn quoted(&mut self) -> Token<'a> {
        let Some(len) = self.quoted_len(0) else { return Token::Text(self.take(1)) };
        let whole = self.rest().get(..len).unwrap_or_default();
        if self.rest().get(len..).is_some_and(|rest| rest.starts_with('@')) {
            return self.word();
        }
        // With an odd number of marks one of them is a slip, and a pair around whole entries is no pair.
        if !self.balanced && whole.contains('@') && whole.contains([',', ';']) {
            return Token::Text(self.take(1));
        }
        self.at += len;
        Token::Quoted(unescape(whole))
    }

    /// The length of the quoted string that begins `from` bytes ahead, marks included.
    fn quoted_len(&mut self, from: usize) -> Option<usize> {
        if self.at + from >= self.quotes_end {
            return None;
        }
        let rest = self.rest().get(from..)?;
        let mut escaped = false;
        for (at, b) in rest.bytes().enumerate().skip(1) {
            match b {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => return Some(at + 1),
                _ => {}
            }
        }
        self.quotes_end = self.at + from;
        None
    }

    /// `'Tanaka, Taro' <…>`: single quotes protect a comma where they clearly stand around a name.
    fn single_quoted(&mut self) -> Token<'a> {
        let inner =
            self.rest().get(1..).and_then(|rest| split_at_any(rest, &['\'', '@', '<', '>', ';', '"', '(', ':']));
        let Some((inner, '\'')) = inner else { return self.word() };
        let after = self.rest().get(inner.len() + 2..).unwrap_or_default();
        if !inner.contains(',') || !after.trim_start().starts_with(['<', '[']) {
            return self.word();
        }
        self.at += inner.len() + 2;
        Token::Quoted(inner.to_owned())
    }

    fn word(&mut self) -> Token<'a> {
        if let Some(len) = scheme_len(self.rest()).filter(|len| self.rest().len() > *len) {
            self.at += len;
            return Token::Text("");
        }
        if let Some(len) = encoded_word_len(self.rest()) {
            return Token::Text(self.take(len));
        }
        let len = self.word_len();
        let word = self.take(len);
        if super::has_at_sign(word) { Token::Word(word) } else { Token::Text(word) }
    }

    /// At least one character. A quoted string before an at sign and an address literal after it belong to the word.
    fn word_len(&mut self) -> usize {
        let rest = self.rest();
        let (mut len, mut before, mut has_at) = (0, ' ', false);
        while let Some(c) = rest.get(len..).and_then(|rest| rest.chars().next()) {
            let step = match c {
                '"' => match self.quoted_len(len) {
                    Some(quoted) if rest.get(len + quoted..).is_some_and(|rest| rest.starts_with(['@', '.'])) => quoted,
                    _ => 0,
                },
                '[' if before == '@' => {
                    let literal =
                        rest.get(len + 1..).and_then(|rest| split_at_any(rest, &[']', '[', ' ', ',', ';', '<']));
                    literal.filter(|(_, end)| *end == ']').map_or(0, |(inner, _)| inner.len() + 2)
                }
                ':' if !has_at => 0,
                ',' | ';' | '<' | '>' | '(' | '[' => 0,
                c if c.is_whitespace() => 0,
                c => c.len_utf8(),
            };
            if step == 0 {
                break;
            }
            has_at |= c == '@';
            before = c;
            len += step;
        }
        len.max(rest.chars().next().map_or(0, char::len_utf8))
    }
}

/// The text before the first of these characters, and which it was.
fn split_at_any<'a>(text: &'a str, marks: &[char]) -> Option<(&'a str, char)> {
    let at = text.find(marks)?;
    Some((text.get(..at)?, text.get(at..)?.chars().next()?))
}

/// The length of a `mailto:` or `smtp:` prefix.
pub(super) fn scheme_len(text: &str) -> Option<usize> {
    ["mailto:", "smtp:"].into_iter().map(str::len).zip(["mailto:", "smtp:"]).find_map(|(len, scheme)| {
        text.get(..len).is_some_and(|start| start.eq_ignore_ascii_case(scheme)).then_some(len)
    })
}

/// The length of an encoded word (RFC 2047 §2), which may hold any mark of a list where a mail program was careless.
fn encoded_word_len(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("=?")?;
    let (charset, rest) = rest.split_once('?').filter(|(charset, _)| charset.len() <= 40 && !charset.contains(' '))?;
    let rest = rest.strip_prefix(['B', 'b', 'Q', 'q'])?.strip_prefix('?')?;
    let (content, '?') = split_at_any(rest, &['?', '\n'])? else { return None };
    rest.get(content.len()..)?.starts_with("?=").then_some("=??B??=".len() + charset.len() + content.len())
}

fn unescape(quoted: &str) -> String {
    let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(quoted);
    let mut chars = inner.chars();
    let mut text = String::with_capacity(inner.len());
    while let Some(c) = chars.next() {
        text.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
    }
    text
}

/// Pairs of parentheses, by where they begin, without those that stand around whole entries or cut into `<…>`: a slip
/// must not hide people.
fn comments(text: &str) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    let mut seen = Marks::default();
    let mut escaped = false;
    for (at, b) in text.bytes().enumerate() {
        match b {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => open.push((at, seen)),
            b')' => {
                let pair = open.pop().filter(|(_, before)| seen.one_entry_since(*before));
                pairs.extend(pair.map(|(from, _)| (from, at)));
            }
            b'@' => seen.at_signs += 1,
            b',' | b';' => seen.separators += 1,
            b'<' => seen.depth += 1,
            b'>' => seen.depth -= 1,
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Marks counted from the beginning of the text.
#[derive(Clone, Copy, Default)]
struct Marks {
    at_signs: usize,
    separators: usize,
    depth: isize,
}

impl Marks {
    fn one_entry_since(self, before: Self) -> bool {
        (self.at_signs == before.at_signs || self.separators == before.separators) && self.depth == before.depth
    }
}
