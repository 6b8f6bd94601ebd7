//! A zip archive of one file, not compressed: what QGIS takes for a project (`.qgz`).

/// 1 January 1980, 00:00, as archives write it: equal content is equal bytes.
const NO_DATE: [u8; 4] = [0, 0, 0x21, 0];

/// The archive of a file.
///
/// # Source
/// APPNOTE.TXT of PKWARE, version 6.3: local file header, central directory, end of central directory.
pub(in crate::outputs) fn archive_of(name: &str, content: &[u8]) -> Vec<u8> {
    let mut sizes = checksum(content).to_le_bytes().to_vec();
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX).to_le_bytes();
    sizes.extend(length);
    sizes.extend(length);
    sizes.extend(short(name.len()));
    let mut archive = b"PK\x03\x04\x14\0\0\x08\0\0".to_vec();
    archive.extend(NO_DATE);
    archive.extend(&sizes);
    archive.extend([0, 0]);
    archive.extend(name.as_bytes());
    archive.extend(content);
    let directory = archive.len();
    archive.extend(b"PK\x01\x02\x14\0\x14\0\0\x08\0\0");
    archive.extend(NO_DATE);
    archive.extend(&sizes);
    // no extra field, comment, disk, attributes; the file begins at 0
    archive.extend([0; 16]);
    archive.extend(name.as_bytes());
    let end = archive.len();
    archive.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    archive.extend(u32::try_from(end - directory).unwrap_or(u32::MAX).to_le_bytes());
    archive.extend(u32::try_from(directory).unwrap_or(u32::MAX).to_le_bytes());
    archive.extend([0, 0]);
    archive
}

fn short(length: usize) -> [u8; 2] {
    u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes()
}

/// CRC-32 as archives have it (ISO 3309, reversed polynomial 0xEDB88320).
fn checksum(content: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
    !content.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

#[cfg(test)]
mod tests {
    use super::{archive_of, checksum};

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
        assert_eq!(checksum(b""), 0);
    }

    #[test]
    fn the_directory_points_at_the_file() {
        let archive = archive_of("project.qgs", b"<qgis/>");
        let end = archive.len() - 22;
        let number =
            |at: usize| u32::from_le_bytes([archive[at], archive[at + 1], archive[at + 2], archive[at + 3]]);
        let directory = number(end + 16) as usize;
        assert_eq!(&archive[directory..directory + 4], b"PK\x01\x02");
        assert_eq!(number(end + 12) as usize, end - directory);
        assert_eq!(&archive[30..41], b"project.qgs");
        assert_eq!(&archive[41..48], b"<qgis/>");
    }
}
