// Keeps documents in one place or the other, and says how long each part took, in milliseconds.
const COUNT = 200;
const BYTES = 10_000;
// As many are read to know how long one takes.
const READ = 100;

const name = (number) => `/content/articles/${number}.json`;
const text = (number) => JSON.stringify({ number, text: "x".repeat(BYTES) });
const numbers = [...Array(COUNT).keys()];
const asked = (request) =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

const places = {
  cache: async () => {
    const cache = await caches.open("measured");
    return {
      put: (number) => cache.put(name(number), new Response(text(number), { headers: { "X-Kept": 1 } })),
      // As the application looks: in all caches of the site.
      get: async (number) => (await caches.match(name(number))).text(),
      names: async () => (await cache.keys()).length,
      remove: (number) => cache.delete(name(number)),
    };
  },
  database: async () => {
    const opened = indexedDB.open("measured", 1);
    opened.onupgradeneeded = () => opened.result.createObjectStore("documents");
    const database = await asked(opened);
    const store = (mode) => database.transaction("documents", mode).objectStore("documents");
    return {
      put: (number) => asked(store("readwrite").put({ kept: 1, text: text(number) }, name(number))),
      get: async (number) => (await asked(store("readonly").get(name(number)))).text,
      names: async () => (await asked(store("readonly").getAllKeys())).length,
      remove: (number) => asked(store("readwrite").delete(name(number))),
    };
  },
};

const time = async (act) => {
  const before = performance.now();
  const result = await act();
  return [performance.now() - before, result];
};

const one_by_one = async (all, act) => {
  for (const number of all) await act(number);
};

window.measure = {
  async write(kind) {
    const place = await places[kind]();
    const [put] = await time(() => one_by_one(numbers, place.put));
    const [again] = await time(() => Promise.all(numbers.map(place.put)));
    return { "put 200, one by one": put, "put 200 again, at once": again };
  },
  async cold(kind) {
    const [cold, kept] = await time(async () => (await places[kind]()).get(117));
    if (kept !== text(117)) throw new Error("it is not what was put there");
    return { "read one, in a fresh page": cold };
  },
  async warm(kind) {
    const place = await places[kind]();
    await place.get(0);
    const [warm] = await time(() => one_by_one(numbers.slice(0, READ), place.get));
    const [list, count] = await time(place.names);
    if (count !== COUNT) throw new Error(`there are ${count}`);
    const [remove] = await time(() => one_by_one(numbers, place.remove));
    return { "read one, after others": warm / READ, "list 200": list, "remove 200, one by one": remove };
  },
};
