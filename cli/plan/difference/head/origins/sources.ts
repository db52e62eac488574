import { groupBy } from "../../../../group-by";
import type { Changed } from "../../changes";
import { labelOfPlanned, shownChange } from "../../words";
import type { Compared, HeadLine } from "../contract";
import { kept } from "../found";
import { joinedLabels } from "../names";
import { linesOf } from "../rule";
import { type CodeSource, codeSources } from "./code-sources";

/**
 * Lists code from a new source: images, charts, and sources of Argo CD and Flux. Whoever publishes there decides what runs. Also lists references
 * that are no longer pinned, and signatures that are no longer required.
 */
export function sourceLines({ before, found }: Compared): HeadLine[] {
  const known = new Set(before.flatMap(codeSources).map(({ publisher }) => publisher));
  const changed = [...kept(found), ...found.succeeded];
  const moves = [...changed.flatMap((pair) => movesOf(pair, known)), ...found.created.flatMap(arrivals(known))];
  const lines = changed.flatMap((pair) => [...looserLines(pair), ...unsignedLines(pair)]);
  const unbound = changed.flatMap(unboundLines);
  return [
    ...linesOf("source", [...moveTexts(moves), ...changed.flatMap(otherChartLines)]),
    ...linesOf("unprotected", lines),
    ...linesOf("admin", unbound),
  ];
}

/** Code that comes from a publisher who did not publish it before. */
interface Move {
  readonly label: string;
  readonly what: CodeSource["what"];
  readonly to: string;
  /** `undefined`: the code is new, and no other code of the stack came from there. */
  readonly from?: string;
}

function movesOf({ before, after }: Changed, known: ReadonlySet<string>): Move[] {
  const old = bySlot(before);
  return codeSources(after).flatMap((now) => {
    const was = old.get(now.slot);
    return was === undefined
      ? newMove(after, now, known)
      : was.publisher === now.publisher
        ? []
        : [{ label: labelOfPlanned(after), what: now.what, to: now.publisher, from: was.publisher }];
  });
}

/** Lists new code of unknown publishers. In a stack without code, every publisher is new, so this is not reported. */
function arrivals(known: ReadonlySet<string>): (resource: Changed["after"]) => Move[] {
  return (resource) => (known.size === 0 ? [] : codeSources(resource).flatMap((now) => newMove(resource, now, known)));
}

function newMove(resource: Changed["after"], { what, publisher }: CodeSource, known: ReadonlySet<string>): Move[] {
  return known.has(publisher) ? [] : [{ label: labelOfPlanned(resource), what, to: publisher }];
}

function moveTexts(moves: readonly Move[]): string[] {
  const alike = groupBy(moves, ({ what, to, from }) => `${what}\n${to}\n${from === undefined}`);
  return [...alike.values()].flatMap(([first, ...more]) => {
    if (first === undefined) {
      return [];
    }
    const all = [first, ...more];
    const labels = joinedLabels([...new Set(all.map(({ label }) => label))]);
    const from = [...new Set(all.flatMap((move) => move.from ?? []))].sort();
    const instead = from.length === 0 ? ", the first from this source" : ` instead of ${from.join(", ")}`;
    return [`${first.to} → ${labels}: ${first.what}${instead}`];
  });
}

function bySlot(resource: Changed["after"]): Map<string, CodeSource> {
  return new Map(codeSources(resource).map((each) => [each.slot, each]));
}

/** Another chart is another program, whoever publishes it. */
function otherChartLines({ after, properties }: Changed): string[] {
  const changed = properties.find(({ path }) => path === "chart" || path === "spec.chart.spec.chart");
  const [was, now] = [changed?.before, changed?.after].map((chart) => String(chart).split("/").at(-1));
  return changed === undefined || was === now || !after.type.startsWith("kubernetes:helm.")
    ? []
    : [`${labelOfPlanned(after)}: installs another chart: ${shownChange(changed)}`];
}

const firmnesses = ["moving", "version", "hash"];

/** Lists references that were firmer: a digest that becomes a tag, a version that becomes a range or a branch. */
function looserLines({ before, after }: Changed): string[] {
  const old = bySlot(before);
  return codeSources(after).flatMap((now) => {
    const was = old.get(now.slot);
    const isLooser = was !== undefined && firmnesses.indexOf(now.firmness) < firmnesses.indexOf(was.firmness);
    const what = now.firmness === "moving" ? "is no longer a fixed version" : "is no longer pinned by a hash";
    return isLooser
      ? [`${labelOfPlanned(after)}: its ${now.what} ${what}: ${was.pinned} → ${now.pinned || "the chart's"}`]
      : [];
  });
}

/** Where Flux and Argo CD say whose signatures they ask for. https://fluxcd.io/flux/components/source/gitrepositories/#verification */
const signature = /^spec\.(?:verify|chart\.spec\.verify|signatureKeys)\b/;

function unsignedLines({ after, properties }: Changed): string[] {
  const gone = properties.filter((change) => signature.test(change.path) && change.after === undefined);
  return gone
    .slice(0, 1)
    .map((change) => `${labelOfPlanned(after)}: signatures are no longer required: ${shownChange(change)}`);
}

/** Without a service account, Flux applies with the rights of its controllers. https://fluxcd.io/flux/installation/configuration/multitenancy/ */
function unboundLines({ after, properties }: Changed): string[] {
  const isUnbound = properties.some(
    (change) => change.path === "spec.serviceAccountName" && change.after === undefined,
  );
  return isUnbound && /^kubernetes:\w+\.toolkit\.fluxcd\.io\//.test(after.type)
    ? [
        `${labelOfPlanned(after)}: applies objects with Flux's own permissions instead of a service account's permissions`,
      ]
    : [];
}
