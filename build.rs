//! Builds the browser's files into the program: one stylesheet, one script, one icon.
//!
//! Reads what `npm ci` put into `public/node_modules`; never touches the network. Without the
//! front-end kit the site gets its own plain stylesheet and works all the same; `KIT=required`
//! makes that an error.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    let public = root.join("public");
    let kit = public.join("node_modules/govuk-frontend/dist/govuk");
    for watched in ["css", "js", "images", "package-lock.json"] {
        println!("cargo:rerun-if-changed={}", public.join(watched).display());
    }
    // A file that is not there would mean building anew each time: then its folder is watched.
    let kit_file = kit.join("govuk-frontend.min.css");
    let watched = if kit_file.exists() {
        &kit_file
    } else {
        &public
    };
    println!("cargo:rerun-if-changed={}", watched.display());
    println!("cargo:rerun-if-env-changed=KIT");

    let ours = read(&public.join("css/app.css"));
    let script = read(&public.join("js/app.js"));
    let kit_css = fs::read_to_string(kit.join("govuk-frontend.min.css"));
    let kit_js = fs::read_to_string(kit.join("govuk-frontend.min.js"));
    let (css, js, fallback) = match (kit_css, kit_js) {
        (Ok(kit_css), Ok(kit_js)) => (
            direction_neutral(&kit_css) + &ours,
            one_module(&kit_js, &script),
            false,
        ),
        _ if env::var("KIT").as_deref() == Ok("required") => {
            panic!("the front-end kit is missing: run `npm ci --ignore-scripts` in public/");
        }
        _ => {
            println!("cargo:warning=front-end kit not installed, using fallback.css");
            (
                read(&public.join("css/fallback.css")) + &ours,
                one_module("", &script),
                true,
            )
        }
    };
    let icon = read(&public.join("images/icon.svg"));
    let mut code = String::new();
    asset(
        &mut code,
        "CSS",
        "The stylesheet.",
        "app",
        "css",
        "text/css; charset=utf-8",
        &css,
    );
    asset(
        &mut code,
        "JS",
        "The script.",
        "app",
        "js",
        "text/javascript; charset=utf-8",
        &js,
    );
    asset(
        &mut code,
        "ICON",
        "The icon.",
        "icon",
        "svg",
        "image/svg+xml",
        &icon,
    );
    let _ = writeln!(
        code,
        "/// Whether the site was built without the front-end kit.\npub const IS_FALLBACK: bool = {fallback};"
    );
    write(&out("assets.rs"), code.as_bytes());
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn out(name: &str) -> PathBuf {
    PathBuf::from(env::var("OUT_DIR").unwrap_or_default()).join(name)
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// Writes a file and its compressed twin, and the code that names them.
fn asset(code: &mut String, name: &str, doc: &str, stem: &str, ext: &str, kind: &str, text: &str) {
    let digest = Sha256::digest(text.as_bytes());
    let hash: String = digest
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let (plain, gzip) = (
        out(&format!("{stem}.{ext}")),
        out(&format!("{stem}.{ext}.gz")),
    );
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let compressed = encoder
        .write_all(text.as_bytes())
        .and_then(|()| encoder.finish());
    write(&plain, text.as_bytes());
    write(&gzip, &compressed.unwrap_or_default());
    let _ = writeln!(
        code,
        "/// {doc}\npub const {name}: Asset = Asset {{ path: \"/static/{stem}-{hash}.{ext}\", \
         kind: {kind:?}, plain: include_bytes!({plain:?}), gzip: include_bytes!({gzip:?}) }};"
    );
}

/// The kit's stylesheet without its licensed typeface, and with directions that follow the text.
///
/// The counts are checked, so that a new version of the kit is noticed and looked at.
fn direction_neutral(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut faces = 0;
    while let Some(start) = rest.find("@font-face{") {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let end = from.find('}').map_or(from.len(), |end| end + 1);
        rest = from.split_at(end).1;
        faces += 1;
    }
    out.push_str(rest);
    let uses = out.matches("GDS Transport,arial,sans-serif").count();
    let out = out.replace(
        "GDS Transport,arial,sans-serif",
        "var(--app-font,Arial,Helvetica,sans-serif)",
    );
    assert!(
        faces == 2 && uses > 40 && !out.contains("GDS Transport"),
        "the kit's typefaces changed: {faces} faces, {uses} uses"
    );
    let logical = [
        ("margin-left:", "margin-inline-start:"),
        ("margin-right:", "margin-inline-end:"),
        ("padding-left:", "padding-inline-start:"),
        ("padding-right:", "padding-inline-end:"),
        ("border-left:", "border-inline-start:"),
        ("border-right:", "border-inline-end:"),
        ("border-left-", "border-inline-start-"),
        ("border-right-", "border-inline-end-"),
        ("text-align:left", "text-align:start"),
        ("text-align:right", "text-align:end"),
        ("left:", "inset-inline-start:"),
        ("right:", "inset-inline-end:"),
    ];
    let mut out = out;
    let mut changed = 0;
    for (physical, logical) in logical {
        for lead in ["{", ";"] {
            let from = format!("{lead}{physical}");
            changed += out.matches(&from).count();
            out = out.replace(&from, &format!("{lead}{logical}"));
        }
    }
    assert!(
        changed > 200,
        "the kit's directions changed: {changed} rewritten"
    );
    let sources = out.find("/*# sourceMappingURL").unwrap_or(out.len());
    out.truncate(sources);
    out.push('\n');
    out
}

/// One script of the kit's module and ours: the kit's exports become the object `kit`.
fn one_module(kit: &str, ours: &str) -> String {
    let Some(start) = kit.rfind("export{") else {
        return format!("const kit={{}};\n{ours}");
    };
    let (body, exports) = kit.split_at(start);
    let list = exports
        .trim_start_matches("export{")
        .split('}')
        .next()
        .unwrap_or_default();
    let members: Vec<String> = list
        .split(',')
        .map(|item| match item.split_once(" as ") {
            Some((local, name)) => format!("{}:{}", name.trim(), local.trim()),
            None => item.trim().to_owned(),
        })
        .collect();
    format!("{body}\nconst kit={{{}}};\n{ours}", members.join(","))
}
