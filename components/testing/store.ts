import * as state from "@pulumi/pulumi/runtime/state";

/** The SDK's state of one program: its connection, its configuration, and its pending work. */
interface ProgramStore {
  settings: { readonly rpcDone: Promise<unknown>; readonly monitor?: object };
  readonly resourceModules: ReadonlyMap<string, unknown>;
  readonly resourcePackages: ReadonlyMap<string, unknown>;
  leakCandidates: Set<unknown>;
}

/** The part of the SDK's module that its declarations omit. The SDK uses this part to isolate inline programs. */
interface StoreModule {
  readonly LocalStore: new () => ProgramStore;
  readonly withLocalStorage: <T>(callback: () => T) => T;
  readonly getGlobalStore: () => ProgramStore;
  readonly getStore: () => ProgramStore;
}

const { LocalStore, withLocalStorage, getGlobalStore, getStore } = state as unknown as StoreModule;

let isFirst = true;

/**
 * Runs a function with a new store. Everything that the function starts shares this store. Work that an earlier run left behind does not see it. The
 * first run replaces the global store instead, because no earlier run exists. It then needs no AsyncLocalStorage, which marks each of the SDK's
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
 * Runs a function with a new store in place of the global store. The global store keeps the loaded SDKs. The remaining work of a failed run keeps
 * this store and its monitor. Otherwise, this work would use the next run's monitor.
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

/** Sets the callbacks of the current program. A disconnect does not remove them. */
export function fixCallbacks(callbacks: object): void {
  Object.defineProperty(getStore(), "callbacks", {
    get: () => callbacks,
    set: () => {
      /* Does nothing, because the SDK removes the callbacks at each disconnect. */
    },
  });
}
