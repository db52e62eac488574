import assert from "node:assert/strict";
import {
  ArgoApplication,
  type ArgoHelm,
  ArgoProject,
  type ArgoSource,
  argoCd,
  externalSecrets,
  Tenant,
} from "../../components";
import { existingEks } from "../support/aws";
import { platform } from "../support/programs";
import { runProgram } from "../support/run-program";
import { shopRepository } from "./programs";

const key = { image: "registry.example.com/helm-sops:1", ageKey: { key: "argocd/age", field: "key" } };

async function specOf(helm: ArgoHelm, more: Partial<ArgoSource> = {}) {
  const program = await runProgram(() => {
    const cluster = existingEks(["external-secrets/external-secrets"]);
    const addons = [argoCd({ sops: key }), externalSecrets()];
    const team = new Tenant("team", { platform: platform(addons, { cluster }) });
    const charts = { url: "https://charts.example.com", type: "helm" as const };
    const project = new ArgoProject("shop", {
      tenants: [team],
      repositories: { shop: { url: shopRepository }, charts },
    });
    const source = { repoURL: shopRepository, targetRevision: "v1.2.0", path: "chart", helm, ...more };
    new ArgoApplication("shop", { project, source });
  });
  const kinds = program.find("kubernetes:argoproj.io/v1alpha1:AppProject", "shop").inputs.spec as {
    namespaceResourceWhitelist: readonly { kind: string }[];
  };
  return {
    source: (program.find("kubernetes:argoproj.io/v1alpha1:Application", "shop").inputs.spec as { source: object })
      .source,
    mayBringSecrets: kinds.namespaceResourceWhitelist.some(({ kind }) => kind === "Secret"),
  };
}

describe("encrypted files of values", () => {
  it("are decrypted by the plugin of Argo CD, over the others", async () => {
    const files = { valueFiles: ["a.yaml", "b.yaml"], encryptedValueFiles: ["secrets.enc.yaml", "more.enc.yaml"] };
    assert.deepEqual(await specOf({ ...files, releaseName: "web", skipTests: true }), {
      source: {
        repoURL: shopRepository,
        targetRevision: "v1.2.0",
        path: "chart",
        plugin: {
          name: "helm-sops",
          env: [
            { name: "RELEASE_NAME", value: "web" },
            { name: "VALUE_FILES", value: "a.yaml b.yaml" },
            { name: "ENCRYPTED_VALUE_FILES", value: "secrets.enc.yaml more.enc.yaml" },
            { name: "SKIP_TESTS", value: "true" },
          ],
        },
      },
      mayBringSecrets: true,
    });
  });

  it("leave other charts to Argo CD's own Helm, and without the plugin no project may bring Secrets", async () => {
    const { source } = await specOf({ valueFiles: ["a.yaml"] });
    assert.deepEqual((source as { helm: object }).helm, { valueFiles: ["a.yaml"], skipCrds: true });
    const program = await runProgram(() => {
      const team = new Tenant("team", { platform: platform([argoCd()]) });
      new ArgoProject("shop", { tenants: [team], repositories: { shop: { url: shopRepository } } });
    });
    const { spec } = program.find("kubernetes:argoproj.io/v1alpha1:AppProject", "shop").inputs;
    assert.doesNotMatch(JSON.stringify(spec), /"Secret"/);
  });

  const encryptedValueFiles = ["secrets.enc.yaml"];
  const refused: readonly (readonly [helm: ArgoHelm, line: string, more?: Partial<ArgoSource>])[] = [
    [{ encryptedValueFiles: [] }, "source.helm.encryptedValueFiles: expected at least one file"],
    [
      { encryptedValueFiles: ["../b.yaml"] },
      "source.helm.encryptedValueFiles[0]: expected a path inside the chart's folder",
    ],
    [
      { encryptedValueFiles: ["a b.yaml"] },
      "source.helm.encryptedValueFiles[0]: expected a path inside the chart's folder",
    ],
    [
      { encryptedValueFiles, valueFiles: ["/a"] },
      "source.helm.valueFiles[0]: expected a path inside the chart's folder",
    ],
    [
      { encryptedValueFiles, values: { a: 1 } },
      "source.helm: expected only the options releaseName, valueFiles, encryptedValueFiles",
    ],
    [
      { encryptedValueFiles },
      "source.helm.encryptedValueFiles: expected a chart in Git with a path",
      {
        repoURL: "https://charts.example.com",
        chart: "web",
        path: undefined,
        targetRevision: "1.0.0",
      },
    ],
  ];
  for (const [helm, line, more] of refused) {
    it(`are refused: ${line}`, async () => {
      await assert.rejects(specOf(helm, more), ({ message }: Error) => {
        assert.ok(message.includes(line), message);
        return true;
      });
    });
  }

  it("are refused if Argo CD cannot decrypt them", async () => {
    await assert.rejects(
      runProgram(() => {
        const team = new Tenant("team", { platform: platform([argoCd()]) });
        const project = new ArgoProject("shop", { tenants: [team], repositories: { shop: { url: shopRepository } } });
        const source = {
          repoURL: shopRepository,
          targetRevision: "v1.2.0",
          path: "chart",
          helm: { encryptedValueFiles },
        };
        new ArgoApplication("shop", { project, source });
      }),
      /source\.helm\.encryptedValueFiles: expected the add-on argo-cd with the option sops/,
    );
  });
});
