import assert from "node:assert/strict";
import { runOwnStack } from "../../support/programs";

const nginx = { "keelson:ingress": "ingress-nginx" };
const karpenter = JSON.stringify({ nodePools: { default: { limits: { cpu: 4, memory: "16Gi" } } } });
const zones = JSON.stringify({ zones: [{ domain: "example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ" }] });

describe("values that contradict each other", () => {
  const mistakes: [string, string, Record<string, string>, string][] = [
    [
      "an ingress controller that nobody maintains",
      "dev",
      nginx,
      '✖ ingress-nginx is retired upstream since 2026-03 and gets no security fixes any more: use traefik, which is the default, or accept it by keelson:acceptRetired: [ingress-nginx], given "ingress-nginx"  → at keelson:ingress',
    ],
    [
      "an issuer where the load balancers have certificates of ACM",
      "dev",
      { "keelson:ingress": "cloud", "keelson:issuer": "staging" },
      '✖ nothing, since the cloud\'s load balancers have certificates of its own (ACM): leave it out, given "platform@example.com"  → at keelson:acmeEmail\n✖ nothing, since the cloud\'s load balancers have certificates of its own (ACM): leave it out, given "staging"  → at keelson:issuer',
    ],
    [
      "GKE's Gateway inside of the network",
      "prod-gke",
      { "keelson:ingress": "cloud", "keelson:exposure": "internal" },
      '✖ public, since GKE\'s internal Gateway needs a subnetwork for its proxies, which is not made; or ingress: traefik, given "internal"  → at keelson:exposure',
    ],
    [
      "the cloud's own ingress on Azure",
      "prod-aks",
      { "keelson:ingress": "cloud" },
      '✖ not supported on Azure: AKS\' application routing is ingress-nginx, which is retired, and Application Gateway for Containers needs a controller that is not in the catalogue; use traefik, which is the default, given "cloud"  → at keelson:ingress',
    ],
    [
      "the cloud's own ingress without a cloud",
      "local",
      { "keelson:ingress": "cloud" },
      '✖ not supported without a cloud, which has no ingress of its own; use traefik, which is the default, given "cloud"  → at keelson:ingress',
    ],
    [
      "Karpenter beside cluster-autoscaler",
      "dev",
      { "keelson:karpenter": karpenter },
      `✖ options of an autoscaler that is not chosen (cluster.autoscaler is cluster-autoscaler, and a cluster has one): leave them out, or set cluster.autoscaler: karpenter, given ${karpenter}  → at keelson:karpenter`,
    ],
    [
      "a domain in none of the zones",
      "dev",
      { "keelson:domain": "dev.example.net", "keelson:dns": zones },
      `✖ a zone that keelson:domain (dev.example.net) lies in, or its hosts get no records and no certificates, given [{"domain":"example.org","hostedZoneId":"Z0123456789ABCDEFGHIJ"}]  → at keelson:dns.zones`,
    ],
    [
      "a domain that only ends like a zone",
      "dev",
      { "keelson:domain": "myexample.org", "keelson:dns": zones },
      `✖ a zone that keelson:domain (myexample.org) lies in, or its hosts get no records and no certificates, given [{"domain":"example.org","hostedZoneId":"Z0123456789ABCDEFGHIJ"}]  → at keelson:dns.zones`,
    ],
    [
      "a vault of another cloud",
      "dev",
      { "keelson:keyVault": JSON.stringify({ name: "shop-prod" }) },
      '✖ no vault, since the cluster\'s cloud is "aws": leave it out, given {"name":"shop-prod"}  → at keelson:keyVault',
    ],
    [
      "a zone of another cloud's DNS",
      "dev",
      { "keelson:dns": JSON.stringify({ zones: [{ domain: "example.com", managedZone: "example-com" }] }) },
      '✖ a zone of Route 53, { domain, hostedZoneId }, since the cluster\'s cloud is "aws", given {"domain":"example.com","managedZone":"example-com"}  → at keelson:dns.zones[0]',
    ],
    [
      "a zone of no cloud's DNS",
      "dev",
      { "keelson:dns": JSON.stringify({ zones: [{ domain: "example.com", zoneId: "Z1" }] }) },
      '✖ a zone of the cluster\'s cloud: { domain, hostedZoneId } of Route 53, { domain, managedZone } of Cloud DNS or { domain, resourceGroup } of Azure DNS, given {"domain":"example.com","zoneId":"Z1"}  → at keelson:dns.zones[0]',
    ],
    [
      "a hosted zone that is none",
      "dev",
      { "keelson:dns": JSON.stringify({ zones: [{ domain: "example.com", hostedZoneId: "z1" }] }) },
      '✖ the id of a hosted zone, such as Z0123456789ABCDEFGHIJ, given "z1"  → at keelson:dns.zones[0].hostedZoneId',
    ],
  ];
  for (const [title, stack, changes, line] of mistakes) {
    it(`are refused: ${title}`, async () => {
      await assert.rejects(runOwnStack(stack, changes), { message: `Pulumi.${stack}.yaml is not valid:\n${line}` });
    });
  }

  it("are none where the retired is accepted", async () => {
    const run = await runOwnStack("dev", { ...nginx, "keelson:acceptRetired": '["ingress-nginx"]' });
    assert.equal(run.resources.filter(({ name }) => name === "dev-ingress-nginx").length > 0, true);
  });

  it("are none where the domain lies in a zone further up", async () => {
    const run = await runOwnStack("dev", { "keelson:domain": "shop.example.org", "keelson:dns": zones });
    assert.equal(run.resources.filter(({ name }) => name === "dev-external-dns").length > 0, true);
  });
});
