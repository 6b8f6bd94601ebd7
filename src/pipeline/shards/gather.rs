//! Which shards are done, and shards brought together from several folders.
use super::error::ShardsRunError;
use crate::outputs::{ShardDone, ShardsError, ShardsFolder, ShardsStatus};
use std::path::PathBuf;

/// Opens folders of one plan.
pub(super) fn opened(
    folders: &[PathBuf],
    open: fn(&std::path::Path) -> Result<ShardsFolder, ShardsError>,
) -> Result<Vec<ShardsFolder>, ShardsError> {
    let opened = folders.iter().map(|folder| open(folder)).collect::<Result<Vec<_>, _>>()?;
    if let Some(first) = opened.first()
        && let Some(other) = opened.iter().find(|other| other.plan().digest != first.plan().digest)
    {
        let (first, second) = (first.path().to_owned(), other.path().to_owned());
        return Err(ShardsError::OtherPlan { first, second });
    }
    Ok(opened)
}

/// Of each shard the folder in which it is done, with its record.
pub(super) fn done_in(folders: &[ShardsFolder]) -> Vec<Option<(&ShardsFolder, ShardDone)>> {
    let count = folders.first().map_or(0, |first| first.plan().count);
    let find = |shard| folders.iter().find_map(|folder| Some((folder, folder.done(shard)?)));
    (0..count).map(find).collect()
}

/// Tells which shards of a plan are done, in any of some folders.
///
/// # Errors
/// [`ShardsRunError::Folder`]: no plan, or different ones.
pub fn status(folders: &[PathBuf]) -> Result<ShardsStatus, ShardsRunError> {
    let opened = opened(folders, ShardsFolder::open)?;
    let mut status = ShardsStatus::default();
    let Some(plan) = opened.first().map(ShardsFolder::plan) else { return Ok(status) };
    status.count = plan.count;
    for (task, done) in plan.shards.iter().zip(done_in(&opened)) {
        if let Some((_, done)) = done {
            status.done_s.0 += done.cpu_s;
            status.done_s.1 += task.estimate.cpu_s;
        } else {
            status.missing.push(task.number);
            status.left_s += task.estimate.cpu_s;
        }
    }
    Ok(status)
}

/// Copies finished shards from other folders of the same plan into the first; gives how many, and how far the plan is.
///
/// # Errors
/// [`ShardsRunError::Folder`]: no plan, different ones, a damaged file, a full disk.
pub fn gather(into: &std::path::Path, others: &[PathBuf]) -> Result<(usize, ShardsStatus), ShardsRunError> {
    let folders: Vec<PathBuf> = std::iter::once(into.to_owned()).chain(others.iter().cloned()).collect();
    let opened = opened(&folders, ShardsFolder::open)?;
    let mut taken = 0;
    if let Some((first, others)) = opened.split_first() {
        for shard in 0..first.plan().count {
            if first.done(shard).is_none()
                && let Some(other) = others.iter().find(|other| other.done(shard).is_some())
            {
                taken += usize::from(first.take(other, shard)?);
            }
        }
    }
    Ok((taken, status(&folders[..1])?))
}
