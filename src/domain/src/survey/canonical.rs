//! One spelling for each definition, so that equal questionnaires have equal hashes.

use serde::Serialize;
use serde_json::Value;

/// The value as JSON with the keys of every object in order and no spaces.
///
/// The map inside `serde_json` keeps insertion order as soon as any crate of the build asks for
/// it, so the order is made here rather than hoped for.
pub fn to_string<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    let mut out = String::new();
    write(&serde_json::to_value(value)?, &mut out)?;
    Ok(out)
}

fn write(value: &Value, out: &mut String) -> Result<(), serde_json::Error> {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort_unstable();
            out.push('{');
            for (i, key) in keys.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                out.push_str(&serde_json::to_string(key)?);
                out.push(':');
                write(map.get(key).unwrap_or(&Value::Null), out)?;
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write(item, out)?;
            }
            out.push(']');
        }
        plain => out.push_str(&serde_json::to_string(plain)?),
    }
    Ok(())
}
