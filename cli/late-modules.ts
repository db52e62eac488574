import Module from "node:module";

/** The part of Node.js' loader that its declarations omit. */
interface Loader {
  _load: (request: string, parent: { readonly filename: string } | undefined, isMain: boolean) => object;
}

/**
 * Modules that Pulumi's SDK loads at once but only needs to serialize a function: a compiler and npm's own installer. They take half of the
 * memory and a third of the time of loading the SDK.
 */
const late: ReadonlySet<string> = new Set(["../../typescript-shim", "@npmcli/arborist"]);
const serializer = /[/\\]@pulumi[/\\]pulumi[/\\]runtime[/\\]closure[/\\][^/\\]+$/;

/** Has the SDK load these modules when it first uses them. */
function loadLate(loader: Loader): void {
  const load = loader._load;
  loader._load = (request, parent, isMain) =>
    late.has(request) && serializer.test(parent?.filename ?? "")
      ? whenUsed(() => load(request, parent, isMain))
      : load(request, parent, isMain);
}

/** Returns a stand-in for a module. Compilers' helpers read `__esModule` when they import a module; that does not count as a use. */
function whenUsed(load: () => object): object {
  let loaded: object | undefined;
  const module = () => {
    loaded ??= load();
    return loaded;
  };
  return new Proxy(
    {},
    {
      get: (_, name) => name === "__esModule" || Reflect.get(module(), name),
      has: (_, name) => Reflect.has(module(), name),
    },
  );
}

loadLate(Module as unknown as Loader);
