import * as state from "@pulumi/pulumi/runtime/state";

/** The SDK's state of one program: its connection, its configuration, and its pending work. */
interface ProgramStore {
  settings: { readonly rpcDone: Promise<unknown>; readonly monitor?: object };
  readonly resourceModules: ReadonlyMap<string, unknown>;
  readonly resourcePackages: ReadonlyMap<string, unknown>;
  leakCandidates: Set<unknown>;
}

/** The part of the SDK's module that its declarations omit; the SDK isolates inline programs with it. */
interface StoreModule {
  readonly LocalStore: new () => ProgramStore;
  readonly withLocalStorage: <T>(callback: () => T) => T;
  readonly getGlobalStore: () => ProgramStore;
  readonly getStore: () => ProgramStore;
}

const { LocalStore, withLocalStorage, getGlobalStore, getStore } = state as unknown as StoreModule;

let isFirst = true;

/**
 * Runs a function with a new store, which everything that it starts shares. What an earlier run left behind does not see the store. No run
 * comes before the first one, so its store replaces the global store instead. That saves AsyncLocalStorage, which marks each of the SDK's
 * promises and takes a sixth of a large run's time.
 */
export async function inOwnStore<T>(callback: () => Promise<T>): Promise<T> {
  const stackResource = globalThis.stackResource;
  const run = isFirst && globalThis.asyncLocalStorage.getStore() === undefined ? inPlaceOfGlobal : withLocalStorage;
  isFirst = false;
  try {
    return await run(callback);
  } finally {
    globalThis.stackResource = stackResource;
  }
}

/**
 * Runs a function with a new store in place of the global one, which keeps the SDKs that were loaded. Work that a failed run leaves behind
 * keeps using that run's monitor, which nobody reads. Otherwise it would use the next run's monitor.
 */
async function inPlaceOfGlobal<T>(callback: () => Promise<T>): Promise<T> {
  const globalStore = getGlobalStore();
  const { resourcePackages, resourceModules } = globalStore;
  const own = Object.assign(new LocalStore(), { resourcePackages, resourceModules });
  setGlobalStore(own);
  try {
    return await callback();
  } finally {
    if (globalStore.settings.monitor === undefined) {
      globalStore.settings = own.settings;
    }
    setGlobalStore(globalStore);
  }
}

function setGlobalStore(store: ProgramStore): void {
  Reflect.set(globalThis, "globalStore", store);
}

/** Returns the store of the running program. */
export function currentStore(): ProgramStore {
  return getStore();
}

/** Sets callbacks of the current program that a disconnect does not remove. */
export function fixCallbacks(callbacks: object): void {
  Object.defineProperty(getStore(), "callbacks", {
    get: () => callbacks,
    set: () => {
      /* The SDK removes them at each disconnect. */
    },
  });
}
