import assert from "node:assert/strict";
import { ChartLedger } from "../../../cli/rehearsal/charts";
import { classesServed } from "../../../cli/rehearsal/site/ingress-classes";

describe("a class of Ingresses without an IngressClass", () => {
  let ledger: ChartLedger;
  let seconds = 0;
  beforeEach(() => {
    ledger = new ChartLedger();
    seconds = 0;
  });
  const served = (ofCluster?: string[]) => classesServed(ledger, ofCluster, () => seconds * 1000);

  it("is served by the cluster or a missing chart, which the report names", () => {
    ledger.enter({ name: "ingress-nginx", content: "absent", own: false });
    assert.ok(served(["alb"])("alb"));
    assert.ok(served()("nginx"));
    assert.deepEqual(ledger.notPlayed, [
      'The chart ingress-nginx is missing, but Ingresses of its class "nginx" get addresses anyway.',
    ]);
  });

  it("is served by a missing chart whose release names it", () => {
    ledger.enter({ name: "traefik", content: "absent", own: false });
    ledger.ingressClasses.set("private", "traefik");
    assert.ok(served()("private"));
    assert.ok(!served()("other"));
  });

  it("is taken to be served in a cluster that was there before, once the program had time to bring it", () => {
    ledger.hasEarlierCluster = true;
    const serves = served();
    assert.ok(!serves("traefik"));
    seconds = 9;
    assert.ok(!serves("traefik"));
    seconds = 10;
    assert.ok(serves("traefik"));
    assert.deepEqual([...ledger.presumed.names], ["IngressClass traefik"]);
  });

  it("is not served in a cluster of the program, or while the program is to make it", () => {
    const serves = served();
    assert.ok(!serves("traefik"));
    seconds = 60;
    assert.ok(!serves("traefik"));
    ledger.hasEarlierCluster = true;
    ledger.presumed.declare("IngressClass traefik");
    assert.ok(!serves("traefik"));
    assert.deepEqual([...ledger.presumed.names], []);
  });
});
