//! Reading and writing at a place of a file.
#![expect(clippy::disallowed_types, reason = "the file is the caller's")]
use std::fs::File;
use std::io;

/// Fills `bytes` with what stands from `offset` on, in bytes from the beginning.
///
/// # Errors
/// The system's; `UnexpectedEof` where the file is shorter.
pub(crate) fn read_exact_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    #[cfg(unix)]
    {
        std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset)
    }
    #[cfg(windows)]
    {
        let (mut rest, mut at) = (bytes, offset);
        while !rest.is_empty() {
            match std::os::windows::fs::FileExt::seek_read(file, rest, at)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => {
                    rest = &mut rest[read..];
                    at += read as u64;
                }
            }
        }
        Ok(())
    }
}

/// Writes all of `bytes` from `offset` on, in bytes from the beginning.
///
/// # Errors
/// The system's.
pub(crate) fn write_all_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    #[cfg(unix)]
    {
        std::os::unix::fs::FileExt::write_all_at(file, bytes, offset)
    }
    #[cfg(windows)]
    {
        let (mut rest, mut at) = (bytes, offset);
        while !rest.is_empty() {
            match std::os::windows::fs::FileExt::seek_write(file, rest, at)? {
                0 => return Err(io::ErrorKind::WriteZero.into()),
                written => {
                    rest = &rest[written..];
                    at += written as u64;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{read_exact_at, write_all_at};

    #[test]
    fn what_is_written_at_a_place_is_read_there() {
        let file = tempfile::tempfile().expect("a file");
        write_all_at(&file, b"abcdef", 2).expect("written");
        write_all_at(&file, b"XY", 4).expect("written over");
        let mut found = [0; 4];
        read_exact_at(&file, &mut found, 3).expect("read");
        assert_eq!(&found, b"bXYe");
        let error = read_exact_at(&file, &mut found, 6).expect_err("beyond the end");
        assert_eq!(error.kind(), std::io::ErrorKind::UnexpectedEof);
    }
}
