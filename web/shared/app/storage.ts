/** The browser's stores, with the page's own memory when the browser refuses them (private windows, full disks). */

interface Store {
  read(key: string): string | null;
  write(key: string, value: string): void;
  remove(key: string): void;
  clear(): void;
}

function store(open: () => Storage): Store {
  const memory = new Map<string, string>();
  const attempt = <Result>(use: (storage: Storage) => Result, fallback: Result): Result => {
    try {
      return use(open());
    } catch {
      return fallback;
    }
  };
  return {
    read: (key) => attempt((storage) => storage.getItem(key), null) ?? memory.get(key) ?? null,
    write: (key, value) => {
      memory.set(key, value);
      attempt((storage) => storage.setItem(key, value), undefined);
    },
    remove: (key) => {
      memory.delete(key);
      attempt((storage) => storage.removeItem(key), undefined);
    },
    clear: () => {
      memory.clear();
      attempt((storage) => storage.clear(), undefined);
    },
  };
}

/** Kept between visits: nothing personal goes in. */
export const lasting = store(() => window.localStorage);

/** Forgotten with the tab: what the person types, and the proofs that open an appointment. */
export const passing = store(() => window.sessionStorage);

/** What was kept under a key, if it can still be read. */
export function readJson<Value>(from: Store, key: string): Value | null {
  const text = from.read(key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return null;
  }
}

/** 128 random bits in hexadecimal; `crypto.randomUUID` exists only on secure origins. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
