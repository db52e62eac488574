import assert from "node:assert/strict";
import { type ArgoCdOptions, argoCd, externalSecrets } from "../../../../components";
import { existingEks } from "../../../support/aws";
import { bound, platform, valuesOf } from "../../../support/programs";
import { runProgram } from "../../../support/run-program";

const image = "registry.example.com/helm-sops:1";
const ageKey = { key: "argocd/age", field: "key" };
const kmsKey = "arn:aws:kms:eu-central-1:111122223333:key/1234";

interface Values {
  readonly repoServer: {
    readonly serviceAccount?: object;
    readonly extraContainers?: readonly Record<string, unknown>[];
    readonly volumes?: readonly { readonly name: string }[];
    readonly replicas: number;
  };
  readonly controller: { readonly clusterRoleRules: { readonly rules: readonly { readonly resources: string[] }[] } };
}

async function made(sops?: ArgoCdOptions["sops"]) {
  const roles = ["external-secrets/external-secrets", "argocd/argocd-repo-server"];
  const addons = [argoCd(sops === undefined ? {} : { sops }), externalSecrets()];
  const run = await runProgram(() => {
    platform(addons, { cluster: existingEks(roles), tier: "small" });
  });
  return { run, values: valuesOf(run, "argo-cd") as unknown as Values };
}

const writesSecrets = ({ controller }: Values) =>
  controller.clusterRoleRules.rules.some(({ resources }) => resources.includes("secrets"));

describe("the plugin of Argo CD that decrypts values", () => {
  it("is absent unless it is asked for", async () => {
    const { values } = await made();
    assert.deepEqual([values.repoServer.extraContainers, values.repoServer.volumes], [undefined, undefined]);
    assert.equal(writesSecrets(values), false);
  });

  it("runs beside the repo server without rights, reads the age key from a store, and keeps plain files in memory", async () => {
    const { run, values } = await made({ image, ageKey });
    const { extraContainers: [sidecar = {}] = [], volumes } = values.repoServer;
    assert.deepEqual(sidecar.env, [
      { name: "HOME", value: "/tmp" },
      { name: "SOPS_AGE_KEY_FILE", value: "/home/argocd/sops-age/keys.txt" },
    ]);
    assert.deepEqual([sidecar.image, sidecar.command], [image, ["/var/run/argocd/argocd-cmp-server"]]);
    assert.deepEqual(sidecar.securityContext, {
      runAsNonRoot: true,
      runAsUser: 999,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.deepEqual(volumes, [
      { name: "argocd-cmp-cm", configMap: { name: "argocd-cmp-cm" } },
      { name: "cmp-tmp", emptyDir: { medium: "Memory", sizeLimit: "64Mi" } },
      { name: "sops-age", secret: { secretName: "sops-age" } },
    ]);
    assert.equal(writesSecrets(values), true);
    assert.equal(values.repoServer.replicas, 1, "the other values of the repo server stay");
    const copied = run.resources.filter(({ name }) => name.endsWith("-sops-age"));
    assert.deepEqual(
      copied.map(({ inputs }) => (inputs.spec as { data: object }).data),
      [[{ secretKey: "keys.txt", remoteRef: { key: "argocd/age", property: "key" } }]],
    );
  });

  it("decrypts by a key of the cloud's KMS, as the repo server's own identity", async () => {
    const { values } = await made({ image, kmsKey });
    assert.deepEqual(
      values.repoServer.volumes?.map(({ name }) => name),
      ["argocd-cmp-cm", "cmp-tmp"],
    );
    assert.equal((values.repoServer.serviceAccount as { name: string }).name, "argocd-repo-server");
    const { identities } = bound(argoCd({ sops: { image, kmsKey } }), { cloud: "aws" });
    assert.deepEqual(
      identities.map(({ serviceAccount, permissions: { aws, gcp, azure } }) => [serviceAccount, aws, gcp, azure]),
      [
        [
          "argocd-repo-server",
          [{ actions: ["kms:Decrypt"], resources: [kmsKey] }],
          [{ role: "roles/cloudkms.cryptoKeyDecrypter", cryptoKey: kmsKey }],
          [{ role: "Key Vault Crypto User", scope: kmsKey }],
        ],
      ],
    );
  });

  const refused: readonly (readonly [sops: ArgoCdOptions["sops"] & object, path: string, message: string])[] = [
    [{ image: "helm-sops", ageKey }, "sops.image", 'expected an image with a tag or digest, got "helm-sops"'],
    [{ image: "a:latest", ageKey }, "sops.image", 'expected an image with a tag or digest, got "a:latest"'],
    [
      { image, ageKey: { key: "a", field: "" } },
      "sops.ageKey.field",
      'expected the name of a field in the secret, got ""',
    ],
    [
      { image, ageKey: { key: "", field: "a" } },
      "sops.ageKey.key",
      'expected the name of a secret in the store, such as "backups", got ""',
    ],
    [{ image }, "sops", `expected ageKey or kmsKey, got {"image":"${image}"}`],
    [
      { image, kmsKey },
      "sops.kmsKey",
      `expected no kmsKey, because the cluster has no cloud, got "${kmsKey}"; use ageKey`,
    ],
  ];
  for (const [sops, path, message] of refused) {
    it(`refuses ${path}: ${message}`, () => {
      assert.deepEqual(bound(argoCd({ sops })).problems, [{ path, message }]);
    });
  }
});
