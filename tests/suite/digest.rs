//! A small digest on the disk, what the pipeline makes of it, and what the program does with it.

use chancery::diagnostic::Diagnostic;
use chancery::pipeline::{self, Options, Prepared};
use chancery::render::Output;
use chancery::resolve;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The moment for which every digest here is made, unless a test says otherwise.
pub const NOW: &str = "2021-12-01T12:00:00Z";

/// The longest that anything may keep a processor busy: it is there against hanging, not to measure.
const GUARD: Duration = Duration::from_secs(60);
/// The longest that anything may take where other programs have the processors, or nothing is done at all.
const PATIENCE: Duration = Duration::from_secs(180);

/// The front matter of an entry in which nothing is wrong.
pub const PLAIN: &str = "title: A meeting in Rome\ndate: 2021-10-30\nsource: Xinhua\nparticipants: [Wang Yi, Sergey \
                         Lavrov]\ntopics: [brics]\n";

/// A digest in a folder of its own, which goes when this does.
pub struct Digest {
    folder: TempDir,
}

/// A built site: from the path of each file to its bytes.
pub type Site = BTreeMap<String, Vec<u8>>;

/// How a run of the program ended.
#[derive(Debug)]
pub struct Run {
    /// The exit code; none where a signal ended it, or the guard.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
    pub in_time: bool,
}

impl Digest {
    /// A digest of these files, by their paths below its root.
    pub fn new<P: AsRef<str>, B: AsRef<[u8]>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        let digest = Self {
            folder: TempDir::new().expect("a folder for a digest"),
        };
        fs::create_dir(digest.root()).expect("a folder for a digest");
        for (path, text) in files {
            digest.write(path.as_ref(), text);
        }
        digest
    }

    /// A digest of one entry, `content/entries/rome.md`.
    pub fn of_entry(front: &str, body: &str) -> Self {
        Self::new([("content/entries/rome.md", entry(front, body))])
    }

    /// What stands around the digest: nothing may be written there.
    pub fn around(&self) -> &Path {
        self.folder.path()
    }

    /// The digest's folder.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("digest")
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.root().join(below)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        let folder = path.parent().expect("a file is in a folder");
        fs::create_dir_all(folder).expect("a folder of a digest");
        fs::write(path, text).expect("a file of a digest");
    }

    /// The text of a file of the digest.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The files of the digest, by their paths; without a built site.
    pub fn content(&self) -> Site {
        let mut files = files(&self.root());
        files.retain(|path, _| !path.starts_with("public/"));
        files
    }

    pub fn prepare(&self, options: &Options) -> Prepared {
        pipeline::prepare(&self.root(), options, None)
    }

    /// Runs the program with the digest as its root.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[])
    }

    /// Runs it, makes sure that it succeeds, and returns all that it said.
    pub fn succeed(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(run.code, Some(0), "{arguments:?}: {}{}", run.out, run.err);
        run.out + &run.err
    }

    /// The same, with variables of the environment.
    pub fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let (out, err) = (self.around().join("stdout"), self.around().join("stderr"));
        let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"))
            .arg("-C")
            .arg(self.root())
            .args(arguments)
            .env_remove("SOURCE_DATE_EPOCH")
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(File::create(&out).expect("a file for the output"))
            .stderr(File::create(&err).expect("a file for the output"))
            .spawn()
            .expect("the program runs");
        let start = Instant::now();
        let mut in_time = true;
        let status = loop {
            match child.try_wait().expect("the program runs") {
                Some(status) => break status,
                None if in_time && (busy(child.id()) > GUARD || start.elapsed() > PATIENCE) => {
                    in_time = false;
                    child.kill().expect("the program can be stopped");
                }
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        };
        let said = |path: &Path| {
            let said = fs::read(path).expect("the output");
            fs::remove_file(path).expect("the output");
            String::from_utf8_lossy(&said).into_owned()
        };
        Run {
            code: status.code(),
            out: said(&out),
            err: said(&err),
            in_time,
        }
    }

    /// The files that were published.
    pub fn published(&self) -> Site {
        files(&self.path("public"))
    }
}

/// How long a process and its threads have kept processors busy; nothing where the system does not tell.
fn busy(process: u32) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // proc(5): after the name, which may hold anything, utime and stime are the twelfth and thirteenth field.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u64 = fields
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<u64>().ok())
        .sum();
    Duration::from_millis(ticks * 10)
}

/// An entry's text; a sentence where a test needs none, since an entry without a text is reported.
pub fn entry(front: &str, body: &str) -> String {
    let body = if body.is_empty() { "They met." } else { body };
    format!("---\n{front}---\n\n{body}\n")
}

/// The options of a build at a moment.
pub fn at(now: &str) -> Options {
    Options {
        resolve: resolve::Options::published(now.parse::<Timestamp>().expect("a moment")),
        base_url: None,
        theme: None,
    }
}

/// Renders everything, and returns the files and the mistakes of templates.
pub fn render(prepared: &Prepared) -> Option<(Site, Vec<Diagnostic>)> {
    let ready = prepared.ready.as_ref()?;
    let site = Mutex::new(Site::new());
    let keep = |path: &str, output: Output| {
        let bytes = match output {
            Output::Bytes(bytes) => bytes,
            Output::Shared(bytes) => bytes.to_vec(),
            Output::Picture(picture) => picture.png().expect("it can be drawn"),
            Output::Copy(from) => fs::read(from).expect("a file to copy"),
        };
        let mut site = site.lock().expect("no thread panicked");
        assert!(site.insert(path.to_owned(), bytes).is_none(), "{path} is made twice");
        Ok::<(), Infallible>(())
    };
    let Ok(wrong) = pipeline::render_all(ready, &AtomicUsize::new(0), keep);
    Some((site.into_inner().expect("no thread panicked"), wrong))
}

/// Renders a digest that has no error with templates that make no mistake.
pub fn site_of(prepared: &Prepared) -> Site {
    let (site, wrong) = render(prepared).unwrap_or_else(|| panic!("{:?}", prepared.diagnostics));
    assert_eq!(wrong, []);
    site
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Site {
    let mut site = Site::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for found in fs::read_dir(&at).into_iter().flatten() {
            let path = found.expect("a file").path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if path.is_file() {
                let below = path.strip_prefix(folder).expect("it is below");
                site.insert(
                    below.to_string_lossy().into_owned(),
                    fs::read(&path).unwrap_or_default(),
                );
            }
        }
    }
    site
}
