import assert from "node:assert/strict";
import { lengthIn, limitsIn } from "../../../build/models/described-limits";

/* Each is how one of the clouds writes it. */
const described: readonly (readonly [description: string, limits: object])[] = [
  [
    "The minimum value for this field is 1300 and the maximum value is 8896. If unspecified, 1460.",
    { min: 1300, max: 8896 },
  ],
  ["The value of the field must be in [0, 1]. Set the sampling rate where 1.0 means all.", { min: 0, max: 1 }],
  ["The range of this field should be (0.0, 1.0].", { min: 0, max: 1 }],
  ["Default: 0. Range: [0, 300].", { min: 0, max: 300 }],
  ["If set, the value must be a value between 5 and 16.   The default is 5.", { min: 5, max: 16 }],
  ["This is an integer between `0` and `65535`, both inclusive. The default is `1000`.", { min: 0, max: 65_535 }],
  ["The value must be greater than or equal to 1024 and less than 4194304.", { min: 1024, max: 4_194_304 }],
  ["Day of a month. Must be from 1 to 31, or 0 to specify a year by itself.", { min: 0, max: 31 }],
  [
    "The smallest allowed disk size is 15 GB. For earlier versions, the smallest allowed disk size is 12 GB.",
    { min: 12 },
  ],
  ["The minimum retention period is 1 day. If this value is set to zero, 30 days will be used.", { min: 0 }],
  [
    "<p>The size. <code>gp2</code>: 1 - 16,384 GiB</p> <p> <code>io1</code>: 4 - 65,536 GiB</p>",
    { min: 1, max: 65_536 },
  ],
  ["Valid Range: Minimum value of 125. Maximum value of 2,000.", { min: 125, max: 2000 }],
  ["Min: 60 seconds. Max: 432000 seconds (5 days). Default: 350 seconds.", { min: 60, max: 432_000 }],
  ["Default: 1 Possible values: Integers from 1 to 64", { min: 1, max: 64 }],
  ["The value must be a non-zero positive integer.", { min: 1 }],
  ["The value can be 0 or any positive integer.", { min: 0 }],
  ["The priority of the rule. The value can be between 100 and 4096.", { min: 100, max: 4096 }],
  ["Allowed values must be in the range of 0 to 1000 (inclusive) for user pools.", { min: 0, max: 1000 }],
  ["Number of agents to host containers.", { min: 0, isMinGuessed: true }],
  ["Constraint enforced on the max num of pods per node.", { min: 0, isMinGuessed: true }],
  ["Optional. The initial node count for the pool.", { min: 0, isMinGuessed: true }],
  ["Timeout (in seconds) for UDP connections. Defaults to 30s if not set.", { min: 0, isMinGuessed: true }],
];

/* What says nothing of what is accepted, or not surely. */
const silent = [
  "",
  "The percentage of the on-demand price. Possible values are any decimal value greater than zero or -1 for no limit.",
  "The number of addresses, -1 for unlimited.",
  "For example: 2048, 3072, or 4096 for RSA. Default for RSA keys is 2048.",
  "A file of 1 to 3 lines.",
  "The memory, measured between 2 and 3 o'clock.",
  "The possible values are 60 seconds (1 minute) or 600 seconds (10 minutes).",
];

describe("limits in descriptions", () => {
  for (const [description, limits] of described) {
    it(`are found in: ${description}`, () => assert.deepEqual(limitsIn(description), limits));
  }

  it("are not guessed if the model states the lower end itself", () => {
    assert.deepEqual(limitsIn("Number of agents to host containers.", true), {});
    assert.deepEqual(limitsIn("The number of days. Range: [0, 300].", true), { min: 0, max: 300 });
  });

  for (const description of silent) {
    it(`are not in: ${description}`, () => assert.deepEqual(limitsIn(description), {}));
  }

  const texts: readonly (readonly [description: string, limits: object])[] = [
    ["Identifiers are limited to 100 characters and can include only letters.", { maxLength: 100 }],
    ["Constraints: Up to 255 characters in length.", { maxLength: 255 }],
    ["A name of at most 63 alphanumeric characters.", { maxLength: 63 }],
    ["The first 10 characters tell the zone.", {}],
  ];
  for (const [description, limits] of texts) {
    it(`of texts are ${JSON.stringify(limits)} in: ${description}`, () =>
      assert.deepEqual(lengthIn(description), limits));
  }
});
