import assert from "node:assert/strict";
import fc from "fast-check";
import { checkGke } from "../../../components/clusters/gke";
import { nodeAccountSuffix } from "../../../components/clusters/gke/nodes/account";
import { gkeArgs } from "../../support/gke";

describe("names in a project", () => {
  it("are valid in Google Cloud for every accepted cluster name", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]([a-z0-9-]{0,23}[a-z0-9])$/), (clusterName) => {
        assert.deepEqual(checkGke("test", { ...gkeArgs, clusterName }), []);
        assert.match(`${clusterName}${nodeAccountSuffix}`, /^[a-z]([-a-z0-9]{4,28})[a-z0-9]$/);
        assert.match(`${clusterName}-control-plane`, /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/);
      }),
    );
  });
});
