import assert from "node:assert/strict";
import { type DnsZone, externalDns } from "../../../../components";
import { existingIn } from "../../../support/clouds";
import { platform, valuesOf } from "../../../support/programs";
import { runProgram } from "../../../support/run-program";

/** The arguments of external-dns that decide which zones and records it takes. */
interface Filters {
  readonly domains: readonly string[];
  readonly expression?: RegExp;
  readonly matchesParents: boolean;
}

/** Reads the arguments as the chart's template writes them: a map by key, or a list as it is. */
function filtersOf({ domainFilters = [], extraArgs }: Record<string, unknown>): Filters {
  const flags = Array.isArray(extraArgs) ? extraArgs.map(String) : [];
  const keyed = Array.isArray(extraArgs) ? {} : new Map(Object.entries(Object(extraArgs)));
  const expression = keyed instanceof Map ? keyed.get("regex-domain-filter") : undefined;
  return {
    domains: Array.isArray(domainFilters) ? domainFilters.map(String) : [],
    ...(expression !== undefined && { expression: new RegExp(String(expression)) }),
    matchesParents: flags.includes("--aws-zone-match-parent"),
  };
}

/** Tells what `DomainFilter.Match` does: https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/endpoint/domain_filter.go */
function takesName({ domains, expression }: Filters, name: string): boolean {
  return expression?.test(name) ?? domains.some((domain) => name === domain || name.endsWith(`.${domain}`));
}

/** Tells which zones the providers keep: https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/provider/aws/aws.go */
function takesZone(filters: Filters, zone: string): boolean {
  const isParent = filters.domains.some((domain) => domain.endsWith(`.${zone}`));
  return takesName(filters, zone) || (filters.matchesParents && isParent);
}

async function filtersFor(cloud: "aws" | "gcp" | "azure", zone: DnsZone): Promise<Filters> {
  const run = await runProgram(() => {
    platform([externalDns({ zones: [zone] })], { cluster: existingIn(cloud, ["external-dns/external-dns"]) });
  });
  return filtersOf(valuesOf(run, "external-dns"));
}

const hosted = { hostedZoneId: "Z0123456789ABCDEFGHIJ" };
const managed = { managedZone: "example-com" };
const cases = [
  ["aws", { domain: "dev.example.com", ...hosted }, "example.com"],
  ["aws", { domain: "a.dev.example.com", ...hosted }, "example.com"],
  ["aws", { domain: "dev.example.com", ...hosted }, "dev.example.com"],
  ["gcp", { domain: "dev.example.com", ...managed }, "example.com"],
  ["gcp", { domain: "a.dev.example.com", ...managed }, "example.com"],
  ["gcp", { domain: "dev.example.com", ...managed }, "dev.example.com"],
  /* The domain is the zone's name in Azure's ids, which Azure checks. */
  ["azure", { domain: "example.com", resourceGroup: "dns" }, "example.com"],
] as const satisfies readonly (readonly ["aws" | "gcp" | "azure", DnsZone, string])[];

describe("external-dns and the zone's own domain", () => {
  for (const [cloud, zone, own] of cases) {
    it(`keeps the hosts of ${zone.domain} in the zone ${own} on ${cloud}`, async () => {
      const filters = await filtersFor(cloud, zone);
      assert.ok(takesZone(filters, own), "the zone");
      for (const name of [zone.domain, `shop.${zone.domain}`, `a-owner.shop.${zone.domain}`]) {
        assert.ok(takesName(filters, name), name);
      }
      for (const name of [`other.${own}`, `not${zone.domain}`, "example.org"]) {
        assert.equal(takesName(filters, name), name.endsWith(`.${zone.domain}`), name);
      }
    });
  }
});
