//! Where a request comes from, as far as that can be believed.
//!
//! Used for limits alone; never stored, never logged, never near a response.

use std::net::{IpAddr, Ipv6Addr};

use actix_web::HttpRequest;
use ipnet::IpNet;

/// A client as limits see it: an IPv4 address, or the /64 network of an IPv6 address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Neighbourhood(IpAddr);

/// The client of a request: its peer, or, behind a trusted proxy, the nearest untrusted hop the
/// proxies report.
#[must_use]
pub fn client(request: &HttpRequest, trusted: &[IpNet]) -> Neighbourhood {
    let peer = request
        .peer_addr()
        .map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.ip());
    let forwarded = request
        .headers()
        .get_all("x-forwarded-for")
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim);
    Neighbourhood::of(nearest_untrusted(peer, forwarded, trusted))
}

/// Whether a request came straight from a network whose word counts, or from this machine.
#[must_use]
pub fn is_operator(request: &HttpRequest, trusted: &[IpNet]) -> bool {
    let headers = request.headers();
    let relayed = ["x-forwarded-for", "forwarded", "x-real-ip"]
        .iter()
        .any(|h| headers.contains_key(*h));
    let Some(peer) = request.peer_addr().map(|peer| plain(peer.ip())) else {
        return false;
    };
    let trusts = trusted.iter().any(|network| network.contains(&peer));
    trusts || (peer.is_loopback() && !relayed)
}

fn nearest_untrusted<'a>(
    peer: IpAddr,
    forwarded: impl DoubleEndedIterator<Item = &'a str>,
    trusted: &[IpNet],
) -> IpAddr {
    let trusts = |ip: IpAddr| trusted.iter().any(|network| network.contains(&ip));
    let mut nearest = plain(peer);
    for hop in forwarded.rev() {
        if !trusts(nearest) {
            break;
        }
        match hop.parse().map(plain) {
            Ok(ip) => nearest = ip,
            Err(_) => break,
        }
    }
    nearest
}

/// An IPv4 address written as IPv6 is that IPv4 address.
fn plain(ip: IpAddr) -> IpAddr {
    ip.to_canonical()
}

impl Neighbourhood {
    fn of(ip: IpAddr) -> Self {
        Self(match plain(ip) {
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
            v4 => v4,
        })
    }

    /// The bytes that name it in a throttle bucket.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        match self.0 {
            IpAddr::V4(v4) => v4.octets().to_vec(),
            IpAddr::V6(v6) => v6.octets().to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let trusted: Vec<IpNet> = trusted
            .iter()
            .map(|n| n.parse().expect("a network"))
            .collect();
        nearest_untrusted(
            peer.parse().expect("an address"),
            forwarded.iter().copied(),
            &trusted,
        )
        .to_string()
    }

    #[test]
    fn a_client_cannot_choose_its_address() {
        assert_eq!(nearest("203.0.113.9", &["1.1.1.1"], &[]), "203.0.113.9");
        assert_eq!(
            nearest("10.0.0.1", &["1.1.1.1", "203.0.113.9"], &["10.0.0.0/8"]),
            "203.0.113.9"
        );
        assert_eq!(
            nearest("10.0.0.1", &["203.0.113.9", "10.0.0.2"], &["10.0.0.0/8"]),
            "203.0.113.9"
        );
        assert_eq!(
            nearest("10.0.0.1", &["garbage"], &["10.0.0.0/8"]),
            "10.0.0.1"
        );
        assert_eq!(nearest("::ffff:203.0.113.9", &[], &[]), "203.0.113.9");
    }

    #[test]
    fn one_ipv6_network_is_one_neighbour() {
        let of = |ip: &str| Neighbourhood::of(ip.parse().expect("an address"));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
    }
}
