import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(__dirname, "..");
const runs = 3;

/** What a command used: seconds of CPU, seconds until it ended, and MiB of memory at most. */
interface Usage {
  readonly cpu: number;
  readonly wall: number;
  readonly memory: number;
}

/**
 * Compares the command line as the scripts of this repository run it with the sources one at a time, and with a plain Pulumi program that
 * declares the same resources by Pulumi's SDK alone. All take turns, and each side plans its own stacks.
 *
 * @param given another checkout with its node_modules, whose sources to compare with
 */
function main(given: string = root): void {
  const earlier = resolve(given);
  const loader = pathToFileURL(require.resolve("tsx")).href;
  const before = ["--import", loader, join(earlier, "cli", "main.ts")];
  const now = [join(root, "build", "run.cjs")];
  use([...now, "--version"]);
  const folder = temporaryFolder();
  console.log(line(["", "", "CPU", "", "wall time", "", "memory", ""]));
  const [plansBefore, plansNow] = [plansOf(earlier), plansOf(root)];
  for (const [name, args] of Object.entries(plansNow)) {
    const file = join(folder, "plan.json");
    use([...now, "plan", ...args, "--json", file]);
    const turns = Array.from({ length: runs }, () => ({
      now: use([...now, "plan", ...args]),
      before: use([...before, "plan", ...(plansBefore[name] ?? [])]),
      plain: use([join(__dirname, "plain.cjs"), file]),
    }));
    const own = median(turns.map((turn) => turn.now));
    console.log(line([name, "now", ...cells(own)]));
    for (const other of ["before", "plain"] as const) {
      console.log(line(["", other, ...cells(median(turns.map((turn) => turn[other])), own)]));
    }
  }
  console.log(
    "\nMedians; in brackets, what now takes of that. plain: a Pulumi program with the same resources, as unit tests run it.",
  );
}

/** Returns the arguments for the plans of a checkout, from small to large. Every version of the command line understands them. */
function plansOf(checkout: string): Readonly<Record<string, readonly string[]>> {
  return {
    local: ["--stack", "local", "--cwd", checkout],
    prod: ["--stack", "prod", "--cwd", checkout],
    "1,000 workloads": ["--stack", "large", "--cwd", largeProject(checkout)],
  };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true }));
  return folder;
}

/** Writes a project with 1,000 workloads of 20 tenants, of the components in a checkout. */
function largeProject(checkout: string): string {
  const folder = temporaryFolder();
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
    const start = performance.now();
    execFileSync(process.execPath, ["--require", join(__dirname, "usage.cjs"), ...args], {
      env: { ...process.env, BENCH_USAGE: file },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const wall = (performance.now() - start) / 1e3;
    const { maxRSS, systemCPUTime, userCPUTime } = JSON.parse(readFileSync(file, "utf8")) as NodeJS.ResourceUsage;
    return { cpu: (systemCPUTime + userCPUTime) / 1e6, wall, memory: maxRSS / 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(usages: readonly Usage[]): Usage {
  const middle = (amount: (usage: Usage) => number) =>
    usages.map(amount).toSorted((a, b) => a - b)[Math.floor(usages.length / 2)] ?? 0;
  return { cpu: middle(({ cpu }) => cpu), wall: middle(({ wall }) => wall), memory: middle(({ memory }) => memory) };
}

/** Renders a usage, with another's share of it if that is given. */
function cells({ cpu, memory, wall }: Usage, of?: Usage): string[] {
  const share = (part: number | undefined, whole: number) =>
    part === undefined ? "" : `(${(part / whole).toFixed(2)})`;
  const pairs = [
    [`${cpu.toFixed(2)} s`, share(of?.cpu, cpu)],
    [`${wall.toFixed(2)} s`, share(of?.wall, wall)],
    [`${memory.toFixed(0)} MiB`, share(of?.memory, memory)],
  ];
  return pairs.flat();
}

function line([name = "", side = "", ...rest]: readonly string[]): string {
  return [name.padEnd(16), side.padEnd(8), ...rest.map((cell) => cell.padStart(10))].join("").trimEnd();
}

main(process.argv[2]);
