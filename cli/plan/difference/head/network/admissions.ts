import type { RegisteredResource } from "../../../../../components/testing";
import { factsOf } from "../../../../clouds";
import { groupBy } from "../../../../group-by";
import { at, text, texts } from "../../../../values";
import { loadBalancer, openingsOf } from "../../../findings";
import { labelOf } from "../../../label";
import { isPolicy } from "../../../network";
import type { Compared, HeadLine } from "../contract";
import { fresh, linesOf } from "../rule";
import { type Admission, balancer, cutOffLines, ofAdministrators } from "./cut-off";
import { eachPort, includesPorts, joinedPorts } from "./ports";
import { includes, isPublic, isWide, newRanges } from "./ranges";

/** Lists the addresses that the clouds newly admit: to API servers and load balancers, and through firewalls. */
export function admissionLines({ before, after }: Compared): HeadLine[] {
  const [old, now] = [admissions(before, after), admissions(after, before)];
  /* An owner outside of the plan stays. */
  const [earlier, owners] = [before, after].map((resources) => new Set(resources.map(labelOf)));
  const left = old.filter(({ owner }) => owners?.has(owner) === true || earlier?.has(owner) !== true);
  return [
    ...joined(
      now.flatMap(({ owner, to, from }) =>
        newRanges(rangesOf(old, owner, to), from).map(({ range }) => {
          const same = old.find((each) => each.owner === owner && each.to === to)?.from ?? [];
          const widened = same.filter((narrow) => includes(range, narrow));
          const isOpen = widened.length > 0 || isPublic(range) || isWide(range) || to === "its API server";
          const wider = widened.length === 0 ? "" : `, wider than ${widened.join(", ")}`;
          return { class: isOpen ? "open" : "reach", range, owner, to, end: wider } as const;
        }),
      ),
    ),
    ...joined(
      left.flatMap(({ owner, to, from }) =>
        newRanges(rangesOf(now, owner, to), from).map(({ range }) => {
          const stays = keptOf(now, owner, to, range);
          const kept = stays.length === 0 ? "" : `, now only ${stays.join(", ")}`;
          /* Other lines say if nobody comes in any more. */
          const isNarrower =
            !isPublic(range) &&
            !ofAdministrators.test(to) &&
            now.some((each) => each.owner === owner && includesPorts(each.to, to) && each.from.length > 0);
          return isNarrower
            ? ({
                class: "unjudged",
                range,
                owner,
                to,
                end: `${kept || ", no longer admitted"}; the plan does not show whether any client uses ${kept === "" ? "this range" : "the rest"}`,
              } as const)
            : ({ class: "less", range, owner, to, end: kept } as const);
        }),
      ),
    ),
    ...cutOffLines(left, now),
  ];
}

/** Returns the ranges that may reach a target: directly, or as one of several ports. */
function rangesOf(admissions: readonly Admission[], owner: string, to: string): string[] {
  return admissions.filter((each) => each.owner === owner && includesPorts(each.to, to)).flatMap(({ from }) => from);
}

/** Names what is left of a range that may no longer reach a target: narrower ranges, or fewer ports. */
function keptOf(now: readonly Admission[], owner: string, to: string, range: string): string[] {
  const alike = now.filter((each) => each.owner === owner);
  const ranges = alike.flatMap((each) =>
    includesPorts(each.to, to) ? each.from.filter((own) => includes(range, own)) : [],
  );
  const ports = alike.filter(
    (each) => includesPorts(to, each.to) && each.to !== to && each.from.some((own) => includes(own, range)),
  );
  return [...new Set([...ranges, ...joinedPorts(ports.map((each) => each.to))])];
}

/** A line about one target. Lines that differ only in their ports are joined later. */
interface Told extends Omit<Admission, "from"> {
  readonly class: HeadLine["class"];
  readonly range: string;
  readonly end: string;
}

function joined(told: readonly Told[]): HeadLine[] {
  const alike = groupBy(told, ({ class: cls, owner, range, end }) => [cls, owner, range, end].join("\n"));
  return [...alike.values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : joinedPorts([first, ...more].map(({ to }) => to)).map((to) => ({
          class: first.class,
          text: `${first.range} → ${first.owner}: ${to}${first.end}`,
        })),
  );
}

/** Lists other parts of resources that the internet can newly reach. */
export function openingLines({ before, after }: Compared): HeadLine[] {
  const openings = (resources: readonly RegisteredResource[]) => resources.flatMap(otherOpenings);
  return [
    ...linesOf("open", fresh({ before, after }, openings)),
    ...linesOf("less", fresh({ before: after, after: before }, openings)),
  ];
}

/** Policies, and resources with known ranges, are compared by their ranges. */
function otherOpenings(resource: RegisteredResource): string[] {
  return isPolicy(resource) || admitted(resource).length > 0
    ? []
    : openingsOf(resource).map((what) => `${labelOf(resource)}: ${what}`);
}

/** Lists the admitted ranges of each target. `others` are the resources of the other plan. */
function admissions(resources: readonly RegisteredResource[], others: readonly RegisteredResource[]): Admission[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const elsewhere = new Map(others.map((resource) => [resource.urn, loadBalancer(resource)]));
  const all = resources.flatMap((resource) =>
    admitted(resource, elsewhere.get(resource.urn)).flatMap(({ to, from }) =>
      eachPort(to).map((port) => ({ owner: ownerOf(resource, byUrn), to: port, from })),
    ),
  );
  return [...groupBy(all, ({ owner, to }) => `${owner}\n${to}`).values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ ...first, from: [...new Set([first, ...more].flatMap(({ from }) => from))] }],
  );
}

/** A chart's load balancer that only the other plan calls internal is public here: that is the default of Google Cloud and Azure. */
function admitted(
  resource: RegisteredResource,
  elsewhere?: "public" | "internal",
): readonly { readonly to: string; readonly from: readonly string[] }[] {
  if (resource.read === true) {
    return [];
  }
  const ofCloud = factsOf(resource.type)?.admits?.(resource.inputs);
  const isPublicHere = (loadBalancer(resource) ?? (elsewhere === "internal" ? "public" : undefined)) === "public";
  if (ofCloud !== undefined || !isPublicHere) {
    return ofCloud ?? [];
  }
  const ranges = texts(at(resource.inputs, "spec", "loadBalancerSourceRanges"));
  return [{ to: balancer, from: ranges.length === 0 ? ["0.0.0.0/0"] : ranges }];
}

/** Names the resource that a rule belongs to: its security group or network, or the resource itself. */
function ownerOf(resource: RegisteredResource, byUrn: ReadonlyMap<string, RegisteredResource>): string {
  const { partOf } = factsOf(resource.type)?.shown ?? {};
  if (partOf === undefined) {
    return labelOf(resource);
  }
  const owner = (resource.propertyDependencies[partOf] ?? []).flatMap((urn) => byUrn.get(urn) ?? [])[0];
  return owner === undefined ? (text(resource.inputs, partOf) ?? labelOf(resource)) : labelOf(owner);
}
