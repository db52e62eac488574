import type { Identity, Right } from "../../pages/contract";

/** Says in a line for each person, group and pipeline what it may do. */
export function accessLines(identities: readonly Identity[]): string[] {
  return identities
    .filter(({ group }) => group === "people")
    .map(({ as, rights, who }) => {
      const through = as.length === 0 ? "" : ` (${as.map((each) => each.replace(/^Group /, "group ")).join(", ")})`;
      return [`${shortWho(who)}${through}`, ...rights.map(rightLine)].join(" · ");
    });
}

/** Drops the account from a role of AWS. */
export function shortWho(who: string): string {
  return who.replace(/^arn:aws[\w-]*:iam::\d+:/, "");
}

function rightLine({ boundless, denied, may, on }: Right): string {
  const what = may.join(", ");
  const places = on.join(", ").replaceAll(/, in /g, ", ");
  const where = places === "" ? "" : places.startsWith("in ") ? ` ${places}` : ` on ${places}`;
  return `${denied ? "may not: " : ""}${what}${where}${boundless ? " (admin-level)" : ""}`;
}
