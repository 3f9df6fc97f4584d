//! Joins ES modules into one script, so that a page makes one request for them.
//!
//! Each module keeps a scope of its own: it becomes a block, before which the names that it exports
//! are declared. Of the syntax of modules this covers what our scripts use: imports of names, one
//! line each, `export const` and `export {}`.

/// The file name of a module, and its text.
pub(crate) type Module = (&'static str, &'static str);

/// Lists the modules of these names in `js/`.
macro_rules! modules {
    ($($name:literal),+ $(,)?) => { [$(($name, include_str!(concat!("js/", $name)))),+] };
}
pub(crate) use modules;

/// One script, in which each module comes after those it imports from.
pub(crate) fn join(modules: &[Module]) -> String {
    let scopes: String = modules.iter().map(|(_, text)| scope(text)).collect();
    format!("{{\n{scopes}}}\n")
}

fn scope(module: &str) -> String {
    let is_script = |line: &&str| !line.starts_with("import ") && *line != "export {};";
    let lines = module.lines().filter(is_script);
    let body: String =
        lines.flat_map(|it| [it.strip_prefix("export const ").unwrap_or(it), "\n"]).collect();
    let names = exports(module).collect::<Vec<_>>().join(", ");
    let declaration = if names.is_empty() { names } else { format!("let {names};\n") };
    format!("{declaration}{{\n{body}}}\n")
}

fn exports(module: &str) -> impl Iterator<Item = &str> {
    let lines = module.lines().filter_map(|it| it.strip_prefix("export const "));
    lines.filter_map(|it| it.split(' ').next())
}

/// The imports that no earlier module exports.
#[cfg(test)]
pub(crate) fn unresolved_imports(modules: &[Module]) -> Vec<String> {
    let resolves = |import: &str, earlier: &[Module]| {
        let (names, file) = import.strip_prefix("import { ")?.split_once(" } from \"./")?;
        let (_, text) = earlier.iter().find(|(name, _)| file == format!("{name}\";"))?;
        names.split(", ").all(|it| exports(text).any(|export| export == it)).then_some(())
    };
    let mut unresolved = Vec::new();
    for (at, (name, text)) in modules.iter().enumerate() {
        let imports = text.lines().filter(|it| it.starts_with("import"));
        let missing = imports.filter(|it| resolves(it, &modules[..at]).is_none());
        unresolved.extend(missing.map(|it| format!("{name}: {it}")));
    }
    unresolved
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Module = ("one.js", "const a = 1;\nexport const b = a;\nexport const c = 2;\n");
    const TWO: Module = ("two.js", "import { b } from \"./one.js\";\nconst a = b;\n");

    #[test]
    fn each_module_has_a_scope_of_its_own() {
        let one = "let b, c;\n{\nconst a = 1;\nb = a;\nc = 2;\n}";
        assert_eq!(join(&[ONE, TWO]), format!("{{\n{one}\n{{\nconst a = b;\n}}\n}}\n"));
        assert_eq!(join(&[("three.js", "export {};\na();\n")]), "{\n{\na();\n}\n}\n");
    }

    #[test]
    fn imports_are_exported_by_earlier_modules() {
        assert_eq!(unresolved_imports(&[ONE, TWO]), [""; 0]);
        assert_eq!(unresolved_imports(&[TWO, ONE]), ["two.js: import { b } from \"./one.js\";"]);
    }
}
