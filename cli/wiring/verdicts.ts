import { distance } from "fastest-levenshtein";
import { shortened } from "../shortened";
import { type Fields, fields, isKnown, isRecord, items, number, text } from "../values";
import { isBrought } from "./built-in-objects";
import type { Verdict } from "./contract";
import { type Inventory, type Reference, referenceText } from "./inventory";
import { labelOf, nameOf, type PlainObject, shortKind } from "./objects";
import { portsText } from "./pods";

/** Where a reference is. */
export interface Place {
  readonly object: PlainObject;
  /** For instance `env DB_PASSWORD`. */
  readonly at: string;
}

export function ok(place: Place): Verdict {
  return verdict("ok", place, "");
}

/** @param message `expected …, got …; fix` */
export function broken(place: Place, message: string): Verdict {
  return verdict("broken", place, message);
}

export function unknown(place: Place, message: string, reason: string): Verdict {
  return { ...verdict("unknown", place, message), reason };
}

export function note(place: Place, message: string): Verdict {
  return verdict("note", place, message);
}

function verdict(state: Verdict["state"], { object, at }: Place, message: string): Verdict {
  return { state, from: labelOf(object), place: at, message };
}

/** Returns a broken verdict, or an unknown one if something else may create the missing object. */
export function missing(
  cluster: Inventory,
  place: Place,
  namespace: string | undefined,
  words: Words,
  kind?: string,
): Verdict {
  const reason = cluster.mayBring(namespace, kind);
  return reason === undefined
    ? broken(place, `expected ${words.expected}, got ${words.got}; ${words.fix}`)
    : unknown(place, words.expected, reason);
}

interface Words {
  readonly expected: string;
  readonly got: string;
  readonly fix: string;
}

/** A reference as an object writes it. */
export interface Written extends Omit<Reference, "name"> {
  /** Absent if there is no reference. */
  readonly name: unknown;
  /** Whether the object works without the target. @default false */
  readonly optional?: unknown;
  /** Keys that a ConfigMap or a Secret must have. */
  readonly keys?: readonly string[];
}

/** Judges a reference: its target exists, or the cluster or a controller creates it. */
export function judged(cluster: Inventory, place: Place, written: Written): Verdict[] {
  const { kind, namespace, name: raw } = written;
  if (raw === undefined || raw === null || raw === "") {
    return [];
  }
  const name = text(raw);
  if (name === undefined) {
    return [unknown(place, `a ${shortKind(kind)}`, isKnown(raw) ? "the value is not a name" : notYet)];
  }
  const reference = { kind, namespace, name };
  const found = cluster.find(reference);
  const made = cluster.made(reference);
  if (found === undefined && made === undefined) {
    return [written.optional === true || isBrought(reference) ? ok(place) : absent(cluster, place, reference)];
  }
  /* A controller may also fill an existing object. */
  const own = found === undefined ? [] : keysOf(found);
  const added = found === undefined ? made?.keys : (made?.keys ?? []);
  const keys = own && added && [...new Set([...own, ...added])];
  return [keyVerdict(place, reference, written, keys)];
}

const notYet = "its name is known only after the deployment";

function absent(cluster: Inventory, place: Place, reference: Reference): Verdict {
  const { kind, namespace } = reference;
  const others = cluster.all(kind, namespace).map(nameOf);
  const isLonely = others.length === 0;
  const words = {
    expected: referenceText(reference),
    got: isLonely ? "none" : shortened(others.toSorted()),
    fix: isLonely ? "create it" : "create it or fix the name",
  };
  const verdict = missing(cluster, place, namespace, words, kind);
  const near = verdict.state === "unknown" ? nearChartName(cluster, reference) : undefined;
  return near === undefined
    ? verdict
    : note(place, `neither the plan nor a chart's values contain ${words.expected}; did you mean "${near}"?`);
}

/** How many letters of a misspelt name differ at most. */
const farthest = 2;

/** Returns the name of a release, of a chart or in its values to which a name is similar. */
function nearChartName({ unseen }: Inventory, { name, namespace }: Reference): string | undefined {
  const charts = unseen.filter((one) => namespace === undefined || one.namespace === namespace);
  const names = charts.flatMap((one) => one.names ?? []);
  return names.includes(name) ? undefined : names.find((one) => distance(one, name) <= farthest);
}

/** Returns the keys of a ConfigMap or a Secret; undefined if they are not known. */
function keysOf(object: PlainObject): string[] | undefined {
  const parts = [object.data, object.binaryData, object.stringData].filter(
    (part) => part !== undefined && part !== null,
  );
  if (text(object, "type") === "kubernetes.io/service-account-token") {
    return ["ca.crt", "namespace", "token"];
  }
  return parts.every(isRecord) ? parts.flatMap((part) => Object.keys(part)) : undefined;
}

function keyVerdict(
  place: Place,
  reference: Reference,
  written: Written,
  keys: readonly string[] | undefined,
): Verdict {
  const wanted = written.keys ?? [];
  if (wanted.length === 0 || written.optional === true) {
    return ok(place);
  }
  const list = wanted.map((key) => `"${key}"`).join(", ");
  const expected = `key${wanted.length === 1 ? "" : "s"} ${list} in ${referenceText(reference)}`;
  if (keys === undefined) {
    return unknown(place, expected, "its keys are secret, or known only after the deployment");
  }
  const lacking = wanted.filter((key) => !keys.includes(key));
  const got = keys.length === 0 ? "no keys" : `keys ${shortened(keys.toSorted(), 6)}`;
  return lacking.length === 0 ? ok(place) : broken(place, `expected ${expected}, got ${got}; add the missing data`);
}

/** Judges a reference to a port of a Service, by number or by name. */
export function judgedPort(cluster: Inventory, place: Place, written: Written, port: unknown): Verdict[] {
  const existence = judged(cluster, place, written);
  const { kind, namespace } = written;
  const service = cluster.find({ kind, namespace, name: text(written.name) ?? "" });
  const wanted = text(port);
  if (service === undefined || wanted === undefined || text(service, "spec", "type") === "ExternalName") {
    return existence;
  }
  const ports = servicePorts(service);
  if (ports.some(({ name, number: own }) => name === wanted || String(own) === wanted)) {
    return existence;
  }
  const what = `port ${typeof port === "number" ? wanted : `"${wanted}"`} of ${labelOf(service)}`;
  return [broken(place, `expected ${what}, got ${portsText(ports)}; add the port, or fix the reference`)];
}

/** Returns the ports of a Service. */
export function servicePorts(service: PlainObject): { readonly name?: string; readonly number: number }[] {
  return items(fields(service, "spec").ports).map((port: Fields) => ({
    name: text(port, "name"),
    number: number(port, "port") ?? 0,
  }));
}
