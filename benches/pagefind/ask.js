const ask = {
    /** Pagefind, as a page has it that is visited for the first time. */
    pagefind: () => import(new URL('pagefind/pagefind.js', location.href)),

    /** For each query the names of all that it lists. */
    async list(queries) {
        const pagefind = await ask.pagefind();
        const lists = [];
        for (const query of queries) {
            const { results } = await pagefind.search(query);
            lists.push(results.map(({ id }) => id));
        }
        return lists;
    },

    /** How many there are, once so many of them can be shown. */
    async show(query, most) {
        const pagefind = await ask.pagefind();
        const { results } = await pagefind.search(query);
        await Promise.all(results.slice(0, most).map((it) => it.data()));
        return results.length;
    },
};
