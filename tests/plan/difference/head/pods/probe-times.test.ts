import { deployment } from "../../pull-request-parts";
import { itFinds, type Weakening } from "../unprotected";

const cart = "Deployment boutique/cart";
type Inputs = Readonly<Record<string, unknown>>;

function probes(name: string, before: Inputs, after: Inputs, ...lines: readonly string[]): Weakening {
  return {
    name,
    before: [deployment("cart", before)],
    after: [deployment("cart", after)],
    lines: lines.map((line) => `${cart}: ${line}`),
  };
}

const get = { httpGet: { path: "/healthz" } };
const slow = { ...get, timeoutSeconds: 5 };

describe("the time that probes leave a container", () => {
  itFinds([
    probes(
      "a time limit that goes, so that Kubernetes' own second counts",
      { livenessProbe: slow },
      { livenessProbe: get },
      "is restarted if its livenessProbe takes more than 1 s (before: 5 s)",
    ),
    probes(
      "time limits that a helper forgets, of all probes",
      { readinessProbe: slow, startupProbe: slow },
      { readinessProbe: get, startupProbe: get },
      "is restarted if its startupProbe takes more than 1 s (before: 5 s)",
      "gets no requests if its readinessProbe takes more than 1 s (before: 5 s)",
    ),
    probes(
      "a time limit that falls a little",
      { livenessProbe: slow },
      { livenessProbe: { ...get, timeoutSeconds: 3 } },
    ),
    probes(
      "another path, with the same time",
      { livenessProbe: get },
      { livenessProbe: { ...get, timeoutSeconds: 1 } },
    ),
    probes(
      "a delay that goes, without a startup probe",
      { livenessProbe: { ...get, initialDelaySeconds: 60 } },
      { livenessProbe: get },
      "may take 30 s to start instead of 90 s",
    ),
    {
      ...probes(
        "a delay that goes and more failures that count",
        { livenessProbe: { ...get, initialDelaySeconds: 60 } },
        { livenessProbe: { ...get, failureThreshold: 6 } },
      ),
      bothWays: true,
    },
    probes(
      "a delay that goes, with a startup probe, which waits alone",
      { startupProbe: get, livenessProbe: { ...get, initialDelaySeconds: 60 } },
      { startupProbe: get, livenessProbe: get },
    ),
    {
      ...probes(
        "a delay that becomes a startup probe",
        { livenessProbe: { ...get, initialDelaySeconds: 60 } },
        { startupProbe: { ...get, failureThreshold: 60 }, livenessProbe: get },
      ),
      bothWays: true,
    },
  ]);
});
