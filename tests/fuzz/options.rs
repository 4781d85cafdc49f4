//! The options of the command line.

use std::path::PathBuf;
use std::time::Duration;

/// What is to be run.
pub struct Options {
    /// The program.
    pub program: PathBuf,
    /// What all rounds are made from.
    pub seed: u64,
    /// The only round to run.
    pub round: Option<u64>,
    /// After how many mutated files it ends.
    pub files: Option<u64>,
    /// After what time it ends.
    pub time: Duration,
    /// How many digests are tried at once.
    pub threads: usize,
}

impl Options {
    /// Reads the arguments.
    pub fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            program: PathBuf::from(env!("CARGO_BIN_EXE_chancery")),
            seed: 1,
            round: None,
            files: None,
            time: Duration::from_secs(60),
            threads: std::thread::available_parallelism().map_or(1, usize::from),
        };
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
            let number = || {
                value
                    .parse::<u64>()
                    .map_err(|_| format!("{name} needs a number, not {value}"))
            };
            match name.as_str() {
                // Relative to where the script was called, which cargo does not change.
                "--program" => options.program = std::path::absolute(&value).map_err(|why| why.to_string())?,
                "--seed" => options.seed = number()?,
                "--round" => options.round = Some(number()?),
                "--files" => {
                    options.files = Some(number()?);
                    options.time = Duration::MAX;
                }
                "--seconds" => options.time = Duration::from_secs(number()?),
                "--threads" => options.threads = usize::try_from(number()?).unwrap_or(1).max(1),
                _ => return Err(format!("unknown option {name}; scripts/fuzz --help lists them")),
            }
        }
        Ok(options)
    }
}
