/** The part of Node.js' modules that their declarations omit. */
export interface Compiling {
  _compile: (this: unknown, code: string, file: string, ...more: unknown[]) => unknown;
}

/** What a deferred manifest consists of; its address is the only word after it. */
const beginning = "# Deferred manifest: ";

/**
 * Has the Kubernetes SDK hand over the address of a manifest on the internet, in a comment, instead of downloading it: `yaml.ConfigFile`
 * and `yaml.ConfigGroup` of v1. Whoever decodes the text decides whether it is downloaded.
 *
 * This function refers to nothing outside of it, because a rehearsal runs its text in the program's process.
 *
 * @param modules the prototype of Node.js' modules
 * @returns a function that ends it
 */
export function deferManifests(modules: Compiling): () => void {
  const own = modules._compile;
  // Newer SDKs call the global function, older ones require a package. A declaration comes before both.
  const instead = `
;function fetch(address) {
  return Promise.resolve({ ok: true, text: () => Promise.resolve("# Deferred manifest: " + address) });
}`;
  modules._compile = function (code, file, ...more) {
    const isReader = /[/\\]@pulumi[/\\]kubernetes[/\\]yaml[/\\]yaml\.js$/.test(file);
    const reading = code.replace(/require\("node-fetch"\)/, "Object.assign(fetch, { default: fetch })");
    return own.call(this, isReader ? `${reading}${instead}` : code, file, ...more);
  };
  return () => {
    modules._compile = own;
  };
}

/** Returns the address that a program's YAML stands for; undefined if it is the YAML itself. */
export function deferredAddress(yaml: string): string | undefined {
  return yaml.startsWith(beginning) ? yaml.slice(beginning.length) : undefined;
}
