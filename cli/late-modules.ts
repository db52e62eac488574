import Module from "node:module";

/** The part of Node.js' loader that its declarations omit. */
interface Loader {
  _load: (request: string, parent: { readonly filename: string } | undefined, isMain: boolean) => object;
}

/**
 * Modules that packages load at once and hardly ever need, by the file that asks for them: what Pulumi's SDK serializes a function with (a
 * compiler and npm's own installer, half of the memory and a third of the time of loading the SDK), what it talks to an engine with, its
 * automation, what finds manifests by pattern, and zod's languages.
 */
const late: readonly { readonly asks: RegExp; readonly requests: readonly string[] }[] = [
  {
    asks: /[/\\]@pulumi[/\\]pulumi[/\\]runtime[/\\]closure[/\\][^/\\]+$/,
    requests: ["../../typescript-shim", "./createClosure", "@npmcli/arborist", "fdir", "normalize-package-data"],
  },
  {
    asks: /[/\\]@pulumi[/\\]pulumi[/\\](?:(?:provider|runtime)[/\\])?[^/\\]+$/,
    requests: [
      "@grpc/grpc-js",
      "@opentelemetry/api",
      "../proto/callback_grpc_pb",
      "../proto/engine_grpc_pb",
      "../proto/provider_grpc_pb",
      "../proto/resource_grpc_pb",
    ],
  },
  { asks: /[/\\]@pulumi[/\\]kubernetes[/\\]yaml[/\\]yaml\.js$/, requests: ["glob"] },
  { asks: /[/\\]@pulumi[/\\]pulumi[/\\]index\.js$/, requests: ["./automation"] },
  { asks: /[/\\]zod[/\\]v4[/\\](?:classic|core)[/\\][^/\\]+\.cjs$/, requests: ["../locales/index.cjs"] },
];

/** Has these modules loaded when they are first used. */
function loadLate(loader: Loader): void {
  const load = loader._load;
  loader._load = (request, parent, isMain) => {
    const isLate = late.some(({ asks, requests }) => requests.includes(request) && asks.test(parent?.filename ?? ""));
    return isLate ? whenUsed(() => load(request, parent, isMain)) : load(request, parent, isMain);
  };
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
