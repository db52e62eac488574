import assert from "node:assert/strict";
import { type Cloud, certManager, type DnsZone, externalDns, offer, secretStores } from "../../../../components";
import type { ProgramRun } from "../../../../components/testing";
import { ignoredValues } from "../../../support/chart-values";
import { cloudFacts, dnsZones, existingIn } from "../../../support/clouds";
import { bound, platform, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const stored = { store: "vault", key: "dns" };
const guid = "33334444-5555-6666-7777-888899990000";

/** A zone in each cloud, as a cluster elsewhere names it. */
const zones = {
  aws: { ...dnsZones.aws, credentials: stored },
  gcp: { ...dnsZones.gcp, project: "shop-dns", credentials: stored },
  azure: {
    ...dnsZones.azure,
    subscriptionId: guid,
    credentials: { tenantId: guid, clientId: guid, secret: stored },
  },
} as const satisfies Record<Exclude<Cloud, "none">, DnsZone>;

const own = { aws: "aws", gcp: "gcp", azure: "azure", none: undefined } as const satisfies Record<
  Cloud,
  string | undefined
>;
const clusters = Object.keys(own) as Cloud[];
const builtin = [offer(secretStores, { kind: "ClusterSecretStore", name: "vault" }, "vault")];

function runOn(cloud: Cloud, zone: DnsZone): Promise<ProgramRun> {
  return runProgram(() => {
    const issuers = certManager({ email: "a@example.com", dns01: [zone], http01: false });
    platform([externalDns({ zones: [zone] }), issuers], { cluster: existingIn(cloud, [], { builtin }) });
  });
}

/** The Secret that external-secrets makes in a namespace. */
function secretIn(run: ProgramRun, addon: string): { data: object; template: object } {
  const { spec } = run.find("kubernetes:external-secrets.io/v1:ExternalSecret", `test-${addon}-dns.example.com`).inputs;
  const { data, target } = spec as { data: object; target: { template: { data?: object } } };
  return { data, template: target.template.data ?? {} };
}

function solverOf(run: ProgramRun): unknown {
  const { spec } = run.find("kubernetes:cert-manager.io/v1:ClusterIssuer", "test-cert-manager-letsencrypt-production")
    .inputs as { spec: { acme: { solvers: { dns01: unknown }[] } } };
  return spec.acme.solvers[0]?.dns01;
}

describe("zones in another cloud", () => {
  for (const cluster of clusters) {
    for (const [cloud, zone] of Object.entries(zones).filter(([name]) => name !== own[cluster])) {
      it(`are served by credentials alone: of ${cloud}, on a cluster of ${cluster}`, async () => {
        const run = await runOn(cluster, zone);
        assert.deepEqual(ignoredValues(run), []);
        const { serviceAccount, podLabels } = valuesOf(run, "external-dns");
        assert.deepEqual(serviceAccount, { name: "external-dns", annotations: {} });
        assert.deepEqual(podLabels, {});
        const facts = { cloud: cluster, cloudFacts: cloudFacts[cluster], builtin };
        assert.deepEqual(bound(externalDns({ zones: [zone] }), facts).identities, []);
        const policies = policiesOf(run.resources);
        const labels = { "app.kubernetes.io/name": "external-dns", "app.kubernetes.io/instance": "external-dns" };
        const pod = { namespace: "external-dns", labels };
        assert.ok(connects(policies, pod, { address: "203.0.113.7" }, 443));
        assert.ok(!connects(policies, pod, { address: "10.9.9.9" }, 443));
        assert.ok(!connects(policies, pod, { address: "169.254.169.254" }, 80));
      });
    }
  }

  it("of AWS have an access key as variables", async () => {
    const run = await runOn("gcp", zones.aws);
    const fromSecret = (key: string) => ({ secretKeyRef: { name: "dns.example.com", key } });
    assert.deepEqual(valuesOf(run, "external-dns").env, [
      { name: "AWS_REGION", value: "us-east-1" },
      { name: "AWS_ACCESS_KEY_ID", valueFrom: fromSecret("accessKeyId") },
      { name: "AWS_SECRET_ACCESS_KEY", valueFrom: fromSecret("secretAccessKey") },
    ]);
    assert.deepEqual(secretIn(run, "external-dns"), secretIn(run, "cert-manager"));
    assert.deepEqual(solverOf(run), {
      route53: {
        hostedZoneID: "Z0123456789ABCDEFGHIJ",
        region: "us-east-1",
        accessKeyIDSecretRef: { name: "dns.example.com", key: "accessKeyId" },
        secretAccessKeySecretRef: { name: "dns.example.com", key: "secretAccessKey" },
      },
    });
  });

  it("of Google Cloud have a key in a file", async () => {
    const run = await runOn("aws", zones.gcp);
    const { env, extraVolumes, extraVolumeMounts, extraArgs } = valuesOf(run, "external-dns");
    assert.deepEqual(env, [{ name: "GOOGLE_APPLICATION_CREDENTIALS", value: "/etc/keelson/google/key.json" }]);
    assert.deepEqual(extraVolumes, [
      {
        name: "dns-credentials",
        secret: { secretName: "dns.example.com", items: [{ key: "value", path: "key.json" }] },
      },
    ]);
    assert.deepEqual(extraVolumeMounts, [
      { name: "dns-credentials", mountPath: "/etc/keelson/google", readOnly: true },
    ]);
    assert.equal((extraArgs as Record<string, unknown>)["google-project"], "shop-dns");
    assert.deepEqual(solverOf(run), {
      cloudDNS: {
        project: "shop-dns",
        hostedZoneName: "example-com",
        serviceAccountSecretRef: { name: "dns.example.com", key: "value" },
      },
    });
  });

  it("of Azure have an application, whose secret is only in the file", async () => {
    const run = await runOn("none", zones.azure);
    const { secretConfiguration, extraVolumes, extraArgs } = valuesOf(run, "external-dns");
    assert.equal(secretConfiguration, undefined);
    assert.deepEqual(extraVolumes, [
      {
        name: "dns-credentials",
        secret: { secretName: "dns.example.com", items: [{ key: "azure.json", path: "azure.json" }] },
      },
    ]);
    const { template } = secretIn(run, "external-dns") as { template: Record<string, string> };
    const file = template["azure.json"]?.replace("{{ .value | toJson }}", '"s3cret"') ?? "";
    assert.deepEqual(JSON.parse(file), { tenantId: guid, aadClientId: guid, aadClientSecret: "s3cret" });
    assert.deepEqual(extraArgs, {
      "zone-id-filter": ["/example.com"],
      "azure-subscription-id": guid,
      "azure-resource-group": "dns",
    });
    assert.deepEqual(solverOf(run), {
      azureDNS: {
        subscriptionID: guid,
        resourceGroupName: "dns",
        hostedZoneName: "example.com",
        tenantID: guid,
        clientID: guid,
        clientSecretSecretRef: { name: "dns.example.com", key: "value" },
      },
    });
  });

  it("are refused beside those with other credentials, which need an instance", () => {
    const other = { domain: "example.org", hostedZoneId: "Z9123456789ABCDEFGHIJ", credentials: { key: "other" } };
    const { problems } = bound(externalDns({ zones: [zones.aws, other] }), {
      cloud: "gcp",
      cloudFacts: cloudFacts.gcp,
    });
    assert.match(
      problems[0]?.message ?? "",
      /expected zones with the same credentials, got several; .* another instance/,
    );
  });

  it("are no place for Let's Encrypt's challenges if they are private", () => {
    const hidden = { ...zones.aws, private: true };
    const { problems } = bound(certManager({ email: "a@example.com", dns01: [hidden] }), { cloud: "gcp", builtin: [] });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["dns01[0]"],
    );
    const company = { kind: "acme", server: "https://ca.example.com/directory" } as const;
    const options = { letsEncrypt: false, issuers: { company }, dns01: [hidden] };
    assert.deepEqual(bound(certManager(options), { cloud: "gcp", builtin: [] }).problems, []);
  });
});
