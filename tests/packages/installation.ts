import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The version that is installed here, so that npm has it in its cache. */
const locked = (name: string) =>
  (JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8")) as { version: string }).version;

/** The packages besides ours in the fresh projects, and TypeScript in the versions that Pulumi supports. */
const usual = [
  `@pulumi/pulumi@${locked("@pulumi/pulumi")}`,
  `@pulumi/kubernetes@${locked("@pulumi/kubernetes")}`,
  "typescript@5",
  `typescript-6@npm:typescript@${locked("typescript")}`,
  "@types/node@18",
];

const folders: string[] = [];
let built: Promise<unknown> | undefined;
let tarballs: Promise<string> | undefined;
let shared: Promise<string> | undefined;

/** Runs a command and returns its standard output. @throws with everything that it printed */
export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 1 << 28 };
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error === null) {
        resolve(stdout);
      } else {
        reject(new Error(`${[command, ...args].join(" ")}\n${stdout}\n${stderr}`));
      }
    });
  });
}

/** Returns a folder whose `node_modules` has both packages from their tarballs; the projects below it share them. */
export function installation(): Promise<string> {
  shared ??= install(usual);
  return shared;
}

/** Installs both packages from their tarballs into a new folder, beside others. */
export async function install(others: readonly string[]): Promise<string> {
  const ours = Object.values(await packages());
  const folder = newFolder();
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "fresh", private: true }));
  const quietly = ["--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--no-engine-strict"];
  await run("npm", ["install", ...quietly, ...ours, ...others], folder);
  return folder;
}

/** Returns the tarballs of both packages, by name. */
export async function packages(): Promise<Record<string, string>> {
  tarballs ??= packed();
  const folder = await tarballs;
  const files = readdirSync(folder).map((file): [string, string] => [
    file.replace(/-\d+\.\d+\.\d+.*/, ""),
    join(folder, file),
  ]);
  return Object.fromEntries(files);
}

/** Builds both packages, once. */
export function build(): Promise<unknown> {
  built ??= run("npm", ["run", "--silent", "build"], process.cwd());
  return built;
}

async function packed(): Promise<string> {
  const folder = newFolder();
  await build();
  await run("npm", ["pack", "--pack-destination", folder, "./components/dist", "./cli/dist"], process.cwd());
  return folder;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "keelson-packages-"));
  folders.push(folder);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Mocha's root hooks: https://mochajs.org/#root-hook-plugins */
export const mochaHooks = {
  afterAll: () => {
    for (const folder of folders) {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
