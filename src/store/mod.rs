//! Content kept on disk under a digest of all that it depends on.
//!
//! What resumes a run, what lets variants of a scenario share sweeps, and what shards of an area leave for each other is one
//! mechanism: a [`Key`] is made of everything that decides the content, so content that is found under a key is right
//! whoever left it, and content of another terrain, mast or version of the program is never found.

mod cache;
mod durable;
mod float_bytes;
mod kept;
mod key;
mod pack;

pub use cache::{Cache, Keeping};
pub use durable::{LEFT_AFTER, UNFINISHED, sync_names, write_whole};
pub use float_bytes::{FloatDigest, bytes_of, bytes_of_shorts, floats_of, shorts_of};
pub use kept::Store;
pub use key::{Key, hexadecimal};
pub use pack::Pack;
