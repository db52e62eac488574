import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

/** For each cloud's SDK, a service that the script uses and one that it does not. */
const services = {
  aws: ["eks", "medialive"],
  gcp: ["container", "alloydb"],
  "azure-native": ["containerservice", "kusto"],
  kubernetes: ["apps", "flowcontrol"],
};

/** Prints which services are loaded before and after the use of the first one, whether it is the module itself, and the names without a value. */
const script = `
  require("./cli/late-services");
  const about = ([name, [used, other]]) => {
    const sdk = require("@pulumi/" + name);
    const loaded = () => [used, other].filter((one) => require.resolve("@pulumi/" + name + "/" + one) in require.cache);
    const atFirst = loaded();
    const own = sdk[used];
    const after = loaded();
    const isModule = own === require("@pulumi/" + name + "/" + used) && own === sdk[used];
    const empty = Object.keys(sdk).filter((one) => name !== "azure-native" && sdk[one] === undefined);
    return [name, { atFirst, after, isModule, isListed: Object.keys(sdk).includes(other), empty }];
  };
  console.log(JSON.stringify(Object.fromEntries(Object.entries(${JSON.stringify(services)}).map(about))));
`;

describe("the services of a cloud's SDK", () => {
  it("are loaded when a program uses them, and not before", () => {
    const output = execFileSync(process.execPath, ["--require", "tsx/cjs", "--eval", script], { encoding: "utf8" });
    const expected = Object.entries(services).map(([name, [used]]) => [
      name,
      { atFirst: [], after: [used], isModule: true, isListed: true, empty: [] },
    ]);
    assert.deepEqual(JSON.parse(output), Object.fromEntries(expected));
  });
});
