//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    leptos::mount::mount_to_body(|| view! { <main><h1>"学分"</h1></main> });
}

/// The app lives in the browser; on the host there is nothing to run.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
