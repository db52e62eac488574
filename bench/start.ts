import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(__dirname, "..");
const runs = 3;

/** What a command used: seconds of CPU, and MiB of memory at most. */
interface Usage {
  readonly cpu: number;
  readonly memory: number;
}

/**
 * Compares the command line as the scripts of this repository run it with the sources one at a time. Both sides take turns, and each plans
 * its own stacks.
 *
 * @param given another checkout with its node_modules, whose sources to compare with
 */
function main(given: string = root): void {
  const earlier = resolve(given);
  const loader = pathToFileURL(require.resolve("tsx")).href;
  const before = ["--import", loader, join(earlier, "cli", "main.ts")];
  const now = [join(root, "build", "run.cjs")];
  use([...now, "--version"]);
  console.log(line(["", "CPU before", "now", "", "memory before", "now"]));
  const [plansBefore, plansNow] = [plansOf(earlier), plansOf(root)];
  for (const [name, args] of Object.entries(plansNow)) {
    const pairs = Array.from({ length: runs }, () => [
      use([...before, "plan", ...(plansBefore[name] ?? [])]),
      use([...now, "plan", ...args]),
    ]);
    const [a, b] = [median(pairs.map(([first]) => first)), median(pairs.map(([, second]) => second))];
    const times = (x: number, y: number) => `${(y / x).toFixed(2)} times`;
    const cpu = [seconds(a.cpu), seconds(b.cpu), times(a.cpu, b.cpu)];
    console.log(line([name, ...cpu, mebibytes(a.memory), mebibytes(b.memory), times(a.memory, b.memory)]));
  }
}

/** Returns the arguments for the plans of a checkout, from small to large. Every version of the command line understands them. */
function plansOf(checkout: string): Readonly<Record<string, readonly string[]>> {
  return {
    local: ["--stack", "local", "--cwd", checkout],
    prod: ["--stack", "prod", "--cwd", checkout],
    "1,000 workloads": ["--stack", "large", "--cwd", largeProject(checkout)],
  };
}

/** Writes a project with 1,000 workloads of 20 tenants, of the components in a checkout. */
function largeProject(checkout: string): string {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true }));
  const shop = JSON.stringify(join(checkout, "bench", "shop"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: bench\nruntime: nodejs\n");
  writeFileSync(join(folder, "Pulumi.large.yaml"), "config: {}\n");
  writeFileSync(join(folder, "index.ts"), `import { declareWorkloads } from ${shop};\n\ndeclareWorkloads(1000);\n`);
  return folder;
}

/** Runs a command and returns what its process used, without the processes that it starts. */
function use(args: readonly string[]): Usage {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const file = join(folder, "usage.json");
    execFileSync(process.execPath, ["--require", join(__dirname, "usage.cjs"), ...args], {
      env: { ...process.env, BENCH_USAGE: file },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const { maxRSS, systemCPUTime, userCPUTime } = JSON.parse(readFileSync(file, "utf8")) as NodeJS.ResourceUsage;
    return { cpu: (systemCPUTime + userCPUTime) / 1e6, memory: maxRSS / 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(usages: readonly (Usage | undefined)[]): Usage {
  const middle = (amounts: readonly number[]) => amounts.toSorted((a, b) => a - b)[Math.floor(amounts.length / 2)] ?? 0;
  const known = usages.filter((usage) => usage !== undefined);
  return { cpu: middle(known.map(({ cpu }) => cpu)), memory: middle(known.map(({ memory }) => memory)) };
}

function seconds(amount: number): string {
  return `${amount.toFixed(2)} s`;
}

function mebibytes(amount: number): string {
  return `${amount.toFixed(0)} MiB`;
}

function line([name = "", ...cells]: readonly string[]): string {
  return [name.padEnd(16), ...cells.map((cell) => cell.padStart(14))].join("").trimEnd();
}

main(process.argv[2]);
