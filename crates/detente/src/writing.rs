//! The one writer of files: what is on disk is the old bytes or the new ones, whole, and nothing is lost on the way.
//!
//! A regular file is replaced in one step by a file written beside it, through symbolic links, with its permissions and
//! its owner. What is no regular file (a device, a pipe) is written to, as a shell would. What a killed run leaves behind
//! is swept away by the next one.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// Which file may be replaced.
#[derive(Clone, Copy, Debug)]
pub enum Over<'a> {
    /// None: the file must be new.
    Nothing,
    /// The one that was read and has been worked on; refused when it holds other bytes by now.
    Read(&'a [u8]),
    /// One that the same command wrote before, which it knows by its beginning; an empty one, too.
    Own(Mark<'a>),
    /// Whatever is there.
    Anything,
}

/// How a command knows a file that it wrote before.
#[derive(Clone, Copy, Debug)]
pub enum Mark<'a> {
    /// By words in its first or last 4 KiB that nothing else carries.
    Words(&'a str),
    /// By its first 64 bytes, which are those of the new text.
    Beginning,
}

/// Bytes at either end that are looked at to know a file again.
const LOOKED_AT: u64 = 4096;
/// Bytes of a beginning that must be the same.
const BEGINNING: usize = 64;

/// Why a file was not written. The file on disk is as it was.
#[derive(Debug)]
pub enum WriteError {
    /// A file is there, and it is not one that the command wrote.
    Taken(PathBuf),
    /// The file has been changed since it was read.
    Changed(PathBuf),
    /// The path is a folder.
    IsFolder(PathBuf),
    /// The folder does not exist.
    NoFolder(PathBuf),
    /// The file, or its folder, may not be written.
    ReadOnly(PathBuf),
    /// The disk, or the quota, is full.
    Full(PathBuf),
    /// Anything else that the system says.
    Other(PathBuf, io::Error),
}

impl WriteError {
    fn new(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full(path),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            io::ErrorKind::IsADirectory => Self::IsFolder(path),
            _ => Self::Other(path, error),
        }
    }

    /// What is wrong, without the name of the file, for somebody who knows which file it is about.
    pub fn why(&self) -> String {
        match self {
            Self::Taken(_) => "a file is there that this command did not write".to_owned(),
            Self::Changed(_) => "it has been changed by somebody else in the meantime".to_owned(),
            Self::IsFolder(_) => "it is a folder".to_owned(),
            Self::NoFolder(path) => format!("the folder {} does not exist", path.display()),
            Self::ReadOnly(_) => "it, or its folder, is read-only".to_owned(),
            Self::Full(_) => "the disk is full".to_owned(),
            Self::Other(_, error) => error.to_string(),
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken(path) => {
                write!(f, "{} exists already, and this command did not write it; nothing was changed", path.display())
            }
            Self::NoFolder(path) => write!(f, "the folder {} does not exist; make it first", path.display()),
            Self::Changed(path)
            | Self::IsFolder(path)
            | Self::ReadOnly(path)
            | Self::Full(path)
            | Self::Other(path, _) => {
                write!(f, "{} cannot be written: {}; nothing was changed", path.display(), self.why())
            }
        }
    }
}

impl std::error::Error for WriteError {}

/// Writes a file.
///
/// # Errors
/// See [`WriteError`]; the file on disk is then as it was. Only what is no regular file may have received a part.
///
/// ```
/// use detente::writing::{Over, write};
/// let folder = tempfile::tempdir()?;
/// let file = folder.path().join("case.yaml");
/// write(&file, b"detente: 1\n", Over::Nothing)?;
/// assert!(write(&file, b"other", Over::Nothing).is_err());
/// write(&file, b"detente: 1\nid: a\n", Over::Read(b"detente: 1\n"))?;
/// assert_eq!(std::fs::read(&file)?, b"detente: 1\nid: a\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(path: &Path, bytes: &[u8], over: Over) -> Result<(), WriteError> {
    let target = target(path).map_err(|e| WriteError::new(path, e))?;
    let fail = |e| WriteError::new(path, e);
    let there = match fs::metadata(&target) {
        Ok(data) => Some(data),
        Err(e) if e.kind() == io::ErrorKind::NotFound => None,
        Err(e) => return Err(fail(e)),
    };
    let Some(data) = there else {
        let folder = folder_of(&target);
        if !folder.is_dir() {
            return Err(WriteError::NoFolder(folder.to_owned()));
        }
        return match over {
            Over::Read(_) => Err(WriteError::Changed(path.to_owned())),
            Over::Anything => beside(&target, bytes, None, true).map_err(fail),
            Over::Nothing | Over::Own(_) => match beside(&target, bytes, None, false) {
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(WriteError::Taken(path.to_owned())),
                done => done.map_err(fail),
            },
        };
    };
    if data.is_dir() {
        return Err(WriteError::IsFolder(path.to_owned()));
    }
    if !data.is_file() {
        return OpenOptions::new().write(true).open(&target).and_then(|mut to| to.write_all(bytes)).map_err(fail);
    }
    // What may not be written to is not replaced either, although its folder would allow that.
    OpenOptions::new().write(true).open(&target).map_err(fail)?;
    match over {
        Over::Anything => {}
        Over::Nothing => return Err(WriteError::Taken(path.to_owned())),
        Over::Read(was) => {
            let mut now = Vec::new();
            File::open(&target).and_then(|f| f.take(was.len() as u64 + 1).read_to_end(&mut now)).map_err(fail)?;
            if now != was {
                return Err(WriteError::Changed(path.to_owned()));
            }
        }
        Over::Own(mark) => {
            if data.len() > 0 && !File::open(&target).and_then(|f| is_own(f, bytes, mark)).map_err(fail)? {
                return Err(WriteError::Taken(path.to_owned()));
            }
        }
    }
    beside(&target, bytes, Some(&data), true).map_err(fail)
}

