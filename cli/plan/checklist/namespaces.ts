import type { RegisteredResource } from "../../../components/testing";
import { fields, items, text } from "../../values";
import { workloads } from "../descriptions";
import { kindOf, labelOf, namespaceOf } from "../label";
import { isPolicy } from "../network";
import type { ChecklistItem } from "./contract";

/** Returns an item that is met if each namespace with pods of the program has a wanted object. */
function inEach(title: string, isWanted: (resource: RegisteredResource) => boolean): ChecklistItem {
  return {
    title,
    judge: (resources) => {
      const homes = new Set(workloads(resources).map(({ namespace }) => namespace));
      const having = new Set(resources.filter(isWanted).map(namespaceOf));
      const lacking = [...homes].filter((namespace) => !having.has(namespace));
      return homes.size === 0
        ? undefined
        : lacking.map((namespace) => `Namespace ${namespace === "" ? "default" : namespace}`);
    },
  };
}

function deniesByDefault(resource: RegisteredResource): boolean {
  const { podSelector, ingress } = fields(resource.inputs, "spec");
  return isPolicy(resource) && Object.keys(fields(podSelector)).length === 0 && items(ingress).length === 0;
}

/** Ingresses of AWS' controller find their certificate by host, and say the protocol in an annotation. */
function isEncrypted({ inputs }: RegisteredResource): boolean {
  const ports = text(inputs, "metadata", "annotations", "alb.ingress.kubernetes.io/listen-ports");
  return items(inputs, "spec", "tls").length > 0 || ports?.includes("HTTPS") === true;
}

/** Items about every namespace with pods, and about every way into it. */
export const namespaceItems: readonly ChecklistItem[] = [
  inEach("traffic denied by default", deniesByDefault),
  inEach("quotas", (resource) => kindOf(resource) === "ResourceQuota"),
  {
    title: "HTTPS",
    judge: (resources) => {
      const ingresses = resources.filter((resource) => kindOf(resource) === "Ingress" && !resource.component);
      return ingresses.length === 0 ? undefined : ingresses.filter((resource) => !isEncrypted(resource)).map(labelOf);
    },
  },
];
