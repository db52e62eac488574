import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readProject, readStack } from "../../../cli/project";
import type { ProviderChoice } from "../../../cli/rehearsal/contract";
import { type OperationResult, runOperation } from "../../../cli/rehearsal/engine/operation";
import { kindAndName } from "../../../cli/rehearsal/engine/urn";
import { Cleanup } from "../../../cli/rehearsal/processes/cleanup";
import { makeRunFolder } from "../../../cli/rehearsal/processes/run-folder";
import { officialKubernetesProvider } from "../../../cli/rehearsal/site/kubernetes-provider";
import { toolsFor } from "../../../cli/rehearsal/site/options";
import { type Site, startSite } from "../../../cli/rehearsal/site/site";
import { resolveTools } from "../../../cli/toolchain";

interface Listed {
  readonly items: readonly { readonly kind?: string; readonly metadata: { readonly name: string } }[];
}

/** The address of the repository in the program; Git is told where it really is. */
const address = "https://git.example.com/acme/shop";

/** Commits the overlays of this repository to one of their own, and returns its commit. */
async function commitOverlays(repository: string): Promise<string> {
  await mkdir(repository);
  await cp("kustomize", path.join(repository, "kustomize"), { recursive: true });
  const git = (...parameters: string[]) =>
    execFileSync(
      "git",
      ["-C", repository, "-c", "user.name=test", "-c", "user.email=test@example.com", ...parameters],
      {
        encoding: "utf8",
      },
    ).trim();
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "Add overlays");
  return git("rev-parse", "HEAD");
}

/** Tests charts and overlays as workloads of a tenant, with one of the providers. */
export function testPackaged(choice: ProviderChoice): void {
  const cleanup = new Cleanup();
  let site: Site;
  let commit = "";

  before(async () => {
    const directory = await makeRunFolder();
    cleanup.add(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
    const repository = path.join(directory, "shop");
    commit = await commitOverlays(repository);
    const environment = {
      ...process.env,
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `url.${pathToFileURL(repository).href}.insteadOf`,
      GIT_CONFIG_VALUE_0: address,
    };
    const project = readProject(path.join(__dirname, "packaged-fixture"));
    const subject = { project, stack: readStack(project, "test"), pullCharts: true };
    const { signal } = new AbortController();
    const report = () => undefined;
    const tools = await resolveTools(await toolsFor(subject), { signal, env: process.env, report });
    const kubernetes = await officialKubernetesProvider({ choice, environment, signal, report });
    site = await startSite({ subject, directory, tools, kubernetes, environment, signal, report, cleanup });
  });

  after(() => cleanup.run());

  /** Runs an operation with other values of the configuration. */
  async function run(
    operation: "up" | "destroy",
    values: Readonly<Record<string, string>> = {},
  ): Promise<OperationResult> {
    const { configFile } = site.engine;
    const text = await readFile(configFile, "utf8");
    const changed = Object.entries({ roams: "no", overlays: "", ...values }).reduce(
      (before, [key, value]) => before.replace(new RegExp(`(packaged:${key}: ).*`), `$1"${value}"`),
      text,
    );
    await writeFile(configFile, changed);
    return runOperation({ operation }, site.engine, () => undefined);
  }

  const inGit = (revision: string) => ({ overlays: `${address}//kustomize/overlays/development?ref=${revision}` });

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

  it("bring the same objects from Git at the commit of the address", async () => {
    const fromGit = await run("up", inGit(commit));
    const changed = fromGit.steps.map(({ op, urn }) => `${op} ${kindAndName(urn)}`);
    /* Only the address differs, and Pulumi's own provider does not show that as a step. */
    const objects = changed.filter((step) => step !== "update Directory web");
    assert.deepEqual([fromGit.succeeded, fromGit.errors, objects], [true, [], []]);
  });

  it("stop if the repository lacks the commit", async () => {
    const { succeeded, errors } = await run("up", inGit("0123456789".repeat(4)));
    assert.equal(succeeded, false);
    assert.match(errors.map(({ message }) => message).join("\n"), /not our ref 0123456789/);
  });

  const refused: readonly (readonly [roams: string, what: string, resource: string, where: string])[] = [
    ["clusterRole", "a cluster-scoped kind", "clusterroles", "at the cluster scope"],
    ["namespace", "another namespace", "configmaps", 'in the namespace "kube-system"'],
    ["policy", "a network policy", "networkpolicies", 'in the namespace "web-development"'],
  ];
  for (const [roams, what, resource, where] of refused) {
    it(`are refused by the API server if they bring ${what}`, async () => {
      const { succeeded, errors } = await run("up", { roams });
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
}
