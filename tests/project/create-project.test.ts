import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { plan } from "../../cli/plan/program";
import { createProject, readProject, readStack } from "../../cli/project";
import { UserError } from "../../cli/user-error";
import { stackSchema } from "../../stacks/schema";
import { exampleRoot } from "../support/certificates";
import { kubeconfig, network } from "../support/programs";

const root = join(__dirname, "..", "..");

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifest = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Manifest;

function dependenciesIn(file: string): Readonly<Record<string, string>> {
  const { dependencies, devDependencies } = manifest(file);
  return { ...dependencies, ...devDependencies };
}

describe("a new project", () => {
  let folder = "";
  let project = "";
  let files: string[] = [];
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "keelson-init-"));
    project = join(folder, "acme");
    files = createProject(project);
    /* Stands for `npm install`: the packages of this repository. */
    symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("has the files that it needs", () => {
    assert.deepEqual(files, [
      ".gitignore",
      "Pulumi.dev.yaml",
      "Pulumi.yaml",
      "README.md",
      "apps/hello.ts",
      "index.test.ts",
      "index.ts",
      "package.json",
      "stack-keys.ts",
      "tsconfig.json",
    ]);
    for (const file of files) {
      assert.doesNotMatch(readFileSync(join(project, file), "utf8"), /\$\{[A-Z]+\}/, file);
    }
  });

  it("has one tenant and an application of its own in the plan of its stack", async () => {
    const opened = readProject(project);
    assert.deepEqual([opened.name, opened.stacks], ["acme", ["dev"]]);
    const { resources, notes } = await plan(opened, readStack(opened, "dev"));
    const named = (type: string) => resources.filter((each) => each.type === type).map(({ name }) => name);
    assert.deepEqual(named("keelson:index:Tenant"), ["team"]);
    assert.deepEqual(named("keelson:index:Deployment"), ["hello"]);
    assert.deepEqual(named("keelson:index:Addon").sort(), ["dev-cert-manager", "dev-metrics-server", "dev-traefik"]);
    const quota = resources.find(({ type }) => type === "kubernetes:core/v1:ResourceQuota");
    assert.ok(quota);
    const { hard } = quota.inputs.spec as { hard: Record<string, string> };
    assert.deepEqual([hard["requests.cpu"], hard["requests.memory"], hard.pods], ["4", "8Gi", "20"]);
    assert.deepEqual(notes, ["acme:kubeconfig is not set for stack dev: planned with a placeholder"]);
  });

  it("has a test of every stack, which fails if an application has no tenant", () => {
    const args = ["--import", "tsx", "--test", "index.test.ts"];
    const env = { ...process.env, PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter) };
    const test = () => spawnSync(process.execPath, args, { cwd: project, encoding: "utf8", env });
    const { status, stdout, stderr } = test();
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /the applications of dev run/);
    const file = join(project, "Pulumi.dev.yaml");
    const written = readFileSync(file, "utf8");
    writeFileSync(file, written.replace("    team:\n", "    others:\n"));
    const broken = test();
    writeFileSync(file, written);
    assert.notEqual(broken.status, 0);
    assert.match(
      broken.stdout + broken.stderr,
      /tenants: expected team, because index.ts runs applications there; add the tenant/,
    );
  });

  describe("keys of the stack's file", () => {
    /** Plans the stack with more keys, and returns everything that the program asks for, as text. */
    async function planned(more: Readonly<Record<string, string>>): Promise<string> {
      const opened = readProject(project);
      const stack = readStack(opened, "dev");
      const { outputs, resources } = await plan(opened, { ...stack, config: { ...stack.config, ...more } });
      return JSON.stringify([outputs, resources.map(({ name, inputs, type }) => [type, name, inputs])]);
    }

    const described = {
      kind: "existing",
      name: "dev",
      identifier: "00000000-0000-0000-0000-000000000000",
      kubernetesVersion: "1.35",
      network,
    };
    /** What a key needs besides itself. */
    const besides: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      dockerConfig: {
        "acme:images": JSON.stringify({ registry: "mirror.example.com/all", pullSecret: { name: "pull" } }),
      },
    };

    /** A value of each key that is read, and what then appears in the plan. */
    const samples: Readonly<Record<string, readonly [value: unknown, seen: RegExp]>> = {
      addons: [{ reloader: true, traefik: { exposure: "internal" } }, /"dev-reloader"/],
      caBundle: [{ pem: exampleRoot }, /BEGIN CERTIFICATE/],
      charts: ["oci://charts.example.com/mirror", /charts\.example\.com\/mirror/],
      cluster: [described, /192\.168\.1\.0\/28/],
      dockerConfig: ["{}", /"kubernetes.io\/dockerconfigjson"/],
      domain: ["shop.example.com", /hello\.shop\.example\.com/],
      environment: ["shared", /"shared-traefik"/],
      images: [{ registry: "mirror.example.com/all" }, /mirror\.example\.com\/all/],
      kubeconfig: [kubeconfig, /https:\/\/cluster\.test:6443/],
      placement: [{ nodeSelector: { site: "hall-2" } }, /"site":"hall-2"/],
      priorityClasses: ["own", /"keelson-serving"/],
      proxy: [{ https: "http://proxy.example.com:3128" }, /proxy\.example\.com/],
      tenants: [{ team: {}, other: {} }, /"keelson:index:Tenant","other"/],
      tier: ["highly-available", /"replicas":3/],
    };

    for (const [key, [value, seen]] of Object.entries(samples)) {
      it(`are read: ${key}`, async () => {
        const text = typeof value === "string" ? value : JSON.stringify(value);
        assert.match(await planned({ ...besides[key], [`acme:${key}`]: text }), seen);
      });
    }

    for (const key of Object.keys(stackSchema.shape).filter((name) => !Object.hasOwn(samples, name))) {
      it(`are refused, with what to do instead: ${key}`, async () => {
        await assert.rejects(planned({ [`acme:${key}`]: "{}" }), ({ message }: Error) => {
          assert.match(
            message,
            new RegExp(
              `✖ acme:${key}: (not a key of this project; .+|only keelson plan reads this key; .+|unknown key; .+)`,
            ),
          );
          return true;
        });
      });
    }

    it("are refused below keelson:, if nothing reads them there", async () => {
      const wrong = planned({ "keelson:tier": "small", "keelson:review": "[]" });
      await assert.rejects(
        wrong,
        /\n✖ keelson:tier: nothing reads this key; the keys of this project begin with acme:$/,
      );
    });
  });

  it("depends on the versions that this repository is tested with", () => {
    const used = dependenciesIn(join(project, "package.json"));
    const { version = "" } = manifest(join(root, "cli", "package.json"));
    const keelson = { keelson: `^${version}`, "keelson-cli": `^${version}` };
    const tested = { ...dependenciesIn(join(root, "package.json")), ...keelson };
    assert.deepEqual(
      Object.entries(used).filter(([name, range]) => new Map(Object.entries(tested)).get(name) !== range),
      [],
    );
    assert.ok(Object.keys(used).length > 5);
  });

  it("goes into no folder that has files", () => {
    const full = join(folder, "full");
    mkdirSync(full);
    writeFileSync(join(full, "kept.txt"), "mine");
    assert.throws(() => createProject(full), {
      name: UserError.name,
      message: `${full}: expected a new or empty folder, got one with files; choose another folder`,
    });
  });

  for (const name of ["Acme", "a", "acme platform", "1acme", "acme-"]) {
    it(`has no name such as ${JSON.stringify(name)}`, () => {
      assert.throws(() => createProject(join(folder, "other"), name), {
        message: `--name: expected a name of 2 to 40 characters of a-z, 0-9 and "-", beginning with a letter, got ${JSON.stringify(name)}`,
      });
    });
  }
});
