import assert from "node:assert/strict";
import { join } from "node:path";
import { installation, run } from "./installation";
import { type Kind, kinds, writeProject } from "./projects";

/** What the program of `projects/` registers. */
const registered = [
  "keelson:index:Deployment site",
  "keelson:index:ExistingCluster team",
  "keelson:index:Platform team",
  "keelson:index:Tenant web",
  "kubernetes:apps/v1:Deployment site",
  "kubernetes:core/v1:LimitRange web",
  "kubernetes:core/v1:Namespace web",
  "kubernetes:core/v1:ResourceQuota web",
  "kubernetes:core/v1:Service site",
  "kubernetes:core/v1:ServiceAccount site",
  "kubernetes:networking.k8s.io/v1:NetworkPolicy web-allow-dns",
  "kubernetes:networking.k8s.io/v1:NetworkPolicy web-default-deny",
  "kubernetes:policy/v1:PodDisruptionBudget site",
  "pulumi:providers:kubernetes team",
];

const withMocks = { NODE_OPTIONS: "--require ./mocks.cjs" };

describe("a fresh project", () => {
  for (const [name, kind] of Object.entries<Kind>(kinds)) {
    describe(`of the kind ${name}`, () => {
      const options = kind.compilerOptions;
      const folder = async () => writeProject(await installation(), kind, name);

      if (options !== undefined) {
        it("type-checks, libraries included", async () => {
          const project = await folder();
          const compile = (typescript: string, ...more: string[]) =>
            run(process.execPath, [join("..", "node_modules", typescript, "bin/tsc"), ...more], project);
          /* TypeScript 6 asks to confirm `moduleResolution: node`. */
          await Promise.all([
            compile("typescript"),
            compile("typescript-6", "--noEmit", "--ignoreDeprecations", "6.0"),
          ]);
        });
      }

      it("runs by node", async () => {
        const entry = options === undefined ? "index.js" : "bin/index.js";
        assert.deepEqual(resourcesOf(await run(process.execPath, [entry], await folder(), withMocks)), registered);
      });

      it("runs by Pulumi's loader", async () => {
        const output = await run(process.execPath, runnerArguments, await folder(), {
          ...withMocks,
          PULUMI_NODEJS_TYPESCRIPT: "true",
          PULUMI_NODEJS_TRANSPILE_ONLY: "true",
        });
        assert.deepEqual(resourcesOf(output), [...registered, "pulumi:pulumi:Stack fresh-dev"]);
      });

      it("is planned by the installed keelson", async () => {
        const output = await run(
          "../node_modules/.bin/keelson",
          ["plan", "--stack", "dev", "--check", "--json", "-"],
          await folder(),
        );
        assert.deepEqual(
          plannedTypes(output),
          registered.map((entry) => entry.split(" ")[0]),
        );
      });
    });
  }
});

/** How Pulumi's language host runs a program. */
const runnerArguments = [
  "../node_modules/@pulumi/pulumi/cmd/run",
  "--monitor=127.0.0.1:1",
  "--project=fresh",
  "--stack=dev",
  "--pwd=.",
  "--dry-run",
  ".",
];

/** Reads what `projects/mocks.cjs` prints last. */
function resourcesOf(output: string): unknown[] {
  return (JSON.parse(output.slice(output.lastIndexOf("["))) as string[]).sort();
}

function plannedTypes(json: string): string[] {
  return (JSON.parse(json) as { type: string }[]).map(({ type }) => type).sort();
}
