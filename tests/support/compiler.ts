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

/** Returns what a module exports, as it is declared. */
export function exportsOf(entry: string): ts.Symbol[] {
  const checker = compiled().getTypeChecker();
  const source = compiled().getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  const symbols = module === undefined ? [] : checker.getExportsOfModule(module);
  return symbols.map((one) => ((one.flags & ts.SymbolFlags.Alias) === 0 ? one : checker.getAliasedSymbol(one)));
}
