//! What can happen to the responses of a survey, as its change log tells it.

use crate::named::named;

named! {
    /// One kind of change.
    pub enum Op {
        /// A response came in.
        Added = "added",
        /// Its equality answers came in or changed.
        Tagged = "tagged",
        /// Officers decided which themes its comments belong to.
        Themed = "themed",
        /// It was withdrawn.
        Erased = "erased",
        /// It was set aside, or taken back in.
        SetAside = "set_aside",
        /// Every response of an import came in at once.
        Imported = "imported",
    }
}
