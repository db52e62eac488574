import assert from "node:assert/strict";
import { type Cloud, type DnsZone, type ExternalDnsOptions, externalDns } from "../../../../components";
import { ignoredValues } from "../../../support/chart-values";
import { cloudFacts, dnsZones, existingIn } from "../../../support/clouds";
import { bound, platform, valuesOf } from "../../../support/programs";
import { runProgram } from "../../../support/run-program";

type Values = Record<string, unknown>;

const clouds = ["aws", "gcp", "azure"] as const;

/** Installs external-dns in a cloud, with the identity of its service account. */
async function valuesIn(cloud: Cloud, options: ExternalDnsOptions): Promise<Values> {
  const run = await runProgram(() => {
    platform([externalDns(options)], { cluster: existingIn(cloud, ["external-dns/external-dns"]) });
  });
  assert.deepEqual(ignoredValues(run), []);
  return valuesOf(run, "external-dns");
}

function hidden(cloud: (typeof clouds)[number]): DnsZone {
  return { ...dnsZones[cloud], private: true };
}

describe("external-dns with private zones", () => {
  it("asks Route 53 for private zones alone, by their ids", async () => {
    const { provider, extraArgs } = await valuesIn("aws", { zones: [hidden("aws")] });
    assert.deepEqual(provider, { name: "aws" });
    assert.deepEqual(extraArgs, [
      "--aws-zone-match-parent",
      "--aws-zone-type=private",
      `--zone-id-filter=${dnsZones.aws.hostedZoneId}`,
    ]);
  });

  it("asks Cloud DNS for private zones alone", async () => {
    const { extraArgs } = await valuesIn("gcp", { zones: [hidden("gcp")] });
    assert.equal((extraArgs as Values)["google-zone-visibility"], "private");
  });

  it("has a provider of its own on Azure, with a role of its own in that zone", async () => {
    const zone = hidden("azure");
    assert.deepEqual((await valuesIn("azure", { zones: [zone] })).provider, { name: "azure-private-dns" });
    const cluster = { cloud: "azure", cloudFacts: cloudFacts.azure } as const;
    const { permissions } = bound(externalDns({ zones: [zone] }), cluster).identities[0] ?? {};
    assert.deepEqual(
      permissions?.azure?.map(({ role }) => role),
      ["Reader", "Private DNS Zone Contributor"],
    );
  });

  it("says nothing of zones that are public", async () => {
    for (const cloud of clouds) {
      const values = JSON.stringify(await valuesIn(cloud, { zones: [dnsZones[cloud]] }));
      assert.doesNotMatch(values, /private|visibility|zone-type/);
    }
  });

  it("refuses private zones beside public ones, which need an instance", () => {
    const zones = [dnsZones.aws, { domain: "corp.example.com", hostedZoneId: "Z9123456789ABCDEFGHIJ", private: true }];
    const { problems } = bound(externalDns({ zones }), { cloud: "aws", cloudFacts: cloudFacts.aws } as const);
    assert.deepEqual(problems, [
      {
        path: "zones",
        message:
          "expected only public or only private zones, got both; keep zones of one kind here, and list the other zones in another instance of external-dns",
      },
    ]);
  });
});
