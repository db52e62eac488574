import assert from "node:assert/strict";
import { type Addon, type Cloud, type CrdKind, catalogue, tierFacts } from "../../../components";
import { lookupOver } from "../../../components/addons/lookup";
import { valuesKnownBy } from "../../../components/charts";
import type { Peer } from "../../../components/network";
import { accountsOf, addonsIn, builtinFor } from "../../support/catalogue";
import { existingIn } from "../../support/clouds";
import { runProgram } from "../../support/run-program";

/** Kinds of charts that no add-on lists, by the beginning of their text. */
const unlisted: readonly string[] = [
  /* Rendered only with the feature gate operator.clusterobservability. */
  "opentelemetry.io/v1alpha1 ClusterObservability ",
  /* Experiments of the Gateway API, which no controller of the catalogue serves. */
  "gateway.networking.x-k8s.io/",
  /* Kyverno's former policies, and reports that it writes itself. */
  "kyverno.io/",
  "reports.kyverno.io/",
  "wgpolicyk8s.io/",
  /* Rendered only with Kyverno's value openreports.enabled. */
  "openreports.io/",
];

describe("the kinds of an add-on", () => {
  for (const { crds, chart } of catalogue.map(({ facts }) => facts)) {
    const inChart = valuesKnownBy(chart.name)?.kinds;
    if (inChart !== undefined && (crds.how === "templated" || crds.how === "folder")) {
      it(`are those of its chart, by the version, plural and scope of one of their versions: ${chart.name}`, () => {
        const listed = crds.kinds.map(textOf);
        assert.deepEqual(
          listed.filter((text) => !inChart.includes(text)),
          [],
        );
        const named = new Set(crds.kinds.map(({ group, plural }) => `${group} ${plural}`));
        const missing = inChart.filter((text) => !named.has(nameOf(text)) && !isUnlisted(text));
        assert.deepEqual(missing, []);
      });
    }
  }
});

describe("the flows into an add-on's pods", () => {
  for (const { facts } of catalogue) {
    const known = valuesKnownBy(facts.chart.name)?.ports;
    const cloud = clouds().find((one) => (facts.clouds?.[one] ?? true) === true) ?? "none";
    const addon = addonsIn(cloud).find(({ name }) => name === facts.name);
    if (known !== undefined && addon !== undefined) {
      it(`enter ports that its chart's containers open: ${facts.name}`, async () => {
        await runProgram(() => {
          assert.deepEqual(
            enteredPorts(addon, cloud).filter((port) => !known.includes(port)),
            [],
          );
        });
      });
    }
  }
});

function isUnlisted(text: string): boolean {
  return unlisted.some((beginning) => text.startsWith(beginning));
}

function clouds(): Cloud[] {
  return Object.keys({ aws: 0, gcp: 0, azure: 0, none: 0 } satisfies Record<Cloud, 0>) as Cloud[];
}

function textOf({ group, version, kind, plural, scope }: CrdKind): string {
  return `${group}/${version} ${kind} ${plural} ${scope}`;
}

function nameOf(text: string): string {
  const [apiVersion = "", , plural = ""] = text.split(" ");
  return `${apiVersion.split("/")[0]} ${plural}`;
}

function enteredPorts(addon: Addon, cloud: Cloud): number[] {
  const builtin = builtinFor(addon, cloud);
  const cluster = existingIn(cloud, accountsOf(addon, cloud), { builtin, storageClasses: { standard: "standard" } });
  const { flows } = addon.bind({ cluster, tier: tierFacts("small", cloud) });
  return flows(lookupOver(builtin)).flatMap(({ ingress = [] }) => ingress.flatMap(portsOf));
}

function portsOf(peer: Peer): number[] {
  const ports = typeof peer === "string" ? [peer.split(":")[1] ?? ""] : (peer.ports ?? []);
  return ports.map((port) => Number.parseInt(String(port), 10)).filter((port) => !Number.isNaN(port));
}
