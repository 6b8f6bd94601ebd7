//! Archives made by hand, without compression.

/// CRC-32 of ISO 3309, as zip and gzip have it.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

fn little(numbers: &[(u32, usize)]) -> Vec<u8> {
    let bytes = |(number, bytes): &(u32, usize)| {
        number.to_le_bytes().into_iter().chain([0; 8]).take(*bytes).collect::<Vec<_>>()
    };
    numbers.iter().flat_map(bytes).collect()
}

/// A zip archive of stored files.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let (size, length) = (content.len() as u32, name.len() as u32);
        let fields =
            little(&[(20, 2), (0, 2), (0, 2), (0, 2), (0x21, 2), (crc32(content), 4), (size, 4), (size, 4)]);
        let start = archive.len() as u32;
        directory.extend(
            [&b"PK\x01\x02\x14\0"[..], &fields, &little(&[(length, 2), (0, 12), (start, 4)])].concat(),
        );
        directory.extend(name.as_bytes());
        archive.extend(
            [b"PK\x03\x04", &fields[..], &little(&[(length, 2), (0, 2)]), name.as_bytes(), content].concat(),
        );
    }
    let (count, size, start) = (files.len() as u32, directory.len() as u32, archive.len() as u32);
    archive.extend(directory);
    archive.extend(b"PK\x05\x06");
    archive.extend(little(&[(0, 4), (count, 2), (count, 2), (size, 4), (start, 4), (0, 2)]));
    archive
}

/// A file in gzip's format, in stored blocks.
pub(crate) fn gzip(content: &[u8]) -> Vec<u8> {
    let mut packed = b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec();
    let blocks: Vec<&[u8]> = content.chunks(60_000).collect();
    for (index, block) in blocks.iter().enumerate() {
        let size = block.len() as u32;
        packed.push(u8::from(index + 1 == blocks.len()));
        packed.extend(little(&[(size, 2), (!size, 2)]));
        packed.extend(*block);
    }
    packed.extend(little(&[(crc32(content), 4), (content.len() as u32, 4)]));
    packed
}

/// A tar archive (POSIX ustar) of one file.
pub(crate) fn tar(name: &str, content: &[u8]) -> Vec<u8> {
    let mut header = vec![0_u8; 512];
    let mut put = |at: usize, text: &str| header[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, name);
    put(100, "0000644\0");
    put(124, &format!("{:011o}\0", content.len()));
    put(136, "00000000000\0");
    put(148, "        0");
    put(257, "ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let padding = vec![0_u8; (512 - content.len() % 512) % 512 + 1_024];
    [header, content.to_vec(), padding].concat()
}
