//! Xuefen, the app.
