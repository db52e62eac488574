import { deployment, object, pods } from "../../pull-request-parts";
import { itFailsWith } from "../failing-lines";

type Spec = Readonly<Record<string, unknown>>;

const budget = (spec: Spec) =>
  object("policy/v1:PodDisruptionBudget", "boutique/web", { spec: { selector: pods("web").podSelector, ...spec } });
const web = (replicas: number) => deployment("web", {}, { replicas });
const line = (change: string) => `unprotected: PodDisruptionBudget boutique/web: spec.${change}`;

describe("a disruption budget that lets more pods go", () => {
  const changes: readonly [replicas: number | undefined, before: Spec, after: Spec, lines: readonly string[]][] = [
    [4, { minAvailable: 3 }, { minAvailable: 2 }, []],
    [4, { minAvailable: 3 }, { minAvailable: 1 }, [line("minAvailable 3 → 1")]],
    [3, { minAvailable: 2 }, { minAvailable: 1 }, [line("minAvailable 2 → 1")]],
    [4, { maxUnavailable: 1 }, { maxUnavailable: 2 }, []],
    [3, { maxUnavailable: 1 }, { maxUnavailable: 2 }, [line("maxUnavailable 1 → 2")]],
    [4, { minAvailable: "75%" }, { minAvailable: "50%" }, []],
    [4, { minAvailable: "75%" }, { minAvailable: "25%" }, [line('minAvailable "75%" → "25%"')]],
    [4, { minAvailable: 3 }, { maxUnavailable: 1 }, []],
    [
      4,
      { minAvailable: 3 },
      { maxUnavailable: 3 },
      [line("maxUnavailable (nothing) → 3, spec.minAvailable 3 → (nothing)")],
    ],
    [undefined, { minAvailable: 3 }, { minAvailable: 2 }, []],
    [undefined, { minAvailable: 2 }, { minAvailable: 1 }, [line("minAvailable 2 → 1")]],
    [undefined, { minAvailable: 1 }, { minAvailable: 0 }, [line("minAvailable 1 → 0")]],
    [undefined, { maxUnavailable: 1 }, { maxUnavailable: 2 }, [line("maxUnavailable 1 → 2")]],
    [undefined, { maxUnavailable: 2 }, { maxUnavailable: 1 }, []],
  ];
  itFailsWith(
    changes.map(([replicas, before, after, lines]) => {
      const own = replicas === undefined ? [] : [web(replicas)];
      const name = `${JSON.stringify(before)} → ${JSON.stringify(after)} of ${replicas ?? "unknown pods"}`;
      return [name, [...own, budget(before)], [...own, budget(after)], lines];
    }),
  );
});
