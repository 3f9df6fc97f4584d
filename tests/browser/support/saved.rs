//! A page: its button that saves articles, and what was saved.

use super::page::Page;

/// The button that saves an article or a list; without the app, a link to the saved articles.
pub(crate) const SAVE_BUTTON: &str = "document.querySelector('.save .button')";
/// The text of the button and of its status.
pub(crate) const SAVE_TEXT: &str = "(document.querySelector('.save')?.textContent ?? '')";

impl Page {
    /// Presses the button that saves what the page shows.
    pub(crate) async fn press_save(&self) {
        self.element(SAVE_BUTTON).await.click().await.expect("the button can be pressed");
    }

    /// Waits until the page shows that it is saved.
    pub(crate) async fn until_saved(&self) {
        self.until(&format!("{SAVE_TEXT}.startsWith('已保存在本机')")).await;
    }

    /// The paths in the cache of saved articles.
    pub(crate) async fn saved_paths(&self) -> Vec<String> {
        let all = self
            .promise(
                "(async () => {
                const name = `quanwen ${document.baseURI} saved`;
                if (!(await caches.has(name))) return [];
                const keys = await (await caches.open(name)).keys();
                return keys.map(({ url }) => decodeURI(url.slice(document.baseURI.length))).sort();
            })()",
            )
            .await;
        serde_json::from_value(all).expect("they are texts")
    }
}
