import { argumentShapes } from "../arguments/generated-shapes";
import { assertGenerated } from "../support/generated";
import { PackageSchema } from "./package-schema";

describe("the schema of the plugin", () => {
  it("is that of the components' arguments", () => {
    const schema = new PackageSchema(argumentShapes());
    assertGenerated("plugin/schema.json", () => schema.text());
  });
});
