import type { IdentityGroup } from "../../pages/contract";

/** What the name of an identity says about it, the first that matches. */
const patterns: readonly (readonly [RegExp, IdentityGroup])[] = [
  [/^holders of /, "sets"],
  [/^everybody/, "everybody"],
  [/^(?:service account |principal:.*\/sa\/)/, "workloads"],
  [/^serviceAccount:service-\d+@|^[\w.-]+\.amazonaws\.com$|:root$/, "cloud"],
  [/^(?:arn:aws|user:|group:|Group |User |serviceAccount:|domain:)/, "people"],
];

/** Returns what an identity is. Roles and accounts that the program makes for the cloud's own parts remain. */
export function groupOf(who: string): IdentityGroup {
  return patterns.find(([pattern]) => pattern.test(who))?.[1] ?? "roles";
}
