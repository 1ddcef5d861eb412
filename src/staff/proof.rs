//! Proof that somebody may act, carried as a type.
//!
//! Queries and commands that touch anything personal, protected or public-facing take one of
//! these. Fields are private: [`session`](super::session) makes them from what the database says
//! at this moment, and the console makes the operator's.

use std::marker::PhantomData;

use sea_orm::{DatabaseConnection, DbErr};

/// A deed somebody may or may not do.
pub trait Permission: Send + Sync + 'static {
    /// Its name in the access matrix and the audit chain.
    const NAME: &'static str;
}

/// A thing in an address that belongs to a programme.
#[async_trait::async_trait]
pub trait Scoped: Copy + Send + Sync + 'static {
    /// Name of its part of the address.
    const PARAM: &'static str;

    /// The thing with this key, with the programme it belongs to.
    async fn find(db: &DatabaseConnection, id: i64) -> Result<Option<(Self, i64)>, DbErr>;
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A member of staff.
    Staff {
        /// Key of the account.
        id: i64,
        /// The organisation the account belongs to.
        organisation: Option<i64>,
    },
    /// Whoever runs the machine, at its console.
    Operator,
    /// The site itself, by its clock.
    System,
}

/// How the audit chain names an account.
#[must_use]
pub fn label(account: i64) -> String {
    format!("staff:{account}")
}

impl Actor {
    /// How the audit chain names them.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Staff { id, .. } => label(*id),
            Self::Operator => "operator".to_owned(),
            Self::System => "system".to_owned(),
        }
    }

    /// Key of the account, where there is one.
    #[must_use]
    pub const fn staff(&self) -> Option<i64> {
        match self {
            Self::Staff { id, .. } => Some(*id),
            Self::Operator | Self::System => None,
        }
    }
}

/// Which programmes a proof reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Every programme.
    Site,
    /// These programmes.
    Programmes(Vec<i64>),
}

impl Reach {
    /// Whether a programme lies within.
    #[must_use]
    pub fn holds(&self, programme: i64) -> bool {
        match self {
            Self::Site => true,
            Self::Programmes(list) => list.contains(&programme),
        }
    }
}

/// Somebody who may do `P` somewhere; [`Staff::reach`] says where.
#[derive(Clone, Debug)]
pub struct Staff<P> {
    actor: Actor,
    reach: Reach,
    deed: PhantomData<fn() -> P>,
}

impl<P: Permission> Staff<P> {
    pub(super) const fn made(actor: Actor, reach: Reach) -> Self {
        Self {
            actor,
            reach,
            deed: PhantomData,
        }
    }

    /// The operator at the machine's console, who holds the database anyway.
    #[must_use]
    pub const fn operator() -> Self {
        Self::made(Actor::Operator, Reach::Site)
    }

    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Where they may.
    #[must_use]
    pub const fn reach(&self) -> &Reach {
        &self.reach
    }
}

/// Somebody who may do `P` to this very thing.
#[derive(Clone, Debug)]
pub struct In<O, P> {
    object: O,
    programme: i64,
    actor: Actor,
    deed: PhantomData<fn() -> P>,
}

impl<O: Scoped, P: Permission> In<O, P> {
    pub(super) const fn made(object: O, programme: i64, actor: Actor) -> Self {
        Self {
            object,
            programme,
            actor,
            deed: PhantomData,
        }
    }

    /// The operator at the machine's console.
    #[must_use]
    pub const fn operator(object: O, programme: i64) -> Self {
        Self::made(object, programme, Actor::Operator)
    }

    /// The thing.
    #[must_use]
    pub const fn object(&self) -> O {
        self.object
    }

    /// The programme it belongs to.
    #[must_use]
    pub const fn programme(&self) -> i64 {
        self.programme
    }

    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }
}
