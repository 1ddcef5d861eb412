//! What may be shown of comments, what waits for a decision, who opened what, what may be quoted.

mod deciding;
mod quotes;
mod shown;

pub use deciding::*;
pub use quotes::*;
pub use shown::*;
