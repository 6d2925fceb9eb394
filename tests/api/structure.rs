//! The house rules that can be counted: imports point down, files stay small.

use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

fn files(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() && !["node_modules", "dist", "target", "test-results"].contains(&name) {
            files(&path, endings, found);
        } else if endings.iter().any(|ending| name.ends_with(ending)) && !name.contains(".gen.") {
            found.push(path);
        }
    }
}

fn modules() -> Vec<String> {
    let list = std::fs::read_to_string(Path::new(ROOT).join("api/src/lib.rs")).expect("the module list");
    let names = list.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// Modules that a text uses, by `crate::name` or inside `use crate::{..}`.
fn used(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let group = rest.strip_prefix('{').map(|group| &group[..group.find("};").unwrap_or(group.len())]);
        let depth_zero = |group: &str| {
            let mut depth = 0;
            let mut names = String::new();
            for c in group.chars() {
                depth += i32::from(c == '{') - i32::from(c == '}');
                names.push(if depth == 0 { c } else { ' ' });
            }
            names
                .split(',')
                .map(|name| name.trim().split("::").next().unwrap_or_default().to_owned())
                .collect::<Vec<_>>()
        };
        match group {
            Some(group) => found.extend(depth_zero(group)),
            None => found.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()),
        }
    }
    found
}

fn upward(module: &str, text: &str, order: &[String]) -> Vec<String> {
    let place = |name: &str| order.iter().position(|known| known == name);
    let own = place(module).unwrap_or(usize::MAX);
    used(text).into_iter().filter(|name| place(name).is_some_and(|other| other > own)).collect()
}

#[test]
fn imports_point_down() {
    let order = modules();
    let source = Path::new(ROOT).join("api/src");
    let mut sources = Vec::new();
    files(&source, &[".rs"], &mut sources);
    for path in sources {
        let inside = path.strip_prefix(&source).expect("a source").to_string_lossy().into_owned();
        let module = inside.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        let text = std::fs::read_to_string(&path).expect("a source");
        let wrong = if ["lib", "main"].contains(&module.as_str()) {
            Vec::new()
        } else {
            upward(&module, &text, &order)
        };
        assert!(wrong.is_empty(), "{inside} uses {wrong:?}, which stand after {module} in lib.rs");
    }
}

#[test]
fn an_upward_import_would_be_noticed() {
    let order = ["ids", "areas", "sync"].map(str::to_owned);
    assert_eq!(upward("areas", "use crate::sync::push;", &order), ["sync"]);
    assert_eq!(upward("areas", "use crate::{ids, sync::{self, model}};", &order), ["sync"]);
    assert_eq!(upward("sync", "use crate::{areas::{self, model}, ids};", &order), Vec::<String>::new());
}

#[test]
fn files_stay_small() {
    let mut sources = Vec::new();
    for folder in ["api", "migrations", "tests", "web-pwa", "script"] {
        files(&Path::new(ROOT).join(folder), &[".rs", ".ts", ".svelte", ".css", ".sh"], &mut sources);
    }
    assert!(sources.len() > 100, "the walk finds the sources");
    let mut lengths = Vec::new();
    for path in sources {
        let lines = std::fs::read_to_string(&path).expect("a source").lines().count();
        let most = if path.extension().is_some_and(|ending| ending == "svelte") { 200 } else { 300 };
        assert!(lines <= most, "{} has {lines} lines; split it by meaning", path.display());
        lengths.push(lines);
    }
    lengths.sort_unstable();
    let middle = lengths[lengths.len() / 2];
    assert!(middle < 100, "half of all files stay under 100 lines; the middle one has {middle}");
}

#[test]
fn every_table_starts_with_the_organisation() {
    let mut sources = Vec::new();
    files(&Path::new(ROOT).join("migrations/src"), &[".rs"], &mut sources);
    for path in sources {
        let text = std::fs::read_to_string(&path).expect("a migration");
        let bare = text.matches("Table::create()").count();
        let allowed =
            usize::from(path.ends_with("lib.rs") || path.to_string_lossy().contains("create_organisations"));
        assert!(bare <= allowed, "{}: make tables with org_table", path.display());
    }
}
