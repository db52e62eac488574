import assert from "node:assert/strict";
import { type VersionStep, versionStep } from "../../../../cli/plan/difference/head/version-steps";

const cases: readonly [before: string, after: string, step: VersionStep][] = [
  ["1.2.3", "1.2.4", "next"],
  ["v1.21.1", "v1.22.0", "next"],
  ["16-alpine", "16.1-alpine", "next"],
  ["0.9.0", "0.10.0", "next"],
  ["2024.12.1", "2025.1.0", "next"],
  ["1041", "1042", "next"],
  ["3fa85f6", "9bc45f7", "next"],
  ["main-3fa85f6", "main-9bc45f7", "next"],
  ["1.2.3-3fa85f6", "1.2.4-9bc45f7", "next"],
  ["main", "1.2.3", "next"],
  ["1.9.0", "2.0.0", "major"],
  ["POSTGRES_15", "POSTGRES_17", "major"],
  ["nodejs16.x", "nodejs22.x", "major"],
  ["1.2.3", "1.2.2", "back"],
  ["v2", "v1", "back"],
  ["1.2.3", "1.3.0-rc1", "unreleased"],
  ["1.2.3", "1.2.3-debug", "unreleased"],
  ["1.3.0-rc1", "1.3.0-rc2", "next"],
  ["1.2-alpine", "1.2-bookworm", "variant"],
  ["1.2.3", "main", "unknown"],
  ["main", "feature-cart", "unknown"],
  ["16", "pg17", "unknown"],
];

describe("another version", () => {
  for (const [before, after, step] of cases) {
    it(`is ${step}: ${before} → ${after}`, () => {
      assert.equal(versionStep(before, after), step);
    });
  }
});
