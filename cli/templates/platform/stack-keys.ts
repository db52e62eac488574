import * as pulumi from "@pulumi/pulumi";
import { nearName, type Problem, refuseProblems } from "keelson";

/** The keys of the stack's file that the program reads. Add your own keys here. */
export const read = [
  "addons",
  "caBundle",
  "charts",
  "cluster",
  "dockerConfig",
  "domain",
  "environment",
  "images",
  "kubeconfig",
  "placement",
  "priorityClasses",
  "proxy",
  "tenants",
  "tier",
];

/** Keys of the stacks in Keelson's repository that this project does not have, and what to set instead. */
export const instead: Readonly<Record<string, string>> = {
  acmeEmail: 'not a key of this project; set an option instead, for instance ${PROJECT}:addons: { cert-manager: { email: "you@example.com" } }',
  addonSet: "not a key of this project; in index.ts, give the Platform baseAddons(…) or productionAddons(…) of keelson",
  budget: "only keelson plan reads this key; name it keelson:budget",
  dns: "not a key of this project; in ${PROJECT}:addons, set zones of external-dns and dns01 of cert-manager",
  exposure: "not a key of this project; set ${PROJECT}:addons: { traefik: { exposure: public } }",
  ingress: "not a key of this project; choose the add-on in ${PROJECT}:addons, for instance { traefik: false, envoy-gateway: true }",
  issuer: "not a key of this project; set expose.issuer of the applications in apps/",
  logs: "not a key of this project; set ${PROJECT}:addons: { fluent-bit: { destination: … } }",
  replace: "only keelson plan reads this key; name it keelson:replace",
  review: "only keelson plan reads this key; name it keelson:review",
  wiring: "not a key of this project; index.ts does all the wiring",
};

/** Keys that the command `keelson` reads. */
const ofCommand = ["keelson:budget", "keelson:replace", "keelson:review"];

/**
 * Refuses keys of the stack's file that nothing reads.
 *
 * @throws pulumi.RunError that names all such keys
 */
export function refuseUnreadKeys(): void {
  const project = pulumi.getProject();
  const problems = Object.keys(pulumi.runtime.allConfig()).flatMap((path): Problem[] => {
    const [namespace = "", key = ""] = path.split(":");
    if (namespace === "keelson" && project !== "keelson" && !ofCommand.includes(path)) {
      return [{ path, message: `nothing reads this key; the keys of this project begin with ${project}:` }];
    }
    if (namespace !== project || read.includes(key)) {
      return [];
    }
    const near = nearName(key, read);
    const fix = near === undefined ? "if your program reads the key, add it to stack-keys.ts; otherwise remove the key" : `did you mean ${project}:${near}?`;
    return [{ path, message: instead[key] ?? `unknown key; ${fix}` }];
  });
  refuseProblems(`Pulumi.${pulumi.getStack()}.yaml`, problems);
}
