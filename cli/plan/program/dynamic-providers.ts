import Module from "node:module";

/** The part of Node.js' loader that its declarations omit. */
interface Loader {
  _load: (request: string, parent: { readonly filename: string } | undefined, isMain: boolean) => unknown;
}

const serializer = /[/\\]closure[/\\]serializeClosure$/;
const dynamic = /[/\\]@pulumi[/\\]pulumi[/\\]dynamic[/\\]index\.js$/;

/**
 * Lets dynamic providers be planned by the text of their functions. The SDK would serialize them with everything that they refer to, so
 * that they can run elsewhere. That result depends on the compiler, and Pulumi uses another one.
 *
 * @returns a function that ends it
 */
export function takeProvidersAsText(): () => void {
  const loader = Module as unknown as Loader;
  const load = loader._load;
  loader._load = (request, parent, isMain) =>
    serializer.test(request) && dynamic.test(parent?.filename ?? "")
      ? { serializeFunction: asText }
      : load(request, parent, isMain);
  return () => {
    loader._load = load;
  };
}

/** The text that the SDK takes from a serialized function, which returns the provider. */
function asText(provider: () => object): Promise<{ readonly text: string; readonly containsSecrets: boolean }> {
  return Promise.resolve({ text: functionsOf(provider()).map(String).join("\n"), containsSecrets: false });
}

/** Lists an object's functions: its own, and those of its class. */
function functionsOf(given: object): unknown[] {
  const own = Object.values(given).filter((value) => typeof value === "function");
  const shape: unknown = Object.getPrototypeOf(given);
  return [
    ...own,
    ...(shape === Object.prototype || typeof shape !== "object" || shape === null ? [] : [shape.constructor]),
  ];
}
