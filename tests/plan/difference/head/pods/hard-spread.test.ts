import { at, fields } from "../../../../../cli/values";
import { deployment } from "../../pull-request-parts";
import { itFinds, type Weakening } from "../unprotected";

const over = (topologyKey: string, whenUnsatisfiable?: string) => ({
  labelSelector: {},
  maxSkew: 1,
  topologyKey,
  ...(whenUnsatisfiable !== undefined && { whenUnsatisfiable }),
});
const zone = "topology.kubernetes.io/zone";
const apart = (podAntiAffinity: object) => ({ affinity: { podAntiAffinity } });
const required = apart({ requiredDuringSchedulingIgnoredDuringExecution: [over(zone)] });
const preferred = apart({
  preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: over(zone) }],
});
const constrained = (whenUnsatisfiable?: string) => ({ topologySpreadConstraints: [over(zone, whenUnsatisfiable)] });

function pod(given: object) {
  const row = deployment("cart");
  const spec = { ...fields(at(row.inputs, "spec", "template", "spec")), ...given };
  return { ...row, inputs: { ...row.inputs, spec: { ...fields(row.inputs.spec), template: { spec } } } };
}

const softer = "Deployment boutique/cart: its pods are no longer forced to spread over zone";
const spread = (name: string, before: object, after: object, ...lines: readonly string[]): Weakening => ({
  name,
  before: [pod(before)],
  after: [pod(after)],
  lines,
});

describe("pods that must spread", () => {
  itFinds([
    spread("and then only may", constrained("DoNotSchedule"), constrained("ScheduleAnyway"), softer),
    spread("by Kubernetes' default, and then only may", constrained(), constrained("ScheduleAnyway"), softer),
    spread("by anti-affinity, and then only may", required, preferred, softer),
    spread("in another way that they must", required, constrained("DoNotSchedule")),
    spread("in another way that they must, and in one that they may", required, {
      ...preferred,
      ...constrained("DoNotSchedule"),
    }),
  ]);
});
