import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { plannedObjects } from "../../../cli/plan";
import { imagesIn } from "../../../cli/plan/images";
import { askApiServer } from "../../../cli/upgrade/api-server";
import { judgeWiring, labelOf, nameOf, type PlainObject } from "../../../cli/wiring";
import { type Addon, type Cloud, type Tier, tierFacts, tierNames } from "../../../components";
import { lookupOver } from "../../../components/addons/lookup";
import { type ProgramRun, parseImage } from "../../../components/testing";
import { accountsOf, builtinFor, everythingIn } from "../../support/catalogue";
import { existingIn } from "../../support/clouds";
import { assertGenerated } from "../../support/generated";
import { platform } from "../../support/programs";
import {
  type AllFacts,
  factsOf,
  factsText,
  joinedFacts,
  type RenderedFacts,
  readFacts,
  renderedFile,
} from "../../support/rendered-facts";
import { runProgram } from "../../support/run-program";
import { unrendered, unselected } from "../../support/unrendered";
import { chartsFolder, definitionsIn, type RenderedRelease, Renderings } from "./renderings";

const clouds = Object.keys({ aws: 0, gcp: 0, azure: 0, none: 0 } satisfies Record<Cloud, 0>) as Cloud[];

/** An object of a rendered chart, or one that its add-on creates beside it. */
interface Rendered {
  readonly object: PlainObject;
  readonly from: string;
  readonly isStored: boolean;
}

/** Warnings and refusals that stay, each with its reason. */
const accepted: readonly RegExp[] = [
  /* Rows of charts hold no secrets. */
  /^[^:]+: Secret .* failed to find any PEM data/,
  /* It reads the nodes' logs: docs/deviations.md. */
  /^fluent-bit: DaemonSet .* would violate PodSecurity "restricted/,
];

/** Kinds that others need on the API server. */
const stored = new Set<unknown>(["CustomResourceDefinition", "Namespace"]);

describe("the charts of the catalogue", function () {
  this.timeout(60 * 60_000);
  let renderings: Renderings | undefined;
  const objects = new Map<string, Rendered>();
  const facts = new Map<string, RenderedFacts[]>();
  const table: string[] = [];

  before(async () => {
    const folder = await chartsFolder();
    renderings = await Renderings.from(folder);
    for (const object of await definitionsIn(folder)) {
      objects.set(JSON.stringify(object), { object, from: "crds/", isStored: true });
    }
  });

  after(() => process.stdout.write(`${table.join("\n")}\n`));

  for (const cloud of clouds) {
    for (const addon of everythingIn(cloud).filter(({ clouds: runs }) => (runs?.[cloud] ?? true) === true)) {
      it(`render what its definition says on ${cloud}: ${addon.name}`, async () => {
        assert.ok(renderings !== undefined);
        const tried: Tried[] = [];
        for (const tier of tierNames) {
          tried.push(await tryOut(addon, cloud, tier, renderings));
        }
        for (const object of tried.flatMap(({ rendered }) => rendered)) {
          objects.set(JSON.stringify(object), { object, from: addon.name, isStored: stored.has(object.kind) });
        }
        facts.set(addon.name, [...(facts.get(addon.name) ?? []), ...tried.map((one) => one.facts)]);
        table.push(rowOf(addon, cloud, tried));
        assert.deepEqual([...new Set(tried.flatMap(({ faults }) => faults))], []);
      });
    }
  }

  it("render objects that the API server takes", async () => {
    const { answers } = await askApiServer(35, [...objects.values()]);
    const lines = answers.flatMap(({ message, outcome, sourced, warnings }) => [
      ...(outcome === "accepted" ? [] : [`${sourced.from ?? ""}: ${labelOf(sourced.object)}: ${outcome}: ${message}`]),
      ...warnings.map((warning) => `${sourced.from ?? ""}: ${labelOf(sourced.object)}: ${warning}`),
    ]);
    table.push(`API server: ${answers.length} different objects, ${new Set(lines).size} refused or warned of`);
    assert.deepEqual(
      [...new Set(lines)].filter((line) => !accepted.some((one) => one.test(line))),
      [],
    );
  });

  it("render pods, ports, accounts and Services that other tests know", () => {
    const now = Object.fromEntries([...facts].map(([name, several]) => [name, joinedFacts(several)]));
    const known: AllFacts = existsSync(renderedFile) ? readFacts() : {};
    assertGenerated(renderedFile, () => factsText({ ...known, ...now }));
  });
});

interface Tried {
  readonly faults: readonly string[];
  readonly rendered: readonly PlainObject[];
  readonly facts: RenderedFacts;
  readonly images: readonly string[];
}

function rowOf({ chart, name }: Addon, cloud: Cloud, tried: readonly Tried[]): string {
  const counts = tried.map(({ facts, rendered }) => `${rendered.length}/${facts.workloads.length}`).join(" ");
  const images = new Set(tried.flatMap((one) => one.images)).size;
  const faults = new Set(tried.flatMap((one) => one.faults)).size;
  return `${cloud} ${name} ${chart.version}: objects/workloads ${counts}, images ${images}, faults ${faults}`;
}

async function tryOut(addon: Addon, cloud: Cloud, tier: Tier, renderings: Renderings): Promise<Tried> {
  const builtin = builtinFor(addon, cloud);
  const clusterOf = () =>
    existingIn(cloud, accountsOf(addon, cloud), { builtin, storageClasses: { standard: "standard" } });
  const run = await runProgram(() => {
    platform([addon], { tier, cluster: clusterOf() });
  });
  const releases = await renderings.of(run);
  const rows = releases.flatMap(({ rendered }) => ("rows" in rendered ? rendered.rows : []));
  const ofCharts = rows.map(({ inputs }) => inputs);
  const facts = factsOf(addon.chart.version, ofCharts);
  let missing: readonly string[] = [];
  await runProgram(() => {
    const bound = addon.bind({ cluster: clusterOf(), tier: tierFacts(tier, cloud) });
    const lookup = lookupOver(builtin);
    missing = [...unrendered(bound, lookup, facts), ...unselected(bound, lookup, facts)];
  });
  return {
    faults: [...releases.flatMap(faultsIn), ...missing, ...brokenIn(run, ofCharts)],
    rendered: [...plannedObjects(run.resources), ...ofCharts],
    facts,
    images: ofCharts.flatMap(imagesIn),
  };
}

function faultsIn({ chart, rendered }: RenderedRelease): string[] {
  if (!("rows" in rendered)) {
    return [`${chart}: ${"absent" in rendered ? rendered.absent : rendered.failure}`];
  }
  const images = rendered.rows.flatMap(({ inputs }) => imagesIn(inputs));
  return [
    ...(rendered.stray ?? []).map(({ message, path }) => `${chart}: values.${path.join(".")}: ${message}`),
    ...images.filter((image) => !isPinned(image)).map((image) => `${chart}: image ${image}: has no tag and no digest`),
  ];
}

function isPinned(image: string): boolean {
  const { digest, tag = "latest" } = parseImage(image);
  return digest !== undefined || tag !== "latest";
}

function brokenIn({ resources }: ProgramRun, rendered: readonly PlainObject[]): readonly string[] {
  const own = plannedObjects(resources);
  const namespaces = own.filter(({ kind }) => kind === "Namespace").map(nameOf);
  const software = { what: "the software of the chart", kinds: ["ConfigMap", "Secret"] };
  return judgeWiring([...own, ...rendered], { unseen: [software], own: new Set(namespaces) }).broken;
}
