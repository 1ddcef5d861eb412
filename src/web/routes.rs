//! Mounting handlers, and remembering who may call each.
//!
//! A handler without a gate does not compile:
//! ```compile_fail
//! async fn open() -> heard::web::Reply { Err(heard::web::Error::NotFound) }
//! heard::web::Routes::new().get("/x", open);
//! ```
//! Nor does a handler of posts without a checked form:
//! ```compile_fail
//! use heard::web::{Public, Reply, Error};
//! async fn change(_: Public) -> Reply { Err(Error::NotFound) }
//! heard::web::Routes::new().post("/x", change);
//! ```
//! With both, it does:
//! ```
//! use heard::web::{Error, Posted, Public, Reply, form::Button};
//! async fn open(_: Public) -> Reply { Err(Error::NotFound) }
//! async fn change(_: Public, _: Posted<Button>) -> Reply { Err(Error::NotFound) }
//! heard::web::Routes::new().get("/x", open).post("/x", change);
//! ```

use actix_web::http::Method;
use actix_web::{Handler, Resource, Responder, Route, Scope, guard, web};

use super::Error;
use super::gate::{Gate, Guarded, Posting};

/// Who may call a route, for the access matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The pattern of its address.
    pub path: &'static str,
    /// The gate.
    pub rule: String,
}

/// The pattern of the address a request was routed by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pattern(pub(super) &'static str);

/// Every route of the site, in the order of mounting.
#[derive(Default)]
pub struct Routes {
    rules: Vec<Rule>,
    resources: Vec<(&'static str, Vec<Route>)>,
}

impl Routes {
    /// No routes yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Mounts a handler that only looks.
    pub fn get<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: Guarded,
        F::Output: Responder + 'static,
    {
        let reads = guard::Any(guard::Get()).or(guard::Head());
        self.mount(
            "GET",
            path,
            Args::Gate::rule(),
            web::route().guard(reads),
            handler,
        )
    }

    /// Mounts a handler that changes something.
    pub fn post<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: Posting,
        F::Output: Responder + 'static,
    {
        self.mount(
            "POST",
            path,
            Args::Gate::rule(),
            web::method(Method::POST),
            handler,
        )
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where handlers are mounted"
    )]
    fn mount<F, Args>(
        &mut self,
        method: &'static str,
        path: &'static str,
        rule: String,
        route: Route,
        handler: F,
    ) -> &mut Self
    where
        F: Handler<Args>,
        Args: Guarded,
        F::Output: Responder + 'static,
    {
        self.rules.push(Rule { method, path, rule });
        let route = route.to(handler);
        match self.resources.iter_mut().find(|(known, _)| *known == path) {
            Some((_, routes)) => routes.push(route),
            None => self.resources.push((path, vec![route])),
        }
        self
    }

    /// Who may call what.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Hands the routes to the server. Another method on a known path is 405.
    ///
    /// A server tries routes one after the other, so they are put into groups by how their paths
    /// begin: a request is held against those of its group alone.
    pub fn configure(self, config: &mut web::ServiceConfig) {
        let mut groups: Vec<(&'static str, Vec<Resource>)> = Vec::new();
        for (path, routes) in self.resources {
            let (group, rest) = path.split_at(begins_with(path));
            let resource: Resource = web::resource(pattern(rest)).app_data(Pattern(path));
            let resource = routes.into_iter().fold(resource, Resource::route);
            let resource = resource.default_service(no_such_method());
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, resources)) => resources.push(resource),
                None => groups.push((group, vec![resource])),
            }
        }
        // Last what others begin with: `/staff/surveys` is not to be taken for a page of `/staff`.
        groups.sort_by_key(|(group, _)| match *group {
            "" => 2,
            "/staff" => 1,
            _ => 0,
        });
        for (group, resources) in groups {
            let services = resources.into_iter();
            config.service(services.fold(web::scope(group), Scope::service));
        }
    }
}

/// How many bytes of a path say what it is about: `/surveys`, `/staff/programmes`.
fn begins_with(path: &str) -> usize {
    let words = if path.starts_with("/staff/") { 2 } else { 1 };
    let mut parts = path.split('/').skip(1).take(words);
    let plain = |part: &&str| !part.is_empty() && !part.contains('{');
    let first = parts.by_ref().take_while(plain);
    first.map(|part| part.len() + 1).sum()
}

/// A path as the server matches it. What stands in the place of a name is ASCII, as every name in an
/// address is: whatever else somebody types is a page that is not there. A pattern that takes any
/// letter of any script is some fifty times as large, and every worker has one for every route.
fn pattern(path: &str) -> String {
    path.replace('}', ":[ -.0-~]+}")
}

fn no_such_method() -> Route {
    web::to(|| async { Err::<actix_web::HttpResponse, _>(Error::Method) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stands_with_those_that_begin_alike() {
        let group = |path: &'static str| path.split_at(begins_with(path)).0;
        assert_eq!(group("/"), "");
        assert_eq!(group("/robots.txt"), "/robots.txt");
        assert_eq!(group("/surveys/{survey}/sections/{number}"), "/surveys");
        assert_eq!(group("/staff"), "/staff");
        assert_eq!(group("/staff/surveys/{survey}/build"), "/staff/surveys");
        assert_eq!(group("/staff/{anything}/new"), "/staff");
    }

    #[test]
    fn a_name_in_an_address_is_ascii_between_two_slashes() {
        let survey = actix_web::dev::ResourceDef::new(pattern("/surveys/{survey}/paper"));
        for (path, is_there) in [
            ("/surveys/better-days/paper", true),
            ("/surveys/a b~{}%c3/paper", true),
            ("/surveys//paper", false),
            ("/surveys/a/b/paper", false),
            ("/surveys/caf\u{e9}/paper", false),
        ] {
            assert_eq!(survey.is_match(path), is_there, "{path}");
        }
    }
}
