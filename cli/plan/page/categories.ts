import type { RegisteredResource } from "../../../components/testing";
import type { Category } from "../../pages/contract";
import { isWorkload } from "../descriptions";
import { chartOf, kindOf } from "../label";

const byKind: Readonly<Record<string, Category>> = {
  Platform: "platform",
  Addon: "addon",
  Tenant: "tenant",
  ConfigMap: "configuration",
  Secret: "configuration",
  SealedSecret: "configuration",
  ExternalSecret: "configuration",
  PersistentVolumeClaim: "configuration",
};

const clusters = /(?:^|\W)[\w]*Cluster$/;

/** Returns the purpose of a component, or of a resource outside all components: by its kind, otherwise by its content. */
export function categoryOf(resource: RegisteredResource, children: readonly RegisteredResource[]): Category {
  const kind = kindOf(resource);
  const known = byKind[kind] ?? (clusters.test(kind) ? "cluster" : undefined);
  if (known !== undefined) {
    return known;
  }
  const own = [resource, ...children];
  return own.some(isWorkload) ? "workload" : own.some((each) => chartOf(each) !== "") ? "addon" : "other";
}
