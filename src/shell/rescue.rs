//! What happens on a bug: the page says so and offers what is kept, without the app's help.

use web_sys::{CustomEvent, CustomEventInit};

/// Hands every panic to the page.
pub fn install() {
    std::panic::set_hook(Box::new(|panic| tell(&panic.to_string())));
}

/// Tells the page that the app has broken, as the event `xuefen-panic` with what is to be said.
///
/// After a panic no handler of the app runs any more, so the box with the ways out is `boot.js`'s.
pub fn tell(words: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&words.into());
    let event = CustomEvent::new_with_event_init_dict("xuefen-panic", &init);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        drop(window.dispatch_event(&event));
    }
}
