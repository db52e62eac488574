#!/usr/bin/env -S npx tsx
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { construct } from "./construct";
import { version } from "./package.json";

const provider: pulumi.provider.Provider = {
  version,
  getSchema: async () => readFileSync(join(__dirname, "schema.json"), "utf8"),
  construct,
};

void pulumi.provider.main(provider, process.argv.slice(2));
