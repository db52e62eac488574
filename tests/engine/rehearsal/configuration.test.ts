import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { readProject, readStack } from "../../../cli/project";
import { type OperationResult, runOperation } from "../../../cli/rehearsal/engine/operation";
import { kindAndName } from "../../../cli/rehearsal/engine/urn";
import { Cleanup } from "../../../cli/rehearsal/processes/cleanup";
import { makeRunFolder } from "../../../cli/rehearsal/processes/run-folder";
import { officialKubernetesProvider } from "../../../cli/rehearsal/site/kubernetes-provider";
import { toolsFor } from "../../../cli/rehearsal/site/options";
import { type Site, startSite } from "../../../cli/rehearsal/site/site";
import { resolveTools } from "../../../cli/toolchain";

interface Volume {
  readonly configMap?: { readonly name: string };
  readonly secret?: { readonly secretName: string };
}

interface Answered {
  readonly items: readonly { readonly metadata: { readonly name: string } }[];
  readonly data: Readonly<Record<string, string>>;
  readonly spec: { readonly template: { readonly spec: { readonly volumes: readonly Volume[] } } };
}

describe("configuration that changes while its workload runs", function () {
  const cleanup = new Cleanup();
  let site: Site;

  before(async () => {
    const directory = await makeRunFolder();
    cleanup.add(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
    const project = readProject(path.join(__dirname, "configuration-fixture"));
    const subject = { project, stack: readStack(project, "test") };
    const { signal } = new AbortController();
    const quiet = () => undefined;
    const { env: environment } = process;
    const tools = await resolveTools(await toolsFor(subject), { signal, env: environment, report: quiet });
    const kubernetes = await officialKubernetesProvider({ choice: "official", environment, signal, report: quiet });
    site = await startSite({ subject, directory, tools, kubernetes, environment, signal, report: quiet, cleanup });
  });

  after(() => cleanup.run());

  async function up(level: string, fails: "yes" | "no"): Promise<OperationResult> {
    const { configFile } = site.engine;
    const text = await readFile(configFile, "utf8");
    const changed = text
      .replace(/(configuration:level: ).*/, `$1${level}`)
      .replace(/(configuration:fails: ).*/, `$1"${fails}"`);
    await writeFile(configFile, changed);
    return runOperation({ operation: "up" }, site.engine, () => undefined);
  }

  async function get(place: string): Promise<Answered> {
    const { body } = await site.access.client.call<Answered>({ method: "GET", path: place });
    return body;
  }

  /** What the workload's pods find, in the order of their volumes. */
  async function found(): Promise<string[]> {
    const { spec } = await get("/apis/apps/v1/namespaces/default/deployments/web");
    const values = spec.template.spec.volumes.map(async ({ configMap, secret }) => {
      const kind = configMap === undefined ? "secrets" : "configmaps";
      const { data } = await get(`/api/v1/namespaces/default/${kind}/${configMap?.name ?? secret?.secretName ?? ""}`);
      return data.level ?? Buffer.from(data.token ?? "", "base64").toString();
    });
    return Promise.all(values);
  }

  /** How many there are of each, without the one that every namespace has. */
  async function counts(): Promise<[configMaps: number, secrets: number]> {
    const configMaps = (await get("/api/v1/namespaces/default/configmaps")).items;
    const secrets = (await get("/api/v1/namespaces/default/secrets")).items;
    return [configMaps.filter(({ metadata }) => metadata.name !== "kube-root-ca.crt").length, secrets.length];
  }

  it("rolls the pods to another ConfigMap and Secret, and only then takes the ones before away", async () => {
    const first = await up("info", "no");
    assert.deepEqual([first.succeeded, first.errors], [true, []]);
    assert.deepEqual(await found(), ["info", "info", "token-info"]);
    const second = await up("debug", "no");
    assert.deepEqual([second.succeeded, second.errors], [true, []]);
    const moved = second.steps.map(({ op, urn }) => `${op} ${kindAndName(urn)}`);
    assert.deepEqual(moved.slice(-2), ["update Deployment web", "delete ConfigMap settings-f83dea557a"]);
    assert.deepEqual(await found(), ["debug", "debug", "token-debug"]);
    assert.deepEqual(await counts(), [2, 1]);
  });

  it("goes back to what was before a change that failed", async () => {
    const failed = await up("trace", "yes");
    assert.equal(failed.succeeded, false);
    assert.match(failed.errors.map(({ message }) => message).join("\n"), /nowhere/);
    const back = await up("debug", "no");
    assert.deepEqual([back.succeeded, back.errors], [true, []]);
    assert.deepEqual(await found(), ["debug", "debug", "token-debug"]);
    assert.deepEqual(await counts(), [2, 1]);
    const again = await up("debug", "no");
    assert.deepEqual(again.steps, []);
  });
});
