import assert from "node:assert/strict";
import { groupFailures, objectOf, unexplained } from "../../../cli/rehearsal/report/failure-groups";

function refused(name: string, pod: string, used: number) {
  const reason = `its pods are refused: pods "${name}-7f9c-${pod}" is forbidden: exceeded quota, used: ${used}`;
  return {
    phase: "up" as const,
    urn: `urn:x::p::t::${name}`,
    message: `Deployment shop/${name} did not become ready: ${reason}`,
  };
}

describe("failures with one reason", () => {
  it("are one group, whatever their pods are called", () => {
    const other = { phase: "up" as const, urn: "", message: "no room" };
    const groups = groupFailures([refused("web", "abcde", 1), other, refused("api", "fghij", 2)]);
    assert.deepEqual(
      groups.map(({ failures, objects }) => [failures.length, objects]),
      [
        [2, ["Deployment shop/web", "Deployment shop/api"]],
        [1, []],
      ],
    );
  });

  it("are told apart by kind, phase and reason", () => {
    const message = "Deployment shop/web: 0 of 1 replicas updated";
    const failures = [
      { phase: "checks" as const, urn: "", message },
      { phase: "up" as const, urn: "", message },
      { phase: "checks" as const, urn: "", message: "Job shop/web: it is not complete" },
      { phase: "checks" as const, urn: "", message: "Deployment shop/web: it is not complete" },
    ];
    assert.equal(groupFailures(failures).length, 4);
  });

  it("name their object", () => {
    assert.equal(
      objectOf("release base/traefik: Deployment base/traefik did not become ready: x"),
      "Deployment base/traefik",
    );
    assert.equal(objectOf("Job shop/a: it failed"), "Job shop/a");
    assert.equal(objectOf("helm template web: no such value"), undefined);
  });
});

describe("a workload that is not ready", () => {
  it("is a failure of its own unless one explains it", () => {
    const lines = ["Deployment shop/web: x", "Deployment shop/api: x", "Job shop/a: x"];
    assert.deepEqual(unexplained(lines, [refused("web", "abcde", 1)], ["Job shop/a"]), ["Deployment shop/api: x"]);
  });
});
