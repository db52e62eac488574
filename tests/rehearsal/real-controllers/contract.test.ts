import assert from "node:assert/strict";
import { chooseControllers } from "../../../cli/rehearsal/real-controllers/contract";

describe("the controllers of a rehearsal", () => {
  it("are chosen by the names of their charts", () => {
    assert.deepEqual(chooseControllers("sealed-secrets"), ["sealed-secrets"]);
    assert.deepEqual(chooseControllers(" sealed-secrets, external-secrets"), ["external-secrets", "sealed-secrets"]);
  });

  it("are refused by names that nobody knows", () => {
    assert.throws(() => chooseControllers("sealed-secret,x"), {
      message:
        '--controllers: unknown controller "sealed-secret"; did you mean "sealed-secrets"?\n--controllers: expected names of external-secrets, keda, sealed-secrets, got "x"',
    });
  });
});
