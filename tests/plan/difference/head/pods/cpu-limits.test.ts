import { deployment } from "../../pull-request-parts";
import { itFinds, type Weakening } from "../unprotected";

interface Amounts {
  readonly cpu?: string;
  readonly memory?: string;
}

const asks = (requests: Amounts, limits: Amounts) => deployment("cart", { resources: { requests, limits } });
const cart = "Deployment boutique/cart";

function amounts(
  name: string,
  before: readonly [Amounts, Amounts],
  after: readonly [Amounts, Amounts],
  ...lines: readonly string[]
): Weakening {
  return { name, before: [asks(...before)], after: [asks(...after)], lines: lines.map((line) => `${cart}: ${line}`) };
}

describe("the CPU that containers may have", () => {
  itFinds([
    amounts(
      "half of it",
      [{ cpu: "100m" }, { cpu: "2" }],
      [{ cpu: "100m" }, { cpu: "1000m" }],
      "is throttled above 1000m of CPU instead of 2",
    ),
    amounts("a little less", [{ cpu: "100m" }, { cpu: "2" }], [{ cpu: "100m" }, { cpu: "1500m" }]),
    amounts(
      "a limit below the request",
      [{ cpu: "500m" }, {}],
      [{ cpu: "500m" }, { cpu: "100m" }],
      "is refused, because its request is above its limit: cpu 500m (limit 100m)",
    ),
    amounts(
      "memory in other units, above the limit",
      [{ memory: "900Mi" }, { memory: "1Gi" }],
      [{ memory: "900Mi" }, { memory: "900M" }],
      "is killed above 900M of memory instead of 1Gi",
      "is refused, because its request is above its limit: memory 900Mi (limit 900M)",
    ),
  ]);
});
