/** The part of Node.js' modules that their declarations omit. */
export interface Compiling {
  _compile: (this: unknown, code: string, file: string, ...more: unknown[]) => unknown;
}

/** What a deferred manifest consists of; its address is the only word after it. */
const beginning = "# Deferred manifest: ";

/**
 * Has the Kubernetes SDK hand over the address of a manifest on the internet, in a comment, instead of downloading it: `yaml.ConfigFile`
 * and `yaml.ConfigGroup` of v1. Whoever decodes the text decides whether it is downloaded. An SDK that is already loaded does so too.
 *
 * This function refers to nothing outside of it, because a rehearsal runs its text in the program's process.
 *
 * @param modules the prototype of Node.js' modules
 * @returns a function that ends it
 */
export function deferManifests(modules: Compiling): () => void {
  const { fetch } = globalThis;
  const compile = modules._compile;
  /* Source maps call it @pulumi/yaml/yaml.ts. */
  const reader = /[/\\]@pulumi[/\\](?:kubernetes[/\\])?yaml[/\\]yaml\.[jt]s\b/;
  globalThis.fetch = (address, ...more) => {
    /* The first two lines name the error and this function. */
    const caller = new Error().stack?.split("\n")[2] ?? "";
    return typeof address === "string" && reader.test(caller)
      ? Promise.resolve(new Response(`# Deferred manifest: ${address}`))
      : fetch(address, ...more);
  };
  modules._compile = function (code, file, ...more) {
    /* Older SDKs require a package, newer ones call the global function. */
    const instead = "Object.assign((address) => fetch(address), { default: (address) => fetch(address) })";
    const reading = reader.test(file) ? code.replace(/require\("node-fetch"\)/, instead) : code;
    return compile.call(this, reading, file, ...more);
  };
  return () => {
    globalThis.fetch = fetch;
    modules._compile = compile;
  };
}

/** Renders an address without the parts that may hold a login: a user, a password, the query of a signed URL. */
export function shownAddress(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return `${origin}${pathname}${search === "" ? "" : "?…"}`;
}

/** Returns the address that a program's YAML stands for; undefined if it is the YAML itself. */
export function deferredAddress(yaml: string): string | undefined {
  return yaml.startsWith(beginning) ? yaml.slice(beginning.length) : undefined;
}
