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
    comment: "Import another folder only through its index.ts or contract.ts.",
    severity: "error",
    from: { path: `^${"([^/]+)/".repeat(depth + 1)}[^/]+$` },
    to: { path: "/", pathNot: [...own, "/(index|contract)[.]ts$", "node_modules/"], dependencyTypesNot: ["core"] },
  };
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...throughTheIndex,
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
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^node_modules|\\.json$" },
  },
};
