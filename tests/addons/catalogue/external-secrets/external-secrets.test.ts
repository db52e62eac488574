import assert from "node:assert/strict";
import { type ExternalSecretsOptions, externalSecrets } from "../../../../components";
import { awsFacts, existingEks, installOn, prometheus, statementsOf } from "../../../support/aws";
import { installOnEks } from "../../../support/eks";
import { bound, releaseType, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const account = "external-secrets/external-secrets";
const storeType = "kubernetes:external-secrets.io/v1:ClusterSecretStore";
const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012";

function pod(app: string) {
  const labels = { "app.kubernetes.io/name": app, "app.kubernetes.io/instance": "external-secrets" };
  return { namespace: "external-secrets", labels };
}

describe("external-secrets", () => {
  it("creates the store cloud after the release, with the controller's identity and for tenants and add-ons only", async () => {
    const run = await installOn(() => existingEks([account]), [externalSecrets()]);
    const store = run.find(storeType, "test-external-secrets-cloud");
    assert.ok(store.dependsOn.includes(run.find(releaseType, "test-external-secrets").urn));
    assert.deepEqual(store.inputs.spec, {
      provider: { aws: { service: "SecretsManager", region: "eu-central-1", prefix: "test/" } },
      conditions: ["keelson.dev/tenant", "keelson.dev/addon"].map((key) => ({
        namespaceSelector: { matchExpressions: [{ key, operator: "Exists" }] },
      })),
    });
  });

  it("lets named namespaces use the store too, and takes another prefix", async () => {
    const options = { namespaces: ["monitoring"], secretPrefix: "shared/prod/" };
    const run = await installOn(() => existingEks([account]), [externalSecrets(options)]);
    const { provider, conditions } = run.find(storeType, "test-external-secrets-cloud").inputs.spec as {
      provider: { aws: { prefix: string } };
      conditions: unknown[];
    };
    assert.equal(provider.aws.prefix, "shared/prod/");
    assert.deepEqual(conditions[2], { namespaces: ["monitoring"] });
  });

  it("may read the cluster's secrets, and decrypt them through Secrets Manager", async () => {
    const run = await installOnEks([externalSecrets({ keyArn })]);
    assert.deepEqual(statementsOf(run, "external-secrets", "external-secrets"), [
      {
        Effect: "Allow",
        Action: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
        Resource: ["arn:aws:secretsmanager:eu-central-1:111122223333:secret:test/*"],
      },
      {
        Effect: "Allow",
        Action: ["kms:Decrypt"],
        Resource: [keyArn],
        Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-central-1.amazonaws.com" } },
      },
    ]);
  });

  it("may decrypt nothing if the account's own key encrypts the secrets", async () => {
    const run = await installOnEks([externalSecrets({ secretPrefix: "shared/" })]);
    assert.deepEqual(
      statementsOf(run, "external-secrets", "external-secrets").map(({ Resource }) => Resource),
      [["arn:aws:secretsmanager:eu-central-1:111122223333:secret:shared/*"]],
    );
  });

  it("keeps its CRDs, writes nothing to the cloud and requests no tokens of others", async () => {
    const values = valuesOf(await installOn(() => existingEks([account]), [externalSecrets()]), "external-secrets");
    const { installCRDs, crds, processPushSecret, processClusterPushSecret, rbac, serviceMonitor } = values;
    assert.deepEqual(
      { installCRDs, crds, processPushSecret, processClusterPushSecret, rbac, serviceMonitor },
      {
        installCRDs: true,
        crds: { annotations: { "helm.sh/resource-policy": "keep" } },
        processPushSecret: false,
        processClusterPushSecret: false,
        rbac: { serviceAccountTokenCreate: false, servicebindings: { create: false } },
        serviceMonitor: { enabled: true, renderMode: "alwaysRender" },
      },
    );
    assert.equal(externalSecrets().finalizesInTenants, true);
  });

  it("elects a leader if each part has several replicas", async () => {
    const replicasOf = ({ leaderElect, replicaCount, webhook, certController }: Record<string, unknown>) => [
      leaderElect,
      replicaCount,
      (webhook as { replicaCount: number }).replicaCount,
      (certController as { replicaCount: number }).replicaCount,
    ];
    const small = valuesOf(await installOnEks([externalSecrets()]), "external-secrets");
    const large = valuesOf(await installOnEks([externalSecrets()], {}, "highly-available"), "external-secrets");
    assert.deepEqual(replicasOf(small), [false, 1, 1, 1]);
    assert.deepEqual(replicasOf(large), [true, 3, 3, 3]);
    assert.deepEqual(large.podDisruptionBudget, { enabled: true, maxUnavailable: 1 });
  });

  it("lets the API server connect to the webhook, and only the controller connect to AWS", async () => {
    const policies = policiesOf((await installOnEks([externalSecrets()])).resources);
    const controlPlane = { address: "10.20.192.5" };
    const internet = { address: "203.0.113.7" };
    const parts = ["external-secrets", "external-secrets-webhook", "external-secrets-cert-controller"].map(pod);
    const reached = (port: number) => parts.map((part) => connects(policies, controlPlane, part, port));
    assert.deepEqual(reached(10250), [false, true, false]);
    assert.deepEqual(
      parts.map((part) => connects(policies, part, internet, 443)),
      [true, false, false],
    );
    assert.deepEqual(
      parts.map((part) => connects(policies, part, { address: "169.254.170.23" }, 80)),
      [true, false, false],
    );
  });

  it("lets Prometheus read the metrics of its parts", async () => {
    const policies = policiesOf((await installOn(() => existingEks([account]), [externalSecrets()])).resources);
    for (const app of ["external-secrets", "external-secrets-webhook", "external-secrets-cert-controller"]) {
      assert.ok(connects(policies, prometheus, pod(app), 8080), app);
      assert.ok(!connects(policies, { namespace: "team", labels: {} }, pod(app), 8080), app);
    }
  });

  it("refuses a prefix that matches other names, and a malformed key", () => {
    const cluster = { cloud: "aws", cloudFacts: awsFacts } as const;
    const problemsOf = (options: ExternalSecretsOptions) => bound(externalSecrets(options), cluster).problems;
    assert.deepEqual(problemsOf({ secretPrefix: "prod" }), [
      {
        path: "secretPrefix",
        message: 'expected a prefix of letters, digits and /_+=.@- that ends in "/", such as "prod/", got "prod"',
      },
    ]);
    assert.equal(problemsOf({ secretPrefix: "*/" }).length, 1);
    assert.deepEqual(problemsOf({ keyArn: "alias/secrets" }), [
      {
        path: "keyArn",
        message:
          'expected the ARN of a KMS key (not an alias), such as "arn:aws:kms:eu-central-1:111122223333:key/…", got "alias/secrets"',
      },
    ]);
  });
});
