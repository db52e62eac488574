import assert from "node:assert/strict";
import { checkSource, locateChart } from "../../components/charts";

const web = { repository: "https://charts.test/stable", name: "web", version: "1.2.3" };
const oci = { repository: "oci://registry.test/charts/oci", name: "oci", version: "v4.5.6" };

describe("locateChart", () => {
  const cases = [
    [web, "upstream", { chart: "web", version: "1.2.3", repositoryOpts: { repo: "https://charts.test/stable" } }],
    [oci, "upstream", { chart: "oci://registry.test/charts/oci", version: "v4.5.6" }],
    [web, "oci://mirror.test/charts/", { chart: "oci://mirror.test/charts/web", version: "1.2.3" }],
    [oci, "oci://mirror.test/charts", { chart: "oci://mirror.test/charts/oci", version: "v4.5.6" }],
    [web, "./charts/", { chart: "./charts/web" }],
  ] as const;
  for (const [chart, source, location] of cases) {
    it(`finds ${chart.repository} in ${source}`, () => assert.deepEqual(locateChart(chart, source), location));
  }
});

describe("checkSource", () => {
  it("refuses a directory that does not exist", () => {
    assert.deepEqual(checkSource("./charts"), []);
    assert.deepEqual(
      checkSource("./no-charts").map(({ path, message }) => `${path}: ${message}`),
      [`charts: expected an existing directory, got "./no-charts"; the path is relative to the project's folder`],
    );
  });
});
