//! New ids.

use js_sys::Math;

/// 128 random bits as 32 hexadecimal digits. Works on insecure origins as well.
#[must_use]
pub fn new() -> String {
    let mut bytes = [0_u8; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.is_some_and(|it| it.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Ids need not be unguessable, only different from each other.
        for byte in &mut bytes {
            [_, _, *byte, ..] = Math::random().to_le_bytes();
        }
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
