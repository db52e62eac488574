import { planned } from "../../planned";
import { itFailsWith } from "../failing-lines";

const provider = (version: string) => planned("pulumi:providers:aws", "aws", { provider: null, inputs: { version } });
const bucket = (name: string, version: string) => planned("aws:s3/bucket:Bucket", name, { options: { version } });

describe("another version of a provider", () => {
  itFailsWith([
    [
      "a new major",
      [provider("6.1.0")],
      [provider("7.0.0")],
      ["unjudged: provider aws (aws): gets a new major version, 6.1.0 → 7.0.0"],
    ],
    [
      "an older one",
      [provider("6.2.0")],
      [provider("6.1.0")],
      ["unjudged: provider aws (aws): goes back to an older version, 6.2.0 → 6.1.0"],
    ],
    ["a new minor", [provider("6.1.0")], [provider("6.2.0")], []],
    [
      "a new major of the default provider",
      [bucket("a", "6.1.0"), bucket("b", "6.1.0")],
      [bucket("a", "7.0.0"), bucket("b", "7.0.0")],
      ["unjudged: provider aws: gets a new major version, 6.1.0 → 7.0.0, for 2 resources"],
    ],
    ["a new minor of the default provider", [bucket("a", "6.1.0")], [bucket("a", "6.2.0")], []],
  ]);
});
