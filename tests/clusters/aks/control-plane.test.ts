import { runAks } from "../../support/aks";

describe("try", () => {
  it("runs", async () => {
    const run = await runAks();
    for (const r of run.resources) console.log(r.type, r.name, JSON.stringify(r.inputs).slice(0, 400));
    console.log(run.outputs);
  });
});
