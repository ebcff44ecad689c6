//! RTF as a sequence of braces, control words and text; nothing is understood here.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// `\par`, `\u8220`: the name and its number.
    Word(&'a [u8], Option<i32>),
    /// `\~`, `\*`: a control symbol.
    Symbol(u8),
    /// `\'82`: a byte of text.
    Hex(u8),
    /// Bytes of text as they stand.
    Text(&'a [u8]),
}

pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn of(rtf: &'a [u8]) -> Self {
        Self { rest: rtf }
    }

    fn after_backslash(&mut self) -> Option<Token<'a>> {
        let (&first, rest) = self.rest.split_first()?;
        if first.is_ascii_alphabetic() {
            return self.word();
        }
        self.rest = rest;
        Some(match first {
            b'\'' => {
                let (digits, rest) = rest.split_at_checked(2)?;
                self.rest = rest;
                let byte = std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
                byte.map_or(Token::Text(b""), Token::Hex)
            }
            symbol => Token::Symbol(symbol),
        })
    }

    /// Letters, an optional number, and one space that belongs to the word.
    fn word(&mut self) -> Option<Token<'a>> {
        let (name, rest) = split_while(self.rest, u8::is_ascii_alphabetic);
        let negative = rest.first() == Some(&b'-') && rest.get(1).is_some_and(u8::is_ascii_digit);
        let (digits, rest) = split_while(rest.get(usize::from(negative)..)?, u8::is_ascii_digit);
        let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<i32>().ok());
        let number = number.map(|number| if negative { -number } else { number });
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        if name == b"bin" {
            // Raw bytes follow, braces and backslashes among them.
            let len = number.and_then(|len| usize::try_from(len).ok()).unwrap_or(0);
            self.rest = self.rest.get(len..).unwrap_or_default();
        }
        Some(Token::Word(name, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (&first, rest) = self.rest.split_first()?;
            match first {
                b'{' | b'}' => {
                    self.rest = rest;
                    return Some(if first == b'{' { Token::Open } else { Token::Close });
                }
                b'\\' => {
                    self.rest = rest;
                    return self.after_backslash();
                }
                // Line ends are for the eyes of whoever reads the source.
                b'\r' | b'\n' => self.rest = rest,
                _ => {
                    let (text, rest) = split_while(self.rest, |byte| !b"{}\\\r\n".contains(byte));
                    self.rest = rest;
                    return Some(Token::Text(text));
                }
            }
        }
    }
}

fn split_while(bytes: &[u8], keep: impl Fn(&u8) -> bool) -> (&[u8], &[u8]) {
    let len = bytes.iter().position(|byte| !keep(byte)).unwrap_or(bytes.len());
    bytes.split_at_checked(len).unwrap_or((bytes, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_bytes_and_text_come_apart() {
        let tokens: Vec<_> = Tokens::of(b"{\\u-10 a\\'8E\\*\\b0c\r\nd\\bin2 }}}").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word(b"u", Some(-10)),
                Token::Text(b"a"),
                Token::Hex(0x8E),
                Token::Symbol(b'*'),
                Token::Word(b"b", Some(0)),
                Token::Text(b"c"),
                Token::Text(b"d"),
                Token::Word(b"bin", Some(2)),
                Token::Close,
            ]
        );
    }

    #[test]
    fn a_broken_end_is_an_end() {
        for rtf in [&b"{\\"[..], b"{\\'8", b"{\\bin99 x", b"{\\bin-9 "] {
            assert!(Tokens::of(rtf).count() <= 2);
        }
    }
}
