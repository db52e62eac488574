import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { readProject, readStack } from "../../../cli/project";
import { type OperationResult, runOperation } from "../../../cli/rehearsal/engine/operation";
import { kindAndName } from "../../../cli/rehearsal/engine/urn";
import { Cleanup } from "../../../cli/rehearsal/processes/cleanup";
import { makeRunFolder } from "../../../cli/rehearsal/processes/run-folder";
import { type Site, startSite, toolsFor } from "../../../cli/rehearsal/site/site";
import { resolveTools } from "../../../cli/toolchain";

interface Listed {
  readonly items: readonly { readonly kind?: string; readonly metadata: { readonly name: string } }[];
}

describe("charts and overlays as workloads of a tenant", function () {
  const cleanup = new Cleanup();
  let site: Site;

  before(async () => {
    const directory = await makeRunFolder();
    cleanup.add(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
    const project = readProject(path.join(__dirname, "packaged-fixture"));
    const subject = { project, stack: readStack(project, "test") };
    const { signal } = new AbortController();
    const quiet = () => undefined;
    const tools = await resolveTools(await toolsFor(subject), { signal, env: process.env, report: quiet });
    site = await startSite({ subject, directory, tools, environment: process.env, signal, report: quiet, cleanup });
  });

  after(() => cleanup.run());

  async function run(operation: "up" | "destroy", roams = "no"): Promise<OperationResult> {
    const { configFile } = site.engine;
    const text = await readFile(configFile, "utf8");
    await writeFile(configFile, text.replace(/(packaged:roams: ).*/, `$1"${roams}"`));
    return runOperation({ operation }, site.engine, () => undefined);
  }

  async function namesAt(place: string): Promise<string[]> {
    const { items } = await site.access.client.get<Listed>(place);
    return items.map(({ metadata }) => metadata.name);
  }

  const namespace = "namespaces/web-development";

  it("come up in its namespace, and change nothing twice", async () => {
    const first = await run("up");
    assert.deepEqual([first.succeeded, first.errors], [true, []]);
    assert.deepEqual(await namesAt(`/apis/apps/v1/${namespace}/deployments`), ["batch", "orders", "web"]);
    assert.deepEqual(await namesAt(`/apis/networking.k8s.io/v1/${namespace}/networkpolicies`), [
      "allow-dns",
      "batch",
      "batch-to-orders",
      "batch-to-web",
      "default-deny",
      "web",
      "web-to-orders",
    ]);
    const again = await run("up");
    assert.deepEqual([again.succeeded, again.steps], [true, []]);
  });

  const refused: readonly (readonly [roams: string, what: string, resource: string, where: string])[] = [
    ["clusterRole", "a cluster-scoped kind", "clusterroles", "at the cluster scope"],
    ["namespace", "another namespace", "configmaps", 'in the namespace "kube-system"'],
    ["policy", "a network policy", "networkpolicies", 'in the namespace "web-development"'],
  ];
  for (const [roams, what, resource, where] of refused) {
    it(`are refused by the API server if they bring ${what}`, async () => {
      const { succeeded, errors } = await run("up", roams);
      const text = errors.map(({ message }) => message).join("\n");
      assert.equal(succeeded, false);
      assert.match(text, new RegExp(`User "keelson:deployer:web-development" cannot \\w+ resource "${resource}"`));
      assert.ok(text.includes(where), text);
      assert.deepEqual(
        (await namesAt(`/api/v1/${namespace}/configmaps`)).filter((name) => name === "roaming"),
        [],
      );
    });
  }

  it("go before the tenant and its deployer", async () => {
    const { succeeded, errors, steps } = await run("destroy");
    assert.deepEqual([succeeded, errors], [true, []]);
    const gone = steps.map(({ urn }) => kindAndName(urn));
    const at = (one: string) => gone.indexOf(one);
    assert.ok(at("Release orders") < at("RoleBinding web-development-deployer"), gone.join("\n"));
    assert.ok(at("RoleBinding web-development-deployer") < at("Namespace web-development"), gone.join("\n"));
    assert.deepEqual((await namesAt("/api/v1/namespaces")).includes("web-development"), false);
  });
});
