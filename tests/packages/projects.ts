import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A kind of project that people have. */
export interface Kind {
  readonly type: "commonjs" | "module";
  /** The program among the files in `projects/`, and its name in the project. */
  readonly program: readonly [source: string, name: string];
  /** The file that Pulumi runs, as package.json names it. */
  readonly main: string;
  /** Missing for plain JavaScript. */
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
}

const options = {
  strict: true,
  outDir: "bin",
  target: "es2020",
  sourceMap: true,
  forceConsistentCasingInFileNames: true,
};

/**
 * What Pulumi's templates wrote for years, and what they write today (pulumi/templates, `typescript/tsconfig.json`); then modules, which
 * Pulumi's TypeScript loader does not load without ts-node 10, so that they are compiled first.
 */
export const kinds = {
  "Pulumi's older template": {
    type: "commonjs",
    program: ["program.ts", "index.ts"],
    main: "index.ts",
    compilerOptions: { ...options, module: "commonjs", moduleResolution: "node", experimentalDecorators: true },
  },
  "Pulumi's template": {
    type: "commonjs",
    program: ["program.ts", "index.ts"],
    main: "index.ts",
    compilerOptions: { ...options, module: "nodenext", moduleResolution: "nodenext", experimentalDecorators: true },
  },
  "ES modules": {
    type: "module",
    program: ["program.ts", "index.ts"],
    main: "bin/index.js",
    compilerOptions: { ...options, module: "nodenext", moduleResolution: "nodenext" },
  },
  bundler: {
    type: "module",
    program: ["program.ts", "index.ts"],
    main: "bin/index.js",
    compilerOptions: { ...options, module: "esnext", moduleResolution: "bundler" },
  },
  "plain JavaScript": { type: "commonjs", program: ["program.cjs", "index.js"], main: "index.js" },
  "plain JavaScript modules": { type: "module", program: ["program.mjs", "index.js"], main: "index.js" },
} as const satisfies Record<string, Kind>;

/** Writes a project of a kind below an installation. @returns its folder */
export function writeProject(installation: string, kind: Kind, name: string): string {
  const folder = join(installation, name.replaceAll(/\W+/g, "-"));
  mkdirSync(folder, { recursive: true });
  const [source, program] = kind.program;
  const copies = {
    [source]: program,
    "Pulumi.yaml": "Pulumi.yaml",
    "Pulumi.dev.yaml": "Pulumi.dev.yaml",
    "mocks.cjs": "mocks.cjs",
  };
  for (const [from, to] of Object.entries(copies)) {
    copyFileSync(join("tests/packages/projects", from), join(folder, to));
  }
  const { type, main, compilerOptions } = kind;
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "fresh", private: true, type, main }));
  if (compilerOptions !== undefined) {
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["index.ts"] }));
  }
  return folder;
}
