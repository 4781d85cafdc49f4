//! What is made before the program is compiled: the faces of the typeface that social cards are drawn with, and a new
//! look at the folders that are built in.

#![allow(clippy::disallowed_methods, reason = "it writes into the folder that cargo gives it")]

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // `include_dir` is told of files that change, not of those that are new: a run of this script compiles them in.
    for folder in ["themes", "tests/everything"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    #[cfg(feature = "cards")]
    faces::write();
}

/// The crate of the fonts has thirty faces, 10 MB that the program would carry along. Two of them are drawn with.
#[cfg(feature = "cards")]
mod faces {
    use std::path::PathBuf;
    use std::{env, fs};

    /// By their PostScript names, as `src/draw.rs` names the files.
    const FACES: [&str; 2] = ["LibertinusSerif-Regular", "LibertinusSerif-Semibold"];

    pub fn write() {
        let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
        for name in FACES {
            let face = typst_assets::fonts().find(|font| postscript_name(font).as_deref() == Some(name));
            let face = face.unwrap_or_else(|| panic!("typst-assets has no face {name}"));
            fs::write(folder.join(format!("{name}.otf")), face).expect("OUT_DIR can be written to");
        }
    }

    /// The PostScript name of an OpenType font, as its table `name` has it in UTF-16.
    /// See <https://learn.microsoft.com/typography/opentype/spec/name>.
    fn postscript_name(font: &[u8]) -> Option<String> {
        const POSTSCRIPT_NAME: usize = 6;
        const WINDOWS: usize = 3;
        let mut tables = (0..u16_at(font, 4)?).map(|at| 12 + at * 16);
        let record = tables.find(|at| font.get(*at..at + 4) == Some(b"name"))?;
        let table = font.get(u32_at(font, record + 8)?..)?;
        let mut names = (0..u16_at(table, 2)?).map(|at| 6 + at * 12);
        let name =
            names.find(|at| u16_at(table, *at) == Some(WINDOWS) && u16_at(table, at + 6) == Some(POSTSCRIPT_NAME))?;
        let start = u16_at(table, 4)? + u16_at(table, name + 10)?;
        let text = table.get(start..start + u16_at(table, name + 8)?)?;
        let units: Vec<u16> = text
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .collect();
        String::from_utf16(&units).ok()
    }

    fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
        let bytes = bytes.get(at..at + 2)?;
        Some(usize::from(u16::from_be_bytes(bytes.try_into().ok()?)))
    }

    fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
        let bytes = bytes.get(at..at + 4)?;
        usize::try_from(u32::from_be_bytes(bytes.try_into().ok()?)).ok()
    }
}
