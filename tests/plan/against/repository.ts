import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(__dirname, "..", "..", "..");

/** The program of the project: a cluster's node pools, as its configuration names them. */
const program = `import { NodeGroup } from "@pulumi/aws/eks";
import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const provider = new Provider("aws", { region: "eu-central-1" });
for (const name of config.requireObject<string[]>("pools")) {
  new NodeGroup(
    name,
    {
      clusterName: "prod",
      instanceTypes: [config.require("machine")],
      nodeRoleArn: "arn:aws:iam::111122223333:role/node",
      scalingConfig: { desiredSize: 1, maxSize: config.requireNumber("max"), minSize: 1 },
      subnetIds: ["subnet-1"],
    },
    { provider },
  );
}
`;

/** What a stack's file says. */
export interface Values {
  readonly pools: string[];
  readonly machine: string;
  readonly max: number;
  readonly replace?: string[];
  readonly review?: string[];
}

/** A git repository with a Pulumi project in a folder of it, for as long as a test needs it. */
export class Repository {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "keelson-repository-")));
  readonly project = join(this.folder, "platform");

  constructor() {
    this.write("platform/Pulumi.yaml", "name: keelson\nruntime: nodejs\n");
    this.write("platform/index.ts", program);
    this.write("package-lock.json", "{}\n");
    this.write(".gitignore", "node_modules\n.cache\n");
    symlinkSync(join(root, "node_modules"), join(this.folder, "node_modules"));
    this.git("init", "--quiet", "--initial-branch=main");
  }

  /** Writes a stack's file. */
  configure(
    stack: string,
    { replace, review, ...values }: Values,
    ofEngine: Readonly<Record<string, string>> = {},
  ): void {
    const config = Object.fromEntries(Object.entries(values).map(([key, value]) => [`keelson:${key}`, value]));
    const allowed = {
      ...(replace !== undefined && { "keelson:replace": replace }),
      ...(review !== undefined && { "keelson:review": review }),
    };
    this.write(`platform/Pulumi.${stack}.yaml`, JSON.stringify({ ...ofEngine, config: { ...config, ...allowed } }));
  }

  write(file: string, content: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), content);
  }

  commit(message: string): void {
    this.git("add", "--all");
    this.git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message", message);
  }

  git(...args: string[]): string {
    const { status, stdout, stderr } = spawnSync("git", ["-C", this.folder, ...args], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return stdout;
  }

  /** The folders that are checked out beside the repository's own. */
  worktrees(): string[] {
    const lines = this.git("worktree", "list", "--porcelain").split("\n");
    return lines.flatMap((line) => /^worktree (.+)$/.exec(line)?.[1] ?? []).filter((folder) => folder !== this.folder);
  }

  /** Runs `keelson plan` on the project. */
  plan(...args: string[]): Pick<SpawnSyncReturns<string>, "status" | "stdout" | "stderr"> {
    const { status, stdout, stderr } = spawnSync(process.execPath, this.#command(args), this.#options());
    return { status, stdout, stderr };
  }

  /** Starts `keelson plan` on the project. */
  startPlan(...args: string[]): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, this.#command(args), this.#options());
  }

  #command(args: readonly string[]): string[] {
    return ["--import", "tsx", join(root, "cli", "main.ts"), "plan", "--cwd", this.project, ...args];
  }

  #options() {
    const env = { ...process.env, XDG_CACHE_HOME: join(this.folder, ".cache") };
    return { cwd: root, encoding: "utf8" as const, env };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
