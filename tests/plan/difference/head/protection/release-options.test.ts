import { object } from "../../pull-request-parts";
import { itFinds, type Weakening } from "../unprotected";

function release(given: object, type = "Release") {
  return object(`helm.sh/v3:${type}`, "shop/redis", { name: "redis", chart: "redis", version: "20.1.0", ...given });
}

const changed = (name: string, before: object, after: object, ...lines: readonly string[]): Weakening => ({
  name,
  before: [release(before)],
  after: [release(after)],
  lines: lines.map((line) => `Release shop/redis: ${line}`),
});

describe("how a release is installed", () => {
  itFinds([
    changed("an upgrade that is not undone any more", { atomic: true }, {}, "atomic true → (nothing)"),
    changed(
      "hooks that are left out, and no wait",
      {},
      { disableWebhooks: true, skipAwait: true },
      "disableWebhooks (nothing) → true",
      "skipAwait (nothing) → true",
    ),
    changed("another time limit", { timeout: 600 }, { timeout: 900 }),
    {
      name: "an option of the same name elsewhere",
      before: [object("core/v1:ConfigMap", "shop/web", { data: {}, atomic: true })],
      after: [object("core/v1:ConfigMap", "shop/web", { data: {} })],
      lines: [],
    },
  ]);
});
