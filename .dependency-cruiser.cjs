/*
 * Who may import whom. A folder imports another only through its index.ts or contract.ts, arrows point downwards, and
 * nothing goes in circles. Type imports count too.
 */

/** For files at one depth: what is not directly in their own folder or in one around it, and no way into a folder. */
const throughTheIndex = Array.from({ length: 8 }, (_, depth) => {
  const folders = Array.from({ length: depth + 1 }, (_, level) => `$${level + 1}`);
  const own = folders.map((_, level) => `^${folders.slice(0, level + 1).join("/")}/[^/]+$`);
  return {
    name: "through-the-index",
    comment:
      "Import another folder only through its index.ts or contract.ts; cli/group-by.ts and cli/values.ts are for all. Tests look inside.",
    severity: "error",
    from: { path: `^(?!tests/)${"([^/]+)/".repeat(depth + 1)}[^/]+$` },
    to: {
      path: "/",
      pathNot: [...own, "/(index|contract)[.]ts$", "node_modules/", "^cli/(group-by|values)[.]ts$"],
      dependencyTypesNot: ["core"],
    },
  };
});

/** From top to bottom: a layer imports none above it. */
const layers = [
  "^cli/(main[.]ts|commands/)",
  "^cli/rehearsal/",
  "^cli/plan/",
  "^cli/clouds/",
  "^cli/(project|toolchain|wiring)/",
  "^components/testing/",
];

const downwards = layers.slice(1).map((layer, index) => ({
  name: "downwards",
  comment: `Import downwards only; the layers from top to bottom are ${layers.join("  ")}`,
  severity: "error",
  from: { path: layer },
  to: { path: layers.slice(0, index + 1) },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...throughTheIndex,
    ...downwards,
    {
      name: "components-stand-alone",
      comment: "What other programs import knows neither the stacks nor the command line.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(stacks|cli|plugin|tests)/" },
    },
    {
      name: "nobody-needs-testing",
      comment: "Components, stacks and the program run without keelson/testing.",
      severity: "error",
      from: { path: "^(components/(?!testing/)|stacks/|index[.]ts)" },
      to: { path: "^(components/testing/|cli/)" },
    },
    {
      name: "no-circles",
      comment: "Move what both need into a third file, below them.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-circles-of-folders",
      comment: "Let one of the folders know nothing of the other.",
      severity: "error",
      scope: "folder",
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "default"] },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^node_modules|^(components|cli|plugin)/dist/|^cli/templates|\\.json$" },
  },
};
