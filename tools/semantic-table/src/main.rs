//! Makes the two tables the theme engine carries; `src/domain/data/README.md` says when and how.

#[path = "../../../src/domain/src/theme/eigen.rs"]
mod eigen;
mod encoder;
mod letters;
mod table;
mod wordnet;
mod wordpiece;

use std::path::Path;

use anyhow::bail;
use sha2::{Digest, Sha256};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let out = match arguments[..] {
        ["semantics", model, wordnet, work, out] => {
            table::write(
                Path::new(model),
                Path::new(wordnet),
                Path::new(work),
                Path::new(out),
            )?;
            out
        }
        ["letters", crates, runs, out] => {
            letters::write(Path::new(crates), Path::new(out), runs.parse()?)?;
            out
        }
        _ => bail!("semantics MODEL WORDNET WORK OUT | letters CRATES RUNS OUT"),
    };
    let sum = Sha256::digest(std::fs::read(out)?);
    let hex: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    println!("{hex}  {out}");
    Ok(())
}
