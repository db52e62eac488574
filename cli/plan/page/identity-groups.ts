import type { IdentityGroup } from "../../pages/contract";

/** What the name of an identity says about it, the first that matches. */
const patterns: readonly (readonly [RegExp, IdentityGroup])[] = [
  [/^holders of /, "sets"],
  [/^everybody/, "everybody"],
  [/^every role and user of account /, "cloud"],
  [/^(?:service account |namespace |principal:.*\/sa\/)/, "workloads"],
  [/^serviceAccount:service-\d+@|^[\w.-]+\.amazonaws\.com$|:root$/, "cloud"],
  [/^(?:arn:aws|user:|group:|Group |User |serviceAccount:|domain:)/, "people"],
  /* An id in Entra that the program does not make: a group, a user or a pipeline. */
  [/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "people"],
];

/** Returns what an identity is. Roles and accounts that the program makes for the cloud's own parts remain. */
export function groupOf(who: string): IdentityGroup {
  return patterns.find(([pattern]) => pattern.test(who))?.[1] ?? "roles";
}