/// Whether a file is one that the command wrote before.
fn is_own(mut file: File, new: &[u8], mark: Mark) -> io::Result<bool> {
    let mut head = Vec::new();
    (&mut file).take(LOOKED_AT).read_to_end(&mut head)?;
    Ok(match mark {
        Mark::Beginning => head.starts_with(&new[..new.len().min(BEGINNING)]),
        Mark::Words(words) => {
            let found = |bytes: &[u8]| bytes.windows(words.len()).any(|w| w == words.as_bytes());
            found(&head) || {
                let mut tail = Vec::new();
                let from = file.metadata()?.len().saturating_sub(LOOKED_AT);
                file.seek(SeekFrom::Start(from))?;
                file.take(LOOKED_AT).read_to_end(&mut tail)?;
                found(&tail)
            }
        }
    })
}

/// Where the bytes go in the end: links are followed, also one that leads to nothing yet.
fn target(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    // As many links as Linux follows.
    for _ in 0..40 {
        match fs::symlink_metadata(&target) {
            Ok(data) if data.is_symlink() => target = folder_of(&target).join(fs::read_link(&target)?),
            _ => return Ok(target),
        }
    }
    Err(io::Error::other("too many links lead from one to the next"))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What the names of files begin with that are not whole yet.
const UNFINISHED: &str = ".detente-unfinished-";

/// Writes a file beside the target and puts it in its place in one step.
fn beside(target: &Path, bytes: &[u8], like: Option<&fs::Metadata>, replace: bool) -> io::Result<()> {
    let folder = folder_of(target);
    sweep(folder);
    // Another run that sweeps may take the new file for a leftover before it is locked; then it is made again.
    let mut file = loop {
        let file = unfinished(folder)?;
        let _ = file.as_file().lock();
        if file.path().exists() {
            break file;
        }
    };
    file.write_all(bytes)?;
    if let Some(data) = like {
        owned_alike(&file, data);
        file.as_file().set_permissions(data.permissions())?;
    }
    file.as_file().sync_all()?;
    if replace { file.persist(target) } else { file.persist_noclobber(target) }.map_err(|e| e.error)?;
    // The new name must survive a loss of power too; where folders cannot be synced, the system takes care of it.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// A new file with the permissions that the user's mask gives to any.
fn unfinished(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(UNFINISHED).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Gives a file the owner of another, as far as the system lets us.
#[cfg(unix)]
fn owned_alike(file: &NamedTempFile, data: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let _ = fchown(file.as_file(), Some(data.uid()), Some(data.gid()));
}

#[cfg(not(unix))]
fn owned_alike(_: &NamedTempFile, _: &fs::Metadata) {}

/// Removes what killed runs left in a folder: files with our name that nobody holds any more.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|n| n.starts_with(UNFINISHED) && n.ends_with(".tmp"));
        if ours
            && entry.file_type().is_ok_and(|t| t.is_file())
            && let Ok(file) = File::open(entry.path())
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn only_what_the_command_wrote_is_replaced() {
        let folder = folder();
        let file = folder.path().join("out");
        let own = Over::Own(Mark::Beginning);
        let table = |row: &str| format!("{},name\n{row}\n", "number".repeat(12));
        write(&file, table("1,a").as_bytes(), own).unwrap();
        write(&file, table("2,b").as_bytes(), own).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), table("2,b"));
        fs::write(&file, "my notes\n").unwrap();
        assert!(matches!(write(&file, table("3,c").as_bytes(), own), Err(WriteError::Taken(_))));
        assert!(matches!(write(&file, b"x", Over::Own(Mark::Words("generator"))), Err(WriteError::Taken(_))));
        assert_eq!(fs::read(&file).unwrap(), b"my notes\n");
        write(&file, b"forced", Over::Anything).unwrap();
        fs::write(&file, "").unwrap();
        write(&file, b"into an empty file", own).unwrap();
        let page = format!("<!doctype html>{}Report on talks by us.", "x".repeat(9_000));
        fs::write(&file, &page).unwrap();
        write(&file, b"new", Over::Own(Mark::Words("Report on talks by us"))).unwrap();
    }

    #[test]
    fn a_file_changed_in_the_meantime_is_left_alone() {
        let folder = folder();
        let file = folder.path().join("case.yaml");
        fs::write(&file, "theirs").unwrap();
        assert!(matches!(write(&file, b"mine", Over::Read(b"was")), Err(WriteError::Changed(_))));
        assert_eq!(fs::read(&file).unwrap(), b"theirs");
        fs::remove_file(&file).unwrap();
        assert!(matches!(write(&file, b"mine", Over::Read(b"was")), Err(WriteError::Changed(_))));
    }

    #[test]
    fn folders_and_missing_folders_are_named() {
        let folder = folder();
        assert!(matches!(write(folder.path(), b"x", Over::Anything), Err(WriteError::IsFolder(_))));
        let deep = folder.path().join("no/such/file");
        assert!(matches!(write(&deep, b"x", Over::Anything), Err(WriteError::NoFolder(_))));
    }

    #[cfg(unix)]
    #[test]
    fn links_devices_permissions_and_read_only_files_stay_what_they_are() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("far")).unwrap();
        fs::write(at("far/real"), "old").unwrap();
        fs::set_permissions(at("far/real"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink("far/real", at("one")).unwrap();
        symlink(at("one"), at("two")).unwrap();
        write(&at("two"), b"new", Over::Read(b"old")).unwrap();
        assert!(fs::symlink_metadata(at("two")).unwrap().is_symlink());
        assert!(fs::symlink_metadata(at("one")).unwrap().is_symlink());
        assert_eq!(fs::read(at("far/real")).unwrap(), b"new");
        assert_eq!(fs::metadata(at("far/real")).unwrap().permissions().mode() & 0o777, 0o640);
        symlink("far/made", at("dangling")).unwrap();
        write(&at("dangling"), b"x", Over::Nothing).unwrap();
        assert_eq!(fs::read(at("far/made")).unwrap(), b"x");
        symlink("round", at("round")).unwrap();
        assert!(write(&at("round"), b"x", Over::Anything).is_err());

        fs::set_permissions(at("far/real"), fs::Permissions::from_mode(0o440)).unwrap();
        // As in a shell: who may write it all the same is the superuser, and the file stays read-only.
        let may = OpenOptions::new().write(true).open(at("far/real")).is_ok();
        match write(&at("one"), b"newer", Over::Read(b"new")) {
            Ok(()) => assert!(may),
            Err(error) => assert!(!may && matches!(error, WriteError::ReadOnly(_)), "{error}"),
        }
        assert_eq!(fs::read(at("far/real")).unwrap(), if may { &b"newer"[..] } else { b"new" });
        assert_eq!(fs::metadata(at("far/real")).unwrap().permissions().mode() & 0o777, 0o440);

        symlink("/dev/null", at("null")).unwrap();
        write(&at("null"), b"gone", Over::Own(Mark::Beginning)).unwrap();
        use std::os::unix::fs::FileTypeExt;
        assert!(fs::metadata(at("null")).unwrap().file_type().is_char_device());
        if Path::new("/dev/full").exists() {
            assert!(matches!(write(Path::new("/dev/full"), b"x", Over::Nothing), Err(WriteError::Full(_))));
            assert!(fs::metadata("/dev/full").unwrap().file_type().is_char_device());
        }
    }

    #[test]
    fn leftovers_of_killed_runs_are_swept_and_the_living_are_left() {
        let folder = folder();
        let dead = folder.path().join(format!("{UNFINISHED}dead.tmp"));
        fs::write(&dead, "half").unwrap();
        let other = folder.path().join(".tmpTheirs");
        fs::write(&other, "not ours").unwrap();
        let living = unfinished(folder.path()).unwrap();
        living.as_file().lock().unwrap();
        write(&folder.path().join("new"), b"x", Over::Nothing).unwrap();
        assert!(!dead.exists() && other.exists() && living.path().exists());
        let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names.len(), 3, "{names:?}");
    }

    #[test]
    fn many_runs_that_write_and_sweep_at_once_lose_nothing() {
        let folder = folder();
        std::thread::scope(|scope| {
            for k in 0..4 {
                let folder = folder.path();
                scope.spawn(move || {
                    for round in 0..25 {
                        let file = folder.join(format!("{k}-{round}"));
                        write(&file, b"whole", Over::Nothing).unwrap();
                        assert_eq!(fs::read(file).unwrap(), b"whole");
                    }
                });
            }
        });
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 100);
    }
}
