// The app's six stores in IndexedDB, read and changed from outside the app, through a page of its origin.

/** All rows of all stores at one moment: binary keys and values in hexadecimal. */
export function stores(page) {
  return page.evaluate(async () => {
    const hex = (buffer) =>
      Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const readable = (key) => {
      if (Array.isArray(key)) return key.map(readable);
      return key instanceof ArrayBuffer ? hex(key) : key;
    };
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open("homeward"));
    // One transaction: what is read belongs together, whatever the app does meanwhile.
    const names = Array.from(database.objectStoreNames);
    const reading = names.length > 0 && database.transaction(names);
    const read = names.map(async (name) => {
      const store = reading.objectStore(name);
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      return [name, keys.map((key, at) => ({ key: readable(key), value: hex(values[at]) }))];
    });
    const found = Object.fromEntries(await Promise.all(read));
    database.close();
    return found;
  });
}

/** Puts rows into a store as they are, in place of those with the same keys. */
export function put_rows(page, store, rows) {
  return page.evaluate(
    ([name, list]) =>
      new Promise((resolve, reject) => {
        const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
        const opening = indexedDB.open("homeward");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction(name, "readwrite");
          for (const { key, value } of list) {
            const real = Array.isArray(key) ? key.map((part) => (typeof part === "string" ? bytes(part) : part)) : key;
            writing.objectStore(name).put(bytes(value), real);
          }
          writing.onabort = () => reject(writing.error);
          writing.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    [store, rows],
  );
}

/** Removes rows of a store by their keys. */
export function delete_rows(page, store, keys) {
  return page.evaluate(
    ([name, list]) =>
      new Promise((resolve, reject) => {
        const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
        const opening = indexedDB.open("homeward");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction(name, "readwrite");
          for (const key of list) {
            writing.objectStore(name).delete(key.map((part) => (typeof part === "string" ? bytes(part) : part)));
          }
          writing.onabort = () => reject(writing.error);
          writing.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    [store, keys],
  );
}

/** Makes the database of a phone where the app was used: from a page of its origin that is not the app. */
export async function load_profile(page, profile) {
  await page.evaluate(
    (names) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("homeward", 1);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => {
          for (const name of names) opening.result.createObjectStore(name);
        };
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
    Object.keys(profile),
  );
  for (const [name, rows] of Object.entries(profile)) await put_rows(page, name, rows);
}
