//! Enums in TEXT columns, by their permanent names.

use domain::Named;
use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, DbErr, QueryResult, TryGetError, TryGetable, Value};

/// A [`Named`] enum as a column holds it.
///
/// A name the program does not know is an error when read, never a default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored<T>(pub T);

impl<T> From<T> for Stored<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T: Named> From<Stored<T>> for Value {
    fn from(stored: Stored<T>) -> Self {
        stored.0.name().into()
    }
}

impl<T: Named> TryGetable for Stored<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, column: I) -> Result<Self, TryGetError> {
        let name = String::try_get_by(row, column)?;
        T::from_name(&name).map(Self).ok_or_else(|| {
            TryGetError::DbErr(DbErr::Type(format!(
                "{name:?} is no {}",
                std::any::type_name::<T>()
            )))
        })
    }
}

impl<T: Named> ValueType for Stored<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        let name = <String as ValueType>::try_from(value)?;
        T::from_name(&name).map(Self).ok_or(ValueTypeErr)
    }

    fn type_name() -> String {
        std::any::type_name::<T>().to_owned()
    }

    fn array_type() -> ArrayType {
        ArrayType::String
    }

    fn column_type() -> ColumnType {
        ColumnType::Text
    }
}

impl<T: Named> Nullable for Stored<T> {
    fn null() -> Value {
        Value::String(None)
    }
}

/// No name is ever a number that a database counted: part of a key, it is always given.
impl<T> sea_orm::TryFromU64 for Stored<T> {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64(std::any::type_name::<T>()))
    }
}

impl<T: Named> sea_orm::IntoActiveValue<Self> for Stored<T> {
    fn into_active_value(self) -> sea_orm::ActiveValue<Self> {
        sea_orm::ActiveValue::Set(self)
    }
}
