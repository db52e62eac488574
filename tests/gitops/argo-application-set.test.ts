import assert from "node:assert/strict";
import { ArgoApplicationSet, type ArgoApplicationSetArgs, ArgoProject, argoCd, Tenant } from "../../components";
import { platform } from "../support/programs";
import { runProgram } from "../support/run-program";
import { shopRepository } from "./programs";

const type = "kubernetes:argoproj.io/v1alpha1:ApplicationSet";
const source = { repoURL: shopRepository, targetRevision: "{{ .values.revision }}", path: "overlays/{{ .name }}" };
const server = "https://kubernetes.default.svc";

type Args = Omit<ArgoApplicationSetArgs, "project">;

function run(argsOf: (dev: Tenant, test: Tenant) => Args, projectArgs: object = {}) {
  return runProgram(() => {
    const shared = platform([argoCd()]);
    const [dev, test] = [new Tenant("dev", { platform: shared }), new Tenant("test", { platform: shared })];
    const repositories = { shop: { url: shopRepository } };
    const project = new ArgoProject("shop", { tenants: [dev, test], repositories, ...projectArgs });
    new ArgoApplicationSet("shop", { project, ...argsOf(dev, test) });
  });
}

describe("ArgoApplicationSet", () => {
  it("makes an application for each environment, each in its tenant", async () => {
    const program = await run((dev, test) => ({
      source,
      environments: {
        dev: { tenant: dev, values: { revision: "main" } },
        test: { tenant: test, values: { revision: "v1.2.0" } },
      },
    }));
    const set = program.find(type, "shop");
    assert.deepEqual(set.inputs, {
      apiVersion: "argoproj.io/v1alpha1",
      kind: "ApplicationSet",
      metadata: {
        name: "shop",
        namespace: "argocd",
        annotations: { "pulumi.com/deletionPropagationPolicy": "foreground" },
      },
      spec: {
        goTemplate: true,
        goTemplateOptions: ["missingkey=error"],
        generators: [
          {
            list: {
              elements: [
                { name: "dev", server, namespace: "dev", values: { revision: "main" } },
                { name: "test", server, namespace: "test", values: { revision: "v1.2.0" } },
              ],
            },
          },
        ],
        syncPolicy: { preserveResourcesOnDeletion: false },
        template: {
          metadata: { name: "shop-{{ .name }}" },
          spec: {
            project: "shop",
            source,
            destination: { server: "{{ .server }}", namespace: "{{ .namespace }}" },
            syncPolicy: {
              automated: { prune: true, selfHeal: true, allowEmpty: false },
              retry: { limit: 5, backoff: { duration: "5s", factor: 2, maxDuration: "3m" } },
              syncOptions: ["FailOnSharedResource=true"],
            },
          },
        },
      },
    });
    for (const tenant of ["dev", "test"]) {
      assert.ok(set.dependsOn.includes(program.find("kubernetes:core/v1:ResourceQuota", tenant).urn));
    }
  });

  it("makes an application for each cluster with matching labels", async () => {
    const program = await run(
      () => ({
        source: { ...source, targetRevision: "v1.2.0" },
        clusters: { matchLabels: { region: "eu" }, namespace: "shop" },
        cascade: false,
      }),
      { destinations: [{ server: "https://*.example.com", namespace: "shop" }] },
    );
    const spec = program.find(type, "shop").inputs.spec as Record<string, Record<string, unknown>>;
    assert.deepEqual(spec.generators, [{ clusters: { selector: { matchLabels: { region: "eu" } } } }]);
    assert.deepEqual(spec.syncPolicy, { preserveResourcesOnDeletion: true });
    assert.deepEqual(spec.template?.metadata, { name: "shop-{{ .nameNormalized }}" });
    const template = spec.template as { readonly spec: { readonly destination: object } };
    assert.deepEqual(template.spec.destination, { server: "{{ .server }}", namespace: "shop" });
  });

  const wrong: [string, (dev: Tenant, test: Tenant) => Args, string][] = [
    [
      "a value that an environment lacks",
      (dev) => ({ source, environments: { dev: { tenant: dev } } }),
      "environments.dev.values.revision: expected a value, because a source uses {{ .values.revision }}",
    ],
    [
      "a field that nothing sets",
      (dev) => ({ source: { ...source, path: "overlays/{{ .nam }}" }, environments: { dev: { tenant: dev } } }),
      'source.path: expected one of ".name", ".namespace", ".server", ".values", got ".nam"; did you mean ".name"?',
    ],
    [
      "a field without its dot",
      (dev) => ({ source: { ...source, path: "{{name}}/x" }, environments: { dev: { tenant: dev } } }),
      'source.path: expected a field that begins with a dot, got "name"; write "{{ .name }}"',
    ],
    [
      "half a template",
      (dev) => ({ source: { ...source, path: "overlays/{{ .name }" }, environments: { dev: { tenant: dev } } }),
      'source.path: expected a whole template such as "{{ .name }}", got "overlays/{{ .name }"',
    ],
    ["neither environments nor clusters", () => ({ source }), "expected exactly one of environments, clusters"],
    [
      "an environment without a place",
      () => ({ source, environments: { dev: { values: { revision: "main" } } } }),
      "environments.dev.tenant: expected a tenant of the project (dev, test), got nothing",
    ],
    [
      "every cluster",
      () => ({ source, clusters: { matchLabels: {}, namespace: "shop" } }),
      "clusters.matchLabels: expected at least one label",
    ],
    [
      "clusters that the project does not allow",
      () => ({ source, clusters: { matchLabels: { region: "eu" }, namespace: "shop" } }),
      `clusters.namespace: expected a namespace that the project's destinations allow, got "shop"`,
    ],
    [
      "another repository in each environment",
      (dev) => ({
        source: { ...source, repoURL: "{{ .values.revision }}" },
        environments: { dev: { tenant: dev, values: { revision: "a" } } },
      }),
      "source.repoURL: expected the same repository everywhere",
    ],
  ];
  for (const [what, argsOf, line] of wrong) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(run(argsOf), (error: Error) => {
        assert.ok(error.message.includes(line), error.message);
        return true;
      });
    });
  }
});
