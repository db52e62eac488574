import { groupBy } from "../../../../group-by";
import type { HeadLine } from "../contract";
import { includesPorts, joinedPorts } from "./ports";
import { isPublic } from "./ranges";

/**
 * The addresses that a cloud admits to one target: an API server, a load balancer, a port or a range of ports. Without addresses, the target admits
 * others by their group, or by a list that is not in the plan.
 */
export interface Admission {
  readonly owner: string;
  readonly to: string;
  readonly from: readonly string[];
}

/** How a load balancer of Kubernetes is named as a target. */
export const balancer = "a public load balancer";

/** Ports that visitors of a page use. */
const ofVisitors = /^(?:tcp )?(?:80|443)$/;

/** Ports for the administration of machines. Nobody closes these by mistake. */
export const ofAdministrators = /^(?:tcp )?(?:22|3389|5985|5986)$/;

/** Lists targets that lose all visitors on the internet, or all other machines. A narrower range does not count. */
export function cutOffLines(before: readonly Admission[], after: readonly Admission[]): HeadLine[] {
  const closed = before.flatMap(({ owner, to, from }): { line: HeadLine; ports?: string }[] => {
    const own = after.filter((each) => each.owner === owner);
    const left = own.filter((each) => includesPorts(each.to, to));
    const isOpen = left.some((each) => each.from.length === 0 || each.from.some(isPublic));
    const isToPublic = from.some(isPublic);
    const unprotected = (text: string) => [{ line: { class: "unprotected", text } } as const];
    if (to === balancer) {
      return isToPublic && left.length === 0
        ? unprotected(`${owner}: the internet no longer reaches its load balancer, so its users are cut off`)
        : [];
    }
    if (isToPublic) {
      return ofVisitors.test(to) && !isOpen
        ? unprotected(`${owner}: the internet no longer reaches ${to}, so its visitors are cut off`)
        : [];
    }
    if (from.length === 0 || left.length > 0 || ofAdministrators.test(to)) {
      return [];
    }
    const what = `${owner}: ${from.join(", ")} could connect to`;
    return own.length === 0
      ? unprotected(`${what} ${to}; now nobody can`)
      : [{ line: { class: "unjudged", text: what }, ports: to }];
  });
  /* Which of several ports is in use is not known. */
  const some = groupBy(
    closed.filter(({ ports }) => ports !== undefined),
    ({ line }) => line.text,
  );
  return [
    ...closed.flatMap(({ line, ports }) => (ports === undefined ? [line] : [])),
    ...[...some].map(
      ([what, alike]): HeadLine => ({
        class: "unjudged",
        text: `${what} ${joinedPorts(alike.flatMap(({ ports }) => ports ?? [])).join(", ")}; now nobody can. The plan does not show who uses this connection`,
      }),
    ),
  ];
}
