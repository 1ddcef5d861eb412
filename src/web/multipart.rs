//! Forms that hold files: `multipart/form-data` (RFC 7578), read from a body already in memory.

use actix_web::HttpRequest;
use actix_web::http::header::CONTENT_TYPE;

/// The most parts a form may have.
const MOST: usize = 50;

/// A form in parts: its fields, and its files by the name of their field.
pub(super) type Parts = (Vec<(String, String)>, Vec<(String, Vec<u8>)>);

/// What stands between the parts of a request's body, when it comes in parts.
pub(super) fn boundary(request: &HttpRequest) -> Option<String> {
    let kind = request.headers().get(CONTENT_TYPE)?.to_str().ok()?;
    let (kind, rest) = kind.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let boundary = parameter(rest, "boundary")?;
    // RFC 2046: 1 to 70 characters.
    (1..=70).contains(&boundary.len()).then_some(boundary)
}

/// A parameter of a header: `name="value"` or `name=value`.
fn parameter(header: &str, name: &str) -> Option<String> {
    header.split(';').find_map(|part| {
        let (key, value) = part.trim().split_once('=')?;
        let value = value.trim().trim_matches('"');
        key.trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.to_owned())
    })
}

/// Takes a body apart; `None` when it is not one a browser sends. What has a file name is a file,
/// be it empty; every other part is a text.
pub(super) fn parts(body: &[u8], boundary: &str) -> Option<Parts> {
    let (mut fields, mut files) = (Vec::new(), Vec::new());
    let between = format!("\r\n--{boundary}");
    let first = format!("--{boundary}");
    let mut rest = body.strip_prefix(first.as_bytes())?;
    loop {
        if rest.starts_with(b"--") {
            return Some((fields, files));
        }
        rest = rest.strip_prefix(b"\r\n")?;
        let end = find(rest, between.as_bytes())?;
        let (part, after) = rest.split_at(end);
        rest = after.get(between.len()..)?;
        let (name, file, value) = one(part)?;
        match file {
            true => files.push((name, value.to_vec())),
            false => fields.push((name, String::from_utf8(value.to_vec()).ok()?)),
        }
        if fields.len() + files.len() > MOST {
            return None;
        }
    }
}

/// A part: the name of its field, whether it is a file, and what it holds.
fn one(part: &[u8]) -> Option<(String, bool, &[u8])> {
    let end = find(part, b"\r\n\r\n")?;
    let (head, value) = part.split_at(end);
    let value = value.get(4..)?;
    let head = std::str::from_utf8(head).ok()?;
    let disposition = head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let is_it = name.trim().eq_ignore_ascii_case("content-disposition");
        is_it.then_some(value)
    })?;
    let (kind, parameters) = disposition.split_once(';')?;
    let name = parameter(parameters, "name").filter(|_| kind.trim() == "form-data")?;
    let is_file = parameters.to_ascii_lowercase().contains("filename");
    Some((name, is_file, value))
}

fn find(body: &[u8], what: &[u8]) -> Option<usize> {
    body.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(parts: &[(&str, &str)]) -> Vec<u8> {
        let part = |(head, value): &(&str, &str)| {
            format!("--xyz\r\nContent-Disposition: form-data; {head}\r\n\r\n{value}\r\n")
        };
        let mut body: String = parts.iter().map(part).collect();
        body.push_str("--xyz--\r\n");
        body.into_bytes()
    }

    #[test]
    fn fields_and_files_come_out_as_they_went_in() {
        let file = "place,translation\r\ntitle,\"--xyz ایک\"\r\n\r\n";
        let sent = body(&[
            ("name=\"csrf\"", "a token"),
            ("name=\"file\"; filename=\"a;b.csv\"", file),
            ("name=\"empty\"; filename=\"\"", ""),
        ]);
        let (fields, files) = parts(&sent, "xyz").expect("a form");
        assert_eq!(fields, [("csrf".to_owned(), "a token".to_owned())]);
        assert_eq!(files[0].0, "file");
        assert_eq!(files[0].1, file.as_bytes());
        assert!(files[1].1.is_empty());
    }

    #[test]
    fn what_no_browser_sends_is_refused() {
        let sent = body(&[("name=\"a\"", "1")]);
        assert!(parts(&sent, "abc").is_none());
        assert!(parts(&sent[..sent.len() - 6], "xyz").is_none(), "cut off");
        assert!(parts(b"", "xyz").is_none());
        assert!(parts(b"--xyz\r\n\r\n--xyz--", "xyz").is_none(), "no name");
        let many: Vec<(&str, &str)> = vec![("name=\"a\"", "1"); MOST + 1];
        assert!(parts(&body(&many), "xyz").is_none());
    }
}
