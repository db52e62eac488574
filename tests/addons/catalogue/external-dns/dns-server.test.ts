import assert from "node:assert/strict";
import { type DnsZone, externalDns } from "../../../../components";
import { offersIn } from "../../../support/catalogue";
import { dnsZones, existingIn } from "../../../support/clouds";
import { platform, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const pod = {
  namespace: "external-dns",
  labels: { "app.kubernetes.io/name": "external-dns", "app.kubernetes.io/instance": "external-dns" },
};
const other = { ...dnsZones.none, domain: "example.org" };

function run(zones: readonly DnsZone[], cloud: "aws" | "none" = "none") {
  return runProgram(() => {
    const builtin = offersIn(cloud).filter(({ capability }) => capability.name === "secret-stores");
    platform([externalDns({ zones })], { cluster: existingIn(cloud, ["external-dns/external-dns"], { builtin }) });
  });
}

describe("external-dns with a DNS server", () => {
  it("sends signed updates for its zones, and reads them by transfers", async () => {
    const { provider, env, domainFilters, extraArgs, serviceAccount } = valuesOf(
      await run([dnsZones.none, { ...other, port: 53 }].map((zone) => ({ ...zone, port: 5353 }))),
      "external-dns",
    );
    assert.deepEqual(
      { provider, env, domainFilters, extraArgs, serviceAccount },
      {
        provider: { name: "rfc2136" },
        env: [
          {
            name: "EXTERNAL_DNS_RFC2136_TSIG_SECRET",
            valueFrom: { secretKeyRef: { name: "tsig.example.com", key: "value" } },
          },
        ],
        domainFilters: ["example.com", "example.org"],
        extraArgs: [
          "--rfc2136-host=10.0.0.53",
          "--rfc2136-port=5353",
          "--rfc2136-tsig-keyname=keelson",
          "--rfc2136-tsig-secret-alg=hmac-sha256",
          "--rfc2136-tsig-axfr",
          "--rfc2136-zone=example.com",
          "--rfc2136-zone=example.org",
        ],
        serviceAccount: { name: "external-dns", annotations: {} },
      },
    );
  });

  it("gets its key from a store", async () => {
    const [secret, ...others] = (await run([dnsZones.none])).ofType("kubernetes:external-secrets.io/v1:ExternalSecret");
    assert.deepEqual(others, []);
    assert.deepEqual(secret?.inputs.metadata, { name: "tsig.example.com", namespace: "external-dns" });
    assert.ok(secret);
    const { data } = secret.inputs.spec as { data: unknown };
    assert.deepEqual(data, [{ secretKey: "value", remoteRef: { key: "dns/tsig" } }]);
  });

  it("reaches that server alone, by TCP and UDP, and needs no cloud identity", async () => {
    const policies = policiesOf((await run([dnsZones.none], "aws")).resources);
    const to = (address: string, port: number, protocol: string) =>
      connects(policies, pod, { address }, port, protocol);
    assert.deepEqual(
      [to("10.0.0.53", 53, "TCP"), to("10.0.0.53", 53, "UDP"), to("10.0.0.54", 53, "UDP"), to("3.3.3.3", 443, "TCP")],
      [true, true, false, false],
    );
  });

  const wrong: readonly (readonly [title: string, zones: readonly DnsZone[], message: RegExp])[] = [
    [
      "a zone of the cloud beside it",
      [dnsZones.none, dnsZones.aws],
      /zones: expected zones of a single DNS service, got \["a DNS server","Route 53"\]; keep zones of one kind here, and list the other zones in another instance/,
    ],
    [
      "two servers",
      [dnsZones.none, { ...other, server: "10.0.0.54" }],
      /zones: expected zones with the same DNS server and key, got several/,
    ],
  ];
  for (const [title, zones, message] of wrong) {
    it(`refuses ${title}`, async () => {
      const different = zones.map((zone, index) => ({ ...zone, domain: `zone${index}.example` }));
      await assert.rejects(run(different, "aws"), message);
    });
  }
});
