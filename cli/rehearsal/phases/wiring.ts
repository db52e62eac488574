import { chartName, ingressClassesIn, releaseInputs } from "../../charts";
import { at, fields, text } from "../../values";
import { identitiesIn, joined, judgeWiring, type Surroundings, type Unseen, type Wiring } from "../../wiring";
import type { ChartNote } from "../charts";
import { readState, type StateResource, shortName } from "../engine";
import type { PhaseRunner } from "../run";
import type { Site } from "../site";
import { clustersOf, type JudgedCluster } from "./clusters";
import { everyObject } from "./leftovers";

/** Judges every reference among the live objects, and records the broken ones as failures. */
export async function runWiring(run: PhaseRunner, site: Site, cluster: ClusterOrigin): Promise<void> {
  const work = async () => {
    const state = await readState(site.engine);
    const wirings = await Promise.all(clustersOf(site.planes).map((one) => wiringOf(one, state, site, cluster)));
    const wiring = joined(wirings);
    run.record.wiring(wiring);
    run.record.failWith("wiring", wiring.broken);
    return wiring;
  };
  await run.phase("wiring", work, (wiring) => ({ text: wiringText(wiring), failed: wiring.broken.length > 0 }));
}

async function wiringOf(
  { access, named, stateOf }: JudgedCluster,
  all: readonly StateResource[],
  { ledger }: Site,
  origin: ClusterOrigin,
): Promise<Wiring> {
  const objects = await everyObject(access, "whole");
  const state = stateOf(all);
  const identities = identitiesIn(state.map(({ inputs = {}, type, urn }) => ({ inputs, type, name: shortName(urn) })));
  const wiring = judgeWiring(objects, surroundingsOf(state, ledger.notes, origin), identities);
  return {
    ...wiring,
    broken: wiring.broken.map(named),
    unknown: wiring.unknown.map(named),
    notes: wiring.notes.map(named),
  };
}

/** Whether the program creates its cluster, or finds one whose contents the rehearsal does not know. */
export type ClusterOrigin = "made" | "existing";

/** Returns the gaps in the live objects: the charts that were not rendered, and objects that an existing cluster may have. */
export function surroundingsOf(
  state: readonly StateResource[],
  charts: readonly ChartNote[],
  cluster: ClusterOrigin,
): Surroundings {
  const unseen = unseenOf(state, charts);
  if (cluster === "made") {
    return { unseen };
  }
  const namespaces = state.filter(({ type }) => type === "kubernetes:core/v1:Namespace").flatMap(({ id }) => id ?? []);
  return { unseen, own: new Set(namespaces) };
}

/** Returns the charts that were not rendered. The software of the other charts, which may fill Secrets when it starts, does not run. */
function unseenOf(state: readonly StateResource[], charts: readonly ChartNote[]): Unseen[] {
  const rendered = new Set(charts.filter(({ content }) => content === "full").map(({ name }) => name));
  return state
    .flatMap((resource) => releaseInputs({ ...resource, inputs: fields(resource.inputs) }) ?? [])
    .map((inputs) => {
      const name = chartName(text(inputs, "chart") ?? "");
      const namespace = text(inputs, "namespace") ?? "default";
      return rendered.has(name)
        ? { what: `the software of chart ${name}`, namespace, kinds: ["ConfigMap", "Secret"] }
        : { what: `chart ${name}`, namespace, ingressClasses: ingressClassesIn(at(inputs, "values")) };
    });
}

function wiringText({ references, unknown }: Wiring): string {
  return `${references} references${unknown.length === 0 ? "" : `, ${unknown.length} unknown`}`;
}
