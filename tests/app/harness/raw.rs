//! Requests no browser sends, written byte by byte.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Sends these bytes and returns what came back until the other side closed or fell silent.
pub(crate) fn exchange(to: SocketAddr, bytes: &[u8]) -> String {
    pours(to, bytes, &[], 0)
}

/// Sends a head, then the same piece so many times or until nobody listens any more, and returns
/// what came back.
pub(crate) fn pours(to: SocketAddr, head: &[u8], piece: &[u8], times: usize) -> String {
    let mut stream = TcpStream::connect(to).expect("a connection");
    let patience = Some(Duration::from_secs(3));
    stream.set_read_timeout(patience).expect("a timeout");
    stream.set_write_timeout(patience).expect("a timeout");
    // A server that has heard enough may close while we still talk.
    for part in std::iter::once(head).chain(std::iter::repeat_n(piece, times)) {
        if stream.write_all(part).is_err() {
            break;
        }
    }
    let mut answer = Vec::new();
    let mut chunk = [0; 16 * 1024];
    loop {
        match stream.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => answer.extend_from_slice(&chunk[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    String::from_utf8_lossy(&answer).into_owned()
}
