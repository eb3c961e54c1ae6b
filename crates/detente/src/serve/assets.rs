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
