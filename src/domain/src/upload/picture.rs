//! Pictures with nothing in them but the picture.
//!
//! A photograph says where and when it was taken, with which telephone, and often holds a second,
//! uncut one. Only what is needed to show it is kept: every part is named here that stays, so that
//! a kind of part nobody thought of goes. Nothing is decoded, so no picture changes; which way up a
//! photograph is belongs to showing it, and is written anew.

use super::FileKind;

/// The bytes of the file without what says more than it shows; `None` when they are no whole file
/// of that kind. Documents stay as they are.
#[must_use]
pub fn bare(kind: FileKind, bytes: &[u8]) -> Option<Vec<u8>> {
    match kind {
        FileKind::Pdf => Some(bytes.to_vec()),
        FileKind::Jpeg => jpeg(bytes),
        FileKind::Png => png(bytes),
    }
}

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;
const APP0: u8 = 0xe0;
const APP1: u8 = 0xe1;
const APP2: u8 = 0xe2;
const APP14: u8 = 0xee;

/// A JPEG (ITU-T T.81, annex B) with its tables, frames and scans, the marks that say what its
/// colours mean (JFIF, Adobe, ICC) and which way up it is. What stands behind its end goes.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xff, SOI])?;
    let mut made = vec![0xff, SOI];
    let (mut upright, mut scans) = (None, 0);
    loop {
        let marker;
        (marker, rest) = next_marker(rest)?;
        if marker == EOI {
            made.extend([0xff, EOI]);
            return (scans > 0).then_some(made);
        }
        let length = usize::from(u16::from_be_bytes(*rest.first_chunk()?));
        let (segment, after) = rest.split_at_checked(length)?;
        let content = segment.get(2..)?;
        rest = after;
        let stays = match marker {
            // Frames, tables of Huffman and arithmetic codes, and the marks between.
            0xc0..=0xcf | 0xda..=0xdf => true,
            APP0 => content.starts_with(b"JFIF\0"),
            APP2 => content.starts_with(b"ICC_PROFILE\0"),
            APP14 => content.starts_with(b"Adobe"),
            APP1 => {
                if let Some(way) = content.strip_prefix(b"Exif\0\0").and_then(way_up)
                    && upright.is_none()
                {
                    upright = Some(way);
                    made.extend(exif(way));
                }
                false
            }
            _ => false,
        };
        if stays {
            // A preview inside the first mark may show what was cut off.
            match (marker, content.first_chunk::<12>()) {
                (APP0, Some(head)) => {
                    made.extend([0xff, APP0, 0, 16]);
                    made.extend(head);
                    made.extend([0, 0]);
                }
                (APP0, None) => {}
                _ => {
                    made.extend([0xff, marker]);
                    made.extend(segment);
                }
            }
        }
        if marker == SOS {
            scans += 1;
            let (scan, after) = rest.split_at(end_of_scan(rest)?);
            made.extend(scan);
            rest = after;
        }
    }
}

/// The next marker and what follows it. Any number of `ff` may stand before one.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let bytes = bytes.strip_prefix(&[0xff])?;
    let fill = bytes.iter().take_while(|byte| **byte == 0xff).count();
    let (marker, rest) = bytes.get(fill..)?.split_first()?;
    // A picture does not begin twice, and no mark of a scan stands outside one.
    let lone = matches!(*marker, 0x00 | 0x01 | 0xd0..=SOI);
    (!lone).then_some((*marker, rest))
}

/// Where the picture's own bytes end: at the first marker that is none of those within a scan.
fn end_of_scan(bytes: &[u8]) -> Option<usize> {
    let marks = bytes.windows(2).position(|pair| {
        let [first, second] = pair else { return false };
        *first == 0xff && !matches!(*second, 0x00 | 0xd0..=0xd7 | 0xff)
    })?;
    // Fill bytes before it belong to it.
    let fill = bytes.get(..marks)?.iter().rev();
    Some(marks - fill.take_while(|byte| **byte == 0xff).count())
}

/// Which way up a photograph is shown (TIFF 6.0, tag 274), where it is not as it stands.
fn way_up(tiff: &[u8]) -> Option<u8> {
    let (order, _) = tiff.split_first_chunk::<2>()?;
    let little = match order {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two = *tiff.get(at..)?.first_chunk::<2>()?;
        Some(if little {
            u16::from_le_bytes(two)
        } else {
            u16::from_be_bytes(two)
        })
    };
    let long = |at: usize| {
        let four = *tiff.get(at..)?.first_chunk::<4>()?;
        let long = if little {
            u32::from_le_bytes(four)
        } else {
            u32::from_be_bytes(four)
        };
        usize::try_from(long).ok()
    };
    let first = long(4)?;
    let entries = usize::from(short(first)?);
    let way = (0..entries)
        .map_while(|entry| first.checked_add(2 + entry * 12))
        .find(|at| short(*at) == Some(274) && short(at + 2) == Some(3))
        .and_then(|at| short(at + 8))?;
    u8::try_from(way).ok().filter(|way| (2..=8).contains(way))
}

