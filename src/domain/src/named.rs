//! Enums whose values have one permanent name: in the database, in addresses, in files.

/// An enum with a permanent name for each value.
pub trait Named: Copy + Eq + std::fmt::Debug + Send + Sync + 'static {
    /// Every value, in the order people read them.
    const ALL: &'static [Self];

    /// The permanent name.
    fn name(self) -> &'static str;

    /// The value with this name.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.name() == name)
    }
}

/// Declares an enum together with the permanent name of each value.
macro_rules! named {
    ($(#[$meta:meta])* $vis:vis enum $type:ident { $($(#[$doc:meta])* $value:ident = $name:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        $vis enum $type {
            $($(#[$doc])* #[serde(rename = $name)] $value,)+
        }

        impl $crate::named::Named for $type {
            const ALL: &'static [Self] = &[$(Self::$value),+];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $name,)+
                }
            }
        }
    };
}
pub(crate) use named;
