import { plannedObjects } from "../../cli/plan";
import { askApiServer, chartDefinitions } from "../../cli/upgrade";
import type { PlainObject } from "../../cli/wiring";
import type { Campaign, Objections } from "./campaign";
import { isKubernetes, mutated } from "./mutate";

/**
 * Asks the API server, which stores nothing but namespaces and definitions of kinds: each object is judged as if it were the first of its
 * name. What it warns of counts, too, as what it refuses.
 */
export async function byApiServer({ charts, mutations, resources }: Campaign): Promise<Objections> {
  const pairs = mutations.map((mutation) => [
    ...plannedObjects([mutation.resource]),
    ...(isKubernetes(mutation.resource) ? plannedObjects([mutated(mutation)]) : []),
  ]);
  const namespaces = plannedObjects(resources.filter(({ type }) => type === "kubernetes:core/v1:Namespace"));
  const definitions = charts === undefined ? [] : await chartDefinitions(resources, charts);
  const stored = namespaces.map((object) => ({ object: structuredClone(object) }));
  const objects = pairs.flat().map((object) => ({ object, isStored: false }));
  const { answers } = await askApiServer(35, [...definitions, ...stored, ...objects]);
  const said = new Map<PlainObject, readonly string[] | undefined>(
    answers.map(({ message, outcome, sourced, warnings }) => [
      sourced.object,
      outcome === "not served" ? undefined : outcome === "refused" ? [message] : warnings,
    ]),
  );
  return pairs.map(([before, after]) => {
    const known = before === undefined ? undefined : said.get(before);
    return after === undefined || known === undefined
      ? undefined
      : said.get(after)?.filter((line) => !known.includes(line));
  });
}
