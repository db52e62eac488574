import * as state from "@pulumi/pulumi/runtime/state";

/** The SDK's state of one program: its connection, its configuration, and its pending work. */
interface ProgramStore {
  readonly settings: { readonly rpcDone: Promise<unknown> };
  leakCandidates: Set<unknown>;
}

/** The part of the SDK's module that its declarations omit; the SDK isolates inline programs with it. */
interface StoreModule {
  readonly withLocalStorage: <T>(callback: () => T) => T;
  readonly getStore: () => ProgramStore;
}

const { withLocalStorage, getStore } = state as unknown as StoreModule;

/** Runs a function with a new store, which everything that it starts shares. */
export async function inOwnStore<T>(callback: () => Promise<T>): Promise<T> {
  const stackResource = globalThis.stackResource;
  try {
    return await withLocalStorage(callback);
  } finally {
    globalThis.stackResource = stackResource;
  }
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
      // The SDK removes them at each disconnect.
    },
  });
}
