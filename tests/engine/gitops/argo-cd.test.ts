import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { startApiServer } from "../../../cli/rehearsal/control-plane";
import { ApiClient, ApiError } from "../../../cli/rehearsal/kubernetes";
import { resolveTools } from "../../../cli/toolchain";
import { findGo } from "../../../cli/toolchain/go";
import {
  ArgoApplication,
  type ArgoApplicationArgs,
  ArgoApplicationSet,
  argoCd,
  keda,
  reloader,
} from "../../../components";
import { project, shopRepository } from "../../gitops/programs";
import { platform } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const group = "argoproj.io/v1alpha1";

/** Objects of the components in every form that their options have. */
async function objects(): Promise<Record<string, unknown>[]> {
  const away = { server: "https://other.example.com", namespace: "team" };
  const run = await runProgram(() => {
    const { project: shop, team } = project({
      description: "the shop",
      destinations: [away],
      kinds: [{ group: "example.com", kind: "Database" }],
      clusterKinds: [{ group: "example.com", kind: "Region", name: "eu-*" }],
      access: { deployers: ["shop-developers"], viewers: ["developers"] },
      roles: {
        release: { groups: ["release"], policies: [{ resource: "applications", action: "sync", effect: "deny" }] },
      },
      syncWindows: [
        { kind: "allow", schedule: "0 22 * * *", duration: "1h", timeZone: "Europe/Berlin", manualSync: true },
      ],
      signatureKeys: ["4AEE18F83AFDEB23"],
      repositories: {
        shop: { url: shopRepository },
        charts: { url: "https://charts.example.com", type: "helm" },
        artifacts: { url: "oci://registry.example.com/**" },
      },
    });
    const git = { repoURL: shopRepository, targetRevision: "v1.2.0" };
    const chart = { repoURL: "https://charts.example.com", chart: "web", targetRevision: "1.2.0" };
    const forms: Readonly<Record<string, Omit<ArgoApplicationArgs, "project" | "tenant">>> = {
      directory: {
        source: { ...git, path: "deploy", directory: { recurse: true, include: "*.yaml", exclude: "test-*" } },
      },
      kustomize: {
        source: {
          ...git,
          path: "overlays/production",
          kustomize: {
            namePrefix: "a-",
            nameSuffix: "-z",
            images: ["web=registry.example.com/web:1"],
            replicas: { web: 3 },
            components: ["../tls"],
            commonLabels: { team: "shop" },
            commonAnnotations: { team: "shop" },
            patches: [
              { patch: "kind: Deployment\nmetadata: { name: web }\n", target: { kind: "Deployment", name: "web" } },
            ],
          },
        },
      },
      chart: { source: { ...chart, helm: { releaseName: "web", values: { replicas: 3 }, skipTests: true } } },
      values: {
        sources: [
          { ...chart, helm: { valueFiles: ["$values/production.yaml"], ignoreMissingValueFiles: true } },
          { ...git, ref: "values" },
        ],
      },
      oci: { source: { repoURL: "oci://registry.example.com/shop", targetRevision: "1.2.0" } },
      policies: {
        source: { ...git, path: "deploy" },
        syncPolicy: {
          automated: { prune: false, selfHeal: false, allowEmpty: true },
          retry: { limit: -1, backoff: { duration: "1s", factor: 3, maxDuration: "1m" }, refresh: true },
          syncOptions: { ServerSideApply: true, PrunePropagationPolicy: "foreground" },
        },
        ignoreDifferences: [
          { group: "apps", kind: "Deployment", jsonPointers: ["/spec/replicas"] },
          { kind: "Service", name: "web", jqPathExpressions: [".spec.ports[]"], managedFieldsManagers: ["proxy"] },
        ],
        revisionHistoryLimit: 3,
        cascade: false,
      },
      manual: { source: { ...git, path: "deploy" }, syncPolicy: { automated: false } },
    };
    for (const [name, args] of Object.entries(forms)) {
      new ArgoApplication(name, { project: shop, ...args });
    }
    new ArgoApplication("away", { project: shop, source: { ...git, path: "deploy" }, destination: away });
    const source = { ...git, path: "overlays/{{ .name }}", targetRevision: "{{ .values.revision }}" };
    new ArgoApplicationSet("set", {
      project: shop,
      source,
      environments: {
        test: { tenant: team, values: { revision: "v1" } },
        far: { destination: away, values: { revision: "v2" } },
      },
    });
    new ArgoApplicationSet("fleet", {
      project: shop,
      source: { ...git, path: "deploy" },
      clusters: { matchLabels: { env: "prod" }, namespace: "team" },
      cascade: false,
    });
  });
  return ["AppProject", "Application", "ApplicationSet"].flatMap((kind) =>
    run.ofType(`kubernetes:${group}:${kind}`).map(({ inputs }) => inputs),
  );
}

