import type { RegisteredResource } from "../../../components/testing";
import { selects } from "../../label-selector";
import { covers, type Policy } from "./policy";
import { type Pods, topologies } from "./topology";

/** The declared pods, as `namespace/name`, and what policies say about them. */
interface Isolation {
  readonly place: string;
  readonly isIn: boolean;
  readonly isOut: boolean;
  /** Reports whether the pods may query DNS. https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
  readonly asksDns: boolean;
}

/** Says for each workload and release which directions of its pods policies isolate, and whether the pods may ask DNS. */
export function isolations(resources: readonly RegisteredResource[]): Isolation[] {
  return topologies(resources).flatMap(({ pods, policies }) => pods.map((each) => isolationOf(each, policies)));
}

function isolationOf({ namespace, name, labels }: Pods, policies: readonly Policy[]): Isolation {
  const own = policies.filter((policy) => policy.namespace === namespace && selects(policy.podSelector, labels));
  const isOut = own.some(({ egress }) => egress !== undefined);
  const rules = own.flatMap(({ egress = [] }) => egress);
  const isAllowed = own.some((policy) => policy.asksDns === true) || rules.some((rule) => covers(rule, dns));
  return {
    place: namespace === "" ? name : `${namespace}/${name}`,
    isIn: own.some(({ ingress }) => ingress !== undefined),
    isOut,
    asksDns: !isOut || isAllowed,
  };
}

const dns = { number: 53, name: "dns", protocol: "UDP" };
