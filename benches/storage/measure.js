// Stores documents in one kind of storage or the other, and reports how long each part took, in
// milliseconds.
const COUNT = 200;
const BYTES = 10_000;
// How many reads are measured together.
const READ = 100;

const name = (number) => `/content/articles/${number}.json`;
const text = (number) => JSON.stringify({ number, text: "x".repeat(BYTES) });
const numbers = [...Array(COUNT).keys()];
const completed = (request) =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

const storages = {
  cache: async () => {
    const cache = await caches.open("measured");
    return {
      put: (number) => cache.put(name(number), new Response(text(number), { headers: { "X-Kept": 1 } })),
      // In the same way as the app: in all caches of the site.
      get: async (number) => (await caches.match(name(number))).text(),
      names: async () => (await cache.keys()).length,
      remove: (number) => cache.delete(name(number)),
    };
  },
  database: async () => {
    const opened = indexedDB.open("measured", 1);
    opened.onupgradeneeded = () => opened.result.createObjectStore("documents");
    const database = await completed(opened);
    const store = (mode) => database.transaction("documents", mode).objectStore("documents");
    return {
      put: (number) => completed(store("readwrite").put({ storedAt: 1, text: text(number) }, name(number))),
      get: async (number) => (await completed(store("readonly").get(name(number)))).text,
      names: async () => (await completed(store("readonly").getAllKeys())).length,
      remove: (number) => completed(store("readwrite").delete(name(number))),
    };
  },
};

const time = async (act) => {
  const before = performance.now();
  const result = await act();
  return [performance.now() - before, result];
};

const oneByOne = async (all, act) => {
  for (const number of all) await act(number);
};

window.measure = {
  async write(kind) {
    const storage = await storages[kind]();
    const [put] = await time(() => oneByOne(numbers, storage.put));
    const [again] = await time(() => Promise.all(numbers.map(storage.put)));
    return { "put 200, one by one": put, "put 200 again, at once": again };
  },
  async cold(kind) {
    const [cold, found] = await time(async () => (await storages[kind]()).get(117));
    if (found !== text(117)) throw new Error("it is not what was put there");
    return { "read one, in a fresh page": cold };
  },
  async warm(kind) {
    const storage = await storages[kind]();
    await storage.get(0);
    const [warm] = await time(() => oneByOne(numbers.slice(0, READ), storage.get));
    const [list, count] = await time(storage.names);
    if (count !== COUNT) throw new Error(`there are ${count}`);
    const [remove] = await time(() => oneByOne(numbers, storage.remove));
    return { "read one, after others": warm / READ, "list 200": list, "remove 200, one by one": remove };
  },
};
