import { runtime } from "@pulumi/pulumi";
import type { Simulation } from "../../../components/testing";
import { splitManifests } from "../../charts";
import { deferredAddress, shownAddress } from "../../deferred-manifests";
import { isStd, stdResult } from "../../std";
import { type DeclaredElsewhere, UnknownTypes } from "../../unknown-types";
import { type Fields, text } from "../../values";

/** The account, region and ids in results by rule. */
const place = {
  accountId: "planned",
  region: "planned",
  newId: (prefix: string, of: string) => `${prefix}${of.length === 0 ? "id" : "planned"}`,
};

/** The functions of a plan that no cloud simulates, and the notes about them. */
export interface PlannedFunctions {
  readonly simulation: Simulation;
  readonly notes: () => readonly string[];
}

/**
 * Answers the functions that an offline plan can answer. It decodes YAML. It does not know the output of a chart, of a folder of Kustomize
 * or of a cluster's method. It answers all others by rule, from the declarations of the installed SDK.
 *
 * @param root the project's folder
 * @param used the program's own declarations of functions that no SDK declares
 */
export function plannedFunctions(root: string, used?: DeclaredElsewhere): PlannedFunctions {
  const unknownTypes = new UnknownTypes(root, used);
  const left = new Set<string>();
  const unknownResult = { result: runtime.unknownValue };
  const unplanned = (what: string, reason: string) => {
    left.add(`${what}: its objects are not planned, because ${reason}`);
    return unknownResult;
  };
  const unrendered = (what: string) => unplanned(what, "only a rehearsal renders it");
  const decoded = (yaml: string) => {
    const address = deferredAddress(yaml);
    return address === undefined
      ? { result: splitManifests(yaml).map(({ object }) => object) }
      : unplanned(`manifest ${shownAddress(address)}`, "a plan downloads nothing");
  };
  const call = (token: string, inputs: Fields): Fields | undefined => {
    if (isStd(token)) {
      return stdResult(token, inputs, root);
    }
    switch (token) {
      case "eks:index:Cluster/getKubeconfig":
        return unknownResult;
      case "kubernetes:yaml:decode":
        return decoded(text(inputs.text) ?? "");
      case "kubernetes:helm:template":
        return unrendered(`chart ${chartOf(text(inputs.jsonOpts) ?? "{}")}`);
      case "kubernetes:kustomize:directory":
        return unrendered(`kustomization ${text(inputs.directory) ?? ""}`);
      default:
        return unknownTypes.answerTo(token, inputs, place);
    }
  };
  return { simulation: { call }, notes: () => [...left, ...unknownTypes.played()] };
}

/** Names the chart that `helm.v3.Chart` requests. */
function chartOf(options: string): string {
  const parsed: unknown = JSON.parse(options);
  return text(parsed, "path") ?? text(parsed, "chart") ?? "";
}
