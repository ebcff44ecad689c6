//! What the two processes say to each other: a request with a file, an answer in pieces.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use super::worker::Silence;
use crate::lens::{Inspection, Limits};

/// An answer may be so large (bytes): all text that is kept, written with escapes, and the cells of its tables.
const MAX_ANSWER: usize = 256 << 20;
/// The head of a request (bytes): a name and a few numbers.
const MAX_HEAD: u32 = 1 << 20;
/// One piece of an answer (bytes).
const PIECE: usize = 64 << 10;

#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) name: String,
    pub(super) size: u64,
    pub(super) limits: Limits,
}

/// A length, the head as JSON, then the file.
pub(super) fn send_request(out: &mut impl Write, head: &Head, data: &[u8]) -> io::Result<()> {
    let head = serde_json::to_vec(head)?;
    let length = u32::try_from(head.len()).map_err(io::Error::other)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&head)?;
    out.write_all(data)?;
    out.flush()
}

/// The next request; `None` when nobody asks any more.
pub(super) fn next_request(input: &mut impl Read) -> io::Result<Option<(Head, Vec<u8>)>> {
    let Some(length) = length(input)? else { return Ok(None) };
    if length > MAX_HEAD {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let head: Head = serde_json::from_slice(&exactly(input, u64::from(length))?)?;
    let data = exactly(input, head.size)?;
    Ok(Some((head, data)))
}

/// Writes an answer: pieces with their lengths, then a length of zero, so that nobody has to hold it twice.
pub(super) fn send_answer(out: &mut impl Write, inspection: &Inspection) -> io::Result<()> {
    let mut pieces = Pieces { out, waiting: Vec::with_capacity(PIECE) };
    serde_json::to_writer(&mut pieces, inspection)?;
    pieces.send()?;
    out.write_all(&0_u32.to_le_bytes())?;
    out.flush()
}

/// Reads an answer back, as far as one may be long.
pub(super) fn read_answer(input: &mut impl Read) -> Result<Vec<u8>, Silence> {
    let mut answer = Vec::new();
    loop {
        let length = length(input).ok().flatten().and_then(|length| usize::try_from(length).ok());
        let length = length.filter(|length| *length <= PIECE).ok_or(Silence::Ended)?;
        if length == 0 {
            return Ok(answer);
        }
        if answer.len() + length > MAX_ANSWER {
            return Err(Silence::TooMuch);
        }
        let read = input.take(length as u64).read_to_end(&mut answer);
        if read.ok() != Some(length) {
            return Err(Silence::Ended);
        }
    }
}

struct Pieces<'w, W: Write> {
    out: &'w mut W,
    waiting: Vec<u8>,
}

impl<W: Write> Pieces<'_, W> {
    fn send(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let length = u32::try_from(self.waiting.len()).map_err(io::Error::other)?;
        self.out.write_all(&length.to_le_bytes())?;
        self.out.write_all(&self.waiting)?;
        self.waiting.clear();
        Ok(())
    }
}

impl<W: Write> Write for Pieces<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.waiting.len() == PIECE {
            self.send()?;
        }
        let room = bytes.len().min(PIECE - self.waiting.len());
        self.waiting.extend(bytes.iter().take(room));
        Ok(room)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Four bytes of length; `None` at the end of the input.
fn length(input: &mut impl Read) -> io::Result<Option<u32>> {
    let mut length = [0; 4];
    match input.read_exact(&mut length) {
        Ok(()) => Ok(Some(u32::from_le_bytes(length))),
        Err(err) if err.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(err) => Err(err),
    }
}

/// So many bytes and no fewer.
fn exactly(input: &mut impl Read, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).map_err(io::Error::other)?);
    input.take(size).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == size { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::{FileKind, GapKind};

    #[test]
    fn what_is_asked_is_heard_and_the_end_is_no_failure() {
        let mut sent = Vec::new();
        for (name, data) in [("一覧.xlsx", &b"PK"[..]), ("", b"")] {
            let head = Head { name: name.to_owned(), size: data.len() as u64, limits: Limits::default() };
            send_request(&mut sent, &head, data).unwrap();
        }
        let mut input = sent.as_slice();
        let (head, data) = next_request(&mut input).unwrap().unwrap();
        assert_eq!((head.name.as_str(), head.limits, data.as_slice()), ("一覧.xlsx", Limits::default(), &b"PK"[..]));
        assert!(next_request(&mut input).unwrap().is_some_and(|(head, _)| head.name.is_empty()));
        assert!(next_request(&mut input).unwrap().is_none());
        let half = sent.get(..20).unwrap();
        assert!(next_request(&mut &*half).is_err());
    }

    #[test]
    fn an_answer_of_any_length_comes_back_and_half_of_one_does_not() {
        let mut file = Inspection::new("a.txt", FileKind::Text, 1);
        for length in [0, 1, PIECE - 200, PIECE, 3 * PIECE] {
            file.gaps.clear();
            file.gap(GapKind::Cut, &"あ".repeat(length));
            let mut sent = Vec::new();
            send_answer(&mut sent, &file).unwrap();
            let answer = read_answer(&mut sent.as_slice()).ok().unwrap();
            assert_eq!(serde_json::from_slice::<Inspection>(&answer).unwrap(), file);
            assert!(matches!(read_answer(&mut sent.get(..sent.len() - 1).unwrap()), Err(Silence::Ended)));
        }
        assert!(matches!(read_answer(&mut &b"\xff\xff\xff\xffx"[..]), Err(Silence::Ended)));
    }
}
