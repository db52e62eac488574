/** The parts of a workspace's package.json that differ in the package that is published. */
export interface Manifest {
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** What a compiled entry offers: its types and its code. */
interface Entry {
  readonly types: string;
  readonly default: string;
}

/**
 * Returns the package.json of a built package. In the repository the entries are TypeScript sources; here they are compiled, and
 * the guard against publishing sources (`private`) is gone.
 *
 * @param folder where the compiled sources are in the package, for instance `.`
 */
export function publishedManifest(source: Manifest, folder: string): Readonly<Record<string, unknown>> {
  const { private: _guard, devDependencies: _tools, exports: sources, bin, ...rest } = source;
  return {
    ...rest,
    ...(bin !== undefined && { bin: mapValues(bin, (file) => compiled(file, folder, ".js")) }),
    ...(sources !== undefined && entries(sources, folder)),
  };
}

function entries(sources: Readonly<Record<string, string>>, folder: string): Readonly<Record<string, unknown>> {
  const exports = mapValues(
    sources,
    (file): Entry => ({ types: compiled(file, folder, ".d.ts"), default: compiled(file, folder, ".js") }),
  );
  const { ".": main, ...others } = exports;
  return {
    main: main?.default,
    types: main?.types,
    exports: { ...exports, "./package.json": "./package.json" },
    typesVersions: { "*": typesOf(others) },
  };
}

/** Returns the entries for TypeScript's `moduleResolution: node`, which Pulumi's templates use and which does not read `exports`. */
function typesOf(exports: Readonly<Record<string, Entry>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(exports).map(([name, { types }]) => [name.replace("./", ""), [types]]));
}

function compiled(file: string, folder: string, extension: string): string {
  return file.replace(/^\.\//, folder === "." ? "./" : `./${folder}/`).replace(/\.ts$/, extension);
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
