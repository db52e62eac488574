import { deployment } from "../../pull-request-parts";
import { itFinds, type Weakening } from "../unprotected";

const limited = (memory: string, told: object) =>
  deployment("cart", { resources: { requests: { memory: "64Mi" }, limits: { memory } }, ...told });
const node = (value: string) => ({ env: [{ name: "NODE_OPTIONS", value }] });

function told(
  name: string,
  before: readonly [string, object],
  after: readonly [string, object],
  ...lines: readonly string[]
): Weakening {
  return {
    name,
    before: [limited(...before)],
    after: [limited(...after)],
    lines: lines.map((line) => `Deployment boutique/cart: ${line}`),
  };
}

const setting = (value: string, given: object) => [
  told(
    `${value}, above a limit that falls`,
    ["1Gi", given],
    ["640Mi", given],
    `may use ${value}, but is killed above 640Mi of memory`,
  ),
  told(`${value}, below a limit that falls`, ["2Gi", given], ["1536Mi", given]),
];

describe("programs that may take more memory than their containers", () => {
  itFinds([
    ...setting("768Mi because of --max-old-space-size", node("--enable-source-maps --max-old-space-size=768")),
    ...setting("800m because of -Xmx", { command: ["java", "-Xmx800m", "-jar", "cart.jar"] }),
    ...setting("700MiB because of GOMEMLIMIT", { env: [{ name: "GOMEMLIMIT", value: "700MiB" }] }),
    ...setting("700mb because of maxmemory", { args: ["redis-server", "--maxmemory", "700mb"] }),
    told(
      "more than the limit before and after",
      ["512Mi", node("--max-old-space-size=768")],
      ["600Mi", node("--max-old-space-size=768")],
    ),
  ]);
});
