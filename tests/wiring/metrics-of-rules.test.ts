import assert from "node:assert/strict";
import { parser } from "@prometheus-io/lezer-promql";
import { exporterOf, serves } from "../../cli/wiring/metrics";
import { items, text } from "../../cli/values";
