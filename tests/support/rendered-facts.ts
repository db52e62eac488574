import { readFileSync } from "node:fs";
import { fields, items, number, text } from "../../cli/values";
import { Inventory, type PlainObject, portsOf, runningContainers } from "../../cli/wiring";

/** The facts of what a chart renders with an add-on's values, to which the add-on's definition refers. */
export interface RenderedFacts {
  /** The version of the chart. */
  readonly version: string;
  readonly workloads: readonly RenderedWorkload[];
  readonly services: readonly RenderedService[];
}

/** An object that makes pods. */
export interface RenderedWorkload {
  /** Its kind and name: `Deployment traefik`. */
  readonly name: string;
  readonly namespace: string;
  /** The labels of its pods. */
  readonly labels: Readonly<Record<string, unknown>>;
  /** The ports that its containers declare. */
  readonly ports: readonly number[];
  /** The service account of its pods. */
  readonly account: string;
}

/** A Service. */
interface RenderedService {
  readonly name: string;
  readonly namespace: string;
  readonly ports: readonly number[];
}

/** Labels that every version of a chart changes, or every cloud or option: no definition selects by them. */
const changing = /^(?:helm\.sh\/chart|app\.kubernetes\.io\/version|chart|heritage|azure\.workload\.identity\/use)$/;

/** Reads the facts of a chart's objects. */
export function factsOf(version: string, objects: readonly PlainObject[]): RenderedFacts {
  const inventory = new Inventory(objects, { unseen: [] });
  const workloads = inventory.pods.map(({ kind, labels, namespace, object, spec }) => ({
    name: `${kind.split(".")[0] ?? ""} ${text(object, "metadata", "name") ?? ""}`,
    namespace,
    labels: Object.fromEntries(Object.entries(labels).filter(([key]) => !changing.test(key))),
    ports: sorted(portsOf(runningContainers(fields(spec))).map((port) => port.number)),
    account: text(spec, "serviceAccountName") ?? "default",
  }));
  const services = inventory.all("Service").map((service) => ({
    name: text(service, "metadata", "name") ?? "",
    namespace: text(service, "metadata", "namespace") ?? "default",
    ports: sorted(items(service, "spec", "ports").map((port) => number(port, "port") ?? 0)),
  }));
  return { version, workloads, services };
}

/** Joins the facts of several renderings of the same chart. */
export function joinedFacts([first, ...others]: readonly RenderedFacts[]): RenderedFacts {
  const all = [first ?? { version: "", workloads: [], services: [] }, ...others];
  return {
    version: all[0]?.version ?? "",
    workloads: distinct(all.flatMap(({ workloads }) => workloads)),
    services: distinct(all.flatMap(({ services }) => services)),
  };
}

function distinct<One>(ones: readonly One[]): readonly One[] {
  const byText = new Map(ones.map((one) => [JSON.stringify(one), one]));
  return [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function sorted(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

/** The facts of every add-on's chart, by the add-on's name, as `npm run test:charts` writes them. */
export const renderedFile = "tests/addons/catalogue/rendered.json";

export type AllFacts = Readonly<Record<string, RenderedFacts>>;

export function readFacts(): AllFacts {
  return JSON.parse(readFileSync(renderedFile, "utf8")) as AllFacts;
}

/** Writes facts with one line for each add-on. */
export function factsText(facts: AllFacts): string {
  const lines = Object.entries(facts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}: ${JSON.stringify(one)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}
