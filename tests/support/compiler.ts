import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";

/** The modules that the package and the stacks export from. */
export const packageEntries = [
  "components/index.ts",
  ...["eks", "gke", "aks", "pulumi-eks"].map((cloud) => `components/clusters/${cloud}/index.ts`),
];
const entries = [...packageEntries, "stacks/schema/index.ts", "tests/service-chart/service-values.ts"];

let program: ts.Program | undefined;

/** Returns the compiler's view of the package. It takes long to build, so that all tests share it. */
export function compiled(): ts.Program {
  if (program === undefined) {
    const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: object };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
    program = ts.createProgram(entries, options);
  }
  return program;
}

/** Runs something with other texts of some files, which `compiled` and all that ask it see meanwhile. */
export function withSources<Result>(
  changes: Readonly<Record<string, (text: string) => string>>,
  run: () => Result,
): Result {
  const before = compiled();
  const options = before.getCompilerOptions();
  const host = ts.createCompilerHost(options);
  const changed = new Map(Object.entries(changes).map(([file, change]) => [resolve(file), change]));
  const sourceOf = (name: string) => {
    const change = changed.get(resolve(name));
    return change === undefined
      ? before.getSourceFile(name)
      : ts.createSourceFile(name, change(readFileSync(name, "utf8")), ts.ScriptTarget.ES2022, true);
  };
  program = ts.createProgram(
    entries,
    options,
    { ...host, getSourceFile: (name, version) => sourceOf(name) ?? host.getSourceFile(name, version) },
    before,
  );
  try {
    return run();
  } finally {
    program = before;
  }
}

/** Returns what a module exports, as it is declared. */
export function exportsOf(entry: string): ts.Symbol[] {
  const checker = compiled().getTypeChecker();
  const source = compiled().getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  const symbols = module === undefined ? [] : checker.getExportsOfModule(module);
  return symbols.map((one) => ((one.flags & ts.SymbolFlags.Alias) === 0 ? one : checker.getAliasedSymbol(one)));
}
