import * as state from "@pulumi/pulumi/runtime/state";

/** What the SDK keeps for one program: its connection, its configuration, what is not done yet. */
interface ProgramStore {
  readonly settings: { readonly rpcDone: Promise<unknown> };
  leakCandidates: Set<unknown>;
}

/** The part of the SDK's module that its declarations leave out; it is what its inline programs are isolated by. */
interface StoreModule {
  readonly withLocalStorage: <T>(callback: () => T) => T;
  readonly getStore: () => ProgramStore;
}

const { withLocalStorage, getStore } = state as unknown as StoreModule;

/** Runs something with a store of its own, which everything it starts sees, too. */
export async function inOwnStore<T>(callback: () => Promise<T>): Promise<T> {
  const stackResource = globalThis.stackResource;
  try {
    return await withLocalStorage(callback);
  } finally {
    globalThis.stackResource = stackResource;
  }
}

/** The store of the program that runs now. */
export function currentStore(): ProgramStore {
  return getStore();
}

/** Gives the current program callbacks that no connection's end takes away. */
export function fixCallbacks(callbacks: object): void {
  Object.defineProperty(getStore(), "callbacks", {
    get: () => callbacks,
    set: () => {
      // The SDK takes them away at each disconnect.
    },
  });
}
