//! Compressed RTF (MS-OXRTFCP): `LZFu`, an LZ77 with a window that starts out full of common RTF.

use super::compound::u32_at;

const WINDOW: usize = 4096;

/// What the window holds at the start (MS-OXRTFCP §2.1.2.1).
const INITIAL: &[u8; 207] =
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \
\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \
\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

const COMPRESSED: u32 = 0x7546_5A4C;
const UNCOMPRESSED: u32 = 0x414C_454D;

/// The bytes, and whether all that the header announced came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unpacked {
    pub(super) data: Vec<u8>,
    pub(super) complete: bool,
}

/// Unpacks at most `limit` bytes; `None` for another format. A wrong checksum alone is no reason to show nothing: some
/// producers do not compute it.
pub(super) fn unpack(packed: &[u8], limit: usize) -> Option<Unpacked> {
    let raw_size = usize::try_from(u32_at(packed, 4)?).ok()?;
    let content = packed.get(16..)?;
    let wanted = raw_size.min(limit);
    let data = match u32_at(packed, 8)? {
        COMPRESSED => inflate(content, wanted),
        UNCOMPRESSED => content.get(..wanted).unwrap_or(content).to_vec(),
        _ => return None,
    };
    let complete = data.len() == raw_size;
    Some(Unpacked { data, complete })
}

fn inflate(packed: &[u8], wanted: usize) -> Vec<u8> {
    let mut window = [0_u8; WINDOW];
    for (place, byte) in window.iter_mut().zip(INITIAL) {
        *place = *byte;
    }
    let mut write = INITIAL.len();
    // A reference of two bytes stands for at most seventeen, so the claim cannot make this allocate much for little.
    let mut data = Vec::with_capacity(wanted.min(packed.len().saturating_mul(9)));
    let mut bytes = packed.iter().copied();
    while let Some(control) = bytes.next() {
        for bit in 0..8 {
            if data.len() >= wanted {
                return data;
            }
            let (from, len) = if control & (1 << bit) == 0 {
                let Some(byte) = bytes.next() else { return data };
                put(&mut window, &mut write, byte);
                data.push(byte);
                continue;
            } else {
                let (Some(high), Some(low)) = (bytes.next(), bytes.next()) else { return data };
                let reference = u16::from_be_bytes([high, low]);
                (usize::from(reference >> 4), usize::from(reference & 0xF) + 2)
            };
            // A reference to the place being written ends the data (MS-OXRTFCP §2.1.3.1.5).
            if from == write {
                return data;
            }
            for offset in 0..len.min(wanted - data.len()) {
                let byte = window.get((from + offset) % WINDOW).copied().unwrap_or(0);
                put(&mut window, &mut write, byte);
                data.push(byte);
            }
        }
    }
    data
}

fn put(window: &mut [u8; WINDOW], write: &mut usize, byte: u8) {
    if let Some(place) = window.get_mut(*write) {
        *place = byte;
    }
    *write = (*write + 1) % WINDOW;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of MS-OXRTFCP §3.1 and §3.2.
    const SIMPLE: &[u8] =
        b"\x2d\x00\x00\x00\x2b\x00\x00\x00\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\x00\x0a\x00\x72\x63\x70\x67\
\x31\x32\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\x00\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0";
    const CROSSING: &[u8] =
        b"\x1a\x00\x00\x00\x1c\x00\x00\x00\x4c\x5a\x46\x75\xe2\xd4\x4b\x51\x41\x00\x04\x20\x57\x58\x59\
\x5a\x0d\x6e\x7d\x01\x0e\xb0";

    fn text(packed: &[u8]) -> String {
        String::from_utf8(unpack(packed, 1 << 20).unwrap().data).unwrap()
    }

    #[test]
    fn the_examples_of_the_specification_unpack() {
        assert_eq!(text(SIMPLE), "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        assert_eq!(text(CROSSING), "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
        assert!(unpack(SIMPLE, 100).unwrap().complete);
    }

    #[test]
    fn data_stored_as_it_is_comes_out_as_it_is() {
        let packed = b"\x0f\x00\x00\x00\x03\x00\x00\x00MELA\x00\x00\x00\x00abc";
        assert_eq!(unpack(packed, 100), Some(Unpacked { data: b"abc".to_vec(), complete: true }));
    }

    #[test]
    fn every_prefix_gives_a_prefix_of_the_text() {
        let whole = unpack(SIMPLE, 100).unwrap().data;
        for len in 0..SIMPLE.len() {
            let Some(part) = unpack(&SIMPLE[..len], 100) else { continue };
            assert!(whole.starts_with(&part.data), "{len}");
        }
    }

    #[test]
    fn a_bomb_stops_at_the_limit_and_says_so() {
        let mut packed = b"\0\0\0\0\xff\xff\xff\xffLZFu\0\0\0\0".to_vec();
        packed.extend([0xFF; 1].into_iter().chain([0x00, 0x0F].repeat(8)).cycle().take(17 * 10_000));
        let unpacked = unpack(&packed, 5_000).unwrap();
        assert_eq!((unpacked.data.len(), unpacked.complete), (5_000, false));
    }
}