/** Objects of add-ons that Argo CD runs, and of one that it lets go. */
async function addonObjects(): Promise<Record<string, unknown>[]> {
  const run = await runProgram(() => {
    platform([argoCd({ addons: { keda: "run", reloader: "let-go" } }), keda(), reloader()]);
  });
  return ["AppProject", "Application"].flatMap((kind) =>
    run.ofType(`kubernetes:${group}:${kind}`).map(({ inputs }) => inputs),
  );
}

/** Argo CD's own definitions of its kinds, from its Go module, on a real API server. */
describe("objects of Argo CD", () => {
  let folder = "";
  let server: Awaited<ReturnType<typeof startApiServer>>;
  let client: ApiClient;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "keelson-argo-"));
    const tools = await resolveTools(["etcd", "kube-apiserver"]);
    const programs = { etcd: tools.etcd.path, "kube-apiserver": tools["kube-apiserver"].path };
    server = await startApiServer({ directory: join(folder, "cluster"), programs });
    client = ApiClient.withToken(server);
    await client.create("/api/v1/namespaces", { metadata: { name: "argocd" } });
    const definitions = await definitionsOf(folder);
    for (const definition of definitions) {
      await client.create("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", definition);
    }
    await Promise.all(definitions.map(({ spec }) => served(client, spec.names.plural)));
  });
  after(async () => {
    client.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const create = (object: Record<string, unknown>) =>
    client.call<Record<string, unknown>>({
      method: "POST",
      path: `${pathOf(`${String(object.kind).toLowerCase()}s`)}?fieldValidation=Strict&dryRun=All`,
      body: object,
    });

  it("fit its definitions of kinds, field by field, in every form", async () => {
    const all = await objects();
    assert.deepEqual(
      ["AppProject", "Application", "ApplicationSet"].map(
        (kind) => all.filter((object) => object.kind === kind).length,
      ),
      [1, 8, 2],
    );
    for (const object of all) {
      const { body, warnings } = await create(object);
      assert.deepEqual([body.spec, warnings], [object.spec, []]);
    }
  });

  it("fit them for add-ons that Argo CD runs", async () => {
    const all = await addonObjects();
    assert.equal(all.length, 4);
    for (const object of all) {
      const { body, warnings } = await create(object);
      assert.deepEqual([body.spec, warnings], [object.spec, []]);
    }
  });

  it("would be refused with a field that Argo CD does not know, and without one that it needs", async () => {
    const application = (await objects()).find(({ kind }) => kind === "Application");
    assert.ok(application);
    const { destination, ...spec } = application.spec as { destination: unknown };
    for (const [wrong, words] of [
      [{ ...spec, destination, prune: true }, /unknown field "spec.prune"/],
      [spec, /spec.destination: Required value/],
    ] as const) {
      await assert.rejects(create({ ...application, spec: wrong }), (error) => {
        assert.ok(error instanceof ApiError);
        assert.match(error.message, words);
        return true;
      });
    }
  });
});

/** A CustomResourceDefinition, as far as it is read here. */
interface Definition {
  readonly spec: { readonly names: { readonly plural: string } };
}

/** Downloads Argo CD's module, whose hash is committed, and reads the definitions. */
async function definitionsOf(folder: string): Promise<Definition[]> {
  cpSync(join(__dirname, "argo-cd"), join(folder, "module"), { recursive: true });
  const go = await findGo({ needed: "1.26.0", cache: join(folder, "go"), env: process.env });
  const download = ["mod", "download", "-json", "github.com/argoproj/argo-cd/v3"];
  const { stdout } = await promisify(execFile)(go, download, { cwd: join(folder, "module") });
  const { Dir } = JSON.parse(stdout) as { Dir: string };
  return ["application", "applicationset", "appproject"].map(
    (kind) => parse(readFileSync(join(Dir, "manifests", "crds", `${kind}-crd.yaml`), "utf8")) as Definition,
  );
}

async function served(client: ApiClient, plural: string): Promise<void> {
  while ((await client.find({ method: "GET", path: pathOf(plural) })) === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function pathOf(plural: string): string {
  return `/apis/${group}/namespaces/argocd/${plural}`;
}
