import { object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const database = (tag: string) =>
  object("apps/v1:StatefulSet", "shop/db", {
    spec: {
      volumeClaimTemplates: [{ metadata: { name: "data" } }],
      template: {
        spec: { containers: [{ name: "db", image: `app:${tag}`, volumeMounts: [{ name: "data", mountPath: "/d" }] }] },
      },
    },
  });

describe("versions that go back", () => {
  const back: readonly [newer: string, older: string][] = [
    ["18.4", "17.9"],
    ["16", "15-alpine"],
    ["v1.21.1", "v1.20.0"],
    ["v1.21.1", "1.20.0"],
    ["latest-pg17", "latest-pg16"],
    ["8.0.36rc2", "8.0.35"],
    ["RELEASE.2026-01-02T00-00-00Z", "RELEASE.2025-11-30T00-00-00Z"],
    ["build-812", "build-811"],
  ];
  itFinds(
    back.map(([newer, older]) => ({
      name: `${newer} → ${older}`,
      before: [database(newer)],
      after: [database(older)],
      lines: [`StatefulSet shop/db: goes back to an older version, ${newer} → ${older}`],
      /* Some of them are new major versions the other way. */
      bothWays: true,
    })),
  );

  const without: readonly [before: string, after: string][] = [
    ["9f31abc", "4ab77de"],
    ["main-9f31abc", "main-4ab77de"],
    ["sha-7234567", "sha-1234567"],
    ["7234567", "1234567"],
    ["stable-9", "pg8"],
    ["1.2.0", "main-1.1.0"],
  ];
  itFinds(
    without.map(([before, after]) => ({
      name: `not ${before} → ${after}, which have no order`,
      before: [database(before)],
      after: [database(after)],
      lines: [],
    })),
  );
});

describe("a new major version of an image", () => {
  const exporter = (tag: string, postgres: string) => {
    const [own] = [database(postgres)];
    const containers = [
      { name: "db", image: `postgres:${postgres}`, volumeMounts: [{ name: "data", mountPath: "/d" }] },
      { name: "exporter", image: `exporter:${tag}` },
    ];
    const spec = { volumeClaimTemplates: [{ metadata: { name: "data" } }], template: { spec: { containers } } };
    return own === undefined ? [] : [{ ...own, inputs: { ...own.inputs, spec } }];
  };
  const major = "gets a new major version, which must read the old version's data";
  itFinds([
    {
      name: "with the data of a claim fails",
      before: exporter("v1.0.0", "16.9-bookworm"),
      after: exporter("v1.0.0", "17.6-bookworm"),
      lines: [`StatefulSet shop/db: ${major}, 16.9-bookworm → 17.6-bookworm`],
      bothWays: true,
    },
    {
      name: "beside it passes",
      before: exporter("v1.0.0", "16.9"),
      after: exporter("v2.0.0", "16.10"),
      lines: [],
      bothWays: true,
    },
  ]);
});
