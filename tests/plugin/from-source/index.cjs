/* The plugin as it is in the repository, without a build. */
require("tsx/cjs");
require("../../../plugin/main.ts");
