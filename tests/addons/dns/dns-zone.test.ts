import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { Cloud, DnsServerZone, DnsZone } from "../../../components";
import { zoneMisfit } from "../../../components/addons/dns";
import { checkDnsZones } from "../../../components/addons/dns/dns-zone";
import { dnsZones } from "../../support/clouds";

const clouds = ["aws", "gcp", "azure"] as const;

describe("zones of a cloud's DNS", () => {
  for (const cloud of clouds) {
    it(`are those of ${cloud} on a cluster of ${cloud}`, () => {
      const others = clouds.filter((other) => other !== cloud).map((other) => dnsZones[other]);
      assert.deepEqual(checkDnsZones("zones", cloud, [dnsZones[cloud]]), []);
      assert.equal(checkDnsZones("zones", cloud, others).length, 2);
    });
  }

  const elsewhere = "a zone on a DNS server ({ domain, server, tsig }) or a zone in another cloud with credentials";
  const expected = (zone: string, cloud: Cloud) =>
    `expected a zone in ${zone}, ${elsewhere}, because the cluster is on cloud "${cloud}"`;
  const misfits: [Cloud, DnsZone, string][] = [
    ["aws", dnsZones.gcp, expected("Route 53 ({ domain, hostedZoneId })", "aws")],
    ["gcp", dnsZones.azure, expected("Cloud DNS ({ domain, managedZone })", "gcp")],
    ["azure", dnsZones.aws, expected("Azure DNS ({ domain, resourceGroup })", "azure")],
    [
      "none",
      dnsZones.aws,
      'expected a zone on a DNS server ({ domain, server, tsig }) or a zone in another cloud with credentials, because Keelson knows no DNS service for cloud "none"',
    ],
  ];
  for (const [cloud, zone, message] of misfits) {
    it(`of another cloud are refused on ${cloud}, in its words`, () => {
      assert.equal(zoneMisfit(cloud, zone), message);
    });
  }

  const mistakes: [Cloud, DnsZone, string, string][] = [
    [
      "aws",
      { domain: "example.com", hostedZoneId: "/hostedzone/Z1" },
      "hostedZoneId",
      'expected the id of a hosted zone such as "Z0123456789ABCDEFGHIJ", got "/hostedzone/Z1"',
    ],
    [
      "gcp",
      { domain: "example.com", managedZone: "example.com" },
      "managedZone",
      'expected the name of a managed zone such as "example-com", got "example.com"',
    ],
    [
      "azure",
      { domain: "example.com", resourceGroup: "dns." },
      "resourceGroup",
      'expected the name of a resource group such as "dns", got "dns."',
    ],
    [
      "gcp",
      { domain: "Example.com", managedZone: "example-com" },
      "domain",
      'expected a lower-case domain without a final dot, such as "example.com", got "Example.com"',
    ],
  ];
  for (const [cloud, zone, key, message] of mistakes) {
    it(`are refused: ${message}`, () => {
      assert.deepEqual(checkDnsZones("zones", cloud, [zone]), [{ path: `zones[0].${key}`, message }]);
    });
  }

  it("may be in another cloud with credentials, and with what only the cluster's identity would know", () => {
    const stored = { store: "vault", key: "dns" };
    const guid = "33334444-5555-6666-7777-888899990000";
    const azure = { ...dnsZones.azure, credentials: { tenantId: guid, clientId: guid, secret: stored } };
    const paths = (zone: DnsZone) => checkDnsZones("zones", "none", [zone]).map(({ path }) => path);
    assert.deepEqual(paths({ ...dnsZones.aws, credentials: stored }), []);
    assert.deepEqual(paths({ ...dnsZones.gcp, credentials: stored, project: "shop-dns" }), []);
    assert.deepEqual(paths({ ...azure, subscriptionId: guid }), []);
    assert.deepEqual(paths({ ...dnsZones.aws, credentials: { key: "" } }), ["zones[0].credentials.key"]);
    assert.deepEqual(paths({ domain: "example.com", managedZone: "a", credentials: stored }), ["zones[0].project"]);
    assert.deepEqual(
      paths({ domain: "example.com", resourceGroup: "dns", credentials: { ...azure.credentials, clientId: "me" } }),
      ["zones[0].credentials.clientId", "zones[0].subscriptionId"],
    );
  });

  it("may be on a DNS server everywhere", () => {
    for (const cloud of [...clouds, "none"] as const) {
      assert.deepEqual(checkDnsZones("zones", cloud, [dnsZones.none]), []);
    }
  });

  const wrongServers: [Partial<DnsServerZone>, string, string][] = [
    [{ server: "ns.example.com" }, "server", 'expected an IPv4 address such as "10.0.0.53", got "ns.example.com"'],
    [{ server: "10.0.0.0/24" }, "server", 'expected an IPv4 address such as "10.0.0.53", got "10.0.0.0/24"'],
    [{ port: 0 }, "port", "expected a whole number from 1 to 65535, got 0"],
    [
      { tsig: { name: "", secret: { key: "k" } } },
      "tsig.name",
      'expected the name of a TSIG key on the server, got ""',
    ],
    [
      { tsig: { name: "a", secret: { key: "" } } },
      "tsig.secret.key",
      'expected the name of a secret in the store, such as "backups", got ""',
    ],
  ];
  for (const [change, key, message] of wrongServers) {
    it(`on a server are refused: ${key} ${message}`, () => {
      const problems = checkDnsZones("zones", "none", [{ ...dnsZones.none, ...change }]);
      assert.deepEqual(problems, [{ path: `zones[0].${key}`, message }]);
    });
  }

  it("pass if they are not known yet", () => {
    const zone = { domain: "example.com", managedZone: pulumi.output("example.com") };
    assert.deepEqual(checkDnsZones("zones", "gcp", [zone]), []);
  });
});
