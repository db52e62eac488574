import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type Cloud, type DnsZone, zoneMisfit } from "../../../components";
import { checkDnsZones } from "../../../components/addons/catalogue/dns-zone";
import { dnsZones } from "../../support/clouds";

const clouds = ["aws", "gcp", "azure"] as const;

describe("zones of a cloud's DNS", () => {
  for (const cloud of clouds) {
    it(`are those of ${cloud} on a cluster there, and no others`, () => {
      const others = clouds.filter((other) => other !== cloud).map((other) => dnsZones[other]);
      assert.deepEqual(checkDnsZones("zones", cloud, [dnsZones[cloud]]), []);
      assert.equal(checkDnsZones("zones", cloud, others).length, 2);
    });
  }

  const misfits: [Cloud, DnsZone, string][] = [
    ["aws", dnsZones.gcp, 'a zone of Route 53, { domain, hostedZoneId }, since the cluster\'s cloud is "aws"'],
    ["gcp", dnsZones.azure, 'a zone of Cloud DNS, { domain, managedZone }, since the cluster\'s cloud is "gcp"'],
    ["azure", dnsZones.aws, 'a zone of Azure DNS, { domain, resourceGroup }, since the cluster\'s cloud is "azure"'],
    [
      "none",
      dnsZones.aws,
      'no zones, since the cluster\'s cloud is "none" and has no DNS service that is known: leave them out',
    ],
  ];
  for (const [cloud, zone, message] of misfits) {
    it(`that do not fit ${cloud} are refused in its words`, () => {
      assert.equal(zoneMisfit(cloud, zone), message);
    });
  }

  const mistakes: [Cloud, DnsZone, string, string][] = [
    [
      "aws",
      { domain: "example.com", hostedZoneId: "/hostedzone/Z1" },
      "hostedZoneId",
      'the id of a hosted zone, given "/hostedzone/Z1", for instance "Z0123456789ABCDEFGHIJ"',
    ],
    [
      "gcp",
      { domain: "example.com", managedZone: "example.com" },
      "managedZone",
      'the name of a managed zone, given "example.com", for instance "example-com"',
    ],
    [
      "azure",
      { domain: "example.com", resourceGroup: "dns." },
      "resourceGroup",
      'the name of a resource group, given "dns.", for instance "dns"',
    ],
    [
      "gcp",
      { domain: "Example.com", managedZone: "example-com" },
      "domain",
      'a domain in lower case, without a dot at its end, given "Example.com", for instance "example.com"',
    ],
  ];
  for (const [cloud, zone, key, message] of mistakes) {
    it(`are refused: ${message}`, () => {
      assert.deepEqual(checkDnsZones("zones", cloud, [zone]), [{ path: `zones[0].${key}`, message }]);
    });
  }

  it("are not looked into where they are not known yet", () => {
    const zone = { domain: "example.com", managedZone: pulumi.output("example.com") };
    assert.deepEqual(checkDnsZones("zones", "gcp", [zone]), []);
  });
});
