import assert from "node:assert/strict";
import { runOwnStack } from "../../support/programs";

const nginx = { "keelson:ingress": "ingress-nginx" };
const karpenter = JSON.stringify({ karpenter: { nodePools: { default: { limits: { cpu: 4, memory: "16Gi" } } } } });
const addons = (choices: object) => ({ "keelson:addons": JSON.stringify(choices) });
const tenants = (access: object) => ({ "keelson:tenants": JSON.stringify({ boutique: { access } }) });
const logs = [{ apiGroups: [""], resources: ["pods/log"], verbs: ["get"] }];
const zones = JSON.stringify({ zones: [{ domain: "example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ" }] });

describe("values that contradict each other", () => {
  const mistakes: [string, string, Record<string, string>, string | RegExp][] = [
    [
      "a group that no access entry of EKS gives",
      "dev",
      tenants({ editors: ["developers", "shop"] }),
      '✖ keelson:tenants.boutique.access.editors[1]: expected a group in keelson:cluster.access (developers, messaging, podinfo-developers, shop-developers, shop-leads), got "shop"; add this group to a principal in keelson:cluster.access, for instance under members',
    ],
    [
      "a name in place of a group's object id on AKS",
      "prod-aks",
      tenants({ roles: { logs: { groups: ["shop"], rules: logs } } }),
      '✖ keelson:tenants.boutique.access.roles.logs.groups[0]: expected the object id (a GUID) of a Microsoft Entra group, got "shop"; run az ad group show --group NAME --query id',
    ],
    [
      "a name in place of a Google Group's address",
      "prod-gke",
      tenants({ viewers: ["developers"] }),
      '✖ keelson:tenants.boutique.access.viewers[0]: expected the address of a Google Group such as developers@example.com, got "developers"; this group must be a member of keelson:cluster.access.securityGroup',
    ],
    [
      "a retired ingress controller",
      "dev",
      nginx,
      /\n✖ keelson:ingress: ingress-nginx was retired .*keelson:addons: \{ ingress-nginx: \{ overrides: \{ acceptRetired: true \} \} \}/,
    ],
    [
      "records in zones that do not have the stack's domain",
      "dev",
      addons({ "external-dns": { zones: [{ domain: "example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ" }] } }),
      '✖ keelson:addons.external-dns.zones: expected a zone that contains keelson:domain (dev.example.com), got ["example.org"]; add a zone for the domain, so that the hosts get DNS records',
    ],
    [
      "an issuer of certificates that the cloud issues",
      "dev",
      { "keelson:ingress": "cloud", "keelson:issuer": "staging" },
      ["acmeEmail", "issuer"]
        .map(
          (key) =>
            `✖ keelson:${key}: is not used with keelson:ingress: cloud, because the cloud's load balancers use ACM certificates; remove it`,
        )
        .join("\n"),
    ],
    [
      "an issuer that nothing makes",
      "dev",
      {
        "keelson:issuer": "internal",
        ...addons({ "cert-manager": { issuers: { company: { kind: "self-signed-ca" } } } }),
      },
      '✖ keelson:issuer: expected one of "staging", "production", "company", got "internal"; choose one, or add the issuer to keelson:addons.cert-manager.issuers',
    ],
    [
      "no choice among several issuers of the stack's own",
      "local",
      addons({
        "cert-manager": {
          letsEncrypt: false,
          http01: false,
          issuers: { company: { kind: "self-signed-ca" }, lab: { kind: "self-signed-ca" } },
        },
      }),
      '✖ keelson:issuer: expected one of "company", "lab", got nothing',
    ],
    [
      "Let's Encrypt's issuer where there is none",
      "local",
      { "keelson:issuer": "production", ...addons({ "cert-manager": false }) },
      '✖ keelson:issuer: expected no value, because the platform has no issuer, got "production"; remove it, or add the issuer to keelson:addons.cert-manager.issuers',
    ],
    [
      "an image's registry, once and by the stack's own key",
      "dev",
      { "keelson:images": JSON.stringify({ registry: "registry.example.com", direct: ["ghcr.io/acme"] }) },
      /^\n✖ keelson:images\.direct\[0\]: [^\n]+$/,
    ],
    [
      "GKE's Gateway inside the network",
      "prod-gke",
      { "keelson:ingress": "cloud", "keelson:exposure": "internal" },
      '✖ keelson:exposure: expected "public", because Keelson creates no proxy-only subnet for an internal Gateway, got "internal"; set keelson:exposure: public, or choose keelson:ingress: traefik',
    ],
    [
      "the cloud's own ingress on Azure",
      "prod-aks",
      { "keelson:ingress": "cloud" },
      '✖ keelson:ingress: "cloud" is not supported on Azure, because AKS\' application routing uses ingress-nginx, which is retired; use traefik, the default',
    ],
    [
      "the cloud's own ingress without a cloud",
      "local",
      { "keelson:ingress": "cloud" },
      '✖ keelson:ingress: "cloud" is not supported on a cluster without a cloud; use traefik, the default',
    ],
    [
      "Karpenter beside cluster-autoscaler",
      "dev",
      { "keelson:addons": karpenter },
      "✖ keelson:addons.karpenter: needs cluster.autoscaler: karpenter, but cluster.autoscaler is cluster-autoscaler; remove the add-on, or set cluster.autoscaler on EKS",
    ],
    [
      "no autoscaler beside the one that the cluster asks for",
      "dev",
      addons({ "cluster-autoscaler": false }),
      "✖ keelson:addons.cluster-autoscaler: cluster.autoscaler needs this add-on; change cluster.autoscaler",
    ],
    [
      "an ingress controller that is removed twice over",
      "dev",
      addons({ traefik: false }),
      "✖ keelson:addons.traefik: keelson:ingress needs this add-on; set keelson:ingress to another controller or to none",
    ],
    [
      "logs without their agent",
      "dev",
      addons({ "fluent-bit": false }),
      "✖ keelson:addons.fluent-bit: collects the logs; to collect no logs, set keelson:logs: none",
    ],
    [
      "an agent without logs",
      "dev",
      { "keelson:logs": "none", ...addons({ "fluent-bit": { memory: "1Gi" } }) },
      "✖ keelson:addons.fluent-bit: needs keelson:logs: cloud or loki; set keelson:logs to one of these values, set another destination, or remove the add-on",
    ],
    [
      "logs to a Loki that is not there",
      "dev",
      { "keelson:logs": "loki", ...addons({ loki: false }) },
      "✖ keelson:addons.loki: keelson:logs: loki needs this add-on; set keelson:logs to cloud or none",
    ],
    [
      "an agent that sends its logs past Loki",
      "dev",
      { "keelson:logs": "loki", ...addons({ "fluent-bit": { destination: "cloud" } }) },
      '✖ keelson:addons.fluent-bit.destination: expected "loki", because keelson:logs is loki, got "cloud"',
    ],
    [
      "an e-mail address in two places",
      "dev",
      addons({ "cert-manager": { email: "me@example.com" } }),
      "✖ keelson:addons.cert-manager.email: is set by keelson:acmeEmail; remove it here",
    ],
    [
      "an e-mail address that goes nowhere",
      "dev",
      addons({ "cert-manager": { letsEncrypt: false, issuers: { production: { kind: "self-signed-ca" } } } }),
      "✖ keelson:acmeEmail: is not used with keelson:addons.cert-manager.letsEncrypt: false; remove it",
    ],
    [
      "no vault on Azure",
      "prod-aks",
      addons({}),
      "✖ keelson:addons.external-secrets.keyVault: expected the Key Vault with the secrets, { name, resourceGroup }, got nothing; set it, or set keelson:addons: { external-secrets: false }",
    ],
    [
      "people who edit a namespace that the stack does not have",
      "dev",
      { "keelson:tenants": JSON.stringify({ shop: {} }) },
      '✖ keelson:cluster.access.editors.shop.namespaces[0]: expected the namespace of a tenant ("shop"), got "boutique"; add the tenant to keelson:tenants, or remove the namespace',
    ],
    [
      "a domain in none of the zones",
      "dev",
      { "keelson:domain": "dev.example.net", "keelson:dns": zones },
      '✖ keelson:dns.zones: expected a zone that contains keelson:domain (dev.example.net), got ["example.org"]; add a zone for the domain, so that the hosts get DNS records and certificates',
    ],
    [
      "a domain that only ends like a zone",
      "dev",
      { "keelson:domain": "myexample.org", "keelson:dns": zones },
      '✖ keelson:dns.zones: expected a zone that contains keelson:domain (myexample.org), got ["example.org"]; add a zone for the domain, so that the hosts get DNS records and certificates',
    ],
    [
      "a vault of another cloud",
      "dev",
      addons({ "external-secrets": { keyVault: { name: "shop-prod" } } }),
      '✖ keelson:addons.external-secrets.keyVault: is for clusters on Azure, but the cluster\'s cloud is "aws"; remove it',
    ],
    [
      "a zone of another cloud's DNS",
      "dev",
      { "keelson:dns": JSON.stringify({ zones: [{ domain: "example.com", managedZone: "example-com" }] }) },
      /\n✖ keelson:dns.zones\[0\]: .*a zone in Route 53 \(\{ domain, hostedZoneId \}\)/,
    ],
    [
      "a zone of no cloud's DNS",
      "dev",
      { "keelson:dns": JSON.stringify({ zones: [{ domain: "example.com", zoneId: "Z1" }] }) },
      "✖ keelson:dns.zones[0]: expected a zone of the cluster's cloud ({ domain, hostedZoneId } in Route 53, { domain, managedZone } in Cloud DNS, { domain, resourceGroup } in Azure DNS), a zone of another cloud with its credentials, or a zone on a DNS server ({ domain, server, tsig }), got a map",
    ],
    [
      "a hosted zone whose id is wrong",
      "dev",
      { "keelson:dns": JSON.stringify({ zones: [{ domain: "example.com", hostedZoneId: "z1" }] }) },
      '✖ keelson:dns.zones[0].hostedZoneId: expected the id of a hosted zone such as "Z0123456789ABCDEFGHIJ", got "z1"',
    ],
  ];
  for (const [title, stack, changes, line] of mistakes) {
    it(`are refused: ${title}`, async () => {
      const header = `Pulumi.${stack}.yaml is not valid:\n`;
      await assert.rejects(runOwnStack(stack, changes), ({ message }: Error) => {
        assert.ok(message.startsWith(header), message);
        if (typeof line === "string") {
          assert.equal(message.slice(header.length), line);
        } else {
          assert.match(message.slice(header.length - 1), line);
        }
        return true;
      });
    });
  }

  it("do not include a retired chart that the stack accepts", async () => {
    const run = await runOwnStack("dev", {
      ...nginx,
      ...addons({ "ingress-nginx": { overrides: { acceptRetired: true } } }),
    });
    assert.equal(run.resources.filter(({ name }) => name === "dev-ingress-nginx").length > 0, true);
  });

  it("do not include an agent that sends its logs elsewhere", async () => {
    const destination = { kind: "opensearch", url: "https://search.example.com", credentials: { key: "logs" } };
    const run = await runOwnStack("dev", { "keelson:logs": "none", ...addons({ "fluent-bit": { destination } }) });
    assert.equal(run.resources.filter(({ name }) => name === "dev-fluent-bit").length > 0, true);
  });

  it("do not include a domain in a zone further up", async () => {
    const run = await runOwnStack("dev", { "keelson:domain": "shop.example.org", "keelson:dns": zones });
    assert.equal(run.resources.filter(({ name }) => name === "dev-external-dns").length > 0, true);
  });
});
