import assert from "node:assert/strict";
import { externalDns } from "../../../../components";
import { installOn } from "../../../support/aws";
import { cloudFacts, dnsGroupId, dnsZones, existingIn } from "../../../support/clouds";
import { known } from "../../../support/known";
import { bound, valuesOf } from "../../../support/programs";

const account = "external-dns/external-dns";

describe("external-dns on Google Cloud", () => {
  it("keeps records in its managed zones only, with the cloud identity of its service account", async () => {
    const addon = externalDns({ zones: [dnsZones.gcp] });
    const values = valuesOf(await installOn(() => existingIn("gcp", [account]), [addon]), "external-dns");
    assert.deepEqual(
      [values.provider, values.extraArgs, values.domainFilters, values.env, values.serviceAccount],
      [
        { name: "google" },
        {
          "google-project": "shop-prod",
          "regex-domain-filter": "^((.+[.])?(example[.]com))$",
          "zone-id-filter": ["example-com"],
        },
        undefined,
        undefined,
        {
          name: "external-dns",
          annotations: { "iam.gke.io/gcp-service-account": "test@shop-prod.iam.gserviceaccount.com" },
        },
      ],
    );
  });

  it("may list the project's zones, and change its own", () => {
    const { identities } = bound(externalDns({ zones: [dnsZones.gcp] }), {
      cloud: "gcp",
      cloudFacts: cloudFacts.gcp,
    });
    assert.deepEqual(identities, [
      {
        serviceAccount: "external-dns",
        permissions: { gcp: [{ role: "roles/dns.reader" }, { role: "roles/dns.admin", dnsZone: "example-com" }] },
      },
    ]);
  });
});

describe("zones elsewhere", () => {
  const gcpZone = { ...dnsZones.gcp, project: "dns-prod" };
  const azureZone = { ...dnsZones.azure, subscriptionId: "00000000-0000-4000-8000-00000000000d" };

  it("are in one other project, with its permissions", async () => {
    const addon = externalDns({ zones: [gcpZone] });
    const run = await installOn(() => existingIn("gcp", [account]), [addon]);
    assert.equal((valuesOf(run, "external-dns").extraArgs as Record<string, unknown>)["google-project"], "dns-prod");
    const { identities } = bound(addon, { cloud: "gcp", cloudFacts: cloudFacts.gcp });
    assert.deepEqual(identities[0]?.permissions, {
      gcp: [
        { role: "roles/dns.reader", project: "dns-prod" },
        { role: "roles/dns.admin", dnsZone: "example-com", project: "dns-prod" },
      ],
    });
  });

  it("are in one other subscription, with its permissions", async () => {
    const addon = externalDns({ zones: [azureZone] });
    const run = await installOn(() => existingIn("azure", [account]), [addon]);
    const { data } = valuesOf(run, "external-dns").secretConfiguration as { data: Record<string, string> };
    const { subscriptionId } = JSON.parse(data["azure.json"] ?? "") as { subscriptionId: string };
    assert.equal(subscriptionId, azureZone.subscriptionId);
    const { identities } = bound(addon, { cloud: "azure", cloudFacts: cloudFacts.azure });
    const group = `/subscriptions/${azureZone.subscriptionId}/resourceGroups/dns`;
    assert.deepEqual(await known(identities[0]?.permissions), {
      azure: [
        { role: "Reader", scope: group },
        { role: "DNS Zone Contributor", scope: `${group}/providers/Microsoft.Network/dnsZones/example.com` },
      ],
    });
  });

  it("are refused in several projects and subscriptions", () => {
    const projects = [gcpZone, { domain: "example.org", managedZone: "example-org" }];
    const message = (what: string, one: string, other: string) =>
      `expected zones with the same ${what}, got "${one}" and "${other}"; keep only one of them`;
    assert.deepEqual(bound(externalDns({ zones: projects }), { cloud: "gcp", cloudFacts: cloudFacts.gcp }).problems, [
      { path: "zones", message: message("project", "dns-prod", cloudFacts.gcp.accountId) },
    ]);
    const subscriptions = [azureZone, { domain: "example.org", resourceGroup: "dns" }];
    assert.deepEqual(
      bound(externalDns({ zones: subscriptions }), { cloud: "azure", cloudFacts: cloudFacts.azure }).problems,
      [{ path: "zones", message: message("subscription", azureZone.subscriptionId, cloudFacts.azure.accountId) }],
    );
  });
});

describe("zones that name the cluster's own place", () => {
  it("are in one project or subscription with those that name none", () => {
    const { gcp, azure } = cloudFacts;
    const projects = [
      { ...dnsZones.gcp, project: gcp.accountId },
      { domain: "example.org", managedZone: "example-org" },
    ];
    assert.deepEqual(bound(externalDns({ zones: projects }), { cloud: "gcp", cloudFacts: gcp }).problems, []);
    const subscriptions = [
      { ...dnsZones.azure, subscriptionId: azure.accountId },
      { domain: "example.org", resourceGroup: "dns" },
    ];
    assert.deepEqual(bound(externalDns({ zones: subscriptions }), { cloud: "azure", cloudFacts: azure }).problems, []);
  });
});

describe("external-dns on Azure", () => {
  it("keeps records in its zones only, by workload identity", async () => {
    const addon = externalDns({ zones: [dnsZones.azure] });
    const values = valuesOf(await installOn(() => existingIn("azure", [account]), [addon]), "external-dns");
    const { data, ...mounted } = values.secretConfiguration as { data: Record<string, string> };
    assert.deepEqual(
      [values.provider, values.extraArgs, mounted, values.podLabels],
      [
        { name: "azure" },
        { "zone-id-filter": ["/example.com"] },
        { enabled: true, mountPath: "/etc/kubernetes" },
        { "azure.workload.identity/use": "true" },
      ],
    );
    assert.deepEqual(JSON.parse(data["azure.json"] ?? ""), {
      subscriptionId: cloudFacts.azure.accountId,
      tenantId: cloudFacts.azure.tenantId,
      resourceGroup: "dns",
      useWorkloadIdentityExtension: true,
    });
  });

  it("may read the resource group, and change records of its zones", async () => {
    const zones = [dnsZones.azure, { domain: "example.org", resourceGroup: "dns" }];
    const { identities } = bound(externalDns({ zones }), { cloud: "azure", cloudFacts: cloudFacts.azure });
    const zoneId = (domain: string) => `${dnsGroupId}/providers/Microsoft.Network/dnsZones/${domain}`;
    assert.deepEqual(await known(identities[0]?.permissions), {
      azure: [
        { role: "Reader", scope: dnsGroupId },
        { role: "DNS Zone Contributor", scope: zoneId("example.com") },
        { role: "DNS Zone Contributor", scope: zoneId("example.org") },
      ],
    });
  });

  it("refuses zones of several resource groups, and a cluster whose place is unknown", () => {
    const zones = [dnsZones.azure, { domain: "example.org", resourceGroup: "other" }];
    assert.deepEqual(bound(externalDns({ zones }), { cloud: "azure" }).problems, [
      {
        path: "cluster.cloudFacts",
        message: "expected accountId, to limit permissions on Azure",
      },
      {
        path: "zones",
        message: 'expected zones with the same resource group, got "dns" and "other"; keep only one of them',
      },
    ]);
  });
});
