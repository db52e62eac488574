import assert from "node:assert/strict";
import { waveSummary } from "../../../cli/plan/order";
import { registered } from "../../support/registered";

describe("the summary of the order", () => {
  const component = (name: string) => registered(name, { component: true });
  const part = (name: string, parent: string, ...dependsOn: string[]) => registered(name, { parent, dependsOn });
  const base = [
    component("base"),
    part("first", "base"),
    part("second", "base", "first"),
    part("last", "base", "second"),
  ];
  const said = (...more: ReturnType<typeof registered>[]) =>
    waveSummary([...base, ...more])
      .filter(({ group }) => group !== "base")
      .map(({ parts, wave, waitsFor }) => [wave, waitsFor.map((name) => parts.get(name) ?? `all of ${name}`)]);

  it("names the part of a component that something waits for, if others wait for another part", () => {
    const made = [component("addon"), part("early", "addon", "first"), part("late", "addon", "second")];
    const [early, late] = said(...made);
    assert.match(String(early?.[1]), / first$/);
    assert.match(String(late?.[1]), / second$/);
  });

  it("names only the component if all wait for the same part, or for its end", () => {
    assert.deepEqual(said(component("addon"), part("early", "addon", "second"))[0]?.[1], ["all of base"]);
    assert.deepEqual(said(component("addon"), part("early", "addon", "base"))[0]?.[1], ["all of base"]);
  });
});