/// A mark that says which way up the picture is, and nothing else.
fn exif(way: u8) -> Vec<u8> {
    let mut made = vec![0xff, APP1, 0, 34];
    made.extend(b"Exif\0\0MM\0\x2a\0\0\0\x08");
    // One entry: tag 274, of kind 3, once.
    made.extend([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0]);
    made.extend([0, 0, 0, 0]);
    made
}

/// The parts of a PNG that show it (W3C PNG, third edition, clause 11).
const SHOWN: [&[u8; 4]; 13] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
    b"sBIT", b"bKGD", b"pHYs",
];

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let magic = b"\x89PNG\r\n\x1a\n";
    let mut rest = bytes.strip_prefix(magic)?;
    let mut made = magic.to_vec();
    let (mut first, mut shows) = (true, false);
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let name: &[u8; 4] = rest.get(4..)?.first_chunk()?;
        // Its length, its name, what it holds, and a checksum.
        let (chunk, after) = rest.split_at_checked(length.checked_add(12)?)?;
        rest = after;
        if first && (name != b"IHDR" || length != 13) {
            return None;
        }
        first = false;
        shows |= name == b"IDAT";
        if SHOWN.contains(&name) {
            made.extend(chunk);
        }
        if name == b"IEND" {
            return shows.then_some(made);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).expect("short");
        let mut made = vec![0xff, marker];
        made.extend(length.to_be_bytes());
        made.extend(content);
        made
    }

    /// EXIF of a telephone: which way up, and where it was taken.
    fn exif_of_a_telephone(way: u16, little: bool) -> Vec<u8> {
        let short = |n: u16| {
            if little {
                n.to_le_bytes()
            } else {
                n.to_be_bytes()
            }
        };
        let long = |n: u32| {
            if little {
                n.to_le_bytes()
            } else {
                n.to_be_bytes()
            }
        };
        let mut made = b"Exif\0\0".to_vec();
        made.extend(if little { b"II" } else { b"MM" });
        made.extend(short(42));
        made.extend(long(8));
        made.extend(short(2));
        made.extend(short(274));
        made.extend(short(3));
        made.extend(long(1));
        made.extend(short(way));
        made.extend([0, 0]);
        made.extend(short(0x8825));
        made.extend(short(4));
        made.extend(long(1));
        made.extend(long(38));
        made.extend(long(0));
        made.extend(b"GPS 51.38 N 2.36 W");
        made
    }

    fn photograph(app: &[Vec<u8>]) -> Vec<u8> {
        let mut made = vec![0xff, SOI];
        for part in app {
            made.extend(part);
        }
        made.extend(segment(0xdb, &[0; 65]));
        made.extend(segment(0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
        made.extend(segment(0xc4, &[0; 20]));
        made.extend(segment(SOS, &[1, 1, 0, 0, 63, 0]));
        // A byte that looks like a marker and is none, and a mark within the scan.
        made.extend([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
        made.extend([0xff, EOI]);
        made
    }

    fn holds(bytes: &[u8], words: &[u8]) -> bool {
        bytes.windows(words.len()).any(|part| part == words)
    }

    #[test]
    fn a_photograph_loses_where_it_was_taken_and_stays_the_way_up_it_was() {
        for little in [true, false] {
            let taken = photograph(&[
                segment(APP0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01thumbnail"),
                segment(APP1, &exif_of_a_telephone(6, little)),
                segment(
                    APP1,
                    b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Ivy</x:xmpmeta>",
                ),
                segment(APP2, b"ICC_PROFILE\0\x01\x01colours"),
                segment(APP2, b"MPF\0second picture"),
                segment(0xed, b"Photoshop 3.0\0Ivy"),
                segment(0xfe, b"a comment by Ivy"),
            ]);
            let bare = bare(FileKind::Jpeg, &taken).expect("a photograph");
            for gone in [
                &b"GPS"[..],
                b"Ivy",
                b"xmp",
                b"MPF",
                b"comment",
                b"Photoshop",
                b"thumbnail",
            ] {
                assert!(holds(&taken, gone) && !holds(&bare, gone), "{gone:?}");
            }
            let jfif = segment(APP0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
            let colours = segment(APP2, b"ICC_PROFILE\0\x01\x01colours");
            assert_eq!(bare, photograph(&[jfif, exif(6), colours]));
            assert_eq!(super::bare(FileKind::Jpeg, &bare), Some(bare), "for good");
        }
    }

    #[test]
    fn what_stands_behind_the_end_of_a_picture_goes() {
        let plain = photograph(&[]);
        let mut more = plain.clone();
        more.extend(b"<script>alert(1)</script>");
        more.extend(photograph(&[segment(APP1, &exif_of_a_telephone(1, true))]));
        assert_eq!(bare(FileKind::Jpeg, &more), Some(plain));
    }

    #[test]
    fn a_picture_that_is_the_right_way_up_or_turned_in_no_known_way_gets_no_mark() {
        for way in [0, 1, 9, 600] {
            let exif = segment(APP1, &exif_of_a_telephone(way, false));
            assert_eq!(
                bare(FileKind::Jpeg, &photograph(&[exif])),
                Some(photograph(&[]))
            );
        }
    }

    #[test]
    fn a_photograph_that_breaks_off_or_shows_nothing_is_none() {
        let whole = photograph(&[segment(APP1, &exif_of_a_telephone(6, true))]);
        for length in 0..whole.len() {
            assert_eq!(bare(FileKind::Jpeg, &whole[..length]), None, "{length}");
        }
        assert_eq!(bare(FileKind::Jpeg, &[0xff, SOI, 0xff, EOI]), None);
        assert_eq!(bare(FileKind::Jpeg, b"\xff\xd8\xff<html>"), None);
    }

    fn chunk(name: &[u8], content: &[u8]) -> Vec<u8> {
        let mut made = u32::try_from(content.len())
            .expect("short")
            .to_be_bytes()
            .to_vec();
        made.extend(name);
        made.extend(content);
        made.extend([1, 2, 3, 4]);
        made
    }

    fn drawing(between: &[Vec<u8>]) -> Vec<u8> {
        let mut made = b"\x89PNG\r\n\x1a\n".to_vec();
        made.extend(chunk(b"IHDR", &[0; 13]));
        for part in between {
            made.extend(part);
        }
        made.extend(chunk(b"IDAT", b"pixels"));
        made.extend(chunk(b"IEND", b""));
        made
    }

    #[test]
    fn a_png_keeps_its_colours_and_loses_its_texts() {
        let said = drawing(&[
            chunk(b"gAMA", &[0, 0, 1, 1]),
            chunk(b"tEXt", b"Author\0Ivy"),
            chunk(b"zTXt", b"Comment\0\0Ivy"),
            chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0Ivy"),
            chunk(b"eXIf", b"MM\0*GPS"),
            chunk(b"tIME", &[7; 7]),
            chunk(b"prVt", b"Ivy"),
            chunk(b"PLTE", &[0; 3]),
        ]);
        let kept = [chunk(b"gAMA", &[0, 0, 1, 1]), chunk(b"PLTE", &[0; 3])];
        let mut more = said.clone();
        more.extend(b"<html>behind the end");
        for bytes in [&said, &more] {
            assert_eq!(bare(FileKind::Png, bytes), Some(drawing(&kept)));
        }
        for length in 0..said.len() {
            assert_eq!(bare(FileKind::Png, &said[..length]), None, "{length}");
        }
    }

    #[test]
    fn a_document_stays_as_it_is() {
        let document = b"%PDF-1.7\n<html>";
        assert_eq!(bare(FileKind::Pdf, document), Some(document.to_vec()));
    }

    proptest! {
        /// Whatever is sent, taking it apart ends, makes nothing longer but for one mark, and has
        /// nothing left to take the second time.
        #[test]
        fn taking_apart_ends_and_is_done_once(
            head in prop::sample::select(vec![b"\xff\xd8".to_vec(), b"\x89PNG\r\n\x1a\n".to_vec()]),
            noise in prop::collection::vec(any::<u8>(), 0..300),
            parts in prop::collection::vec(
                (0xc0_u8..=0xfe, prop::collection::vec(any::<u8>(), 0..40)), 0..8),
        ) {
            let kind = if head.len() == 2 { FileKind::Jpeg } else { FileKind::Png };
            let mut noisy = head.clone();
            noisy.extend(&noise);
            let parts: Vec<Vec<u8>> = parts
                .iter()
                .filter(|(marker, _)| !(0xd0..=0xda).contains(marker))
                .map(|(marker, content)| segment(*marker, content))
                .collect();
            let photo = photograph(&parts);
            prop_assert!(bare(FileKind::Jpeg, &photo).is_some());
            for (kind, bytes) in [(kind, &noisy), (FileKind::Jpeg, &photo)] {
                if let Some(once) = bare(kind, bytes) {
                    prop_assert!(once.len() <= bytes.len() + 36);
                    prop_assert_eq!(bare(kind, &once), Some(once.clone()));
                }
            }
        }
    }
}
