import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { readProject, readStack } from "../../../cli/project";
import type { ProviderChoice } from "../../../cli/rehearsal/contract";
import { type OperationResult, runOperation } from "../../../cli/rehearsal/engine/operation";
import { kindAndName } from "../../../cli/rehearsal/engine/urn";
import { ApiError } from "../../../cli/rehearsal/kubernetes";
import { Cleanup } from "../../../cli/rehearsal/processes/cleanup";
import { makeRunFolder } from "../../../cli/rehearsal/processes/run-folder";
import { officialKubernetesProvider } from "../../../cli/rehearsal/site/kubernetes-provider";
import { toolsFor } from "../../../cli/rehearsal/site/options";
import { type Site, startSite } from "../../../cli/rehearsal/site/site";
import { resolveTools } from "../../../cli/toolchain";
import type { HandOver } from "../../../components";

interface Live {
  readonly metadata: {
    readonly uid: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
  };
  readonly spec: {
    readonly template: { readonly spec: { readonly containers: readonly { readonly args: string[] }[] } };
  };
}

const deployment = "/apis/apps/v1/namespaces/reloader/deployments/reloader";
const role = "/apis/rbac.authorization.k8s.io/v1/clusterroles/reloader";
const application = "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/addon-reloader";
const widget = "/apis/example.com/v1/widgets/one";
const tracking = "argocd.argoproj.io/tracking-id";

/** Tests the hand-over of add-ons to Argo CD and back, with one of the providers. */
export function testHandOver(choice: ProviderChoice): void {
  const cleanup = new Cleanup();
  let site: Site;

  before(async () => {
    const directory = await makeRunFolder();
    cleanup.add(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
    const project = readProject(path.join(__dirname, "handed-over-fixture"));
    const subject = { project, stack: readStack(project, "test"), charts: path.join(project.root, "charts") };
    const { signal } = new AbortController();
    const report = () => undefined;
    const environment = process.env;
    const tools = await resolveTools(await toolsFor(subject), { signal, env: environment, report });
    const kubernetes = await officialKubernetesProvider({ choice, environment, signal, report });
    site = await startSite({ subject, directory, tools, kubernetes, environment, signal, report, cleanup });
  });

  after(() => cleanup.run());

  /** Deploys a step of the hand-over. */
  async function deploy(
    step: HandOver | "",
    values: Readonly<Record<string, string>> = {},
    operation: "up" | "destroy" = "up",
  ): Promise<OperationResult> {
    const { configFile } = site.engine;
    const text = await readFile(configFile, "utf8");
    const changed = Object.entries({ workloads: "", bounds: "", ...values, step }).reduce(
      (before, [key, value]) => before.replace(new RegExp(`(handed-over:${key}: ).*`), `$1"${value}"`),
      text,
    );
    await writeFile(configFile, changed);
    return runOperation({ operation }, site.engine, () => undefined);
  }

  async function deployed(...args: Parameters<typeof deploy>): Promise<string[]> {
    const { errors, steps, succeeded } = await deploy(...args);
    assert.deepEqual([succeeded, errors], [true, []]);
    return steps.map(({ op, urn }) => `${op} ${kindAndName(urn)}`);
  }

  async function live(place: string): Promise<Live | undefined> {
    return site.access.client.get<Live>(place).catch((error: unknown) => {
      if (error instanceof ApiError && error.statusCode === 404) {
        return undefined;
      }
      throw error;
    });
  }

  /** What Helm keeps of its release, which nothing deletes. */
  async function forgetHelm(): Promise<number> {
    let forgotten = 0;
    for (const namespace of ["reloader", "widgets"]) {
      const place = `/api/v1/namespaces/${namespace}/secrets`;
      const query = { fieldSelector: "type=helm.sh/release.v1" };
      const { body } = await site.access.client.call<{ readonly items: readonly { metadata: { name: string } }[] }>({
        method: "GET",
        path: place,
        query,
      });
      for (const { metadata } of body.items) {
        await site.access.client.delete(`${place}/${metadata.name}`);
        forgotten += 1;
      }
    }
    return forgotten;
  }

  let uid: string | undefined;

  it("begins with Helm", async () => {
    await deployed("");
    uid = (await live(deployment))?.metadata.uid;
    assert.ok(uid);
  });

  it("changes nothing when it is prepared", async () => {
    assert.deepEqual(
      (await deployed("prepare")).filter((step) => !/^update ClusterRole|argo-cd$/.test(step)),
      [],
    );
  });

  it("leaves the objects when Argo CD takes over, and waits for it", async () => {
    const steps = await deployed("run");
    for (const step of ["create Application rehearsal-reloader", "delete Release rehearsal-reloader"]) {
      assert.ok(steps.includes(step), steps.join("\n"));
    }
    const object = await live(deployment);
    assert.equal(object?.metadata.uid, uid);
    assert.equal(object?.metadata.annotations?.[tracking], "addon-reloader:apps/Deployment:reloader/reloader");
    assert.ok(await live(widget));
    assert.equal(await forgetHelm(), choice === "official" ? 2 : 0);
    assert.deepEqual(await deployed("run"), []);
  });

  it("brings other values by the Application, and waits for them", async () => {
    const steps = await deployed("run", { workloads: "all" });
    assert.deepEqual(steps, ["update Application rehearsal-reloader"]);
    const [container] = (await live(deployment))?.spec.template.spec.containers ?? [];
    assert.deepEqual(container?.args, ["--all=true"]);
    await deployed("run");
  });

  it("lets the objects go, and leaves them when Helm takes them back", async () => {
    await deployed("let-go");
    assert.equal((await live(application))?.metadata.finalizers, undefined);
    const steps = await deployed("take-back");
    for (const step of ["create Release rehearsal-reloader", "delete Application rehearsal-reloader"]) {
      assert.ok(steps.includes(step), steps.join("\n"));
    }
    const object = await live(deployment);
    assert.equal(object?.metadata.uid, uid);
    assert.equal(object?.metadata.annotations?.["meta.helm.sh/release-name"], "reloader");
    assert.equal(await live(application), undefined);
    await deployed("");
    assert.deepEqual(await deployed(""), []);
  });

  it("goes with Helm, and comes anew by Argo CD", async () => {
    await deployed("", {}, "destroy");
    assert.deepEqual([await live(deployment), await live(role)], [undefined, undefined]);
    await deployed("run");
    assert.ok(await live(deployment));
    assert.deepEqual(await deployed("run"), []);
  });

  it("is deleted by Argo CD before Argo CD goes, except definitions of kinds", async () => {
    const steps = await deployed("run", {}, "destroy");
    const at = (one: string) => steps.indexOf(`delete ${one}`);
    assert.ok(at("Widget rehearsal-widgets-one") < at("Application rehearsal-widgets"), steps.join("\n"));
    assert.ok(at("Application rehearsal-widgets") < at("Release rehearsal-argo-cd"), steps.join("\n"));
    assert.deepEqual([await live(deployment), await live(role)], [undefined, undefined]);
    assert.ok(await live("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.com"));
  });

  if (choice === "stand-in") {
    it("fails if a chart brings more than its project allows", async () => {
      const { errors, succeeded } = await deploy("run", { bounds: "tight" });
      assert.equal(succeeded, false);
      assert.match(
        errors.map(({ message }) => message).join("\n"),
        /resource apiextensions\.k8s\.io:CustomResourceDefinition widgets\.example\.com is not permitted in project addon-widgets/,
      );
    });
  }

  it("says what was simulated", () => {
    const { synced } = site.planes.first.controllers.counts().applications;
    assert.equal(synced, 2);
  });
}
