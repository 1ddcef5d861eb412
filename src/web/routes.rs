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
use actix_web::{Handler, Resource, Responder, Route, guard, web};

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
    pub fn configure(self, config: &mut web::ServiceConfig) {
        for (path, routes) in self.resources {
            let resource: Resource = web::resource(path).app_data(Pattern(path));
            let resource = routes.into_iter().fold(resource, Resource::route);
            config.service(resource.default_service(no_such_method()));
        }
    }
}

fn no_such_method() -> Route {
    web::to(|| async { Err::<actix_web::HttpResponse, _>(Error::Method) })
}
