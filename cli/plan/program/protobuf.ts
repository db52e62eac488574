import { createRequire, Module } from "node:module";
import { join } from "node:path";

/** The part of Node.js' loader that its declarations omit. */
interface Resolving {
  _resolveFilename: (request: string, parent: NodeJS.Module | undefined, ...more: unknown[]) => string;
}

const name = "google-protobuf";

/**
 * Has the program's packages load our copy of google-protobuf, if theirs is another version of the same major. Both would define the same global
 * classes, whose internal names differ between versions, so that neither could write a message.
 *
 * @param root the project's folder
 * @returns a function that ends it
 */
export function shareProtobuf(root: string): () => void {
  const own = versionFrom(join(root, "package.json"));
  const ours = versionFrom(__filename);
  if (own === undefined || own === ours || majorOf(own) !== majorOf(ours)) {
    return () => undefined;
  }
  const loader = Module as unknown as Resolving;
  const resolve = loader._resolveFilename;
  loader._resolveFilename = (request, parent, ...more) => {
    const isShared = request === name || request.startsWith(`${name}/`);
    return resolve.call(Module, request, isShared ? module : parent, ...more);
  };
  return () => {
    loader._resolveFilename = resolve;
  };
}

function versionFrom(file: string): string | undefined {
  try {
    const { version } = createRequire(file)(`${name}/package.json`) as { readonly version: string };
    return version;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") {
      return undefined;
    }
    throw error;
  }
}

function majorOf(version: string | undefined): string | undefined {
  return version?.split(".")[0];
}
