import assert from "node:assert/strict";
import { checkTaints } from "../components/node-labels";

describe("checkTaints", () => {
  it("refuses a taint twice, and takes one key with two effects", () => {
    const taint = (effect: string, value?: string) => ({ key: "gpu", effect, ...(value !== undefined && { value }) });
    assert.deepEqual(checkTaints("taints", [taint("NoSchedule"), taint("NoExecute")]), []);
    assert.deepEqual(checkTaints("taints", [taint("NoSchedule"), taint("NoSchedule", "yes")]), [
      {
        path: "taints",
        message: 'expected each key and effect once, got "gpu:NoSchedule"; it is listed more than once',
      },
    ]);
  });
});
