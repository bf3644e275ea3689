//! What happens on a bug: the page says so and offers what is kept, without the app's help.

use web_sys::{CustomEvent, CustomEventInit};

/// Hands every panic to `boot.js`, as the event `xuefen-panic` with the panic's words.
///
/// After a panic no handler of the app runs any more, so the box with the ways out is not the
/// app's.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let init = CustomEventInit::new();
        init.set_detail(&info.to_string().into());
        let event = CustomEvent::new_with_event_init_dict("xuefen-panic", &init);
        if let (Some(window), Ok(event)) = (web_sys::window(), event) {
            drop(window.dispatch_event(&event));
        }
    }));
}
