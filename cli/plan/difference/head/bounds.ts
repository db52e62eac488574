import { type Grant, matches } from "./grant";

/** Reports whether a target has another one in it: by a pattern, or as the parent of its path, as Azure's scopes have it. */
function isSameOrWider(target: string, other: string): boolean {
  return (
    target === other ||
    (target.includes("*") && matches(target, other)) ||
    (target.startsWith("/") && other.startsWith(`${target.replace(/\/$/, "")}/`))
  );
}

/** Reports whether a condition asks for nothing that another one does not ask for. */
function isSameOrLaxer(when: string, other: string): boolean {
  const asked = conditionsOf(other);
  return conditionsOf(when).every((condition) => asked.includes(condition));
}

/** Reports whether a grant allows everything that another one does. */
export function includesGrant(wide: Grant, { may, on, when }: Grant): boolean {
  return isSameOrLaxer(wide.when, when) && isSameOrWider(wide.may, may) && isSameOrWider(wide.on, on);
}

/** How the loss of a bound begins. */
export const lostBoundWords = "no longer only";

/** Returns the bounds that a grant has lost since an earlier one of the same identity: conditions, or a narrower target. */
export function lostBound(grant: Grant, earlier: readonly Grant[]): string | undefined {
  const narrower = earlier.find(
    (old) => isSameOrWider(old.may, grant.may) && includesGrant({ ...grant, may: old.may }, old),
  );
  if (narrower === undefined) {
    return undefined;
  }
  const lost = conditionsOf(narrower.when).filter((condition) => !conditionsOf(grant.when).includes(condition));
  const [first = ""] = lost;
  /* Many identities lose the same conditions, each with its own values. */
  const names = lost.length === 1 ? first : lost.map((condition) => condition.split(" ")[0]).join(", ");
  const bounds = [
    ...(lost.length === 0 ? [] : [`if ${names}`]),
    ...(narrower.on === grant.on ? [] : [`on ${narrower.on}`]),
  ];
  return bounds.length === 0 ? undefined : `${lostBoundWords} ${bounds.join(" and ")}`;
}

function conditionsOf(when: string): string[] {
  return when === "" ? [] : when.split(", ");
}
