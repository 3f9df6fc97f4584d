const page = {
  /** Pagefind, loaded as on the first visit of a page. */
  load: () => import(new URL("pagefind/pagefind.js", location.href)),

  /** For each query the names of all results. */
  async list(queries) {
    const pagefind = await page.load();
    const lists = [];
    for (const query of queries) {
      const { results } = await pagefind.search(query);
      lists.push(results.map(({ id }) => id));
    }
    return lists;
  },

  /** The number of all results, once the first `limit` can be shown. */
  async show(query, limit) {
    const pagefind = await page.load();
    const { results } = await pagefind.search(query);
    await Promise.all(results.slice(0, limit).map((it) => it.data()));
    return results.length;
  },
};
