//! Interface texts that several tests expect.

/// The heading of a page whose document the server does not send.
pub(crate) const SERVER_ERROR: &str = "服务器暂时没有应答";
/// The heading of a page that is loading.
pub(crate) const LOADING: &str = "正在载入";
