//! The files of the page, as they were when the program was built.

/// The built page: there is none where the program was built without Node.js.
#[derive(rust_embed::Embed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Built;

/// A file of the page with its content type.
pub fn find(name: &str) -> Option<(&'static str, Vec<u8>)> {
    let kind = match name.rsplit('.').next()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "woff2" => "font/woff2",
        "png" => "image/png",
        _ => "application/octet-stream",
    };
    Built::get(name).map(|file| (kind, file.data.into_owned()))
}

/// A file of the page as text.
pub fn text(name: &str) -> Option<String> {
    find(name).and_then(|(_, bytes)| String::from_utf8(bytes).ok())
}

/// Whether the page is there with every script and style that it begins with.
pub fn is_whole() -> bool {
    text("index.html").is_some_and(|page| has_all(&page, |name| Built::get(name).is_some()))
}

fn has_all(page: &str, is_there: impl Fn(&str) -> bool) -> bool {
    let mut named =
        page.split('"').filter_map(|part| part.strip_prefix('/')).filter(|name| name.starts_with("assets/"));
    let is_any = named.clone().next().is_some();
    is_any && named.all(is_there)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_its_script_is_no_page() {
        let page = "<script src=\"/assets/a.js\"></script><link href=\"/assets/b.css\"><a href=\"/other\">";
        assert!(has_all(page, |name| matches!(name, "assets/a.js" | "assets/b.css")));
        assert!(!has_all(page, |name| name == "assets/a.js"));
        assert!(!has_all("", |_| true) && !has_all("<script src=\"/src/main.ts\">", |_| true));
    }
}
