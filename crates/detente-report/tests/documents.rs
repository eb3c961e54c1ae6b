//! The schemas of the documents that other programs read. `UPDATE=1 cargo test -p detente-report documents` writes them
//! anew.

use detente_report::documents::schema;
use std::path::Path;

#[test]
fn the_schemas_follow_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/v1");
    for (format, schema) in schema::all() {
        let name = format.strip_prefix("detente.").and_then(|n| n.strip_suffix("/1")).expect("a format of version 1");
        let file = folder.join(format!("{name}.schema.json"));
        let made = serde_json::to_string_pretty(&schema).expect("plain values") + "\n";
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(&folder).expect("the folder can be made");
            std::fs::write(&file, &made).expect("written");
        }
        let found = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(found == made, "{format} is described otherwise: UPDATE=1 cargo test -p detente-report documents");
    }
    let files = std::fs::read_dir(&folder).expect("the folder is there").count();
    assert_eq!(files, schema::all().len(), "a schema of no document lies in {}", folder.display());
}
