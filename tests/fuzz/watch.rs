//! Runs the program, and knows when it hangs or crashes.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long a command may take. A digest here takes a small part of a second; the rest is for machines with other work.
const GUARD: Duration = Duration::from_secs(60);

/// How a command ended.
pub struct Ended {
    /// The exit code; `None` if a signal ended it.
    pub code: Option<i32>,
    /// What it wrote to standard error.
    pub errors: String,
    /// What it wrote to standard output.
    pub output: String,
    /// Whether it took too long, and was killed.
    pub hung: bool,
}

/// Runs the program in a digest. `scratch` is a folder for its output.
pub fn run(program: &Path, digest: &Path, arguments: &[String], scratch: &Path) -> Ended {
    let paths = [scratch.join("out"), scratch.join("err")];
    let [out, err] = paths
        .each_ref()
        .map(|path| File::create(path).expect("the scratch folder is there"));
    let mut child = Command::new(program)
        .current_dir(digest)
        .args(arguments)
        .env("NO_COLOR", "1")
        .env("RUST_BACKTRACE", "0")
        .env("SOURCE_DATE_EPOCH", "1764417600")
        // Two digests are tried at once on two processors.
        .env("RAYON_NUM_THREADS", "2")
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        .spawn()
        .expect("the program can be started");
    let start = Instant::now();
    let mut pause = Duration::from_micros(500);
    let (code, hung) = loop {
        match child.try_wait() {
            Ok(Some(status)) => break (status.code(), false),
            Ok(None) if start.elapsed() > GUARD => {
                // It may have ended just now.
                let _ = child.kill();
                let _ = child.wait();
                break (None, true);
            }
            _ => {
                std::thread::sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(10));
            }
        }
    };
    let [output, errors] = paths.map(|path| read_lossily(&path));
    Ended {
        code,
        errors,
        output,
        hung,
    }
}

fn read_lossily(path: &Path) -> String {
    let mut bytes = Vec::new();
    if let Ok(file) = File::open(path) {
        // What can be read says enough.
        let _ = file.take(2_000_000).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
