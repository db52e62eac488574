import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { text } from "../../values";
import type { Grant } from "../difference";
import { labelOf } from "../label";

/** An identity with its own rights and those of the groups and roles that it has. */
interface Principal {
  readonly who: string;
  readonly as: readonly string[];
  readonly grants: readonly Grant[];
}

/** Finds in a right the identity whose rights come with it: a group of the cluster, or a role of the cloud. */
function joined({ may, on }: Grant): string | undefined {
  const group = /^be in the group (.+)$/.exec(may)?.[1];
  return group === undefined ? (may === "act as" ? on : undefined) : `Group ${group}`;
}

/**
 * Merges the names of one identity, and gives every identity the rights of the groups and roles that it has. A group or role that only
 * others have is not listed itself: its rights are theirs.
 */
export function principals(grants: readonly Grant[], resources: readonly RegisteredResource[]): Principal[] {
  const names = namesOf(grants, resources);
  const byWho = groupBy(grants, ({ who }) => names.get(who) ?? who);
  const taken = new Set(grants.filter(({ denied }) => denied !== true).flatMap((grant) => joined(grant) ?? []));
  return [...byWho].flatMap(([who, own]): Principal[] => {
    if (taken.has(who)) {
      return [];
    }
    const as = [...new Set(own.flatMap((grant) => joined(grant) ?? []))];
    const inherited = as.flatMap((other) => byWho.get(other) ?? []);
    const all = [...own.filter((grant) => joined(grant) === undefined), ...inherited];
    return [{ who, as, grants: withoutTrust(withoutSignIn(all), taken) }].filter((each) => each.grants.length > 0);
  });
}

/** The right to sign in says nothing beside others. */
function withoutSignIn(grants: readonly Grant[]): readonly Grant[] {
  const others = grants.filter(({ may }) => may !== "sign in");
  return others.length === 0 ? grants : others;
}

/** Drops the way to a role that is shown with those who have it. */
function withoutTrust(grants: readonly Grant[], taken: ReadonlySet<string>): readonly Grant[] {
  return grants.filter(({ may, on }) => !(/^sts:(?:AssumeRole|TagSession)$/.test(may) && taken.has(on)));
}

/** Returns the one name of identities that have several: a role by its resource, and a group of Google or Entra by its name in the cluster. */
function namesOf(grants: readonly Grant[], resources: readonly RegisteredResource[]): ReadonlyMap<string, string> {
  const roles = resources
    .filter(({ type }) => type === "aws:iam/role:Role")
    .flatMap((role) => {
      const name = text(role.inputs, "name");
      return name === undefined ? [] : [[name, labelOf(role)] as const];
    });
  const known = new Set(grants.map(({ who }) => who));
  const groups = grants.flatMap(({ who }) => {
    const name = `Group ${who.replace(/^group:/, "")}`;
    return known.has(name) ? [[who, name] as const] : [];
  });
  return new Map([...roles, ...groups]);
}
