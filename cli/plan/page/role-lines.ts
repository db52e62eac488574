import { groupBy } from "../../group-by";
import type { Identity, Right } from "../../pages/contract";
import { shortened } from "../../shortened";

const writing = new Set(["*", "create", "delete", "deletecollection", "patch", "update"]);

/** Says for each Role that people hold what it allows: the kinds that it may change, Secrets, and shells in pods. Equal Roles of several namespaces are one line. */
export function roleLines(identities: readonly Identity[]): string[] {
  const held = new Set(
    identities.filter(({ group }) => group === "people").flatMap(({ rights }) => rights.flatMap(heldRoles)),
  );
  const roles = identities.flatMap(({ rights, who }) => {
    const [, kind = "", namespace = "", name = ""] = /^holders of (Role|ClusterRole) (?:(.+)\/)?(.+)$/.exec(who) ?? [];
    const key = `${kind} ${name} ${namespace}`.trim();
    return held.has(key) ? [{ role: `${kind} ${name}`, namespace, said: roleWords(rights) }] : [];
  });
  return [...groupBy(roles, ({ role, said }) => `${role}\n${said}`).values()].flatMap((same) => {
    const [first] = same;
    const isSplit = roles.some(({ role, said }) => role === first?.role && said !== first.said);
    const where = isSplit ? ` in ${same.map(({ namespace }) => namespace).join(", ")}` : "";
    return first === undefined ? [] : [`${first.role}${where} · ${first.said}`];
  });
}

/** Returns the Roles of a binding as `Role editor shop`, and ClusterRoles as `ClusterRole view`. */
function heldRoles({ may, on }: Right): string[] {
  return may
    .filter((each) => /^(?:Cluster)?Role /.test(each))
    .flatMap((role) =>
      role.startsWith("ClusterRole ") ? [role] : on.map((place) => `${role} ${place.replace(/^in /, "")}`),
    );
}

function roleWords(rights: readonly Right[]): string {
  const kinds = (isMeant: (right: Right) => boolean) => [
    ...new Set(rights.filter(isMeant).flatMap(({ on }) => on.map((each) => each.split(".")[0] ?? each))),
  ];
  const changed = kinds(({ may }) => may.some((verb) => writing.has(verb))).filter((kind) => !kind.includes("/"));
  const ofSecrets = rights.filter(({ on }) => on.some((each) => /^(?:secrets|\*)(?:$|[. ])/.test(each)));
  const hasShell = kinds(() => true).some((kind) => /^(?:\*|pods\/(?:exec|attach|ephemeralcontainers))$/.test(kind));
  const reads = ofSecrets.some(({ may }) => may.some((verb) => /^(?:\*|get|list|watch)$/.test(verb)));
  const writes = ofSecrets.some(({ may }) => may.some((verb) => writing.has(verb)));
  const secrets = [...(reads ? ["reads"] : []), ...(writes ? ["writes"] : [])].join(" and ");
  return [
    changed.length === 0 ? "changes nothing" : `changes ${shortened(changed.sort(), 6)}`,
    secrets === "" ? "no direct access to Secrets" : `${secrets} Secrets`,
    hasShell ? "may open a shell in pods" : "no shell in pods",
  ].join(" · ");
}
