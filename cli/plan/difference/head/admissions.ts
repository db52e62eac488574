import type { RegisteredResource } from "../../../../components/testing";
import { factsOf } from "../../../clouds";
import { groupBy } from "../../../group-by";
import { at, text, texts } from "../../../values";
import { loadBalancer, openingsOf } from "../../findings";
import { labelOf } from "../../label";
import { isPolicy } from "../../network";
import type { Compared, HeadLine } from "./contract";
import { isPublic, isWide, newRanges } from "./ranges";

/** Lists which addresses the clouds let in and did not before: to API servers, load balancers and through firewalls. */
export function admissionLines({ before, after }: Compared): HeadLine[] {
  const [old, now] = [admissions(before, after), admissions(after, before)];
  const stays = new Set(after.map(labelOf));
  const closed = [...old].filter(([to]) => !now.has(to) && stays.has(to.slice(0, to.lastIndexOf(": "))));
  const changed = [...now].flatMap(([to, ranges]) => {
    const earlier = old.get(to) ?? [];
    return [
      ...newRanges(earlier, ranges).map(({ range, widened }): HeadLine => {
        const wider = widened.length === 0 ? "" : `, wider than ${widened.join(", ")}`;
        const isOpen = widened.length > 0 || isPublic(range) || isWide(range) || to.endsWith("its API server");
        return { class: isOpen ? "open" : "reach", text: `${range} → ${to}${wider}` };
      }),
      ...newRanges(ranges, earlier).map(({ range }) => lessLine(range, to)),
    ];
  });
  return [
    ...changed,
    ...closed.flatMap(([to, ranges]) => ranges.map((range) => lessLine(range, to))),
    ...closed.filter(([to, ranges]) => to.endsWith(balancer) && ranges.some(isPublic)).map(([to]) => cutOff(to)),
  ];
}

const balancer = "a public load balancer";

/** Whoever uses a public load balancer does not expect it to go. */
function cutOff(to: string): HeadLine {
  const label = to.slice(0, to.lastIndexOf(": "));
  return {
    class: "unprotected",
    text: `${label}: its users are cut off, the internet no longer reaches its load balancer`,
  };
}

function lessLine(range: string, to: string): HeadLine {
  return { class: "less", text: `${range} → ${to}` };
}

/** Lists other parts of resources that the internet can newly reach. */
export function openingLines({ before, after }: Compared): HeadLine[] {
  const [old, now] = [before, after].map((resources) => new Set(resources.flatMap(otherOpenings)));
  const come = [...(now ?? [])].filter((line) => old?.has(line) !== true);
  const gone = [...(old ?? [])].filter((line) => now?.has(line) !== true);
  return [
    ...come.map((line): HeadLine => ({ class: "open", text: line })),
    ...gone.map((line): HeadLine => ({ class: "less", text: line })),
  ];
}

/** Policies, and resources with known ranges, are compared by their ranges. */
function otherOpenings(resource: RegisteredResource): string[] {
  return isPolicy(resource) || admitted(resource).length > 0
    ? []
    : openingsOf(resource).map((what) => `${labelOf(resource)}: ${what}`);
}

/** Returns the admitted ranges, by the target that they reach. `others` are the resources of the other plan. */
function admissions(
  resources: readonly RegisteredResource[],
  others: readonly RegisteredResource[],
): Map<string, string[]> {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const elsewhere = new Map(others.map((resource) => [resource.urn, loadBalancer(resource)]));
  const all = resources.flatMap((resource) =>
    admitted(resource, elsewhere.get(resource.urn)).map(({ to, from }) => ({
      to: `${ownerOf(resource, byUrn)}: ${to}`,
      from,
    })),
  );
  return new Map(
    [...groupBy(all, ({ to }) => to)].map(([to, alike]) => [to, [...new Set(alike.flatMap(({ from }) => from))]]),
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
