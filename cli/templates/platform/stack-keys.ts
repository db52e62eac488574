import * as pulumi from "@pulumi/pulumi";
import { nearName, type Problem, refuseProblems } from "keelson";

/** The keys of the stack's file that index.ts reads. Add the name of a key of your own here. */
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

/** Keys of the stacks in Keelson's repository that code decides here, and where. */
export const instead: Readonly<Record<string, string>> = {
  acmeEmail: 'is read by no code here; set it as an option, for instance ${PROJECT}:addons: { cert-manager: { email: "you@example.com" } }',
  addonSet: "is read by no code here; in index.ts, give the Platform baseAddons(…) or productionAddons(…) of keelson",
  dns: "is read by no code here; set zones of the add-ons external-dns (zones) and cert-manager (dns01) in ${PROJECT}:addons",
  exposure: "is read by no code here; set ${PROJECT}:addons: { traefik: { exposure: public } }",
  ingress: "is read by no code here; choose the add-on in ${PROJECT}:addons, for instance { traefik: false, envoy-gateway: true }",
  issuer: "is read by no code here; set issuer of expose in the applications, in apps/",
  logs: "is read by no code here; set ${PROJECT}:addons: { fluent-bit: { destination: … } }",
  replace: "belongs to keelson plan; write keelson:replace",
  review: "belongs to keelson plan; write keelson:review",
  wiring: "is read by no code here; index.ts is the only wiring",
};

/** Keys that the command `keelson` reads. */
const ofCommand = ["keelson:replace", "keelson:review"];

/**
 * Refuses keys of the stack's file that nothing reads.
 *
 * @throws pulumi.RunError with all of them
 */
export function refuseUnreadKeys(): void {
  const project = pulumi.getProject();
  const problems = Object.keys(pulumi.runtime.allConfig()).flatMap((path): Problem[] => {
    const [namespace = "", key = ""] = path.split(":");
    if (namespace === "keelson" && project !== "keelson" && !ofCommand.includes(path)) {
      return [{ path, message: `is read by nothing; the keys of this project begin with ${project}:` }];
    }
    if (namespace !== project || read.includes(key)) {
      return [];
    }
    const near = nearName(key, read);
    const fix = near === undefined ? "name it in stack-keys.ts if your program reads it, otherwise remove it" : `did you mean ${project}:${near}?`;
    return [{ path, message: instead[key] ?? `unknown key; ${fix}` }];
  });
  refuseProblems(`Pulumi.${pulumi.getStack()}.yaml`, problems);
}
